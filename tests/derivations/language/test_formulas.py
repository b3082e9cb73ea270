"""Are the formulas of the field read, in all three spellings, and written so that they can be read again?"""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from derivations.language import read, show
from tests.derivations.language.formula_table import SPELLINGS, Formula, said
from tests.derivations.language.formulas import FORMULAS

MATHML = "{http://www.w3.org/1998/Math/MathML}"
WRITERS = {"plain": show.plain, "unicode": show.unicode, "latex": show.latex}


def test_the_table_is_long_and_no_row_stands_in_it_twice() -> None:
    """At least 300 formulas; at least a third state their tree."""
    assert len(FORMULAS) >= 300
    assert 3 * sum(row.tree is not None for row in FORMULAS) >= len(FORMULAS)
    texts = [(row.plain, str(row.names.symbols)) for row in FORMULAS]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("row", FORMULAS, ids=str)
def test_three_spellings_are_one_tree(row: Formula) -> None:
    """The plain, the Unicode and the LaTeX spelling say the same, and say what the row states."""
    scope = row.names.scope()
    trees = {how: said(read(text, scope)) for how, text in row.spellings()}
    expected = row.tree or trees["plain"]
    assert trees == dict.fromkeys(SPELLINGS, expected)


@pytest.mark.parametrize("how", SPELLINGS)
@pytest.mark.parametrize("row", FORMULAS, ids=str)
def test_what_is_written_reads_back(row: Formula, how: str) -> None:
    """A tree written in any of the three spellings and read again is the same tree."""
    scope = row.names.scope()
    tree = read(row.plain, scope)
    assert said(read(WRITERS[how](tree), scope)) == said(tree)


@pytest.mark.parametrize("row", FORMULAS, ids=str)
def test_mathml_is_one_element(row: Formula) -> None:
    """The same tree is shown on a page: one well-formed `math` element, of presentation elements only."""
    shown = ElementTree.fromstring(show.mathml(read(row.latex, row.names.scope())))
    tags = {element.tag.removeprefix(MATHML) for element in shown.iter()}
    assert shown.tag.removeprefix(MATHML) == "math"
    assert all(re.fullmatch("math|m[a-z]+", tag) for tag in tags), tags


def test_spans_lie_in_the_text() -> None:
    """Every node of a tree says where it was written."""
    for row in FORMULAS:
        for _, text in row.spellings():
            for node in read(text, row.names.scope()).walk():
                start, end = node.span
                assert 0 <= start <= end <= len(text), (text, node.head, node.span)
