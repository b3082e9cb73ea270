"""What is to be derived, and what is true of it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from derivations.conditions import agree, same_condition
from derivations.equality.arrays import ShapeError
from derivations.equality.compare import decide
from derivations.equality.verdict import DIFFERENT, Verdict
from derivations.facts import NOTHING, Fact, Facts
from derivations.identities import identity
from derivations.language.scope import Scope
from derivations.language.tree import ONE, ZERO, Tree


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be derived: the names, what is known of them, the conditions that are set, and the asked
    result."""

    scope: Scope
    facts: Facts
    conditions: tuple[Tree, ...]
    result: Tree
    unknown: Tree | None = None  # what a condition is solved for
    solved: tuple[Tree, ...] = ()  # other forms in which it may stand: s2 with mu, not yet inserted
    settled: Facts = NOTHING  # what holds at the solution
    change: Fact | None = None  # of what is renewed: Delta_w

    def identity(self, left: Tree, right: Tree, up_to: bool = False) -> Verdict:
        """Are two sides equal under what is known here?"""
        return identity(left, right, self.facts, self.scope, up_to)

    def with_values(self, stated: Sequence[Tree]) -> Facts:
        """The facts with the values, already stated, of what is solved for on the way: mu = xbar."""
        found = self.facts
        for one in self.settled.known:
            if one.subject != self.unknown and one.subject in stated:
                found = found.with_fact(one.subject, one.value)
        return found

    def may_be_condition(self, left: Tree, right: Tree) -> bool:
        """What a name or a derivative is equal to must be true everywhere; only `= 0` sets a condition."""
        if ZERO in (left, right):
            return True
        return self.unknown in (left, right) or not (self.is_known(left) or self.is_known(right))

    def is_known(self, tree: Tree) -> bool:
        """Is a tree the subject of a fact, or a derivative that can be worked out?"""
        worked_out = tree.head == "derivative" and not self.facts.inserted(tree).has("derivative")
        return worked_out or self.facts.knows(tree)

    def is_condition(self, left: Tree, right: Tree) -> bool:
        """Is an equation one of the conditions of the derivation, or equivalent to one?"""
        facts, scope = self.facts, self.scope
        stated = Tree("relation", (facts.inserted(left), facts.inserted(right)), "=")
        known = self.conditions
        if self.fails_at_the_solution(stated):
            known = tuple(one for one in known if self.fails_at_the_solution(one))
        return any(same_condition(one, stated, scope) for one in known)

    def holds(self, comparison: Tree) -> bool:
        """Is an inequality true wherever the names have values, or with those that solve the conditions?"""
        one = comparison.with_args(tuple(map(self.facts.inserted, comparison.args)))
        there = one.with_args(tuple(self.settled.inserted(arg) for arg in one.args))
        return any(agree(Tree("indicator", (said,)), ONE, self.scope) for said in (one, there))

    def fails_at_the_solution(self, stated: Tree) -> bool:
        """Is an equation certainly not true with the values that solve all conditions?"""
        while stated.head == "implies":
            stated = stated.args[1]
        settled, scope = self.settled, self.scope
        if not settled.known or stated.has("diff", "derivative"):  # there the names vary
            return False
        left, right = (settled.inserted_through(self.facts.inserted(one), scope) for one in stated.args)
        try:
            said = decide(left, right, scope)
        except ShapeError:
            return True
        return said.verdict == DIFFERENT and said.evidence.get("how") in ("ball", "exact")
