"""Probability: events, conditionals, Bayes' rule, named distributions and the Gaussian."""

# ruff: noqa: E501 (a formula stands on one line)
from __future__ import annotations

from tests.derivations.language.formula_table import NOTHING, Names, formulas

SCREENING = Names({"alpha": "probability", "beta": "probability", "pi": "probability"})
COUNTS = Names(
    {"n": "natural", "k": "integer, >= 0", "p": "probability", "lambda": "positive", "t": "positive"}
)
GAUSS = Names(
    {"t": "real", "mu": "real", "s2": "positive", "sigma": "positive", "z": "real"},
    aliases={"s2": ("sigma^2",)},
)

EVENTS = r"""
E[X|Y]
E[X ∣ Y]
\mathbb{E}[X \mid Y]
-> (E X Y)

var[X|Y=1,Z]
Var[X ∣ Y = 1, Z]
\operatorname{Var}[X \mid Y = 1, Z]
-> (var X (tuple (relation "=" Y 1) Z))

cov[X,Z|Y]
Cov(X, Z ∣ Y)
\operatorname{Cov}(X, Z \mid Y)
-> (cov X Z Y)

P(abs(X)>1)
P(|X| > 1)
P(\lvert X \rvert > 1)
-> (P (relation ">" (abs X) 1))

P(A|B)
P(A ∣ B)
P(A \mid B)
-> (P A B)

P(A|B,C)
P(A | B, C)
P(A \mid B, C)
-> (P A (tuple B C))

P(A,B|C)
P(A, B ∣ C)
P\left(A, B \,\middle|\, C\right)
-> (P (tuple A B) C)

P(B|A)*P(A)/P(B)
P(B∣A)·P(A) / P(B)
\frac{P(B \mid A)\,P(A)}{P(B)}
-> (div (mul (P B A) (P A)) (P B))

P(A,B)/P(B)
P(A, B)/P(B)
\dfrac{P(A,B)}{P(B)}
-> (div (P (tuple A B)) (P B))

1 - P(A)
1 − P(A)
1-P(A)
-> (add 1 (neg (P A)))

P(T=1|C=1)
P(T = 1 ∣ C = 1)
P(T{=}1 \mid C{=}1)
-> (P (relation "=" T 1) (relation "=" C 1))

P(T=1|C=1)*P(C=1) + P(T=1|C=0)*P(C=0)
P(T=1∣C=1)·P(C=1) + P(T=1∣C=0)·P(C=0)
P(T=1|C=1)\,P(C=1)+P(T=1|C=0)\,P(C=0)

P(T=1|C=1)*P(C=1)/(P(T=1|C=1)*P(C=1) + P(T=1|C=0)*P(C=0))
P(T=1|C=1) P(C=1) / (P(T=1|C=1) P(C=1) + P(T=1|C=0) P(C=0))
\frac{P(T{=}1|C{=}1)\,P(C{=}1)}{P(T{=}1|C{=}1)\,P(C{=}1)+P(T{=}1|C{=}0)\,P(C{=}0)}

P(¬A)
P(¬A)
P(\neg A)
-> (P (not A))

P(A∧B)
P(A ∧ B)
P(A \wedge B)
-> (P (and A B))

P(A∨B)
P(A ∨ B)
P(A \lor B)
-> (P (or A B))

P(A ∪ B) = P(A) + P(B) - P(A ∩ B)
P(A ∪ B) = P(A) + P(B) − P(A ∩ B)
P(A \cup B) = P(A) + P(B) - P(A \cap B)
-> (relation "=" (P (union A B)) (add (P A) (P B) (neg (P (intersection A B)))))

P(X <= x)
P(X ≤ x)
P(X \leq x)
-> (P (relation "<=" X x))

P(a < X <= b)
P(a < X ≤ b)
\Pr(a < X \le b)
-> (P (relation "< <=" a X b))

P(A|B) = P(A)
P(A∣B) = P(A)
P(A\mid B)=P(A)
-> (relation "=" (P A B) (P A))

p(x|y)*p(y)/p(x)
p(x∣y) p(y) / p(x)
\frac{p(x|y)p(y)}{p(x)}

0.9*0.001/(0.9*0.001 + 0.03*0.999)
0.9·0.001 / (0.9·0.001 + 0.03·0.999)
\frac{0.9 \cdot 0.001}{0.9 \cdot 0.001 + 0.03 \cdot 0.999}
-> (div (mul 9/10 1/1000) (add (mul 9/10 1/1000) (mul 3/100 999/1000)))

2.9%
2.9 %
2.9\%
-> (percent 29/10)
"""

BAYES = r"""
alpha*pi/(alpha*pi + beta*(1-pi))
απ/(απ + β(1−π))
\frac{\alpha\pi}{\alpha\pi+\beta(1-\pi)}
-> (div (mul alpha pi) (add (mul alpha pi) (mul beta (add 1 (neg pi)))))

(1-alpha)*pi/((1-alpha)*pi + (1-beta)*(1-pi))
(1−α)π / ((1−α)π + (1−β)(1−π))
\frac{(1-\alpha)\pi}{(1-\alpha)\pi+(1-\beta)(1-\pi)}
-> (div (mul (add 1 (neg alpha)) pi) (add (mul (add 1 (neg alpha)) pi) (mul (add 1 (neg beta)) (add 1 (neg pi)))))

1/(1 + beta/alpha*(1-pi)/pi)
1/(1 + β/α·(1−π)/π)
\frac{1}{1+\beta/\alpha\cdot(1-\pi)/\pi}
-> (div 1 (add 1 (div (mul (div beta alpha) (add 1 (neg pi))) pi)))

alpha/beta * pi/(1-pi)
α/β × π/(1−π)
\alpha/\beta \times \pi/(1-\pi)

1 - alpha
1 – α
1-\alpha
"""

DISTRIBUTIONS = r"""
binomial(n,k)*p^k*(1-p)^(n-k)
binomial(n, k)·pᵏ·(1 − p)ⁿ⁻ᵏ
\binom{n}{k} p^k (1-p)^{n-k}
-> (mul (binomial n k) (pow p k) (pow (add 1 (neg p)) (add n (neg k))))

n!/(k!*(n-k)!)
n!/(k!·(n−k)!)
\frac{n!}{k!\,(n-k)!}
-> (div (factorial n) (mul (factorial k) (factorial (add n (neg k)))))

(lambda*t)^k*exp(-lambda*t)/k!
(λt)ᵏ exp(−λt)/k!
\frac{(\lambda t)^{k} \exp(-\lambda t)}{k!}
-> (div (mul (pow (mul lambda t) k) (exp (neg (mul lambda t)))) (factorial k))

lambda^k*e^(-lambda)/factorial(k)
λᵏe^(−λ)/k!
\frac{\lambda^{k} e^{-\lambda}}{k!}
-> (div (mul (pow lambda k) (pow :e (neg lambda))) (factorial k))

lambda*exp(-lambda*t)
λ·exp(−λ·t)
\lambda\exp\left(-\lambda t\right)
-> (mul lambda (exp (neg (mul lambda t))))

p^k*(1-p)^(1-k)
pᵏ(1−p)¹⁻ᵏ
p^k(1-p)^{1-k}

p*(1-p)^(k-1)
p(1−p)ᵏ⁻¹
p\,(1-p)^{k-1}

n*p*(1-p)
np(1−p)
n p (1-p)
-> (mul n p (add 1 (neg p)))
"""

GAUSSIAN = r"""
1/sqrt(2*pi*s2)*exp(-(t-mu)^2/(2*s2))
1/√(2πσ²)·exp(−(t−μ)²/(2σ²))
\frac{1}{\sqrt{2\pi\sigma^2}}\exp\left(-\frac{(t-\mu)^2}{2\sigma^2}\right)
-> (mul (div 1 (sqrt (mul 2 :pi s2))) (exp (neg (div (pow (add t (neg mu)) 2) (mul 2 s2)))))

1/(sigma*sqrt(2*pi))*e^(-((t-mu)/sigma)^2/2)
1/(σ√(2π))·e^(−((t−μ)/σ)²/2)
\frac{1}{\sigma\sqrt{2\pi}}e^{-\left(\frac{t-\mu}{\sigma}\right)^2/2}

(2*pi*s2)^(-1/2)*exp(-1/2*(t-mu)^2/s2)
(2πσ²)^(−1/2) exp(−1/2 (t−μ)²/σ²)
(2\pi\sigma^2)^{-1/2}\exp(-1/2\,(t-\mu)^2/\sigma^2)

z = (t-mu)/sigma
z = (t − μ)/σ
z=\frac{t-\mu}{\sigma}
-> (relation "=" z (div (add t (neg mu)) sigma))

-1/2*log(2*pi*s2) - (t-mu)^2/(2*s2)
−½ log(2πσ²) − (t−μ)²/(2σ²)
-\frac12\log(2\pi\sigma^2)-\frac{(t-\mu)^2}{2\sigma^2}
-> (add (neg (mul (div 1 2) (log (mul 2 :pi s2)))) (neg (div (pow (add t (neg mu)) 2) (mul 2 s2))))

1/2*(1 + erf((t-mu)/(sigma*sqrt(2))))
½(1 + erf((t−μ)/(σ√2)))
\frac{1}{2}\left(1+\operatorname{erf}\left(\frac{t-\mu}{\sigma\sqrt{2}}\right)\right)
-> (mul (div 1 2) (add 1 (erf (div (add t (neg mu)) (mul sigma (sqrt 2))))))
"""

ROWS = (
    *formulas(NOTHING, EVENTS),
    *formulas(SCREENING, BAYES),
    *formulas(COUNTS, DISTRIBUTIONS),
    *formulas(GAUSS, GAUSSIAN),
)
