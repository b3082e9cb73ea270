"""Which formulas with abstract functions and their derivatives are compared?"""

TOPIC = "abstract functions"
TABLE = """
f g: function; x: real
  f'(x)*g(x) + f(x)*g'(x)
= g(x)*f'(x) + g'(x)*f(x)
! f'(x)*g'(x)
! f'(x)*g(x)
! f'(x)*g(x) - f(x)*g'(x)

f g: function; x: real
  diff(f(x)*g(x), x)
= f'(x)*g(x) + f(x)*g'(x)
! f'(x)*g'(x)
! f'(x) + g'(x)

f: function; g: function; x: real
  (f'(x)*g(x) - f(x)*g'(x))/g(x)^2
= f'(x)/g(x) - f(x)*g'(x)/g(x)^2
! f'(x)/g'(x)
! (f(x)*g'(x) - f'(x)*g(x))/g(x)^2
! (f'(x)*g(x) - f(x)*g'(x))/g(x)

phi: function; w x b: real
  diff(phi(w*x+b), w)
= x*phi'(w*x+b)
! phi'(w*x+b)
! w*phi'(w*x+b)
! phi'(x)

phi: function; w x b: real
  x*phi'(w*x+b)
= phi'(b+x*w)*x
! phi'(w*x+b)
! x*phi'(w*x)
! w*phi'(w*x+b)
! x*phi(w*x+b)

phi: function; d w x: real
  -(d - phi(w*x))*phi'(w*x)*x
= (phi(w*x) - d)*x*phi'(x*w)
! (d - phi(w*x))*phi'(w*x)*x
! -(d - phi(w*x))*x
! -(d - w*x)*phi'(w*x)*x

f: function; x y: real
  f(x + y)
= f(y + x)
! f(x) + f(y)
! f(x - y)
! f(x)*f(y)

f: function; x: real
  f(2*x)
= f(x + x)
! 2*f(x)
! f(x)
! f(x^2)

f: function; x h: positive
  (f(x+h) - f(x-h))/(2*h)
= -(f(x-h) - f(x+h))/(2*h)
! (f(x+h) - f(x))/h
! (f(x+h) - f(x-h))/h
! f'(x)

x a: real
  diff(exp(a*x), x)
= a*exp(a*x)
! exp(a*x)
! x*exp(a*x)
! a*x*exp(a*x)

v: real; a: positive
  diff(1/(1+exp(-a*v)), v)
= a*exp(-a*v)/(1+exp(-a*v))^2
= diff(sigmoid(a*v), v)
! diff(sigmoid(v), v)
! exp(-a*v)/(1+exp(-a*v))^2
! -a*exp(-a*v)/(1+exp(-a*v))^2

x: positive
  diff(x*log(x), x)
= log(x) + 1
= 1 + diff(log(x), x)*x*log(x)
! log(x)
! 1/x
! log(x) + x

x: real
  diff(x^3, x, 2)
= 6*x
= diff(3*x^2, x)
! 3*x^2
! 6
! x^3

f: function; N: natural; x: real[N]
  sum(f(x[n]),n,1,N)
= sum(f(x[N+1-k]),k,1,N)
! f(sum(x[n],n,1,N))
! N*f(x[1])
! sum(f(x[n]),n,2,N)

f: function; x: real
  f''(x) + f(x)
= f(x) + f''(x)
! f'(x) + f(x)
! f''(x)
! 2*f(x)

p: function; N: natural; x: positive[N]
  prod(exp(p(x[n])),n,1,N)
= exp(sum(p(x[n]),n,1,N))
! exp(prod(p(x[n]),n,1,N))
! sum(exp(p(x[n])),n,1,N)
"""
