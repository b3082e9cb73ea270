"""Which sums over labelled data are compared?  Naive Bayes: indicators, counts, means and variances."""

TOPIC = "naive Bayes"
TABLE = """
N K: natural; y: 1..K[N]; k: 1..K
  sum([y[n]=k],n,1,N)/N
= 1/N*sum([y[m]=k],m,1,N)
= 1 - sum([y[n]!=k],n,1,N)/N
! sum([y[n]=k],n,1,N)
! sum([y[n]!=k],n,1,N)/N
! 1/K
! sum(y[n],n,1,N)/N

N K: natural; y: 1..K[N]; k: 1..K; x: real[N]; mu: real[K]
  sum([y[n]=k]*(x[n]-mu[k]),n,1,N)
= sum([y[n]=k]*(x[n]-mu[y[n]]),n,1,N)
= sum([y[n]=k]*x[n],n,1,N) - mu[k]*sum([y[n]=k],n,1,N)
! sum(x[n]-mu[k],n,1,N)
! sum(x[n]-mu[y[n]],n,1,N)
! sum([y[n]=k]*x[n],n,1,N) - N*mu[k]
! sum([y[n]=k]*x[n],n,1,N) - mu[k]

N K: natural; y: 1..K[N]; x: real[N]; mu: real[K]
  sum((x[n]-mu[y[n]])^2,n,1,N)
= sum(sum([y[n]=k]*(x[n]-mu[k])^2,n,1,N),k,1,K)
= sum(sum([y[n]=k]*(x[n]-mu[k])^2,k,1,K),n,1,N)
! sum(sum((x[n]-mu[k])^2,n,1,N),k,1,K)
! sum(sum([y[n]=k]*(x[n]-mu[k]),n,1,N),k,1,K)
! sum((x[n]-mu[1])^2,n,1,N)

N K: natural; y: 1..K[N]; k: 1..K; x: real[N]; v: positive; mu: real[K]
  sum([y[n]=k]*(x[n]-mu[k]),n,1,N)/v
= (sum([y[n]=k]*x[n],n,1,N) - mu[k]*sum([y[n]=k],n,1,N))/v
= sum([y[n]=k]*(x[n]-mu[y[n]])/v,n,1,N)
! -sum([y[n]=k]*(x[n]-mu[k]),n,1,N)/v
! sum(x[n]-mu[y[n]],n,1,N)/v
! sum([y[n]=k]*(x[n]-mu[k])^2,n,1,N)/(2*v)

N K D: natural; y: 1..K[N]; k: 1..K; i: 1..D; x: real[N,D]; mu: real[K,D]; v: positive[D]
  sum([y[n]=k]*(x[n,i]-mu[k,i])/v[i],n,1,N)
= sum([y[n]=k]*(x[n,i]-mu[y[n],i]),n,1,N)/v[i]
= (sum([y[n]=k]*x[n,i],n,1,N) - mu[k,i]*sum([y[n]=k],n,1,N))/v[i]
! sum((x[n,i]-mu[k,i])/v[i],n,1,N)
! sum(sum([y[n]=k]*(x[n,j]-mu[k,j])/v[j],n,1,N),j,1,D)
! sum([y[n]=k]*(x[n,i]-mu[k,i]),n,1,N)

N K D: natural; y: 1..K[N]; x: real[N,D]; mu: real[K,D]; v: positive[D]
  sum(sum((x[n,j]-mu[y[n],j])^2/(2*v[j]),j,1,D),n,1,N)
= sum(sum((x[n,j]-mu[y[n],j])^2,n,1,N)/(2*v[j]),j,1,D)
= 1/2*sum(sum((mu[y[n],j]-x[n,j])^2/v[j],n,1,N),j,1,D)
! sum(sum((x[n,j]-mu[y[n],j])^2/v[j],j,1,D),n,1,N)
! sum(sum((x[n,j]-mu[y[n],j])/(2*v[j]),j,1,D),n,1,N)
! sum(sum(x[n,j]-mu[y[n],j],j,1,D)^2,n,1,N)/2

N K D: natural; y: 1..K[N]; x: real[N,D]; mu: real[K,D]; v: positive[D]; i: 1..D
  N/(2*v[i]) - sum((x[n,i]-mu[y[n],i])^2,n,1,N)/(2*v[i]^2)
= sum(1/(2*v[i]) - (x[n,i]-mu[y[n],i])^2/(2*v[i]^2),n,1,N)
= (N*v[i] - sum((x[n,i]-mu[y[n],i])^2,n,1,N))/(2*v[i]^2)
! 1/(2*v[i]) - sum((x[n,i]-mu[y[n],i])^2,n,1,N)/(2*v[i]^2)
! N/(2*v[i]) + sum((x[n,i]-mu[y[n],i])^2,n,1,N)/(2*v[i]^2)
! N/(2*v[i]) - sum((x[n,i]-mu[y[n],i])^2,n,1,N)/(2*v[i])

N K: natural; y: 1..K[N]; phi: simplex[K]
  sum(log(phi[y[n]]),n,1,N)
= sum(sum([y[n]=k]*log(phi[k]),n,1,N),k,1,K)
= sum(log(phi[k])*sum([y[n]=k],n,1,N),k,1,K)
= log(prod(phi[y[n]],n,1,N))
! sum(log(phi[k]),k,1,K)
! log(sum(phi[y[n]],n,1,N))
! sum(phi[k]*sum([y[n]=k],n,1,N),k,1,K)

N K: natural; y: 1..K[N]; k: 1..K; phi: simplex[K]; lambda: real
  sum([y[n]=k],n,1,N)/phi[k] + lambda
= sum([y[n]=k]/phi[y[n]],n,1,N) + lambda
= (sum([y[n]=k],n,1,N) + lambda*phi[k])/phi[k]
! N/phi[k] + lambda
! sum([y[n]=k],n,1,N)*phi[k] + lambda
! sum([y[n]=k],n,1,N)/phi[k] - lambda

N: natural; y: 0..1[N]; phi: probability
  sum(y[n]*log(phi) + (1-y[n])*log(1-phi),n,1,N)
= log(phi)*sum([y[n]=1],n,1,N) + log(1-phi)*sum([y[n]=0],n,1,N)
= log(phi)*sum(y[n],n,1,N) + (N-sum(y[n],n,1,N))*log(1-phi)
! log(phi)*sum(y[n],n,1,N) + log(1-phi)*(1-sum(y[n],n,1,N))
! sum(y[n]*log(phi),n,1,N)
! log(phi)*sum([y[n]=0],n,1,N) + log(1-phi)*sum([y[n]=1],n,1,N)

N: natural; y: 0..1[N]; phi: probability
  sum(y[n],n,1,N)/phi - sum(1-y[n],n,1,N)/(1-phi)
= (sum(y[n],n,1,N) - N*phi)/(phi*(1-phi))
= sum((y[n]-phi)/(phi*(1-phi)),n,1,N)
! sum(y[n],n,1,N)/phi + sum(1-y[n],n,1,N)/(1-phi)
! (sum(y[n],n,1,N) - phi)/(phi*(1-phi))
! sum(y[n],n,1,N)/phi

K: natural; a: real[K]; k: 1..K
  sum(delta(j,k)*a[j],j,1,K)
= a[k]
= sum([j=k]*a[j],j,1,K)
! sum(a[j],j,1,K)
! a[1]
! K*a[k]

K: natural; a: real[K]; k: 1..K
  sum([j!=k]*a[j],j,1,K)
= sum(a[j],j,1,K) - a[k]
= sum((1-[j=k])*a[j],j,1,K)
! sum(a[j],j,1,K)
! sum(a[j],j,1,K-1)
! sum([j<k]*a[j],j,1,K)

K: natural; z: real[K]; k j: 1..K; s: simplex[K]
  s[k]*(delta(k,j) - s[j])
= delta(k,j)*s[j] - s[k]*s[j]
= [k=j]*s[k] - s[j]*s[k]
! s[k]*(1 - s[j])
! s[k]*(delta(k,j) - s[k])
! s[k]*(s[j] - delta(k,j))
! -s[k]*s[j]

K: natural; p: simplex[K]; mu: real[K]; v: positive[K]
  sum(p[k]*(v[k]+mu[k]^2),k,1,K) - sum(p[k]*mu[k],k,1,K)^2
= sum(p[k]*v[k],k,1,K) + sum(p[k]*(mu[k]-sum(p[j]*mu[j],j,1,K))^2,k,1,K)
! sum(p[k]*v[k],k,1,K)
! sum(p[k]*(v[k]+mu[k]^2),k,1,K) - sum(p[k]^2*mu[k]^2,k,1,K)
! sum(p[k]^2*v[k],k,1,K)

x mu0 mu1: real; v: positive; phi: probability
  phi*exp(-(x-mu1)^2/(2*v))/(phi*exp(-(x-mu1)^2/(2*v)) + (1-phi)*exp(-(x-mu0)^2/(2*v)))
= 1/(1 + (1-phi)/phi*exp(((x-mu1)^2-(x-mu0)^2)/(2*v)))
= sigmoid(log(phi/(1-phi)) + (mu1-mu0)*x/v + (mu0^2-mu1^2)/(2*v))
! sigmoid((mu1-mu0)*x/v + (mu0^2-mu1^2)/(2*v))
! sigmoid(log(phi/(1-phi)) + (mu0-mu1)*x/v + (mu0^2-mu1^2)/(2*v))
! phi*exp(-(x-mu1)^2/(2*v))

D: natural; x: 0..1[D]; p: probability[D]; q: probability[D]; phi: probability
  phi*prod(p[i]^x[i]*(1-p[i])^(1-x[i]),i,1,D)
= phi*exp(sum(x[i]*log(p[i])+(1-x[i])*log(1-p[i]),i,1,D))
! phi*sum(p[i]^x[i]*(1-p[i])^(1-x[i]),i,1,D)
! phi*prod(q[i]^x[i]*(1-q[i])^(1-x[i]),i,1,D)
! phi*prod(p[i]^x[i],i,1,D)

N K: natural; y: 1..K[N]; k: 1..K; alpha: positive
  (sum([y[n]=k],n,1,N) + alpha)/(N + K*alpha)
= (alpha + sum([y[n]=k],n,1,N))/sum(alpha + sum([y[n]=j],n,1,N),j,1,K)
! (sum([y[n]=k],n,1,N) + alpha)/(N + alpha)
! (sum([y[n]=k],n,1,N) + alpha)/N
! sum([y[n]=k] + alpha,n,1,N)/(N + K*alpha)

N K: natural; y: 1..K[N]; k: 1..K; x: real[N]
  [sum([y[n]=k],n,1,N) > 0]*sum([y[n]=k]*x[n],n,1,N)
= sum([y[n]=k]*x[n],n,1,N)
! sum(x[n],n,1,N)
! [sum([y[n]=k],n,1,N) > 1]*sum([y[n]=k]*x[n],n,1,N)
"""
