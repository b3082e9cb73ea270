"""Which defined names stand under a sum or an integral that runs over what they are defined by?

    Nk = sum([y[m] = k], m, 1, N):   sum(Nk, k, 1, K) = N, for Nk is another number for each k
    z = w*x + b:                     int(z, x, 0, 1) = w/2 + b

Such a name gives way to its definition, in which the sum then finds its index."""

from __future__ import annotations

from derivations.language.scope import Scope
from derivations.language.tree import Tree

BINDERS = frozenset(("sum", "prod", "sumwhere", "prodwhere", "int", "limit"))
NOTHING: frozenset[str] = frozenset()


def caught(tree: Tree, scope: Scope) -> Tree:
    """The tree with these names written out."""
    if BINDERS.isdisjoint(tree.survey.heads):
        return tree
    return written_out(tree, NOTHING, scope)


def written_out(tree: Tree, words: frozenset[str], scope: Scope) -> Tree:
    """The same, as it stands below a sum over these names."""
    moved = {word: _moves(word, scope) for word in tree.names()}
    return _under(tree, words, scope, moved) if any(moved.values()) else tree


def _under(tree: Tree, bound: frozenset[str], scope: Scope, moved: dict[str, frozenset[str]]) -> Tree:
    """The same below binders of these names."""
    if tree.head == "name":
        word = str(tree.leaf)
        if word in bound or bound.isdisjoint(moved.get(word, NOTHING)):
            return tree
        meant = scope.definition(word)
        assert meant is not None
        inner = {one: moved.get(one) or _moves(one, scope) for one in meant.names()}
        return _under(meant, bound, scope, inner)
    if not tree.args:
        return tree
    if tree.head in BINDERS and len(tree.args) > 1 and tree.args[1].head == "name":
        body, index, *limits = tree.args
        below = bound | {str(index.leaf)}
        conditions = tree.head in ("sumwhere", "prodwhere")
        rest = (_under(one, below if conditions else bound, scope, moved) for one in limits)
        args = (_under(body, below, scope, moved), index, *rest)
    else:
        args = tuple(_under(arg, bound, scope, moved) for arg in tree.args)
    return tree if args == tree.args else tree.with_args(args)


def _moves(word: str, scope: Scope) -> frozenset[str]:
    """The names that move what a name without arguments is defined to be."""
    found: set[str] = set()
    waiting = [word]
    for one in waiting:  # which grows meanwhile
        domain = scope.domain(one)
        meant = scope.definition(one) if domain.kind == "defined" and not domain.parameters else None
        new = _free(meant, NOTHING) - found if meant is not None else NOTHING
        found |= new
        waiting += new
    return frozenset(found)


def _free(tree: Tree, bound: frozenset[str]) -> frozenset[str]:
    if tree.head == "name":
        return NOTHING if tree.leaf in bound else frozenset((str(tree.leaf),))
    if tree.head in BINDERS and len(tree.args) > 1 and tree.args[1].head == "name":
        bound = bound | {str(tree.args[1].leaf)}
    return NOTHING.union(*(_free(arg, bound) for arg in tree.args))
