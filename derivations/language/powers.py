"""What stands above: an exponent, a transpose, the inverse of a matrix?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from derivations.language import shapes, subscripts
from derivations.language import spellings as sp
from derivations.language.refusal import Refusal
from derivations.language.tree import ONE, Tree, number

if TYPE_CHECKING:
    from derivations.language.parser import Parser

_LETTER_AND_DIGIT = re.compile("[A-Za-z][0-9]")
_TRANSPOSE = frozenset(("⊤", "ᵀ"))
ABOVE = frozenset(("^", "sup", "⊤", "ᵀ", "'"))
# What stands above and is no exponent: ^{-T}, the transpose of the inverse; ^+, the positive part.
_TURNED, _PART = Tree("text", (), "-T"), Tree("text", (), "+")


def raised(p: Parser, base: Tree, start: int) -> Tree:
    """raised = base "^" exponent | base superscript"""
    at = p.at
    if p.kind == "^":
        p.next()
        p.deeper()
        above = exponent(p, base)
        p.level -= 1
    else:
        above = superscript(p, base)
    if above is None and base == ONE:
        raise vector_of_ones(p, start)
    if above is None:
        return transposed(p, base, start)
    if above is _PART:
        return _positive_part(p, base, start)
    turned = above is _TURNED
    above = Tree("neg", (ONE,), None, above.span) if turned else above
    inverse = _power(p, base, above, start, at)
    return transposed(p, inverse, start) if turned else inverse


def _power(p: Parser, base: Tree, above: Tree, start: int, at: int) -> Tree:
    """A power, or the inverse of a matrix."""
    if above.head == "neg" and above.args[0] == ONE:
        if shapes.is_matrix(base, p.scope):
            return p.node("inv", (base,), start)
        if base.head == "name" and p.scope.is_function(str(base.leaf)):
            raise p.refuse(
                f"{base}^(-1) may mean 1/{base} or the inverse function.", "inverse-function",
                f"Write 1/{base}(…), or the inverse by a name of its own.", (start, p.tokens[at][2] + 1),
            )  # fmt: skip
    if p.scope.powers:
        meant = p.scope.power(base, above)
        if meant is not None:
            return Tree(meant.head, meant.args, meant.leaf, (start, p.last_end()))
    entrywise = p.program or p.text[slice(*p.tokens[at][2:])] == ".^"
    if entrywise and above == number(2) and shapes.is_matrix(base, p.scope):
        return p.node("hadamard", (base, base), start)
    return p.node("pow", (base, above), start)


def exponent(p: Parser, base: Tree | None = None) -> Tree | None:
    """exponent = "{" formula "}" | { "-" | "+" } exponent | factor | "T" | "⊤"      (None: a transpose)"""
    kind = p.kind
    if kind == "{":
        return _in_braces(p, base)
    if kind in _TRANSPOSE:
        p.next()
        return None
    if kind == "num" and p.peek() in _TRANSPOSE:
        return p.atoms["num"](p)  # X^0ᵀ: what is transposed is the power
    if kind in ("-", "+"):
        if kind == "+" and base is not None and p.peek() not in p.atoms:
            p.next()
            return _PART
        signs = p.signs()
        inner = exponent(p)
        if inner is None and base is not None and [one[0] for one in signs] == ["-"]:
            return _TURNED
        if inner is None:
            raise p.refuse("A sign does not go with a transpose.", "bad-superscript", "Write (A^{-1})^T.")
        return p.signed(signs, inner)
    if kind == "word":
        one_letter(p)
        if p.tokens[p.at][1] == "T" and _transposes(p, base):
            p.next()
            return None
        if p.peek() == "_" and _lies_below(p, base):
            _, text, start, _ = p.next()
            return subscripts.one_index(p, text, start)
    if kind == "'":
        raise p.refuse("A prime needs a function and its argument.", "prime-without-argument")
    return p.factor()


def _lies_below(p: Parser, base: Tree | None) -> bool:
    """Does the subscript behind an exponent belong to the name below it, as `\\delta^l_j` is typeset?"""
    if base is None or base.head != "name":
        return False
    if p.scope.free:
        return p.latex
    above = p.scope.lookup(p.tokens[p.at][1])
    return bool(p.scope.dimensions(str(base.leaf))) and not (above and p.scope.dimensions(above))


def transposed(p: Parser, base: Tree, start: int) -> Tree:
    """The transpose, but of what is surely a number where T is a number too: there ^T would be a power."""
    bare = base.head in ("name", "index") and p.scope.lookup("T") is not None
    if bare and shapes.shape(base, p.scope) == shapes.NUMBER:
        said = f"{base} is a number: there is nothing to transpose."
        raise p.refuse(said, "bad-superscript", None, (start, p.last_end()))
    if base.head == "tuple":
        return shapes.column(base)
    return p.node("transpose", (base,), start)


def vector_of_ones(p: Parser, start: int) -> Refusal:
    """The refusal of 1ᵀ: the transpose of a number would say nothing."""
    said = "A vector of ones is not part of the language."
    return p.refuse(said, "unknown-function", "Write the sum: sum(x[n], n, 1, N).", (start, p.last_end()))


def _transposes(p: Parser, base: Tree | None) -> bool:
    """Is a T above the sign of transposition?  A number to the power of a declared T is a power."""
    if p.scope.lookup("T") is None:
        return base is None or base.head != "number" or base == ONE
    return base is not None and shapes.shape(base, p.scope) not in (None, shapes.NUMBER)


def one_letter(p: Parser) -> None:
    """In TeX ^ takes one letter of several: `X^TX` is XᵀX, `w^Tx` is wᵀx.  A declared word stays whole."""
    text = p.tokens[p.at][1]
    if len(text) == 1 or not p.written_out() or p.scope.lookup(text) is not None:
        return
    if text in sp.GREEK_WORDS or text in sp.CONSTANTS or (_is_function(text) and p.peek() in ("(", "[")):
        return
    if p.tex or (text[0] == "T" and p.scope.lookup("T") is None and text[1:] not in sp.ACCENT_WORDS):
        p.split(text[0])


def _is_function(text: str) -> bool:
    return text in sp.FUNCTIONS or text in sp.FUNCTION_WORDS


def _in_braces(p: Parser, base: Tree | None) -> Tree | None:
    """`^{T}`, `^{\\top}`: a transpose; `^{…}`: an exponent."""
    if p.peek() == "{" and p.peek(2) in ("⊤", "ᵀ", "word") and p.peek(3) == p.peek(4) == "}":
        del p.tokens[p.at + 4], p.tokens[p.at]  # ^{\mathsf{T}}
    kind, text, _, _ = p.tokens[p.at + 1]
    if p.peek(2) == "}" and (kind in _TRANSPOSE or (kind == "word" and text == "T" and _transposes(p, base))):
        p.go(p.at + 3)
        return None
    if kind == "'":
        raise p.refuse("A prime needs a function and its argument.", "prime-without-argument")
    if base is not None and (shown := _in_braces_alone(p, base)) is not None:
        return shown
    kept = p.opened()
    if p.kind == "}":
        raise p.refuse(
            "There is nothing between these braces.", "missing-operand", None, (kept[0][2], p.start() + 1)
        )
    p.level -= 1  # the ^ before the braces is counted already
    inner = p.formula()
    p.level += 1
    p.closed(kept)
    return inner


def _in_braces_alone(p: Parser, base: Tree) -> Tree | None:
    """`^{-T}`, `^{-\\top}`, `^{+}`"""
    kinds = [p.peek(ahead) for ahead in (1, 2, 3)]
    if kinds[:2] == ["+", "}"]:
        p.go(p.at + 3)
        return _PART
    kind, text, _, _ = p.tokens[p.at + 2]
    if kinds[0] == "-" and kinds[2] == "}" and (
        kind in _TRANSPOSE or (kind == "word" and text == "T" and _transposes(p, base))
    ):  # fmt: skip
        p.go(p.at + 4)
        return _TURNED
    return None


def _positive_part(p: Parser, base: Tree, start: int) -> Tree:
    """`x^+`, of a number: a matrix has another inverse that is written so."""
    if shapes.shape(base, p.scope) not in (None, shapes.NUMBER):
        said = "A raised + may mean a positive part or an inverse of a matrix."
        raise p.refuse(said, "bad-superscript", "Write max(0, x).", (start, p.last_end()))
    return p.node("max", (number(0), base), start)


def superscript(p: Parser, base: Tree | None = None) -> Tree | None:
    """superscript = a run of raised characters: `²`, `⁻¹`, `⁽ⁿ⁾`, `ᵀ`"""
    _, text, start, _ = p.next()
    if text == "T" and _transposes(p, base):
        return None
    if base is not None and text in ("+", "-T") and (text == "+" or _transposes(p, base)):
        return _PART if text == "+" else _TURNED
    if _LETTER_AND_DIGIT.search(text):
        raise p.refuse(
            "A raised digit stands behind a raised letter.", "bad-superscript", "Write e^(-x^2).",
            (start, start + len(text)),
        )  # fmt: skip
    return p.inner_text(text, start)
