"""Does a sum run over several indices: `Σ_{i<j}`, `Σ_{i≠j}`, `Σ_{1≤i<j≤N}`, `Σ_{i,j}`, `Σ_{a,b∈C}`?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language import ranges, unsaid
from derivations.language.binders import bind
from derivations.language.tree import ONE, Tree

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


def ranged(p: Parser, relation: Tree, body: Tree) -> tuple[Tree, Tree, Tree] | None:
    """The index and its ends where `1 ≤ i ≤ m` says both."""
    both = relation.head == "relation" and len(relation.args) == 3
    return ranges.of_relation(p, relation, body) if both else None


def index_of_range(tree: Tree) -> Tree:
    """The name before `= 1`, of `Σ_{i,j=1}^N`, or before `∈ C`; else the tree itself."""
    ranged = tree.head == "relation" and tree.leaf in ("=", "∈") and len(tree.args) == 2
    return tree.args[0] if ranged else tree


def over_several(p: Parser, head: str, body: Tree, low: Tree, high: Tree | None, start: int) -> Tree:
    """Σ_{i,j}, Σ_{n,h,w}; Σ_{i,j=1}^N and Σ_{a,b∈C}, where all run over the same."""
    last = low.args[-1]
    index = index_of_range(last)
    limits: tuple[Tree, ...] = last.args[1:] if last.leaf == "∈" else ()
    limits = limits if high is None else (last.args[1] if index is not last else ONE, high)
    for one in (index, *low.args[-2::-1]):
        body = bind(p, p.node(head, (body, one, *limits), start), one, start)
    return body
