"""How large is the output of a sliding window, and which geometry gives a wanted size?

    side' = floor((side - kernel + before + after)/stride) + 1

with `before` and `after` the padding on the two ends (Dumoulin and Visin 2016, A guide to convolution
arithmetic).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from derivations.network.error import NetworkError, Path

Padding = int | str | tuple[int, int]


@dataclass(frozen=True, slots=True, order=True)
class Geometry:
    """A way to slide: stride, and padding on each end."""

    stride: int
    padding: int


def output_side(side: int, kernel: int, padding: Padding = 0, stride: int = 1, path: Path = ()) -> int:
    """The number of places a window has.

    >>> output_side(5, 3), output_side(30, 3, 1, 2), output_side(224, 11, (1, 2), 4)
    (3, 15, 55)
    """
    before, after = ends(side, kernel, padding, stride, path)
    room = side - kernel + before + after
    if room < 0:
        text = f"a window of {kernel} does not fit into {side} with padding {before} and {after}"
        raise NetworkError(text, path, shapes=((kernel,), (side,)))
    return room // stride + 1


def ends(side: int, kernel: int, padding: Padding, stride: int = 1, path: Path = ()) -> tuple[int, int]:
    """The padding before and after: of `same` the smaller half stands before (side' = ceil(side/stride))."""
    if padding == "valid":
        return 0, 0
    if padding == "same":
        whole = max((-(-side // stride) - 1) * stride + kernel - side, 0)
        return whole // 2, whole - whole // 2
    if isinstance(padding, str):
        raise NetworkError(f"a padding is a number, [before, after], valid or same, not {padding!r}", path)
    before, after = (padding, padding) if isinstance(padding, int) else padding
    if before < 0 or after < 0:
        raise NetworkError("a padding is not negative", path)
    return before, after


def geometries(
    side: int, wanted: int, kernel: int, most_stride: int, *, exact: bool = False
) -> list[Geometry]:
    """Every stride up to a largest and padding (equal on both ends) that give the wanted size, smallest
    first.

    `exact`: the stride has to divide without remainder.

    >>> [(g.stride, g.padding) for g in geometries(20, 20, 1, 5, exact=True)]
    [(1, 0), (3, 19), (5, 38)]
    """
    return [
        Geometry(stride, padding)
        for stride in range(1, most_stride + 1)
        for padding in _paddings(side, wanted, kernel, stride, exact)
    ]


def smallest(side: int, wanted: int, kernel: int, *, exact: bool = False) -> Geometry:
    """The smallest stride that can give the wanted size, with the smallest padding for it.

    >>> smallest(30, 15, 3), smallest(20, 20, 3, exact=True)
    (Geometry(stride=2, padding=1), Geometry(stride=1, padding=1))
    """
    for stride in range(1, max(side, wanted, kernel) + 1):
        for padding in _paddings(side, wanted, kernel, stride, exact):
            return Geometry(stride, padding)
    text = f"no stride and padding lead from a side of {side} to {wanted} with a window of {kernel}"
    raise NetworkError(text, shapes=((side,), (wanted,)))


def kernels(side: int, wanted: int, padding: int, stride: int) -> list[int]:
    """Every window that gives the wanted size, smallest first.

    >>> kernels(12, 8, 0, 1), kernels(30, 15, 1, 2)
    ([5], [3, 4])
    """
    widest = side + 2 * padding
    return [k for k in range(1, widest + 1) if output_side(side, k, padding, stride) == wanted]


def input_sides(wanted: int, kernel: int, padding: int, stride: int) -> list[int]:
    """Every input side that gives the wanted size, smallest first.

    >>> input_sides(2, 2, 0, 2)
    [4, 5]
    """
    first = (wanted - 1) * stride + kernel - 2 * padding
    return [side for side in range(max(first, 1), first + stride) if side >= kernel - 2 * padding]


def _paddings(side: int, wanted: int, kernel: int, stride: int, exact: bool) -> Iterator[int]:
    room = (wanted - 1) * stride - side + kernel  # what both ends together have to add at least
    for both in range(max(room, 0), room + (1 if exact else stride)):
        if both % 2 == 0:
            yield both // 2
