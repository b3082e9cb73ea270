"""May a number be infinite?  Where it grows without bound, `oo` is right, and nothing else."""

from __future__ import annotations

import pytest
import yaml

from grader.judge import judge
from grader.report import PartReport
from grader.submission import read_submission


def marked(exercise: str, part: str, written: object) -> PartReport:
    source = yaml.safe_dump({"answers": {exercise: {part: written}}}, allow_unicode=True).encode()
    return judge(read_submission(source, "a.yaml")).parts[0]


@pytest.mark.parametrize(
    ("written", "outcome"),
    [
        ("oo", "correct"),
        ("∞", "correct"),
        (r"\infty", "correct"),
        ("+oo", "correct"),
        ("infinity", "correct"),
        ("-oo", "incorrect"),
        ("-∞", "incorrect"),
        ("0", "incorrect"),
        ("1e300", "incorrect"),
        ("oo + 1", "unreadable"),
        ("2*oo", "unreadable"),
        ("1/0", "unreadable"),
    ],
)
def test_an_infinite_limit(written: str, outcome: str) -> None:
    """Every spelling of infinity, with its sign; arithmetic with it has no value."""
    assert [cell.outcome for cell in marked("tanh-unit", "exponential-limits", {"plus": written}).cells] == [
        outcome
    ]


@pytest.mark.parametrize(("written", "outcome"), [("0", "correct"), ("oo", "incorrect"), ("-∞", "incorrect")])
def test_a_finite_limit(written: str, outcome: str) -> None:
    """Infinity is a wrong number where the number is finite: it is read, and not refused."""
    cells = marked("tanh-unit", "exponential-limits", {"minus": written}).cells
    assert [cell.outcome for cell in cells] == [outcome]


def test_an_infinite_loss_in_a_table() -> None:
    """The cross-entropy of a wrong answer given with certainty."""
    rows = [{}, {}, {"bce": "oo", "half_square": "0.5"}, {"bce": "4.61", "half_square": "0.49"}]
    report = marked("bce-loss", "values", rows)
    assert {cell.outcome for cell in report.cells} == {"correct"}


@pytest.mark.parametrize(
    ("part", "cell", "written", "mistake"),
    [
        ("exponential-limits", "plus", "-oo", "turned-sign"),
        ("exponential-limits", "plus", "0", "limits-exchanged"),
        ("exponential-limits", "minus", "oo", "limits-exchanged"),
        ("tanh-limits", "plus", "oo", "range-of-field"),
        ("exponential-limits", "plus", "17", None),
    ],
)
def test_the_mistake_behind_a_wrong_limit(part: str, cell: str, written: str, mistake: str | None) -> None:
    """What leads to infinity, or away from it, has a name like any other slip."""
    (found,) = marked("tanh-unit", part, {cell: written}).cells
    assert (found.mistake and found.mistake.name) == mistake
