"""Does the equality behave as its documentation says?"""

from __future__ import annotations

import pytest

from derivations.equality import compare
from tests.derivations.equality.behaviour import PAGE, SECTIONS, Row, document

ROWS = [
    pytest.param(row, id=f"{row.expected} | {row.answer} {row.mode}")
    for _, _, rows in SECTIONS
    for row in rows
]


@pytest.mark.parametrize("row", ROWS)
def test_a_row_of_the_documentation_is_so(row: Row) -> None:
    """What the table says is what is decided."""
    said = compare(row.expected, row.answer, symbols=row.symbols or None, mode=row.mode)
    assert said.verdict == row.verdict


def test_the_documentation_is_this_table() -> None:
    """docs/equality.md is what `python -m tests.derivations.equality.behaviour` writes."""
    assert PAGE.read_text(encoding="utf-8") == document()
