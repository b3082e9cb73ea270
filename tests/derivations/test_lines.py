"""Is every line of a derivation judged by what it says: no false alarm, and the first wrong line found?"""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from derivations import chapters
from derivations.language import Refusal, Scope
from derivations.lines import follow_derivation
from derivations.spoken import statements

# Derivations whose own lines cannot all be followed, and why.
BEYOND = {
    "correlation.letters_00": "a sum with numbers for limits is not unrolled by facts about single entries",
    "correlation.letters_01": "likewise",
    "correlation.letters_10": "likewise",
    "correlation.letters_11": "likewise",
    "correlation.letters_convolution": "likewise",
    "estimates.uniform": "where a maximum lies is not compared",
    "least_squares.gradient": "the derivative of a norm by a vector",
    "least_squares.weights": "likewise",
    "least_squares.logistic_gradient": "the derivative of a dot product by a vector",
}  # fmt: skip
LONG = [name for name in chapters.names() if len(chapters.derived(name).lines) > 1]


@pytest.mark.parametrize("name", [name for name in LONG if name not in BEYOND])
def test_a_derivation_of_ours_follows_itself(name: str) -> None:
    """The worked solution is a student's best answer: every line of it is right, and it is complete."""
    work = chapters.derived(name)
    found = follow_derivation(name, work.lines, Scope.of(dict(work.symbols)))
    assert [line.outcome for line in found.lines] == ["correct"] * len(work.lines)
    assert found.complete


RIGHT = {
    "gaussian.mean": [
        ["l = -N/2*log(2*pi*s2) - sum((x[n]-mu)^2, n, 1, N)/(2*s2)", "dl/dmu = sum(x[n]-mu, n, 1, N)/s2 = 0",
         "N*mu = sum(x[n], n, 1, N)", "mu = 1/N*sum(x[n], n, 1, N)"],
        ["∂l/∂μ = 1/s2 Σₙ₌₁ᴺ (xₙ − μ)", "Σₙ₌₁ᴺ (xₙ − μ) = 0", "μ = 1/N Σᵢ₌₁ᴺ xᵢ"],
        [r"\frac{\partial l}{\partial \mu} = \frac{1}{s2}\sum_{n=1}^{N}(x_n-\mu) = 0",
         r"\mu = \frac{1}{N}\sum_{n=1}^N x_n"],
        ["dl/dmu = sum(2*(x[n]-mu)/(2*s2), n, 1, N)", "5*sum(x[n]-mu, n, 1, N) = 0", "mu = xbar"],
    ],
    "lagrange.prior": [
        ["dF/dalpha_k = -Nk/alpha[k] + lambda = 0", "alpha[k] = Nk/lambda", "lambda = N",
         "alpha[k] = Nk/N"],
        ["dF/dalpha_k = -Nk/alpha[k] - lambda = 0", "alpha[k] = -Nk/lambda", "lambda = -N",
         "alpha[k] = Nk/N"],
    ],
    "losses.bce_sigmoid": [
        ["dL/dz = dL/da * da/dz", "= (-y/a + (1-y)/(1-a))*a*(1-a)", "= -y*(1-a) + (1-y)*a", "= a - y"],
        ["dL/dz = a - y"],
    ],
    "moments.uniform_mean": [
        ["E[x] = int(x/(b-a), x, a, b)", "= (b^2-a^2)/(2*(b-a))", "= (a+b)/2"],
        ["E[x] = 1/(b-a)*int(x, x, a, b) = (b-a)*(b+a)/(2*(b-a)) = (a+b)/2"],
    ],
    "backprop.output_delta": [
        ["delta_j = -dZ/dv_j", "= -dZ/de_j * de_j/dy_j * dy_j/dv_j", "= e_j*phi'(v_j)"],
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "lines"), [(name, lines) for name, routes in RIGHT.items() for lines in routes]
)
def test_another_right_route_costs_nothing(name: str, lines: list[str]) -> None:
    """Terse or verbose, with other index names, another sign of the multiplier, a factor on a condition."""
    found = follow_derivation(name, lines, Scope.of(dict(chapters.derived(name).symbols)))
    assert [line.outcome for line in found.lines] == ["correct"] * len(lines)
    assert found.complete


WRONG = [
    ("gaussian.mean", 2, ["l = -N/2*log(2*pi*s2) - sum((x[n]-mu)^2, n, 1, N)/(2*s2)",
                          "dl/dmu = sum(x[n]-mu, n, 1, N)/(2*s2)", "sum(x[n]-mu, n, 1, N) = 0",
                          "mu = sum(x[n], n, 1, N)/N"]),
    ("gaussian.mean", 3, ["dl/dmu = sum(x[n]-mu, n, 1, N)/s2", "sum(x[n]-mu, n, 1, N) = 0",
                          "mu = sum(x[n], n, 1, N)/(N-1)"]),
    ("gaussian.mean", 2, ["dl/dmu = sum(x[n]-mu, n, 1, N)/s2", "x[1] - mu = 0"]),
    ("moments.uniform_mean", 3, ["E[x] = int(x/(b-a), x, a, b)", "= (b^2-a^2)/(2*(b-a))", "= (b-a)/2"]),
    ("losses.bce_sigmoid", 2, ["dL/dz = dL/da * da/dz", "= (-y/a - (1-y)/(1-a))*a*(1-a)", "= a - y"]),
    ("activations.log_sigmoid", 2, ["dphi/dv = -1/(1+exp(-a*v))^2*diff(1+exp(-a*v), v)",
                                    "= exp(-a*v)/(1+exp(-a*v))^2", "= phi*(1-phi)"]),
    ("backprop.output_delta", 2, ["delta_j = -dZ/dv_j", "= e_j*phi(v_j)"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "first", "lines"), WRONG)
def test_the_first_wrong_line_is_found(name: str, first: int, lines: list[str]) -> None:
    """Never a line too early, never one too late."""
    found = follow_derivation(name, lines, Scope.of(dict(chapters.derived(name).symbols)))
    assert found.wrong_line == first


def test_a_derivation_that_stops_short_is_not_complete() -> None:
    """All of its lines are right, and it does not reach what is asked."""
    lines = ["E[x] = int(x/(b-a), x, a, b)", "= (b^2-a^2)/(2*(b-a))"]
    found = follow_derivation(
        "moments.uniform_mean", lines, Scope.of({"a": "real", "b": "real, > a", "x": "real"})
    )
    assert [line.outcome for line in found.lines] == ["correct", "correct"]
    assert not found.complete
    assert found.outcome == "incorrect"


@pytest.mark.parametrize("line", ["1 = 1", "w = w", "w - eta = w - eta", "y[i] - yhat[i]"])
def test_a_line_beside_the_matter_derives_nothing(line: str) -> None:
    """It may be true, and it may look like a result: it neither begins the derivation nor ends it."""
    name = "delta_rule.weight_update"
    found = follow_derivation(name, [line], Scope.of(dict(chapters.derived(name).symbols)))
    assert not found.complete
    assert not found.begun


def test_the_line_a_derivation_begins_with_is_not_its_end() -> None:
    """The sum that is to be rewritten, written down once more."""
    name = "backprop.output_delta_any_loss"
    work = chapters.derived(name)
    found = follow_derivation(name, [work.lines[0]], Scope.of(dict(work.symbols)))
    assert [line.outcome for line in found.lines] == ["correct"]
    assert not found.complete


def test_what_follows_from_a_wrong_line_is_carried() -> None:
    """The slip costs once: the line after it says where it comes from."""
    lines = ["dphi/dv = exp(-a*v)/(1+exp(-a*v))^2", "= phi*(1-phi)"]
    scope = Scope.of(dict(chapters.derived("activations.log_sigmoid").symbols))
    found = follow_derivation("activations.log_sigmoid", lines, scope)
    assert [line.outcome for line in found.lines] == ["incorrect", "carried"]
    assert found.lines[1].follows == 1


updates = [
    "w_new = w + eta*(y_i-yhat_i)*x_i",
    "w <- w + eta*(y_i-yhat_i)*x_i",
    "w := w + eta*(y_i-yhat_i)*x_i",
    "w' = w + eta*(y_i-yhat_i)*x_i",
    "w = w + eta*(y_i-yhat_i)*x_i",
    r"w^{(t+1)} \leftarrow w - \eta\frac{\partial L}{\partial w} = w + \eta (y_i-\hat y_i) x_i",
    r"w_{\text{new}} = w + \eta (y_i-\hat y_i) x_i",
    "w - eta*dL/dw = w + eta*(y_i-yhat_i)*x_i",
]


@pytest.mark.parametrize("last", updates)
def test_a_new_value_is_named_as_people_do(last: str) -> None:
    """However the new weight is named, the line says what it is; with the other sign it is the first wrong
    one."""
    name = "delta_rule.weight_update"
    scope = Scope.of(dict(chapters.derived(name).symbols))
    above = ["dL/dw = dL/dyhat_i * dyhat_i/dw", "= -(y_i - yhat_i) * x_i"]
    right = follow_derivation(name, [*above, last], scope)
    assert (right.outcome, right.complete) == ("correct", True)
    slip = follow_derivation(name, [*above, last.replace("w + ", "w - ")], scope)
    assert slip.wrong_line == 3


@pytest.mark.parametrize(
    "line", ["a" * 9_000, "word " * 1_800, "word" * 2_000 + ": x", "(" * 9_000, " " * 9_000 + ":"]
)
def test_a_long_line_takes_no_longer_than_its_length(line: str) -> None:
    begun = time.process_time()
    with suppress(Refusal):
        statements(line, Scope.of({"x": "real"}))
    assert time.process_time() - begun < 2
