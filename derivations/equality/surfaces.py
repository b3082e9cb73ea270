"""Has every branch been looked at: both sides of each kink and jump, and the place itself?

A surface is a function that is zero where a branch changes (the argument of |·|, a - b of max(a, b), the
sides of a condition). Along each real name it is solved where it is affine, and searched on a log-spread grid
where it is not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from flint import arb, fmpq

from derivations.equality.arrays import Array, ShapeError
from derivations.equality.compiler import Closure, Compiler
from derivations.equality.decisions import Decision
from derivations.equality.domains import Plan
from derivations.equality.draws import all_allowed
from derivations.equality.scalars import ONE, ZERO, OverBudget, Scalar, Undefined
from derivations.equality.world import World
from derivations.language.scope import Domain

MOST = 60  # worlds added for surfaces
LARGEST_SIZE = 250  # a size that is still tried
_GRID = [
    sign * fmpq(2) ** k
    for k in (-30, -20, -12, -8, -4, -2, 0, 1, 2, 3, 4, 6, 8, 12, 20, 30, 60, 120)
    for sign in (1, -1)
]
_GRID.sort()


def either_side(c: Compiler, accepted: list[World]) -> Iterator[World]:
    """Worlds on, before and beyond every surface, near worlds that were accepted."""
    if not c.branches or not accepted:
        return
    given = 0
    for w in (*_beyond_literals(c, accepted), *_at_surfaces(c, accepted)):
        if all_allowed(c, w):
            yield w
            given += 1
            if given >= MOST:
                return


def _at_surfaces(c: Compiler, accepted: list[World]) -> Iterator[World]:
    for base in accepted[:3]:
        for name in _movable(c, base):
            zeros: list[fmpq] = []
            for surface in c.surfaces[:20]:
                found = _places(surface, base, name)
                zeros += found[:1]
                for value in found:
                    yield _moved(base, name, value)
            zeros.sort()
            for low, high in pairwise(zeros):
                yield _moved(base, name, (low + high) / 2)


def _beyond_literals(c: Compiler, accepted: list[World]) -> Iterator[World]:
    """Names and data on either side of the numbers that decide a branch; integers where something is
    rounded."""
    base = accepted[0]
    if c.roundings:
        for name in _movable(c, base):
            yield _moved(base, name, fmpq(2))
    numbers = sorted({fmpq(one.numerator, one.denominator) for one in c.literals if one > 2})
    for name in _movable(c, base):
        for limit in numbers[-4:]:
            for value in (limit + 1, limit - 1, -limit - 1, limit * limit + 1):
                yield _moved(base, name, value)
    if base.data and numbers:
        for limit in numbers[-2:]:
            yield _scaled(base, 2 * limit)
    for limit in sorted(fmpq(one.numerator, one.denominator) for one in c.literals):
        if c.sizes and limit.q == 1 and 3 < limit <= LARGEST_SIZE:
            for size in (int(limit), int(limit) + 2):
                sized = _sized(c, base, size)
                if sized is not None:
                    yield sized
    if numbers:
        for sign in (1, -1):
            corner = _moved(base, "", ZERO)
            corner.values.pop("")
            for at, name in enumerate(_movable(c, base)):
                corner.values[name] = sign * (2 * numbers[-1] + at + 1)
            yield corner


def untaken(c: Compiler, closures: list[Closure], accepted: list[World]) -> bool:
    """Is there a branch that went one way everywhere and is not shown to have no other way?"""
    if not any(one.one_sided for one in c.decisions) or not accepted:
        return False
    wide = _wide(c, accepted[0])
    for one in c.decisions:
        one.open = False
    for closure in closures:
        try:
            closure(wide)
        except (Undefined, OverBudget, OverflowError, ShapeError, ZeroDivisionError):
            for one in c.decisions:
                one.open = True
    return any(one.one_sided and one.open and not _walled(c, one, accepted) for one in c.decisions)


def _walled(c: Compiler, decision: Decision, accepted: list[World]) -> bool:
    """Does the other side of a branch lie outside the domain, along every name that moves it?"""
    surface = decision.surface
    if surface is None:
        return False
    moved = 0
    for base in accepted[:6]:
        for name in _movable(c, base):
            here, zero = base.values[name], _affine_zero(surface, base, name)
            if not isinstance(zero, fmpq) or not isinstance(here, fmpq):
                continue
            side = _at(surface, base, name, here)
            step = ONE if c.domain(name).integer else max(abs(zero - here), ONE) / 64
            for value in (zero + step, zero - step):
                there = _at(surface, base, name, value)
                if there is None or (there > 0) == (side is not None and side > 0):
                    continue
                if all_allowed(c, _moved(base, name, value)):
                    return False
            moved += 1
    return moved > 0


def _affine_zero(surface: Closure, w: World, name: str) -> fmpq | str | None:
    """Where a surface that is affine in a name is zero; "still" where the name does not move it."""
    here = w.values[name]
    assert type(here) is fmpq
    a, b, third = (_at(surface, w, name, x) for x in (here, here + 1, here + 3))
    if not (type(a) is fmpq and type(b) is fmpq and type(third) is fmpq):
        return None
    slope = b - a
    if third != a + 3 * slope:
        return None
    return here - a / slope if slope != 0 else "still"


def _wide(c: Compiler, w: World) -> World:
    """A box around all of the domain that balls can hold: what is certain on it is certain everywhere in
    it."""
    box = _moved(w, "", ZERO)
    box.values.pop("")
    box.probing = True
    box.left = w.left
    for name in _movable(c, w):
        box.values[name] = _widened(c.domain(name), w.values[name])
    box.data = {
        name: {key: _widened(c.domain(name), value) for key, value in entries.items()}
        for name, entries in w.data.items()
    }
    return box


_WIDE = {
    "real": arb(0, 256),
    "positive": arb(128, 128 - 2**-16),
    "nonnegative": arb(128, 128),
    "negative": arb(-128, 128 - 2**-16),
    "nonpositive": arb(-128, 128),
    "probability": arb(0.5, 0.5 - 2**-20),
    "simplex": arb(0.5, 0.5 - 2**-20),
}


def _widened(domain: Domain, value: Any) -> Any:
    return value if domain.integer or domain.conditions else _WIDE.get(domain.kind, value)


def _scaled(w: World, by: fmpq) -> World:
    other = _moved(w, "", fmpq(0))
    other.values.pop("")
    other.data = {
        word: {
            key: value * by if type(value) is fmpq and value.q != 1 else value
            for key, value in entries.items()
        }
        for word, entries in w.data.items()
    }
    return other


def _sized(c: Compiler, w: World, size: int) -> World | None:
    """The same point with every size as large as asked, the data drawn anew."""
    plan = Plan(c)
    other = World(w.key)
    other.left = 40 * World(0).left
    other.values = dict(w.values)
    for word in plan.sizes:
        other.values[word] = fmpq(size)
    for word in plan.data:
        if not plan.fill(other, word, 2):
            return None
    return other


def _movable(c: Compiler, w: World) -> list[str]:
    return [name for name in sorted(w.values) if type(w.values[name]) is fmpq and name not in c.sizes]


def _moved(w: World, name: str, value: fmpq) -> World:
    other = World(w.key)
    other.values = {**w.values, name: value}
    other.data = w.data
    other.ranges = w.ranges
    return other


def _at(surface: Closure, w: World, name: str, value: fmpq) -> Scalar | None:
    kept = w.values[name]
    w.values[name] = value
    try:
        found = surface(w)
    except (Undefined, OverBudget, OverflowError, ShapeError, ZeroDivisionError):
        return None
    finally:
        w.values[name] = kept
    return None if isinstance(found, Array) else found


def _places(surface: Closure, w: World, name: str) -> list[fmpq]:
    """Values of a name on the surface and either side of it; empty where the name does not move it."""
    zero = _affine_zero(surface, w, name)
    if zero == "still":
        return []
    if type(zero) is fmpq:
        steps = (max(abs(zero), ONE) / 64, abs(zero) / 64)
        return [zero, *(zero + sign * step for step in steps for sign in (1, -1) if step)]
    return _searched(surface, w, name)


def _searched(surface: Closure, w: World, name: str) -> list[fmpq]:
    """Either side of a change of sign, found on a grid and halved."""
    found: list[fmpq] = []
    before: tuple[fmpq, int] | None = None
    for x in _GRID:
        value = _at(surface, w, name, x)
        if value is None or not (value > 0 or value < 0):
            before = None
            continue
        sign = 1 if value > 0 else -1
        if before is not None and before[1] != sign:
            low, high = before[0], x
            for _ in range(12):
                middle = (low + high) / 2
                inner = _at(surface, w, name, middle)
                if inner is None or not (inner > 0 or inner < 0):
                    found.append(middle)
                    break
                if (1 if inner > 0 else -1) == before[1]:
                    low = middle
                else:
                    high = middle
            found += [low, high]
        before = (x, sign)
        if len(found) >= 8:
            break
    return found
