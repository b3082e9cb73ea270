"""How is a refusal written down?  As the text with a mark ‸ before the place at which the refusal must point.

Two marks mean that either place is right.  After a long arrow ⟶ stands what the suggestion must name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tests.derivations.language.formula_table import Names

MARK = "‸"


@dataclass(frozen=True, slots=True)
class Refused:
    """A text that must be refused: where, with which words in the message, and with which suggestion."""

    names: Names
    text: str
    places: tuple[int, ...]
    says: str
    code: str
    suggestion: str | None

    def __str__(self) -> str:
        return ascii(self.text[:40]).strip("'\"")


def refused(names: Names, code: str, says: str, rows: str | Iterable[str]) -> tuple[Refused, ...]:
    """A family of refusals: one code, and a pattern that stands in each message."""
    lines = rows.strip("\n").split("\n") if isinstance(rows, str) else rows
    return tuple(marked(names, code, says, line) for line in lines)


def marked(names: Names, code: str, says: str, line: str) -> Refused:
    text, _, suggestion = line.partition("⟶")
    if suggestion:
        text = text.rstrip()
    places = []
    while MARK in text:
        places.append(text.index(MARK))
        text = text.replace(MARK, "", 1)
    if not places:
        raise ValueError(f"no mark in {line!r}")
    return Refused(names, text, tuple(places), says, code, suggestion.strip() or None)
