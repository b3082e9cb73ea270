"""Which sums and products over data are compared?"""

TOPIC = "sums"
TABLE = """
N: natural; x: real[N]
  sum(x[n],n,1,N)/N
= sum(x[n]/N,n,1,N)
= 1/N*sum(x[j],j,1,N)
= sum(x[n+1],n,0,N-1)/N
! sum(x[n],n,1,N)
! sum(x[n],n,2,N)/N
! sum(x[n],n,1,N)/(N-1)
! N/sum(x[n],n,1,N)

N: natural; x: real[N]; mu: real
  sum((x[n]-mu)^2,n,1,N)
= sum(x[n]^2,n,1,N) - 2*mu*sum(x[n],n,1,N) + N*mu^2
= sum((mu-x[n])^2,n,1,N)
! sum(x[n]^2,n,1,N) - N*mu^2
! sum(x[n]^2,n,1,N) - 2*mu*sum(x[n],n,1,N) + mu^2
! sum(x[n]-mu,n,1,N)^2

N: natural; x: real[N]; xbar: = sum(x[n],n,1,N)/N
  sum((x[n]-xbar)^2,n,1,N)/N
= sum(x[n]^2,n,1,N)/N - xbar^2
= sum(x[n]*(x[n]-xbar),n,1,N)/N
= sum(x[n]^2,n,1,N)/N - sum(x[n],n,1,N)^2/N^2
! sum(x[n]^2,n,1,N)/N
! sum(x[n]^2,n,1,N) - xbar^2
! sum(x[n]^2,n,1,N)/N - xbar
! sum((x[n]-xbar)^2,n,1,N)/(N-1)

N: natural; x: real[N]; mu: real; s2: positive
  sum(x[n]-mu,n,1,N)/s2
= (sum(x[n],n,1,N) - N*mu)/s2
= sum((x[n]-mu)/s2,n,1,N)
= -N*mu/s2 + sum(x[n],n,1,N)/s2
! (sum(x[n],n,1,N) - mu)/s2
! sum(x[n]-mu,n,1,N)/(2*s2)
! -sum(x[n]-mu,n,1,N)/s2
! N*sum(x[n]-mu,n,1,N)/s2

N: natural; x: real[N]; mu: real; s2: positive
  -N/2*log(2*pi*s2) - sum((x[n]-mu)^2,n,1,N)/(2*s2)
= sum(-log(2*pi*s2)/2 - (x[n]-mu)^2/(2*s2),n,1,N)
= -N/2*log(2*pi) - N/2*log(s2) - sum((x[n]-mu)^2/(2*s2),n,1,N)
= log(prod(exp(-(x[n]-mu)^2/(2*s2))/sqrt(2*pi*s2),n,1,N))
! -1/2*log(2*pi*s2) - sum((x[n]-mu)^2,n,1,N)/(2*s2)
! -N/2*log(2*pi*s2) + sum((x[n]-mu)^2,n,1,N)/(2*s2)
! -N*log(2*pi*s2) - sum((x[n]-mu)^2,n,1,N)/(2*s2)

N: natural; x: real[N]; mu: real; s2: positive
  -N/(2*s2) + sum((x[n]-mu)^2,n,1,N)/(2*s2^2)
= (sum((x[n]-mu)^2,n,1,N)/s2 - N)/(2*s2)
= sum((x[n]-mu)^2-s2,n,1,N)/(2*s2^2)
! -N/(2*s2) - sum((x[n]-mu)^2,n,1,N)/(2*s2^2)
! -N/s2 + sum((x[n]-mu)^2,n,1,N)/s2^2
! -N/(2*s2) + sum((x[n]-mu)^2,n,1,N)/(2*s2)

N: natural; x: real[N]; y: real[N]; w: real
  sum((y[n]-w*x[n])*x[n],n,1,N)
= sum(x[n]*y[n],n,1,N) - w*sum(x[n]^2,n,1,N)
= -sum((w*x[n]-y[n])*x[n],n,1,N)
! sum(y[n]-w*x[n],n,1,N)
! sum(x[n]*y[n],n,1,N) - w*sum(x[n],n,1,N)^2
! sum(y[n],n,1,N)*sum(x[n],n,1,N) - w*sum(x[n]^2,n,1,N)

N: natural; x: real[N]; y: real[N]; w: real[N]
  sum(w[n]*(y[n]-x[n])^2,n,1,N)/sum(w[n],n,1,N)
= sum(w[j]*(y[j]-x[j])^2/sum(w[n],n,1,N),j,1,N)
! sum((y[n]-x[n])^2,n,1,N)/N
! sum(w[n]*(y[n]-x[n])^2,n,1,N)/N
! sum(w[n]^2*(y[n]-x[n])^2,n,1,N)/sum(w[n],n,1,N)

N: natural; x: real[N]; y: real[N]; a b: real
  sum((y[n]-a*x[n]-b)^2,n,1,N)
= sum((a*x[n]+b-y[n])^2,n,1,N)
= sum((y[n]-a*x[n])^2,n,1,N) - 2*b*sum(y[n]-a*x[n],n,1,N) + N*b^2
! sum((y[n]-a*x[n])^2,n,1,N) + b^2
! sum((y[n]-a*x[n]+b)^2,n,1,N)
! sum(y[n]-a*x[n]-b,n,1,N)^2

N: natural; k: positive integer[N]; lambda: positive
  sum(k[n],n,1,N)*log(lambda) - N*lambda
= sum(k[n]*log(lambda) - lambda,n,1,N)
= log(prod(lambda^k[n]*exp(-lambda),n,1,N))
! sum(k[n],n,1,N)*log(lambda) - lambda
! sum(log(k[n]*lambda),n,1,N) - N*lambda
! N*log(lambda) - sum(k[n],n,1,N)*lambda

N: natural; k: positive integer[N]; lambda: positive
  sum(k[n],n,1,N)/lambda - N
= (sum(k[n],n,1,N) - N*lambda)/lambda
= sum(k[n]/lambda - 1,n,1,N)
! sum(k[n],n,1,N)/lambda - 1
! sum(k[n],n,1,N)/lambda + N
! sum(k[n],n,1,N) - N*lambda

n: natural; x: real[n]; p: probability
  sum(x[i],i,1,n)/p - (n - sum(x[i],i,1,n))/(1-p)
= (sum(x[i],i,1,n) - n*p)/(p*(1-p))
= sum(x[i]/p - (1-x[i])/(1-p),i,1,n)
! sum(x[i],i,1,n)/p + (n - sum(x[i],i,1,n))/(1-p)
! (sum(x[i],i,1,n) - p)/(p*(1-p))
! sum(x[i],i,1,n)/p - n/(1-p)

n: natural; x: 0..1[n]; p: probability
  prod(p^x[i]*(1-p)^(1-x[i]),i,1,n)
= p^sum(x[i],i,1,n)*(1-p)^(n-sum(x[i],i,1,n))
= exp(sum(x[i]*log(p)+(1-x[i])*log(1-p),i,1,n))
! sum(p^x[i]*(1-p)^(1-x[i]),i,1,n)
! p^n*(1-p)^n
! p^sum(x[i],i,1,n)*(1-p)^(1-sum(x[i],i,1,n))

N: natural; t: positive[N]; lambda: positive
  prod(lambda*exp(-lambda*t[n]),n,1,N)
= lambda^N*exp(-lambda*sum(t[n],n,1,N))
= exp(N*log(lambda) - lambda*sum(t[n],n,1,N))
! lambda*exp(-lambda*sum(t[n],n,1,N))
! lambda^N*exp(-lambda*prod(t[n],n,1,N))
! N*lambda*exp(-lambda*sum(t[n],n,1,N))

N M: natural; a: real[N]; b: real[M]
  sum(sum(a[i]*b[j],j,1,M),i,1,N)
= sum(a[i],i,1,N)*sum(b[j],j,1,M)
= sum(sum(a[i]*b[j],i,1,N),j,1,M)
! sum(a[i],i,1,N) + sum(b[j],j,1,M)
! sum(a[i]*b[i],i,1,1)
! M*N*sum(a[i],i,1,N)*sum(b[j],j,1,M)

N M: natural; x: real[N,M]
  sum(sum(x[i,j],i,1,N),j,1,M)
= sum(sum(x[m,k],k,1,M),m,1,N)
! sum(x[i,1],i,1,N)
! sum(sum(x[i,j]^2,i,1,N),j,1,M)

N: natural; a: real[N]
  sum(sum(a[i]*a[j],j,1,N),i,1,N)
= sum(a[i],i,1,N)^2
= sum(a[i]^2,i,1,N) + 2*sum(sum(a[i]*a[j],j,i+1,N),i,1,N-1)
! sum(a[i]^2,i,1,N)
! N*sum(a[i]^2,i,1,N)
! sum(a[i]^2,i,1,N) + sum(sum(a[i]*a[j],j,i+1,N),i,1,N-1)

n: natural
  sum(k,k,1,n)
= n*(n+1)/2
= sum(n+1-k,k,1,n)
! n^2/2
! sum(k,k,1,n-1)
! n*(n-1)/2

n: natural
  sum(k^2,k,1,n)
= n*(n+1)*(2*n+1)/6
! (n*(n+1)/2)^2
! sum(k,k,1,n)^2
! n^2

N: natural; a: real[N]; b: real[N]; c: real
  sum(a[n] + c*b[n],n,1,N)
= sum(a[n],n,1,N) + c*sum(b[n],n,1,N)
= sum(a[i],i,1,N) + sum(c*b[j],j,1,N)
! c*sum(a[n] + b[n],n,1,N)
! sum(a[n],n,1,N) + N*c*sum(b[n],n,1,N)

N: natural; a: real[N]; c: real
  sum(a[n] - c,n,1,N)
= sum(a[n],n,1,N) - N*c
= sum(a[n],n,1,N) - sum(c,n,1,N)
! sum(a[n],n,1,N) - c
! N*(sum(a[n],n,1,N) - c)

K: natural, >= 2; z: real[K]; j: 1..K
  exp(z[j])/sum(exp(z[k]),k,1,K)
= 1/sum(exp(z[k]-z[j]),k,1,K)
= exp(z[j] - log(sum(exp(z[k]),k,1,K)))
! exp(z[j])/exp(sum(z[k],k,1,K))
! z[j]/sum(z[k],k,1,K)
! 1/sum(exp(z[j]-z[k]),k,1,K)
! exp(z[j])/sum(exp(z[k]),k,2,K)

K: natural, >= 2; z: real[K]; t: simplex[K]
  log(sum(exp(z[k]),k,1,K)) - sum(t[k]*z[k],k,1,K)
= -sum(t[k]*log(exp(z[k])/sum(exp(z[j]),j,1,K)),k,1,K)
= sum(t[k]*(log(sum(exp(z[j]),j,1,K))-z[k]),k,1,K)
! sum(log(exp(z[k])),k,1,K) - sum(t[k]*z[k],k,1,K)
! log(sum(exp(z[k]),k,1,K)) + sum(t[k]*z[k],k,1,K)
! -sum(t[k]*z[k],k,1,K)

K: natural, >= 2; p: simplex[K]; q: simplex[K]
  -sum(p[k]*log(q[k]),k,1,K)
= sum(p[k]*log(1/q[k]),k,1,K)
= -log(prod(q[k]^p[k],k,1,K))
! sum(p[k]*log(q[k]),k,1,K)
! -sum(q[k]*log(p[k]),k,1,K)
! -log(sum(p[k]*q[k],k,1,K))

K: natural, >= 2; p: simplex[K]
  sum(p[k]*(1-p[k]),k,1,K)
= 1 - sum(p[k]^2,k,1,K)
! 1 - sum(p[k],k,1,K)^2
! 1
! sum(p[k]^2,k,1,K)

D: natural; w: real[D]; x: real[D]; b: real
  sigmoid(sum(w[i]*x[i],i,1,D) + b)
= 1/(1+exp(-b-sum(w[i]*x[i],i,1,D)))
= 1/(1+exp(-b)*prod(exp(-w[i]*x[i]),i,1,D))
! sum(sigmoid(w[i]*x[i]),i,1,D) + b
! sigmoid(sum(w[i]*x[i],i,1,D))
! sigmoid(sum(w[i]*x[i]+b,i,1,D))

m: natural; x: real[0..m]; w: real[0..m]
  sum(w[i]*x[i],i,0,m)
= w[0]*x[0] + sum(w[i]*x[i],i,1,m)
= sum(w[i-1]*x[i-1],i,1,m+1)
! sum(w[i]*x[i],i,1,m)
! w[0] + sum(w[i]*x[i],i,1,m)
! sum(w[i],i,0,m)*sum(x[i],i,0,m)

N: natural; x: positive[N]
  exp(sum(log(x[n]),n,1,N)/N)
= prod(x[n],n,1,N)^(1/N)
! sum(x[n],n,1,N)/N
! prod(x[n],n,1,N)/N
! exp(sum(x[n],n,1,N)/N)

N: natural; x: real[N]; y: real[N]; w b: real
  2/N*sum((w*x[n]+b-y[n])*x[n],n,1,N)
= -2/N*sum(x[n]*(y[n]-w*x[n]-b),n,1,N)
= 2*(w*sum(x[n]^2,n,1,N) + b*sum(x[n],n,1,N) - sum(x[n]*y[n],n,1,N))/N
! 2/N*sum(w*x[n]+b-y[n],n,1,N)
! 1/N*sum((w*x[n]+b-y[n])*x[n],n,1,N)
! 2*sum((w*x[n]+b-y[n])*x[n],n,1,N)
"""
