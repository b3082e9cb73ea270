"""Which indices does a name carry?

`x_n`, `x[n]`, `xₙ`, `x_{n}` and `x^{(n)}` are one thing; `mu_{ki}`, `mu_{k,i}` and `mu[k,i]` are one thing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language import spellings as sp
from derivations.language.tree import Tree, name

if TYPE_CHECKING:
    from derivations.language.parser import Parser


def raw(p: Parser, at: int) -> tuple[str, int] | None:
    """The bare text of a subscript that starts at a token, and the place after it."""
    kind, text, start, _ = p.tokens[at]
    if kind == "sub":
        return "".join(sp.GREEK.get(letter, letter) for letter in text), at + 1
    if kind != "_":
        return None
    kind, text, start, _ = p.tokens[at + 1]
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


def joined(p: Parser, base: str) -> str | None:
    """A declared name that only looks like a subscripted one: `D_K`, `w_{31}` for w31, `mu_hat` for muhat.

    Takes the word and its subscript when there is one.
    """
    found = raw(p, p.at + 1)
    if found is None:
        return None
    text, after = found
    scope = p.scope
    if scope.free:
        if text in sp.ACCENT_WORDS:
            p.go(after)
            return base + text
        return None
    accent = next((word for word in sp.ACCENT_WORDS if base.endswith(word) and len(base) > len(word)), "")
    bare = base.removesuffix(accent)
    for candidate in (f"{base}_{text}", f"{base}{text}", f"{bare}{text}{accent}", f"{bare}_{text}{accent}"):
        declared = scope.lookup(candidate)
        if declared is not None:
            p.go(after)
            return declared
    return None


def bases_before(p: Parser) -> set[str]:
    """Words that, with the subscript after the token here, are a declared name."""
    found = raw(p, p.at + 1)
    if found is None:
        return set()
    text = found[0]
    return {
        declared[: -len(tail)]
        for declared in p.scope.words()
        for tail in (f"_{text}", text)
        if declared.endswith(tail) and len(declared) > len(tail)
    }


def may_index(p: Parser, canonical: str, dimensions: int | None) -> bool:
    """Does a [ directly after a name open its indices (and not an indicator or interval)?"""
    if dimensions is not None:
        return dimensions > 0
    depth, at = 0, p.at
    while True:
        kind = p.tokens[at][0]
        if kind == "[":
            depth += 1
        elif kind == "]":
            depth -= 1
            if depth == 0:
                return True
        elif kind in sp.RELATIONS and depth == 1:
            return False
        elif at + 1 >= len(p.tokens):
            return True
        at += 1


def bracketed(p: Parser, canonical: str, wanted: int | None) -> list[Tree]:
    """subscripts = "[" sum { "," sum } "]" """
    opened = p.next()
    if p.kind == "]":
        raise p.refuse(f"The index of {canonical} is missing between these brackets.", "missing-operand")
    found = _several(p)
    if p.kind != "]":
        if p.kind == "end of the text":
            raise p.refuse("The bracket opened here is not closed.", "bracket-open", span=opened[2:])
        raise p.refuse(f"Expected ] or a comma after the index of {canonical}, found {p.found()}.", "expected")
    p.next()
    return spread(p, found, wanted)


def _several(p: Parser) -> list[Tree]:
    bars, p.bars = p.bars, False
    p.depth += 1
    outer, p.subscript = p.subscript, True
    found = [p.sum()]
    while p.take(","):
        found.append(p.sum())
    p.subscript = outer
    p.depth -= 1
    p.bars = bars
    return found


def spread(p: Parser, found: list[Tree], wanted: int | None) -> list[Tree]:
    """Indices written together (`ki`, `12`) apart again, where the name takes that many."""
    if len(found) != 1:
        return found
    one = found[0]
    if one.head == "mul" and (wanted == len(one.args) or wanted is None) and all(_is_index(a) for a in one.args):
        return list(one.args)
    if one.head == "number" and wanted is not None and wanted > 1:
        digits = str(one.leaf)
        if len(digits) == wanted:
            return [Tree("number", (), _whole(digit), one.span) for digit in digits]
    return found


def _is_index(tree: Tree) -> bool:
    return tree.head in ("name", "number", "index")


def _whole(digit: str):  # type: ignore[no-untyped-def]
    from fractions import Fraction

    return Fraction(int(digit))


def lowered(p: Parser, canonical: str, wanted: int | None) -> list[Tree]:
    """subscript = "_" ( word | number | "{" subscripts "}" ) | a run of lowered characters"""
    if p.kind == "sub":
        _, text, start, _ = p.next()
        if wanted is not None and wanted > 1 and len(text) == wanted:
            return [p.inner_text(letter, start + at) for at, letter in enumerate(text)]
        return spread(p, [p.inner_text(text, start)], wanted)
    p.next()
    kind, text, start, end = p.tokens[p.at]
    if kind == "{":
        p.next()
        found = _several(p)
        p.expect("}", "to close the subscript")
        return spread(p, found, wanted)
    if kind == "num":
        p.next()
        return spread(p, [p.node("number", (), start, _whole(text) if text.isdigit() else None)], wanted)
    if kind == "word":
        return _bare(p, text, start, end, wanted)
    if kind == "(":
        p.next()
        found = _several(p)
        p.expect(")", "to close the subscript")
        return spread(p, found, wanted)
    if kind in ("*", "+", "-"):
        raise p.refuse("A subscript of several signs needs braces: x_{…}.", "bad-subscript")
    raise p.refuse(f"Expected an index after _, found {p.found()}.", "bad-subscript")


def _bare(p: Parser, text: str, start: int, end: int, wanted: int | None) -> list[Tree]:
    """A word directly after _: one index, several written together, or (pasted TeX) one and then more factors."""
    scope = p.scope

    def taken(word: str, at: int) -> Tree:
        canonical = scope.lookup(word)
        if canonical is None and not scope.free:
            p.undeclared.append((word, at, at + len(word)))
        return name(canonical or word, (at, at + len(word)))

    greek = text in sp.GREEK_WORDS
    if len(text) == 1 or scope.lookup(text) is not None or greek:
        p.next()
        one = taken(text, start)
        if p.kind == "[" and p.touching() and scope.dimensions(str(one.leaf)):
            from derivations.language import words

            return [words.named(p, str(one.leaf), start)]
        return [one]
    many = len(text) if wanted is None and p.peek() != "_" and len(text) == 2 else wanted
    if many is not None and many > 1 and len(text) == many:
        p.next()
        return [_letter(p, letter, start + at) for at, letter in enumerate(text)]
    if wanted == 1 or (wanted is None and p.peek() == "_"):
        # x_iy_i: only the first letter belongs to the subscript
        p.tokens[p.at : p.at + 1] = [("word", text[0], start, start + 1), ("word", text[1:], start + 1, end)]
        p.go(p.at)
        p.next()
        return [taken(text[0], start)]
    p.next()
    return [taken(text, start)]


def _letter(p: Parser, letter: str, at: int) -> Tree:
    if letter.isdigit():
        return Tree("number", (), _whole(letter), (at, at + 1))
    canonical = p.scope.lookup(letter)
    if canonical is None and not p.scope.free:
        p.undeclared.append((letter, at, at + 1))
    return name(canonical or letter, (at, at + 1))


def raised(p: Parser, wanted: int | None) -> list[Tree] | str | None:
    """superscript-index = "^" "{" "(" subscripts ")" "}" | "^" "{" "[" number "]" "}"     (None: a power)"""
    if p.kind == "sup":
        text, start = p.tokens[p.at][1:3]
        if text[0] == "(" and text[-1] == ")" and len(text) > 2 and (wanted or p.scope.free):
            p.next()
            return [p.inner_text(text[1:-1], start + 1)]
        return None
    braces = p.peek() == "{"
    opening = p.peek(2) if braces else p.peek()
    if opening == "[" and not wanted:
        at = p.at + (3 if braces else 2)
        closing = p.tokens[at + 1][0] if at + 1 < len(p.tokens) else ""
        if p.tokens[at][0] in ("num", "word") and closing == "]":
            label = p.tokens[at][1]
            p.go(at + (3 if braces else 2))
            return f"^[{label}]"
        return None
    if not braces or opening != "(" or not (wanted or p.scope.free):
        return None
    if wanted is None and not _is_plain_index(p):
        return None
    p.go(p.at + 3)
    found = _several(p)
    p.expect(")", "to close the superscript")
    p.expect("}", "to close the superscript")
    return found


def _is_plain_index(p: Parser) -> bool:
    """x^{(n)}: the brackets hold nothing but one name or number."""
    return p.peek(3) in ("word", "num") and p.peek(4) == ")" and p.peek(5) == "}"
