"""Is this word a function written together with its argument (`sinx`, `lnN`), or one of other programs?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language import cutting
from derivations.language import spellings as sp
from derivations.language.refusal import nearest

if TYPE_CHECKING:
    from derivations.language.parser import Parser

_ALIKE = 0.8  # how much a word must be like a function to be taken for a slip of it
_NEVER = frozenset("tg Tr Ln det tr sign erf".split())
_GLUED = sorted(
    (
        word
        for word in {*sp.PREFIX_FUNCTIONS, *sp.FUNCTION_WORDS} - _NEVER
        if sp.FUNCTION_WORDS.get(word, word) in sp.PREFIX_FUNCTIONS
    ),
    key=lambda word: (-len(word), word),
)  # fmt: skip
_FIRST_LETTERS = frozenset(word[0] for word in _GLUED)


def in_capitals(text: str) -> str | None:
    """`EXP`, `Sin`, `Sqrt`: the function in other letters."""
    lower = text.lower()
    head = sp.FUNCTION_WORDS.get(lower, lower)
    known = head in sp.FUNCTIONS and text != "Beta"  # the distribution
    return head if len(text) > 1 and lower != text and known else None


def parted(p: Parser, text: str) -> tuple[str, str] | None:
    """What stands before the function in a word, and the function: ("x", "ln") of `xlnx`."""
    if len(text) < 3 or not p.written_out():
        return None
    for at in range(len(text) - 2):
        if text[at] not in _FIRST_LETTERS or not _reads(p, text[:at]):
            continue
        for word in _GLUED:
            if text.startswith(word, at) and (rest := text[at + len(word) :]) and _reads(p, rest, last=True):
                if word in ("log2", "log10"):
                    raise p.refuse(
                        f"{text} may be the logarithm to a base or of a number.", "ambiguous-logarithm",
                        f"Write {word}({rest}) or log({word[3:]}*{rest}).",
                    )  # fmt: skip
                return text[:at], word
    return None


def _reads(p: Parser, text: str, *, last: bool = False) -> bool:
    """Can the letters beside a function be read by themselves?"""
    letters = text.lstrip("0123456789") if last else text
    if not letters:
        return True
    if p.scope.free:
        return len(letters) <= 1 + last or letters in sp.GREEK_WORDS
    if p.scope.lookup(letters) is not None or letters in sp.CONSTANTS:
        return True
    return letters.isalpha() and cutting.made_of_known(p, letters)


def check_called(p: Parser, text: str) -> None:
    """Refuse a word before a bracket that is a function elsewhere, or nearly one of ours."""
    if len(text) < 3 or not p.written_out():
        return
    meant = sp.INSTEAD.get(text)
    if meant is None and len(text) > 3:
        close = nearest(text, {*sp.FUNCTIONS, *sp.FUNCTION_WORDS}, _ALIKE)
        meant = f"Did you mean {close}?" if close else None
    if meant:
        raise p.refuse(f"There is no function {text}.", "unknown-function", meant)
