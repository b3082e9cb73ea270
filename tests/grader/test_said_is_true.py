"""Is what is said of a wrong answer true of it?

A name that is untrue is worse than none: each row says what must be said, or that nothing of the kind may be.
"""

from __future__ import annotations

import pytest
import yaml

from exercises.mistakes import named
from grader.judge import judge
from grader.report import CellReport, PartReport
from grader.submission import read_submission

SAID: list[tuple[str, str, object, dict[str, str]]] = [
    # exercise, part, what was written, the mistakes said of it: of a cell, or of the part as a whole ("")
    ("output-size", "one-kernel-shape", [224, 224, 1], {"1": "kernel-forgotten", "2": "kernel-forgotten"}),
    ("output-size", "one-kernel-shape", [222, 222, 3], {"3": "input-depth-kept"}),
    ("output-size", "one-kernel-shape", [1, 222, 222], {"1": "depth-put-first", "3": "depth-put-first"}),
]  # fmt: skip


def marked(exercise: str, part: str, answer: object) -> PartReport:
    sheet = yaml.safe_dump({"answers": {exercise: {part: answer}}}, allow_unicode=True)
    (report,) = judge(read_submission(sheet.encode(), "sheet.yaml")).parts
    return report


def place(cell: CellReport) -> str:
    """2.1 of row 2 and column 1, 2.w of row 2, v1."""
    return ".".join(
        ".".join(map(str, one)) if isinstance(one, list | tuple) else str(one) for one in cell.at.values()
    )


def names(report: PartReport) -> dict[str, str]:
    """The mistakes that are told first, by the place they are told at."""
    found = {place(cell): cell.mistake.name for cell in report.cells if cell.mistake}
    return {**({"": report.mistake.name} if report.mistake else {}), **found}


@pytest.mark.parametrize(("exercise", "part", "answer", "expected"), SAID)
def test_what_is_said_is_true(exercise: str, part: str, answer: object, expected: dict[str, str]) -> None:
    """Every cell by its own mistake; where nothing is expected of the whole, it is not looked at."""
    report = marked(exercise, part, answer)
    assert report.outcome in ("incorrect", "partial")
    found = names(report)
    if "" not in expected:
        found.pop("", None)
    assert found == expected
    assert all(named(name).sentence for name in found.values())
