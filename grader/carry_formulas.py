"""Does it follow from the formulas that the student wrote before?

A formula goes into the next one as it was written, wrong or not; a number follows from a formula if it is
what the formula gives with the numbers given and the student's own values.  The ways are those of the key:
the formula of the node, and its routes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from derivations.language.tree import Tree
from exercises.formulas import read_formula
from exercises.graph import Node, Route
from exercises.item import Exercise
from exercises.names import Names
from exercises.routes import FORMULAS, followed, meant, solves, zeros
from exercises.slots import as_tree
from grader.answers import Asked
from grader.answers.expression import compared
from grader.answers.number import worked_out
from grader.numbers import Written, follows
from grader.own import WRONG, Own


@dataclass(frozen=True, slots=True)
class FollowedFrom:
    """The wrong answer that something follows from."""

    root: str
    trivial: bool  # a bare number where a formula belongs: then what follows is a matter of course


def follows_from(value: Tree | Written, node: Node, own: Own, asked: Asked) -> FollowedFrom | None:
    """How an answer follows from the student's own earlier formulas; None where it does not."""
    written = isinstance(value, Written)
    ways = list(node.routes) if written else [Route(node.formula, node.names), *node.routes]
    for way in ways:
        for exact in (False, True) if written else (False,):
            behind = _Behind(own, asked.exercise, exact)
            try:
                right = _right(value, followed(way, behind.earlier, asked.exercise), way, behind, asked)
            except ValueError:  # a formula of the student's that cannot be put there
                continue
            wrong = own.wrong(frozenset(behind.used))
            if right and wrong:
                return FollowedFrom(own.goes_back_to(wrong[0]), any(map(behind.is_bare, wrong)))
    return None


def _right(value: Tree | Written, tree: Tree, way: Route, behind: _Behind, asked: Asked) -> bool:
    if not _stands_on_wrong_ones(behind):
        return False
    exercise = asked.exercise
    if isinstance(value, Written):
        if way.unknown is not None:
            return solves(tree, way.unknown, as_tree(value.value), exercise)
        worth = worked_out(zeros(Names(asked.variant).with_numbers(tree)))
        return worth is not None and follows(value, worth, asked.part.figures)
    if way.unknown is not None:
        return solves(tree, way.unknown, value, exercise)
    return compared(tree, meant(value, way, behind.earlier, exercise), asked).verdict == "equal"


def _stands_on_wrong_ones(behind: _Behind) -> bool:
    """Is anything wrong among what was put in?  Else there is nothing to follow from."""
    return any(behind.own.outcome.get(id) in WRONG for id in behind.used)


@dataclass(slots=True)
class _Behind:
    """What the student wrote for earlier answers; the model's where nothing wrong stands behind them."""

    own: Own
    exercise: Exercise
    exact: bool  # numbers that are right, as rounded, are taken unrounded
    used: set[str]

    def __init__(self, own: Own, exercise: Exercise, exact: bool) -> None:
        self.own, self.exercise, self.exact, self.used = own, exercise, exact, set()

    def earlier(self, id: str) -> Tree:
        """An earlier answer as a formula."""
        node, own = self.own.key.nodes[id], self.own
        if id in own.trees:
            self.used.add(id)
            return own.trees[id]
        if id in own.values and not (self.exact and own.outcome.get(id) == "correct"):
            self.used.add(id)
            return as_tree(own.values[id])
        if id not in own.values:
            for way in self._ways(node):
                if any(self._stands_on_wrong(source, set()) for source in way.sources()):
                    return followed(way, self.earlier, self.exercise)
        if node.value is not None:
            return as_tree(node.value)
        return read_formula(node.answer, self.exercise.symbols, self.exercise.indices)

    def _ways(self, node: Node) -> Iterator[Route]:
        if node.formula and node.kind in (*FORMULAS, "number"):
            yield Route(node.formula, node.names)
        yield from (route for route in node.routes if route.unknown is None)

    def _stands_on_wrong(self, id: str, seen: set[str]) -> bool:
        """Is it, or what it comes from where it is missing, wrong?"""
        if id in seen:
            return False
        seen.add(id)
        if id in self.own.outcome:
            return self.own.outcome[id] in WRONG
        ways = self._ways(self.own.key.nodes[id])
        return any(self._stands_on_wrong(source, seen) for way in ways for source in way.sources())

    def is_bare(self, id: str) -> bool:
        """Is a number written where a formula belongs?"""
        mine, node = self.own.trees.get(id), self.own.key.nodes[id]
        if mine is None or mine.names() or node.kind not in FORMULAS:
            return False
        return bool(read_formula(node.answer, self.exercise.symbols, self.exercise.indices).names())
