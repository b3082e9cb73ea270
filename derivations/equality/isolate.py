"""Where along one name does a function that is no polynomial vanish?

A change of sign between two points is halved until a ball holds it; that the function has a finite value on
the whole ball makes it a root.  Every piece of the middle of the line is shown to hold no other root: its
value stays away from zero, or its slope does where a root is known (Moore, "Interval Analysis", 1966).  Far
out, only changes of sign are looked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from flint import arb, fmpq

Along = Callable[[Any], Any]  # the value at a number or a ball; None where there is none

_SHIFT = fmpq(1, 1021)  # so that a root that someone would write lies between two points
_INNER = [fmpq(k, 2) + _SHIFT for k in range(-32, 33)]
_OUTER = [sign * fmpq(2) ** k + _SHIFT for k in range(5, 40, 3) for sign in (1, -1)]
_NEAR = [sign * fmpq(1, 2**k) + fmpq(1, 2**40) / 3 for k in (3, 6, 10, 20, 30) for sign in (1, -1)]
_GRID = sorted({*_INNER, *_OUTER, *_NEAR})
HALVINGS = 80
PIECES = 6  # times that a piece is halved before it is given up
_MIDDLE = 17


def isolated(value: Along, slope: Along, inside: Callable[[fmpq], bool]) -> list[Any] | None:
    """All roots, if the middle of the line provably holds no others; else None."""
    roots: list[Any] = []
    for low, high in pairwise(x for x in _GRID if inside(x)):
        if max(abs(low), abs(high)) > _MIDDLE:
            roots += _between(value, low, high)
            continue
        for left, right in _pieces(value, low, high, PIECES):
            if value(_ball(left, right)) is None:
                if _sign(value(left)) or _sign(value(right)) or value(left) is value(right) is None:
                    continue  # the function begins or ends here
                return None
            steep = slope(_ball(left, right))
            if steep is None or not _sign(steep):
                return None
            roots += _between(value, left, right)
    return [_written(value, root) for root in roots]


def _between(value: Along, low: fmpq, high: fmpq) -> list[arb]:
    """The root that a change of sign shows."""
    before, after = _sign(value(low)), _sign(value(high))
    if not before or not after or before == after:
        return []
    root = _narrowed(value, low, high, before)
    return [] if root is None else [root]


def _sign(found: Any) -> int:
    return 0 if found is None else 1 if found > 0 else -1 if found < 0 else 0


def _narrowed(value: Along, low: fmpq, high: fmpq, before: int) -> arb | None:
    """A ball around a change of sign; None where the function has no value on all of it."""
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        found = value(middle)
        if found is None:
            return None
        sign = _sign(found)
        if sign == 0:
            break
        if sign == before:
            low = middle
        else:
            high = middle
    ball = _ball(low, high)
    return ball if value(ball) is not None else None


def _ball(low: fmpq, high: fmpq) -> arb:
    return arb((low + high) / 2) + arb(0, 1) * arb((high - low) / 2)


def _pieces(value: Along, low: fmpq, high: fmpq, depth: int) -> Iterator[tuple[fmpq, fmpq]]:
    """The parts of an interval on which the function might vanish."""
    found = value(_ball(low, high))
    if _sign(found):
        return
    if found is None and depth == PIECES and all(value(low + (high - low) * k / 8) is None for k in range(9)):
        return  # it has no value here
    if depth == 0:
        yield low, high
        return
    middle = (low + high) / 2
    yield from _pieces(value, low, middle, depth - 1)
    yield from _pieces(value, middle, high, depth - 1)


def _written(value: Along, root: arb) -> Any:
    """The short number that a root is, where it is one."""
    for below in (1, 2, 3, 4, 5, 6, 8, 10):
        short = fmpq(round(float((root * below).mid())), below)
        if root.contains(short):
            found = value(short)
            if type(found) is fmpq and found == 0:
                return short
    return root
