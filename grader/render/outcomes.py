"""How does each outcome look: as a symbol, a word and a colour, never as a colour alone?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.report import PartReport


@dataclass(frozen=True, slots=True)
class Look:
    """One outcome as it is shown."""

    symbol: str
    plain: str  # the symbol where only ASCII can be written
    word: str
    colour: str  # a terminal's name for it
    tone: str  # the page's: good, fair, bad, open, none


LOOKS = {
    #                     symbol  plain  word           colour     tone
    "correct":    Look("✓", "+", "correct", "green", "good"),
    "carried":    Look("↪", ">", "carried", "green", "good"),
    "partial":    Look("◐", "/", "partial", "yellow", "fair"),
    "incorrect":  Look("✗", "x", "incorrect", "red", "bad"),
    "undecided":  Look("?", "?", "undecided", "cyan", "open"),
    "unreadable": Look("¿", "!", "unreadable", "yellow", "fair"),
    "unanswered": Look("○", "o", "unanswered", "bright_black", "none"),
    "failed":     Look("‼", "#", "failed", "magenta", "open"),
}  # fmt: skip


# What a word means, for the reader who meets it the first time.
MEANINGS = {
    "correct": "right",
    "carried": "right, given an earlier value of yours: full marks",
    "partial": "some of the marks",
    "incorrect": "not right",
    "undecided": "the checker could not tell: your lecturer will look at it",
    "unreadable": "could not be read as an answer to this question",
    "unanswered": "nothing was written",
    "failed": "the checker failed here: not your fault",
}


def unsaid(part: PartReport) -> str:
    """What is said of a part whose report holds no message, where the word alone would puzzle."""
    return f"{MEANINGS[part.outcome].capitalize()}." if part.outcome in ("undecided", "failed") else ""


def marks(value: float) -> str:
    """Marks as people write them: `2`, `0.5`, `13.33`."""
    return f"{round(value, 2):g}" if abs(value) < 1e6 else f"{value:.0f}"
