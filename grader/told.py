"""What is reported of a part, and in which words?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from derivations.language import read
from derivations.language.mathml import mathml
from exercises.item import Exercise, Part
from grader import mark
from grader.answers import Asked, Cell, Met, Reading
from grader.places import place, spoken
from grader.reading.written import Answer, Text, as_written
from grader.report import CellReport, MistakeReport, PartReport
from grader.submission import Submission

FORMULAS = ("expression", "equation")
ROUNDED = "Right, with the rounding on the way."


class Judgement(NamedTuple):
    """What was found out about one value."""

    met: Met
    reading: Reading | None = None
    mistake: MistakeReport | None = None
    follows: str | None = None  # the wrong value it goes back to
    trivial: bool = False


def turned(judged: Judgement, part: Part) -> Judgement:
    """A right entry of a matrix whose rows were written as columns."""
    if judged.met.outcome not in mark.FULL:
        return judged
    outcome = "partial" if part.mode_share else "incorrect"
    said = "Right, but for rows and columns that changed places."
    return judged._replace(met=judged.met._replace(outcome=outcome, message=said, share=part.mode_share))


def of_cell(cell: Cell, judged: Judgement) -> CellReport:
    """The report of one value."""
    met, mistake, reading = judged.met, judged.mistake, judged.reading
    message = met.message
    if mistake is not None and not met.coarse:
        message = f"{message} {mistake.message}" if message else mistake.message
    return CellReport(
        cell.at,
        met.outcome,
        reading.read_as if reading is not None else None,
        message,
        mistake,
        cell.written.text if isinstance(cell.written, Text) else "",
        judged.follows,
        met.rounded,
    )


def of_one(report: PartReport, cell: Cell, judged: Judgement, part: Part) -> PartReport:
    """The report of a part of one value."""
    said = of_cell(cell, judged)
    share = _share(judged, part)
    tree = judged.reading.tree if judged.reading and cell.kind in FORMULAS else None
    return report._replace(
        outcome=said.outcome,
        awarded=float(mark.awarded([share], 1, part.marks)),
        message=said.message,
        read_as=said.read_as,
        read_mathml=mathml(tree) if tree is not None else "",
        rounded=said.rounded,
        mistake=said.mistake,
        evidence=judged.met.evidence,
    )


def of_many(
    report: PartReport, filled: Sequence[Cell], judged: Sequence[Judgement], count: int, part: Part
) -> PartReport:
    """The report of a part of `count` cells, from those that were filled in."""
    cells = [of_cell(cell, one) for cell, one in zip(filled, judged, strict=True)]
    outcomes = [one.met.outcome for one in judged]
    shares = [_share(one, part) for one in judged]
    wrong = [one for one in judged if one.met.outcome not in mark.FULL]
    return report._replace(
        outcome=mark.together(outcomes, count),
        awarded=float(mark.awarded(shares, count, part.marks)),
        message=spoken(outcomes, count),
        rounded=True in [one.met.rounded for one in judged],
        mistake=_headline([one.mistake for one in wrong if one.mistake]),
        evidence=next((one.met.evidence for one in wrong if one.met.evidence), None),
        cells=(*cells, *_TOGETHER.get(part.kind, _nothing)(cells)),
    )


def _share(judged: Judgement, part: Part) -> mark.Share:
    met = judged.met
    price = part.price if met.share is None else met.share
    return mark.share(met.outcome, trivial=judged.trivial, price=price)


def _headline(mistakes: Sequence[MistakeReport]) -> MistakeReport | None:
    """The mistake of the whole: the one that most of its cells have, of equally many the first."""
    count = Counter(one.name for one in mistakes)
    return max(mistakes, key=lambda one: count[one.name], default=None)


def _rows(cells: Sequence[CellReport]) -> list[CellReport]:
    """One more entry for each row of a table, after its cells."""
    rows: dict[object, list[str]] = {}
    for cell in cells:
        if "row" in cell.at:
            rows.setdefault(cell.at["row"], []).append(cell.outcome)
    return [CellReport({"row": row}, mark.together(outcomes)) for row, outcomes in rows.items()]


def _wholes(cells: Sequence[CellReport]) -> list[CellReport]:
    """One more entry for each name of a trace that holds a list or a matrix, after its entries."""
    wholes: dict[object, list[CellReport]] = {}
    for cell in cells:
        if "key" in cell.at and "index" in cell.at:
            wholes.setdefault(cell.at["key"], []).append(cell)
    found = []
    for name, inside in wholes.items():
        mistake = _headline([one.mistake for one in inside if one.mistake])
        outcome = mark.together([one.outcome for one in inside])
        found.append(CellReport({"key": name}, outcome, mistake=mistake))
    return found


def _nothing(cells: Sequence[CellReport]) -> list[CellReport]:
    return []


_TOGETHER = {"table": _rows, "trace": _wholes}  # what is said of several cells at once


def blank(
    asked: Asked, submission: Submission, answer: Answer | None, outcome: str, message: str
) -> PartReport:
    """The report of a part before anything was found out about it."""
    exercise, part = asked.exercise, asked.part
    line, column = place(submission, exercise.id, part.id)
    return PartReport(
        exercise=exercise.id,
        part=part.id,
        kind=part.kind,
        outcome=outcome,
        awarded=0.0,
        available=float(part.marks),
        message=message,
        line=answer.line if answer is not None else line,
        column=answer.column if answer is not None else column,
        written=as_written(answer) if answer is not None else None,
        ask=asked.variant.fill(part.ask),
    )


def without_solution(report: PartReport) -> PartReport:
    """The evidence without the value of the model answer at its point: of a constant it is the answer."""
    values = report.evidence.get("values") if report.evidence else None
    if report.evidence is None or not isinstance(values, Mapping):
        return report
    mine = {side: value for side, value in values.items() if side != "expected"}
    return report._replace(evidence={**report.evidence, "values": mine})


def with_solution(report: PartReport, asked: Asked) -> PartReport:
    """With the model answers: only where the lecturer asks for them."""
    nodes, slots = asked.key.nodes, asked.key.slots[asked.part.id]
    if asked.part.kind == "choice":
        shown = {letter: label for label, letter in asked.variant.options(asked.part).items()}
        return report._replace(solution=", ".join(shown[one] for one in nodes[slots[""]].answer.split(", ")))
    if "" not in slots:
        said = (f"{cell} = {nodes[id].answer}" for cell, id in slots.items())
        return report._replace(solution="; ".join(said))
    answer = nodes[slots[""]].answer
    if asked.part.kind != "expression":
        return report._replace(solution=answer)
    return report._replace(solution=answer, solution_mathml=mathml(read(answer, asked.scope)))


def carried(judged: Judgement, how: str, root: str, trivial: bool = False) -> Judgement:
    """The judgement of a value that follows from a wrong earlier one."""
    evidence: dict[str, object] = {"how": how, "follows": root, "trivial": trivial}
    met = Met("carried", follows(root, trivial), evidence=evidence)
    return Judgement(met, judged.reading, judged.mistake, root, trivial)


@lru_cache(maxsize=256)
def follows(root: str, trivial: bool) -> str:
    """What is said of a value that is right, given a wrong earlier one."""
    named = spelled(root)
    if trivial:
        return f"This follows from what you wrote for {named}, which makes it a matter of course."
    return f"This follows from what you wrote for {named}, which is not right; nothing is lost again here."


def spelled(node: str) -> str:
    """The id of a value in words.

    >>> spelled("pass-2/2.w2"), spelled("deltas-1/d5"), spelled("means/1,2")
    ('w2 in row 2 of pass-2', 'd5 in deltas-1', 'entry 1,2 of means')
    """
    part, _, cell = node.partition("/")
    row, _, column = cell.partition(".")
    if column:
        return f"{column} in row {row} of {part}"
    if cell:
        return f"entry {cell} of {part}" if cell[0].isdigit() else f"{cell} in {part}"
    return part


def failed(exercise: Exercise, submission: Submission) -> list[PartReport]:
    """The parts answered of an exercise that cannot be used: a fault of ours."""
    reports = []
    for id, answer in submission.answers.get(exercise.id, {}).items():
        if id in exercise.parts:
            part = exercise.parts[id]
            reports.append(
                PartReport(
                    exercise=exercise.id,
                    part=id,
                    kind=part.kind,
                    outcome="failed",
                    awarded=0.0,
                    available=float(part.marks),
                    message="This could not be marked: the exercise has a fault. It is not yours.",
                    line=answer.line,
                    column=answer.column,
                    written=as_written(answer),
                )
            )
    return reports
