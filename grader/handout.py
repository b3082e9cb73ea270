"""What was asked, what of it was handed in, and what is missing?

With a sheet, what counts is what was handed out: its exercises in its order with its weights, a part that is
not there as `unanswered`, and the variant that the sheet gives the student, whatever the file claims.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from exercises import worked
from exercises.draw import variants
from exercises.item import Variant
from exercises.keys import drawn
from exercises.load import load
from exercises.scenes import scenes
from exercises.sheet import Sheet
from exercises.sources import derivations_of
from grader.places import place
from grader.report import ExerciseHead, PartReport, Problem, Report, WorkedValue
from grader.submission import Submission

OTHER_SHEET = "This was handed in for the sheet `{found}`. It is marked by the sheet `{sheet}`."
NOT_ON_SHEET = "`{exercise}` is not on this sheet and does not count."
OTHER_VARIANT = "Here stands variant {found}. This sheet gives you variant {variant}: it was marked by that."


def claimed(submission: Submission, sheet: Sheet) -> Submission:
    """The submission with the variant that the sheet gives; what it claims otherwise is a problem."""
    variant = sheet.variant_of(submission.student)
    problems = list(submission.problems)
    if submission.sheet is not None and submission.sheet != sheet.id:
        problems.append(_problem("other-sheet", OTHER_SHEET.format(found=submission.sheet, sheet=sheet.id)))
    if submission.variant not in (0, variant):  # 0 is also what a file has that says nothing
        said = OTHER_VARIANT.format(found=submission.variant, variant=variant)
        problems.append(_problem("other-variant", said))
    return replace(submission, variant=variant, problems=tuple(problems))


def by_sheet(report: Report, submission: Submission, sheet: Sheet, bank: Path | None) -> Report:
    """The report by what was handed out."""
    parts: list[PartReport] = []
    for id, weight in sheet.weights.items():
        parts += _weighed(numbered(id, bank, report.variant), report, weight)
    other = dict.fromkeys(part.exercise for part in report.parts if part.exercise not in sheet.weights)
    problems = [
        Problem(*place(submission, id), "not-on-sheet", NOT_ON_SHEET.format(exercise=id)) for id in other
    ]
    return replace(report, parts=parts, problems=(*report.problems, *problems))


def heads_of(
    report: Report, bank: Path | None, *, drawing: bool = False, solved: bool = False
) -> dict[str, ExerciseHead]:
    """What is said of every exercise in the report, with the numbers of its variant; for a page (`drawing`)
    also what its pictures are drawn from and, where solutions are to be shown, how it is worked out."""
    found = {}
    for id in dict.fromkeys(p.exercise for p in report.parts):
        digest = load(id, bank).digest if drawing else ""
        found[id] = (
            _full(id, bank, report.variant, digest, solved)
            if drawing
            else _head(numbered(id, bank, report.variant))
        )
    return found


@lru_cache(maxsize=256)
def _full(id: str, bank: Path | None, number: int, digest: str, solved: bool) -> ExerciseHead:
    """A head with its scenes: the same for a whole class, as long as the exercise's file (`digest`) is."""
    variant, key = drawn(load(id, bank), number)
    head = replace(_head(variant), scenes=scenes(variant, key))
    if not solved:
        return head
    values = [WorkedValue(*row) for row in worked.texts(variant, key)]
    return replace(head, derivations=tuple(derivations_of(variant.exercise)), worked=values)


def numbered(id: str, bank: Path | None, variant: int) -> Variant:
    """An exercise with its numbers; those of the notes are there without working anything out."""
    exercise = load(id, bank)
    return drawn(exercise, variant)[0] if variant else next(variants(exercise, 0))


def _head(variant: Variant) -> ExerciseHead:
    exercise = variant.exercise
    options = {
        part.id: {label: variant.fill(part.options[id].text) for label, id in variant.options(part).items()}
        for part in exercise.parts.values()
        if part.options
    }
    conventions = [variant.fill(convention) for convention in exercise.conventions]
    return ExerciseHead(exercise.title, variant.fill(exercise.statement), conventions, options)


def _weighed(variant: Variant, report: Report, weight: Fraction) -> Iterator[PartReport]:
    exercise = variant.exercise
    found = {part.part: part for part in report.parts if part.exercise == exercise.id}
    for id, part in exercise.parts.items():
        ask, marks = variant.fill(part.ask), float(part.marks)
        missing = PartReport(exercise.id, id, part.kind, "unanswered", 0.0, marks, ask=ask)
        one = found.get(id, missing)
        yield one._replace(awarded=float(weight) * one.awarded, available=float(weight) * one.available)


def _problem(code: str, message: str) -> Problem:
    return Problem(None, None, code, message)
