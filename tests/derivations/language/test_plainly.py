"""Does the short way through the reader say what the grammar says, wherever it says anything?"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from derivations.language.grammar import ATOMS
from derivations.language.parser import Parser
from derivations.language.plain_words import plain_words
from derivations.language.plainly import MOST_WORDS, read_plainly
from derivations.language.refusal import Refusal
from derivations.language.scope import FREE, Scope
from derivations.language.tokens import tokens_of
from derivations.language.tree import Tree, surveyed

QUICK = settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
SCOPE = Scope.of(
    {
        "x": "real",
        "s2": "positive",
        "T": "natural",
        "dx": "real",
        "w": "real[n]",
        "f": "function",
        "y": "= x^2",
    },
    aliases={"x": ["u"]},
)
DATA = Scope.of(
    {
        "x": "real[N]",
        "v": "real[N]",
        "A": "real[N,N]",
        "x_new": "real",
        "a": "real",
        "N": "natural",
        "K": "real[N,N,N]",
    },
    indices={"n": "1..N"},
)
SCOPES = {
    "declared": SCOPE,
    "data": DATA,
    "free": FREE,
    "e is a name": Scope.of({"e": "real", "x": "real"}),
}

SCALARS = "x s2 T dx u y pi e 2 3 17 0 0.5 1234 3. .5 1e3 ½ x² f(x) a x_new N n"
ARRAYS = "w w[1] v A i j x[n] A[i,j] K[1,n,i]"
ATOM = st.sampled_from(f"{SCALARS} {ARRAYS}".split())
NOISE = st.sampled_from(
    (
        "'",
        "!",
        "_n",
        "^T",
        "^{-1}",
        "^-1",
        "^(-1)",
        " x",
        " 2",
        "%",
        "= 1",
        "(x)",
        "[1]",
        "[i]",
        "|x|",
        ",",
        ")",
        "-",
        "^",
    )
)


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    joined = st.tuples(inner, st.sampled_from(("+", " - ", "*", "/", "^", "^-", "", " ")), inner).map("".join)
    called = st.tuples(st.sampled_from(("exp", "ln", "max", "log", "sum", "E", "norm", "g")), inner)
    return st.one_of(
        joined,
        inner.map("({})".format),
        st.tuples(inner, st.sampled_from(("^T", "^-1", "^(-1)"))).map("".join),
        inner.map("x[{}]".format),
        st.tuples(st.sampled_from(("sum", "prod", "sum ")), inner, st.sampled_from("ijn"), inner).map(
            lambda one: f"{one[0]}({one[1]}, {one[2]}, 1, {one[3]})"
        ),
        inner.map("-{}".format),
        called.map(lambda one: f"{one[0]}({one[1]})"),
        st.tuples(inner, inner).map(lambda two: f"max({two[0]}, {two[1]})"),
    )


FORMULA = st.recursive(ATOM, _grown, max_leaves=12)
SPOILT = st.tuples(FORMULA, st.integers(0, 40), NOISE).map(
    lambda one: one[0][: one[1]] + one[2] + one[0][one[1] :]
)


def _plainly(text: str, scope: Scope) -> Tree | None:
    words = plain_words(text)
    return None if words is None else read_plainly(words, scope)


def _with_places(tree: Tree) -> object:
    return tree.head, tree.leaf, tree.span, [_with_places(arg) for arg in tree.args]


@pytest.mark.parametrize("scope", SCOPES.values(), ids=SCOPES)
@QUICK
@given(text=st.one_of(FORMULA, SPOILT))
@example("x^2^3 - -x/2*3/s2")
@example("sum(x[i]*(v[i] - a*x[i + 1]), i, 1, N)/N - sum(sum(A[i, j], i, 1, j), j, 1, n)")
@example("2*A^T*(A*x - v) + (A*A^T)^-1*x^T*v")
@example("sum(x[i], i, 1, i) + i")
@example("-x^2*(s2 - 1)/(2*s2)")
@example("exp(-(x - 1)^2/(2*s2))/log(s2, 2)")
def test_it_says_what_the_grammar_says(scope: Scope, text: str) -> None:
    """The same tree at the same places; what the grammar refuses is left to it."""
    try:
        shown, tokens = tokens_of(text)
    except Refusal:
        return
    plain = _plainly(text, scope)
    if plain is not None:
        assert _with_places(plain) == _with_places(Parser(shown, tokens, scope, ATOMS).statement())
        assert plain.survey == surveyed(plain)


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "-x/2",
        "2*x^2 - 3*x + 1",
        "exp(-x)/(1 + exp(-x))^2",
        "max(0, x)",
        "log(x/(1 - x))",
        "2^s2*pi",
        "u*s2",
    ],
)
def test_everyday_formulas_take_the_short_way(text: str) -> None:
    """Otherwise it would be of no use."""
    assert _plainly(text, SCOPE) is not None


@pytest.mark.parametrize(
    "text",
    [
        "sum((x[i] - a)^2, i, 1, N)/N",
        "prod(x[n]^v[n], n, 1, N)",
        "sum(sum(A[i, j]*x[i], i, 1, N), j, 1, N)",
        "2*A^T*(A*x - v)",
        "(A*A)^-1",
        "A^(-1)*A^T",
        "a^(n + 1)",
        "0.5*a + 1024",
    ],
)
def test_sums_and_matrices_take_it_too(text: str) -> None:
    """They are read by every comparison of data."""
    assert _plainly(text, DATA) is not None


@pytest.mark.parametrize(
    "text", ["x*v", "x^(2)", "sum(x[i], i)", "sum (x[i], i, 1, N)", "x[i]", "x[e]", "A[1]", "K"]
)
def test_what_data_leave_open(text: str) -> None:
    """A product of two vectors, a label above, an index that nothing says, a row, …"""
    assert _plainly(text, DATA) is None


@pytest.mark.parametrize(
    "text",
    ["2x", "x'", "x^T", "x_1", "f(x)", "g(x)", "dx/2", "x = 1", "(1, 2)", "exp x", "a",
     "", "+".join(["x"] * MOST_WORDS)],
)  # fmt: skip
def test_what_leaves_a_question_is_left_to_the_grammar(text: str) -> None:
    """A product without a sign, a prime, a label above, a matrix, a function, a relation, …"""
    assert _plainly(text, SCOPE) is None
