"""What stands above a name: an index, the number of a layer, a star (and not a power)?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language import subscripts
from derivations.language.plain_words import END
from derivations.language.tree import Tree, name

if TYPE_CHECKING:
    from derivations.language.parser import Parser


_MAY_BE_POWERS = frozenset("eT")  # in brackets a letter each, and not the number or a transpose
_CLOSING = {"(": ")", "[": "]"}


def raised(p: Parser, wanted: int | None) -> list[Tree] | str | None:
    """superscript-index = "^" "{" ( "(" subscripts ")" | "[" subscripts "]" | "[" label "]" ) "}"

    None: a power."""
    if p.scope.free and (above := _star(p)):
        return above
    if p.kind == "sup":
        text, start = p.tokens[p.at][1:3]
        if text[0] == "(" and text[-1] == ")" and len(text) > 2 and (wanted or p.scope.free):
            p.next()
            return [p.inner_text(text[1:-1], start + 1, subscript=True)]
        return None
    braces = p.peek() == "{"
    opening = p.peek(2) if braces else p.peek()
    if opening == "[" and not wanted:
        return _label(p, braces)
    if not braces or opening not in _CLOSING or not (wanted or p.scope.free):
        if braces and opening == "(" and _is_sample(p):
            raise p.refuse(
                f"{p.tokens[p.at + 3][1]} stands above a name as an index, but the name has no place for it.",
                "not-indexed", "For a power leave the brackets out.",
            )  # fmt: skip
        return None
    if not _alone_in_braces(p, opening):
        return None
    if wanted is None and not (p.peek(3) in ("word", "num") and (p.peek(4) == ")" or _is_step(p))):
        return None
    p.next()
    kept = p.opened()
    found = subscripts.several(p, _CLOSING[opening], wanted)
    p.closed(kept)
    if opening == "[" and len(found) != wanted:
        raise p.refuse(
            f"{wanted} indices are expected here, not {len(found)}.", "wrong-indices", None, kept[0][2:]
        )
    return found


def _is_sample(p: Parser) -> bool:
    """`x^{(i)}`: a letter that is an index, or that the question does not have, alone in its brackets."""
    if [p.peek(ahead) for ahead in (3, 4, 5)] != ["word", ")", "}"]:
        return False
    letter = p.tokens[p.at + 3][1]
    if len(letter) != 1 or letter in _MAY_BE_POWERS:
        return False
    return letter in p.scope.indices or p.scope.lookup(letter) is None


def layered(p: Parser, word: str, start: int) -> str:
    """A name with the number of its layer, as the question has it."""
    declared = p.scope.lookup(word)
    if declared is None:
        p.waits(word, start, p.last_end())
    return declared or word


def _star(p: Parser) -> list[Tree] | None:
    """`w^*`, `\\theta^{\\star}`: the best of them, w_star."""
    kind, _, start, end = p.tokens[p.at]
    if kind != "^" or end - start > 1:  # ** before a *
        return None
    size = 2 if p.peek() == "*" else 4 if (p.peek(), p.peek(2), p.peek(3)) == ("{", "*", "}") else 0
    if not size:
        return None
    place = p.tokens[p.at + size // 2][2:]
    p.go(p.at + size)
    return [name("star", place)]


def _alone_in_braces(p: Parser, opening: str) -> bool:
    """Is the bracket of `^{( … )}`, `^{[ … ]}` all that stands between the braces?"""
    at, depth = p.at + 2, 0
    while True:
        kind = p.tokens[at][0]
        depth += (kind == opening) - (kind == _CLOSING[opening])
        at += 1
        if not depth or kind == END:
            return p.tokens[at][0] == "}"


def _is_step(p: Parser) -> bool:
    """`w^{(t+1)}` in a text with `w^{(t)}`: a number of a step or layer, and no power."""
    kinds, letter = [p.peek(ahead) for ahead in range(4, 7)], p.tokens[p.at + 3][1]
    if kinds not in (["+", "num", ")"], ["-", "num", ")"]):
        return False
    alone = ["^", "{", "(", letter, ")", "}"]
    texts = [text for _, text, _, _ in p.tokens]
    return any(texts[at : at + 6] == alone for at, text in enumerate(texts) if text == "^")


def _label(p: Parser, braces: bool) -> str | None:
    """`W^{[2]}`, `a^{[l-1]}`: the number of a layer is part of the name."""
    at = first = p.at + (3 if braces else 2)
    while p.tokens[at][0] in ("num", "word", "+", "-") and at - first < 3:
        at += 1
    label = "".join(text for _, text, _, _ in p.tokens[first:at])
    if p.tokens[at][0] != "]" or not label[:1].isalnum() or "." in label:
        return None
    if braces and p.tokens[at + 1][0] != "}":
        kind, text, start, end = p.tokens[at + 1]
        if p.tokens[at + 2][0] != "}" or not (text == "T" or kind in ("⊤", "ᵀ", "'")):
            return None
        p.tokens[at + 1 : at + 3] = [
            ("}", "}", start, start),
            (kind if kind == "'" else "⊤", text, start, end),
        ]
    p.go(at + (2 if braces else 1))
    return f"^[{label}]"
