"""What is said of an answer in which one thing was done wrong, and was it that?

An answer that several faults give has all their families; each may be said.  It is ambiguous where they have
none in common: then the most specific are to be said, all of them and no other.
For nothing counts a fault that changes nothing, what is right as rounded, and a number of fewer than three
digits: it tells too little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from derivations.equality.compare import decide
from derivations.language import read
from derivations.language.scope import Scope
from derivations.language.show import plain
from derivations.language.tree import Tree
from exercises.formulas import number_of
from exercises.graph import Node
from exercises.item import Part
from exercises.keys import drawn
from exercises.load import load
from exercises.mistakes import mistakes, named
from exercises.scopes import scope
from exercises.values import Value
from grader.answers import Asked, Cell
from grader.cases import Case
from grader.diagnose.fingerprints import Fingerprints, same
from grader.judge import _Road
from grader.own import Own
from grader.reading.written import Text
from grader.report import MistakeReport
from grader.submission import Submission
from grader.told import Judgement
from tests.grader.single_faults import Fault, slips_of_the_pen, wrong_steps
from tests.grader.test_wrong_answers import of_family
from tests.grader.wrong_answers import decimal

TELLING = 3  # digits
CAUSES = {"n-minus-1", "not-normalised", "sign", "inverted", "wrong-function", "wrong-power", "transposed"}
DIGITS = {"digit", "decimal-shift"}
LARGEST = 10**12


@dataclass
class Faults:
    """What gives one answer: faults, and mistakes for which the exercise itself foresees it.

    Each by its family, or by several joined by bars where people say any of them.
    """

    made: set[str] = field(default_factory=set)
    foreseen: set[str] = field(default_factory=set)

    def families(self) -> frozenset[str]:
        """All that may be said."""
        return frozenset(one for fault in self.made | self.foreseen for one in fault.split("|"))

    def most_specific(self) -> frozenset[frozenset[str]]:
        """Those that say most: what was foreseen, a cause before a shape, a shape before digits."""
        made = frozenset(frozenset(one.split("|")) for one in self.made)
        levels = (
            frozenset(frozenset((one,)) for one in self.foreseen),
            frozenset(one for one in made if one & CAUSES),
            frozenset(one for one in made if not one & DIGITS),
        )
        return next(filter(None, levels), made)


@dataclass
class Tally:
    """How many answers with one fault there were, and what was said of them."""

    named: int = 0
    ambiguous: int = 0  # of those named, the ones that faults of several families give
    complete: int = 0  # of these, the ones of which all those families were said
    exact: int = 0  # of these, the ones of which no other was said beside
    inexact: Counter[str] = field(default_factory=Counter)
    silent: Counter[str] = field(default_factory=Counter)
    otherwise: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)

    @property
    def every(self) -> int:
        return self.named + self.silent.total() + self.otherwise.total()

    def count(self, faults: Faults, said: MistakeReport | None, example: str) -> None:
        """What was said of an answer that these faults give."""
        where = " and ".join(sorted(faults.made))
        if said is None:
            self.silent[where] += 1
        elif not of_family(said.family, faults.families()):
            self.otherwise[where := f"{where} -> {said.family}"] += 1
        else:
            self.named += 1
            meant = faults.most_specific()
            if any(all(of_family(one, fault) for fault in meant) for one in faults.families()):
                return
            self.ambiguous += 1
            told = all_said(said)
            self.complete += (every := all(any(of_family(one, fault) for one in told) for fault in meant))
            if every and all(of_family(one, frozenset().union(*meant)) for one in told):
                self.exact += 1
                return
            self.inexact[where := f"{where} -> {', '.join(sorted(told))}"] += 1
        named = f" ({said.name})" if said else ""
        self.examples.setdefault(where, []).append(example + named)

    def figures(self) -> str:
        """What is shown of a sweep that falls short."""
        worst = [
            one for counted in (self.silent, self.otherwise, self.inexact) for one in counted.most_common(25)
        ]
        lines = (f"{count} {what}: {'; '.join(self.examples[what][:3])}" for what, count in worst)
        first = f"{self.named} of {self.every} named, {self.otherwise.total()} otherwise"
        all_of = f"of {self.ambiguous} ambiguous ones {self.complete} completely, {self.exact} exactly"
        return "\n".join((f"{first}; {all_of}", *lines))


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


def answers(node: Node, case: Case, bound: Mapping[str, Value], figures: int) -> dict[str, Faults]:
    """Wrong answers to one value, each with the faults that give it."""
    if node.value is None:
        return _formulas(node, case) if node.kind == "expression" and node.answer else {}
    found: dict[str, Faults] = {}
    for family, text in _numbers(node, bound, figures):
        if telling(text):
            found.setdefault(text, Faults()).made.add(family)
    for family, text in _foreseen(node, case, bound, figures):
        if text in found:
            found[text].foreseen.add(family)
    return found


def telling(text: str) -> bool:
    """Has it enough digits without the zeros at its ends?  0.5000 is met by chance."""
    digits = text.lstrip("-0.")
    return sum(map(str.isdigit, digits.rstrip("0") if "." in text else digits)) >= TELLING


def _numbers(node: Node, bound: Mapping[str, Value], figures: int) -> Iterator[tuple[str, str]]:
    assert node.value is not None
    yield from slips_of_the_pen(node.value.fraction, figures)
    for family, tree in wrong_steps(node.tree()) if node.formula and bound else ():
        value = number_of(tree, bound)
        if value is not None and abs(value.fraction) < LARGEST:
            yield family, decimal(value.fraction, figures)


def _foreseen(node: Node, case: Case, bound: Mapping[str, Value], figures: int) -> Iterator[tuple[str, str]]:
    """The mistakes whose wrong answers the exercise names: on the model's values, and on these."""
    known = {source: bound[word] for word, source in node.names.items() if isinstance(source, str) and bound}
    for other in case.key.others.get(node.id, ()):
        if other.mistake:
            mine = other.node.recomputed(lambda id: known.get(id) or case.key.nodes[id].value)
            for value in filter(None, (other.node.value, mine)):
                yield named(other.mistake).family, decimal(value.fraction, figures)


def _formulas(node: Node, case: Case) -> dict[str, Faults]:
    """Formulas of one value have the faults of all of them."""
    words = scope(case.exercise)
    model = read(node.answer, words)
    prints = Fingerprints(words, model)
    made: list[tuple[Fault, float | None]] = [(fault, prints.of(fault[1])) for fault in wrong_steps(model)]
    others = [(one.mistake, read(one.node.answer, words)) for one in case.key.others.get(node.id, ())]
    foreseen = [(named(name).family, tree, prints.of(tree)) for name, tree in others if name]
    found: dict[str, Faults] = {}
    for (family, tree), value in made:
        faults = found.setdefault(plain(tree), Faults())
        faults.made |= {family}
        faults.made |= {one[0] for one, there in made if _agree(one[1], there, tree, value, words)}
        faults.foreseen |= {one for one, wrong, there in foreseen if _agree(wrong, there, tree, value, words)}
    return found


def _agree(one: Tree, there: float | None, tree: Tree, value: float | None, words: Scope) -> bool:
    if one == tree or there is None or value is None or not same(there, value):
        return one == tree
    return decide(one, tree, words).verdict == "equal"


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
    alone = Cell({}, node, kind, Text(text, 1, 1), single=not cell)
    return road._judged(alone, road._read(alone, None), None)
