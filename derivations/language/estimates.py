"""Which names are an estimate's: `\\hat\\mu`, `μ̂`, `\\mu_{ML}` where the question has a μ but no μ̂?

A formula that only speaks of the estimate may call it by the parameter's name.  Where both stand in one
formula they are two things, and nothing is changed.
"""

from __future__ import annotations

from derivations.language import spellings as sp
from derivations.language.latex import Token
from derivations.language.scope import Scope

_LABELS = frozenset(("ML", "MLE", "hat"))
_HATS = frozenset(("hat", "widehat"))


def by_their_parameters(tokens: list[Token], scope: Scope) -> list[Token] | None:
    """The tokens with each estimate as its parameter; None where none is, or the parameter beside it."""
    found: list[Token] = []
    estimated: set[str] = set()
    plain: set[str] = set()
    at = 0
    while at < len(tokens):
        word, after = _estimate(tokens, at)
        if word and _is_parameter(word, scope):
            estimated.add(word)
            found.append(("word", word, tokens[at][2], tokens[after - 1][3]))
            at = after
        elif word and scope.lookup(f"{word}hat") is not None:  # \\hat\\mu_{ML}, which the question calls xbar
            estimated.add(f"{word}hat")
            found.append(("word", f"{word}hat", tokens[at][2], tokens[after - 1][3]))
            at = after
        else:
            plain.add(tokens[at][1])
            found.append(tokens[at])
            at += 1
    return found if estimated and not estimated & plain else None


def _is_parameter(word: str, scope: Scope) -> bool:
    """Is it a Greek letter of the question, whose estimate the question has no name for?"""
    known = word in sp.GREEK_WORDS and scope.lookup(word) is not None
    return known and all(scope.lookup(f"{word}{mark}") is None for mark in ("hat", "_hat", "_ML", "_MLE"))


def _estimate(tokens: list[Token], at: int) -> tuple[str, int]:
    """The parameter of an estimate that begins here, "" for none; and the place after it."""
    kind, text, *_ = tokens[at]
    if kind == "cmd" and text in _HATS:
        word, after = _in_braces(tokens, at + 1)
        return word, _after_label(tokens, after)
    if kind != "word":
        return "", at
    after = _after_label(tokens, at + 1)
    if text.endswith("hat"):
        return text.removesuffix("hat"), after
    return (text, after) if after > at + 1 else ("", at)


def _after_label(tokens: list[Token], at: int) -> int:
    """The place behind a label `_{ML}`; the same place where none stands."""
    if tokens[at][0] != "_":
        return at
    label, after = _in_braces(tokens, at + 1)
    return after if label in _LABELS else at


def _in_braces(tokens: list[Token], at: int) -> tuple[str, int]:
    """The word here, in braces or not, and the place after it."""
    kind, text, *_ = tokens[at]
    if kind == "word":
        return text, at + 1
    if kind == "{" and tokens[at + 1][0] == "word" and tokens[at + 2][0] == "}":
        return tokens[at + 1][1], at + 3
    return "", at
