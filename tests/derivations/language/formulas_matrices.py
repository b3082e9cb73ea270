"""Linear algebra: products, transposes, inverses, traces, determinants, norms, written-out matrices and vectors."""

# ruff: noqa: E501 (a formula stands on one line)
from __future__ import annotations

from tests.derivations.language.formula_table import Names, formulas

LEAST_SQUARES = Names(
    {"X": "real[N, D]", "y": "real[N]", "w": "real[D]", "N": "natural", "D": "natural", "lambda": "positive",
    "A": "real[D, D]", "B": "real[D, D]", "x": "real[D]", "z": "real[D]", "b": "real[D]", "mu": "real[D]",
    "Sigma": "spd[D]", "s2": "positive", "c": "real"}, aliases={"s2": ("sigma^2",)}, indices={"i": "1..D",
    "j": "1..D", "k": "1..D", "n": "1..N"},
)  # fmt: skip
GRADIENTS = Names(
    {"W2": "real[1, 4]", "Z1": "real[4, 4]", "A1": "real[4, 4]", "F": "real[4]", "X": "real[6, 6]",
    "A2": "probability", "y": "0..1", "a": "real", "b": "real", "c": "real", "d": "real", "L": "real"},
)  # fmt: skip

PRODUCTS = r"""
X*w
X w
Xw
-> (mul X w)

X^T*X
XᵀX
X^T X
-> (mul (transpose X) X)

(X^T*X)^-1*X^T*y
(XᵀX)⁻¹Xᵀy
(X^\top X)^{-1}X^\top y
-> (mul (inv (mul (transpose X) X)) (transpose X) y)

inv(X^T*X + lambda*I)*X^T*y
(XᵀX + λI)⁻¹Xᵀy
\left(\mathbf{X}^{\top}\mathbf{X}+\lambda\mathbf{I}\right)^{-1}\mathbf{X}^{\top}\mathbf{y}

w^T*x + c
wᵀx + c
\mathbf{w}^\top\mathbf{x}+c
-> (add (mul (transpose w) x) c)

inv(X^T X) X^T y
(XᵀX)⁻¹ Xᵀ y
(X^TX)^{-1}X^Ty
-> (mul (inv (mul (transpose X) X)) (transpose X) y)

sum(sum(A[i,j]^2, j), i)
∑_{i,j} Aᵢⱼ²
\sum_{i,j}A_{ij}^2
-> (sum (sum (pow (index A i j) 2) j) i)

sum(sum(sum(A[i,j]*A[j,k]*A[k,i], k), j), i)
∑_{i,j,k} Aᵢⱼ Aⱼₖ Aₖᵢ
\sum_{i,j,k}A_{ij}A_{jk}A_{ki}
-> (sum (sum (sum (mul (index A i j) (index A j k) (index A k i)) k) j) i)

sum(sum(x[i]*A[i,j]*x[j], j, 1, D), i, 1, D)
∑_{i,j=1}^D xᵢ Aᵢⱼ xⱼ
\sum_{i,j=1}^{D}x_iA_{ij}x_j
-> (sum (sum (mul (index x i) (index A i j) (index x j)) j 1 D) i 1 D)

(y - X*w)^T*(y - X*w)
(y − Xw)ᵀ(y − Xw)
(y-Xw)^{T}(y-Xw)
-> (mul (transpose (add y (neg (mul X w)))) (add y (neg (mul X w))))

norm(y - X*w)^2
‖y − Xw‖²
\|y-Xw\|^2
-> (pow (norm (add y (neg (mul X w)))) 2)

norm(y - X*w)^2 + lambda*norm(w)^2
‖y − Xw‖² + λ‖w‖²
\lVert y-Xw\rVert^2+\lambda\lVert w\rVert^2
-> (add (pow (norm (add y (neg (mul X w)))) 2) (mul lambda (pow (norm w) 2)))

2*X^T*(X*w - y)
2Xᵀ(Xw − y)
2X^\top(Xw-y)
-> (mul 2 (transpose X) (add (mul X w) (neg y)))

X^T*X*w = X^T*y
XᵀXw = Xᵀy
X^\top X w = X^\top y
-> (relation "=" (mul (transpose X) X w) (mul (transpose X) y))

x^T*A*x
xᵀAx
x^\top A x
-> (mul (transpose x) A x)

(A + A^T)*x
(A + Aᵀ)x
(A+A^{\top})x
-> (mul (add A (transpose A)) x)

(A*B)^T = B^T*A^T
(AB)ᵀ = BᵀAᵀ
(AB)^T=B^TA^T
-> (relation "=" (transpose (mul A B)) (mul (transpose B) (transpose A)))

A^-1
A⁻¹
A^{-1}
-> (inv A)

inv(A*B) = inv(B)*inv(A)
(AB)⁻¹ = B⁻¹A⁻¹
(AB)^{-1}=B^{-1}A^{-1}
-> (relation "=" (inv (mul A B)) (mul (inv B) (inv A)))

(x-mu)^T*inv(Sigma)*(x-mu)
(x−μ)ᵀΣ⁻¹(x−μ)
(x-\mu)^\top\Sigma^{-1}(x-\mu)
-> (mul (transpose (add x (neg mu))) (inv Sigma) (add x (neg mu)))

Sigma^-1*(x-mu)
Σ⁻¹(x−μ)
\Sigma^{-1}(x-\mu)
-> (mul (inv Sigma) (add x (neg mu)))

-1/2*(x-mu)^T*Sigma^-1*(x-mu) - 1/2*log(det(Sigma))
−½(x−μ)ᵀΣ⁻¹(x−μ) − ½ log(det(Σ))
-\frac{1}{2}(x-\mu)^T\Sigma^{-1}(x-\mu)-\frac{1}{2}\log(\det(\Sigma))

det(2*pi*Sigma)^(-1/2)
det(2πΣ)^(−1/2)
\det(2\pi\Sigma)^{-1/2}

tr(A*B) = tr(B*A)
tr(AB) = tr(BA)
\operatorname{tr}(AB)=\operatorname{tr}(BA)
-> (relation "=" (tr (mul A B)) (tr (mul B A)))

tr(A^T)
tr(Aᵀ)
\mathrm{tr}\left(A^{T}\right)
-> (tr (transpose A))

diag(w)
diag(w)
\operatorname{diag}(\mathbf{w})
-> (diag w)

hadamard(x, z)
x ⊙ z
x \odot z
-> (hadamard x z)

dot(w, x)
⟨w, x⟩
\langle w, x \rangle
-> (dot w x)

dot(w, x)/(norm(w)*norm(x))
⟨w, x⟩/(‖w‖‖x‖)
\frac{\langle w,x\rangle}{\|w\|\,\|x\|}
-> (div (dot w x) (mul (norm w) (norm x)))

sqrt(x^T*x)
√(xᵀx)
\sqrt{x^\top x}
-> (sqrt (mul (transpose x) x))

A[i,j]
Aᵢⱼ
A_{ij}
-> (index A i j)

sum(A[i,k]*B[k,j], k, 1, D)
Σₖ₌₁ᴰ AᵢₖBₖⱼ
\sum_{k=1}^{D}A_{ik}B_{kj}
-> (sum (mul (index A i k) (index B k j)) k 1 D)

A[j,i] = A[i,j]
Aⱼᵢ = Aᵢⱼ
A_{ji}=A_{ij}
-> (relation "=" (index A j i) (index A i j))

sum(A[i,i], i, 1, D)
Σᵢ₌₁ᴰ Aᵢᵢ
\sum_{i=1}^{D}A_{ii}
-> (sum (index A i i) i 1 D)

A[1,2]
A₁₂
A_{12}
-> (index A 1 2)

1/s2*X^T*X
1/σ² XᵀX
\frac{1}{\sigma^2}X^\top X
-> (mul (div 1 s2) (transpose X) X)

argmin(norm(y - X*w)^2, w)
argmin_w ‖y − Xw‖²
\operatorname*{argmin}_{w}\|y-Xw\|^2
-> (argmin (pow (norm (add y (neg (mul X w)))) 2) w)

x*x^T
x xᵀ
xx^\top
-> (mul x (transpose x))

A*x + b
A x + b
A\vec{x}+\vec{b}
-> (add (mul A x) b)

c^2*x
c²x
c^2\mathbf{x}
-> (mul (pow c 2) x)
"""

WRITTEN_OUT = r"""
[[1, 2], [3, 4]]
[[1, 2], [3, 4]]
\begin{pmatrix}1&2\\3&4\end{pmatrix}
-> (list (list 1 2) (list 3 4))

[[a, b], [c, d]]
[[a, b], [c, d]]
\begin{bmatrix} a & b \\ c & d \end{bmatrix}
-> (list (list a b) (list c d))

1/(a*d - b*c)*[[d, -b], [-c, a]]
1/(ad−bc)·[[d, −b], [−c, a]]
\frac{1}{ad-bc}\begin{pmatrix}d&-b\\-c&a\end{pmatrix}
-> (mul (div 1 (add (mul a d) (neg (mul b c)))) (list (list d (neg b)) (list (neg c) a)))

det([[a, b], [c, d]]) = a*d - b*c
det([[a, b], [c, d]]) = ad − bc
\det\begin{pmatrix}a&b\\c&d\end{pmatrix}=ad-bc

[[1, 2]]
[[1, 2]]
\begin{pmatrix}1&2\end{pmatrix}

[1, 2, 3]
[1, 2, 3]
[1,2,3]
-> (list 1 2 3)

[[0.1, 0.4], [0.3, 0.2]]
[[0.1, 0.4], [0.3, 0.2]]
\begin{bmatrix}0.1&0.4\\0.3&0.2\end{bmatrix}
-> (list (list 1/10 2/5) (list 3/10 1/5))

[[1, 2], [3, 4]]^T
[[1, 2], [3, 4]]ᵀ
\begin{pmatrix}1&2\\3&4\end{pmatrix}^{\top}

(A2-y)*W2^T
(A2−y)W2ᵀ
(A_2-y)W_2^T
-> (mul (add A2 (neg y)) (transpose W2))

(A2-y)*F^T
(A₂−y)Fᵀ
(A_2-y)F^{\top}
-> (mul (add A2 (neg y)) (transpose F))

dL/dW2 = (A2-y)*F^T
∂L/∂W₂ = (A₂−y)Fᵀ
\frac{\partial L}{\partial W_2}=(A_2-y)F^\top
-> (relation "=" (derivative L W2 1) (mul (add A2 (neg y)) (transpose F)))

relu(Z1)
relu(Z₁)
\operatorname{relu}(Z_1)
-> (relu Z1)
"""

ROWS = (*formulas(LEAST_SQUARES, PRODUCTS), *formulas(GRADIENTS, WRITTEN_OUT))
