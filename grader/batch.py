"""How is a whole class marked?

Every path ends as at least one report: a file as the report of its submission, a folder as one report a
submission below it, whatever cannot be used as a report that says why.  The order is that of the paths and,
below a folder, of the names; it does not depend on the number of processes.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from grader.executors import run
from grader.report import PartReport, Problem, Report

if TYPE_CHECKING:
    from exercises.sheet import Sheet
    from grader.submission import Submission

SUFFIXES = (".yaml", ".yml")


NOTHING = Problem(None, None, "no-submissions", "No file below this folder ends in .yaml or .yml.")
FAILED = Problem(
    None, None, "failed", "The checker failed on this file. That is our fault: it waits for a person."
)
LOST = Problem(None, None, "failed", "Marking this file ended the process twice. It waits for a person.")


@dataclass(frozen=True, slots=True)
class Job:
    """One file to mark; or what is to be said instead."""

    path: str
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """A report, and what the operator should know of a fault of ours."""

    report: Report
    trace: str = ""


@dataclass(frozen=True, slots=True)
class How:
    """What is the same for every submission."""

    bank: Path | None = None
    show_solutions: bool = False
    sheet: Sheet | None = None
    drawing: bool = False  # pages are wanted, with their pictures


def mark_all(paths: Sequence[str], how: How, *, processes: int = 1) -> Iterator[Done]:
    """A report for every submission at or below the paths, in order, as they are ready."""
    return run(partial(mark_one, how=how), jobs_of(paths), jobs=processes, lost=_lost)


def jobs_of(paths: Sequence[str]) -> list[Job]:
    """The files to mark: each path, or what is below it."""
    found: list[Job] = []
    for path in paths:
        if not os.path.isdir(path):
            found.append(Job(path))
            continue
        below = [Job(name) for name in submissions_below(path)]
        found += below or [Job(path, NOTHING)]
    return found


def submissions_below(folder: str) -> Iterator[str]:
    """YAML files below a folder, sorted by name; not hidden ones, nor what a link to a folder leads to."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from submissions_below(entry.path)
        elif entry.name.lower().endswith(SUFFIXES):
            yield entry.path


def mark_one(job: Job, how: How) -> Done:
    """One submission, read and judged.  Whatever goes wrong, there is a report."""
    if job.problem:
        return Done(Report(job.path, None, 0, (), (job.problem,)))
    return _marked(job.path, None, how)


def _marked(path: str, submission: Submission | None, how: How, *, alone: bool = False) -> Done:
    try:
        from grader.handout import by_sheet, claimed, heads_of
        from grader.judge import judge
        from grader.submission import submission_at

        if submission is None:
            submission = submission_at(path)
            submission = claimed(submission, how.sheet) if how.sheet else submission
        report = judge(submission, bank=how.bank, show_solutions=how.show_solutions)
        if how.sheet and not alone:
            report = by_sheet(report, submission, how.sheet, how.bank)
        return Done(
            replace(report, heads=heads_of(report, how.bank, drawing=how.drawing, solved=how.show_solutions))
        )
    except Exception:  # the one broad catch: a fault of ours costs neither other files nor other exercises
        trace = traceback.format_exc()
    if submission is None:
        return Done(Report(path, None, 0, (), (FAILED,)), trace)
    if len(submission.answers) > 1:
        return Done(_exercise_by_exercise(submission, how), trace)
    parts = [
        PartReport(exercise, part, "", "failed", 0.0, 0.0)
        for exercise, answers in submission.answers.items()
        for part in answers
    ]
    problems = (*submission.problems, FAILED)
    return Done(Report(path, submission.student, submission.variant, parts, problems), trace)


def _exercise_by_exercise(submission: Submission, how: How) -> Report:
    """The same submission with each exercise judged alone: only the one that we fail on is `failed`."""
    alone = [
        replace(
            submission,
            answers={id: submission.answers.get(id, {})},
            problems=(),
            refused={id: submission.refused.get(id, {})},
        )
        for id in dict.fromkeys((*submission.answers, *submission.refused))
    ]
    reports = [_marked(one.file, one, how, alone=True).report for one in alone]
    problems = [*submission.problems, *(problem for report in reports for problem in report.problems)]
    if FAILED not in problems:
        problems.append(FAILED)
    return Report(
        submission.file,
        submission.student,
        submission.variant,
        [part for report in reports for part in report.parts],
        tuple(problems),
        {exercise: head for report in reports for exercise, head in report.heads.items()},
    )


def _lost(job: Job) -> Done:
    return Done(Report(job.path, None, 0, (), (LOST,)))
