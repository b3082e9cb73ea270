"""Do two trees have the same value at every point that is tried?

Exact values are compared exactly, balls by overlap.  A point *counts* when both balls have enough good bits
after the terms that the two sides share have been cancelled; a point where a side is undefined is passed
over, and a difference of domain is only said where it holds on a small box around the point, or where one
side has certainly no value at any of all the points and the other has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flint import ctx, fmpq

from derivations.equality.arrays import ShapeError
from derivations.equality.compiler import Closure, Compiler
from derivations.equality.domains import worlds
from derivations.equality.meeting import (
    APART,
    BLUNT,
    GOOD,
    HUGE,
    Found,
    met,
    nonzero,
    said_point,
    shown,
    shown_point,
    value_at,
)
from derivations.equality.surfaces import either_side
from derivations.equality.untaken import untaken
from derivations.equality.verdict import DIFFERENT, EQUAL, UNKNOWN, Verdict
from derivations.equality.world import World

ONE_WAY = "Could not be decided: a branch was taken one way at every point tried."
PRECISION, HIGH = 128, 1000  # bits
ENOUGH = 4  # points that count
ENOUGH_SIZES = 5  # … where a size is free: each of the sizes
ENOUGH_SPLIT = 8  # … where the domain of a function ends somewhere
ENOUGH_BRANCHES = 16  # … where a function has branches
FEWEST = 3  # … where a domain has no more to offer


@dataclass(slots=True)
class Sides:
    """Two trees as functions of a world.

    `shared` are the terms cancelled from both, which must be defined too.
    """

    expected: Closure
    answer: Closure
    shared: Closure | None = None
    scale: Closure | None = None  # the factors cancelled from both, which must not be zero
    whole: Callable[[], tuple[Closure, Closure]] | None = None  # as they were, for showing

    def closures(self) -> list[Closure]:
        several = (
            self.expected,
            self.answer,
            self.shared,
            self.scale,
        )
        return [one for one in several if one is not None]


def tried(c: Compiler, sides: Sides, key: int) -> Verdict:
    """The verdict of points alone."""
    kept = ctx.prec
    ctx.prec = PRECISION
    try:
        return _tried(c, sides, key)
    finally:
        ctx.prec = kept


def _tried(c: Compiler, sides: Sides, key: int) -> Verdict:
    accepted: list[World] = []
    passed: list[World] = []
    blunt = undefined = costly = 0
    huge = False  # was a value too large to be written down?
    apart_domain: list[World] = []
    nowhere: list[tuple[World, Found, Found]] = []
    exact = True
    constant = not (c.names or c.data or c.sizes or c.random)

    enough = _enough(c)

    def look(w: World) -> Verdict | None:
        nonlocal blunt, undefined, costly, exact, huge
        a, b = value_at(sides.expected, w), value_at(sides.answer, w)
        if sides.shared is not None and a.value is not None and b.value is not None:
            common = value_at(sides.shared, w)
            if common.value is None and common.why != HUGE:
                a = b = common
        if sides.scale is not None and a.value is not None and b.value is not None:
            factor = value_at(sides.scale, w)
            if factor.value is None or not nonzero(factor.value):
                a = b = Found(None, True)
        if a.value is None or b.value is None:
            huge = huge or HUGE in (a.why, b.why)
            if (a.value is None and not a.undefined) or (b.value is None and not b.undefined):
                costly += 1
            else:
                undefined += 1
                passed.append(w)
                if a.undefined and b.undefined:
                    return None
                if (a if a.value is None else b).certain:
                    nowhere.append((w, a, b))
                if _domains_part(c, sides, w, a, b):
                    apart_domain.append(w)
                    if not _has_integers(c, w) or len({str(_integers(one)) for one in apart_domain}) > 1:
                        return _domain_verdict(w, a)
            return None
        said = met(a.value, b.value)
        if said == APART:
            return certificate(sides, w, a.value, b.value)
        if said == BLUNT:
            said, high = _again(sides, w)
            if high is not None:
                return high
        if said == BLUNT:
            blunt += 1
        else:
            exact = exact and type(a.value) is fmpq and type(b.value) is fmpq
            accepted.append(w)
        return None

    try:
        looked = 0
        for w in worlds(c, key):
            found = look(w)
            if found is not None:
                return found
            looked += 1
            if (len(accepted) >= enough and not c.exhausted) or costly >= 6 or (blunt >= 8 and not accepted):
                break
            if constant:
                break
        for w in either_side(c, accepted):
            found = look(w)
            if found is not None:
                return found
        open_ways = untaken(c, sides.closures(), accepted) if c.decisions and not c.exhausted else None
        for w in open_ways or ():
            found = look(w)
            if found is not None:
                return found
        if open_ways is not None:
            return Verdict(UNKNOWN, {"how": "branch"}, ONE_WAY)
        if passed and (word := _stuck(c, accepted, passed)):
            why = f"Could not be decided: at every point where both have a value, {word} has the same."
            return Verdict(UNKNOWN, {"how": "stuck", "name": word}, why)
        if not exact:
            for w in () if c.integrals or c.endless else accepted[-1:]:
                _, high = _again(sides, w)
                if high is not None:
                    return high
    except ShapeError as problem:
        return shape_verdict(problem, c, accepted)
    if len(nowhere) == looked > FEWEST and len({a.value is None for _, a, _ in nowhere}) == 1:
        return _domain_verdict(nowhere[0][0], nowhere[0][1])  # one side has no value at any of all points
    bits = "exact" if exact else GOOD if c.endless else PRECISION if c.integrals else HIGH
    tally = {"points": len(accepted), "bits": bits}
    if len(accepted) >= (1 if constant else looked if c.exhausted else FEWEST) and accepted:
        if exact:
            how = "the values agree exactly" if constant else f"exact values agree at {len(accepted)} points"
            return Verdict(EQUAL, {"how": "exact", **tally}, f"Equal: {how}.")
        return Verdict(
            EQUAL, {"how": "ball", **tally},
            f"Equal: the values agree to {bits} bits at {len(accepted)} points of the domain.",
        )  # fmt: skip
    counted = (
        (len(accepted), "points agree"),
        (blunt, "points say too little"),
        (undefined, "points are undefined"),
        (costly, "points cost too much"),
    )
    reasons = ", ".join(f"{count} {what}" for count, what in counted if count) or "no point could be tried"
    tried_so_far = {"how": "tried", **tally, "undefined": undefined, "blunt": blunt, "costly": costly}
    if huge:
        tried_so_far["huge"] = True
    return Verdict(UNKNOWN, tried_so_far, f"Could not be decided: {reasons}.")


def _stuck(c: Compiler, accepted: list[World], passed: list[World]) -> str:
    """A name that has one value at all points that count and another at one that was passed over, or none."""
    for word in sorted(c.names):
        values = {str(w.values.get(word)) for w in accepted}
        if len(values) == 1 and any(str(w.values.get(word)) not in values for w in passed):
            return word
    return ""


def _enough(c: Compiler) -> int:
    """How many points have to count."""
    if c.integrals:
        return FEWEST
    if c.branches or _few_values(c):
        return ENOUGH_BRANCHES
    if c.splits:
        return ENOUGH_SPLIT
    return ENOUGH_SIZES if c.sizes else ENOUGH


def _few_values(c: Compiler) -> bool:
    """Has a name so few values that a handful of points may all have the same: a label, 0 or 1?"""
    domains = (c.scope.domain(word) for word in c.names)
    return any(
        one.kind == "range" and one.low is not None and not (one.low.names() | (one.high or one.low).names())
        for one in domains
        if not one.dimensions
    )


def _again(sides: Sides, w: World) -> tuple[str, Verdict | None]:
    """The same point at the high precision."""
    ctx.prec = HIGH
    try:
        a, b = value_at(sides.expected, w), value_at(sides.answer, w)
        if a.value is None or b.value is None:
            return BLUNT, None
        said = met(a.value, b.value)
        return said, (certificate(sides, w, a.value, b.value) if said == APART else None)
    finally:
        ctx.prec = PRECISION


def _integers(w: World) -> list[str]:
    return [f"{name}={value}" for name, value in w.values.items() if type(value) is fmpq and value.q == 1]


def _has_integers(c: Compiler, w: World) -> bool:
    return bool(c.sizes) or any(_integer(c, word) for word in c.names)


def _integer(c: Compiler, word: str) -> bool:
    domain = c.domain(word)
    return domain.integer or domain.kind == "natural"


def _domains_part(c: Compiler, sides: Sides, w: World, a: Found, b: Found) -> bool:
    """Is one side undefined and the other finite on a whole box around the point?"""
    missing = a if a.value is None else b
    if not missing.certain:
        return False
    box = w.widen(frozenset(word for word in (*w.values, *w.data) if word in c.sizes or _integer(c, word)))
    wide_a, wide_b = value_at(sides.expected, box), value_at(sides.answer, box)
    if a.value is None:
        return wide_a.undefined and wide_a.certain and wide_b.value is not None
    return wide_b.undefined and wide_b.certain and wide_a.value is not None


def _domain_verdict(w: World, a: Found) -> Verdict:
    side = "expected" if a.value is None else "answer"
    other = "answer" if side == "expected" else "expected"
    return Verdict(
        DIFFERENT,
        {"how": "domain", "point": w.point(), "undefined": side},
        f"Different: at {shown_point(w)} the {side} has no value, the {other} has one."
        if side == "expected"
        else f"Different: at {shown_point(w)} your answer has no value where one is expected.",
    )


def certificate(sides: Sides, w: World, a: object, b: object) -> Verdict:
    """Different, with the point and both values."""
    what = "the values are"
    if sides.whole is not None:
        whole_a, whole_b = sides.whole()
        full_a, full_b = value_at(whole_a, w), value_at(whole_b, w)
        if full_a.value is not None and full_b.value is not None:
            a, b = full_a.value, full_b.value
        else:
            what = "beside what both have, the values are"
    how = "exact" if type(a) is fmpq and type(b) is fmpq else "ball"
    values = {"expected": shown(a), "answer": shown(b)}
    point = w.point()
    return Verdict(
        DIFFERENT, {"how": how, "point": point, "values": values},
        f"Different: at {said_point(w, point)} {what} {values['expected']} and {values['answer']}.",
    )  # fmt: skip


def shape_verdict(problem: ShapeError, c: Compiler, accepted: list[World]) -> Verdict:
    def said(shape: tuple[int, ...]) -> str:
        return f"({'×'.join(map(str, shape))})" if shape else "a number"

    text = f"{said(problem.left)} {problem.doing} {said(problem.right)}"
    return Verdict(
        DIFFERENT, {"how": "shape", "shapes": [list(problem.left), list(problem.right)]},
        f"Different: the shapes do not fit, {text}.",
    )  # fmt: skip
