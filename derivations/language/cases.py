"""What do the words between formulas say: `x if x > 0 else 0`, `x < 0 or x > 1`, `not A`?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language.binders import CONDITIONS
from derivations.language.tree import Tree

if TYPE_CHECKING:
    from derivations.language.parser import Parser

# Words that no letters stand beside: they part formulas.
PARTING = frozenset(
    "U in or and if else otherwise then when where for choose mod of not elif from xor iff nan const".split()
)
_JOINING = {"or": "∨", "and": "∧"}
_BRACES = frozenset(("{", "\\{"))
_SIGNS = {**_JOINING, "U": "∪", "in": "∈"}
_OPENING, _CLOSING = frozenset(("(", "[", "{", "\\{")), frozenset((")", "]", "}", "\\}"))
_COMMA = frozenset((",", ";"))
_UNDER = frozenset(("if", "when", "for", "where"))
_LAST = frozenset(("else", "otherwise"))
_EVENTS = CONDITIONS | {"name", "index", "union", "intersection", "setminus"}
_WORDS = frozenset(("word", "english"))

INSTEAD = {
    "choose": "Write binomial(n, k).", "mod": "Write mod(a, b).", "then": "Write a if x > 0 else b.",
    "if": "Write a if x > 0 else b.", "of": "Write a product with *.", "nan": "A value is expected.",
    "for": "Write sum(x[n], n, 1, N) or a if x > 0 else b.", "elif": "Write a if x > 0 else b.",
    "otherwise": "Write a if x > 0 else b.", "else": "Write a if x > 0 else b.",
    "const": "Leave the constant out, or call it C.", "from": "Write sum(x[n], n, 1, N).",
}  # fmt: skip


def said(p: Parser) -> str:
    """The word between formulas that stands here, if one does."""
    kind, text, _, _ = p.tokens[p.at]
    return text if kind in _WORDS and text in PARTING and p.scope.lookup(text) is None else ""


def parts(p: Parser, text: str) -> bool:
    """Does the word here part what stands beside it?  U does between intervals: `(-∞, 2) U (3, ∞)`, in before
    a set: `x in [0, 1]`."""
    if text == "in":
        a_set = p.peek() in _BRACES or (p.peek() in _OPENING and p.holds(p.at + 1, _COMMA))
        return (a_set or p.tokens[p.at + 1][1] == "ℝ") and p.scope.lookup(text) is None
    if text == "U":
        joins = p.before()[0] in _CLOSING and p.peek() in _OPENING and p.scope.lookup(text) is None
        return joins and p.holds(p.at + 1, _COMMA)
    return bool(said(p))


def as_sign(p: Parser) -> None:
    """`and`, `or`, `U` where a sign between conditions or sets may stand: the token becomes it."""
    sign = _SIGNS.get(said(p))
    if sign and (sign != "∈" or parts(p, "in")) and p.at + 1 < len(p.tokens):
        _, text, start, end = p.tokens[p.at]
        p.tokens[p.at] = (sign, text, start, end)
        p.go(p.at)


def may_join(p: Parser, word: str, left: Tree, right: Tree) -> bool:
    """Do the words `and`, `or` join conditions or events here, and not two answers?"""
    if word not in _JOINING:
        return True
    if p.events:
        return left.head in _EVENTS and right.head in _EVENTS
    return left.head in CONDITIONS and right.head in CONDITIONS


def conditional(p: Parser, value: Tree) -> Tree:
    """cases = sum "if" formula { "," sum "if" formula } [ "else" sum | "," sum "otherwise" ]

    `for` and `when` say the same as `if`.
    """
    start = value.span[0]
    args = [value]
    p.deeper()
    while True:
        word = p.next()
        condition = p.formula()
        if condition.head not in CONDITIONS:
            raise p.refuse(
                f"After “{word[1]}” a condition is expected, such as x > 0.", "condition-expected",
                INSTEAD.get(word[1]), word[2:],
            )  # fmt: skip
        args.append(condition)
        mark = p.mark()
        parted = p.take(",") or p.take(";")
        if said(p) in _LAST:
            p.next()
            args.append(p.side())
            break
        if not parted or (p.kind not in p.atoms and p.kind != "-"):
            p.back(mark)
            break
        other = p.sum()
        if said(p) in _LAST:
            p.next()
            args.append(other)
            break
        if said(p) not in _UNDER:
            p.back(mark)
            break
        args.append(other)
    p.level -= 1
    return p.node("piecewise", tuple(args), start)


def begins(p: Parser) -> bool:
    """Does a condition in words begin here: `if`, `when`, `for`?"""
    return said(p) in _UNDER
