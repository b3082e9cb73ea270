"""What does a word mean where it stands?

A declared name, a function, a constant, a derivative (`dL/dw`), or several names written together (`ab` = a·b): in that
order of questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language import derivatives, functions, subscripts
from derivations.language import spellings as sp
from derivations.language.refusal import nearest
from derivations.language.tree import Tree

if TYPE_CHECKING:
    from derivations.language.parser import Atom, Parser

_SPECIAL = frozenset(("P", "E", "𝔼", "N", "𝒩", "sigma", "arg", "delta", "I", "Pr", "Delta"))


def word(p: Parser, *, one_piece: bool = False) -> Tree:
    """word = name | function | constant | derivative | word word      (`one_piece`: only the first of several)"""
    _, text, start, end = p.tokens[p.at]
    declared = p.scope.lookup(text)
    if declared is not None:
        if text[0] == "d" and len(text) > 1 and p.peek() == "/" and (found := derivatives.derivative(p)):
            return found
        p.next()
        return named(p, declared, start)
    joined = subscripts.joined(p, text)
    if joined is not None:
        return named(p, joined, start)
    head = sp.FUNCTION_WORDS.get(text, text)
    if text[0] == "d" and head not in sp.FUNCTIONS and (found := derivatives.derivative(p)):
        return found
    if head in sp.FUNCTIONS and (head not in ("beta", "gamma") or p.peek() == "(" or text == "Gamma"):
        p.next()
        return functions.function(p, head, start)
    if text in sp.CONSTANTS:
        p.next()
        return p.node("constant", (), start, sp.CONSTANTS[text])
    if text in _SPECIAL and (found := functions.special(p, text, start)):
        return found
    return _together(p, text, start, end, one_piece)


def _together(p: Parser, text: str, start: int, end: int, one_piece: bool) -> Tree:
    """Several names written together, or one that nothing declares."""
    pieces = cut(p, text)
    if pieces is None:
        calls = p.peek() == "(" and p.tokens[p.at + 1][2] == end
        if calls and len(text) > 1 and not _accented(text):
            known = set(sp.FUNCTIONS) | set(sp.FUNCTION_WORDS) | p.scope.words()
            meant = nearest(text, known)
            raise p.refuse(f"There is no function {text}.", "unknown-function", f"Did you mean {meant}?" if meant else None)
        p.undeclared.append((text, start, end))
        p.next()
        return named(p, text, start)
    if len(pieces) == 1:
        p.next()
        return named(p, pieces[0], start)
    # Read the pieces as if they stood apart.
    places = []
    at = start
    for piece in pieces:
        places.append(("word", piece, at, at + len(piece)))
        at += len(piece)
    where = p.at
    p.tokens[where : where + 1] = places
    p.go(where)
    if one_piece:
        return word(p)
    factors = [word(p)]
    if p.kind == "^" or p.kind == "sup":
        return factors[0]
    return factors[0]


def cut(p: Parser, text: str) -> list[str] | None:
    """The names that a word is made of, longest first; None where it cannot be cut."""
    if p.scope.free:
        return _cut_free(text)
    allowed = p.scope.words() | _letters_alone(p) | {"pi"}
    last = subscripts.bases_before(p)
    found = _cut(text, allowed, last, set())
    if found is None and p.subscript and len(text) > 1:
        return [*text] if text.isalnum() else None
    if found is None and text[0] in "0123456789":
        return None
    return found


def _cut(text: str, allowed: set[str], last: set[str], failed: set[str]) -> list[str] | None:
    if not text:
        return []
    if text in failed:
        return None
    for size in range(len(text), 0, -1):
        piece = text[:size]
        fits = piece in allowed or (size == len(text) and (piece in last or piece in sp.PREFIX_FUNCTIONS))
        if fits and (rest := _cut(text[size:], allowed, last, failed)) is not None:
            return [piece, *rest]
    failed.add(text)
    return None


def _letters_alone(p: Parser) -> set[str]:
    """Single letters that stand alone somewhere in the text: indices, most likely."""
    return {text for kind, text, _, _ in p.tokens if kind == "word" and len(text) == 1}


def _accented(text: str) -> bool:
    return any(text.endswith(accent) and len(text) > len(accent) for accent in sp.ACCENT_WORDS)


def _cut_free(text: str) -> list[str]:
    """Without declarations: Greek words, accented names and letters with digits are one name, other letters many."""
    if len(text) == 1 or text in sp.GREEK_WORDS or text in ("𝔼", "𝒩"):
        return [text]
    for accent in sp.ACCENT_WORDS:
        base = text.removesuffix(accent)
        if base != text and base and (len(base) == 1 or base in sp.GREEK_WORDS):
            return [text]
    letters = text.rstrip("0123456789")
    if len(letters) < len(text) and (len(letters) == 1 or letters in sp.GREEK_WORDS):
        return [text]
    pieces: list[str] = []
    at = 0
    known = sorted(sp.GREEK_WORDS, key=len, reverse=True)
    while at < len(text):
        greek = next((one for one in known if len(one) > 2 and text.startswith(one, at)), None)
        if greek is None and text.startswith("pi", at):
            greek = "pi"
        size = len(greek) if greek else 1
        while greek is None and at + size < len(text) and text[at + size].isdigit():
            size += 1
        pieces.append(text[at : at + size])
        at += size
    return pieces


def named(p: Parser, canonical: str, start: int) -> Tree:
    """name = word { subscript | superscript-index | "'" | "[" subscripts "]" } [ "(" arguments ")" ]"""
    scope = p.scope
    dimensions = None if scope.free else scope.dimensions(canonical)
    is_function = scope.is_function(canonical)
    raised: list[Tree] = []
    lowered: list[Tree] = []
    primes = 0
    while True:
        kind = p.kind
        wanted = None if dimensions is None else dimensions - len(raised) - len(lowered)
        if kind == "_" or kind == "sub":
            lowered += subscripts.lowered(p, canonical, wanted)
        elif kind == "[" and p.touching() and subscripts.may_index(p, canonical, dimensions):
            lowered += subscripts.bracketed(p, canonical, wanted)
        elif kind in ("^", "sup") and (found := subscripts.raised(p, wanted)) is not None:
            if isinstance(found, str):
                canonical += found
            else:
                raised += found
        elif kind == "'":
            if dimensions and not is_function:
                break
            p.next()
            primes += 1
        else:
            break
    indices = (*raised, *lowered)
    base = p.node("name", (), start, canonical)
    if primes or is_function:
        return functions.applied(p, base, indices, primes, start)
    if p.kind == "'":
        p.next()
        base = p.node("index", (base, *indices), start) if indices else base
        return p.node("transpose", (base,), start)
    if not indices:
        return base
    if dimensions is not None and len(indices) > dimensions:
        if dimensions == 0:
            shown = ", ".join(str(index) for index in indices)
            raise p.refuse(
                f"{canonical} has no indices in this question, but {shown} is written as one.", "not-indexed",
                span=(start, p.last_end()),
            )  # fmt: skip
        raise p.refuse(
            f"{canonical} has {dimensions} {'index' if dimensions == 1 else 'indices'}, not {len(indices)}.",
            "wrong-indices", span=(start, p.last_end()),
        )  # fmt: skip
    return p.node("index", (base, *indices), start)


ATOMS: dict[str, Atom] = {"word": word}
