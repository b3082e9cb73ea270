"""Where does the dx of an integral stand: behind what is integrated, or above a fraction?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language import spellings as sp
from derivations.language.plain_words import END

if TYPE_CHECKING:
    from derivations.language.parser import Parser

_OPENING, _CLOSING = frozenset(("(", "[", "{", "\\{")), frozenset((")", "]", "}", "\\}"))
_ENDING = frozenset((END, ",", ";", "=", "∫"))


def take_out(p: Parser) -> None:
    """`\\int \\frac{3 dz}{z}`: the dz that stands above the first fraction is put behind it."""
    at = _first_fraction(p)
    if at is None or p.tokens[at + 1][0] != "{":
        return
    above = _closing(p, at + 1)
    if p.tokens[above + 1][0] != "{":
        return
    first = above - 1 if len(p.tokens[above - 1][1]) > 1 and p.tokens[above - 2][1] != "d" else above - 2
    letter, word = p.tokens[first][:2]
    if first <= at + 1 or letter != "word" or word[0] != "d" or p.scope.lookup(word) is not None:
        return
    if p.tokens[above - 1][0] != "word" or word in sp.FUNCTIONS or word == "delta":
        return
    if any(kind == "∫" for kind, *_ in p.tokens[at:above]):
        return  # of an integral that stands above
    start = p.tokens[at][2]
    behind = _closing(p, above + 1) + 1
    differential = p.tokens[first:above]
    numerator = p.tokens[at + 2 : first] or [("num", "1", start, start)]
    p.tokens[at + 2 : behind] = [*numerator, *p.tokens[above:behind], *differential]
    p.go(p.at)


def _first_fraction(p: Parser) -> int | None:
    """The first fraction of what is integrated, in no bracket; None where a dx or the end comes first."""
    depth = 0
    for at in range(p.at, len(p.tokens)):
        kind, text = p.tokens[at][:2]
        if kind == "cmd" and text == "frac" and depth == 0:
            return at
        depth += (kind in _OPENING) - (kind in _CLOSING)
        if depth < 0 or (depth == 0 and (kind in _ENDING or _may_be_differential(p, kind, text))):
            return None
    return None


def _may_be_differential(p: Parser, kind: str, text: str) -> bool:
    return kind == "word" and text[0] == "d" and text not in sp.FUNCTIONS and p.scope.lookup(text) is None


def _closing(p: Parser, at: int) -> int:
    """Where the brace that opens at a place closes, or the end."""
    depth = 0
    while p.tokens[at][0] != END:
        depth += {"{": 1, "}": -1}.get(p.tokens[at][0], 0)
        if depth == 0:
            return at
        at += 1
    return at - 1
