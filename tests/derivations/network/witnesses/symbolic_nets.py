"""What is the loss of a declared network, written from the definitions?

Entry by entry in plain loops, sharing nothing with the code under test.  `amount(name, index)` gives what
stands for a declared number; `M` is the mathematics it is worked out with: SymPy, which gives one
expression, or `jets`, which carry SymPy's derivatives of the elementary functions along.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product
from typing import Any

import numpy as np
import sympy as sp

Array = Any
Amount = Callable[[str, int], Any]  # of a name and an index


def activated(entry: object, v: Any, M: Any) -> Any:
    """The textbook's definition."""
    fields: Mapping[str, Any] = entry if isinstance(entry, Mapping) else {"name": entry}
    a = sp.nsimplify(fields.get("amplitude", 1))
    b = sp.nsimplify(fields.get("slope", 1))
    return {
        "linear": lambda: v,
        "log-sigmoid": lambda: 1 / (1 + M.exp(-b * v)),
        "tanh": lambda: a * M.tanh(b * v),
        "relu": lambda: M.Max(v, 0),
        "softplus": lambda: M.log(1 + M.exp(v)),
        "exponential": lambda: M.exp(v),
        "satlin": lambda: M.Min(M.Max(v, 0), 1),
        "satlins": lambda: M.Min(M.Max(v, -1), 1),
    }[str(fields["name"])]()


def layer_of(entry: object, fields: list[Any], M: Any) -> list[Any]:
    """The outputs of a layer; softmax looks at all of them."""
    if entry == "softmax":
        whole = sum(M.exp(v) for v in fields)
        return [M.exp(v) / whole for v in fields]
    return [activated(entry, v, M) for v in fields]


def sample_loss(loss: str, targets: list[Any], outputs: list[Any], M: Any) -> Any:
    """The loss of one sample."""
    pairs = list(zip(targets, outputs, strict=True))
    name = loss.removeprefix("mean-") if loss != "mean-squared" else loss
    return {
        "half-squared-sum": lambda: sum((t - y) ** 2 for t, y in pairs) / 2,
        "squared-sum": lambda: sum((t - y) ** 2 for t, y in pairs),
        "mean-squared": lambda: sum((t - y) ** 2 for t, y in pairs) / len(pairs),
        "binary-cross-entropy": lambda: -sum(t * M.log(y) + (1 - t) * M.log(1 - y) for t, y in pairs),
        "cross-entropy": lambda: -sum(t * M.log(y) for t, y in pairs),
        "poisson": lambda: sum(y - t * M.log(y) + M.log(M.factorial(t)) for t, y in pairs),
    }[name]()


def units_loss(net: Mapping[str, Any], amount: Amount, M: Any) -> Any:
    """The loss of a network of named nodes: weights are called by their two ends."""
    samples = len(next(iter(net["inputs"].values())))
    losses = []
    for s in range(samples):
        before = {name: amount(name, s) for name in net["inputs"]}
        for layer in net["layers"]:
            bias = layer["bias"]
            fields = []
            for k, node in enumerate(layer["nodes"]):
                word = None if bias == "none" else bias.split()[0] if isinstance(bias, str) else bias[k]
                v = sum((amount(f"{a}{node}", 0) * y for a, y in before.items()), sp.Integer(0))
                fields.append(v + amount(word, 0) if word else v)
            before = dict(zip(layer["nodes"], layer_of(layer["activation"], fields, M), strict=True))
        targets = [sp.Float(str(column[s]), 30) for column in net["targets"].values()]
        losses.append(sample_loss(net["loss"], targets, list(before.values()), M))
    return sum(losses) / (samples if net["loss"].startswith("mean-") else 1)


def arrays_loss(net: Mapping[str, Any], amount: Amount, M: Any) -> Any:
    """The loss of a network of arrays."""
    parameters = {name: table_of(name, entry, amount) for name, entry in net["parameters"].items()}
    X = table_of("X", net["input"]["X"], amount)
    batch = X if net["batch"] else X[None]
    batch = batch[..., None] if batch.ndim == 3 else batch
    for layer in net["layers"]:
        batch = RULES.get(layer["kind"], entrywise)(layer, batch, parameters, M)
    targets = np.array(net["targets"]["t"], dtype=object).reshape(batch.shape)
    losses = [
        sample_loss(net["loss"], [sp.Float(str(t), 30) for t in row], list(outputs), M)
        for row, outputs in zip(targets, batch, strict=True)
    ]
    averaged = len(losses) if net["loss"].startswith("mean-") and net["batch"] else 1
    return sum(losses) / averaged


def table_of(name: str, entry: object, amount: Amount) -> Array:
    """An array of expressions for the declared numbers, counted row by row."""
    shape = np.shape(np.array(entry))
    flat = np.array([amount(name, n) for n in range(int(np.prod(shape, dtype=int)))], dtype=object)
    return flat.reshape(shape)


def entrywise(layer: Mapping[str, Any], X: Array, parameters: Mapping[str, Array], M: Any) -> Array:
    if layer["kind"] == "softmax":
        return np.array([layer_of("softmax", list(row), M) for row in X], dtype=object)
    return np.array([activated(layer["kind"], v, M) for v in X.flat], dtype=object).reshape(X.shape)


def edges(padding: object, side: int, kernel: int, stride: int) -> tuple[int, int]:
    if padding == "same":
        whole = max((-(-side // stride) - 1) * stride + kernel - side, 0)
        return whole // 2, whole - whole // 2
    return (padding, padding) if isinstance(padding, int) else (padding[0], padding[1])  # type: ignore[index]


def conv(layer: Mapping[str, Any], X: Array, parameters: Mapping[str, Array], M: Any) -> Array:
    """O[n, i, j, k] = sum over m, l, c of X[n, i s + m, j s + l, c] W[m, l, c, k], in the group of k."""
    W, b = parameters[layer["weights"]], np.atleast_1d(parameters[layer["bias"]])
    W = W[:, :, None, None] if W.ndim == 2 else W
    s, groups = layer["stride"], layer.get("groups", 1)
    (top, bottom), (left, right) = (edges(layer["padding"], X.shape[a + 1], W.shape[a], s) for a in (0, 1))
    rows = (X.shape[1] + top + bottom - W.shape[0]) // s + 1
    columns = (X.shape[2] + left + right - W.shape[1]) // s + 1
    O = np.empty((X.shape[0], rows, columns, W.shape[3]), dtype=object)  # noqa: E741
    for n, i, j, k in product(*map(range, O.shape)):
        first = k // (W.shape[3] // groups) * W.shape[2]
        O[n, i, j, k] = b[k]
        for m, l, c in product(*map(range, W.shape[:3])):  # noqa: E741
            r, q = i * s + m - top, j * s + l - left
            if 0 <= r < X.shape[1] and 0 <= q < X.shape[2]:
                at = (W.shape[0] - 1 - m, W.shape[1] - 1 - l) if layer.get("flipped") else (m, l)
                O[n, i, j, k] += X[n, r, q, first + c] * W[*at, c, k]
    return O


def pool(layer: Mapping[str, Any], X: Array, parameters: Mapping[str, Array], M: Any) -> Array:
    size, s, p = layer["size"], layer["stride"], layer["padding"]
    rows, columns = ((X.shape[a] + 2 * p - size) // s + 1 for a in (1, 2))
    O = np.empty((X.shape[0], rows, columns, X.shape[3]), dtype=object)  # noqa: E741
    for n, i, j, c in product(*map(range, O.shape)):
        window = [
            X[n, r, q, c]
            for r, q in product(range(i * s - p, i * s - p + size), range(j * s - p, j * s - p + size))
            if 0 <= r < X.shape[1] and 0 <= q < X.shape[2]
        ]
        O[n, i, j, c] = M.Max(*window) if layer["kind"] == "max-pool" else sum(window) / size**2
    return O


def batch_norm(layer: Mapping[str, Any], X: Array, parameters: Mapping[str, Array], M: Any) -> Array:
    g, o = parameters[layer["weights"]], parameters[layer["bias"]]
    result = np.empty(X.shape, dtype=object)
    for c in range(X.shape[-1]):
        values = X[..., c]
        mean = sum(values.flat) / values.size
        variance = sum((x - mean) ** 2 for x in values.flat) / values.size
        result[..., c] = g[c] * (values - mean) / M.sqrt(variance + sp.nsimplify(layer["epsilon"])) + o[c]
    return result


def dense(layer: Mapping[str, Any], X: Array, parameters: Mapping[str, Array], M: Any) -> Array:
    W, b = parameters[layer["weights"]], parameters[layer["bias"]]
    return np.array([[sum(W[k] * x) + b[k] for k in range(len(W))] for x in X], dtype=object)


RULES: dict[str, Callable[[Mapping[str, Any], Array, Mapping[str, Array], Any], Array]] = {
    "conv": conv,
    "batch-norm": batch_norm,
    "max-pool": pool,
    "avg-pool": pool,
    "global-average-pool": lambda layer, X, *_: X.sum(axis=(1, 2)) / (X.shape[1] * X.shape[2]),
    "flatten": lambda layer, X, *_: X.reshape(len(X), -1),
    "dense": dense,
}
