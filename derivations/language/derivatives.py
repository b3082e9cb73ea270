"""Is this a derivative: `dL/dw`, `∂²L/∂w²`, `d/dx f`?

`dL/dw` names a derivative (head `derivative`); `d/dx f` is an operator to be carried out (head `diff`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language import spellings as sp
from derivations.language import subscripts
from derivations.language.tree import Tree, name, number

if TYPE_CHECKING:
    from derivations.language.parser import Parser

_D = ("d", "∂")


def derivative(p: Parser, *, in_fraction: bool = False) -> Tree | None:
    """derivative = ("d" | "∂") [ "^" order ] name "/" ("d" | "∂") name [ "^" order ] | "d" "/" "d" name product"""
    at, start, waiting, tokens = p.at, p.start(), len(p.undeclared), p.tokens.copy()
    found = _derivative(p, start, in_fraction)
    if found is None:
        p.tokens = tokens
        p.go(at)
        del p.undeclared[waiting:]
    return found


def _derivative(p: Parser, start: int, in_fraction: bool) -> Tree | None:
    if in_fraction and not p.take("{"):
        return None
    if not _d(p):
        return None
    order = _order(p)
    ends = "}" if in_fraction else "/"
    top = None if p.kind == ends else _name(p)
    if p.kind != ends or (top is None and p.kind != ends):
        return None
    p.next()
    if in_fraction and not p.take("{"):
        return None
    waiting = len(p.undeclared)
    bottoms: list[tuple[Tree, int]] = []
    while True:
        if not _d(p):
            if bottoms:
                break
            return None
        bottom = _name(p)
        if bottom is None:
            return None
        bottoms.append((bottom, _order(p) if order > 1 else 1))
        if not (in_fraction or order > 1) or p.kind == "}":
            break
        if sum(power for _, power in bottoms) >= order:
            break
    if in_fraction and not p.take("}"):
        return None
    if sum(power for _, power in bottoms) != order:
        return None
    if top is not None:
        del p.undeclared[waiting:]
        p.undeclared = [one for one in p.undeclared if one[1] < start]
        return p.node("derivative", (top, *(part for b, power in bottoms for part in (b, number(power)))), start)
    if len(bottoms) != 1:
        return None
    body = p.factor() if p.kind == "(" and p.touching() else p.product()
    return p.node("diff", (body, bottoms[0][0], number(bottoms[0][1])), start)


def _d(p: Parser) -> bool:
    """Take a d or ∂; of a word `dw` only its first letter."""
    kind, text, start, end = p.tokens[p.at]
    if kind == "∂":
        p.next()
        return True
    if kind != "word" or text[0] != "d" or text in ("delta",):
        return False
    if len(text) == 1:
        p.next()
        return True
    p.tokens[p.at : p.at + 1] = [("word", "d", start, start + 1), ("word", text[1:], start + 1, end)]
    p.go(p.at)
    p.next()
    return True


def _order(p: Parser) -> int:
    """ "^" digit, or a raised digit """
    if p.kind == "sup" and p.tokens[p.at][1] in "23456":
        return int(p.next()[1])
    if p.kind == "^":
        braces = p.peek() == "{"
        kind, text, _, _ = p.tokens[p.at + (2 if braces else 1)]
        if kind == "num" and text in ("2", "3", "4", "5", "6"):
            p.go(p.at + (4 if braces else 2))
            return int(text)
    return 1


def _name(p: Parser) -> Tree | None:
    """What is differentiated, or by what: a name with its subscripts, declared or not."""
    start = p.start()
    if p.kind == "(" and p.peek() == "word" and p.peek(2) == ")":
        p.next()
        inner = _name(p)
        return inner if p.take(")") else None
    if p.kind == "cmd" and p.tokens[p.at][1] in sp.ACCENT_COMMANDS:
        return _with_letters(p, p.atom())
    if p.kind != "word":
        return None
    text = p.tokens[p.at][1]
    joined = subscripts.joined(p, text)
    if joined is not None:
        return name(joined, (start, p.last_end()))
    p.next()
    canonical = p.scope.lookup(text) or text
    dimensions = p.scope.dimensions(canonical)
    indices: list[Tree] = []
    while p.kind in ("_", "sub") or (p.kind == "[" and p.touching()) or (p.kind == "^" and p.peek() == "{"):
        wanted = None if dimensions is None else dimensions - len(indices)
        if p.kind == "[":
            indices += subscripts.bracketed(p, canonical, wanted)
        elif p.kind == "^":
            found = subscripts.raised(p, wanted)
            if found is None:
                break
            if isinstance(found, str):
                canonical += found
            else:
                indices = [*found, *indices]
        else:
            indices += subscripts.lowered(p, canonical, wanted)
    base = name(canonical, (start, p.last_end()))
    return p.node("index", (base, *indices), start) if indices else _with_letters(p, base)


def _with_letters(p: Parser, base: Tree) -> Tree:
    """`dyhat/dw` where `yhat[i]` is declared: the element that its own letters name."""
    if base.head != "name":
        return base
    domain = p.scope.domain(str(base.leaf))
    if not (domain.shape and domain.parameters):
        return base
    return p.node("index", (base, *(name(letter, base.span) for letter in domain.parameters)), base.span[0])


def partial(p: Parser) -> Tree:
    """An atom that begins with ∂."""
    found = derivative(p)
    if found is None:
        raise p.refuse("After ∂ a derivative such as ∂L/∂w is expected.", "bad-derivative")
    return found
