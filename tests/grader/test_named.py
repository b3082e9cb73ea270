"""What may stand before the answer?"""

from __future__ import annotations

import pytest
import yaml

from grader.judge import judge
from grader.submission import read_submission

DENSITY = "exp(-(t-mu)^2/(2*s2))/sqrt(2*pi*s2)"
ENTRY = "a*q+b*r+c*s+e*t+f*u+g*v+i*w+j*x+k*y"

# exercise, part, answer
accepted = [
    ("bce-sigmoid-gradient", "dL-dw", "dL/dw = (a-y)*x"),
    ("bce-sigmoid-gradient", "dL-dz", "∂L/∂z = a − y"),
    ("bayes-screening", "formula", "P(C=1|T=1) = alpha*pi/(alpha*pi+beta*(1-pi))"),
    ("bayes-screening", "posterior", "P(C=1|T=1) = 0.0292"),
    ("bayes-screening", "posterior", "≈ 0.0292"),
    ("bayes-screening", "posterior", "P(C=1|T=1): 0.0292"),
    ("bayes-screening", "evidence", "0.0009 + 0.02997 = 0.03087"),
    ("bayes-screening", "posterior", r"P(D|+) = \frac{0.0009}{0.03087} \approx 0.0292"),
    ("gaussian-mle", "mean", "mu = sum(x[n],n,1,N)/N"),
    ("gaussian-mle", "variance", r"\hat{\sigma}^2 = \frac{1}{N}\sum_n (x_n-\bar x)^2"),
    ("gaussian-mle", "density", "p(t) = exp(-(t-mu)^2/(2*s2))/sqrt(2*pi*s2)"),
    ("log-sigmoid", "derivative", "φ'(v) = a φ (1 − φ)"),
    ("log-sigmoid", "definition", "phi(v) = 1/(1+exp(-a*v))"),
    ("perceptron-output", "error", "e = d - y"),
    ("decision-boundary", "x2", "x2 = -(w1*x1+b)/w2"),
    ("delta-rule", "w-update", "w_new = w + eta*(y_i-yhat_i)*x_i"),
    ("delta-rule", "w-update", "w <- w + eta*(y_i-yhat_i)*x_i"),
    ("delta-rule", "w-update", "w := w + eta*(y_i-yhat_i)*x_i"),
    ("delta-rule", "w-update", "w' = w + eta*(y_i-yhat_i)*x_i"),
    ("delta-rule", "w-update", "w = w + eta*(y_i-yhat_i)*x_i"),
    ("delta-rule", "w-update", r"w^{(t+1)} \leftarrow w - \eta (\hat{y}_i - y_i) x_i"),
    ("backprop-output-node", "delta-w", "Δw_{ji} = eta*e[j]*phi'(v[j])*y[i]"),
    ("uniform-moments", "variance", "Var(X) = (b-a)^2/12"),
    ("uniform-moments", "mean", "(a+b)/2 = a/2 + b/2"),
    ("separable-cost-30x30", "standard-weights", "3*3*20*40 = 7200"),
    ("separable-cost-30x30", "standard-weights", "W = 7200"),
    ("linear-2-2-2-1", "loss", "L = 25"),
    ("linear-2-2-2-1", "other-target", "t = -1"),
    ("gaussian-mle", "numeric-mean", "mu = 2.5"),
    ("poisson-loss", "value", "L = z - y ln z + ln y! = 2.5 - 4 ln 2.5 + ln 24 = 2.0129"),
    ("bayes-screening", "healthy", "P(C=0) = 1 - P(C=1) = 0.999"),
    ("bayes-screening", "numerator", "alpha*pi = 0.9*0.001 = 0.0009"),
    ("bayes-screening", "healthy", "1 - pi = 0.999"),
    ("bayes-screening", "healthy", "1 - prior = 0.999"),
    ("bayes-screening", "evidence", "P(T=1) = alpha*pi + beta*(1-pi) = 0.03087"),
    ("gaussian-mle", "numeric-variance", r"\hat\sigma^2 = \frac{1}{N}\sum_n (x_n-\bar x)^2 = 1.1/5 = 0.22"),
    ("gaussian-mle", "numeric-mean", "x̄ = 2.5"),
    ("gaussian-mle", "score-mean", r"\frac{\partial \ell}{\partial \mu} = \frac{1}{s2}\sum_n (x_n - \mu)"),
    (
        "gaussian-mle",
        "score-variance",
        r"\frac{\partial\ell}{\partial\sigma^2} = \sum_n (x_n-\mu)^2/(2s2^2) - N/(2s2)",
    ),
    ("gaussian-mle", "score-variance", "∂l/∂σ² = -N/(2σ²) + 1/(2σ⁴) Σ_n (x_n − μ)²"),
    ("gaussian-mle", "score-variance", "dl/dσ^2 = -N/(2σ²) + 1/(2σ⁴) Σ_n (x_n − μ)²"),
    ("gaussian-mle", "log-sum", r"\ln L(\mu,\sigma^2) = sum(ln p(x[n]), n, 1, N)"),
    ("gaussian-mle", "log-sum", "ℓ = sum(ln p(x[n]), n, 1, N)"),
    ("gaussian-mle", "variance", "s^2 = 1/N Σ_n (x_n − x̄)²"),
    ("gaussian-mle", "variance", r"\hat\sigma_{ML}^2 = 1/N Σ_n (x_n − x̄)²"),
    ("gnb-estimates", "mean", "μ_ki = 1/N_k Σ_m [y_m=k] x_mi"),
    ("batchnorm-formulas", "channel-variance", "σ_c² = 1/(NHW) Σ_{n,h,w} (X_{n,h,w,c} − μ_c)²"),
    ("poisson-loss", "minimiser", "z* = y"),
    ("poisson-loss", "minimiser", "argmin_z L = y"),
    ("poisson-loss", "rate-estimate", "Ȳ = 1/N Σ_n Y_n"),
    ("poisson-loss", "rate-estimate", r"\hat{\lambda} = 1/N Σ_n Y_n"),
    ("poisson-loss", "loss", "-ln P(y) = z - y*log(z) + log(y!)"),
    ("log-sigmoid", "steepest", "max_v φ'(v) = a/4"),
    ("bce-sigmoid-gradient", "dL-dw", "answer = (a-y)*x"),
    ("backprop-output-node", "output", "y_j = φ(v_j)"),
    ("backprop-hidden-node", "local-gradient", "δ_j = φ'(v_j) Σ_k δ_k w_{kj}"),
    ("uniform-moments", "variance", "Var(X) = E[X^2] - E[X]^2 = (b-a)^2/12"),
    ("bayes-screening", "formula", "p = απ/(απ + β(1 − π))"),
    ("gnb-class-prior", "prior", "α_k = N_k/N"),
    ("sigmoid-2-2-2-gradient", "first-output", "O_1 = σ(w21 σ(B) + w23 σ(C) + b2)"),
]

refused = [
    ("bayes-screening", "posterior", "0.03 = 0.0292"),  # two answers
    ("separable-cost-30x30", "standard-weights", "7200 = 7201"),
    ("uniform-moments", "mean", "(b-a)/2 = (a+b)/2"),
    ("uniform-moments", "mean", "a = b"),  # about the givens
    ("bce-sigmoid-gradient", "dL-dz", "a = y"),
    ("bayes-screening", "posterior", "P(C=1|T=1) ="),
    ("bayes-screening", "posterior", "P(C=0|T=1) = 0.0292"),  # of another quantity
    ("bayes-screening", "healthy", "P(C=1) = 0.999"),
    ("bayes-screening", "healthy", "P(C=0) = 1 - P(C=1) = 0.99 = 0.999"),
    ("bayes-screening", "healthy", "2*P(C=0) = 0.999"),  # equations: their right side is not the answer
    ("bayes-screening", "healthy", "healthy/2 = 0.999"),
    ("bayes-screening", "healthy", "-x = 0.999"),
    ("bayes-screening", "healthy", "alpha*pi = 0.999"),  # which is 0.0009
    ("bce-sigmoid-gradient", "dL-dw", "dL/db = (a-y)*x"),
    ("uniform-moments", "mean", "Var(X) = (a+b)/2"),
    ("bayes-screening", "posterior", "0.0292 or 0.03"),
    ("poisson-loss", "minimiser", "ln z = y"),  # a function or a power of it, which is another value
    ("poisson-loss", "minimiser", "sqrt z = y"),
    ("poisson-loss", "minimiser", "e^z = y"),
    ("poisson-loss", "minimiser", "z^2 = y"),
    ("poisson-loss", "minimiser", "z² = y"),
    ("gaussian-mle", "density", f"ln p(t) = {DENSITY}"),
    ("gaussian-mle", "density", f"1/p(t) = {DENSITY}"),
    ("bayes-screening", "formula", "1 - P(C=1|T=1) = alpha*pi/(alpha*pi+beta*(1-pi))"),
    ("bayes-screening", "formula", "posterior^2 = alpha*pi/(alpha*pi+beta*(1-pi))"),
    ("uniform-moments", "mean", "E[X]^2 = (a+b)/2"),
    ("uniform-moments", "second-moment", "E[X]^2 = (a^2+a*b+b^2)/3"),
    ("uniform-moments", "variance", "sigma^4 = (b-a)^2/12"),
    ("bayes-screening", "formula", "pi = alpha*pi/(alpha*pi+beta*(1-pi))"),  # a given
    ("bce-sigmoid-gradient", "dL-dw", "a = (a-y)*x"),
    ("bce-sigmoid-gradient", "dL-dz", "a = a - y"),
    ("bce-sigmoid-gradient", "dL-dw", "z = (a-y)*x"),  # something else that the question has
    ("gaussian-mle", "score-mean", "dl/ds2 = sum(x[n]-mu, n, 1, N)/s2"),
    ("gaussian-mle", "density", f"l = {DENSITY}"),
    ("gaussian-mle", "mean", "s2 = 1/N Σ_n x_n"),
    ("gaussian-mle", "variance", "sigma = sum((x[n]-xbar)^2, n, 1, N)/N"),
    ("gnb-class-prior", "multiplier", "α_k = N"),
    ("gnb-class-prior", "multiplier", "λ α_k = N"),
    ("ewma-closed-form", "v1", "v_2 = (1-β) θ_1"),
    ("conv-letters", "o00", f"o01 = {ENTRY}"),
    ("conv-letters", "o00", f"O(0,1) = {ENTRY}"),
    ("sigmoid-2-2-2-gradient", "dE-dw21", "dE/dw22 = (O1-t1)*O1*(1-O1)*h1"),
    ("bce-sigmoid-gradient", "dL-dw", "it is not = (a-y)*x"),
    ("bce-sigmoid-gradient", "dL-dw", "never = (a-y)*x"),
]

wrong = [
    ("bce-sigmoid-gradient", "dL-dw", "dL/dw = (y-a)*x"),
    ("bayes-screening", "posterior", "P(C=1|T=1) = 0.9"),
    ("bayes-screening", "healthy", "P(C=0) = 1 + P(C=1) = 1.001"),
    ("delta-rule", "w-update", "w_new = w - eta*(y_i-yhat_i)*x_i"),
]


@pytest.mark.parametrize(
    ("exercise", "part", "answer", "outcome"),
    [
        (*row, outcome)
        for rows, outcome in ((accepted, "correct"), (refused, "unreadable"), (wrong, "incorrect"))
        for row in rows
    ],
)
def test_a_name_before_the_answer_is_not_part_of_it(exercise, part, answer, outcome):
    """A label costs nothing, and several values in a chain are one answer only if they are the same."""
    source = yaml.safe_dump({"answers": {exercise: {part: answer}}}, allow_unicode=True).encode()
    assert judge(read_submission(source, "a.yaml")).parts[0].outcome == outcome
