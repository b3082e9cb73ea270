"""What did the student write so far, and what became of it?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from derivations.language.tree import Tree
from exercises.by_hand import Operations
from exercises.graph import Key, Node
from exercises.item import Variant
from exercises.values import Rounding, Value
from grader.numbers import Written

WRONG = ("incorrect", "carried")

Hand = Rounding | Operations | None  # how values, or operations, were shortened on the way
Way = tuple[str, int, Hand]  # a predecessor, and how many steps back


class Back(NamedTuple):
    """What was found for a predecessor."""

    value: Value | None
    used: frozenset[str]  # what the student wrote and this comes from


@dataclass
class Own:
    """What the student wrote so far, and what became of it."""

    key: Key
    variant: Variant | None = None  # its numbers: a formula of the student's is worked out with them
    values: dict[str, Value] = field(default_factory=dict)  # node -> the number written there
    written: dict[str, Written] = field(default_factory=dict)  # node -> that number, with its digits
    trees: dict[str, Tree] = field(default_factory=dict)  # node -> the formula written there
    outcome: dict[str, str] = field(default_factory=dict)
    root: dict[str, str] = field(default_factory=dict)  # a carried node -> the wrong one it goes back to
    backs: dict[Way, Back] = field(default_factory=dict)  # what was found for predecessors, kept for all
    asked_for: set[str] = field(default_factory=set)  # the nodes that these rest on
    worked: dict[tuple[object, ...], Value | None] = field(default_factory=dict)  # node and values -> its own

    def recomputed(self, node: Node, known: Callable[[str], Value | None], hand: Hand = None) -> Value | None:
        """The value of a node in one step from those of its sources."""
        bound = node.bound(known)
        work = hand if isinstance(hand, Operations) else None
        return self.at(node, bound, work) if bound is not None else None

    def at(self, node: Node, bound: Mapping[str, Value], work: Operations | None = None) -> Value | None:
        """Its value where these are those of its names, worked out once for the same ones."""
        ratios = [(one.fraction.as_integer_ratio(), one.exact) for one in bound.values()]  # quickly hashed
        place = (node.id, node.formula, work, *ratios)
        if place not in self.worked:
            self.worked[place] = node.at(bound, work)
        return self.worked[place]

    def remember(
        self, node: str, outcome: str, value: Value | None, tree: Tree | None, root: str | None
    ) -> None:
        """What became of a value, for what comes after it."""
        if node in self.asked_for:  # looked at before it was written: in an exercise out of order
            self.backs.clear()
            self.asked_for.clear()
        if value is not None:
            self.values[node] = value
        elif tree is not None:
            self.trees[node] = tree
        self.outcome[node] = outcome
        if root is not None:
            self.root[node] = root

    def wrong(self, nodes: Iterable[str]) -> list[str]:
        """Those of the nodes that are wrong, or carried from wrong ones; in the order of computation."""
        found = {id for id in nodes if self.outcome.get(id) in WRONG}
        return sorted(found, key=self.key.order.__getitem__)

    def written_before(self, node: Node) -> bool:
        """Is anything written that this value comes from?"""
        written = self.values.keys() | self.trees.keys() if self.trees else self.values.keys()
        for source in node.sources():
            if source in written or not written.isdisjoint(self.key.behind(source)):
                return True
        return False

    @property
    def any_wrong(self) -> bool:
        """Is anything wrong so far?"""
        return any(outcome in WRONG for outcome in self.outcome.values())

    def goes_back_to(self, node: str) -> str:
        """The first wrong value behind this one."""
        return self.root.get(node, node)
