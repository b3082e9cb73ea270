"""Which names are taken for one another?

    exchanges(tree, names) -> (name of the mistake, the wrong formula) …

One symbol for another or two exchanged: wherever they stand, or in one branch alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING

from derivations.language.tree import ONE, Tree
from derivations.language.tree import name as named
from derivations.rules.terms import minus, plus, replaced
from grader.diagnose.function_rules import Found

if TYPE_CHECKING:
    from grader.diagnose.slips import Names

_FEW = 4  # names of a branch in which two may change places
_BRANCHES = frozenset({"add", "mul", "div", "pow", "neg"})


def exchanges(tree: Tree, names: Names) -> Iterator[Found]:
    """What becomes of a formula when names change places."""
    free = sorted(tree.names())
    bound = bound_in(tree)
    for word in free:
        for other in names.alike.get(word, ()):
            yield "another-symbol", renamed(tree, {word: other})
        for other in names.letters.get(word, ()):
            if word not in bound:
                yield "another-index", renamed(tree, {word: other})
    for words in names.groups:
        if not words.keys().isdisjoint(free):
            yield "another-symbol", renamed(tree, words)
    for one, two in combinations(free, 2):
        if two in names.alike.get(one, ()):
            yield "givens-exchanged", renamed(tree, {one: two, two: one})
        if two in names.letters.get(one, ()):
            yield "indices-exchanged", renamed(tree, {one: two, two: one})
    for word in sorted(names.shares.intersection(free)):
        yield "share-for-its-complement", replaced(tree, {named(word): plus(ONE, minus(named(word)))})
    yield from _in_a_branch(tree, names, top=True)


def _in_a_branch(tree: Tree, names: Names, *, top: bool = False) -> Iterator[Found]:
    """Two names exchanged below one node alone: `a*y + b*x` for `a*x + b*y` in a longer formula."""
    if tree.head not in _BRANCHES:
        return
    inside = sorted(tree.names())
    if not top and 1 < len(inside) <= _FEW:
        for one, two in combinations(inside, 2):
            if two in names.alike.get(one, ()):
                yield "givens-exchanged", renamed(tree, {one: two, two: one})
    for at, arg in enumerate(tree.args):
        for name, wrong in _in_a_branch(arg, names):
            yield name, tree.with_args((*tree.args[:at], wrong, *tree.args[at + 1 :]))


def renamed(tree: Tree, words: Mapping[str, str]) -> Tree:
    """The tree with names exchanged for others."""
    if tree.head == "name":
        return named(words[str(tree.leaf)]) if tree.leaf in words else tree
    return tree.with_args(tuple(renamed(arg, words) for arg in tree.args)) if tree.args else tree


def bound_in(tree: Tree) -> set[str]:
    """The letters that sums and integrals of a formula run over."""
    return {
        str(node.args[1].leaf) for node in tree.walk() if node.head in ("sum", "prod", "sumwhere", "int")
        if len(node.args) > 1
    }  # fmt: skip
