"""One slip costs once, in calculations made with a pocket calculator.

The rows are in `carried_by_hand.yaml`: the numbers were worked out apart from the code under test.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from grader.judge import judge
from grader.report import CellReport
from grader.submission import read_submission

ROWS = yaml.safe_load(Path(__file__).with_name("carried_by_hand.yaml").read_text())
EARNED = ("correct", "carried", "unanswered")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["exercise"]))
def test_only_the_slip_costs(row: Mapping[str, object]) -> None:
    """What follows from it is carried, rounded or not, with cells missing or unreadable in between."""
    sheet = yaml.safe_dump({"answers": {row["exercise"]: row["answers"]}}, sort_keys=False).encode()
    report = judge(read_submission(sheet, "sheet.yaml"))
    assert not report.problems
    lost = []
    for part in report.parts:
        cells = [
            (place(cell), cell.outcome) for cell in part.cells if len(cell.at) > 1 or "row" not in cell.at
        ]
        lost += [
            f"{part.part}{name}" for name, outcome in cells or [("", part.outcome)] if outcome not in EARNED
        ]
    assert lost == row["wrong"], report


def place(cell: CellReport) -> str:
    """`.H3`, `.2,1`, `.conv.height`: where a cell stands."""
    at = cell.at
    index = at.get("index")
    last = ",".join(map(str, index)) if isinstance(index, list) else at.get("key", at.get("cell"))
    return f".{at['row']}.{last}" if "row" in at else f".{last}"


def test_there_are_fifty() -> None:
    """Of many exercises, with two slips in some."""
    assert len(ROWS) >= 50
    assert len({row["exercise"] for row in ROWS}) >= 20
    assert sum(len(row["wrong"]) >= 2 for row in ROWS) >= 4


def test_what_follows_with_too_few_figures_is_said_to() -> None:
    """0.02 follows from a wrong 0.05, as far as it goes."""
    sheet = yaml.safe_dump({"answers": {"bayes-screening": {"evidence": "0.05", "posterior": "0.02"}}})
    _, posterior = judge(read_submission(sheet.encode(), "sheet.yaml")).parts
    assert posterior.outcome == "incorrect"
    assert "too few figures" in posterior.message
