"""Can a student try the point that shows a difference?"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from derivations.equality import compare
from derivations.equality.handy import HANDY

LAYER = dict.fromkeys(("H", "K", "P", "S"), "natural")
MAPS = dict.fromkeys(("D_G", "D_K", "M", "N", "O_h", "O_w"), "natural")
LABELLED = {"a": "probability", "w": "real", "x": "real", "y": "0..1", "z": "real"}

shown_at_short_numbers = [
    ("(H + 2*P - K)/S + 1", "(H + P - K)/S + 1", LAYER),
    ("floor((H + 2*P - K)/S) + 1", "(H + 2*P - K)/S + 1", LAYER),
    ("D_K^2*M*N*O_h*O_w", "D_K^2*M*N*O_h + O_w", MAPS),
    ("D_G^2*D_K^2*M + D_G^2*M*N", "D_G^2*D_K^2*M*N", MAPS),
    ("(a - y)*x", "(a + y)*x", LABELLED),
    ("log(1 + exp(z)) - y*z", "log(1 + exp(z))", LABELLED),
    ("a + b + c + d", "a + b + c + d^3", dict.fromkeys("abcd", "integer")),
    ("sum(Y[n], n, 1, N)/N", "sum(Y[n], n, 1, N)/(N - 1)", {"Y": "natural[N]", "N": "natural"}),
    ("max(x, 2)", "max(x, 2) + max(0, x - 7)", {"x": "real"}),
]
shown_at_long_ones_only = [
    ("abs(x)", "x*tanh(1000*x)", {"x": "real"}),
    ("x", "x + 1", {"x": "in (0, 1/100)"}),
]


def _numbers(expected: str, answer: str, symbols: Mapping[str, str]) -> list[Fraction]:
    verdict = compare(expected, answer, symbols=symbols)
    assert verdict.verdict == "different"
    point = verdict.evidence["point"]
    assert isinstance(point, dict)
    return [Fraction(value) for value in point.values()]


@pytest.mark.parametrize(("expected", "answer", "symbols"), shown_at_short_numbers)
def test_a_difference_is_shown_at_short_numbers(
    expected: str, answer: str, symbols: Mapping[str, str]
) -> None:
    """Whole numbers, halves, quarters, tenths: nobody can try 629033/1048576 by hand."""
    for number in _numbers(expected, answer, symbols):
        assert max(abs(number.numerator), number.denominator) <= HANDY


@pytest.mark.parametrize(("expected", "answer", "symbols"), shown_at_long_ones_only)
def test_what_no_short_number_shows_is_shown_at_a_long_one(
    expected: str, answer: str, symbols: Mapping[str, str]
) -> None:
    """A short point is looked for, never in the place of a true one, nor outside of the domain."""
    (number,) = _numbers(expected, answer, symbols)
    assert number.denominator > HANDY
    assert symbols["x"] == "real" or 0 < number < Fraction(1, 100)
