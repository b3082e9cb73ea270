"""Where in the student's file is it, and how are its names spoken of?"""

from __future__ import annotations

from collections.abc import Sequence

from exercises.authors import nearest
from exercises.item import Exercise
from grader.reading.faults import shortened
from grader.report import Problem
from grader.submission import Submission


def place(submission: Submission, *names: str) -> tuple[int | None, int | None]:
    """Line and column of an exercise's or a part's name."""
    return submission.places.get(names) or (None, None)


def unknown_exercise(id: str, meant: str | None, submission: Submission) -> Problem:
    """No exercise is called that."""
    line, column = place(submission, id)
    said = f"Did you mean `{meant}`?" if meant else "`grader list` shows all exercises."
    return Problem(line, column, "unknown-exercise", f"There is no exercise `{shortened(id)}`. {said}")


def unknown_part(exercise: Exercise, id: str, submission: Submission) -> Problem:
    """The exercise has no such part."""
    line, column = place(submission, exercise.id, id)
    meant = nearest(id, exercise.parts)
    said = f"Did you mean `{meant}`?" if meant else f"It has {', '.join(exercise.parts)}."
    return Problem(line, column, "unknown-part", f"`{exercise.id}` has no part `{shortened(id)}`. {said}")


def spoken(outcomes: Sequence[str], count: int) -> str:
    """What is said of the cells of a part together.

    >>> spoken(["correct", "partial", "incorrect"], 4)
    '1 of 4 right, 1 partly. 1 not filled in.'
    """
    if not outcomes:
        return "Nothing is written here."
    right = outcomes.count("correct") + outcomes.count("carried")
    if right == count:
        return ""
    left = count - len(outcomes)
    missing = f" {left} not filled in." if left else ""
    partly = f", {outcomes.count('partial')} partly" if "partial" in outcomes else ""
    return f"{right} of {count} right{partly}.{missing}"


def broken_exercise(id: str, submission: Submission) -> Problem:
    """The exercise cannot be used: a fault of ours.  Its author sees more in `grader test`."""
    line, column = place(submission, id)
    said = f"The exercise `{id}` cannot be marked: its definition has a fault, which `grader test` shows."
    return Problem(line, column, "broken-exercise", said)
