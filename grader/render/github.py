"""What is a report as annotations of a GitHub workflow?

One command a line, `::error file=…,line=…,col=…,title=…::message`. It is shown beside the line of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from grader.render.outcomes import LOOKS, MEANINGS, marks
from grader.render.visible import visible
from grader.report import PartReport, Problem, Report

LEVELS = {
    "correct": None,
    "carried": None,
    "partial": "warning",
    "incorrect": "error",
    "undecided": "warning",
    "unreadable": "error",
    "unanswered": "warning",
    "failed": "error",
}


def github_lines(reports: Iterable[Report]) -> Iterator[str]:
    """The commands of all reports, each report closed by a notice of its marks."""
    for report in reports:
        for problem in report.problems:
            yield _problem(report, problem)
        for part in report.parts:
            if level := LEVELS[part.outcome]:
                yield _part(report, part, level)
        total = f"{marks(report.awarded)} of {marks(report.available)} marks"
        yield _command("notice", report.file, None, None, "marks", total)


def _problem(report: Report, problem: Problem) -> str:
    level = "notice" if problem.notice else "error"
    return _command(level, report.file, problem.line, problem.column, problem.code, problem.message)


def _part(report: Report, part: PartReport, level: str) -> str:
    title = f"{part.exercise}.{part.part}: {LOOKS[part.outcome].word}"
    said = part.message or MEANINGS[part.outcome]
    return _command(level, report.file, part.line, part.column, title, said)


def _command(level: str, file: str, line: int | None, column: int | None, title: str, message: str) -> str:
    fields = {"file": file, "line": line, "col": column, "title": title}
    written = ",".join(f"{key}={_field(str(value))}" for key, value in fields.items() if value is not None)
    return f"::{level} {written}::{_text(message)}\n"


def _text(text: str) -> str:
    return visible(text, lines=True).replace("%", "%25").replace("\n", "%0A")


def _field(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
