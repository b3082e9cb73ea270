"""Where may a symbol be tried?

A declared domain becomes keyed, stratified, exact points: the first two of short numbers that a student can
try by hand, the others from every stratum (both signs, near 0 and 1, large, tiny), independently for each
name; sizes run through 1, 2, 3, 5 and a larger one."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import NamedTuple

from flint import fmpq

from derivations.equality.compiler import Compiler
from derivations.equality.draws import Drawer, allowed, drawer_of, drawn, exact, infinite, nearby
from derivations.equality.entries import Entries
from derivations.equality.world import World
from derivations.language.scope import Domain

MOST_CORNERS = 64
POINTS = 24  # the most worlds a comparison looks at, before those that surfaces ask for
NEARBY = 16  # … and with small whole numbers, where large ones may lead out of the data

_SIZES, _MATRIX_SIZES = (3, 2, 5, 1, 4), (2, 3, 5, 4, 6)
_UNFORESEEN = 4  # the point at which sizes are larger than a polynomial through the others would provide for
_LARGER = 4  # the size 4 of data is one of 6, 7, 8, 9, the size 5 of a matrix one of 5, 6, 7, 8: by the key


def worlds(c: Compiler, key: int) -> Iterator[World]:
    """The points for the trees a compiler has seen, in a fixed order that the key decides."""
    plan = Plan(c)
    corners = plan.corners()
    if corners is not None:
        c.exhausted = True
        for values in corners:
            w = World(key)
            w.values.update(values)
            yield w
        return
    for number in range(POINTS + (NEARBY if plan.may_leave_data() else 0)):
        world = plan.world(key, number)
        if world is not None:
            yield world


class Drawn(NamedTuple):
    """A scalar that is drawn."""

    place: int
    word: str
    domain: Domain
    drawer: Drawer
    sure: bool  # does any draw lie in the domain?
    begun: int  # what its first draw is keyed by


class Plan:
    """What has to be drawn, in an order in which every bound is drawn before what it bounds."""

    def __init__(self, c: Compiler) -> None:
        self.c = c
        self.data = sorted(c.data)
        shapes = [c.domain(word).shape for word in self.data]
        bounds = {word for shape in shapes for ends in shape for end in ends for word in end.names()}
        words = c.names | c.sizes | bounds
        bounded = [word for word in (*words, *self.data) if not c.domain(word).alone]
        if bounded:
            bounds |= self._bounds(bounded)
            words |= bounds
        self.sizes = sorted([word for word in bounds | c.sizes if self._is_size(word)])
        self.scalars = sorted(words.difference(self.sizes))
        if bounded:
            self.sizes = self._bounds_first(self.sizes)
            self.scalars = self._in_order(sorted(self._with_neighbours(words).difference(self.sizes)))
        self.free = self._free()
        self.entries = [Entries(c, word) for word in self.data if self._is_drawn(word)]
        self.matrices = c.identity or any(
            len(c.domain(w).shape) >= 2 or c.domain(w).kind in ("spd", "symmetric") for w in c.wholes
        )
        flat = all(len(shape) == 1 for shape in shapes)
        self.unforeseen = not self.matrices and flat and (c.counts or not self.data)

    def _bounds(self, words: list[str]) -> set[str]:
        """The names that whole numbers, and the labels in data, are bounded by."""
        bounds: set[str] = set()
        for word in words:
            domain = self.c.domain(word)
            if word not in self.data:
                bounds |= self._bounds_of(word) if domain.integer else set()
            elif domain.kind == "range":
                ends = (domain.low, domain.high)
                bounds |= {name for tree in ends if tree is not None for name in tree.names()}
        return bounds

    def corners(self) -> list[dict[str, fmpq]] | None:
        """All points, where every name runs through a few integers and there is nothing else to draw."""
        if self.data or self.c.random or not (self.scalars or self.sizes):
            return None
        found: list[dict[str, fmpq]] = [{}]
        for word in (*self.sizes, *self.scalars):
            domain = self.c.domain(word)
            if domain.kind != "range" or domain.conditions:
                return None
            w = World(0)
            low = exact(self.c, domain.low, w) if domain.low is not None else None
            high = exact(self.c, domain.high, w) if domain.high is not None else None
            if low is None or high is None or (high - low + 1) * len(found) > MOST_CORNERS:
                return None
            found = [{**one, word: fmpq(k)} for one in found for k in range(int(low), int(high) + 1)]
        return found

    def _free(self) -> list[Drawn]:
        """The scalars that are drawn."""
        found = []
        for place, word in enumerate(self.scalars):
            domain = self.c.domain(word)
            if domain.kind not in ("defined", "function", "density") and not domain.dimensions:
                sure = not domain.conditions and domain.kind != "interval"
                begun = zlib.crc32(f"{word}0".encode())
                found.append(Drawn(place, word, domain, drawer_of(domain), sure, begun))
        return found

    def may_leave_data(self) -> bool:
        """Is there data, and a whole number beside it that may be large?"""
        return bool(self.data) and any(_unbounded(one.domain) for one in self.free)

    def _is_drawn(self, word: str) -> bool:
        """Is this data of the question: neither defined nor of a name that nothing declares?"""
        domain = self.c.domain(word)
        told = word in self.c.scope.domains or not self.c.scope.free
        return told and domain.kind != "defined" and bool(domain.dimensions)

    def _is_size(self, word: str) -> bool:
        domain = self.c.domain(word)
        if domain.kind == "defined" or domain.dimensions:
            return False
        return self.c.scope.free or domain.integer or domain.kind == "natural"

    def _bounds_first(self, words: list[str]) -> list[str]:
        """Of i in 1..n, n is drawn before i."""
        placed: list[str] = []
        while words:
            free = [word for word in words if not (self._bounds_of(word) & set(words)) - {word}] or words[:1]
            placed += free
            words = [word for word in words if word not in free]
        return placed

    def _bounds_of(self, word: str) -> set[str]:
        domain = self.c.domain(word)
        if domain.alone:
            return set()
        trees = (domain.low, domain.high, *(tree for _, tree in domain.conditions))
        return {name for tree in trees if tree is not None for name in tree.names()}

    def _with_neighbours(self, words: set[str]) -> set[str]:
        """With the names that conditions lead to: of a < b < c and a formula in a and c, b is drawn too."""
        found, waiting = set(words), list(words)
        while waiting:
            for _, tree in self.c.domain(waiting.pop()).conditions:
                new = set() if infinite(tree) else tree.names() - found
                found |= new
                waiting += new
        return found

    def _in_order(self, words: list[str]) -> list[str]:
        _scope, placed, waiting = self.c.scope, [], list(words)
        known = set(self.sizes)
        while waiting:
            for word in waiting:
                domain = self.c.domain(word)
                trees = [domain.low, domain.high, *(condition[1] for condition in domain.conditions)]
                needs = {name for tree in trees if tree is not None for name in tree.names()}
                if not (needs & set(waiting)) - {word}:
                    break
            else:
                word = waiting[0]
            waiting.remove(word)
            placed.append(word)
            known.add(word)
            domain = self.c.domain(word)
            for tree in (domain.low, domain.high, *(condition[1] for condition in domain.conditions)):
                for name in tree.names() if tree is not None and not infinite(tree) else ():
                    if name not in known and name not in waiting:
                        known.add(name)
                        placed.insert(max(0, len(placed) - 1), name)
        return placed

    def world(self, key: int, number: int) -> World | None:
        w = World((key ^ (number * 0x9E3779B97F4A7C15)) & 0xFFFFFFFFFFFFFFFF)
        pool = _MATRIX_SIZES if self.matrices else _SIZES
        for place, word in enumerate(self.sizes):
            domain = self.c.domain(word)
            size = pool[(number + 2 * place) % len(pool)]
            if number == _UNFORESEEN and self.unforeseen:
                size = 10 + (key >> 8 * place) % 16
            if size == 5 and self.matrices:
                size += key % _LARGER
            elif size == 4 and not self.matrices:
                size += 2 + key % _LARGER
            value = fmpq(size)
            if domain.kind == "range" or domain.conditions or domain.low is not None:
                for _ in range(12):
                    if allowed(domain, value, self.c, w):
                        break
                    value += 1
                if not allowed(domain, value, self.c, w):
                    value = drawn(self.c, domain, w, word, number, place)
                if not allowed(domain, value, self.c, w):
                    return None
            w.values[word] = value
        for place, word, domain, drawer, sure, begun in self.free:
            if sure and number < POINTS:
                w.values[word] = drawer(self.c, domain, w, w.chance_of(begun), number, place)
            elif (found := self.searched(word, domain, w, number, place)) is not None:
                w.values[word] = found
            else:
                return None
        for one in self.entries:
            if not one.fill(w, number):
                return None
        return w

    def searched(self, word: str, domain: Domain, w: World, number: int, place: int) -> fmpq | None:
        """A value of a scalar that lies in its domain; None where none was found."""
        near = number >= POINTS and _unbounded(domain)
        for attempt in range(8):
            if near:
                value = nearby(self.c, domain, w, f"{word}{attempt}")
            else:
                value = drawn(self.c, domain, w, f"{word}{attempt}", number, place + attempt)
            if allowed(domain, value, self.c, w):
                return value
        return None


def _unbounded(domain: Domain) -> bool:
    return (domain.integer or domain.kind == "natural") and domain.kind != "range"


def integers(w: World) -> list[str]:
    """The whole numbers of a point."""
    return [f"{name}={value}" for name, value in w.values.items() if type(value) is fmpq and value.q == 1]


def has_integers(c: Compiler, w: World) -> bool:
    """Is a size or an integer among the names?"""
    return bool(c.sizes) or any(is_integer(c, word) for word in c.names)


def is_integer(c: Compiler, word: str) -> bool:
    """Is a name one of whole numbers?"""
    domain = c.domain(word)
    return domain.integer or domain.kind == "natural"
