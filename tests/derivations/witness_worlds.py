"""In which worlds are the results tried, where the declared domains do not say enough?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import mpmath as mp
from scipy.integrate import quad

from tests.derivations.witness_models import (
    Names,
    at_entry,
    bce,
    hidden_network,
    labelled,
    linear_loss,
    matrices,
    normal,
    one_output,
    s,
    size,
    slope,
)


def sample_loss(n: Names, w: Any, b: Any) -> Any:
    place = at_entry(n, "", "i")
    return (n["y"][place] - w * n["x"][place] - b) ** 2 / 2


def predicted(n: Names) -> Names:
    return {"yhat": {place: n["w"] * x + n["b"] for place, x in n["x"].items()}}


def least(n: Names, **other: Any) -> Any:
    return linear_loss(n, {**n, **other}["w"])


def two_values(n: Names) -> tuple[Any, Any]:
    """A distribution with mean mu and variance s2."""
    return n["mu"] + mp.sqrt(n["s2"]), n["mu"] - mp.sqrt(n["s2"])


def lagrangian(n: Names, **other: Any) -> Any:
    n = {**n, **other}
    nll = -mp.fsum(mp.log(n["alpha"][int(y),]) for y in n["y"].values())
    return nll + n["lambda"] * (mp.fsum(n["alpha"].values()) - 1)


def moment(n: Names, power: int) -> float:
    a, b = float(n["a"]), float(n["b"])
    return float(quad(lambda x: x**power / (b - a), a, b, epsabs=1e-13)[0])


def class_density(n: Names, k: int) -> Any:
    return mp.fprod(normal(n["x"][i,], n["mu"][k, i], n["s2"][i,]) for i in size(n, "D"))


def at_variance(n: Names) -> Names:
    """The variance at which the likelihood of these data is largest."""
    return {"s2": mp.fsum((x - n["mu"]) ** 2 for x in n["x"].values()) / n["N"]}


def at_shared_variance(n: Names) -> Names:
    """The same for the first feature of labelled samples."""
    n = labelled(n)
    squares = mp.fsum((n["x"][m, 1] - n["mu"][int(y), 1]) ** 2 for (m,), y in n["y"].items())
    return {**n, "s2": {**n["s2"], (1,): squares / n["N"]}}


def observed(n: Names) -> Names:
    """What has been observed has a density, and each class a posterior."""
    k = int(n["k"])
    joint = {c: n["alpha"][c,] * class_density(n, c) for c in size(n, "K")}
    return {"P(x)": sum(joint.values()), "P(y = k | x)": joint[k] / sum(joint.values())}


def dense(n: Names) -> Names:
    w, f = mp.matrix([[mp.mpf("0.5"), mp.mpf("-0.25"), mp.mpf("0.75")]]), mp.matrix([1, 2, mp.mpf("0.5")])
    return {"W2": w, "F": f, "A2": s((w * f)[0, 0])}


def dense_slopes(n: Names, word: str) -> Any:
    """Entry by entry, in the shape of the parameter."""
    found = n[word].copy()
    for place in range(3):

        def along(h: Any, place: int = place) -> Any:
            other = n[word].copy()
            other[place] += h
            parts = {**n, word: other}
            return bce(n["y"], s((parts["W2"] * parts["F"])[0, 0]))

        found[place] = slope(along, mp.mpf(0))
    return found


def one_hot(n: Names) -> Names:
    labels = labelled(n)
    return {
        **labels,
        "t": {(m, k): mp.mpf(labels["y"][m,] == k) for m in range(1, 8) for k in (1, 2)},
        "p": labels["alpha"],
    }


WORLDS: dict[str, Callable[[Names], Names]] = {
    **dict.fromkeys((f"averages.v{t}" for t in (1, 2, 3, 4)), lambda n: {}),
    **dict.fromkeys(
        (
            "backprop.weight_gradient",
            "backprop.weight_change",
            "backprop.output_delta",
            "backprop.weight_change_local",
            "backprop.output_delta_any_loss",
        ),
        one_output,
    ),
    **dict.fromkeys(
        ("backprop.hidden_slope", "backprop.hidden_delta", "backprop.hidden_delta_any_loss"), hidden_network
    ),
    **dict.fromkeys(
        (
            "naive_bayes." + word
            for word in (
                "nll",
                "score_mean",
                "mean",
                "mean_with_count",
                "mean_curvature",
                "score_variance",
                "variance",
                "variance_by_class",
            )
        ),
        labelled,
    ),
    **dict.fromkeys(
        (
            "lagrange." + word
            for word in ("derivative", "curvature", "prior", "prior_other_sign", "categorical")
        ),
        one_hot,
    ),
    **dict.fromkeys(("least_squares." + word for word in ("expanded_loss", "gradient", "weights")), matrices),
    "gaussian.second_derivative_variance": at_variance,
    "naive_bayes.variance_curvature": at_shared_variance,
    "least_squares.logistic_gradient": lambda n: {**matrices(n), "y": mp.matrix([1, 0, 1, 0])},
    **dict.fromkeys(("small_cnn.gradient_w2", "small_cnn.gradient_f"), dense),
    **dict.fromkeys(
        (
            "delta_rule." + word
            for word in ("slope", "gradient_w", "gradient_b", "weight_update", "bias_update")
        ),
        predicted,
    ),
    "convolution.grouped_weights": lambda n: {"G": mp.mpf(2), "Ci": mp.mpf(4), "Co": mp.mpf(6)},
    "convolution.output_size": lambda n: {"H": mp.mpf(11), "K": mp.mpf(3), "P": mp.mpf(1), "S": mp.mpf(2)},
    "convolution.output_size_floor": lambda n: {
        "H": mp.mpf(12),
        "K": mp.mpf(5),
        "P": mp.mpf(2),
        "S": mp.mpf(3),
    },
    "convolution.output_width": lambda n: {"W1": mp.mpf(9), "F": mp.mpf(3), "P": mp.mpf(0), "S": mp.mpf(3)},
    "convolution.padding_for_size": lambda n: {
        "H": mp.mpf(9),
        "K": mp.mpf(5),
        "S": mp.mpf(1),
        "O": mp.mpf(7),
    },
    "convolution.kernel_for_size": lambda n: {
        "H": mp.mpf(11),
        "P": mp.mpf(1),
        "S": mp.mpf(2),
        "O": mp.mpf(5),
    },
    "convolution.same_padding": lambda n: {"K": mp.mpf(5)},
    "convolution.stride_for_size": lambda n: {
        "H": mp.mpf(11),
        "K": mp.mpf(3),
        "P": mp.mpf(1),
        "O": mp.mpf(6),
    },
    "estimates.bernoulli": lambda n: {
        "N": mp.mpf(3),
        "x": {(1,): mp.mpf(1), (2,): mp.mpf(0), (3,): mp.mpf(1)},
    },
    "losses.bce_weight": lambda n: {"z": n["w"] * n["x"] + n["b"]},
    "losses.bce_bias": lambda n: {"z": n["w"] * n["x"] + n["b"]},
    "poisson.minimiser": lambda n: {"y": mp.mpf(4)},
    "poisson.rate_estimate": lambda n: {
        "N": mp.mpf(3),
        "Y": {(1,): mp.mpf(2), (2,): mp.mpf(0), (3,): mp.mpf(5)},
    },
    "sigmoid_network.tanh_output_delta": lambda n: {"a": mp.mpf("1.7")},
    "softmax.cross_entropy": lambda n: {"t": {place: mp.mpf(place == (1,)) for place in n["t"]}},
}
