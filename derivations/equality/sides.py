"""What are the two sides of a comparison at a point, and how is a difference between them shown?

A difference is said with its certificate: the point and both values, or the side that has none, or the shapes
that do not fit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flint import fmpq

from derivations.equality.arrays import ShapeError
from derivations.equality.compiler import Closure, Compiler
from derivations.equality.domains import is_integer
from derivations.equality.meeting import (
    HUGE,
    VALUELESS,
    Nothing,
    Value,
    known,
    known_at,
    nonzero,
    said_point,
    shown,
    shown_point,
    value_at,
    valueless,
)
from derivations.equality.verdict import DIFFERENT, Verdict
from derivations.equality.world import World


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
    apart: Callable[[World], Verdict] | None = None  # how a difference is said, where not by both values

    def closures(self) -> list[Closure]:
        several = (self.expected, self.answer, self.shared, self.scale)
        return [one for one in several if one is not None]

    def at(self, w: World) -> tuple[Value | Nothing, Value | Nothing]:
        """What both sides are at a point: nothing where what was cancelled has no value, or is zero."""
        left = w.left  # as `value_at` does it, without two calls more at every point
        try:
            a = self.expected(w)
        except VALUELESS as problem:
            a = valueless(problem)
        w.left = left
        try:
            b = self.answer(w)
        except VALUELESS as problem:
            b = valueless(problem)
        w.left = left
        a = a if type(a) is fmpq else known(a)
        b = b if type(b) is fmpq else known(b)
        if self.whole is None or type(a) is Nothing or type(b) is Nothing:
            return a, b
        common = a if self.shared is None else value_at(self.shared, w)
        if isinstance(common, Nothing) and common.why != HUGE:
            return common, common
        if self.scale is not None:
            factor = value_at(self.scale, w)
            if isinstance(factor, Nothing) or not nonzero(factor):
                return Nothing(True), Nothing(True)
        return a, b


def domains_part(c: Compiler, sides: Sides, w: World, expected: bool) -> bool:
    """Has one side (the expected one?) certainly no value, and the other one, on a whole box around the
    point?"""
    box = w.widen(frozenset(word for word in (*w.values, *w.data) if word in c.sizes or is_integer(c, word)))
    a, b = value_at(sides.expected, box), value_at(sides.answer, box)
    missing, other = (a, b) if expected else (b, a)
    return (
        isinstance(missing, Nothing)
        and missing.undefined
        and missing.certain
        and not isinstance(other, Nothing)
    )


def domain_verdict(w: World, a: Value | Nothing) -> Verdict:
    """Different, because one side has a value where the other has none."""
    side = "expected" if isinstance(a, Nothing) else "answer"
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
    if sides.apart is not None:
        return sides.apart(w)
    what = "the values are"
    if sides.whole is not None:
        whole_a, whole_b = sides.whole()
        full_a, full_b = known_at(whole_a, w), known_at(whole_b, w)
        if full_a is not None and full_b is not None:
            a, b = full_a, full_b
        else:
            what = "beside what both have, the values are"
    how = "exact" if type(a) is fmpq and type(b) is fmpq else "ball"
    values = {"expected": shown(a), "answer": shown(b)}
    point = w.point()
    return Verdict(
        DIFFERENT, {"how": how, "point": point, "values": values},
        f"Different: at {said_point(w, point)} {what} {values['expected']} and {values['answer']}.",
    )  # fmt: skip


def shape_verdict(problem: ShapeError) -> Verdict:
    """Different, because the shapes do not fit."""

    def said(shape: tuple[int, ...]) -> str:
        return f"({'×'.join(map(str, shape))})" if shape else "a number"

    text = f"{said(problem.left)} {problem.doing} {said(problem.right)}"
    return Verdict(
        DIFFERENT, {"how": "shape", "shapes": [list(problem.left), list(problem.right)]},
        f"Different: the shapes do not fit, {text}.",
    )  # fmt: skip
