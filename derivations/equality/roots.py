"""Where does one equation hold, and does another hold there too?

Along one number at a time, the others held fixed: the real roots of a polynomial are isolated in balls.  A
root that lies outside the domain of its name is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flint import arb, ctx, fmpq

from derivations.equality.arrays import Array
from derivations.equality.compiler import Closure, Compiler
from derivations.equality.draws import all_allowed, allowed, ends_of
from derivations.equality.holding import Holds, Place, along, vanishes_not, vanishing
from derivations.equality.isolate import Isolation, Root, isolated, settled
from derivations.equality.meeting import APART, known_at, met
from derivations.equality.polynomials import polynomial_roots
from derivations.equality.rationals import rational
from derivations.equality.surfaces import movable
from derivations.equality.surfaces import places as places_on
from derivations.equality.verdict import DIFFERENT, EQUAL, UNKNOWN
from derivations.equality.world import World

MOST_POINTS = 12  # at which roots are looked for
MOST_VALUES = 30_000  # of a function, that all isolations of a comparison may ask for
MOST_HERE = 20_000  # … the zeros of one branch
MOST_PLACES = 4  # along which a root is looked for that one form of an equation loses
MOST_SURFACES, MOST_BEHIND = 6, 4  # of an equation with branches, and points beside one of them
FINE = 400  # bits, for what falls to zero at an end
ABSENT = "absent"  # it has roots along a name, and all lie outside the domain
NOWHERE = "nowhere"  # an equation that holds at no point of the domain
_SCALED = ("real", "positive", "nonnegative")  # of which a part is one too
_FAR = fmpq(2) ** 40
_SHRINK = fmpq(4096)
_SAMPLES = (*map(fmpq, (2, 3, -1, 5, -2, 7, -3, 11, -5)), fmpq(5, 2))  # a fraction tells x from floor(x)
_STRUCTURED = ("simplex", "symmetric", "spd")  # no entry of these moves alone

Slopes = Callable[[str], "tuple[Closure, Closure] | None"]
Inside = Callable[[World], "bool | None"]


@dataclass(frozen=True, slots=True)
class Equation:
    """f = 0 with the first two derivatives of f along a name, where there are some, and the conditions under
    which a root counts."""

    f: Closure
    slopes: Slopes = lambda name: None
    where: Inside | None = None


def roots_of(
    c: Compiler, equation: Equation, holds: Holds, found: list[World], others: Sequence[Closure] = ()
) -> str | World:
    """Does something hold at every root of an equation along some name?  EQUAL, UNKNOWN, NOWHERE where the
    equation has no root at all, or a root at which it does not hold.

    The roots of `others` are looked at where those of the equation itself cannot be isolated."""
    if any(isinstance(known_at(f, w), Array) for f in (equation.f, *others) for w in found):
        return UNKNOWN  # a list has no sign that could change
    budget = Budget(MOST_VALUES)
    # Of labels that all points had in common, the next may have others; and sums have several lengths.
    labelled = any(c.domain(word).integer for word in c.data)
    enough = MOST_POINTS if labelled else 6 if c.data else 3
    agreed = absent = 0
    for worlds in (found[: max(8, enough)], [_shrunk(c, w) for w in found[:4] if w.data]):
        for w in worlds:
            said = _at(c, equation, holds, w, others, budget)
            if isinstance(said, World) or said == NOWHERE:
                return said
            agreed += said == EQUAL
            absent += said == ABSENT
            if agreed >= enough or (said == EQUAL and _alone(w)):
                return EQUAL
        if agreed >= 2:
            return EQUAL
    return NOWHERE if absent == min(len(found), 8) >= 4 and not c.data else UNKNOWN


def lost_at(c: Compiler, f: Closure, holds: Holds, found: Iterable[World]) -> World | None:
    """A root of f along a name of one of some points at which something does not hold."""
    for w in found:
        for place in places(c, w)[:MOST_PLACES]:
            for root in roots_along(f, w, place, _behind(c, w, place)) or ():
                if _inside(c, w, place, root) is not True:
                    continue
                if vanishing(f)(w, place, root) == EQUAL and holds(w, place, root) == DIFFERENT:
                    return place.moved(w, root)
    return None


def beside_roots(c: Compiler, f: Closure, found: list[World]) -> Iterator[World]:
    """Points of the domain on either side of the exact roots of f along the names of some points."""
    for w in found:
        for place in places(c, w)[:MOST_PLACES]:
            step = fmpq(1) if c.domain(place.name).integer else fmpq(1, 64)
            for root in roots_along(f, w, place) or ():
                for value in (root - step, root + step) if type(root) is fmpq else ():
                    if _allowed(c, w, place, value):
                        yield place.moved(w, value)


def _alone(w: World) -> bool:
    """Is there one number and nothing else?"""
    return not w.data and len(w.values) == 1


def _at(
    c: Compiler, equation: Equation, holds: Holds, w: World, others: Sequence[Closure], budget: Budget
) -> str | World:
    """Does something hold at the roots of an equation along the names of one point?"""
    met_here = absent = False
    f = equation.f
    here = known_at(f, w)
    if type(here) is fmpq and here == 0:
        return UNKNOWN  # of a class that is absent, an equation may say nothing
    for place in places(c, w):
        exactly = roots_along(f, w, place, _behind(c, w, place))
        if exactly is None:
            found = None
        else:
            kept = [root for root in exactly if vanishing(f)(w, place, root) != DIFFERENT]
            found = Isolation([Root(root, True) for root in kept], True, True)
        if found is None and budget.left > 0:
            known = [root for g in others for root in roots_along(g, w, place) or () if type(root) is fmpq]
            known = [root for root in known if along(f, w, place)(root) == 0]
            found = _isolated_along(c, equation, w, place, budget, known)
        if found is None:
            continue
        said = [(root, _said(c, equation, holds, w, place, root)) for root in found.roots]
        said = [(root, word) for root, word in said if word != NOWHERE]
        if not said and _alone(w) and (exactly is not None or _nowhere_else(c, equation, w, place, found)):
            return NOWHERE
        absent = absent or (not said and bool(exactly))
        for root, word in said:
            if word == DIFFERENT:
                return place.moved(w, root.value)
        met_here = met_here or (found.nearly and bool(said) and all(word == EQUAL for _, word in said))
    return EQUAL if met_here else ABSENT if absent else UNKNOWN


def _nowhere_else(c: Compiler, equation: Equation, w: World, place: Place, found: Isolation) -> bool:
    """Has a function along the only name there is no root, however far one looks?"""
    slopes = equation.slopes(place.name)
    if found.roots or not found.complete or slopes is None:
        return False
    domain = c.domain(place.name)
    value, slope = (_numbers(along(one, w, place), Budget(20)) for one in (equation.f, slopes[0]))
    return settled(value, slope, lambda x: allowed(domain, x, c, w), ends_of(c, domain, w))


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


def places(c: Compiler, w: World) -> list[Place]:
    """Scalars first, then the entries of data."""
    scalars = [Place(name) for name in movable(c, w)]
    entries = [
        Place(name, key)
        for name in sorted(w.data) if c.domain(name).kind not in _STRUCTURED
        for key in sorted(w.data[name])[:8]
    ]  # fmt: skip
    return [*scalars, *entries]


def roots_along(f: Closure, w: World, place: Place, behind: Sequence[fmpq] = ()) -> list[fmpq | arb] | None:
    """All real roots of f along a place where f is a polynomial in it or in its reciprocal; None where it is
    not, as far as some points tell: `behind` are those on the other sides of its branches."""
    value = along(f, w, place)
    points = [*_SAMPLES, *behind]
    samples = [value(x) for x in points]
    usable = [(x, y) for x, y in zip(points, samples, strict=True) if type(y) is fmpq]
    if len(usable) >= 4:
        found = polynomial_roots(usable)
        if found is None:
            turned = polynomial_roots([(1 / x, y) for x, y in usable])
            found = None if turned is None else [1 / root for root in turned if vanishes_not(root)]
        return found
    # Affine with ball coefficients: two points and a check.
    a, b, third = value(fmpq(2)), value(fmpq(3)), value(fmpq(7))
    if a is None or b is None or third is None or any(isinstance(one, Array) for one in (a, b, third)):
        return None
    slope = b - a  # type: ignore[operator]
    if not vanishes_not(slope) or met(a + 5 * slope, third) == APART:
        return None
    far = value(_FAR)  # exp(x) - 10^50 is constant, as far as balls tell, where x is small
    if far is None or met(a + (_FAR - 2) * slope, far) == APART:
        return None
    return [fmpq(2) - a / slope]


def _behind(c: Compiler, w: World, place: Place) -> list[fmpq]:
    """Points on both sides of where a branch changes along a name."""
    if place.key is not None:
        return []
    found = [x for one in c.surfaces[:MOST_SURFACES] for x in places_on(one, w, place.name)[:MOST_BEHIND]]
    return [x for x in dict.fromkeys(found) if x != 0 and x not in _SAMPLES]


def _isolated_along(
    c: Compiler, equation: Equation, w: World, place: Place, budget: Budget, known: Sequence[fmpq] = ()
) -> Isolation | None:
    """All roots along a real name, found by changes of sign, turning points and exclusion."""
    domain, slopes = c.domain(place.name), equation.slopes(place.name)
    if slopes is None or place.key is not None or domain.integer:
        return None
    value, slope, bend = (_numbers(along(one, w, place), budget) for one in (equation.f, *slopes))
    ends = ends_of(c, domain, w)
    found = isolated(value, slope, bend, lambda x: allowed(domain, x, c, w), ends, known)
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
        found = _isolated_along(c, Equation(f, lambda _: slopes), w, place, Budget(MOST_HERE))
        value, slope = (_numbers(along(one, w, place), Budget(20)) for one in (f, slopes[0]))
        if found is None:
            return [], False
        all_of_them = found.complete and settled(
            value, slope, lambda x: allowed(domain, x, c, w), ends_of(c, domain, w)
        )  # fmt: skip
    finally:
        ctx.prec = kept
    middles = [rational(arb(root.value).mid()) for root in found.roots]
    return [one for one in middles if one is not None], all_of_them and None not in middles


def _said(c: Compiler, equation: Equation, holds: Holds, w: World, place: Place, root: Root) -> str:
    """Does something hold at a root?  NOWHERE if the root lies outside the domain."""
    inside = _inside(c, w, place, root.value)
    if inside and equation.where is not None:
        inside = equation.where(place.moved(w, root.value))
    if inside is False:
        return NOWHERE
    found = holds(w, place, root.value) if inside else UNKNOWN
    return found if root.certain or found == EQUAL else UNKNOWN


def _inside(c: Compiler, w: World, place: Place, root: fmpq | arb) -> bool | None:
    """Does a root lie in the domain of its name, and leave the others in theirs?  None where a ball does not
    tell."""
    if isinstance(root, fmpq):
        return _allowed(c, w, place, root)
    if not root.is_finite() or (c.domain(place.name).integer and root.contains_integer()):
        return None
    low, high = rational(root.lower()), rational(root.upper())
    if low is None or high is None:
        return None
    inside = _allowed(c, w, place, low)
    return inside if inside == _allowed(c, w, place, high) else None


def _allowed(c: Compiler, w: World, place: Place, value: fmpq) -> bool:
    return allowed(c.domain(place.name), value, c, w) and all_allowed(c, place.moved(w, value))
