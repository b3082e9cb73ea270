"""Refusals of form: brackets, missing operands, bars, operators, numbers, indices, dots, big signs."""

from __future__ import annotations

from tests.derivations.language.formula_table import NOTHING, Names
from tests.derivations.language.refusal_table import refused

PLAIN = Names(
    {"x": "real", "y": "real", "a": "real", "b": "real", "w": "real", "f": "function", "phi": "function",
    "n": "natural"},
)  # fmt: skip
SAMPLE = Names({"x": "real[N]", "N": "natural", "mu": "real", "A": "real[N, N]"})

OPEN = r"""
3‸(x+1
2*‸(x + 1*(y - 2)
exp‸(x
‸((x+1)*(y-1)
‸[1, 2
‸{1, 2
‸⌊x + 1
‸⌈x
‸⟨x, y
\left‸(x+1
\frac{x}‸{y
\frac‸{x
\sqrt‸{x+1
x^‸{2
‸\{1, 2
e^‸(-x/2
f‸(x
"""

CLOSE = r"""
x+1‸)
(x+1)‸)*2
x‸]
x + y‸}
x‸⌋
2*x‸)+1
x\right‸) + 1
"""

WRONG_BRACKET = r"""
‸(x+1‸}
{1, ‸(2‸}
‸{x, y‸)
‸[1, 2‸}
‸⌊x‸⌉
f‸(x‸]
"""

EMPTY_BRACKETS = r"""
‸(‸)
2*‸(‸)
‸sin‸(‸)
‸f‸(‸)
x*‸{‸}
x^‸{‸}
\frac{x}‸{‸}
\sqrt‸{‸}
‸E‸[‸]
‸P‸(‸)
"""

MISSING_OPERAND = r"""
x ‸+‸
x ‸*‸
x ‸/‸
x ‸^‸
‸-‸
2 ‸-‸
x ‸=‸
x ‸<‸
(x + ‸)
(2*‸)
x +‸* 2
x * ‸/ 2
‸* x
‸/ 2
x ^ ‸* 3
x^‸^2
x**‸*2
2/‸/3
x + (‸* 3)
‸^2
‸!
(x,‸)
[1,‸]
\frac{x}{y +‸}
√‸
Σ_{n=1}^{3}‸
\sum_{n=1}^{3}‸
P(x|‸)
P(‸|‸x)
∏‸
d/d‸x‸
"""

BARS = r"""
‸|x + 1
2‸|x
‸|
x + ‸|y
‸‖x
x + ‸‖y + 1
‸\|x + 1
\left‸| x
"""

STRAY = r"""
x‸;y
max(1,‸,2)
1‸, 2, ‸...
x ‸& y
x ‸# a note
x ‸$ y
x‸@y
x ‸? 1
‸?
x ‸-> y
x =‸ ‸= 2
x ‸~ y
‸'
‸_1
x‸, y‸,
"""

DOTS = r"""
x_1 + x_3 + ‸… + x_n
1 + 2 + 4 + 7 + ‸… + n
x_1 - x_2 + ‸… + x_n
n(n-1)‸⋯1
‸\dots + x_n
x_1 + ‸...
(x_1, ‸…, y_n)
"""

APPROXIMATELY = r"""
x ‸≈ 2 ⟶ =
x ‸\approx 2 ⟶ =
x ‸≃ 2 ⟶ =
x ‸≅ 2 ⟶ =
x ‸\simeq 2 ⟶ =
"""

NUMBERS = r"""
1.2‸.3
1‸.2‸.3.4
2 ‸3
0.5 ‸0.5
2‸½
1 ‸1/2
x + 1 ‸2
1,23‸,456
"""

PRIMES = r"""
w*‸phi‸'
‸phi‸' + 1
‸f‸'‸'*x
‸\varphi‸'
"""

INVERSES = r"""
‸f‸^{-1}(x)
‸f‸^-1(x)
‸f‸⁻¹(x)
2*‸\varphi‸^{-1}(x)
"""

OUTSIDE = r"""
sum(x[n], n, 1, N) - x[‸n]
sum(x[n], n, 1, N)*‸n
Σₙ₌₁ᴺ xₙ − ‸n
\sum_{n=1}^{N} x_n - \mu ‸n
\sum_{n=1}^{N} x_n + x_‸n
Σ_{n=1}^{N} (x_n - mu) + ‸n*mu
1/‸n*sum(x[n], n, 1, N)
"""

INDEX = r"""
‸x‸[1,‸2]
‸x‸_{1,‸2}
‸A‸[1,2,‸3]
x[‸]
x_‸
x_{‸}
x‸[1
A‸[1, 2
x_{1‸]‸
"""

BIG_SIGNS = r"""
‸∫ x^2‸
‸\int_0^1 x^2‸
sum(x, ‸2, 1, 3)
diff(x^2, ‸2)
int(x^2, ‸3, 0, 1)
\sum_{‸}^{3} x
‸\lim‸_{x} f(x)‸
"""

SETS = r"""
2‸{1, 2} ⟶ [y = k]
‸{1, 2}3/4 ⟶ [y = k]
"""

EMPTY = ["‸", "‸   ‸", "‸\t‸", "‸\\,‸", "‸\n‸"]

ROWS = (
    *refused(PLAIN, "bracket-open", "bracket|closed|brace", OPEN),
    *refused(PLAIN, "", "bracket|closes|nothing|cannot stand", CLOSE),
    *refused(PLAIN, "", "bracket|cannot stand|close", WRONG_BRACKET),
    *refused(PLAIN, "", "empty|missing|nothing|[Ee]xpected|between|not 0", EMPTY_BRACKETS),
    *refused(PLAIN, "", "missing|[Ee]xpected|after|before|cannot stand", MISSING_OPERAND),
    *refused(PLAIN, "", r"bar|\||‖", BARS),
    *refused(PLAIN, "", "cannot stand|[Ee]xpected|not part|missing", STRAY),
    *refused(NOTHING, "dots", "[Dd]ots", DOTS),
    *refused(PLAIN, "approximately", "≈", APPROXIMATELY),
    *refused(PLAIN, "", "number|cannot stand|stand", NUMBERS),
    *refused(PLAIN, "prime-without-argument", "prime|argument", PRIMES),
    *refused(PLAIN, "inverse", "inverse", INVERSES),
    *refused(SAMPLE, "index-outside", "outside", OUTSIDE),
    *refused(SAMPLE, "", "index|indices|bracket|subscript", INDEX),
    *refused(PLAIN, "", "dx|name|towards|index|over|missing|argument", BIG_SIGNS),
    *refused(NOTHING, "set-as-factor", "cannot be multiplied", SETS),
    *refused(NOTHING, "empty", "empty|nothing", EMPTY),
)
