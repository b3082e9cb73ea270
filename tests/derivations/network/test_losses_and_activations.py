"""Is every loss and every activation of the tables its definition, and its slope the derivative?"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import exp, log, tanh

import pytest

from derivations.network.programs import trace


def s(v: float) -> float:
    return 1 / (1 + exp(-v))


def slopes(
    loss: str, outputs: list[float], targets: list[float], activation: str = "linear"
) -> tuple[float, list[float]]:
    """Loss and gradient in the weights of outputs that are weight times 1."""
    names = [f"o{n}" for n in range(1, len(outputs) + 1)]
    run = trace(
        {
            "inputs": {"u": 1},
            "layers": [{"nodes": names, "activation": activation}],
            "weights": {f"u{name}": x for name, x in zip(names, outputs, strict=True)},
            "targets": {f"t{n}": t for n, t in enumerate(targets, 1)},
            "loss": loss,
        },
        "float",
    )
    return run["E"], [run[f"dE/du{name}"] for name in names]


# loss: of outputs y and targets t, and the slopes, from the definition
LOSSES = {
    "half-squared-sum": (0.5 * (0.3**2 + 0.5**2), [0.3, -0.5]),
    "squared-sum": (0.3**2 + 0.5**2, [0.6, -1.0]),
    "mean-squared": ((0.3**2 + 0.5**2) / 2, [0.3, -0.5]),
    "binary-cross-entropy": (-log(0.5) - (0.75 * log(0.25) + 0.25 * log(0.75)), [1.2, -0.5 / (0.25 * 0.75)]),
    "cross-entropy": (-(0.2 * log(0.5) + 0.75 * log(0.25)), [-0.2 / 0.5, -0.75 / 0.25]),
}


@pytest.mark.parametrize("loss", LOSSES)
def test_losses_and_their_slopes(loss: str) -> None:
    """Promise: each loss of the table is its definition, and its slope the derivative."""
    value, slope = LOSSES[loss]
    if loss == "binary-cross-entropy":
        value = -(0.2 * log(0.5) + 0.8 * log(0.5)) - (0.75 * log(0.25) + 0.25 * log(0.75))
    got, gradient = slopes(loss, [0.5, 0.25], [0.2, 0.75])
    assert got == pytest.approx(value, rel=1e-12)
    assert gradient == pytest.approx(slope, rel=1e-12)


def test_poisson_loss() -> None:
    """Promise: z - y log z + log y! with y = 4, z = 2.5; slope 1 - y/z."""
    got, gradient = slopes("poisson", [2.5], [4])
    assert got == pytest.approx(2.5 - 4 * log(2.5) + log(24), rel=1e-12)
    assert gradient == pytest.approx([1 - 4 / 2.5], rel=1e-12)


@pytest.mark.parametrize(
    ("loss", "activation", "output"),
    [
        ("cross-entropy", "softmax", lambda v: [exp(x) / sum(map(exp, v)) for x in v]),
        ("binary-cross-entropy", "log-sigmoid", lambda v: [s(x) for x in v]),
        ("poisson", "exponential", lambda v: [exp(x) for x in v]),
    ],
)
def test_loss_and_output_that_belong_together(
    loss: str, activation: str, output: Callable[[list[float]], list[float]]
) -> None:
    """Promise: where a loss meets its own activation, the slope at the field is y - t."""
    fields, targets = [0.7, 0.2, 0.1], [0.0, 1.0, 0.0]
    _, gradient = slopes(loss, fields, targets, activation)
    assert gradient == pytest.approx([y - t for y, t in zip(output(fields), targets, strict=True)])


def test_softmax_against_another_loss() -> None:
    """Promise: without its own loss, softmax hands back y_k (g_k - sum g y)."""
    v, t = [0.7, 0.2, 0.1], [0.1, 0.2, 0.7]
    y = [exp(x) / sum(map(exp, v)) for x in v]
    g = [a - b for a, b in zip(y, t, strict=True)]
    mean = sum(a * b for a, b in zip(g, y, strict=True))
    _, gradient = slopes("half-squared-sum", v, t, "softmax")
    assert gradient == pytest.approx([a * (b - mean) for a, b in zip(y, g, strict=True)], rel=1e-12)


def test_weighted_mean_squares() -> None:
    """Promise: weights 1, 2, 5 average the squares 1, 1/4, 1 to (1 + 1/2 + 5)/8."""
    declared = {
        "inputs": {"u": [1.0, 1.5, 3.0]},
        "layers": [{"nodes": ["yhat"]}],
        "weights": {"uyhat": 1},
        "targets": {"y": [2, 1, 4]},
        "loss": "weighted-mean-squared",
    }
    assert trace({**declared, "sample_weights": [1, 2, 5]})["E"] == Fraction(13, 16)
    assert trace({**declared, "sample_weights": [3, 3, 3]})["E"] == Fraction(3, 4)
    assert trace({**declared, "loss": "mean-squared"})["E"] == Fraction(3, 4)


# activation: (field, output, slope), from the definitions
ACTIVATIONS = [
    ("linear", 0.3, 0.3, 1),
    ("log-sigmoid", 0.3, s(0.3), s(0.3) * (1 - s(0.3))),
    ({"name": "log-sigmoid", "slope": 2}, 0.3, s(0.6), 2 * s(0.6) * (1 - s(0.6))),
    ("tanh", 0.3, tanh(0.3), 1 - tanh(0.3) ** 2),
    ({"name": "tanh", "amplitude": 3, "slope": 0.5}, 0.4, 3 * tanh(0.2), 1.5 * (1 - tanh(0.2) ** 2)),
    ("relu", 0.3, 0.3, 1),
    ("relu", -0.3, 0, 0),
    ("relu", 0, 0, 0),
    ("satlin", 0.3, 0.3, 1),
    ("satlin", 2.5, 1, 0),
    ("satlin", -2, 0, 0),
    ("satlins", -0.5, -0.5, 1),
    ("satlins", -2, -1, 0),
    ("softplus", 0.3, log(1 + exp(0.3)), s(0.3)),
    ("exponential", 0.3, exp(0.3), exp(0.3)),
]


@pytest.mark.parametrize("arithmetic", ["exact", "float"])
@pytest.mark.parametrize(("activation", "field", "output", "slope"), ACTIVATIONS)
def test_activations_and_their_slopes(
    activation: object, field: float, output: float, slope: float, arithmetic: str
) -> None:
    """Promise: each activation of the table is its definition, and its slope the derivative."""
    run = trace(
        {
            "inputs": {"u": field},
            "layers": [{"nodes": ["o"], "activation": activation}],
            "weights": {"uo": 1},
            "targets": {"t": output - 1},
        },
        arithmetic,
    )
    assert float(run["o"]) == pytest.approx(output, rel=1e-12)
    assert float(run["dE/du"]) == pytest.approx(slope, rel=1e-12)
