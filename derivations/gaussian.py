"""Which mean and variance make the data most probable?

x[1], …, x[N] are independent draws from a Gaussian with mean mu and variance s2; l is the log-likelihood.
Bishop, Pattern Recognition and Machine Learning, section 1.2.4.
"""

from __future__ import annotations

from derivations.derivation import Derivation
from derivations.language.tree import name
from derivations.rules import calculus, sums
from derivations.rules.algebra import cancel, collect, common_denominator, expand, factor_out
from derivations.rules.equations import multiplied, solved_for, stationary, substitution
from derivations.rules.functions import definition, log_of_exp, log_of_power, log_of_product
from derivations.rules.probability import expectation_of_mean, linearity
from derivations.rules.strategy import because, everywhere, first, somewhere, then
from derivations.rules.work import put, worked, written

DATA = {
    "x": "real[N]",
    "N": "natural, >= 2",
    "mu": "real",
    "s2": "positive",
    "xbar": "= sum(x[n], n, 1, N)/N",
    "l": "real",
}
ABSTRACT = {"x": "real[N]", "N": "natural, >= 2", "p": "density"}

DENSITY = "1/sqrt(2*pi*s2)*exp(-(x[n] - mu)^2/(2*s2))"
LOG_LIKELIHOOD = "-N/2*log(2*pi*s2) - 1/(2*s2)*sum((x[n] - mu)^2, n, 1, N)"

take_sum_apart = because(
    sums.apart,
    "sum term by term; constants come out",
)
logarithm = because(
    everywhere(first(log_of_product, log_of_power, log_of_exp)),
    "the logarithm undoes products, roots and exponentials",
)


def density() -> Derivation:
    """p(t) = 1/sqrt(2 pi s2) exp(-(t - mu)^2/(2 s2))"""
    symbols = {"t": "real", "mu": "real", "s2": "positive"}
    return worked("The Gaussian density", symbols, None, "normal(t, mu, s2)", definition)


def likelihood() -> Derivation:
    """p(x[1], …, x[N]) = prod p(x[n])"""
    return worked("Likelihood of independent data", ABSTRACT, None, "prod(p(x[n]), n, 1, N)")


def log_sum() -> Derivation:
    """log prod p(x[n]) = sum log p(x[n])"""
    return worked(
        "Log-likelihood of independent data",
        ABSTRACT,
        None,
        "log(prod(p(x[n]), n, 1, N))",
        sums.log_of_indexed_product,
    )


def log_likelihood() -> Derivation:
    """l = -N/2 log(2 pi s2) - 1/(2 s2) sum (x[n] - mu)^2"""
    return worked(
        "Log-likelihood of a Gaussian",
        DATA,
        "l",
        f"log(prod({DENSITY}, n, 1, N))",
        sums.log_of_indexed_product,
        logarithm,
        take_sum_apart,
    )


differentiate_under_sum = (
    because(calculus.linear, "differentiate term by term; what does not contain `mu` drops out"),
    because(somewhere(calculus.stepwise), "power rule; the inner derivative is `-1`"),
    because(then(everywhere(sums.constants_out), cancel), "2 and the two signs cancel"),
)


def score_mean() -> Derivation:
    """dl/dmu = sum (x[n] - mu)/s2"""
    return worked(
        "Derivative of the log-likelihood in the mean",
        DATA,
        "dl/dmu",
        f"diff({LOG_LIKELIHOOD}, mu)",
        *differentiate_under_sum,
    )


def mean() -> Derivation:
    """mu = sum x[n]/N"""
    return worked(
        "Maximum-likelihood estimate of the mean",
        DATA,
        "dl/dmu",
        f"diff({LOG_LIKELIHOOD}, mu)",
        *differentiate_under_sum,
        stationary,
        multiplied(name("s2")),
        take_sum_apart,
        solved_for(name("mu")),
    )


differentiate_in_variance = (
    because(calculus.linear, "differentiate term by term; the variance is one symbol"),
    because(then(calculus.stepwise, everywhere(cancel)), "derivative of the logarithm and of `1/s2`"),
)


def score_variance() -> Derivation:
    """dl/ds2 = -N/(2 s2) + sum (x[n] - mu)^2/(2 s2^2)"""
    return worked(
        "Derivative of the log-likelihood in the variance",
        DATA,
        "dl/ds2",
        f"diff({LOG_LIKELIHOOD}, s2)",
        *differentiate_in_variance,
    )


def variance() -> Derivation:
    """s2 = sum (x[n] - xbar)^2/N"""
    return worked(
        "Maximum-likelihood estimate of the variance",
        DATA,
        "dl/ds2",
        f"diff({LOG_LIKELIHOOD}, s2)",
        *differentiate_in_variance,
        stationary,
        multiplied(written("2*s2^2", DATA)),
        solved_for(name("s2")),
        substitution("the mean is estimated by the sample mean", written("mu = xbar", DATA)),
        givens=("mu = xbar",),
    )


def second_derivative_mean() -> Derivation:
    """d2l/dmu2 = -N/s2 < 0: a maximum"""
    return worked(
        "Second-order check of the mean",
        DATA,
        None,
        "diff(sum(x[n] - mu, n, 1, N)/s2, mu)",
        because(calculus.linear, "each term has the slope `-1`"),
        take_sum_apart,
        cancel,
    )


def second_derivative_variance() -> Derivation:
    """d2l/ds2^2 = N/(2 s2^2) - sum (x[n] - mu)^2/s2^3; at the estimate -N/(2 s2^2) < 0: a maximum"""
    at_estimate = "sum((x[n] - mu)^2, n, 1, N) = N*s2"
    return worked(
        "Second-order check of the variance, at its estimate",
        DATA,
        None,
        "diff(-N/(2*s2) + sum((x[n] - mu)^2, n, 1, N)/(2*s2^2), s2)",
        because(calculus.linear, "differentiate the score once more, term by term"),
        because(then(calculus.stepwise, everywhere(cancel)), "derivatives of `1/s2` and `1/s2^2`"),
        put("at the estimate the sum of squares is `N*s2`", DATA, at_estimate),
        because(everywhere(cancel), "`s2` cancels"),
        because(collect, "negative, so a maximum"),
        givens=(at_estimate,),
    )


def bias() -> Derivation:
    """E[s2_hat] = (N - 1)/N s2"""
    symbols = {
        "x": "real[N]",
        "N": "natural, >= 2",
        "mu": "real",
        "s2": "positive",
        "xbar": "= sum(x[n], n, 1, N)/N",
    }
    second_moments = ("E[x[n]^2] = s2 + mu^2", "E[xbar^2] = s2/N + mu^2")
    return worked(
        "Expected value of the variance estimate",
        symbols,
        None,
        "E[sum(x[n]^2, n, 1, N)/N - xbar^2]",
        because(everywhere(linearity), "linearity of the expectation"),
        because(somewhere(expectation_of_mean), "the expectation of a mean is the mean of the expectations"),
        put(
            "a second moment is variance plus square of the mean; the sample mean has the variance `s2/N`",
            symbols,
            *second_moments,
        ),
        because(everywhere(sums.sum_of_constant), "`N` equal terms"),
        because(everywhere(cancel), "`N` cancels"),
        because(expand, "the squares of the mean cancel"),
        factor_out,
        because(somewhere(common_denominator), "common denominator"),
        cancel,
        givens=second_moments,
    )
