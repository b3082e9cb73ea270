r"""What do programs write, where it says the same as a formula?

Lines as in `customs`.
"""

# NumPy's names and methods; what is chosen by a condition counts where it holds
PROGRAMS = r"""
C(N, k)                             binomial(N, k)
math.comb(N, k)                     binomial(N, k)
x.sum()                             sum(x)
x.sum()**2                          (sum(x))^2
np.sum(x)**2                        (sum(x))^2
x.mean()                            sum(x)/N
mu*(x - w).sum()/N                  mu*sum(x - w)/N
np.square(x).sum()                  sum(x ⊙ x)
(x**2).sum().sqrt()                 sqrt(sum(x^2))
exp(x).sum()                        sum(exp(x))
A.dot(x).sum()                      sum(dot(A, x))
A.dot(A.T.dot(x)) + w               dot(A, dot(A^T, x)) + w
w.dot(np.exp(x))**2                 dot(w, exp(x))^2
np.add(mu, k)                       mu + k
np.subtract(mu, k)                  mu - k
np.multiply(mu, x)                  mu*x
np.multiply(w, x)                   w ⊙ x
np.divide(mu, k)                    mu/k
np.power(mu, 3)                     mu^3
pow(mu, 3)                          mu^3
square(mu)                          mu^2
outer(x, w)                         x*w^T
np.outer(x, A*w)                    x*(A*w)^T
np.linalg.solve(A, x)               inv(A)*x
np.linalg.solve(A.T @ A, A.T @ x)   inv(A^T*A)*(A^T*x)
A + mu*np.eye(N)                    A + mu*I
A + mu*np.identity(len(A))          A + mu*I
np.average(x, weights=w)            sum(w ⊙ x)/sum(w)
len(x)                              N
x.shape[0]                          N
A.shape[1]*mu                       N*mu
len([4, 5, 8])                      3
norm.pdf(x[1], mu, k)               normal(x[1], mu, k^2)
scipy.stats.norm.pdf(mu, loc=0, scale=k)    normal(mu, 0, k^2)
normpdf(mu)                         normal(mu, 0, 1^2)
np.sum(y == k)                      sum([y = k])
np.mean(y == k)                     sum([y = k])/N
(y == k).sum()                      sum([y = k])
np.sum(x > 0)                       sum([x > 0])
(x > 0).astype(int)                 [x > 0]
x.astype(float)                     x
np.sum(x[y == k])                   sum(x ⊙ [y = k])
np.mean(x[y == k])                  sum(x ⊙ [y = k])/sum([y = k])
x[y == k].mean()                    sum(x ⊙ [y = k])/sum([y = k])
np.mean((x[y == k] - mu)**2)        sum((x - mu)^2 ⊙ [y = k])/sum([y = k])
((x - mu)**2)[y != k].sum()         sum((x - mu)^2 ⊙ [y != k])
len(x[y == k])                      sum([y = k])
x[w > 0].sum()/x[w > 0].shape[0]    sum(x ⊙ [w > 0])/sum([w > 0])
scipy.special.expit(mu)             sigmoid(mu)
"""
