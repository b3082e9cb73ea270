r"""What do two vectors say, a matrix with round indices, limits behind a bracket, several under a sign?

Lines as in `customs`.
"""

# of two vectors a point multiplies to a number, a star entry by entry
VECTORS = r"""
w·x                         dot(w, x)
2 w·x + mu                  2*dot(w, x) + mu
\mathbf{w}\cdot\mathbf{x}    dot(w, x)
w @ x                       dot(w, x)
sum(w*x)                    sum(w ⊙ x)
w·(A x)                     dot(w, A*x)
(w - x)·(w - x)             dot(w - x, w - x)
w·log(x)                    dot(w, log(x))
sum(w*log(x))               sum(w ⊙ log(x))
sum(|w|)                    sum(abs(w))
(1 - w)*w                   (1 - w) ⊙ w
A·x·w                       dot(A*x, w)
A*x*w                       (A*x) ⊙ w
w @ A                       A^T*w
w @ A @ x                   dot(A^T*w, x)
w^T x x                     w^T*x*x
|w - x|^2                   norm(w - x)^2
[1, 2]·[3, 4]               dot([1, 2], [3, 4])
<w, A x>                    dot(w, A*x)
<1, 2, mu>                  [1, 2, mu]
⟨1, 2⟩                      [1, 2]
<1, 2>·<3, 4>               dot([1, 2], [3, 4])
x·x                         dot(x, x)
mu·x                        mu*x
np.dot(w, x)                dot(w, x)
np.dot(A.T, A)              A^T*A
np.matmul(A, x)             A*x
dot(A, x) + y               A*x + y
np.dot(x, y.T)              x*y^T
\|A\|_F^2                  norm(A)^2
\|A\|_{F}^2                norm(A)^2
‖A‖_F                       norm(A)
\large A \small x           A*x
A(1, 2)                     A[1, 2]
A(k, k+1)·mu                A[k, k+1]*mu
V[y]                        var[y]
"""

# the mean and spread of a list, as programs have them
AVERAGES = r"""
np.mean(x)                  sum(x)/N
mean(x*w)                   sum(x ⊙ w)/N
average((x - mu)**2)        sum((x - mu)^2)/N
mean((x_n - mu)^2)          sum((x[n] - mu)^2, n)/N
np.mean(A)                  sum(A)/(N*N)
np.mean([1, 2, 6])          (1 + 2 + 6)/3
mean(k, mu, 1)              (k + mu + 1)/3
np.var(x)                   sum((x - sum(x)/N)^2)/N
std([1, 3])                 sqrt(((1 - (1 + 3)/2)^2 + (3 - (1 + 3)/2)^2)/2)
np.clip(mu, 0, 1)           min(max(mu, 0), 1)
var[x]                      var[x]
"""

# an antiderivative between its limits
LIMITS = r"""
[x^2/2]_a^b                                b^2/2 - a^2/2
1/(b-a) [x²/2]ₐᵇ                           1/(b-a)*(b^2/2 - a^2/2)
\left[\frac{x^3}{3}\right]_{a}^{b}         b^3/3 - a^3/3
\left[\frac{x^3}{3}\right]^{b}_{a}         b^3/3 - a^3/3
[c*x]_{x=a}^{x=b}                          c*b - c*a
[exp(-x)]_0^\infty                         limit(exp(-x), x, oo) - exp(-0)
[x + 1]^2                                  (x + 1)^2
"""

# sums over several indices
SEVERAL = r"""
\sum_{i,j=1}^N A_{ij} x_i x_j      sum(sum(A[i,j]*x[i]*x[j], j, 1, N), i, 1, N)
\sum_{ij} A_{ij} x_i x_j            sum(sum(A[i,j]*x[i]*x[j], j), i)
Σ_{i j} A_{ij}                    sum(sum(A[i,j], j), i)
Σ_{1≤i≤N} x_i                     sum(x[i], i, 1, N)
Σ_{0<i<N} x_i                     sum(x[i], i, 0 + 1, N - 1)
Σ_{N≥i≥1} x_i                     sum(x[i], i, 1, N)
Σ_{i≤N} x_i                       sum(x[i], i, 1, N)
Σ_{i∈{1..N}} x_i                  sum(x[i], i, 1, N)
\sum_{i \in \{1,2,\dots,N\}} x_i  sum(x[i], i, 1, N)
\max_{1\le i\le N} x_i            maxover(x[i], i)
\max_{i\in\{1,\dots,N\}} x_i      maxover(x[i], i)
sum(A[i,j], i, 1, N, j, 1, N)     sum(sum(A[i,j], i, 1, N), j, 1, N)
sum(A[i,j], (j, 1, i), (i, 1, N))    sum(sum(A[i,j], j, 1, i), i, 1, N)
sum(A[i,j], i, 1, N, j, 1, i)     sum(sum(A[i,j], j, 1, i), i, 1, N)
A[i, :]·x                         dot(A[i], x)
A_{i,:}·A_{:,k}                   dot(A[i], (A^T)[k])
A[:, k]                           (A^T)[k]
\sum_{i,j}^{N} A_{ij}             sum(sum(A[i,j], j, 1, N), i, 1, N)
\sum_{n,h,w} (A_{nh} + A_{hw})    sum(sum(sum(A[n,h] + A[h,w], w), h), n)
\sum_{i<j} A_{ij}                 sum(sum(A[i,j], j, i < j), i)
\sum_{i\ne j} A_{ij}              sum(sum(A[i,j], j, i != j), i)
\sum_{1\le i<j\le N} A_{ij}       sum(sum(A[i,j], j, i < j), i)
\sum_{n=1}^N \{x_n + 1\}          sum(x[n] + 1, n, 1, N)
2\left\{mu + 1\right\}            2*(mu + 1)
"""
