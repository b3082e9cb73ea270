"""What is said about a submission?

One `Report` a submission, always: these records are the JSON of a report (`as_json`), and what every format
renders.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from exercises.scenes import Scene

SCHEMA = "grader/report/1"

OUTCOMES = (
    "correct",  # right
    "carried",  # right, given an earlier value of the student's that is not
    "partial",  # some of the marks, by the exercise's scheme
    "incorrect",  # wrong, with evidence
    "undecided",  # equality could not tell: for the lecturer's review
    "unreadable",  # not in the language, or not of the form asked for
    "unanswered",  # nothing was written
    "failed",  # a fault of ours
)


@dataclass(frozen=True, slots=True)
class MistakeReport:
    """A named misconception that gives exactly what the student wrote."""

    name: str
    family: str
    message: str
    causes: tuple[tuple[str, str], ...] = ()  # every name that gives it, each with its sentence

    def as_json(self) -> dict[str, object]:
        return {"name": self.name, "family": self.family, "message": self.message}


class CellReport(NamedTuple):
    """One cell of a table, trace, array or list of lines that the student filled."""

    # {"key": …} | {"row": …, "cell": …} | {"row": …} | {"index": [i, j]} | {"line": n}; in a trace that
    # holds a list or a matrix {"key": …, "index": [i, j]}
    at: Mapping[str, object]
    outcome: str
    read_as: str | None = None
    message: str = ""
    mistake: MistakeReport | None = None
    # For the page, not in the JSON:
    written: str = ""
    follows: str | None = None  # the value it is carried from
    rounded: bool = False

    def as_json(self) -> dict[str, object]:
        return {
            "at": dict(self.at),
            "outcome": self.outcome,
            "read_as": self.read_as,
            "message": self.message,
            "mistake": self.mistake.as_json() if self.mistake else None,
        }


class PartReport(NamedTuple):
    """One part: outcome, marks, how it was read, and what helps."""

    exercise: str
    part: str
    kind: str
    outcome: str
    awarded: float
    available: float
    read_as: str | None = None
    message: str = ""
    rounded: bool = False
    mistake: MistakeReport | None = None
    evidence: Mapping[str, object] | None = None
    wrong_line: int | None = None
    cells: Sequence[CellReport] = ()
    line: int | None = None
    column: int | None = None
    # For the page, not in the JSON:
    written: object = None  # as typed: a text, a list or a mapping
    read_mathml: str = ""
    ask: str = ""
    solution: str = ""  # the model answer: only when solutions are to be shown
    solution_mathml: str = ""

    def as_json(self) -> dict[str, object]:
        return {
            "exercise": self.exercise,
            "part": self.part,
            "kind": self.kind,
            "outcome": self.outcome,
            "awarded": self.awarded,
            "available": self.available,
            "read_as": self.read_as,
            "message": self.message,
            "rounded": self.rounded,
            "mistake": self.mistake.as_json() if self.mistake else None,
            "evidence": dict(self.evidence) if self.evidence is not None else None,
            "wrong_line": self.wrong_line,
            "cells": [cell.as_json() for cell in self.cells],
            "line": self.line,
            "column": self.column,
            **({"solution": self.solution} if self.solution else {}),
        }


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the file that could not be used, or was read differently from how it stands."""

    line: int | None
    column: int | None
    code: str  # a word from a closed list, such as "unknown-exercise"
    message: str
    notice: bool = False  # a notice costs nothing: neither marks nor the exit status

    def as_json(self) -> dict[str, object]:
        return {"line": self.line, "column": self.column, "code": self.code, "message": self.message}


@dataclass(frozen=True, slots=True)
class WorkedValue:
    """One value of a worked computation, as texts."""

    name: str
    formula: str
    numbers: str  # the formula with the numbers put in
    value: str


@dataclass(frozen=True, slots=True)
class ExerciseHead:
    """What a page says of an exercise besides its parts: LaTeX between dollar signs in every text."""

    title: str
    statement: str = ""
    conventions: Sequence[str] = ()
    options: Mapping[str, Mapping[str, str]] = field(
        default_factory=dict
    )  # of a choice: part -> label -> text
    scenes: Mapping[str, Scene] = field(default_factory=dict)  # part -> what can be drawn of it
    # How it is worked out, only when solutions are to be shown: derivations by name, and computed values
    derivations: Sequence[str] = ()
    worked: Sequence[WorkedValue] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All that is said about one submission."""

    file: str
    student: str | None
    variant: int
    parts: Sequence[PartReport] = ()
    problems: Sequence[Problem] = field(default=())
    # For the page, not in the JSON:
    heads: Mapping[str, ExerciseHead] = field(default_factory=dict)  # by exercise id

    @property
    def awarded(self) -> float:
        return sum(part.awarded for part in self.parts)

    @property
    def available(self) -> float:
        return sum(part.available for part in self.parts)

    def as_json(self) -> dict[str, object]:
        return {
            "schema": SCHEMA,
            "file": self.file,
            "student": self.student,
            "variant": self.variant,
            "awarded": self.awarded,
            "available": self.available,
            "parts": [part.as_json() for part in self.parts],
            "problems": [problem.as_json() for problem in self.problems],
        }
