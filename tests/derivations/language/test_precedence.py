"""Does every text of the table of precedence read as the same text with all its brackets?"""

from __future__ import annotations

import pytest

from derivations.language import read
from tests.derivations.language.formula_table import said
from tests.derivations.language.precedence import NAMED, SECTIONS, Reading
from tests.derivations.language.precedence_page import PAGE, document

ROWS = [pytest.param(row, id=row.written) for part in SECTIONS for row in part.rows]


@pytest.mark.parametrize("row", ROWS)
def test_a_text_is_read_as_if_all_its_brackets_stood_there(row: Reading) -> None:
    """What mathematicians expect, and what the documentation says."""
    scope = row.names.scope()
    assert said(read(row.written, scope)) == said(read(row.read_as, scope))


def test_primes_are_slopes_of_functions() -> None:
    """x'(t) is the slope of x at t, not x times a primed t."""
    assert said(read("x'(t)", NAMED.scope())) == '(call (prime "1" x) t)'


def test_the_documentation_is_this_table() -> None:
    """docs/language-precedence.md is what `python -m tests.derivations.language.precedence_page` writes."""
    assert PAGE.read_text(encoding="utf-8") == document()
