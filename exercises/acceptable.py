"""May this draw be asked?

Not where it breaks `require`, where an answer has no value, where two numbers asked for are the same that
differ in the notes, or where the right number shortened is what a classical mistake gives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exercises.compile import Work, begun, compiled
from exercises.degenerate import ambiguous
from exercises.graph import Key, Node
from exercises.item import Exercise, Variant
from exercises.positions import ExerciseError
from exercises.require import plainly_fails

_notes: list[tuple[Exercise, Mapping[str, Node]]] = []  # of the exercises last asked for
_MOST_NOTES = 8


def draft(variant: Variant) -> Work | None:
    """What its key is made of, if it may."""
    if plainly_fails(variant):
        return None
    try:
        work = begun(variant)
        if not work.allowed or _coincides(work):
            return None
        if ambiguous(work.names.nodes, work.complete().others):
            return None
    except ExerciseError:
        return None  # what is wrong with the file itself is said of variant 0
    return work


def accepted(variant: Variant) -> Key | None:
    """The key of a drawn variant, if it may be asked."""
    work = draft(variant)
    return work.key() if work is not None else None


def _coincides(work: Work) -> bool:
    """Has this draw two numbers asked for that are the same, where in the notes they differ?"""
    asked = [id for cells in work.slots.values() for cell, id in cells.items() if not cell]
    return not _distinct(work.names.nodes, asked) and _distinct(_of_notes(work.exercise), asked)


def _distinct(nodes: Mapping[str, Node], asked: Sequence[str]) -> bool:
    values = [node.value.fraction for id in asked if (node := nodes[id]).value is not None]
    return len(set(values)) == len(values)


def _of_notes(exercise: Exercise) -> Mapping[str, Node]:
    """The answers with the numbers of the notes."""
    for one, nodes in _notes:
        if one is exercise:
            return nodes
    nodes = compiled(Variant(exercise, 0, exercise.given)).nodes
    _notes[:] = [(exercise, nodes), *_notes[: _MOST_NOTES - 1]]
    return nodes
