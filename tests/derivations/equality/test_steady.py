"""Is a sum worked out once, and worked out again when something moves that it follows from?"""

from __future__ import annotations

from fractions import Fraction

import pytest
from flint import fmpq

from derivations.equality import compare
from derivations.equality.evaluate import compiler
from derivations.equality.world import World
from derivations.language import Scope, read

X = {(n,): fmpq(value) for n, value in enumerate((3, -1, 4, 10), 1)}
SCOPE = Scope.of(
    {"x": "real[N]", "N": "natural", "i": "1..N", "mu": "= sum(x[j], j, 1, N)/N", "own": "= x[i] + mu"}
)
ROWS = [
    ("sum((x[i] - mu)^2, i, 1, N)", Fraction(62)),  # 1 + 25 + 0 + 36
    ("sum((x[i] - sum(x[i], i, 1, N)/N)^2, i, 1, N)", Fraction(62)),  # the inner sum has an i of its own
    ("sum(x[i]*sum(x[j], j, 1, i), i, 1, N)", Fraction(191)),  # 3*3 - 1*2 + 4*6 + 10*16
    ("sum(sum(i*sum(x[k], k, 1, N), j, 1, 2), i, 1, 2)", Fraction(96)),  # 16*(1 + 1 + 2 + 2)
    ("sum(sum(sum(i + k, k, 1, 2), j, 1, 2), i, 1, 2)", Fraction(24)),
    ("sum(own, i, 1, N)", Fraction(32)),  # a definition that speaks of the index
    ("prod(sum(x[j], j, 1, i), i, 1, N)", Fraction(576)),  # 3*2*6*16
    ("sum(sum(x[j], j, 1, N), N, 1, 2)", Fraction(5)),  # the size itself runs: 3, then 3 - 1
]


def at(text: str) -> tuple[object, World]:
    world = World(7)
    world.values.update(N=fmpq(4), i=fmpq(2))
    world.data["x"] = X
    return compiler(SCOPE).compile(read(text, SCOPE))(world), world


@pytest.mark.parametrize(("text", "value"), ROWS)
def test_the_value_is_that_of_the_sum_written_out(text: str, value: Fraction) -> None:
    """Worked out by hand, for the data 3, -1, 4, 10."""
    assert at(text)[0] == fmpq(value.numerator, value.denominator)


def test_what_does_not_move_is_worked_out_once() -> None:
    """The steps of a variance grow with N, not with its square."""
    _, with_mean = at("sum((x[i] - mu)^2, i, 1, N)")
    _, without = at("sum((x[i] - 2)^2, i, 1, N)")
    _, mean = at("mu")
    spent = [World(7).left - world.left for world in (with_mean, without, mean)]
    assert spent[0] == spent[1] + spent[2]


def test_a_moved_point_is_looked_at_again() -> None:
    """The same point with another size, another entry or another precision has other values."""
    _, world = at("mu")
    closure = compiler(SCOPE).compile(read("sum(x[j], j, 1, N)", SCOPE))
    assert closure(world) == fmpq(16)
    world.values["N"] = fmpq(2)
    assert closure(world) == fmpq(2)
    world.data["x"] = {**X, (1,): fmpq(100)}
    assert closure(world) == fmpq(99)


def test_a_sum_that_stands_twice_has_been_looked_at_at_both_places() -> None:
    """Kept at one place, its branches are not taken for decided one way at the other."""
    names = Scope.of(
        {"x": "real[N]", "y": "1..K[N]", "mu": "real", "N": "natural", "K": "natural", "k": "1..K"}
    )
    count = "sum([y[m] = k], m, 1, N)"
    total = f"sum([y[m] = k]*(x[m] - sum([y[j] = k]*x[j], j, 1, N)/{count}), m, 1, N)"
    assert compare(f"1/(1 + ({total})^2)", f"1/(1 + ({total})^2 + {total})", symbols=names).verdict == "equal"
