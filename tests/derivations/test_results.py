"""Does every final result agree with a witness that knows nothing of the derivation?

Finite differences of the plain function, SciPy minimising the negative log-likelihood of random data,
quadrature, loops that count, and networks that are simply run.  `n` holds the values of the names at a
random point.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import mpmath as mp
import numpy as np
import pytest
from scipy.integrate import quad
from scipy.optimize import minimize, minimize_scalar

from derivations import chapters

Names = dict[str, Any]
Check = Callable[[Names], Any]


def s(x: Any) -> Any:
    """The logistic function."""
    return 1 / (1 + mp.exp(-x))


def slope(f: Callable[[Any], Any], x: Any) -> Any:
    """f'(x) by a central difference."""
    h = mp.mpf(10) ** -7
    return (8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h)


def moved(entries: dict[Any, Any], place: Any, by: Any) -> dict[Any, Any]:
    return {**entries, place: entries[place] + by}


def lowest(loss: Callable[[float], float], low: float, high: float) -> float:
    """Where a loss is lowest."""
    found = minimize_scalar(loss, bounds=(low, high), method="bounded", options={"xatol": 1e-11})
    return float(found.x)


def size(n: Names, word: str) -> range:
    return range(1, int(n[word]) + 1)


def count(*sizes: Any) -> int:
    """How many times the innermost line of nested loops runs."""
    return sum(1 for _ in product(*(range(int(one)) for one in sizes)))


def placements(side: int, kernel: int, padding: int, stride: int) -> int:
    """At how many positions a kernel fits on a padded image."""
    return sum(1 for start in range(0, side + 2 * padding, stride) if start + kernel <= side + 2 * padding)


def normal(x: Any, m: Any, v: Any) -> Any:
    return mp.exp(-((x - m) ** 2) / (2 * v)) / mp.sqrt(2 * mp.pi * v)


# likelihoods of random data


def gaussian_loss(x: Any, m: Any, v: Any) -> Any:
    return -mp.fsum(mp.log(normal(one, m, v)) for one in x.values())


def bayes_loss(n: Names, **other: Any) -> Any:
    """Negative log-likelihood of Gaussian naive Bayes, sample by sample."""
    n = {**n, **other}
    total = mp.mpf(0)
    for m in size(n, "N"):
        label = int(n["y"][m,])
        density = n["alpha"][label,]
        for j in size(n, "D"):
            density *= normal(n["x"][m, j], n["mu"][label, j], n["s2"][j,])
        total -= mp.log(density)
    return total


def labelled(n: Names) -> Names:
    """Seven samples of two classes with two features."""
    pick = np.random.default_rng(3)
    y = {(m,): mp.mpf(1 + m % 2) for m in range(1, 8)}
    x = {(m, i): mp.mpf(pick.normal(m % 2)) for m in range(1, 8) for i in (1, 2)}
    mu = {(k, i): mp.mpf(pick.normal()) for k in (1, 2) for i in (1, 2)}
    return {
        "N": mp.mpf(7), "D": mp.mpf(2), "K": mp.mpf(2), "k": mp.mpf(2), "i": mp.mpf(1),
        "y": y, "x": x, "mu": mu,
        "s2": {(1,): mp.mpf("0.7"), (2,): mp.mpf("1.9")}, "alpha": {(1,): mp.mpf("0.3"), (2,): mp.mpf("0.7")},
    }  # fmt: skip


def share_by_solver(n: Names) -> float:
    """The prior of class k that SciPy finds under the constraint."""
    labels = [int(y) for y in n["y"].values()]
    found = minimize(
        lambda p: -sum(np.log(p[y - 1]) for y in labels),
        [0.4, 0.6],
        bounds=[(1e-6, 1)] * 2,
        constraints={"type": "eq", "fun": lambda p: sum(p) - 1},
        method="SLSQP",
        options={"ftol": 1e-14},
    )
    return float(found.x[int(n["k"]) - 1])


def at_entry(n: Names, word: str, *letters: str) -> tuple[int, ...]:
    return tuple(int(n[letter]) for letter in letters)


def slope_in_entry(n: Names, loss: Callable[..., Any], word: str, *letters: str) -> Any:
    place = at_entry(n, word, *letters)
    return slope(lambda h: loss(n, **{word: moved(n[word], place, h)}), mp.mpf(0))


def best_entry(n: Names, word: str, place: Any, low: float, high: float) -> float:
    return lowest(lambda v: float(bayes_loss(n, **{word: {**n[word], place: mp.mpf(v)}})), low, high)


# small networks


def batch_loss(n: Names, x: Any) -> Any:
    """sum g[i] y[i] of a batch that is normalised, scaled and shifted."""
    m = len(x)
    mean = mp.fsum(x.values()) / m
    variance = mp.fsum((v - mean) ** 2 for v in x.values()) / m
    return mp.fsum(
        n["g"][place] * (n["gamma"] * (v - mean) / mp.sqrt(variance + n["eps"]) + n["beta"])
        for place, v in x.items()
    )


def two_two_two(n: Names, **weights: Any) -> Any:
    """E of the 2-2-2 network."""
    w = {**n, **weights}
    h1, h2 = (
        s(w["w11"] * w["x1"] + w["w13"] * w["x2"] + w["b1"]),
        s(w["w12"] * w["x1"] + w["w14"] * w["x2"] + w["b1"]),
    )
    o1, o2 = s(w["w21"] * h1 + w["w23"] * h2 + w["b2"]), s(w["w22"] * h1 + w["w24"] * h2 + w["b2"])
    return {"h1": h1, "h2": h2, "O1": o1, "O2": o2, "E": ((w["t1"] - o1) ** 2 + (w["t2"] - o2) ** 2) / 2}


def average(n: Names, steps: int) -> Any:
    """The moving average, one value after the other."""
    v = mp.mpf(0)
    for t in range(1, steps + 1):
        v = n["beta"] * v + (1 - n["beta"]) * n["theta"][t,]
    return v


def softmax(z: dict[Any, Any]) -> dict[Any, Any]:
    total = mp.fsum(mp.exp(v) for v in z.values())
    return {place: mp.exp(v) / total for place, v in z.items()}


def bce(y: Any, p: Any) -> Any:
    return -y * mp.log(p) - (1 - y) * mp.log(1 - p)


def squares(n: Names) -> Any:
    return mp.fsum((n["y"][i] - n["yhat"][i]) ** 2 for i in n["y"])


def logistic_loss(n: Names, w: Any) -> Any:
    fields = {row: mp.fsum(n["X"][row, col] * w[col,] for col in size(n, "D")) for row in size(n, "N")}
    return mp.fsum(bce(n["y"][row,], s(field)) for row, field in fields.items())


def linear_loss(n: Names, w: Any) -> Any:
    return (
        mp.fsum(
            (n["y"][row,] - mp.fsum(n["X"][row, c] * w[c,] for c in size(n, "D"))) ** 2
            for row in size(n, "N")
        )
        / 2
    )


def matrices(n: Names) -> Names:
    return {
        "X": mp.matrix([[1, 2], [0, 1], [3, -1], [2, 2]]),
        "y": mp.matrix([1, 0, 2, -1]),
        "w": mp.matrix([mp.mpf("0.3"), mp.mpf("-0.7")]),
    }


def column_slope(n: Names, loss: Callable[[Any], Any]) -> Any:
    def at(row: int) -> Any:
        def along(h: Any) -> Any:
            w = n["w"].copy()
            w[row] += h
            return loss(w)

        return slope(along, mp.mpf(0))

    return mp.matrix([at(0), at(1)])


def entries(n: Names, word: str) -> Any:
    return list(n[word].values())


def window(n: Names, row: int, column: int, *, flipped: bool = False) -> Any:
    """Kernel times image below it, by arrays."""
    image = np.array([[n["abcdefghijklmnop"[4 * r + c]] for c in range(4)] for r in range(4)])
    kernel = np.array([[n["qrstuvwxy"[3 * r + c]] for c in range(3)] for r in range(3)])
    if flipped:
        kernel = kernel[::-1, ::-1]
    return (image[row : row + 3, column : column + 3] * kernel).sum()


def entry_window(n: Names, column: int) -> Any:
    return mp.fsum(n["K"][r, c] * n["I"][r, c + column] for r in range(3) for c in range(3))


def diseased(n: Names, test: int) -> Any:
    """Of all with this result of the test, the share that is ill: by counting people."""
    people = {
        (1, 1): n["pi"] * n["alpha"], (1, 0): n["pi"] * (1 - n["alpha"]),
        (0, 1): (1 - n["pi"]) * n["beta"], (0, 0): (1 - n["pi"]) * (1 - n["beta"]),
    }  # fmt: skip
    return people[1, test] / mp.fsum(share for (_, result), share in people.items() if result == test)


def hidden_network(n: Names) -> Names:
    """A hidden node y[j] = phi(v[j]) that feeds q output nodes with squared errors."""
    q, j = 3, 5  # the output nodes have the places 1, 2, 3 of v, the hidden node the place 5
    w = {(k, j): mp.mpf(k) / 3 - mp.mpf("0.4") for k in range(1, q + 1)}
    rest, wanted = [mp.mpf("0.2"), mp.mpf("-0.5"), mp.mpf("0.9")], [mp.mpf(1), mp.mpf(0), mp.mpf("0.3")]
    field = mp.mpf("0.35")

    def run(vj: Any) -> tuple[dict[Any, Any], dict[Any, Any], Any]:
        y = n["phi"](vj)
        v = {(k,): rest[k - 1] + w[k, j] * y for k in range(1, q + 1)}
        e = {(k,): wanted[k - 1] - n["phi"](v[k,]) for k in range(1, q + 1)}
        return v, e, mp.fsum(one**2 for one in e.values()) / 2

    v, e, _ = run(field)
    delta = {place: e[place] * slope(n["phi"], v[place]) for place in v}
    y = n["phi"](field)
    outer = lambda moved_y: mp.fsum(  # noqa: E731
        (wanted[k - 1] - n["phi"](rest[k - 1] + w[k, j] * moved_y)) ** 2 for k in range(1, q + 1)
    ) / 2  # fmt: skip
    return {
        "q": mp.mpf(q), "j": mp.mpf(j), "w": w, "v": {**v, (j,): field}, "e": e, "delta": delta,
        "hidden": -slope(lambda h: run(h)[2], field), "outer": slope(outer, y),
    }  # fmt: skip


def one_output(n: Names) -> Names:
    """One output node with its inputs: the error, and what finite differences of Z say."""
    y = {(i,): mp.mpf(i) / 2 - mp.mpf("0.3") for i in range(3)}
    w = {(1, i): mp.mpf("0.4") - mp.mpf(i) / 3 for i in range(3)}
    d = mp.mpf("0.8")

    def field(weights: Any) -> Any:
        return mp.fsum(weights[1, i] * y[i,] for i in range(3))

    def z(v: Any) -> Any:
        return (d - n["phi"](v)) ** 2 / 2

    v = field(w)
    return {
        "m": mp.mpf(2), "q": mp.mpf(1), "i": mp.mpf(1), "j": mp.mpf(1), "y": y, "w": w, "v": {(1,): v},
        "e": {(1,): d - n["phi"](v)}, "delta": {(1,): -slope(z, v)}, "eta": mp.mpf("0.1"),
        "dZ/dv": slope(z, v), "dZ/dw": slope(lambda h: z(field(moved(w, (1, 1), h))), mp.mpf(0)),
        "dZ/dy[j]": slope(lambda out: (d - out) ** 2 / 2, n["phi"](v)),
    }  # fmt: skip


def of(word: str) -> Callable[[Names], Any]:
    return lambda n: n[word]


# result: its witness; and the world it is tried in, where the declared domains do not say enough
CHECKS: dict[str, Check] = {
    "activations.log_sigmoid_definition": lambda n: (1 + mp.tanh(n["a"] * n["v"] / 2)) / 2,
    "activations.log_sigmoid_in_v": lambda n: slope(lambda v: s(n["a"] * v), n["v"]),
    "activations.log_sigmoid": lambda n: slope(lambda v: s(n["a"] * v), n["v"]),
    "activations.log_sigmoid_steepest": lambda n: max(
        slope(lambda v: s(n["a"] * v), mp.mpf(k) / 50) for k in range(-100, 101)
    ),
    "activations.tanh_definition": lambda n: mp.tanh(n["x"]),
    "activations.tanh_unit_in_v": lambda n: slope(lambda v: n["a"] * mp.tanh(n["b"] * v), n["v"]),
    "activations.tanh_unit": lambda n: slope(lambda v: n["a"] * mp.tanh(n["b"] * v), n["v"]),
    "activations.tanh_slope_at_zero": lambda n: slope(lambda v: n["a"] * mp.tanh(n["b"] * v), mp.mpf(0)),
    "activations.hardlim": lambda n: np.heaviside(float(n["v"]), 1.0),
    "activations.hardlims": lambda n: 2 * np.heaviside(float(n["v"]), 1.0) - 1,
    "activations.satlin": lambda n: np.clip(float(n["v"]), 0, 1),
    "activations.satlins": lambda n: np.clip(float(n["v"]), -1, 1),
    "activations.linear_slope": lambda n: slope(lambda v: v, n["v"]),
    "activations.relu": lambda n: slope(lambda v: max(v, mp.mpf(0)), n["v"]),
    **{f"averages.v{t}": lambda n, t=t: average(n, t) for t in (1, 2, 3, 4)},
    "averages.general": lambda n: average(n, int(n["t"])),
    "averages.weight_sum": lambda n: average(
        {**n, "theta": {(i,): mp.mpf(1) for i in size(n, "t")}}, int(n["t"])
    ),
    "averages.window": lambda n: mp.nsum(lambda k: n["beta"] ** k, [0, mp.inf]),
    "backprop.slope_of_loss": lambda n: slope(lambda h: h**2 / 2, n["e"][at_entry(n, "e", "j")]),
    "backprop.slope_of_error": lambda n: slope(lambda y: n["d"][at_entry(n, "d", "j")] - y, mp.mpf("0.4")),
    "backprop.slope_of_output": lambda n: slope(n["phi"], n["v"][at_entry(n, "v", "j")]),
    "backprop.slope_of_field": lambda n: n["y"][at_entry(n, "y", "i")],
    "backprop.weight_gradient": of("dZ/dw"),
    "backprop.weight_change": lambda n: -n["eta"] * n["dZ/dw"],
    "backprop.output_delta": lambda n: -n["dZ/dv"],
    "backprop.output_delta_any_loss": lambda n: -n["dZ/dv"],
    "backprop.weight_change_local": lambda n: -n["eta"] * n["dZ/dw"],
    "backprop.hidden_slope": of("outer"),
    "backprop.hidden_delta": of("hidden"),
    "backprop.hidden_delta_any_loss": of("hidden"),
    "batch_norm.centred": lambda n: mp.mpf(0),
    "batch_norm.variance_after": lambda n: np.var(
        [
            (v - np.mean(entries(n, "x"))) / mp.sqrt(np.var(entries(n, "x")) + n["eps"])
            for v in entries(n, "x")
        ]
    ),
    "batch_norm.output_mean": lambda n: batch_loss({**n, "g": dict.fromkeys(n["x"], 1 / n["m"])}, n["x"]),
    "batch_norm.gradient_gamma": lambda n: slope(lambda c: batch_loss({**n, "gamma": c}, n["x"]), n["gamma"]),
    "batch_norm.gradient_beta": lambda n: slope(lambda c: batch_loss({**n, "beta": c}, n["x"]), n["beta"]),
    "batch_norm.mean_slope": lambda n: slope(
        lambda h: np.mean(list(moved(n["x"], at_entry(n, "x", "k"), h).values())), mp.mpf(0)
    ),
    "batch_norm.variance_slope": lambda n: slope(
        lambda h: np.var(list(moved(n["x"], at_entry(n, "x", "k"), h).values())), mp.mpf(0)
    ),
    "batch_norm.gradient_input": lambda n: slope(
        lambda h: batch_loss(n, moved(n["x"], at_entry(n, "x", "k"), h)), mp.mpf(0)
    ),
    "bayes.healthy": lambda n: 1 - n["pi"],
    "bayes.joint": lambda n: n["pi"] * n["alpha"],
    "bayes.evidence": lambda n: n["pi"] * n["alpha"] + n["beta"] - n["pi"] * n["beta"],
    "bayes.posterior": lambda n: diseased(n, 1),
    "bayes.after_negative": lambda n: diseased(n, 0),
    "convolution.standard_placement": lambda n: count(n["D_K"], n["D_K"], n["M"]),
    "convolution.standard_kernel": lambda n: count(n["D_G"], n["D_G"], n["D_K"], n["D_K"], n["M"]),
    "convolution.standard_total": lambda n: count(n["N"], n["D_G"], n["D_G"], n["D_K"], n["D_K"], n["M"]),
    "convolution.depthwise_placement": lambda n: count(n["D_K"], n["D_K"]),
    "convolution.depthwise_channel": lambda n: count(n["D_G"], n["D_G"], n["D_K"], n["D_K"]),
    "convolution.depthwise_total": lambda n: count(n["M"], n["D_G"], n["D_G"], n["D_K"], n["D_K"]),
    "convolution.pointwise_placement": lambda n: count(n["M"]),
    "convolution.pointwise_kernel": lambda n: count(n["D_G"], n["D_G"], n["M"]),
    "convolution.pointwise_total": lambda n: count(n["N"], n["D_G"], n["D_G"], n["M"]),
    **dict.fromkeys(
        ("convolution.separable_total", "convolution.separable_factored"),
        lambda n: (
            count(n["M"], n["D_G"], n["D_G"], n["D_K"], n["D_K"]) + count(n["N"], n["D_G"], n["D_G"], n["M"])
        ),
    ),
    "convolution.ratio": lambda n: (
        mp.mpf(
            count(n["M"], n["D_G"], n["D_G"], n["D_K"], n["D_K"]) + count(n["N"], n["D_G"], n["D_G"], n["M"])
        )
        / count(n["N"], n["D_G"], n["D_G"], n["D_K"], n["D_K"], n["M"])
    ),
    "convolution.standard_weights": lambda n: count(n["Co"], n["K"], n["K"], n["Ci"]),
    "convolution.depthwise_weights": lambda n: count(n["Ci"], n["K"], n["K"]),
    "convolution.pointwise_weights": lambda n: count(n["Co"], n["Ci"]),
    "convolution.separable_weights": lambda n: count(n["Ci"], n["K"], n["K"]) + count(n["Co"], n["Ci"]),
    "convolution.grouped_weights": lambda n: sum(
        1
        for out, into in product(range(int(n["Co"])), range(int(n["Ci"])))
        if out // int(n["Co"] / n["G"]) == into // int(n["Ci"] / n["G"])
        for _ in product(range(int(n["K"])), repeat=2)
    ),
    **dict.fromkeys(
        ("convolution.output_size", "convolution.output_size_floor"),
        lambda n: placements(int(n["H"]), int(n["K"]), int(n["P"]), int(n["S"])),
    ),
    "convolution.output_width": lambda n: placements(int(n["W1"]), int(n["F"]), int(n["P"]), int(n["S"])),
    "convolution.padding_for_size": lambda n: next(
        p for p in range(9) if placements(int(n["H"]), int(n["K"]), p, int(n["S"])) == n["O"]
    ),
    "convolution.fully_connected": lambda n: count(
        *(n[w] for w in ("I_w", "I_h", "I_d", "O_w", "O_h", "O_d"))
    ),
    "convolution.connections": lambda n: count(*(n[w] for w in ("f_w", "f_h", "I_d", "N", "O_w", "O_h"))),
    "convolution.same_padding": lambda n: next(p for p in range(9) if placements(9, int(n["K"]), p, 1) == 9),
    "convolution.stride_for_size": lambda n: next(
        stride
        for stride in range(1, 9)
        if placements(int(n["H"]), int(n["K"]), int(n["P"]), stride) == n["O"]
    ),
    "correlation.first_entry": lambda n: entry_window(n, 0),
    "correlation.second_entry": lambda n: entry_window(n, 1),
    "correlation.letters_00": lambda n: window(n, 0, 0),
    "correlation.letters_01": lambda n: window(n, 0, 1),
    "correlation.letters_10": lambda n: window(n, 1, 0),
    "correlation.letters_11": lambda n: window(n, 1, 1),
    "correlation.letters_convolution": lambda n: window(n, 0, 0, flipped=True),
    "delta_rule.slope": lambda n: slope(
        lambda h: squares({**n, "yhat": moved(n["yhat"], at_entry(n, "", "i"), h)}) / 2, mp.mpf(0)
    ),
    "delta_rule.prediction_in_w": lambda n: slope(
        lambda w: w * n["x"][at_entry(n, "", "i")] + n["b"], n["w"]
    ),
    "delta_rule.prediction_in_b": lambda n: slope(
        lambda b: n["w"] * n["x"][at_entry(n, "", "i")] + b, n["b"]
    ),
    "delta_rule.gradient_w": lambda n: slope(lambda w: sample_loss(n, w, n["b"]), n["w"]),
    "delta_rule.gradient_b": lambda n: slope(lambda b: sample_loss(n, n["w"], b), n["b"]),
    "delta_rule.weight_update": lambda n: (
        n["w"] - n["eta"] * slope(lambda w: sample_loss(n, w, n["b"]), n["w"])
    ),
    "delta_rule.bias_update": lambda n: (
        n["b"] - n["eta"] * slope(lambda b: sample_loss(n, n["w"], b), n["b"])
    ),
    "delta_rule.batch_gradient": lambda n: slope(
        lambda w: mp.fsum((n["y"][i] - w * n["x"][i] - n["b"]) ** 2 for i in n["x"]) / 2, n["w"]
    ),
    "estimates.bernoulli_log_likelihood": lambda n: mp.log(
        mp.fprod(n["p"] if x else 1 - n["p"] for x in n["x"].values())
    ),
    "estimates.bernoulli": lambda n: lowest(
        lambda p: -float(sum(mp.log(p if x else 1 - p) for x in n["x"].values())), 1e-6, 1 - 1e-6
    ),
    "estimates.bernoulli_curvature": lambda n: slope(lambda p: n["S"] / p - n["R"] / (1 - p), n["p"]),
    "estimates.exponential_log_likelihood": lambda n: mp.log(
        mp.fprod(n["lambda"] * mp.exp(-n["lambda"] * x) for x in n["x"].values())
    ),
    "estimates.exponential": lambda n: lowest(
        lambda r: -float(sum(mp.log(r) - r * x for x in n["x"].values())), 1e-3, 20
    ),
    "estimates.exponential_curvature": lambda n: slope(lambda r: n["N"] / r - n["S"], n["lambda"]),
    "estimates.uniform_slope": lambda n: slope(lambda t: mp.log(mp.fprod(1 / t for _ in n["x"])), n["theta"]),
    "estimates.uniform": lambda n: max(t for t in n["x"].values() if all(x <= t for x in n["x"].values())),
    "gaussian.density": lambda n: normal(n["t"], n["mu"], n["s2"]),
    "gaussian.log_sum": lambda n: mp.log(mp.fprod(n["p"](x) for x in n["x"].values())),
    "gaussian.log_likelihood": lambda n: -gaussian_loss(n["x"], n["mu"], n["s2"]),
    "gaussian.score_mean": lambda n: -slope(lambda m: gaussian_loss(n["x"], m, n["s2"]), n["mu"]),
    "gaussian.mean": lambda n: lowest(lambda m: float(gaussian_loss(n["x"], mp.mpf(m), n["s2"])), -9, 9),
    "gaussian.score_variance": lambda n: -slope(lambda v: gaussian_loss(n["x"], n["mu"], v), n["s2"]),
    "gaussian.variance": lambda n: lowest(
        lambda v: float(gaussian_loss(n["x"], np.mean(entries(n, "x")), mp.mpf(v))), 1e-3, 40
    ),
    "gaussian.second_derivative_mean": lambda n: (
        -slope(lambda m: slope(lambda k: gaussian_loss(n["x"], k, n["s2"]), m), n["mu"])
    ),
    "gaussian.second_derivative_variance": lambda n: (
        -slope(lambda v: slope(lambda u: n["N"] / 2 * (mp.log(u) + n["v"] / u), v), n["v"])
    ),
    "gaussian.bias": lambda n: (
        mp.fsum(np.var(draw) for draw in product(two_values(n), repeat=int(n["N"]))) / 2 ** int(n["N"])
    ),
    "lagrange.derivative": lambda n: slope_in_entry(n, lagrangian, "alpha", "k"),
    "lagrange.curvature": lambda n: slope(
        lambda h: slope_in_entry(
            {**n, "alpha": moved(n["alpha"], at_entry(n, "alpha", "k"), h)}, lagrangian, "alpha", "k"
        ),
        mp.mpf(0),
    ),
    "lagrange.multiplier": lambda n: n["N"],
    "lagrange.multiplier_other_sign": lambda n: -n["N"],
    "lagrange.prior": share_by_solver,
    "lagrange.prior_other_sign": share_by_solver,
    "lagrange.categorical": share_by_solver,
    "least_squares.expanded_loss": lambda n: mp.norm(n["X"] * n["w"] - n["y"]) ** 2 / 2,
    "least_squares.gradient": lambda n: column_slope(n, lambda w: mp.norm(n["X"] * w - n["y"]) ** 2 / 2),
    "least_squares.weights": lambda n: mp.matrix(
        np.linalg.lstsq(np.array(n["X"].tolist(), float), np.array(n["y"].tolist(), float), rcond=None)[0]
    ),
    "least_squares.gradient_entry": lambda n: slope(
        lambda h: linear_loss(n, moved(n["w"], at_entry(n, "w", "i"), h)), mp.mpf(0)
    ),
    "least_squares.curvature_entry": lambda n: slope(
        lambda h: slope_in_entry({**n, "w": moved(n["w"], at_entry(n, "w", "k"), h)}, least, "w", "i"),
        mp.mpf(0),
    ),
    "least_squares.logistic_gradient_entry": lambda n: slope(
        lambda h: logistic_loss(n, moved(n["w"], at_entry(n, "w", "i"), h)), mp.mpf(0)
    ),
    "least_squares.logistic_gradient": lambda n: column_slope(
        n, lambda w: mp.fsum(bce(y, s(v)) for y, v in zip(n["y"], n["X"] * w, strict=True))
    ),
    "losses.squared_error": lambda n: -mp.log(normal(n["y"], n["yhat"], n["s2"])),
    "losses.bce": lambda n: -mp.log(n["yhat"] if n["y"] else 1 - n["yhat"]),
    "losses.bce_slope": lambda n: slope(lambda p: bce(n["y"], p), n["yhat"]),
    "losses.bce_average": lambda n: np.mean([bce(n["Y"][i], n["Yhat"][i]) for i in n["Y"]]),
    "losses.bce_dl_da": lambda n: slope(lambda p: bce(n["y"], p), n["a"]),
    "losses.bce_da_dz": lambda n: slope(s, n["z"]),
    "losses.bce_sigmoid": lambda n: slope(lambda z: bce(n["y"], s(z)), n["z"]),
    "losses.bce_sigmoid_direct": lambda n: slope(lambda z: bce(n["y"], s(z)), n["z"]),
    "losses.bce_weight": lambda n: slope(lambda w: bce(n["y"], s(w * n["x"] + n["b"])), n["w"]),
    "losses.bce_bias": lambda n: slope(lambda b: bce(n["y"], s(n["w"] * n["x"] + b)), n["b"]),
    "losses.bce_weight_batch": lambda n: slope(
        lambda w: np.mean([bce(n["ys"][i], s(w * n["xs"][i] + n["b"])) for i in n["xs"]]), n["w"]
    ),
    "losses.cce": lambda n: -mp.log(mp.fprod(n["yhat"][i] ** n["y"][i] for i in n["y"])),
    "losses.cce_two_classes": lambda n: -mp.log(n["yh1"] ** n["y1"] * n["yh2"] ** n["y2"]),
    "losses.cce_average": lambda n: -mp.log(mp.fprod(n["Yhat"][i] ** n["Y"][i] for i in n["Y"])) / n["N"],
    "losses.weighted_mse": lambda n: np.average(
        [float((n["y"][i] - n["yhat"][i]) ** 2) for i in n["y"]], weights=[float(v) for v in entries(n, "w")]
    ),
    "losses.weighted_mse_equal": lambda n: squares(n) / len(n["y"]),
    "losses.square_slope": lambda n: slope(lambda z: (z - n["t"]) ** 2, n["z"]),
    "losses.half_square_slope": lambda n: slope(lambda p: (n["y"] - p) ** 2 / 2, n["yhat"]),
    "moments.uniform_density": lambda n: 1 / quad(lambda x: 1, float(n["a"]), float(n["b"]))[0],
    "moments.uniform_normalisation": lambda n: moment(n, 0),
    "moments.uniform_mean": lambda n: moment(n, 1),
    "moments.uniform_second_moment": lambda n: moment(n, 2),
    "moments.uniform_variance": lambda n: moment(n, 2) - moment(n, 1) ** 2,
    "naive_bayes.class_density": lambda n: class_density(n, int(n["k"])),
    "naive_bayes.evidence": lambda n: mp.fsum(n["alpha"][k,] * class_density(n, k) for k in size(n, "K")),
    "naive_bayes.posterior": lambda n: (
        n["alpha"][int(n["k"]),]
        * class_density(n, int(n["k"]))
        / mp.fsum(n["alpha"][k,] * class_density(n, k) for k in size(n, "K"))
    ),
    "naive_bayes.iid_sum": lambda n: -mp.log(mp.fprod(entries(n, "P"))),
    "naive_bayes.nll": bayes_loss,
    "naive_bayes.score_mean": lambda n: slope_in_entry(n, bayes_loss, "mu", "k", "i"),
    "naive_bayes.mean": lambda n: best_entry(n, "mu", (2, 1), -9, 9),
    "naive_bayes.mean_with_count": lambda n: best_entry(n, "mu", (2, 1), -9, 9),
    "naive_bayes.mean_curvature": lambda n: slope(
        lambda h: slope_in_entry({**n, "mu": moved(n["mu"], (2, 1), h)}, bayes_loss, "mu", "k", "i"),
        mp.mpf(0),
    ),
    "naive_bayes.score_variance": lambda n: slope_in_entry(n, bayes_loss, "s2", "i"),
    "naive_bayes.variance": lambda n: best_entry(n, "s2", (1,), 1e-3, 30),
    "naive_bayes.variance_curvature": lambda n: slope(
        lambda v: slope(lambda u: n["N"] / 2 * (mp.log(u) + n["v"] / u), v), n["v"]
    ),
    "naive_bayes.variance_by_class": lambda n: best_entry(n, "s2", (1,), 1e-3, 30),
    "perceptron.boundary_solved": lambda n: -(n["w1"] * n["x1"] + n["b"]) / n["w2"],
    "poisson.pmf": lambda n: (
        mp.exp(-n["lambda"] * n["t"]) * mp.fprod(n["lambda"] * n["t"] / k for k in range(1, int(n["k"]) + 1))
    ),
    "poisson.loss": lambda n: (
        -mp.log(mp.exp(-n["z"]) * mp.fprod(n["z"] / k for k in range(1, int(n["y"]) + 1)))
    ),
    "poisson.loss_slope": lambda n: slope(lambda z: z - n["y"] * mp.log(z), n["z"]),
    "poisson.minimiser": lambda n: lowest(lambda z: float(z - n["y"] * mp.log(z)), 1e-3, 30),
    "poisson.curvature": lambda n: slope(lambda z: slope(lambda t: t - n["y"] * mp.log(t), z), n["z"]),
    "poisson.rate_estimate": lambda n: lowest(
        lambda z: float(sum(z - y * mp.log(z) for y in n["Y"].values())), 1e-3, 30
    ),
    "sigmoid_network.sigmoid_output_delta": lambda n: (
        -slope(lambda v: (n["d_j"] - s(v)) ** 2 / 2, mp.log(n["y_j"] / (1 - n["y_j"])))
    ),
    "sigmoid_network.sigmoid_hidden_delta": lambda n: (
        slope(s, mp.log(n["y_j"] / (1 - n["y_j"]))) * mp.fdot(entries(n, "delta"), entries(n, "wk"))
    ),
    "sigmoid_network.node_5": lambda n: (
        -slope(lambda v: (n["yd"] - s(v)) ** 2 / 2, mp.log(n["y5"] / (1 - n["y5"])))
    ),
    "sigmoid_network.tanh_output_delta": lambda n: (
        -slope(
            lambda v: (n["d_j"] - n["a"] * mp.tanh(n["b"] * v)) ** 2 / 2, mp.atanh(n["y_j"] / n["a"]) / n["b"]
        )
    ),
    "sigmoid_network.hidden_1": lambda n: two_two_two(n)["h1"],
    "sigmoid_network.hidden_2": lambda n: two_two_two(n)["h2"],
    "sigmoid_network.output_1": lambda n: two_two_two(n)["O1"],
    "sigmoid_network.output_2": lambda n: two_two_two(n)["O2"],
    "sigmoid_network.sigmoid_slope": lambda n: slope(s, n["A1"]),
    "sigmoid_network.gradient_w11": lambda n: slope(lambda w: two_two_two(n, w11=w)["E"], n["w11"]),
    "sigmoid_network.gradient_w21": lambda n: slope(lambda w: two_two_two(n, w21=w)["E"], n["w21"]),
    "small_cnn.gradient_z2": lambda n: slope(lambda z: bce(n["y"], s(z)), mp.log(n["A2"] / (1 - n["A2"]))),
    "small_cnn.gradient_w2": lambda n: dense_slopes(n, "W2"),
    "small_cnn.gradient_f": lambda n: dense_slopes(n, "F"),
    "softmax.outputs_sum_to_one": lambda n: mp.fsum(softmax(n["z"]).values()),
    "softmax.shift": lambda n: softmax({place: z + n["c"] for place, z in n["z"].items()})[
        at_entry(n, "z", "i")
    ],
    "softmax.jacobian": lambda n: slope(
        lambda h: softmax(moved(n["z"], at_entry(n, "z", "k"), h))[at_entry(n, "z", "i")], mp.mpf(0)
    ),
    "softmax.cross_entropy": lambda n: slope(
        lambda h: -mp.log(softmax(moved(n["z"], at_entry(n, "z", "k"), h))[1,]), mp.mpf(0)
    ),
    "softmax.two_classes": lambda n: softmax({1: n["z1"], 2: n["z2"]})[1],
    "softmax.second_output": lambda n: softmax({1: n["z1"], 2: n["z2"]})[2],
    "softmax.sigmoid_head": lambda n: count(n["d"]) + 1,
    "softmax.softmax_head": lambda n: 2 * (count(n["d"]) + 1),
}
# chain rules, whose links are checked one by one; moments, checked step by step on a finite distribution
LINKS = {
    "delta_rule.chain_w", "delta_rule.chain_b", "small_cnn.chain_w2",
    "moments.expectation_of_sum", "moments.variance_of_sum", "moments.variance_of_correlated_sum",
    "lagrange.stationary_point", "naive_bayes.stationary_variance",
}  # fmt: skip


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


@pytest.mark.parametrize("seed", [5, 6])
@pytest.mark.parametrize("name", CHECKS)
def test_a_result_agrees_with_an_independent_witness(name: str, seed: int, witness: Any) -> None:
    """To the accuracy of the witness: twelve digits for differences, six for an optimiser."""
    work = chapters.derive(name)
    at = witness.point(work.symbols, seed, WORLDS.get(name))
    found = witness.value(work.result, at)
    expected = CHECKS[name](at.names)
    tolerance = 1e-6 if isinstance(expected, float) or name == "least_squares.weights" else 1e-12
    assert witness.close(found, expected, tolerance), f"{found} is not {expected}"


def test_no_result_is_without_a_witness() -> None:
    """Every derivation that takes a step has a row in the table, or says why not."""
    stepped = {name for name in chapters.names() if chapters.derive(name).steps}
    assert stepped - set(CHECKS) - LINKS == set()
    assert set(CHECKS) <= set(chapters.names())
