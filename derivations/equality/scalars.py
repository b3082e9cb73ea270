"""What is the value of a function at an exact number or a ball?

A value is an exact rational (fmpq), a real ball (arb) that certainly holds the true value, or, inside a
rigorous integral, a complex ball (acb).  Exact in, exact out wherever the function allows; what leaves the
reals is `Undefined`."""

from __future__ import annotations

from collections.abc import Callable
from math import isqrt
from typing import Any

from flint import acb, arb, fmpq

from derivations.equality.rationals import exact_logarithm

Scalar = Any  # fmpq, arb or acb: they mix freely in python-flint, though not in its stubs
ZERO, ONE, TWO = fmpq(0), fmpq(1), fmpq(2)
HALF = fmpq(1, 2)
NIL = arb(0)  # what a ball is asked to contain: a Python 0 would be converted each time

LARGEST_BITS = 60_000  # of an exact power or factorial; beyond that a ball is used
LARGEST_EXPONENT_BITS = 4_000  # of the exponent of a ball


class Undefined(ArithmeticError):
    """No value: outside the domain of a function.  `certain` if this holds on the whole ball."""

    def __init__(self, certain: bool = True, what: str = "") -> None:
        super().__init__(what)
        self.certain = certain
        self.what = what


class OverBudget(ArithmeticError):
    """The value would cost too much."""


def ball(x: Scalar) -> arb:
    """The ball of a value at the present precision."""
    return arb(x) if type(x) is fmpq else x


_INTEGERS = tuple(fmpq(n) for n in range(1024))  # the steps of sums
_NUMBERS = {id(one): n for n, one in enumerate(_INTEGERS)}


def integer(n: int) -> fmpq:
    """An integer as a value; small ones are always the same object, which `whole` knows at sight."""
    return _INTEGERS[n] if 0 <= n < len(_INTEGERS) else fmpq(n)


def whole(x: Scalar) -> int | None:
    """The integer that a value certainly is, or None."""
    found = _NUMBERS.get(id(x))
    if found is not None:
        return found
    if type(x) is fmpq:
        return int(x.p) if x.q == 1 else None
    if type(x) is arb and x.is_exact() and x.is_integer():
        return int(x.unique_fmpz() or 0)
    return None


def sign_of(x: Scalar, what: str) -> int:
    """-1, 0 or 1; Undefined(certain=False) where the ball does not tell."""
    if type(x) is fmpq:  # its numerator is compared far faster than the fraction
        return (x.p > 0) - (x.p < 0)
    if not isinstance(x, arb):
        raise Undefined(False, "a list is no number, and neither more nor less than one")
    if x > 0:
        return 1
    if x < 0:
        return -1
    if x == 0:
        return 0
    raise Undefined(False, what)


def order(a: Scalar, b: Scalar, what: str) -> int:
    """-1, 0 or 1 for a < b, a = b, a > b."""
    return sign_of(a - b, what)


def divide(a: Scalar, b: Scalar) -> Scalar:
    """a / b"""
    if type(b) is fmpq:
        if not b:
            raise Undefined(True, "division by zero")
    elif b.contains(NIL):
        raise Undefined(bool(b == 0), "division by zero")
    return a / b


def power(a: Scalar, b: Scalar) -> Scalar:
    """a^b, real: a negative base only takes an integer exponent; 0^0 = 1 for an exact integer 0."""
    n = whole(b)
    if n is not None:
        if type(a) is fmpq:
            if not a:
                if n < 0:
                    raise Undefined(True, "0 to a negative power")
                return ONE if n == 0 else ZERO
            if a.height_bits() * abs(n) <= LARGEST_BITS or a in (1, -1):
                return a**n
            a = arb(a)
        if n < 0 and a.contains(0):
            raise Undefined(bool(a == 0), "0 to a negative power")
        return a ** arb(n) if abs(n) > 2**62 else a**n
    if type(a) is acb:
        return a.pow(acb(b), analytic=True)
    if a == 0:
        if b > 0:
            return ZERO
        raise Undefined(bool(b <= 0), "0 to a negative power")
    if not a > 0:
        raise Undefined(bool(a < 0), "a root or power of a negative number")
    if type(a) is fmpq and type(b) is fmpq and b.q == 2 and abs(int(b.p)) < 64:
        root = exact_root(a)
        if root is not None:
            return root ** int(b.p)
    if type(b) is acb:
        return acb(a) ** b
    return tame(ball(a) ** ball(b))


def tame(x: arb) -> arb:
    """Refuse a ball whose size no longer fits a sensible exponent."""
    if x.is_finite() and x != 0:
        _, exponent = x.mid().man_exp()
        if int(exponent).bit_length() > LARGEST_EXPONENT_BITS:
            raise OverBudget("a number too large to write down")
    return x


def exact_root(a: fmpq) -> fmpq | None:
    """The rational square root, where there is one."""
    above, below = int(a.p), int(a.q)
    root_above, root_below = isqrt(above), isqrt(below)
    if root_above * root_above == above and root_below * root_below == below:
        return fmpq(root_above, root_below)
    return None


def exp(x: Scalar) -> Scalar:
    if type(x) is fmpq:
        if not x:
            return ONE
        x = arb(x)
    return x.exp()


def log(x: Scalar) -> Scalar:
    if type(x) is fmpq:
        if x.p <= 0:
            raise Undefined(True, "the logarithm of a number that is not positive")
        if x == 1:
            return ZERO
        return arb(x).log()
    if type(x) is acb:
        return x.log(analytic=True)
    if not x > 0:
        raise Undefined(bool(x <= 0), "the logarithm of a number that is not positive")
    return x.log()


def log_to(x: Scalar, base: Scalar) -> Scalar:
    n = whole(base) if type(x) is fmpq else None
    exact = exact_logarithm(x, n) if n is not None and n > 1 else None
    return divide(log(x), log(base)) if exact is None else exact


def sqrt(x: Scalar) -> Scalar:
    if type(x) is fmpq:
        if x.p < 0:
            raise Undefined(True, "the root of a negative number")
        root = exact_root(x) if x.p.bit_length() < 4000 else None
        return root if root is not None else arb(x).sqrt()
    if type(x) is acb:
        return x.sqrt(analytic=True)
    if not x >= 0:
        raise Undefined(bool(x < 0), "the root of a negative number")
    return x.sqrt()


def absolute(x: Scalar) -> Scalar:
    return abs(x)


def sign(x: Scalar) -> Scalar:
    return fmpq(sign_of(x, "the sign of a number too close to zero"))


def floor(x: Scalar) -> Scalar:
    if type(x) is fmpq:
        return fmpq(x.p // x.q)
    low = x.floor()
    if low.is_exact():
        return fmpq(low.unique_fmpz())
    raise Undefined(False, "rounding a number too close to an integer")


def ceil(x: Scalar) -> Scalar:
    return -floor(-x)


def maximum(*values: Scalar) -> Scalar:
    best = values[0]
    for value in values[1:]:
        if type(best) is fmpq and type(value) is fmpq:
            best = value if (value - best).p > 0 else best
        else:
            best = ball(best).max(ball(value))
    return best


def minimum(*values: Scalar) -> Scalar:
    return -maximum(*(-value for value in values))


def modulo(x: Scalar, y: Scalar) -> Scalar:
    return x - y * floor(divide(x, y))


def sigmoid(x: Scalar) -> Scalar:
    if type(x) is fmpq:
        if not x:
            return HALF
        x = arb(x)
    return 1 / (1 + (-x).exp())


def tanh(x: Scalar) -> Scalar:
    if type(x) is fmpq:
        return arb(x).tanh() if x else ZERO
    return x.tanh()


def step(x: Scalar) -> Scalar:
    """hardlim: 1 for x >= 0, else 0"""
    return ONE if sign_of(x, "a step at its threshold") >= 0 else ZERO


def _exact_at_zero(method: str, at_zero: fmpq) -> Callable[[Scalar], Scalar]:
    def value(x: Scalar) -> Scalar:
        if type(x) is fmpq:
            if not x:
                return at_zero
            x = arb(x)
        found: Scalar = getattr(x, method)()
        return found

    return value


def _inverse(method: str, low: int, high: int | None) -> Callable[[Scalar], Scalar]:
    """A function defined between bounds (closed)."""

    def value(x: Scalar) -> Scalar:
        if type(x) is fmpq and ((low is not None and x < low) or (high is not None and x > high)):
            raise Undefined(True, f"{method} outside its domain")
        found = getattr(ball(x), method)()
        if not found.is_finite():
            raise Undefined(bool(x < low or (high is not None and x > high)), f"{method} outside its domain")
        return found

    return value


def _reciprocal(function: Callable[[Scalar], Scalar]) -> Callable[[Scalar], Scalar]:
    return lambda x: divide(ONE, function(x))


sin, cos = _exact_at_zero("sin", ZERO), _exact_at_zero("cos", ONE)
sinh, cosh = _exact_at_zero("sinh", ZERO), _exact_at_zero("cosh", ONE)

# Functions of one scalar, by the word of the language.
UNARY: dict[str, Callable[[Scalar], Scalar]] = {
    "exp": exp, "log": log, "sqrt": sqrt, "abs": absolute, "sign": sign, "floor": floor, "ceil": ceil,
    "log10": lambda x: log_to(x, fmpq(10)), "log2": lambda x: log_to(x, TWO),
    "log1p": lambda x: log(1 + x), "expm1": lambda x: exp(x) - 1,
    "sin": sin, "cos": cos, "tan": lambda x: divide(sin(x), cos(x)), "cot": lambda x: divide(cos(x), sin(x)),
    "sec": _reciprocal(cos), "csc": _reciprocal(sin), "asin": _inverse("asin", -1, 1),
    "acos": _inverse("acos", -1, 1), "atan": _exact_at_zero("atan", ZERO), "sinh": sinh, "cosh": cosh,
    "tanh": tanh, "coth": lambda x: divide(ONE, tanh(x)), "sech": _reciprocal(cosh),
    "csch": _reciprocal(sinh),
    "asinh": _exact_at_zero("asinh", ZERO), "acosh": _inverse("acosh", 1, None),
    "atanh": _inverse("atanh", -1, 1),
    "sigmoid": sigmoid, "logit": lambda p: log(divide(p, 1 - p)), "relu": lambda x: maximum(ZERO, x),
    "softplus": lambda x: log(1 + exp(x)), "hardlim": step, "hardlims": lambda x: 2 * step(x) - 1,
    "satlin": lambda x: minimum(ONE, maximum(ZERO, x)), "satlins": lambda x: minimum(ONE, maximum(-ONE, x)),
    "erf": _exact_at_zero("erf", ZERO), "percent": lambda x: x / 100,
}  # fmt: skip
# Functions of several scalars.
SEVERAL: dict[str, Callable[..., Scalar]] = {
    "max": maximum, "min": minimum, "mod": modulo,
}  # fmt: skip
