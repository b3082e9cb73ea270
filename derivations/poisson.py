"""Which loss fits counts?  The negative logarithm of a Poisson probability.

    z   predicted mean count, z > 0        y   observed count        Y[n]   a sample of counts

Murphy, Machine Learning: A Probabilistic Perspective, section 2.3.3.
"""

from __future__ import annotations

from derivations.derivation import Derivation
from derivations.language.tree import name
from derivations.rules import calculus, sums
from derivations.rules.algebra import sign_inside
from derivations.rules.equations import multiplied, solved_for, stationary, substitution
from derivations.rules.functions import log_of_exp, log_of_power, log_of_product
from derivations.rules.strategy import because, everywhere, first, somewhere
from derivations.rules.work import worked, written

COUNT = {"z": "positive", "y": "integer, >= 0", "L": "real"}
RATE = {"lambda": "positive", "t": "positive", "k": "integer, >= 0"}
SAMPLE = {"Y": "integer[N], >= 0", "N": "natural", "z": "positive"}

PROBABILITY = "exp(-z)*z^y/y!"
LOSS = "z - y*log(z) + log(y!)"

logarithm = because(
    everywhere(first(log_of_product, log_of_power, log_of_exp)),
    "the logarithm undoes product, power and exponential",
)
slope = because(calculus.differentiate, "differentiate term by term; log(y!) does not contain z")


def pmf() -> Derivation:
    """P(k) = exp(-lambda t) (lambda t)^k/k!"""
    return worked(
        "Probability of k events",
        {**RATE, "z": "positive"},
        None,
        "exp(-z)*z^k/k!",
        substitution("the mean count is rate times time", written("z = lambda*t", {**RATE, "z": "positive"})),
        givens=("z = lambda*t",),
    )


def loss() -> Derivation:
    """L = z - y log z + log(y!)"""
    return worked(
        "The Poisson loss",
        COUNT,
        "L",
        f"-log({PROBABILITY})",
        logarithm,
        sign_inside,
    )


def loss_slope() -> Derivation:
    """dL/dz = 1 - y/z"""
    return worked("Slope of the Poisson loss", COUNT, "dL/dz", f"diff({LOSS}, z)", slope)


def minimiser() -> Derivation:
    """z = y"""
    return worked(
        "The prediction that minimises the Poisson loss",
        {**COUNT, "y": "natural"},
        "dL/dz",
        f"diff({LOSS}, z)",
        slope,
        stationary,
        multiplied(name("z")),
        solved_for(name("z")),
    )


def curvature() -> Derivation:
    """d2L/dz2 = y/z^2"""
    return worked(
        "Second-order check of the Poisson loss",
        COUNT,
        None,
        "diff(1 - y/z, z)",
        because(calculus.differentiate, "the second derivative is positive: a minimum"),
    )


SAMPLE_LOG = "log(prod(exp(-z)*z^Y[n]/Y[n]!, n, 1, N))"


def rate_estimate() -> Derivation:
    """z = sum Y[n]/N"""
    return worked(
        "Maximum-likelihood estimate of a common mean count",
        SAMPLE,
        None,
        f"diff({SAMPLE_LOG}, z)",
        somewhere(sums.log_of_indexed_product),
        logarithm,
        because(sums.apart, "sum term by term"),
        because(calculus.differentiate, "differentiate term by term"),
        stationary,
        multiplied(name("z")),
        solved_for(name("z")),
    )


def rate_curvature() -> Derivation:
    """d2l/dz2 = -S/z^2 < 0: a maximum"""
    return worked(
        "Second-order check of the mean count; S is the sum of all counts",
        {"N": "natural", "S": "positive", "z": "positive"},
        None,
        "diff(-N + S/z, z)",
        because(calculus.differentiate, "the second derivative is negative: a maximum"),
    )
