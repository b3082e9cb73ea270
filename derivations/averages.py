"""What does an exponentially weighted moving average remember?

    v[t] = beta v[t-1] + (1 - beta) theta[t],   v[0] = 0,   0 < beta < 1

Goodfellow, Bengio, Courville, Deep Learning, section 8.3.2 (momentum).
"""

from __future__ import annotations

from derivations.derivation import Derivation
from derivations.rules import indices
from derivations.rules.algebra import cancel, distribute, factor_out, same_base
from derivations.rules.equations import substitution
from derivations.rules.strategy import Strategy, because, everywhere, somewhere, then
from derivations.rules.work import worked, written

AVERAGE = {"beta": "probability", "theta": "real[t]", "v": "real[0..t]", "t": "natural"}
MOMENTUM = {"beta": "probability", "eta": "positive", "g": "real", "v": "real", "w": "real"}


def recurrence() -> Derivation:
    """v[t] = beta v[t-1] + (1 - beta) theta[t]"""
    return worked("The recurrence", AVERAGE, "v[t]", "beta*v[t-1] + (1 - beta)*theta[t]")


def _unrolled(last: int) -> Derivation:
    """v[last] in terms of the values: the recurrence again and again, down to v[0] = 0."""
    symbols = {**AVERAGE, "theta": f"real[{last}]", "v": f"real[0..{last}]"}
    symbols.pop("t")
    back: list[Strategy] = []
    for t in range(last - 1, 0, -1):
        again = written(f"v[{t}] = beta*v[{t - 1}] + (1 - beta)*theta[{t}]", symbols)
        back.append(substitution(f"the recurrence for `v[{t}]`", again))
    recurrences = (f"v[{t}] = beta*v[{t - 1}] + (1 - beta)*theta[{t}]" for t in range(1, last))
    start = written("v[0] = 0", symbols)
    tidy: list[Strategy] = []
    if last > 2:
        tidy.append(because(then(everywhere(distribute), everywhere(cancel)), "multiply the brackets out"))
    if last > 1:
        tidy.append(factor_out)
    return worked(
        f"The average after {last} value{'s' if last > 1 else ''}",
        symbols,
        f"v[{last}]",
        f"beta*v[{last - 1}] + (1 - beta)*theta[{last}]",
        *back,
        substitution("it starts at zero", start),
        *tidy,
        givens=(*recurrences, "v[0] = 0"),
    )


def v1() -> Derivation:
    """v[1] = (1 - beta) theta[1]"""
    return _unrolled(1)


def v2() -> Derivation:
    """v[2] = (1 - beta) (beta theta[1] + theta[2])"""
    return _unrolled(2)


def v3() -> Derivation:
    """v[3] = (1 - beta) (beta^2 theta[1] + beta theta[2] + theta[3])"""
    return _unrolled(3)


def v4() -> Derivation:
    """v[4] = (1 - beta) (beta^3 theta[1] + beta^2 theta[2] + beta theta[3] + theta[4])"""
    return _unrolled(4)


def general() -> Derivation:
    """v[t] = (1 - beta) sum beta^(t - i) theta[i]"""
    hypothesis = "v[t-1] = (1 - beta)*sum(beta^(t-1-i)*theta[i], i, 1, t-1)"
    return worked(
        "The average as one sum, by induction",
        AVERAGE,
        "v[t]",
        "beta*v[t-1] + (1 - beta)*theta[t]",
        substitution("insert the sum for `v[t - 1]`", written(hypothesis, AVERAGE)),
        factor_out,
        because(then(somewhere(indices.constants_in), somewhere(same_base)), "`beta` goes into the sum"),
        because(somewhere(indices.take_in), "the last value is the term `i = t`"),
        givens=(hypothesis,),
    )


def weight_sum() -> Derivation:
    """(1 - beta) sum beta^(t - i) = 1 - beta^t"""
    return worked(
        "The sum of all weights",
        {"beta": "probability", "t": "natural"},
        None,
        "(1 - beta)*sum(beta^(t - i), i, 1, t)",
        because(somewhere(indices.reverse), "sum in the other order"),
        because(somewhere(indices.shift_index(written("-1", {}))), "start at zero"),
        somewhere(indices.geometric_sum),
        cancel,
    )


def window() -> Derivation:
    """sum beta^i = 1/(1 - beta)"""
    return worked(
        "The effective window: how many values of full weight the weights amount to",
        {"beta": "probability"},
        None,
        "sum(beta^i, i, 0, oo)",
        indices.geometric_series,
    )


def momentum_average() -> Derivation:
    """beta v + (1 - beta) g"""
    return worked("Momentum: the averaged gradient", MOMENTUM, None, "beta*v + (1 - beta)*g")


def momentum_step() -> Derivation:
    """w - eta v"""
    return worked("Momentum: the new weight, from the new average", MOMENTUM, None, "w - eta*v")
