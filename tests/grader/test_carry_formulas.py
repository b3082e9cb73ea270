"""Formulas carried forward: what follows from a wrong formula, by the rule the exercise names, is right."""

from __future__ import annotations

import pytest
import yaml

from grader.judge import judge
from grader.submission import read_submission

LOG_LIKELIHOOD = "-N*log(2*pi*s2) - sum((x[n]-mu)^2, n, 1, N)/(2*s2)"  # N for N/2
KERNEL = "prod(exp(-(x[i] - mu[{k},i])^2/(2*s2[i])), i, 1, D)"  # a density that is not normalised


@pytest.mark.parametrize(
    ("exercise", "first", "wrong", "later", "follows"),
    [
        ("uniform-moments", "mean", "(b-a)/2", "variance", "(a^2+a*b+b^2)/3 - (b-a)^2/4"),
        ("uniform-moments", "density", "1/(a+b)", "second-moment", "(b^3-a^3)/(3*(a+b))"),
        ("gaussian-mle", "log-likelihood", LOG_LIKELIHOOD, "score-variance",
         "-N/s2 + sum((x[n]-mu)^2, n, 1, N)/(2*s2^2)"),
        ("poisson-loss", "loss", "-z - y*log(z)", "slope", "-1 - y/z"),
        ("gnb-posterior", "class-density", KERNEL.format(k="k"), "evidence",
         f"sum(alpha[j]*{KERNEL.format(k='j')}, j, 1, K)"),
        ("gnb-estimates", "score-variance", "N/(2*s2[i]) - sum((x[m,i] - mu[y[m],i])^2, m, 1, N)/s2[i]^2",
         "stationary-variance", "N*s2[i] = 2*sum((x[m,i] - mu[y[m],i])^2, m, 1, N)"),
        ("gnb-class-prior", "lagrangian", "l - lambda*(sum(alpha[j], j, 1, K) - 1)", "derivative",
         "-Nk/alpha[k] - lambda"),
        ("gnb-class-prior", "multiplier", "K", "prior", "Nk/K"),
        ("expectation-linearity", "variance-sum", "var[x]*var[z]", "variance-correlated",
         "var[x]*var[z] + 2*c"),
        ("uniform-moments", "variance", "(b-a)^2/6", "numeric-variance", "1.5"),
        ("gaussian-mle", "mean", "sum(x[n], n, 1, N)/(N+1)", "numeric-mean", "2.0833"),
        ("poisson-loss", "loss", "z - log(z) + log(y!)", "value", "4.76"),
    ],
)  # fmt: skip
def test_what_follows_from_a_wrong_formula_is_carried(
    exercise: str, first: str, wrong: str, later: str, follows: str
) -> None:
    """The slip costs once; alone, without the formula it follows from, the same answer is wrong.

    A number follows from a formula when it is what the formula gives with the numbers of the exercise.
    """
    whole = marked(exercise, {first: wrong, later: follows})
    assert (whole[first], whole[later]) == ("incorrect", "carried")
    assert marked(exercise, {later: follows})[later] == "incorrect"


def test_a_bare_number_makes_what_follows_a_matter_of_course() -> None:
    """A second moment of zero leaves nothing to be worked out: half the marks at most."""
    sheet = {"answers": {"uniform-moments": {"second-moment": "0", "variance": "-((a+b)/2)^2"}}}
    _, variance = judge(read_submission(yaml.safe_dump(sheet).encode(), "sheet.yaml")).parts
    assert variance.outcome == "carried"
    assert variance.awarded <= variance.available / 2


def marked(exercise: str, answers: dict[str, str]) -> dict[str, str]:
    sheet = yaml.safe_dump({"answers": {exercise: answers}}).encode()
    return {part.part: part.outcome for part in judge(read_submission(sheet, "sheet.yaml")).parts}
