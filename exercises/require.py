"""Does a condition of an author's hold?

`alpha > beta`, `1 < k <= 4`, `a != b or a = 0`, `not (a = b)`: relations and chains of them over what is
given, earlier answers and quantities of the run, joined by `and`, `or` and `not`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from derivations.language.tree import Tree
from exercises.authors import nearest
from exercises.formulas import number_of
from exercises.item import Variant
from exercises.names import Names
from exercises.positions import ExerciseError

_JOINED = ("and", "or", "not")
_WORD = re.compile(r"[^\W\d]\w*")
_WITHOUT_NAMES = {*_JOINED, "abs", "max", "min", "floor", "mod"}


def holds(names: Names, text: str, path: str) -> bool:
    """Does it, for these numbers?  Raises ExerciseError for what is none."""
    condition = names.put(text, {}, path)
    for relation in _relations(condition):
        if relation.head != "relation":
            raise names.fault(
                path, f"{text!r} is no condition", expected="`a > b`, `a != b or c = 1`, `not (a = b)`"
            )
        unknown = sorted(one for one in relation.names() if one[0] not in "@=")
        if unknown and not _bound(relation, unknown[0]):
            near = nearest(unknown[0], names.entries)
            raise names.fault(path, f"{text!r} speaks of {unknown[0]!r}, which is not known here", near)
    return _holds(names, condition)


def plainly_fails(variant: Variant) -> bool:
    """Breaks the draw a condition that speaks of nothing but what is given, before anything is worked out?"""
    names = Names(variant)
    known = {*variant.given, *_WITHOUT_NAMES}
    for text in variant.exercise.require:
        if known.issuperset(_WORD.findall(text)):
            try:
                if not holds(names, text, "require"):
                    return True
            except ExerciseError:
                continue  # said where everything is known
    return False


def _relations(tree: Tree) -> Iterator[Tree]:
    for one in tree.args if tree.head in _JOINED else ():
        yield from _relations(one)
    if tree.head not in _JOINED:
        yield tree


def _holds(names: Names, condition: Tree) -> bool:
    if condition.head == "and":
        return all(_holds(names, one) for one in condition.args)
    if condition.head == "or":
        return any(_holds(names, one) for one in condition.args)
    if condition.head == "not":
        return not _holds(names, condition.args[0])
    formula, sources = names.named(Tree("indicator", (condition,)))
    found = number_of(formula, names.values(sources))
    return found is not None and found.fraction == 1


def _bound(tree: Tree, word: str) -> bool:
    """Is it the index of a sum?"""
    return any(
        node.head in ("sum", "prod") and len(node.args) > 1 and node.args[1].leaf == word
        for node in tree.walk()
    )
