"""What is the value of a vector or matrix?

A small dense matrix of scalars.  A vector is a column that remembers being one.  Scalars meet arrays entry by
entry; a 1×1 product is a scalar."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from itertools import chain

from flint import arb, arb_mat, fmpq, fmpq_mat

from derivations.equality.scalars import ONE, ZERO, Scalar, Undefined, divide


class NoEntry(Undefined):
    """No value, because an index leads out of its range: no condition that this stands in fails for it."""


class ShapeError(ArithmeticError):
    """Two shapes do not fit."""

    def __init__(self, doing: str, left: tuple[int, ...], right: tuple[int, ...]) -> None:
        super().__init__(f"{doing}: {left} and {right}")
        self.doing = doing
        self.left = left
        self.right = right


class Array:
    """rows × columns of scalars; `vector` for a column written with one index."""

    __slots__ = ("columns", "entries", "rows", "vector")

    def __init__(self, rows: int, columns: int, entries: list[Scalar], vector: bool = False) -> None:
        self.rows = rows
        self.columns = columns
        self.entries = entries
        self.vector = vector

    @property
    def shape(self) -> tuple[int, ...]:
        return (self.rows,) if self.vector else (self.rows, self.columns)

    def map(self, function: Callable[[Scalar], Scalar]) -> Array:
        return Array(self.rows, self.columns, [function(one) for one in self.entries], self.vector)

    def _with(self, other: Value, doing: str, function: Callable[[Scalar, Scalar], Scalar]) -> Array:
        if isinstance(other, Eye):
            other = other.like(self)
        if not isinstance(other, Array):
            return self.map(lambda one: function(one, other))
        if (self.rows, self.columns) != (other.rows, other.columns):
            raise ShapeError(doing, self.shape, other.shape)
        entries = list(map(function, self.entries, other.entries))
        return Array(self.rows, self.columns, entries, self.vector or other.vector)

    def __add__(self, other: Value) -> Array:
        return self._with(other, "plus", operator.add)

    __radd__ = __add__

    def __sub__(self, other: Value) -> Array:
        return self._with(other, "minus", operator.sub)

    def __rsub__(self, other: Value) -> Array:
        return self._with(other, "minus", lambda a, b: b - a)

    def __neg__(self) -> Array:
        return self.map(operator.neg)

    def __abs__(self) -> Array:
        raise ShapeError("as a number", self.shape, ())

    def __mul__(self, other: Value) -> Value:
        if isinstance(other, Eye):
            return self * other.scale
        if not isinstance(other, Array):
            return self.map(lambda one: one * other)
        if self.columns != other.rows:
            if len(self.entries) == 1 and not self.vector:
                return self.entries[0] * other
            raise ShapeError("times", self.shape, other.shape)
        return matrix_product(self, other)

    def __rmul__(self, other: Scalar) -> Array:
        return self.map(lambda one: other * one)

    def hadamard(self, other: Value) -> Array:
        return self._with(other, "⊙", operator.mul)

    def under(self, above: Value) -> Array:
        """A number or vector divided by this vector, entry by entry."""
        if isinstance(above, Eye):
            raise ShapeError("divided by", (), self.shape)
        if isinstance(above, Array) and (above.rows, above.columns) != (self.rows, self.columns):
            raise ShapeError("divided by", above.shape, self.shape)
        return self._with(above, "divided by", lambda below, one: divide(one, below))

    def transposed(self) -> Array:
        if self.columns == 1:
            return Array(1, self.rows, self.entries)
        entries = list(chain.from_iterable(self.entries[c :: self.columns] for c in range(self.columns)))
        return Array(self.columns, self.rows, entries, self.rows == 1)

    def row(self, number: int) -> Array:
        """One row, as a vector."""
        start = (number - 1) * self.columns
        return Array(self.columns, 1, self.entries[start : start + self.columns], True)


Value = Scalar | Array


def vector(entries: Sequence[Scalar]) -> Array:
    return Array(len(entries), 1, list(entries), True)


def identity(size: int) -> Array:
    return Array(size, size, [ONE if r == c else ZERO for r in range(size) for c in range(size)])


_RATIONAL = frozenset((fmpq,))


def _exact(entries: Sequence[Scalar]) -> bool:
    return _RATIONAL.issuperset(map(type, entries))


def _flint(a: Array) -> fmpq_mat | arb_mat:
    if _exact(a.entries):
        return fmpq_mat(a.rows, a.columns, a.entries)
    return arb_mat(a.rows, a.columns, [arb(one) for one in a.entries])


def matrix_product(a: Array, b: Array) -> Value:
    """rows times columns; a 1×1 product is a scalar"""
    inner, across = a.columns, b.columns
    if _exact(a.entries) and _exact(b.entries):
        found = fmpq_mat(a.rows, inner, a.entries) * fmpq_mat(inner, across, b.entries)
        exact = found.entries()
        return exact[0] if a.rows == 1 and across == 1 else Array(a.rows, across, exact, across == 1)
    entries: list[Scalar] = []
    for r in range(a.rows):
        row = a.entries[r * inner : (r + 1) * inner]
        for c in range(across):
            total: Scalar = ZERO
            for k in range(inner):
                total = total + row[k] * b.entries[k * across + c]
            entries.append(total)
    if a.rows == 1 and across == 1:
        return entries[0]
    return Array(a.rows, across, entries, across == 1)


def _square(a: Array, what: str) -> None:
    if a.rows != a.columns:
        raise ShapeError(what, a.shape, a.shape)


def inverse(a: Value) -> Value:
    """A^(-1)"""
    if isinstance(a, Eye):
        return Eye(divide(ONE, a.scale))
    if not isinstance(a, Array):
        return divide(ONE, a)
    _square(a, "inverse")
    try:
        found = _flint(a).inv()
    except ZeroDivisionError as problem:
        raise Undefined(_exact(a.entries), "the inverse of a singular matrix") from problem
    return Array(a.rows, a.columns, found.entries())


def determinant(a: Value) -> Scalar:
    _sized(a)
    if not isinstance(a, Array):
        return a
    _square(a, "determinant")
    return _flint(a).det()


def _sized(a: Value) -> None:
    if isinstance(a, Eye):
        raise Undefined(False, "an identity matrix of no stated size")


def trace(a: Value) -> Scalar:
    _sized(a)
    if not isinstance(a, Array):
        return a
    _square(a, "trace")
    return sum((a.entries[k * a.columns + k] for k in range(a.rows)), start=ZERO)


def diagonal(a: Value) -> Value:
    """The diagonal matrix of a vector; the diagonal of a matrix."""
    if not isinstance(a, Array):
        return a
    if a.columns == 1 or a.rows == 1:
        size = len(a.entries)
        return Array(size, size, [a.entries[r] if r == c else ZERO for r in range(size) for c in range(size)])
    return vector([a.entries[k * a.columns + k] for k in range(min(a.rows, a.columns))])


def inner(a: Value, b: Value) -> Scalar:
    """The sum of the products of the entries."""
    if not isinstance(a, Array) or not isinstance(b, Array):
        product = a * b
        return product if not isinstance(product, Array) else sum(product.entries, start=ZERO)
    if len(a.entries) != len(b.entries):
        raise ShapeError("dot", a.shape, b.shape)
    return sum((x * y for x, y in zip(a.entries, b.entries, strict=True)), start=ZERO)


def matrix_power(a: Array, n: int) -> Value:
    _square(a, "power")
    if abs(n) > 64:
        raise Undefined(False, "a matrix power")
    base: Value = inverse(a) if n < 0 else a
    result: Value = identity(a.rows)
    for _ in range(abs(n)):
        result = result * base
    return result


class Eye:
    """The identity of whatever size fits, times a scalar."""

    __slots__ = ("scale",)

    def __init__(self, scale: Scalar = ONE) -> None:
        self.scale = scale

    def like(self, other: Array) -> Array:
        _square(other, "plus I")
        return identity(other.rows).map(lambda one: one * self.scale)

    def __add__(self, other: object) -> object:
        if isinstance(other, Array):
            return self.like(other) + other
        if isinstance(other, Eye):
            return Eye(self.scale + other.scale)
        raise ShapeError("plus", (), ())

    __radd__ = __add__

    def __neg__(self) -> Eye:
        return Eye(-self.scale)

    def __sub__(self, other: object) -> object:
        return self + (-other)  # type: ignore[operator]

    def __rsub__(self, other: object) -> object:
        return (-self) + other

    def __mul__(self, other: object) -> object:
        if isinstance(other, Array):
            return other * self.scale
        if isinstance(other, Eye):
            return Eye(self.scale * other.scale)
        return Eye(self.scale * other)

    __rmul__ = __mul__

    def __truediv__(self, other: Scalar) -> Eye:
        return Eye(self.scale / other)

    def transposed(self) -> Eye:
        return self
