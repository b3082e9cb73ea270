"""What holds for every tree, and for every text whatsoever?"""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from derivations.language import Refusal, Scope, read, show
from derivations.language.tree import Tree
from tests.derivations.language.formula_table import said
from tests.derivations.language.formulas import FORMULAS
from tests.derivations.language.refusals import REFUSALS
from tests.derivations.language.trees import SCOPE, everything

WRITERS = (show.plain, show.unicode, show.latex)
QUICK = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
LONG = settings(max_examples=5000, deadline=None, suppress_health_check=list(HealthCheck))

NOTHING = Scope.of(None)
PIECES = (
    *"0123456789abcdefinxyzENPTΣσμφπαŷ+-*/^_!'|‖()[]{}<>=,.:;%&\\ ~≤≠∈∂∫√½²ⁿ₁ᵢ⁻ᵀ…", *(r"\frac", r"\sum",
    r"\left(", r"\right)", r"\sqrt", r"\hat", r"\mathbb{1}", r"\begin{cases}", r"\end{cases}", r"\\",
    r"\mu"),
    *("sum(", "exp", "log ", "sin", "x_n", "x[n]", "d/dx", "dL/dw", "Σ_{n=1}^N ", "P(A|B)", "[y=1]",
    "^{-1}",
    "^T", "1e", "0,5", "'("),
)  # fmt: skip


def written_and_read(tree: Tree, scope: Scope) -> None:
    """Printed in any of the three spellings and read again, a tree is the same tree.

    A deep tree may need so many brackets that the way back is refused for its depth.
    """
    for write in WRITERS:
        text = write(tree)
        again = tree_or_refusal(text, scope)
        if isinstance(again, Refusal):
            assert again.code == "too-deep", text
            assert depth(tree) > 25
        else:
            assert said(again) == said(tree), text


def depth(tree: Tree) -> int:
    deepest, waiting = 0, [(tree, 1)]
    while waiting:
        node, level = waiting.pop()
        deepest = max(deepest, level)
        waiting.extend((one, level + 1) for one in node.args)
    return deepest


def read_or_refused(text: str, scope: Scope) -> None:
    """A text is a tree that survives being written, or a refusal that points into the text."""
    found = tree_or_refusal(text, scope)
    if isinstance(found, Tree):
        written_and_read(found, scope)
    else:
        start, end = found.span
        assert 0 <= start <= len(text)
        assert start <= end <= len(text) + 1
        assert found.message
        assert found.drawn()


def tree_or_refusal(text: str, scope: Scope) -> Tree | Refusal:
    try:
        return read(text, scope)
    except Refusal as refusal:
        return refusal


@pytest.mark.parametrize(
    "text", ["sum(0^A0, A)", "v[-x^(e)]", "v[x^(pi)]", "v[2*(e)]", "Σ²₀", "exp2x", "X^0\\top"]
)
def test_what_might_be_something_else_stays_what_it_is(text: str) -> None:
    """x^{A0} beside LaTeX, Euler's number above a name in an index, a Σ that is no sum, the 2 of exp2x."""
    written_and_read(read(text), NOTHING)


@given(everything(3))
@QUICK
def test_print_then_read_is_the_identity(tree: Tree) -> None:
    """For every tree a reader can hand out, in all three spellings."""
    written_and_read(tree, SCOPE)


@pytest.mark.slow
@given(everything(4))
@LONG
def test_print_then_read_is_the_identity_at_length(tree: Tree) -> None:
    """The same, for thousands of larger trees."""
    written_and_read(tree, SCOPE)


@given(everything(3))
@QUICK
def test_mathml_is_well_formed(tree: Tree) -> None:
    """Every tree can be shown on a page, as one element."""
    shown = ElementTree.fromstring(show.mathml(tree))
    assert shown.tag.endswith("math")


texts = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=15).map("".join),
    st.lists(
        st.sampled_from([text for row in FORMULAS for _, text in row.spellings()]), min_size=1, max_size=3
    ).map("".join),
)


@given(texts)
@example("\\")
@example("x\u0301" * 3)
@example("𝑥̂")
@example("\ud800")
@QUICK
def test_any_text_is_a_tree_or_a_refusal(text: str) -> None:
    """Only trees and stated refusals come out, whatever goes in."""
    read_or_refused(text, NOTHING)
    read_or_refused(text, SCOPE)


@pytest.mark.slow
@given(texts)
@LONG
def test_any_text_is_a_tree_or_a_refusal_at_length(text: str) -> None:
    """The same, for thousands of texts."""
    read_or_refused(text, NOTHING)
    read_or_refused(text, SCOPE)


# slips that once broke a promise, kept
SLIPS = [
    r"\frac", r"\frac2.9", r"0\sqrt.001", "h1_(1-h_1.)x_1", "z ^{[2]} ^{[2]} a", "[[x],[y]]", "Σₙ₌₁ᴺ [yₙk]",
    "dZ/d1w_ji", r"\frac{d1}{dx}", r"\mathrm{d0,5}x", "d/dxe(5)", "d/dx3 x²", "∫₀¹ x² dŷx",
    r"\mathrm{v[ar}[X]", r"\mathrm{v&ar}", r"\operatorname{…Var}", "g_2(u)", "AᵢEⱼ", "phi₁'(v[j])",
    "x*x^Tx^T", "𝟙{y ₙ}", r"z\begin{cases}Tdc\end{cases}", r"\sum_0k e_k", r"\sum_log {i=1}", r"\mu_μ{ki}",
    "dyhat_i/dz_j_j", "∂L/∂zᵢ ᵢ", r"\sum_{i,j} x_{ij}", "E_{p}[x]", "f(x,y)", "phi^2(v)", "phi v",
    "Σₖ₌₁ᴰ x",
    "|a||b|", "x_{n k}", "d2E/dx2", "1.5e-3x", "(A*B)^T = B^(A*B)^T = B^T*A^T", "varsigma", "e[0<0]",
    "d/dC_A0A(0)",
    "(eₐ)", "A_A0A(0)", r"\{\begin{cases} x & x = x \end{cases}, x\}", "v[(e)!]", "x^var[x]",
    "Σ_{i=x}^{E[x^var[x]]} x", r"{1}\{y_n = k\}", "∫ᵇₐ dA0", "∫Aₐ d0A",
]  # fmt: skip


@pytest.mark.parametrize("text", SLIPS)
def test_slips_that_once_broke_a_promise(text: str) -> None:
    """Each is a tree that survives being written, or a refusal."""
    read_or_refused(text, NOTHING)
    read_or_refused(text, SCOPE)


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, Scope]:
    """A formula of the tables with a few characters lost, doubled, swapped or put in."""
    row = draw(st.sampled_from(FORMULAS))
    text = draw(st.sampled_from([spelling for _, spelling in row.spellings()]))
    for _ in range(draw(st.integers(1, 3))):
        at, to = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        change = draw(st.sampled_from(("lose", "double", "put in", "swap")))
        if change == "lose":
            text = text[:at] + text[min(to, at + 3) :]
        elif change == "double":
            text = text[:to] + text[at:to] + text[to:]
        elif change == "put in":
            text = text[:at] + draw(st.sampled_from(PIECES)) + text[at:]
        else:
            text = text[:at] + text[at : at + 2][::-1] + text[at + 2 :]
    return text, row.names.scope()


@given(mutated())
@QUICK
def test_a_formula_with_a_slip_is_a_tree_or_a_refusal(mutant: tuple[str, Scope]) -> None:
    """A slip of the pen gives another formula, said openly, or a refusal."""
    read_or_refused(*mutant)


@pytest.mark.slow
@given(mutated())
@LONG
def test_a_formula_with_a_slip_is_a_tree_or_a_refusal_at_length(mutant: tuple[str, Scope]) -> None:
    """The same, for thousands of slips."""
    read_or_refused(*mutant)


NESTED = [
    ("(", ")"), ("[", "]"), ("{", "}"), ("|", "|"), ("‖", "‖"), ("exp(", ")"), ("sin ", ""), ("-", ""),
    ("+",
    ""), ("√", ""), ("x^", ""), ("2/", ""), (r"\frac{1}{", "}"), (r"\sqrt{", "}"), (r"x_{", "}"), ("x[",
    "]"),
    ("Σ_n ", ""), ("d/dx ", ""), (r"\left(", r"\right)"), ("E[", "]"), ("P(A|", ")"), ("", "!"), ("", "'"),
    ("", "%"), ("", "^2"), ("", "²"), ("a=", ""), ("a⇒", ""), ("¬", ""), (r"\hat{", "}"), (r"\mathbf{",
    "}"),
    (r"\begin{pmatrix}", r"\end{pmatrix}"), ("f(", ")"), ("∫ ", " dx"), ("\\text{", "}"), ("a,", ""),
    ("log_",
    ""), ("lim_{x→0} ", ""), ("[a=", "]"), ("{x : ", "}"), ("⌊", "⌋"), ("⟨a, ", "⟩"),
]  # fmt: skip


@pytest.mark.parametrize("layers", [3, 20, 45, 99, 150, 400, 3000])
@pytest.mark.parametrize(("before", "after"), NESTED)
def test_nesting_is_read_or_refused(before: str, after: str, layers: int) -> None:
    """However deep: no error of the machine, and what is read can be written."""
    read_or_refused(before * layers + "x" + after * layers, NOTHING)


@given(
    st.lists(st.sampled_from(NESTED), min_size=1, max_size=60),
    st.lists(st.integers(1, 5), min_size=1, max_size=60),
)
@QUICK
def test_mixed_nesting_is_read_or_refused(layers: list[tuple[str, str]], counts: list[int]) -> None:
    """Layers of different brackets and signs, one around another."""
    text = "x"
    for (before, after), count in zip(layers, counts, strict=False):
        text = before * count + text + after * count
    read_or_refused(text, NOTHING)


def test_reading_has_no_memory() -> None:
    """A text says the same however often it is read, and whatever was read before it."""
    rows = [(text, row.names.scope()) for row in FORMULAS for _, text in row.spellings()]
    rows += [(row.text, row.names.scope()) for row in REFUSALS]
    first = [outcome(*row) for row in rows]
    assert [outcome(*row) for row in reversed(rows)] == first[::-1]


def outcome(text: str, scope: Scope) -> str:
    """The tree in one line, or the refusal with its place."""
    found = tree_or_refusal(text, scope)
    return said(found) if isinstance(found, Tree) else f"{found} {found.span}"
