"""Do backward pass, symbolic derivative and central difference agree?

Three ways to the same number, the derivative of the loss along a random direction in all weights, biases and
inputs: the trace's gradients, SymPy's derivative of the loss written out, and the difference quotient of two
forward passes.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

import numpy as np
import pytest
import sympy as sp
from witnesses import jets, random_nets, symbolic_nets

from derivations.network.error import NetworkError
from derivations.network.programs import trace
from derivations.network.stacking import stacked
from derivations.network.trace import Trace

SYMBOLIC, DIFFERENCES, STEP = 1e-8, 1e-6, 1e-5
ROUNDING = 1e-14  # of float64, where terms of size 1 cancel inside a layer
Net = Mapping[str, Any]
Directions = dict[str, Any]


def directions(net: Net, seed: int) -> Directions:
    """For every declared number a random one: which way it is moved."""
    rng = Random(f"direction {seed}")
    tables = (
        [net["inputs"], net["weights"], net["biases"]]
        if "weights" in net
        else [net["input"], net["parameters"]]
    )
    return {
        name: np.array([rng.uniform(-1, 1) for _ in range(np.size(entry))]).reshape(np.shape(entry))
        for table in tables
        for name, entry in table.items()
    }


def moved(net: Net, way: Directions, step: float) -> dict[str, Any]:
    """The declaration with every number moved so far along its direction."""

    def table(entries: Net) -> dict[str, Any]:
        return {name: (np.array(entry) + step * way[name]).tolist() for name, entry in entries.items()}

    keys = ("inputs", "weights", "biases", "input", "parameters")
    return {**net, **{key: table(net[key]) for key in keys if key in net}}


def along(run: Trace, net: Net, way: Directions) -> tuple[float, float]:
    """The trace's derivative along the direction, and the size of the terms it is made of."""
    terms = []
    for name, u in way.items():
        if np.ndim(u) == 1 and name in net.get("inputs", {}):
            samples = [f"{name}[{s}]" if len(u) > 1 else name for s in range(1, len(u) + 1)]
            pairs = [(gradient(run, word), x) for word, x in zip(samples, u, strict=True)]
        else:
            pairs = [(gradient(run, name), u)]
        terms += [np.asarray(g, dtype=float).reshape(np.shape(x)) * x for g, x in pairs]
    flat = np.concatenate([np.ravel(term) for term in terms])
    return float(flat.sum()), float(np.abs(flat).sum())


def gradient(run: Trace, name: str) -> Any:
    """dE/dname; of an input of one sample in a batch it stands under that sample's mark."""
    return run[f"dE/d{name}"]


def symbolic(net: Net, way: Directions) -> float:
    """The symbolic derivative, where every number p becomes p + t u.

    Of named nodes the whole loss is one SymPy expression, differentiated in t.  Of arrays that would be too
    long: there every elementary function is differentiated by SymPy, and its slope carried along.
    """
    keys = ("inputs", "weights", "biases", "input", "parameters")
    entries = {name: entry for key in keys for name, entry in net.get(key, {}).items()}
    t = sp.Symbol("t", real=True)

    def expression(name: str, index: int) -> sp.Expr:
        value, u = np.ravel(entries[name])[index], np.ravel(way[name])[index]
        return sp.Float(str(value), 30) + sp.Float(float(u), 30) * t

    def moving(name: str, index: int) -> jets.Jet:
        return jets.Jet(str(np.ravel(entries[name])[index]), float(np.ravel(way[name])[index]))

    if "layers" in net.get("kind", ""):
        return float(symbolic_nets.arrays_loss(net, moving, jets).slope)
    return float(sp.N(symbolic_nets.units_loss(net, expression, sp).diff(t).subs(t, 0), 20))


def agree(net: Net, seed: int) -> None:
    """The three numbers, held against each other."""
    way = directions(net, seed)
    run = trace(net, "float")
    value, size = along(run, net, way)
    scale = max(abs(value), size * 1e-3)  # where the terms all but cancel, relative to them
    blurred = 2e-16 * abs(run["E"]) / STEP  # what rounding leaves of a difference quotient
    up, down = (trace(moved(net, way, h), "float")["E"] for h in (STEP, -STEP))
    assert (up - down) / (2 * STEP) == pytest.approx(value, rel=0, abs=DIFFERENCES * scale + blurred)
    assert symbolic(net, way) == pytest.approx(value, rel=0, abs=SYMBOLIC * scale + ROUNDING)


def arrays(seed: int) -> Net:
    """A network of arrays; a draw whose window is larger than what earlier layers left is drawn again."""
    try:
        return fitting(seed)
    except NetworkError as error:
        if "does not fit into" not in error.message:
            raise
        return arrays(seed + 10_000)


def fitting(seed: int) -> Net:
    """The draw with this seed, if it fits together."""
    net = random_nets.arrays(seed)
    names = {layer["weights"] for layer in net["layers"] if "weights" in layer} - {"W"}
    names |= {layer["bias"] for layer in net["layers"] if "bias" in layer} - {"b"}
    parameters = {name: net["parameters"][name] for name in names}
    body = {key: net[key] for key in ("kind", "input", "batch")} | {
        "layers": net["layers"][:-2],
        "parameters": parameters,
    }
    return random_nets.with_dense(net, stacked(body).layers[-1].layer.after[0], seed)


@pytest.mark.parametrize("seed", range(15))
def test_networks_of_named_nodes(seed: int) -> None:
    """Promise: on random networks of named nodes the three agree, to 1e-8 and 1e-6."""
    agree(random_nets.units(seed), seed)


@pytest.mark.parametrize("seed", range(12))
def test_networks_of_arrays(seed: int) -> None:
    """Promise: on random convolutional networks the three agree, to 1e-8 and 1e-6."""
    agree(arrays(seed), seed)


@pytest.mark.slow
@pytest.mark.parametrize("block", range(10))
def test_a_thousand_networks(block: int) -> None:
    """Promise: so they do on a thousand, half of them convolutional."""
    for seed in range(100 + 50 * block, 150 + 50 * block):
        agree(random_nets.units(seed), seed)
        agree(arrays(seed), seed)
