"""Notation: chains of relations, sets and intervals, logic, letters with marks, layer numbers."""

from __future__ import annotations

from tests.derivations.language.formula_table import NOTHING, Names, formulas
from tests.derivations.language.formulas_calculus import REALS

MARKED = Names(
    {"yhat": "real", "xbar": "real", "xtilde": "real", "xdot": "real", "theta": "real", "epsilon": "positive",
    "phi": "real", "x": "real", "rho": "real", "omega": "real", "Delta": "real", "w": "real",
    "Phi": "function"},
)  # fmt: skip

STATEMENTS = r"""
a = b = c
a = b = c
a=b=c
-> (relation "= =" a b c)

0 < x <= 1
0 < x ≤ 1
0<x\leq1
-> (relation "< <=" 0 x 1)

x != 0
x ≠ 0
x\neq0
-> (relation "!=" x 0)

= x + 1
= x + 1
=x+1
-> (relation "=" (continued) (add x 1))

x = 2 => x^2 = 4
x = 2 ⇒ x² = 4
x=2\Rightarrow x^2=4
-> (implies (relation "=" x 2) (relation "=" (pow x 2) 4))

(a, b)
(a, b)
(a,b)
-> (tuple a b)

{1, 2, 3}
{1, 2, 3}
\{1,2,3\}
-> (set 1 2 3)

(0, 1]
(0, 1]
(0,1]
-> (interval "(]" 0 1)

[0, oo)
[0, ∞)
[0,\infty)
-> (interval "[)" 0 :oo)

(-oo, 0]
(−∞, 0]
(-\infty,0]
-> (interval "(]" (neg :oo) 0)

{x : x > 0}
{x : x > 0}
\{x : x>0\}
-> (setwhere x (relation ">" x 0))

x>0 ∧ y>0
x > 0 ∧ y > 0
x>0\wedge y>0
-> (and (relation ">" x 0) (relation ">" y 0))

x<0 ∨ x>1
x < 0 ∨ x > 1
x<0\lor x>1
-> (or (relation "<" x 0) (relation ">" x 1))

x=a ∨ x=b
x = a ∨ x = b
x=a\vee x=b

f(x) ∝ exp(-x)
f(x) ∝ exp(−x)
f(x)\propto\exp(-x)

a >= b
a ≥ b
a\geqslant b
-> (relation ">=" a b)
"""

LETTERS = r"""
yhat
ŷ
\hat{y}
-> yhat

xbar + xtilde
x̄ + x̃
\bar{x}+\tilde{x}
-> (add xbar xtilde)

xdot
ẋ
\dot{x}
-> xdot

epsilon
ε
\varepsilon
-> epsilon

phi*theta
ϕθ
\phi\theta
-> (mul phi theta)

Delta*w
Δ·w
\Delta\,w
-> (mul Delta w)

Phi(x)
Φ(x)
\Phi(x)
-> (call Phi x)

rho^2*omega
ρ²ω
\rho^2\omega
-> (mul (pow rho 2) omega)

w + Delta
𝐰 + Δ
\mathbf{w}+\Delta
-> (add w Delta)
"""

LAYERS = r"""
z = W^{[2]} a + b
z = W^{[2]} a + b
z = W^{[2]} a + b

z^{[l]} = W^{[l]} a^{[l-1]} + b^{[l]}
z^{[l]} = W^{[l]} a^{[l−1]} + b^{[l]}
z^{[l]}=W^{[l]}a^{[l-1]}+b^{[l]}

sigmoid(w^T*x + b)
σ(wᵀx + b)
\sigma(w^Tx+b)
-> (sigmoid (add (mul (transpose w) x) b))

piecewise((x, x >= 0), 0)
piecewise((x, x ≥ 0), 0)
\begin{cases} x, & \text{if } x \geq 0, \\ 0, & \text{otherwise.} \end{cases}
-> (piecewise x (relation ">=" x 0) 0)

a = W^{(1)} x
a = W⁽¹⁾ x
a = W^{(1)} x

2*pi*r
2πr
2\pi r
-> (mul 2 :pi r)

e^(-x/2)
e^(−x/2)
e^{-x/2}
-> (pow :e (neg (div x 2)))

x^-1
x⁻¹
x^{-1}
-> (pow x (neg 1))
"""

ROWS = (
    *formulas(REALS, STATEMENTS),
    *formulas(MARKED, LETTERS),
    *formulas(NOTHING, LAYERS),
)
