"""What does the equality decide?

The table of behaviour: every row is a test, and the page of the documentation.

python -m tests.derivations.equality.behaviour      writes docs/equality.md
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

PAGE = Path(__file__).parents[3] / "docs" / "equality.md"


class Row(NamedTuple):
    """A pair, the domains of its names, the verdict, and why it is so."""

    expected: str
    answer: str
    symbols: dict[str, str]
    verdict: str
    why: str = ""
    mode: str = "equal"


X, POSITIVE, INTEGER = {"x": "real"}, {"x": "positive"}, {"n": "integer"}
XY = {"x": "real", "y": "real"}
DATA = {"x": "real[N]", "N": "natural", "m": "real"}
LABELS = {"x": "real[N]", "y": "1..K[N]", "N": "natural", "K": "natural", "k": "1..K"}
MATRICES = {"A": "real[n, n]", "B": "real[n, n]", "x": "real[n]", "n": "natural"}

SECTIONS: list[tuple[str, str, list[Row]]] = [
    (
        "The domain decides",
        "A symbol is tried where it was declared to live, and nowhere else.",
        [
            Row("sqrt(x^2)", "x", POSITIVE, "equal"),
            Row("sqrt(x^2)", "x", X, "different", "at a negative x"),
            Row("log(x^2)", "2*log(x)", POSITIVE, "equal"),
            Row("log(x^2)", "2*log(x)", X, "different", "2 log x has no value for negative x"),
            Row("abs(b - a)", "b - a", {"a": "real", "b": "real, > a"}, "equal"),
            Row("(x^2 - 1)/(x - 1)", "x + 1", X, "equal", "a single point without a value does not count"),
            Row("(-1)^(2*n)", "1", INTEGER, "equal"),
            Row("log(x - 5)", "log(x - 5)", X, "equal", "the same, with a value somewhere"),
        ],
    ),
    (
        "Branches",
        "Both sides of every kink and jump are tried, and the place itself.",
        [
            Row("max(0, x)", "(x + abs(x))/2", X, "equal"),
            Row("max(0, x)", "x", X, "different"),
            Row("hardlim(x)", "[x >= 0]", X, "equal"),
            Row("hardlim(x)", "[x > 0]", X, "different", "at x = 0"),
            Row("[x^2 > 2]", "[x^2 >= 2]", X, "different", "at the root of 2, which is no fraction"),
            Row("sum([x[i] > 0], i, 1, N)", "sum([x[i] >= 0], i, 1, N)", DATA, "different", "an entry is 0"),
            Row("x", "x + max(0, x - 10^6)", X, "different", "a kink far out is found"),
            Row("x + y", "x + y + [x > 100]*[y < -100]", XY, "different", "two cases that hold at once"),
            Row("[max(x, y) > 0]", "1 - [x < 0]*[y < 0]", XY, "different", "one is 0, the other negative"),
            Row("x", "x*[sin(x) < 0.999999]", X, "different", "a narrow case is looked for"),
            Row(
                "x", "x*[sin(x) + sin(sqrt(2)*x) < 1.9999999]", X, "unknown",
                "one case was never met: nothing is claimed",
            ),
            Row("min(p, sqrt(p))", "p", {"p": "probability"}, "equal", "the other case has no place"),
        ],
    ),
    (
        "Sums and data",
        "Data are drawn as data, of sizes 1, 2, 3, 5 and 6 to 9; labels with present and absent classes.",
        [
            Row("sum(x[i], i, 1, N)/N", "1/N Σₖ₌₁ᴺ xₖ", DATA, "equal", "another index name"),
            Row("sum(x[i], i, 1, N)", "sum(x[i+1], i, 0, N-1)", DATA, "equal", "a shifted index"),
            Row("sum(x[i], i, 1, N)", "sum(x[i], i, 2, N)", DATA, "different"),
            Row("sum((x[i]-m)^2, i, 1, N)", "sum(x[i]^2, i, 1, N) - N*m^2", DATA, "different"),
            Row("sum([y[n]=k]*x[n], n, 1, N)", "Σ_{n: y_n = k} x_n", LABELS, "equal", "a condition below"),
            Row("sum(sum([y[n]=k], k, 1, K), n, 1, N)", "N", LABELS, "equal", "every label is one of 1..K"),
        ],
    ),
    (
        "Vectors and matrices",
        "Products do not commute, shapes must fit.",
        [
            Row("(A*B)^T", "B^T*A^T", MATRICES, "equal"),
            Row("(A*B)^T", "A^T*B^T", MATRICES, "different"),
            Row("(A + A^T)*x", "2*A*x", MATRICES, "different", "only for a symmetric A"),
            Row("tr(A*B)", "tr(B*A)", MATRICES, "equal"),
            Row("norm(x)^2", "x^T*x", MATRICES, "equal"),
            Row("sigmoid(x)", "1/(1 + exp(-x))", MATRICES, "equal", "a number beside a vector: every entry"),
            Row("A*x", "A/x", MATRICES, "different", "the shapes do not fit"),
        ],
    ),
    (
        "Probability",
        "Densities become three weighted points; other variables and events share one finite space.",
        [
            Row("E[X + Z]", "E[X] + E[Z]", {}, "equal"),
            Row("var[X + Z]", "var[X] + var[Z]", {}, "different", "without independence"),
            Row("var[X + Z]", "var[X] + var[Z] + 2*cov[X, Z]", {}, "equal"),
            Row("P(A|B)", "P(B|A)*P(A)/P(B)", {}, "equal"),
            Row("P(A|B)", "P(B|A)", {}, "different"),
            Row("P(x)", "sum(P(x|y=k)*P(y=k), k, 1, K)", LABELS | {"y": "1..K"}, "equal", "over the classes"),
            Row("P(C=1)", "1 - P(C=0)", {}, "equal", "where only 0 and 1 are named"),
            Row("var[a*X + b]", "a^2*var[X]", {"a": "real", "b": "real"}, "equal", "small letters beside X"),
            Row("E[X]", "E[E[X|Y]]", {}, "equal", "a conditional expectation"),
            Row("P(Y=1) + P(Y=2)", "1", {}, "unknown", "are there other classes?"),
            Row("int(x*p(x), x, -oo, oo)", "E[x]", {"p(x)": "density"}, "equal"),
        ],
    ),
    (
        "Relations, sets, intervals",
        "The form of the expected side decides what is compared.",
        [
            Row("x = 3", "2*x = 6", X, "equal", "a nonzero factor does not matter"),
            Row("x = 3", "x^2 = 9", X, "different", "a root is gained"),
            Row("sqrt(x) = 2", "x = 4", X, "equal", "by the roots, isolated"),
            Row("exp(x) + exp(-x) = 2", "x = 0", X, "equal", "a root where there is no change of sign"),
            Row("s^2 = 4", "s = 2", {"s": "positive"}, "equal", "only the roots in the domain count"),
            Row("log(x) + log(x - 1) = log(2)", "x^2 - x = 2", X, "different", "at x = -1"),
            Row("x = 0", "x^2/x = 0", X, "different", "at x = 0 the answer has no value"),
            Row("x^2 = 4", "x = 2 or x = -2", X, "equal", "each holds where the other does"),
            Row("x^2 = 4", "x = ±2", X, "equal"),
            Row("x = 2", "x = 2 or x = -2", X, "unreadable", "two answers at once"),
            Row("x + y = 3 and x - y = 1", "{x = 2, y = 1}", {"x": "real", "y": "real"}, "equal", "a system"),
            Row("x > 1", "2 < 2*x", X, "equal"),
            Row("x > 1", "x >= 1", X, "different"),
            Row("log(x) < 0", "x < 1", X, "different", "what has no value at x = -1 does not hold there"),
            Row("{x : 1/x >= 0}", "(0, ∞)", {}, "equal", "neither does it at x = 0"),
            Row("{1, 2}", "{2, 1}", {}, "equal"),
            Row("[0, 1)", "[0, 1]", {}, "different", "whether the end belongs to it"),
            Row("(0, 2)", "(0, 1) ∪ [1, 2)", {}, "equal", "by what belongs to them"),
            Row("abs(x) < 2", "-2 < x and x < 2", X, "equal", "by their truth"),
            Row("{x : x^2 < 4}", "(-2, 2)", {}, "equal"),
            Row("(-1, 1)", "[-1, 1]", {}, "different", "whether the ends belong to it"),
            Row("x + 1", "y = x + 1", {"x": "real", "y": "real"}, "unreadable", "an expression is expected"),
        ],
    ),
    (
        "What floats do not see",
        "Values are exact or rigorous balls; what both sides share is cancelled first.",
        [
            Row("x", "x + 1e-300", X, "different"),
            Row("x", "x + exp(-10^6)", X, "different"),
            Row("3.14159265", "pi", {}, "different", "a decimal in a formula is exact"),
            Row("x + 10^20 - 10^20", "x", X, "equal"),
            Row("exp(x)*exp(-x) - 1", "0", X, "equal", "what is taken away is compared with the rest"),
        ],
    ),
    (
        "No answer",
        "What leaves the question open is not an answer.",
        [
            Row("2*x", "diff(x^2, x)", X, "unreadable", "the derivative is still to be carried out"),
            Row("x", "±x", X, "unreadable", "two answers at once"),
            Row("log(-1 - x^2)", "log(-1 - x^2)", X, "unknown", "it has a value nowhere"),
        ],
    ),
    (
        "Up to a constant, a factor, a sign",
        "What is compared, and where, is the same as without a mode: only the constant, the positive factor "
        "or the sign\nis left open. The names in `for` vary, here all of them; the others are held fixed.",
        [
            Row("log(x)", "log(3*x)", POSITIVE, "equal", "log 3 is added", "up-to-constant"),
            Row("x^2", "x^2 + a*x", {"x": "real", "a": "real"}, "different", "", "up-to-constant"),
            Row("x^2", "x^2 + max(0, x - 10)", X, "different", "beyond the kink", "up-to-constant"),
            Row("log(abs(x))", "log(x) + 3", X, "different", "log x has no value for negative x",
                "up-to-constant"),
            Row("log(abs(x))", "log(x) + 3", POSITIVE, "equal", "", "up-to-constant"),
            Row("exp(-x^2)", "3*exp(-x^2)", X, "equal", "", "up-to-factor"),
            Row("x - y", "y - x", {"x": "real", "y": "real"}, "different", "a factor is positive",
                "up-to-factor"),
            Row("[x, 1]", "[0, 0]", X, "different", "and not zero", "up-to-factor"),
            Row("x - y", "y - x", {"x": "real", "y": "real"}, "equal", "", "up-to-sign"),
            Row("A*x", "x^T*A^T", {"A": "real[2, 3]", "x": "real[3]"}, "equal", "", "up-to-transpose"),
            Row("A*B", "B*A", {"A": "real[2, 2]", "B": "real[2, 2]"}, "different", "", "up-to-transpose"),
            Row("p ∝ exp(-x)", "p ∝ 2*exp(-x)", {"p": "real", "x": "real"}, "equal", "up to a factor"),
            Row("p ∝ exp(-x)", "p ∝ exp(-x)*[x < 10]", {"p": "real", "x": "real"}, "different"),
        ],
    ),
    (
        "Known limits",
        "What is said although it is not so, or not said although it is.",
        [
            Row("1", "tanh(exp(x^2 + 20))", X, "unknown", "as good as its limit at every point"),
            Row(
                "N",
                "sum(tanh(10^60*(y[n] - 1/3)^2), n, 1, N)",
                {"y": "real[N]", "N": "natural, >= 1"},
                "equal",
                "inside a sum that is not seen",
            ),
            Row(
                "sum([x[i] > sqrt(2)], i, 1, N)",
                "sum([x[i] >= sqrt(2)], i, 1, N)",
                DATA,
                "equal",
                "entries of data are fractions",
            ),
            Row("m", "m + [x[1] > 100]*[m < -100]", DATA, "equal", "of an entry and a number at once"),
            Row("x >= 0 and y >= 0", "x*y >= 0 and x + y > 0", XY, "equal", "where two boundaries meet"),
            Row("x - sin(x) = 0", "x^3 = x^2*sin(x)", X, "unknown", "slope and bend vanish at the roots"),
        ],
    ),
]  # fmt: skip


def document() -> str:
    """The page of the documentation."""
    lines = [
        "# When two answers are equal",
        "",
        "`grader compare EXPECTED ANSWER` says *equal*, *different*, *unknown* or *unreadable*.",
        "*Different* is only said with a point at which the values provably differ; *unknown* is never",
        "marked wrong. Each row below is a test.",
    ]
    for title, rule, rows in SECTIONS:
        lines += [
            "",
            f"## {title}",
            "",
            rule,
            "",
            "| expected | answer | names | verdict | |",
            "|---|---|---|---|---|",
        ]
        for row in rows:
            names = ", ".join(f"{name}: {domain}" for name, domain in row.symbols.items())
            names += "" if row.mode == "equal" else f"; `--mode {row.mode}`"
            lines.append(
                f"| {code(row.expected)} | {code(row.answer)} | {names} | {row.verdict} | {row.why} |"
            )
    return "\n".join(lines) + "\n"


def code(text: str) -> str:
    """A formula in a cell of a table: a bar must not end the cell."""
    return "`" + text.replace("|", "\\|") + "`"


if __name__ == "__main__":
    PAGE.write_text(document(), encoding="utf-8")
