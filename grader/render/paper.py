"""What is written on in a terminal: how wide is it, and what can it show?"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from derivations.language.refusal import width
from grader.render.outcomes import LOOKS
from grader.render.visible import visible

CODES = {
    "bold": 1,
    "dim": 2,
    "red": 31,
    "green": 32,
    "yellow": 33,
    "magenta": 35,
    "cyan": 36,
    "bright_black": 90,
}


@dataclass(frozen=True, slots=True)
class Paper:
    """What is written on: its width, and whether it takes colours and more than ASCII."""

    width: int = 80
    colour: bool = False
    ascii: bool = False

    def paint(self, text: str, *styles: str) -> str:
        codes = ";".join(str(CODES[style]) for style in styles)
        return f"\x1b[{codes}m{text}\x1b[0m" if self.colour and codes and text else text

    def symbol(self, outcome: str) -> str:
        look = LOOKS[outcome]
        return self.paint(look.plain if self.ascii else look.symbol, look.colour)

    def line(self, left: str, right: str, *styles: str) -> str:
        """One line with something at its right end; the left is cut where it does not fit."""
        return self.paint(f"{filled(left, self.width - width(right) - 2)}  {right}", *styles)

    def wrapped(self, text: str, indent: int, hang: int = 0) -> Iterator[str]:
        """A paragraph, its lines after the first further in by `hang`; after a line feed (a drawing with a
        caret) it is kept as it stands."""
        first, *drawing = visible(text, lines=True).split("\n")
        room = max(self.width - indent, 20)
        lines = textwrap.wrap(first, room, subsequent_indent=" " * hang, break_on_hyphens=False)
        yield from (" " * indent + line for line in lines)
        yield from (" " * (indent + 2) + line for line in drawing)


def filled(text: str, room: int) -> str:
    """A text in exactly so many columns: cut or followed by blanks.

    >>> filled("a + b", 8), filled("ŷ + 日本語", 8), filled("a long formula", 8)
    ('a + b   ', 'ŷ + ... ', 'a lon...')
    """
    if width(text) > room:
        kept = ""
        for sign in text:
            if width(kept + sign) > room - 3:
                break
            kept += sign
        text = kept + "..."
    return text + " " * (room - width(text))
