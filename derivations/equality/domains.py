"""Where may a symbol be tried?

A declared domain becomes keyed, stratified, exact points: the first two of short numbers that a student can try by hand, the
others from every stratum (both signs, near 0 and 1, large, tiny), independently for each name; sizes run through 1, 2, 3, 4, 5.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from flint import fmpq

from derivations.equality.balls import Compiler
from derivations.equality.scalars import Scalar, Undefined, whole
from derivations.equality.world import World
from derivations.language.scope import Domain
from derivations.language.tree import Tree

MOST_CORNERS = 64
POINTS = 24  # the most worlds a comparison looks at, before those that surfaces ask for

_SHORT = [fmpq(n, d) for n, d in ((1, 2), (3, 2), (2, 1), (3, 4), (3, 1), (5, 2), (5, 4), (4, 1), (7, 4), (7, 2),
          (1, 4), (9, 4), (5, 1), (11, 4), (9, 2))]  # fmt: skip
_SHORT_PART = [fmpq(n, 16) for n in (4, 10, 14, 6, 12, 2, 7, 11, 3, 13, 5, 9, 1, 15)]
_SIZES, _MATRIX_SIZES = (3, 2, 5, 1, 4), (2, 3, 5, 4, 6)
_NATURALS = (3, 2, 7, 1, 1_000_003, 4, 12, 5, 1_000, 6, 10, 9, 97, 8)

# A stratum of sizes: the power of two that scales a number between 1 and 2, and the bits of that number.
_STRATA = ((1, 24), (0, 20), (-4, 16), (3, 20), (-60, 12), (2, 24), (12, 12), (-1, 20), (-9, 16), (5, 16))
_TWO = fmpq(2)


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
    for number in range(POINTS):
        world = plan.world(key, number)
        if world is not None:
            yield world


def allowed(domain: Domain, value: fmpq, c: Compiler, w: World) -> bool:
    """Is a value in a domain at a point?"""
    kind = domain.kind
    if domain.integer and value.q != 1:
        return False
    if (kind == "positive" and value <= 0) or (kind == "nonnegative" and value < 0):
        return False
    if (kind == "negative" and value >= 0) or (kind == "nonpositive" and value > 0):
        return False
    if (kind == "natural" and value < 1) or (kind == "probability" and not 0 < value < 1):
        return False
    for bound, closed, below in ((domain.low, domain.closed[0], True), (domain.high, domain.closed[1], False)):
        if bound is None or _infinite(bound):
            continue
        limit = _exact(c, bound, w)
        if limit is None:
            continue
        inside = limit < value if below else value < limit
        if not (inside or (closed and value == limit)):
            return False
    for sign, tree in domain.conditions:
        limit = _exact(c, tree, w)
        if limit is not None and not _holds(sign, value, limit):
            return False
    return True


def all_allowed(c: Compiler, w: World) -> bool:
    """Does every scalar of a world lie in its domain?"""
    return all(
        type(value) is not fmpq or word not in c.names or allowed(c.scope.domain(word), value, c, w)
        for word, value in w.values.items()
    )


def _holds(sign: str, value: fmpq, limit: fmpq) -> bool:
    if sign == "not":
        return value != limit  # type: ignore[no-any-return]
    if sign in (">", ">="):
        return value > limit or (sign == ">=" and value == limit)
    return value < limit or (sign == "<=" and value == limit)


def _infinite(tree: Tree) -> bool:
    inner = tree.args[0] if tree.head == "neg" else tree
    return (inner.head == "constant" and inner.leaf == "oo") or (inner.head == "name" and inner.leaf in ("oo", "inf"))


def _exact(c: Compiler, tree: Tree, w: World) -> fmpq | None:
    """A bound at a point, where everything in it is drawn already."""
    if tree.head == "number" and isinstance(tree.leaf, Fraction):
        return fmpq(tree.leaf.numerator, tree.leaf.denominator)
    if tree.head == "name" and str(tree.leaf) in w.values:
        found = w.values[str(tree.leaf)]
        return found if type(found) is fmpq else None
    try:
        value: Scalar = c.compile(tree)(w)
    except (KeyError, Undefined):
        return None
    return value if type(value) is fmpq else fmpq(int(float(value.mid()) * 2**20), 2**20)


def _parity(bits: int) -> int:
    return bits.bit_count() & 1


class Plan:
    """What has to be drawn, in an order in which every bound is drawn before what it bounds."""

    def __init__(self, c: Compiler) -> None:
        self.c = c
        scope = c.scope
        data = sorted(c.data)
        shapes = [scope.domain(word).shape for word in data]
        bounds = {word for shape in shapes for ends in shape for end in ends for word in end.names()}
        for word in sorted(c.names | c.sizes | bounds):
            domain = scope.domain(word)
            for tree in (domain.low, domain.high, *(condition[1] for condition in domain.conditions)):
                if tree is not None:
                    bounds |= tree.names() if domain.integer else set()
        for word in data:
            domain = scope.domain(word)
            if domain.kind == "range":
                bounds |= {name for tree in (domain.low, domain.high) if tree is not None for name in tree.names()}
        self.sizes = sorted(w for w in bounds | c.sizes if self._is_size(w))
        self.scalars = self._in_order(sorted((c.names | bounds | c.sizes) - set(self.sizes)))
        self.data = data
        self.matrices = any(len(scope.domain(w).shape) >= 2 or scope.domain(w).kind in ("spd", "symmetric") for w in c.wholes)

    def corners(self) -> list[dict[str, fmpq]] | None:
        """All points, where every name runs through a few integers and there is nothing else to draw."""
        if self.data or self.c.random or not (self.scalars or self.sizes):
            return None
        found: list[dict[str, fmpq]] = [{}]
        for word in (*self.sizes, *self.scalars):
            domain = self.c.scope.domain(word)
            if domain.kind != "range" or domain.conditions:
                return None
            w = World(0)
            low = _exact(self.c, domain.low, w) if domain.low is not None else None
            high = _exact(self.c, domain.high, w) if domain.high is not None else None
            if low is None or high is None or (high - low + 1) * len(found) > MOST_CORNERS:
                return None
            found = [{**one, word: fmpq(k)} for one in found for k in range(int(low), int(high) + 1)]
        return found

    def _is_size(self, word: str) -> bool:
        domain = self.c.scope.domain(word)
        if domain.kind == "defined" or domain.dimensions:
            return False
        return self.c.scope.free or domain.integer or domain.kind == "natural"

    def _in_order(self, words: list[str]) -> list[str]:
        scope, placed, waiting = self.c.scope, [], list(words)
        known = set(self.sizes)
        while waiting:
            for word in waiting:
                domain = scope.domain(word)
                trees = [domain.low, domain.high, *(condition[1] for condition in domain.conditions)]
                needs = {name for tree in trees if tree is not None for name in tree.names()}
                if not (needs & set(waiting)) - {word}:
                    break
            else:
                word = waiting[0]
            waiting.remove(word)
            placed.append(word)
            known.add(word)
            domain = scope.domain(word)
            for tree in (domain.low, domain.high, *(condition[1] for condition in domain.conditions)):
                for name in tree.names() if tree is not None else ():
                    if name not in known and name not in waiting and not _infinite(tree):
                        known.add(name)
                        placed.insert(max(0, len(placed) - 1), name)
        return placed

    def world(self, key: int, number: int) -> World | None:
        w = World((key ^ (number * 0x9E3779B97F4A7C15)) & 0xFFFFFFFFFFFFFFFF)
        scope = self.c.scope
        pool = _MATRIX_SIZES if self.matrices else _SIZES
        for place, word in enumerate(self.sizes):
            domain = scope.domain(word)
            value = fmpq(pool[(number + 2 * place) % len(pool)])
            if domain.kind == "range" or domain.conditions or domain.low is not None:
                for _ in range(12):
                    if allowed(domain, value, self.c, w):
                        break
                    value += 1
                if domain.kind == "range" and not allowed(domain, value, self.c, w):
                    value = self.draw(domain, w, word, number, place)
            w.values[word] = value
        for place, word in enumerate(self.scalars):
            domain = scope.domain(word)
            if domain.kind == "defined" or domain.dimensions or domain.kind in ("function", "density"):
                continue
            sure = not domain.conditions and domain.kind != "interval"
            for attempt in range(8):
                value = self.draw(domain, w, f"{word}{attempt}", number, place + attempt)
                if sure or allowed(domain, value, self.c, w):
                    break
            else:
                return None
            w.values[word] = value
        for word in self.data:
            if not self.fill(w, word, number):
                return None
        return w

    def fill(self, w: World, word: str, number: int) -> bool:
        """Draw the entries of an indexed name."""
        scope = self.c.scope
        domain = scope.domain(word)
        if domain.kind == "defined" or (scope.free and word not in scope.domains):
            return True
        if not domain.dimensions:
            return True
        ranges = []
        for low, high in domain.shape if domain.kind != "simplex" or domain.shape else ():
            first = _exact(self.c, low, w)
            last = _exact(self.c, high, w)
            if first is None or last is None:
                return False
            ranges.append((int(first), int(last)))
        if domain.kind in ("spd", "symmetric") and len(ranges) == 1:
            ranges *= 2
        w.ranges[word] = tuple(ranges)
        keys: list[tuple[int, ...]] = [()]
        for first_key, last_key in ranges:
            keys = [(*key, at) for key in keys for at in range(first_key, last_key + 1)]
        entries: dict[tuple[int, ...], Scalar] = {}
        element = Domain(
            "real" if domain.kind in ("spd", "symmetric") else "positive" if domain.kind == "simplex" else domain.kind,
            (), domain.low, domain.high, domain.closed, domain.integer, domain.conditions,
        )  # fmt: skip
        sure = not domain.conditions and not domain.distinct
        for place, key in enumerate(keys):
            for attempt in range(20):
                value = self.draw(element, w, f"{word}{key}{attempt}", number, place + attempt, spread=True)
                if sure or allowed(element, value, self.c, w) and not (domain.distinct and value in entries.values()):
                    break
            else:
                return False
            entries[key] = value
        w.data[word] = _structured(domain.kind, entries, ranges)
        return True

    def draw(
        self, domain: Domain, w: World, word: str, number: int, place: int, spread: bool = False
    ) -> fmpq:
        """One value of a scalar domain: a short number at first, then from a stratum of its own."""
        chance = w.chance(word)
        kind = domain.kind
        if kind == "natural":
            return fmpq(_NATURALS[(number + 2 * place) % len(_NATURALS)])
        if kind == "range":
            return self._ranged(domain, w, chance, number, place)
        if domain.integer:
            base = fmpq((3, 2, 1, 5, 0, 4, 1_000_003, 7, 12, 6)[(number + 3 * place) % 10])
            if _parity(number & place + 1):
                base = -base
            return self._against(domain, w, base, fmpq(1))
        if kind in ("interval", "probability"):
            return self._between(domain, w, chance, number)
        if number < 2:
            value = _SHORT[(chance // 8 + place * 7) % len(_SHORT)]
        else:
            scale, bits = _STRATA[(number + 3 * place) % len(_STRATA) if not spread else (chance >> 5) % 4]
            value = fmpq((1 << bits) + (chance >> 9) % (1 << bits), 1 << bits) * _TWO**scale
        if (chance & 1) if spread else _parity(number & place + 1):
            value = -value
        if kind in ("positive", "nonnegative"):
            value = abs(value)
        elif kind in ("negative", "nonpositive"):
            value = -abs(value)
        return self._against(domain, w, value, fmpq(1, 2))

    def _against(self, domain: Domain, w: World, value: fmpq, least: fmpq) -> fmpq:
        """Move a value to the right side of the conditions > and <."""
        for sign, tree in domain.conditions:
            limit = _exact(self.c, tree, w)
            if limit is None:
                continue
            if sign in (">", ">=") and not _holds(sign, value, limit):
                value = limit + max(abs(value), least)
            elif sign in ("<", "<=") and not _holds(sign, value, limit):
                value = limit - max(abs(value), least)
        return value

    def _ranged(self, domain: Domain, w: World, chance: int, number: int, place: int) -> fmpq:
        low = _exact(self.c, domain.low, w) if domain.low is not None else None
        high = _exact(self.c, domain.high, w) if domain.high is not None else None
        first = whole(low) if low is not None else None
        last = whole(high) if high is not None else None
        if first is None and last is None:
            return fmpq((chance >> 3) % 7 - 3)
        if first is None:
            return fmpq((last or 0) - (chance >> 3) % 6)
        if last is None:
            return fmpq(first + (chance >> 3) % 6)
        if last - first == 1:
            return fmpq(first + _parity(number & place + 1))
        return fmpq(first + (chance >> 3) % max(1, last - first + 1))

    def _between(self, domain: Domain, w: World, chance: int, number: int) -> fmpq:
        low = high = None
        if domain.kind == "probability":
            low, high = fmpq(0), fmpq(1)
        else:
            if domain.low is not None and not _infinite(domain.low):
                low = _exact(self.c, domain.low, w)
            if domain.high is not None and not _infinite(domain.high):
                high = _exact(self.c, domain.high, w)
        part = _SHORT_PART[(chance >> 3) % len(_SHORT_PART)]
        if number >= 2:
            style = (number + (chance >> 7)) % 5
            part = fmpq(2 * ((chance >> 9) % (1 << 16)) + 1, 1 << 17)
            if style == 3:
                part = part / 256
            elif style == 4:
                part = 1 - part / 256
        if low is not None and high is not None:
            return low + (high - low) * part
        reach = part * 8 if number < 2 else part * (1 << (chance >> 30) % 9)
        if low is not None:
            return low + reach
        if high is not None:
            return high - reach
        return reach - 4


def _structured(
    kind: str, entries: dict[tuple[int, ...], Scalar], ranges: list[tuple[int, int]]
) -> dict[tuple[int, ...], Scalar]:
    """Entries that sum to one, a symmetric matrix, a positive definite one (B Bᵀ + 1)."""
    if kind == "simplex":
        total = sum(entries.values(), start=fmpq(0))
        return {key: value / total for key, value in entries.items()}
    if kind == "symmetric":
        return {(r, c): entries[(min(r, c), max(r, c))] for r, c in entries}  # type: ignore[misc]
    if kind == "spd":
        low, high = ranges[0]
        span = range(low, high + 1)
        return {
            (r, c): sum((entries[(r, k)] * entries[(c, k)] for k in span), start=fmpq(1 if r == c else 0))
            for r in span
            for c in span
        }
    return entries
