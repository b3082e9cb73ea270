"""What is the value of a sum or product over an index?

Limits are evaluated at the point (sizes are small numbers there), the body once a step; an empty sum is 0, an
empty product 1.  A sum without end is in `endless`.  Without limits the index runs over the declared range of
the data it selects."""

from __future__ import annotations

from collections.abc import Callable

from flint import fmpq

from derivations.equality.arrays import Array, ShapeError
from derivations.equality.compiler import Builder, Closure, Compiler, NotEvaluable
from derivations.equality.conditions import condition
from derivations.equality.endless import endless_sum
from derivations.equality.scalars import ONE, ZERO, Scalar, Undefined, integer, maximum, minimum, whole
from derivations.equality.steady import steady
from derivations.equality.world import World
from derivations.language.extents import extents
from derivations.language.tree import Tree

Steps = Callable[[World], "list[Scalar] | range"]


def _loop(c: Compiler, tree: Tree) -> Closure:
    """sum(body, n, low, high), sum(body, n, set), sum(body, n), sum(vector); the same for products"""
    product = tree.head.startswith("prod")
    args = tree.args
    if len(args) == 1:
        return _entries(c, args[0], product)
    body_tree, index_tree, *limits = args
    if index_tree.head != "name":
        raise NotEvaluable(index_tree, "the index of a sum is a single name")
    index = str(index_tree.leaf)
    if len(limits) == 2 and not product and _endless(limits[1]) and not _endless(limits[0]):
        first = c.compile(limits[0])
        c.bound.append(index)
        try:
            return endless_sum(c, body_tree, index, first)
        finally:
            c.bound.pop()
    where = limits[0] if tree.head.endswith("where") else None
    if where is not None or not limits:
        try:
            steps = declared_range(c, body_tree if where is None else tree, index, index_tree)
        except NotEvaluable:
            said = _said(where, index) if where is not None else None
            if said is None:
                raise
            low, high, where = said
            steps = _between(c, low, high, tree)
    elif len(limits) == 1:
        steps = _set(c, limits[0])
    else:
        steps = _between(c, limits[0], limits[1], tree)
    c.bound.append(index)
    test = condition(c, where) if where is not None else None
    body = c.compile(body_tree)
    c.bound.pop()
    start = ONE if product else ZERO

    def value(w: World) -> Scalar:
        found = steps(w)
        w.spend(len(found) + 1)
        values = w.values
        kept = values.get(index)
        total: Scalar = start
        try:
            for step in found:
                values[index] = step if type(step) is fmpq else integer(step)
                if test is None or test(w):
                    total = total * body(w) if product else total + body(w)
        finally:  # a term without a value must not leave the index changed: the point is used again
            if kept is None:
                values.pop(index, None)
            else:
                values[index] = kept
        return total

    return steady(c, tree, value)


def _endless(limit: Tree) -> bool:
    return limit.head == "constant" and limit.leaf == "oo"


def _entries(c: Compiler, tree: Tree, product: bool) -> Closure:
    inner = c.compile(tree)

    def value(w: World) -> Scalar:
        x = inner(w)
        if not isinstance(x, Array):
            return x
        total: Scalar = ONE if product else ZERO
        for one in x.entries:
            total = total * one if product else total + one
        return total

    return value


def _between(c: Compiler, low_tree: Tree, high_tree: Tree, tree: Tree) -> Steps:
    for limit in (low_tree, high_tree):
        if limit.head == "constant" or (limit.head == "neg" and limit.args[0].head == "constant"):
            raise NotEvaluable(tree, "a sum without end")
        c.sizes |= limit.names().difference(c.bound)
    low, high = c.compile(low_tree), c.compile(high_tree)

    def steps(w: World) -> range:
        first, last = whole(low(w)), whole(high(w))
        if first is None or last is None:
            raise Undefined(True, "a limit of a sum that is not an integer")
        w.spend(max(0, last - first))
        return range(first, last + 1)

    return steps


def _set(c: Compiler, tree: Tree) -> Steps:
    if tree.head not in ("set", "tuple", "list"):
        raise NotEvaluable(tree, "a set that the question does not define")
    members = [c.compile(one) for one in tree.args]
    return lambda w: [member(w) for member in members]


def declared_range(c: Compiler, tree: Tree, index: str, place: Tree) -> Steps:
    """The range of an index: as declared, else that of the data it selects in the first x[…, index, …] of the
    body."""
    ranged = c.scope.indices.get(index)
    own = c.scope.domains.get(index)
    if (
        own is not None
        and own.kind == "range"
        and not own.shape
        and own.low is not None
        and own.high is not None
    ):
        ranged = ranged or (own.low, own.high)
    if ranged is None:
        for node in tree.walk():
            if node.head != "index" or node.args[0].head != "name":
                continue
            shape = c.scope.domain(str(node.args[0].leaf)).shape
            for position, one in enumerate(node.args[1:]):
                if one.head == "name" and one.leaf == index and position < len(shape):
                    ranged = shape[position]
                    break
            if ranged:
                break
    ranged = ranged or _of_formulas(c, tree, index)
    if ranged is None and c.scope.free:
        from derivations.language.tree import name, number

        ranged = (number(1), name("N"))
    if ranged is None:
        raise NotEvaluable(place, f"nothing says from where to where {index} runs")
    return _between(c, ranged[0], ranged[1], place)


def _of_formulas(c: Compiler, tree: Tree, index: str) -> tuple[Tree, Tree] | None:
    """Of what is selected in a formula: (A B)_{ii}."""
    for node in tree.walk():
        if node.head != "index" or node.args[0].head == "name":
            continue
        sides = extents(node.args[0], c.scope) or []
        for side, one in zip(sides, node.args[1:], strict=False):
            if one.head == "name" and one.leaf == index:
                return side
    return None


def _said(where: Tree, index: str) -> tuple[Tree, Tree, Tree | None] | None:
    """The ends that `1 ≤ j ≤ K ∧ j ≠ k` says, and what is left of the condition."""
    parts = where.args if where.head == "and" else (where,)
    between, *others = parts
    if between.head != "relation" or between.leaf != "<= <=" or len(others) > 1:
        return None
    low, middle, high = between.args
    return (low, high, others[0] if others else None) if middle.leaf == index else None


def _best(c: Compiler, tree: Tree) -> Closure:
    """max_i x_i, min_i x_i: over the declared range of the index"""
    body_tree, index_tree = tree.args
    index = str(index_tree.leaf)
    steps = declared_range(c, body_tree, index, index_tree)
    c.bound.append(index)
    body = c.compile(body_tree)
    c.bound.pop()
    best = maximum if tree.head == "maxover" else minimum
    c.branches = True

    def value(w: World) -> Scalar:
        found = steps(w)
        w.spend(len(found) + 1)
        kept = w.values.get(index)
        values = []
        try:
            for step in found:
                w.values[index] = integer(step)
                values.append(body(w))
        finally:
            w.values.pop(index, None)
            if kept is not None:
                w.values[index] = kept
        if not values:
            raise Undefined(True, "the largest of nothing")
        if isinstance(values[0], Array):
            raise ShapeError("as one of several numbers", values[0].shape, ())
        return best(*values)

    return value


BUILDERS: dict[str, Builder] = {"sum": _loop, "prod": _loop, "sumwhere": _loop, "prodwhere": _loop,
                                "maxover": _best, "minover": _best}  # fmt: skip
