"""Does the message of a wrong formula say what kind of thing is wrong, and give a point to try?"""

from __future__ import annotations

import pytest

from exercises.load import load
from grader.report import PartReport
from tests.grader.whole_sheets import marked

VARIANCE = "sum(sum(sum((X[n, h, w, c] {sign} muc)^2, w, 1, W), h, 1, H), n, 1, N)/(N*H*W)"


def judged(exercise: str, part: str, answer: str) -> PartReport:
    (report,) = marked(load(exercise), {part: answer}).parts
    assert report.outcome == "incorrect", report
    return report


said = [
    # single numbers are all given, with what the student's formula has there
    ("sigmoid-2-2-2-gradient", "sigmoid-slope", "sigmoid(A1)*(1 + sigmoid(A1))", "your formula gives"),
    # of lists the names are given, whose entries anybody can choose
    ("perceptron-output", "output", "phi(prod(w[i]*x[i], i, 1, m) + b)", "numbers of your own for w and x"),
    ("batchnorm-formulas", "channel-variance", VARIANCE.format(sign="+"), "small numbers of your own for X"),
    # where no number can show it
    ("tiny-cnn", "chain-W2", "dL/dA2*dA2/dZ2*dZ2/dW1", "piece by piece"),
]


@pytest.mark.parametrize(("exercise", "part", "answer", "words"), said)
def test_a_wrong_formula_is_told_where_to_look(exercise: str, part: str, answer: str, words: str) -> None:
    """Never only that it is not the value."""
    assert words in judged(exercise, part, answer).message


def test_a_slip_is_named_as_it_is_written() -> None:
    """(X + mu)^2 is (-X - mu)^2 too, but what is written there is a plus."""
    mistake = judged("batchnorm-formulas", "channel-variance", VARIANCE.format(sign="+")).mistake
    assert mistake is not None
    assert mistake.name == "plus-for-minus"
