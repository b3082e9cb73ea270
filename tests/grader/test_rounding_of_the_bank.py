"""Rounding everywhere costs nothing and a slip costs its own value, in every exercise with numbers."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from fractions import Fraction

import pytest
import yaml

from exercises.graph import Key
from exercises.item import Exercise, Part
from exercises.keys import drawn
from exercises.listing import listing
from exercises.load import load
from exercises.values import RUNS, Rounding, Value, magnitude
from grader.judge import judge
from grader.report import CellReport, PartReport, Report
from grader.submission import read_submission

KINDS = ("number", "trace", "table", "array")
WITH_NUMBERS = [
    listed.id
    for listed in listing()
    if any(part.kind in KINDS and part.check is None for part in load(listed.id).parts.values())
]
Place = tuple[str, str]  # part, cell


def worked(key: Key, hand: Rounding, slips: Mapping[str, Fraction]) -> dict[str, str]:
    """What a student writes who shortens every value and slips at some of them."""
    seen: dict[str, Value] = {}
    for id, node in key.nodes.items():
        value = node.recomputed(seen.get) if node.value is not None else None
        if value is not None:
            seen[id] = Value(hand.of(hand.of(value.fraction) * slips.get(id, Fraction(1))))
    return {id: spelled(value.fraction, hand) for id, value in seen.items()}


def spelled(number: Fraction, hand: Rounding) -> str:
    """With all the digits of the run: 1.00 to three figures."""
    places = hand.digits if hand.kind == "decimals" else hand.digits - 1 - magnitude(number)
    if places <= 0 or number.denominator == 1:
        return str(int(number))
    digits = str(int(abs(number) * 10**places)).rjust(places + 1, "0")
    return f"{'-' if number < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def sheet(exercise: Exercise, key: Key, texts: Mapping[str, str]) -> dict[str, object]:
    """Every part that asks for numbers, filled in."""
    parts = (part for part in exercise.parts.values() if part.kind in KINDS and part.check is None)
    answers = {part.id: answer(part, key, texts) for part in parts}
    return {id: said for id, said in answers.items() if said}


def answer(part: Part, key: Key, texts: Mapping[str, str]) -> object:
    cells = {cell: texts[id] for cell, id in key.slots[part.id].items() if id in texts}
    if part.kind == "number":
        return cells.get("")
    if part.kind == "trace":
        return {cell: text for cell, text in cells.items() if "[" not in cell}
    if part.kind == "table":
        return [row(part, number, cells) for number in range(1, part.rows + 1)]
    shape = key.shapes[part.id]
    return nested(cells, shape, ()) if len(cells) == len(key.slots[part.id]) else None


def row(part: Part, number: int, cells: Mapping[str, str]) -> dict[str, str]:
    key = {part.row_key: part.row_names[number - 1]} if part.row_key else {}
    start = f"{number}."
    return {
        **key,
        **{cell.removeprefix(start): text for cell, text in cells.items() if cell.startswith(start)},
    }


def nested(cells: Mapping[str, str], shape: tuple[int, ...], at: tuple[int, ...]) -> object:
    if len(at) == len(shape):
        return cells[",".join(map(str, at))]
    return [nested(cells, shape, (*at, place)) for place in range(1, shape[len(at)] + 1)]


def marked(exercise: Exercise, answers: Mapping[str, object]) -> Report:
    text = yaml.safe_dump({"answers": {exercise.id: dict(answers)}}, sort_keys=False)
    return judge(read_submission(text.encode(), "sheet.yaml"))


def judged(exercise: Exercise, report: Report) -> Iterator[tuple[Place, str, bool]]:
    """Place, outcome, and whether fewer figures are written than the part asks for."""
    for part in report.parts:
        item = exercise.parts[part.part]
        if not part.cells:
            yield (part.part, ""), part.outcome, too_few(part, item)
        for cell in part.cells:
            if cell.read_as is not None:
                yield (part.part, named(item, cell.at)), cell.outcome, too_few(cell, item)


def too_few(said: PartReport | CellReport, part: Part) -> bool:
    digits = str(said.read_as).lstrip("-").replace(".", "").lstrip("0")
    return len(digits) < (part.figures or 0)


def named(part: Part, at: Mapping[str, object]) -> str:
    """The cell of the key that a place of the report is."""
    if "key" in at:
        return str(at["key"])
    if "index" in at:
        index = at["index"]
        assert isinstance(index, list)
        return ",".join(map(str, index))
    number = part.row_names.index(str(at["row"])) + 1 if part.row_key else at["row"]
    return f"{number}.{at['cell']}"


@pytest.mark.parametrize("id", WITH_NUMBERS)
def test_rounding_or_cutting_everywhere_costs_nothing(id: str) -> None:
    """At 2 to 6 figures or decimals, wherever enough figures are left for what the part asks."""
    exercise = load(id)
    key = drawn(exercise, 0)[1]
    for hand in RUNS:
        report = marked(exercise, sheet(exercise, key, worked(key, hand, {})))
        wrong = [
            place for place, outcome, few in judged(exercise, report) if outcome != "correct" and not few
        ]
        assert wrong == [], (str(hand), report)


def slips_cost(id: str, count: int, most: int) -> None:
    """So many slips cost so many values: each draw of them at places the student fills in."""
    exercise = load(id)
    key = drawn(exercise, 0)[1]
    draw = random.Random(f"{id}.{count}")
    full = sheet(exercise, key, worked(key, RUNS[0], {}))
    places = {
        node: (part, cell)
        for part in full
        for cell, node in key.slots[part].items()
        if key.nodes[node].formula and key.nodes[node].value is not None and "[" not in cell
        and key.nodes[node].value.fraction  # type: ignore[union-attr]
        and key.nodes[node].recomputed(lambda source: key.nodes[source].value) is not None
    }  # fmt: skip
    if len(places) < count:
        return
    for _ in range(most):
        chosen = draw.sample(sorted(places), count)
        hand = Rounding("figures", draw.choice((4, 5)), draw.choice(("round", "cut")))
        factors = dict(zip(chosen, (Fraction(131, 100), Fraction(171, 100)), strict=False))
        report = marked(exercise, sheet(exercise, key, worked(key, hand, factors)))
        here = {places[node] for node in chosen}
        wrong = {
            place
            for place, outcome, few in judged(exercise, report)
            if outcome not in ("correct", "carried") and (place in here or not few)
        }
        assert wrong == here, (str(hand), chosen, report)


@pytest.mark.parametrize("id", WITH_NUMBERS)
def test_a_slip_costs_its_own_value(id: str) -> None:
    """One value a third too large; what follows from it, in any later part, is carried."""
    slips_cost(id, 1, 2)


@pytest.mark.slow
@pytest.mark.parametrize("id", WITH_NUMBERS)
def test_two_slips_cost_two_values(id: str) -> None:
    """Likewise with two of them, and with many more draws of one."""
    slips_cost(id, 1, 20)
    slips_cost(id, 2, 20)
