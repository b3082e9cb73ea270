"""How is a network of arrays declared, and does it fit together?

    kind: layers
    input: {X: [[3, 0, ...], ...]}     # one image (height, width[, channels]), or a list of numbers
    batch: false                       # true: a list of those
    layers:                            # kinds and fields: see `layers`; and the names of the parameters
      - {kind: conv, name: Z1, weights: W1, bias: b1}
      - {kind: relu, name: A1}
      - {kind: max-pool, name: P1, size: 2}
      - {kind: flatten, name: F}
      - {kind: dense, name: Z2, weights: W2, bias: b2}
      - {kind: log-sigmoid, name: A2}
    parameters: {W1: [[...]], b1: -1, W2: [[0.5, -0.25, 0.75, -0.5]], b2: -0.5}
    targets: {y: 1}                    # left out: forward pass only
    loss: {name: binary-cross-entropy, as: L}
    learning_rate: {eta: 0.1}          # with `steps` (and `optimiser`): names end in @1, @2, …
    steps: 2
    entries: true                      # every entry is a quantity of its own, `Z1[1,2]`, with its own formula

The size of a kernel and the number of units are those of the parameters.  A batch-norm's `weights` are its
gamma, its `bias` its beta, over everything but the last axis.  The trace holds every layer's output under
its name, the loss, and the derivatives `dL/dA2`, …, `dL/dW1`, …, `dL/dX`.  Where a loss meets its own
activation (sigmoid and binary cross-entropy, softmax and cross-entropy) the derivative at the activation's
input is `A2 - y`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import prod

from derivations.network import activation, losses, optimisers
from derivations.network.error import NetworkError, Shape, misfit, unknown
from derivations.network.fields import Fields
from derivations.network.layers import SAME_SHAPE, place
from derivations.network.numerals import Value
from derivations.network.stack import Placed, Stack
from derivations.network.terms import Term
from derivations.network.trace import Run

KEYS = (
    "kind",
    "input",
    "batch",
    "layers",
    "parameters",
    "targets",
    "loss",
    "learning_rate",
    "steps",
    "optimiser",
    "entries",
)
OF_ACTIVATIONS = ("slope", "amplitude")


def stack(declaration: Mapping[str, object]) -> Callable[[Run], None]:
    """The program of a declared network of arrays; what does not fit is a `NetworkError`."""
    return stacked(declaration).program


def stacked(declaration: Mapping[str, object]) -> Stack:
    """Reads the declaration: every shape is checked against the one before it."""
    fields = Fields(declaration).only(*KEYS)
    word, value = _one(fields, "input")
    shape = _shape(value)
    images = shape[0] if fields.raw("batch", False) else 0
    shape = shape[1:] if images else shape
    if len(shape) not in (1, 2, 3):
        raise NetworkError(
            "an input is an image or a list of numbers (with `batch: true` a list of those)",
            fields.at("input"),
        )
    inside = fields.fields("parameters", {})
    parameters: dict[str, Value] = {}
    layers = []
    for at, entry in enumerate(fields.entries("layers")):
        placed = _placed(entry, shape, (*fields.at("layers"), at), at + 1, inside, parameters)
        layers.append(placed)
        shape = placed.layer.after
    if not layers:
        raise NetworkError("there are no layers", fields.at("layers"))
    for name in inside.mapping:
        if name not in parameters:
            raise NetworkError(f"{name!r} leads nowhere: no layer of this network uses it", inside.at(name))
    target = _target(fields, shape, images) if "targets" in fields else None
    loss = fields.raw("loss", "half-squared-sum")
    named = Fields(loss if isinstance(loss, Mapping) else {"name": loss}, fields.at("loss")).only(
        "name", "as"
    )
    steps = fields.whole("steps", least=0, most=10_000) if "steps" in fields else None
    if steps and not (target and "learning_rate" in fields):
        raise NetworkError("steps need 'targets' and a 'learning_rate'", fields.path)
    return Stack(
        input=(word, value),
        images=images,
        layers=layers,
        parameters=parameters,
        target=target,
        loss=losses.declared(named.raw("name"), named.path),
        loss_name=str(named.raw("as", "E")),
        sums_to_one=target is not None and _sums_to_one(target[1]),
        rate=fields.named_number("learning_rate", "eta") if "learning_rate" in fields else None,
        steps=steps,
        optimiser=optimisers.declared(fields.raw("optimiser", "plain"), fields.at("optimiser")),
        entries=bool(fields.raw("entries", False)),
    )


def _placed(
    entry: object,
    before: Shape,
    path: tuple[str | int, ...],
    number: int,
    inside: Fields,
    parameters: dict[str, Value],
) -> Placed:
    fields = Fields(entry, path)
    kind = str(fields.raw("kind"))
    name = str(fields.raw("name", f"{kind}{number}"))
    if kind in SAME_SHAPE:
        row = None
        if kind != "softmax":
            given = {key: fields.raw(key) for key in OF_ACTIVATIONS if key in fields}
            row = activation.declared({"name": kind, **given}, path)
        return Placed(place(entry, before, path, number), None, None, Fraction(0), row)
    weights = (
        str(fields.raw("weights", f"W_{name}"))
        if kind in ("conv", "depthwise", "pointwise", "dense", "batch-norm")
        else None
    )
    bias = fields.raw("bias", f"b_{name}" if f"b_{name}" in inside else "none")
    bias = None if bias in ("none", False, None) else str(bias)
    whole = {**fields.mapping, **({"bias": bias or "none"} if weights else {})}
    if weights:
        _take(weights, inside, parameters, path)
        whole |= _sizes(kind, _shape(parameters[weights]), fields)
    layer = place(whole, before, path, number)
    if weights and _shape(parameters[weights]) != layer.weights:
        raise misfit(
            f"the weights {weights!r}", _shape(parameters[weights]), layer.weights, inside.at(weights)
        )
    if bias:
        _take(bias, inside, parameters, path)
        found = _shape(parameters[bias])
        if found != layer.bias and not (found == () and prod(layer.bias) == 1):
            raise misfit(f"the bias {bias!r}", found, layer.bias, inside.at(bias))
    epsilon = fields.number("epsilon", 0) if kind == "batch-norm" else Fraction(0)
    return Placed(layer, weights, bias, epsilon, None)


def _sizes(kind: str, shape: Shape, fields: Fields) -> dict[str, object]:
    """The fields that the weights' shape answers."""
    if kind == "dense" and shape:
        return {"units": shape[0]}
    if kind in ("conv", "depthwise", "pointwise") and len(shape) in (2, 4):
        said: dict[str, object] = {"kernel": list(shape[:2])} if kind != "pointwise" else {}
        return said | ({"filters": shape[3]} if len(shape) == 4 and kind != "depthwise" else {})
    if kind == "batch-norm":
        return {}
    text = f"the weights of a {kind} layer have two or four axes, not the shape {shape}"
    raise NetworkError(text, fields.path, shapes=(shape, (1, 1, 1, 1)))


def _take(name: str, inside: Fields, parameters: dict[str, Value], path: tuple[str | int, ...]) -> None:
    if name not in inside:
        raise unknown("parameter", name, inside.mapping, path)
    if name in parameters:
        raise NetworkError(f"two layers use {name!r}", path)
    parameters[name] = inside.number(name)


def _one(fields: Fields, key: str) -> tuple[str, Value]:
    inside = fields.fields(key)
    if len(inside.mapping) != 1:
        raise NetworkError(f"{key!r} holds one array, with its name", fields.at(key))
    name = next(iter(inside.mapping))
    return name, inside.number(name)


def _target(fields: Fields, shape: Shape, images: int) -> tuple[str, Value]:
    """The target, in the shape of the output."""
    name, value = _one(fields, "targets")
    wanted = (images, *shape) if images else shape
    found = _shape(value)
    if prod(found) != prod(wanted) or (len(found) > 1 and found != wanted):
        raise misfit("the targets", found, wanted, fields.at("targets"))
    if found == wanted:
        return name, value
    import numpy as np

    array = np.empty(1, dtype=object)
    array[0] = value
    return name, (value if found else array).reshape(wanted)


def _shape(value: Value) -> Shape:
    return tuple(getattr(value, "shape", ()))


def _sums_to_one(value: Value) -> bool:
    """Are the targets probabilities?"""
    if getattr(value, "dtype", None) == "O" and any(isinstance(entry, Term) for entry in value.flat):
        return False
    sums = value.sum(axis=-1)
    return all(abs(x - 1) < Fraction(1, 10**12) for x in getattr(sums, "flat", [sums]))
