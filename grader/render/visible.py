"""How is a text shown that may hold characters nobody can see?

Control, bidirectional and invisible characters are named where they stand, so that no text can clear a
terminal, reverse the line it stands in, or hide something.

    >>> visible("a\\u202eb")
    'a⟨U+202E⟩b'
    >>> visible("two\\nlines")
    'two lines'
"""

from __future__ import annotations

import unicodedata

# Control, format (bidirectional, zero-width), surrogate, private; separators of lines and paragraphs.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def visible(text: str, *, lines: bool = False) -> str:
    """The text with every unseen character named; with `lines`, line feeds stay, else they are spaces."""
    if text.isprintable():
        return text
    return "".join(_shown(character, lines) for character in text)


def _shown(character: str, lines: bool) -> str:
    if character == "\n":
        return "\n" if lines else " "
    if character == "\t":
        return " "
    if (
        unicodedata.category(character) in UNSEEN or ord(character) & 0xFFFE == 0xFFFE
    ):  # U+FFFE is no character
        return f"⟨U+{ord(character):04X}⟩"
    return character
