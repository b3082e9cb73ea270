"""Does a hand run give exactly these digits?

A hand run is the whole computation with every value, or every operation, shortened the same way (design
section 9).  It speaks for somebody who has worked that way all along: so it counts only where it gives what
else the student has written on the way to the value.  Who shows 0.5074 has not gone on with 0.51, and whose
next value differs from what follows from 0.5074 is wrong there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from exercises.by_hand import Operations, whole_run, whole_runs, written_in
from exercises.graph import HandStep, Key, Node
from exercises.item import Variant
from exercises.values import RUNS, Value
from grader.numbers import Written, enough, fit, shortest

Run = int | Operations  # a place in RUNS, or how every operation was shortened
Values = Callable[[str], Value | None]  # what a run gives for a node


@dataclass
class Shown:
    """The right numbers that a student has written so far, and which of them a run gives."""

    written: dict[str, Written] = field(default_factory=dict)  # by node
    _given: dict[Run, tuple[set[str], set[str]]] = field(default_factory=dict)  # those it does, and does not

    def add(self, node: str, number: Written) -> None:
        """One more of them."""
        if node in self.written:
            self._given.clear()
        self.written[node] = number

    def agree(self, run: Run, values: Values, among: frozenset[str]) -> bool:
        """Does the run give all those of these nodes that are shown, as far as it says anything of them?"""
        shown = among.intersection(self.written)
        given, others = self._given.setdefault(run, (set(), set()))
        if not shown.isdisjoint(others):
            return False
        for id in shown - given:
            value = values(id)
            if value is not None and not self.written[id].value.same(value):
                others.add(id)
                return False
            given.add(id)
        return True


class Sheet(NamedTuple):
    """What a value stands in."""

    key: Key
    variant: Variant
    figures: int | None  # how many are asked for
    shown: Shown


def by_hand(written: Written, node: Node, sheet: Sheet) -> bool:
    """Do the digits come of a run that gives what stands before them too?"""
    behind = sheet.key.behind(node.id)
    return any(sheet.shown.agree(run, values, behind) for run, values in _runs(written, node, sheet))


def _runs(written: Written, node: Node, sheet: Sheet) -> Iterator[tuple[Run, Values]]:
    """The runs that give exactly these digits, each with what it gives for a node."""
    assert node.value is not None
    for step in steps_to(written, steps_of(written, node, sheet.key), node.value, sheet.figures):
        for run in step.runs:
            if _keeps(run, written, sheet.figures):
                yield run, written_in(sheet.key, run)
    for work in _operations(written, node, sheet):
        yield work, whole_run(sheet.key, sheet.variant, work)


def steps_of(written: Written, node: Node, key: Key) -> Sequence[HandStep]:
    """Those that may give what is written: of digits, the ones that end with them."""
    return node.steps if written.figures is None else key.ending(node, written.value.fraction)


def _keeps(run: int, written: Written, figures: int | None) -> bool:
    """Has a run as many digits as are asked for?  To two figures a value is 0.030; 0.0300 is none of them."""
    hand = RUNS[run]
    enough_digits = figures if hand.kind == "figures" else written.places
    return figures is None or hand.digits >= (enough_digits or 0)


def steps_to(
    answer: Written, steps: Iterable[HandStep], expected: Value, figures: int | None
) -> Iterator[HandStep]:
    """What hand runs give, where it is exactly these digits.

    A step is the value as computed from shortened values, and that value shortened in its turn.
    Arithmetic may give the first (the student did not carry it out), digits must be the second, and no finer
    than the run's: 0.40 may be a shortened 0.3981, 0.4000 not.  Where a part asks for no number of figures,
    those of the run are enough: two decimals of 0.0832 are 0.08.
    """
    if figures is not None and not enough(answer, figures):
        return
    for step in steps:
        before, after, _ = step
        gives = answer.value.same(after)
        if answer.figures is None:
            in_full = gives and shortest(after.fraction)[1] >= (figures or 0)
            gives = in_full or answer.value.same(before)
        elif gives and after.fraction == 0 and expected.fraction != 0:
            gives = False
        elif gives and answer.unit is not None:
            gives = fit(answer, before, None) != "no"
        if gives:
            yield step


def _operations(written: Written, node: Node, sheet: Sheet) -> Iterator[Operations]:
    """The runs that shorten every operation and give exactly these digits, not far from the value.

    Where a part asks for no number of figures the exact value is expected, and there is little to shorten.
    """
    assert node.value is not None
    if sheet.figures is None or not enough(written, sheet.figures):
        return
    (expected, of_one), (found, below) = (
        node.value.fraction.as_integer_ratio(),
        written.value.fraction.as_integer_ratio(),
    )
    distance = abs(found * of_one - expected * below)
    if 2 * distance > abs(expected) * below or of_one == below == 1:
        return  # a count is counted
    yield from whole_runs(
        sheet.key, sheet.variant, node.id, written.figures, written.places, written.value.fraction
    )
