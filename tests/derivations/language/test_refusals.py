"""Is what cannot be read refused: at the exact place, in words, with the likely meaning?"""

from __future__ import annotations

import re
import unicodedata

import pytest

from derivations.language import Refusal, read
from tests.derivations.language.refusal_table import Refused
from tests.derivations.language.refusals import REFUSALS


def refusal(row: Refused) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read(row.text, row.names.scope())
    return caught.value


def test_the_table_is_long_and_no_row_stands_in_it_twice() -> None:
    """At least 150 refusals."""
    assert len(REFUSALS) >= 150
    assert len({(row.text, str(row.names.symbols)) for row in REFUSALS}) == len(REFUSALS)


@pytest.mark.parametrize("row", REFUSALS, ids=str)
def test_a_refusal_points_at_the_place(row: Refused) -> None:
    """The span of the refusal begins where the mark stands, and lies in the text that was given."""
    found = refusal(row)
    start, end = found.span
    assert start in row.places, found
    assert start <= len(row.text)
    assert start <= end <= len(row.text) + 1  # one past the end: something is missing there
    assert found.text == row.text


@pytest.mark.parametrize("row", REFUSALS, ids=str)
def test_a_refusal_says_why(row: Refused) -> None:
    """A sentence that names the thing, a code of the family, and the likely meaning."""
    found = refusal(row)
    assert re.search(row.says, found.message), found.message
    assert found.code.startswith(row.code), found.code
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", found.code)
    if row.suggestion is not None:
        assert row.suggestion in (found.suggestion or ""), found.suggestion


@pytest.mark.parametrize("row", REFUSALS, ids=str)
def test_a_refusal_can_be_shown_anywhere(row: Refused) -> None:
    """No control, direction mark or flood of accents of the text comes through to a terminal or a page."""
    found = refusal(row)
    shown = "\n".join((found.message, found.suggestion or "", found.drawn()))
    assert "^" in found.drawn().split("\n")[-1]
    assert all(character == "\n" or unicodedata.category(character)[0] != "C" for character in shown)
    assert len(shown) < 1000
