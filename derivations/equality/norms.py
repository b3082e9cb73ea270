"""Could the bars around a vector mean its norm: `|x|`, `x/|x|`?

Elsewhere they are taken entry by entry, `(x + |x|)/2`: a pair is compared with norms only where it is not
equal so, and only bars that no function of all entries stands around: `sum(|x|)` is no norm of x."""

from __future__ import annotations

from collections.abc import Iterator

from derivations.language.scope import Scope
from derivations.language.shapes import VECTOR, shape
from derivations.language.tree import Tree

_AROUND = frozenset(("add", "mul", "div", "neg", "pow", "sqrt", "exp", "log"))


def instead(wanted: Tree, given: Tree, scope: Scope) -> Iterator[tuple[Tree, Tree]]:
    """The pairs with norms of vectors for the bars of one side."""
    for one, other, turned in ((given, wanted, False), (wanted, given, True)):
        if "abs" in one.survey.heads and (found := _with_norms(one, scope)) is not one:
            yield (found, other) if turned else (other, found)


def _with_norms(tree: Tree, scope: Scope) -> Tree:
    if tree.head == "abs" and shape(tree.args[0], scope) == VECTOR:
        return Tree("norm", tree.args, None, tree.span)
    if tree.head not in _AROUND:
        return tree
    args = tuple(_with_norms(arg, scope) for arg in tree.args)
    return tree if all(map(lambda a, b: a is b, args, tree.args)) else tree.with_args(args)
