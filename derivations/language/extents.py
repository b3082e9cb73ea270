"""From where to where do the entries of a formula run, as far as declarations say: `A w`, `(A B)[i]`?"""

from __future__ import annotations

from derivations.language import shapes
from derivations.language.scope import Scope
from derivations.language.tree import Tree

Extent = tuple[Tree, Tree]  # the first and the last index
Sides = tuple[Extent | None, Extent | None]  # of rows and columns; None: there is only one
_NUMBER: Sides = (None, None)
_LIKE_FIRST = frozenset("add neg plusminus hadamard relation max min piecewise".split())
_ALL = frozenset("sum prod sumwhere prodwhere".split())
_NUMBERS = frozenset("dot norm tr det cov var E P logsumexp delta".split())


def extents(tree: Tree, scope: Scope) -> list[Extent] | None:
    """Of a vector one, of a matrix two, of a number none; None where nothing says."""
    found = _sides(tree, scope)
    return None if found is None else [one for one in found if one is not None]


def _sides(tree: Tree, scope: Scope) -> Sides | None:
    head, args = tree.head, tree.args
    if head == "name":
        return _of_name(str(tree.leaf), scope)
    if not args or head in _NUMBERS:
        return _NUMBER
    if head == "index":
        return _of_index(tree, scope)
    if head == "mul":
        return _of_product(tree, scope)
    inside = [_sides(arg, scope) for arg in args]
    if head in _ALL or (head in ("max", "min") and len(args) == 1):
        return _NUMBER if len(args) == 1 else inside[0]
    if head in ("transpose", "inv"):
        return inside[0] and inside[0][::-1]
    if head in _LIKE_FIRST:
        return next((one for one in inside if one != _NUMBER), _NUMBER)
    if head == "pow":
        return inside[1] if inside[0] == _NUMBER else inside[0]
    if head == "div" or head in ("indicator", "softmax") or head in shapes.ENTRYWISE:
        return inside[0]
    return _NUMBER if all(one == _NUMBER for one in inside) else None


def _of_name(word: str, scope: Scope) -> Sides | None:
    if word == "I" and scope.lookup("I") is None:
        return _NUMBER
    if scope.dimensions(word) is None:
        return None
    shape = scope.domain(word).shape
    if len(shape) > 2 or any(last.leaf == "oo" for _, last in shape):
        return None
    return (shape[0] if shape else None, shape[1] if len(shape) > 1 else None)


def _of_index(tree: Tree, scope: Scope) -> Sides | None:
    whole = _sides(tree.args[0], scope)
    if whole is None:
        return None
    left = [one for one in whole if one is not None]
    by = [_sides(index, scope) for index in tree.args[1:]]
    if any(one is None or one[1] is not None for one in by):
        return None
    chosen = [one[0] for one in by if one is not None and one[0] is not None]  # pi[y]: as many as y has
    remaining = [*chosen, *left[len(by) :]]
    return (remaining[0] if remaining else None, remaining[1] if len(remaining) > 1 else None)


def _of_product(tree: Tree, scope: Scope) -> Sides | None:
    so_far: Sides = _NUMBER
    for arg in tree.args:
        found = _sides(arg, scope)
        if found is None:
            return None
        if _NUMBER in (so_far, found):
            so_far = found if so_far == _NUMBER else so_far
        else:
            so_far = (so_far[0], found[1])
    return so_far
