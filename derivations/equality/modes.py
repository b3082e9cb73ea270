"""Are two expressions equal up to a constant, a positive factor, a sign?

The names in `for` vary, the others are held fixed.  The certificate of a difference is two points.
"""

from __future__ import annotations

from typing import Any

from flint import arb, ctx, fmpq

from derivations.equality.arrays import Array, Eye, ShapeError
from derivations.equality.compiler import NotEvaluable
from derivations.equality.domains import worlds
from derivations.equality.enough import HIGH, PRECISION
from derivations.equality.evaluate import compiler
from derivations.equality.limits import unseen
from derivations.equality.meeting import APART, SAME, known_at, met, shown_point
from derivations.equality.sides import shape_verdict
from derivations.equality.trial import BEYOND, SETTLED
from derivations.equality.verdict import DIFFERENT, EQUAL, UNKNOWN, Verdict
from derivations.equality.world import World
from derivations.language.scope import Scope
from derivations.language.tree import Tree

ENOUGH = 5


def compare_up_to(
    wanted: Tree, given: Tree, scope: Scope, mode: str, varying: frozenset[str] | None
) -> Verdict:
    """The verdict under a mode: up-to-constant, up-to-factor, up-to-sign."""
    from derivations.equality.compare import equal_values, key_of

    if mode == "up-to-sign":
        straight = equal_values(wanted, given, scope)
        if straight.verdict == EQUAL:
            return straight
        turned = equal_values(wanted, Tree("neg", (given,)), scope)
        if turned.verdict == EQUAL:
            return Verdict(EQUAL, {**turned.evidence, "sign": -1}, "Equal up to the sign.")
        return straight if straight.verdict != DIFFERENT or turned.verdict == DIFFERENT else turned
    c = compiler(scope)
    try:
        a, b = c.compile(wanted), c.compile(given)
    except NotEvaluable as problem:
        return Verdict(UNKNOWN, {"how": "not evaluable"}, f"Could not be decided: {problem.what}.")
    names = (
        varying
        if varying is not None
        else frozenset(word for word in c.names if _varies(scope, word)) | c.data
    )
    found = list(worlds(c, key_of(wanted, given)))
    kept = ctx.prec
    agreed = looked = 0
    try:
        for at, w in enumerate(found[:-1]):
            for other in found[at + 1 : at + 3]:
                p = _shared(w, other, names)
                ctx.prec = PRECISION
                said = _pair(a, b, w, p, mode)
                if said not in (SAME, APART, None):
                    ctx.prec = HIGH
                    said = _pair(a, b, w, p, mode)
                if said == APART:
                    what = (
                        "differ by more than a constant"
                        if mode == "up-to-constant"
                        else "differ by more than a factor"
                    )
                    return Verdict(
                        DIFFERENT, {"how": "ball", "mode": mode, "points": [w.point(), p.point()]},
                        f"Different: between {shown_point(w)} and {shown_point(p)} the values {what}.",
                    )  # fmt: skip
                looked += 1
                agreed += said == SAME
            if agreed >= ENOUGH + 3:
                break
    except ShapeError as problem:
        return shape_verdict(problem)
    finally:
        ctx.prec = kept
    if agreed >= 3 and (c.beyond or unseen(c, found, HIGH)):
        return Verdict(UNKNOWN, {"how": "limit"}, BEYOND if c.beyond else SETTLED)
    if agreed >= 3:
        what = "an added constant" if mode == "up-to-constant" else "a positive factor"
        return Verdict(
            EQUAL,
            {"how": "ball", "mode": mode, "points": agreed},
            f"Equal up to {what}, at {agreed} pairs of points.",
        )
    return Verdict(UNKNOWN, {"how": "tried", "points": agreed}, "Could not be decided at enough points.")


def _varies(scope: Scope, word: str) -> bool:
    domain = scope.domain(word)
    return not (domain.integer or domain.kind in ("natural", "range"))


def _shared(w: World, other: World, names: frozenset[str]) -> World:
    """The first point with the varying names moved to where the second has them."""
    p = World(w.key)
    p.values = {
        word: other.values[word] if word in names and word in other.values else value
        for word, value in w.values.items()
    }
    p.ranges = w.ranges
    p.data = {}
    for word, entries in w.data.items():
        moved = other.data.get(word, {})
        p.data[word] = {
            key: moved.get(key, value) if word in names else value for key, value in entries.items()
        }
    return p


def _pair(a, b, w: World, p: World, mode: str) -> str | None:  # type: ignore[no-untyped-def]
    values = [known_at(f, point) for f in (a, b) for point in (w, p)]
    if any(one is None for one in values):
        return None
    a_w, a_p, b_w, b_p = values
    _check_shapes(a_w, b_w)
    if mode == "up-to-constant":
        return met(a_w - b_w, a_p - b_p) if not _near_zero(a_w, b_w) else met(a_w + b_p, a_p + b_w)  # type: ignore[operator]
    if isinstance(a_w, Array) or isinstance(b_w, Array):
        return _arrays(a_w, a_p, b_w, b_p)
    for one, other in ((a_w, b_w), (a_p, b_p)):
        product: Any = one * other  # type: ignore[operator]
        if product < 0:
            return APART
        if product == 0 and not (one == 0 and other == 0):
            return APART
    return met(a_w * b_p, a_p * b_w)  # type: ignore[operator]


def _check_shapes(a: object, b: object) -> None:
    """A list is no number, whatever is added or multiplied.  Raises ShapeError."""
    if isinstance(a, Array) != isinstance(b, Array) and not (isinstance(a, Eye) or isinstance(b, Eye)):
        one, other = (x.shape if isinstance(x, Array) else () for x in (a, b))
        raise ShapeError("compared with", one, other)


def _near_zero(a: object, b: object) -> bool:
    """A difference that cancels to nothing is compared crosswise instead."""
    if (type(a) is fmpq and type(b) is fmpq) or isinstance(a, Array):
        return False
    return bool((arb(a) - arb(b)).contains(0))  # type: ignore[arg-type]


def _arrays(a_w: object, a_p: object, b_w: object, b_p: object) -> str | None:
    """One factor for all entries."""
    if not all(isinstance(one, Array) for one in (a_w, a_p, b_w, b_p)):
        return APART
    flat_a = [*a_w.entries, *a_p.entries]  # type: ignore[attr-defined]
    flat_b = [*b_w.entries, *b_p.entries]  # type: ignore[attr-defined]
    if len(flat_a) != len(flat_b):
        return APART
    pivot = next((k for k, one in enumerate(flat_a) if one != 0), None)
    if pivot is None:
        return SAME if all(one == 0 for one in flat_b) else APART
    if flat_a[pivot] * flat_b[pivot] < 0:
        return APART
    said = [met(x * flat_b[pivot], flat_a[pivot] * y) for x, y in zip(flat_a, flat_b, strict=True)]
    return APART if APART in said else SAME if all(one == SAME for one in said) else "blunt"
