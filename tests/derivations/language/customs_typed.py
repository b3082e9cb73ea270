r"""What do people type by hand, and what does it say?  Lines as in `customs`."""

from __future__ import annotations

TYPED = r"""
exp{x}                              exp(x)
max{0, x}                           max(0, x)
{a+b}/{c+d}                         (a+b)/(c+d)
[(a+b)c]{d+e}                       ((a+b)*c)*(d+e)
2{x+1}                              2*(x+1)
1{y=k}                              [y = k]
1(y=k)                              [y = k]
1_{y=k}                             [y = k]
I{y=k}                              [y = k]
lnx                                 log(x)
2sinx                               2*sin(x)
xlnx                                x*log(x)
sqrt2                               sqrt(2)
plogp                               p*log(p)
EXP(x)                              exp(x)
Sin[x]                              sin(x)
softmax_i(z)                        softmax(z)_i
int_0^1 x^2 dx                      int(x^2, x, 0, 1)
dJ(θ)/dθ                            dJ/dtheta
np.exp(-x)                          exp(-x)
math.sqrt(x)                        sqrt(x)
np.linalg.inv(A)                    inv(A)
X.T @ X                             X^T*X
np.maximum(0, x)                    max(0, x)
np.array([[1, 2], [3, 4]])          [[1, 2], [3, 4]]
array([1, 2])                       [1, 2]
Matrix([[a, b], [c, d]])            [[a, b], [c, d]]
1.228.800                           1228800
a .* b                              a ⊙ b
x ~ N(0,1)                          x ∼ normal(0, 1)
x <- x - g                          x = x - g
x<-2                                x < -2
x <-2                               x < -2
x if x > 0 else 0                   piecewise((x, x > 0), 0)
x if x > 0, 0 otherwise             piecewise((x, x > 0), 0)
1 if x>0, 0 if x=0, -1 otherwise    piecewise((1, x > 0), (0, x = 0), -1)
Piecewise((x, x > 0), (0, True))    piecewise((x, x > 0), 0)
Piecewise((1, x > 0), (-1, x < 0), (0, True))+1    piecewise((1, x > 0), (-1, x < 0), 0) + 1
np.where(x > 0, x, a*x)             piecewise((x, x > 0), a*x)
2*np.where(x > 0, max(x, 1), 0)     2*piecewise((max(x, 1), x > 0), 0)
[1 - y x]_+                         max(0, 1 - y*x)
(1 - y x)_{+}^2 + b                 max(0, 1 - y*x)^2 + b
y = x if x > 0 else 0               y = piecewise((x, x > 0), 0)
x<0 or x>1                          x < 0 ∨ x > 1
x<1 and x>-1                        x < 1 ∧ x > -1
P(A and B)                          P(A ∧ B)
P(not A | B)                        P(¬A | B)
P(A')                               P(¬A)
P(Ā|B)                              P(¬A | B)
P(A^c)                              P(¬A)
P(~A)                               P(¬A)
(n choose k) p^k                    binomial(n, k)*p^k
1.5x10^-3                           1.5*10^(-3)
1.5 x 10^5                          1.5*10^5
π_k                                 \pi_{k}
d(x^2)/dx                           diff(x^2, x)
∂(x²y)/∂x                           diff(x^2*y, x)
d²(x³)/dx²                          diff(x^3, x, 2)
d/dx[x^2]                           diff(x^2, x)
d/det(A)                            (d)/(det(A))
d/diff(x^2, x)                      (d)/(diff(x^2, x))
√[3]{x}                             x^(1/3)
∑_(i=1)^n x_i                       sum(x[i], i, 1, n)
lim_(n→∞) 1/n                       limit(1/n, n, oo)
P(rain | cloudy)                    P(\text{rain} | \text{cloudy})
w_new                               w_{new}
(-inf, 2) U (3, inf)                (-oo, 2) ∪ (3, oo)
[0, 1] U {2, 3}                     [0, 1] ∪ {2, 3}
(a+b) U (c+d)                       (a+b)*U*(c+d)
θ^Σxᵢ (1−θ)^(N−Σxᵢ)                 θ^(Σxᵢ)*(1−θ)^(N−Σxᵢ)
e^-Σ_i x_i y                        e^(-Σ_i x_i)*y
diag(a, b)                          diag([a, b])
|Σ|^(1/2) + x                       abs(Sigma)^(1/2) + x
δ1 + 2π3                             delta1 + 2*pi*3
sum ( x[i], i, 1, N )               sum(x[i], i, 1, N)
A_π                                 A_{\pi}
A[pi]                               A_π
varphi                              phi
\varsigma                           sigma
x <> 1                              x != 1
1 <> 2                              1 != 2
x = +-2                             x = ±2
x = +/- 2                           x = ±2
a +/- b                             a ± b
a + -b                              a - b
(a+-b)                              (a - b)
n mod m                             mod(n, m)
n^2 mod 2 = 1                       mod(n^2, 2) = 1
(n+1) \bmod m + 1                   mod(n+1, m) + 1
ℝ\{0}                               (-oo, oo)∖{0}
{1, 2, 3}\{3}                       {1, 2, 3}∖{3}
if a > 0 then a else b              piecewise((a, a > 0), b)
if a > 0 then a else if b > 0 then b else 0    piecewise((a, a > 0), piecewise((b, b > 0), 0))
2*(if x > 0 then x else 0)          2*piecewise((x, x > 0), 0)
if(x > 0, x, max(a, b))             piecewise((x, x > 0), max(a, b))
x^3/3|_0^1                          1^3/3 - 0^3/3
-e^{-t}\Big|_0^x                    -(e^(-x) - e^(-0))
\left.\frac{t^2}{2}+t\right|_a^b    (b^2/2 + b) - (a^2/2 + a)
\left.\frac12\right.                1/2
x^+                                 max(0, x)
(x-1)^{+} + 1                       max(0, x-1) + 1
x⁺                                  max(0, x)
A^{-T}                              (A^{-1})^T
A^{-\top}x                          (A^{-1})^T x
A⁻ᵀ                                 (A^{-1})^T
x_1 + ... + x_n                     sum(x[i], i, 1, n)
1 + 2 + … + n                       sum(i, i, 1, n)
x_1 + x_2 + \ldots + x_n            sum(x[i], i, 1, n)
c + x_1^2 + … + x_n^2 + b           c + sum(x[i]^2, i, 1, n) + b
x_1y_2 + x_2y_3 + … + x_{n-1}y_n    sum(x[i]*y[i+1], i, 1, n-1)
1 + q + q^2 + … + q^n               sum(q^i, i, 0, n)
1 + 3 + 5 + … + (2n-1)              sum(2i - 1, i, 1, n)
1 + 1/2 + 1/3 + ⋯ + 1/n             sum(1/i, i, 1, n)
x_1 \cdots x_n                      prod(x[i], i, 1, n)
1·2·…·n                             prod(i, i, 1, n)
\frac{x_1+\dots+x_n}{n}             (sum(x[i], i, 1, n))/n
max(x_1, …, x_N)                    max_i x_i
(x_1, …, x_N)                       x
(x > 0)*x                           [x > 0]*x
2*x*(x <= 1)                        2*x*[x <= 1]
"""
