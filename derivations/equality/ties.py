"""Has an entry of the data been where a branch changes: a zero among the z of Σ [zᵢ > 0] and Σ [zᵢ ≥ 0]?

Data are drawn, and a drawn number lies on no surface, and seldom beyond one that is far away.  So single
entries are moved onto it and to either side, where that place is known exactly: of a sum for the terms with
their index, of a vector for each of its entries."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, permutations
from typing import Any

from flint import fmpq

from derivations.equality.arrays import Array, ShapeError
from derivations.equality.compiler import Closure, Compiler
from derivations.equality.draws import allowed
from derivations.equality.scalars import HALF, ONE, OverBudget, Undefined, floor
from derivations.equality.surfaces import crossings
from derivations.equality.world import NOTHING, World

MOST, BASES = 8, 2  # surfaces that are looked at, and points from which entries are moved
_ENTRY = "entry of the data"  # as which a moved entry stands among the names
_TOGETHER = ("simplex", "symmetric", "spd")  # no entry of these moves alone

Key = tuple[int, ...]


def ties(c: Compiler, accepted: list[World]) -> Iterator[World]:
    """Points with an entry exactly where a branch changes, on either side of it, and between two of these."""
    for base in accepted[:BASES] if c.inner or c.surfaces or c.steps else ():
        for word, entries in sorted(base.data.items()):
            domain = c.domain(word)
            if domain.integer or domain.distinct or domain.kind in _TOGETHER or not entries:
                continue
            for key in dict.fromkeys((min(entries), max(entries))):
                zeros = _zeros(c, base, word, key)
                beside = [zero + side * max(abs(zero), ONE) / 64 for zero in zeros for side in (1, -1)]
                between = [(low + high) / 2 for low, high in pairwise(zeros)]
                for value in (*zeros, *beside, *between):
                    if allowed(domain, value, c, base):
                        yield _moved(base, word, key, value, on_edge=value in zeros)


def _zeros(c: Compiler, base: World, word: str, key: Key) -> list[fmpq]:
    """Where surfaces are zero along an entry, as far as that is known exactly."""
    places = [*c.inner[:MOST]]
    places += [(one, (), False) for one in c.surfaces[:MOST]] + [(one, (), True) for one in c.steps[:MOST]]
    found: list[fmpq] = []
    for closure, bound, is_step in places:
        for surface in _surfaces(closure, bound, key, is_step, base):
            along = _of_entry(surface, base, word, key)
            found += crossings(along, _named(base, word, key), _ENTRY) or ()
    return sorted(dict.fromkeys(found))[:MOST]


def _surfaces(
    closure: Closure, bound: tuple[str, ...], key: Key, is_step: bool, base: World
) -> Iterator[Closure]:
    """What has to be zero: in the term of an index, in each entry of a vector; of a step less the integer it
    is near."""
    for indices in _indices(bound, key):
        at = World(base.key)
        at.edge = NOTHING
        at.values, at.data, at.ranges = {**base.values, **indices}, base.data, base.ranges
        value = _value(closure, at)
        parts = range(len(value.entries)) if isinstance(value, Array) else (None,)
        for part in parts if value is not None else ():
            here = value if part is None else value.entries[part]
            try:
                less = floor(here + HALF) if is_step else fmpq(0)
            except Undefined:
                continue
            yield _less(closure, indices, part, less)


def _less(closure: Closure, indices: dict[str, fmpq], part: int | None, less: Any) -> Closure:
    def value(w: World) -> Any:
        w.values.update(indices)
        found = closure(w)
        return (found if part is None else found.entries[part]) - less

    return value


def _indices(bound: tuple[str, ...], key: Key) -> Iterator[dict[str, fmpq]]:
    """The bound names as the indices of an entry: in any order, or all of them the only one."""
    if len(bound) == len(key):
        for several in dict.fromkeys(permutations(key)):
            yield {word: fmpq(k) for word, k in zip(bound, several, strict=True)}
    else:
        yield {word: fmpq(key[0]) for word in bound}


def _value(closure: Closure, w: World) -> Any:
    try:
        return closure(w)
    except (Undefined, OverBudget, OverflowError, ShapeError, ZeroDivisionError, KeyError):
        return None


def _of_entry(surface: Closure, base: World, word: str, key: Key) -> Closure:
    """A surface as that of a scalar: the entry."""

    def value(w: World) -> Any:
        moved: Any = w.values[_ENTRY]
        return surface(_moved(base, word, key, moved))

    return value


def _named(base: World, word: str, key: Key) -> World:
    found = World(base.key)
    found.values = {**base.values, _ENTRY: base.data[word][key]}
    return found


def _moved(base: World, word: str, key: Key, value: fmpq, *, on_edge: bool = True) -> World:
    other = World(base.key)
    other.edge = NOTHING if on_edge else None
    other.values, other.ranges = dict(base.values), base.ranges
    other.data = {**base.data, word: {**base.data[word], key: value}}
    return other
