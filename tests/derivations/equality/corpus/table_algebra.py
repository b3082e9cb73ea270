"""Which everyday rewritings are compared, and where does the domain decide?"""

TOPIC = "algebra"
TABLE = """
x: real
  (x+1)^2
= x^2 + 2*x + 1
= x*(x+2) + 1
! x^2 + 1
! x^2 + x + 1

x y: real
  x^2 - y^2
= (x-y)*(x+y)
= -(y^2-x^2)
! (x-y)^2
! (x+y)^2

x y: real
  (x-y)^2
= x^2 - 2*x*y + y^2
= (y-x)^2
= abs(x-y)^2
! x^2 - y^2
! x^2 + y^2

a b c x: real
  a*x^2 + b*x + c
= x*(a*x+b) + c
= c + b*x + a*x*x
! a*x^2 + b*x - c
! (a+b)*x^3 + c

a: positive; b c x: real
  a*x^2 + b*x + c
= a*(x+b/(2*a))^2 + c - b^2/(4*a)
! a*(x+b/(2*a))^2 + c
! a*(x+b/a)^2 + c - b^2/(4*a)
! a*(x+b/(2*a))^2 + c + b^2/(4*a)

x: real
  (x^2-1)/(x-1)
= x + 1
= (x+1)*(x-1)/(x-1)
! x - 1
! x^2 - 1

c d: real
  (d^3-c^3)/(d-c)
= d^2 + c*d + c^2
= (c+d)^2 - c*d
! d^2 + c^2
! (d-c)^2

x y: real
  x^3 + y^3
= (x+y)*(x^2-x*y+y^2)
! (x+y)^3
! (x+y)*(x^2+x*y+y^2)

s: positive
  sqrt(s^2)
= s
= abs(s)
= (s^3)^(1/3)
! -s
! s^2

s: real
  sqrt(s^2)
= abs(s)
! s
! sqrt(s)^2
! (s^2)^(1/4)

x y: real
  log(x^2*y^2)
= log((x*y)^2)
= 2*log(abs(x*y))
= log(x^2) + log(y^2)
! 2*log(x*y)
! 2*log(x) + 2*log(y)

x y: positive
  log(x^2*y)
= 2*log(x) + log(y)
= log(x) + log(x*y)
! 2*log(x*y)
! 2*log(x) * log(y)
! log(x)^2 + log(y)

x y: real
  log(x*y)
! log(x) + log(y)
! log(abs(x*y))
! log(x)*log(y)

x: real
  exp(log(x^2))
= x^2
! x
! exp(2*log(x))

a b: positive
  sqrt(a*b)
= sqrt(a)*sqrt(b)
= exp((log(a)+log(b))/2)
! sqrt(a) + sqrt(b)
! (a+b)/2

a b: positive
  a^b
= exp(b*log(a))
= (1/a)^(-b)
! b^a
! a*b
! exp(a*log(b))

a b c: positive
  1/(1/a + 1/b + 1/c)
= a*b*c/(a*b + b*c + a*c)
! a + b + c
! 1/(a+b+c)
! a*b*c/(a+b+c)

a b: positive
  (a/b)/(b/a)
= a^2/b^2
= (a/b)^2
! 1
! b^2/a^2

x y: real
  exp(x)*exp(y)
= exp(x+y)
= exp((x+y)/2)^2
! exp(x*y)
! exp(x) + exp(y)

x: real
  sin(x)^2 + cos(x)^2
= 1
= 2*sin(x)*cos(x)/(2*sin(x)*cos(x))
! sin(x) + cos(x)
! -1

x y: real
  sin(x)*cos(y) + cos(x)*sin(y)
= sin(x+y)
! sin(x)+sin(y)
! sin(x-y)
! cos(x+y)

x y: real
  max(x, y)
= (x+y+abs(x-y))/2
= -min(-x, -y)
= y + max(0, x-y)
! x
! x + y
! min(x, y)
! (x+y-abs(x-y))/2

x y: real
  max(x, y) + min(x, y)
= x + y
! max(x, y)
! abs(x-y)

x: in (0, 1)
  abs(x-1)
= 1 - x
= sqrt(1-2*x+x^2)
! x - 1
! 1 + x

x: real, > 1
  sqrt((x-1)^2)
= x - 1
= abs(1-x)
! 1 - x
! x + 1

x: in (-1, 1)
  log(1-x^2)
= log(1-x) + log(1+x)
! 2*log(1-x)
! log(1) - log(x^2)

n: natural
  n*(n+1)/2
= ((n+1)^2 - (n+1))/2
= (n^2+n)/2
! n^2/2
! n*(n-1)/2

n: natural
  factorial(n+1)/factorial(n)
= n + 1
! n
! factorial(n)

n: integer
  (-1)^(2*n)
= 1
= cos(2*pi*n)
! -1
! (-1)^n

n: integer
  sin(pi*n) + cos(pi*n)
= (-1)^n
= cos(pi*n)
! 1
! cos(n)

n: natural; x: real, not 1
  (x^n-1)/(x-1)
= (1-x^n)/(1-x)
= sum(x^k, k, 0, n-1)
! sum(x^k, k, 0, n)
! sum(x^k, k, 1, n)
! x^(n-1)

x: real, not 0
  1/x^2
= (1/x)^2
= x^-2
! 1/abs(x)
! 2/x

x: nonnegative
  sqrt(x)^2
= x
= sqrt(x^2)
! -x
! x^2

a b c d: real
  (a+b)*(c+d)
= a*c + a*d + b*c + b*d
= a*(c+d) + b*(c+d)
! a*c + b*d
! a*b + c*d
! a + b*c + d
"""
