"""At which point can a difference be seen by hand?

Where two sides differ at a point of long numbers, they mostly differ at short ones beside it too: at 3/5 as
well as at 629033/1048576.  A point keeps the sign and the size of each number, so that it stays on the same
side of a branch; where no short point beside it shows a difference, the long one is the certificate."""

from __future__ import annotations

from flint import fmpq

from derivations.equality.compiler import Compiler
from derivations.equality.domains import Plan
from derivations.equality.draws import allowed
from derivations.equality.meeting import APART, Nothing, Value, met
from derivations.equality.scalars import HALF, Scalar
from derivations.equality.sides import Sides, certificate
from derivations.equality.verdict import Verdict
from derivations.equality.world import World

HANDY = 32  # what numerator and denominator of a short number do not exceed
_GRIDS = (1, 2, 10)  # whole numbers, halves, tenths
_STRUCTURED = ("simplex", "symmetric", "spd")  # entries that cannot be shortened one by one


def by_hand(c: Compiler, sides: Sides, w: World, a: Value, b: Value) -> Verdict:
    """The certificate of a difference that was found at a point: there, or at a short one beside it."""
    if _is_handy(c, w):
        return certificate(sides, w, a, b)
    plan = Plan(c)
    for grid in _GRIDS:
        beside = _shortened(c, plan, w, grid)
        if beside is not None:
            left, right = sides.at(beside)
            if not isinstance(left, Nothing) and not isinstance(right, Nothing) and met(left, right) == APART:
                return certificate(sides, beside, left, right)
    return certificate(sides, w, a, b)


def _is_handy(c: Compiler, w: World) -> bool:
    """Are all numbers of a point short, of those that can be?"""
    values = list(w.values.values())
    for word, entries in w.data.items():
        if c.domain(word).kind not in _STRUCTURED:
            values += entries.values()
    return all(_is_short(one) for one in values if type(one) is fmpq)


def _is_short(value: fmpq) -> bool:
    return abs(value.p) <= HANDY and value.q <= HANDY


def _shortened(c: Compiler, plan: Plan, w: World, grid: int) -> World | None:
    """The point beside a point whose numbers are on a grid; None where that leaves a domain."""
    beside = World(w.key)
    beside.values.update({word: w.values[word] for word in plan.sizes if word in w.values})
    for one in plan.free:
        value = w.values.get(one.word)
        if type(value) is not fmpq:
            return None
        value = value if _is_short(value) else _rounded(value, grid)
        beside.values[one.word] = value
        if not allowed(one.domain, value, c, beside):
            return None
    beside.ranges = w.ranges
    for word, entries in w.data.items():
        domain = c.domain(word)
        if domain.kind in _STRUCTURED:
            beside.data[word] = dict(entries)
            continue
        found = {place: _on_grid(value, grid) for place, value in entries.items()}
        if domain.distinct and len({str(one) for one in found.values()}) < len(found):
            return None
        if not all(allowed(domain, one, c, beside) for one in found.values() if type(one) is fmpq):
            return None
        beside.data[word] = found
    return beside


def _on_grid(value: Scalar, grid: int) -> Scalar:
    return _rounded(value, grid) if type(value) is fmpq and not _is_short(value) else value


def _rounded(value: fmpq, grid: int) -> fmpq:
    """The number of the grid that is nearest, but never zero and not above what is short."""
    above = min(max(int(abs(value) * grid + HALF), 1), HANDY)
    return fmpq(above if value > 0 else -above, grid)
