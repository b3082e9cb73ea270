"""Which indices does a name or a formula carry?

`x_n`, `x[n]`, `xₙ` and `x_{n}` are one thing; `mu_{ki}`, `mu_{k,i}` and `mu[k,i]` are one thing.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from derivations.language import naming, shapes
from derivations.language import spellings as sp
from derivations.language.refusal import Refusal
from derivations.language.tree import Tree, name, number

if TYPE_CHECKING:
    from derivations.language.parser import Parser

_CLOSED = frozenset((")", "]", "}", "\\}", "end"))


def of_formula(p: Parser, base: Tree) -> bool:
    """Does what stands here index the formula before it: `softmax(z)_i`, `(AB)_{ij}`?"""
    in_brackets = base.head == "name" and p.before()[0] == ")" and p.kind != "["  # (A)_{ij}
    if p.before()[0] not in _CLOSED or (base.head in ("name", "number") and not in_brackets):
        return False
    if p.kind != "[":
        return True
    if not p.touching() or base.head in ("list", "index") or p.holds(p.at, sp.RELATIONS):
        return False
    return base.head == "softmax" or shapes.shape(base, p.scope) in (shapes.VECTOR, shapes.MATRIX)


def indexed(p: Parser, base: Tree, start: int) -> Tree:
    """indexed = formula ( "_" subscript | "[" subscripts "]" )"""
    found = bracketed(p, "this", None) if p.kind == "[" else lowered(p, None)
    return p.node("index", (base, *found), start)


def under_power(base: Tree) -> Tree | None:
    """The name under a power whose subscript comes last: `x^2_i` is x_i²."""
    inner = base.args[0] if base.head in ("pow", "transpose") else base
    return inner if inner.head == "name" else None


def after_power(p: Parser, base: Tree, inner: Tree) -> Tree:
    """The subscript of x^2_i put where it belongs."""
    word = str(inner.leaf)
    wanted = None if p.scope.free else p.scope.dimensions(word)
    found = lowered(p, wanted)
    start = inner.span[0]
    if wanted is not None and len(found) != wanted:
        raise wrong_number(p, word, wanted, tuple(found), start)
    if base.head == "transpose" and len(found) == 2:  # A^T_{ik}
        return p.node("index", (base, *found), start)
    element = p.node("index", (inner, *found), start)
    return element if base is inner else base.with_args((element, *base.args[1:]))


def wrong_number(p: Parser, word: str, dimensions: int, indices: tuple[Tree, ...], start: int) -> Refusal:
    """The refusal of indices that a name does not have."""
    span = (start, p.last_end())
    if dimensions == 0:
        shown = ", ".join(str(index) for index in indices)
        message = f"{word} has no indices in this question, but {shown} is written as one."
        return p.refuse(message, "not-indexed", None, span)
    several = "1 index" if dimensions == 1 else f"{dimensions} indices"
    return p.refuse(f"{word} has {several}, not {len(indices)}.", "wrong-indices", None, span)


def may_index(p: Parser, dimensions: int | None) -> bool:
    """Does a [ directly after a name open its indices (and not an indicator or interval)?"""
    if dimensions is None:
        return not p.holds(p.at, sp.RELATIONS)
    return dimensions > 0 or (p.peek() == "num" and p.peek(2) == "]")  # x[0] is meant as an entry


def bracketed(p: Parser, owner: str, wanted: int | None) -> list[Tree]:
    """subscripts = "[" sum { "," sum } "]" """
    if p.peek() == "]":
        p.next()
        raise p.refuse(f"The index of {owner} is missing between these brackets.", "missing-operand")
    return several(p, "]", wanted)


def several(p: Parser, closing: str, wanted: int | None) -> list[Tree]:
    """sum { "," sum }, and the bracket that closes"""
    kept = p.opened()
    if p.kind == closing:
        raise p.refuse("The index is missing between these brackets.", "missing-operand")
    outside, p.unsized = p.unsized, wanted is None
    p.subscript, p.enclosing = True, "_"
    first = p.at
    found = [p.sum()]
    together = found[0].head == "mul" and all(kind != "*" for kind, *_ in p.tokens[first : p.at])
    while p.take(","):
        found.append(p.sum())
    p.closed(kept, closing)
    p.unsized = outside
    if len(found) == 1 and found[0].head == "number" and wanted and wanted > 1:
        return _digits(p.text, found[0], wanted)
    return spread(found, wanted, together)


def _digits(text: str, one: Tree, wanted: int) -> list[Tree]:
    """`I_{01}`: as many digits as there are indices."""
    start, end = one.span
    if end - start != wanted or not text[start:end].isdigit():
        return [one]
    return [number(int(text[at]), (at, at + 1)) for at in range(start, end)]


def spread(found: list[Tree], wanted: int | None, together: bool = True) -> list[Tree]:
    """Indices written together (`ki`, `12`) apart again, where the name takes that many."""
    if len(found) != 1:
        return found
    one = found[0]
    if one.head == "mul" and together:
        if wanted in (None, len(one.args)) and all(
            arg.head in ("name", "number", "index") for arg in one.args
        ):
            return list(one.args)
        if wanted == 1 and all(arg.head == "name" for arg in one.args):
            return list(one.args)  # x_{n k}: two indices where one is right
    return found


def lowered(p: Parser, wanted: int | None) -> list[Tree]:
    """subscript = "_" ( word | number | "{" subscripts "}" | "(" subscripts ")" ) | lowered characters"""
    if p.kind == "sub":
        _, text, start, _ = p.next()
        if wanted is not None and wanted > 1 and len(text) == wanted:
            return [p.inner_text(letter, start + at, subscript=True) for at, letter in enumerate(text)]
        one = p.inner_text(text, start, subscript=True)
        if one.head == "relation":
            raise p.refuse("A relation is no index.", "bad-subscript", None, one.span)
        return spread([one], wanted)
    p.next()
    kind, text, start, _ = p.tokens[p.at]
    if kind == "{" or kind == "(":
        return several(p, "}" if kind == "{" else ")", wanted)
    if kind == "num" and text.isdigit():
        p.next()
        one = p.node("number", (), start, Fraction(text))
        return _digits(p.text, one, wanted) if wanted and wanted > 1 else [one]
    if kind == "word":
        return _bare(p, wanted)
    if kind in ("*", "+", "-"):
        raise p.refuse("A subscript of several signs needs braces: x_{…}.", "bad-subscript")
    raise p.refuse(f"Expected an index after _, found {p.found()}.", "bad-subscript")


def _bare(p: Parser, wanted: int | None) -> list[Tree]:
    """A word directly after _: one index, several written together, or (in TeX) one and then factors."""
    _, text, start, _ = p.tokens[p.at]
    scope = p.scope
    if len(text) > 1 and scope.lookup(text) is None and p.written_out() and not scope.whole:
        many = wanted
        if wanted is None and naming.are_letters(text, p.running) and p.peek() != "_" and not p.tex:
            many = len(text)  # A_ij
        if many is not None and 1 < many == len(text):
            p.next()
            return [one_index(p, letter, start + at) for at, letter in enumerate(text)]
        if text not in sp.GREEK_WORDS and (p.tex or wanted == 1 or p.peek() == "_"):
            p.split(text[0])  # x_iy_i: only the first letter belongs to the subscript
    _, text, start, end = p.next()
    one = one_index(p, text, start, end)
    dimensions = scope.dimensions(str(one.leaf))
    if p.kind == "[" and p.touching() and dimensions:
        return [p.node("index", (one, *bracketed(p, str(one.leaf), dimensions)), start)]
    return [one]


def one_index(p: Parser, letter: str, at: int, end: int = 0) -> Tree:
    """An index by itself; it ends where its letters do, unless said."""
    span = (at, end or at + len(letter))
    if letter.isdigit():
        return Tree("number", (), Fraction(letter), span)
    canonical = p.scope.lookup(letter)
    if canonical is None:
        outside, p.subscript = p.subscript, True
        p.waits(letter, *span)
        p.subscript = outside
    return name(canonical or letter, span)


def joined(p: Parser, base: str) -> str | None:
    """A declared name that only looks like a subscripted one: `D_K`, `w_{31}` for w31, `mu_hat` for muhat.

    Takes the word and its subscript when there is one.
    """
    found = _bare_text(p, p.at + 1)
    if found is None:
        return None
    text, after = found
    scope = p.scope
    if scope.free:
        if text in sp.ACCENT_WORDS:
            p.go(after)
            return base + text
        return None
    text = text.replace(",", "") if text[:1].isdigit() else text  # w_{1,1}: w11
    candidates = [f"{base}_{text}"]
    if not scope.dimensions(scope.lookup(base) or base):
        accent = next((word for word in sp.ACCENT_WORDS if base.endswith(word) and len(base) > len(word)), "")
        bare = base.removesuffix(accent)
        candidates += [f"{base}{text}", f"{bare}{text}{accent}", f"{bare}_{text}{accent}"]
    for candidate in candidates:
        declared = scope.lookup(candidate)
        if declared is not None and not (scope.dimensions(declared) and text in p.running):  # w_k of all wk
            own = (
                len(text) == 1
                and text.isalpha()
                and candidate == base + text
                and scope.dimensions(declared) == 1
            )
            entry = own and p.tokens[after][0] not in ("[", "_", "sub")
            p.go(
                p.at + 1 if entry else after
            )  # w_k is wk[k] where the sum that runs over k is written as a call
            return declared
    return _before_factors(p, base)


def _before_factors(p: Parser, base: str) -> str | None:
    """In TeX `\\delta_jy_i` is δ_j y_i: only the first letter stands below.  So is `C_iC_o` where nothing is
    called C."""
    (kind, *_), (below, text, start, end) = p.tokens[p.at + 1 : p.at + 3]
    declared = p.scope.lookup(f"{base}_{text[:1]}") or p.scope.lookup(f"{base}{text[:1]}")
    letters = below == "word" and end - start == len(text) > 1
    alone = p.scope.lookup(base) is None
    if not (p.tex or alone) or kind != "_" or not letters or declared is None:
        return None
    p.tokens[p.at + 2 : p.at + 3] = [("word", text[:1], start, start + 1), ("word", text[1:], start + 1, end)]
    p.go(p.at + 3)
    return declared


def numbered(p: Parser, text: str) -> bool:
    """`theta2` where theta has entries and no name is called so: made the two tokens of `theta₂`."""
    base = text.rstrip("0123456789")
    declared = p.scope.lookup(base)
    if base == text or declared is None or p.scope.dimensions(declared) != 1:
        return False
    kind, _, start, end = p.tokens[p.at]
    middle = end - len(text) + len(base)
    p.tokens[p.at : p.at + 1] = [(kind, base, start, middle), ("sub", text[len(base) :], middle, end)]
    p.go(p.at)
    return True


def _bare_text(p: Parser, at: int) -> tuple[str, int] | None:
    """The bare text of a subscript that starts at a token, and the place after it."""
    kind, text, _, _ = p.tokens[at]
    if kind == "sub":
        return "".join(sp.GREEK.get(letter, letter) for letter in text), at + 1
    if kind != "_":
        return None
    kind, text, _, _ = p.tokens[at + 1]
    if kind in ("word", "num"):
        return text, at + 2
    if kind != "{":
        return None
    at += 2
    pieces = []
    while p.tokens[at][0] in ("word", "num", "_", ","):
        pieces.append(p.tokens[at][1])
        at += 1
    return ("".join(pieces), at + 1) if p.tokens[at][0] == "}" and pieces else None


def bracket_follows(p: Parser) -> bool:
    """Does a [ follow directly after the subscript of the word here?"""
    found = _bare_text(p, p.at + 1)
    return found is not None and p.tokens[found[1]][0] == "["


def bases_before(p: Parser) -> set[str]:
    """Words that, with the subscript after the token here, are a declared name."""
    found = _bare_text(p, p.at + 1)
    if found is None:
        return set()
    text = found[0]
    return {
        declared[: -len(tail)]
        for declared in p.scope.words()
        for tail in (f"_{text}", text, f"_{text[:1]}")  # the last: NO_wO_h
        if declared.endswith(tail) and len(declared) > len(tail)
    }
