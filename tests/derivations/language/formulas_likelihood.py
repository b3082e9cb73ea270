"""Maximum likelihood: sums over data, Gaussian and Poisson likelihoods, estimates, Lagrangians, loss minima."""

# ruff: noqa: E501 (a formula stands on one line)
from __future__ import annotations

from tests.derivations.language.formula_table import Names, formulas

SAMPLE = Names(
    {
        "x": "real[N]",
        "N": "natural, >= 2",
        "mu": "real",
        "s2": "positive",
        "sigma": "positive",
        "xbar": "real",
        "t": "real",
        "p": "density",
        "l": "real",
        "muhat": "real",
    },
    aliases={"s2": ("sigma^2", "sigma2"), "mu": ("m",), "l": ("ll", "ℓ")},
    indices={"n": "1..N", "i": "1..N"},
)
POISSON = Names(
    {
        "lambda": "positive",
        "k": "integer, >= 0",
        "z": "positive",
        "y": "integer, >= 0",
        "Y": "integer[N]",
        "N": "natural",
        "L": "real",
    },
    aliases={"lambda": ("lam",)},
    indices={"n": "1..N"},
)

SUMS = r"""
sum(x[n], n, 1, N)
Σₙ₌₁ᴺ xₙ
\sum_{n=1}^{N} x_n
-> (sum (index x n) n 1 N)

1/N*sum(x[n], n, 1, N)
1/N Σ_{n=1}^N x_n
\frac{1}{N}\sum_{n=1}^N x_n
-> (mul (div 1 N) (sum (index x n) n 1 N))

sum(x[n], n, 1, N)/N
(Σₙ₌₁ᴺ xₙ)/N
\frac{\sum_{n=1}^{N} x_n}{N}
-> (div (sum (index x n) n 1 N) N)

sum(x[n] - mu, n, 1, N)
Σₙ₌₁ᴺ (xₙ − μ)
\sum_{n=1}^{N}(x_n-\mu)
-> (sum (add (index x n) (neg mu)) n 1 N)

sum((x[n]-mu)^2, n, 1, N)
Σ_{n=1}^{N} (xₙ − μ)²
\sum_{n=1}^{N}\left(x_{n}-\mu\right)^{2}
-> (sum (pow (add (index x n) (neg mu)) 2) n 1 N)

1/N sum((x_n-xbar)^2, n, 1, N)
1/N Σₙ₌₁ᴺ (xₙ − x̄)²
\frac{1}{N}\sum_{n=1}^{N}(x_n-\bar{x})^2
-> (mul (div 1 N) (sum (pow (add (index x n) (neg xbar)) 2) n 1 N))

1/(N-1)*sum((x[n]-xbar)^2, n, 1, N)
1/(N−1) ∑ₙ₌₁ᴺ (xₙ−x̄)²
\frac{1}{N-1} \sum_{n=1}^{N} (x_n - \overline{x})^2
-> (mul (div 1 (add N (neg 1))) (sum (pow (add (index x n) (neg xbar)) 2) n 1 N))

sum(x[n], n)
Σₙ xₙ
\sum_n x_n
-> (sum (index x n) n)

sum(x[n]^2, n)
Σₙ xₙ²
\sum_nx_n^2
-> (sum (pow (index x n) 2) n)

x[n]^2
xₙ²
x^2_n
-> (pow (index x n) 2)

sum(x[n]^2, n, 1, N) - N*mu^2
Σₙ₌₁ᴺ xₙ² − Nμ²
\sum_{n=1}^N x_n^2 - N\mu^2
-> (add (sum (pow (index x n) 2) n 1 N) (neg (mul N (pow mu 2))))

sum(x[n], n, 1, N) + 1
Σ_{n=1}^{N} x_n + 1
\sum_{n=1}^{N} x_n + 1
-> (add (sum (index x n) n 1 N) 1)

sum(sum((x[n]-x[i])^2, i, 1, N), n, 1, N)
Σₙ₌₁ᴺ Σᵢ₌₁ᴺ (xₙ − xᵢ)²
\sum_{n=1}^{N}\sum_{i=1}^{N}(x_n-x_i)^2
-> (sum (sum (pow (add (index x n) (neg (index x i))) 2) i 1 N) n 1 N)

sum(x[n+1] - x[n], n, 1, N-1)
Σ_{n=1}^{N−1} (x_{n+1} − x_n)
\sum_{n=1}^{N-1}(x_{n+1}-x_n)
-> (sum (add (index x (add n 1)) (neg (index x n))) n 1 (add N (neg 1)))

x[1] + x[2]
x₁ + x₂
x_1+x_2
-> (add (index x 1) (index x 2))

x[12]
x₁₂
x_{12}
-> (index x 12)
"""

LIKELIHOODS = r"""
prod(p(x[n]), n, 1, N)
Πₙ₌₁ᴺ p(xₙ)
\prod_{n=1}^{N} p(x_n)
-> (prod (call p (index x n)) n 1 N)

sum(log(p(x[n])), n, 1, N)
∑ₙ₌₁ᴺ log p(xₙ)
\sum_{n=1}^{N}\log p(x_n)
-> (sum (log (call p (index x n))) n 1 N)

sum(ln(p(x_n)), n, 1, N)
Σₙ₌₁ᴺ ln(p(xₙ))
\sum_{n=1}^{N}\ln\left(p(x_{n})\right)
-> (sum (log (call p (index x n))) n 1 N)

l = sum(log(p(x[n])), n, 1, N)
ℓ = Σ_{n=1}^{N} log p(x_n)
\ell = \sum_{n=1}^{N}\log p(x_n)
-> (relation "=" l (sum (log (call p (index x n))) n 1 N))

-N/2*log(2*pi*s2) - 1/(2*s2)*sum((x[n]-mu)^2, n, 1, N)
−N/2·log(2πσ²) − 1/(2σ²) Σₙ₌₁ᴺ (xₙ−μ)²
-\frac{N}{2}\log(2\pi\sigma^2)-\frac{1}{2\sigma^2}\sum_{n=1}^{N}(x_n-\mu)^2

-N/2*log(2*pi) - N/2*log(s2) - sum((x[n]-mu)^2, n, 1, N)/(2*s2)
−N/2 log(2π) − N/2 log(σ²) − (Σₙ₌₁ᴺ (xₙ−μ)²)/(2σ²)
-\frac{N}{2}\log(2\pi)-\frac{N}{2}\log(\sigma^2)-\frac{\sum_{n=1}^N(x_n-\mu)^2}{2\sigma^2}

-N log(sigma) - N/2 log(2pi) - 1/(2sigma^2) sum((x_n-mu)^2, n, 1, N)
−N log(σ) − N/2 log(2π) − 1/(2σ²) Σₙ₌₁ᴺ (xₙ−μ)²
-N\log(\sigma)-\frac{N}{2}\log(2\pi)-\frac{1}{2\sigma^{2}}\sum_{n=1}^{N}(x_n-\mu)^{2}

1/s2*sum(x[n]-mu, n, 1, N)
1/σ² · Σₙ₌₁ᴺ (xₙ − μ)
\frac{1}{\sigma^2}\sum_{n=1}^N (x_n-\mu)
-> (mul (div 1 s2) (sum (add (index x n) (neg mu)) n 1 N))

dl/dmu = sum(x[n]-mu, n, 1, N)/s2
∂ℓ/∂μ = (Σₙ₌₁ᴺ (xₙ−μ))/σ²
\frac{\partial \ell}{\partial \mu} = \frac{\sum_{n=1}^{N}(x_n-\mu)}{\sigma^2}
-> (relation "=" (derivative l mu 1) (div (sum (add (index x n) (neg mu)) n 1 N) s2))

-N/(2*s2) + 1/(2*s2^2)*sum((x[n]-mu)^2, n, 1, N)
−N/(2σ²) + 1/(2(σ²)²) Σₙ₌₁ᴺ (xₙ−μ)²
-\frac{N}{2\sigma^2}+\frac{1}{2(\sigma^2)^2}\sum_{n=1}^{N}(x_n-\mu)^2
-> (add (neg (div N (mul 2 s2))) (mul (div 1 (mul 2 (pow s2 2))) (sum (pow (add (index x n) (neg mu)) 2) n 1 N)))

sum(x[n], n, 1, N) - N*mu = 0
Σₙ₌₁ᴺ xₙ − N·μ = 0
\sum_{n=1}^{N}x_n - N\mu = 0
-> (relation "=" (add (sum (index x n) n 1 N) (neg (mul N mu))) 0)

muhat = 1/N*sum(x[n], n, 1, N) = xbar
μ̂ = 1/N Σₙ₌₁ᴺ xₙ = x̄
\hat{\mu}=\frac{1}{N}\sum_{n=1}^{N}x_n=\bar{x}
-> (relation "= =" muhat (mul (div 1 N) (sum (index x n) n 1 N)) xbar)

(N-1)/N*s2
(N−1)/N·σ²
\frac{N-1}{N}\sigma^2
-> (mul (div (add N (neg 1)) N) s2)

(1 - 1/N)*sigma^2
(1 − 1/N)·σ²
\left(1-\frac{1}{N}\right)\sigma^2
-> (mul (add 1 (neg (div 1 N))) s2)

(2*pi*s2)^(-N/2)*exp(-sum((x[n]-mu)^2, n, 1, N)/(2*s2))
(2πσ²)^(−N/2)·exp(−(Σₙ₌₁ᴺ(xₙ−μ)²)/(2σ²))
(2\pi\sigma^2)^{-N/2}\exp\left(-\frac{\sum_{n=1}^{N}(x_n-\mu)^2}{2\sigma^2}\right)

prod(1/sqrt(2*pi*s2)*exp(-(x[n]-mu)^2/(2*s2)), n, 1, N)
∏ₙ₌₁ᴺ 1/√(2πσ²)·exp(−(xₙ−μ)²/(2σ²))
\prod_{n=1}^{N}\frac{1}{\sqrt{2\pi\sigma^2}}\exp\left(-\frac{(x_n-\mu)^2}{2\sigma^2}\right)

(2.1 + 1.9 + 3.2 + 2.8 + 2.5)/5
(2.1 + 1.9 + 3.2 + 2.8 + 2.5)/5
\frac{2.1+1.9+3.2+2.8+2.5}{5}
-> (div (add 21/10 19/10 16/5 14/5 5/2) 5)
"""

COUNTS = r"""
z - y*log(z) + log(y!)
z − y·log(z) + log(y!)
z - y\log(z) + \log(y!)
-> (add z (neg (mul y (log z))) (log (factorial y)))

z - y*ln(z) + ln(factorial(y))
z − y ln z + ln y!
z-y\ln z+\ln y!
-> (add z (neg (mul y (log z))) (log (factorial y)))

-log(z^y*e^(-z)/y!)
−log(zʸe⁻ᶻ/y!)
-\log\left(\frac{z^{y}e^{-z}}{y!}\right)

1 - y/z
1 − y/z
1-\frac{y}{z}
-> (add 1 (neg (div y z)))

L = -log(P(y))
L = −log P(y)
L=-\log P(y)

dL/dz = 1 - y/z = 0
dL/dz = 1 − y/z = 0
\frac{dL}{dz} = 1-\frac{y}{z} = 0
-> (relation "= =" (derivative L z 1) (add 1 (neg (div y z))) 0)

d^2L/dz^2 = y/z^2
∂²L/∂z² = y/z²
\frac{\partial^2 L}{\partial z^2}=\frac{y}{z^2}
-> (relation "=" (derivative L z 2) (div y (pow z 2)))

N*lambda - sum(Y[n], n, 1, N)*log(lambda)
Nλ − (Σₙ₌₁ᴺ Yₙ) log λ
N\lambda-\left(\sum_{n=1}^{N}Y_n\right)\log\lambda
-> (add (mul N lambda) (neg (mul (sum (index Y n) n 1 N) (log lambda))))

sum(lam - Y_n*log(lam) + log(Y_n!), n, 1, N)
Σₙ₌₁ᴺ (λ − Yₙ log(λ) + log(Yₙ!))
\sum_{n=1}^{N}\bigl(\lambda - Y_n\log(\lambda)+\log(Y_n!)\bigr)
-> (sum (add lambda (neg (mul (index Y n) (log lambda))) (log (factorial (index Y n)))) n 1 N)

1/N*sum(Y[n], n, 1, N)
1/N·Σₙ₌₁ᴺ Yₙ
\frac{1}{N}\,\sum_{n=1}^{N}\,Y_n
"""

ROWS = (*formulas(SAMPLE, SUMS), *formulas(SAMPLE, LIKELIHOODS), *formulas(POISSON, COUNTS))
