"""How are images cut into slices, and slices multiplied?

An image is (height, width) or (height, width, channels); a batch of them (images, height, width, channels).
Inside, everything is a batch.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np

from derivations.network.arithmetic import Arithmetic
from derivations.network.numerals import Value
from derivations.network.precise import UndefinedError

Array = Any  # np.ndarray of float64 or of exact entries


def sizes(*values: Value) -> list[int]:
    """Values that are whole numbers from 0, as such."""
    for value in values:
        if not isinstance(value, Fraction | float) or value != int(value) or value < 0:
            raise UndefinedError("a size is a whole number")
    return [int(value) for value in values]


def positive(*values: Value) -> list[int]:
    """Values that are whole numbers from 1, as such."""
    given = sizes(*values)
    if min(given) < 1:
        raise UndefinedError("a size is at least 1")
    return given


def four(X: Array) -> Array:
    """An image as a batch of one, with channels."""
    return X[None, :, :, None] if X.ndim == 2 else X[None] if X.ndim == 3 else X


def like(X: Array, shape: tuple[int, ...]) -> tuple[int, ...]:
    """The shape of a batch, told as X tells its own: without the axes that were put on."""
    return shape[1:3] if X.ndim == 2 else shape[1:] if X.ndim == 3 else shape


def patch(m: int, n: int, rows: int, columns: int, down: int, across: int) -> tuple[slice, slice, slice]:
    """Every entry that meets the kernel's entry (m, n)."""
    return slice(None), slice(m, m + rows * down, down), slice(n, n + columns * across, across)


def product(left: Array, right: Array) -> Array:
    """The matrix product; of exact entries by sums of products."""
    if left.dtype != "O" and right.dtype != "O":
        return left @ right
    terms = [left[..., k, None] * right[k] for k in range(right.shape[0])]
    result = terms[0]
    for term in terms[1:]:
        result = result + term
    return result


def noughts(work: Arithmetic, shape: tuple[int, ...], like: Array) -> Array:
    """An array of noughts with entries of the same kind."""
    result = np.empty(shape, dtype=like.dtype)
    result[...] = work.number(Fraction(0))
    return result
