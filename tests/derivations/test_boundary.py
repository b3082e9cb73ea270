"""Does the argument hold by which a likelihood that breaks off is largest at the boundary?"""

from __future__ import annotations

import random
from itertools import pairwise

import sympy

from derivations import chapters
from derivations.equality import compare


def test_both_halves_of_the_argument_are_said() -> None:
    """Zero below the largest observation, falling from there on: the slope is no stationary point."""
    last = chapters.derive("estimates.uniform").steps[-1]
    assert last.rule == "greatest at boundary"
    assert "for `theta < max(x)` the likelihood is zero" in last.why
    assert "its slope `-N/theta^(N + 1)` is negative" in last.why


def test_above_the_data_the_likelihood_falls() -> None:
    """d/dt t^-N = -N/t^(N + 1) < 0: by SymPy, and by our own equality."""
    t, count = sympy.symbols("t N", positive=True)
    slope = sympy.diff(t**-count, t)
    assert slope.is_negative
    assert sympy.simplify(slope + count / t ** (count + 1)) == 0
    symbols = {"theta": "positive", "N": "natural"}
    assert compare("diff(1/theta^N, theta)", "-N/theta^(N+1)", symbols=symbols).verdict == "equal"


def test_the_likelihood_is_zero_below_the_data_and_falls_above() -> None:
    """The product of the densities itself, in exact numbers."""
    pick = random.Random(5)
    for _ in range(50):
        data = [sympy.Rational(pick.randint(1, 999), 100) for _ in range(pick.randint(1, 6))]

        def likelihood(theta: sympy.Rational, data: list[sympy.Rational] = data) -> sympy.Rational:
            return sympy.prod([1 / theta if x <= theta else 0 for x in data])

        top = max(data)
        below = [likelihood(top * sympy.Rational(k, 10)) for k in range(1, 10)]
        above = [likelihood(top * (1 + sympy.Rational(k, 10))) for k in range(10)]
        assert below == [0] * 9
        assert all(one > other for one, other in pairwise(above))
