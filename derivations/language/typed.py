"""Which signs of a keyboard stand for one sign of mathematics, or for a bracket around what is before them?

    +-2, +/-2          ±2                          n mod 2, n \\bmod 2      mod(n, 2)
    x <> 1             x ≠ 1                       if c then a else b      piecewise((a, c), b)
    ℝ\\{0}              ℝ ∖ {0}                     F|_a^b, \\left. F\\right|_a^b       [F]_a^b
    sum over n from 1 to N of x_n                  Σ_{n=1}^{N} x_n

Where it is not clear how far the formula before a sign reaches, nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from derivations.language import spellings as sp
from derivations.language.latex import NO_BRACKET, Token
from derivations.language.python_cases import of_where

MAY_HOLD = re.compile(
    r"\+\s*/?\s*[-−–]|<>|mod\b|\\\{|\|\s*[_₀-₉]|\bif\b|\\left\s*\.|\.\.\.|\b(?:sum|product)\s+over\b"
)
_OPENING, _CLOSING = (
    frozenset(("(", "[", "{", "\\{", "⌊", "⌈", "begin")),
    frozenset((")", "]", "}", "\\}", "⌋", "⌉", "end")),
)
_APART = frozenset((*sp.RELATIONS, ",", ";", "&", "newline", "∧", "∨", "⇒", "∪", "∩", "∖", "english"))
_LOOSE = frozenset(("+", "-", "±", "∓"))
_OPERANDS = frozenset(("word", "num", "fraction", ")", "]", "}", "\\}", "sup", "sub", "'", "!", "end"))
_BELOW, _ABOVE = frozenset(("_", "sub")), frozenset(("^", "sup"))
_MOST = 8  # cases within cases
_MOST_BARS = 64


def respelled(tokens: list[Token]) -> list[Token]:
    """The tokens with these signs as mathematics writes them."""
    for one in _EACH:
        tokens = one(tokens)
    return tokens


def _both_signs(tokens: list[Token]) -> list[Token]:
    """`+-2` where no sum goes on, and `a +/- b`."""
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        kinds = [token[0] for token in tokens[at : at + 3]]
        begins = not found or found[-1][0] in _APART or found[-1][0] in _OPENING
        size = 3 if kinds == ["+", "/", "-"] else 2 if begins and kinds[:2] == ["+", "-"] else 1
        token = tokens[at]
        if size > 1:
            token = ("±", "±", token[2], tokens[at + size - 1][3])
        found.append(token)
        at += size
    return found


def _sums_in_words(tokens: list[Token]) -> list[Token]:
    """`sum over n of x_n`, `sum over n from 1 to N of …`, `sum over all n with y_n = k of …`"""
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        spelled = _sum_in_words(tokens, at)
        if spelled is None:
            found.append(tokens[at])
            at += 1
        else:
            sign, at = spelled
            found += sign
    return found


def _sum_in_words(tokens: list[Token], at: int) -> tuple[list[Token], int] | None:
    """The sign and its limits, and where what it adds up begins."""
    words = [token[1] for token in tokens[at : at + 3]]
    if words[:1] not in (["sum"], ["product"]) or words[1:2] != ["over"]:
        return None
    first = at + (3 if words[2:] in (["all"], ["every"], ["each"]) else 2)
    of = next((place for place in range(first, len(tokens)) if tokens[place][1] == "of"), None)
    if of is None or of == first:
        return None
    inside = tokens[first:of]
    texts = [token[1] for token in inside]
    sign, place = ("∑" if words[0] == "sum" else "∏"), tokens[at][2:]
    ends: list[Token] = []
    if texts[1:2] == ["from"] and "to" in texts[3:]:
        to = texts.index("to", 3)
        ends = [("^", "^", *place), ("{", "{", *place), *inside[to + 1 :], ("}", "}", *place)]
        inside = [inside[0], ("=", "=", *inside[1][2:]), *inside[2:to]]
    elif texts[1:2] in (["with"], ["where"]) or texts[1:3] == ["such", "that"]:
        inside = [inside[0], (":", ":", *inside[1][2:]), *inside[2 + (texts[1] == "such") :]]
    limits = [("_", "_", *place), ("{", "{", *place), *inside, ("}", "}", *place)]
    return [(sign, sign, *place), *limits, *ends], of + 1


def _unequal(tokens: list[Token]) -> list[Token]:
    """`<>`, with nothing between."""
    found: list[Token] = []
    for token in tokens:
        if token[0] == ">" and found and found[-1][0] == "<" and found[-1][3] == token[2]:
            found[-1] = ("!=", "!=", found[-1][2], token[3])
        else:
            found.append(token)
    return found


def _dots(tokens: list[Token]) -> list[Token]:
    """Three points in a row"""
    found: list[Token] = []
    for token in tokens:
        found.append(token)
        if [one[0] for one in found[-3:]] == [".", ".", "."] and found[-3][2] + 3 == token[3]:
            found[-3:] = [("…", "...", found[-3][2], token[3])]
    return found


def _remainders(tokens: list[Token]) -> list[Token]:
    """`n mod m`"""
    at = len(tokens)
    while at:
        at -= 1
        _, word, start, end = tokens[at]
        if word != "mod" or at + 1 == len(tokens) or tokens[at + 1][0] == "(":
            continue
        first, last = _begin(tokens, at), _end(tokens, at + 1)
        if first is None or last is None or first == at:
            continue
        call: list[Token] = [("word", "mod", start, end), ("(", "(", start, start)]
        comma, closing = (",", ",", start, end), (")", ")", end, end)
        tokens = [
            *tokens[:first], *call, *tokens[first:at], comma, *tokens[at + 1 : last], closing, *tokens[last:]
        ]  # fmt: skip
        at = first
    return tokens


def _begin(tokens: list[Token], at: int, *, signed: bool = False) -> int | None:
    """Where the product begins that ends before a place (a sign may stand before it); None where a sum
    does."""
    depth = 0
    for place in range(at - 1, -1, -1):
        kind = tokens[place][0]
        depth += (kind in _CLOSING) - (kind in _OPENING)
        if depth < 0 or (depth == 0 and kind in _APART):
            return place + 1
        if depth == 0 and kind in _LOOSE and not _is_above(tokens, place):
            alone = place == 0 or tokens[place - 1][0] in _APART | _OPENING
            return place + 1 if signed and alone else None
    return 0


def _is_above(tokens: list[Token], at: int) -> bool:
    """x^-1: a sign of an exponent."""
    return at > 0 and tokens[at - 1][0] == "^"


def _end(tokens: list[Token], at: int) -> int | None:
    """Where the factors end that begin at a place; None where they are multiplied on with a sign."""
    depth = 0
    for place in range(at, len(tokens)):
        kind = tokens[place][0]
        depth += (kind in _OPENING) - (kind in _CLOSING)
        if depth < 0 or (depth == 0 and (kind in _APART or kind in _LOOSE)):
            return place if place > at else None
        if depth == 0 and kind in ("*", "/"):
            return None
    return len(tokens)


def _without_elements(tokens: list[Token]) -> list[Token]:
    """`A\\{0}`, whose brace is closed by a plain one: the backslash takes away."""
    found = list(tokens)
    for at in range(len(found) - 1, 0, -1):
        if found[at][0] != "\\{" or found[at - 1][0] not in _OPERANDS:
            continue
        closing = _closing_of(found, at)
        if closing is not None and found[closing][0] == "}":
            start, end = found[at][2:]
            found[closing] = ("\\}", "}", *found[closing][2:])
            found[at : at + 1] = [("∖", "\\", start, start + 1), ("\\{", "{", start + 1, end)]
    return found


def _closing_of(tokens: list[Token], at: int) -> int | None:
    depth = 0
    for place in range(at, len(tokens)):
        kind = tokens[place][0]
        depth += (kind in _OPENING) - (kind in _CLOSING)
        if not depth:
            return place
    return None


def _between_limits(tokens: list[Token]) -> list[Token]:
    """`F|_a^b`, from where `\\left.` opened it, or the whole product"""
    found = list(tokens)
    many = sum(token[0] == "|" for token in tokens) > _MOST_BARS
    for at in range(0 if many else len(found) - 1, 0, -1):
        if found[at][0] != "|" or not _has_limits(found, at + 1) or found[at - 1][0] not in _OPERANDS:
            continue
        opened = [k for k in range(at) if found[k][0] == NO_BRACKET]
        first = opened[-1] + 1 if opened else _begin(found, at, signed=True)
        if first is None or sum(token[0] == "|" for token in found[first:at]) % 2:
            continue
        found[at] = ("]", "|", *found[at][2:])
        begin = found[first][2]
        found.insert(first, ("[", "\\left[", begin, begin))
    return [token for token in found if token[0] != NO_BRACKET]


def _has_limits(tokens: list[Token], at: int) -> bool:
    """`_a^b` or `^b_a` at a place?"""
    kinds = []
    for _ in range(2):
        if at >= len(tokens) or tokens[at][0] not in _BELOW | _ABOVE:
            return False
        kinds.append(tokens[at][0] in _ABOVE)
        if tokens[at][0] in ("sub", "sup"):
            at += 1
        else:
            at += 1
            while at < len(tokens) and tokens[at][0] in _LOOSE:
                at += 1
            closing = _closing_of(tokens, at) if at < len(tokens) and tokens[at][0] in _OPENING else at
            at = (closing if closing is not None else len(tokens)) + 1
    return kinds[0] != kinds[1]


def _cases(tokens: list[Token]) -> list[Token]:
    """`if c then a else b`, `if(c, a, b)`"""
    for _ in range(_MOST):
        at = next((k for k in range(len(tokens) - 1, -1, -1) if tokens[k][1] == "if"), None)
        if at is None or at + 1 == len(tokens):
            break
        if tokens[at + 1][0] == "(" and (cases := of_where(tokens, at + 1)):
            tokens = [*tokens[:at], *cases]
            continue
        parts = _then_else(tokens, at)
        if parts is None:
            break
        then, other, end = parts
        place = tokens[at][2:]
        opening, closing, comma = ("(", "(", *place), (")", ")", *place), (",", ",", *place)
        tokens = [
            *tokens[:at], ("word", "piecewise", *place), opening, opening, *tokens[then + 1 : other], comma,
            *tokens[at + 1 : then], closing, comma, *tokens[other + 1 : end], closing, *tokens[end:],
        ]  # fmt: skip
    return tokens


def _then_else(tokens: list[Token], at: int) -> tuple[int, int, int] | None:
    """Where `then` and `else` stand that belong to an `if`, and where the last case ends."""
    depth = 0
    places: dict[str, int] = {}
    for place in range(at + 1, len(tokens)):
        kind, word = tokens[place][:2]
        depth += (kind in _OPENING) - (kind in _CLOSING)
        if depth < 0 or (depth == 0 and kind in (",", ";")):
            break
        if depth == 0 and word in ("then", "else", "otherwise"):
            places.setdefault(word if word == "then" else "else", place)
    else:
        place = len(tokens)
    if list(places) != ["then", "else"] or places["else"] + 1 >= place:
        return None
    return places["then"], places["else"], place


_EACH: tuple[Callable[[list[Token]], list[Token]], ...] = (
    _sums_in_words, _unequal, _dots, _both_signs, _without_elements, _between_limits, _cases, _remainders,
)  # fmt: skip
