"""Which formulas of activation functions are compared?  Units, slopes, thresholds, rectifiers, softmax."""

TOPIC = "activations"
TABLE = """
v: real; a: positive
  1/(1+exp(-a*v))
= exp(a*v)/(1+exp(a*v))
= sigmoid(a*v)
= (1+tanh(a*v/2))/2
! 1/(1+exp(a*v))
! 1/(1-exp(-a*v))
! 1/(1+exp(-v)^(1/a))

v: real; a: positive
  a*sigmoid(a*v)*(1-sigmoid(a*v))
= a*exp(-a*v)/(1+exp(-a*v))^2
= a/(2+exp(a*v)+exp(-a*v))
= a/(4*cosh(a*v/2)^2)
! sigmoid(a*v)*(1-sigmoid(a*v))                # lost inner derivative
! a*sigmoid(a*v)*(1+sigmoid(a*v))
! a*exp(-a*v)/(1+exp(-a*v))                    # lost square

v: real; a: positive; y: = 1/(1+exp(-a*v))
  a*y*(1-y)
= a*(y - y^2)
= a*exp(-a*v)*y^2
= a*y/(1+exp(a*v))
! y*(1-y)
! a*y*(y-1)
! a*y*(1-y^2)

a b v: real
  a*tanh(b*v)
= a*(1-exp(-2*b*v))/(1+exp(-2*b*v))
= 2*a*sigmoid(2*b*v) - a
! a*tanh(b)*v
! 2*a*sigmoid(2*b*v)
! a*sigmoid(2*b*v) - a

a b v: real
  a*b*(1-tanh(b*v)^2)
= a*b*sech(b*v)^2
= a*b/cosh(b*v)^2
= 4*a*b/(exp(b*v)+exp(-b*v))^2
! a*(1-tanh(b*v)^2)
! a*b*(1-tanh(b*v))
! a*b*(1-tanh(v)^2)

a b v: real; y: = a*tanh(b*v)
  a*b - b*y^2/a
= b/a*(a-y)*(a+y)
= b/a*(a^2-y^2)
! b*(1-y^2)
! b/a*(a-y)^2
! a*b*(1-y^2)

z: real
  sigmoid(-z)
= 1 - sigmoid(z)
= 1/(1+exp(z))
= sigmoid(z)*exp(-z)
! -sigmoid(z)
! 1/(1+exp(-z))

x: real
  max(0, x)
= (x + abs(x))/2
= x*[x > 0]
= piecewise((x, x > 0), (0, x <= 0))
= relu(x)
! x
! abs(x)
! x*[x < 0]
! (x - abs(x))/2
! softplus(x)                                  # smooth instead

x: real; a: in (0, 1)
  max(a*x, x)
= piecewise((x, x >= 0), (a*x, x < 0))
= max(0, x) + a*min(0, x)
= (1+a)/2*x + (1-a)/2*abs(x)
! max(0, x) - a*min(0, x)
! max(0, x)
! a*max(0, x)
! min(a*x, x)

x: real
  [x > 0] + 0.1*[x < 0]
= piecewise((1, x > 0), (0.1, x < 0), (0, x = 0))
! [x > 0]
! [x > 0] - 0.1*[x < 0]

x: real
  log(1+exp(x))
= softplus(x)
= max(x, 0) + log(1+exp(-abs(x)))
= x + log(1+exp(-x))
= -log(sigmoid(-x))
! max(x, 0)
! -log(sigmoid(x))
! log(exp(x))
! x + log(1+exp(x))

x: real; b: positive
  log(1+exp(b*x))/b
= x + log(1+exp(-b*x))/b
! log(1+exp(x))
! log(1+exp(b*x))
! max(0, x)

x: real
  x*sigmoid(x)
= x/(1+exp(-x))
= x - x*sigmoid(-x)
! max(0, x)
! sigmoid(x^2)
! x/(1+exp(x))

x: real
  sigmoid(x) + x*sigmoid(x)*(1-sigmoid(x))
= sigmoid(x)*(1 + x*(1-sigmoid(x)))
= x*sigmoid(x) + sigmoid(x)*(1-x*sigmoid(x))
! sigmoid(x) + x*sigmoid(x)
! sigmoid(x)*(1-sigmoid(x))
! x*sigmoid(x)*(1-sigmoid(x))

z1 z2: real
  exp(z1)/(exp(z1)+exp(z2))
= 1/(1+exp(z2-z1))
= sigmoid(z1-z2)
= exp(z1-z2)/(exp(z1-z2)+1)
! sigmoid(z2-z1)
! sigmoid(z1)
! z1/(z1+z2)
! exp(z1)/(exp(z1+z2))

z1 z2 z3: real
  exp(z1)/(exp(z1)+exp(z2)+exp(z3))
= 1/(1+exp(z2-z1)+exp(z3-z1))
= exp(z1-z3)/(exp(z1-z3)+exp(z2-z3)+1)
! 1/(1+exp(z1-z2)+exp(z1-z3))
! exp(z1)/(exp(z2)+exp(z3))
! 1/(1+exp(z2+z3-z1))

z1 z2: real; s: = exp(z1)/(exp(z1)+exp(z2))
  s*(1-s)
= exp(z1+z2)/(exp(z1)+exp(z2))^2
= s - s^2
! -s*(1-s)
! s*s
! exp(z1+z2)/(exp(2*z1)+exp(2*z2))

v: real
  hardlim(v)
= [v >= 0]
= piecewise((1, v >= 0), (0, v < 0))
= (1 + hardlims(v))/2
! [v <= 0]
! hardlims(v)
! (1 + v/abs(v))/3

v: real
  hardlims(v)
= 2*[v >= 0] - 1
= 2*hardlim(v) - 1
! 2*hardlim(v)
! sign(v)/2

v: real
  max(0, min(1, v))
= satlin(v)
= v*[v > 0]*[v < 1] + [v >= 1]
= piecewise((0, v < 0), (v, v <= 1), (1, v > 1))
= (abs(v) - abs(v-1) + 1)/2
! max(0, v)
! min(1, v)
! satlins(v)
! sigmoid(v)

x: real
  abs(x)
= sqrt(x^2)
= max(x, -x)
= x*sign(x)
= 2*max(0, x) - x
! x
! sqrt(x)^2
! -x
! max(x, x^2)

x: real
  tanh(x)
= (exp(x)-exp(-x))/(exp(x)+exp(-x))
= (exp(2*x)-1)/(exp(2*x)+1)
= sinh(x)/cosh(x)
= 2*sigmoid(2*x)-1
! 2*sigmoid(x)-1
! (exp(x)-1)/(exp(x)+1)
! x

x: real
  exp(-x^2)
= 1/exp(x^2)
= exp(-x*x)
! exp(-x)^2
! exp(x^2)
! exp(-2*x)

w1 w2 b x1 x2: real
  sigmoid(w1*x1 + w2*x2 + b)
= 1/(1+exp(-w1*x1-w2*x2-b))
= 1 - 1/(1+exp(b+w1*x1+w2*x2))
! sigmoid(w1*x1 + w2*x2)
! sigmoid(w1*x1 + w2*x2 - b)
! 1/(1+exp(-w1*x1)+exp(-w2*x2)+exp(-b))

x: real
  x^2/2*[abs(x) <= 1] + (abs(x) - 1/2)*[abs(x) > 1]
= piecewise((x^2/2, abs(x) <= 1), (abs(x) - 1/2, abs(x) > 1))
= min(abs(x), 1)*(abs(x) - min(abs(x), 1)/2)
! x^2/2
! abs(x) - 1/2
! x^2/2*[x <= 1] + (x - 1/2)*[x > 1]
"""
