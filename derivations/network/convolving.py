"""How does a kernel slide over an image, and how does a derivative come back from there?

A kernel is (height, width) or (height, width, channels seen, kernels).  After image and kernel come the row
stride, the column stride and the number of groups, where they are not 1.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from derivations.network.arithmetic import Arithmetic
from derivations.network.images import Array, four, like, noughts, patch, positive, product, sizes
from derivations.network.numerals import Value
from derivations.network.precise import UndefinedError


def pad(work: Arithmetic, X: Array, *sides: Value) -> Array:
    """Noughts around an image: top, bottom, left, right."""
    top, bottom, left, right = sizes(*sides)
    around = [(top, bottom), (left, right)]
    around = [*around, (0, 0)] if X.ndim == 3 else [(0, 0), *around, (0, 0)] if X.ndim == 4 else around
    return np.pad(X, around, constant_values=work.number(Fraction(0)))


def cut(work: Arithmetic, X: Array, *sides: Value) -> Array:
    """What `pad` put around it taken away again."""
    top, bottom, left, right = sizes(*sides)
    at = 1 if X.ndim == 4 else 0
    rows, columns = slice(top, X.shape[at] - bottom), slice(left, X.shape[at + 1] - right)
    return X[:, rows, columns] if at else X[rows, columns]


def conv(work: Arithmetic, X: Array, W: Array, *window: Value) -> Array:
    """Cross-correlation: O[i, j] = sum over m, n of X[i s + m, j s + n] W[m, n] with stride s."""
    images, kernel = four(X), _kernel(W)
    down, across, groups = _slide(window)
    rows, columns = _places(images, kernel, down, across)
    total: Array = 0
    for m in range(kernel.shape[0]):
        for n in range(kernel.shape[1]):
            total = total + _grouped(images[patch(m, n, rows, columns, down, across)], kernel[m, n], groups)
    return total.reshape(like(X, total.shape))


def conv_dx(work: Arithmetic, D: Array, W: Array, X: Array, *window: Value) -> Array:
    """What the derivative D at the output of `conv(X, W)` is at X."""
    images, kernel, slopes = four(X), _kernel(W), four(D)
    down, across, groups = _slide(window)
    result = noughts(work, images.shape, D)
    back = _transposed(kernel, groups)
    rows, columns = slopes.shape[1:3]
    for m in range(kernel.shape[0]):
        for n in range(kernel.shape[1]):
            at = patch(m, n, rows, columns, down, across)
            result[at] = result[at] + _grouped(slopes, back[m, n], groups)
    return result.reshape(X.shape)


def conv_dw(work: Arithmetic, D: Array, X: Array, W: Array, *window: Value) -> Array:
    """What it is at the kernel W."""
    images, kernel, slopes = four(X), _kernel(W), four(D)
    down, across, groups = _slide(window)
    result = np.empty(kernel.shape, dtype=D.dtype)
    seen, made = kernel.shape[2], kernel.shape[3] // groups
    rows, columns = slopes.shape[1:3]
    flat = slopes.reshape(-1, slopes.shape[3])
    for m in range(kernel.shape[0]):
        for n in range(kernel.shape[1]):
            met = images[patch(m, n, rows, columns, down, across)].reshape(len(flat), -1)
            for g in range(groups):
                mine = slice(g * made, (g + 1) * made)
                result[m, n, :, mine] = product(met[:, g * seen : (g + 1) * seen].T, flat[:, mine])
    return result.reshape(W.shape)


def flip(work: Arithmetic, W: Array) -> Array:
    """The kernel rotated by 180 degrees: `conv(X, flip(W))` is the true convolution."""
    return W[::-1, ::-1]


def _kernel(W: Array) -> Array:
    return W[:, :, None, None] if W.ndim == 2 else W


def _slide(window: tuple[Value, ...]) -> tuple[int, int, int]:
    """Row stride, column stride, groups."""
    given = positive(*window) if window else []
    down = given[0] if given else 1
    return down, given[1] if len(given) > 1 else down, given[2] if len(given) > 2 else 1


def _places(images: Array, kernel: Array, down: int, across: int) -> tuple[int, int]:
    rows = (images.shape[1] - kernel.shape[0]) // down + 1
    columns = (images.shape[2] - kernel.shape[1]) // across + 1
    if rows < 1 or columns < 1:
        raise UndefinedError("the kernel is larger than the image")
    return rows, columns


def _grouped(images: Array, weights: Array, groups: int) -> Array:
    """Channels times weights (channels seen, kernels), group by group."""
    if groups == 1:
        return product(images, weights)
    seen, made = weights.shape[0], weights.shape[1] // groups
    parts = [
        product(images[..., g * seen : (g + 1) * seen], weights[:, g * made : (g + 1) * made])
        for g in range(groups)
    ]
    return np.concatenate(parts, axis=-1)


def _transposed(kernel: Array, groups: int) -> Array:
    """The kernel read backwards, for every group by itself: (rows, columns, kernels a group, channels)."""
    made = kernel.shape[3] // groups
    parts = [kernel[..., g * made : (g + 1) * made].swapaxes(2, 3) for g in range(groups)]
    return np.concatenate(parts, axis=3)
