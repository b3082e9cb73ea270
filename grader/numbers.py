"""What do the written digits allow?

A decimal stands for the values that round to it or that are cut to it; a whole number, a fraction or
arithmetic is exact (design section 9).  `written` finds which of the two a student wrote, `fit` says how it
meets a value; what hand runs give is in `hand_runs`.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from derivations.language.tree import Tree
from exercises.values import RUNS, SAME, Value, magnitude

LEAST_FIGURES = 2  # of a decimal, where a part asks for no number of figures
_FLOAT_FIGURES = 15  # from here on the digits are the print of a binary double, not of a hand
_FLOAT_SHARE = 10**13  # to one part in so many they are right
_DIGITS = re.compile(r"(?P<whole>[0-9]*)(?:\.(?P<part>[0-9]*))?(?:[eE](?P<exponent>[+-]?[0-9]+))?\Z")


class Written(NamedTuple):
    """A number as it was written."""

    value: Value
    unit: Fraction | None  # the place of the last digit of a decimal; None: exact
    figures: int | None  # significant figures of a plain number; None: arithmetic, a fraction
    read_as: str

    @property
    def places(self) -> int | None:
        """The decimals of a plain decimal."""
        if self.unit is None:
            return None
        above, below = self.unit.as_integer_ratio()
        return len(str(below)) - len(str(above))


FITS = (
    "exact",  # the value itself
    "digits",  # its digits: rounded or cut
    "coarse",  # right as far as it goes, with fewer figures than asked
    "no",
)
RIGHT = ("exact", "digits")


def literal(tree: Tree, text: str) -> tuple[Fraction, Fraction | None, int] | None:
    """Value, unit and figures of one written number (signed, per cent, times a power of ten), or None."""
    if tree.head == "neg":
        inner = literal(tree.args[0], text)
        return (-inner[0], inner[1], inner[2]) if inner else None
    if tree.head == "percent":
        inner = literal(tree.args[0], text)
        if inner is None:
            return None
        return inner[0] / 100, (Fraction(1) if inner[1] is None else inner[1]) / 100, inner[2]
    if tree.head == "mul" and len(tree.args) == 2:
        return _scientific(tree, text)
    if tree.head == "number" and isinstance(tree.leaf, Fraction):
        unit, figures = _digits(tree, text)
        return tree.leaf, unit, figures
    return None


def _scientific(tree: Tree, text: str) -> tuple[Fraction, Fraction | None, int] | None:
    """`2.915 × 10^-2`"""
    inner, power = literal(tree.args[0], text), _power_of_ten(tree.args[1])
    if inner is None or power is None or tree.args[0].head != "number":
        return None
    unit = Fraction(1) if inner[1] is None else inner[1]
    return inner[0] * power, unit * power, inner[2]


def _power_of_ten(tree: Tree) -> Fraction | None:
    if tree.head != "pow" or tree.args[0].leaf != Fraction(10):
        return None
    exponent, sign = tree.args[1], 1
    if exponent.head == "neg":
        exponent, sign = exponent.args[0], -1
    if exponent.head != "number" or not isinstance(exponent.leaf, Fraction) or exponent.leaf.denominator != 1:
        return None
    if exponent.leaf > 400:
        return None
    return Fraction(10) ** (sign * int(exponent.leaf))


def _digits(tree: Tree, text: str) -> tuple[Fraction | None, int]:
    """The place of the last digit written (None for a whole number) and the count of significant figures."""
    value = tree.leaf
    assert isinstance(value, Fraction)
    start, end = tree.span
    match = _DIGITS.match(text, start, end) or _DIGITS.match(_without_gaps(text[start:end], value))
    if match is None or not (match["whole"] or match["part"]):
        return shortest(value)
    part, exponent = match["part"] or "", int(match["exponent"] or 0)
    digits = (match["whole"] + part).lstrip("0")
    unit = _ten_to(exponent - len(part))
    above, below = unit.as_integer_ratio()
    if int(digits or "0") * above * value.denominator != value.numerator * below:
        return shortest(value)
    return (unit if part or exponent else None), len(digits)


def _without_gaps(typed: str, value: Fraction) -> str:
    """A number without what stands between its thousands, a decimal comma as a point."""
    typed = re.sub(r"[\s_'\u00a0\u2009\u202f]", "", typed)
    return typed.replace(",", "." if value.denominator != 1 else "")


@lru_cache(maxsize=1024)
def _ten_to(exponent: int) -> Fraction:
    return Fraction(10) ** exponent


def shortest(value: Fraction) -> tuple[Fraction | None, int]:
    """Unit and figures of the shortest decimal of a value whose source text is not at hand."""
    places = 0
    while (value * 10**places).denominator != 1 and places < 400:
        places += 1
    return (Fraction(1, 10**places) if places else None), max(magnitude(value) + 1 + places, 1)


def fit(answer: Written, expected: Value, figures: int | None) -> str:
    """How the answer meets a value: one of FITS.  `figures`: how many the part asks for."""
    mine, below = answer.value.fraction.as_integer_ratio()
    right, other = expected.fraction.as_integer_ratio()
    mine, right, below = mine * other, right * below, below * other  # over one denominator
    distance = abs(right - mine)
    exactly = answer.value.exact and expected.exact
    if not distance or (not exactly and distance * SAME <= max(abs(mine), abs(right))):
        return "exact"
    if answer.unit is None or answer.figures is None:
        return "no"
    if answer.figures >= _FLOAT_FIGURES and distance * _FLOAT_SHARE <= abs(right):
        return "digits"
    step, of_one = answer.unit.as_integer_ratio()
    distance, step = distance * of_one, step * below
    rounds = 2 * distance <= step
    cuts = distance < step and (mine <= right if mine >= 0 else right <= mine) and right * mine >= 0
    if not (rounds or cuts):
        return "no"
    if figures is None and expected.exact and other == 1:
        return "coarse"  # a count is given in full
    return "digits" if enough(answer, figures) or _without_zeros(answer, expected, figures) else "coarse"


def _without_zeros(answer: Written, expected: Value, figures: int | None) -> bool:
    """Were only zeros left out at the end: 0.022 for 0.0220?"""
    if answer.value.fraction == 0:
        return False
    last = magnitude(answer.value.fraction) + 1 - (figures or LEAST_FIGURES)
    return abs(expected.fraction - answer.value.fraction) <= Fraction(10) ** last / 2


def enough(answer: Written, figures: int | None) -> bool:
    """Has it the figures that the part asks for?  Exact answers always have."""
    return answer.figures is None or answer.figures >= (figures or LEAST_FIGURES)


def is_near(answer: Written, value: Value) -> bool:
    """Is it at most one unit of its last place away; of what is exact: is it the same?"""
    distance = abs(answer.value.fraction - value.fraction)
    return distance <= (answer.unit or 0) or answer.value.same(value)


def follows(answer: Written, value: Value, figures: int | None) -> bool:
    """Is this what somebody writes down who has just worked out this value?

    Its digits, or the whole number that it is shortened to (134 for 133.6, which a hand run gives too).
    """
    return fit(answer, value, figures) in RIGHT or shortened(answer, value, figures)


def shortened(answer: Written, value: Value, figures: int | None) -> bool:
    """Is it the whole number that somebody shortens this value to?"""
    if answer.unit is not None or answer.figures is None or value.fraction.denominator == 1:
        return False
    if 10 * abs(answer.value.fraction - value.fraction) > abs(value.fraction):
        return False  # no run has fewer than two figures
    short = (one.of(value.fraction) for one in RUNS if one.digits >= (figures or LEAST_FIGURES))
    return enough(answer, figures) and answer.value.fraction in short
