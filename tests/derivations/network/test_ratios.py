"""Is a formula of fractions worth the same over whole numbers as fraction by fraction?"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derivations.language import read
from derivations.language.tree import Tree, name, number
from derivations.network.arithmetic import Exact
from derivations.network.precise import UndefinedError
from derivations.network.ratios import OfFractions

LEAF = st.one_of(st.sampled_from([name("a"), name("b")]), st.fractions(-3, 3, max_denominator=9).map(number))


def _grown(inner: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    several = st.lists(inner, min_size=2, max_size=4).map(tuple)
    return st.one_of(
        st.builds(Tree, st.sampled_from(["add", "mul"]), several),
        st.builds(lambda one: Tree("neg", (one,)), inner),
        st.builds(lambda above, below: Tree("div", (above, below)), inner, inner),
        st.builds(lambda base, power: Tree("pow", (base, number(power))), inner, st.integers(-2, 3)),
        st.builds(
            lambda head, one: Tree(head, (one,)), st.sampled_from(["sigmoid", "tanh", "relu", "abs"]), inner
        ),
        st.builds(lambda one, two: Tree("max", (one, two)), inner, inner),
    )


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    tree=st.recursive(LEAF, _grown, max_leaves=12),
    a=st.fractions(-4, 4, max_denominator=50),
    b=st.fractions(-4, 4, max_denominator=50),
)
def test_both_arithmetics_agree(tree: Tree, a: Fraction, b: Fraction) -> None:
    """In value, in lowest terms, and in having none."""
    names = {"a": a, "b": b}
    try:
        expected = Exact().value(tree, names)
    except UndefinedError:
        with pytest.raises(UndefinedError):
            OfFractions().value(tree, names)
        return
    assert OfFractions().value(tree, names) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 - max(a, b^(1/2 + 1/2))^2", Fraction(3, 4)),
        ("a/b/b", Fraction(1, 8)),
        ("(a - 1/2)^0", Fraction(1)),
        ("a^21", Fraction(1, 2**21)),
        ("-a^(-1)", -2),
    ],
)
def test_powers_and_signs(text: str, expected: Fraction) -> None:
    """Zero to the power of zero, powers beyond the small ones, a negative exponent."""
    assert OfFractions().value(read(text), {"a": Fraction(1, 2), "b": Fraction(-2)}) == expected
