"""Are answers marked as was decided before: right, wrong and why, wrong from which line, none?

Each row of the tables is an answer to a part of the notes' own variant.  A factor is a factor; a digit may
look like one, or be a point gone astray.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from grader.judge import judge
from grader.report import PartReport
from grader.submission import read_submission

TABLES = [Path(__file__).with_name(f"written_{name}.yaml") for name in ("before", "by_students")]
SAMPLE = 20  # every so many of them are marked now, all in the sweeps
WRONG = ("incorrect", "partial")
FACTOR = frozenset({"missing-factor", "extra-factor", "wrong-factor", "wrong-denominator"})
POINT = frozenset({"digit", "decimal-shift"})

Row = tuple[str, str, str, object]


def rows() -> Iterator[Row]:
    """Exercise, part, what was decided, the answer with it."""
    for table in TABLES:
        for exercise, parts in yaml.safe_load(table.read_text(encoding="utf-8")).items():
            for part, groups in parts.items():
                for decided, written in groups.items():
                    yield from ((exercise, part, decided, one) for one in written)


def fault(row: Row) -> str:
    """How a row is marked otherwise than was decided; "" where it is not."""
    exercise, part, decided, written = row
    if decided in ("right", "refused"):
        found, wanted = (
            _marked(exercise, part, written).outcome,
            "correct" if decided == "right" else "unreadable",
        )
        return "" if found == wanted else found
    assert isinstance(written, list)
    if decided == "lines":
        line, lines = written
        report = _marked(exercise, part, lines)
        agrees = report.outcome in WRONG and report.wrong_line == line
        return "" if agrees else f"{report.outcome}, line {report.wrong_line}"
    answer, families = written
    report = _marked(exercise, part, answer)
    if report.outcome not in WRONG:
        return report.outcome
    said = _family(report)
    return "" if not families or any(_same(said, one) for one in families.split("|")) else said


def _marked(exercise: str, part: str, written: object) -> PartReport:
    sheet = yaml.safe_dump({"answers": {exercise: {part: written}}}, allow_unicode=True, sort_keys=False)
    (report,) = judge(read_submission(sheet.encode(), "sheet.yaml")).parts
    return report


def _family(report: PartReport) -> str:
    """The family that is said of the part, or of the first of its cells that has one."""
    named = (one.mistake for one in (report, *report.cells) if one.mistake is not None)
    return next((mistake.family for mistake in named), "none")


def _same(said: str, wanted: str) -> bool:
    return said == wanted or (said in FACTOR and wanted in FACTOR | {"digit"}) or {said, wanted} <= POINT


def otherwise(every: list[Row]) -> list[tuple[Row, str]]:
    """Those that are marked otherwise, and how."""
    return [(row, said) for row in every if (said := fault(row))]


def test_the_table_is_large_and_about_right_and_wrong() -> None:
    """More than three thousand answers; four of ten at least are wrong, and as many are right."""
    every = [decided for *_, decided, _ in rows()]
    assert len(every) > 3_000
    assert min(every.count("right"), every.count("wrong")) > 0.4 * len(every)


def test_a_sample_is_marked_as_was_decided() -> None:
    """Of all kinds of rows."""
    assert otherwise(list(rows())[::SAMPLE]) == []


@pytest.mark.slow
def test_every_answer_is_marked_as_was_decided() -> None:
    """The same of all of them."""
    assert otherwise(list(rows())) == []
