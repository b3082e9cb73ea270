"""Which texts must be refused, and where?  All the tables, end to end."""

from __future__ import annotations

from tests.derivations.language import (
    refusals_characters,
    refusals_customs,
    refusals_grammar,
    refusals_words,
)

REFUSALS = (
    *refusals_grammar.ROWS,
    *refusals_words.ROWS,
    *refusals_characters.ROWS,
    *refusals_customs.ROWS,
)
