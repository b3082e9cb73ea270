"""Judging: answers that students gave, and what a careful assistant says of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from exercises import keys
from grader.judge import judge
from grader.report import CellReport, PartReport, Report
from grader.submission import read_submission


@pytest.fixture(autouse=True, scope="module")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("keys")
        patch.setattr(keys, "directory", lambda: folder)
        yield


def report(text: str, **options: bool) -> Report:
    return judge(read_submission(text.encode(), "answers.yaml"), **options)


def handed_in(exercise: str, answers: object) -> Report:
    return report(yaml.safe_dump({"answers": {exercise: answers}}, allow_unicode=True, sort_keys=False))


def part(exercise: str, name: str, written: object) -> PartReport:
    return handed_in(exercise, {name: written}).parts[0]


def cell(found: PartReport, **at: object) -> CellReport:
    return next(one for one in found.cells if dict(one.at) == at)


def test_an_assistants_backpropagation() -> None:
    """Three figures, partly cut: what follows from rounded values is right, and said to be rounded."""
    found = handed_in(
        "backprop-2-2-1",
        {
            "forward-1": {
                "H3": 0.23, "y3": 0.557, "H4": 0.19, "y4": 0.547,
                "H5": 0.3302, "y5": 0.581, "e": -0.081,
            },
            "deltas-1": {"d5": -0.019, "d3": -0.000937, "d4": -0.00188},
            "changes-1": {
                "w53": -0.0105, "w54": -0.0103, "w31": -0.000281,
                "w32": -0.000468, "w41": -0.000564, "w42": -0.00094,
            },
            "weights-1": {
                "w31": 0.0997, "w32": 0.39953, "w41": 0.29943,
                "w42": 0.19905, "w53": 0.1895, "w54": 0.3897,
            },
        },
    )  # fmt: skip
    assert [(one.outcome, one.awarded) for one in found.parts] == [
        ("correct", 3),
        ("correct", 3),
        ("correct", 3),
        ("correct", 2),
    ]
    assert not cell(found.parts[0], key="y3").rounded
    assert cell(found.parts[3], key="w53").rounded  # 0.2 - 0.0105, where the exact change is -0.0111


def test_a_delta_with_a_flipped_sign_costs_once() -> None:
    """The hidden deltas, the changes and the weights follow from it."""
    found = handed_in(
        "backprop-2-2-1",
        {
            "deltas-1": {"d5": 0.0199, "d3": 0.000982, "d4": 0.00197},
            "changes-1": {
                "w53": 0.0111, "w54": 0.0109, "w31": 0.000295,
                "w32": 0.000491, "w41": 0.000591, "w42": 0.000985,
            },
            "weights-1": {
                "w31": 0.1003, "w32": 0.4005, "w41": 0.3006,
                "w42": 0.2010, "w53": 0.2111, "w54": 0.4109,
            },
        },
    )  # fmt: skip
    deltas, changes, weights = found.parts
    assert [one.outcome for one in deltas.cells] == ["incorrect", "carried", "carried"]
    first = deltas.cells[0].mistake
    assert first is not None
    assert (first.name, first.family) == ("turned-sign", "sign")
    assert (deltas.outcome, deltas.awarded) == ("partial", 2)
    assert {one.outcome for one in (*changes.cells, *weights.cells)} == {"carried"}
    assert (changes.awarded, weights.awarded) == (3, 2)
    assert "d5 in deltas-1" in changes.cells[0].message


def test_a_batch_normalised_with_one_less() -> None:
    """N-1 in the variance costs the variance; in the last step alone it costs every value there."""
    early = handed_in(
        "batchnorm-three-values",
        {
            "mean": 5.6667,
            "squares": 8.6667,
            "variance": 4.3333,
            "deviation": 2.0817,
            "normalised": [-0.8006, -0.3203, 1.1209],
        },
    )
    assert [one.outcome for one in early.parts] == ["correct", "correct", "incorrect", "carried", "carried"]
    assert cell(early.parts[4], index=[1]).outcome == "carried"
    late = handed_in("batchnorm-three-values", {"deviation": 1.7, "normalised": [-0.8, -0.32, 1.12]}).parts[1]
    assert [one.outcome for one in late.cells] == ["incorrect"] * 3
    assert late.mistake is not None
    assert late.mistake.family == "n-minus-1"


def test_a_perceptrons_table_row_by_row() -> None:
    """A wrong bias in the first row: the next field follows from it, into the second pass."""
    rows = [
        {"v": 1, "yhat": 1, "e": -1, "w1": 1, "w2": 2, "b": 1},
        {"v": 3, "yhat": 1, "e": -1, "w1": 1, "w2": 1, "b": 0},
        {"v": 1, "yhat": 1, "e": -1, "w1": 0, "w2": 1, "b": -1},
        {"v": 0, "yhat": 1, "e": 0, "w1": 0, "w2": 1, "b": -1},
    ]
    second = [{"v": -1, "yhat": 0, "e": 0}, {"v": 0, "yhat": 1, "e": -1, "w1": 0, "w2": 0, "b": -2}]
    found = handed_in("perceptron-and", {"pass-1": rows, "pass-2": second})
    first, later = found.parts
    assert cell(first, row=1, cell="b").outcome == "incorrect"
    assert cell(first, row=1).outcome == "partial"
    assert cell(first, row=2, cell="v").outcome == "carried"
    assert cell(first, row=4).outcome == "carried"
    assert first.awarded == pytest.approx(3 * 23 / 24)
    assert cell(later, row=2, cell="v").outcome == "carried"
    assert (later.outcome, later.awarded) == (
        "partial",
        pytest.approx(3 * 9 / 24),
    )  # the rest is not filled in


def test_any_subset_of_cells_is_marked_in_proportion() -> None:
    """Rows keep their place; a row is right when what is filled in is right."""
    found = part("perceptron-and", "pass-1", [{}, {"v": 2, "e": -1}, {"yhat": 0}])
    assert cell(found, row=2).outcome == "correct"
    assert cell(found, row=3, cell="yhat").outcome == "incorrect"
    assert found.awarded == pytest.approx(3 * 2 / 24)


@pytest.mark.parametrize(
    ("written", "outcomes"),
    [
        ("x_11 x_21 x_31 x_41 | x12 x22 x32 x42 | x_{1,3} x₂₃ x[3,3] X_43", "correct"),
        ("x11 x12 x13 x14 | x21 x22 x23 x24 | x31 x32 x33 x34", "partial"),
        ("x11 x12 x13 | x21 x22 x23 | x31 x32 x33 | x41 x42 x43", "unreadable"),
    ],
)  # fmt: skip
def test_an_array_of_words(written: str, outcomes: str) -> None:
    """Ornaments of an index do not count; the shape does."""
    rows = [row.split() for row in written.split(" | ")]
    assert part("batchnorm-three-values", "layout", rows).outcome == outcomes


def test_a_matrix_may_be_one_text() -> None:
    """LaTeX, or the plain spelling, in one line."""
    for written in ("[[0.1, 0.4], [0.3, 0.2]]", r"\begin{pmatrix} 0.1 & 0.4 \\ 0.3 & 0.2 \end{pmatrix}"):
        assert part("backprop-2-2-1", "weight-matrix", written).outcome == "correct", written
    swapped = part("backprop-2-2-1", "weight-matrix", [[0.1, 0.3], [0.4, 0.2]])
    assert [one.outcome for one in swapped.cells] == ["correct", "incorrect", "incorrect", "correct"]
    assert swapped.mistake is not None
    assert swapped.mistake.family == "transposed"


@pytest.mark.parametrize(
    ("text", "code", "line", "said"),
    [
        ("answers:\n  bayes-screning: {rule: b}\n", "unknown-exercise", 2, "Did you mean `bayes-screening`?"),
        ("answers:\n  bayes-screening:\n    rul: b\n", "unknown-part", 3, "Did you mean `rule`?"),
        (
            "answers:\n  bayes-screening:\n    posterior: [0.1, 0.2]\n",
            "wrong-kind",
            3,
            "One number is asked for",
        ),
        ("answers:\n  ewma-temperatures:\n    averages: 3\n", "wrong-kind", 3, "v1, v2, v3, v4"),
        (
            "answers:\n  ewma-temperatures:\n    averages: {v1: 3, vv2: 6}\n",
            "unknown-cell",
            3,
            "Did you mean `v2`?",
        ),
        ("answers:\n  perceptron-and:\n    pass-1: 4\n", "wrong-kind", 3, "v, yhat, e, w1, w2, b"),
        ("answers:\n  perceptron-and:\n    pass-1: [{u: 4}]\n", "unknown-cell", 3, "has no cell `u`"),
        (
            "answers:\n  perceptron-and:\n    pass-1: [{}, {}, {}, {}, {v: 1}]\n",
            "unknown-row",
            3,
            "has 4 rows",
        ),
        ("answers:\n  backprop-2-2-1:\n    weight-matrix: {a: 1}\n", "wrong-kind", 3, "2 rows of 2 values"),
    ],
)
def test_what_cannot_be_used_is_said_with_its_place(text: str, code: str, line: int, said: str) -> None:
    """One problem with line, code and what was meant; everything else in the file is still marked."""
    found = report(text + "  log-sigmoid:\n    code: b\n")
    (problem,) = [one for one in found.problems if not one.notice]
    assert (problem.code, problem.line) == (code, line), problem
    assert said in problem.message + "".join(one.message for one in found.parts)
    assert found.parts[-1].outcome == "correct"


def test_nothing_written_is_unanswered() -> None:
    """A blank sheet with the question's names is no answer, and no problem."""
    found = report(
        "answers:\n  bayes-screening:\n    posterior:\n    rule: b\n"
        "  perceptron-and: {pass-1: [], final: {}}\n"
    )
    assert [one.outcome for one in found.parts] == ["unanswered", "correct", "unanswered", "unanswered"]
    assert not found.problems


def test_the_order_of_the_file_does_not_matter_to_what_follows() -> None:
    """A later part written first is judged by the earlier one all the same, and reported where it stands."""
    found = handed_in("bayes-screening", {"posterior": 0.0303, "evidence": 0.02967})
    assert [(one.part, one.outcome) for one in found.parts] == [
        ("posterior", "carried"),
        ("evidence", "incorrect"),
    ]


def test_lines_are_left_to_a_person_for_now() -> None:
    """What cannot be judged yet is never marked wrong."""
    found = part("log-sigmoid", "derivative-lines", ["dphi/dv = a*phi*(1-phi)"])
    assert found.outcome in ("undecided", "correct")


def test_an_expression_is_carried_into_the_next() -> None:
    """The formula of the trained network with one's own wrong weights."""
    found = handed_in(
        "perceptron-and", {"final": {"w1": 2, "w2": 1, "b": -3}, "model": "hardlim(2*x1 + x2 - 3)"}
    )
    final, model = found.parts
    assert [one.outcome for one in final.cells] == ["incorrect", "correct", "incorrect"]
    assert model.outcome in ("correct", "carried")  # this network computes AND as well
    other = handed_in(
        "perceptron-and", {"final": {"w1": 2, "w2": 1, "b": 3}, "model": "hardlim(2*x1 + x2 + 3)"}
    )
    assert other.parts[1].outcome == "carried"


def test_the_lecturer_may_show_the_solution() -> None:
    """Only where it is asked for."""
    text = "answers:\n  bayes-screening:\n    healthy: 1.001\n"
    assert "0.999" not in str(report(text).as_json())
    shown = report(text, show_solutions=True)
    assert shown.parts[0].solution == "0.999"
    assert "0.999" in str(shown.as_json())


def test_a_broken_exercise_is_a_fault_of_ours(tmp_path: Path) -> None:
    """Its parts are `failed`, said without its author's paths; the rest of the file is marked."""
    (tmp_path / "broken.yaml").write_text(
        "id: broken\ntitle: B\ntopic: t\nstatement: s\n"
        "parts: {a: {kind: number, ask: q, marks: 3, expected: 1/0}}\n"
    )
    text = "answers:\n  broken: {a: 1}\n  bayes-screening: {rule: b}\n"
    found = judge(read_submission(text.encode(), "answers.yaml"), bank=tmp_path)
    assert [(one.outcome, one.available) for one in found.parts] == [("failed", 3.0), ("correct", 1.0)]
    assert [problem.code for problem in found.problems] == ["broken-exercise"]
    assert str(tmp_path) not in str(found.as_json())


def test_a_variant_has_its_own_numbers_and_order_of_options() -> None:
    """Variant 1 of the screening test is another question; the labels shown are those of the variant."""
    from exercises.load import load

    drawn, key = keys.drawn(load("bayes-screening"), 1)
    shown = drawn.options(drawn.exercise.parts["rule"])
    right = next(label for label, letter in shown.items() if letter == "b")
    healthy = key.nodes["healthy"].answer
    found = report(f"variant: 1\nanswers:\n  bayes-screening: {{healthy: {healthy}, rule: {right}}}\n")
    assert [one.outcome for one in found.parts] == ["correct", "correct"]
    assert healthy != "0.999"


def test_a_report_is_the_json_of_the_design() -> None:
    """Every field there, whatever was written."""
    data = handed_in("bayes-screening", {"posterior": "0.0292"}).as_json()
    assert set(data) == {"schema", "file", "student", "variant", "awarded", "available", "parts", "problems"}
    (one,) = data["parts"]  # type: ignore[misc]
    assert set(one) == {
        "exercise", "part", "kind", "outcome", "awarded", "available", "read_as", "message", "rounded",
        "mistake", "evidence", "wrong_line", "cells", "line", "column",
    }  # fmt: skip
    assert (one["line"], one["read_as"], one["awarded"]) == (3, "0.0292", 2.0)
