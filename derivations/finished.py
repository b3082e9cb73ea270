"""Is a result finished: nothing left to carry out, in the names and the kind of form asked for?"""

from __future__ import annotations

from derivations.equality import restating
from derivations.language.scope import Scope
from derivations.language.tree import Tree

_PLAIN = frozenset(("add", "mul", "neg", "div", "pow", "number", "name", "index", "relation", "percent"))


def finished(tree: Tree, result: Tree, scope: Scope) -> bool:
    """Nothing is left to be carried out in it that the result does not have, and no names that the result is
    without."""
    allowed = _PLAIN | {node.head for node in result.walk()}
    if any(node.head not in allowed for node in tree.walk()):
        return False
    if not restating.operators(tree) <= restating.operators(result):
        return False
    if _named_divisors(tree) and not _named_divisors(result):
        return False
    known = result.names() | {
        word for word in tree.names() if scope.definition(word) is not None or word not in scope.domains
    }
    return tree.names() <= known | _bound(tree)


def _named_divisors(tree: Tree) -> bool:
    """Is something divided by a sum of names?"""
    return any(
        node.head == "div" and node.args[1].names() and node.args[1].has("add") for node in tree.walk()
    )


def _bound(tree: Tree) -> frozenset[str]:
    return frozenset(
        str(node.args[1].leaf)
        for node in tree.walk()
        if node.head in ("sum", "prod", "sumwhere", "prodwhere", "int") and len(node.args) > 1
    )
