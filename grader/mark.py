"""How many marks does it earn?

A part of one value earns all or nothing, but for what its exercise prices; a part of many cells earns the
share of the cells that are right.  Marks are never negative and never above the maximum.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

TRIVIAL = Fraction(1, 2)  # what is left of a cell that an earlier wrong value made a matter of course

FULL = ("correct", "carried")


Share = Fraction | int  # nearly all are 0 or 1, and whole numbers are added at once


def share(outcome: str, *, trivial: bool = False, price: Share = 0) -> Share:
    """The share of a value's marks: `price` for what the exercise pays for a partial answer."""
    if outcome in FULL:
        return TRIVIAL if trivial else 1
    return min(max(price, 0), 1) if outcome == "partial" else 0


def awarded(shares: Sequence[Share], count: int, marks: Fraction) -> Fraction:
    """The marks of a part of `count` cells.

    >>> awarded([1, 1, 0], 4, Fraction(3)), awarded([Fraction(1, 2), 0], 2, Fraction(1))
    (Fraction(3, 2), Fraction(1, 4))
    """
    earned = sum(shares)
    if earned in (0, count):  # nothing to be worked out
        return marks if earned else Fraction(0)
    return marks * earned / count


def together(outcomes: Sequence[str], count: int | None = None) -> str:
    """The outcome of a part, or of a row, from those of its cells; `count` cells are asked for."""
    if not outcomes:
        return "unanswered"
    wrong = [outcome for outcome in outcomes if outcome not in FULL]
    if not wrong:
        if count is not None and len(outcomes) < count:
            return "partial"
        return "carried" if "carried" in outcomes else "correct"
    for outcome in ("failed", "undecided"):
        if outcome in wrong and all(one in (outcome, *FULL) for one in outcomes):
            return outcome
    if any(outcome in FULL or outcome == "partial" for outcome in outcomes):
        return "partial"
    return "unreadable" if all(one == "unreadable" for one in outcomes) else "incorrect"
