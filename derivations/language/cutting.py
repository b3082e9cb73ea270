"""Of which names is a word made that several letters write together: `ab`, `abphi`, `w31`, `x_{ij}`?"""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from derivations.language import naming, subscripts
from derivations.language import spellings as sp

if TYPE_CHECKING:
    from derivations.language.parser import Parser

LONGEST_WORD = 100
_EULER = frozenset("e")
_CALLED = sp.FUNCTIONS.keys() | sp.FUNCTION_WORDS.keys()


def cut(p: Parser, text: str) -> list[str] | None:
    """The names that a word is made of, longest first; None where it cannot be cut."""
    if p.scope.free:
        if p.events and len(text) > 2 and not text.isupper() and text not in _LONGEST_FIRST:
            return [text]  # P(rain | cloudy)
        return cut_label(text, p.running) if p.subscript else cut_free(text)
    if len(text) == 1 or (text[1:] == "prime" and p.subscript):
        return [text]
    if not p.written_out():
        return None
    if p.subscript and p.unsized and text.isalnum():
        return cut_label(text, p.running)
    after = p.peek()
    last: Set[str] = frozenset()
    if after in ("_", "sub"):
        last = subscripts.bases_before(p)
    elif after == "(":
        last = _CALLED  # w21sigmoid(B)
    elif after in ("^", "sup"):
        last = _EULER  # xe^(2x)
    found = _cut(text, p.known.keys(), last, {})
    if found is None:  # letters that stand alone somewhere in the text may be indices
        alone = {one for kind, one, _, _ in p.tokens if kind == "word" and len(one) == 1}
        found = _cut(text, p.known.keys() | alone, last, {})
    if found is None and text[-1].isupper():  # a X in E[aX + b], a E in a E[X]: beside what is declared
        head = _cut(text[:-1], p.known.keys(), frozenset(), {})
        found = [*head, text[-1]] if head else None
    if found is None and p.subscript and text.isalnum():
        return [*text]
    return found


def _cut(
    text: str, allowed: Set[str], last: Set[str], known: dict[str, list[str] | None]
) -> list[str] | None:
    """Longest pieces first; `last` may stand at the end only."""
    if not text or text[0].isdigit():
        return None if text else []
    if text not in known:
        known[text] = None
        for size in range(len(text), 0, -1):
            piece = text[:size]
            ends = size == len(text) and (piece in last or piece in sp.PREFIX_FUNCTIONS)
            if (piece in allowed or piece == "pi" or ends) and (
                rest := _cut(text[size:], allowed, last, known)
            ) is not None:
                known[text] = [piece, *rest]
                break
    return known[text]


def made_of_known(p: Parser, text: str) -> bool:
    """Is a word several declared names written together?"""
    return _cut(text, p.known.keys(), frozenset(), {}) is not None


def cut_label(text: str, running: frozenset[str] = frozenset()) -> list[str]:
    """A subscript without declarations, in sums over `running`: `ij` two indices, `new` and `ML` one word.

    >>> cut_label("ij"), cut_label("new"), cut_label("ML")
    (['i', 'j'], ['new'], ['ML'])
    """
    return [*text] if naming.are_letters(text, running) else [text]


def cut_free(text: str) -> list[str]:
    """Without declarations: Greek words, accented names, letters with digits are one; other letters many.

    >>> cut_free("abphi"), cut_free("yhat"), cut_free("w31")
    (['a', 'b', 'phi'], ['yhat'], ['w31'])
    """
    if len(text) == 1 or text in sp.GREEK_WORDS or (text[1:] == "prime") or text in ("𝔼", "𝒩", "𝕍"):
        return [text]
    bare = next((text.removesuffix(one) for one in sp.ACCENT_WORDS if text.endswith(one)), text)
    bare = text.rstrip("0123456789") if bare == text else bare
    if bare != text and (len(bare) == 1 or bare in sp.GREEK_WORDS):
        return [text]
    pieces: list[str] = []
    at = 0
    while at < len(text):
        greek = next((one for one in _LONGEST_FIRST if text.startswith(one, at)), None)
        size = len(greek) if greek else 1
        while greek is None and at + size < len(text) and text[at + size].isdigit():
            size += 1
        pieces.append(text[at : at + size])
        at += size
    return pieces


_LONGEST_FIRST = sorted({one for one in sp.GREEK_WORDS if len(one) > 2} | {"pi"}, key=len, reverse=True)
