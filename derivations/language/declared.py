"""Does the question have these names?

A name that nothing declares is right where a sum, an integral or a derivative around it binds it, and as a
free index in a subscript; anywhere else the question does not have it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language.naming import as_written
from derivations.language.refusal import Refusal, nearest

if TYPE_CHECKING:
    from derivations.language.cursor import Cursor

_MOST_SHOWN = 12


def check(p: Cursor) -> None:
    """Refuse the first name that the question does not have."""
    for word, start, end, subscript in p.undeclared:
        if word in p.bound:
            shown = as_written(word)
            raise Refusal(
                f"{shown} is the index of a sum or the variable of an integral and means nothing outside it.",
                p.text, (start, end), "index-outside",
                f"Put what holds {shown} inside, or use another letter.",
            )  # fmt: skip
        if not (subscript and is_index(word)):
            raise _unknown(p, word, (start, end))


def is_index(word: str) -> bool:
    """A letter, with primes or without: k, k'."""
    return len(word) == 1 or word[1:].replace("prime", "") == ""


def _unknown(p: Cursor, word: str, span: tuple[int, int]) -> Refusal:
    meant = nearest(word, p.scope.words())
    known = sorted(p.scope.domains)
    shown = ", ".join(known[:_MOST_SHOWN]) + (", …" if len(known) > _MOST_SHOWN else "")
    if meant:
        suggestion = f"Did you mean {as_written(meant)}?"
    else:
        suggestion = f"It is not needed: the answer is written in {shown}." if known else "It is not needed."
    return Refusal(
        f"The question has no symbol {as_written(word)}.", p.text, span, "unknown-symbol", suggestion
    )
