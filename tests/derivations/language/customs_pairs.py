r"""What do two vectors say, a matrix with round indices, and limits behind a bracket?

Lines as in `customs`.
"""

# of two vectors a point multiplies to a number, a star entry by entry
VECTORS = r"""
w·x                         dot(w, x)
2 w·x + mu                  2*dot(w, x) + mu
\mathbf{w}\cdot\mathbf{x}    dot(w, x)
w @ x                       dot(w, x)
sum(w*x)                    sum(w ⊙ x)
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
