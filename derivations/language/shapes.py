"""Is a formula a number, a vector or a matrix, as far as the declared names say?"""

from __future__ import annotations

from derivations.language import spellings as sp
from derivations.language.scope import Scope
from derivations.language.tree import Tree

# Rows and columns, each one (False) or several (True).
Shape = tuple[bool, bool]
NUMBER, VECTOR, MATRIX = (False, False), (True, False), (True, True)
_LIKE_ITS_ARGS = frozenset("add neg plusminus hadamard relation piecewise".split())
_OF_A_WHOLE = frozenset("softmax logsumexp tr det inv transpose var diag norm".split())
# Functions of one number, which of a vector or matrix are taken entry by entry.
ENTRYWISE = frozenset(head for head, (_, most, _) in sp.FUNCTIONS.items() if most == 1) - _OF_A_WHOLE | {
    "log"
}


def is_matrix(tree: Tree, scope: Scope) -> bool:
    """Is it surely a matrix: a name declared with two indices, or built from such?"""
    if scope.free:
        return False
    return shape(tree, scope) == MATRIX


def shape(tree: Tree, scope: Scope) -> Shape | None:
    """Its rows and columns; None where nothing says."""
    head, args = tree.head, tree.args
    if head == "name":
        return _of_name(str(tree.leaf), scope)
    if head in ("transpose", "inv"):
        inner = shape(args[0], scope)
        return inner and (inner[1], inner[0])
    if head in _LIKE_ITS_ARGS:
        return next((found for arg in args if (found := shape(arg, scope)) not in (None, NUMBER)), NUMBER)
    if head == "mul":
        return _product(args, scope)
    if head == "div":
        return shape(args[0], scope)
    if head == "index":
        return _of_index(tree, scope)
    if head in ("sum", "sumwhere"):
        return shape(args[0], scope) if len(args) > 1 else NUMBER  # of all entries
    if head in ("max", "min") and len(args) > 1:
        return next((found for arg in args if (found := shape(arg, scope)) not in (None, NUMBER)), NUMBER)
    if head == "pow":
        base = shape(args[0], scope)
        return shape(args[1], scope) if base == NUMBER else base
    if head == "diag":
        return {VECTOR: MATRIX, MATRIX: VECTOR}.get(shape(args[0], scope) or NUMBER)
    if head == "indicator" or head in ENTRYWISE:
        return shape(args[0], scope)
    if head in ("softmax", "call"):
        return shape(args[-1], scope)
    if head == "list":
        return MATRIX if all(row.head == "list" for row in args) else VECTOR
    return NUMBER


def make_a_vector(factors: list[Tree], scope: Scope) -> bool:
    """Is a product a vector, as `A*x` is and `x^T*x` is not?"""
    return (shape(factors[0], scope) if len(factors) == 1 else _product(tuple(factors), scope)) == VECTOR


def column(tree: Tree) -> Tree:
    """`(1, 2)` where a vector is meant: ‖(3, 4)‖, (1, 2)^T."""
    return Tree("list", tree.args, None, tree.span) if tree.head == "tuple" else tree


def _of_name(word: str, scope: Scope) -> Shape | None:
    if word == "I" and scope.lookup("I") is None:
        return NUMBER  # the identity fits anywhere, as a number does
    dimensions = scope.dimensions(word)
    return {0: NUMBER, 1: VECTOR, 2: MATRIX}.get(dimensions) if dimensions is not None else None


def _of_index(tree: Tree, scope: Scope) -> Shape | None:
    whole = shape(tree.args[0], scope)
    if whole is None:
        return None
    by_lists = sum(shape(one, scope) == VECTOR for one in tree.args[1:])  # pi[y]
    left = sum(whole) - (len(tree.args) - 1) + by_lists
    return VECTOR if left == 1 else NUMBER if left <= 0 else MATRIX


def _product(args: tuple[Tree, ...], scope: Scope) -> Shape | None:
    """Rows of the first, columns of the last; numbers do not count, a row times a column is one."""
    so_far: Shape = NUMBER
    for arg in args:
        found = shape(arg, scope)
        if found is None:
            return None
        if NUMBER in (so_far, found):
            so_far = found if so_far == NUMBER else so_far
        else:
            so_far = (so_far[0], found[1])
    return so_far
