"""Is one fault in a computation that is right otherwise named by what it is?

Over the bank and its variants: every step of every formula done wrong in turn, every value with wrong digits.
An answer that two faults give may be told by either; what a fault does not change, or what is right as
rounded, counts for nothing, nor does a number of fewer than three digits: it tells too little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from derivations.language import read
from derivations.language.show import plain
from exercises.formulas import number_of
from exercises.graph import Node
from exercises.item import Part
from exercises.keys import drawn
from exercises.load import load
from exercises.scopes import scope
from exercises.values import Value
from grader.answers import Asked, Cell
from grader.carry import Own
from grader.cases import Case
from grader.judge import _Road
from grader.reading.written import Text
from grader.submission import Submission
from grader.told import Judgement
from tests.exercises.catalogue import CATALOGUE
from tests.grader.single_faults import slips_of_the_pen, wrong_steps
from tests.grader.test_wrong_answers import of_family
from tests.grader.wrong_answers import decimal

FIGURES = 4  # of an answer, or as many as the part asks for
TELLING = 3  # digits
LARGEST = 10**12
EVERY, FEWEST = 3, 20_000  # variants, answers
FINAL, TRACED = 0.85, 0.98
SAMPLE = ("bayes-screening", "weighted-mse", "ewma-closed-form", "output-size", "uniform-moments")


@dataclass
class Tally:
    """How many answers with one fault there were, and what was said of them."""

    named: int = 0
    silent: Counter[str] = field(default_factory=Counter)
    otherwise: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)

    @property
    def every(self) -> int:
        return self.named + self.silent.total() + self.otherwise.total()

    def count(self, families: frozenset[str], said: str | None, example: str) -> None:
        if said is not None and of_family(said, families):
            self.named += 1
            return
        meant = "|".join(sorted(families))
        where = f"{meant} -> {said}" if said else meant
        (self.otherwise if said else self.silent)[where] += 1
        self.examples.setdefault(where, example)


def answers(node: Node, case: Case, part: Part) -> dict[str, set[str]]:
    """Wrong answers to one value, each with the families of the faults that give it."""
    found: dict[str, set[str]] = {}
    for family, text in _written(node, case, max(part.figures or 0, FIGURES)):
        if node.value is None or sum(map(str.isdigit, text.lstrip("-0."))) >= TELLING:
            found.setdefault(text, set()).add(family)
    return found


def _written(node: Node, case: Case, figures: int) -> Iterator[tuple[str, str]]:
    if node.value is not None:
        yield from slips_of_the_pen(node.value.fraction, figures)
        if node.formula:
            bound = _bound(node, case)
            for family, tree in wrong_steps(node.tree()) if bound else ():
                value = number_of(tree, bound)
                if value is not None and abs(value.fraction) < LARGEST:
                    yield family, decimal(value.fraction, figures)
    elif node.kind == "expression" and node.answer:
        for family, tree in wrong_steps(read(node.answer, scope(case.exercise))):
            yield family, plain(tree)


def _bound(node: Node, case: Case) -> dict[str, Value]:
    """The right values of the names of a formula; empty where one is a formula itself."""
    values = {
        word: one if isinstance(one, Value) else case.key.nodes[one].value for word, one in node.names.items()
    }
    return {word: value for word, value in values.items() if value} if all(values.values()) else {}


def judged(text: str, cell: str, node: Node, asked: Asked) -> Judgement:
    """What is said of one value handed in alone."""
    road = _Road(asked, Own(asked.key, asked.variant), Submission("answers.yaml"), [])
    kind = asked.part.kind_of(cell) if cell else asked.part.kind
    return road._judged(Cell({}, node, kind, Text(text, 1, 1), single=not cell), None)


def swept(id: str, variant: int, tally: Tally) -> None:
    """Every fault in every value of a variant."""
    case = Case(*drawn(load(id), variant))
    for part in case.parts():
        asked = Asked(case.drawn, case.key, part)
        for cell, at in case.key.slots[part.id].items():
            node = case.key.nodes[at]
            if node.kind not in ("number", "expression") or part.kind == "lines":
                continue
            for text, families in answers(node, case, part).items():
                found = judged(text, cell, node, asked)
                if found.met.outcome == "incorrect" and not found.met.coarse:
                    said = found.mistake.family if found.mistake else None
                    tally.count(frozenset(families), said, f"{id}@{variant} {at} {text}")


def figures(tally: Tally) -> str:
    """What is shown of a sweep that falls short."""
    worst = [*tally.silent.most_common(25), *tally.otherwise.most_common(25)]
    lines = (f"{count} {what}: {tally.examples[what]}" for what, count in worst)
    return f"{tally.named} of {tally.every} named, {tally.otherwise.total()} otherwise\n" + "\n".join(lines)


@pytest.mark.slow
def test_a_single_fault_is_named_from_the_final_answer() -> None:
    """Its family first in 85 of 100, over 20,000 answers and more."""
    tally = Tally()
    for variant in range(EVERY):
        for id in CATALOGUE:
            swept(id, variant, tally)
    assert tally.every >= FEWEST
    assert tally.named >= FINAL * tally.every, figures(tally)


def test_a_sample_of_single_faults_is_named() -> None:
    """The same over a few exercises of different kinds."""
    tally = Tally()
    for id in SAMPLE:
        swept(id, 1, tally)
    assert tally.named >= FINAL * tally.every, figures(tally)
