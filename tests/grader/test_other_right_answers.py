"""Is an author's other right answer right, where only the author knows that it says the same?"""

from __future__ import annotations

import pytest
import yaml

from grader.judge import judge
from grader.submission import read_submission


@pytest.mark.parametrize(
    ("part", "written", "outcome"),
    [
        ("loss", "-sum(y[i]*log(yhat[i]), i, 1, n)", "correct"),
        ("loss", "-log(sum(y[i]*yhat[i], i, 1, n))", "correct"),  # of a one-hot label
        ("loss", r"-\ln \sum_{i=1}^{n} \hat{y}_i y_i", "correct"),
        ("loss", "-log(sum(yhat[i], i, 1, n))", "incorrect"),
        ("loss", "log(sum(y[i]*yhat[i], i, 1, n))", "incorrect"),
        ("two-classes", "-y1*log(yh1) - (1-y1)*log(1-yh1)", "correct"),
        ("two-classes", "-y1*log(yh2) - (1-y1)*log(1-yh2)", "incorrect"),
    ],
)
def test_another_right_answer_is_right_in_every_form(part: str, written: str, outcome: str) -> None:
    """What an author calls equivalent is compared like the model answer: any form of it is right."""
    source = yaml.safe_dump({"answers": {"cce-loss": {part: written}}}).encode()
    assert judge(read_submission(source, "a.yaml")).parts[0].outcome == outcome


@pytest.mark.parametrize(
    ("exercise", "part", "written", "outcome"),
    [
        ("separable-cost-symbols", "separable-factored", "(N + D_K^2)*M*D_G^2", "correct"),
        ("separable-cost-symbols", "separable-factored", "M*D_G^2*D_K^2 + M*N*D_G^2", "incorrect"),
        ("separable-cost-symbols", "separable-total", "M*D_G^2*D_K^2 + M*N*D_G^2", "correct"),
        ("sigmoid-2-2-2-gradient", "sigmoid-slope", "sigma'(A1)", "unreadable"),
        ("sigmoid-2-2-2-gradient", "sigmoid-slope", "sigma(A1)*(1 - sigma(A1))", "correct"),
        ("sigmoid-2-2-2-gradient", "dE-dw21", "(O1 - t1)*sigma'(A1)*h1", "correct"),
    ],
)
def test_the_form_asked_for_counts(exercise: str, part: str, written: str, outcome: str) -> None:
    """A product is asked for, or a slope worked out: an equal formula of another form is not the answer."""
    source = yaml.safe_dump({"answers": {exercise: {part: written}}}).encode()
    assert judge(read_submission(source, "a.yaml")).parts[0].outcome == outcome


def test_the_mistake_named_does_not_depend_on_what_was_marked_before() -> None:
    """A formula without a value at the point where slips are looked up leaves the point as it was."""
    for written in ("exp(z[i])", "0", "exp(z[i])"):
        source = yaml.safe_dump({"answers": {"softmax-four-scores": {"formula": written}}}).encode()
        found = judge(read_submission(source, "a.yaml")).parts[0].mistake
        if written != "0":
            assert found is not None
            assert found.name == "normalisation-of-softmax-forgotten"
