"""A witness for the mathematics that shares nothing with the code under test but the tree.

`witness.value(tree, point)` evaluates a tree in 30-digit arithmetic: sums are loops, derivatives central
differences, integrals quadrature, probabilities looked up in a table.  `witness.point(symbols, seed)` draws
values for declared names.
"""

from __future__ import annotations

from typing import Any

import mpmath as mp
import pytest

from tests.derivations.witness_draws import draw
from tests.derivations.witness_values import placed, value


class Witness:
    """What the tests are handed."""

    value = staticmethod(value)
    point = staticmethod(draw)
    placed = staticmethod(placed)

    @staticmethod
    def close(one: Any, other: Any, tolerance: float = 1e-15) -> bool:
        if isinstance(one, mp.matrix):
            return bool(mp.norm(one - other) <= tolerance * (1 + mp.norm(one)))
        return bool(abs(one - other) <= tolerance * (1 + abs(one)))


@pytest.fixture(scope="session")
def witness() -> type[Witness]:
    return Witness
