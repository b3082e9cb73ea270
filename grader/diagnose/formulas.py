"""Which one slip gives exactly this formula?

The slips of the model answer, of the author's other right answers and of the lines of the derivation are
looked up by their value at one point; the one that is named is confirmed by a full comparison.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from derivations.equality.compare import decide
from derivations.language import read
from derivations.language.refusal import Refusal
from derivations.language.scope import Scope
from derivations.language.show import plain
from derivations.language.tree import Tree
from exercises.graph import Key, Node
from grader.answers import Asked
from grader.answers.expression import compared
from grader.diagnose.fingerprints import Fingerprints, same
from grader.diagnose.layout_rules import activations
from grader.diagnose.ranking import rank, several
from grader.diagnose.tables import Table, derived_lines, names_of, of_formulas

_UNFINISHED = ("diff", "int", "limit", "argmax", "argmin")
_STEPS = ("hardlim", "hardlims")  # what goes into them is not seen from what comes out
_VAGUE = 2  # the rank from which on a slip can often be said
_MOST_AT_HAND = 256


@dataclass(frozen=True, slots=True)
class _Known:
    key: Key  # held, so that no other key takes its identity
    prints: Fingerprints
    tables: list[Table]  # of the answer itself, of other ways to write it: once somebody goes wrong
    wrong: Mapping[str, float | None]  # the author's wrong answers -> their values


_at_hand: dict[tuple[int, str, str], _Known] = {}


def formula_slips(answer: Tree, node: Node, asked: Asked) -> list[str]:
    """The names of the slips that explain the formula, one a family."""
    if asked.part.mode != "equal" or not node.answer:
        return []
    model = read(node.answer, asked.scope)
    inside = answer.head == model.head in _STEPS and len(answer.args) == len(model.args) == 1
    if inside:
        answer, model = answer.args[0], model.args[0]
        node = replace(node, answer=plain(model))
    known = _known(node, asked)
    if not known.tables:
        known.tables.extend(_tables(known.prints, node, asked))
    found = looked_up(answer, known.prints, known.tables, asked.scope)
    if inside:  # known up to a factor: what is vague says nothing
        found = [name for name in found if rank(name) < _VAGUE]
    other = None if found else _another_activation(answer, model, asked.scope)
    return [other] if other else found


def foreseen(answer: Tree, node: Node, asked: Asked) -> list[tuple[str, str]]:
    """The mistakes whose wrong answers the author wrote down, each with the author's sentence."""
    others = [other for other in asked.key.others.get(node.id, ()) if other.mistake]
    if not others:
        return []
    equal = asked.part.mode == "equal"
    known = _known(node, asked) if equal else None
    value = known.prints.of(answer) if known else None
    found = []
    for other in others:
        there = known.wrong.get(other.node.answer) if known else None
        if value is not None and there is not None and not same(value, there):
            continue
        tree = read(other.node.answer, asked.scope)
        same_tree = tree == answer  # perhaps of no value: log(0)
        alike = _alike(tree, answer, asked.scope)
        if same_tree or (alike and compared(tree, answer, asked).verdict == "equal"):
            found.append((str(other.mistake), other.why))
    return found


def looked_up(answer: Tree, prints: Fingerprints, tables: Sequence[Table], scope: Scope) -> list[str]:
    """The slips that give this formula, confirmed; those of the first formula before those of the others."""
    value = prints.of(answer)
    if value is None:
        return []
    for table in tables:
        hits = [slip for slip in table.near(value) if prints.agree(slip.tree, answer)]
        if hits:
            trees = {slip.tree for slip in hits if same_links(slip.tree, answer)}
            meant = {tree for tree in trees if the_same(tree, answer, scope)}
            hits.sort(
                key=lambda slip: slip.tree != answer
            )  # as it is written before what is only equal to it
            return several(slip.name for slip in hits if slip.tree in meant)
    return []


def the_same(slip: Tree, answer: Tree, scope: Scope) -> bool:
    """Of one value at three points, are they equal?  Beyond the range of an index nothing can be proved."""
    return slip == answer or decide(slip, answer, scope).verdict in ("equal", "unknown")


def same_links(one: Tree, other: Tree) -> bool:
    """Are they written in the same derivatives?  The links of a chain are told by name, not by value."""
    links = [Counter(node for node in tree.walk() if node.head == "derivative") for tree in (one, other)]
    return not all(links) or links[0] == links[1]


def _alike(wrong: Tree, answer: Tree, scope: Scope) -> bool:
    """Is it the same mistake, where others give the same values: of a step, of a chain of derivatives?"""
    if wrong.head == answer.head and wrong.head in _STEPS:
        return all(map(partial(the_same, scope=scope), wrong.args, answer.args))
    return same_links(wrong, answer)


def _known(node: Node, asked: Asked) -> _Known:
    at = (id(asked.key), node.id, node.answer)
    found = _at_hand.get(at)
    if found is None or found.key is not asked.key:
        if len(_at_hand) >= _MOST_AT_HAND:
            _at_hand.clear()
        found = _at_hand[at] = _worked_out(node, asked)
    return found


def _worked_out(node: Node, asked: Asked) -> _Known:
    model = read(node.answer, asked.scope)
    prints = Fingerprints(asked.scope, model)
    wrong = {
        other.node.answer: prints.of(read(other.node.answer, asked.scope))
        for other in asked.key.others.get(node.id, ())
        if other.mistake
    }
    return _Known(asked.key, prints, [], wrong)


def _tables(prints: Fingerprints, node: Node, asked: Asked) -> list[Table]:
    model = read(node.answer, asked.scope)
    texts = [other.node.answer for other in asked.key.others.get(node.id, ()) if other.mistake is None]
    expected = asked.part.expected
    if isinstance(expected, Mapping) and "where" not in expected and "derive" in expected:
        texts += derived_lines(str(expected["derive"]))
    names = names_of(asked.scope, None, model)
    others = of_the_same_value(model, texts, prints, asked.scope)
    return [of_formulas(prints, model, trees, names) for trees in ([model], others)]


def _another_activation(answer: Tree, model: Tree, scope: Scope) -> str | None:
    """Where the answer is an activation of one variable: is this another of them?

    They agree on whole branches, so that points alone do not tell them apart.
    """
    words = model.names()
    if len(words) != 1 or answer.names() != words:
        return None
    every = list(activations(*words))
    if not any(decide(tree, model, scope).verdict == "equal" for tree in every):
        return None
    other = any(decide(tree, answer, scope).verdict == "equal" for tree in every)
    return "neighbouring-function" if other else None


def of_the_same_value(right: Tree, texts: Iterable[str], prints: Fingerprints, scope: Scope) -> list[Tree]:
    """Other ways to write it: of the texts, the right sides that have its value."""
    value = prints.of(right)
    found: list[Tree] = []
    for text in texts:
        try:
            tree = read(text, scope)
        except Refusal:
            continue  # a line in names that the question does not have
        if tree.head == "relation" and right.head != "relation":
            tree = tree.args[-1]
        if tree == right or tree in found or tree.has(*_UNFINISHED):
            continue
        mine = prints.of(tree)
        if mine is not None and value is not None and same(mine, value):
            found.append(tree)
    return found
