"""How is a probability vector fitted under the constraint that it sums to one?

    alpha[k]   prior of class k             y[m]     label of sample m, one of 1..K
    lambda     multiplier of g = sum_k alpha[k] - 1;  F = l + lambda g is the Lagrangian
    l          negative log-likelihood

The other sign of the multiplier, F = l - lambda g, gives lambda = -N and the same estimate.
Bishop, Pattern Recognition and Machine Learning, section 2.2 and appendix E.
"""

from __future__ import annotations

from collections.abc import Mapping

from derivations.derivation import Derivation
from derivations.language.tree import name
from derivations.rules import calculus, sums
from derivations.rules.equations import multiplied, solved_for, stationary, substitution
from derivations.rules.functions import log_of_power
from derivations.rules.strategy import Strategy, because, everywhere, first, somewhere, then
from derivations.rules.work import worked, written

PRIORS = {
    "alpha": "simplex[K]",
    "y": "1..K[N]",
    "N": "natural",
    "K": "natural, >= 2",
    "k": "1..K",
    "lambda": "real",
    "l": "real",
    "F": "real",
    "Nk": "= sum([y[m] = k], m, 1, N)",
}
ONE_HOT = {
    "p": "simplex[K]",
    "t": "0..1[N, K]",
    "N": "natural",
    "K": "natural, >= 2",
    "k": "1..K",
    "lambda": "real",
    "F": "real",
}

NLL = "-sum(log(alpha[y[m]]), m, 1, N)"
CONSTRAINT = "sum(alpha[j], j, 1, K) = 1"
FREE = {**PRIORS, "alpha": "positive[K]"}  # before the constraint is used


def constraint() -> Derivation:
    """sum_k alpha[k] = 1"""
    return worked("The constraint on the priors", PRIORS, None, "sum(alpha[k], k, 1, K) = 1")


def lagrangian() -> Derivation:
    """F = l + lambda (sum_k alpha[k] - 1)"""
    return worked("The Lagrangian of the priors", FREE, "F", "l + lambda*(sum(alpha[k], k, 1, K) - 1)")


def _slope(sign: str) -> tuple[str, tuple[Strategy, ...]]:
    """The derivative of the Lagrangian with the multiplier of this sign."""
    return f"diff({NLL} {sign} lambda*(sum(alpha[j], j, 1, K) - 1), alpha[k])", (
        because(calculus.linear, "differentiate under the sums"),
        because(
            then(calculus.stepwise, everywhere(sums.sift)),
            "`log(alpha[y[m]])` contains `alpha[k]` where `y[m] = k`; of the sum only the term `k` is left",
        ),
        because(
            everywhere(first(sums.use_condition, sums.constants_out)),
            "where the indicator is one, `y[m]` is `k`; the constant comes out",
        ),
    )


def _to_the_multiplier(sign: str, symbols: Mapping[str, str]) -> tuple[str, tuple[Strategy, ...]]:
    start, moves = _slope(sign)
    return start, (
        *moves,
        stationary,
        multiplied(written("alpha[k]", symbols)),
    )


total: tuple[Strategy, ...] = (
    sums.summed_over("k", name("K")),
    because(everywhere(first(sums.split_sum, sums.constants_out)), "sum term by term"),
    because(somewhere(sums.exchange), "exchange the two sums"),
    because(
        everywhere(first(sums.sift, sums.sum_of_constant)),
        "each sample has exactly one class, which makes `N` ones",
    ),
    substitution("the priors sum to one", written("sum(alpha[k], k, 1, K) = 1", FREE)),
)


def derivative() -> Derivation:
    """dF/dalpha[k] = -N_k/alpha[k] + lambda"""
    start, moves = _slope("+")
    return worked("Derivative of the Lagrangian in a prior", FREE, "dF/dalpha[k]", start, *moves)


def stationary_point() -> Derivation:
    """-N_k/alpha[k] + lambda = 0"""
    start, moves = _slope("+")
    return worked(
        "Condition for a stationary point in a prior", FREE, "dF/dalpha[k]", start, *moves, stationary
    )


def multiplier() -> Derivation:
    """lambda = N"""
    start, moves = _to_the_multiplier("+", FREE)
    return worked(
        "The multiplier",
        FREE,
        "dF/dalpha[k]",
        start,
        *moves,
        *total,
        solved_for(name("lambda")),
        givens=(CONSTRAINT,),
    )


def multiplier_other_sign() -> Derivation:
    """lambda = -N where F = l - lambda g"""
    start, moves = _to_the_multiplier("-", FREE)
    return worked(
        "The multiplier with the other sign",
        FREE,
        "dF/dalpha[k]",
        start,
        *moves,
        *total,
        solved_for(name("lambda")),
        givens=(CONSTRAINT,),
    )


def prior() -> Derivation:
    """alpha[k] = sum [y[m] = k]/N"""
    start, moves = _to_the_multiplier("+", FREE)
    return worked(
        "Maximum-likelihood estimate of a class prior",
        FREE,
        "dF/dalpha[k]",
        start,
        *moves,
        substitution("the multiplier is the number of samples", written("lambda = N", FREE)),
        solved_for(written("alpha[k]", FREE)),
        givens=(f"l = {NLL}", "lambda = N"),
    )


def prior_other_sign() -> Derivation:
    """alpha[k] = sum [y[m] = k]/N, from F = l - lambda g"""
    start, moves = _to_the_multiplier("-", FREE)
    return worked(
        "Maximum-likelihood estimate of a class prior, the other sign of the multiplier",
        FREE,
        "dF/dalpha[k]",
        start,
        *moves,
        substitution("the multiplier is minus the number of samples", written("lambda = -N", FREE)),
        solved_for(written("alpha[k]", FREE)),
        givens=(f"l = {NLL}", "lambda = -N"),
    )


def curvature() -> Derivation:
    """d2F/dalpha[k]2 = N_k/alpha[k]^2 > 0: a minimum of the negative log-likelihood"""
    return worked(
        "Second-order check of a class prior",
        FREE,
        None,
        "diff(-sum([y[m] = k], m, 1, N)/alpha[k] + lambda, alpha[k])",
        because(calculus.differentiate, "the second derivative is positive: a minimum"),
    )


def categorical() -> Derivation:
    """p[k] = sum_n t[n,k]/N, from one-hot labels"""
    symbols = {**ONE_HOT, "p": "positive[K]"}
    return worked(
        "Maximum-likelihood estimate of a categorical distribution",
        symbols,
        "dF/dp[k]",
        "diff(-log(prod(prod(p[j]^t[n,j], j, 1, K), n, 1, N)) + lambda*(sum(p[j], j, 1, K) - 1), p[k])",
        because(
            everywhere(first(sums.log_of_indexed_product, log_of_power)),
            "the logarithm undoes products and powers",
        ),
        because(calculus.linear, "differentiate under the sums"),
        because(then(calculus.stepwise, everywhere(sums.sift)), "only the term `j = k` is left"),
        because(everywhere(sums.constants_out), "constants come out"),
        stationary,
        multiplied(written("p[k]", symbols)),
        substitution("the multiplier is the number of samples", written("lambda = N", symbols)),
        solved_for(written("p[k]", symbols)),
        givens=("sum(p[j], j, 1, K) = 1", "lambda = N"),
    )
