"""Is the user's reference of the language what the reader knows?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from derivations.language import parser, read
from tests.derivations.language.reference_page import FORMS, PAGE, document

_PRODUCTION = re.compile(r'^    """[a-z][a-z -]* = ', re.MULTILINE)
WRITTEN = [
    text.replace("\\|", "|")
    for line in FORMS.strip().splitlines()[2:]
    for text in re.findall(r"`([^`]*)`", line.split(" | ")[0])
    if "…" not in text
]


def test_the_reference_is_made_of_the_tables() -> None:
    """docs/language.md is what `python -m tests.derivations.language.reference_page` writes."""
    assert PAGE.read_text(encoding="utf-8") == document()


@pytest.mark.parametrize("text", WRITTEN)
def test_what_the_reference_shows_is_read(text: str) -> None:
    """Every example of the reference is in the language, with nothing declared."""
    read(text)


def test_the_grammar_names_all_its_files() -> None:
    """The docstring of the parser says in which files the productions stand."""
    files = sorted(Path(parser.__file__).parent.glob("*.py"))
    holding = {file.stem for file in files if _PRODUCTION.search(file.read_text(encoding="utf-8"))}
    named = set(re.findall(r"`(\w+)`", str(parser.__doc__)))
    assert len(holding) > 10
    assert holding - {"parser"} == named
