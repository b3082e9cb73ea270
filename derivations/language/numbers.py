"""How is a number written?"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from derivations.language import indicators
from derivations.language import spellings as sp
from derivations.language.tokens import LONGEST_NUMBER
from derivations.language.tree import Tree, number

if TYPE_CHECKING:
    from derivations.language.parser import Atom, Parser

SMALL = {str(value): Fraction(value) for value in range(1000)}
_BRACKETS = frozenset(("[", "(", "{", "\\{"))
_BARE_BEHIND = frozenset(("_", "^", "√"))  # which take one number without a space in it
_LARGEST_EXPONENT = 1000
_THIN = ("{,}", "\\,", ",\\!", ",\\! ")  # between the digits of one number wherever it stands


def _number(p: Parser) -> Tree:
    """number = digits [ "." digits ] [ "e" digits ], in groups of three by "," or space outside brackets"""
    _, text, start, _ = p.tokens[p.at]
    p.at += 1
    kind = p.kind = p.tokens[p.at][0]
    if kind == "," or kind == "num":
        bare = p.tokens[p.at - 2][0] in _BARE_BEHIND  # log_2 128
        if not (p.enclosing or bare) or _gap(p) in _THIN:
            text = _groups(p, text)
    elif kind == "(" and text[-1] == "." and p.touching():
        raise p.refuse("A decimal that repeats is not read.", "repeating-decimal", "Write a fraction.")
    elif kind in _BRACKETS and text == "1" and p.touching() and p.holds(p.at, sp.RELATIONS):
        return indicators.indicator_of(p, start)  # 1[y_n = k], 1{y_n = k}
    elif kind == "word" and p.tokens[p.at][1] in ("x", "x10"):
        _times_ten(p)
    elif kind == "_" and text == "1" and p.peek() == "{":
        p.next()
        return indicators.indicator_of(p, start)  # 1_{y_n = k}
    value = SMALL.get(text)
    return p.node("number", (), start, _value(p, text, start) if value is None else value)


def _times_ten(p: Parser) -> None:
    """`1.5x10^-3`: the x is a sign."""
    _, text, start, end = p.tokens[p.at]
    apart = text == "x"
    after = p.at + 1 + apart
    if (apart and p.tokens[p.at + 1][1] != "10") or p.tokens[after][0] not in ("^", "sup"):
        return
    if p.scope.lookup(text) is not None:
        return
    if p.scope.lookup("x") is not None:
        meant = "Write 1.5*10^3 or 1.5e3."
        raise p.refuse("This x may be the name or a sign.", "ambiguous-product", meant, (start, start + 1))
    ten = p.tokens[p.at + 1] if apart else ("num", "10", start + 1, end)
    p.tokens[p.at : after] = [("*", "x", start, start + 1), ten]
    p.go(p.at)


def _groups(p: Parser, first: str) -> str:
    """`1,000,000` and `1 000 000` are one number; so is the decimal `0,5`."""
    digits = first
    if not first.isdigit() or len(first) > 3:
        return _decimal(p, first)
    while p.kind in (",", "num"):
        after = p.at + 1 if p.kind == "," else p.at
        kind, piece, _, _ = p.tokens[after]
        gap = _gap(p)
        apart = not p.enclosing and (gap == "," or (len(gap) == 1 and gap.isspace()))
        if kind != "num" or not (gap in _THIN or apart):
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


def _gap(p: Parser) -> str:
    """What is written between the digits here and the next number, perhaps with a comma."""
    after = p.at + 1 if p.kind == "," else p.at
    return p.text[p.last_end() : p.tokens[after][2]]


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
