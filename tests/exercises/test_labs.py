"""Do the labs accept what a network of our own reaches, and nothing that got stuck?

The reference runs train our own network from random weights; plain NumPy is the witness.  The classifier of
the digits has none: its data are not ours to ship.
"""

from __future__ import annotations

import math
import random
from typing import Any

import numpy as np
import pytest

from derivations.network.programs import trace
from exercises.keys import drawn
from exercises.load import load
from grader.cases import Case

PATTERNS = [[0, 0], [0, 1], [1, 0], [1, 1]]
XOR = [[0], [1], [1], [0]]
RATE, EPOCHS, AT_ONCE = 0.5, 10_000, 2_500


def uniform(seed: int, inputs: int, hidden: int, width: float = 1.0) -> dict[str, Any]:
    """Weights and biases of an inputs-hidden-1 network, uniform in (-width, width)."""
    source = random.Random(seed)

    def row(count: int) -> list[float]:
        return [source.uniform(-width, width) for _ in range(count)]

    return {"W1": [row(inputs) for _ in range(hidden)], "b1": row(hidden), "W2": [row(hidden)], "b2": row(1)}


def trained(
    start: dict[str, Any],
    inputs: list[Any],
    targets: list[Any],
    kinds: tuple[str, str],
    rate: float,
    epochs: int,
) -> tuple[dict[str, Any], list[float]]:
    """Weights and outputs after so many epochs of gradient descent on the half sum of squares."""
    output = [{"kind": kinds[1], "name": "O"}] if kinds[1] != "linear" else []
    net = {
        "kind": "layers", "input": {"X": inputs}, "batch": True, "targets": {"t": targets},
        "layers": [
            {"kind": "dense", "name": "V", "weights": "W1", "bias": "b1"}, {"kind": kinds[0], "name": "H"},
            {"kind": "dense", "name": "U" if output else "O", "weights": "W2", "bias": "b2"}, *output,
        ],
        "loss": {"name": "half-squared-sum", "as": "L"}, "learning_rate": {"eta": rate},
    }  # fmt: skip
    weights = start
    for done in range(0, epochs, AT_ONCE):
        steps = min(AT_ONCE, epochs - done)
        run = trace({**net, "parameters": weights, "steps": steps}, "float")
        weights = {name: np.asarray(run[f"{name}@{steps}"]).tolist() for name in start}
        reached = np.asarray(run[f"O@{steps + 1}"]).ravel().tolist()
    return weights, reached


def witness(start: dict[str, Any]) -> list[float]:
    """The same for XOR in plain NumPy."""
    W1, b1, W2, b2 = (np.array(start[name]) for name in ("W1", "b1", "W2", "b2"))
    X, T = np.array(PATTERNS, float), np.array(XOR, float)
    for _ in range(EPOCHS):
        H = 1 / (1 + np.exp(-(X @ W1.T + b1)))
        Y = 1 / (1 + np.exp(-(H @ W2.T + b2)))
        behind = (Y - T) * Y * (1 - Y)
        before = (behind @ W2) * H * (1 - H)
        W2, b2 = W2 - RATE * behind.T @ H, b2 - RATE * behind.sum(axis=0)
        W1, b1 = W1 - RATE * before.T @ X, b1 - RATE * before.sum(axis=0)
    H = 1 / (1 + np.exp(-(X @ W1.T + b1)))
    return [float(one) for one in (1 / (1 + np.exp(-(H @ W2.T + b2)))).ravel()]


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "outcome"), [(0, "correct"), (5, "incorrect")])
def test_a_network_that_learns_xor_is_accepted_and_one_that_gets_stuck_is_not(
    seed: int, outcome: str
) -> None:
    """From uniform weights in (-1, 1), 10000 epochs at 0.5; stuck: two wrong, the loss near 1/4."""
    start = uniform(seed, 2, 2)
    _, reached = trained(start, PATTERNS, XOR, ("log-sigmoid", "log-sigmoid"), RATE, EPOCHS)
    assert reached == pytest.approx(witness(start), abs=1e-6)
    loss = sum((y - t[0]) ** 2 for y, t in zip(reached, XOR, strict=True)) / 2
    assert loss == pytest.approx(0 if outcome == "correct" else 0.25, abs=0.01)
    exercise = load("lab-xor-network")
    report = Case(*drawn(exercise, 0)).marked(exercise.parts["run"], [f"{one:.3f}" for one in reached])
    assert (report.outcome == "correct") == (outcome == "correct")


@pytest.mark.slow
def test_more_epochs_fit_the_sine_better_and_nothing_is_learned_outside() -> None:
    """The choices of the lab: the error falls with 500, 1000 and 15000 epochs, the sine does not go on."""
    inputs = [at / 20 for at in range(21)]
    wanted = [1 + math.sin(2 * math.pi * x) for x in inputs]
    targets, weights, errors, before = [[y] for y in wanted], uniform(1, 1, 10), [], 0
    for epochs in (500, 1000, 15_000):
        weights, reached = trained(
            weights, [[x] for x in inputs], targets, ("tanh", "linear"), 0.02, epochs - before
        )
        errors.append(sum((y - t) ** 2 for y, t in zip(reached, wanted, strict=True)))
        before = epochs
    assert errors[0] > errors[1] > 4 * errors[2]
    hidden = np.tanh(np.array([[1.25]]) @ np.array(weights["W1"]).T + np.array(weights["b1"]))
    outside = float((hidden @ np.array(weights["W2"]).T + np.array(weights["b2"])).ravel()[0])
    assert abs(outside - 2) > 10 * math.sqrt(errors[2] / len(inputs))
