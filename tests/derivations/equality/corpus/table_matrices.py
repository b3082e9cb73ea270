"""Which formulas with vectors and matrices of symbolic shapes are compared?"""

TOPIC = "matrices"
TABLE = """
n d: natural; X: real[n,d]; w: real[d]; y: real[n]
  2*X^T*(X*w-y)
= 2*X^T*X*w - 2*X^T*y
= -2*X^T*(y-X*w)
= 2*(X^T*X*w - X^T*y)
! X^T*(X*w-y)
! 2*X^T*(y-X*w)
! 2*X*(X*w-y)
! 2*X^T*X*w - X^T*y

n d: natural; X: real[n,d]; w: real[d]; y: real[n]
  (X*w-y)^T*(X*w-y)
= w^T*X^T*X*w - 2*w^T*X^T*y + y^T*y
= norm(X*w-y)^2
= (y-X*w)^T*(y-X*w)
! norm(X*w-y)
! w^T*X^T*X*w - w^T*X^T*y + y^T*y
! w^T*X^T*X*w + y^T*y
! (X*w-y)*(X*w-y)^T

n d: natural; X: real[n,d]; y: real[n]; lambda: positive
  (X^T*X + lambda*I)^-1*X^T*y
= (lambda*I + X^T*X)^-1*X^T*y
! (X^T*X)^-1*X^T*y
! (X^T*X - lambda*I)^-1*X^T*y
! (X^T*X + I)^-1*X^T*y
! (X*X^T + lambda*I)^-1*X^T*y

n d: natural; X: real[n,d]; w: real[d]; y: real[n]; lambda: positive
  2*X^T*(X*w-y) + 2*lambda*w
= 2*(X^T*X + lambda*I)*w - 2*X^T*y
= 2*(X^T*(X*w-y) + lambda*w)
! 2*X^T*(X*w-y) + lambda*w
! 2*X^T*(X*w-y) - 2*lambda*w
! 2*X^T*(X*w-y) + 2*lambda

n: natural; A: real[n,n]; x: real[n]
  (A + A^T)*x
= A*x + A^T*x
= (A^T + A)*x
= (x^T*(A + A^T))^T
! 2*A*x
! A*x
! (A - A^T)*x
! x^T*A

n: natural; A: symmetric[n]; x: real[n]
  2*A*x
= (A + A^T)*x
= 2*A^T*x
! A*x
! x^T*A*x
! A^2*x

n: natural; A: real[n,n]; B: real[n,n]
  (A*B)^T
= B^T*A^T
! A^T*B^T
! A*B
! (B*A)^T

n: natural; A: real[n,n]; B: real[n,n]
  (A*B)^-1
= B^-1*A^-1
! A^-1*B^-1
! A^-1*B
! (B*A)^-1

n: natural; A: real[n,n]
  (A^T)^-1
= (A^-1)^T
! A^-1
! A^T

n m: natural; A: real[n,m]; B: real[m,n]
  tr(A*B)
= tr(B*A)
= tr(B^T*A^T)
! tr(A^T*B)
! tr(A*B)^2

n: natural; A: real[n,n]; B: real[n,n]
  tr(A + B)
= tr(A) + tr(B)
= tr(B^T + A)
! tr(A)*tr(B)
! tr(A*B)
! tr(A)

n: natural; A: real[n,n]; B: real[n,n]
  tr(A*B)
= tr(A^T*B^T)
! tr(A)*tr(B)
! tr(A*B^T)
! tr(B)

n: natural; A: real[n,n]; B: real[n,n]
  det(A*B)
= det(A)*det(B)
= det(B*A)
= det(A^T)*det(B)
! det(A) + det(B)
! det(A+B)
! tr(A*B)

n: natural; A: real[n,n]; B: real[n,n]
  (A+B)^2
= A^2 + A*B + B*A + B^2
= (A+B)*(A+B)
! A^2 + 2*A*B + B^2
! A^2 + B^2

n: natural; A: real[n,n]; B: real[n,n]
  (A-B)*(A+B)
= A^2 + A*B - B*A - B^2
! A^2 - B^2
! (A+B)*(A-B)

d: natural; w: real[d]; x: real[d]; b: real
  w^T*x + b
= dot(w, x) + b
= sum(w[i]*x[i],i,1,d) + b
= x^T*w + b
! dot(w, x)
! sum(w[i],i,1,d)*sum(x[i],i,1,d) + b
! w^T*x - b

d: natural; w: real[d]; x: real[d]; y: real
  (y - w^T*x)*x
= y*x - x*x^T*w
= x*(y - x^T*w)
= -(w^T*x - y)*x
! (y - w^T*x)*w
! y*x - x^T*x*w
! (w^T*x - y)*x

d: natural; x: real[d]; mu: real[d]; S: spd[d]
  (x-mu)^T*S^-1*(x-mu)
= x^T*S^-1*x - 2*mu^T*S^-1*x + mu^T*S^-1*mu
= (mu-x)^T*S^-1*(mu-x)
! x^T*S^-1*x - mu^T*S^-1*x + mu^T*S^-1*mu
! x^T*S^-1*x - mu^T*S^-1*mu
! (x-mu)^T*S*(x-mu)
! (x-mu)*S^-1*(x-mu)^T

d: natural; x: real[d]; mu: real[d]; S: spd[d]
  -S^-1*(x-mu)
= S^-1*(mu-x)
= S^-1*mu - S^-1*x
! S^-1*(x-mu)
! -S*(x-mu)
! -2*S^-1*(x-mu)

m n: natural; W: real[m,n]; x: real[n]; b: real[m]
  sigmoid(W*x + b)
= sigmoid(b + W*x)
! sigmoid(W*x)
! sigmoid(W*x) + b
! sigmoid(W^T*x + b)

m n: natural; W: real[m,n]; delta: real[m]; h: real[n]
  (W^T*delta) ⊙ h
= h ⊙ (W^T*delta)
= diag(h)*W^T*delta
! W^T*delta
! (W*delta) ⊙ h
! h^T*(W^T*delta)

m n: natural; delta: real[m]; x: real[n]
  delta*x^T
= (x*delta^T)^T
! x*delta^T
! delta^T*x

n: natural; a: real[n]; b: real[n]; c: real[n]
  a ⊙ (b + c)
= a ⊙ b + a ⊙ c
= (c + b) ⊙ a
! a ⊙ b + c
! b ⊙ c

n: natural; u: real[n]; v: real[n]
  norm(u - v)^2
= norm(u)^2 - 2*u^T*v + norm(v)^2
= dot(u, u) - 2*dot(u, v) + dot(v, v)
! norm(u)^2 - norm(v)^2
! norm(u)^2 + norm(v)^2
! norm(u)^2 + 2*u^T*v + norm(v)^2
! norm(u - v)

n: natural; u: real[n]; v: real[n]; A: real[n,n]
  u^T*A*v
= v^T*A^T*u
= sum(sum(u[i]*A[i,j]*v[j],j,1,n),i,1,n)
! v^T*A*u
! u^T*A^T*v
! sum(sum(u[i]*A[j,i]*v[j],j,1,n),i,1,n)

n m: natural; A: real[n,m]
  tr(A^T*A)
= sum(sum(A[i,j]^2,j,1,m),i,1,n)
= tr(A*A^T)
! sum(sum(A[i,j],j,1,m),i,1,n)^2
! tr(A)^2

n d: natural; X: real[n,d]; w: real[d]
  (X*w)^T
= w^T*X^T
! X^T*w^T
! X*w
! X^T*w

n: natural; A: real[n,n]; I0: real
  A*A^-1*A
= A
! A^-1
! A^2
! I

n d: natural; X: real[n,d]; w: real[d]; y: real[n]
  X^T*(sigmoid(X*w) - y)
= X^T*sigmoid(X*w) - X^T*y
= -X^T*(y - sigmoid(X*w))
! X^T*(y - sigmoid(X*w))
! X^T*(X*w - y)
! sigmoid(X*w) - y
"""
