"""Which formulas are compared up to a constant, a factor, a sign?  First line: the mode | what varies."""

UP_TO = """
up-to-constant mu: real; s2: positive; N: natural; x: real[N] | mu
  -sum((x[n]-mu)^2,n,1,N)/(2*s2)
= mu*sum(x[n],n,1,N)/s2 - N*mu^2/(2*s2)

up-to-constant v: positive; T: positive; n: natural | v
  -n/2*log(v) - T/(2*v)
= -n*log(sqrt(v)) - T/2*v^-1

up-to-constant lambda: positive; k: natural | lambda
  k*log(lambda) - lambda
= -lambda - k*log(1/lambda)

up-to-constant p: probability; k n: natural | p
  k*log(p) + n*log(1-p)
= log(p^k*(1-p)^n)

up-to-constant w: real; y x: real; lambda: positive | w
  (y-w*x)^2/2 + lambda*w^2/2
= w^2*(x^2+lambda)/2 - w*x*y

up-to-constant x: real; a c: real | x
  (x-a)^2 + c
= x^2 - 2*a*x

up-to-constant x: real; a: positive | x
  log(exp(a*x)+1)
= a*x - log(sigmoid(a*x))

up-to-constant a b: real; t: positive | a b
  a*b/t + sin(a)
= (a*b + t*sin(a))/t

up-to-factor p: probability; k n: natural | p
  p^k*(1-p)^n
= exp(k*log(p)+n*log(1-p))

up-to-factor lambda: positive; k: natural | lambda
  lambda^k*exp(-lambda)
= exp(k*log(lambda)-lambda)

up-to-factor mu: real; x: real; s2: positive | mu
  exp(-(x-mu)^2/(2*s2))
= exp(mu*x/s2 - mu^2/(2*s2))

up-to-factor x: real; mu: real; s2: positive | x
  exp(-(x-mu)^2/(2*s2))/sqrt(2*pi*s2)
= exp(-x^2/(2*s2) + x*mu/s2)

up-to-factor v: positive; T: positive; n: natural | v
  v^(-n/2)*exp(-T/(2*v))
= (1/v)^(n/2)/exp(T/(2*v))

up-to-factor phi: probability; a b: positive | phi
  phi^(a-1)*(1-phi)^(b-1)
= exp((a-1)*log(phi))*(1-phi)^b/(1-phi)

up-to-factor x: real; a: positive | x
  a*x*exp(-a*x^2)
= 2*a*x/exp(a*x*x)

up-to-sign x: real; a: real |
  (x-a)*exp(-x)
= (a-x)/exp(x)

up-to-sign w b: real; x: real |
  w*x + b
= -b - w*x

up-to-sign y t: real |
  (y-t)*y*(1-y)
= (t-y)*(y-y^2)
"""
CONSTANTS = {
    "up-to-constant": ("3", "log(2*pi)", "-1/2", "100"),
    "up-to-factor": ("2", "1/sqrt(2*pi)", "1/7", "10"),
}
SPOILERS = {
    "up-to-constant": ("2*({})", "({})/3", "-({})", "({})^2"),
    "up-to-factor": ("-({})", "({}) + 1", "({})^2", "1/({})"),
    "up-to-sign": ("2*({})", "({}) + 1", "({})^2", "({})/2"),
}
