"""What is the value of a factorial, gamma or binomial?

Exact for small integers, a ball elsewhere; what would not fit on any paper is over budget.
"""

from __future__ import annotations

from collections.abc import Callable

from flint import arb, fmpq, fmpz

from derivations.equality.scalars import ZERO, OverBudget, Scalar, Undefined, ball, divide, whole
from derivations.language.tree import Tree

LARGEST_FACTORIAL = 2_000
_WITH_POLES = frozenset(("factorial", "gamma"))


class Pole(Undefined):
    """No value, and in a denominator none is needed: 1/gamma vanishes where gamma has a pole (Abramowitz and
    Stegun, 6.1.3)."""


def over_a_pole(below: Tree) -> bool:
    """Could a denominator be a product that has a pole: `k! (n - k)!`?"""
    factors = below.args if below.head == "mul" else (below,)
    return any(one.head in _WITH_POLES for one in factors)


def factorial(x: Scalar) -> Scalar:
    """x! for x = 0, 1, 2, …; otherwise gamma(x + 1)"""
    n = whole(x)
    if n is None:
        return gamma(x + 1)
    if n < 0:
        raise Pole(True, "the factorial of a negative integer")
    if n <= LARGEST_FACTORIAL:
        return fmpq(fmpz.fac_ui(fmpz(n)))
    return gamma(fmpq(n + 1))


def gamma(x: Scalar) -> Scalar:
    n = whole(x)
    if n is not None and n <= 0:
        raise Pole(True, "the gamma function at a pole")
    if n is not None and n <= LARGEST_FACTORIAL:
        return fmpq(fmpz.fac_ui(fmpz(n - 1)))
    value = ball(x)
    if type(value) is arb and value > 10**15:
        raise OverBudget("a factorial too large to write down")
    return value.gamma()


def lgamma(x: Scalar) -> Scalar:
    if not x > 0:
        raise Undefined(bool(x <= 0), "the log of the gamma function of a number that is not positive")
    return ball(x).lgamma()


def beta(a: Scalar, b: Scalar) -> Scalar:
    return divide(gamma(a) * gamma(b), gamma(a + b))


def binomial(n: Scalar, k: Scalar) -> Scalar:
    """n over k: zero outside 0 <= k <= n for integers"""
    top, below = whole(n), whole(k)
    if top is not None and below is not None and top >= 0:
        if below < 0 or below > top:
            return ZERO
        if top <= LARGEST_FACTORIAL:
            return fmpq(fmpz.bin_uiui(top, below))
    return divide(gamma(n + 1), gamma(k + 1) * gamma(n - k + 1))


UNARY: dict[str, Callable[[Scalar], Scalar]] = {
    "factorial": factorial, "gamma": gamma, "lgamma": lgamma, "digamma": lambda x: ball(x).digamma(),
}  # fmt: skip
SEVERAL: dict[str, Callable[..., Scalar]] = {"beta": beta, "binomial": binomial}
