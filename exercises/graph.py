"""What does each value of an exercise follow from?

A `Node` is one value that is asked for (or computed on the way): its formula in one step from other nodes,
and the model answer.  A `Key` is all nodes of an exercise variant in the order of computation.  Marking,
carrying errors forward and diagnosis read nothing else; nothing in it is wired by hand.  All of it is text
for a cache."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import NamedTuple

from derivations.language.tree import Tree
from derivations.network.arithmetic import Exact
from exercises.formulas import read_formula, worked_out
from exercises.values import RUNS, Value, value

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
        if not self.formula:
            return None
        bound: dict[str, Value] = {}
        for name, source in self.names.items():
            found = source if isinstance(source, Value) else known(source)
            if found is None:
                return None
            bound[name] = found
        return self.at(bound, work)

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


def as_json(key: Key) -> dict[str, object]:
    """The key as plain data."""
    return {
        "exercise": key.exercise,
        "variant": key.variant,
        "given": key.given,
        "nodes": [_said(node) for node in key.nodes.values()],
        "slots": key.slots,
        "shapes": {part: list(shape) for part, shape in key.shapes.items()},
        "others": {
            id: [[_said(one.node), one.mistake, one.why] for one in others]
            for id, others in key.others.items()
        },
    }


def _said(node: Node) -> dict[str, object]:
    return {
        "id": node.id,
        "kind": node.kind,
        "formula": node.formula,
        "names": _named(node.names),
        "answer": node.answer,
        "value": node.value.text() if node.value else None,
        "steps": [[one.before.text(), one.after.text(), sorted(one.runs)] for one in node.steps],
        "routes": [
            [one.formula, _named(one.names), [list(pair) for pair in one.at], one.unknown]
            for one in node.routes
        ],
    }


def _named(names: Mapping[str, Source]) -> dict[str, str]:
    return {
        name: f"={source.text()}" if isinstance(source, Value) else source for name, source in names.items()
    }


def from_json(data: Mapping[str, object]) -> Key:
    """The inverse of `as_json`.  Raises KeyError, TypeError or ValueError for anything else."""
    nodes = [_node(one) for one in _list(data["nodes"])]
    return Key(
        exercise=str(data["exercise"]),
        variant=int(str(data["variant"])),
        given=_mapping(data["given"]),
        nodes={node.id: node for node in nodes},
        slots={
            part: {cell: str(id) for cell, id in _mapping(cells).items()}
            for part, cells in _mapping(data["slots"]).items()
        },
        shapes={
            part: tuple(int(str(size)) for size in _list(shape))
            for part, shape in _mapping(data["shapes"]).items()
        },
        others={
            id: tuple(
                Other(_node(node), None if mistake is None else str(mistake), str(why))
                for node, mistake, why in map(_list, _list(others))
            )
            for id, others in _mapping(data["others"]).items()
        },
    )


def _node(data: object) -> Node:
    said = _mapping(data)
    return Node(
        id=str(said["id"]),
        kind=str(said["kind"]),
        formula=str(said["formula"]),
        names={name: _source(str(text)) for name, text in _mapping(said["names"]).items()},
        answer=str(said["answer"]),
        value=value(str(said["value"])) if said["value"] is not None else None,
        steps=tuple(
            HandStep(value(str(before)), value(str(after)), frozenset(int(str(run)) for run in _list(runs)))
            for before, after, runs in map(_list, _list(said["steps"]))
        ),
        routes=tuple(_route(*_list(one)) for one in _list(said["routes"])),
    )


def _route(formula: object, names: object, at: object, unknown: object) -> Route:
    return Route(
        str(formula),
        {name: _source(str(text)) for name, text in _mapping(names).items()},
        tuple((str(subject), str(worth)) for subject, worth in map(_list, _list(at))),
        None if unknown is None else str(unknown),
    )


def _source(text: str) -> Source:
    return value(text[1:]) if text.startswith("=") else text


def _mapping(data: object) -> Mapping[str, object]:
    if not isinstance(data, dict):
        raise TypeError("a mapping was expected")
    return data


def _list(data: object) -> list[object]:
    if not isinstance(data, list):
        raise TypeError("a list was expected")
    return data
