"""Is what coursework contains, in the ways people write and paste it, read as custom has it?"""

from __future__ import annotations

import pytest

from derivations.language import read, show
from tests.derivations.language.customs import CUSTOMS
from tests.derivations.language.formula_table import Names, said

ROWS = [
    pytest.param(names, written, meant, id=f"{title}: {written}") for title, names, written, meant in CUSTOMS
]


@pytest.mark.parametrize(("names", "written", "meant"), ROWS)
def test_custom_is_read_right(names: Names, written: str, meant: str) -> None:
    """What is written is the same tree as its plain spelling."""
    scope = names.scope()
    assert said(read(written, scope)) == said(read(meant, scope))


@pytest.mark.parametrize(("names", "written", "meant"), ROWS)
def test_what_is_read_is_printed_back(names: Names, written: str, meant: str) -> None:
    """In all three spellings: read again, it is the same tree."""
    scope = names.scope()
    tree = read(written, scope)
    for write in (show.plain, show.unicode, show.latex):
        assert said(read(write(tree), scope)) == said(tree), write(tree)
