"""Is what an answer says behind its formula taken at its word: when it holds, what its names are?

A condition may be left out of the comparison only where it always holds in the domain that the exercise
declares; a definition is put in for its name, unless the exercise itself defines the name so.
"""

from __future__ import annotations

import pytest
import yaml

from grader.judge import judge
from grader.submission import read_submission

right = [
    ("uniform-moments", "density", "1/(b-a) for a < x < b"),
    ("uniform-moments", "density", "1/(b-a) for x in [a,b], 0 otherwise"),
    ("uniform-moments", "density", "1/(b-a) for x in (a, b), else 0"),
    ("uniform-moments", "density", "1/(b-a)*[a <= x]*[x <= b]"),
    ("uniform-moments", "density", "0 if x<a or x>b else 1/(b-a)"),
    ("uniform-moments", "density", "[a<x<b]/(b-a)"),
    ("uniform-moments", "density", "f(x) = 1/(b-a) if a<=x<=b, 0 otherwise"),
    ("uniform-moments", "density", "1/(b-a), a < x < b"),
    ("uniform-moments", "density", "1/(d-c) for c < x < d"),
    ("uniform-moments", "density", "1/(b-a) * 1[x ∈ [a,b]]"),
    ("uniform-moments", "density", r"p(x)=\begin{cases}\frac{1}{b-a}&a<x<b\\0&\text{otherwise}\end{cases}"),
    ("log-sigmoid", "steepest", "a/4 where a > 0"),
    ("delta-rule", "rule", "w - eta*dL/dw where eta > 0"),
    ("gaussian-mle", "density", "1/sqrt(2 pi s2) exp(-(t-mu)^2/(2 s2)) for t in ℝ"),
    ("gaussian-mle", "density", "1/sqrt(2 pi s2) exp(-(t-mu)^2/(2 s2)), s2 > 0"),
    ("perceptron-output", "output", "y = φ(v) with v = Σ w_i x_i + b"),
    ("perceptron-output", "output", "y = φ(v), where v = Σ w_i x_i + b"),
    ("perceptron-output", "output", "φ(v) where v = w·x + b"),
    ("perceptron-output", "output", "y = φ(v) where v = Σ_{i=1}^m w_i x_i + b"),
    ("perceptron-output", "output", r"φ(v) \text{ where } v = w^T x + b"),
    ("delta-rule", "dL-dw", "e_i x_i where e_i = yhat_i - y_i"),
    ("delta-rule", "dL-dw", "-e_i x_i with e_i = y_i - yhat_i"),
    ("delta-rule", "dL-dw", "-e_i x_i, where e_i = y_i - yhat_i"),
    ("bce-sigmoid-gradient", "da-dz", "a(1-a) with a = sigma(z)"),
    ("bce-sigmoid-gradient", "da-dz", "da/dz = a·(1-a) where a = σ(z)"),
    ("bce-sigmoid-gradient", "chain", "dL/da · da/dz · dz/dw where z = wx + b"),
    ("bce-sigmoid-gradient", "chain", "dL/da · da/dz · dz/dw where z = wx + b and a = sigma(z)"),
    ("gaussian-mle", "variance", "1/N*sum((x[n]-xbar)^2, n, 1, N) where xbar = 1/N*sum(x[n], n, 1, N)"),
    ("gaussian-mle", "variance", "1/N Σ_n (x_n − x̄)² with x̄ = 1/N Σ_n x_n"),
    ("gaussian-mle", "variance", "1/N Σ_n (x_n − μ)² with μ = 1/N Σ_n x_n"),
    ("gaussian-mle", "variance", "1/N*sum((x[n]-mu)^2, n, 1, N) where mu = xbar"),
    ("batchnorm-formulas", "normalised", "(x_i-mu)/sqrt(s2+eps) where s2 = 1/m*sum((x[i]-mu)^2, i, 1, m)"),
    ("batchnorm-formulas", "normalised", "(x_i-mu)/sqrt(s2+eps) where eps > 0"),
    ("bce-sigmoid-gradient", "dL-dz", "a if y = 0 else a-1"),
    ("bce-sigmoid-gradient", "dL-dz", "dL/dz = a if y = 0 else a-1"),
    ("uniform-moments", "density", "f(x) = 1/(b-a) if a<=x<=b, 0 otherwise"),
    ("uniform-moments", "density", "f(x) = 1/(b-a) for a <= x <= b"),
]  # fmt: skip

wrong = [
    ("uniform-moments", "density", "1/(b-a) if x > b else 0"),
    ("uniform-moments", "density", "1/(b-a) for x < a, 0 otherwise"),
    ("uniform-moments", "density", "1/(b+a) for a < x < b"),
    ("uniform-moments", "density", "1/(b-a) if x != x else 0"),
    ("uniform-moments", "density", "x/(b-a)"),
    ("bce-sigmoid-gradient", "dL-dz", "a-y if x > 0 else 0"),
    ("bce-sigmoid-gradient", "dL-dz", "(a-y)*[x > a+y]"),
    ("tiny-cnn", "dL-dZ2", "A2-y if Z2 > 0 else 0"),
    ("bce-sigmoid-gradient", "dL-dw", "(a-y)x if N = 3"),
    ("gnb-class-prior", "multiplier", "N if l = 0"),
    ("tanh-unit", "slope-at-zero", "ab if v = 5"),
    ("perceptron-output", "output", "phi(v) where v = sum(w[i]*x[i],i,1,m)"),
    ("perceptron-output", "output", "phi(v) with v = b"),
    ("perceptron-output", "output", "y = φ(v), where v = sum(w[i]*x[i], i, 1, m) + 2b"),
    ("delta-rule", "dL-dw", "-e_i x_i where e_i = yhat_i - y_i"),
    ("delta-rule", "dL-dw", "-e_i x_i with e_i = yhat_i - y_i"),
    ("delta-rule", "dL-dw", "e_i x_i where e_i = y_i - yhat_i"),
    ("bce-sigmoid-gradient", "da-dz", "a where z = a(1-a)"),
    ("bce-sigmoid-gradient", "da-dz", "a(1-a) where a = z"),
    ("gaussian-mle", "bias", "s2 where N = (N-1)/N*s2"),
    ("log-sigmoid", "steepest", "a where v = a/4"),
    ("gaussian-mle", "variance", "1/N*sum((x[n]-xbar)^2, n, 1, N) where xbar = mu"),
    ("gaussian-mle", "variance", "1/N*sum((x[n]-xbar)^2, n, 1, N) where xbar = 0"),
    ("batchnorm-formulas", "normalised", "(x_i-mu)/sqrt(s2+eps) where s2 = sum((x[i]-mu)^2, i, 1, m)"),
    ("bce-sigmoid-gradient", "dL-dz", "a - y where y = a"),
    ("bce-sigmoid-gradient", "dL-dz", "a-y with y=0"),
    ("bce-sigmoid-gradient", "dL-dz", "a if y = 1 else a-1"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("exercise", "part", "answer", "outcome"),
    [(*row, said) for rows, said in ((right, "correct"), (wrong, "incorrect")) for row in rows],
)
def test_what_is_said_of_a_formula_counts(exercise: str, part: str, answer: str, outcome: str) -> None:
    """The support of a density is right in every form; nothing behind a formula makes a wrong answer right,
    or a right one wrong."""
    source = yaml.safe_dump({"answers": {exercise: {part: answer}}}, allow_unicode=True).encode()
    assert judge(read_submission(source, "a.yaml")).parts[0].outcome == outcome
