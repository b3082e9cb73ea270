"""Which value does one symbol take at a point?

A short number that a student can try by hand at the first two points; then one from every stratum of its
domain."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from flint import fmpq

from derivations.equality.compiler import Compiler
from derivations.equality.scalars import HALF, Scalar, Undefined, whole
from derivations.equality.world import World
from derivations.language.scope import Domain
from derivations.language.tree import Tree

SHORT = 2  # points at first, of numbers that a student can try by hand
_SHORT = [fmpq(quarters, 4) for quarters in (2, 6, 8, 3, 12, 10, 5, 16, 7, 14, 1, 9, 20, 11, 18)]
_SHORT_PART = [fmpq(n, 16) for n in (4, 10, 14, 6, 12, 2, 7, 11, 3, 13, 5, 9, 1, 15)]
_INTEGERS = (3, 2, 1, 5, 0, 4, 1_000_003, 7, 12, 6)
_NATURALS = (3, 2, 7, 1, 1_000_003, 4, 12, 5, 1_000, 6, 10, 9, 97, 8)
_BY_HAND = {1_000_003: 8, 1_000: 11, 97: 14}  # what stands for large ones at the first two points

# A stratum of sizes: the power of two that scales a number between 1 and 2, and the bits of that number.
_BITS = ((1, 24), (0, 20), (-4, 16), (3, 20), (-60, 12), (2, 24), (12, 12), (-1, 20), (-9, 16), (5, 16))
_STRATA = [(fmpq(2) ** scale, 1 << bits) for scale, bits in _BITS]
_SIGNS = {"positive": 1, "nonnegative": 1, "negative": -1, "nonpositive": -1}  # else one is drawn


def drawn(
    c: Compiler, domain: Domain, w: World, word: str, number: int, place: int, spread: bool = False
) -> fmpq:
    """One value of a scalar domain: a short number at first, then from a stratum of its own."""
    chance = w.chance(word)
    if spread:
        return spread_out(c, domain, w, [chance], number, place)[0]
    return drawer_of(domain)(c, domain, w, chance, number, place)


# A value from 64 bits, at the point of a number, for the scalar at a place among them.
Drawer = Callable[[Compiler, Domain, World, int, int, int], fmpq]


def drawer_of(domain: Domain) -> Drawer:
    """How a value of a domain is drawn."""
    return _DRAWERS.get(domain.kind) or (_integer if domain.integer else _on_the_line)


def spread_out(
    c: Compiler, domain: Domain, w: World, chances: list[int], number: int, first: int = 0
) -> list[fmpq]:
    """The entries of an array, from 64 bits each: on the line, from any stratum wherever they stand in it."""
    drawer = drawer_of(domain)
    if drawer is not _on_the_line:
        return [drawer(c, domain, w, chance, number, place) for place, chance in enumerate(chances, first)]
    if number < SHORT:
        values = [_SHORT[(chance // 8 + at * 7) % len(_SHORT)] for at, chance in enumerate(chances, first)]
    else:
        values = []
        for chance in chances:
            scale, one = _STRATA[(chance >> 5) % 4]
            values.append(fmpq(one + (chance >> 9) % one, one) * scale)
    sign = _SIGNS.get(domain.kind)  # the values are positive here
    if sign is None:
        values = [-value if chance & 1 else value for value, chance in zip(values, chances, strict=True)]
    elif sign < 0:
        values = [-value for value in values]
    return [_against(c, domain, w, value, HALF) for value in values] if domain.conditions else values


def _on_the_line(c: Compiler, domain: Domain, w: World, chance: int, number: int, place: int) -> fmpq:
    """A number of the line, or of the half of it that the domain is."""
    if number < SHORT:
        value = _SHORT[(chance // 8 + place * 7) % len(_SHORT)]
    else:
        scale, one = _STRATA[(number + 3 * place) % len(_STRATA)]
        value = fmpq(one + (chance >> 9) % one, one) * scale
    sign = _SIGNS.get(domain.kind)  # the value is positive here
    if sign is None:
        sign = -1 if (number & place + 1).bit_count() & 1 else 1
    if sign < 0:
        value = -value
    return _against(c, domain, w, value, HALF) if domain.conditions else value


def _integer(c: Compiler, domain: Domain, w: World, chance: int, number: int, place: int) -> fmpq:
    base = fmpq(_whole(_INTEGERS, chance, number, 3 * place))
    return _against(c, domain, w, -base if parity(number & place + 1) else base, fmpq(1))


def _whole(several: tuple[int, ...], chance: int, number: int, apart: int) -> int:
    """One of several whole numbers: a short one at the first two points, at the next one nobody foresees."""
    value = several[(number + apart) % len(several)]
    if number == 2:
        return _unforeseen(chance)
    return value if number > 2 else _BY_HAND.get(value, value)


def _unforeseen(chance: int) -> int:
    """A whole number that nobody who writes a polynomial through the small ones can foresee."""
    return 100 + (chance >> 3) % 900


def nearby(c: Compiler, domain: Domain, w: World, word: str) -> fmpq:
    """A small whole number: one at which an index in which it stands is still in its range."""
    base = fmpq((w.chance(word) >> 5) % 4)
    return _against(c, domain, w, base + 1 if domain.kind == "natural" else base, fmpq(1))


def _against(c: Compiler, domain: Domain, w: World, value: fmpq, least: fmpq) -> fmpq:
    """Move a value to the right side of the conditions > and <."""
    for sign, tree in domain.conditions:
        limit = exact(c, tree, w)
        if limit is None:
            continue
        if sign in (">", ">=") and not _holds(sign, value, limit):
            value = limit + max(abs(value), least)
        elif sign in ("<", "<=") and not _holds(sign, value, limit):
            value = limit - max(abs(value), least)
    return value


def _natural(c: Compiler, domain: Domain, w: World, chance: int, number: int, place: int) -> fmpq:
    return fmpq(_whole(_NATURALS, chance, number, 2 * place))


def _ranged(c: Compiler, domain: Domain, w: World, chance: int, number: int, place: int) -> fmpq:
    low = exact(c, domain.low, w) if domain.low is not None else None
    high = exact(c, domain.high, w) if domain.high is not None else None
    first = whole(low) if low is not None else None
    last = whole(high) if high is not None else None
    if first is None and last is None:
        return fmpq((chance >> 3) % 7 - 3)
    if first is None:
        return fmpq((last or 0) - (_unforeseen(chance) if number == 2 else (chance >> 3) % 6))
    if last is None:
        return fmpq(first + (_unforeseen(chance) if number == 2 else (chance >> 3) % 6))
    if last - first == 1:
        return fmpq(first + parity(number & place + 1))
    return fmpq(first + (chance >> 3) % max(1, last - first + 1))


def _part(c: Compiler, domain: Domain, w: World, chance: int, number: int, place: int) -> fmpq:
    """A number between 0 and 1: a short one at first, then anywhere, near 0, near 1."""
    if number < SHORT:
        return _SHORT_PART[(chance >> 3) % len(_SHORT_PART)]
    style = (number + (chance >> 7)) % 5
    part = 2 * ((chance >> 9) % (1 << 16)) + 1
    if style < 3:
        return fmpq(part, 1 << 17)
    return fmpq(part if style == 3 else (1 << 25) - part, 1 << 25)


def _between(c: Compiler, domain: Domain, w: World, chance: int, number: int, place: int) -> fmpq:
    """A value of an interval that may have one end only."""
    part = _part(c, domain, w, chance, number, place)
    low = None if domain.low is None or infinite(domain.low) else exact(c, domain.low, w)
    high = None if domain.high is None or infinite(domain.high) else exact(c, domain.high, w)
    if low is not None and high is not None:
        return low + (high - low) * part
    reach = part * 8 if number < SHORT else part * (1 << (chance >> 30) % 9)
    if low is not None:
        return low + reach
    if high is not None:
        return high - reach
    return reach - 4


_DRAWERS: dict[str, Drawer] = {
    "natural": _natural, "range": _ranged, "probability": _part, "interval": _between,
}  # fmt: skip


def parity(bits: int) -> int:
    return bits.bit_count() & 1


def drawn_beyond(c: Compiler, domain: Domain, w: World, word: str, key: tuple[int, ...]) -> fmpq:
    """An entry of a name whose indices have no end, drawn when it is first asked for."""
    for attempt in range(20):
        chance = w.chance(f"{word}{key}{attempt}")
        value = spread_out(c, domain, w, [chance], 2 + chance % 8, sum(key) + attempt)[0]
        if allowed(domain, value, c, w):
            return value
    raise Undefined(False, f"an entry of {word}")


# -- membership
# -----------------------------------------------------------------------------------------------------


def allowed(domain: Domain, value: fmpq, c: Compiler, w: World) -> bool:
    """Is a value in a domain at a point?"""
    kind = domain.kind
    if domain.integer and value.q != 1:
        return False
    above = value.p  # its sign is that of the value
    if (kind == "positive" and above <= 0) or (kind == "nonnegative" and above < 0):
        return False
    if (kind == "negative" and above >= 0) or (kind == "nonpositive" and above > 0):
        return False
    if (kind == "natural" and above < value.q) or (kind == "probability" and not 0 < above < value.q):
        return False
    if domain.low is None and domain.high is None and not domain.conditions:
        return True
    for bound, closed, below in (
        (domain.low, domain.closed[0], True),
        (domain.high, domain.closed[1], False),
    ):
        if bound is None or infinite(bound):
            continue
        limit = exact(c, bound, w)
        if limit is None:
            continue
        inside = limit < value if below else value < limit
        if not (inside or (closed and value == limit)):
            return False
    for sign, tree in domain.conditions:
        limit = exact(c, tree, w)
        if limit is not None and not _holds(sign, value, limit):
            return False
    return True


def all_allowed(c: Compiler, w: World) -> bool:
    """Does every scalar of a world lie in its domain?"""
    return all(
        type(value) is not fmpq or allowed(c.domain(word), value, c, w) for word, value in w.values.items()
    )


def _holds(sign: str, value: fmpq, limit: fmpq) -> bool:
    if sign == "not":
        return value != limit
    if sign in (">", ">="):
        return value > limit or (sign == ">=" and value == limit)
    return value < limit or (sign == "<=" and value == limit)


def infinite(tree: Tree) -> bool:
    inner = tree.args[0] if tree.head == "neg" else tree
    return (inner.head == "constant" and inner.leaf == "oo") or (
        inner.head == "name" and inner.leaf in ("oo", "inf")
    )


def exact(c: Compiler, tree: Tree, w: World) -> fmpq | None:
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


def ends_of(c: Compiler, domain: Domain, w: World) -> list[fmpq]:
    """The ends of a domain at a point."""
    if domain.kind == "probability":
        return [fmpq(0), fmpq(1)]
    at_zero = [fmpq(0)] if domain.kind in ("positive", "nonnegative", "negative", "nonpositive") else []
    trees = [domain.low, domain.high, *(tree for _, tree in domain.conditions)]
    found = [exact(c, tree, w) for tree in trees if tree is not None and not infinite(tree)]
    return at_zero + [end for end in found if end is not None]
