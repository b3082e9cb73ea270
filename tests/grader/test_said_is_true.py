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
    # a factor that is missing, a divisor too many
    ("gaussian-mle", "score-mean", "(xbar-mu)/s2", {"": "mean-for-sum"}),
    ("gaussian-mle", "bias", "(N-1)/N*sigma", {"": "divisor-too-many"}),
    ("delta-rule", "dyhat-dw", "1", {"": "factor-forgotten"}),
    ("poisson-loss", "minimiser", "1", {"": "factor-forgotten"}),
    ("separable-cost-symbols", "pointwise-placement", "1", {"": "factor-forgotten"}),
    ("tanh-unit", "tanh-definition", "exp(x)-exp(-x)", {"": "denominator-forgotten"}),
    # what goes into a step is not seen from what comes out of it
    ("perceptron-and", "model", "hardlim(x1+x2)", {"": "bias-forgotten"}),
    ("perceptron-and", "model", "hardlim(x1+x2+2)", {"": "plus-for-minus"}),
    ("perceptron-or", "model", "hardlim(x1+x2)", {"": "bias-forgotten"}),
    ("perceptron-or", "model", "hardlim(x1+x2+1)", {"": "plus-for-minus"}),
    ("perceptron-and", "model", "hardlim(x1+2*x2+1)", {}),
    # the links of a chain are told by their names
    ("bce-sigmoid-gradient", "chain", "dL/da*da/dz", {"": "inner-slope-forgotten"}),
    ("bce-sigmoid-gradient", "chain", "dL/da*da/dz*dz/db", {"": "another-symbol"}),
    ("delta-rule", "chain-w", "dL/dyhat", {"": "inner-factor-forgotten"}),
    ("delta-rule", "chain-w", "dL/dyhat*dyhat/db", {"": "another-symbol"}),
    ("backprop-output-node", "chain", "dZ/de_j*dy_j/dv_j*dv_j/dw_ji", {"": "factor-forgotten"}),
    ("bce-sigmoid-gradient", "dL-dz", "a-1", {"": "target-forgotten-in-difference"}),
    ("bce-sigmoid-gradient", "dL-db", "1", {"": "loss-slope-forgotten"}),
    # one minus a sigmoid is that of the argument negated, not a number with another sign
    ("backprop-2-2-1", "forward-1", {"y3": "0.442752"}, {"y3": "argument-negated"}),
    ("backprop-2-2-1", "forward-1", {"y3": "-0.557248"}, {"y3": "turned-sign"}),
    ("bce-sigmoid-gradient", "numeric", {"a": "0.3775"}, {"a": "argument-negated"}),
    # one mean of both channels is no mean of the other, one image is not the batch
    ("batchnorm-two-images", "statistics", {"mu1": 8.5, "mu2": 8.5},
     dict.fromkeys(["mu1", "mu2"], "statistics-over-wrong-axes")),
    ("batchnorm-eight-values", "variance-1", "1.25", {"": "other-images-forgotten"}),
    # a classical mistake comes before a slip of the point or of a digit
    ("ewma-temperatures", "averages", {"v1": 30, "v2": 32.63, "v3": 35.35, "v4": 27.98},
     dict.fromkeys(["", "v1", "v2", "v3", "v4"], "correction-not-asked-for")),
    ("ewma-temperatures", "averages", {"v1": 30, "v2": 32.5, "v3": 35, "v4": 28.75},
     dict.fromkeys(["", "v1", "v2", "v3", "v4"], "plain-mean-taken")),
    ("momentum-steps", "steps", [[0.2, 0.98], [0.08, 0.992]], {"2.w": "start-weights-kept"}),
    ("ewma-temperatures", "averages", {"v2": 0.62}, {"v2": "point-moved"}),
    ("bayes-screening", "posterior", "0.292", {"": "point-moved"}),
    # what explains every wrong cell comes first
    ("gnb-small-data", "variances", [1, 1], dict.fromkeys(["", "1", "2"], "one-class-for-all")),
    ("gnb-small-data", "variances", [1, 4], dict.fromkeys(["", "1", "2"], "n-minus-one")),
    ("gnb-small-data", "priors", [0.5, 0.75], dict.fromkeys(["", "1", "2"], "n-minus-one")),
    ("gnb-small-data", "priors", [0.6, 0.4], dict.fromkeys(["", "1", "2"], "cells-exchanged")),
    ("conv-numbers", "average-pool", [[1, 1], [1, 5]],
     dict.fromkeys(["", "1.1", "1.2", "2.1", "2.2"], "maximum-for-average")),
    ("conv-numbers", "valid", [[2, 4, 4], [1, 5, 1], [2, 4, -3]],
     dict.fromkeys(["", "1.1", "1.2", "1.3", "2.2", "3.1", "3.2", "3.3"], "kernel-flipped")),
    ("conv-numbers", "valid", [[0, 1, 0], [-2, -3, -2], [-2, 1, 5]],
     dict.fromkeys(["", "1.2", "1.3", "2.1", "2.3", "3.1", "3.2"], "rows-and-columns-exchanged")),
    ("conv-numbers", "valid", [[0, -2, -2], [1, 5, 1], [0, -2, -3]],
     dict.fromkeys(["", "2.2", "3.3"], "cells-exchanged")),
    ("gnb-small-data", "scores", {"class1": "0.00116", "class2": "0.0281"},
     dict.fromkeys(["", "class1", "class2"], "classes-exchanged")),
    ("linear-2-2-2-1", "second-hidden", {"z1": -10, "z2": 10},
     dict.fromkeys(["", "z1", "z2"], "cells-exchanged")),
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
    if report.cells and "" not in expected:
        found.pop("", None)
    assert found == expected
    assert all(named(name).sentence for name in found.values())


@pytest.mark.parametrize(
    ("exercise", "part", "answer", "sentences"),
    [
        ("linear-2-2-2-1", "second-hidden", {"z1": -10, "z2": 10},
         ["each other's place", "again at the sign"]),
        ("linear-2-2-2-1", "forward", {"z": 3}, ["have changed places", "again at the sign"]),
        ("linear-neuron-steps", "steps", [[0.5, 2.5, 0.25, 0.25, 0.25, 0.25]],
         ["it is added", "the new value is the old one with the change added"]),
    ],
)  # fmt: skip
def test_where_two_mistakes_give_the_same_both_are_said(
    exercise: str, part: str, answer: object, sentences: list[str]
) -> None:
    """Either the one or the other: nobody can know which."""
    said = [cell.message for cell in marked(exercise, part, answer).cells if cell.mistake]
    assert said
    assert all("Either: " in message and sentence in message for message in said for sentence in sentences)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("see above", "A number is asked for, not words."),
        ("unknown", "A number is asked for, not words."),
        ("2*x", "A number is asked for; `x` is a name, not a number."),
        ("alpha", "A number is asked for; `alpha` is a name, not a number."),
    ],
)
def test_no_letter_is_named_that_nobody_wrote(written: str, sentence: str) -> None:
    """A word is read as a product of its letters: none of them is spoken of."""
    report = marked("bayes-screening", "posterior", written)
    assert (report.outcome, report.message) == ("unreadable", sentence)


@pytest.mark.parametrize(
    ("exercise", "first", "then", "said"),
    [
        # 0.18877 was kept and 0.189 written: a half of the first is 0.0944
        ("tiny-cnn-numbers", {"dense-gradients": {"dZ2": "-0.189"}}, {"dF": ["-0.0944"] + [""] * 3}, {}),
        # -5/3 by 1.869641, which was written as 1.8696, is -0.89144
        ("batchnorm-three-values", {"deviation": "1.8696"}, {"normalised": ["-0.89144", "", ""]}, {}),
        ("batchnorm-three-values", {"deviation": "1.8696"}, {"normalised": ["-0.89246", "", ""]},
         {"1": "one-digit-off"}),
    ],
)  # fmt: skip
def test_nobody_is_told_of_a_digit_who_may_have_kept_them_all(
    exercise: str, first: dict[str, object], then: dict[str, object], said: dict[str, str]
) -> None:
    """What the digits of a wrong value leave open says nothing against those of the next."""
    sheet = yaml.safe_dump({"answers": {exercise: {**first, **then}}}, sort_keys=False)
    report = judge(read_submission(sheet.encode(), "sheet.yaml")).parts[1]
    found = names(report)
    found.pop("", None)
    assert found == said
