"""Is a cell found whose name is spelled in another way, and no other cell taken for it?"""

from __future__ import annotations

import pytest
import yaml

from grader.judge import judge
from grader.report import Report
from grader.submission import read_submission

UNDERSTOOD: list[tuple[str, str, object]] = [
    ("backprop-2-2-1", "target-and-rate", {"T": "0.5", "ETA": "1"}),
    ("backprop-2-2-1", "target-and-rate", {"t": "0.5", "η": "1"}),
    ("backprop-2-2-1", "target-and-rate", {"Target": "0.5", "learning rate": "1"}),
    ("backprop-2-2-1", "deltas-1", {"δ5": "-0.0199", "δ_3": "-0.000983", "δ₄": "-0.00197"}),
    ("ewma-temperatures", "averages", {"V1": "3", "v_2": "6.2", "v₃": "9.58", "v[4]": "9.622"}),
    ("ewma-temperatures", "averages", "V1 = 3, V2 = 6.2, V3 = 9.58, V4 = 9.622"),
    ("perceptron-and", "final", {"w_1": "1", "w_2": "1", "bias": "-2"}),
    ("perceptron-output", "example-1", {"V": "1", "ŷ": "1", "E": "-1"}),
    ("batchnorm-two-images", "statistics", {
        "MU1": "6.5", "Var1": "17.25", "SD1": "4.15", "μ2": "10.5", "var_2": "17.25", "sd2": "4.15"}),
    ("tiny-cnn-numbers", "dense-gradients", {
        "dz2": "-0.9890", "dw_2": ["0", "-0.9890", "-3.956", "-0.9890"], "DB2": "-0.9890"}),
]  # fmt: skip


def report(exercise: str, part: str, answer: object) -> Report:
    sheet = yaml.safe_dump({"answers": {exercise: {part: answer}}}, allow_unicode=True, sort_keys=False)
    return judge(read_submission(sheet.encode(), "sheet.yaml"))


@pytest.mark.parametrize(("exercise", "part", "answer"), UNDERSTOOD)
def test_a_name_in_another_spelling_is_understood(exercise: str, part: str, answer: object) -> None:
    """Capitals, subscripts, Greek letters, accents, the words of the question: no name is unknown."""
    found = report(exercise, part, answer)
    assert not found.problems
    outcomes = [cell.outcome for cell in found.parts[0].cells if "index" not in cell.at]
    assert len(outcomes) == (answer.count("=") if isinstance(answer, str) else len(answer))  # type: ignore[arg-type]
    assert "unreadable" not in outcomes


@pytest.mark.parametrize(
    ("exercise", "part", "answer", "unknown"),
    [
        ("backprop-2-2-1", "target-and-rate", {"t": "0.5", "T": "1"}, "T"),  # t is written already
        ("backprop-2-2-1", "target-and-rate", {"T": "0.5", "t_": "1"}, "T"),  # which of them?
        ("softmax-two-classes", "parameters-numeric", {"d": "129"}, "d"),
        ("linear-2-2-2-1", "forward", {"y1": "1", "x1": "2"}, "x1"),  # given, and nothing else
    ],
)
def test_what_may_be_another_is_not_guessed(
    exercise: str, part: str, answer: dict[str, str], unknown: str
) -> None:
    """A name that two would share, or that the question has for something else, is said to be unknown."""
    found = report(exercise, part, answer)
    assert found.problems
    assert all(problem.code == "unknown-cell" for problem in found.problems)
    assert any(f"`{unknown}`" in problem.message for problem in found.problems)


def test_columns_and_the_key_of_a_row_too() -> None:
    """In tables the name of the row is found in any spelling of its column."""
    rows = [{"Layer": "conv", "Height": "30", "WIDTH": "30", "channels": "64", "parameters": "1792"}]
    found = report("lab-image-classifier", "conv-shapes", rows)
    assert not found.problems
    assert {cell.outcome for cell in found.parts[0].cells} == {"correct"}


def test_where_no_name_is_known_something_is_written_all_the_same() -> None:
    """It is unreadable and not unanswered, and the cell that was probably meant is said."""
    (part,) = report("momentum-steps", "rule", {"avg": "beta*v + (1-beta)*g"}).parts
    assert part.outcome == "unreadable"
    assert "Did you mean `average`?" in part.message
