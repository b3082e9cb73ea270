"""From where to where does an index run that stands in a relation or a set: `Σ_{1≤i≤N}`, `max_{i∈{1,…,N}}`,
`Σ_{i≤N}`?  And which indices are written together: `Σ_{ij}`?"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from derivations.language import unsaid
from derivations.language.latex import Token
from derivations.language.tree import ONE, Tree, name

if TYPE_CHECKING:
    from derivations.language.parser import Parser

_CLOSING = {"{": "}", "\\{": "\\}", "[": "]"}
_OPENERS, _CLOSERS = frozenset(("(", "[", "{", "\\{")), frozenset((")", "]", "}", "\\}"))
_STEP = {"<=": 0, "<": 1}
_TURNED = {">=": "<=", ">": "<"}
_MOST_LETTERS = 4


def spell_out(p: Parser) -> None:
    """`i ∈ {1, …, N}`, `i ∈ [N]`, `i = 1, …, N` here is made `1 ≤ i ≤ N`."""
    (kind, *_), (sign, word, *place), (opening, *_) = p.tokens[p.at : p.at + 3]
    within = sign == "∈" or word == "in"
    if kind != "word" or not (sign == "=" or (within and opening in _CLOSING)):
        return
    begin = p.at + 3 if within else p.at + 2
    end = _end(p, begin, _CLOSING[opening] if within else "")
    if end is None:
        return
    inside = p.tokens[begin:end]
    found = _up_to(inside) if within and opening == "[" else _ends(inside)
    if found is not None:
        low, high = found
        sign_at: Token = ("<=", "<=", place[0], place[1])
        p.tokens[p.at : end + within] = [*low, sign_at, p.tokens[p.at], sign_at, *high]
        p.go(p.at)


def _end(p: Parser, begin: int, closing: str) -> int | None:
    """Where the bracket closes that a place stands in."""
    depth = 0
    for at in range(begin, len(p.tokens)):
        kind = p.tokens[at][0]
        if depth == 0 and kind in _CLOSERS:
            return at if kind == closing or not closing else None
        depth += (kind in _OPENERS) - (kind in _CLOSERS)
    return None


def _up_to(inside: list[Token]) -> tuple[list[Token], list[Token]] | None:
    """[N], the numbers from 1 to N"""
    if not inside or any(kind in (",", ";", ":", "…", ".") for kind, *_ in inside):
        return None
    at = inside[0][2]
    return [("num", "1", at, at)], inside


def _ends(inside: list[Token]) -> tuple[list[Token], list[Token]] | None:
    """What stands before and behind the dots of `1, …, N` and `1..N`; of `1..10`, read as 1. and .10, too."""
    for at, (one, other) in enumerate(pairwise(inside)):
        if one[1].endswith(".") and other[0] == "num" and other[1].startswith("."):
            inside = [*inside[: at + 1], ("num", other[1][1:], other[2] + 1, other[3]), *inside[at + 2 :]]
            break
    dots = [at for at, (kind, text, *_) in enumerate(inside) if kind in ("…", ".") or text.endswith(".")]
    if not dots or dots != list(range(dots[0], dots[-1] + 1)):
        return None
    kind, text, start, end = inside[dots[0]]
    glued = [(kind, text[:-1], start, end - 1)] if kind == "num" else []
    low, high = [*inside[: dots[0]], *glued], inside[dots[-1] + 1 :]
    commas = [at for at, one in enumerate(low) if one[0] == ","]
    low = low[: commas[0]] if commas else low  # 1, 2, …, N
    high = high[1:] if high and high[0][0] == "," else high
    return (low, high) if low and high and not any(one[0] == "," for one in high) else None


def of_relation(p: Parser, relation: Tree, body: Tree) -> tuple[Tree, Tree, Tree] | None:
    """The index and its ends that `1 ≤ i ≤ N` says, and `i ≤ N` where N is the last it could have."""
    args, signs = relation.args, str(relation.leaf).split(" ")
    if set(signs) <= set(_TURNED):
        args, signs = args[::-1], [_TURNED[one] for one in signs[::-1]]
    if not set(signs) <= set(_STEP):
        return None
    if len(args) == 3 and args[1].head == "name":
        low = args[0] if signs[0] == "<=" else Tree("add", (args[0], ONE), None, args[0].span)
        less = Tree("neg", (ONE,), None, args[2].span)
        high = args[2] if signs[1] == "<=" else Tree("add", (args[2], less), None, args[2].span)
        return args[1], low, high
    if signs == ["<="] and args[0].head == "name":
        whole = unsaid.range_of(p.scope, args[0], body)
        if whole is not None and whole[1] == args[1]:
            return args[0], *whole
    return None


def together(p: Parser, low: Tree) -> Tree:
    """`ij` under a sign as the two indices that it is, where what follows has them both."""
    if low.head == "mul" and all(one.head == "name" and len(str(one.leaf)) == 1 for one in low.args):
        return Tree("tuple", low.args, None, low.span)
    word = str(low.leaf)
    if low.head != "name" or not 1 < len(word) <= _MOST_LETTERS or p.scope.lookup(word) is not None:
        return low
    if not (word.isascii() and word.isalpha() and word.islower() and len(set(word)) == len(word)):
        return low
    rest = p.text[p.start() :]
    written = re.search(rf"_\{{?{word}(?![A-Za-z])", rest) is not None
    apart = all(re.search(rf"(?<![A-Za-z]){one}(?![A-Za-z])", rest) for one in word)
    if not (written or apart):
        return low
    p.undeclared = [one for one in p.undeclared if one[1:3] != low.span]
    letters = tuple(name(one, (low.span[0] + at, low.span[0] + at + 1)) for at, one in enumerate(word))
    return Tree("tuple", letters, None, low.span)
