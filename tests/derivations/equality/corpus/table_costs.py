"""Which formulas of convolutions are compared?  Sizes, parameters, multiplications, separable layers."""

TOPIC = "convolution costs"
TABLE = """
n p f s: natural
  floor((n + 2*p - f)/s) + 1
= floor((n + 2*p - f + s)/s)
= 1 + floor((n - f)/s + 2*p/s)
! (n + 2*p - f)/s + 1
! floor((n + p - f)/s) + 1
! floor((n + 2*p - f)/s)
! ceil((n + 2*p - f)/s) + 1

n s: natural
  ceil(n/s)
= floor((n + s - 1)/s)
= -floor(-n/s)
! floor(n/s)
! n/s
! floor(n/s) + 1

f: natural
  floor(f/2) + floor((f-1)/2)
= f - 1
! f
! 2*floor(f/2)

DK M N DF: natural
  DK^2*M*DF^2 + M*N*DF^2
= M*DF^2*(DK^2 + N)
= M*DF*DF*(N + DK*DK)
! DK^2*M*N*DF^2
! DK^2*M*DF^2*M*N*DF^2
! DK*M*DF^2 + M*N*DF^2
! DK^2*M*DF^2 + N*DF^2

DK M N DF: natural
  (DK^2*M*DF^2 + M*N*DF^2)/(DK^2*M*N*DF^2)
= 1/N + 1/DK^2
= (DK^2 + N)/(N*DK^2)
! 1/M + 1/DK^2
! 1/N + 1/DK
! 1/(N + DK^2)
! N + DK^2

DK M N: natural
  (DK^2*M + 1)*N
= DK^2*M*N + N
= N*(1 + M*DK^2)
! DK^2*M*N
! DK^2*M*N + 1
! (DK^2 + 1)*M*N

DK M N: natural
  DK^2*M + M*N
= M*(DK^2 + N)
! DK^2*M*N
! M*(DK^2 + 1)*N
! DK^2 + M*N

DK M N G: natural
  DK^2*(M/G)*(N/G)*G
= DK^2*M*N/G
! DK^2*M*N
! DK^2*M*N/G^2
! DK^2*M*N*G

h w k c: natural
  (h-k+1)*(w-k+1)*k^2*c
= c*k^2*(h*w - (k-1)*(h+w) + (k-1)^2)
! h*w*k^2*c
! (h-k)*(w-k)*k^2*c
! (h-k+1)*(w-k+1)*k*c

n m: natural
  (n + 1)*m
= n*m + m
! n*m
! n*m + 1
! n*(m + 1)

H W C K: natural
  H*W*C*K + K
= K*(H*W*C + 1)
! H*W*C*K
! H*W*C*K + 1
! (H + W + C)*K + K

L: natural; n: natural[0..L]
  sum((n[l-1]+1)*n[l],l,1,L)
= sum(n[l-1]*n[l],l,1,L) + sum(n[l],l,1,L)
! sum(n[l-1]*n[l],l,1,L)
! sum((n[l]+1)*n[l],l,1,L)
! sum((n[l-1]+1)*n[l],l,2,L)

K: natural; w: real[1..K]; x: real[-3..12]; t: 1..4
  sum(w[k]*x[t-k],k,1,1)
= w[1]*x[t-1]
! w[1]*x[t+1]
! w[1]*x[t]

M: natural; a: real[M,M]; b: real[M,M]
  sum(sum(a[i,j]*b[i,j],j,1,M),i,1,M)
= sum(sum(b[i,j]*a[i,j],i,1,M),j,1,M)
! sum(sum(a[i,j]*b[j,i],j,1,M),i,1,M)
! sum(sum(a[i,j],j,1,M),i,1,M)*sum(sum(b[i,j],j,1,M),i,1,M)
! sum(a[i,i]*b[i,i],i,1,M)

M: natural; a: real[M,M]; b: real[M,M]
  sum(sum(a[i,j]*b[M+1-i,M+1-j],j,1,M),i,1,M)
= sum(sum(a[M+1-i,M+1-j]*b[i,j],j,1,M),i,1,M)
! sum(sum(a[i,j]*b[i,j],j,1,M),i,1,M)
! sum(sum(a[i,j]*b[M+1-j,M+1-i],j,1,M),i,1,M)

a b c d: real
  max(a, b, c, d)
= max(max(a, b), max(c, d))
= max(d, c, b, a)
! max(a, b) + max(c, d)
! (a+b+c+d)/4
! max(a, b, c)
"""
