"""Which parameter makes the data most probable: Bernoulli, exponential, uniform?

    x[1], …, x[N]   independent draws; l is the log-likelihood

The estimates of the Gaussian, of counts and of class priors have chapters of their own.
Bishop, Pattern Recognition and Machine Learning, sections 2.1 and 2.3; Casella and Berger, Statistical
Inference, section 7.2.
"""

from __future__ import annotations

from derivations.derivation import Derivation
from derivations.language.tree import name
from derivations.rules import calculus, extrema, sums
from derivations.rules.algebra import cancel
from derivations.rules.equations import multiplied, solved_for, stationary
from derivations.rules.functions import log_of_exp, log_of_factors, log_of_power, log_of_product
from derivations.rules.strategy import Strategy, because, everywhere, first, somewhere, then
from derivations.rules.work import worked, written

TOSSES = {"x": "0..1[N]", "N": "natural", "p": "probability", "l": "real"}
TIMES = {"x": "positive[N]", "N": "natural", "lambda": "positive", "l": "real"}
UNIFORM = {"x": "positive[N]", "N": "natural", "theta": "positive", "l": "real", "L": "real"}

TOSS = "p^x[n]*(1 - p)^(1 - x[n])"
TIME = "lambda*exp(-lambda*x[n])"

logarithm: tuple[Strategy, ...] = (
    somewhere(sums.log_of_indexed_product),
    because(
        everywhere(first(log_of_factors, log_of_product, log_of_power, log_of_exp)),
        "the logarithm undoes products and powers",
    ),
    because(sums.apart, "sum term by term"),
)
slope = because(then(calculus.differentiate, everywhere(cancel)), "differentiate term by term")


def bernoulli_log_likelihood() -> Derivation:
    """l = log(p) sum x[n] + log(1 - p) sum (1 - x[n])"""
    return worked("Log-likelihood of coin tosses", TOSSES, "l", f"log(prod({TOSS}, n, 1, N))", *logarithm)


def bernoulli() -> Derivation:
    """p = sum x[n]/N"""
    return worked(
        "Maximum-likelihood estimate of a Bernoulli probability",
        TOSSES,
        "dl/dp",
        f"diff(log(prod({TOSS}, n, 1, N)), p)",
        *logarithm,
        slope,
        stationary,
        multiplied(written("p*(1 - p)", TOSSES)),
        solved_for(name("p")),
    )


def bernoulli_curvature() -> Derivation:
    """d2l/dp2 = -S/p^2 - (N - S)/(1 - p)^2 < 0: a maximum"""
    symbols = {"S": "nonnegative", "R": "nonnegative", "p": "probability"}
    return worked(
        "Second-order check of the Bernoulli estimate; S successes, R failures",
        symbols,
        None,
        "diff(S/p - R/(1 - p), p)",
        because(
            then(calculus.differentiate, everywhere(cancel)),
            "both terms are negative: a maximum",
        ),
    )


def exponential_log_likelihood() -> Derivation:
    """l = N log(lambda) - lambda sum x[n]"""
    return worked("Log-likelihood of waiting times", TIMES, "l", f"log(prod({TIME}, n, 1, N))", *logarithm)


def exponential() -> Derivation:
    """lambda = N/sum x[n]"""
    return worked(
        "Maximum-likelihood estimate of a rate",
        TIMES,
        "dl/dlambda",
        f"diff(log(prod({TIME}, n, 1, N)), lambda)",
        *logarithm,
        slope,
        stationary,
        multiplied(name("lambda")),
        solved_for(name("lambda")),
    )


def exponential_curvature() -> Derivation:
    """d2l/dlambda2 = -N/lambda^2 < 0: a maximum"""
    return worked(
        "Second-order check of the rate",
        {"N": "natural", "lambda": "positive", "S": "positive"},
        None,
        "diff(N/lambda - S, lambda)",
        because(
            then(calculus.differentiate, everywhere(cancel)), "the second derivative is negative: a maximum"
        ),
    )


def uniform_slope() -> Derivation:
    """dl/dtheta = -N/theta < 0: the smaller theta the better, down to the largest observation"""
    return worked(
        "Slope of the log-likelihood of the uniform distribution on (0, theta), theta above all data",
        UNIFORM,
        "dl/dtheta",
        "diff(log(prod(1/theta, n, 1, N)), theta)",
        somewhere(sums.log_of_indexed_product),
        because(everywhere(first(log_of_product, log_of_power)), "the logarithm of a reciprocal"),
        because(sums.apart, "`N` equal terms"),
        slope,
    )


LIKELIHOOD = "prod(1/theta*[x[n] <= theta], n, 1, N)"
one_boundary = (
    somewhere(sums.split_product),
    because(somewhere(extrema.product_of_constant), "`N` equal factors"),
    somewhere(extrema.product_of_indicators),
)


def uniform_likelihood() -> Derivation:
    """L = 1/theta^N [max x[n] <= theta]"""
    return worked(
        "Likelihood of draws from the uniform distribution on (0, theta)",
        UNIFORM,
        "L",
        LIKELIHOOD,
        *one_boundary,
    )


def uniform() -> Derivation:
    """theta = max x[n]: the likelihood falls in theta and is zero below the largest observation"""
    return worked(
        "Maximum-likelihood estimate of the end of a uniform distribution: a boundary case",
        UNIFORM,
        None,
        f"argmax({LIKELIHOOD}, theta)",
        *one_boundary,
        because(
            extrema.greatest_at_boundary,
            "for `theta < max(x)` the likelihood is zero; for `theta >= max(x)` it is `1/theta^N`, which"
            " falls, for its slope `-N/theta^(N + 1)` is negative: it is largest at `theta = max(x)`",
        ),
    )
