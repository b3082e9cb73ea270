"""Which signs bind tighter than others?  The table that the tests hold the reader to.

`precedence_page` makes the documentation of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.derivations.language.formula_table import NOTHING, Names

LETTERS = Names(dict.fromkeys("abcdktvxyz", "real") | {"n": "natural", "s2": "positive"})
SAMPLE = Names(
    {"x": "real[N]", "y": "real[N]", "N": "natural", "c": "real"}, indices={"n": "1..N", "i": "1..N"}
)
MATRIX = Names({"x": "real[N, D]", "N": "natural", "D": "natural"})
NAMED = Names(
    {"x": "function", "t": "real", "sigma": "function", "z": "real", "phi": "function", "v": "real"}
)
LAYERS = Names({"D_K": "natural", "M": "natural", "W": "real[3, 3]", "X": "real[3, 3]", "y": "real[3]"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, how it is read, written with all its brackets, and what else a reader should know."""

    names: Names
    written: str
    read_as: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    rule: str
    rows: tuple[Reading, ...]


def section(title: str, rule: str, names: Names, table: str) -> Section:
    """A section of the table: lines of `written    read as    note`, columns two spaces or more apart."""
    rows = []
    for line in table.strip("\n").split("\n"):
        cells = [cell.strip() for cell in line.split("  ") if cell.strip()]
        rows.append(Reading(names, *cells))
    return Section(title, rule, tuple(rows))


SECTIONS = (
    section(
        "Products and fractions",
        "A product written with `*`, `·`, `×`, with a space or with nothing at all is one and the "
        "same product. It has the precedence of `/`, and both are read from the left.",
        LETTERS,
        r"""
2x(y+1)               2*x*(y+1)
a/bc                  (a/b)*c                  write a/(bc) for bc below the bar
1/2x                  (1/2)*x                  custom differs: write 1/(2x) for the other
1/2 x                 (1/2)*x
a/b/c                 (a/b)/c
a/b*c                 (a/b)*c
a b/c d               ((a*b)/c)*d
½ x²                  (1/2)*(x^2)
a·b×c                 a*b*c
\frac12 x             (1/2)*x
\frac12x^2            (1/2)*(x^2)
\frac ab c            (a/b)*c
a - b - c             a + (-b) + (-c)
a - b + c             a + (-b) + c
a - -b                a + (-(-b))
a + b*c               a + (b*c)
2pi x                 2*pi*x
""",
    ),
    section(
        "Powers, factorials and signs",
        "A power binds tighter than a minus sign on its left, takes a sign on its right, and is read "
        "from the right. A factorial binds tighter than a power, a product tighter than a minus sign "
        "before it.",
        LETTERS,
        r"""
-x^2                  -(x^2)
2^-1                  2^(-1)
-2^-x                 -(2^(-x))
x^-2y                 (x^(-2))*y
e^-x/2                (e^(-x))/2
e^-x^2                e^(-(x^2))
a^b^c                 a^(b^c)
a**b**c               a^(b^c)
2x^2                  2*(x^2)
x^2y                  (x^2)*y
x^2/y^2               (x^2)/(y^2)
x²y³                  (x^2)*(y^3)
x^{2y}                x^(2*y)
x^10                  x^(10)
x^\frac12             x^(1/2)
-a*b                  -(a*b)
-a/b                  -(a/b)
a*-b                  a*(-b)
a/-b                  a/(-b)
n!                    factorial(n)
2n!                   2*factorial(n)
a^n!                  a^(factorial(n))
n!^2                  (factorial(n))^2
-n!                   -factorial(n)
(n-k)!                factorial(n-k)
√2x                   sqrt(2)*x                the root takes one factor
√(2x)                 sqrt(2*x)
""",
    ),
    section(
        "Functions without brackets",
        "A function without brackets takes the run of factors written after it without a sign, up to "
        "a sign, a comma, a bracket that closes, or another function. A bracket directly after a "
        "function is its argument, and `log` and `ln` are natural.",
        LETTERS,
        r"""
sin 2x                sin(2*x)
log x^2               log(x^2)
log x/y               log(x)/y
log x + y             log(x) + y
log 2 pi s2           log(2*pi*s2)
ln 5                  log(5)
ln(2)x                log(2)*x
ln (2)x               log(2)*x
log(x)^2              (log(x))^2
exp(x)y               exp(x)*y
sin x cos y           sin(x)*cos(y)
cosx siny             cos(x)*sin(y)
x sin y               x*sin(y)
-log x                -(log(x))
2 log x               2*log(x)
log x · y             log(x)*y
sin x²                sin(x^2)
cos^2(x)              (cos(x))^2
cos²x                 (cos(x))^2
sin^{-1}x             asin(x)
sin⁻¹(x)              asin(x)
\log\frac{x}{y}       log(x/y)
\sin x\cos y          sin(x)*cos(y)
\exp\left(x\right)y   exp(x)*y
""",
    ),
    section(
        "Bars",
        "Bars are an absolute value, double bars a norm. They pair from the left.",
        LETTERS,
        r"""
|a|b|c|               abs(a)*b*abs(c)
|a||b|                abs(a)*abs(b)
|-x|                  abs(-x)
2|x|                  2*abs(x)
|x|^2                 (abs(x))^2
‖x‖²                  (norm(x))^2
""",
    ),
    section(
        "Called or multiplied",
        "A bracket after a name is an argument when the question declares the name as a function, and"
        " a factor otherwise.",
        NAMED,
        r"""
σ(z)(1−σ(z))          sigmoid(z)*(1 - sigmoid(z))
z(t+1)                z*(t+1)
phi(v)z               (phi(v))*z
phi(v)^2              (phi(v))^2
phi^2(v)              (phi(v))^2
phi'(v)z              (phi'(v))*z
""",
    ),
    section(
        "Probabilities",
        "After the bar stands what is given; commas join events.",
        NOTHING,
        r"""
P(A|B,C)              P(A | (B, C))
P(A,B|C)              P((A, B) | C)
P(A|B)P(B)            (P(A|B))*(P(B))
P(X=1|Y=0)/2          (P(X=1|Y=0))/2
1 - P(A|B)            1 + (-(P(A|B)))
""",
    ),
    section(
        "Numbers",
        "A percent sign belongs to the number before it. A comma between groups of three digits, or a"
        " decimal comma, is read outside brackets only: inside brackets a comma separates.",
        NOTHING,
        r"""
1e-3                  0.001
2.5e3                 2500
.5                    0.5
5.                    5
1,000                 1000
1 000 000             1000000
1,234                 1234                     a comma before three digits groups
0,5                   0.5
1,5                   1.5
max(0,5)              max(0, 5)
5% + 1                (5%) + 1
2*5%                  2*(5%)
2e                    2*e                      no exponent follows: e is the constant
1e-x                  1*e - x
""",
    ),
    section(
        "Subscripts",
        "After a letter and `_` stand all the digits, or one letter; braces hold more.",
        SAMPLE,
        r"""
x_12                  x[12]
x_{12}                x[12]
x_n^2                 (x[n])^2
x_n y_n               x[n]*y[n]
x_iy_i                x[i]*y[i]
x_{n+1}               x[n+1]
x_n+1                 x[n] + 1
xₙ₊₁                  x[n+1]
x^{(n)}               x[n]                     a number in brackets above is an index
2x_n                  2*x[n]
x_n(c+1)              x[n]*(c+1)
1/N x_n               (1/N)*x[n]
""",
    ),
    section(
        "Subscripts of a table",
        "A name declared with two indices takes two digits.",
        MATRIX,
        r"""
x_12                  x[1,2]
x_{12}                x[1,2]
x₁₂                   x[1,2]
x_{1,2}               x[1,2]
""",
    ),
    section(
        "Names and matrices",
        "A declared name wins over every other reading. A raised T transposes a matrix, and a "
        "negative power inverts it.",
        LAYERS,
        r"""
D_K^2M                (D_K^2)*M
MD_K                  M*D_K
W^T X                 transpose(W)*X
W^-1 y                inv(W)*y
WᵀX                   transpose(W)*X
X^TXy                 transpose(X)*X*y
""",
    ),
    section(
        "Sums",
        "The signs Σ and ∏ take the product after them, up to the next plus or minus sign; ∏ ends before "
        "another ∏ in which its index does not stand.",
        SAMPLE,
        r"""
Σ_{n=1}^N x_n + 1     sum(x[n], n, 1, N) + 1
Σ_{n=1}^N x_n y_n     sum(x[n]*y[n], n, 1, N)
Σ_{n=1}^N x_n y_n/N   sum((x[n]*y[n])/N, n, 1, N)
Σ_{n=1}^N x_n / Σ_{n=1}^N c    sum(x[n], n, 1, N)/sum(c, n, 1, N)
Σ_{n=1}^N c x_n / Σ_{n=1}^N x_n    sum(c*x[n], n, 1, N)/sum(x[n], n, 1, N)
Σ_{n=1}^N (x_n / Σ_{i=1}^N x_i)    sum(x[n]/sum(x[i], i, 1, N), n, 1, N)
∏_{n=1}^N x_n / ∏_{n=1}^N c    prod(x[n], n, 1, N)/prod(c, n, 1, N)
∏_{n=1}^N x_n ∏_{i=1}^N c    prod(x[n], n, 1, N)*prod(c, i, 1, N)
∏_{n=1}^N c ∏_{i=1}^N (x_i + x_n)    prod(c*prod(x[i] + x[n], i, 1, N), n, 1, N)
Σ_{n=1}^N x_n/Σ_{i=1}^N (x_i + x_n)   sum(x[n]/sum(x[i] + x[n], i, 1, N), n, 1, N)
Σ_{n=1}^N (x_n + 1)   sum(x[n] + 1, n, 1, N)
2Σ_{n=1}^N x_n        2*sum(x[n], n, 1, N)
c/N Σ_{n=1}^N x_n     (c/N)*sum(x[n], n, 1, N)
1/N sum(x[n],n,1,N)   (1/N)*sum(x[n], n, 1, N)
Σ_{n=1}^N c Σ_{i=1}^N x_i   sum(c*sum(x[i], i, 1, N), n, 1, N)
-Σ_{n=1}^N x_n²       -sum(x[n]^2, n, 1, N)
Σ_{n=1}^N log x_n     sum(log(x[n]), n, 1, N)
""",
    ),
    section(
        "Relations",
        "A relation binds less than a sum, a chain is one statement, and an implication binds least.",
        LETTERS,
        r"""
a + b = c             (a + b) = c
a = b = c             (a) = (b) = (c)
0 < x <= 1            (0) < (x) <= (1)
x = a => x + b = c    (x = a) => (x + b = c)
a =< b                a <= b
a := b                a = b
""",
    ),
)
