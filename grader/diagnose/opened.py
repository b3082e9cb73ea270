"""Which formula stands behind a number, and what was counted in it?"""

from __future__ import annotations

from collections.abc import Iterator

from derivations.language import read
from derivations.language.tree import Tree, number
from exercises.formulas import FormulaError, put
from exercises.graph import Key, Node
from exercises.names import Names
from grader.answers import Asked


def opened(node: Node, asked: Asked) -> Tree:
    """The formula of a value, with the formulas that were asked for before and the numbers given put in."""
    tree = node.tree()
    for word, source in node.names.items():
        before = asked.key.nodes[source] if isinstance(source, str) else None
        if before is not None and before.value is None and before.kind == "expression":
            givens = Names(asked.variant).givens
            try:
                tree = put(tree, {word: put(read(before.answer, asked.scope), givens)})
            except FormulaError:
                return node.tree()  # an element that was not given
    return tree


def summed(tree: Tree, node: Node, key: Key) -> Iterator[int]:
    """The numbers of terms that a sum below a line was made of: 8 in q/8 where q adds up eight."""
    for source in node.sources():
        before = key.nodes[source]
        terms = len(before.tree().args) if before.formula and before.tree().head == "add" else 0
        if terms > 2 and any(one.head == "div" and one.args[1] == number(terms) for one in tree.walk()):
            yield terms


def averaged(tree: Tree, count: int, node: Node, key: Key) -> bool:
    """Are so many terms added up in a formula or right before it, or is it divided by their number?"""
    before = [key.nodes[source] for source in node.sources()]
    trees = [tree, *(one.tree() for one in before if one.formula)]
    return any(_averages(one, count) for every in trees for one in every.walk())


def _averages(tree: Tree, count: int) -> bool:
    if tree.head == "div":
        return tree.args[1] == number(count) and (count > 2 or tree.args[0].head == "add")
    if tree.head == "add":
        return len(tree.args) == count and len({one.head for one in tree.args}) == 1
    return tree.head == "sum"


def counts(given: object) -> Iterator[int]:
    """How many numbers stand in a list, and in the lists inside it."""
    if isinstance(given, list):
        inside = [list(counts(one)) for one in given]
        yield len(given)
        yield sum(max(inner, default=1) for inner in inside)
        for inner in inside:
            yield from inner
