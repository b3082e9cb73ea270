"""What is a number here: known exactly, or to sixty figures?

A `Value` is a rational with a word on its exactness.  Model answers that are not rational (a logarithm, a
sigmoid) are held to `FIGURES` significant figures, far beyond what anybody writes, and say so; so a value
can be kept as a text in a cache, rounded, cut and compared without the library that computed it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

FIGURES = 60
SAME = 10**50  # two values of an irrational number agree to one part in so many


class Value(NamedTuple):
    """A number, exact or to FIGURES significant figures."""

    fraction: Fraction
    exact: bool = True

    def text(self) -> str:
        """`7/3` or `~0.5571…`: read back by `value`."""
        if self.exact:
            return str(self.fraction)
        return "~" + decimal(self.fraction, FIGURES)

    def same(self, other: Value) -> bool:
        """Are they the same number, as far as both are known?"""
        one, two = self.fraction, other.fraction
        if self.exact and other.exact:
            return one.as_integer_ratio() == two.as_integer_ratio()
        left, right = one.numerator * two.denominator, two.numerator * one.denominator  # to one denominator
        return abs(left - right) * SAME <= max(abs(left), abs(right))

    def __float__(self) -> float:
        return float(self.fraction)


def value(text: str) -> Value:
    """The inverse of `Value.text`.

    >>> value("7/3"), value("~0.25").exact
    (Value(fraction=Fraction(7, 3), exact=True), False)
    """
    if text.startswith("~"):
        return Value(Fraction(text[1:]), exact=False)
    return Value(Fraction(text))


def magnitude(number: Fraction) -> int:
    """The exponent of its leading digit: 0 for 3.1, -2 for 0.042, 3 for 7200.  Zero has 0.

    >>> [magnitude(Fraction(text)) for text in ("3.1", "0.042", "7200", "1", "0.1", "1000")]
    [0, -2, 3, 0, -1, 3]
    """
    above, below = number.as_integer_ratio()
    if not above:
        return 0
    above = abs(above)
    guess = (above.bit_length() - below.bit_length()) * 1233 // 4096  # log10(2), from below
    while not _at_least(above, below, guess):
        guess -= 1
    while _at_least(above, below, guess + 1):
        guess += 1
    return guess


def _at_least(above: int, below: int, exponent: int) -> bool:
    """above/below >= 10^exponent"""
    up: int = 10 ** max(-exponent, 0)
    down: int = 10 ** max(exponent, 0)
    return above * up >= below * down


def decimal(number: Fraction, figures: int) -> str:
    """As `figures` significant figures, in scientific notation.

    >>> decimal(Fraction(1, 3), 4), decimal(Fraction(-7200), 2)
    ('3.333e-1', '-7.2e3')
    """
    exponent = magnitude(number)
    digits = round(abs(number) * Fraction(10) ** (figures - 1 - exponent))
    if digits >= 10**figures:
        digits, exponent = digits // 10, exponent + 1
    text = str(digits).rjust(figures, "0")
    tail = text[1:].rstrip("0")
    return f"{'-' if number < 0 else ''}{text[0]}{'.' + tail if tail else ''}e{exponent}"


@dataclass(frozen=True, slots=True)
class Rounding:
    """How a person shortens what the calculator shows: to so many figures or decimals, rounded or cut.

    >>> Rounding("figures", 2, "cut").of(Fraction("-0.01999"))
    Fraction(-19, 1000)
    >>> Rounding("decimals", 2, "round").of(Fraction("2.885"))
    Fraction(289, 100)
    """

    kind: str  # figures | decimals
    digits: int
    how: str  # round | cut

    def of(self, number: Fraction) -> Fraction:
        """The shortened number; half goes away from zero, cutting towards zero.  Whole numbers stay."""
        above, below = number.as_integer_ratio()
        if below == 1:
            return number
        places = self.digits if self.kind == "decimals" else self.digits - 1 - magnitude(number)
        up, down = 10 ** max(places, 0), 10 ** max(-places, 0)  # the unit is down/up
        steps, below = abs(above) * up, below * down
        whole = (2 * steps + below) // (2 * below) if self.how == "round" else steps // below
        return Fraction((whole if above > 0 else -whole) * down, up)

    def __str__(self) -> str:
        return f"{'rounded' if self.how == 'round' else 'cut'} to {self.digits} {self.kind}"


RUNS = tuple(
    Rounding(kind, digits, how)
    for digits in (6, 5, 4, 3, 2)
    for kind in ("figures", "decimals")
    for how in ("round", "cut")
)
"""The hand runs of design section 9: the whole computation shortened the same way at every value."""
