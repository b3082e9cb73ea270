"""How is a number written?"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from derivations.language import brackets
from derivations.language import spellings as sp
from derivations.language.tokens import LONGEST_NUMBER
from derivations.language.tree import Tree, number

if TYPE_CHECKING:
    from derivations.language.parser import Atom, Parser

_SMALL = {str(value): Fraction(value) for value in range(1000)}
_BRACKETS = frozenset(("[", "(", "{", "\\{"))
_LARGEST_EXPONENT = 1000


def _number(p: Parser) -> Tree:
    """number = digits [ "." digits ] [ "e" digits ], in groups of three by "," or space outside brackets"""
    _, text, start, _ = p.next()
    kind = p.kind
    if kind == "," or kind == "num":
        if not p.enclosing:
            text = _groups(p, text)
    elif kind in _BRACKETS and text == "1" and p.touching() and p.holds(p.at, sp.RELATIONS):
        return brackets.indicator_of(p, start)  # 1[y_n = k], 1{y_n = k}
    elif kind == "_" and text == "1" and p.peek() == "{":
        p.next()
        return brackets.indicator_of(p, start)  # 1_{y_n = k}
    value = _SMALL.get(text)
    return p.node("number", (), start, _value(p, text, start) if value is None else value)


def _groups(p: Parser, first: str) -> str:
    """`1,000,000` and `1 000 000` are one number; so is the decimal `0,5`."""
    digits = first
    if not first.isdigit() or len(first) > 3:
        return _decimal(p, first)
    while p.kind in (",", "num"):
        after = p.at + 1 if p.kind == "," else p.at
        kind, piece, start, _ = p.tokens[after]
        gap = p.text[p.last_end() : start]
        if kind != "num" or not (gap in (",", "{,}", "\\,") or (len(gap) == 1 and gap.isspace())):
            break
        three = piece[:3].isdigit() and (len(piece) == 3 or piece[3:4] == ".")
        if not three or first == "0":
            break
        p.go(after + 1)
        digits += piece
        if len(digits) > LONGEST_NUMBER:
            raise p.refuse(f"A number has more than {LONGEST_NUMBER:,} digits.", "number-too-long")
        if "." in piece:
            break
    return digits if digits != first else _decimal(p, first)


def _decimal(p: Parser, first: str) -> str:
    """`0,5`: a decimal comma."""
    kind, piece, start, _ = p.tokens[p.at + 1]
    together = p.kind == "," and p.touching() and kind == "num" and p.tokens[p.at][3] == start
    if together and first.isdigit() and piece.isdigit() and (len(piece) != 3 or first == "0"):
        p.go(p.at + 2)
        return f"{first}.{piece}"
    return first


def _value(p: Parser, text: str, start: int) -> Fraction:
    mantissa, _, exponent = text.lower().partition("e")
    whole, _, decimals = mantissa.partition(".")
    if not (whole or decimals):
        raise p.refuse("A point alone is no number.", "unexpected-sign", None, (start, start + 1))
    if exponent and (len(exponent) > 5 or abs(int(exponent)) > _LARGEST_EXPONENT):
        raise p.refuse(
            f"The exponent of this number is beyond {_LARGEST_EXPONENT}.", "number-too-long", None,
            (start, start + len(text)),
        )  # fmt: skip
    power = int(exponent or "0") - len(decimals)
    digits = int(whole + decimals)
    return Fraction(digits * 10**power) if power >= 0 else Fraction(digits, 10**-power)


def _fraction(p: Parser) -> Tree:
    """fraction = "½" | "⅓" | …"""
    _, text, start, _ = p.next()
    above, below = sp.FRACTIONS[text]
    return p.node("div", (number(above), number(below)), start)


ATOMS: dict[str, Atom] = {"num": _number, "fraction": _fraction}
