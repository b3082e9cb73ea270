"""What does a student hand in who works a whole exercise out, and how is each value of it marked?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

import yaml

from exercises.graph import Key
from exercises.item import Exercise, Part
from exercises.listing import listing
from exercises.load import load
from exercises.values import Rounding, magnitude
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


def marked(
    exercise: Exercise, answers: Mapping[str, object], variant: int = 0, *, diagnosing: bool = True
) -> Report:
    text = yaml.safe_dump({"variant": variant, "answers": {exercise.id: dict(answers)}}, sort_keys=False)
    return judge(read_submission(text.encode(), "sheet.yaml"), diagnosing=diagnosing)


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
