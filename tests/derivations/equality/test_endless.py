"""Does the ball of an integral or a sum without end hold its value?

The values are those of mpmath's own quadrature and summation."""

from __future__ import annotations

from collections.abc import Callable

import mpmath
import pytest
from flint import arb, ctx, fmpq

from derivations.equality import compare
from derivations.equality.compiler import NotEvaluable
from derivations.equality.evaluate import compiler
from derivations.equality.powers import Unbounded
from derivations.equality.scalars import ball
from derivations.equality.world import World
from derivations.language.grammar import read
from derivations.language.scope import Scope

SCOPE = Scope.of({"t": "real", "a": "positive", "m": "real", "k": "natural", "p": "probability"})
A, M, P = mpmath.mpf("1.5"), mpmath.mpf("0.75"), mpmath.mpf("0.875")
INF = mpmath.inf
INTEGRALS: tuple[tuple[str, str, str, Callable[[mpmath.mpf], mpmath.mpf], list[mpmath.mpf]], ...] = (
    ("exp(-a*t)", "0", "oo", lambda t: mpmath.exp(-A * t), [0, INF]),
    ("t^3*exp(-a*t)", "m", "oo", lambda t: t**3 * mpmath.exp(-A * t), [M, INF]),
    ("t^(a-1)*exp(-t)", "0", "oo", lambda t: t ** (A - 1) * mpmath.exp(-t), [0, INF]),
    ("exp(-(t-m)^2/(2*a))", "-oo", "oo", lambda t: mpmath.exp(-((t - M) ** 2) / (2 * A)), [-INF, INF]),
    ("normal(t, m, a)", "-oo", "m + 1", lambda t: mpmath.npdf(t, M, mpmath.sqrt(A)), [-INF, M + 1]),
    ("exp(-abs(t)/a)", "-oo", "oo", lambda t: mpmath.exp(-abs(t) / A), [-INF, 0, INF]),
    ("sech(t)^2", "-oo", "oo", lambda t: mpmath.sech(t) ** 2, [-INF, INF]),
    ("sigmoid(t)*(1-sigmoid(t))", "-oo", "0", lambda t: mpmath.sech(t / 2) ** 2 / 4, [-INF, 0]),
    ("1/(1+t^2)", "-oo", "oo", lambda t: 1 / (1 + t**2), [-INF, INF]),
    ("(2*t+1)/(t^2-t+1)^2", "1", "oo", lambda t: (2 * t + 1) / (t**2 - t + 1) ** 2, [1, INF]),
    ("log(t)/t^3", "1", "oo", lambda t: mpmath.log(t) / t**3, [1, INF]),
    ("log(t)", "0", "1", mpmath.log, [0, 1]),
    ("1/sqrt(t)", "0", "1", lambda t: 1 / mpmath.sqrt(t), [0, 1]),
    ("t^(a-2)*(1-t)^(a-2)", "0", "1", lambda t: t ** (A - 2) * (1 - t) ** (A - 2), [0, 0.5, 1]),
    ("sin(t)*exp(-t)", "0", "oo", lambda t: mpmath.sin(t) * mpmath.exp(-t), [0, INF]),
    ("t/(1+exp(a*t))", "0", "oo", lambda t: t / (1 + mpmath.exp(A * t)), [0, INF]),
)
SUMS: tuple[tuple[str, str, Callable[[mpmath.mpf], mpmath.mpf], int], ...] = (
    ("p^k", "0", lambda k: P**k, 0),
    ("k^2*p^k", "1", lambda k: k**2 * P**k, 1),
    ("(-p)^k", "0", lambda k: (-P) ** k, 0),
    ("p*(1-p)^(k-1)", "1", lambda k: P * (1 - P) ** (k - 1), 1),
    ("a^k/k!", "0", lambda k: A**k / mpmath.factorial(k), 0),
    ("k*exp(-a)*a^k/k!", "0", lambda k: k * mpmath.exp(-A) * A**k / mpmath.factorial(k), 0),
    ("1/k^4", "1", lambda k: 1 / k**4, 1),
    ("1/(k*(k+1))", "1", lambda k: 1 / (k * (k + 1)), 1),
)
WITHOUT_VALUE = ("int(1/t, t, 1, oo)", "int(t, t, 0, oo)", "int(1/t, t, 0, 1)", "sum(1/k, k, 1, oo)",
                 "sum(k, k, 1, oo)", "sum((1+p)^k, k, 0, oo)", "int(exp(t)/t^2, t, 1, oo)")  # fmt: skip


def _ball(text: str) -> arb:
    w = World(0)
    w.values.update(a=fmpq(3, 2), m=fmpq(3, 4), p=fmpq(7, 8))
    kept = ctx.prec
    ctx.prec = 128
    try:
        return ball(compiler(SCOPE).compile(read(text, SCOPE))(w))
    finally:
        ctx.prec = kept


def _holds(found: arb, value: mpmath.mpf, *, digits: int) -> bool:
    near = arb(mpmath.nstr(value, digits + 5))
    return bool(found.overlaps(near + arb(0, 1) * abs(near) * arb(10) ** -digits))


@pytest.mark.parametrize(("body", "low", "high", "function", "ends"), INTEGRALS)
def test_an_integral_holds_its_value(
    body: str, low: str, high: str, function: Callable[[mpmath.mpf], mpmath.mpf], ends: list[mpmath.mpf]
) -> None:
    """And says it to 12 digits."""
    with mpmath.workdps(40):
        value = mpmath.quad(function, ends)
    found = _ball(f"int({body}, t, {low}, {high})")
    assert found.rel_accuracy_bits() >= 40
    assert _holds(found, value, digits=12)


@pytest.mark.parametrize(("body", "low", "function", "first"), SUMS)
def test_a_sum_holds_its_value(
    body: str, low: str, function: Callable[[mpmath.mpf], mpmath.mpf], first: int
) -> None:
    """Quickly falling ones to 12 digits, slowly falling ones to what is left over."""
    with mpmath.workdps(40):
        value = mpmath.nsum(function, [first, INF])
    assert _holds(_ball(f"sum({body}, k, {low}, oo)"), value, digits=12)


@pytest.mark.parametrize("text", WITHOUT_VALUE)
def test_what_grows_without_bound_has_no_value(text: str) -> None:
    """It is never given one, and never called equal to anything."""
    with pytest.raises((Unbounded, NotEvaluable)):
        _ball(text)
    assert compare(text, "1", symbols={"p": "probability"}).verdict in ("unknown", "unreadable")
