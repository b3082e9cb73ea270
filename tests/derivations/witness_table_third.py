"""What are chain rules, conditions and boundary cases compared with, and in which worlds?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import mpmath as mp

from tests.derivations.witness_models import (
    Check,
    Names,
    at_entry,
    bayes_loss,
    bce,
    labelled,
    matrices,
    moved,
    normal,
    one_output,
    s,
    slope,
)
from tests.derivations.witness_worlds import dense, dense_slopes, lagrangian, one_hot, sample_loss

STEP = mp.mpf("0.4")  # of the trapezium rule, exact to e^-60 for the densities that are drawn
ZERO = mp.mpf(10) ** -12  # of a central difference


def integral(f: Callable[[Any], Any]) -> Any:
    """Over the whole line."""
    return STEP * mp.fsum(f(k * STEP) for k in range(-36, 37))


def links(n: Names) -> Names:
    """One sample of the delta rule: every factor of the chain as a difference quotient."""
    place = at_entry(n, "", "i")
    x, y = n["x"][place], n["y"][place]
    yhat = n["w"] * x + n["b"]
    return {
        "dL/dyhat[i]": slope(lambda out: (y - out) ** 2 / 2, yhat),
        "dyhat[i]/dw": slope(lambda w: w * x + n["b"], n["w"]),
        "dyhat[i]/db": slope(lambda b: n["w"] * x + b, n["b"]),
    }


def dense_links(n: Names) -> Names:
    """The dense unit of the small network: loss, sigmoid, field."""
    found = {**n, **dense(n)}
    z = (found["W2"] * found["F"])[0, 0]
    return {
        **dense(n),
        "dL/dA2": slope(lambda a: bce(n["y"], a), s(z)),
        "dA2/dZ2": slope(s, z),
        "dZ2/dW2": found["F"].T,  # the field is linear in its weights
    }


def six_points(correlated: bool) -> Names:
    """A finite joint distribution of x and z, and its moments by loops."""
    tilt = mp.mpf(correlated) / 12
    weights = [mp.mpf(1) / 6 + sign * tilt for sign in (1, -1, 0, 0, -1, 1)]
    pairs = [(mp.mpf(a), mp.mpf(b)) for a in (-1, 0, 2) for b in (1, 3)]
    joint = [(w, {"x": x, "z": z}) for w, (x, z) in zip(weights, pairs, strict=True)]
    mean_x, mean_z = (mp.fsum(w * at[one] for w, at in joint) for one in "xz")
    return {"joint": joint, "c": mp.fsum(w * (at["x"] - mean_x) * (at["z"] - mean_z) for w, at in joint)}


def moment_of_sum(n: Names, power: int) -> Any:
    mean = mp.fsum(w * (at["x"] + at["z"]) for w, at in n["joint"])
    return mean if power == 1 else mp.fsum(w * (at["x"] + at["z"] - mean) ** 2 for w, at in n["joint"])


def covariance(n: Names) -> Any:
    m, k = integral(lambda x: x * n["p"](x)), integral(lambda z: z * n["q"](z))
    return integral(lambda x: (x - m) * n["p"](x) * integral(lambda z: (z - k) * n["q"](z)))


def best_priors(n: Names) -> Names:
    found = one_hot(n)
    labels = list(found["y"].values())
    shares = {(k,): mp.mpf(labels.count(mp.mpf(k))) / len(labels) for k in (1, 2)}
    return {**found, "alpha": shares, "lambda": found["N"]}


def best_variance(n: Names) -> Names:
    found = labelled(n)
    gaps = [(found["x"][m, 1] - found["mu"][int(found["y"][m,]), 1]) ** 2 for m in range(1, 8)]
    return {**found, "s2": {(1,): mp.fsum(gaps) / 7, (2,): mp.mpf("1.9")}}


def along_a_direction(n: Names) -> Names:
    return {**matrices(n), "v": mp.matrix([mp.mpf("0.4"), mp.mpf("-1.3")])}


def likelihood(n: Names) -> Any:
    """The density 1/theta where every observation lies in (0, theta)."""
    return mp.fprod(1 / n["theta"] if x <= n["theta"] else 0 for x in n["x"].values())


WORLDS: dict[str, Callable[[Names], Names]] = {
    "delta_rule.chain_w": links,
    "delta_rule.chain_b": links,
    "small_cnn.chain_w2": dense_links,
    "moments.expectation_of_sum": lambda n: six_points(True),
    "moments.variance_of_sum": lambda n: six_points(False),
    "moments.variance_of_correlated_sum": lambda n: six_points(True),
    "backprop.output_delta_by_chain_rule": one_output,
    "least_squares.curvature": along_a_direction,
    "lagrange.stationary_point": best_priors,
    "naive_bayes.stationary_variance": best_variance,
    "estimates.uniform_likelihood": lambda n: {"theta": max(n["x"].values()) * mp.mpf("1.25")},
}
CHECKS: dict[str, Check] = {
    "delta_rule.chain_w": lambda n: slope(lambda w: sample_loss(n, w, n["b"]), n["w"]),
    "delta_rule.chain_b": lambda n: slope(lambda b: sample_loss(n, n["w"], b), n["b"]),
    "small_cnn.chain_w2": lambda n: dense_slopes(n, "W2"),
    "moments.expectation_of_sum": lambda n: moment_of_sum(n, 1),
    "moments.variance_of_sum": lambda n: moment_of_sum(n, 2),
    "moments.variance_of_correlated_sum": lambda n: moment_of_sum(n, 2),
    "moments.covariance_of_independent": covariance,
    "lagrange.stationary_point": lambda n: (
        abs(slope(lambda h: lagrangian(n, alpha=moved(n["alpha"], (int(n["k"]),), h)), mp.mpf(0))) < ZERO
    ),
    "naive_bayes.stationary_variance": lambda n: (
        abs(slope(lambda h: bayes_loss({**n, "s2": moved(n["s2"], (1,), h)}), mp.mpf(0))) < ZERO
    ),
    "estimates.uniform_likelihood": likelihood,
    "least_squares.curvature": lambda n: mp.fsum(
        mp.fsum(n["X"][row, column] * n["v"][column] for column in range(2)) ** 2 for row in range(4)
    ),
    "least_squares.likelihood": lambda n: mp.fsum(
        mp.log(normal(y, n["m"][place], n["s2"])) for place, y in n["y"].items()
    ),
    "backprop.output_delta_by_chain_rule": lambda n: -n["dZ/dv"],
    "poisson.rate_curvature": lambda n: slope(lambda z: -n["N"] + n["S"] / z, n["z"]),
}
