"""Is this a derivative: `dL/dw`, `∂²L/∂w²`, `d/dx f`?

`dL/dw` names a derivative (head `derivative`); `d/dx f` is an operator to be carried out (head `diff`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language import cutting, subscripts, superscripts
from derivations.language import spellings as sp
from derivations.language.binders import bind
from derivations.language.refusal import Refusal
from derivations.language.tree import Tree, name, number

if TYPE_CHECKING:
    from derivations.language.parser import Parser

# What is wrong in any reading: no other is tried.
_FINAL = frozenset(("too-many-parts", "too-deep", "wrong-indices", "not-indexed"))


def derivative(p: Parser, *, in_fraction: bool = False) -> Tree | None:
    """derivative = "d" [ order ] ( name | "(" formula ")" ) "/" "d" name [ order ] { "d" name [ order ] }
               | "d" [ order ] "/" "d" name [ order ] product

    None, and nothing taken, where it is something else.
    """
    if p.trying:
        return None
    mark, waiting, start = p.mark(), p.undeclared, p.start()
    p.trying, p.undeclared = True, []  # the names of a derivative need no declaration
    try:
        found = _read(p, in_fraction)
    except Refusal as refusal:
        if refusal.code in _FINAL:
            raise
        found = None
    finally:
        inside = p.undeclared
        p.trying, p.undeclared = False, waiting
    if found is None:
        p.back(mark)
        return None
    top, bottoms = found
    slope = None if top is None or len(bottoms) != 1 else _slope(p, top, *bottoms[0], start)
    if slope is not None:
        return slope
    pairs = [part for bottom, power in bottoms for part in (bottom, number(power))]
    if top is not None and top.head not in ("name", "index"):
        p.undeclared += [one for one in inside if top.span[0] <= one[1] < top.span[1]]
        return bind(p, p.node("diff", (top, *pairs), start), bottoms[0][0], start)
    if top is not None:
        return p.node("derivative", (top, *pairs), start)
    p.deeper()
    body = p.factor() if p.kind == "(" and p.touching() else p.product()
    p.level -= 1
    return bind(p, p.node("diff", (body, *pairs), start), bottoms[0][0], start)


def _slope(p: Parser, top: Tree, bottom: Tree, order: int, start: int) -> Tree | None:
    """df(x)/dx and df/dx of a declared function are f'(x), and df/dx(a) is f'(a)."""
    function = top.args[0] if top.head == "call" else top
    if function.head != "name" or bottom.head != "name" or not p.scope.is_abstract(str(function.leaf)):
        return None
    own = p.scope.domain(str(function.leaf)).parameters
    if top.head == "name" and (own != (bottom.leaf,) if own else bottom.leaf not in p.scope.scalars):
        return None  # of what it is a function is not said
    if top.head == "call" and top.args[1] != bottom:
        return None
    at = bottom
    if top.head == "name" and p.kind == "(" and p.peek() == "word" and p.peek(2) == ")":
        p.next()
        at = p.sum()
        p.expect(")", "to close the argument")
    return p.node("call", (p.node("prime", (function,), start, str(order)), at), start)


def _read(p: Parser, in_fraction: bool) -> tuple[Tree | None, list[tuple[Tree, int]]] | None:
    """What is differentiated (None: what follows), and by what, how often."""
    if in_fraction and not p.take("{"):
        return None
    if not _d(p):
        return None
    order = _order(p)
    ends = "}" if in_fraction else "/"
    top = None if p.kind == ends else _body(p, in_fraction) or differentiated(p)
    if top is not None and p.kind == "(" and p.peek() == "word" and p.peek(2) == ")":
        if top.head == "name" and p.scope.is_abstract(str(top.leaf)):
            argument = name(p.scope.lookup(p.tokens[p.at + 1][1]) or p.tokens[p.at + 1][1])
            top = p.node("call", (top, argument), top.span[0])  # df(x)/dx
        p.go(p.at + 3)  # dJ(θ)/dθ
    if not p.take(ends) or (in_fraction and not p.take("{")):
        return None
    bottoms: list[tuple[Tree, int]] = []
    while sum(power for _, power in bottoms) < order:
        if not _d(p):
            return None
        bottom = differentiated(p, ends=True, bracket=top is not None)
        if bottom is None:
            return None
        bottom = _squared(p, bottom) or bottom
        bottoms.append((bottom, _order(p) if order > 1 else 1))
    if in_fraction and not p.take("}"):
        return None
    is_name = top is not None and top.head in ("name", "index")
    if sum(power for _, power in bottoms) != order or (not is_name and len(bottoms) != 1):
        return None
    return top, bottoms


def _body(p: Parser, in_fraction: bool) -> Tree | None:
    """A formula that is differentiated: d(x²)/dx, \\frac{\\partial \\log p}{\\partial\\mu}."""
    kind, text, _, _ = p.tokens[p.at]
    bracket = kind == "(" and not (p.peek() == "word" and p.peek(2) == ")")
    called = (
        kind == "word" and p.scope.lookup(text) is None and sp.FUNCTION_WORDS.get(text, text) in sp.FUNCTIONS
    )
    if not (bracket or called or (kind == "cmd" and text in ("frac", "sqrt"))):
        return None
    p.trying = False
    body = p.sum() if in_fraction else p.factor()
    p.trying = True
    return body


def _d(p: Parser) -> bool:
    """Take a d or ∂; of a word `dw` only its first letter."""
    kind, text, _, _ = p.tokens[p.at]
    if kind == "∂":
        p.next()
        return True
    if kind != "word" or text[0] != "d" or text == "delta" or not (text == "d" or p.written_out()):
        return False
    if len(text) > 1:
        is_call = sp.FUNCTION_WORDS.get(text, text) in sp.FUNCTIONS and p.peek() == "("  # d/det(A)
        if is_call or not text[1].isalpha():
            return False
        p.split("d")
    p.next()
    return True


def _order(p: Parser) -> int:
    """order = "^" digit | a raised digit"""
    if p.kind == "sup" and p.tokens[p.at][1] in "23456":
        return int(p.next()[1])
    if p.kind == "^":
        braces = p.peek() == "{"
        kind, text, _, _ = p.tokens[p.at + (2 if braces else 1)]
        if kind == "num" and text in ("2", "3", "4", "5", "6"):
            p.go(p.at + (4 if braces else 2))
            return int(text)
    return 1


def differentiated(p: Parser, *, ends: bool = False, bracket: bool = True) -> Tree | None:
    """What is differentiated, or by what: a name with its subscripts, declared or not.

    `ends`: the variable of `d/dx f` ends where a name ends, though letters follow; `bracket`: a [ directly
    after it opens its indices, and not what is differentiated.
    """
    start = p.start()
    if p.kind == "(" and p.peek() == "word" and p.peek(2) in (")", "^", "sup", "_", "sub"):
        p.next()
        inner = differentiated(p)
        inner = inner and (_squared(p, inner) or inner)
        return inner if p.take(")") else None
    if p.kind == "cmd" and p.tokens[p.at][1] in sp.ACCENT_COMMANDS:
        inner = p.atoms["cmd"](p)
        return _with_letters(p, inner) if inner.head in ("name", "index") else None
    if p.kind != "word":
        return None
    text = p.tokens[p.at][1]
    if p.scope.lookup(text) is None and subscripts.numbered(p, text):
        text = p.tokens[p.at][1]
    joined = subscripts.joined(p, text)
    if joined is not None:
        return _with_indices(p, joined, start, bracket)
    if ends and p.scope.lookup(text) is None and p.written_out() and len(text) <= cutting.LONGEST_WORD:
        pieces = cutting.cut(p, text) or cutting.cut_free(text)
        if len(pieces) > 1:
            p.cut(pieces)
            text = pieces[0]
    p.next()
    return _with_indices(p, p.scope.lookup(text) or text, start, bracket)


def _squared(p: Parser, bottom: Tree) -> Tree | None:
    """The name that σ² in ∂l/∂σ² is another spelling of, its exponent taken too; None for a real square."""
    meant = p.scope.power(bottom, number(2)) if p.scope.powers else None
    if meant is None:
        return None
    behind = [kind if kind in ("^", "{", "}") else text for kind, text, _, _ in p.tokens[p.at : p.at + 4]]
    for written in (["²"], ["2"], ["^", "2"], ["^", "{", "2", "}"]):
        if behind[: len(written)] == written and (len(written) > 1 or p.kind == "sup"):
            p.go(p.at + len(written))
            return meant
    return None


def _with_indices(p: Parser, canonical: str, start: int, bracket: bool = True) -> Tree | None:
    end = p.last_end()
    dimensions = p.scope.dimensions(canonical)
    raised: list[Tree] = []
    lowered: list[Tree] = []
    bracket = bracket or bool(dimensions)
    while p.kind in ("_", "sub", "^", "sup") or (p.kind == "[" and p.touching() and bracket):
        wanted = None if dimensions is None else dimensions - len(raised) - len(lowered)
        if p.kind in ("^", "sup"):
            found = None if raised and wanted is None else superscripts.raised(p, wanted)
            if found is None:
                break
            if isinstance(found, list):
                raised += found
            elif "^[" in canonical:
                return None
            else:
                canonical = superscripts.layered(p, canonical + found, start)
        elif lowered and (wanted is None or wanted <= 0):
            return None
        else:
            lowered += (
                subscripts.bracketed(p, canonical, wanted) if p.kind == "[" else subscripts.lowered(p, wanted)
            )
    base = name(canonical, (start, end))
    indices = (*raised, *lowered)
    if indices and dimensions is not None and len(indices) != dimensions:
        raise subscripts.wrong_number(p, canonical, dimensions, indices, start)
    return p.node("index", (base, *indices), start) if indices else _with_letters(p, base)


def _with_letters(p: Parser, base: Tree) -> Tree:
    """`dyhat/dw` where `yhat[i]` is declared: the element that its own letters name."""
    domain = p.scope.domain(str(base.leaf))
    if base.head != "name" or not (domain.shape and domain.parameters):
        return base
    return p.node("index", (base, *(name(letter, base.span) for letter in domain.parameters)), base.span[0])


def of_argument(p: Parser, variables: list[Tree]) -> None:
    """∇_θ J(θ), ∇_w L(w; x): names in brackets, the variable among them, are arguments of the name."""
    if p.kind != "(" or not p.touching():
        return
    at, words = p.at + 1, set()
    while (kind := p.tokens[at][0]) in _OF_NAMES:
        words.add(p.tokens[at][1])
        at += 1
    bases = {str((one.args[0] if one.head == "index" else one).leaf) for one in variables}
    if kind == ")" and bases & {p.scope.lookup(word) or word for word in words}:
        p.go(at + 1)


_OF_NAMES = frozenset(("word", "num", "_", "sub", "{", "}", ",", ";", "|"))


def partial(p: Parser) -> Tree:
    """An atom that begins with ∂."""
    if p.peek() in ("_", "sub"):
        from derivations.language import special

        return special.gradient(p, p.start())  # ∂_w L
    found = derivative(p)
    if found is None:
        raise p.refuse("After ∂ a derivative such as ∂L/∂w is expected.", "bad-derivative")
    return found
