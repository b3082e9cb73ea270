"""What is a report as JUnit XML?

One suite a submission, one case a part; marks are properties.  Not right is a *failure*, what could not be
read or marked an *error*, what waits for the lecturer is *skipped*.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import quoteattr

from grader.render.outcomes import MEANINGS, marks
from grader.render.visible import visible
from grader.report import PartReport, Problem, Report

# outcome -> element and its type; none for what has earned its marks
ELEMENTS = {
    "correct": None,
    "carried": None,
    "partial": ("failure", "partial"),
    "incorrect": ("failure", "incorrect"),
    "undecided": ("skipped", None),
    "unreadable": ("error", "unreadable"),
    "unanswered": ("failure", "unanswered"),
    "failed": ("error", "internal"),
}


def junit_document(reports: Iterable[Report]) -> Iterator[str]:
    """The whole document, a suite at a time."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="grader">\n'
    for report in reports:
        yield "".join(_suite(report))
    yield "</testsuites>\n"


def _suite(report: Report) -> Iterator[str]:
    problems = [problem for problem in report.problems if not problem.notice]
    kinds = [element[0] for part in report.parts if (element := ELEMENTS[part.outcome])]
    counts = {
        "name": report.student or report.file,
        "tests": len(report.parts) + len(problems),
        "failures": kinds.count("failure"),
        "errors": kinds.count("error") + len(problems),
        "skipped": kinds.count("skipped"),
    }
    yield f"  <testsuite {_attributes(counts)}>\n    <properties>\n"
    for name, value in {"awarded": report.awarded, "available": report.available}.items():
        yield f"      <property {_attributes({'name': name, 'value': marks(value)})}/>\n"
    yield "    </properties>\n"
    for problem in problems:
        yield _problem(report, problem)
    for part in report.parts:
        yield _case(report, part)
    yield "  </testsuite>\n"


def _problem(report: Report, problem: Problem) -> str:
    case = {"classname": "file", "name": problem.code, "file": report.file, "line": problem.line}
    said = {"type": problem.code, "message": problem.message}
    return f"    <testcase {_attributes(case)}><error {_attributes(said)}/></testcase>\n"


def _case(report: Report, part: PartReport) -> str:
    case = {"classname": part.exercise, "name": part.part, "file": report.file, "line": part.line}
    properties = {"awarded": marks(part.awarded), "available": marks(part.available), "outcome": part.outcome}
    inside = "".join(f"<property {_attributes({'name': n, 'value': v})}/>" for n, v in properties.items())
    inside = f"<properties>{inside}</properties>"
    if element := ELEMENTS[part.outcome]:
        kind = {"message": part.message or MEANINGS[part.outcome], "type": element[1]}
        inside += f"<{element[0]} {_attributes(kind)}/>"
    return f"    <testcase {_attributes(case)}>{inside}</testcase>\n"


def _attributes(values: Mapping[str, object]) -> str:
    return " ".join(
        f"{name}={quoteattr(visible(str(value), lines=True))}"
        for name, value in values.items()
        if value is not None
    )
