"""Which numbers does exact arithmetic give for what a formula may say beyond fractions?"""

from __future__ import annotations

import math
from fractions import Fraction

import pytest

from derivations.language import Scope, read
from derivations.network.arithmetic import Exact, is_rational
from derivations.network.precise import UndefinedError

NAMES = {"x": Fraction(3)}
SCOPE = Scope.of({"x": "real"})


@pytest.mark.parametrize(
    ("text", "expected", "rational"),
    [
        ("pi", math.pi, False),
        ("e^2", math.exp(2), False),
        ("2^(7/10)", 2**0.7, False),
        ("4^(-3/2)", 0.125, False),
        ("0^(1/2)", 0, False),
        ("10^x", 1000, True),
        ("log10(1000)", 3, False),
        ("log2(x)", math.log2(3), False),
        ("log(8, 2)", 3, False),
        ("log(x)", math.log(3), False),
        ("sin(x)", math.sin(3), False),
        ("1 + sin(pi/2)", 2, False),
        ("cos(-100)", math.cos(100), False),
        ("cos(0)", 1, True),
        ("piecewise((1, x >= 0), (0, x < 0))", 1, True),
        ("piecewise((x, 0 <= x <= 1), (7, x > 1))", 7, True),
        ("[1 < x <= 3]", 1, True),
        ("[1 < x < 3]", 0, True),
    ],
)
def test_a_formula_has_its_value(text: str, expected: float, rational: bool) -> None:
    """Constants, powers with any exponent, logarithms to any base, and cases; exact where nothing leaves
    the rationals."""
    tree = read(text, SCOPE)
    assert float(Exact().value(tree, NAMES)) == pytest.approx(expected, rel=1e-15)
    assert is_rational(tree, NAMES, Exact()) is rational


@pytest.mark.parametrize(
    "text",
    ["sin(10^10)", "(-2)^(1/2)", "0^(-1/2)", "log(0)", "log(2, 1)", "piecewise((1, x < 0), (2, x < 3))"],
)
def test_what_has_no_value_is_undefined(text: str) -> None:
    """Nothing is made up where the reals end."""
    with pytest.raises(UndefinedError):
        Exact().value(read(text, SCOPE), NAMES)
