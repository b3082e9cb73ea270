"""Where do several equations hold together?

At a point, some names are set free and the others kept.  Where the equations are linear in those that are
free, they are solved at once; else one after the other, each along a name of its own, and what is found must
satisfy them all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, permutations

from flint import arb, fmpq, fmpq_mat

from derivations.equality.compiler import Closure, Compiler
from derivations.equality.draws import allowed
from derivations.equality.holding import Place, zero
from derivations.equality.meeting import known_at
from derivations.equality.rationals import rational
from derivations.equality.roots import places, roots_along
from derivations.equality.verdict import EQUAL
from derivations.equality.world import World

MOST_PLACES = 6
MOST_ORDERS = 24
_STEPS = (fmpq(3), fmpq(-5), fmpq(7), fmpq(11), fmpq(-2), fmpq(13))


def solutions(c: Compiler, equations: list[Closure], w: World) -> list[tuple[list[Place], list[World]]]:
    """The points where the equations hold, for each choice of names set free for which all are known."""
    around = places(c, w)[:MOST_PLACES]
    found: list[tuple[list[Place], list[World]]] = []
    for count in range(min(len(equations), len(around)), 0, -1):
        for free in combinations(around, count):
            there = _linear(equations, w, free)
            if there is None and count == len(equations):
                there = _in_turn(equations, w, free)
            if there is not None:
                found.append((list(free), [one for one in there if _inside_all(c, one)]))
        if found:
            return found
    return found


def _linear(equations: list[Closure], w: World, free: tuple[Place, ...]) -> list[World] | None:
    """The one point where equations that are linear in some names hold; None where they are not, or hold
    together nowhere or at many."""
    here = _values(equations, w)
    if here is None:
        return None
    columns = []
    for place in free:
        there = _values(equations, place.moved(w, _number(w, place) + 1))
        if there is None:
            return None
        columns.append([b - a for a, b in zip(here, there, strict=True)])
    moved = w
    for place, step in zip(free, _STEPS, strict=False):
        moved = place.moved(moved, _number(w, place) + step)
    far = _values(equations, moved)
    if far is None:
        return None
    for row, value in enumerate(far):
        expected = here[row] + sum(
            (column[row] * step for column, step in zip(columns, _STEPS, strict=False)), start=fmpq(0)
        )
        if value != expected:
            return None
    rows = [[*(column[row] for column in columns), -here[row]] for row in range(len(equations))]
    reduced, rank = fmpq_mat(rows).rref()
    if rank != len(free) or any(reduced[at, at] != 1 for at in range(rank)):
        return None
    solved = w
    for at, place in enumerate(free):
        solved = place.moved(solved, _number(w, place) + reduced[at, len(free)])
    return [solved]


def _in_turn(equations: list[Closure], w: World, free: tuple[Place, ...]) -> list[World] | None:
    """The points found by solving one equation after the other, each along one name."""
    for order in _orders(equations):
        found = [w]
        for f, place in zip(order, free, strict=True):
            several = [(one, roots_along(f, one, place)) for one in found]
            if any(roots is None for _, roots in several):
                break
            found = [place.moved(one, root) for one, roots in several for root in roots or ()]
        else:
            if found and all(_hold(equations, one) for one in found):
                return found
    return None


def _orders(equations: list[Closure]) -> Iterator[tuple[Closure, ...]]:
    for at, order in enumerate(permutations(equations)):
        if at >= MOST_ORDERS:
            return
        yield order


def _hold(equations: list[Closure], w: World) -> bool:
    values = [known_at(f, w) for f in equations]
    return all(value is not None and zero(value) == EQUAL for value in values)


def _values(equations: list[Closure], w: World) -> list[fmpq] | None:
    found = []
    for f in equations:
        value = known_at(f, w)
        if type(value) is not fmpq:
            return None
        found.append(value)
    return found


def _number(w: World, place: Place) -> fmpq:
    value = w.values[place.name] if place.key is None else w.data[place.name][place.key]
    assert type(value) is fmpq
    return value


def _inside_all(c: Compiler, w: World) -> bool:
    """Does every number of a point lie in its domain?  A ball lies there with both ends."""
    for word, value in w.values.items():
        ends = (rational(value.lower()), rational(value.upper())) if isinstance(value, arb) else (value,)
        for end in ends:
            if end is None or (type(end) is fmpq and not allowed(c.domain(word), end, c, w)):
                return False
    return True
