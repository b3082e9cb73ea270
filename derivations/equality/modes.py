"""Are two expressions equal up to a constant, a positive factor, a sign, a transpose?

The names in `for` vary, the others are held fixed.  f and g differ by a constant where f + g(x₀) = g + f(x₀)
wherever x is, and by a positive factor where f |g(x₀)| = g |f(x₀)|: so all that shows whether two sides are
equal shows it here too.  The certificate of a difference is two points."""

from __future__ import annotations

from itertools import chain
from typing import Any

from flint import ctx, fmpq

from derivations.equality.arrays import Array, Eye, ShapeError
from derivations.equality.cancel import cancelled
from derivations.equality.compiler import Closure, NotEvaluable
from derivations.equality.domains import worlds
from derivations.equality.elsewhere import Elsewhere
from derivations.equality.enough import PRECISION
from derivations.equality.evaluate import compiler
from derivations.equality.meeting import SAME, known_at, met, shown_point
from derivations.equality.scalars import Undefined
from derivations.equality.sides import Sides, certificate, shape_verdict
from derivations.equality.surfaces import either_side
from derivations.equality.trial import tried
from derivations.equality.verdict import DIFFERENT, EQUAL, UNKNOWN, UNREADABLE, Verdict
from derivations.equality.world import World
from derivations.language.scope import Scope
from derivations.language.tree import Tree

_LEFT_OPEN = {"up-to-constant": "an added constant", "up-to-factor": "a positive factor"}
_MORE = {"up-to-constant": "by more than a constant", "up-to-factor": "by more than a factor"}
_NEGATIVE = "by a negative factor, where only a positive one is left open"
_NOWHERE = "Could not be decided: no point was found at which both can be compared with others."
_OTHERS: dict[str, tuple[str, dict[str, object], str]] = {
    "up-to-sign": ("neg", {"sign": -1}, "Equal up to the sign."),
    "up-to-transpose": ("transpose", {"transposed": True}, "Equal, but for rows and columns."),
}
_IN_ANY_MODE = ("domain", "shape")  # differences that no constant and no factor makes good


def compare_up_to(
    wanted: Tree, given: Tree, scope: Scope, mode: str, varying: frozenset[str] | None
) -> Verdict:
    """The verdict under a mode: up-to-constant, up-to-factor, up-to-sign, up-to-transpose."""
    from derivations.equality.compare import equal_values, key_of

    if mode in _OTHERS:
        return _as_it_is_or_else(wanted, given, scope, *_OTHERS[mode])
    key = key_of(wanted, given)
    try:
        pairs = _Pairs(wanted, given, scope, mode, varying)
        chosen = pairs.chosen(key)
        straight = equal_values(wanted, given, scope)
        if straight.verdict in (EQUAL, UNREADABLE) or straight.evidence["how"] in _IN_ANY_MODE:
            return straight
        return pairs.verdict(chosen, key) if isinstance(chosen, World) else chosen
    except NotEvaluable as problem:
        straight = equal_values(wanted, given, scope)
        doubt = Verdict(UNKNOWN, {"how": "not evaluable"}, f"Could not be decided: {problem.what}.")
        return straight if straight.verdict in (EQUAL, UNREADABLE) else doubt
    except ShapeError as problem:
        return shape_verdict(problem)


def _as_it_is_or_else(
    wanted: Tree, given: Tree, scope: Scope, head: str, how: dict[str, object], said: str
) -> Verdict:
    """The verdict as the formula stands, else with a minus before it, or transposed."""
    from derivations.equality.compare import equal_values

    straight = equal_values(wanted, given, scope)
    if straight.verdict == EQUAL:
        return straight
    turned = equal_values(wanted, Tree(head, (given,)), scope)
    if turned.verdict == EQUAL:
        return Verdict(EQUAL, {**turned.evidence, **how}, said)
    return straight if straight.verdict != DIFFERENT or turned.verdict == DIFFERENT else turned


class _Pairs:
    """Two sides, looked at at pairs of points that differ in what varies."""

    def __init__(
        self, wanted: Tree, given: Tree, scope: Scope, mode: str, varying: frozenset[str] | None
    ) -> None:
        self.mode = mode
        self.c = c = compiler(scope)
        self.f, self.g = c.compile(wanted), c.compile(given)
        every = frozenset(word for word in c.names - c.sizes if _varies(scope, word)) | c.data
        self.varying = every if varying is None else varying
        self.trees = c.trees = wanted, given

    def verdict(self, chosen: World, key: int) -> Verdict:
        """What all points say, each with the one beside it, where the names that vary are as at a chosen
        one."""
        sides = self.sides(chosen)
        found = tried(self.c, sides, key)
        evidence = {**found.evidence, "mode": self.mode}
        pairs = f"Equal up to {_LEFT_OPEN[self.mode]}, at {evidence.get('points')} pairs of points."
        return Verdict(found.verdict, evidence, pairs if found.verdict == EQUAL else found.message)

    def chosen(self, key: int) -> World | Verdict:
        """The point that all others are compared with: both have a value there, that is not zero where a
        factor is left open.  A verdict where only one of them is zero, or where there is no such point."""
        kept, ctx.prec = ctx.prec, PRECISION
        seen: list[World] = []
        try:
            for w in chain(worlds(self.c, key), either_side(self.c, seen)):
                a, b = known_at(self.f, w), known_at(self.g, w)
                if a is None or b is None:
                    continue
                a, b = _alike(a, b)
                seen.append(w)
                if self.mode == "up-to-constant":
                    return w
                sizes = _size(a), _size(b)
                if all(size > 0 for size in sizes):
                    return w
                if any(size > 0 for size in sizes) and any(size == 0 for size in sizes):
                    return certificate(Sides(self.f, self.g), w, a, b)
        finally:
            ctx.prec = kept
        return Verdict(UNKNOWN, {"how": "tried", "points": 0}, _NOWHERE)

    def sides(self, chosen: World) -> Sides:
        """Both sides at a point, each beside the other one at the point beside that.  Terms that both have
        are left out, of a factor they are not."""
        f, g, shared = self.f, self.g, None
        rest = cancelled(*self.trees, commuting=False) if self.mode == "up-to-constant" else None
        if rest is not None:
            self.c = c = compiler(self.c.scope)
            c.trees = rest.wanted, rest.given
            shared = c.compile(Tree("add", rest.terms))
            c.limited.clear()  # what stands on both sides decides nothing
            f, g = c.compile(rest.wanted), c.compile(rest.given)
        elsewhere = Elsewhere(self.c, self.varying, chosen, (f, g))
        put = _plus if self.mode == "up-to-constant" else _times
        left, right = _beside(f, g, elsewhere, put), _beside(g, f, elsewhere, put)

        def apart(w: World) -> Verdict:
            p = elsewhere.beside(w)
            negative = self.mode == "up-to-factor" and met(left(w), -right(w)) == SAME
            return _said_apart(w, p, self.mode, _NEGATIVE if negative else _MORE[self.mode])

        return Sides(left, right, shared, whole=lambda: (self.f, self.g), apart=apart)


def _beside(one: Closure, other: Closure, elsewhere: Elsewhere, put: Any) -> Closure:
    """The value of one side at a point put together with that of the other at the point beside it."""

    def value(w: World) -> Any:
        p = elsewhere.beside(w)
        here, there = known_at(one, p), known_at(other, p)
        if here is None or there is None:
            raise Undefined(False, "no value beside this point")
        return put(one(w), *_alike(here, there))

    return value


def _plus(value: Any, here: Any, there: Any) -> Any:
    return value + there


def _times(value: Any, here: Any, there: Any) -> Any:
    if _size(here) == 0 and _size(there) == 0:
        raise Undefined(False, "both are zero beside this point")
    return value * _size(there)


def _size(value: Any) -> Any:
    """How large a value is: zero for nothing else than zero, whatever it consists of."""
    if isinstance(value, Array):
        return sum((abs(one) for one in value.entries), start=fmpq(0))
    return abs(value.scale) if isinstance(value, Eye) else abs(value)


def _alike(a: Any, b: Any) -> tuple[Any, Any]:
    """Two values of one shape.  A list is no number, whatever is added or multiplied.  Raises ShapeError."""
    if isinstance(a, Eye) and isinstance(b, Array):
        return a.like(b), b
    if isinstance(b, Eye) and isinstance(a, Array):
        return a, b.like(a)
    one, other = (x.shape if isinstance(x, Array) else () for x in (a, b))
    if one != other or isinstance(a, Eye) != isinstance(b, Eye):
        raise ShapeError("compared with", one, other)
    return a, b


def _said_apart(w: World, p: World, mode: str, how: str) -> Verdict:
    """Different, with both points."""
    here, there = shown_point(w), shown_point(p)
    where = f"between {here} and {there}" if here != there else f"at {here}"
    return Verdict(
        DIFFERENT, {"how": "ball", "mode": mode, "points": [w.point(), p.point()]},
        f"Different: {where} the values differ {how}.",
    )  # fmt: skip


def _varies(scope: Scope, word: str) -> bool:
    domain = scope.domain(word)
    return not (domain.integer or domain.kind in ("natural", "range"))
