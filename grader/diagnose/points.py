"""At which point do formulas of different meaning have different values?

Sizes differ from each other, index letters too, every class of labels occurs, and all other numbers are
without any relation.  Beyond the range of an index there is something too: a letter may be taken for another.
"""

from __future__ import annotations

from flint import fmpq

from derivations.equality.compiler import Compiler
from derivations.equality.domains import Plan
from derivations.equality.draws import all_allowed, exact, infinite
from derivations.equality.world import World
from derivations.language.scope import Domain

_BITS = 20
_MOST_PLACES, _BEYOND = 3, 9
_LARGE = (29, 11, 17, 7, 37, 13, 23, 5, 41, 19, 31, 43)
_STRUCTURED = ("simplex", "symmetric", "spd")


def generic(c: Compiler, key: int, small: frozenset[str], turn: int = 0) -> World | None:
    """A point for all names that a compiler knows; another turn gives other sizes too.

    `small` are the names that a sum runs to or that stand in an index.
    """
    plan = Plan(c)
    w = World(key)
    sizes = [word for word in plan.sizes if c.scope.domain(word).kind != "range"]
    for place, word in enumerate(sizes):
        w.values[word] = fmpq(
            3 + place + turn * (1 + place) if word in small else _LARGE[place % 12] + 30 * turn
        )
    letters = [word for word in (*plan.sizes, *plan.scalars) if c.scope.domain(word).kind == "range"]
    others = [word for word in plan.scalars if word not in letters and word not in sizes]
    for word in others:
        domain = c.scope.domain(word)
        if domain.kind not in ("defined", "function", "density") and not domain.dimensions:
            w.values[word] = _settled(c, w, word, domain, word in small)
    for place, word in enumerate(letters):
        low, high = _ends(c, c.scope.domain(word), w)
        w.values[word] = fmpq(low + (place + key) % (high - low + 1)) if high - low > 1 else w.fresh(word)
    for one in plan.entries:
        if not one.fill(w, 2):
            return None
        _filled(c, w, one.word, one.domain)
    return w


def _settled(c: Compiler, w: World, word: str, domain: Domain, small: bool) -> fmpq:
    """A number of the domain, of no relation to the others but what conditions ask for."""
    for attempt in range(40):
        w.values[word] = _drawn(c, w, f"{word}{attempt}", domain, small, wider=attempt > 20)
        if all_allowed(c, w):
            break
    found = w.values[word]
    assert isinstance(found, fmpq)
    return found


def _drawn(c: Compiler, w: World, what: str, domain: Domain, small: bool = True, wider: bool = False) -> fmpq:
    chance = w.chance(what)
    part = fmpq(2 * (chance % (1 << _BITS)) + 1, 1 << (_BITS + 1))
    if domain.integer or domain.kind in ("integer", "natural"):
        return fmpq(2 + chance % (5 if small and not wider else 40))
    if domain.kind == "probability":
        return fmpq(1, 10) + part * fmpq(4, 5)
    if domain.kind == "interval":
        low = exact(c, domain.low, w) if domain.low is not None and not infinite(domain.low) else None
        high = exact(c, domain.high, w) if domain.high is not None and not infinite(domain.high) else None
        low = low if low is not None else (high - 3 if high is not None else fmpq(-3))
        return low + ((high if high is not None else low + 3) - low) * part
    size = fmpq(1, 4) + part * (30 if wider else 3)
    if domain.kind in ("negative", "nonpositive"):
        return -size
    return size if domain.kind in ("positive", "nonnegative") or chance >> 40 & 3 else -size


def _ends(c: Compiler, domain: Domain, w: World) -> tuple[int, int]:
    low = exact(c, domain.low, w) if domain.low is not None else None
    high = exact(c, domain.high, w) if domain.high is not None else None
    first = int(low) if low is not None else 1
    return first, int(high) if high is not None else first + 5


def _filled(c: Compiler, w: World, word: str, domain: Domain) -> None:
    """Every entry anew, and some beyond the range."""
    entries = w.data[word]
    depth = len(next(iter(entries), ()))
    keys: list[tuple[int, ...]] = [()]
    for _ in range(depth if depth <= _MOST_PLACES else 0):
        keys = [(*key, at) for key in keys for at in range(_BEYOND)]
    low, high = _ends(c, domain, w) if domain.kind == "range" else (0, 0)
    for at, key in enumerate(dict.fromkeys((*entries, *(keys if depth <= _MOST_PLACES else ())))):
        if domain.kind in _STRUCTURED and (domain.kind != "simplex" or key in entries):
            continue  # a matrix has no entries beyond, and what a simplex has adds up to one
        if domain.kind == "range":
            entries[key] = fmpq(low + (at + w.key) % (high - low + 1))
        else:
            entries[key] = _drawn(c, w, f"{word}{key}", domain)
