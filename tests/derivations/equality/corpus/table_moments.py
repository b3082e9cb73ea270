"""Which integrals, expected values and abstract densities are compared?"""

TOPIC = "moments"
TABLE = """
p: density; c: real
  int((x + c)*p(x),x,-oo,oo)
= int(x*p(x),x,-oo,oo) + c
= int(t*p(t),t,-oo,oo) + c*int(p(t),t,-oo,oo)
! int(x*p(x),x,-oo,oo)
! int(x*p(x),x,-oo,oo) - c
! int(x^2*p(x),x,-oo,oo) + c

p: density; x: real
  int(x*p(x),x,-oo,oo)
! x*p(x)
! x*int(p(x),x,-oo,oo)

p: density
  int((x - int(t*p(t),t,-oo,oo))^2*p(x),x,-oo,oo)
= int(x^2*p(x),x,-oo,oo) - int(x*p(x),x,-oo,oo)^2
= int((x - int(x*p(x),x,-oo,oo))^2*p(x),x,-oo,oo)
! int(x^2*p(x),x,-oo,oo)
! int(x^2*p(x),x,-oo,oo) - int(x*p(x),x,-oo,oo)
! int(x*p(x),x,-oo,oo)^2 - int(x^2*p(x),x,-oo,oo)

p q: density
  int(int((x+z)*p(x)*q(z),x,-oo,oo),z,-oo,oo)
= int(x*p(x),x,-oo,oo) + int(z*q(z),z,-oo,oo)
= int(int((x+z)*p(x)*q(z),z,-oo,oo),x,-oo,oo)
! int(x*p(x),x,-oo,oo)*int(z*q(z),z,-oo,oo)
! int(x*p(x),x,-oo,oo)
! int(x*p(x),x,-oo,oo) + int(z*p(z),z,-oo,oo)

p q: density
  int(int(x*z*p(x)*q(z),x,-oo,oo),z,-oo,oo)
= int(x*p(x),x,-oo,oo)*int(z*q(z),z,-oo,oo)
! int(x*p(x),x,-oo,oo) + int(z*q(z),z,-oo,oo)
! int(x^2*p(x),x,-oo,oo)

p: density; a b: real
  int((a*x+b)^2*p(x),x,-oo,oo)
= a^2*int(x^2*p(x),x,-oo,oo) + 2*a*b*int(x*p(x),x,-oo,oo) + b^2
! a^2*int(x^2*p(x),x,-oo,oo) + b^2
! a^2*int(x^2*p(x),x,-oo,oo) + a*b*int(x*p(x),x,-oo,oo) + b^2
! int(x^2*p(x),x,-oo,oo)

p: density
  int(x*p(x),x,-oo,oo)
= int(p(t)*t,t,-oo,oo)
! int(p(x),x,-oo,oo)
! int(x^2*p(x),x,-oo,oo)
! int(-x*p(x),x,-oo,oo)

a: real; b: real, > a
  int(x/(b-a),x,a,b)
= 1/(b-a)*int(x,x,a,b)
= (a+b)/2
= (b^2-a^2)/(2*(b-a))
! int(x,x,a,b)
! int(x/(b-a),x,0,b)
! (b-a)/2

a: real; b: real, > a
  int(x^2/(b-a),x,a,b) - ((a+b)/2)^2
= int((x-(a+b)/2)^2/(b-a),x,a,b)
= (b-a)^2/12
! int(x^2/(b-a),x,a,b)
! int(x^2/(b-a),x,a,b) - (a+b)/2
! int((x-(a+b)/2)/(b-a),x,a,b)

a: real; b: real, > a
  int(x^2,x,a,b)
= (b^3-a^3)/3
= int(t^2,t,a,b)
= -int(x^2,x,b,a)
! b^3-a^3
! (b-a)^3/3
! int(x^2,x,b,a)

lambda c: positive
  int(lambda*exp(-lambda*x),x,0,c)
= 1 - exp(-lambda*c)
= lambda*int(exp(-lambda*t),t,0,c)
! exp(-lambda*c)
! 1 - exp(-c)
! int(exp(-lambda*x),x,0,c)

x z: real
  E[x + z]
= E[x] + E[z]
= E[z + x]
! E[x]*E[z]
! E[x]
! E[x - z]

x z: real
  var[x + z]
= var[x] + var[z] + 2*cov[x, z]
= cov[x+z, x+z]
! var[x] + var[z]
! var[x] + var[z] + cov[x, z]
! var[x] + var[z] - 2*cov[x, z]

x: real
  var[x]
= E[x^2] - E[x]^2
= cov[x, x]
= E[(x - E[x])^2]
! E[x^2]
! E[x]^2 - E[x^2]
! E[x^2] - E[x]
! E[x - E[x]]^2

x: real
  var[3*x + 2]
= 9*var[x]
= var[3*x]
= 9*E[x^2] - 9*E[x]^2
! 3*var[x]
! 9*var[x] + 2
! 9*var[x] + 4

x: real
  E[2*x^2 - 3*x + 1]
= 2*E[x^2] - 3*E[x] + 1
= 1 + 2*var[x] + 2*E[x]^2 - 3*E[x]
! 2*E[x]^2 - 3*E[x] + 1
! 2*E[x^2] - 3*E[x]
! 2*E[x^2] - E[x] + 1

x z: real
  cov[x, z]
= E[x*z] - E[x]*E[z]
= E[(x-E[x])*(z-E[z])]
= cov[z, x]
! E[x*z]
! E[x]*E[z] - E[x*z]
! E[x]*E[z]

x z: real
  var[x - z]
= var[x] + var[z] - 2*cov[x,z]
= var[z - x]
! var[x] - var[z]
! var[x] + var[z]
! var[x] + var[z] + 2*cov[x,z]

x z: real
  cov[x + z, x - z]
= var[x] - var[z]
! var[x] + var[z]
! cov[x, x] + cov[z, z]
! var[x - z]

N: natural; x: real[N]; p: simplex[N]
  sum(p[n]*(x[n] - sum(p[m]*x[m],m,1,N))^2,n,1,N)
= sum(p[n]*x[n]^2,n,1,N) - sum(p[n]*x[n],n,1,N)^2
! sum(p[n]*x[n]^2,n,1,N)
! sum(p[n]*x[n]^2,n,1,N) - sum(p[n]^2*x[n]^2,n,1,N)
! sum(p[n]^2*x[n]^2,n,1,N) - sum(p[n]*x[n],n,1,N)^2
"""
