"""What is said of an answer in which one thing was done wrong, and was it that?

An answer that several faults give has all their families; each may be said.  For nothing counts a fault
that changes nothing, what is right as rounded, and a number of fewer than three digits: it tells too little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from derivations.language import read
from derivations.language.show import plain
from derivations.language.tree import Tree
from exercises.formulas import number_of
from exercises.graph import Node
from exercises.item import Part
from exercises.keys import drawn
from exercises.load import load
from exercises.mistakes import mistakes
from exercises.scopes import scope
from exercises.values import Value
from grader.answers import Asked, Cell
from grader.carry import Own
from grader.cases import Case
from grader.diagnose.fingerprints import Fingerprints, same
from grader.judge import _Road
from grader.reading.written import Text
from grader.report import MistakeReport
from grader.submission import Submission
from grader.told import Judgement
from tests.grader.single_faults import Fault, slips_of_the_pen, wrong_steps
from tests.grader.test_wrong_answers import of_family
from tests.grader.wrong_answers import decimal

TELLING = 3  # digits
LARGEST = 10**12


@dataclass
class Tally:
    """How many answers with one fault there were, and what was said of them."""

    named: int = 0
    ambiguous: int = 0  # of those named, the ones that faults of several families give
    beside: int = 0  # of these, the ones of which a family was said that gives another value
    silent: Counter[str] = field(default_factory=Counter)
    otherwise: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)

    @property
    def every(self) -> int:
        return self.named + self.silent.total() + self.otherwise.total()

    def count(self, families: frozenset[str], said: MistakeReport | None, example: str) -> None:
        if said is not None and of_family(said.family, families):
            self.named += 1
            if len(families) > 1:
                self.ambiguous += 1
                self.beside += not all(of_family(one, families) for one in all_said(said))
            return
        meant = "|".join(sorted(families))
        where = f"{meant} -> {said.family}" if said else meant
        (self.otherwise if said else self.silent)[where] += 1
        named = f" ({said.name})" if said else ""
        self.examples.setdefault(where, []).append(example + named)

    def figures(self) -> str:
        """What is shown of a sweep that falls short."""
        worst = [*self.silent.most_common(25), *self.otherwise.most_common(25)]
        lines = (f"{count} {what}: {'; '.join(self.examples[what][:3])}" for what, count in worst)
        first = f"{self.named} of {self.every} named, {self.otherwise.total()} otherwise"
        return "\n".join((f"{first}, {self.beside} of {self.ambiguous} with another beside", *lines))


def all_said(said: MistakeReport) -> set[str]:
    """The families of all the mistakes in a report: their sentences are in its message."""
    return {said.family, *(one.family for one in mistakes().values() if f": {one.sentence}" in said.message)}


def case_of(id: str, variant: int) -> Case:
    return Case(*drawn(load(id), variant))


def values_of(case: Case) -> Iterator[tuple[Part, str, Node]]:
    """The numbers and formulas that a variant asks for: part, cell, value."""
    for part in case.parts():
        for cell, at in case.key.slots[part.id].items():
            node = case.key.nodes[at]
            if node.kind in ("number", "expression") and part.kind != "lines":
                yield part, cell, node


def answers(node: Node, case: Case, bound: Mapping[str, Value], figures: int) -> dict[str, set[str]]:
    """Wrong answers to one value, each with the families of the faults that give it."""
    if node.value is None:
        return _formulas(node, case) if node.kind == "expression" and node.answer else {}
    found: dict[str, set[str]] = {}
    for family, text in _numbers(node, bound, figures):
        if sum(map(str.isdigit, text.lstrip("-0."))) >= TELLING:
            found.setdefault(text, set()).add(family)
    return found


def _numbers(node: Node, bound: Mapping[str, Value], figures: int) -> Iterator[tuple[str, str]]:
    assert node.value is not None
    yield from slips_of_the_pen(node.value.fraction, figures)
    for family, tree in wrong_steps(node.tree()) if node.formula and bound else ():
        value = number_of(tree, bound)
        if value is not None and abs(value.fraction) < LARGEST:
            yield family, decimal(value.fraction, figures)


def _formulas(node: Node, case: Case) -> dict[str, set[str]]:
    """Formulas of one value have the families of all of them."""
    model = read(node.answer, scope(case.exercise))
    prints = Fingerprints(scope(case.exercise), model)
    made: list[tuple[Fault, float | None]] = [(fault, prints.of(fault[1])) for fault in wrong_steps(model)]
    found: dict[str, set[str]] = {}
    for (family, tree), value in made:
        alike = {one[0] for one, there in made if _agree(one[1], there, tree, value)}
        found.setdefault(plain(tree), set()).update({family} | alike)
    return found


def _agree(one: Tree, there: float | None, tree: Tree, value: float | None) -> bool:
    return one == tree or (there is not None and value is not None and same(there, value))


def right_values(node: Node, case: Case) -> dict[str, Value]:
    """The right values of the names of a formula; empty where one is a formula itself."""
    values = {
        word: one if isinstance(one, Value) else case.key.nodes[one].value for word, one in node.names.items()
    }
    return {word: value for word, value in values.items() if value} if all(values.values()) else {}


def judged(text: str, cell: str, node: Node, asked: Asked, own: Own | None = None) -> Judgement:
    """What is said of one value, handed in alone or after what the student wrote before it."""
    own = own if own is not None else Own(asked.key, asked.variant)
    road = _Road(asked, own, Submission("answers.yaml"), [], diagnosing=True)
    kind = asked.part.kind_of(cell) if cell else asked.part.kind
    return road._judged(Cell({}, node, kind, Text(text, 1, 1), single=not cell), None)
