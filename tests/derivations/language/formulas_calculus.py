"""Calculus and algebra: derivatives, integrals, limits, powers, roots, fractions."""

# ruff: noqa: E501 (a formula stands on one line)
from __future__ import annotations

from tests.derivations.language.formula_table import Names, formulas

REALS = Names(
    {"x": "real", "y": "real", "z": "real", "a": "real", "b": "real", "c": "real", "h": "real",
    "n": "natural", "f": "function", "g": "function", "u": "positive", "L": "real", "w": "real", "t": "real",
    "k": "natural"},
)  # fmt: skip

CALCULUS = r"""
diff(x^2, x)
d/dx x²
\frac{d}{dx}x^2
-> (diff (pow x 2) x 1)

diff(f(x)*g(x), x)
d/dx (f(x) g(x))
\frac{d}{dx}\left(f(x)g(x)\right)
-> (diff (mul (call f x) (call g x)) x 1)

f'(x)*g(x) + f(x)*g'(x)
f′(x)g(x) + f(x)g′(x)
f'(x)g(x)+f(x)g'(x)
-> (add (mul (call (prime "1" f) x) (call g x)) (mul (call f x) (call (prime "1" g) x)))

(f'(x)*g(x) - f(x)*g'(x))/g(x)^2
(f′(x)g(x) − f(x)g′(x))/g(x)²
\frac{f'(x)g(x)-f(x)g'(x)}{g(x)^2}
-> (div (add (mul (call (prime "1" f) x) (call g x)) (neg (mul (call f x) (call (prime "1" g) x)))) (pow (call g x) 2))

f'(g(x))*g'(x)
f′(g(x))·g′(x)
f^{\prime}(g(x))\cdot g^{\prime}(x)
-> (mul (call (prime "1" f) (call g x)) (call (prime "1" g) x))

(f(x+h) - f(x-h))/(2h)
(f(x+h) − f(x−h))/(2h)
\frac{f(x+h)-f(x-h)}{2h}
-> (div (add (call f (add x h)) (neg (call f (add x (neg h))))) (mul 2 h))

limit((f(x+h)-f(x))/h, h, 0)
lim_{h→0} (f(x+h)−f(x))/h
\lim_{h\to0}\frac{f(x+h)-f(x)}{h}
-> (limit (div (add (call f (add x h)) (neg (call f x))) h) h 0)

int(x^2, x, 0, 1)
∫₀¹ x² dx
\int_0^1 x^2\,dx
-> (int (pow x 2) x 0 1)

int(exp(-x), x, 0, oo) = 1
∫₀^∞ exp(−x) dx = 1
\int_{0}^{\infty}\exp(-x)\,\mathrm{d}x=1
-> (relation "=" (int (exp (neg x)) x 0 :oo) 1)

int(f(x), x)
∫ f(x) dx
\int f(x)\,dx
-> (int (call f x) x)

dL/dw = dL/dy*dy/dw
dL/dw = dL/dy · dy/dw
\frac{dL}{dw}=\frac{dL}{dy}\cdot\frac{dy}{dw}
-> (relation "=" (derivative L w 1) (mul (derivative L y 1) (derivative y w 1)))

∂L/∂w
∂L/∂w
\frac{\partial L}{\partial w}
-> (derivative L w 1)

w - a*dL/dw
w − a·∂L/∂w
w-a\,\frac{\partial L}{\partial w}
-> (add w (neg (mul a (derivative L w 1))))

log(u)/log(2)
ln u / ln 2
\frac{\ln u}{\ln 2}
-> (div (log u) (log 2))

log(u, 2)
log₂(u)
\log_2(u)
-> (log u 2)

log2(u)
log2(u)
\operatorname{log2}(u)
-> (log2 u)

root(u, 3)
∛u
\sqrt[3]{u}
-> (pow u (div 1 3))

sqrt(x^2 + y^2)
√(x² + y²)
\sqrt{x^2+y^2}
-> (sqrt (add (pow x 2) (pow y 2)))

sin(2*x)
sin 2x
\sin 2x
-> (sin (mul 2 x))

sin(x)^2 + cos(x)^2
sin²x + cos²x
\sin^2 x+\cos^2 x
-> (add (pow (sin x) 2) (pow (cos x) 2))

asin(x)
sin⁻¹(x)
\sin^{-1}(x)
-> (asin x)

abs(x - y)
|x − y|
\left|x-y\right|
-> (abs (add x (neg y)))

x^(2*n)
x^(2n)
x^{2n}
-> (pow x (mul 2 n))

x^(n+1)/(n+1)
xⁿ⁺¹/(n+1)
\frac{x^{n+1}}{n+1}
-> (div (pow x (add n 1)) (add n 1))

sum(x^k/k!, k, 0, oo)
Σ_{k=0}^∞ xᵏ/k!
\sum_{k=0}^{\infty}\frac{x^k}{k!}
-> (sum (div (pow x k) (factorial k)) k 0 :oo)

(1 - x^(n+1))/(1 - x)
(1 − xⁿ⁺¹)/(1 − x)
\frac{1-x^{n+1}}{1-x}
-> (div (add 1 (neg (pow x (add n 1)))) (add 1 (neg x)))

(-b ± sqrt(b^2 - 4*a*c))/(2*a)
(−b ± √(b² − 4ac))/(2a)
\frac{-b\pm\sqrt{b^2-4ac}}{2a}
-> (div (plusminus (neg b) (sqrt (add (pow b 2) (neg (mul 4 a c))))) (mul 2 a))

-x^2
−x²
-x^{2}
-> (neg (pow x 2))

2*x*(y+1)
2x(y+1)
2x(y+1)
-> (mul 2 x (add y 1))

1/2*(x + y)
½(x + y)
\frac12(x+y)
-> (mul (div 1 2) (add x y))

(a/b)/(c/k)
(a/b)/(c/k)
\frac{\frac{a}{b}}{\frac{c}{k}}
-> (div (div a b) (div c k))

mod(n, k)
mod(n, k)
\operatorname{mod}(n,k)
-> (mod n k)

sign(x)
sgn(x)
\operatorname{sign}(x)
-> (sign x)
"""

ROWS = formulas(REALS, CALCULUS)
