"""Do all sides of a chain say the same: `3*3*20*40 = 7200`?

What is worked in other names than those of the question, or with probabilities that the last side says
otherwise, is taken as the way to the answer.
"""

from __future__ import annotations

import re

from derivations.language import Scope
from derivations.language import read as read_text
from derivations.language.refusal import Refusal
from derivations.language.tree import Tree
from grader.answers import Asked
from grader.asked_for import QUANTITIES, quantities, spelled, tree_of
from grader.labels import bare_name, is_marked_name
from grader.numbers import Written, fit

_MULTIPLE = re.compile(r"[-−]?[\d.,*·/()]*+[^\W\d]\w*+[\d.,*·/()]*+\Z")  # 2*posterior
_OF_EVENTS = frozenset(("P", "E", "var", "cov"))
_BINDING = frozenset(("sum", "prod", "sumwhere", "prodwhere", "int"))
_NO_WORKING = frozenset(("name", "index", "list", "tuple", "set", "interval", "relation", "or", "and"))


def agree(sides: list[str], asked: Asked) -> bool:
    """Do all sides of a chain say the same, the last one perhaps rounded?"""
    if asked.part.kind == "number" or asked.part.kind in ("trace", "table", "array"):
        values = {one: _number(one, asked) for one in sides if not _is_working(one, asked)}
        last = values.get(sides[-1])
        if last is not None and None not in values.values():
            return all(_rounds(last, value) or _comes_near(one, last) for one, value in values.items())
    trees = [tree_of(one, asked.scope) for one in sides]
    if trees[-1] is None:
        return False
    if any(
        tree is None and not _is_in_other_names(one, asked) for one, tree in zip(sides, trees, strict=True)
    ):
        return False
    from grader.answers.expression import compared

    last = trees[-1]
    assert last is not None
    others = [_with_answers(tree, asked) for tree in trees[:-1] if tree is not None]
    others = [tree for tree in others if not _is_formula_of_events(tree, last, asked)]
    others = [tree for tree in others if not _is_in_functions_not_asked(tree, last, asked)]
    return all(compared(tree, last, asked).verdict == "equal" for tree in others)


def _is_in_other_names(side: str, asked: Asked) -> bool:
    """Is it a formula in names that the question does not have: e_j φ'(v_j) on the way to what is asked?"""
    tree = tree_of(side, Scope.of(None))
    if tree is None or tree.head in _NO_WORKING or len(tree.names()) < 2:
        return False
    if _MULTIPLE.match(bare_name(side)) or is_marked_name(side):
        return False
    try:
        read_text(side.strip(), asked.scope)
    except Refusal as refusal:
        return refusal.code == "unknown-symbol"
    return False


def _is_in_functions_not_asked(tree: Tree, last: Tree, asked: Asked) -> bool:
    """Is it written with a function, such as a density p, that stands for what the last side writes out?"""
    if _is_of_one_thing(tree):
        return False  # ln p(t), of what is asked for
    functions = {word for word in tree.names() - last.names() if asked.scope.is_function(word)}
    allowed = {re.split(r"[\[(]", one)[0] for one in asked.part.symbols or functions}
    return bool(functions - allowed)


def _comes_near(side: str, last: object) -> bool:
    """Does arithmetic with rounded numbers give the last side, as far as their digits go?"""
    from grader.answers.number import slack

    found = slack(side)
    assert isinstance(last, Written)
    if found is None:
        return False
    value, reach = found
    return abs(value - last.value.fraction) <= reach + (last.unit or 0) / 2


def _with_answers(tree: Tree, asked: Asked) -> Tree:
    """The formula with the answers of the other parts for the probabilities and moments that they ask for."""
    if not tree.has(*_OF_EVENTS):
        return tree
    known: dict[str, Tree] = {}
    for part in asked.exercise.parts.values():
        node = asked.key.nodes.get(asked.key.slots[part.id].get("", ""))
        if part.kind == "expression" and part.id != asked.part.id and node is not None:
            answer = tree_of(node.answer, asked.scope)
            known |= {spelled(one): answer for one in quantities(part, asked.scope)[:1] if answer is not None}

    def put(one: Tree) -> Tree:
        if one.head in _OF_EVENTS and (answer := known.get(spelled(one))) is not None:
            return answer
        return one.with_args(tuple(map(put, one.args))) if one.args else one

    return put(tree)


def _is_formula_of_events(tree: Tree, last: Tree, asked: Asked) -> bool:
    """Is it worked with probabilities or moments that the last side says in other names: P(A|B)*P(B)/P(A)?
    A formula of the very one that is asked for is an equation."""
    if tree.head in _OF_EVENTS or not tree.has(*_OF_EVENTS) or last.has(*_OF_EVENTS):
        return False
    own = {spelled(one) for one in quantities(asked.part, asked.scope)}
    if any(one.head in _OF_EVENTS and spelled(one) in own for one in tree.walk()):
        return False
    return not _is_multiple(tree)


def _number(side: str, asked: Asked) -> object:
    """The value of a side without names, or in the names of what is given."""
    from grader.answers.number import as_written

    tree = _with_the_numbers(side, asked) or tree_of(side, Scope.of(None))
    return as_written(tree, side) if tree is not None and not tree.names() else None


def _is_working(side: str, asked: Asked) -> bool:
    """Is it a formula, in names without a number, from which one is worked out: `1 - P(C=1) = 0.999`?

    `2*x = 4` is none: it is an equation, of which the right side is not the answer.
    """
    tree = tree_of(side, asked.scope) or tree_of(side, Scope.of(None))
    if tree is None or tree.head in QUANTITIES or tree.head in _NO_WORKING:
        return False
    if _MULTIPLE.match(bare_name(side)) or _is_multiple(tree):
        return False
    named = bool(tree.names()) or tree.has(*QUANTITIES)
    return named and ((known := _with_the_numbers(side, asked)) is None or bool(known.names()))


def _is_of_one_thing(tree: Tree) -> bool:
    """Is it a formula of a single value of a function: ln p(t), 1/p(t)?"""
    while tree.head != "call":
        held = [one for one in tree.args if one.head != "number" and one.names()]
        if len(held) != 1 or tree.head in _BINDING:
            return False
        tree = held[0]
    return True


def _is_multiple(tree: Tree) -> bool:
    """Is it one name times a number?"""
    parts = [tree]
    things = 0
    while parts:
        one = parts.pop()
        if one.head in ("mul", "div", "neg", "percent"):
            parts += one.args
        elif one.head != "number":
            things += 1 if one.head in (*QUANTITIES, "name", "index", "call") else 2
    return things == 1


def _with_the_numbers(side: str, asked: Asked) -> Tree | None:
    """A formula in the symbols of the question, with the numbers given put in."""
    from exercises.by_hand import with_the_numbers  # not on the way of an answer that is a number

    tree = tree_of(side, asked.scope)
    return with_the_numbers(tree, asked.variant) if tree is not None and asked.variant is not None else None


def _rounds(last: object, other: object) -> bool:
    assert isinstance(last, Written)
    assert isinstance(other, Written)
    return fit(last, other.value, None) in ("exact", "digits", "coarse")
