"""Which names of a formula take a value?"""

from __future__ import annotations

import pytest

from derivations.language import read
from derivations.language.show import plain
from derivations.language.tree import name, number
from exercises.formulas import put

ROWS = [
    ("a*z", "a*b"),
    ("dL/dz*dz/dw", "dL/dz*dz/dw"),  # what a derivative speaks of is a name
    ("dL/dy[j]", "dL/dy[2]"),  # and its subscript is a number
]


@pytest.mark.parametrize(("formula", "wanted"), ROWS)
def test_a_value_is_put_in_where_one_belongs(formula: str, wanted: str) -> None:
    """Values replace names, except what a derivative is taken of and by."""
    assert plain(put(read(formula), {"z": name("b"), "j": number(2)})) == wanted
