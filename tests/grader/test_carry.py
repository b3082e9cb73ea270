"""Errors carried forward: an early slip costs once, wherever it is, and rounding costs nothing."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
import yaml

import grader.judge as judging
from exercises.compile import compiled
from exercises.fields import exercise
from exercises.graph import Key
from exercises.item import Exercise, Variant
from exercises.keys import drawn
from exercises.load import load
from exercises.positions import read_nodes
from exercises.values import Value
from grader.judge import judge
from grader.matter_of_course import moves, stands_beside
from grader.report import PartReport
from grader.submission import read_submission
from tests.grader.whole_sheets import WITH_NUMBERS


def made(text: str) -> tuple[Exercise, Variant, Key]:
    item = exercise(read_nodes(text, "test.yaml"), "test.yaml", text, {})
    variant = Variant(item, 0, item.given)
    return item, variant, compiled(variant)


def marked(
    monkeypatch: pytest.MonkeyPatch, found: tuple[Exercise, Variant, Key], answers: object
) -> list[PartReport]:
    item, variant, key = found
    monkeypatch.setattr(judging, "load", lambda id, bank: item)
    monkeypatch.setattr(judging, "drawn", lambda one, number: (variant, key))
    sheet = yaml.safe_dump({"answers": {item.id: answers}}, sort_keys=False).encode()
    report = judge(read_submission(sheet, "sheet.yaml"))
    assert not report.problems
    return list(report.parts)


def outcomes(report: PartReport) -> dict[str, str]:
    return {str(cell.at["key"]): cell.outcome for cell in report.cells}


CHAIN = """\
id: chain
title: A chain
topic: test
statement: A chain.
given: {x: 3, w: 0.7}
parts:
  steps:
    kind: trace
    ask: Fill in.
    marks: 4
    figures: 2
    cells: {a: a, b: b, c: c, d: d}
    expected: {a: x + 1, b: a*w, c: sqrt(b), d: c + w}
  later:
    kind: number
    ask: And then.
    marks: 2
    figures: 2
    uses: [steps]
    expected: 10*d
"""


@pytest.mark.parametrize(
    ("steps", "later", "want", "last"),
    [
        # right, in full and rounded
        (
            {"a": "4", "b": "2.8", "c": "1.6733", "d": "2.3733"},
            "23.733",
            "correct correct correct correct",
            "correct",
        ),
        ({"a": "4", "b": "2.8", "c": "1.7", "d": "2.4"}, "24", "correct correct correct correct", "correct"),
        (
            {"a": "4", "b": "2.8", "c": "1.67", "d": "2.37"},
            "23.7",
            "correct correct correct correct",
            "correct",
        ),
        # a slip at the first value: the rest follows from it
        (
            {"a": "5", "b": "3.5", "c": "1.87", "d": "2.57"},
            "25.7",
            "incorrect carried carried carried",
            "carried",
        ),
        # a slip in the middle: what stands before is right
        (
            {"a": "4", "b": "2.4", "c": "1.55", "d": "2.25"},
            "22.5",
            "correct incorrect carried carried",
            "carried",
        ),
        # two slips cost two
        (
            {"a": "5", "b": "3.5", "c": "3.5", "d": "4.2"},
            "42",
            "incorrect carried incorrect carried",
            "carried",
        ),
        # after a slip the model's value is right as well: the student may have looked it up
        (
            {"a": "5", "b": "2.8", "c": "1.67", "d": "2.37"},
            "23.7",
            "incorrect correct correct correct",
            "correct",
        ),
        # where a value is missing, it is worked out from the ones before
        ({"a": "5", "d": "2.57"}, "25.7", "incorrect carried", "carried"),
        # an unreadable value: the model's is used
        ({"a": "4", "b": "two", "c": "1.67"}, "23.7", "correct unreadable correct", "correct"),
        # nothing follows from thin air
        ({"a": "5", "b": "3.4"}, "24.9", "incorrect incorrect", "incorrect"),
        # too few figures, of a value that is right and of one that follows
        ({"a": "4", "b": "3", "c": "2"}, "23.7", "correct incorrect incorrect", "correct"),
    ],
)
def test_a_slip_costs_once(
    monkeypatch: pytest.MonkeyPatch, steps: Mapping[str, str], later: str, want: str, last: str
) -> None:
    """What follows correctly from a wrong value is carried, at any depth and into later parts."""
    first, second = marked(monkeypatch, made(CHAIN), {"steps": steps, "later": later})
    assert list(outcomes(first).values()) == want.split(), first
    assert second.outcome == last, second
    right = sum(one in ("correct", "carried") for one in want.split())
    assert (first.awarded, first.available) == (pytest.approx(right), 4)


def test_what_is_carried_names_where_it_comes_from(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first wrong value, not the one before."""
    answers = {"steps": {"a": "5", "b": "3.5", "c": "1.87"}}
    (report,) = marked(monkeypatch, made(CHAIN), answers)
    assert [cell.follows for cell in report.cells] == [None, "steps/a", "steps/a"]
    assert "a in steps" in report.cells[2].message


PRODUCT = """\
id: product
title: A product
topic: test
statement: A product.
given: {t: 5, w: 0.7}
parts:
  steps:
    kind: trace
    ask: Fill in.
    marks: 4
    cells: {z: z, dz: dz, dw: dw, n: n}
    expected: {z: 2*w + 1, dz: 2*(z - t), dw: dz*w, n: w + dz}
"""


def test_a_value_that_makes_the_rest_a_matter_of_course_is_capped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a slip makes the error 0, every product with it is 0: that earns half, and is said."""
    answers = {"steps": {"z": "5", "dz": "0", "dw": "0", "n": "0.7"}}
    (report,) = marked(monkeypatch, made(PRODUCT), answers)
    assert list(outcomes(report).values()) == ["incorrect", "carried", "carried", "carried"]
    assert report.awarded == pytest.approx(2.5)
    assert "matter of course" in report.cells[2].message
    assert "matter of course" not in report.cells[3].message


def test_what_stands_beside_a_wrong_value_moves_the_result() -> None:
    """A term or a factor beside it is said to matter at once: working the value out again says so too."""
    seen = 0
    for id in WITH_NUMBERS:
        nodes = drawn(load(id), 0)[1].nodes
        for node in nodes.values():
            sources = {
                name: source if isinstance(source, Value) else nodes[source].value
                for name, source in node.names.items()
            }
            values = {name: value for name, value in sources.items() if value is not None}
            if not node.formula or node.value is None or len(values) < max(2, len(sources)):
                continue
            here = node.at(values)
            for culprit in values:
                stands = stands_beside(node.tree(), culprit)
                if stands == "add" or (stands and here is not None and here.fraction):
                    assert moves(node, values, culprit, here), (id, node.id, culprit)
                    seen += 1
    assert seen > 100
