"""Which random networks are the three witnesses asked about?

Declarations drawn from a seeded generator: networks of named nodes, and networks of arrays.  Every
activation, loss and kind of layer occurs.
"""

from __future__ import annotations

from random import Random
from typing import Any

Declaration = dict[str, Any]

SMOOTH: list[Any] = [
    "linear",
    "log-sigmoid",
    {"name": "log-sigmoid", "slope": 2},
    "tanh",
    {"name": "tanh", "amplitude": 1.5, "slope": 0.5},
    "softplus",
]
KINKED: list[Any] = ["relu", "satlin", "satlins"]
SQUARES = ["half-squared-sum", "squared-sum", "mean-squared"]
# what the last activation can give, and the losses that can be taken of it
HEADS: list[tuple[Any, list[str]]] = [
    ("linear", SQUARES),
    ("tanh", SQUARES),
    ("log-sigmoid", [*SQUARES, "binary-cross-entropy", "mean-binary-cross-entropy"]),
    ({"name": "log-sigmoid", "slope": 2}, ["binary-cross-entropy"]),
    ("softmax", ["half-squared-sum", "cross-entropy", "mean-cross-entropy"]),
    ("exponential", ["poisson", "mean-poisson"]),
    ("softplus", ["poisson"]),
]


def number(rng: Random, low: float = -1, high: float = 1) -> float:
    """A number of three decimals."""
    return round(rng.uniform(low, high), 3)


def table(rng: Random, *shape: int) -> Any:
    """Nested lists of numbers."""
    return [table(rng, *shape[1:]) for _ in range(shape[0])] if shape else number(rng)


def units(seed: int) -> Declaration:
    """A network of named nodes: 1 to 3 layers of 1 to 3 nodes, 1 to 3 samples."""
    rng = Random(f"units {seed}")
    head, losses = rng.choice(HEADS)
    samples, last = rng.randint(1, 3), rng.randint(2, 3) if head == "softmax" else rng.randint(1, 2)
    widths = [rng.randint(1, 3) for _ in range(rng.randint(0, 2))] + [last]
    inputs = [f"x{n}" for n in range(1, rng.randint(1, 3) + 1)]
    layers: list[Declaration] = []
    weights: dict[str, float] = {}
    biases: dict[str, float] = {}
    before = inputs
    for at, width in enumerate(widths):
        nodes = [f"n{at}_{k}" for k in range(width)]
        weights |= {f"{a}{b}": number(rng) for b in nodes for a in before}
        bias = rng.choice(["none", f"b{at} (shared)", [f"b{at}_{k}" for k in range(width)]])
        names = [] if bias == "none" else [f"b{at}"] if isinstance(bias, str) else bias
        biases |= {name: number(rng) for name in names}
        activation = head if at == len(widths) - 1 else rng.choice(SMOOTH + KINKED)
        layers.append({"nodes": nodes, "activation": activation, "bias": bias})
        before = nodes
    return {
        "inputs": {name: [number(rng) for _ in range(samples)] for name in inputs},
        "targets": targets(rng, head, last, samples),
        "layers": layers,
        "weights": weights,
        "biases": biases,
        "loss": rng.choice(losses),
    }


def targets(rng: Random, head: object, outputs: int, samples: int) -> dict[str, list[float]]:
    """Targets that suit the head: counts for a Poisson loss, else numbers between 0 and 1."""
    counts = head in ("exponential", "softplus")
    draw = (lambda: float(rng.randint(0, 4))) if counts else (lambda: number(rng, 0.05, 0.95))
    return {f"t{k}": [draw() for _ in range(samples)] for k in range(outputs)}


def arrays(seed: int) -> Declaration:
    """A network of arrays: a convolution or two, pooling, a dense layer."""
    rng = Random(f"arrays {seed}")
    images, side = rng.choice([0, 1, 2]), rng.randint(4, 6)
    channels = 0 if not images and rng.random() < 0.4 else rng.choice([1, 2, 4])
    shape = [side, side + rng.randint(0, 1), *([channels] if channels else [])]
    parameters: Declaration = {}
    layers: list[Declaration] = []
    for at in range(rng.randint(1, 2)):
        kernel, stride = rng.randint(1, 2 if at else 3), rng.choice([1, 1, 2]) if not at else 1
        groups = rng.choice([1, 2]) if channels in (2, 4) else 1
        kernels = groups * rng.randint(1, 2) if channels else 0
        parameters[f"W{at}"] = table(
            rng, kernel, kernel, *([channels // groups, kernels] if channels else [])
        )
        parameters[f"b{at}"] = table(rng, kernels) if channels else number(rng)
        conv: Declaration = {"kind": "conv", "name": f"Z{at}", "weights": f"W{at}", "bias": f"b{at}"}
        conv |= {"stride": stride, "padding": rng.choice([0, 1, "same", [0, 1]])}
        conv |= {"groups": groups} if groups > 1 else {}
        conv |= {"flipped": True} if rng.random() < 0.3 else {}
        layers.append(conv)
        channels = kernels
        if channels and rng.random() < 0.4:
            layers.append({"kind": "batch-norm", "name": f"N{at}", "weights": f"g{at}", "bias": f"o{at}"})
            layers[-1]["epsilon"] = 0.01
            parameters |= {f"g{at}": table(rng, channels), f"o{at}": table(rng, channels)}
        layers.append({"kind": rng.choice(["relu", "tanh", "log-sigmoid", "softplus"]), "name": f"A{at}"})
    pool = rng.choice(["max-pool", "avg-pool", "global-average-pool", "none"])
    if pool == "global-average-pool" and channels:
        layers.append({"kind": pool, "name": "P"})
    elif pool in ("max-pool", "avg-pool"):
        layers.append(
            {
                "kind": pool,
                "name": "P",
                "size": 2,
                "stride": rng.choice([1, 2]),
                "padding": rng.choice([0, 1]),
            }
        )
    if pool != "global-average-pool" or not channels:
        layers.append({"kind": "flatten", "name": "F"})
    head, losses = rng.choice([entry for entry in HEADS if isinstance(entry[0], str)])
    last = rng.randint(2, 3) if head == "softmax" else rng.randint(1, 2)
    wanted = targets(rng, head, last, max(images, 1))
    columns = [[wanted[f"t{k}"][n] for k in range(last)] for n in range(max(images, 1))]
    return {
        "kind": "layers",
        "input": {"X": table(rng, *([images] if images else []), *shape)},
        "batch": bool(images),
        "layers": [
            *layers,
            {"kind": "dense", "name": "Z", "weights": "W", "bias": "b"},
            {"kind": head, "name": "Y"},
        ],
        "parameters": parameters | {"b": table(rng, last), "W": last},  # W is drawn when its inputs are known
        "targets": {"t": columns if images else columns[0]},
        "loss": rng.choice(losses),
    }


def with_dense(declaration: Declaration, inputs: int, seed: int) -> Declaration:
    """The same with the dense weights drawn for so many inputs."""
    rng = Random(f"dense {seed}")
    parameters = declaration["parameters"]
    return {**declaration, "parameters": {**parameters, "W": table(rng, parameters["W"], inputs)}}
