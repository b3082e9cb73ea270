"""How many rows and columns has a formula, in the sizes that the question declares: N×D?

A vector is a column.  None: nothing says.  Two sizes differ where both are known and are not the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from derivations.language.scope import Scope
from derivations.language.show import plain
from derivations.language.tree import ONE, ZERO, Tree, number

Sizes = tuple[Tree, ...]  # none: a number; one: a vector; two: rows and columns
NUMBER: Sizes = ()

_NUMBERS = frozenset(
    "number constant percent norm tr det dot indicator delta derivative E var cov P normal argmax argmin "
    "limit int binomial maxover minover max min logsumexp".split()
)
_ALIKE = frozenset("add neg plusminus hadamard".split())
_OF_THE_LAST = frozenset("softmax call diff".split())


@dataclass(frozen=True, slots=True)
class Misfit:
    """Two shapes that do not fit: where, and said in words."""

    place: Tree
    message: str
    suggestion: str | None


class _Misfits(Exception):
    def __init__(self, misfit: Misfit) -> None:
        self.misfit = misfit


def sizes(tree: Tree, scope: Scope) -> Sizes | Misfit | None:
    """The shape of a formula, or the first place where two do not fit."""
    try:
        return _of(tree, scope)
    except _Misfits as found:
        return found.misfit


def written(shape: Sizes) -> str:
    """`N×D`, `N`; a number has no shape to write."""
    return "×".join(plain(size) for size in shape)


def _of(tree: Tree, scope: Scope) -> Sizes | None:
    head, args = tree.head, tree.args
    if head == "name":
        return _of_name(str(tree.leaf), scope)
    found = [_of(arg, scope) for arg in args]
    if head in _NUMBERS:
        return NUMBER
    if head == "index":
        return found[0] and found[0][len(args) - 1 :] if found[0] != NUMBER else NUMBER
    if head == "transpose" and (inner := found[0]):
        return (ONE, inner[0]) if len(inner) == 1 else (inner[1], inner[0])
    if head == "inv" and (inner := found[0]) and len(inner) == 2 and _differ(*inner):
        raise _misfit(tree, f"only a square matrix has an inverse, and this is {_said(inner)}", None)
    if head == "mul":
        return _product(tree, found)
    if head in _ALIKE or head == "relation":
        return _same(tree, found)
    if head in ("sum", "sumwhere", "div", "pow", "inv", "piecewise"):
        return found[0]
    if head in _OF_THE_LAST:
        return found[-1] if head != "diff" else found[0]
    return found[0] if len(found) == 1 and head not in ("list", "set", "tuple") else None


def _of_name(word: str, scope: Scope) -> Sizes | None:
    if word not in scope.domains:
        return NUMBER if word in scope.indices else None
    shape = scope.domain(word).shape
    whole = tuple(high if low == ONE else _count(low, high) for low, high in shape)
    if scope.domain(word).kind in ("symmetric", "spd") and len(whole) == 1:
        return whole * 2
    return whole if len(whole) == scope.dimensions(word) else None


def _count(low: Tree, high: Tree) -> Tree:
    """How many indices run from one bound to another: 0..m are m + 1."""
    if isinstance(low.leaf, Fraction) and isinstance(high.leaf, Fraction):
        return number(high.leaf - low.leaf + 1)
    if low == ZERO:
        return Tree("add", (high, ONE))
    return Tree("add", (high, Tree("neg", (low,)), ONE))


def _product(tree: Tree, found: list[Sizes | None]) -> Sizes | None:
    so_far: Sizes | None = NUMBER
    for at, shape in enumerate(found):
        if so_far is None or shape is None:
            so_far = None
        elif NUMBER in (so_far, shape):
            so_far = so_far or shape
        elif len(so_far) == len(shape) == 1:
            so_far = None  # two columns: the equality says what that is
        else:
            columns = so_far[1] if len(so_far) == 2 else ONE
            if _differ(columns, shape[0]):
                meant = _turned(tree.args[at - 1], so_far, shape) if at else None
                raise _misfit(tree, f"{_said(so_far)} times {_said(shape)}", meant)
            rows, others = so_far[0], shape[1:]
            so_far = NUMBER if rows == ONE and others in ((), (ONE,)) else (rows, *others)
    return so_far


def _turned(left: Tree, before: Sizes, after: Sizes) -> str | None:
    """Would the transpose fit?"""
    if len(before) == 2 and not _differ(before[0], after[0]) and left.head in ("name", "transpose"):
        return f"Is {plain(Tree('transpose', (left,)))} meant?"
    return None


def _same(tree: Tree, found: list[Sizes | None]) -> Sizes | None:
    so_far: Sizes | None = NUMBER
    for shape in found:
        if shape is None or so_far is None:
            return None
        if so_far and shape:
            if len(so_far) != len(shape) or any(map(_differ, so_far, shape)):
                joined = "beside" if tree.head == "relation" else "and"
                raise _misfit(tree, f"{_said(so_far)} {joined} {_said(shape)}", None)
        else:
            so_far = so_far or shape
    return NUMBER if tree.head == "relation" else so_far


def _differ(one: Tree, other: Tree) -> bool:
    leaves = ("name", "number")
    return one != other and one.head in leaves and other.head in leaves


def _said(shape: Sizes) -> str:
    return f"({written(shape)})"


def _misfit(tree: Tree, what: str, suggestion: str | None) -> _Misfits:
    return _Misfits(Misfit(tree, f"The shapes do not fit: {what}.", suggestion))
