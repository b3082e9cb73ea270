"""Formulas carried forward: what follows from a wrong formula, by the rule the exercise names, is right."""

from __future__ import annotations

import pytest
import yaml

from exercises.graph import Key
from exercises.keys import drawn
from exercises.listing import listing
from exercises.load import load
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
        ("batchnorm-formulas", "normalised", "(x[i] - mu)/(s2 + eps)", "variance-after", "s2/(s2 + eps)^2"),
        ("batchnorm-formulas", "normalised", "(x[i] - mu)/(s2 + eps)", "output",
         "gamma*(x[i] - mu)/(s2 + eps) + beta"),
        # solved: what a condition comes to that was wrong already
        ("gaussian-mle", "score-mean", "sum(x[n] - 2*mu, n, 1, N)/s2", "mean", "sum(x[n], n, 1, N)/(2*N)"),
        ("gaussian-mle", "score-variance", "-N/s2 + sum((x[n]-mu)^2, n, 1, N)/(2*s2^2)", "variance",
         "sum((x[n] - xbar)^2, n, 1, N)/(2*N)"),
        ("poisson-loss", "slope", "1 - 2*y/z", "minimiser", "2y"),
        ("gnb-estimates", "score-mean", "-1/s2[i]*sum([y[m]=k]*(x[m,i] - 2*mu[k,i]), m, 1, N)", "mean",
         "sum([y[m]=k]*x[m,i], m, 1, N)/(2*sum([y[m]=k], m, 1, N))"),
        ("gnb-estimates", "score-variance", "N/s2[i] - sum((x[m,i] - mu[y[m],i])^2, m, 1, N)/(2*s2[i]^2)",
         "variance", "sum((x[m,i] - mu[y[m],i])^2, m, 1, N)/(2*N)"),
        ("gnb-class-prior", "stationary", "2*Nk/alpha[k] = lambda", "multiplier", "2*N"),
        ("decision-boundary", "boundary", "w1*x1 + w2*x2 = 0", "x2", "-w1*x1/w2"),
        # one sample, then the mean of all
        ("bce-loss", "loss", "-y*log(yhat)", "average", "-1/N*sum(Y[n]*log(Yhat[n]), n, 1, N)"),
        ("bce-sigmoid-gradient", "dL-dw", "a - y", "batch-dL-dw", "sum(as[i] - ys[i], i, 1, N)/N"),
        ("cce-loss", "loss", "sum(y[i]*log(yhat[i]), i, 1, n)", "average",
         "sum(sum(Y[j,i]*log(Yhat[j,i]), i, 1, n), j, 1, N)/N"),
        ("cce-loss", "loss", "-sum(y[j]*yhat[j], j, 1, n)", "average",
         "-sum(sum(Y[j,i]*Yhat[j,i], i, 1, n), j, 1, N)/N"),
        # a special case of it
        ("cce-loss", "loss", "sum(y[i]*log(yhat[i]), i, 1, n)", "two-classes", "y1*log(yh1) + y2*log(yh2)"),
        ("weighted-mse", "formula", "sum(w[i]*(y[i]-yhat[i])^2, i, 1, n)", "equal-weights",
         "sum((y[i]-yhat[i])^2, i, 1, n)"),
        ("tanh-unit", "derivative", "(a - phi)*(a + phi)", "slope-at-zero", "a^2"),
        ("log-sigmoid", "definition", "1/(1+exp(-v))", "derivative", "phi*(1-phi)"),
        ("conv-sums", "layer", "sum(sum(K[m,n]*I[i-m,j-n], n, 0, N-1), m, 0, M-1)", "stride",
         "sum(sum(K[m,n]*I[i*s-m,j*s-n], n, 0, N-1), m, 0, M-1)"),
        ("conv-sums", "layer", "sum(sum(K[m,n]*I[i-m,j-n], n, 0, N-1), m, 0, M-1)", "true-convolution",
         "sum(sum(K[M-1-m,N-1-n]*I[i-m,j-n], n, 0, N-1), m, 0, M-1)"),
        ("same-size-convolution", "formula", "(W1 + P - F)/S + 1", "equation-1x1", "20 = (19 + P)/S + 1"),
        ("separable-cost-symbols", "separable-total", "D_K^2*M*D_G^2 + N*D_G^2", "separable-factored",
         "D_G^2*(D_K^2*M + N)"),
        ("ewma-closed-form", "recurrence", "beta*v[t-1] + theta[t]", "v1", "theta[1]"),
        ("ewma-closed-form", "v1", "theta[1]", "v2", "beta*theta[1] + (1-beta)*theta[2]"),
        ("ewma-closed-form", "v3", "(1-beta)*theta[3]", "v4", "(1-beta)*(beta*theta[3] + theta[4])"),
        ("ewma-closed-form", "v1", "theta[1]", "v3",
         "beta^2*theta[1] + beta*(1-beta)*theta[2] + (1-beta)*theta[3]"),  # v2 was left out
        ("ewma-closed-form", "general", "(1-beta)*sum(beta^i*theta[i], i, 1, t)", "weight-sum",
         "beta*(1-beta^t)"),
        # a rule with names in it, and what stands for them
        ("delta-rule", "rule", "w + eta*dL/dw", "w-update", "w - eta*(y[i]-yhat[i])*x[i]"),
        ("backprop-output-node", "chain", "dZ/de[j]*de[j]/dy[j]*dv[j]/dw[j,i]", "dZ-dw", "-e[j]*y[i]"),
        ("backprop-output-node", "update", "eta*dZ/dw[j,i]", "delta-w", "-eta*e[j]*phi'(v[j])*y[i]"),
        ("sigmoid-2-2-2-gradient", "sigmoid-slope", "sigmoid(A1)", "dE-dw21", "-(t1-O1)*sigmoid(A1)*h1"),
        # numbers
        ("gaussian-mle", "variance", "sum((x[n]-xbar)^2, n, 1, N)/(N-1)", "numeric-variance", "0.275"),
        ("linear-2-2-2-1", "slope-formula", "z - t", "dL-dz", "-5"),
        ("grouped-convolution", "formula", "K^2*Ci*Co", "grouped", "36864"),
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


@pytest.mark.parametrize(
    ("exercise", "first", "wrong", "later", "follows"),
    [
        ("decision-boundary", "x2", "-b - w1*x1", "line", {"slope": "-1", "intercept": "3"}),
        ("bce-loss", "loss", "y*log(yhat) + (1-y)*log(1-yhat)", "values", [{}, {}, {}, {"bce": "-4.61"}]),
        ("bce-sigmoid-gradient", "dL-dw", "a - y", "numeric", {"dw": "0.622"}),
        ("softmax-four-scores", "formula", "z[i]/sum(z[j], j, 1, n)", "probabilities",
         ["0.5", "0.143", "0.0714", "2/7"]),
        ("sigmoid-deltas", "output", "y_j*(d_j - y_j)", "node-5", {"delta5": "y5*(yd - y5)"}),
        ("output-size", "formula-floor", "floor((H + P - K)/S + 1)", "sizes",
         [{"case": "F", "H1": "15", "W1": "23"}]),
        ("same-size-convolution", "equation-1x1", "20 = (20 + 1 + 2*P)/S + 1", "answer-1x1", {"P": "-1"}),
        ("momentum-steps", "rule", {"average": "beta*v + g"}, "steps",
         [{"v": "2", "w": "0.8"}, {"v": "0.8", "w": "0.72"}, {"v": "4.72", "w": "0.248"}]),
        ("sigmoid-2-2-2-gradient", "output", ["sigma(w21*h1 + w23*h2)", "sigma(w22*h1 + w24*h2)"],
         "first-output", "sigma(w21*sigma(w11*x1 + w13*x2 + b1) + w23*sigma(w12*x1 + w14*x2 + b1))"),
    ],
)  # fmt: skip
def test_what_cells_follow_from_a_wrong_formula_is_carried(
    exercise: str, first: str, wrong: object, later: str, follows: object
) -> None:
    """Traces, tables and arrays go on with the student's own formula: none of their cells costs anything."""
    sheet = {"answers": {exercise: {first: wrong, later: follows}}}
    before, after = judge(
        read_submission(yaml.safe_dump(sheet, sort_keys=False).encode(), "sheet.yaml")
    ).parts
    assert before.outcome in ("incorrect", "partial")
    said = [cell.outcome for cell in after.cells] or [after.outcome]
    assert set(said) == {"carried"}, after
    alone = {"answers": {exercise: {later: follows}}}
    (report,) = judge(read_submission(yaml.safe_dump(alone).encode(), "sheet.yaml")).parts
    assert "incorrect" in [cell.outcome for cell in report.cells] + [report.outcome]


def test_a_bare_number_makes_what_follows_a_matter_of_course() -> None:
    """A second moment of zero leaves nothing to be worked out: half the marks at most."""
    sheet = {"answers": {"uniform-moments": {"second-moment": "0", "variance": "-((a+b)/2)^2"}}}
    _, variance = judge(read_submission(yaml.safe_dump(sheet, sort_keys=False).encode(), "sheet.yaml")).parts
    assert variance.outcome == "carried"
    assert variance.awarded <= variance.available / 2


def marked(exercise: str, answers: dict[str, str]) -> dict[str, str]:
    sheet = yaml.safe_dump({"answers": {exercise: answers}}).encode()
    return {part.part: part.outcome for part in judge(read_submission(sheet, "sheet.yaml")).parts}


BEYOND = {
    "uniform-moments/variance-lines/mean": "lines follow from lines",
    "uniform-moments/variance-lines/second-moment": "likewise",
    "tanh-unit/tanh-limits/exponential-limits": "from a wrong limit of exp no limit of tanh follows",
    "perceptron-and/another-pass/pass-2": "a choice between reasons",
    "perceptron-and/first-error-free-pass/pass-3": "the first passes decide; nothing is known of a fourth",
    "alexnet-counts/memory/shares": "a choice between reasons",
    "alexnet-counts/speed/shares": "likewise",
    "lab-and-perceptron/weights/errors": "the weights come from the steps, not from how many went wrong",
    "ewma-closed-form/general/v4": "a pattern is guessed from four lines, not worked out",
    "same-size-convolution/all-pairs/equation-1x1": "a set is not solved for",
    "backprop-output-node/output/field": "the answer is in v, whatever the field is",
    "backprop-output-node/delta-w-local/local-gradient": "the answer is in delta",
    "backprop-hidden-node/slope/next-layer": "the answer is in delta",
    "sigmoid-2-2-2-gradient/dE-dw11/fields": "the answer is in A1, A2, B",
    "sigmoid-2-2-2-gradient/dE-dw11/sigmoid-slope": "three slopes at three places",
    "sigmoid-2-2-2-gradient/dE-dw21/fields": "the answer is in A1",
    "gnb-estimates/variance/mean": "the answer is in mu",
    "batchnorm-formulas": "each answer is in mu, s2, xhat: the names of the others",
    "batchnorm-two-images/after/normalised": "the mean after normalising is 0 whatever was written",
}  # fmt: skip


def test_every_part_follows_from_the_parts_it_uses() -> None:
    """What a part is said to be computed from is behind it in the key, but for what is named above."""
    loose = set()
    for listed in listing():
        exercise, id = load(listed.id), listed.id
        key = drawn(exercise, 0)[1]
        for part in exercise.parts.values():
            behind = {source.partition("/")[0] for source in _behind(key, part.id)}
            loose |= {f"{id}/{part.id}/{used}" for used in part.uses if used not in behind}
    assert {one for one in loose if one not in BEYOND and one.partition("/")[0] not in BEYOND} == set()
    assert {one for one in BEYOND if not any(f"{found}/".startswith(f"{one}/") for found in loose)} == set()


def _behind(key: Key, part: str) -> set[str]:
    """Every node that those of a part are computed from, by their formulas or routes."""
    waiting, found = list(key.slots[part].values()), set()
    while waiting:
        node = key.nodes[waiting.pop()]
        ways = [*node.sources(), *(source for route in node.routes for source in route.sources())]
        new = set(ways) - found
        found |= new
        waiting += new
    return found
