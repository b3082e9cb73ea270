"""Which equations hold together, which instead of others: x = 2 or x = -2, x = ±2, {x + y = 3, x - y = 1}?

A statement becomes alternatives, each of relations that hold together."""

from __future__ import annotations

from derivations.language.tree import Tree

Alternatives = list[list[Tree]]

MOST = 16  # alternatives, and relations of each
_NUMERIC = frozenset(("=", "!=", "<", "<=", ">", ">="))
_TOGETHER = frozenset(("set", "list", "tuple"))
SIGNS = {"=": (0,), "!=": (-1, 1), "<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1)}  # of left - right
_OPPOSITE = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


def alternatives(tree: Tree) -> Alternatives | None:
    """The alternatives that a statement leaves; None where it is none, or leaves too many."""
    found = _found(tree)
    small = found is not None and 0 < len(found) <= MOST and all(len(one) <= MOST for one in found)
    return found if small else None


def _found(tree: Tree) -> Alternatives | None:
    head = tree.head
    if head == "or":
        return _either([_found(arg) for arg in tree.args])
    if head == "and" or (head in _TOGETHER and tree.args and all(is_equation(arg) for arg in tree.args)):
        return _both([_found(arg) for arg in tree.args])
    if head == "setminus":
        return _both([_found(tree.args[0]), _denied(tree.args[1])])
    if head == "not":
        return _denied(tree.args[0])
    if head == "relation" and tree.leaf == "∈" and tree.args[1].head == "set":
        equations = [Tree("relation", (tree.args[0], one), "=") for one in tree.args[1].args]
        return _either([_found(one) for one in equations])
    if head != "relation" or not set(str(tree.leaf).split(" ")) <= _NUMERIC:
        return None
    signs = str(tree.leaf).split(" ")
    if len(signs) > 1:
        links = [Tree("relation", tree.args[at : at + 2], sign) for at, sign in enumerate(signs)]
        return _both([_found(link) for link in links])
    if signs == ["="] and len({len(arg.args) if arg.head == "tuple" else 0 for arg in tree.args}) == 1:
        left, right = tree.args
        if left.head == "tuple" == right.head:
            pairs = zip(left.args, right.args, strict=True)
            return _both([_found(Tree("relation", pair, "=")) for pair in pairs])
    if tree.has("plusminus"):
        return [[signed(tree, turned=False)], [signed(tree, turned=True)]]
    return [[tree]]


def is_equation(tree: Tree) -> bool:
    return tree.head == "relation" and set(str(tree.leaf).split(" ")) == {"="}


def undenied(tree: Tree) -> Tree:
    """`not x = 1` is x ≠ 1."""
    denied = _denied(tree.args[0]) if tree.head == "not" and tree.args[0].head == "relation" else None
    return denied[0][0] if denied else tree


def signed(tree: Tree, *, turned: bool) -> Tree:
    """A formula with one of its two signs: the upper ones of ± and ∓, or the lower ones."""
    args = tuple(signed(arg, turned=turned) for arg in tree.args)
    if tree.head != "plusminus":
        return tree.with_args(args) if args else tree
    last = Tree("neg", (args[-1],)) if turned != (tree.leaf == "∓") else args[-1]
    return last if len(args) == 1 else Tree("add", (args[0], last))


def with_both_signs(trees: tuple[Tree, ...]) -> tuple[Tree, ...]:
    """The elements of a set, a ± b as two of them."""
    if not any(one.has("plusminus") for one in trees):
        return trees
    return tuple(
        each
        for one in trees
        for each in (
            (signed(one, turned=False), signed(one, turned=True)) if one.has("plusminus") else (one,)
        )
    )


def _denied(tree: Tree) -> Alternatives | None:
    if tree.head == "not":
        return _found(tree.args[0])
    if tree.head in ("and", "or"):
        parts = [_denied(arg) for arg in tree.args]
        return _either(parts) if tree.head == "and" else _both(parts)
    if tree.head == "relation" and str(tree.leaf) in _OPPOSITE and not tree.has("plusminus"):
        return [[Tree("relation", tree.args, _OPPOSITE[str(tree.leaf)])]]
    return None


def _either(parts: list[Alternatives | None]) -> Alternatives | None:
    found: Alternatives = []
    for part in parts:
        if part is None:
            return None
        found += part
    return found


def _both(parts: list[Alternatives | None]) -> Alternatives | None:
    found: Alternatives = [[]]
    for part in parts:
        if part is None or len(found) * len(part) > MOST:
            return None
        found = [one + other for one in found for other in part]
    return found
