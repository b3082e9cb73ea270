"""Do two equations or inequalities say the same?

Equations: first a constant ratio of the two residuals (left side minus right side), then the roots of one
along a name, tried in the other, both ways.  Inequalities: the truth of both at points on and either side of
every boundary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flint import acb, arb, ctx, fmpq, fmpq_poly

from derivations.equality.arrays import Array, ShapeError
from derivations.equality.balls import Closure, Compiler, NotEvaluable
from derivations.equality.conditions import condition
from derivations.equality.domains import worlds
from derivations.equality.draws import allowed
from derivations.equality.evaluate import compiler
from derivations.equality.meeting import APART, SAME, met, shown_point, value_at
from derivations.equality.scalars import OverBudget, Undefined
from derivations.equality.surfaces import either_side
from derivations.equality.trial import PRECISION, shape_verdict
from derivations.equality.verdict import DIFFERENT, EQUAL, UNKNOWN, UNREADABLE, Verdict
from derivations.equality.world import World
from derivations.language.scope import Scope
from derivations.language.tree import Tree

HIGHEST_DEGREE = 6


def compare_relations(wanted: Tree, given: Tree, scope: Scope) -> Verdict:
    """The verdict on two relations of = ≠ < ≤ > ≥, chains included."""
    equations = str(wanted.leaf) == "=" and str(given.leaf) == "="
    if (str(wanted.leaf) == "=") != (str(given.leaf) == "="):
        return Verdict(
            UNREADABLE, {"how": "form"},
            "Expected an equation." if str(wanted.leaf) == "=" else "Expected an inequality.",
        )  # fmt: skip
    c = compiler(scope)
    kept = ctx.prec
    ctx.prec = PRECISION
    try:
        if equations:
            return _equations(c, wanted, given)
        return _truths(c, wanted, given)
    except NotEvaluable as problem:
        if wanted == given:
            return Verdict(EQUAL, {"how": "same"}, "Equal: it is the same.")
        return Verdict(UNKNOWN, {"how": "not evaluable"}, f"Could not be decided: {problem.what}.")
    except ShapeError as problem:
        return shape_verdict(problem, c, [])
    finally:
        ctx.prec = kept


def residual(tree: Tree) -> Tree:
    """left - right"""
    left, right = tree.args
    return Tree("add", (left, Tree("neg", (right,))))


def _equations(c: Compiler, wanted: Tree, given: Tree) -> Verdict:
    from derivations.equality.compare import key_of

    f, g = c.compile(residual(wanted)), c.compile(residual(given))
    found = list(worlds(c, key_of(wanted, given)))
    ratio = _constant_ratio(f, g, found)
    if ratio is not None:
        return ratio
    there = _roots_of(c, f, g, found)
    if isinstance(there, World):
        return _lost(there, "the expected equation", "yours")
    back = _roots_of(c, g, f, found)
    if isinstance(back, World):
        return _lost(back, "your equation", "the expected one")
    if there == EQUAL and back == EQUAL:
        return Verdict(EQUAL, {"how": "roots"}, "Equal: each equation holds where the other does.")
    if wanted == given:
        return Verdict(EQUAL, {"how": "same"}, "Equal: it is the same.")
    return Verdict(
        UNKNOWN, {"how": "roots"}, "Could not be decided: the roots of the equations were not all found."
    )


def _lost(root: World, holds: str, fails: str) -> Verdict:
    return Verdict(
        DIFFERENT, {"how": "roots", "point": root.point()},
        f"Different: at {shown_point(root)} {holds} holds and {fails} does not.",
    )  # fmt: skip


def _constant_ratio(f: Closure, g: Closure, found: list[World]) -> Verdict | None:
    """EQUAL if f/g is one nonzero constant at all points; DIFFERENT if just one of them vanishes
    everywhere."""
    pairs = [
        (a, b)
        for w in found[:10]
        for a, b in [(value_at(f, w).value, value_at(g, w).value)]
        if a is not None and b is not None
    ]
    if len(pairs) < 2:
        return None
    if any(isinstance(one, Array) for pair in pairs for one in pair):
        return _array_ratio(pairs)
    zero_f = all(a == 0 for a, _ in pairs)
    zero_g = all(b == 0 for _, b in pairs)
    if zero_f and zero_g:
        return Verdict(EQUAL, {"how": "identity"}, "Equal: both hold everywhere.")
    if zero_f or zero_g:
        return Verdict(DIFFERENT, {"how": "identity"}, "Different: one of them holds everywhere.")
    pivot = next(((a, b) for a, b in pairs if _nonzero(a) and _nonzero(b)), None)
    if pivot is None:
        return None
    said = [met(a * pivot[1], pivot[0] * b) for a, b in pairs]
    if all(one == SAME or _zeros(a, b) for one, (a, b) in zip(said, pairs, strict=True)):
        return Verdict(
            EQUAL, {"how": "ratio", "points": len(pairs)}, "Equal: the two differ by a constant factor only."
        )
    return None


def _zeros(a: object, b: object) -> bool:
    return a == 0 and b == 0


def _nonzero(x: Any) -> bool:
    return bool(x != 0) if type(x) is fmpq else not x.contains(0)


def _array_ratio(pairs: list[tuple[object, object]]) -> Verdict | None:
    flat: list[tuple[object, object]] = []
    for a, b in pairs:
        if not isinstance(a, Array) or not isinstance(b, Array) or len(a.entries) != len(b.entries):
            return None
        flat += list(zip(a.entries, b.entries, strict=True))
    pivot = next(((a, b) for a, b in flat if _nonzero(a) and _nonzero(b)), None)
    if pivot is None:
        return None
    if all(met(a * pivot[1], pivot[0] * b) == SAME for a, b in flat):  # type: ignore[operator]
        return Verdict(EQUAL, {"how": "ratio"}, "Equal: the two differ by a constant factor only.")
    return None


def _roots_of(c: Compiler, f: Closure, g: Closure, found: list[World]) -> str | World:
    """Does g vanish at every root of f along some name?  EQUAL, UNKNOWN, or a root of f where it does not."""
    agreed = 0
    for w in found[:8]:
        found_here = False
        for place in _places(c, w):
            roots = _roots_along(f, w, place)
            if roots is None:
                continue
            said = [_vanishes(c, g, w, place, root) for root in roots]
            if DIFFERENT in said:
                return place.moved(w, roots[said.index(DIFFERENT)])
            found_here = found_here or (bool(roots) and all(one == EQUAL for one in said))
        agreed += found_here
        if agreed >= 3:
            return EQUAL
    return EQUAL if agreed >= 2 else UNKNOWN


@dataclass(frozen=True, slots=True)
class Place:
    """A number of a world that can be moved: a scalar, or an entry of data."""

    name: str
    key: tuple[int, ...] | None = None

    def store(self, w: World) -> dict[Any, Any]:
        return w.values if self.key is None else w.data[self.name]

    def slot(self) -> object:
        return self.name if self.key is None else self.key

    def moved(self, w: World, value: fmpq | arb) -> World:
        other = World(w.key)
        other.values, other.ranges = dict(w.values), w.ranges
        other.data = {name: dict(entries) for name, entries in w.data.items()}
        self.store(other)[self.slot()] = value
        return other


def _places(c: Compiler, w: World) -> list[Place]:
    """Scalars first, then the entries of data; a root that is not in the domain does not count."""
    scalars = [
        Place(name) for name in sorted(w.values) if type(w.values[name]) is fmpq and name not in c.sizes
    ]
    entries = [Place(name, key) for name in sorted(w.data) for key in sorted(w.data[name])[:8]]
    return [*scalars, *entries]


def _along(f: Closure, w: World, place: Place) -> Callable[[fmpq | arb], object]:
    store, slot = place.store(w), place.slot()

    def value(x: fmpq | arb) -> object:
        kept = store[slot]
        store[slot] = x
        try:
            return f(w)
        except (Undefined, OverBudget, OverflowError, ZeroDivisionError):
            return None
        finally:
            store[slot] = kept

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
            turned = [(1 / x, y) for x, y in usable]
            found = [1 / root for root in _polynomial_roots(turned) or () if _nonzero(root)] or None
        return found
    # Affine with ball coefficients: two points and a check.
    a, b, third = value(fmpq(2)), value(fmpq(3)), value(fmpq(7))
    if a is None or b is None or third is None or any(isinstance(one, Array) for one in (a, b, third)):
        return None
    slope = b - a  # type: ignore[operator]
    if not _nonzero(slope) or met(a + 5 * slope, third) == APART:
        return None
    return [fmpq(2) - a / slope]


def _polynomial_roots(usable: list[tuple[fmpq, fmpq]]) -> list[fmpq | arb] | None:
    x = fmpq_poly([0, 1])
    for degree in range(1, min(HIGHEST_DEGREE, len(usable) - 2) + 1):
        base = usable[: degree + 1]
        poly = fmpq_poly([0])
        for k, (at, height) in enumerate(base):
            term = fmpq_poly([height])
            for j, (other, _) in enumerate(base):
                if j != k:
                    term = term * (x - other) / (at - other)
            poly = poly + term
        if all(poly(at) == height for at, height in usable[degree + 1 :]):
            break
    else:
        return None
    if poly.degree() < 1:
        return None
    if poly.degree() == 1:
        return [-poly[0] / poly[1]]
    found: list[Any] = poly.numer().complex_roots()
    return [root.real for root, _ in found if acb(root).imag.contains(0)]


def _vanishes(c: Compiler, g: Closure, w: World, place: Place, root: fmpq | arb) -> str:
    domain = c.scope.domain(place.name)
    if type(root) is fmpq and not allowed(domain, root, c, w):
        return UNKNOWN
    there = _along(g, w, place)(root)
    if there is None or isinstance(there, Array):
        return UNKNOWN
    if type(there) is fmpq:
        return EQUAL if there == 0 else DIFFERENT
    if not there.contains(0):  # type: ignore[attr-defined]
        return DIFFERENT
    return EQUAL if there.abs_upper() < arb(2) ** -40 else UNKNOWN  # type: ignore[attr-defined]


# -- inequalities
# ----------------------------------------------------------------------------------------------------


def _truths(c: Compiler, wanted: Tree, given: Tree) -> Verdict:
    """Equal if both are true and false together, on and either side of every boundary."""
    from derivations.equality.compare import key_of

    left, right = condition(c, wanted), condition(c, given)
    c.branches = True
    key = key_of(wanted, given)
    seen: list[bool] = []
    accepted: list[World] = []

    def look(w: World) -> Verdict | None:
        try:
            a, b = left(w), right(w)
        except (Undefined, OverBudget):
            return None
        if a != b:
            holds, fails = ("the expected one", "yours") if a else ("yours", "the expected one")
            return Verdict(
                DIFFERENT, {"how": "truth", "point": w.point(), "values": {"expected": a, "answer": b}},
                f"Different: at {shown_point(w)} {holds} holds and {fails} does not.",
            )  # fmt: skip
        seen.append(a)
        accepted.append(w)
        return None

    for w in worlds(c, key):
        found = look(w)
        if found is not None:
            return found
    for w in either_side(c, accepted):
        found = look(w)
        if found is not None:
            return found
    if len(seen) >= 8 and (len(set(seen)) == 2 or wanted == given):
        return Verdict(
            EQUAL,
            {"how": "truth", "points": len(seen)},
            f"Equal: true and false together at {len(seen)} points.",
        )
    return Verdict(
        UNKNOWN, {"how": "truth", "points": len(seen)}, "Could not be decided: never both true and false."
    )
