"""What can be written?  The user's reference of the language, from the tables the reader itself uses.

python -m tests.derivations.language.reference_page      writes docs/language.md
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from derivations.language import characters, cursor, tokens
from derivations.language import spellings as sp

PAGE = Path(__file__).parents[3] / "docs" / "language.md"

INTRODUCTION = """# What can be written

An answer is written in letters and signs of the keyboard, in Unicode, or in LaTeX, mixed as one likes:
`1/N * sum(x[n], n, 1, N)`, `1/N Σₙ₌₁ᴺ xₙ` and `\\frac{1}{N}\\sum_{n=1}^{N} x_n` are one formula.
How signs bind is shown in [the table of precedence](language-precedence.md).  What is not listed is refused,
with the place and what was expected; `grader preview` shows how any text is read.

`w^{new}`, `w_{new}` and `wnew` are `w_new`, `W^{(1)}` is `W1`, `θ*` is `theta_star`, `ŷ` and `y_hat` are
`yhat`, `Δw` is `Delta_w`, `σ²` is `sigma2`: where the question declares
the name, and nothing else that the text could mean.

What the question declares decides what a name means: `x_n` is an element of an indexed `x`, `sigma(z)` a
product where `sigma` is a number, `e` a name where the question has one.  A name that the question does not
have is refused, unless a sum, integral or derivative around it binds it, or it is a single letter that stands
as an index.
"""

FORMS = """
| written | means |
|---|---|
| `x[n]`, `x_n`, `xₙ`, `x_{n}`, `x^{(n)}` | an element of x |
| `mu[k,i]`, `mu_{ki}`, `μₖᵢ` | an element with two indices |
| `W^{[2]}`, `a^{[l-1]}`, `A^{[1]T}` | a name with the number of a layer |
| `C_{in}`, `mu_{ML}`, `x_max`, `w^*` | a name with a word below it, or a star above |
| `softmax(z)_i`, `(AB)_{ij}` | an element of a formula |
| `sum(x[n], n, 1, N)`, `Σ_{n=1}^N x_n` | a sum; `prod`, `∏` likewise |
| `x_1 + x_2 + … + x_N`, `x_1⋯x_N`, `(x_1, …, x_N)` | by the terms around the dots |
| `sum(x[n], n = 1..N)`, `Σ_{n=1,…,N} x_n`, `Σ_{n∈[N]} x_n` | from 1 to N |
| `\\|{n : y_n = k}\\|`, `#{n : y_n = k}` | how many there are |
| `Σ x_n`, `Σ_1^N x_n`, `sum_n x_n` | over the one index that stands free in it |
| `Σ_n x_n`, `Σ_{n ∈ C} x_n`, `Σ_{n: y_n = k} x_n`, `Σ_{i,j} a_{ij}` | over all, a set, a condition, double |
| `[y_n = k]`, `𝟙[y_n = k]`, `I(y_n = k)` | 1 where it holds, else 0 |
| `sum over n of x_n`, `sum over n from 1 to N of x_n` | a sum in words |
| `Σ_{ij} a_{ij}`, `Σ_{1≤i≤N} x_i`, `Σ_{i∈{1,…,N}} x_i` | over both; from 1 to N |
| `X[i, :]`, `X[:, j]` | a row, a column |
| `δ_{ij}`, `δ(i, j)` | 1 where i = j, else 0 |
| `dL/dw`, `∂L/∂w`, `∂²L/∂w²`, `∇_w L` | a derivative by its name |
| `d/dx f`, `d(x^2)/dx`, `diff(f, x)`, `diff(f, x, 2)` | a derivative to be carried out |
| `phi'(v)`, `phi^{\\prime}(v)` | the slope of a function |
| `int(f, x, a, b)`, `∫_a^b f dx` | an integral |
| `[x^2/2]_a^b`, `[c x]_{x=a}^{x=b}` | the value at the upper limit less that at the lower one |
| `limit(f, x, a)`, `lim_{x→a} f` | a limit |
| `max_i x_i`, `argmax_k f` | the largest, and where it is |
| `P(A \\| B, C)`, `E[X]`, `E_X[X^2]`, `E[X \\| Y]`, `var[X]`, `cov[X, Z]`, `N(x \\| mu, s2)` | probability |
| `piecewise((1, v >= 0), (0, v < 0))`, `\\begin{cases}…` | cases |
| `1 if v >= 0 else 0`, `1 if v > 0, 0 otherwise` | cases in words |
| `x = 2 or x = -2`, `x = ±2`, `1 ∓ a`, `x in [0, 1]` | one or the other; both signs; belongs to |
| `x < 0 or x > 1`, `P(A and not B)`, `P(A')`, `P(Ā)`, `P(A^c)` | ∨, ∧ and ¬ in words, and complements |
| `sinx`, `lnN`, `2xlnx` | a function written together with its argument |
| `np.exp(x)`, `math.sqrt(x)`, `x.T`, `A @ B`, `a .* b` | Python and Matlab, where they say the same |
| `np.mean([4, 5, 8])`, `np.var([1, 2])`, `std([1, 2])` | of a list whose length is known |
| `np.clip(v, 0, 1)`, `clamp(v, -1, 1)` | `min(max(v, 0), 1)` |
| `np.multiply(a, b)`, `pow(a, 2)`, `np.linalg.solve(A, b)`, `np.outer(a, b)` | they have signs too |
| `norm.pdf(x, m, s)`, `C(n, k)`, `math.comb(n, k)` | with the standard deviation, as in SciPy; binomial |
| `len([4, 5, 8])` | of declared lists `len(x)`, `A.shape[1]`, `x[y == k].mean()`, `(y == k).sum()` too |
| `(A*B) @ C` | in program text `*` and `**` of declared matrices go entry by entry |
| `np.array([1, 2])`, `[1, 2; 3, 4]` | a vector, a matrix, as programs write them |
| `[1, 2]`, `[[1, 2], [3, 4]]`, `\\begin{pmatrix}…` | a vector, a matrix |
| `A^T`, `Aᵀ`, `A^{-1}`, `A ⊙ B`, `‖x‖`, `⟨w, x⟩` | matrices and vectors |
| `w·x`, `w @ x`, `w*x` | of two vectors: inner product, the same, product of entries |
| `⟨1, 2, 3⟩`, `<1, 2, 3>` | a vector, by its numbers |
| `x @ A` | of a vector and a matrix, as in programs: Aᵀx |
| `\\|A\\|`, `\\|w\\|^2` | the determinant of a matrix; the square of the norm of a vector |
| `(0, 1]`, `[0, 1)`, `ℝ`, `{1, 2}`, `{x : x > 0}` | intervals and sets |
| `a = b = c`, `a < b <= c`, `a ∝ b`, `A ∧ B`, `A ∨ B`, `¬A`, `A ⇒ B` | relations, one chain, logic |
"""


def document() -> str:
    """The page of the documentation."""
    return "\n".join(
        (
            INTRODUCTION,
            "## Forms",
            FORMS,
            "## Functions",
            "",
            "A name that the question declares wins over a function.",
            "",
            *table(("function", "arguments", "what it is", "other words"), functions()),
            "",
            f"Without brackets may be written: {words(sp.PREFIX_FUNCTIONS)}.",
            "",
            "Functions of other programs are refused, with what to write instead:",
            "",
            *table(("function", "instead"), ((code(word), meant) for word, meant in sp.INSTEAD.items())),
            "",
            "## Constants",
            "",
            *table(("constant", "written"), others(sp.CONSTANTS)),
            "",
            "## Letters",
            "",
            *table(("name", "written"), others(sp.GREEK)),
            "",
            f"A mark over a letter is a suffix of its name: {words(sp.ACCENT_WORDS)}",
            "(`ŷ`, `\\hat{y}` and `yhat` are one name).",
            "Bold, calligraphic and double-struck letters are the plain letter.",
            "",
            "## Signs",
            "",
            *table(
                ("sign", "written"),
                others({**sp.SIGNS, **{f"\\{a}": b for a, b in sp.COMMAND_SIGNS.items()}}),
            ),
            "",
            "## Limits",
            "",
            f"{tokens.LONGEST_TEXT:,} characters, {cursor.MOST_NODES:,} parts, nested {cursor.DEEPEST} deep, "
            f"{tokens.LONGEST_NUMBER:,} digits a number.",
            "",
        )
    )


def functions() -> Iterable[tuple[str, ...]]:
    for head, (fewest, most, what) in sorted(sp.FUNCTIONS.items()):
        count = (
            str(fewest)
            if fewest == most
            else f"{fewest} or more"
            if most == sp.MANY
            else f"{fewest} to {most}"
        )
        yield (
            f"`{head}`",
            count,
            what,
            words(word for word, meant in sp.FUNCTION_WORDS.items() if meant == head),
        )


def others(spelled: dict[str, str]) -> Iterable[tuple[str, ...]]:
    """Every meaning, and what it is written as; characters that cannot be seen by their name."""
    for meant in sorted(set(spelled.values()) - {""}):
        yield code(meant), words(word for word, other in spelled.items() if other == meant and word != meant)


def words(found: Iterable[str]) -> str:
    return ", ".join(code(word) for word in sorted(found))


def code(word: str) -> str:
    if len(word) == 1 and not word.isprintable():
        return characters.named(word)
    return "`` ` ``" if word == "`" else "`" + word.replace("|", "\\|") + "`"


def table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterable[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    yield from (f"| {' | '.join(row)} |" for row in rows if any(row[1:]))


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(document(), encoding="utf-8")
