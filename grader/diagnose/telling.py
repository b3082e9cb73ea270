"""How much do the digits of an answer tell, and does a value give them?"""

from __future__ import annotations

from collections.abc import Callable

from exercises.values import Value
from grader.diagnose.ranking import rank
from grader.numbers import RIGHT, Written, fit

ENOUGH = 3  # digits that are no chance
_WHOLE = ("turned-sign", "lost-minus")  # can be told from one digit


def told_digits(written: Written) -> int:
    """How much an answer tells: its figures, or the digits of a fraction.

    Of the zeros at the end of a decimal only the first: 0.5000 is met as easily as 0.50.
    """
    if written.figures is not None and written.unit is not None:
        above, below = written.value.fraction.as_integer_ratio()
        unit, of_one = written.unit.as_integer_ratio()
        digits = str(abs(above) * of_one // (below * unit))
        zeros = len(digits) - len(digits.rstrip("0"))
        return min(written.figures, len(digits) - zeros + 1) if (written.places or 0) > 0 else written.figures
    if written.figures is not None:
        return written.figures
    value = abs(written.value.fraction)
    return len(str(value.numerator)) + (len(str(value.denominator)) if value.denominator > 1 else 0)


def sure(name: str, digits: int) -> bool:
    """Is a slip likely enough to be told from so few digits?"""
    return digits >= ENOUGH or name in _WHOLE or (digits > 1 and rank(name) == 0)


def near(written: Written, figures: int | None) -> Callable[[float, Value], bool]:
    """Is a value, whose size is roughly known, the one that was written?"""
    mine = float(written.value)
    reach = float(written.unit or 0) + abs(mine) * 1e-9
    return lambda size, value: abs(size - mine) <= reach and fit(written, value, figures) in RIGHT


def exactly(written: Written) -> Callable[[float, Value], bool]:
    """The same, to its last digit."""
    return lambda size, value: value.exact and value.same(written.value)
