"""Has every function that settles at a limit been seen before it does?

`tanh(10^60*(x - 1/3)^2)` is 1 to a thousand digits at nearly every point; so is `cos(exp(-exp(x^2 + 9)))`.
Points at which such a function is as good as its limit cannot tell it from that limit: it is looked for where
its argument is small, and where there is no such place the points say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flint import arb, fmpq

from derivations.equality.arrays import Array, ShapeError
from derivations.equality.compiler import Closure, Compiler
from derivations.equality.draws import all_allowed
from derivations.equality.scalars import ONE, ZERO, OverBudget, Undefined
from derivations.equality.surfaces import movable, moved, places
from derivations.equality.world import World

_SHARE = 3  # of the bits: at an argument of a third of them, exp and tanh are still seen
_MOST, _BASES = 24, 3  # points that are added for one function, and from which it is looked for


def unseen(c: Compiler, accepted: list[World], bits: int) -> list[Closure]:
    """The arguments that are too large, at all the points, for the function to be told from its limit."""
    return [one for one in c.limited if not any(_moderate(one, w, bits) for w in accepted)]


def _moderate(argument: Closure, w: World, bits: int) -> bool:
    try:
        value: Any = argument(w)
    except (Undefined, OverBudget, OverflowError, ShapeError, ZeroDivisionError):
        return False
    entries = value.entries if isinstance(value, Array) else (value,)
    reach = bits // _SHARE
    return all(type(one) not in (fmpq, arb) or bool(abs(one) < reach) for one in entries)


def approached(c: Compiler, argument: Closure, accepted: list[World]) -> Iterator[World]:
    """Points where an argument is 0, 1 or -1, and beside them."""
    given = 0
    for base in accepted[:_BASES]:
        for name in movable(c, base):
            for level in (ZERO, ONE, -ONE):
                for value in places(lambda w, level=level: argument(w) - level, base, name):  # type: ignore[misc]
                    near = moved(base, name, value)
                    if given < _MOST and all_allowed(c, near):
                        given += 1
                        yield near
