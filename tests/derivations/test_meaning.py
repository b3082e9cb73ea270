"""Does a tree keep its meaning on the way to SymPy and back?"""

from __future__ import annotations

import pytest
import sympy as sp

from derivations import chapters
from derivations.derivation import EQUALS
from derivations.language import Scope, read
from derivations.language.show import plain
from derivations.language.tree import Tree
from derivations.meaning import NoMeaningError, to_sympy, to_tree

SCOPE = Scope.of(
    {
        "x": "real[N]", "N": "natural", "a": "positive", "v": "real", "k": "integer",
        "phi": "function", "S": "real", "I": "real", "Q": "real", "E": "real",
        "A": "real[2, 2]", "w": "real[2]", "p": "probability",
        "y": "= 1/(1 + exp(-a*v))",
    }
)  # fmt: skip

THERE_AND_BACK = [
    "1/(1 + exp(-a*v))",
    "sum(x[n]^2, n, 1, N)/N",
    "prod(x[n], n, 1, N)",
    "sum(sum(x[n]*x[m], m, 1, n), n, 1, N)",
    "phi'(a*v)*phi(v)",
    "phi''(v)",
    "diff(phi(v)^2, v)",
    "int(v^2, v, 0, a)",
    "int(exp(-v^2), v, -oo, oo)",
    "[v > 0]*a",
    "piecewise((a, v > 1), (v, v > 0), (0, v <= 0))",
    "sqrt(a)/3",
    "a^(3/2)",
    "a^-2*v",
    "S*I + Q*E",
    "k!/2",
    "max(0, v) + min(1, a)",
    "abs(v) - sign(v)",
    "log(2*pi*a)",
    "tanh(v) - sin(v)*cos(a)",
    "floor(v/a) + ceil(v)",
    "gamma(a)*beta(a, a + 1)",
    "binomial(k, 2)",
    "[[a, v], [1, 0]]",
    "(a, v)",
    "v = a",
    "v < a",
    "A*w",
    "-v/2 + 1",
    "e^v",
]


@pytest.mark.parametrize("text", THERE_AND_BACK)
def test_a_tree_and_what_comes_back_mean_the_same(text: str) -> None:
    """The order of terms is SymPy's; the object is the same."""
    there = to_sympy(read(text, SCOPE), SCOPE)
    assert to_sympy(to_tree(there), SCOPE) == there


CARRIED_OUT = [
    ("int(v^2, v, 0, a)", "a^3/3"),
    ("diff(exp(-a*v), v)", "-a*exp(-a*v)"),
    ("diff(1/v, v)", "-1/v^2"),
    ("limit(tanh(v), v, oo)", "1"),
    ("sum(k, k, 1, 4)", "10"),
    ("diff(phi(a*v), v)", "a*phi'(a*v)"),
    ("det([[1, 2], [3, 4]])", "-2"),
    ("int(exp(-v^2/2), v, -oo, oo)", "sqrt(2)*sqrt(pi)"),
]


@pytest.mark.parametrize(("text", "done"), CARRIED_OUT)
def test_what_sympy_works_out_is_said_in_our_language(text: str, done: str) -> None:
    """diff, int, limit and det, carried out by SymPy."""
    assert plain(to_tree(to_sympy(read(text, SCOPE), SCOPE).doit())) == done


def test_names_are_symbols_whatever_sympy_calls_by_them() -> None:
    """`S`, `I`, `E`, `Q` of a question are not SymPy's registry, unit, number and assumptions."""
    names = to_sympy(read("S + I + E + Q", SCOPE), SCOPE).free_symbols
    assert {symbol.name for symbol in names} == {"S", "I", "E", "Q"}
    assert all(symbol.is_real for symbol in names)


def test_domains_become_assumptions() -> None:
    """sqrt(a^2) is a for positive a, |v| for real v; a defined name is what it stands for."""
    assert plain(to_tree(to_sympy(read("sqrt(a^2)", SCOPE), SCOPE))) == "a"
    assert plain(to_tree(to_sympy(read("sqrt(v^2)", SCOPE), SCOPE))) == "abs(v)"
    assert to_sympy(read("y", SCOPE), SCOPE) == to_sympy(read("1/(1 + exp(-a*v))", SCOPE), SCOPE)
    assert to_sympy(read("k", SCOPE), SCOPE).is_integer


def test_a_bound_name_is_its_own() -> None:
    """The n of a sum is no symbol outside of it."""
    tree = to_sympy(read("sum(x[n], n, 1, N)", SCOPE), SCOPE)
    assert "n" not in {str(one) for one in tree.free_symbols}


REFUSED = [
    "E[v]",
    "P(a | v)",
    "2^100000",
    "9^9^9^9",
    "100000!",
    "dL/dw",
    "argmax(v, v)",
    "sum(x[n], n)",
    "A + v",
]


@pytest.mark.parametrize("text", REFUSED)
def test_what_has_no_object_or_is_too_large_is_refused(text: str) -> None:
    """At once: nothing is carried out that might not end."""
    free = Scope.of(None) if "E[" in text else SCOPE
    with pytest.raises(NoMeaningError):
        to_sympy(read(text, free), free)


def test_an_object_without_a_word_of_ours_is_refused() -> None:
    """SymPy knows more functions than the language has words for."""
    with pytest.raises(NoMeaningError, match="zeta"):
        to_tree(sp.zeta(sp.Symbol("x")))


# steps in closed form that SymPy is not asked for: matrices, the slope of a corner, densities, maxima
NOT_ASKED = (
    "least_squares.",
    "activations.relu",
    "convolution.",
    "correlation.",
    "moments.covariance_of_independent",
    "estimates.uniform",
)


def closed(name: str) -> list[tuple[Tree, Tree]]:
    """The steps of a derivation that rest on no assumption and have no sum in them."""
    work = chapters.derive(name)
    if work.givens or name.startswith(NOT_ASKED):
        return []
    far = ("sum", "prod", "index", "E", "var", "cov", "P", "derivative", "piecewise")
    steps = [(step.before, step.after) for step in work.steps if step.kind == EQUALS]
    return [(before, after) for before, after in steps if not before.has(*far) and not after.has(*far)]


CLOSED = [name for name in chapters.names() if closed(name)]


def test_sympy_is_asked_for_many_steps() -> None:
    """Not a table that has become empty."""
    assert sum(len(closed(name)) for name in CLOSED) > 70


@pytest.mark.parametrize("name", CLOSED)
def test_sympy_proves_the_steps_in_closed_form(name: str) -> None:
    """The difference of two lines, derivatives and integrals carried out, simplifies to zero."""
    scope = Scope.of(chapters.derive(name).symbols)
    for before, after in closed(name):
        difference = (to_sympy(before, scope) - to_sympy(after, scope)).doit()
        forms = (difference, sp.expand_log(difference, force=True), difference.rewrite(sp.exp))
        assert any(sp.simplify(form) == 0 for form in forms), f"{before!r} -> {after!r}"
