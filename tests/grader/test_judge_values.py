"""Judging one value: right in every spelling, wrong by the mistake that gives exactly it."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
import yaml

from exercises import keys
from grader.judge import judge
from grader.report import PartReport, Report
from grader.submission import read_submission


@pytest.fixture(autouse=True, scope="module")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("keys")
        patch.setattr(keys, "directory", lambda: folder)
        yield


def handed_in(exercise: str, answers: object) -> Report:
    text = yaml.safe_dump({"answers": {exercise: answers}}, allow_unicode=True, sort_keys=False)
    return judge(read_submission(text.encode(), "answers.yaml"))


def part(exercise: str, name: str, written: object) -> PartReport:
    return handed_in(exercise, {name: written}).parts[0]


ONE_VALUE = [
    # exercise, part, written, outcome, mistake
    ("bayes-screening", "posterior", "0.0292", "correct", None),
    ("bayes-screening", "posterior", "0.0291", "correct", None),  # cut
    ("bayes-screening", "posterior", "2.92%", "correct", None),
    ("bayes-screening", "posterior", "10/343", "correct", None),
    ("bayes-screening", "posterior", r"\frac{10}{343}", "correct", None),
    ("bayes-screening", "posterior", "2.915 × 10^-2", "correct", None),
    ("bayes-screening", "posterior", "0.9*0.001/0.03087", "correct", None),
    ("bayes-screening", "posterior", "0.0009/0.0309", "correct", None),  # from a rounded evidence
    ("bayes-screening", "posterior", "0.029154518950437316", "correct", None),
    ("bayes-screening", "posterior", "0.03", "incorrect", "too-few-figures"),
    # the last only rounds what stands before it
    ("bayes-screening", "posterior", "0.0009/0.03087 ≈ 0.03", "correct", None),
    ("bayes-screening", "posterior", "0.0292 ≈ 3%", "correct", None),
    ("bayes-screening", "posterior", r"P = 0.0009/0.03087 = 0.02915 \approx 0.03", "correct", None),
    ("bayes-screening", "posterior", "0.0281 ≈ 0.03", "incorrect", None),
    ("bayes-screening", "posterior", "0.029 ≈ 0.03", "incorrect", "too-few-figures"),
    ("bayes-screening", "posterior", "P = 0.03", "incorrect", "too-few-figures"),
    ("bayes-screening", "posterior", "0.0009/0.03087 ≈ 0.04", "unreadable", None),
    ("bayes-screening", "posterior", "0.0292 ≈ 0.04", "unreadable", None),
    ("bayes-screening", "posterior", "0.0292 ≈ 0.0255 ≈ 0.03", "incorrect", "too-few-figures"),  # two values
    ("bayes-screening", "posterior", "0.0255 ≈ 0.0292 ≈ 0.03", "incorrect", "too-few-figures"),
    ("batchnorm-three-values", "mean", "17/3 ≈ 5.7", "correct", None),
    ("bayes-screening", "posterior", "0.292", "incorrect", "point-moved"),
    ("bayes-screening", "posterior", "0.9", "incorrect", "conditional-the-wrong-way-round"),
    ("bayes-screening", "posterior", "0.0219", "incorrect", "digits-exchanged"),
    ("bayes-screening", "posterior", "pi/2", "unreadable", None),
    ("bayes-screening", "posterior", "0.02 or 0.03", "unreadable", None),
    ("bayes-screening", "posterior", "P = 0.0292", "correct", None),
    ("bayes-screening", "posterior", "1/0", "unreadable", None),
    ("bayes-screening", "posterior", "9^9^9^9", "unreadable", None),
    ("bayes-screening", "healthy", "1 - 0.001", "correct", None),
    ("bayes-screening", "healthy", "1.001", "incorrect", "plus-for-minus"),
    ("bayes-screening", "evidence", "0.0009 + 0.02997", "correct", None),
    ("bayes-screening", "evidence", "0.02997", "incorrect", "true-positives-forgotten"),
    ("bayes-screening", "formula", "alpha*pi/(pi*(alpha - beta) + beta)", "correct", None),
    ("bayes-screening", "formula", "α p/(α p + β(1-p))", "correct", None),
    ("bayes-screening", "formula", "alpha/(alpha + beta)", "incorrect", "prior-omitted"),
    ("bayes-screening", "rule", "b", "correct", None),
    ("bayes-screening", "rule", "B)", "correct", None),
    ("bayes-screening", "rule", "d", "incorrect", "likelihood-and-evidence-exchanged"),
    ("bayes-screening", "rule", "e", "unreadable", None),
    ("bayes-screening", "rule", "a, b", "unreadable", None),
    ("log-sigmoid", "definition", "1/(1+exp(a*v))", "incorrect", "lost-minus"),
    ("log-sigmoid", "definition", r"\frac{1}{1+e^{-av}}", "correct", None),
    ("log-sigmoid", "definition", "phi", "unreadable", None),
    ("log-sigmoid", "range", "(0, 1)", "correct", None),
    ("log-sigmoid", "range", "0 < phi < 1", "correct", None),
    ("log-sigmoid", "range", "[0, 1]", "incorrect", "end-points-included"),
    ("log-sigmoid", "range", "(-1, 1)", "incorrect", "range-of-tanh"),
    ("log-sigmoid", "range", "0 to 1", "unreadable", None),
    ("log-sigmoid", "derivative", "a*y*(1-y)", "correct", None),
    ("log-sigmoid", "derivative", "a/4 - a*(phi-1/2)^2", "correct", None),
    ("log-sigmoid", "derivative", "phi*(1-phi)", "incorrect", "dropped-inner-derivative"),
    ("log-sigmoid", "derivative", "a*exp(-a*v)/(1+exp(-a*v))^2", "unreadable", None),  # not in a and phi
    ("log-sigmoid", "derivative", "a*v*phi", "incorrect", None),  # neither in a and phi nor right
    ("log-sigmoid", "derivative", "-a*phi*(1-phi)", "incorrect", "turned-sign"),
    ("log-sigmoid", "steepest", "a/2", "incorrect", "factor-of-slope-forgotten"),
    ("log-sigmoid", "steepest", "0.25a", "correct", None),
    ("perceptron-and", "weight-update", "w + lr*(y - yhat)*x", "correct", None),
    ("perceptron-and", "weight-update", "w + gamma*(yhat-y)*x", "incorrect", "step-uphill"),
    ("perceptron-and", "model", "hardlim(x1 + x2 - 2)", "correct", None),
    ("perceptron-and", "model", "hardlim(3*x1 + 3*x2 - 6)", "correct", None),
    ("perceptron-and", "model", "hardlim(x1 + x2 - 1)", "incorrect", None),
    ("perceptron-and", "first-error-free-pass", "3", "correct", None),
    ("perceptron-and", "first-error-free-pass", "2", "incorrect", "last-update-for-first-error-free"),
    ("separable-cost-30x30", "standard-mults", "1 620 000", "correct", None),
    ("separable-cost-30x30", "standard-mults", "1.62e6", "correct", None),
    ("separable-cost-30x30", "standard-mults", "1.6e6", "incorrect", "too-few-figures"),
    ("separable-cost-30x30", "depthwise-mults", "40,500", "correct", None),
    ("separable-cost-30x30", "depthwise-weights", "7200", "incorrect", "standard-for-depthwise"),
    ("separable-cost-30x30", "pointwise-mults", "7200", "incorrect", "filter-for-positions"),
    ("separable-cost-30x30", "ratio", "0.1361", "correct", None),
    ("separable-cost-30x30", "ratio", "1/40 + 1/9", "correct", None),
    ("separable-cost-30x30", "ratio", "7.35", "incorrect", "ratio-upside-down"),
    ("batchnorm-three-values", "mean", "5.6667", "correct", None),
    ("batchnorm-three-values", "mean", "17/3", "correct", None),
    ("batchnorm-three-values", "mean", "17", "incorrect", "sum-for-mean"),
    ("batchnorm-three-values", "squares", "0", "incorrect", "deviations-not-squared"),
    ("batchnorm-three-values", "variance", "2.89", "correct", None),
    ("batchnorm-three-values", "variance", "4.33", "incorrect", "n-minus-one"),
    ("batchnorm-three-values", "deviation", "sqrt(26/9)", "correct", None),
    ("batchnorm-three-values", "deviation", "1.70", "correct", None),
    ("batchnorm-three-values", "deviation", "2.08", "incorrect", "n-minus-one"),
]  # fmt: skip


@pytest.mark.parametrize(("exercise", "name", "written", "outcome", "mistake"), ONE_VALUE)
def test_one_value(exercise: str, name: str, written: str, outcome: str, mistake: str | None) -> None:
    """Right however it is spelled and rounded; wrong by the mistake that gives exactly it, or by none."""
    found = part(exercise, name, written)
    assert (found.outcome, found.mistake.name if found.mistake else None) == (outcome, mistake), found
    assert found.awarded == (found.available if outcome == "correct" else 0)
    assert found.read_as if outcome != "unreadable" else found.message


def test_no_message_gives_the_answer_away() -> None:
    """What is said to the student never holds the model answer."""
    for exercise, name, written, outcome, _ in ONE_VALUE:
        found = part(exercise, name, written)
        if outcome == "incorrect" and found.kind in ("number", "expression"):
            rights = [w for e, n, w, o, _ in ONE_VALUE if (e, n, o) == (exercise, name, "correct")]
            assert not set(rights) & set(found.message.split()), (written, found.message)


HUGE = [
    "9^9^9^9",
    "10^(10^7)",
    "factorial(10^6)",
    "gamma(10^7)",
    "exp(-10^8)",
    "exp(10^6)",
    "1e1000",
    "1e-1000",
]


@pytest.mark.parametrize("written", [*HUGE, "(1+1/10^300)^(10^9)", "+".join(["1/7"] * 400), "1/3 + 1/7^4000"])
def test_a_hostile_number_costs_nothing(written: str) -> None:
    """Decided or refused at once, where it stands and in what follows from it."""
    cells = {"H3": written, "y3": "0.5", "H5": "1", "y5": "1", "e": "0"}
    later = {"d5": "0", "d3": written, "d4": "3"}
    started = time.process_time()
    found = handed_in("backprop-2-2-1", {"forward-1": cells, "deltas-1": later})
    assert time.process_time() - started < 1.0
    first = next(one for one in found.parts[0].cells if one.at == {"key": "H3"})
    assert first.outcome in ("incorrect", "unreadable")
    part("bayes-screening", "posterior", written)
