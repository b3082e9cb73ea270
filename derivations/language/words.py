"""What does a word mean where it stands?

A declared name, a function, a constant, a derivative (`dL/dw`), or several names written together (`ab` =
a·b): in that order of questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language import (
    cases,
    cutting,
    derivatives,
    functions,
    glued,
    labels,
    numbered_letters,
    powers,
    special,
    subscripts,
    superscripts,
)
from derivations.language import spellings as sp
from derivations.language.plain_words import END
from derivations.language.refusal import nearest
from derivations.language.scope import CARRIED
from derivations.language.tree import Tree

if TYPE_CHECKING:
    from derivations.language.parser import Atom, Parser

_SPECIAL = sp.WRITTEN_OUT.union("P Pr p C E 𝔼 V 𝕍 N 𝒩 sigma arg delta I nabla ℝ".split())
_CARRIED = CARRIED  # what may belong to a name before it
_ABOVE = frozenset(("^", "sup", "*"))
_ONLY_CALLED = frozenset(("beta", "gamma"))  # letters, unless a bracket follows
_COMMAS = frozenset((",", ";"))
_LABEL_ENDS = frozenset(("}", "]", ","))
_COMMA, _BARS = frozenset(","), frozenset(("|", ";"))
_BIG = {"sum": "∑", "prod": "∏", "int": "∫"}


def word(p: Parser) -> Tree:
    """word = name | function | constant | derivative | word word"""
    tokens, at, scope = p.tokens, p.at, p.scope
    if tokens[at + 1][0] == "num":
        numbered_letters.with_digits(p)
    _, text, start, end = tokens[at]
    after = tokens[at + 1][0]
    declared = p.known.get(text)
    if declared is not None:
        if text == "N" and after == "(" and p.holds(at + 1, _BARS) and p.holds(at + 1, _COMMA):
            return special.normal(p, start)  # N(x | mu, s2), where N is a number too
        carries = after in scope.carried and (after != "^" or tokens[at + 2][0] != "num" or scope.free)
        if declared in scope.scalars and not carries and (after != "/" or text[0] != "d"):
            p.at, p.kind = at + 1, after  # most words: a scalar by itself
            p.nodes += 1
            base = Tree("name", (), declared, (start, end))
            return _of_its_name(p, base) if after == "(" else base
        return _declared(p, text, declared, start)
    if scope.whole:
        p.next()
        return named(p, text, start)
    head = sp.FUNCTION_WORDS.get(text, text)
    is_function = head in sp.FUNCTIONS
    if is_function and after == "(" and head not in _BIG:
        p.at, p.kind = at + 1, after
        return functions.function(p, head, start)
    joined = subscripts.joined(p, text)
    if joined is None and not p.scope.free:
        if p.peek() in _ABOVE:
            joined = labels.above(p, text)
        elif text in ("Delta", "delta") and labels.with_delta(p, text):
            return word(p)
    if joined is not None:
        return named(p, joined, start)
    if text[0] == "d" and not is_function and (found := derivatives.derivative(p)):
        return found
    if head in _BIG and _stands_big(p):
        sign = _BIG[head]
        p.tokens[p.at] = (sign, text, start, start + len(text))
        p.go(p.at)
        return p.atoms[sign](p)
    if is_function and p.subscript and p.peek() in _LABEL_ENDS:
        p.next()
        return p.node("name", (), start, text)  # x_{max}
    if is_function and (head not in _ONLY_CALLED or p.peek() == "(" or text == "Gamma"):
        p.next()
        return functions.function(p, head, start)
    if text in sp.CONSTANTS and not (text in ("e", "pi") and _is_indexed(p, text)):
        p.next()
        return p.node("constant", (), start, sp.CONSTANTS[text])
    if text in _SPECIAL and (found := special.special(p, text, start)):
        return found
    return _together(p, text)


def _is_indexed(p: Parser, text: str) -> bool:
    """`x_e`, `e_n`, `e[n]`, `π_k`: a letter, and not the number."""
    after, _, start, _ = p.tokens[p.at + 1]
    touching = after == "[" and start == p.tokens[p.at][3] and p.scope.free
    indexed = after in ("_", "sub") or (touching and not p.holds(p.at + 1, sp.RELATIONS))
    return indexed or (p.subscript and text in ("e", "pi"))


def _stands_big(p: Parser) -> bool:
    """`sum_i x_i`, `int_0^1 x dx`, `sum x_i`: the word where the sign might stand; `sum(…)` is a call."""
    after, _, start, _ = p.tokens[p.at + 1]
    if after in ("_", "sub", "^", "sup"):
        return True
    if after != "(":
        return after not in ("[", END)
    gap = p.text[p.tokens[p.at][3] : start]
    return bool(gap) and gap.isspace() and not p.holds(p.at + 1, _COMMA)  # `sum ( x[n], n, 1, N )` is a call


def _declared(p: Parser, text: str, declared: str, start: int) -> Tree:
    """A word that the question declares."""
    after = p.tokens[p.at + 1][0]
    alone = len(text) > 1 or text != declared or p.scope.dimensions(declared)  # d/dy beside d[k], d for b
    if text[0] == "d" and alone and after == "/" and p.scope.lookup(p.tokens[p.at + 2][1]) is None:
        found = derivatives.derivative(p)
        if found is not None:
            return found
    if after in ("_", "sub"):
        joined = subscripts.joined(p, text)
    else:
        joined = labels.above(p, text) if after in _ABOVE else None
    if joined is not None:
        return named(p, joined, start)
    p.next()
    if declared == "sigma" and p.scope.is_abstract("sigma") and p.kind in ("(", "'", "sup", "^"):
        return functions.function(p, "sigmoid", start)
    return named(p, declared, start)


def _together(p: Parser, text: str) -> Tree:
    """Several names written together, or one that nothing declares."""
    _, _, start, end = p.tokens[p.at]
    if len(text) > cutting.LONGEST_WORD:
        raise p.refuse(f"A name has more than {cutting.LONGEST_WORD} letters.", "name-too-long")
    if len(text) > 2 and text[0] == "d" and text[1].isdigit() and p.peek() == "/":
        meant = f"Write d^{text[1]}{text[2:]}/dx^{text[1]}."
        raise p.refuse(f"{text} is not half of a derivative.", "bad-derivative", meant, (start, end))
    if text in sp.VARIANTS:
        p.tokens[p.at] = ("word", sp.VARIANTS[text], start, end)
        return word(p)
    if text == "not" and p.peek() in p.atoms:
        p.next()
        p.deeper()
        inner = p.product()
        if p.kind in sp.RELATIONS:
            inner = p.looser(inner, 3)  # not x < 1: as loose as a relation
        p.level -= 1
        return p.node("not", (inner,), start)
    if text in cases.PARTING and cases.parts(p, text):
        raise p.unexpected()
    called = p.peek() in ("(", "[") and p.tokens[p.at + 1][2] == end
    if called and (head := glued.in_capitals(text)):
        p.next()
        return functions.function(p, head, start)
    if called and (own := p.scope.lookup(text.lower())) and p.scope.is_function(own):
        p.next()
        return named(p, own, start)  # MaxPool(A) of maxpool
    if p.scope.free and called and p.peek() == "(" and text not in sp.GREEK_WORDS and not p.events:
        glued.check_called(p, text)
    if p.scope.free and not p.subscript and not called and (found := glued.parted(p, text)):
        p.cut([piece for piece in (*found, text[sum(map(len, found)) :]) if piece])
        return word(p)
    pieces = cutting.cut(p, text)
    if pieces is None and subscripts.numbered(p, text):
        return word(p)
    if pieces is None and (other := p.scope.respelled(text)):
        p.next()
        return named(p, other, start)
    if pieces is None and not p.subscript and not called and (found := glued.parted(p, text)):
        p.cut([piece for piece in (*found, text[sum(map(len, found)) :]) if piece])
        return word(p)
    if pieces is None:
        if called:
            glued.check_called(p, text)
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


def _accented(text: str) -> bool:
    return any(text.endswith(accent) and len(text) > len(accent) for accent in sp.ACCENT_WORDS)


def named(p: Parser, canonical: str, start: int) -> Tree:
    """name = word { subscript | superscript-index | "'" | "[" subscripts "]" } [ "(" arguments ")" ]

    An entry of a declared matrix may have its indices in round brackets: K(m, n).
    """
    scope = p.scope
    dimensions = None if scope.free else scope.dimensions(canonical)
    is_function = scope.is_function(canonical)
    raised: list[Tree] = []
    lowered: list[Tree] = []
    primes = 0
    end = p.last_end()
    if (
        p.events
        and p.kind == "'"
        and canonical.isupper()
        and p.peek() in (")", "|", ",", "∩", "∪", "∧", "∨")
        and not is_function
    ):
        p.next()
        return p.node("not", (Tree("name", (), canonical, (start, end)),), start)
    while p.kind in _CARRIED:
        kind = p.kind
        wanted = None if dimensions is None else dimensions - len(raised) - len(lowered)
        if kind == "_" or kind == "sub":
            if lowered and (wanted is None or wanted <= 0):
                break
            lowered += subscripts.lowered(p, wanted)
        elif kind == "[":
            if (
                not (p.touching() or (dimensions and p.behind_command()))
                or not subscripts.may_index(p, dimensions)
                or (lowered and (dimensions is None or p.holds(p.at, sp.RELATIONS)))  # x_n[y_n = k]
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
            found = None if raised and dimensions is None else superscripts.raised(p, wanted)
            if found is None:
                break
            if isinstance(found, list):
                raised += found
            elif "^[" in canonical:
                raise p.refuse(f"{canonical} has a second number above it.", "bad-superscript")
            else:
                canonical = superscripts.layered(p, canonical + found, start)
    if primes and not is_function and (p.subscript or p.limits or f"{canonical}prime" in p.running):
        canonical, primes = canonical + "prime" * primes, 0  # k'
        p.undeclared = [one for one in p.undeclared if one[1] != start]  # k itself need not be one
        if p.scope.lookup(canonical) is None:
            p.waits(canonical, start, p.last_end())
    indices = (*raised, *lowered)
    base = Tree("name", (), canonical, (start, end))
    p.nodes += 1
    if primes or is_function:
        return functions.applied(p, base, indices, primes, start)
    if dimensions and dimensions > 1 and p.kind == "(" and not indices and p.holds(p.at, _COMMAS):
        indices = tuple(functions.arguments(p))
    if p.kind == "'":
        p.next()
        base = p.node("index", (base, *indices), start) if indices else base
        return powers.transposed(p, base, start)
    if not indices:
        return _of_its_name(p, base)
    if dimensions is not None and len(indices) > dimensions:
        raise subscripts.wrong_number(p, canonical, dimensions, indices, start)
    return p.node("index", (base, *indices), start)


def _of_its_name(p: Parser, base: Tree) -> Tree:
    """`phi(v)` where phi is defined by a formula in v: phi, not a product."""
    if p.kind == "(" and p.peek() == "word" and p.peek(2) == ")":
        meant = p.scope.definition(str(base.leaf))
        if meant is not None and p.scope.lookup(p.tokens[p.at + 1][1]) in meant.names():
            for _ in range(3):
                p.next()
    return base


ATOMS: dict[str, Atom] = {"word": word}
