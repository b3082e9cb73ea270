"""What are the operations that a formula applies to whole arrays?

One row each: `conv(X, W1)`, `maxpool(A1, 2)`, `flatten(P1)`.  The same code serves float64 and exact entries
(fractions, and letters): it is made of sums and products of slices.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from derivations.network.arithmetic import Arithmetic
from derivations.network.numerals import Value
from derivations.network.precise import UndefinedError
from derivations.network.shapes import Geometry, smallest


def _whole(*values: Value) -> list[int]:
    for value in values:
        if isinstance(value, Fraction | float) and value != int(value):
            raise UndefinedError("a size is a whole number")
    return [int(value) for value in values]


def _geometry(side: Value, wanted: Value, kernel: Value) -> Geometry:
    sizes = _whole(side, wanted, kernel)
    if min(sizes) < 1:
        raise UndefinedError("a size is at least 1")
    return smallest(*sizes)


def smallest_stride(work: Arithmetic, side: Value, wanted: Value, kernel: Value) -> Value:
    """The smallest stride that leads from one side to the other."""
    return work.number(Fraction(_geometry(side, wanted, kernel).stride))


def smallest_padding(work: Arithmetic, side: Value, wanted: Value, kernel: Value, stride: Value) -> Value:
    """The smallest padding that does so with this stride."""
    from derivations.network.shapes import geometries

    side, wanted, kernel, stride = _whole(side, wanted, kernel, stride)
    found = [g.padding for g in geometries(side, wanted, kernel, stride) if g.stride == stride]
    if not found:
        raise UndefinedError(f"no padding leads from {side} to {wanted} with stride {stride}")
    return work.number(Fraction(found[0]))


OPERATIONS: dict[str, Callable[..., Value]] = {
    "smallest_stride": smallest_stride,
    "smallest_padding": smallest_padding,
}
