"""Is a network of named nodes run as by hand, forwards, backwards, step by step?"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import exp

import numpy as np
import pytest

from derivations.network.error import NetworkError
from derivations.network.programs import trace

GIVEN = {"w31": 0.1, "w32": 0.4, "w41": 0.3, "w42": 0.2, "w53": 0.2, "w54": 0.4}
TWO_TWO_ONE: dict[str, object] = {
    "layers": [
        {"name": "input", "nodes": ["x1", "x2"]},
        {"name": "hidden", "nodes": [3, 4], "activation": "log-sigmoid", "bias": "none"},
        {"name": "output", "nodes": [5], "activation": "log-sigmoid", "bias": "none"},
    ],
    "weights": GIVEN,
    "inputs": {"x1": 0.3, "x2": 0.5},
    "targets": {"t": 0.5},
    "learning_rate": {"eta": 1},
    "steps": 2,
}
TWO_TWO_TWO = {
    "layers": [
        {"nodes": ["h1", "h2"], "activation": "log-sigmoid", "bias": "b1 (shared)", "fields": ["B", "C"]},
        {"nodes": ["O1", "O2"], "activation": "log-sigmoid", "bias": "b2 (shared)", "fields": ["A1", "A2"]},
    ],
    "wiring": {
        "h1": ["w11 from x1", "w13 from x2"],
        "h2": ["w12 from x1", "w14 from x2"],
        "O1": ["w21 from h1", "w23 from h2"],
        "O2": {"h1": "w22", "h2": "w24"},
    },
    "weights": {
        "w11": 0.5,
        "w12": -0.2,
        "w13": 0.3,
        "w14": 0.9,
        "w21": 0.7,
        "w22": -0.4,
        "w23": 0.1,
        "w24": 0.6,
    },
    "biases": {"b1": 1, "b2": -0.5},
    "inputs": {"x1": 1, "x2": 0.5},
    "targets": {"t1": 0.5, "t2": 0.1},
}
LINEAR = {
    "layers": [{"nodes": ["y1", "y2"]}, {"nodes": ["z1", "z2"]}, {"nodes": ["z"]}],
    "weights": {
        "x1y1": 2, "x2y1": 1, "x1y2": 0, "x2y2": -1, "y1z1": 1, "y2z1": 1, "y1z2": -1, "y2z2": 0, "z1z": -1,
        "z2z": 1,
    },
    "inputs": {"x1": 1, "x2": -1},
    "targets": {"t": 2},
    "loss": {"name": "squared-sum", "as": "L"},
}  # fmt: skip


def s(v: float) -> float:
    return 1 / (1 + exp(-v))


def two_two_one_by_formula() -> dict[str, float]:
    """The textbook's lines, written out: all changes use the weights from before the step."""
    w = {"w31": 0.1, "w32": 0.4, "w41": 0.3, "w42": 0.2, "w53": 0.2, "w54": 0.4}
    x1, x2, t, said = 0.3, 0.5, 0.5, {}
    for k in (1, 2, 3):
        h3, h4 = w["w31"] * x1 + w["w32"] * x2, w["w41"] * x1 + w["w42"] * x2
        y3, y4 = s(h3), s(h4)
        h5 = w["w53"] * y3 + w["w54"] * y4
        y5 = s(h5)
        e = t - y5
        d5 = e * y5 * (1 - y5)
        d3, d4 = d5 * w["w53"] * y3 * (1 - y3), d5 * w["w54"] * y4 * (1 - y4)
        change = {
            "w31": d3 * x1,
            "w32": d3 * x2,
            "w41": d4 * x1,
            "w42": d4 * x2,
            "w53": d5 * y3,
            "w54": d5 * y4,
        }
        lines = {"H3": h3, "y3": y3, "H4": h4, "y4": y4, "H5": h5, "y5": y5, "e": e, "E": e * e / 2}
        if k < 3:
            w = {name: w[name] + change[name] for name in w}
            lines |= {"d5": d5, "d3": d3, "d4": d4} | {f"d{name}": c for name, c in change.items()} | w
        said |= {f"{name}@{k}": value for name, value in lines.items()}
    return said


@pytest.mark.parametrize("arithmetic", ["exact", "float"])
def test_two_steps_and_the_third_pass(arithmetic: str) -> None:
    """Promise: every quantity of two steps of gradient descent is the textbook's."""
    run = trace(TWO_TWO_ONE, arithmetic)
    expected = two_two_one_by_formula()
    assert {name: float(run[name]) for name in expected} == pytest.approx(expected, rel=1e-12)
    assert {name for name in run if "@" in name} == set(expected)


def test_at_three_figures_by_hand() -> None:
    """Promise: `written:3` is the computation of somebody who writes three figures of everything."""
    run = trace(TWO_TWO_ONE, "written:3")
    hand = {
        "y3@1": "0.557",
        "y4@1": "0.547",
        "H5@1": "0.33",
        "y5@1": "0.582",
        "e@1": "-0.082",
        "d5@1": "-0.0199",
    }
    assert {name: run[name] for name in hand} == {name: Fraction(text) for name, text in hand.items()}


def test_what_each_quantity_hangs_on() -> None:
    """Promise: dependencies are those of the formula, of the step they belong to."""
    run = trace(TWO_TWO_ONE)
    assert run.depends_on("d3@2") == ("w53@1", "y3@2", "d5@2")
    assert run.depends_on("w31@2") == ("w31@1", "dw31@2")
    assert run.quantity("H3@1").formula == "w31*x1 + w32*x2"


def test_a_carried_error_in_one_step() -> None:
    """Promise: from somebody's own y5 and e the next local gradient follows in one step, exactly."""
    own = {"y5@1": Fraction("0.6"), "e@1": Fraction("-0.1")}
    assert trace(TWO_TWO_ONE).redo("d5@1", own) == Fraction("-0.024")
    assert trace(TWO_TWO_ONE).follow("d5@1", own) == Fraction("-0.024")


def test_shared_biases_and_wiring() -> None:
    """Promise: a shared bias has the sum over its units; all derivatives are the chain rule's."""
    run = trace(TWO_TWO_TWO)
    w = {name: float(value) for name, value in TWO_TWO_TWO["weights"].items()}  # type: ignore[attr-defined]
    B, C = w["w11"] + w["w13"] * 0.5 + 1, w["w12"] + w["w14"] * 0.5 + 1
    A1, A2 = w["w21"] * s(B) + w["w23"] * s(C) - 0.5, w["w22"] * s(B) + w["w24"] * s(C) - 0.5
    g1, g2 = (s(A1) - 0.5) * s(A1) * (1 - s(A1)), (s(A2) - 0.1) * s(A2) * (1 - s(A2))
    dB, dC = (
        (g1 * w["w21"] + g2 * w["w22"]) * s(B) * (1 - s(B)),
        (g1 * w["w23"] + g2 * w["w24"]) * s(C) * (1 - s(C)),
    )
    expected = {
        "B": B, "C": C, "h1": s(B), "h2": s(C), "A1": A1, "A2": A2, "O1": s(A1), "O2": s(A2),
        "E": ((s(A1) - 0.5) ** 2 + (s(A2) - 0.1) ** 2) / 2,
        "dE/dw11": dB, "dE/dw13": dB * 0.5, "dE/dw12": dC, "dE/dw14": dC * 0.5, "dE/db1": dB + dC,
        "dE/db2": g1 + g2,
        "dE/dw21": g1 * s(B), "dE/dw23": g1 * s(C), "dE/dw22": g2 * s(B), "dE/dw24": g2 * s(C),
    }  # fmt: skip
    assert {name: float(run[name]) for name in expected} == pytest.approx(expected, rel=1e-12)


def test_linear_network_in_whole_numbers() -> None:
    """Promise: weights named after their ends; all values and derivatives worked out by hand."""
    run = trace(LINEAR)
    values = {"y1": 1, "y2": 1, "z1": 2, "z2": -1, "z": -3, "L": 25}
    slopes = {
        "z": -10, "z1": 10, "z2": -10, "y1": 20, "y2": 10, "x1": 40, "x2": 10, "z1z": -20, "z2z": 10,
        "y1z1": 10,
        "y2z1": 10, "y1z2": -10, "y2z2": -10, "x1y1": 20, "x2y1": -20, "x1y2": 10, "x2y2": -10,
    }  # fmt: skip
    assert {name: run[name] for name in values} == values
    assert {name: run[f"dL/d{name}"] for name in slopes} == slopes


def test_weights_by_node_and_several_samples() -> None:
    """Promise: a list of inputs is a batch; the loss is summed over it."""
    run = trace(
        {
            "inputs": {"x1": [0, 0, 1, 1], "x2": [0, 1, 0, 1]},
            "layers": [
                {"nodes": ["h1", "h2"], "activation": "log-sigmoid", "bias": "per unit"},
                {"nodes": ["o"], "activation": "log-sigmoid", "bias": "per unit"},
            ],
            "weights": {
                "h1": {"x1": 20, "x2": 20, "bias": -10},
                "h2": {"x1": -20, "x2": -20, "bias": 30},
                "o": {"h1": 20, "h2": 20, "bias": -30},
            },
            "targets": {"t": [0, 1, 1, 0]},
        }
    )
    outputs = [s(20 * s(20 * (a + b) - 10) + 20 * s(-20 * (a + b) + 30) - 30) for a in (0, 1) for b in (0, 1)]
    assert [float(run[f"o[{n}]"]) for n in (1, 2, 3, 4)] == pytest.approx(outputs, rel=1e-12)
    loss = sum((t - o) ** 2 for t, o in zip((0, 1, 1, 0), outputs, strict=True)) / 2
    assert float(run["E"]) == pytest.approx(loss, rel=1e-12)


NEURON = {
    "inputs": {"x": [1, 2, 3]},
    "targets": {"y": [3, 5, 4]},
    "layers": [{"nodes": ["yhat"], "bias": "b"}],
    "wiring": {"yhat": {"x": "w"}},
    "weights": {"w": 0.5},
    "biases": {"b": 0},
    "learning_rate": {"eta": 0.1},
    "backward": "deltas",
}


def test_one_update_a_sample() -> None:
    """Promise: three updates of a linear neuron, one a sample, as by hand."""
    run = trace({**NEURON, "steps": 3, "update": "sample"})
    rows = {  # yhat, e, dw, db, w, b
        1: ("0.5", "2.5", "0.25", "0.25", "0.75", "0.25"),
        2: ("1.75", "3.25", "0.65", "0.325", "1.4", "0.575"),
        3: ("4.775", "-0.775", "-0.2325", "-0.0775", "1.1675", "0.4975"),
    }
    for k, row in rows.items():
        assert [run[f"{name}@{k}"] for name in ("yhat", "e", "dw", "db", "w", "b")] == [
            Fraction(x) for x in row
        ]


def test_one_update_a_batch() -> None:
    """Promise: a batch update sums the gradient: errors 2.5, 4, 2.5 give dw = 0.1*18 and db = 0.1*9."""
    run = trace({**NEURON, "steps": 1})
    assert (run["w@1"], run["b@1"]) == (Fraction("2.3"), Fraction("0.9"))
    assert run["E@1"] == Fraction(57, 4)


def test_mini_batches_go_round() -> None:
    """Promise: mini-batches of 2 of 4 samples are 1 and 2, then 3 and 4, then 1 and 2 again."""
    four = {**NEURON, "inputs": {"x": [1, 2, 3, 4]}, "targets": {"y": [3, 5, 4, 1]}}
    run = trace({**four, "steps": 2, "update": {"mini-batch": 2}})
    assert [run.depends_on(name)[-1] for name in ("e[1]@1", "e[3]@2", "e[1]@3")] == [
        "yhat[1]@1",
        "yhat[3]@2",
        "yhat[1]@3",
    ]


@pytest.mark.parametrize(
    ("activation", "values"),
    [
        ("hardlim", {-2: 0, 0: 1, 1: 1}),
        ("hardlims", {-2: -1, 0: 1, 1: 1}),
    ],
)
def test_hard_limits_run_forwards(activation: str, values: Mapping[int, int]) -> None:
    """Promise: hard limits answer 1 at 0; they have no slope, so nothing is trained through them."""
    for field, output in values.items():
        declared = {
            "inputs": {"u": field},
            "layers": [{"nodes": ["o"], "activation": activation}],
            "weights": {"uo": 1},
            "targets": {"t": 0},
        }
        run = trace(declared)
        assert run["o"] == output
        assert "dE/du" not in run
        with pytest.raises(NetworkError, match="no gradient passes"):
            trace({**declared, "steps": 1, "learning_rate": 1})


def test_variants_run_as_arrays() -> None:
    """Promise: a network of arrays, one entry a variant, is each of its variants."""
    rng = np.random.default_rng(1)
    many = {name: rng.uniform(-1, 1, 50) for name in GIVEN}
    together = trace({**TWO_TWO_ONE, "weights": many}, "float")
    for n in (0, 17, 49):
        alone = trace({**TWO_TWO_ONE, "weights": {name: float(w[n]) for name, w in many.items()}}, "float")
        names = [name for name in alone if "@" in name]
        assert [float(together[name][n]) for name in names] == pytest.approx(
            [alone[name] for name in names], rel=1e-14
        )
