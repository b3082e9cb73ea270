"""How is a number written?"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from derivations.language import spellings as sp
from derivations.language.tree import Tree, number

if TYPE_CHECKING:
    from derivations.language.parser import Atom, Parser


def _number(p: Parser) -> Tree:
    """number = digits [ "." digits ] [ "e" digits ], in groups of three by "," or space outside brackets"""
    _, text, start, _ = p.next()
    if p.depth == 0 and p.kind in (",", "num"):
        text = _groups(p, text)
    return p.node("number", (), start, _value(p, text, start))


def _groups(p: Parser, text: str) -> str:
    """`1,000,000` and `1 000 000` are one number; so is the decimal `0,5`."""
    digits = text
    while digits.isdigit() and len(text) <= 3:
        at = p.at
        if p.kind == "," and p.touching() and p.peek() == "num" and p.tokens[at + 1][2] == p.tokens[at][3]:
            piece = p.tokens[at + 1][1]
            if len(piece) >= 3 and piece[:3].isdigit() and (len(piece) == 3 or piece[3] == ".") and text != "0":
                p.go(at + 2)
                digits += piece
                continue
            if digits == text and piece.isdigit():
                p.go(at + 2)
                return f"{digits}.{piece}"
        elif p.kind == "num":
            piece = p.tokens[at][1]
            gap = p.text[p.tokens[at - 1][3] : p.tokens[at][2]]
            if len(gap) == 1 and gap.isspace() and len(piece) >= 3 and piece[:3].isdigit():
                if len(piece) == 3 or piece[3] == ".":
                    p.next()
                    digits += piece
                    continue
        break
    if digits == text and text.isdigit() and p.kind == "," and p.touching() and p.peek() == "num":
        piece = p.tokens[p.at + 1][1]
        if piece.isdigit() and p.tokens[p.at + 1][2] == p.tokens[p.at][3] and len(piece) != 3:
            p.go(p.at + 2)
            return f"{digits}.{piece}"
    return digits


def _value(p: Parser, text: str, start: int) -> Fraction:
    mantissa, _, exponent = text.lower().partition("e")
    if exponent and (len(exponent) > 5 or abs(int(exponent)) > 1000):
        raise p.refuse(
            "The exponent of this number is beyond 1000.", "number-too-long", span=(start, start + len(text))
        )
    if mantissa.endswith("."):
        mantissa = mantissa[:-1]
    return Fraction(f"{mantissa}e{exponent}" if exponent else mantissa)


def _fraction(p: Parser) -> Tree:
    _, text, start, _ = p.next()
    above, below = sp.FRACTIONS[text]
    return p.node("div", (number(above), number(below)), start)


ATOMS: dict[str, Atom] = {"num": _number, "fraction": _fraction}
