"""What are the functions of the language in float64?

One row each, for a single number and for an array with an entry a variant alike; written so that no argument
overflows.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any

import numpy as np

from derivations.network.numerals import Value
from derivations.network.precise import UndefinedError


def _sigmoid(x: Value) -> Value:
    small = np.exp(-np.abs(x))
    return np.where(np.asarray(x) >= 0, 1.0, small) / (1.0 + small)


def _exp(x: Value) -> Value:
    if np.any(np.asarray(x) > 709):
        raise UndefinedError("the exponential of a number this large cannot be written")
    return np.exp(x)


def _log(x: Value) -> Value:
    if np.any(np.asarray(x) <= 0):
        raise UndefinedError("log of 0 or of a negative number does not exist")
    return np.log(x)


def _sqrt(x: Value) -> Value:
    if np.any(np.asarray(x) < 0):
        raise UndefinedError("the square root of a negative number does not exist")
    return np.sqrt(x)


def _factorial(x: Value) -> Value:
    from scipy.special import factorial

    return factorial(x)


def _single(function: Callable[..., Value]) -> Callable[..., Value]:
    """A single number stays a Python float."""

    def result(*values: Value) -> Value:
        value = function(*values)
        return value if isinstance(value, np.ndarray) and value.ndim else float(value)

    return result


_ROWS: dict[str, Callable[..., Any]] = {
    "exp": _exp,
    "log": lambda x, base=None: _log(x) if base is None else _log(x) / _log(base),
    "log10": lambda x: _log(x) / np.log(10.0),
    "log2": lambda x: _log(x) / np.log(2.0),
    "sqrt": _sqrt,
    "sigmoid": _sigmoid,
    "tanh": np.tanh,
    "softplus": lambda x: np.logaddexp(0.0, x),
    "sin": np.sin,
    "cos": np.cos,
    "abs": np.abs,
    "max": lambda *values: reduce(np.maximum, values),
    "min": lambda *values: reduce(np.minimum, values),
    "floor": np.floor,
    "ceil": np.ceil,
    "relu": lambda x: np.maximum(x, 0.0),
    "hardlim": lambda x: np.where(np.asarray(x) >= 0, 1.0, 0.0),
    "hardlims": lambda x: np.where(np.asarray(x) >= 0, 1.0, -1.0),
    "satlin": lambda x: np.clip(x, 0.0, 1.0),
    "satlins": lambda x: np.clip(x, -1.0, 1.0),
    "factorial": _factorial,
}
FLOATS = {head: _single(function) for head, function in _ROWS.items()}
