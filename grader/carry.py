"""Does it follow from what the student wrote before?

Each value is computed *in one step* from the student's own written predecessors, the model's where one is
missing or unreadable.  A person with a calculator keeps more digits than are written down: so predecessors
that are right are also taken unrounded, that is, computed from *their* written predecessors, up to `DEPTH`
steps back.  No interval is propagated. What follows from a wrong value is `carried`; what follows from
right, rounded ones is `correct`.

Dependencies come from the formulas of the key: nothing is wired by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from exercises.by_hand import Operations, operations, with_the_numbers
from exercises.formulas import number_of
from exercises.graph import Node
from exercises.values import RUNS, Rounding, Value
from grader.matter_of_course import trivial
from grader.numbers import Written, enough, follows, is_near
from grader.own import Back, Hand, Own

DEPTH = 3
AS_GIVEN = -1  # as far back as 0: the model's where one is missing, not what follows from those before it


class Carried(NamedTuple):
    """What a value follows from."""

    root: str | None  # the wrong value it goes back to; None: all that it follows from is right, as rounded
    trivial: bool = False  # that value makes this one a matter of course: capped


def carried(written: Written, node: Node, own: Own, figures: int | None) -> Carried | None:
    """How this number follows from the student's own earlier ones; None where it does not.

    On the way of the model answer, or of another right one: a deviation without its epsilon.
    """
    others = own.key.others.get(node.id, ())
    for one in (node, *(other.node for other in others if other.mistake is None and other.node.formula)):
        if (found := _followed(written, one, own, figures)) is not None:
            return found
    return None


def _followed(written: Written, node: Node, own: Own, figures: int | None) -> Carried | None:
    bound = node.bound(own.values.get) if own.written_before(node) else None
    here = node.at(bound) if bound is not None else None
    if here is not None and follows(written, here, figures):  # as nearly all do
        return _carried(node, own, node.sources(), here)
    for found in _ways(written, node, own, figures):
        return _carried(node, own, found.used)
    return None


def _carried(node: Node, own: Own, used: Iterable[str], here: Value | None = None) -> Carried:
    """What a value follows from that comes from these; `here`: what it is from them as written."""
    wrong = own.wrong(used)
    return Carried(own.goes_back_to(wrong[0]), trivial(node, own, here)) if wrong else Carried(None)


def _ways(written: Written, node: Node, own: Own, figures: int | None) -> Iterator[Back]:
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


def by_hand(written: Written, node: Node, own: Own) -> Iterator[Back]:
    """The same where what is not written down on the way was shortened like the answer itself."""
    if all(source in own.values for source in node.sources()):
        return
    for hand in RUNS:
        digits = written.figures if hand.kind == "figures" else written.places
        if hand.digits == digits:
            yield from candidates(node, own, hand)


def candidates(
    node: Node, own: Own, hand: Hand = None, depths: Sequence[int] = range(AS_GIVEN, DEPTH + 1)
) -> Iterator[Back]:
    """What this value is when computed from the student's: from the written digits, then from more."""
    if not own.written_before(node):
        return
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


def _from(node: Node, backs: Mapping[str, Back], own: Own, hand: Hand) -> Back:
    """The value of a node from what was found for its sources."""
    value = own.recomputed(node, lambda source: backs[source].value, hand)
    return Back(value, frozenset().union(*[one.used for one in backs.values()]))


def _back(id: str, depth: int, own: Own, hand: Hand) -> Back:
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
        found = Back(mine, frozenset({id}))
    elif mine is None and depth == AS_GIVEN and node.asked:
        found = Back(node.value, frozenset())
    else:
        less = depth - 1 if mine is not None else depth
        found = _from(node, {source: _back(source, less, own, hand) for source in node.sources()}, own, hand)
        if (value := found.value) is None:
            found = Back(node.value, frozenset())
        elif mine is None and isinstance(hand, Rounding):
            found = Back(Value(hand.of(value.fraction)), found.used)
        elif mine is not None and _is_another(id, value, found.used, own):
            found = Back(mine, frozenset({id}))
    own.backs[id, depth, hand] = found
    return found


def _is_another(id: str, value: Value, used: Iterable[str], own: Own) -> bool:
    """Is what follows from a wrong value another than the right one that is written there?

    Then whoever wrote the right one has not gone on with the wrong one.
    """
    if own.outcome.get(id) != "correct" or id not in own.written or not own.wrong(used):
        return False
    return not is_near(own.written[id], value)


def _with_the_numbers(node: Node, own: Own, hand: Hand) -> Back:
    """What the student's own formula (the model's where there is none) gives with the numbers given."""
    from grader.answers.number import worked_out  # not on the way of an exercise without such parts

    if own.variant is None:
        return Back(None, frozenset())
    tree = with_the_numbers(own.trees.get(node.id) or node.answer, own.variant)
    if tree is None:
        value = None
    elif isinstance(hand, Operations):
        value = number_of(tree, work=hand)
    else:
        value = worked_out(tree)
    return Back(value, frozenset({node.id}) & own.trees.keys())
