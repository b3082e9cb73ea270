"""What holds where a branch changes at a number that is no fraction: at x = √2, of [x² > 2] and [x² ≥ 2]?

Between two points at which a surface has different signs, and on the ball of which it has a finite value,
lies a zero of it (the intermediate value theorem).  Halved and drawn together by secants, that ball is as
small as a high precision tells; there the surface counts as zero, and so does every other one that is zero as
far as its own ball tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

from flint import arb, ctx, fmpq

from derivations.equality.arrays import Array, ShapeError
from derivations.equality.compiler import Closure, Compiler
from derivations.equality.draws import all_allowed
from derivations.equality.polynomials import real_roots
from derivations.equality.rationals import rational
from derivations.equality.scalars import ZERO, OverBudget, Undefined
from derivations.equality.surfaces import (
    affine_zero,
    changes,
    crossings,
    movable,
    moved,
    nearest_steps,
    polynomial_along,
    sign_along,
    value_along,
)
from derivations.equality.world import NOTHING, World

MOST_SURFACES = 12
BASES = 8  # points from which edges are looked for
EACH = 6  # changes of sign of a surface that are looked at
_NEAR = 40  # bits of a bracket from which on secants draw it together
_SPARE = 100  # bits of the precision that a zero need not have


def edges(c: Compiler, accepted: list[World]) -> Iterator[World]:
    """Points on the surfaces whose zeros are not known exactly, at the present precision."""
    seen: Counter[int] = Counter()  # by surface
    known: set[tuple[int, str]] = set()  # along which names its zeros were known
    for base in accepted[:BASES]:
        for at, surface in enumerate((*c.surfaces[:MOST_SURFACES], *nearest_steps(c, base))):
            for name in movable(c, base):
                if seen[at] >= EACH or (at, name) in known or c.domain(name).integer:
                    continue
                if _known(surface, base, name):
                    known.add((at, name))
                    continue
                for root in islice(_roots(c, surface, base, name), EACH):
                    seen[at] += 1
                    w = _on(c, base, name, surface, root)
                    if w is not None:
                        yield w


def _known(surface: Closure, base: World, name: str) -> bool:
    """Is it known exactly where a surface is zero along a name, or that the name does not move it?"""
    return affine_zero(surface, base, name) == "still" or crossings(surface, base, name) is not None


def _roots(c: Compiler, surface: Closure, base: World, name: str) -> Iterator[arb]:
    """Balls around the zeros of a surface along a name, where they lie in the domain."""
    poly = polynomial_along(surface, base, name)
    if poly is not None:  # which may touch zero without a change of sign
        for factor, _ in poly.numer().factor()[1]:
            for root in real_roots(factor):
                ends = _ends(arb(root))
                if ends is not None and all(all_allowed(c, moved(base, name, end)) for end in ends):
                    yield arb(root)
        return
    for low, high in changes(surface, base, name):
        if low != high and all(all_allowed(c, moved(base, name, end)) for end in (low, high)):
            yield _narrowed(surface, base, name, low, high)


def _ends(ball: arb) -> tuple[fmpq, fmpq] | None:
    low, high = rational(ball.lower()), rational(ball.upper())
    return None if low is None or high is None else (low, high)


def _on(c: Compiler, base: World, name: str, surface: Closure, root: arb) -> World | None:
    """The point at a zero, with what else is zero there."""
    w = moved(base, name, root)
    w.edge = NOTHING
    if value_along(surface, w, name, root) is None:
        return None  # a pole or a jump, and no zero
    places = [(one, one.surface) for one in c.decisions if one.surface is not None]
    known: dict[object, fmpq] = {place: ZERO for place, f in places if _integer(f, w) == 0}
    known |= {step: fmpq(k) for step in c.steps if (k := _integer(step, w)) is not None}
    w.edge = known
    return w if known else None


def _narrowed(surface: Closure, w: World, name: str, low: fmpq, high: fmpq) -> arb:
    """A ball around the change of sign between two numbers, of about as many bits as the precision has."""
    left = sign_along(surface, w, name, low)
    bits = 0  # that the bracket is narrower than one
    while bits < ctx.prec - _SPARE:
        guess = _by_secant(surface, w, name, low, high) if bits >= _NEAR else None
        reach = fmpq(1, 1 << (bits + bits // 2))
        inside = guess is not None and low < guess - reach and guess + reach < high
        if (
            guess is not None
            and inside
            and (
                sign_along(surface, w, name, guess - reach)
                == left
                == -sign_along(surface, w, name, guess + reach)
            )
        ):
            low, high, bits = guess - reach, guess + reach, bits + bits // 2 - 1
            continue
        middle = (low + high) / 2
        sign = sign_along(surface, w, name, middle)
        if not sign:
            break
        low, high = (middle, high) if sign == left else (low, middle)
        bits = _bits(high - low)
    return arb((low + high) / 2, arb((high - low) / 2).upper())


def _bits(width: fmpq) -> int:
    return max(0, int(width.q).bit_length() - int(width.p).bit_length() - 1)


def _by_secant(surface: Closure, w: World, name: str, low: fmpq, high: fmpq) -> fmpq | None:
    """Where the line through the values at both ends is zero."""
    a, b = value_along(surface, w, name, low), value_along(surface, w, name, high)
    if a is None or b is None:
        return None
    slope = arb(b - a)
    return None if slope.contains(0) else rational((arb(low) - arb(a) * arb(high - low) / slope).mid())


def _integer(f: Closure, w: World) -> int | None:
    """The integer that a function is at a point, as far as its ball tells."""
    try:
        value: Any = f(w)
    except (Undefined, OverBudget, OverflowError, ShapeError, ZeroDivisionError):
        return None
    if isinstance(value, Array):
        return None
    if type(value) is fmpq:
        return int(value.p) if value.q == 1 else None
    narrow = value.rad() < arb(2) ** -(ctx.prec // 2)
    near = round(float(value.mid())) if narrow and abs(value) < 2**50 else None
    return near if near is not None and value.contains(near) else None
