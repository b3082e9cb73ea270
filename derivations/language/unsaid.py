"""Over which index does a sum run that does not say it: `Σ wᵢxᵢ`, `Σ_1^N x_n`?

The one index that stands in it, free, and is no symbol of the question.  With several the sum is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from derivations.language import extents, shapes
from derivations.language.binders import bind
from derivations.language.tree import ONE, Tree, name

if TYPE_CHECKING:
    from derivations.language.parser import Parser
    from derivations.language.scope import Scope

_SIGNS = frozenset(("∑", "Σ", "∏", "Π"))
_OPERATIONS = frozenset("add neg pow div mul hadamard indicator".split())
_OF_ARRAYS = shapes.ENTRYWISE | _OPERATIONS | {"name", "max", "min", "piecewise"}
_ENTRY_BY_ENTRY = shapes.ENTRYWISE | _OPERATIONS | {"relation"}
_ARRAYS = (shapes.VECTOR, shapes.MATRIX)
_BINDERS = frozenset("sum prod sumwhere prodwhere int limit argmax argmin maxover minover".split())


def over_unsaid(
    p: Parser, head: str, body: Tree, low: Tree | None, high: Tree | None, start: int, end: int
) -> Tree:
    """The sum over the index that its body shows; from its first value where only the last is said."""
    if p.program and (shapes.shape(body, p.scope) in _ARRAYS):
        if head == "sum" and (entries := _by_labels(p, body)) is not None:
            body, index, low, high = entries
            return bind(p, p.node(head, (body, index, low, high), start), index, start)
        return p.node(head, (body,), start)
    letter = _index(p, head, body, start, end)
    if not letter:
        return p.node(head, (_entry_by_entry(body, p.scope),), start)
    index = name(letter, body.span)
    limits = () if high is None else (low or first_of(p.scope, index, body), high)
    return bind(p, p.node(head, (body, index, *limits), start), index, start)


def _by_labels(p: Parser, body: Tree) -> tuple[Tree, Tree, Tree, Tree] | None:
    """`sum(log(pi[y]))`, where a list of labels says which entries: the sum over its own index."""
    subscripts = (index for one in body.walk() if one.head == "index" for index in one.args[1:])
    labels = next((one for one in subscripts if shapes.shape(one, p.scope) == shapes.VECTOR), None)
    runs = labels and extents.extents(labels, p.scope)
    taken = body.names() | p.running
    letter = next((one for one in "nimjtrs" if one not in taken and one not in p.known), "")
    if labels is None or not runs or not letter:
        return None
    index = name(letter, labels.span)
    entry = _entry(body, index, p.scope)
    return (entry, index, *runs[0]) if entry is not None else None


def _entry(tree: Tree, index: Tree, scope: Scope) -> Tree | None:
    """The entry of a vector that is computed entry by entry; None of another."""
    if shapes.shape(tree, scope) == shapes.NUMBER:
        return tree
    if tree.head == "name":
        return Tree("index", (tree, index), None, tree.span)
    base, *others = tree.args
    if tree.head == "index":
        found = [_entry(one, index, scope) for one in others]
        whole = base.head == "name" and scope.dimensions(str(base.leaf)) == len(others)
        inside = [one for one in found if one is not None]
        reckoned = whole and len(inside) == len(found)
        return Tree("index", (base, *inside), None, tree.span) if reckoned else None
    if tree.head not in _ENTRY_BY_ENTRY:
        return None
    args = [_entry(one, index, scope) for one in tree.args]
    return tree.with_args(tuple(one for one in args if one is not None)) if None not in args else None


def of_lists(scope: Scope, body: Tree) -> list[tuple[Tree, Tree]]:
    """From where to where each index of the lists in a formula runs; none where they differ."""
    if (found := extents.extents(body, scope)) is not None:
        return found
    declared = {scope.domain(word).shape for word in body.names()} - {()}
    known = {shape for shape in declared if all(last.leaf != "oo" for _, last in shape)}
    alike = len(known) == 1 and len({len(shape) for shape in declared}) == 1
    return list(*known) if alike else []


def _entry_by_entry(body: Tree, scope: Scope) -> Tree:
    """`sum(Y*log(P))` of two N × K matrices: they have no other product, and programs have this one."""
    ranges = of_lists(scope, body)
    if len(ranges) != 2 or ranges[0] == ranges[1] or body.has("transpose"):
        return body

    def products(tree: Tree) -> Tree:
        args = tuple(products(arg) for arg in tree.args)
        if tree.head == "mul" and sum(shapes.shape(arg, scope) == shapes.MATRIX for arg in args) > 1:
            return Tree("hadamard", args, None, tree.span)
        return tree.with_args(args) if args else tree

    return products(body)


def first_of(scope: Scope, index: Tree, body: Tree) -> Tree:
    """Where an index begins: as declared, as the shape of what it indexes says, else at 1."""
    return (range_of(scope, index, body) or (ONE, ONE))[0]


def range_of(scope: Scope, index: Tree, body: Tree) -> tuple[Tree, Tree] | None:
    """From where to where an index runs, by its declaration or by what it indexes; None: nothing says."""
    declared = scope.indices.get(str(index.leaf))
    if declared:
        return declared
    for node in body.walk():
        if node.head == "index" and node.args[0].head == "name" and index in node.args[1:]:
            shape = scope.domain(str(node.args[0].leaf)).shape
            at = node.args.index(index) - 1
            if at < len(shape):
                return shape[at]
        elif node.head == "index" and index in node.args[1:]:  # (A B)_{ii}
            sides = extents.extents(node.args[0], scope) or ()
            if (at := node.args.index(index) - 1) < len(sides):
                return sides[at]
    return (ONE, name("N")) if scope.free else None


def _index(p: Parser, head: str, body: Tree, start: int, end: int) -> str:
    """The letter (none: all entries of a vector or matrix), or a refusal that says what is not clear."""
    written = p.text[start:end].lstrip("\\")
    sign = written if written.isalpha() or len(written) == 1 else head
    found = list(dict.fromkeys(free_indices(body)))
    known = p.scope.domains
    free = [one for one in found if one not in known and one not in p.running]
    free = free or [one for one in found if one in known and known[one].kind == "range"]
    if len(free) > 1:  # v_j = Σ w_ij x_i
        outside = {one for side in p.outside for one in free_indices(side)}
        outside.add(p.scope.own_index)  # of what is asked for
        free = [one for one in free if one not in outside] or free
    if len(free) == 1:
        after = next(token for token in p.tokens if token[2] >= end)
        if after[:3] == ("word", free[0], end):  # Σi x_i
            meant = f"Write {sign}_{free[0]} … or {sign}_{free[0]} {free[0]} … ."
            raise p.refuse(
                f"Is {free[0]} the index of {sign} or a factor?", "missing-index", meant, after[2:]
            )
        return free[0]
    if free and len(free) == 1 + _signs_before(p, start):
        return free[-1]  # ΣΣ a_ij: the inner one runs over the last
    if free:
        raise p.refuse(
            f"{sign} does not say what it runs over: {', '.join(free[:-1])} or {free[-1]}.", "missing-index",
            f"Write {sign}_{{{free[0]}}} … .", (start, end),
        )  # fmt: skip
    if not found and body.head in _OF_ARRAYS and shapes.shape(body, p.scope) in _ARRAYS:
        return ""
    raise p.refuse(f"The index of {sign} is missing.", "missing-index", "Write Σ_{n=1}^{N} … .", (start, end))


def free_indices(tree: Tree, bound: frozenset[str] = frozenset()) -> Iterator[str]:
    """The single small letters in the subscripts of a formula that no sum in it binds."""
    if tree.head in _BINDERS and len(tree.args) > 1:
        bound |= tree.args[1].names()
    for at, arg in enumerate(tree.args):
        letter = str(arg.leaf)
        if tree.head in ("index", "delta") and arg.head == "name" and (at or tree.head == "delta"):
            if len(letter) == 1 and letter.islower() and letter not in bound:
                yield letter
        elif at and tree.head == "index":
            yield from (one for one in _letters(arg) if one not in bound)
        elif arg.args:
            yield from free_indices(arg, bound)


def _letters(index: Tree) -> Iterator[str]:
    """The letters of an index that is reckoned: `x_{n+1}`, `mu_{y_n}`."""
    if index.head == "index":
        yield from free_indices(index)
    elif index.head == "name" and len(str(index.leaf)) == 1 and str(index.leaf).islower():
        yield str(index.leaf)
    else:
        for arg in index.args:
            yield from _letters(arg)


def _signs_before(p: Parser, start: int) -> int:
    """How many signs stand directly before the one at a place: ΣΣ."""
    at = next(at for at, token in enumerate(p.tokens) if token[2] == start)
    count = 0
    while at > count and p.tokens[at - 1 - count][0] in _SIGNS:
        count += 1
    return count
