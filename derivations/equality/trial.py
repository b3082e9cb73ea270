"""Do two trees have the same value at every point that is tried?

Exact values are compared exactly, balls by overlap.  A point *counts* when both balls have enough good bits after the terms
that the two sides share have been cancelled; a point where a side is undefined is passed over, and a difference of domain is
only said where it holds on a small box around the point.
"""

from __future__ import annotations

from dataclasses import dataclass

from flint import arb, ctx, fmpq

from derivations.equality.arrays import Array, Eye, ShapeError
from derivations.equality.balls import Closure, Compiler
from derivations.equality.domains import worlds
from derivations.equality.scalars import OverBudget, Scalar, Undefined
from derivations.equality.surfaces import either_side, out_of_reach
from derivations.equality.verdict import DIFFERENT, EQUAL, UNKNOWN, Verdict
from derivations.equality.world import World, number

PRECISION, HIGH = 128, 1000  # bits
GOOD = 40  # bits of a ball that counts
ENOUGH = 5  # points that count
ENOUGH_SPLIT = 9  # … where the domain of a function ends somewhere
ENOUGH_BRANCHES = 16  # … where a function has branches
FEWEST = 3  # … where a domain has no more to offer


@dataclass(slots=True)
class Found:
    """What one side is at a point: a value, or why there is none."""

    value: Scalar | Array | None = None
    undefined: bool = False
    certain: bool = False
    why: str = ""


def value_at(closure: Closure, w: World) -> Found:
    """The value at a point.  ShapeError passes through."""
    left = w.left
    try:
        value = closure(w)
    except Undefined as problem:
        return Found(None, True, problem.certain, problem.what)
    except (OverBudget, OverflowError) as problem:
        return Found(None, False, False, str(problem))
    finally:
        w.left = left
    if not _finite(value):
        return Found(None, True, False, "not finite")
    return Found(value)


def _nonzero(value: object) -> bool:
    if isinstance(value, (Array, Eye)):
        return False
    return bool(value != 0) if type(value) is fmpq else not value.contains(0)  # type: ignore[attr-defined]


def _finite(value: object) -> bool:
    if isinstance(value, Array):
        return all(type(one) is fmpq or one.is_finite() for one in value.entries)
    if isinstance(value, Eye):
        return True
    return type(value) is fmpq or value.is_finite()  # type: ignore[attr-defined, no-any-return]


SAME, APART, BLUNT = "same", "apart", "blunt"


def met(a: object, b: object) -> str:
    """Two values: `same` (exactly, or good balls that overlap), `apart`, or `blunt` (overlapping balls that say little)."""
    if type(a) is fmpq and type(b) is fmpq:
        return SAME if a == b else APART
    if isinstance(a, Eye) or isinstance(b, Eye):
        if isinstance(a, Array):
            b = b.like(a)  # type: ignore[attr-defined]
        elif isinstance(b, Array):
            a = a.like(b)  # type: ignore[attr-defined]
        elif isinstance(a, Eye) and isinstance(b, Eye):
            return met(a.scale, b.scale)
        else:
            raise ShapeError("compared with", (), ())
    if isinstance(a, Array) or isinstance(b, Array):
        return _arrays_met(a, b)
    difference = a - b  # type: ignore[operator]
    if not difference.contains(0):
        return APART
    return SAME if _good(a) and _good(b) else BLUNT


def _good(x: object) -> bool:
    return type(x) is fmpq or x.rel_accuracy_bits() >= GOOD  # type: ignore[attr-defined, no-any-return]


def _arrays_met(a: object, b: object) -> str:
    left = a if isinstance(a, Array) else Array(1, 1, [a])  # type: ignore[list-item]
    right = b if isinstance(b, Array) else Array(1, 1, [b])  # type: ignore[list-item]
    if (left.rows, left.columns) != (right.rows, right.columns):
        raise ShapeError("compared with", left.shape, right.shape)
    said = [met(x, y) for x, y in zip(left.entries, right.entries, strict=True)]
    if APART in said:
        return APART
    return BLUNT if BLUNT in said else SAME


@dataclass(slots=True)
class Sides:
    """Two trees as functions of a world.

    `shared` are the terms cancelled from both, which must be defined too.
    """

    expected: Closure
    answer: Closure
    shared: Closure | None = None
    scale: Closure | None = None  # the factors cancelled from both, which must not be zero
    whole_expected: Closure | None = None  # as they were, for showing
    whole_answer: Closure | None = None


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
    blunt = undefined = costly = 0
    apart_domain: list[World] = []
    sizes: set[tuple[str, ...]] = set()
    exact = True
    constant = not (c.names or c.data or c.sizes or c.random)

    enough = FEWEST if c.integrals else ENOUGH_BRANCHES if c.branches else ENOUGH_SPLIT if c.splits else ENOUGH

    def look(w: World) -> Verdict | None:
        nonlocal blunt, undefined, costly, exact
        a, b = value_at(sides.expected, w), value_at(sides.answer, w)
        if sides.shared is not None and a.value is not None and b.value is not None:
            common = value_at(sides.shared, w)
            if common.value is None:
                a = b = common
        if sides.scale is not None and a.value is not None and b.value is not None:
            factor = value_at(sides.scale, w)
            if factor.value is None or not _nonzero(factor.value):
                a = b = Found(None, True)
        if a.value is None or b.value is None:
            if (a.value is None and not a.undefined) or (b.value is None and not b.undefined):
                costly += 1
            else:
                undefined += 1
                if a.undefined and b.undefined:
                    return None
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
            sizes.add(tuple(str(w.values.get(word)) for word in sorted(c.sizes)))
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
        if accepted and out_of_reach(c):
            return Verdict(
                UNKNOWN, {"how": "out of reach"}, "Could not be decided: a branch begins at a size too large to try."
            )
        if not exact:
            for w in () if c.integrals else (accepted[:1] + accepted[-1:]):
                said, high = _again(sides, w)
                if high is not None:
                    return high
    except ShapeError as problem:
        return shape_verdict(problem, c, accepted)
    bits = "exact" if exact else PRECISION if c.integrals else HIGH
    tally = {"points": len(accepted), "bits": bits}
    if len(accepted) >= (1 if constant else looked if c.exhausted else FEWEST) and accepted:
        if exact:
            how = "the values agree exactly" if constant else f"exact values agree at {len(accepted)} points"
            return Verdict(EQUAL, {"how": "exact", **tally}, f"Equal: {how}.")
        return Verdict(
            EQUAL, {"how": "ball", **tally},
            f"Equal: the values agree to {bits} bits at {len(accepted)} points of the domain.",
        )  # fmt: skip
    reasons = [f"{count} {what}" for count, what in (
        (len(accepted), "points agree"), (blunt, "points say too little"), (undefined, "points are undefined"),
        (costly, "points cost too much")) if count]  # fmt: skip
    return Verdict(UNKNOWN, {"how": "tried", **tally, "undefined": undefined, "blunt": blunt, "costly": costly},
                   f"Could not be decided: {', '.join(reasons) or 'no point could be tried'}.")  # fmt: skip


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
    domain = c.scope.domain(word)
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
        f"Different: at {shown_point(w)} the {side} has no value ({a.why or 'undefined'}) where the {other} has one."
        if side == "expected"
        else f"Different: at {shown_point(w)} your answer has no value where one is expected.",
    )


def certificate(sides: Sides, w: World, a: object, b: object) -> Verdict:
    """Different, with the point and both values."""
    if sides.whole_expected is not None and sides.whole_answer is not None:
        full_a, full_b = value_at(sides.whole_expected, w), value_at(sides.whole_answer, w)
        a, b = (full_a.value, full_b.value) if full_a.value is not None and full_b.value is not None else (a, b)
    how = "exact" if type(a) is fmpq and type(b) is fmpq else "ball"
    values = {"expected": shown(a), "answer": shown(b)}
    return Verdict(
        DIFFERENT, {"how": how, "point": w.point(), "values": values},
        f"Different: at {shown_point(w)} the values are {values['expected']} and {values['answer']}.",
    )  # fmt: skip


def shown(x: object) -> str:
    """A value in a few digits."""
    if type(x) is fmpq:
        text = number(x)
        return text if len(text) <= 24 else arb(x).str(12, radius=False)  # type: ignore[no-any-return]
    if isinstance(x, Array):
        return f"[{', '.join(shown(one) for one in x.entries)}]"
    if isinstance(x, Eye):
        return f"{shown(x.scale)}*I"
    return x.str(12, radius=False)  # type: ignore[attr-defined, no-any-return]


def shown_point(w: World) -> str:
    """A point in words: "x = 1/2, N = 3"."""
    pairs = [f"{name} = {value}" for name, value in w.point().items()]
    if not pairs:
        return "one choice of the functions and distributions" if w.random or w.drawn else "every point"
    return ", ".join(pairs[:8]) + (", …" if len(pairs) > 8 else "")


def shape_verdict(problem: ShapeError, c: Compiler, accepted: list[World]) -> Verdict:
    def said(shape: tuple[int, ...]) -> str:
        return f"({'×'.join(map(str, shape))})" if shape else "a number"

    text = f"{said(problem.left)} {problem.doing} {said(problem.right)}"
    return Verdict(
        DIFFERENT, {"how": "shape", "shapes": [list(problem.left), list(problem.right)], "doing": problem.doing},
        f"Different: the shapes do not fit, {text}.",
    )  # fmt: skip


