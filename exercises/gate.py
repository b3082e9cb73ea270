"""Would the model answers pass?

A model answer goes through the same gate as a student's: it must be read, be accepted for itself, and be told
from a changed copy of itself, or the exercise does not start.
"""

from __future__ import annotations

from derivations.language import read
from derivations.language.tree import ONE, Tree, number
from exercises.formulas import is_infinite, number_of, read_formula
from exercises.graph import Key, Node
from exercises.item import Exercise, Part
from exercises.positions import ExerciseError
from exercises.scopes import foreign, scope


def passes(exercise: Exercise, key: Key) -> None:
    """Raises ExerciseError for the first model answer that would not pass."""
    for part in exercise.parts.values():
        if part.check is None:
            for id in key.slots[part.id].values():
                said = _fault(exercise, part, key.nodes[id])
                if said:
                    line, column = exercise.places.get(f"parts.{part.id}.expected", (None, None))
                    message = f"the model answer of {id!r} {said}"
                    raise ExerciseError(message, file=exercise.file, line=line, column=column)


def _fault(exercise: Exercise, part: Part, node: Node) -> str | None:
    if node.kind == "number":
        return _fault_of_number(node)
    if node.kind not in ("expression", "equation"):
        return None
    try:
        answer = read(node.answer, scope(exercise))
    except ValueError as fault:
        return f"cannot be read: {fault}"
    others = foreign(exercise, part, answer, answer) if node.kind == "expression" else []
    if others:
        return f"holds {others[0]!r}, which its `symbols` do not allow"
    return _fault_of_formula(exercise, part, node, answer)


def _fault_of_number(node: Node) -> str | None:
    answer = read_formula(node.answer, {})
    if node.value is None and is_infinite(answer):
        return None
    written = number_of(answer)
    if written is None or node.value is None:
        return "is no number"
    size = max(abs(node.value.fraction), abs(written.fraction))
    return "is not its own value" if abs(written.fraction - node.value.fraction) * 10**8 > size else None


def _fault_of_formula(exercise: Exercise, part: Part, node: Node, answer: Tree) -> str | None:
    from derivations.equality import compare

    names = scope(exercise)
    if compare(answer, answer, symbols=names, mode=part.mode).verdict != "equal":
        return "is not accepted for itself"
    if node.kind == "expression" and answer.head not in ("list", "tuple", "relation"):
        changed = Tree("add", (answer, ONE)) if part.mode != "up-to-constant" else _doubled(answer)
        if compare(answer, changed, symbols=names, mode=part.mode).verdict == "equal":
            return "cannot be told from a changed copy of itself"
    return None


def _doubled(answer: Tree) -> Tree:
    return Tree("mul", (number(2), answer))
