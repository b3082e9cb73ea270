"""Which formulas of forward and backward passes are compared?"""

TOPIC = "networks"
TABLE = """
w5 w6 w1 w2 x1 x2 b: real
  sigmoid(w5*sigmoid(w1*x1+w2*x2+b) + w6)
= 1/(1+exp(-w6-w5/(1+exp(-w1*x1-w2*x2-b))))
! sigmoid(w5*(w1*x1+w2*x2+b) + w6)
! sigmoid(w5*sigmoid(w1*x1+w2*x2) + w6)
! sigmoid(w5)*sigmoid(w1*x1+w2*x2+b) + w6

o t h: real
  (o-t)*o*(1-o)*h
= -(t-o)*o*(1-o)*h
= h*(o-t)*(o-o^2)
= h*o*(o-t) - h*o^2*(o-t)
! (t-o)*o*(1-o)*h
! (o-t)*o*(1-o)
! (o-t)*h
! (o-t)*o*(1-o^2)*h

o1 o2 t1 t2 w5 w7 h1 x1: real
  ((o1-t1)*o1*(1-o1)*w5 + (o2-t2)*o2*(1-o2)*w7)*h1*(1-h1)*x1
= x1*h1*(1-h1)*(w5*o1*(1-o1)*(o1-t1) - w7*o2*(1-o2)*(t2-o2))
! ((o1-t1)*w5 + (o2-t2)*w7)*h1*(1-h1)*x1
! (o1-t1)*o1*(1-o1)*w5*h1*(1-h1)*x1
! ((o1-t1)*o1*(1-o1)*w5 + (o2-t2)*o2*(1-o2)*w7)*h1*(1-h1)
! ((o1-t1)*o1*(1-o1)*w7 + (o2-t2)*o2*(1-o2)*w5)*h1*(1-h1)*x1

w eta g: real
  w - eta*g
= w + eta*(-g)
= -(eta*g - w)
! w + eta*g
! w - g
! eta*w - g

e a x: real; phi: function; v: real
  -e*a*phi'(v)*x
= -a*e*x*phi'(v)
! e*a*phi'(v)*x
! -e*a*phi(v)*x
! -e*phi'(v)*x

m: natural; w: real[m]; delta: real[m]; phi: function; v: real
  phi'(v)*sum(delta[k]*w[k],k,1,m)
= sum(delta[k]*phi'(v)*w[k],k,1,m)
! phi(v)*sum(delta[k]*w[k],k,1,m)
! sum(delta[k]*w[k],k,1,m)
! phi'(v)*sum(delta[k],k,1,m)
! phi'(v)*sum(delta[k],k,1,m)*sum(w[k],k,1,m)

m: natural; e: real[m]
  sum(e[j]^2,j,1,m)/2
= 1/2*sum(e[k]*e[k],k,1,m)
! sum(e[j],j,1,m)^2/2
! sum(e[j]^2,j,1,m)
! sum(e[j]^2,j,1,m)/(2*m)

d y w x: real; eta: positive
  w + eta*(d-y)*x
= w - eta*(y-d)*x
= w + eta*d*x - eta*y*x
! w - eta*(d-y)*x
! w + eta*(d-y)
! w + (d-y)*x

d w x b: real; eta: positive
  w + eta*(d - [w*x+b >= 0])*x
= w + eta*(d - hardlim(w*x+b))*x
= w + eta*d*x - eta*x*[w*x+b >= 0]
! w + eta*(d - (w*x+b))*x
! w + eta*(d - [w*x+b < 0])*x
! w - eta*(d - [w*x+b >= 0])*x

w1 w2 b x1: real
  [w1*x1+w2*x1+b > 0]
= 1 - [w1*x1+w2*x1+b <= 0]
= [(w1+w2)*x1 > -b]
! [w1*x1+w2*x1 > b]
! [w1*x1+w2*x1+b < 0]

a b: 0..1
  a + b - a*b
= max(a, b)
= [a + b >= 1]
= 1 - (1-a)*(1-b)
! a*b
! a + b
! min(a, b)

a b: 0..1
  a + b - 2*a*b
= abs(a-b)
= [a != b]
= (a-b)^2
! a + b
! max(a, b)
! a*b

L: natural; w: real[L]; x: real
  prod(w[l],l,1,L)*x
= x*prod(w[l],l,1,L)
! sum(w[l],l,1,L)*x
! x*w[L]
! x^L*prod(w[l],l,1,L)

x w v b c: real
  v*max(0, w*x+b) + c
= c + v*relu(w*x+b)
= c + v*(w*x+b)*[w*x+b > 0]
! v*max(0, w*x) + b + c
! max(0, v*w*x+v*b) + c
! v*(w*x+b) + c

y1 y2 d1 d2 v1 v2: real
  -(d1-y1)*v1 - (d2-y2)*v2
= (y1-d1)*v1 + (y2-d2)*v2
! (d1-y1)*v1 + (d2-y2)*v2
! -(d1-y1+d2-y2)*(v1+v2)
! -(d1-y1)*v1

x: real; f: function
  f(x) + x
= x + f(x)
! f(x)
! f(x)*x
! f(x + x)
"""
