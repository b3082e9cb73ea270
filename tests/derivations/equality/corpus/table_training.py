"""Which formulas of optimisers, averages and batch normalisation are compared?"""

TOPIC = "optimisers"
TABLE = """
beta: probability; v x: real
  beta*v + (1-beta)*x
= v + (1-beta)*(x-v)
= x + beta*(v-x)
! beta*v + x
! beta*x + (1-beta)*v
! v + beta*(x-v)

beta: probability; n: natural; x: real[n]
  (1-beta)*sum(beta^(n-k)*x[k],k,1,n)
= sum((1-beta)*beta^k*x[n-k],k,0,n-1)
! sum(beta^(n-k)*x[k],k,1,n)
! (1-beta)*sum(beta^k*x[k],k,1,n)
! (1-beta)*sum(beta^(n-k)*x[k],k,2,n)

beta: probability; n: natural
  (1-beta)*sum(beta^k,k,0,n-1)
= 1 - beta^n
= (1-beta)*(beta^n-1)/(beta-1)
! 1
! 1 - beta^(n-1)
! beta^n

beta: probability; n: natural; v: real
  v/(1-beta^n)
= v/((1-beta)*sum(beta^k,k,0,n-1))
! v
! v/(1-beta)^n
! v*(1-beta^n)

mu eta g v w: real
  w + mu*v - eta*g
= w - (eta*g - mu*v)
! w + mu*v + eta*g
! w - mu*v - eta*g
! w + mu*(v - eta*g)

m v: real; eta epsilon: positive; s: nonnegative
  m - eta*v/(sqrt(s) + epsilon)
= m - eta*v*(sqrt(s) + epsilon)^-1
! m - eta*v/sqrt(s + epsilon)
! m - eta*v/sqrt(s) + epsilon
! m - eta*v/(s + epsilon)

eta: positive; w: real; n: natural
  w*(1-2*eta)^n
= (1-2*eta)^n*w
! w*(1-2*eta*n)
! w*(1-eta)^n
! w - 2*eta*n

lambda eta: positive; w g: real
  (1-eta*lambda)*w - eta*g
= w - eta*(g + lambda*w)
! w - eta*g + lambda*w
! (1-lambda)*w - eta*g
! w - eta*(g - lambda*w)

eta0: positive; n T: natural
  eta0*(1 + cos(pi*n/T))/2
= eta0*cos(pi*n/(2*T))^2
! eta0*cos(pi*n/T)
! eta0*(1 - cos(pi*n/T))/2
! eta0*(1 + cos(n/T))/2

m: natural; x: real[m]; epsilon: positive; mu: = sum(x[i],i,1,m)/m; v: = sum((x[i]-mu)^2,i,1,m)/m; i: 1..m
  (x[i]-mu)/sqrt(v+epsilon)
= (x[i]-mu)*(v+epsilon)^(-1/2)
= -(mu-x[i])/sqrt(epsilon+v)
! (x[i]-mu)/(v+epsilon)
! (x[i]-mu)/(sqrt(v)+epsilon)
! x[i]/sqrt(v+epsilon)
! (x[i]-mu)/sqrt(v)

m: natural; x: real[m]; gamma beta: real; mu: real; v epsilon: positive; i: 1..m
  gamma*(x[i]-mu)/sqrt(v+epsilon) + beta
= (gamma*x[i] - gamma*mu + beta*sqrt(v+epsilon))/sqrt(v+epsilon)
! gamma*((x[i]-mu)/sqrt(v+epsilon) + beta)
! beta*(x[i]-mu)/sqrt(v+epsilon) + gamma
! gamma*(x[i]-mu)/sqrt(v+epsilon)

m: natural; g: real[m]; xhat: real[m]; s gamma: positive; i: 1..m
  gamma/(m*s)*(m*g[i] - sum(g[j],j,1,m) - xhat[i]*sum(g[j]*xhat[j],j,1,m))
= gamma/s*(g[i] - sum(g[j] + xhat[i]*g[j]*xhat[j],j,1,m)/m)
! gamma/(m*s)*(m*g[i] - sum(g[j],j,1,m))
! gamma/(m*s)*(g[i] - sum(g[j],j,1,m) - xhat[i]*sum(g[j]*xhat[j],j,1,m))
! gamma/s*g[i]

m: natural, >= 2; x: real[m]; mu: = sum(x[i],i,1,m)/m
  sum(x[i]-mu,i,1,m) + sum((x[i]-mu)^2,i,1,m)/(m-1)
= sum((x[i]-mu)^2,i,1,m)/(m-1)
= (sum(x[i]^2,i,1,m) - m*mu^2)/(m-1)
! sum((x[i]-mu)^2,i,1,m)/m
! sum(x[i]-mu,i,1,m)
! (sum(x[i]^2,i,1,m) - mu^2)/(m-1)

mu v: real; gamma beta: real; x: real
  gamma*(x - mu)*v + beta
= gamma*v*x + (beta - gamma*mu*v)
! gamma*v*x + beta - mu*v
! gamma*(x - mu) + beta

p: probability; x: real
  x/(1-p)
= x*(1/(1-p))
= x + x*p/(1-p)
! x*(1-p)
! x/p
! x

a b: real; c: positive
  min(max(a, -c), c) + b
= max(min(a, c), -c) + b
= b + piecewise((-c, a < -c), (a, a <= c), (c, a > c))
! max(a, -c) + b
! min(a, c) + b
! a*[abs(a) <= c] + b
"""
