"""Does it follow from an earlier value of the student's that went on with more digits than are written down?

A calculator's memory, a spreadsheet or a program keeps them.  What is right is known to all its digits, and
is taken so in `carry`; a wrong value is known as far as its own digits go.  It is moved to the ends of what
they leave open, and a later value follows if its digits lie between what these give.  That is only asked
where the ends hardly differ: by a few units of the last place that the later value has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product

from exercises.graph import Node
from exercises.values import Value
from grader.carry import Carried, candidates
from grader.matter_of_course import trivial
from grader.numbers import Written, enough, follows
from grader.own import Own

LEAST_FIGURES = 3  # of a wrong value: two say too little
MOST_ROOTS = 2  # wrong values at a time
_OPEN = (Fraction(-1, 2), Fraction(0), Fraction(1))  # units that a rounded or a cut value may be off by
DEPTHS = (1, 2, 3, 50)  # steps that were worked out without looking at what is written; the last: all of them
_EXACT = (Fraction(0),)
WIDEST = Fraction(5)  # units of the last place


def unrounded(
    written: Written, node: Node, own: Own, figures: int | None, widest: Fraction = WIDEST
) -> Carried | None:
    """The wrong value that this number follows from, unrounded; None where it does not.

    `widest`: how many units of its last place the ends may differ by.
    """
    if written.unit is None or not enough(written, figures):
        return None
    roots = own.wrong(own.key.behind(node.id))
    roots = [id for id in roots if own.outcome[id] == "incorrect" and _is_known(own.written.get(id))]
    if not 0 < len(roots) <= MOST_ROOTS:
        return None
    moved = list(_moved(own, roots))
    for depth in DEPTHS:
        found = [_one(node, one, depth, roots) for one in moved]
        values = [value for value in found if value is not None]
        if len(values) == len(found) and _lies_between(written, values, figures, widest):
            return Carried(own.goes_back_to(roots[0]), trivial(node, own))
    return None


def left_open(written: Written, node: Node, own: Own, figures: int | None) -> bool:
    """May it follow unrounded, though the ends differ by more: by up to a hundredth of it?

    Then it is not carried, and nothing can be said of its digits either.
    """
    if written.unit is None:
        return False
    share = abs(written.value.fraction) / 100 / written.unit
    return unrounded(written, node, own, figures, share) is not None


def _is_known(written: Written | None) -> bool:
    """Is it exact, or said with enough digits?"""
    return written is not None and (written.unit is None or (written.figures or 0) >= LEAST_FIGURES)


def _moved(own: Own, roots: list[str]) -> Iterator[Own]:
    """The student's values with the wrong ones at the ends of what their digits leave open."""
    open_ = [_OPEN if own.written[id].unit is not None else _EXACT for id in roots]
    for steps in product(*open_):
        values = dict(own.values)
        for id, step in zip(roots, steps, strict=True):
            one = own.written[id]
            away = 1 if one.value.fraction >= 0 else -1
            values[id] = one.value._replace(fraction=one.value.fraction + away * step * (one.unit or 0))
        yield replace(own, values=values, backs={}, asked_for=set())


def _one(node: Node, own: Own, depth: int, roots: list[str]) -> Value | None:
    """The value in so many steps, where it rests on the wrong ones."""
    for found in candidates(node, own, depths=(depth,)):
        if not found.used.isdisjoint(roots):
            return found.value
    return None


def _lies_between(written: Written, values: list[Value], figures: int | None, widest: Fraction) -> bool:
    low = min(values, key=lambda one: one.fraction)
    high = max(values, key=lambda one: one.fraction)
    if high.fraction - low.fraction > widest * (written.unit or 0):
        return False
    between = low.fraction <= written.value.fraction <= high.fraction
    return between or any(follows(written, end, figures) for end in (low, high))
