"""Is a network of named nodes that does not fit together refused, with the place and the two shapes?"""

from __future__ import annotations

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
REFUSED: dict[str, tuple[dict[str, object], str]] = {
    "a missing weight": ({"weights": {k: 1 for k in GIVEN if k != "w54"}}, "from 4 to 5 is missing"),
    "a misspelt weight": (
        {"weights": {k.replace("w42", "w24"): 1 for k in GIVEN}}, "from x2 to 4 is missing .*mean 'w24'",
    ),
    "a weight too many": ({"weights": {**GIVEN, "w99": 1}}, "'w99' leads nowhere"),
    "a matrix of another shape": ({"weights": {"hidden": [[1, 2, 3], [4, 5, 6]]}}, "2x3 does not fit 2x2"),
    "a ragged matrix": ({"weights": {"hidden": [[1, 2], [3]]}}, r"2 does not fit 1 .*weights.hidden\[1\]"),
    "an unknown activation": (
        {"layers": [{"nodes": [3], "activation": "log-sigmod"}]}, r"'log-sigmod'.*layers\[0\].activation",
    ),
    "an unknown loss": ({"loss": "half-squared"}, "did you mean 'half-squared-sum'"),
    "NaN": ({"inputs": {"x1": float("nan"), "x2": 1}}, r"NaN is not a number .*inputs.x1"),
    "a target too many": ({"targets": {"t1": 1, "t2": 1}}, "a target for each output node: 2 does not fit 1"),
    "samples of two lengths": ({"inputs": {"x1": [1, 2], "x2": [1]}}, "1 does not fit 2"),
    "an unknown field": ({"rate": 1}, "unknown field 'rate'"),
    "no learning rate": ({"steps": 1, "learning_rate": None}, "number"),
    "a node twice": ({"layers": [{"nodes": [3, 3]}]}, "two nodes are called '3'"),
    "no layers": ({"layers": []}, "no layers"),
    "other inputs": ({"layers": [{"name": "input", "nodes": ["x1"]}, {"nodes": [3]}]}, "layer lists x1"),
    "Adam on local gradients": ({"optimiser": "adam"}, "backward: gradients"),
    "an unknown optimiser": ({"optimiser": "adm"}, "did you mean 'adam'"),
    "a layer that is no mapping": ({"layers": ["hidden"]}, r"a mapping is expected here.*layers\[0\]"),
    "an unknown kind": ({"kind": "unit"}, "did you mean 'units'"),
    "a wire from nowhere": ({"wiring": {"3": ["w31 from x9"]}}, "unknown node 'x9'"),
    "a wire that is not one": ({"wiring": {"3": ["w31 of x1"]}}, "'w11 from x1' is expected"),
    "a bias that is missing": ({"layers": [{"nodes": [3, 4], "bias": "b"}]}, "unknown bias 'b'"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_does_not_fit_is_refused(case: str) -> None:
    """Promise: the message says what does not fit, the shapes or the nearest word, and where it stands."""
    changes, message = REFUSED[case]
    with pytest.raises(NetworkError, match=message):
        trace({**TWO_TWO_ONE, **changes})


def test_refusals_carry_path_shapes_and_nearest() -> None:
    """Promise: whoever knows the file can name the line: the path is a tuple into the declaration."""
    with pytest.raises(NetworkError) as caught:
        trace({**TWO_TWO_ONE, "weights": {"hidden": [[1, 2, 3], [4, 5, 6]]}})
    assert caught.value.path == ("weights", "hidden")
    assert caught.value.shapes == ((2, 3), (2, 2))
    assert caught.value.under("given", "network").path == ("given", "network", "weights", "hidden")
