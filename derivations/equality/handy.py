"""At which point can a difference be seen by hand?

Where two sides differ at a point of long numbers, they mostly differ at short ones beside it too: at 3/5 as
well as at 629033/1048576.  A short point keeps the sign and, first, the size of each number, so that it
stays on the same side of a branch; where none shows a difference, the long one is the certificate."""

from __future__ import annotations

from flint import fmpq

from derivations.equality.compiler import Compiler
from derivations.equality.domains import Plan
from derivations.equality.draws import allowed
from derivations.equality.meeting import APART, Nothing, Value, met
from derivations.equality.scalars import HALF
from derivations.equality.sides import Sides, certificate
from derivations.equality.verdict import Verdict
from derivations.equality.world import World

HANDY = 32  # what numerator and denominator of a short number do not exceed
# Whole numbers, halves, tenths; a number too large for them becomes the largest, or a small one of its own.
_GRIDS = ((1, 0), (2, 0), (10, 0), (1, 13), (1, 7))
_STRUCTURED = ("simplex", "symmetric", "spd")  # entries that cannot be shortened one by one


def by_hand(c: Compiler, sides: Sides, w: World, a: Value, b: Value) -> Verdict:
    """The certificate of a difference that was found at a point: there, or at a short one beside it."""
    if _is_handy(c, w):
        return certificate(sides, w, a, b)
    plan = Plan(c)
    for grid, small in _GRIDS:
        beside = _shortened(c, plan, w, grid, small)
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


def _shortened(c: Compiler, plan: Plan, w: World, grid: int, small: int) -> World | None:
    """The point beside a point whose numbers are on a grid; None where that leaves a domain."""
    beside = World(w.key)
    beside.values.update({word: w.values[word] for word in plan.sizes if word in w.values})
    for one in plan.free:
        value = w.values.get(one.word)
        if type(value) is not fmpq:
            return None
        value = _on_grid(value, grid, small)
        beside.values[one.word] = value
        if not allowed(one.domain, value, c, beside):
            return None
    beside.ranges = w.ranges
    for word, entries in w.data.items():
        domain = c.domain(word)
        if domain.kind in _STRUCTURED:
            beside.data[word] = dict(entries)
            continue
        found = {
            place: _on_grid(value, grid, small) if type(value) is fmpq else value
            for place, value in entries.items()
        }
        if domain.distinct and len({str(one) for one in found.values()}) < len(found):
            return None
        if not all(allowed(domain, one, c, beside) for one in found.values() if type(one) is fmpq):
            return None
        beside.data[word] = found
    return beside


def _on_grid(value: fmpq, grid: int, small: int) -> fmpq:
    """A long number as the nearest one of the grid, but never as zero; a short one as it is."""
    if _is_short(value):
        return value
    above = max(int(abs(value) * grid + HALF), 1)
    if above > HANDY:
        above = 1 + above % small if small else HANDY
    return fmpq(above if value > 0 else -above, grid)
