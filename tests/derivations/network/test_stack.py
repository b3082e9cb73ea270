"""Are convolutions, pooling and what follows them worked out as by hand?"""

from __future__ import annotations

from fractions import Fraction
from math import exp, log
from typing import Any

import pytest

from derivations.network.error import NetworkError
from derivations.network.programs import trace
from derivations.network.terms import Term

Entry = dict[str, Any]
LETTERS = [list("abcd"), list("efgh"), list("ijkl"), list("mnop")]
KERNEL = [list("qrs"), list("tuv"), list("wxy")]
IMAGE = [[1, 2, 0, 1, 3], [0, 1, 2, 3, 1], [2, 1, 0, 1, 2], [1, 0, 3, 2, 0], [2, 1, 1, 0, 1]]
EDGE = [[1, 0, -1], [2, 0, -2], [1, 0, -1]]
TINY: Entry = {
    "kind": "layers",
    "input": {
        "X": [[3, 0, 0, 0, 3, 0], [1, 1, 3, 1, 2, 2], [3, 0, 3, 1, 0, 3], [2, 2, 2, 1, 2, 0],
              [1, 0, 1, 1, 1, 0],
              [3, 0, 3, 3, 3, 1]],
    },
    "layers": [
        {"kind": "conv", "name": "Z1", "weights": "W1", "bias": "b1"},
        {"kind": "relu", "name": "A1"},
        {"kind": "max-pool", "name": "P1", "size": 2},
        {"kind": "flatten", "name": "F"},
        {"kind": "dense", "name": "Z2", "weights": "W2", "bias": "b2"},
        {"kind": "log-sigmoid", "name": "A2"},
    ],
    "parameters": {
        "W1": [[-1, 0, 1], [1, 0, 1], [0, -1, -1]], "b1": -1, "W2": [[0.5, -0.25, 0.75, -0.5]], "b2": -0.5,
    },
    "targets": {"y": 1},
    "loss": {"name": "binary-cross-entropy", "as": "L"},
}  # fmt: skip


def layer(entry: Entry, X: Any, **parameters: Any) -> Any:
    """The output of one layer."""
    names = {word: word for word in ("weights", "bias") if word in parameters}
    return trace(
        {
            "kind": "layers",
            "input": {"X": X},
            "layers": [{**entry, **names, "name": "O"}],
            "parameters": parameters,
        }
    )["O"]


def correlated(image: Any, kernel: Any, bias: int = 0, stride: int = 1, padding: int = 0) -> list[list[int]]:
    """The definition, in loops."""
    wide = [[0] * padding + row + [0] * padding for row in image]
    empty = [[0] * len(wide[0])] * padding
    image, size = [*empty, *wide, *empty], len(kernel)
    places = range(0, len(image) - size + 1, stride)
    return [
        [
            sum(image[i + m][j + n] * kernel[m][n] for m in range(size) for n in range(size)) + bias
            for j in places
        ]
        for i in places
    ]


def test_a_convolution_in_letters() -> None:
    """Promise: of letters the outputs are the sums of products one writes by hand; the true one flips."""
    O = layer({"kind": "conv"}, LETTERS, weights=KERNEL)  # noqa: E741
    assert repr(Term(O[0, 1])) == "b*q + c*r + d*s + f*t + g*u + h*v + j*w + k*x + l*y"
    assert repr(Term(O[1, 0])) == "e*q + f*r + g*s + i*t + j*u + k*v + m*w + n*x + o*y"
    flipped = layer({"kind": "conv", "flipped": True}, LETTERS, weights=KERNEL)
    assert repr(Term(flipped[0, 0])) == "a*y + b*x + c*w + e*v + f*u + g*t + i*s + j*r + k*q"


@pytest.mark.parametrize(("stride", "padding"), [(1, 0), (2, 0), (1, 1), (2, 1), (3, 2)])
def test_a_convolution_in_numbers(stride: int, padding: int) -> None:
    """Promise: cross-correlation with stride, padding and bias is its definition, in exact numbers."""
    entry = {"kind": "conv", "stride": stride, "padding": padding}
    O = layer(entry, IMAGE, weights=EDGE, bias=1)  # noqa: E741
    assert O.tolist() == correlated(IMAGE, EDGE, 1, stride, padding)


def test_pooling() -> None:
    """Promise: the largest and the mean of every window, of numbers and of letters."""
    numbers = [[1, 3, 2, 0], [4, 6, 1, 5], [7, 2, 9, 8], [0, 3, 4, 2]]
    assert layer({"kind": "max-pool", "size": 2}, numbers).tolist() == [[6, 5], [7, 9]]
    assert layer({"kind": "avg-pool", "size": 2}, numbers).tolist() == [
        [Fraction(7, 2), 2],
        [3, Fraction(23, 4)],
    ]
    assert layer({"kind": "max-pool", "size": 2, "stride": 1}, numbers)[0].tolist() == [6, 6, 5]
    assert repr(Term(layer({"kind": "avg-pool", "size": 2}, LETTERS)[0, 0])) == "(a + b + e + f)/4"
    assert repr(Term(layer({"kind": "max-pool", "size": 2}, LETTERS)[1, 1])) == "max(k, l, o, p)"
    negative = [[-1, -2], [-3, -4]]
    assert layer({"kind": "max-pool", "size": 2, "stride": 2, "padding": 1}, negative).tolist() == negative


def test_channels_and_groups() -> None:
    """Promise: channels are added under a kernel; in groups each kernel sees its own channels."""
    X = [[[1, 2, 3, 4]]]
    whole = [[[[1, 10], [1, 10], [1, 10], [1, 10]]]]
    assert layer({"kind": "conv"}, X, weights=whole).tolist() == [[[10, 100]]]
    assert layer({"kind": "conv", "groups": 2}, X, weights=[[[[1, 10], [1, 10]]]]).tolist() == [[[3, 70]]]
    assert layer({"kind": "depthwise"}, X, weights=[[[[1, 10, 100, 1000]]]]).tolist() == [
        [[1, 20, 300, 4000]]
    ]
    assert layer({"kind": "pointwise"}, X, weights=whole, bias=[1, 2]).tolist() == [[[11, 102]]]
    assert layer({"kind": "global-average-pool"}, [[[1, 5]], [[3, 6]]]).tolist() == [2, Fraction(11, 2)]


@pytest.mark.parametrize("arithmetic", ["exact", "float"])
def test_a_small_convolutional_network(arithmetic: str) -> None:
    """Promise: forwards in whole numbers by hand; backwards by the chain rule, window by window."""
    run = trace(TINY, arithmetic)
    Z1 = correlated(TINY["input"]["X"], TINY["parameters"]["W1"], -1)
    assert run["Z1"].tolist() == Z1 == [[-3, -3, 6, -1], [3, -3, -2, 2], [2, 1, -2, 1], [-2, -7, -5, -5]]
    assert run["P1"].tolist() == [[3, 6], [2, 1]]
    assert run["Z2"].tolist() == [Fraction(1, 2)]  # 3/2 - 6/4 + 3/2 - 1/2 - 1/2
    a = 1 / (1 + exp(-0.5))
    d = a - 1
    assert float(run["L"]) == pytest.approx(-log(a), rel=1e-12)
    expected = {
        "dL/dZ2": [d],
        "dL/dW2": [[3 * d, 6 * d, 2 * d, d]],
        "dL/dF": [d / 2, -d / 4, 3 * d / 4, -d / 2],
        # the four winners of their windows, at (1, 0), (0, 2), (2, 0), (2, 3); all are positive
        "dL/dZ1": [[0, 0, -d / 4, 0], [d / 2, 0, 0, 0], [3 * d / 4, 0, 0, -d / 2], [0, 0, 0, 0]],
    }
    for name, values in expected.items():
        assert (
            run[name].astype(float).tolist() == pytest.approx(values)
            if name == "dL/dZ2"
            else close(run[name], values)
        )
    assert float(run["dL/db1"]) == pytest.approx(d / 2, rel=1e-12)
    X = TINY["input"]["X"]
    slopes = {(0, 2): -d / 4, (1, 0): d / 2, (2, 0): 3 * d / 4, (2, 3): -d / 2}
    kernel = [[sum(s * X[i + m][j + n] for (i, j), s in slopes.items()) for n in range(3)] for m in range(3)]
    assert close(run["dL/dW1"], kernel)


def close(got: Any, wanted: Any) -> bool:
    import numpy as np

    return bool(np.allclose(got.astype(float), np.array(wanted, dtype=float), rtol=1e-12, atol=1e-15))


def test_a_carried_array() -> None:
    """Promise: from somebody's own array the next one follows, in one step or through what he left out."""
    run = trace(TINY)
    own = [[0, 0, 5, 0], [3, 0, 0, 2], [2, 1, 0, 1], [0, 0, 0, 0]]
    assert run.redo("P1", {"A1": own}).tolist() == [[3, 5], [2, 1]]
    assert run.follow("Z2", {"A1": own}).tolist() == [Fraction(3, 4)]
    assert run.depends_on("dL/dW1") == ("X", "W1", "dL/dZ1")


def test_ties_go_to_the_first() -> None:
    """Promise: of two equal largest entries the first in reading order gets the derivative."""
    net = {
        "kind": "layers",
        "input": {"X": [[2, 2], [1, 2]]},
        "layers": [{"kind": "max-pool", "name": "P", "size": 2}],
        "targets": {"t": [[1]]},
    }
    assert trace(net)["dE/dX"].tolist() == [[1, 0], [0, 0]]


def test_both_axes_of_batch_normalisation() -> None:
    """Promise: dense over the batch, convolutional over batch and positions, channel by channel."""
    norm = {"kind": "batch-norm", "name": "N", "weights": "g", "bias": "o"}
    dense = {
        "kind": "layers", "input": {"X": [[4, 1], [5, 1], [8, 4]]}, "batch": True, "layers": [norm],
        "parameters": {"g": [1, 1], "o": [0, 0]},
    }  # fmt: skip
    run = trace(dense)
    assert run["N_mean"].tolist() == [Fraction(17, 3), 2]
    assert run["N_variance"].tolist() == [Fraction(26, 9), 2]
    maps = [[[[1, 5], [2, 6]], [[3, 7], [4, 8]]], [[[9, 13], [10, 14]], [[11, 15], [12, 16]]]]
    run = trace({**dense, "input": {"X": maps}})
    assert run["N_mean"].tolist() == [Fraction(13, 2), Fraction(21, 2)]
    assert run["N_variance"].tolist() == [Fraction(69, 4), Fraction(69, 4)]


def test_steps_of_training() -> None:
    """Promise: after a step a weight is what it was less eta times its gradient; the loss is smaller."""
    run = trace({**TINY, "learning_rate": 0.1, "steps": 2}, "float")
    step = run["W2"] - 0.1 * run["dL/dW2@1"]
    assert close(run["W2@1"], step)
    assert run["L@3"] < run["L@2"] < run["L@1"]


def test_softmax_with_its_loss() -> None:
    """Promise: with targets that sum to one the derivative at the scores is y - t, over two rows."""
    net = {
        "kind": "layers", "input": {"X": [[1, 2], [0, 1]]}, "batch": True, "targets": {"t": [[1, 0], [0, 1]]},
        "layers": [{"kind": "dense", "name": "Z", "weights": "W"}, {"kind": "softmax", "name": "Y"}],
        "parameters": {"W": [[1, 0], [0, 1]]}, "loss": "mean-cross-entropy",
    }  # fmt: skip
    run = trace(net)
    first, second = 1 / (1 + exp(1)), 1 / (1 + exp(1))
    wanted = [[(first - 1) / 2, (1 - first) / 2], [second / 2, -second / 2]]
    assert close(run["dE/dZ"], wanted)
    assert float(run["E"]) == pytest.approx((-log(first) - log(1 - second)) / 2, rel=1e-12)


def changed(at: int, **fields: Any) -> Entry:
    layers = [{**entry, **fields} if n == at else entry for n, entry in enumerate(TINY["layers"])]
    return {**TINY, "layers": layers}


def with_parameter(name: str, value: Any) -> Entry:
    return {**TINY, "parameters": {**TINY["parameters"], name: value}}


REFUSED: dict[str, tuple[Entry, str]] = {
    "other dense weights": (with_parameter("W2", [[1, 2, 3]]), r"1x3 does not fit 1x4 .*W2"),
    "a kernel larger than the image": (with_parameter("W1", [[1] * 7] * 7), "7 does not fit into 6"),
    "a kernel with channels": (with_parameter("W1", [[[[1]]]]), "1x1x1x1 does not fit 1x1"),
    "a bias for each of two": (with_parameter("b2", [1, 2]), "the bias 'b2': 2 does not fit 1"),
    "a parameter without a layer": (with_parameter("W3", 1), "'W3' leads nowhere"),
    "NaN in the image": ({**TINY, "input": {"X": [[float("nan")]]}}, r"NaN .* \(at input.X\[0\]\[0\]\)"),
    "a ragged image": ({**TINY, "input": {"X": [[1, 2], [3]]}}, r"2 does not fit 1 \(at input.X\[1\]\)"),
    "targets of another shape": ({**TINY, "targets": {"y": [1, 0]}}, "the targets: 2 does not fit 1"),
    "a misspelt parameter": (changed(0, weights="W4"), "unknown parameter 'W4'"),
    "a misspelt kind": (changed(1, kind="rellu"), "did you mean 'relu'"),
    "a misspelt field": (changed(2, sise=2), "did you mean 'size'"),
    "a parameter used twice": (changed(4, weights="W1"), "two layers use 'W1'"),
    "steps without a rate": ({**TINY, "steps": 1}, "learning_rate"),
    "two inputs": ({**TINY, "input": {"X": [1], "Y": [2]}}, "one array"),
    "no layers": ({**TINY, "layers": []}, "no layers"),
    "normalising an image without channels": (
        {**TINY, "layers": [{"kind": "batch-norm", "name": "N", "weights": "W1"}]}, "an axis of channels",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_does_not_fit_is_refused(case: str) -> None:
    """Promise: the message says which two shapes do not fit, and where."""
    declaration, message = REFUSED[case]
    with pytest.raises(NetworkError, match=message):
        trace(declaration)
