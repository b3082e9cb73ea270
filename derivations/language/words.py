"""What does a word mean where it stands?

A declared name, a function, a constant, a derivative (`dL/dw`), or several names written together (`ab` =
a·b): in that order of questions.
"""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from derivations.language import derivatives, functions, special, subscripts
from derivations.language import spellings as sp
from derivations.language.refusal import nearest
from derivations.language.tokens import END
from derivations.language.tree import Tree

if TYPE_CHECKING:
    from derivations.language.parser import Atom, Parser

LONGEST_WORD = 100
_SPECIAL = frozenset(("P", "Pr", "p", "E", "𝔼", "N", "𝒩", "sigma", "arg", "delta", "I", "nabla"))
_CARRIED = frozenset(("_", "sub", "'", "[", "^", "sup"))  # what may belong to a name before it
_ONLY_CALLED = frozenset(("beta", "gamma"))  # letters, unless a bracket follows
_ENGLISH = frozenset(("or", "and"))


def word(p: Parser) -> Tree:
    """word = name | function | constant | derivative | word word"""
    _, text, start, _ = p.tokens[p.at]
    declared = p.known.get(text)
    if declared is not None:
        return _declared(p, text, declared, start)
    if p.scope.whole:
        p.next()
        return named(p, text, start)
    joined = subscripts.joined(p, text)
    if joined is not None:
        return named(p, joined, start)
    head = sp.FUNCTION_WORDS.get(text, text)
    is_function = head in sp.FUNCTIONS
    if text[0] == "d" and not is_function and (found := derivatives.derivative(p)):
        return found
    if is_function and (head not in _ONLY_CALLED or p.peek() == "(" or text == "Gamma"):
        p.next()
        return functions.function(p, head, start)
    if text in sp.CONSTANTS and not (text == "e" and (p.subscript or p.peek() in ("_", "sub"))):
        p.next()
        return p.node("constant", (), start, sp.CONSTANTS[text])
    if text in _SPECIAL and (found := special.special(p, text, start)):
        return found
    return _together(p, text)


def _declared(p: Parser, text: str, declared: str, start: int) -> Tree:
    """A word that the question declares."""
    after = p.tokens[p.at + 1][0]
    if declared in p.scope.scalars and after not in _CARRIED and (after != "/" or text[0] != "d"):
        p.kind = after  # most words: a scalar by itself
        p.at += 1
        p.nodes += 1
        return Tree("name", (), declared, (start, p.tokens[p.at - 1][3]))
    if text[0] == "d" and len(text) > 1 and after == "/" and p.scope.lookup(p.tokens[p.at + 2][1]) is None:
        found = derivatives.derivative(p)
        if found is not None:
            return found
    if after in ("_", "sub") and (joined := subscripts.joined(p, text)) is not None:
        return named(p, joined, start)
    p.next()
    if declared == "sigma" and p.scope.is_abstract("sigma") and p.kind in ("(", "'", "sup", "^"):
        return functions.function(p, "sigmoid", start)
    return named(p, declared, start)


def _together(p: Parser, text: str) -> Tree:
    """Several names written together, or one that nothing declares."""
    _, _, start, end = p.tokens[p.at]
    if len(text) > LONGEST_WORD:
        raise p.refuse(f"A name has more than {LONGEST_WORD} letters.", "name-too-long")
    if len(text) > 2 and text[0] == "d" and text[1].isdigit() and p.peek() == "/":
        meant = f"Write d^{text[1]}{text[2:]}/dx^{text[1]}."
        raise p.refuse(f"{text} is not half of a derivative.", "bad-derivative", meant, (start, end))
    if text in _ENGLISH and p.at and p.peek() != END:
        raise p.two_answers()
    pieces = cut(p, text)
    if pieces is None:
        calls = p.peek() == "(" and p.tokens[p.at + 1][2] == end
        if calls and len(text) > 1 and not _accented(text):
            close = nearest(text, {*sp.FUNCTIONS, *sp.FUNCTION_WORDS, *p.scope.words()})
            raise p.refuse(
                f"There is no function {text}.",
                "unknown-function",
                f"Did you mean {close}?" if close else None,
            )
        pieces = [text]
    if len(pieces) > 1:
        p.cut(pieces)  # read the first as if the rest stood apart
        return word(p)
    declared = p.scope.lookup(text)
    if declared is None:
        p.waits(text, start, end)
    p.next()
    return named(p, declared or text, start)


def cut(p: Parser, text: str) -> list[str] | None:
    """The names that a word is made of, longest first; None where it cannot be cut."""
    if p.scope.free:
        return cut_free(text) if p.written_out() else [text]
    if len(text) == 1:
        return [text]
    if not p.written_out():
        return None
    last = subscripts.bases_before(p) if p.peek() in ("_", "sub") else frozenset[str]()
    found = _cut(text, p.known.keys(), last, {})
    if found is None:  # letters that stand alone somewhere in the text may be indices
        alone = {one for kind, one, _, _ in p.tokens if kind == "word" and len(one) == 1}
        found = _cut(text, p.known.keys() | alone, last, {})
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


def _accented(text: str) -> bool:
    return any(text.endswith(accent) and len(text) > len(accent) for accent in sp.ACCENT_WORDS)


def cut_free(text: str) -> list[str]:
    """Without declarations: Greek words, accented names, letters with digits are one; other letters many.

    >>> cut_free("abphi"), cut_free("yhat"), cut_free("w31")
    (['a', 'b', 'phi'], ['yhat'], ['w31'])
    """
    if len(text) == 1 or text in sp.GREEK_WORDS or text in ("𝔼", "𝒩"):
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


def named(p: Parser, canonical: str, start: int) -> Tree:
    """name = word { subscript | superscript-index | "'" | "[" subscripts "]" } [ "(" arguments ")" ]"""
    scope = p.scope
    dimensions = None if scope.free else scope.dimensions(canonical)
    is_function = scope.is_function(canonical)
    raised: list[Tree] = []
    lowered: list[Tree] = []
    primes = 0
    end = p.last_end()
    while p.kind in _CARRIED:
        kind = p.kind
        wanted = None if dimensions is None else dimensions - len(raised) - len(lowered)
        if kind == "_" or kind == "sub":
            if lowered and (wanted is None or wanted <= 0):
                break
            lowered += subscripts.lowered(p, wanted)
        elif kind == "[":
            if (
                not p.touching()
                or not subscripts.may_index(p, dimensions)
                or (lowered and dimensions is None)
            ):
                break
            lowered += subscripts.bracketed(p, canonical, wanted)
        elif kind == "'":
            if dimensions and not is_function:
                break
            primes += functions.primes_behind(p)
        elif kind == "^" and (p.peek() == "'" or (p.peek() == "{" and p.peek(2) == "'")):
            primes += functions.primes_above(p)
        else:
            found = None if raised and dimensions is None else subscripts.raised(p, wanted)
            if found is None:
                break
            if isinstance(found, list):
                raised += found
            elif "^[" in canonical:
                raise p.refuse(f"{canonical} has a second number above it.", "bad-superscript")
            else:
                canonical += found
    indices = (*raised, *lowered)
    base = Tree("name", (), canonical, (start, end))
    p.nodes += 1
    if primes or is_function:
        return functions.applied(p, base, indices, primes, start)
    if p.kind == "'":
        p.next()
        base = p.node("index", (base, *indices), start) if indices else base
        return p.node("transpose", (base,), start)
    if not indices:
        return base
    if dimensions is not None and len(indices) > dimensions:
        raise subscripts.wrong_number(p, canonical, dimensions, indices, start)
    return p.node("index", (base, *indices), start)


ATOMS: dict[str, Atom] = {"word": word}
