"""Where does one equation hold, and does another hold there too?

Along one number at a time, the others held fixed: the real roots of a polynomial are isolated in balls.  A
root that lies outside the domain of its name is none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flint import acb, arb, ctx, fmpq

from derivations.equality.arrays import Array
from derivations.equality.compiler import Closure, Compiler
from derivations.equality.draws import all_allowed, allowed, exact, infinite
from derivations.equality.isolate import Isolation, Root, isolated, settled
from derivations.equality.meeting import APART, met, value_at
from derivations.equality.polynomials import interpolated
from derivations.equality.scalars import OverBudget, Undefined
from derivations.equality.verdict import DIFFERENT, EQUAL, UNKNOWN
from derivations.equality.world import World
from derivations.language.scope import Domain

MOST_POINTS = 12  # at which roots are looked for
MOST_VALUES = 30_000  # of a function, that all isolations of a comparison may ask for
MOST_HERE = 20_000  # … the zeros of one branch
FINE = 400  # bits, for what falls to zero at an end
NOWHERE = "nowhere"  # an equation that holds at no point of the domain
_SCALED = ("real", "positive", "nonnegative")  # of which a part is one too
_SHRINK = fmpq(4096)
_STRUCTURED = ("simplex", "symmetric", "spd")  # no entry of these moves alone

Slopes = Callable[[str], "tuple[Closure, Closure] | None"]


def vanishes_not(x: Any) -> bool:
    """Is a value certainly not zero?"""
    return bool(x != 0) if type(x) is fmpq else not x.contains(0)


def roots_of(
    c: Compiler, f: Closure, g: Closure, found: list[World], slopes: Slopes = lambda name: None
) -> str | World:
    """Does g vanish at every root of f along some name?  EQUAL, UNKNOWN, NOWHERE where f has no root at all,
    or a root of f where g does not vanish.

    `slopes` gives the first two derivatives of f along a name, where there are some."""
    if any(isinstance(value_at(one, w).value, Array) for one in (f, g) for w in found):
        return UNKNOWN  # a list has no sign that could change
    budget = Budget(MOST_VALUES)
    # Of labels that all points had in common, the next may have others; and sums have several lengths.
    labelled = any(c.domain(word).integer for word in c.data)
    enough = MOST_POINTS if labelled else 6 if c.data else 3
    agreed = 0
    for worlds in (found[: max(8, enough)], [_shrunk(c, w) for w in found[:4] if w.data]):
        for w in worlds:
            said = _at(c, f, g, w, slopes, budget)
            if isinstance(said, World) or said == NOWHERE:
                return said
            agreed += said == EQUAL
            if agreed >= enough or (said == EQUAL and _alone(w)):
                return EQUAL
        if agreed >= 2:
            return EQUAL
    return UNKNOWN


def _alone(w: World) -> bool:
    """Is there one number and nothing else?"""
    return not w.data and len(w.values) == 1


def _at(c: Compiler, f: Closure, g: Closure, w: World, slopes: Slopes, budget: Budget) -> str | World:
    """Does g vanish at the roots of f along the names of one point?"""
    met_here = False
    here = value_at(f, w).value
    if type(here) is fmpq and here == 0:
        return UNKNOWN  # of a class that is absent, an equation may say nothing
    for place in _places(c, w):
        exactly = _roots_along(f, w, place)
        found = None if exactly is None else Isolation([Root(one, True) for one in exactly], True, True)
        if found is None and budget.left > 0:
            found = _isolated_along(c, f, slopes(place.name), w, place, budget)
        if found is None:
            continue
        said = [(root, _said(c, g, w, place, root)) for root in found.roots]
        said = [(root, word) for root, word in said if word != NOWHERE]
        if not said and exactly is not None and _alone(w):
            return NOWHERE
        for root, word in said:
            if word == DIFFERENT:
                return place.moved(w, root.value)
        met_here = met_here or (found.nearly and bool(said) and all(word == EQUAL for _, word in said))
    return EQUAL if met_here else UNKNOWN


def _shrunk(c: Compiler, w: World) -> World:
    """The same point with its data near zero: of positive numbers that add up to one, one is the rest."""
    near = World(w.key)
    near.values, near.ranges, near.data = dict(w.values), w.ranges, dict(w.data)
    for name, entries in w.data.items():
        domain = c.domain(name)
        if domain.kind in _SCALED and not domain.integer and not domain.conditions:
            near.data[name] = {key: value / _SHRINK for key, value in entries.items()}
    return near


@dataclass(slots=True)
class Budget:
    """How many values may still be asked for."""

    left: int


@dataclass(frozen=True, slots=True)
class Place:
    """A number of a world that can be moved: a scalar, or an entry of data."""

    name: str
    key: tuple[int, ...] | None = None

    def moved(self, w: World, value: fmpq | arb) -> World:
        other = World(w.key)
        other.values, other.ranges = dict(w.values), w.ranges
        other.data = {name: dict(entries) for name, entries in w.data.items()}
        if self.key is None:
            other.values[self.name] = value
        else:
            other.data[self.name][self.key] = value
        return other


def _places(c: Compiler, w: World) -> list[Place]:
    """Scalars first, then the entries of data."""
    scalars = [
        Place(name) for name in sorted(w.values) if type(w.values[name]) is fmpq and name not in c.sizes
    ]
    entries = [
        Place(name, key)
        for name in sorted(w.data) if c.domain(name).kind not in _STRUCTURED
        for key in sorted(w.data[name])[:8]
    ]  # fmt: skip
    return [*scalars, *entries]


def _along(f: Closure, w: World, place: Place) -> Callable[[fmpq | arb], object]:
    store: dict[str, Any] = w.values if place.key is None else w.data

    def value(x: fmpq | arb) -> object:
        kept = store[place.name]
        store[place.name] = x if place.key is None else {**kept, place.key: x}  # what was summed is no more
        try:
            return f(w)
        except (Undefined, OverBudget, OverflowError, ZeroDivisionError):
            return None
        finally:
            store[place.name] = kept

    return value


def _roots_along(f: Closure, w: World, place: Place) -> list[fmpq | arb] | None:
    """All real roots of f along a place where f is a polynomial in it or in its reciprocal; None where it is
    not."""
    value = _along(f, w, place)
    points = [fmpq(k) for k in (2, 3, -1, 5, -2, 7, -3, 11, -5)]
    samples = [value(x) for x in points]
    usable = [(x, y) for x, y in zip(points, samples, strict=True) if type(y) is fmpq]
    if len(usable) >= 4:
        found = _polynomial_roots(usable)
        if found is None:
            turned = _polynomial_roots([(1 / x, y) for x, y in usable])
            found = None if turned is None else [1 / root for root in turned if vanishes_not(root)]
        return found
    # Affine with ball coefficients: two points and a check.
    a, b, third = value(fmpq(2)), value(fmpq(3)), value(fmpq(7))
    if a is None or b is None or third is None or any(isinstance(one, Array) for one in (a, b, third)):
        return None
    slope = b - a  # type: ignore[operator]
    if not vanishes_not(slope) or met(a + 5 * slope, third) == APART:
        return None
    return [fmpq(2) - a / slope]


def _isolated_along(
    c: Compiler, f: Closure, slopes: tuple[Closure, Closure] | None, w: World, place: Place, budget: Budget
) -> Isolation | None:
    """All roots along a real name, found by changes of sign, turning points and exclusion."""
    domain = c.domain(place.name)
    if slopes is None or place.key is not None or domain.integer:
        return None
    value, slope, bend = (_numbers(_along(one, w, place), budget) for one in (f, *slopes))
    found = isolated(value, slope, bend, lambda x: allowed(domain, x, c, w), ends_of(c, domain, w))
    return found if budget.left >= 0 else None


def _numbers(function: Callable[[fmpq | arb], object], budget: Budget) -> Callable[[Any], Any]:
    """A function that gives finite numbers or None, and no more of them than the budget allows."""

    def value(x: Any) -> Any:
        budget.left -= 1
        if budget.left < 0:
            return None
        found: Any = function(x)
        usable = type(found) is fmpq or (isinstance(found, arb) and found.is_finite())
        return found if usable else None

    return value


def zeros_along(
    c: Compiler, f: Closure, slopes: tuple[Closure, Closure], w: World, word: str
) -> tuple[list[fmpq], bool]:
    """Where a function vanishes along a real name, nearly, and whether it does so nowhere else."""
    place, domain = Place(word), c.domain(word)
    kept, ctx.prec = ctx.prec, FINE
    try:
        found = _isolated_along(c, f, slopes, w, place, Budget(MOST_HERE))
        value, slope = (_numbers(_along(one, w, place), Budget(20)) for one in (f, slopes[0]))
        if found is None:
            return [], False
        all_of_them = found.complete and settled(
            value, slope, lambda x: allowed(domain, x, c, w), ends_of(c, domain, w)
        )  # fmt: skip
    finally:
        ctx.prec = kept
    return [arb(root.value).mid().fmpq() for root in found.roots], all_of_them


def ends_of(c: Compiler, domain: Domain, w: World) -> list[fmpq]:
    """The ends of a domain at a point."""
    if domain.kind == "probability":
        return [fmpq(0), fmpq(1)]
    at_zero = [fmpq(0)] if domain.kind in ("positive", "nonnegative", "negative", "nonpositive") else []
    trees = [domain.low, domain.high, *(tree for _, tree in domain.conditions)]
    found = [exact(c, tree, w) for tree in trees if tree is not None and not infinite(tree)]
    return at_zero + [end for end in found if end is not None]


def _polynomial_roots(usable: list[tuple[fmpq, fmpq]]) -> list[fmpq | arb] | None:
    poly = interpolated(usable)
    if poly is None:
        return None
    roots: list[fmpq | arb] = []
    for part, _ in poly.factor()[1]:
        if part.degree() == 1:
            roots.append(-part[0] / part[1])
        else:
            found: list[Any] = part.numer().complex_roots()
            roots += [root.real for root, _ in found if acb(root).imag.contains(0)]
    return roots


def _said(c: Compiler, g: Closure, w: World, place: Place, root: Root) -> str:
    """Does g vanish at a root of f?  NOWHERE if the root lies outside the domain."""
    inside = _inside(c, w, place, root.value)
    if inside is False:
        return NOWHERE
    found = _vanishes(g, w, place, root.value) if inside else UNKNOWN
    return found if root.certain or found == EQUAL else UNKNOWN


def _inside(c: Compiler, w: World, place: Place, root: fmpq | arb) -> bool | None:
    """Does a root lie in the domain of its name, and leave the others in theirs?  None where a ball does not
    tell."""
    if isinstance(root, fmpq):
        return _allowed(c, w, place, root)
    if not root.is_finite() or (c.domain(place.name).integer and root.contains_integer()):
        return None
    low, high = (_allowed(c, w, place, end.fmpq()) for end in (root.lower(), root.upper()))
    return low if low == high else None


def _allowed(c: Compiler, w: World, place: Place, value: fmpq) -> bool:
    return allowed(c.domain(place.name), value, c, w) and all_allowed(c, place.moved(w, value))


def _vanishes(g: Closure, w: World, place: Place, root: fmpq | arb) -> str:
    there = _along(g, w, place)(root)
    if there is None and _nowhere(g, w, place, root):
        return DIFFERENT
    if there is None or isinstance(there, Array):
        return UNKNOWN
    if type(there) is fmpq:
        return EQUAL if there == 0 else DIFFERENT
    if not there.contains(0):  # type: ignore[attr-defined]
        return DIFFERENT
    return EQUAL if there.abs_upper() < arb(2) ** -40 else UNKNOWN  # type: ignore[attr-defined]


def _nowhere(g: Closure, w: World, place: Place, root: fmpq | arb) -> bool:
    """Has a function certainly no value around a root of another?"""
    moved = place.moved(w, arb(root) + arb(0, 2.0**-30))
    found = value_at(g, moved)
    return found.undefined and found.certain
