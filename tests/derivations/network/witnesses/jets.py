"""What is a value together with its derivative along a direction?

A jet is a number and its slope, to thirty digits.  Sums and products follow the rules of the calculus; how
steep an elementary function is, SymPy derives from the function.
"""

from __future__ import annotations

from functools import lru_cache

import mpmath
import numpy as np
import sympy as sp

mpmath.mp.dps = 30
V = sp.Symbol("v")
SLOPES = {f.__name__: sp.diff(f(V), V) for f in (sp.exp, sp.log, sp.tanh, sp.sqrt)} | {
    "sqrt": sp.diff(sp.sqrt(V), V)
}


class Jet:
    """A number and its slope."""

    __slots__ = ("slope", "value")

    def __init__(self, value: object, slope: object = 0) -> None:
        self.value = mpmath.mpf(value)
        self.slope = mpmath.mpf(slope)

    def __add__(self, other: object) -> Jet:
        if isinstance(other, np.ndarray):
            return NotImplemented  # entry by entry: its turn
        o = jet(other)
        return Jet(self.value + o.value, self.slope + o.slope)

    def __mul__(self, other: object) -> Jet:
        if isinstance(other, np.ndarray):
            return NotImplemented  # entry by entry: its turn
        o = jet(other)
        return Jet(self.value * o.value, self.slope * o.value + self.value * o.slope)

    def __truediv__(self, other: object) -> Jet:
        if isinstance(other, np.ndarray):
            return NotImplemented  # entry by entry: its turn
        o = jet(other)
        return Jet(self.value / o.value, (self.slope * o.value - self.value * o.slope) / o.value**2)

    def __rtruediv__(self, other: object) -> Jet:
        return jet(other) / self

    def __neg__(self) -> Jet:
        return Jet(-self.value, -self.slope)

    def __sub__(self, other: object) -> Jet:
        if isinstance(other, np.ndarray):
            return NotImplemented  # entry by entry: its turn
        return self + -jet(other)

    def __rsub__(self, other: object) -> Jet:
        return jet(other) - self

    def __pow__(self, exponent: int) -> Jet:
        return Jet(self.value**exponent, exponent * self.value ** (exponent - 1) * self.slope)

    __radd__ = __add__
    __rmul__ = __mul__


def jet(entry: object) -> Jet:
    """A constant has slope 0."""
    return (
        entry
        if isinstance(entry, Jet)
        else Jet(str(entry) if isinstance(entry, sp.Float) else sp_number(entry))
    )


def sp_number(entry: object) -> object:
    """SymPy's rationals as mpmath takes them."""
    return mpmath.mpf(entry.p) / entry.q if isinstance(entry, sp.Rational) else entry


@lru_cache(maxsize=10_000)
def steepness(name: str, at: str) -> object:
    """SymPy's derivative of the function, at a point."""
    return mpmath.mpf(str(SLOPES[name].evalf(30, subs={V: sp.Float(at, 35)})))


def applied(name: str, v: object) -> Jet:
    """An elementary function of a jet."""
    x = jet(v)
    return Jet(getattr(mpmath, name)(x.value), steepness(name, mpmath.nstr(x.value, 33)) * x.slope)


def exp(v: object) -> Jet:
    return applied("exp", v)


def log(v: object) -> Jet:
    return applied("log", v)


def tanh(v: object) -> Jet:
    return applied("tanh", v)


def sqrt(v: object) -> Jet:
    return applied("sqrt", v)


def factorial(v: object) -> Jet:
    return Jet(mpmath.factorial(jet(v).value))


def Max(*values: object) -> Jet:  # noqa: N802  # as SymPy calls it
    return max(map(jet, values), key=lambda v: v.value)


def Min(*values: object) -> Jet:  # noqa: N802
    return min(map(jet, values), key=lambda v: v.value)
