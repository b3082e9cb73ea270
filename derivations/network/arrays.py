"""What are the operations that a formula applies to whole arrays?

One row each: `conv(X, W1)`, `maxpool(A1, 2, 2)`, `flatten(P1)`.  The same code serves float64 and exact
entries (fractions, and letters): it is made of sums and products of slices.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np

from derivations.network.arithmetic import Arithmetic
from derivations.network.convolving import conv, conv_dw, conv_dx, cut, flip, pad
from derivations.network.images import Array, positive, product, sizes
from derivations.network.numerals import Value
from derivations.network.pooling import (
    avgpool,
    avgpool_back,
    globalavg,
    globalavg_back,
    maxpool,
    maxpool_back,
)
from derivations.network.precise import UndefinedError
from derivations.network.shapes import geometries, smallest


def smallest_stride(work: Arithmetic, side: Value, wanted: Value, kernel: Value) -> Value:
    """The smallest stride that leads from one side to the other."""
    return work.number(Fraction(smallest(*positive(side, wanted, kernel)).stride))


def smallest_padding(work: Arithmetic, side: Value, wanted: Value, kernel: Value, stride: Value) -> Value:
    """The smallest padding that does so with this stride."""
    given = positive(side, wanted, kernel, stride)
    found = [g.padding for g in geometries(*given) if g.stride == given[3]]
    if not found:
        raise UndefinedError(f"no padding leads from {given[0]} to {given[1]} with stride {given[3]}")
    return work.number(Fraction(found[0]))


def flatten(work: Arithmetic, X: Array, images: Value = Fraction(0)) -> Array:
    """Row by row into one list; of a batch (its number of images is said) a list for each image."""
    (count,) = sizes(images)
    return X.reshape(count, -1) if count else X.reshape(-1)


def shaped(work: Arithmetic, D: Array, X: Array) -> Array:
    """The entries of D in the shape of X."""
    return D.reshape(X.shape)


def dense(work: Arithmetic, W: Array, x: Array) -> Array:
    """W x, a row of W for every unit; of a batch for every row of x."""
    return product(x, W.T)


def dense_dx(work: Arithmetic, W: Array, D: Array) -> Array:
    """W^T D."""
    return product(D, W)


def outer(work: Arithmetic, D: Array, x: Array) -> Array:
    """D x^T, summed over a batch."""
    return product(np.atleast_2d(D).T, np.atleast_2d(x))


def sum_all(work: Arithmetic, X: Array) -> Value:
    """The sum of all entries."""
    whole = np.asarray(X).sum()
    return float(whole) if isinstance(whole, np.floating) else whole


def sum_like(work: Arithmetic, D: Array, b: Value) -> Value:
    """D summed down to the shape of b (a number, or one entry a channel)."""
    if not getattr(b, "ndim", 0):
        return sum_all(work, D)
    return D.sum(axis=tuple(range(D.ndim - 1)))


def sum_over(work: Arithmetic, X: Array) -> Array:
    """The sum of every channel over everything else."""
    return X.sum(axis=tuple(range(X.ndim - 1)))


def softmax(work: Arithmetic, Z: Array) -> Array:
    """exp(z_k)/sum exp(z_j) over the last axis, shifted by the largest so that nothing overflows."""
    if Z.dtype == "O" and any(not isinstance(z, Fraction) for z in Z.flat):
        powers = work.apply("exp", Z)
    else:
        powers = work.apply("exp", Z - Z.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def softmax_back(work: Arithmetic, D: Array, A: Array) -> Array:
    """A (D - sum D A), over the last axis."""
    return A * (D - (D * A).sum(axis=-1, keepdims=True))


OPERATIONS: dict[str, Callable[..., Value]] = {
    operation.__name__: operation
    for operation in (
        *(smallest_stride, smallest_padding),
        *(conv, conv_dx, conv_dw, flip, pad, cut),
        *(maxpool, maxpool_back, avgpool, avgpool_back, globalavg, globalavg_back),
        *(flatten, shaped, dense, dense_dx, outer),
        *(sum_all, sum_like, sum_over, softmax, softmax_back),
    )
}
