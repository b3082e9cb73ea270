"""What does each value of an exercise follow from?

A `Node` is one value that is asked for (or computed on the way): its formula in one step from other nodes,
and the model answer.  A `Key` is all nodes of an exercise variant in the order of computation.  Marking,
carrying errors forward and diagnosis read nothing else; nothing in it is wired by hand.  It is kept as plain
data (`key_as_data`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import NamedTuple

from derivations.language.tree import Tree
from derivations.network.arithmetic import Exact
from exercises.formulas import read_formula, worked_out
from exercises.values import RUNS, Value

Source = Value | str  # what a name of a formula is: a constant, or the id of a node


@dataclass(frozen=True, slots=True)
class Route:
    """Another way to a value, from earlier formulas as they were written; see `routes`."""

    formula: str  # over `names`, each of them a formula with `at` put in
    names: Mapping[str, Source]
    at: tuple[tuple[str, str], ...] = ()  # what stands in an earlier formula -> what is put there
    unknown: str | None = None  # the formula is an equation, solved for this

    def sources(self) -> Iterator[str]:
        """The nodes it comes from."""
        for source in self.names.values():
            if isinstance(source, str):
                yield source


class HandStep(NamedTuple):
    """What hand runs give for a value: before and after it is itself shortened."""

    before: Value
    after: Value
    runs: frozenset[int]  # the places in RUNS of those that give it


@dataclass(frozen=True, slots=True)
class Node:
    """One value."""

    id: str  # "posterior", "forward-1/H3", "pass-1/2.v", "normalised/1"; "~y3" where no part asks for it
    kind: str  # number | expression | interval | set | equation | lines | choice | text
    formula: str  # one step from `names`, in the plain spelling
    names: Mapping[str, Source]
    answer: str  # the model answer as a student could write it
    value: Value | None = None
    steps: tuple[HandStep, ...] = ()
    routes: tuple[Route, ...] = ()

    def tree(self) -> Tree:
        """The formula, read."""
        return _formula(self.formula, tuple(self.names))[0]

    def sources(self) -> Iterator[str]:
        """The nodes it is computed from."""
        for source in self.names.values():
            if isinstance(source, str):
                yield source

    def recomputed(self, known: Callable[[str], Value | None], work: Exact | None = None) -> Value | None:
        """Its value in one step from the values of its sources; None where it follows from none."""
        bound = self.bound(known)
        return self.at(bound, work) if bound is not None else None

    def bound(self, known: Callable[[str], Value | None]) -> dict[str, Value] | None:
        """The values of its names; None where it has no formula, or one of them no value."""
        if not self.formula:
            return None
        bound: dict[str, Value] = {}
        for name, source in self.names.items():
            found = source if isinstance(source, Value) else known(source)
            if found is None:
                return None
            bound[name] = found
        return bound

    def at(self, bound: Mapping[str, Value], work: Exact | None = None) -> Value | None:
        """Its value where these are the values of its names; `work`: in another arithmetic."""
        tree, names = _formula(self.formula, tuple(self.names))
        return worked_out(tree, names, bound, work)

    def in_run(self, run: int) -> Value | None:
        """What the hand run at this place in RUNS writes down for it."""
        for step in self.steps:
            if run in step.runs:
                return step.after
        return Value(RUNS[run].of(self.value.fraction)) if self.value is not None else None

    @property
    def asked(self) -> bool:
        """Does a part ask for it?"""
        return not self.id.startswith("~")


@lru_cache(maxsize=2048)
def _formula(text: str, names: tuple[str, ...]) -> tuple[Tree, frozenset[str]]:
    """A formula, read, and the names that stand in it."""
    tree = read_formula(text, dict.fromkeys(names, "real"))
    return tree, tree.names()


@dataclass(frozen=True, slots=True)
class Other:
    """Another answer an author wrote down: right, or the wrong one of a mistake."""

    node: Node
    mistake: str | None = None
    why: str = ""


@dataclass(frozen=True)
class Key:
    """The model answers of an exercise variant."""

    exercise: str
    variant: int
    given: Mapping[str, object]
    nodes: Mapping[str, Node]  # in the order of computation
    slots: Mapping[str, Mapping[str, str]]  # part -> cell ("" for a part of one value) -> node
    shapes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)  # array -> its size
    others: Mapping[str, tuple[Other, ...]] = field(default_factory=dict)  # node -> an author's answers
    by_hand: dict[object, dict[str, Value | None]] = field(
        default_factory=dict, compare=False, repr=False
    )  # hand run -> node -> its value: see `by_hand`
    runs: dict[object, Mapping[tuple[int, int], Sequence[object]]] = field(
        default_factory=dict, compare=False, repr=False
    )  # node and digits -> its value -> the runs that end with so many and give it

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each node in the order of computation."""
        return {id: at for at, id in enumerate(self.nodes)}

    def behind(self, id: str) -> frozenset[str]:
        """All nodes that a value comes from, at any depth."""
        if id not in self._behind:
            found: set[str] = set()
            ahead = list(self.nodes[id].sources())
            while ahead:
                one = ahead.pop()
                if one not in found:
                    found.add(one)
                    ahead += self.nodes[one].sources()
            self._behind[id] = frozenset(found)
        return self._behind[id]

    def ending(self, node: Node, number: Fraction) -> Sequence[HandStep]:
        """What hand runs give for a node, where it is this number that is written down."""
        if node.id not in self._endings:
            found = self._endings[node.id] = {}
            for step in node.steps:
                found.setdefault(step.after.fraction.as_integer_ratio(), []).append(step)
        return self._endings[node.id].get(number.as_integer_ratio(), ())

    @cached_property
    def _endings(self) -> dict[str, dict[tuple[int, int], list[HandStep]]]:
        """The same by node and number, for those that were asked about."""
        return {}

    @cached_property
    def _behind(self) -> dict[str, frozenset[str]]:
        """What was found for the nodes that were asked about."""
        return {}


def with_runs(nodes: Mapping[str, Node]) -> dict[str, Node]:
    """The nodes with what every hand run of design section 9 gives for them.

    A run shortens every value as soon as it is computed, as a person with a calculator does.  Where nothing
    before a value was shortened the run says nothing new: the digits of the exact value are judged by
    themselves.
    """
    steps: dict[str, dict[tuple[Fraction, Fraction], HandStep]] = {id: {} for id in nodes}
    for run, rounding in enumerate(RUNS):
        seen: dict[str, Value] = {}
        for id, node in nodes.items():
            if node.value is None:
                continue
            before = node.recomputed(seen.get)
            if before is None:
                continue
            after = Value(rounding.of(before.fraction))
            seen[id] = after
            if not before.same(node.value):
                place = (before.fraction, after.fraction)
                found = steps[id].get(place, HandStep(before, after, frozenset()))
                steps[id][place] = found._replace(runs=found.runs | {run})
    return {id: replace(node, steps=tuple(steps[id].values())) for id, node in nodes.items()}
