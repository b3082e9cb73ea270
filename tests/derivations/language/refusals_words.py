"""Refusals of words: unknown names and functions, numbers of arguments, LaTeX commands, program text."""

from __future__ import annotations

from tests.derivations.language.formula_table import NOTHING, Names
from tests.derivations.language.refusal_table import refused

UNIT = Names(
    {"x": "real", "w": "real", "b": "real", "z": "real", "yhat": "real", "eta": "positive", "phi": "function"}
)
GREEK = Names(
    {
        "alpha": "probability",
        "beta": "probability",
        "gamma": "real",
        "sigma": "positive",
        "lambda": "positive",
    }
)
COUNTS = Names(
    {"D_K": "natural", "D_G": "natural", "M": "natural", "N": "natural", "n": "natural", "k": "natural"}
)

UNKNOWN_FUNCTION = r"""
‸sine(x) ⟶ sin
‸cosin(x) ⟶ Did you mean
‸tahn(z) ⟶ tan
‸sigmod(z) ⟶ sigmoid
‸softmaxx(z) ⟶ softmax
‸sqr(x) ⟶ sqrt
2*‸sqart(x) ⟶ sqrt
‸logg(x) ⟶ log
‸relus(z) ⟶ relu
x + ‸flor(x) ⟶ floor
‸factorail(n) ⟶ factorial
‸binomal(x, z) ⟶ binomial
"""

UNKNOWN_SYMBOL = r"""
x + ‸yhatt ⟶ yhat
‸etaa*x ⟶ eta
x + ‸q
w*x + ‸c
‸y*x
x + ‸θ
x + ‸\theta
w*x + ‸μ
‸\hat{x} + 1
x + z*‸Q
1/‸v
"""

UNKNOWN_GREEK = r"""
‸alhpa*beta ⟶ alpha
alpha + ‸betta ⟶ beta
‸gama ⟶ gamma
2*‸sgima ⟶ sigma
‸lamda ⟶ lambda
"""

UNKNOWN_COUNT = r"""
‸D_‸H*M
M*N*‸D_‸k
N + ‸m ⟶ M
"""

ARITY = r"""
‸sin(x, ‸z)
‸sqrt(x, ‸z)
‸binomial(x‸)
‸mod(x‸)
‸log(x, 2, ‸3)
‸limit(x, x‸)
‸dot(w‸)
‸floor(x, ‸2)
‸diff(x^2‸)
‸exp(x, ‸2)
‸tanh(x, ‸b)
2 + ‸root(x‸)
‸cov[x‸]
"""

COMMANDS = r"""
‸\foo{x}
x + ‸\oint x
‸\href{x}{y}
‸\input{file}
‸\def\x{1}
‸\newcommand{\x}{1}
‸\write18{ls}
‸\includegraphics{x}
‸\fracc{1}{x} ⟶ frac
‸\sgima + 1 ⟶ sigma
‸\aplha*x ⟶ alpha
2 + ‸\sqr{x} ⟶ sqrt
x ‸\leqq 2‸
‸\csname x\endcsname
‸\begin‸{tikzpicture}x\end{tikzpicture}
‸\begin‸{verbatim}x\end{verbatim}
x ‸\catcode 1
‸\loop x
"""

BROKEN_COMMANDS = r"""
‸\frac‸
‸\frac{x}‸
‸\sqrt‸
x ‸\
‸\hat‸
‸\begin{pmatrix} 1 & 2‸
‸\end‸{pmatrix}
"""

PROGRAMS = r"""
‸__import__('os')
x‸.__class__
x‸.y
lambda‸: 0
‸"abc"
x + ‸"y"
‸`ls`
‸print(x)
‸import os
‸exit()
x ‸if z else w
[x ‸for x in z]
‸open(‸"f")
w‸;x
x ‸@ w
‸globals()[x]
‸<script>x</script>
x‸\u0041
‸%s
‸nan
‸None
"""

SENTENCES = r"""
‸two plus two
‸the answer is 5
‸dunno
x ‸squared
‸increases
"""

ROWS = (
    *refused(UNIT, "unknown-function", "function", UNKNOWN_FUNCTION),
    *refused(UNIT, "unknown-symbol", "", UNKNOWN_SYMBOL),
    *refused(GREEK, "unknown-symbol", "", UNKNOWN_GREEK),
    *refused(COUNTS, "unknown-symbol", "", UNKNOWN_COUNT),
    *refused(UNIT, "arity", "takes", ARITY),
    *refused(UNIT, "unknown-command", "command|environment", COMMANDS),
    *refused(NOTHING, "", "", BROKEN_COMMANDS),
    *refused(UNIT, "", "", PROGRAMS),
    *refused(UNIT, "", "", SENTENCES),
)
