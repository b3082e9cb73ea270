"""Which equations, inequalities, intervals, sets and tuples are compared?"""

TOPIC = "relations"
EQUATIONS = """
x1 x2: real
  2*x1 + 3*x2 - 6 = 0
= 2*x1 + 3*x2 = 6
= x1 + 3/2*x2 = 3
= 6 - 3*x2 = 2*x1
= x2 = 2 - 2*x1/3
! 2*x1 - 3*x2 - 6 = 0
! 2*x1 + 3*x2 + 6 = 0
! 3*x1 + 2*x2 - 6 = 0
! x2 = 2 - 3*x1/2

w1 w2 x1 x2: real; b: positive
  w1*x1 + w2*x2 + b = 0
= w1*x1 + w2*x2 = -b
= -b = x1*w1 + x2*w2
! w1*x1 + w2*x2 = b
! w1*x1 + w2*x2 = 0
! w1*x1 - w2*x2 + b = 0

x y: real
  y = x^2 - 1
= y + 1 = x^2
= x^2 - y - 1 = 0
= y = (x-1)*(x+1)
! y = x^2 + 1
! y = (x-1)^2
! y = 1 - x^2

x: real
  x^2 = 4
= (x-2)*(x+2) = 0
= 3*x^2 - 12 = 0
! x = 2
! x^2 = 2
! x^3 = 8
! x^2 = 16

x: real
  x^2 - 3*x + 2 = 0
= (x-1)*(x-2) = 0
= x^2 + 2 = 3*x
! x = 1
! x^2 - 3*x = 2
! (x+1)*(x+2) = 0
! (x-1)*(x-2)*(x-3) = 0

N: natural; x: real[N]; mu: real
  mu = sum(x[n],n,1,N)/N
= sum(x[n],n,1,N)/N = mu
= mu - 1/N*sum(x[k],k,1,N) = 0
! mu = sum(x[n],n,1,N)
! mu = sum(x[n],n,1,N)/(N-1)
! mu = N/sum(x[n],n,1,N)

N: natural; x: real[N]; mu: real; v: positive
  v = sum((x[n]-mu)^2,n,1,N)/N
= N*v = sum((x[n]-mu)^2,n,1,N)
= v = sum((x[n]^2-2*x[n]*mu+mu^2)/N,n,1,N)
! v = sum((x[n]-mu)^2,n,1,N)/(N-1)
! v = sum((x[n]-mu)^2,n,1,N)
! v = sum(x[n]-mu,n,1,N)^2/N

w eta g u: real
  u = w - eta*g
= u - w = -eta*g
= w = u + eta*g
! u = w + eta*g
! u = eta*g - w
! u = w - g

x y: real
  x*y = 0
= y*x = 0
= 3*x*y = 0
! x = 0
! x*y = 1
! x + y = 0

x: real
  x^3 = x
= x*(x^2-1) = 0
= x^3 - x = 0
! x^2 = 1
! x = 1
! x^3 = -x

a b c: real
  a = b + c
= a - b = c
= 2*a = 2*b + 2*c
= -a = -b - c
! a = b - c
! a = b*c
! a = c
"""
INEQUALITIES = """
w x b: real
  w*x + b >= 0
= w*x >= -b
= 0 <= b + w*x
= -w*x <= b
! w*x + b > 1
! w*x >= b
! w*x + b <= 0

x: real
  0 < x < 1
= 1 > x > 0
! 0 < x < 2
! x < 1
! 0 < x

x: real
  2*x - 4 > 0
= x > 2
= 2 < x
= x - 2 > 0
= 4 < 2*x
! x < 2
! x > 4
! x > -2
! 2*x > 2

a b: real
  a + b < 3
= a < 3 - b
= 3 > b + a
= 2*a + 2*b < 6
! a + b > 3
! a - b < 3
! a < 3 + b
! a + b < 2
"""
COLLECTIONS = """
a b: real
  (a + b, a - b)
= (b + a, -(b - a))
! (a - b, a + b)
! (a + b, b - a)

a b: real
  [a, b, a*b]
= [a, b, b*a]
! [b, a, a*b]
! [a, b]
! [a, b, a+b]

a: real
  {1, -1, 2}
= {2, 1, -1}
= {-1, 4/2, 1}
! {1, -1}
! {1, 2, 3}
! {1, -1, 2, 3}

a: real
  [[1, 2], [3, 4]]
= [[2-1, 2], [3, 8/2]]
! [[1, 3], [2, 4]]
! [[1, 2], [4, 3]]
! [[1, 2, 0], [3, 4, 0]]

a: positive
  [0, a)
= [0, 2*a/2)
= [a-a, a)
! (0, a)
! (0, a]
! [0, 2*a)
! [-a, 0)

a: real
  (-1, 1]
= (-2/2, 1]
! [-1, 1)
! (-1, 2]
! (-1, 0]
"""
