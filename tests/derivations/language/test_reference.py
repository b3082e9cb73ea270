"""Is the user's reference of the language what the reader knows?"""

from __future__ import annotations

import re

import pytest

from derivations.language import read
from tests.derivations.language.reference_page import FORMS, PAGE, document

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
