"""Would the model answers pass?

A model answer goes through the same gate as a student's: it must be read, be accepted for itself, and be told
from a changed copy of itself; another right answer must equal it, or say why it counts although it does not.
Else the exercise does not start.
"""

from __future__ import annotations

from functools import lru_cache

from derivations.language import Scope, read
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
                    raise _mended(exercise, f"parts.{part.id}.expected", f"the model answer of {id!r} {said}")
                for other in key.others.get(id, ()):
                    if other.mistake is None and not other.why:
                        _equals(exercise, part, key.nodes[id], other.node)


def _mended(exercise: Exercise, path: str, message: str, expected: str = "") -> ExerciseError:
    line, column = exercise.places.get(path, (None, None))
    return ExerciseError(message, file=exercise.file, line=line, column=column, expected=expected)


def _equals(exercise: Exercise, part: Part, model: Node, other: Node) -> None:
    """Another right answer is the model answer, written in another way."""
    if other.kind == "number":
        equal = model.answer == other.answer or (
            model.value is not None and other.value is not None and model.value.same(other.value)
        )
    elif other.kind in ("expression", "equation", "set", "interval"):
        from derivations.equality import compare

        found = compare(model.answer, other.answer, symbols=scope(exercise), mode=part.mode)
        equal = found.verdict == "equal"
    else:
        equal = True
    if not equal:
        message = f"{other.answer!r} is said to be right and does not equal the model answer of {model.id!r}"
        expected = "an equal one, or {answer: …, why: …} that says why it counts all the same"
        raise _mended(exercise, f"parts.{part.id}.equivalent", message, expected)


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
    if part.form and (said := _fault_of_form(answer, part.form)):
        return said
    sums = node.kind == "expression" and answer.head not in ("list", "tuple", "relation")
    return _fault_of_formula(answer, scope(exercise), part.mode, sums)


def _fault_of_form(answer: Tree, form: str) -> str | None:
    from exercises.forms import SAID, holds  # not on the way of parts without one

    return None if holds(form, answer) else f"is {SAID[form]}"


def _fault_of_number(node: Node) -> str | None:
    answer = read_formula(node.answer, {})
    if node.value is None and is_infinite(answer):
        return None
    written = number_of(answer)
    if written is None or node.value is None:
        return "is no number"
    size = max(abs(node.value.fraction), abs(written.fraction))
    return "is not its own value" if abs(written.fraction - node.value.fraction) * 10**8 > size else None


@lru_cache(maxsize=1024)  # a formula is mostly the same in every variant
def _fault_of_formula(answer: Tree, names: Scope, mode: str, sums: bool) -> str | None:
    from derivations.equality import compare

    if compare(answer, answer, symbols=names, mode=mode).verdict != "equal":
        return "is not accepted for itself"
    if sums:
        changed = Tree("add", (answer, ONE)) if mode != "up-to-constant" else _doubled(answer)
        if compare(answer, changed, symbols=names, mode=mode).verdict == "equal":
            return "cannot be told from a changed copy of itself"
    return None


def _doubled(answer: Tree) -> Tree:
    return Tree("mul", (number(2), answer))
