"""Does a number directly behind a Greek or accented letter belong to it: `δ5`, `ŷ1`?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language import spellings as sp

if TYPE_CHECKING:
    from derivations.language.parser import Parser


def with_digits(p: Parser) -> None:
    """`δ5`, `\\delta 5`: the letter and its number, one word where there is such a name, or an entry."""
    _, text, start, end = p.tokens[p.at]
    _, digits, middle, last = p.tokens[p.at + 1]
    accented = end == middle and not p.text[start:end].isascii()  # yhat1 is one word anyhow
    if not (text in sp.GREEK_WORDS or accented) or text in sp.CONSTANTS or not digits.isdigit():
        return
    together = end == middle and p.scope.free
    near = end == middle or (p.text[start] == "\\" and p.text[end:middle].isspace())
    if together or (near and p.scope.lookup(text + digits)):
        p.tokens[p.at : p.at + 2] = [("word", text + digits, start, last)]
    elif end == middle and p.scope.dimensions(p.scope.lookup(text) or text) == 1:
        p.tokens[p.at + 1] = ("sub", digits, middle, last)
