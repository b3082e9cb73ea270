"""Kinds and forms that the first exercises do not use: what a later one may ask for."""

from __future__ import annotations

import pytest
import yaml

import grader.judge as judging
from exercises.compile import compiled
from exercises.fields import exercise
from exercises.item import Variant
from exercises.positions import read_nodes
from grader.judge import judge
from grader.report import Problem, Report
from grader.submission import read_submission

ITEM = """\
id: all-kinds
title: All kinds
topic: test
statement: All kinds.
given:
  X: [[1, 2], [3, 4]]
  side: [55, 27]
  filters: [96, 256]
  H: 224
symbols: {x1: real, x2: real, a: real, b: real, P: natural, S: natural, y1: real, y2: real, h: "real[3]"}
parts:
  several:
    kind: choice
    ask: Which?
    marks: 2
    options: {a: one, b: two, c: {text: three, mistake: n-minus-one}, d: four}
    expected: [a, b, d]
  boundary:
    kind: equation
    ask: The line.
    marks: 1
    symbols: [x1, x2]
    expected: x1 + 2*x2 - 3 = 0
  root:
    kind: equation
    ask: Which x1?
    marks: 1
    expected: x1 = 3
  sizes:
    kind: set
    ask: Which sides fit?
    marks: 1
    expected: "{6, 7}"
  pairs:
    kind: set
    ask: Which pairs fit?
    marks: 1
    expected: "{(1, 0), (3, 19)}"
  range:
    kind: interval
    ask: Where?
    marks: 1
    expected: "[0, oo)"
  accuracy:
    kind: number
    ask: Your accuracy.
    marks: 1
    check: 0.95..1
  outputs: {kind: array, ask: Your outputs., marks: 2, expected: ["0", "1"], check: within 0.3}
  counts:
    kind: table
    ask: Count.
    marks: 4
    columns: {layer: name, units: units, weights: weights}
    rows: [conv1, conv2]
    row_key: layer
    expected: {units: "side[row]^2*filters[row]", weights: "11*filters[row]"}
  total:
    kind: number
    ask: All units.
    marks: 1
    uses: [counts]
    expected: counts_units[1] + counts_units[2]
  half-a-million:
    kind: choice
    ask: Are they more than half a million?
    marks: 1
    uses: [total]
    options: {a: {text: "yes", mistake: turned-sign}, b: {text: "no", mistake: turned-sign}}
    expected: {a: total > 500000, b: total <= 500000}
  doubled:
    kind: array
    ask: Twice X.
    marks: 4
    shape: [2, 2]
    expected: {each: "2*X[i, j]"}
  cube:
    kind: array
    ask: A cube.
    marks: 8
    shape: [2, 2, 2]
    expected: {each: "4*i + 2*j + k"}
  formulas:
    kind: trace
    ask: The rule.
    marks: 2
    cells: {slope: slope, shape: shape}
    cell_kind: expression
    symbols: [a, b, h]
    expected: {slope: a - b, shape: "2*h[1]"}
  sizes-of-names:
    kind: trace
    ask: How long is h?
    marks: 1
    cells: {h: its length}
    cell_kind: expression
    symbols: [S]
    expected: {h: S}
  layer-shape:
    kind: trace
    ask: The shape.
    marks: 1
    cells: {conv: the shape}
    cell_kind: expression
    expected: {conv: "[H, H, 3]"}
  added:
    kind: expression
    ask: Add up h; the index may be called anything.
    marks: 1
    symbols: [h]
    expected: sum(h[S], S, 1, 3)
  priced:
    kind: number
    ask: A third.
    marks: 2
    figures: 3
    price: 1/2
    expected: 1/3
  constant:
    kind: expression
    ask: Up to a constant.
    marks: 1
    symbols: [a, b]
    mode: up-to-constant
    expected: a*b + 3
  density:
    kind: expression
    ask: One over b - a.
    marks: 1
    symbols: [a, b]
    expected: 1/(b - a)
  mean:
    kind: expression
    ask: Its mean.
    marks: 1
    symbols: [a, b]
    uses: [density]
    expected: density*(b^2 - a^2)/2
"""


@pytest.fixture(autouse=True)
def _own_bank(monkeypatch: pytest.MonkeyPatch) -> None:
    item = exercise(read_nodes(ITEM, "all.yaml"), "all.yaml", "", {})
    variant = Variant(item, 0, item.given)
    key = compiled(variant)
    monkeypatch.setattr(judging, "load", lambda id, bank: item)
    monkeypatch.setattr(judging, "drawn", lambda one, number: (variant, key))


def handed_in(answers: object) -> Report:
    sheet = {"answers": {"all-kinds": answers}}
    return judge(
        read_submission(yaml.safe_dump(sheet, sort_keys=False, allow_unicode=True).encode(), "a.yaml")
    )


@pytest.mark.parametrize(
    ("name", "written", "outcome"),
    [
        ("several", ["d", "a", "b"], "correct"),
        ("several", "a, b, d", "correct"),
        ("several", ["a", "b"], "incorrect"),
        ("several", ["a", "b", "c", "d"], "incorrect"),
        ("several", ["a", ["b"]], "unreadable"),
        ("boundary", "x1 + 2*x2 = 3", "correct"),
        ("boundary", "x2 = (3 - x1)/2", "correct"),
        ("boundary", "x1 + x2 = 3", "incorrect"),
        ("boundary", "x1 + 2*x2 - 3", "unreadable"),
        ("sizes", [7, 6], "correct"),
        ("sizes", "{6, 7}", "correct"),
        ("sizes", [6], "incorrect"),
        ("sizes", [6, 7, 8], "incorrect"),
        ("range", "[0, oo)", "correct"),
        ("range", "[0, ∞)", "correct"),
        ("range", "(0, oo)", "incorrect"),
        ("range", "[0, 1)", "incorrect"),
        ("accuracy", "0.97", "correct"),
        ("accuracy", "97%", "correct"),
        ("accuracy", "0.5", "incorrect"),
        ("outputs", ["0.3", "0.71"], "correct"),
        ("outputs", ["0.31", "0.9"], "partial"),
        ("outputs", ["0.5", "0.5"], "incorrect"),
        ("doubled", [[2, 4], [6, 8]], "correct"),
        ("doubled", [[2, 6], [4, 8]], "partial"),
        ("doubled", [2, 4, 6, 8], "unreadable"),
        ("doubled", "[[2, 4], [6, 2*4]]", "correct"),
        ("cube", [[[7, 8], [9, 10]], [[11, 12], [13, 14]]], "correct"),
        ("formulas", {"slope": "-(b - a)", "shape": "h_1 + h_1"}, "correct"),
        ("formulas", {"slope": "b - a", "shape": "2*h[1]"}, "partial"),
        ("added", "h_1 + h_2 + h_3", "correct"),
        ("added", "Σ_{P=1}^{3} h_P", "correct"),
        ("added", "sum(h[S], S, 1, P)", "incorrect"),
        ("priced", "0.333", "correct"),
        ("pairs", "{(3, 19), (1, 0)}", "correct"),
        ("pairs", "(3, 19), (1, 0)", "correct"),
        ("pairs", [[1, 0], [3, 19]], "correct"),
        ("pairs", ["(1, 0)", "(3, 19)"], "correct"),
        ("pairs", [[0, 1], [19, 3]], "incorrect"),
        ("layer-shape", {"conv": [224, 224, 3]}, "correct"),
        ("layer-shape", {"conv": "[224, 224, 3]"}, "correct"),
        ("layer-shape", {"conv": [224, 224, 1]}, "incorrect"),
        ("priced", "0.33", "partial"),
        ("priced", "0.34", "incorrect"),
        ("constant", "a*b - 7", "correct"),
        ("constant", "a*b + a", "incorrect"),
        ("total", "3*7", "incorrect"),
    ],
)
def test_each_kind(name: str, written: object, outcome: str) -> None:
    """Right in any of its spellings; another form is not readable, and says so."""
    (found,) = handed_in({name: written}).parts
    assert found.outcome == outcome, found
    if outcome in ("incorrect", "unreadable"):
        assert found.message


def test_a_root_is_not_given_away() -> None:
    """`x1 = 3` is told from `x1 = 4` at 3: that is the answer."""
    (found,) = handed_in({"root": "x1 = 4"}).parts
    assert found.outcome == "incorrect"
    assert "3" not in found.message.replace("x1", "")


def test_partial_marks_are_those_of_the_scheme() -> None:
    """Too few figures where the exercise prices them; a share of the cells."""
    priced, doubled = handed_in({"priced": "0.33", "doubled": [[2, 6], [4, 8]]}).parts
    assert (priced.awarded, doubled.awarded) == (1.0, 2.0)


def test_a_table_with_a_key_names_its_rows() -> None:
    """Rows in any order and any subset; a later part follows from them."""
    found = handed_in(
        {
            "counts": [{"layer": "Conv2", "units": 186624}, {"layer": "conv1", "units": 290900}],
            "total": 477524,
        }
    )
    counts, total = found.parts
    cells = {str(one.at): one.outcome for one in counts.cells}
    assert cells["{'row': 'conv2', 'cell': 'units'}"] == "correct"
    assert cells["{'row': 'conv1', 'cell': 'units'}"] == "incorrect"
    assert cells["{'row': 'conv2'}"] == "correct"
    assert counts.awarded == 1.0
    assert total.outcome == "carried"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"layer": "conv3", "units": 1}], "Did you mean `conv2`"),
        ([{"units": 1}], "has no `layer`"),
        ([{"layer": "conv1", "units": 1}, {"layer": "conv1", "units": 2}], "twice"),
    ],
)
def test_a_row_that_is_not_there_is_a_problem(rows: object, said: str) -> None:
    """The place and the nearest name."""
    found = handed_in({"counts": rows})
    assert [problem.code for problem in found.problems] == ["unknown-row"]
    assert isinstance(found.problems[0], Problem)
    assert said in found.problems[0].message


def test_the_right_option_may_depend_on_the_numbers() -> None:
    """477 024 units are not half a million; whoever counted more chooses by what they counted."""
    for answers, outcomes in (
        ({"half-a-million": "b"}, ["correct"]),
        ({"half-a-million": "a"}, ["incorrect"]),
        ({"total": 600001, "half-a-million": "a"}, ["incorrect", "carried"]),
        ({"total": 400001, "half-a-million": "a"}, ["incorrect", "incorrect"]),
    ):
        assert [one.outcome for one in handed_in(answers).parts] == outcomes


def test_a_formula_is_carried_from_ones_own_formula() -> None:
    """A density without its sign: the mean that follows from it is right."""
    wrong = handed_in({"density": "1/(a - b)", "mean": "-(a + b)/2"})
    assert [one.outcome for one in wrong.parts] == ["incorrect", "carried"]
    right = handed_in({"density": "1/(b - a)", "mean": "(a + b)/2"})
    assert [one.outcome for one in right.parts] == ["correct", "correct"]
    neither = handed_in({"density": "1/(a - b)", "mean": "a + b"})
    assert [one.outcome for one in neither.parts] == ["incorrect", "incorrect"]
