"""Is a derivation that ends in a classical wrong result found wrong in that line, and is the mistake named?

The lines before are our own.  The wrong results are those that the exercise foresees: of the part itself, or
of a formula that it asks for elsewhere and that is equal to what the lines derive.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pytest

from derivations.chapters import derived
from derivations.equality import compare
from exercises.graph import Other
from exercises.item import Part
from exercises.keys import drawn
from exercises.load import load
from exercises.mistakes import named
from exercises.scopes import scope
from grader.cases import Case
from tests.exercises.catalogue import CATALOGUE

QUICK = ("log-sigmoid", "delta-rule", "softmax-two-classes", "poisson-loss", "backprop-output-node")
PARTS = [(id, part.id) for id in CATALOGUE for part in load(id).parts.values() if part.kind == "lines"]
ANOTHER_FAMILY = 0.02  # of those named: two mistakes come to the same, and the other is said first


@lru_cache(maxsize=8)
def case_of(exercise: str) -> Case:
    return Case(*drawn(load(exercise), 0))


def name_of_derivation(part: Part) -> str:
    assert isinstance(part.expected, dict)
    return str(part.expected["derive"])


def foreseen(case: Case, part: Part) -> Iterator[Other]:
    """The wrong answers of the part, and of the formulas that are equal to its result."""
    result = case.key.nodes[part.id].answer
    for id, others in case.key.others.items():
        node = case.key.nodes[id]
        if id == part.id or (
            node.kind == "expression"
            and compare(result, node.answer, symbols=scope(case.exercise)).verdict == "equal"
        ):
            yield from (other for other in others if other.mistake)


def judged(exercise: str, part_id: str) -> Iterator[tuple[Other, int | None, int, float, str | None]]:
    """Each of them, with the line said to be wrong, that which is, the marks kept back and the mistake."""
    case = case_of(exercise)
    part = case.exercise.parts[part_id]
    *lines, last = derived(name_of_derivation(part)).lines
    subject = last.split(" = ")[0] if not last.startswith("=") else ""
    for other in foreseen(case, part):
        report = case.marked(part, [*lines, f"{subject} = {other.node.answer}".strip()])
        mistake = report.mistake.name if report.mistake else None
        yield other, report.wrong_line, len(lines) + 1, report.available - report.awarded, mistake


@pytest.mark.parametrize(
    ("exercise", "part"),
    [pytest.param(*row, marks=[] if row[0] in QUICK else pytest.mark.slow) for row in PARTS],
)
def test_a_classical_wrong_result_is_found_in_its_line(exercise: str, part: str) -> None:
    """Each derivation has one; its line is the first wrong one, costs marks, and the mistake is told."""
    every = list(judged(exercise, part))
    assert every
    for other, said, line, cost, mistake in every:
        assert (said, cost > 0) == (line, True), other.node.answer
        assert mistake is not None, other.node.answer


@pytest.mark.slow
def test_the_mistake_of_a_classical_wrong_result_is_that_of_its_author() -> None:
    """By its family, in 98 of 100."""
    every = [row for exercise, part in PARTS for row in judged(exercise, part)]
    assert len(every) >= 190
    otherwise = [
        (other.node.answer, mistake)
        for other, _, _, _, mistake in every
        if mistake is None or named(mistake).family != named(str(other.mistake)).family
    ]
    assert len(otherwise) <= ANOTHER_FAMILY * len(every), otherwise
