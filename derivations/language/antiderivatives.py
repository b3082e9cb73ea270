"""What does [F]_a^b say?  The value of F at b less that at a, as an integral is worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language import bigsigns, shapes
from derivations.language.binders import bind
from derivations.language.tree import Tree

if TYPE_CHECKING:
    from derivations.language.parser import Parser

_BELOW, _ABOVE = frozenset(("_", "sub")), frozenset(("^", "sup"))
_LIMIT_BEGINS = frozenset(("{", "word", "num", "cmd", "-", "+", "sup", "sub", "("))


def between_limits(p: Parser, antiderivative: Tree, start: int) -> Tree | None:
    """between = "[" formula "]" ( "_" limit "^" limit | "^" limit "_" limit )

    limit = end | "{" name "=" formula "}"

    None where what stands behind the bracket is something else: the entry of a matrix, a power.
    """
    matrix = shapes.shape(antiderivative, p.scope) in (shapes.VECTOR, shapes.MATRIX)
    if matrix or p.kind not in _BELOW | _ABOVE or p.peek() not in _LIMIT_BEGINS:
        return None
    mark, above = p.mark(), p.kind in _ABOVE
    low = _limit(p)
    if p.kind not in (_BELOW if above else _ABOVE):
        p.back(mark)
        return None
    high = _limit(p)
    if above:
        low, high = high, low
    if low.head == "relation":
        variable = str(low.args[0].leaf)
    else:
        free = sorted(antiderivative.names() - low.names() - high.names())
        if len(free) != 1:
            raise p.refuse(
                "It is not said which name takes the values at these limits.", "missing-index",
                "Write [F]_{x=a}^{x=b}.", (start, p.last_end()),
            )  # fmt: skip
        (variable,) = free
    first, last = (at(antiderivative, variable, _value(one)) for one in (low, high))
    whole = p.node("add", (last, p.node("neg", (first,), start)), start)
    return bind(p, whole, Tree("name", (), variable), start)


def _limit(p: Parser) -> Tree:
    """A limit, which may name its variable: x = a."""
    if p.peek() != "{":
        return bigsigns.one_limit(p)
    p.next()
    kept = p.opened()
    found = p.formula()
    p.closed(kept)
    return found


def _value(limit: Tree) -> Tree:
    return limit.args[-1] if limit.head == "relation" else limit


def at(tree: Tree, variable: str, value: Tree) -> Tree:
    """A formula with a value in the place of a name; for an infinite value its limit."""
    infinite = value.args[0] if value.head == "neg" else value
    if infinite.head == "constant" and infinite.leaf == "oo":
        return Tree("limit", (tree, Tree("name", (), variable), value), None, tree.span)
    return _put(tree, variable, value)


def _put(tree: Tree, variable: str, value: Tree) -> Tree:
    if tree.head == "name" and tree.leaf == variable:
        return value
    return tree.with_args(tuple(_put(arg, variable, value) for arg in tree.args)) if tree.args else tree
