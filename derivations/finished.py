"""Is a result finished: nothing left to carry out, in the names and the kind of form asked for?"""

from __future__ import annotations

from derivations.equality import restating
from derivations.equality.differentiate import substitute
from derivations.language.scope import Scope
from derivations.language.tree import Tree

_PLAIN = frozenset(("add", "mul", "neg", "div", "pow", "number", "name", "index", "relation", "percent"))


def finished(tree: Tree, result: Tree, scope: Scope) -> bool:
    """Nothing is left to be carried out in it that the result does not have, and no names that the result is
    without."""
    tree, result = _called(tree, scope), _called(result, scope)
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


def _called(tree: Tree, scope: Scope) -> Tree:
    """With what the exercise has its own name for written out: sigma(B) where sigma(t) is sigmoid(t)."""
    if not tree.args:
        return tree
    tree = tree.with_args(tuple(_called(arg, scope) for arg in tree.args))
    word = str(tree.args[0].leaf)
    meaning = scope.definition(word) if tree.head == "call" else None
    if meaning is None:
        return tree
    return substitute(meaning, dict(zip(scope.domains[word].parameters, tree.args[1:], strict=False)))


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
