"""Where does a branch change: on which sides of which places must be looked?

A surface is a function that is zero where a branch changes (the argument of |·|, a - b of max(a, b), the
sides of a condition). Along each real name it is solved where it is affine, and searched on a log-spread grid
where it is not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise

from flint import fmpq, fmpq_poly

from derivations.equality.arrays import Array, ShapeError
from derivations.equality.compiler import Closure, Compiler
from derivations.equality.domains import Plan
from derivations.equality.draws import all_allowed, allowed
from derivations.equality.polynomials import interpolated
from derivations.equality.scalars import HALF, ONE, ZERO, OverBudget, Scalar, Undefined, floor
from derivations.equality.world import NOTHING, World

MOST = 60  # worlds added for surfaces
MOST_SCALES = 3
CLOSER = 8  # times that a place beside a surface is moved closer
LARGEST_SIZE = 250  # a size that is still tried
_GRID = [
    sign * fmpq(2) ** k
    for k in (-30, -20, -12, -8, -4, -2, 0, 1, 2, 3, 4, 6, 8, 12, 20, 30, 60, 120)
    for sign in (1, -1)
]
_GRID.sort()


def either_side(c: Compiler, accepted: list[World]) -> Iterator[World]:
    """Worlds on, before and beyond every surface, near worlds that were accepted."""
    if not accepted or not (c.branches or c.scales):
        return
    given = 0
    wanted = _at_scales(c, accepted)
    if c.branches:
        wanted = chain(wanted, _beyond_literals(c, accepted), _at_surfaces(c, accepted))
    for w in wanted:
        if all_allowed(c, w):
            yield w
            given += 1
            if given >= MOST:
                return


def _at_scales(c: Compiler, accepted: list[World]) -> Iterator[World]:
    """Each name as large, and as small, as the largest and the smallest number that is written."""
    base = accepted[0]
    for limit in sorted(c.scales)[-MOST_SCALES:]:
        for name in movable(c, base)[:4]:
            values = (2 * limit, -2 * limit) if c.domain(name).integer else (2 * limit, -2 * limit, 1 / limit)
            for value in values:
                yield moved(base, name, value)


def _at_surfaces(c: Compiler, accepted: list[World]) -> Iterator[World]:
    for base in accepted[:3]:
        surfaces = [*c.surfaces[:20], *nearest_steps(c, base)]
        for name in movable(c, base):
            zeros: list[fmpq] = []
            for surface in surfaces:
                found = places(surface, base, name)
                zeros += found[:1]
                for value in found:
                    yield moved(base, name, drawn_in(c, base, name, found[0], value))
            zeros.sort()
            for low, high in pairwise(zeros):
                yield moved(base, name, (low + high) / 2)


def nearest_steps(c: Compiler, base: World) -> list[Closure]:
    """What is rounded, less the integer it is near at a world: zero where it jumps."""

    def less(step: Closure, k: Scalar) -> Closure:
        return lambda w: step(w) - k

    found = []
    for step in c.steps[:8]:
        try:
            value = step(base)
            nearest = None if isinstance(value, Array) else floor(value + HALF)
        except (Undefined, OverBudget, OverflowError, ShapeError, ZeroDivisionError, TypeError):
            continue
        if nearest is not None:
            found.append(less(step, nearest))
    return found


def drawn_in(c: Compiler, w: World, name: str, zero: fmpq, value: fmpq) -> fmpq:
    """A value beside a zero, moved closer to it until it lies in the domain."""
    for _ in range(CLOSER):
        if value == zero or allowed(c.domain(name), value, c, w):
            break
        value = zero + (value - zero) / 256
    return value


def _beyond_literals(c: Compiler, accepted: list[World]) -> Iterator[World]:
    """Names and data on either side of the numbers that decide a branch; integers where something is
    rounded."""
    base = accepted[0]
    if c.roundings:
        for name in movable(c, base):
            for value in (fmpq(2), ONE, ZERO):
                yield moved(base, name, value)
    numbers = sorted({fmpq(one.numerator, one.denominator) for one in c.literals if one > 2})
    for name in movable(c, base):
        for limit in numbers[-4:]:
            for value in (limit + 1, limit - 1, -limit - 1, limit * limit + 1):
                yield moved(base, name, value)
    if base.data and numbers:
        for limit in numbers[-2:]:
            yield _scaled(base, 2 * limit)
    sizes = _sizes(c)
    for limit in sorted(fmpq(one.numerator, one.denominator) for one in c.literals):
        if sizes and limit.q == 1 and 3 < limit <= LARGEST_SIZE:
            for size in (int(limit), int(limit) + 2):
                sized = _sized(c, base, size)
                if sized is not None:
                    yield sized
    if numbers:
        for sign in (1, -1):
            corner = moved(base, "", ZERO)
            corner.values.pop("")
            for at, name in enumerate(movable(c, base)):
                corner.values[name] = sign * (2 * numbers[-1] + at + 1)
            yield corner


def affine_zero(surface: Closure, w: World, name: str) -> fmpq | str | None:
    """Where a surface that is affine in a name is zero; "still" where the name does not move it."""
    here = w.values[name]
    assert type(here) is fmpq
    a, b, third = (value_along(surface, w, name, x) for x in (here, here + 1, here + 3))
    if not (type(a) is fmpq and type(b) is fmpq and type(third) is fmpq):
        return None
    slope = b - a
    if third != a + 3 * slope:
        return None
    return here - a / slope if slope != 0 else "still"


def _scaled(w: World, by: fmpq) -> World:
    other = moved(w, "", fmpq(0))
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
    if not all(one.fill(other, 2) for one in plan.entries):
        return None
    return other


def movable(c: Compiler, w: World) -> list[str]:
    """The names that can be moved alone: no size of a sum or of data, with which the data would change."""
    still = _sizes(c)
    return [name for name in sorted(w.values) if type(w.values[name]) is fmpq and name not in still]


def _sizes(c: Compiler) -> set[str]:
    """The names that bound a sum, an index or the shape of data."""
    shapes = [c.domain(word).shape for word in c.data]
    return c.sizes.union(*(end.names() for shape in shapes for ends in shape for end in ends))


def moved(w: World, name: str, value: Scalar) -> World:
    other = World(w.key)
    other.values = {**w.values, name: value}
    other.data = w.data
    other.ranges = w.ranges
    return other


def value_along(surface: Closure, w: World, name: str, value: Scalar) -> Scalar | None:
    kept, edge = w.values[name], w.edge
    w.values[name], w.edge = value, NOTHING  # what branches in it is not compared here
    try:
        found = surface(w)
    except (Undefined, OverBudget, OverflowError, ShapeError, ZeroDivisionError):
        return None
    finally:
        w.values[name], w.edge = kept, edge
    return None if isinstance(found, Array) else found


def places(surface: Closure, w: World, name: str) -> list[fmpq]:
    """Values of a name on the surface and either side of it; empty where the name does not move it."""
    zero = affine_zero(surface, w, name)
    if zero == "still":
        return []
    if type(zero) is fmpq:
        steps = (max(abs(zero), ONE) / 64, abs(zero) / 64)
        return [zero, *(zero + sign * step for step in steps for sign in (1, -1) if step)]
    return _at_rational_roots(surface, w, name) or _searched(surface, w, name)


def _at_rational_roots(surface: Closure, w: World, name: str) -> list[fmpq]:
    """The rational zeros of a polynomial and either side of each: x = 0 for the sign of x^2."""
    zeros = _rational_zeros(surface, w, name) or ()
    return [value for zero in zeros[:4] for value in (zero, zero + ONE / 64, zero - ONE / 64)]


def _rational_zeros(surface: Closure, w: World, name: str) -> list[fmpq] | None:
    """All zeros of a surface that is a polynomial in a name with rational zeros only."""
    poly = polynomial_along(surface, w, name)
    if poly is None:
        return None
    parts = [part for part, _ in poly.factor()[1]]
    return [-part[0] / part[1] for part in parts] if all(one.degree() == 1 for one in parts) else None


def polynomial_along(surface: Closure, w: World, name: str) -> fmpq_poly | None:
    """A surface as a polynomial in a name, where it is one of a small degree."""
    samples = ((fmpq(k), value_along(surface, w, name, fmpq(k))) for k in (2, 3, -1, 5, -2, 7, -3, 11, -5))
    exact = [(x, y) for x, y in samples if type(y) is fmpq]
    return interpolated(exact) if len(exact) == 9 else None


def crossings(surface: Closure, w: World, name: str) -> list[fmpq] | None:
    """Where a surface is zero along a name that moves it; None where that is not known exactly."""
    zero = affine_zero(surface, w, name)
    if type(zero) is fmpq:
        return [zero]
    return None if zero == "still" else _rational_zeros(surface, w, name)


def _searched(surface: Closure, w: World, name: str) -> list[fmpq]:
    """Either side of the changes of sign."""
    found: list[fmpq] = []
    for low, high in changes(surface, w, name):
        found += [low, high] if low != high else [low]
        if len(found) >= 8:
            break
    return found


def changes(surface: Closure, w: World, name: str) -> Iterator[tuple[fmpq, fmpq]]:
    """Two numbers near each other between which a surface changes its sign, found on a grid and halved; twice
    the same where the sign is not known."""
    before: tuple[fmpq, int] | None = None
    for x in _GRID:
        sign = sign_along(surface, w, name, x)
        if sign and before is not None and before[1] != sign:
            low, high = before[0], x
            for _ in range(12):
                middle = (low + high) / 2
                inner = sign_along(surface, w, name, middle)
                if not inner:
                    low = high = middle
                    break
                low, high = (middle, high) if inner == before[1] else (low, middle)
            yield low, high
        before = (x, sign) if sign else None


def value_on(surface: Closure, w: World) -> Scalar | None:
    """The value of a surface at a point; None where it has none."""
    kept, w.edge = w.edge, NOTHING  # what branches in it is not compared here
    try:
        found = surface(w)
    except (Undefined, OverBudget, OverflowError, ShapeError, ZeroDivisionError):
        return None
    finally:
        w.edge = kept
    return None if isinstance(found, Array) else found


def side_of(surface: Closure, w: World) -> int:
    """The side of a surface that a point lies on, 1 or -1; 0 where that is not known."""
    return _sign(value_on(surface, w))


def sign_along(surface: Closure, w: World, name: str, value: fmpq) -> int:
    """1 or -1; 0 where a surface has no value, or none of a known sign."""
    return _sign(value_along(surface, w, name, value))


def _sign(found: Scalar | None) -> int:
    return 0 if found is None else 1 if found > 0 else -1 if found < 0 else 0
