"""Why could a text not be read, and where?"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from derivations.language.tree import Span

WINDOW = 72  # columns of the text shown above a caret


class Refusal(ValueError):
    """A text that is not in the language: what was expected, in a student's words, and where.

    `code` is a word from a closed list (`unknown-symbol`, `bracket-open`, …), `suggestion` what was probably
    meant.
    """

    def __init__(self, message: str, text: str, span: Span, code: str, suggestion: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.text = text
        self.span = span
        self.code = code
        self.suggestion = suggestion

    def __str__(self) -> str:
        return f"{self.message} {self.suggestion}" if self.suggestion else self.message

    def drawn(self) -> str:
        """The text with a caret under the place.

        >>> print(Refusal("…", "2*(x+1", (2, 3), "bracket-open").drawn())
        2*(x+1
          ^
        >>> Refusal("…", "日 + y\N{COMBINING CIRCUMFLEX ACCENT}", (5, 6), "sign").drawn().splitlines()[1]
        '     ^'
        """
        start, end = self.span
        first = max(0, min(start, len(self.text)) - WINDOW // 2)
        shown = "".join(visible(character) for character in self.text[first : first + WINDOW])
        left = "".join(visible(character) for character in self.text[first:start])
        marked = "".join(visible(character) for character in self.text[start : min(end, first + WINDOW)])
        before = width(left) - (
            1 if left and unicodedata.combining(marked[:1] or " ") else 0
        )  # it stands above
        return f"{shown}\n{' ' * before}{'^' * max(1, width(marked))}"


def visible(character: str) -> str:
    """A character as it may be shown: what cannot be seen is named."""
    category = unicodedata.category(character)
    if category in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
        return f"<U+{ord(character):04X}>"
    return character


def width(text: str) -> int:
    """How many columns a text takes: marks that combine take none, wide characters two.

    >>> width("ŷ"), width("y\u0302"), width("日本")
    (1, 1, 4)
    """
    if text.isascii():
        return len(text)
    return sum(
        (2 if unicodedata.east_asian_width(one) in "WF" else 1)
        for one in text
        if not unicodedata.combining(one)
    )


def nearest(word: str, words: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The word of a list that was probably meant."""
    import difflib

    close = difflib.get_close_matches(word, sorted(words), n=1, cutoff=cutoff)
    if close:
        return close[0]
    folded = {other.casefold(): other for other in sorted(words)}
    return folded.get(word.casefold())
