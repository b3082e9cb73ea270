"""Expectation, variance, covariance, and the integrals that define them."""

from __future__ import annotations

from tests.derivations.language.formula_table import NOTHING, Names, formulas

DENSITIES = Names(
    {"p": "density", "q": "density", "x": "real", "z": "real", "a": "real", "b": "real, > a", "c": "real"}
)

MOMENTS = r"""
E[X]
𝔼[X]
\mathbb{E}[X]
-> (E X)

E[X^2] - E[X]^2
E[X²] − E[X]²
\mathbb{E}[X^2]-\mathbb{E}[X]^2
-> (add (E (pow X 2)) (neg (pow (E X) 2)))

E[(X - E[X])^2]
E[(X − E[X])²]
\operatorname{E}\left[(X-\operatorname{E}[X])^2\right]
-> (E (pow (add X (neg (E X))) 2))

var[X]
Var[X]
\operatorname{Var}[X]
-> (var X)

var[X] + var[Z] + 2*cov[X,Z]
Var(X) + Var(Z) + 2 Cov(X, Z)
\operatorname{Var}(X)+\operatorname{Var}(Z)+2\operatorname{Cov}(X,Z)
-> (add (var X) (var Z) (mul 2 (cov X Z)))

E[X*Z] - E[X]*E[Z]
E[XZ] − E[X]·E[Z]
\mathbb{E}[XZ]-\mathbb{E}[X]\,\mathbb{E}[Z]
-> (add (E (mul X Z)) (neg (mul (E X) (E Z))))

cov[X,Z]/sqrt(var[X]*var[Z])
Cov(X,Z)/√(Var(X)·Var(Z))
\frac{\mathrm{Cov}(X,Z)}{\sqrt{\mathrm{Var}(X)\,\mathrm{Var}(Z)}}
-> (div (cov X Z) (sqrt (mul (var X) (var Z))))

E[a*X + b] = a*E[X] + b
E[aX + b] = a E[X] + b
\mathbb{E}[aX+b]=a\,\mathbb{E}[X]+b
-> (relation "=" (E (add (mul a X) b)) (add (mul a (E X)) b))

var[a*X + b] = a^2*var[X]
var[aX + b] = a²·var[X]
\mathrm{var}[aX+b]=a^2\,\mathrm{var}[X]
-> (relation "=" (var (add (mul a X) b)) (mul (pow a 2) (var X)))
"""

INTEGRALS = r"""
int(x*p(x), x, -oo, oo)
∫_{−∞}^{∞} x p(x) dx
\int_{-\infty}^{\infty} x\,p(x)\,dx
-> (int (mul x (call p x)) x (neg :oo) :oo)

int(int((x+z)*p(x)*q(z), x, -oo, oo), z, -oo, oo)
∫_{−∞}^{∞} ∫_{−∞}^{∞} (x+z) p(x) q(z) dx dz
\int_{-\infty}^{\infty}\int_{-\infty}^{\infty}(x+z)\,p(x)\,q(z)\,dx\,dz
-> (int (int (mul (add x z) (call p x) (call q z)) x (neg :oo) :oo) z (neg :oo) :oo)

int(x^2/(b-a), x, a, b)
∫ₐᵇ x²/(b−a) dx
\int_a^b \frac{x^2}{b-a}\,\mathrm{d}x
-> (int (div (pow x 2) (add b (neg a))) x a b)

1/(b-a)*int(x, x, a, b)
1/(b−a) ∫ₐᵇ x dx
\frac{1}{b-a}\int_{a}^{b} x \, dx
-> (mul (div 1 (add b (neg a))) (int x x a b))

int(p(x), x, -oo, oo) = 1
∫_{-∞}^∞ p(x) dx = 1
\int_{-\infty}^{+\infty} p(x)\,dx = 1

(a+b)/2
(a + b)/2
\frac{a+b}{2}
-> (div (add a b) 2)

(b-a)^2/12
(b−a)²/12
\frac{(b-a)^2}{12}
-> (div (pow (add b (neg a)) 2) 12)

(a^2 + a*b + b^2)/3
(a² + ab + b²)/3
\frac{a^2+ab+b^2}{3}
-> (div (add (pow a 2) (mul a b) (pow b 2)) 3)

(b^3 - a^3)/(3*(b-a))
(b³ − a³)/(3(b − a))
\frac{b^3-a^3}{3\left(b-a\right)}
"""

ROWS = (
    *formulas(NOTHING, MOMENTS),
    *formulas(DENSITIES, INTEGRALS),
)
