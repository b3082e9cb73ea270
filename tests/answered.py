"""What does a report look like for every exercise, however it was answered?

Each exercise of the bank answered in five ways, marked by the judge as a student's file would be: right;
wrong everywhere; with one slip, from which the rest follows; not to be read; and, since not every exercise
has an answer that equality cannot tell, right with every outcome made `undecided`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction

import yaml

from derivations.chapters import derived
from exercises.graph import Node
from exercises.item import Part
from exercises.keys import drawn
from exercises.listing import listing
from exercises.load import load
from exercises.values import Rounding, Value
from grader.cases import Case, answer
from grader.handout import heads_of
from grader.judge import judge
from grader.report import CellReport, PartReport, Report
from grader.submission import read_submission

IDS = tuple(listed.id for listed in listing())
NOT_CLOSED = "1/(1 + 0.5"
WRONG = {"number": "77.5", "interval": "(76, 77)", "set": "{76, 77}", "equation": "76 = 77", "text": "w99"}
FOUR = Rounding("figures", 4, "round")
A_THIRD_MORE = Fraction(131, 100)


def right(case: Case, part: Part) -> dict[str, str]:
    """The model answers, cell by cell."""
    return case.model(part)


def wrong(case: Case, part: Part) -> dict[str, str]:
    """Something else in every place."""
    if part.kind == "choice":
        labels = case.drawn.options(part)
        return {"": next(label for label in labels if label not in case.model(part)[""])}
    return {cell: _other(case.key.nodes[id]) for cell, id in case.key.slots[part.id].items()}


def carried(case: Case, part: Part) -> dict[str, str]:
    """To four figures, with the first number that is asked for a third too large: the rest as it follows."""
    found: dict[str, Value] = {}
    slipped = False
    for id, node in case.key.nodes.items():
        value = node.recomputed(found.get) if node.value is not None else None
        if value is not None:
            first = node.asked and bool(node.formula) and bool(value.fraction) and not slipped
            slipped = slipped or first
            found[id] = Value(FOUR.of(value.fraction * A_THIRD_MORE if first else value.fraction))
    texts = {cell: found.get(id) for cell, id in case.key.slots[part.id].items()}
    return case.model(part) | {cell: f"{float(one.fraction):.4g}" for cell, one in texts.items() if one}


def unreadable(case: Case, part: Part) -> dict[str, str]:
    """A bracket open in every place."""
    return dict.fromkeys(case.key.slots[part.id], NOT_CLOSED)


WAYS: Mapping[str, Callable[[Case, Part], dict[str, str]]] = {
    "right": right,
    "wrong": wrong,
    "carried": carried,
    "undecided": right,
    "unreadable": unreadable,
}


def report(id: str, way: str, *, solutions: bool = False) -> Report:
    """The report of one exercise answered in one of the `WAYS`."""
    case = Case(*drawn(load(id), 0))
    written = {part.id: _written(case, part, way) for part in case.parts()}
    sheet = {"student": f"{id} {way}", "answers": {id: written}}
    source = yaml.safe_dump(sheet, allow_unicode=True, sort_keys=False).encode()
    found = judge(read_submission(source, f"{way}.yaml"), show_solutions=solutions)
    if way == "undecided":
        found = replace(found, parts=[_undecided(part) for part in found.parts])
    return replace(found, heads=heads_of(found, None, drawing=True, solved=solutions))


def _written(case: Case, part: Part, way: str) -> object:
    if part.kind != "lines":
        return answer(part, case.key, WAYS[way](case, part))
    assert isinstance(part.expected, Mapping)
    lines = list(derived(str(part.expected["derive"])).lines)
    last = {"wrong": "= 77", "carried": f"{lines[-1]} + 7", "unreadable": NOT_CLOSED}.get(way)
    return [*lines[:-1], last, last] if last else lines


def _other(node: Node) -> str:
    return WRONG.get(node.kind) or f"({node.answer}) + 7"


def _undecided(part: PartReport) -> PartReport:
    cells = [CellReport(one.at, "undecided", one.read_as, written=one.written) for one in part.cells]
    return part._replace(outcome="undecided", awarded=0.0, cells=cells, message="")
