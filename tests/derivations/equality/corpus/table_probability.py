"""Which formulas of probability are compared?  Bayes' rule, moments, likelihoods of one parameter."""

TOPIC = "probability"
TABLE = """
alpha beta pi: probability
  alpha*pi/(alpha*pi + beta*(1-pi))
= 1/(1 + beta*(1-pi)/(alpha*pi))
= 1 - beta*(1-pi)/(alpha*pi + beta*(1-pi))
= alpha*pi/(beta + pi*(alpha-beta))
! alpha*pi/(alpha*pi + beta*pi)                # wrong complement
! alpha*pi/(alpha + beta)                      # lost prior
! beta*(1-pi)/(alpha*pi + beta*(1-pi))         # complement

alpha beta pi: probability
  (1-alpha)*pi/((1-alpha)*pi + (1-beta)*(1-pi))
= (pi - alpha*pi)/(1 - beta - pi*(alpha-beta))
= 1/(1 + (1-beta)*(1-pi)/((1-alpha)*pi))
! (1-alpha)*pi/((1-alpha)*pi + beta*(1-pi))    # wrong complement
! 1 - alpha*pi/(alpha*pi + beta*(1-pi))        # complement of the posterior

a b c: probability
  a*b*c/(a*b*c + (1-a)*(1-b)*(1-c))
= 1/(1 + (1/a-1)*(1/b-1)*(1/c-1))
! a*b*c/(a*b*c + 1 - a*b*c)                    # denominator of one
! (1/a-1)*(1/b-1)*(1/c-1)                      # odds

p: probability
  log(p/(1-p))
= log(p) - log(1-p)
= -log(1/p - 1)
= -log((1-p)/p)
! log(p)/log(1-p)                              # log rule
! log(p) + log(1-p)                            # sign
! log(1-p) - log(p)                            # swapped

p: probability; n k: natural
  k*log(p) + n*log(1-p)
= log(p^k*(1-p)^n)
= n*log(1-p) - k*log(1/p)
! k*log(p) - n*log(1-p)
! (k+n)*log(p*(1-p))                           # merged powers

p q: probability
  p + q - p*q
= 1 - (1-p)*(1-q)
= p + q*(1-p)
! p + q
! p*q
! 1 - (1-p*q)                                  # wrong complement

p: probability; n: natural
  1 - (1-p)^n
= -((1-p)^n - 1)
= p*(1-(1-p)^n)/p
! 1 - p^n
! n*p                                          # union bound
! (1-p)^n

p: probability
  p*(1-p)
= p - p^2
= 1/4 - (p-1/2)^2
! p^2 - p
! 1 - p^2
! (1-p)^2

p: probability
  -p*log(p) - (1-p)*log(1-p)
= p*log(1/p) + (1-p)*log(1/(1-p))
= -log(1-p) - p*log(p/(1-p))
! p*log(p) + (1-p)*log(1-p)                    # lost minus
! -p*log(p) + (1-p)*log(1-p)
! -log(p*(1-p))

p q: probability
  p*log(p/q) + (1-p)*log((1-p)/(1-q))
= p*log(p) - p*log(q) + (1-p)*log(1-p) - (1-p)*log(1-q)
! p*log(q/p) + (1-p)*log((1-q)/(1-p))          # inverted
! p*log(p/q)                                   # missing term

lambda: positive; k: natural
  k*log(lambda) - lambda
= -lambda - k*log(1/lambda)
= log(lambda^k*exp(-lambda))
! k*log(lambda) + lambda
! log(k*lambda) - lambda                       # log rule
! k/lambda - 1                                 # derivative instead

lambda: positive; k: natural
  k/lambda - 1
= (k - lambda)/lambda
= -(lambda - k)/lambda
! k/lambda - lambda
! (k - 1)/lambda                               # cancelled wrongly
! lambda/k - 1

lambda x: positive
  lambda*exp(-lambda*x)
= lambda/exp(lambda*x)
= exp(log(lambda) - lambda*x)
! exp(-lambda*x)
! lambda*exp(lambda*x)
! -lambda*exp(-lambda*x)

lambda x: positive
  1 - exp(-lambda*x)
= (exp(lambda*x) - 1)/exp(lambda*x)
= 2*exp(-lambda*x/2)*sinh(lambda*x/2)
! 1 - exp(-x/lambda)                           # inverted
! lambda*x                                     # linear only

x mu: real; s: positive
  exp(-(x-mu)^2/(2*s^2))/(s*sqrt(2*pi))
= exp(-((x-mu)/s)^2/2)/sqrt(2*pi*s^2)
= (2*pi*s^2)^(-1/2)*exp(-(mu-x)^2/(2*s^2))
! exp(-(x-mu)^2/(2*s))/(s*sqrt(2*pi))          # s for s^2
! exp(-(x-mu)^2/(2*s^2))/(2*pi*s^2)            # lost root
! exp(-(x-mu)^2/s^2)/(s*sqrt(2*pi))            # lost half
! exp(-(x-mu)/(2*s^2))/(s*sqrt(2*pi))          # lost square

x mu: real; s2: positive
  -log(2*pi*s2)/2 - (x-mu)^2/(2*s2)
= -1/2*(log(2*pi) + log(s2) + (x-mu)^2/s2)
= log(exp(-(x-mu)^2/(2*s2))/sqrt(2*pi*s2))
! -log(2*pi*s2) - (x-mu)^2/(2*s2)
! -log(2*pi*s2)/2 + (x-mu)^2/(2*s2)
! -log(sqrt(2*pi)*s2) - (x-mu)^2/(2*s2)

x mu: real; s2: positive
  -1/(2*s2) + (x-mu)^2/(2*s2^2)
= ((x-mu)^2 - s2)/(2*s2^2)
= ((x-mu)^2/s2 - 1)/(2*s2)
! -1/(2*s2) + (x-mu)^2/s2^2
! -1/(2*s2) - (x-mu)^2/(2*s2^2)
! -1/s2 + (x-mu)^2/s2^3                        # by s instead of s^2

x mu: real; s: positive
  -1/s + (x-mu)^2/s^3
= ((x-mu)^2 - s^2)/s^3
! -1/s + (x-mu)^2/s^2
! -1/(2*s) + (x-mu)^2/(2*s^2)

a: real; b: real, > a
  (a+b)/2
= (b^2-a^2)/(2*(b-a))
= a + (b-a)/2
! (b-a)/2
! (b^2-a^2)/2

a: real; b: real, > a
  (a^2 + a*b + b^2)/3
= (b^3-a^3)/(3*(b-a))
= ((a+b)^2 - a*b)/3
! (a^2 + b^2)/3                                # missing term
! (b^3-a^3)/3
! (a+b)^2/3

a: real; b: real, > a
  (b-a)^2/12
= (a^2+a*b+b^2)/3 - ((a+b)/2)^2
= (a-b)^2/12
! (b^2-a^2)/12
! (b-a)/12
! (b-a)^2/3

p: probability; r: natural
  (1-p)^(r-1)*p
= p*(1-p)^r/(1-p)
! (1-p)^r*p
! p^(r-1)*(1-p)

a b: positive
  a/(a+b)
= 1 - b/(a+b)
= 1/(1 + b/a)
! a/b
! b/(a+b)
! 1 + a/b

a b: positive
  a*b/((a+b)^2*(a+b+1))
= a/(a+b)*(1 - a/(a+b))/(a+b+1)
! a*b/((a+b)^2*(a+b))
! a*b/((a+b)*(a+b+1))
"""
