"""What is exp, log or sigmoid of an exact number, to fifty digits and more?

Where the value is rational it is given exactly (`sigmoid(0)` is 1/2, `sqrt(9/4)` is 3/2); elsewhere as the
fraction of a decimal with 60 correct figures, which no written answer can tell from the true value.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache
from math import isqrt

FIGURES = 60
LARGEST_EXPONENT = 20_000  # exp of it has 8,686 digits
LARGEST_ANGLE = 10**9

_work = Context(prec=FIGURES + 40, Emax=10**9, Emin=-(10**9))

_PI = Decimal(
    "3.14159265358979323846264338327950288419716939937510"
    "582097494459230781640628620899862803482534211706798214808651328230665"
)


class UndefinedError(ArithmeticError):
    """A value that does not exist (log of 0, division by 0), or is too large to be written."""


def rational(head: str, x: Fraction) -> Fraction | None:
    """The value of an irrational function where it is a rational number."""
    if head == "sqrt" and x >= 0:
        above, below = isqrt(x.numerator), isqrt(x.denominator)
        return Fraction(above, below) if above**2 == x.numerator and below**2 == x.denominator else None
    known = RATIONAL_AT.get(head)
    return known[1] if known is not None and x == known[0] else None


def value(head: str, x: Fraction) -> Fraction:
    """The value of an irrational function of one argument."""
    return _value(head, *x.as_integer_ratio())


@lru_cache(maxsize=1024)  # what a homework is worked out with stands in those of a whole class
def _value(head: str, above: int, below: int) -> Fraction:
    x = Fraction(above, below)
    exact = rational(head, x)
    return exact if exact is not None else _shortened(IRRATIONAL[head](_decimal(x)))


def _decimal(x: Fraction) -> Decimal:
    return _work.divide(Decimal(x.numerator), Decimal(x.denominator))


def _shortened(x: Decimal) -> Fraction:
    return Fraction(Context(prec=FIGURES, Emax=10**9, Emin=-(10**9)).plus(x))


def _exp(x: Decimal) -> Decimal:
    if abs(x) > LARGEST_EXPONENT:
        raise UndefinedError("the exponential of a number this large cannot be written")
    return _work.exp(x)


def _log(x: Decimal) -> Decimal:
    if x <= 0:
        raise UndefinedError(f"log of {'0' if x == 0 else 'a negative number'} does not exist")
    return _work.ln(x)


def _sqrt(x: Decimal) -> Decimal:
    if x < 0:
        raise UndefinedError("the square root of a negative number does not exist")
    return _work.sqrt(x)


def _sigmoid(x: Decimal) -> Decimal:
    return _work.divide(Decimal(1), _work.add(Decimal(1), _exp(x.copy_negate())))


def _tanh(x: Decimal) -> Decimal:
    small = _exp(_work.multiply(Decimal(-2), x.copy_abs()))
    return _work.divide(_work.subtract(Decimal(1), small), _work.add(Decimal(1), small)).copy_sign(x)


def _softplus(x: Decimal) -> Decimal:
    return _work.add(max(x, Decimal(0)), _log_of_one_and(_exp(x.copy_abs().copy_negate())))


def _log_of_one_and(small: Decimal) -> Decimal:
    """log(1 + small): from 1e-30 down by its series, where 1 + small would lose the figures."""
    if small > Decimal("1e-30"):
        return _log(_work.add(Decimal(1), small))
    square = _work.multiply(small, small)
    half, third = _work.divide(square, Decimal(2)), _work.divide(_work.multiply(square, small), Decimal(3))
    return _work.add(_work.subtract(small, half), third)


def _sin(x: Decimal) -> Decimal:
    """x - x^3/3! + x^5/5! - ..., after half turns are taken off."""
    if abs(x) > LARGEST_ANGLE:
        raise UndefinedError("the sine of an angle this large is not worked out")
    turns = _work.divide(x, _PI).to_integral_value()
    angle = _work.subtract(x, _work.multiply(turns, _PI))
    square = _work.multiply(angle, angle)
    term = total = angle
    for k in range(2, 200, 2):
        term = _work.divide(_work.multiply(term, square.copy_negate()), Decimal(k * (k + 1)))
        total = _work.add(total, term)
    return total if turns % 2 == 0 else total.copy_negate()


def _cos(x: Decimal) -> Decimal:
    return _sin(_work.add(x, _work.divide(_PI, Decimal(2))))


def power(base: Fraction, exponent: Fraction) -> Fraction:
    """A power whose exponent is no whole number: exp(exponent*log(base))."""
    if base == 0 and exponent > 0:
        return base
    if base <= 0:
        raise UndefinedError("a power of 0 or of a negative number has a whole exponent here")
    if exponent.denominator == 2 and (root := rational("sqrt", base)) is not None:
        return root**exponent.numerator
    return _shortened(_exp(_work.multiply(_decimal(exponent), _log(_decimal(base)))))


IRRATIONAL: dict[str, Callable[[Decimal], Decimal]] = {
    "exp": _exp,
    "log": _log,
    "log10": lambda x: _work.divide(_log(x), _log(Decimal(10))),
    "log2": lambda x: _work.divide(_log(x), _log(Decimal(2))),
    "sqrt": _sqrt,
    "sigmoid": _sigmoid,
    "tanh": _tanh,
    "softplus": _softplus,
    "sin": _sin,
    "cos": _cos,
}
RATIONAL_AT: dict[str, tuple[Fraction, Fraction]] = {
    "exp": (Fraction(0), Fraction(1)),
    "log": (Fraction(1), Fraction(0)),
    "log10": (Fraction(1), Fraction(0)),
    "log2": (Fraction(1), Fraction(0)),
    "sigmoid": (Fraction(0), Fraction(1, 2)),
    "tanh": (Fraction(0), Fraction(0)),
    "sin": (Fraction(0), Fraction(0)),
    "cos": (Fraction(0), Fraction(1)),
}
CONSTANTS = {
    "pi": Fraction("3.14159265358979323846264338327950288419716939937510582097494"),
    "e": Fraction("2.71828182845904523536028747135266249775724709369995957496697"),
}
