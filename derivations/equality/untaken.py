"""Was a branch taken one way only, and might there be another?

A branch that is not shown to be impossible on a wide box, and whose surface the domain does not wall off,
leaves the comparison undecided."""

from __future__ import annotations

from typing import Any

from flint import arb, fmpq

from derivations.equality.arrays import ShapeError
from derivations.equality.compiler import WIDE, Closure, Compiler, NotEvaluable
from derivations.equality.decisions import Decision
from derivations.equality.differentiate import NotDifferentiable, differentiate
from derivations.equality.draws import all_allowed
from derivations.equality.roots import zeros_along
from derivations.equality.scalars import ONE, ZERO, OverBudget, Undefined
from derivations.equality.surfaces import crossings, drawn_in, movable, moved, value_along
from derivations.equality.world import World
from derivations.language.scope import Domain
from derivations.language.tree import name as variable


def untaken(c: Compiler, closures: list[Closure], accepted: list[World]) -> list[World] | None:
    """None unless a branch went one way everywhere and is not shown to have no other way; then the points
    that are known to lie on the other side, for the first such branch."""
    if not any(one.one_sided for one in c.decisions) or not accepted:
        return None
    wide = _wide(c, accepted[0])
    for one in c.decisions:
        one.open = c.immense
    for closure in closures:
        try:
            closure(wide)
        except (Undefined, OverBudget, OverflowError, ShapeError, ZeroDivisionError):
            for one in c.decisions:
                one.open = True
    for one in c.decisions:
        if one.one_sided and one.open:
            beyond = _beyond(c, one, accepted)
            if beyond is None or beyond:
                return beyond or []
    return None


def _beyond(c: Compiler, decision: Decision, accepted: list[World]) -> list[World] | None:
    """The points found on the other side of a branch: none where it lies outside the domain, along every name
    that moves it; None where nothing tells."""
    surface = decision.surface
    if surface is None:
        return None
    walls = 0
    for base in accepted[:6]:
        for name in movable(c, base):
            here, zeros = base.values[name], crossings(surface, base, name)
            every = zeros is not None
            if zeros is None and base is accepted[0]:
                zeros, every = _isolated(c, decision, base, name)
            if zeros is None or not isinstance(here, fmpq):
                continue
            side = value_along(surface, base, name, here)
            for zero in zeros:
                step = ONE if c.domain(name).integer else max(abs(zero - here), ONE) / 64
                for value in _beside(zero, step, zeros):
                    beside = drawn_in(c, base, name, zero, value)
                    there = value_along(surface, base, name, beside)
                    if there is None or (there > 0) == (side is not None and side > 0):
                        continue
                    if all_allowed(c, moved(base, name, beside)):
                        return [moved(base, name, beside)]
            walls += every
    return [] if walls > 0 else None


def _beside(zero: fmpq, step: fmpq, zeros: list[fmpq]) -> list[fmpq]:
    """Places on either side of a zero, before the next one."""
    near = [abs(other - zero) / 2 for other in zeros if other != zero]
    return [zero + side * min([step, *near]) for side in (1, -1)]


def _isolated(c: Compiler, decision: Decision, base: World, name: str) -> tuple[list[fmpq] | None, bool]:
    """The zeros of a branch along a real name, nearly, and whether these are all."""
    if decision.tree is None or decision.surface is None:
        return None, False
    fresh = Compiler(c.scope, c.builders)
    try:
        first = differentiate(decision.tree, variable(name), c.scope)
        slopes = fresh.compile(first), fresh.compile(differentiate(first, variable(name), c.scope))
    except (NotDifferentiable, NotEvaluable):
        return None, False
    return zeros_along(fresh, decision.surface, slopes, base, name)


def _wide(c: Compiler, w: World) -> World:
    """A box around all of the domain that balls can hold: what is certain on it is certain everywhere in
    it."""
    box = moved(w, "", ZERO)
    box.values.pop("")
    box.probing = True
    box.left = w.left
    largest = max((fmpq(one.numerator, one.denominator) for one in c.literals), default=ZERO)
    boxes = _boxes(max(fmpq(WIDE), 2 * largest))
    for name in movable(c, w):
        box.values[name] = _widened(c.domain(name), w.values[name], boxes)
    box.data = {
        name: {key: _widened(c.domain(name), value, boxes) for key, value in entries.items()}
        for name, entries in w.data.items()
    }
    return box


def _boxes(reach: fmpq) -> dict[str, arb]:
    """All of a domain as far as a reach, by its kind."""
    half = arb(reach / 2)
    return {
        "real": arb(0, reach),
        "positive": half + arb(0, 1) * (half - arb(2) ** -16),
        "nonnegative": half + arb(0, 1) * half,
        "negative": -half + arb(0, 1) * (half - arb(2) ** -16),
        "nonpositive": -half + arb(0, 1) * half,
        "probability": arb(0.5, 0.5 - 2**-20),
        "simplex": arb(0.5, 0.5 - 2**-20),
    }


def _widened(domain: Domain, value: Any, boxes: dict[str, arb]) -> Any:
    return value if domain.integer or domain.conditions else boxes.get(domain.kind, value)
