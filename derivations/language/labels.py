"""Does what stands above a word, or behind Δ, belong to its name: `w^{new}`, `W^{(1)}`, `θ*`, `Δw`?

Only where the question declares such a name: w_new, W1, theta_star, Delta_w.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language import subscripts
from derivations.language.latex import Token
from derivations.language.plain_words import END

if TYPE_CHECKING:
    from derivations.language.parser import Parser

_TRANSPOSES = frozenset(("⊤", "ᵀ"))
_PAIRS = {"(": ")", "[": "]"}
_IN_LABEL = frozenset(("word", "num", "+", "-", "_"))
_AFTER_STAR = frozenset((END, ")", "]", "}", "=", ",", "|"))


def above(p: Parser, text: str) -> str | None:
    """The declared name of a word with its label above.  Takes both, or nothing."""
    kind, label, _, _ = p.tokens[p.at + 1]
    if kind == "*":
        behind = p.tokens[p.at + 2][0]
        alone = behind in ("+", "-") and p.scope.lookup(text) is None
        if not p.scope.starred or not (alone or behind in _AFTER_STAR):
            return None
        return _named(p, (f"{text}star", f"{text}_star"), p.at + 2)
    if kind == "sup":
        if label[0] != "(" or label[-1] != ")" or p.scope.dimensions(p.scope.lookup(text) or text):
            return None
        return _named(p, (f"{text}_{label[1:-1]}", f"{text}{label[1:-1]}"), p.at + 2)
    _part_transpose(p.tokens, p.at + 1)
    found = _label(p, p.at + 2)
    if found is None:
        return None
    label, bracketed, after = found
    if label == "*":
        return _named(p, (f"{text}star", f"{text}_star"), after)
    if bracketed:
        if p.scope.dimensions(p.scope.lookup(text) or text):
            return None
    elif label[:1].isdigit() or p.scope.lookup(label) is not None:
        return None
    return _named(p, (f"{text}_{label}", f"{text}{label}", f"{text}^[{label}]"), after)


def _part_transpose(tokens: list[Token], at: int) -> None:
    """`W^{(2)T}` and `W^{(2)^T}` made `W^{(2)}^{T}`."""
    opening = [token[0] for token in tokens[at : at + 3]]
    if opening[:2] != ["^", "{"] or opening[-1] not in _PAIRS:
        return
    closing = at + 3
    while tokens[closing][0] in _IN_LABEL:
        closing += 1
    first = closing + 1
    if tokens[closing][0] != _PAIRS[opening[-1]]:
        return
    first += tokens[first][0] == "^"
    braces = tokens[first][0] == "{"
    sign = tokens[first + braces]
    after = first + 2 * braces + 1
    if (sign[0] in _TRANSPOSES or sign[:2] == ("word", "T")) and tokens[after][0] == "}":
        place = tokens[closing][2:]
        tokens[closing + 1 : after] = [("}", "}", *place), ("^", "^", *place), ("{", "{", *place), sign]


def _label(p: Parser, at: int) -> tuple[str, bool, int] | None:
    """What stands behind ^ from a token on, whether in ( ) or [ ], and the place after it."""
    tokens = p.tokens
    braces = tokens[at][0] == "{"
    at += braces
    closing = _PAIRS.get(tokens[at][0], "")
    at += bool(closing)
    first = at
    if tokens[at][0] == "*":
        at += 1
    else:
        while tokens[at][0] in _IN_LABEL and (closing or at == first):
            at += 1
    label = "".join(token[1] for token in tokens[first:at])
    if not label or (closing and tokens[at][0] != closing):
        return None
    at += bool(closing)
    if braces and tokens[at][0] != "}":
        return None
    return label, bool(closing), at + braces


def _named(p: Parser, candidates: tuple[str, ...], after: int) -> str | None:
    found = next((one for word in candidates if (one := p.scope.lookup(word)) is not None), None)
    if found is not None:
        p.go(after)
    return found


def with_delta(p: Parser, text: str) -> bool:
    """`Δw`: the two words made one where the question has such a name."""
    kind, after, _, end = p.tokens[p.at + 1]
    if kind != "word":
        return False
    start = p.start()
    kept = p.tokens[p.at : p.at + 2]
    word = f"{text}{after}"
    p.tokens[p.at : p.at + 2] = [("word", word, start, end)]
    lowered = p.peek() in ("_", "sub")
    mark = p.at
    if p.scope.lookup(word) is not None or (lowered and subscripts.joined(p, word) is not None):
        p.go(mark)
        return True
    p.tokens[p.at : p.at + 1] = kept
    return False
