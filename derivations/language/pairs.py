"""Does a sum run over pairs of indices: `Σ_{i<j}`, `Σ_{i≠j}`, `Σ_{1≤i<j≤N}`?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language import unsaid
from derivations.language.binders import bind
from derivations.language.tree import Tree

if TYPE_CHECKING:
    from derivations.language.parser import Parser

_BETWEEN = frozenset(("<", "<=", ">", ">=", "!="))


def of(p: Parser, condition: Tree) -> tuple[Tree, Tree] | None:
    """The two indices that a condition under the sign compares, where neither means anything yet."""
    inner = condition.args[1:-1] if len(condition.args) == 4 else condition.args
    signs = str(condition.leaf).split(" ")
    if len(inner) != 2 or signs[len(signs) // 2] not in _BETWEEN:
        return None
    first, second = inner
    if not (_is_new(p, first) and _is_new(p, second)) or first == second:
        return None
    return first, second


def over(p: Parser, head: str, body: Tree, condition: Tree, pair: tuple[Tree, Tree], start: int) -> Tree:
    """All values of the first, and of the second those that meet the condition."""
    first, second = pair
    limits = (condition.args[0], condition.args[-1]) if len(condition.args) == 4 else ()
    if limits and all(unsaid.range_of(p.scope, one, body) == limits for one in pair):
        condition, limits = Tree("relation", pair, str(condition.leaf).split(" ")[1], condition.span), ()
    inner = bind(p, p.node(f"{head}where", (body, second, condition), start), second, start)
    return bind(p, p.node(head, (inner, first, *limits), start), first, start)


def _is_new(p: Parser, one: Tree) -> bool:
    word = str(one.leaf)
    return one.head == "name" and len(word) == 1 and word not in p.scope.domains and word not in p.running
