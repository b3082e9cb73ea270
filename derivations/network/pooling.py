"""What is kept of a window of an image, and to whom does its derivative go?

A window is written `size, stride`, or `rows, columns, row stride, column stride, top, bottom, left, right`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import prod

import numpy as np

from derivations.network.arithmetic import Arithmetic
from derivations.network.images import Array, four, like, noughts, patch, sizes
from derivations.network.numerals import Value
from derivations.network.precise import UndefinedError
from derivations.network.terms import Term, holds

Index = tuple[int, ...]


def maxpool(work: Arithmetic, X: Array, *window: Value) -> Array:
    """The largest entry of every window; padding is never the largest."""
    return _pooled(X, window, lambda patch: work.apply("max", *patch))


def avgpool(work: Arithmetic, X: Array, *window: Value) -> Array:
    """The mean of every window; padding counts as noughts."""
    rows, columns, *_ = _window(window)
    area = work.number(Fraction(rows * columns))
    return _pooled(X, window, lambda patch: sum(patch[1:], patch[0]) / area)


def maxpool_back(work: Arithmetic, D: Array, X: Array, *window: Value) -> Array:
    """D handed to the first largest entry of every window, in reading order; the others get 0."""
    images, slopes = four(X), four(D)
    result = noughts(work, images.shape, D)
    for (n, i, j, c), cells in _windows(images, slopes.shape, window):
        entries = [images[n, r, s, c] for r, s in cells]
        for (r, s), won in zip(cells, _won(entries), strict=True):
            if won is not False:
                result[n, r, s, c] = result[n, r, s, c] + slopes[n, i, j, c] * won
    return result.reshape(X.shape)


def avgpool_back(work: Arithmetic, D: Array, X: Array, *window: Value) -> Array:
    """D divided equally over every window."""
    images, slopes = four(X), four(D)
    rows, columns, *_ = _window(window)
    area = work.number(Fraction(rows * columns))
    result = noughts(work, images.shape, D)
    for (n, i, j, c), cells in _windows(images, slopes.shape, window):
        for r, s in cells:
            result[n, r, s, c] = result[n, r, s, c] + slopes[n, i, j, c] / area
    return result.reshape(X.shape)


def globalavg(work: Arithmetic, X: Array) -> Array:
    """The mean of every channel over all positions."""
    rows, columns = X.shape[-3:-1]
    return X.sum(axis=(-3, -2)) / work.number(Fraction(rows * columns))


def globalavg_back(work: Arithmetic, D: Array, X: Array) -> Array:
    """D divided equally over all positions."""
    rows, columns = X.shape[-3:-1]
    spread = D[..., None, None, :] / work.number(Fraction(rows * columns))
    return np.broadcast_to(spread, X.shape).copy()


def _won(entries: list[Value]) -> list[Value]:
    """Which of them is the first largest?  Of letters: the conditions for it, a product of 0s and 1s."""
    if not any(isinstance(entry, Term) for entry in entries):
        first = entries.index(max(entries))
        return [1 if at == first else False for at in range(len(entries))]
    return [
        prod(holds(entry, ">" if k < at else ">=", other) for k, other in enumerate(entries) if k != at)
        for at, entry in enumerate(entries)
    ]


def _window(window: tuple[Value, ...]) -> list[int]:
    given = sizes(*window)
    if len(given) == 2:
        return [given[0], given[0], given[1], given[1], 0, 0, 0, 0]
    return given


def _pooled(X: Array, window: tuple[Value, ...], of: Callable[[list[Array]], Array]) -> Array:
    images = four(X)
    rows, columns, down, across, top, bottom, left, right = _window(window)
    height = (images.shape[1] + top + bottom - rows) // down + 1
    width = (images.shape[2] + left + right - columns) // across + 1
    if height < 1 or width < 1:
        raise UndefinedError("the window is larger than the image")
    if not (top or bottom or left or right):
        patches = [
            images[patch(m, n, height, width, down, across)] for m in range(rows) for n in range(columns)
        ]
        result = of(patches)
    else:
        result = np.empty((images.shape[0], height, width, images.shape[3]), dtype=images.dtype)
        for (n, i, j, c), cells in _windows(images, result.shape, window):
            result[n, i, j, c] = of([images[n, r, s, c] for r, s in cells])
    return result.reshape(like(X, result.shape))


def _windows(
    images: Array, shape: tuple[int, ...], window: tuple[Value, ...]
) -> Iterator[tuple[Index, list[tuple[int, int]]]]:
    """For every output cell, the cells of the image under its window, in reading order."""
    rows, columns, down, across, top, _, left, _ = _window(window)
    for n, i, j, c in np.ndindex(*shape):
        down_from, across_from = i * down - top, j * across - left
        cells = [
            (r, s)
            for r in range(max(down_from, 0), min(down_from + rows, images.shape[1]))
            for s in range(max(across_from, 0), min(across_from + columns, images.shape[2]))
        ]
        yield (n, i, j, c), cells
