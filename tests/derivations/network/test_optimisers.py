"""Do optimisers, moving averages and batch normalisation follow their definitions?"""

from __future__ import annotations

from fractions import Fraction
from math import sqrt

import pytest

from derivations.network.error import NetworkError
from derivations.network.programs import trace

TEMPERATURES = {"kind": "moving-average", "memory": {"beta": 0.9}, "values": {"theta": [30, 35, 40, 10]}}
STEPS = {"kind": "descent", "learning_rate": 0.1, "start": {"w": 1}, "gradients": [2, -1, 4]}
THREE = {"kind": "batch-norm", "values": {"x": [4, 5, 8]}, "epsilon": {"eps": 1e-5}}


def test_moving_average_by_hand() -> None:
    """Promise: v1 = 0.1*30, and so on; the corrected ones are divided by 1 - 0.9^t."""
    run = trace(TEMPERATURES)
    by_hand = [Fraction(3), Fraction("6.2"), Fraction("9.58"), Fraction("9.622")]
    assert [run[f"v{t}"] for t in (1, 2, 3, 4)] == by_hand
    corrected = [v / (1 - Fraction(9, 10) ** t) for t, v in enumerate(by_hand, 1)]
    assert [run[f"v{t}_corrected"] for t in (1, 2, 3, 4)] == corrected
    assert run.depends_on("v3") == ("beta", "theta3", "v2")


def test_an_average_from_another_start() -> None:
    """Promise: the start carries on with its weight: 0.5*8 + 0.5*2."""
    run = trace({**TEMPERATURES, "memory": {"beta": 0.5}, "start": {"v0": 8}, "values": [2]})
    assert run["v1"] == 5


def test_momentum_by_hand() -> None:
    """Promise: v <- 0.9 v + 0.1 g, w <- w - 0.1 v, in exact tenths."""
    run = trace({**STEPS, "optimiser": "momentum", "start": {"w": 1, "v": 0}})
    assert [run[f"v@{t}"] for t in (1, 2, 3)] == [Fraction("0.2"), Fraction("0.08"), Fraction("0.472")]
    assert [run[f"w@{t}"] for t in (1, 2, 3)] == [Fraction("0.98"), Fraction("0.972"), Fraction("0.9248")]


def test_momentum_without_the_factor() -> None:
    """Promise: in the other common form v <- 0.9 v + g."""
    run = trace({**STEPS, "optimiser": {"name": "momentum", "factor": False}})
    assert [run[f"v@{t}"] for t in (1, 2, 3)] == [2, Fraction("0.8"), Fraction("4.72")]


def test_plain_descent() -> None:
    """Promise: w - 0.1*2 + 0.1*1 - 0.1*4."""
    assert trace(STEPS)["w@3"] == Fraction(1, 2)


def test_rmsprop_by_definition() -> None:
    """Promise: s <- 0.9 s + 0.1 g^2, w <- w - eta g/(sqrt(s) + epsilon)."""
    run = trace({**STEPS, "optimiser": "rmsprop"})
    w, average = 1.0, 0.0
    for t, g in enumerate((2, -1, 4), 1):
        average = 0.9 * average + 0.1 * g * g
        w -= 0.1 * g / (sqrt(average) + 1e-8)
        assert float(run[f"w@{t}"]) == pytest.approx(w, rel=1e-12)


def test_optimisers_on_a_network() -> None:
    """Promise: two steps of Adam on one weight, from the paper's algorithm."""
    run = trace(
        {
            "inputs": {"u": 1},
            "layers": [{"nodes": ["o"]}],
            "weights": {"uo": 3},
            "targets": {"t": 1},
            "learning_rate": {"eta": 0.1},
            "steps": 2,
            "optimiser": "adam",
            "backward": "gradients",
        }
    )
    w, m, v = 3.0, 0.0, 0.0
    for t in (1, 2):
        g = w - 1
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        w -= 0.1 * (m / (1 - 0.9**t)) / (sqrt(v / (1 - 0.999**t)) + 1e-8)
        assert float(run[f"uo@{t}"]) == pytest.approx(w, rel=1e-12)


def test_batch_normalisation_of_three_values() -> None:
    """Promise: mean 17/3, squares 26/3, variance 26/9; normalised values with epsilon under the root."""
    run = trace(THREE)
    assert [run[name] for name in ("mean", "squares", "variance")] == [
        Fraction(17, 3),
        Fraction(26, 3),
        Fraction(26, 9),
    ]
    assert float(run["deviation"]) == pytest.approx(sqrt(26) / 3, rel=1e-14)
    root = sqrt(26 / 9 + 1e-5)
    assert [float(run[f"xhat{n}"]) for n in (1, 2, 3)] == pytest.approx(
        [(x - 17 / 3) / root for x in (4, 5, 8)]
    )
    assert not run.is_exact("deviation")


def test_batch_normalisation_follows_somebodys_own_deviation() -> None:
    """Promise: from mean 5.7 and deviation 1.7 the first value follows in one step."""
    value = trace(THREE).redo("xhat1", {"mean": "5.7", "deviation": "1.7"})
    assert float(value) == pytest.approx((4 - 5.7) / sqrt(1.7**2 + 1e-5), rel=1e-12)


def test_a_channel_of_two_images() -> None:
    """Promise: the maps of all images are one set: 1 to 8 have mean 4.5 and variance 5.25."""
    maps = [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]
    run = trace(
        {"kind": "batch-norm", "values": maps, "suffix": "_1", "scale": {"gamma": 2}, "shift": {"beta": 3}}
    )
    assert (run["mean_1"], run["variance_1"]) == (Fraction(9, 2), Fraction(21, 4))
    assert float(run["y8_1"]) == pytest.approx(2 * 3.5 / sqrt(5.25) + 3, rel=1e-12)


def test_the_other_divisor() -> None:
    """Promise: with divisor m-1 the squares are divided by 2."""
    assert trace({**THREE, "divisor": "m-1"})["variance"] == Fraction(13, 3)


REFUSED: dict[str, tuple[dict[str, object], str]] = {
    "one value alone": ({**THREE, "values": {"x": [4]}}, "at least two values"),
    "an unknown divisor": ({**THREE, "divisor": "n"}, "unknown divisor 'n'"),
    "equal values, no epsilon": (
        {"kind": "batch-norm", "values": [3, 3]},
        "xhat1 = .* has no value: a division by zero",
    ),
    "two lists": ({**TEMPERATURES, "values": {"a": [1], "b": [2]}}, "one list"),
    "no weight": ({**STEPS, "start": {}}, "the weight's name"),
    "an unknown optimiser": ({**STEPS, "optimiser": "momentun"}, "did you mean 'momentum'"),
    "a setting that is not its": (
        {**STEPS, "optimiser": {"name": "momentum", "beta1": 1}},
        "did you mean 'beta'",
    ),
    "a factor that is no yes or no": (
        {**STEPS, "optimiser": {"name": "momentum", "factor": 2}},
        "true or false",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_does_not_fit_is_refused(case: str) -> None:
    """Promise: the message says what is wrong and where."""
    declaration, message = REFUSED[case]
    with pytest.raises(NetworkError, match=message):
        trace(declaration)
