"""What is each result of the later chapters compared with?"""

from __future__ import annotations

from itertools import product

import mpmath as mp
import numpy as np
from scipy.integrate import quad

from tests.derivations.witness_models import (
    Check,
    at_entry,
    bayes_loss,
    bce,
    best_entry,
    column_slope,
    count,
    entries,
    gaussian_loss,
    linear_loss,
    logistic_loss,
    lowest,
    moved,
    normal,
    s,
    share_by_solver,
    size,
    slope,
    slope_in_entry,
    softmax,
    squares,
    two_two_two,
)
from tests.derivations.witness_worlds import (
    class_density,
    dense_slopes,
    lagrangian,
    least,
    moment,
    two_values,
)

CHECKS: dict[str, Check] = {
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
        -slope(lambda v: slope(lambda u: gaussian_loss(n["x"], n["mu"], u), v), n["s2"])
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
        lambda h: slope_in_entry({**n, "s2": moved(n["s2"], (1,), h)}, bayes_loss, "s2", "i"), mp.mpf(0)
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
