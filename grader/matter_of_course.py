"""Does a wrong value make what follows from it a matter of course: 0 times w?

Where nothing else matters any more, somebody who follows has shown little: such values are capped.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from derivations.language.tree import Tree
from exercises.graph import Node
from exercises.values import Value
from grader.own import WRONG, Own


def trivial(node: Node, own: Own, here: Value | None = None) -> bool:
    """Does one wrong value make this one a matter of course, so that nothing else matters: 0 times w?

    `here`: what it is with the student's values, where that is known."""
    if len(node.names) < 2:
        return False
    mine: dict[str, Value] = {}
    model: dict[str, Value] = {}
    changed = []
    for name, source in node.names.items():
        if isinstance(source, Value):
            mine[name] = model[name] = source
            continue
        known = own.key.nodes[source].value
        if known is None:
            return False
        model[name], mine[name] = known, own.values.get(source, known)
        if own.outcome.get(source) in WRONG and not mine[name].same(known):
            changed.append(name)
    tree = node.tree()
    return any(
        not _matters(node, tree, mine, culprit, here) and _matters(node, tree, model, culprit)
        for culprit in changed
    )


def _matters(
    node: Node, tree: Tree, values: dict[str, Value], culprit: str, here: Value | None = None
) -> bool:
    """Does the result follow from other values than the culprit's?"""
    stands = stands_beside(tree, culprit)
    if stands == "add":
        return True  # as working it out once more would show, here and below
    here = node.at(values) if here is None else here
    if stands and here is not None and here.fraction:
        return True
    return moves(node, values, culprit, here)


def moves(node: Node, values: Mapping[str, Value], culprit: str, here: Value | None) -> bool:
    """Does the result, `here`, change with all values but the culprit's, each by a share of its own?"""
    others: dict[str, Value] = {}
    for at, (name, value) in enumerate(values.items()):
        above, below = value.fraction.as_integer_ratio()
        moved = Fraction(above * (137 + at) + below * 11, below * 100)
        others[name] = value if name == culprit else Value(moved)
    other = node.at(others)
    return here is None or other is None or not here.same(other)


# What changes with every name in it, however it is moved
_MOVING = frozenset(("number", "add", "neg", "mul", "div", "exp", "sigmoid", "tanh"))


@lru_cache(maxsize=2048)
def stands_beside(formula: Tree, culprit: str, outside: frozenset[str] = frozenset()) -> str:
    """`add` or `mul`, where a term or factor without the culprit has a name that stands nowhere else (as in
    b + eta*e, not in a + a*e, which is 0 at e = -1); else nothing.

    `outside`: what stands elsewhere too.  It is enough that this one changes, where no factor is 0."""
    while formula.head == "neg":
        formula = formula.args[0]
    if formula.head not in ("add", "mul", "div"):
        return ""
    for one in formula.args:
        words = one.survey.bare
        if culprit not in words and one.survey.heads <= _MOVING:
            elsewhere = [other.survey.bare for other in formula.args if other is not one]
            if words.difference(outside, *elsewhere):
                return "add" if formula.head == "add" else "mul"
    if formula.head != "div":
        return ""
    above, below = formula.args
    return stands_beside(above, culprit, outside.union(below.survey.bare))
