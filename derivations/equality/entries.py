"""Which entries has an indexed name at a point?

The sizes are drawn by then; the entries are drawn from the domain, each by its place, and put together where
they belong together: entries that sum to one, a symmetric matrix, a positive definite one."""

from __future__ import annotations

import zlib
from functools import lru_cache
from itertools import repeat

from flint import fmpq

from derivations.equality.compiler import Compiler
from derivations.equality.draws import allowed, drawn, exact, infinite, spread_out
from derivations.equality.scalars import Scalar
from derivations.equality.world import World
from derivations.language.scope import Domain
from derivations.language.tree import Tree

_ELEMENTS = {"spd": "real", "symmetric": "real", "simplex": "positive"}  # of what is drawn entry by entry
_SQUARE = ("spd", "symmetric")
_ATTEMPTS = 20  # to draw an entry that meets the conditions

Ranges = tuple[tuple[int, int], ...]


class Entries:
    """An indexed name that is drawn, and what is the same for it at every point."""

    __slots__ = ("begun", "c", "domain", "element", "endless", "ends", "sure", "word")

    def __init__(self, c: Compiler, word: str) -> None:
        self.c = c
        self.word = word
        self.domain = self.element = domain = c.domain(word)
        if domain.kind in _ELEMENTS:
            self.element = Domain(
                _ELEMENTS[domain.kind], (), domain.low, domain.high, domain.closed, domain.integer,
                domain.conditions,
            )  # fmt: skip
        self.sure = not domain.conditions and not domain.distinct  # does any draw do?
        self.begun = zlib.crc32(word.encode())
        self.endless = bool([high for _, high in domain.shape if infinite(high)])
        self.ends = [(_written(low), _written(high)) for low, high in domain.shape]

    def fill(self, w: World, number: int) -> bool:
        """Draw them at a point, of which this is the number; is there such a point?"""
        if self.endless:
            w.data[self.word] = {}
            return True  # its entries are drawn when they are asked for
        ranges = self.ranges(w)
        if ranges is None:
            return False
        w.ranges[self.word] = ranges
        places, tails = _places(ranges)
        if self.sure:
            checksums = map(zlib.crc32, tails, repeat(self.begun))  # of f"{word}{key}0" each
            chances = list(map(w.chance_of, checksums))
            values = spread_out(self.c, self.element, w, chances, number)
            entries: dict[tuple[int, ...], Scalar] | None = dict(zip(places, values, strict=True))
        else:
            entries = self.searched(w, number, places)
        if entries is None:
            return False
        w.data[self.word] = _structured(self.domain.kind, entries, ranges)
        return True

    def ranges(self, w: World) -> Ranges | None:
        """The first and the last index of each dimension; None of D - 3 entries where D is less than 3."""
        found = []
        for low, high in self.ends:
            first = low if type(low) is int else self.at(low, w)
            last = high if type(high) is int else self.at(high, w)
            if first is None or last is None or last < first - 1:
                return None
            found.append((first, last))
        return tuple(found * 2 if self.domain.kind in _SQUARE and len(found) == 1 else found)

    def at(self, end: Tree | int, w: World) -> int | None:
        """An end at a point."""
        value = end if isinstance(end, int) else exact(self.c, end, w)
        return None if value is None else int(value)

    def searched(
        self, w: World, number: int, places: tuple[tuple[int, ...], ...]
    ) -> dict[tuple[int, ...], Scalar] | None:
        """Entries that meet the conditions; None where some were not found."""
        c, element = self.c, self.element
        entries: dict[tuple[int, ...], Scalar] = {}
        for place, key in enumerate(places):
            for attempt in range(_ATTEMPTS):
                word = f"{self.word}{key}{attempt}"
                value = drawn(c, element, w, word, number, place + attempt, spread=True)
                taken = self.domain.distinct and value in entries.values()
                if allowed(element, value, c, w) and not taken:
                    break
            else:
                return None
            entries[key] = value
        return entries


def _structured(
    kind: str, entries: dict[tuple[int, ...], Scalar], ranges: Ranges
) -> dict[tuple[int, ...], Scalar]:
    """Entries that sum to one, a symmetric matrix, a positive definite one (B Bᵀ + 1)."""
    if kind == "simplex":
        total = sum(entries.values(), start=fmpq(0))
        return {key: value / total for key, value in entries.items()}
    if kind == "symmetric":
        return {(r, c): entries[(min(r, c), max(r, c))] for r, c in entries}
    if kind == "spd":
        low, high = ranges[0]
        span = range(low, high + 1)
        return {
            (r, c): sum((entries[(r, k)] * entries[(c, k)] for k in span), start=fmpq(1 if r == c else 0))
            for r in span
            for c in span
        }
    return entries


def _written(end: Tree) -> Tree | int:
    """An end that is a number is the same at every point."""
    return int(end.leaf) if end.head == "number" else end  # type: ignore[arg-type]


_KEPT = 200  # entries: larger arrays are listed anew


def _places(ranges: Ranges) -> tuple[tuple[tuple[int, ...], ...], tuple[bytes, ...]]:
    """All places of an array, and what names the first draw of each."""
    count = 1
    for first, last in ranges:
        count *= max(0, last - first + 1)
    return _known_places(ranges) if count <= _KEPT else _listed(ranges)


def _listed(ranges: Ranges) -> tuple[tuple[tuple[int, ...], ...], tuple[bytes, ...]]:
    keys: list[tuple[int, ...]] = [()]
    for first, last in ranges:
        keys = [(*key, at) for key in keys for at in range(first, last + 1)]
    return tuple(keys), tuple(f"{key}0".encode() for key in keys)


_known_places = lru_cache(maxsize=256)(_listed)
