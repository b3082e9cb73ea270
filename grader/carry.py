"""Does it follow from what the student wrote before?

Each value is computed *in one step* from the student's own written predecessors, the model's where one is
missing or unreadable.  A person with a calculator keeps more digits than are written down: so predecessors
that are right are also taken unrounded, that is, computed from *their* written predecessors, up to `DEPTH`
steps back.  No interval is propagated. What follows from a wrong value is `carried`; what follows from
right, rounded ones is `correct`.

Dependencies come from the formulas of the key: nothing is wired by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from derivations.language.tree import Tree
from exercises.by_hand import Operations, operations, with_the_numbers
from exercises.formulas import number_of
from exercises.graph import Key, Node
from exercises.item import Variant
from exercises.values import RUNS, Rounding, Value
from grader.numbers import Written, enough, follows

DEPTH = 3
AS_GIVEN = -1  # as far back as 0: the model's where one is missing, not what follows from those before it
WRONG = ("incorrect", "carried")


_Hand = Rounding | Operations | None  # how values, or operations, were shortened on the way
_Way = tuple[str, int, _Hand]  # a predecessor, and how many steps back


class _Back(NamedTuple):
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
    backs: dict[_Way, _Back] = field(default_factory=dict)  # what was found for predecessors, kept for all
    asked_for: set[str] = field(default_factory=set)  # the nodes that these rest on
    worked: dict[tuple[object, ...], Value | None] = field(default_factory=dict)  # node and values -> its own

    def recomputed(
        self, node: Node, known: Callable[[str], Value | None], hand: _Hand = None
    ) -> Value | None:
        """The value of a node in one step from those of its sources."""
        if not node.formula:
            return None
        bound: dict[str, Value] = {}
        for name, source in node.names.items():
            found = source if isinstance(source, Value) else known(source)
            if found is None:
                return None
            bound[name] = found
        return self.at(node, bound, hand if isinstance(hand, Operations) else None)

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

    def wrong(self, nodes: Iterator[str] | frozenset[str]) -> list[str]:
        """Those of the nodes that are wrong, or carried from wrong ones; in the order of computation."""
        found = {id for id in nodes if self.outcome.get(id) in WRONG}
        return sorted(found, key=self.key.order.__getitem__)

    @property
    def any_wrong(self) -> bool:
        """Is anything wrong so far?"""
        return any(outcome in WRONG for outcome in self.outcome.values())

    def goes_back_to(self, node: str) -> str:
        """The first wrong value behind this one."""
        return self.root.get(node, node)


class Carried(NamedTuple):
    """What a value follows from."""

    root: str | None  # the wrong value it goes back to; None: all that it follows from is right, as rounded
    trivial: bool = False  # that value makes this one a matter of course: capped


def carried(written: Written, node: Node, own: Own, figures: int | None) -> Carried | None:
    """How this number follows from the student's own earlier ones; None where it does not."""
    for found in _ways(written, node, own, figures):
        wrong = own.wrong(found.used)
        return Carried(own.goes_back_to(wrong[0]), trivial(node, own)) if wrong else Carried(None)
    return None


def _ways(written: Written, node: Node, own: Own, figures: int | None) -> Iterator[_Back]:
    """The ways on which a number follows."""
    for found in chain(candidates(node, own), by_hand(written, node, own)):
        if found.value is not None and follows(written, found.value, figures):
            yield found
    if figures is not None and enough(written, figures):
        for work in operations(written.figures, written.places):
            for found in candidates(node, own, work, (AS_GIVEN, 0)):
                if found.value is not None and found.value.fraction == written.value.fraction:
                    yield found


def carried_choice(chosen: object, labels: Sequence[str], node: Node, own: Own) -> str | None:
    """The wrong value that this choice follows from; None where it follows from none."""
    for found in candidates(node, own):
        follows_here = {
            label for at, label in enumerate(labels, 1) if found.value and found.value.fraction == at
        }
        wrong = own.wrong(found.used)
        if wrong and chosen == follows_here:
            return own.goes_back_to(wrong[0])
    return None


def by_hand(written: Written, node: Node, own: Own) -> Iterator[_Back]:
    """The same where what is not written down on the way was shortened like the answer itself."""
    if all(source in own.values for source in node.sources()):
        return
    for hand in RUNS:
        digits = written.figures if hand.kind == "figures" else written.places
        if hand.digits == digits:
            yield from candidates(node, own, hand)


def candidates(
    node: Node, own: Own, hand: _Hand = None, depths: Sequence[int] = range(AS_GIVEN, DEPTH + 1)
) -> Iterator[_Back]:
    """What this value is when computed from the student's: from the written digits, then from more."""
    seen: set[tuple[int, int]] = set()
    before = None
    for depth in depths:
        backs = {source: _back(source, depth, own, hand) for source in node.sources()}
        if backs == before:
            continue  # there is nothing further back
        before = backs
        found = _from(node, backs, own, hand)
        if found.value is not None and found.used:
            ratio = found.value.fraction.as_integer_ratio()
            if ratio not in seen:
                seen.add(ratio)
                yield found


def _from(node: Node, backs: Mapping[str, _Back], own: Own, hand: _Hand) -> _Back:
    """The value of a node from what was found for its sources."""
    value = own.recomputed(node, lambda source: backs[source].value, hand)
    return _Back(value, frozenset().union(*[one.used for one in backs.values()]))


def _back(id: str, depth: int, own: Own, hand: _Hand) -> _Back:
    """The value of a predecessor: as written, or `depth` steps further back, not counting missing ones."""
    if (id, depth, hand) in own.backs:
        return own.backs[id, depth, hand]
    own.asked_for.add(id)
    node = own.key.nodes[id]
    mine = own.values.get(id)
    written_down = isinstance(hand, Operations)  # who shortens every operation goes on with what is written
    if node.kind == "expression":
        found = _with_the_numbers(node, own, hand)
    elif mine is not None and (depth <= 0 or written_down or own.outcome.get(id) == "incorrect"):
        found = _Back(mine, frozenset({id}))
    elif mine is None and depth == AS_GIVEN and node.asked:
        found = _Back(node.value, frozenset())
    else:
        less = depth - 1 if mine is not None else depth
        found = _from(node, {source: _back(source, less, own, hand) for source in node.sources()}, own, hand)
        if found.value is None:
            found = _Back(node.value, frozenset())
        elif mine is None and isinstance(hand, Rounding):
            found = _Back(Value(hand.of(found.value.fraction)), found.used)
    own.backs[id, depth, hand] = found
    return found


def _with_the_numbers(node: Node, own: Own, hand: _Hand) -> _Back:
    """What the student's own formula (the model's where there is none) gives with the numbers given."""
    from grader.answers.number import worked_out  # not on the way of an exercise without such parts

    if own.variant is None:
        return _Back(None, frozenset())
    tree = with_the_numbers(own.trees.get(node.id) or node.answer, own.variant)
    if tree is None:
        value = None
    elif isinstance(hand, Operations):
        value = number_of(tree, work=hand)
    else:
        value = worked_out(tree)
    return _Back(value, frozenset({node.id}) & own.trees.keys())


def trivial(node: Node, own: Own) -> bool:
    """Does one wrong value make this one a matter of course, so that nothing else matters: 0 times w?"""
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
    return any(
        not _matters(node, mine, culprit, own) and _matters(node, model, culprit, own) for culprit in changed
    )


def _matters(node: Node, values: dict[str, Value], culprit: str, own: Own) -> bool:
    """Does the result follow from other values than the culprit's?"""
    here = own.at(node, values)
    stands = stands_beside(node.tree(), culprit)
    if stands == "add" or (stands and here is not None and here.fraction):
        return True  # as working it out once more would show
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
def stands_beside(formula: Tree, culprit: str) -> str:
    """`add` or `mul`, where a term or factor without the culprit has a name that stands nowhere else (as in
    b + eta*e, not in a + a*e, which is 0 at e = -1); else nothing.

    It is enough that this one changes, beside a factor that is not zero."""
    while formula.head == "neg":
        formula = formula.args[0]
    if formula.head not in ("add", "mul"):
        return ""
    for one in formula.args:
        words = one.survey.bare
        if culprit not in words and one.survey.heads <= _MOVING:
            elsewhere = [other.survey.bare for other in formula.args if other is not one]
            if words.difference(*elsewhere):
                return formula.head
    return ""
