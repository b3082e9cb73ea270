"""May one name of a trace hold a list or a matrix?"""

from __future__ import annotations

import pytest
import yaml

import grader.judge as judging
from exercises.compile import compiled
from exercises.fields import exercise
from exercises.item import Variant
from exercises.positions import read_nodes
from grader.judge import judge
from grader.report import PartReport
from grader.submission import read_submission

ITEM = """\
id: lists
title: Lists
topic: test
statement: Lists.
given: {a: 2}
parts:
  gradients:
    kind: trace
    ask: All of them.
    marks: 3
    cells: {d: a number, w: a list, K: a matrix}
    expected: {d: a, w: [3*a, 5*a], K: [[a, 7], [11, 13]]}
    wrong: [{answer: {w: [3, 5]}, mistake: outer-factor-forgotten}]
  later:
    kind: number
    ask: Later.
    marks: 1
    uses: [gradients]
    expected: "w[2] + gradients_K[1,2]"
"""


def marked(monkeypatch: pytest.MonkeyPatch, **answers: object) -> tuple[PartReport, ...]:
    item = exercise(read_nodes(ITEM, "lists.yaml"), "lists.yaml", "", {})
    variant = Variant(item, 0, item.given)
    monkeypatch.setattr(judging, "load", lambda id, bank=None: item)
    monkeypatch.setattr(judging, "drawn", lambda exercise, number: (variant, compiled(variant)))
    source = yaml.safe_dump({"answers": {"lists": answers}}, sort_keys=False).encode()
    return tuple(judge(read_submission(source, "sheet.yaml")).parts)


RIGHT = {"d": "2", "w": ["6", "10"], "K": [["2", "7"], ["11", "13"]]}
ROWS = [
    # what is written, the outcome of the part, that of the whole w, that of the whole K
    (RIGHT, "correct", "correct", "correct"),
    ({**RIGHT, "w": "[6, 10]", "K": "[[2, 7], [11, 13]]"}, "correct", "correct", "correct"),
    ({**RIGHT, "w": ["6", "11"]}, "partial", "partial", "correct"),
    ({**RIGHT, "w": ["3", "5"]}, "partial", "incorrect", "correct"),
    ({**RIGHT, "w": ["6", "10", "14"]}, "partial", "unreadable", "correct"),
    ({**RIGHT, "K": ["2", "7", "11", "13"]}, "partial", "correct", "unreadable"),
]


@pytest.mark.parametrize(("written", "outcome", "w", "K"), ROWS)
def test_a_name_may_hold_a_list_or_a_matrix(
    monkeypatch: pytest.MonkeyPatch, written: dict[str, object], outcome: str, w: str, K: str
) -> None:
    """Each entry is a value of its own, and what is said of the whole comes after them."""
    (report,) = marked(monkeypatch, gradients=written)
    wholes = {cell.at["key"]: cell.outcome for cell in report.cells if "index" not in cell.at}
    assert (report.outcome, wholes["w"], wholes["K"]) == (outcome, w, K)


def test_the_mistake_of_an_entry_is_that_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """An author's wrong list is found entry by entry."""
    (report,) = marked(monkeypatch, gradients={**RIGHT, "w": ["3", "5"]})
    whole = next(cell for cell in report.cells if cell.at == {"key": "w"})
    assert whole.mistake is not None
    assert whole.mistake.name == "outer-factor-forgotten"
    assert {"key": "w", "index": [2]} in [cell.at for cell in report.cells]


def test_later_values_follow_from_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong entry is carried forward."""
    first, second = marked(monkeypatch, gradients={**RIGHT, "w": ["6", "12"]}, later="19")
    assert (first.outcome, second.outcome) == ("partial", "carried")


def test_a_list_left_blank_is_not_filled_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Like any other cell: nothing is said of it, and nothing of it is unreadable."""
    (part,) = marked(monkeypatch, gradients={"d": "2", "w": "", "K": ""})
    assert [cell.at for cell in part.cells] == [{"key": "d"}]
    assert part.outcome == "partial"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("d = 2, w = [6, 10]; K = [[2, 7], [11, 13]]", "correct"),
        ("d: 2, w: (6, 10)", "partial"),
        ("2, [6, 10]", "unreadable"),  # which is which is not guessed
        ("d = 2, d = 3", "unreadable"),
        ("d = 2, f = 3", "unreadable"),
    ],
)
def test_a_trace_may_be_one_text(monkeypatch: pytest.MonkeyPatch, text: str, outcome: str) -> None:
    """Named values between commas, each name once."""
    (report,) = marked(monkeypatch, gradients=text)
    assert report.outcome == outcome
