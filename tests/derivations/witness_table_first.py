"""What is each result of the earlier chapters compared with?"""

from __future__ import annotations

from itertools import product

import mpmath as mp
import numpy as np

from tests.derivations.witness_models import (
    Check,
    at_entry,
    average,
    batch_loss,
    count,
    diseased,
    entries,
    entry_window,
    lowest,
    moved,
    of,
    placements,
    s,
    size,
    slope,
    squares,
    window,
)
from tests.derivations.witness_worlds import sample_loss

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
    "convolution.kernel_for_size": lambda n: max(  # the largest: with a smaller one a column is left over
        k for k in range(1, 12) if placements(int(n["H"]), k, int(n["P"]), int(n["S"])) == n["O"]
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
}
