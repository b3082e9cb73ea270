"""What do the conditions in a formula say: those of cases, `1/(b - a) if a < x < b`, and of indicators?"""

from __future__ import annotations

from derivations.language.tree import ONE, Tree

_OPEN_LEFT, _OPEN_RIGHT = frozenset("(]"), frozenset(")[")
_SIGNS = {"tuple": "()", "list": "[]"}  # which intervals are read as


def with_bounds(tree: Tree) -> Tree:
    """`x ∈ [a, b)` as a ≤ x < b in the conditions of cases and indicators."""
    return _with_bounds(tree) if tree.has("piecewise", "indicator") else tree


def _with_bounds(tree: Tree) -> Tree:
    if tree.head == "relation" and tree.leaf == "∈":
        return _between(*tree.args)
    return tree.with_args(tuple(map(_with_bounds, tree.args))) if tree.args else tree


def _between(inner: Tree, interval: Tree) -> Tree:
    ends = str(interval.leaf) if interval.head == "interval" else _SIGNS.get(interval.head, "")
    if len(interval.args) != 2 or len(ends) != 2:
        return Tree("relation", (inner, interval), "∈")
    left, right = "<" if ends[0] in _OPEN_LEFT else "<=", "<" if ends[1] in _OPEN_RIGHT else "<="
    low, high = interval.args
    return Tree("relation", (low, inner, high), f"{left} {right}", inner.span)


def without_conditions(tree: Tree) -> Tree:
    """The formula with its values alone: for the names that it is written in."""
    if tree.head == "indicator":
        return ONE
    if tree.head == "piecewise":
        last = tree.args[-1:] if len(tree.args) % 2 else ()
        return Tree("tuple", tuple(map(without_conditions, (*tree.args[: len(tree.args) - 1 : 2], *last))))
    return tree.with_args(tuple(map(without_conditions, tree.args))) if tree.args else tree
