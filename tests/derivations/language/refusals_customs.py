"""Refusals of what has several senses, or what the language leaves out: with what to write instead."""

from __future__ import annotations

from tests.derivations.language.customs_meant import FITTED, ONE_SAMPLE
from tests.derivations.language.formula_table import NOTHING, Names
from tests.derivations.language.refusal_table import refused

DATA = Names(
    {
        "x": "real[N]",
        "y": "real[N]",
        "A": "real[N, N]",
        "N": "natural",
        "mu": "real",
        "a": "real",
        "b": "real",
    }
)

UNSAID = r"""
‸Σ A_ij x_j y_i ⟶ Σ_{
‸\sum A_{ij} ⟶ sum_{
‸Σ 2
‸Σ mu
‸Σ x_3
‸sum(mu)
Σ‸i x_i ⟶ Σ_i
sum(‸i=1, N, x_i) ⟶ sum(…, n, 1, N)
sum(x_i)‸^2 ⟶ (sum(…))
"""

SENSES = r"""
‸x y ⟶ dot(x, y)
exp ‸x y ⟶ dot(x, y)
‸[a*b*mu]_0^1 ⟶ [F]_{x=a}^{x=b}
a ‸⊗ b ⟶ ⊙
a ‸% b ⟶ mod(a, b)
a ‸\otimes b ⟶ ⊙
‸log2a ⟶ log2(a)
a ‸=> 0 ⟶ >=
2‸\frac{1}{2} ⟶ \cdot
0.‸(3) ⟶ fraction
0.33‸...
e‸⁻ˣ² ⟶ e^(-x^2)
a + 1 \quad ‸\text{(1)}
"""

PROGRAMS = r"""
x‸.sum(0) ⟶ sum(
x‸.std() ⟶ sqrt
np.sum(A, ‸axis=0) ⟶ index
np.‸pinv(A) ⟶ inv(X^T*X)
sum(x[n] for n in ‸range(N)) ⟶ sum(x[n], n, 1, N)
"""

ELSEWHERE = r"""
‸std(x) ⟶ sqrt(var[X])
‸mean(x) ⟶ sum(
‸Beta(x, y) ⟶ beta
‸len(x) ⟶ N
‸step(x) ⟶ hardlim
‸corr(x) ⟶ cov
‸round(x) ⟶ floor
‸sigmod(x) ⟶ sigmoid
"""

LEFT_OUT = r"""
\left.\frac{dy}{dx}\right‸|_{x=0} ⟶ Put the value in
‸\mathbb{E}_{x\sim p}[x] ⟶ E[…]
‸E_{x\sim p}[x] ⟶ E[…]
‸E_q[x] ⟶ E[…]
‸E_X[XY] ⟶ E[…]
x ∈ ℝ‸^n
‸\hat ŷ
‸\mathbf{1}^T x ⟶ sum
H(X‸|Y) ⟶ P(A | B)
KL(p‸||q) ⟶ sum
‸\sup x ⟶ max
P(‸+|D) ⟶ P(pos | D)
P(D|‸+) ⟶ P(pos | D)
‸\underbrace{x+1}_{y} ⟶ Leave
‸\forall x
\overline‸{‸AB}
\begin{aligned} a &= b ‸\\ c &= d \end{aligned} ⟶ one
"""

TWO_THINGS = r"""
(‸\hat\theta - \theta)^2
theta + ‸θ̂
"""
NO_SAMPLE = r"""
‸w_{t} - w_{t-1}
‸w_t - \eta v_{t-1}
‸w_{t-1} - \eta v_{t-1}
‸w_1 + w_2
\sum_i ‸w_i
"""

ANSWERS = r"""
4 ‸or 5
x = 1 ‸or 2
x + 1 ‸or x = 2
1 ‸and 2
"""

ROWS = (
    *refused(DATA, "", "run|index|factor|first argument|raised", UNSAID),
    *refused(
        DATA, "", "may|statements|stands? beside|stand side|stands behind|repeats|Dots|not said which", SENSES
    ),
    *refused(DATA, "", "program text|condition|cannot stand|no function", PROGRAMS),
    *refused(NOTHING, "unknown-function", "function", ELSEWHERE),
    *refused(
        NOTHING,
        "",
        "not part|random too|needs a name|not closed|single name|One accent|one below the other",
        LEFT_OUT,
    ),
    *refused(FITTED, "unknown-symbol", "no symbol", TWO_THINGS),
    *refused(ONE_SAMPLE, "not-indexed", "no indices", NO_SAMPLE),
    *refused(NOTHING, "two-answers", "Two answers", ANSWERS),
)
