"""Is a result finished: nothing left to carry out, in the names and the kind of form asked for?"""

from __future__ import annotations

from derivations.equality import restating
from derivations.equality.differentiate import substitute
from derivations.language.scope import Scope
from derivations.language.spellings import FUNCTIONS
from derivations.language.tree import Tree

_KIN = (  # what is written with these may as well be written with those
    (frozenset(("exp",)), ("constant",)),
    (frozenset(("indicator",)), ("delta",)),
    (frozenset(("sum", "indicator")), ("sumwhere",)),
    (frozenset(("prod", "indicator")), ("prodwhere",)),
)
_PLAIN = frozenset(("add", "mul", "neg", "div", "pow", "number", "name", "index", "relation", "percent"))


def finished(tree: Tree, result: Tree, scope: Scope, own: frozenset[str] = frozenset()) -> bool:
    """Nothing is left to be carried out in it that the result does not have, and no names that the result is
    without.  `own` are the student's names for formulas: what they stand for is looked at."""
    tree, result = _called(_written_out(tree, scope, own), scope), _called(result, scope)
    allowed = _PLAIN | {node.head for node in result.walk()}
    allowed |= {head for heads, others in _KIN if heads <= allowed for head in others}
    if "sum" in allowed and _labelled(tree):  # sum over the classes of [y[m] = c] times what holds in c
        allowed |= {"indicator", "sumwhere"}
    if any(node.head not in allowed for node in tree.walk()):
        return False
    asked, left = _derivatives(result), _derivatives(tree)
    if asked and not (left and left <= asked):  # what is asked for is a form with these derivatives
        return False
    if not restating.operators(tree) <= restating.operators(result):
        return False
    if _named_divisors(tree) and not _named_divisors(result):
        return False
    known = result.names() | {
        word for word in tree.names() if scope.definition(word) is not None or word not in scope.domains
    }
    return tree.names() <= known | _bound(tree) | _sizes(known, scope)


def _written_out(tree: Tree, scope: Scope, own: frozenset[str]) -> Tree:
    """With what the student's own names stand for."""
    if own.isdisjoint(tree.names()):
        return tree
    word = str(tree.args[0].leaf if tree.head in ("index", "call") else tree.leaf)
    meaning = scope.definition(word) if word in own else None
    if meaning is not None and tree.head in ("name", "index", "call"):
        names = dict(zip(scope.domains[word].parameters, tree.args[1:], strict=False))
        return _written_out(substitute(meaning, names) if names else meaning, scope, own - {word})
    return tree.with_args(tuple(_written_out(arg, scope, own) for arg in tree.args))


def _called(tree: Tree, scope: Scope) -> Tree:
    """With what the exercise has its own name for written out: sigma(B) where sigma(t) is sigmoid(t).

    The slope sigma'(B) of one that is only another name of a function is as finished as its value is.
    """
    if not tree.args:
        return tree
    tree = tree.with_args(tuple(_called(arg, scope) for arg in tree.args))
    word = str(tree.args[0].leaf)
    if tree.head == "call" and tree.args[0].head == "prime":
        word = str(tree.args[0].args[0].leaf)
        slope = scope.definition(word)
        if slope is None or slope.head not in FUNCTIONS or any(one.args for one in slope.args):
            return tree
    meaning = scope.definition(word) if tree.head == "call" else None
    if meaning is None:
        return tree
    return substitute(meaning, dict(zip(scope.domains[word].parameters, tree.args[1:], strict=False)))


def _labelled(tree: Tree) -> bool:
    """Does each condition in it say what an element is, the label of a sample?  [j = i] could be left out."""
    conditions = [node for node in tree.walk() if node.head == "indicator"]
    return all(any(side.head == "index" for side in one.args[0].args) for one in conditions)


def _sizes(words: frozenset[str], scope: Scope) -> frozenset[str]:
    """How many values these names may have: K of y in 1..K."""
    ends = (end for word in words for end in (scope.domain(word).low, scope.domain(word).high))
    return frozenset().union(*(end.names() for end in ends if end is not None))


def _derivatives(tree: Tree) -> frozenset[Tree]:
    return frozenset(node for node in tree.walk() if node.head == "derivative")


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
