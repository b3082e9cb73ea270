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


@pytest.mark.parametrize(
    ("exercise", "part", "written", "right"),
    [
        ("expectation-linearity", "sum", "E[z+x]", False),
        ("expectation-linearity", "sum", "E[x+z-1]+1", False),
        ("expectation-linearity", "sum", "E[-(-x-z)]", False),
        ("expectation-linearity", "sum", "E[x+z]", False),
        ("expectation-linearity", "sum", "E[X] + E[Z]", True),
        ("expectation-linearity", "sum", "E[X+Z] = E[Z] + E[X]", True),
        ("expectation-linearity", "sum", "E[x] - E[-z]", True),
        ("expectation-linearity", "variance-correlated", "var[z+x]", False),
        ("expectation-linearity", "variance-correlated", "cov[x+z,z+x]", False),
        ("expectation-linearity", "variance-correlated", "var[x+z+5]", False),
        ("expectation-linearity", "variance-correlated", "var[x] + var[z] + 2c", True),
        ("expectation-linearity", "variance-correlated", "var[x] + var[z] + 2*cov[x,z]", True),
        ("expectation-linearity", "variance-sum", "E[x^2] - E[x]^2 + E[z^2] - E[z]^2", True),
        ("expectation-linearity", "joint", "int(int((x+z)*p(x)*q(z), x, -oo, oo), z, -oo, oo)", True),
        ("tanh-unit", "tanh-definition", "tanh(x)", False),
        ("tanh-unit", "tanh-definition", "tanh(log(e^x))", False),
        ("tanh-unit", "tanh-definition", "tanh x = (e^x-e^{-x})/(e^x+e^{-x})", True),
        ("tanh-unit", "tanh-definition", "(e^(2x)-1)/(e^(2x)+1)", True),
        ("threshold-units", "hardlim-formula", "hardlim(v)", False),
        ("threshold-units", "hardlim-formula", "hardlim(2v)", False),
        ("threshold-units", "hardlim-formula", "[v>=0]", True),
        ("threshold-units", "hardlim-formula", "hardlim(v) = 1 if v >= 0 else 0", True),
        ("threshold-units", "hardlims-formula", "2*hardlim(v) - 1", True),
        ("threshold-units", "hardlims-formula", "hardlims(v)", False),
        ("threshold-units", "satlin-formula", "satlin(v)", False),
        ("threshold-units", "satlin-formula", "max(0, min(1, v))", True),
        ("threshold-units", "satlins-formula", "satlins(v)", False),
        ("gaussian-mle", "density", "1/sqrt(2*pi*s2)*exp(-(t-mu)^2/(2*s2))", True),
        ("threshold-units", "hardlim-formula", "piecewise((1, v > 0), (0, v < 0))", False),
        ("threshold-units", "satlin-formula", "piecewise((0, v<0), (v, 0<v<1), (1, v>1))", False),
        ("separable-cost-symbols", "separable-factored", "1*(M*D_G^2*D_K^2 + M*N*D_G^2)", False),
        ("separable-cost-symbols", "separable-factored", "M*D_G^2*(D_K^2+N)", True),
        ("log-sigmoid", "range", "0 < 1/2 < 1", False),
        ("log-sigmoid", "range", "0 < phi < 1", True),
    ],
)
def test_what_only_restates_the_question_or_leaves_a_place_out_is_no_answer(
    exercise: str, part: str, written: str, right: bool
) -> None:
    """Other letters, the name of the function itself, holes at thresholds, factors of one."""
    source = yaml.safe_dump({"answers": {exercise: {part: written}}}).encode()
    assert (judge(read_submission(source, "a.yaml")).parts[0].outcome == "correct") is right


def test_the_mistake_named_does_not_depend_on_what_was_marked_before() -> None:
    """A formula without a value at the point where slips are looked up leaves the point as it was."""
    for written in ("exp(z[i])", "0", "exp(z[i])"):
        source = yaml.safe_dump({"answers": {"softmax-four-scores": {"formula": written}}}).encode()
        found = judge(read_submission(source, "a.yaml")).parts[0].mistake
        if written != "0":
            assert found is not None
            assert found.name == "normalisation-of-softmax-forgotten"
