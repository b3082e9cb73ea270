"""Are parts of the line compared by what belongs to them, and functions of vectors entry by entry?"""

from __future__ import annotations

import pytest

from derivations.equality import compare

VECTORS = {"W": "real[m, n]", "A": "real[n, n]", "x": "real[n]", "u": "real[n]", "v": "real[n]",
           "m": "natural", "n": "natural"}  # fmt: skip

equal = [
    ("(0,2)", "(0,1)∪[1,2)", {}),
    ("(0,3)", "(0,2)∪(1,3)", {}),
    ("(-oo,0)∪(0,oo)", "(-oo,oo)∖{0}", {}),
    ("(-oo,0)∪(0,oo)", "(0,oo)∪(-oo,0)", {}),
    ("(0,2)∩(1,3)", "(1,2)", {}),
    ("{1,2}∪{3}", "{1,2,3}", {}),
    ("(-1,1]∩[1,2)", "{1}", {}),
    ("(-oo,1)∪(-1,oo)", "(-oo,oo)", {}),
    ("[0,sqrt(8)]∖(1,2*sqrt(2))", "[0,1]∪{2*sqrt(2)}", {}),
    ("{x : x > 0}", "{t : 2*t > 0}", {}),
    ("{x : x^2 < 4}", "(-2,2)", {}),
    ("{x : 0 <= x and x < 1}", "[0,1)", {}),
    ("(-oo,oo)", "(-oo,0]∪(0,oo)", {}),
    ("sigmoid(W*x)", "1/(1+exp(-W*x))", VECTORS),
    ("tanh(x)", "(exp(x)-exp(-x))/(exp(x)+exp(-x))", VECTORS),
    ("sigmoid(x)⊙(1-sigmoid(x))", "exp(-x)/(1+exp(-x))^2", VECTORS),
    ("x^2", "x⊙x", VECTORS),
]

different = [
    ("(0,2)", "(0,1)∪(1,2)", {}),
    ("[0,1]∪[2,3]", "[0,1]∪(2,3]", {}),
    ("(0,2)∩(1,3)", "[1,2)", {}),
    ("{1,2}∪{3}", "{1,2}", {}),
    ("(-1,1]∩[1,2)", "(1,2)", {}),
    ("[0,1]∪[2,3]", "[0,3]", {}),
    ("{x : x^2 < 4}", "[-2,2]", {}),
    ("{x : x > 0}", "{x : x < 0}", {}),
    ("(-oo,0)∪(0,oo)", "(-oo,oo)", {}),
    ("sigmoid(W*x)", "1/(1+exp(W*x))", VECTORS),
    ("u/v", "v/u", VECTORS),
    ("x^2", "x^T*x", VECTORS),
    ("A*x", "A/x", VECTORS),  # a shape error
    ("inv(A)*x", "x/A", VECTORS),
]


@pytest.mark.parametrize(
    ("expected", "answer", "symbols", "verdict"),
    [(*row, "equal") for row in equal] + [(*row, "different") for row in different],
)
def test_regions_and_vectors(expected, answer, symbols, verdict):
    """Either way round."""
    assert compare(expected, answer, symbols=symbols or None).verdict == verdict
    assert compare(answer, expected, symbols=symbols or None).verdict in (verdict, "unreadable")
