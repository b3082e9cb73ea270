"""Where along one name does a function that is no polynomial vanish?

A change of sign between two points is halved until a ball holds it; that the function has a finite value on
the whole ball makes it a root.  Every piece of the line, as far as 2^40, is shown to hold no other root: its
value stays away from zero, or its slope does where a root is known (Moore, "Interval Analysis", 1966), or it
bends one way and its turning point is known; where it only touches zero there, as far as a ball tells, the
root is not certain."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from flint import arb, fmpq

from derivations.equality.rationals import rational

Along = Callable[[Any], Any]  # the value at a number or a ball; None where there is none

_SHIFT = fmpq(1, 1021)  # so that a root that someone would write lies between two points
_INNER = [fmpq(k, 2) + _SHIFT for k in range(-32, 33)]
_OUTER = [sign * fmpq(2) ** k + _SHIFT for k in range(5, 41) for sign in (1, -1)]
_NEAR = [sign * fmpq(1, 2**k) + fmpq(1, 2**40) / 3 for k in (3, 6, 10, 20, 30) for sign in (1, -1)]
_GRID = sorted({*_INNER, *_OUTER, *_NEAR})
HALVINGS = 80
PIECES = 6  # times that a piece is halved before it is given up
_CLOSE = (1, 2, 3, 5, *range(8, 81, 4))  # powers of two: how close to the ends of a domain is looked
_CREEPING, _STEADY = 1 / 64, 0.05  # how a value changes where the distance to an end doubles
_HUGE = arb(2) ** 100
_TOUCHING = 60  # bits of zero at a turning point


class Root(NamedTuple):
    """Where a function vanishes; not certain where it seems to touch zero without a change of sign."""

    value: Any  # an exact number or a ball
    certain: bool


class Isolation(NamedTuple):
    """The roots found, whether there are provably no others as far as is looked, and whether there are none
    but where the function is too small to tell."""

    roots: list[Root]
    complete: bool
    nearly: bool


def isolated(
    value: Along,
    slope: Along,
    bend: Along,
    inside: Callable[[fmpq], bool],
    ends: Iterable[fmpq] = (),
    known: Sequence[fmpq] = (),
) -> Isolation:
    """All roots along a name.

    `ends` are those of the domain: the line is searched close to them.  `known` are roots that need not be
    found: of |x|, whose slope jumps there."""
    roots: list[Root] = [Root(one, True) for one in known]
    complete = nearly = True
    for low, high in pairwise(_grid(inside, ends)):
        for left, right in _pieces(value, low, high, PIECES):
            if any(left <= one <= right for one in known):
                complete = False  # … as far as it is another
                continue
            if value(_ball(left, right)) is None:
                values = value(left), value(right)
                if None not in values:  # a pole, or a ball too wide for an exponential
                    complete, nearly = False, nearly and all(map(_sign, values))
                continue  # … else the function begins or ends here
            found = _in_piece(value, slope, bend, left, right)
            if found is None:
                far = _far(value, left, right)
                complete, nearly = complete and far > 0, nearly and far != 0
                roots += [Root(root, True) for root in _between(value, low, high)]
                break
            roots += found
    return Isolation([_written(value, root) for root in roots], complete, nearly)


def _far(value: Along, left: fmpq, right: fmpq) -> int:
    """1 or -1 where a function is of one sign and huge, or tiny, on either side of a piece on which a ball is
    too wide to tell."""
    before, after = value(left), value(right)
    if not _sign(before) or _sign(before) != _sign(after):
        return 0
    sizes = [abs(arb(one)) for one in (before, after)]
    return 1 if all(one > _HUGE for one in sizes) else -1 if all(one < 1 / _HUGE for one in sizes) else 0


def settled(value: Along, slope: Along, inside: Callable[[fmpq], bool], ends: Iterable[fmpq]) -> bool:
    """Does a function move away from zero beyond all that is looked at, or fall to zero as a power does
    towards an end of its domain?  A logarithm creeps: it may still cross."""
    close = list(ends)
    line = _grid(inside, close)
    if len(line) < 4:
        return False
    for x, before, side in ((line[0], line[1], -1), (line[-1], line[-2], 1)):
        height, steep = value(x), slope(x)
        if height is None:
            continue  # too large to be written: far from zero
        if steep is None or not _sign(height):
            return False
        if _sign(height) * _sign(steep) * side > 0:
            continue
        end = min(close, key=lambda one: abs(one - x), default=None)
        if end is None or abs(end - x) > 1:
            return False
        falls = [_fall(value, slope, one, end) for one in (x, before)]
        if abs(falls[0]) < _CREEPING or not abs(falls[0] - falls[1]) < _STEADY * abs(falls[0]):
            return False
    return True


def _fall(value: Along, slope: Along, x: fmpq, end: fmpq) -> float:
    """d log|f| / d log|x - end|: the power with which a function falls towards an end"""
    height, steep = value(x), slope(x)
    if steep is None or not _sign(height):
        return 0.0
    return float((arb(steep) * (x - end) / height).mid())


def _grid(inside: Callable[[fmpq], bool], ends: Iterable[fmpq]) -> list[fmpq]:
    close = {end + (sign + _SHIFT) / 2**k for end in ends for k in _CLOSE for sign in (1, -1)}
    return [x for x in sorted({*_GRID, *close}) if inside(x)]


def _in_piece(value: Along, slope: Along, bend: Along, left: fmpq, right: fmpq) -> list[Root] | None:
    """The roots in a piece on which a function is monotonic, or bends one way; None on any other."""
    ball = _ball(left, right)
    if not _sign(slope(ball)):
        if not _sign(bend(ball)):
            return None
        before, after = _sign(slope(left)), _sign(slope(right))
        if not before or not after:
            return None
        if before != after:
            turn = _narrowed(slope, left, right, before)
            if turn is None:
                return None
            height = value(turn)
            if not _sign(height):
                touching = height is not None and abs(arb(height)) < arb(2) ** -_TOUCHING
                return [Root(turn, False)] if touching else None
            middle = rational(turn.mid())
            if middle is None:
                return None
            halves = _between(value, left, middle) + _between(value, middle, right)
            return [Root(root, True) for root in halves]
    return [Root(root, True) for root in _between(value, left, right)]


def _between(value: Along, low: fmpq, high: fmpq) -> list[Any]:
    """The root that a change of sign shows, or that the left end is."""
    if value(low) == 0 and type(value(low)) is fmpq:
        return [low]
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
            if type(found) is fmpq:
                return arb(middle)
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


def _written(value: Along, root: Root) -> Root:
    """The short number that a root is, where it is one."""
    if isinstance(root.value, fmpq):
        return root
    for below in (1, 2, 3, 4, 5, 6, 8, 10):
        short = fmpq(round(float((root.value * below).mid())), below)
        if root.value.contains(short):
            found = value(short)
            if type(found) is fmpq and found == 0:
                return Root(short, True)
    return root
