"""Gaussian naive Bayes: nested indices, classes as indices, indicators, Kronecker deltas, products in sums."""

# ruff: noqa: E501 (a formula stands on one line)
from __future__ import annotations

from tests.derivations.language.formula_table import Names, formulas

POSTERIOR = Names(
    {
        "x": "real[D]",
        "mu": "real[K, D]",
        "s2": "positive[D]",
        "sigma": "positive[D]",
        "alpha": "simplex[K]",
        "D": "natural",
        "K": "natural, >= 2",
    },
    aliases={"s2[i]": ("sigma[i]^2",)},
    indices={"i": "1..D", "k": "1..K", "c": "1..K"},
)
CLASSES = Names(
    {
        "x": "real[N, D]",
        "y": "1..K[N]",
        "mu": "real[K, D]",
        "v": "positive[D]",
        "alpha": "simplex[K]",
        "N": "natural",
        "D": "natural",
        "K": "natural, >= 2",
        "Nk": "natural",
        "lambda": "real",
        "l": "real",
        "F": "real",
    },
    indices={"m": "1..N", "i": "1..D", "j": "1..D", "k": "1..K", "c": "1..K"},
)
LABELS = Names(
    {"x": "real[N]", "y": "1..K[N]", "N": "natural", "K": "natural", "mu": "real[K]"},
    indices={"n": "1..N", "k": "1..K", "j": "1..K", "i": "1..K"},
)

POSTERIORS = r"""
alpha[k]
αₖ
\alpha_k
-> (index alpha k)

mu[k,i]
μₖᵢ
\mu_{ki}
-> (index mu k i)

mu_{k,i}
μ_{k i}
\mu_{k,i}
-> (index mu k i)

(x[i]-mu[k,i])^2/(2*sigma[i]^2)
(xᵢ−μₖᵢ)²/(2σᵢ²)
\frac{(x_i-\mu_{ki})^2}{2\sigma_i^2}

alpha[k]*prod(exp(-(x[i]-mu[k,i])^2/(2*s2[i])), i, 1, D)
αₖ Πᵢ₌₁ᴰ exp(−(xᵢ−μₖᵢ)²/(2·s2ᵢ))
\alpha_k\prod_{i=1}^{D}\exp\left(-\frac{(x_i-\mu_{ki})^2}{2\,s2_i}\right)
-> (mul (index alpha k) (prod (exp (neg (div (pow (add (index x i) (neg (index mu k i))) 2) (mul 2 (index s2 i))))) i 1 D))

alpha[k]*exp(-sum((x[i]-mu[k,i])^2/(2*s2[i]), i, 1, D))
αₖ·exp(−Σ_{i=1}^D (xᵢ−μₖᵢ)²/(2·s2ᵢ))
\alpha_k \cdot \exp\left( -\sum_{i=1}^{D} \frac{(x_i-\mu_{k,i})^2}{2\,s2_i} \right)

alpha[k]*exp(-sum((x[i]-mu[k,i])^2/(2*s2[i]), i, 1, D))/sum(alpha[c]*exp(-sum((x[i]-mu[c,i])^2/(2*s2[i]), i, 1, D)), c, 1, K)
αₖ exp(−Σᵢ₌₁ᴰ (xᵢ−μₖᵢ)²/(2·s2ᵢ)) / (Σ_{c=1}^K α_c exp(−Σᵢ₌₁ᴰ (xᵢ−μ_{ci})²/(2·s2ᵢ)))
\frac{\alpha_k \exp\left(-\sum_{i=1}^{D}\frac{(x_i-\mu_{ki})^2}{2\,s2_i}\right)}{\sum_{c=1}^{K}\alpha_c \exp\left(-\sum_{i=1}^{D}\frac{(x_i-\mu_{ci})^2}{2\,s2_i}\right)}

sum(alpha[k], k, 1, K) = 1
Σₖ₌₁ᴷ αₖ = 1
\sum_{k=1}^{K}\alpha_k = 1
-> (relation "=" (sum (index alpha k) k 1 K) 1)

argmax(alpha[k]*prod(exp(-(x[i]-mu[k,i])^2), i, 1, D), k)
argmaxₖ αₖ Πᵢ₌₁ᴰ exp(−(xᵢ−μₖᵢ)²)
\arg\max_k \alpha_k\prod_{i=1}^{D}\exp(-(x_i-\mu_{ki})^2)
-> (argmax (mul (index alpha k) (prod (exp (neg (pow (add (index x i) (neg (index mu k i))) 2))) i 1 D)) k)

prod(1/sqrt(2*pi*s2[i]), i, 1, D)
Πᵢ₌₁ᴰ 1/√(2π·s2ᵢ)
\prod_{i=1}^{D}\frac{1}{\sqrt{2\pi\,s2_i}}
-> (prod (div 1 (sqrt (mul 2 :pi (index s2 i)))) i 1 D)
"""

LIKELIHOODS = r"""
x[m,i]
xₘᵢ
x_{mi}
-> (index x m i)

x_i^{(m)}
xᵢ⁽ᵐ⁾
x_i^{(m)}
-> (index x m i)

y^{(m)}
y⁽ᵐ⁾
y^{(m)}
-> (index y m)

mu[y[m],i]
μ_{y_m, i}
\mu_{y_m,i}
-> (index mu (index y m) i)

alpha[y[m]]
α_{y_m}
\alpha_{y^{(m)}}
-> (index alpha (index y m))

(x[m,j] - mu[y[m],j])^2
(x_{m,j} − μ_{y[m],j})²
(x_j^{(m)}-\mu_{y^{(m)},j})^2
-> (pow (add (index x m j) (neg (index mu (index y m) j))) 2)

sum(log(alpha[y[m]]), m, 1, N)
Σ_{m=1}^{N} log α_{y_m}
\sum_{m=1}^{N}\log\alpha_{y_m}
-> (sum (log (index alpha (index y m))) m 1 N)

-sum(log(alpha[y[m]]) - sum((x[m,j]-mu[y[m],j])^2/(2*v[j]), j, 1, D), m, 1, N)
−Σ_{m=1}^N (log α_{y_m} − Σⱼ₌₁ᴰ (x_{mj}−μ_{y_m,j})²/(2vⱼ))
-\sum_{m=1}^{N}\left(\log\alpha_{y_m}-\sum_{j=1}^{D}\frac{(x_{mj}-\mu_{y_m,j})^2}{2v_j}\right)

sum(sum(log(v[i])/2, i, 1, D), m, 1, N)
Σₘ₌₁ᴺ Σᵢ₌₁ᴰ log(vᵢ)/2
\sum_{m=1}^{N}\sum_{i=1}^{D}\frac{\log(v_i)}{2}
-> (sum (sum (div (log (index v i)) 2) i 1 D) m 1 N)

N*D/2*log(2*pi)
ND/2·log(2π)
\frac{ND}{2}\log(2\pi)
-> (mul (div (mul N D) 2) (log (mul 2 :pi)))

-sum((x[m,i]-mu[k,i])/v[i]*[y[m]=k], m, 1, N)
−Σₘ₌₁ᴺ (xₘᵢ−μₖᵢ)/vᵢ · [yₘ = k]
-\sum_{m=1}^{N}\frac{x_{mi}-\mu_{ki}}{v_i}[y_m=k]
-> (neg (sum (mul (div (add (index x m i) (neg (index mu k i))) (index v i)) (indicator (relation "=" (index y m) k))) m 1 N))

sum([y[m]=k]*x[m,i], m, 1, N)/sum([y[m]=k], m, 1, N)
(Σₘ₌₁ᴺ [yₘ=k] xₘᵢ)/(Σₘ₌₁ᴺ [yₘ=k])
\frac{\sum_{m=1}^{N}[y_m=k]\,x_{mi}}{\sum_{m=1}^{N}[y_m=k]}
-> (div (sum (mul (indicator (relation "=" (index y m) k)) (index x m i)) m 1 N) (sum (indicator (relation "=" (index y m) k)) m 1 N))

1/Nk*sum([y[m]=k]*x[m,i], m, 1, N)
1/Nk Σₘ₌₁ᴺ 𝟙[yₘ=k] xₘᵢ
\frac{1}{Nk}\sum_{m=1}^{N}\mathbb{1}[y_m=k]\,x_{mi}
-> (mul (div 1 Nk) (sum (mul (indicator (relation "=" (index y m) k)) (index x m i)) m 1 N))

1/N*sum((x[m,i]-mu[y[m],i])^2, m, 1, N)
1/N Σₘ₌₁ᴺ (xₘᵢ − μ_{y_m i})²
\frac{1}{N}\sum_{m=1}^{N}\left(x_{mi}-\mu_{y_m i}\right)^2
-> (mul (div 1 N) (sum (pow (add (index x m i) (neg (index mu (index y m) i))) 2) m 1 N))

dl/dmu[k,i] = 0
∂l/∂μₖᵢ = 0
\frac{\partial l}{\partial \mu_{ki}} = 0
-> (relation "=" (derivative l (index mu k i) 1) 0)

Nk/N
Nk/N
\frac{Nk}{N}
-> (div Nk N)

F = l + lambda*(sum(alpha[k], k, 1, K) - 1)
F = l + λ(Σₖ₌₁ᴷ αₖ − 1)
F = l+\lambda\left(\sum_{k=1}^{K}\alpha_k-1\right)
-> (relation "=" F (add l (mul lambda (add (sum (index alpha k) k 1 K) (neg 1)))))

-sum([y[m]=k], m, 1, N)/alpha[k] + lambda = 0
−(Σₘ₌₁ᴺ [yₘ=k])/αₖ + λ = 0
-\frac{\sum_{m=1}^{N}[y_m=k]}{\alpha_k}+\lambda=0
-> (relation "=" (add (neg (div (sum (indicator (relation "=" (index y m) k)) m 1 N) (index alpha k))) lambda) 0)

alpha[k] = Nk/lambda
αₖ = Nk/λ
\alpha_k=\frac{Nk}{\lambda}
"""

INDICATORS = r"""
[y[n] = k]
[yₙ = k]
[y_n = k]
-> (indicator (relation "=" (index y n) k))

1[y_n = k]
𝟙[yₙ = k]
\mathbb{1}\{y_n = k\}
-> (indicator (relation "=" (index y n) k))

I(y_n = k)
𝟙{yₙ = k}
\mathbf{1}[y_n=k]
-> (indicator (relation "=" (index y n) k))

[y_n != k]
[yₙ ≠ k]
[y_n \neq k]
-> (indicator (relation "!=" (index y n) k))

sum([y[n]=k], n, 1, N)
Σₙ₌₁ᴺ [yₙ=k]
\sum_{n=1}^{N}[y_n=k]
-> (sum (indicator (relation "=" (index y n) k)) n 1 N)

sum(sum([y[n]=k]*(x[n]-mu[k])^2, k, 1, K), n, 1, N)
Σₙ₌₁ᴺ Σₖ₌₁ᴷ [yₙ=k](xₙ−μₖ)²
\sum_{n=1}^{N}\sum_{k=1}^{K}[y_n=k](x_n-\mu_k)^2
-> (sum (sum (mul (indicator (relation "=" (index y n) k)) (pow (add (index x n) (neg (index mu k))) 2)) k 1 K) n 1 N)

Σ_{n: y_n = k} x_n
Σ_{n: yₙ = k} xₙ
\sum_{n: y_n = k} x_n
-> (sumwhere (index x n) n (relation "=" (index y n) k))

Σ_{n: y_n=k} (x_n - mu_k)^2
∑_{n:yₙ=k} (xₙ−μₖ)²
\sum_{n:\,y_n=k}\left(x_n-\mu_k\right)^2
-> (sumwhere (pow (add (index x n) (neg (index mu k))) 2) n (relation "=" (index y n) k))

delta_{ij}
δᵢⱼ
\delta_{ij}
-> (delta i j)

sum(delta_{kj}*mu[j], j, 1, K) = mu[k]
Σⱼ₌₁ᴷ δₖⱼ μⱼ = μₖ
\sum_{j=1}^{K}\delta_{kj}\,\mu_j=\mu_k
-> (relation "=" (sum (mul (delta k j) (index mu j)) j 1 K) (index mu k))

delta_{y_n,k}
δ_{yₙ,k}
\delta_{y_n,k}
-> (delta (index y n) k)

argmax([y[1]=k] + [y[2]=k], k)
argmax_k ([y₁=k] + [y₂=k])
\operatorname{argmax}_k\left([y_1=k]+[y_2=k]\right)

0.4*exp(-((2-1)^2/(2*0.5) + (3-1)^2/(2*2)))
0.4·exp(−((2−1)²/(2·0.5) + (3−1)²/(2·2)))
0.4\exp\left(-\left(\frac{(2-1)^2}{2\cdot 0.5}+\frac{(3-1)^2}{2\cdot 2}\right)\right)
"""

ROWS = (
    *formulas(POSTERIOR, POSTERIORS),
    *formulas(CLASSES, LIKELIHOODS),
    *formulas(LABELS, INDICATORS),
)
