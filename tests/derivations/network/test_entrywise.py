"""Does a network of arrays, taken apart entry by entry, stay the network it is?"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from witnesses import random_nets

from derivations.network.programs import trace
from derivations.network.trace import Trace

NET: dict[str, Any] = {
    "kind": "layers",
    "input": {"X": [[2, 0, 1], [1, 3, 0], [0, 1, 3]]},
    "layers": [
        {"kind": "conv", "name": "Z1", "weights": "W1", "bias": "b1"},
        {"kind": "relu", "name": "A1"},
        {"kind": "max-pool", "name": "P1", "size": 2},
        {"kind": "flatten", "name": "F"},
        {"kind": "dense", "name": "Z2", "weights": "W2"},
        {"kind": "log-sigmoid", "name": "A2"},
    ],
    "parameters": {"W1": [[1, 0], [0, -1]], "b1": 1, "W2": [["1/2"]]},
    "targets": {"y": 1},
    "loss": {"name": "binary-cross-entropy", "as": "L"},
    "entries": True,
}


def entries(run: Trace, name: str, shape: tuple[int, ...]) -> list[Any]:
    """The entries of an array, row by row."""
    if shape in ((), (1,)):
        return [run[name]]
    stem, mark, step = name.partition("@")
    return [run[f"{stem}[{','.join(str(i + 1) for i in at)}]{mark}{step}"] for at in np.ndindex(shape)]


def test_every_entry_has_its_own_formula() -> None:
    """Promise: an entry hangs on the entries it is made of, and on no other."""
    run = trace(NET)
    places = [("1,2", "1,1"), ("1,3", "1,2"), ("2,2", "2,1"), ("2,3", "2,2")]
    products = [f"X[{at}]*W1[{of}]" for at, of in places]
    assert run.quantity("Z1[1,2]").formula == " + ".join([*products, "b1"])
    assert run.depends_on("A1[2,1]") == ("Z1[2,1]",)
    assert run.depends_on("dL/dZ2") == ("y", "A2")
    by_hand = [2 - 3 + 1, 0 - 0 + 1, 1 - 1 + 1, 3 - 3 + 1]
    assert entries(run, "Z1", (2, 2)) == by_hand


def test_a_carried_entry() -> None:
    """Promise: from somebody's own entries the next follows in one step."""
    run = trace(NET)
    assert run.redo("A1[1,1]", {"Z1[1,1]": -2}) == 0
    assert run.redo("P1[1,1]", {"A1[2,2]": 7}) == 7
    assert run.rerun({"Z1[1,1]": 9})["Z2"] == run.rerun({"P1[1,1]": 9})["Z2"]


def test_the_first_largest_entry_gets_the_derivative() -> None:
    """Promise: of the fields 0, 1, 1, 1 the second is the first largest: it alone gets the derivative."""
    run = trace(NET)
    slope = run["dL/dP1[1,1]"]
    assert entries(run, "dL/dA1", (2, 2)) == [0, slope, 0, 0]


@pytest.mark.parametrize("steps", [None, 2])
def test_with_and_without_steps(steps: int | None) -> None:
    """Promise: entry by entry is the run with whole arrays, exactly, also over steps."""
    training = {"steps": steps, "learning_rate": 0.5, "optimiser": "momentum"} if steps else {}
    whole = trace({**NET, **training, "entries": False})
    apart = trace({**NET, **training})
    for name in whole:
        shape = np.shape(whole[name])
        assert entries(apart, name, shape) == list(np.ravel(whole[name]))
    assert len(apart) == sum(np.size(whole[name]) for name in whole)


@pytest.mark.parametrize("seed", [1, 3, 4, 8])
def test_on_random_layers(seed: int) -> None:
    """Promise: so it is for convolutions with stride, padding and groups, normalisation and pooling."""
    net = random_nets.arrays(seed)
    used = {layer.get(word) for layer in net["layers"][:-2] for word in ("weights", "bias")}
    parameters = {name: value for name, value in net["parameters"].items() if name in used}
    body = {key: net[key] for key in ("kind", "input", "batch")} | {"layers": net["layers"][:-2]}
    whole = trace({**body, "parameters": parameters}, "float")
    apart = trace({**body, "parameters": parameters, "entries": True}, "float")
    for name in whole:
        assert entries(apart, name, np.shape(whole[name])) == pytest.approx(
            list(np.ravel(whole[name])), rel=1e-12
        )
