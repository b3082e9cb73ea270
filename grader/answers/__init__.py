"""How is an answer of each kind read and compared?

One file a kind.  A kind of one value (`number`, `expression`, `choice`, …) has

    read(written, asked) -> Reading | Refused        what did the student write?
    meets(reading, node, asked) -> Met               is it the value of this node?

A kind of many values (`table`, `trace`, `array`) has

    cells(answer, asked) -> Cells                    which value stands where?

and each of its cells is then read and compared by the kind that the part says it holds.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from derivations.language import Scope
from derivations.language.tree import Tree
from exercises.graph import Key, Node
from exercises.item import Exercise, Part, Variant
from exercises.scopes import scope
from grader.hand_runs import Shown
from grader.reading.written import Text
from grader.report import Problem


@dataclass(frozen=True)
class Asked:
    """The part that is being answered."""

    variant: Variant
    key: Key
    part: Part
    shown: Shown = field(default_factory=Shown)

    @property
    def exercise(self) -> Exercise:
        return self.variant.exercise

    @cached_property
    def scope(self) -> Scope:
        """What the names of an answer mean."""
        return scope(self.exercise)


class Reading(NamedTuple):
    """What was read: its value for the comparison, and how it is shown back."""

    value: object  # Written of a number, Tree of an expression, labels of a choice, a word
    read_as: str
    tree: Tree | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Not in the language, or not of the form asked for."""

    message: str
    code: str = "unreadable"
    wrong_kind: bool = False  # a list where a number belongs: also a problem of the file


LEFT_OUT = {"how": "left out"}  # evidence: right, but for places where it has no value


class Met(NamedTuple):
    """How a reading meets a value."""

    outcome: str  # correct | incorrect | partial | undecided | unreadable
    message: str = ""
    rounded: bool = False
    coarse: bool = False  # right as far as its digits go, which is not far enough
    evidence: Mapping[str, object] | None = None
    share: Fraction | None = None  # of the marks that `partial` earns, where it is for a mode or a form
    off: bool = False  # right only up to the mode: what comes after it may follow from another value

    @property
    def right(self) -> bool:
        return self.outcome == "correct"


class Cell(NamedTuple):
    """One value that the student filled in."""

    at: Mapping[str, object]  # its place in the report
    node: Node | None  # None: the exercise asks for nothing here
    kind: str
    written: Text | Refused
    tree: Tree | None = None  # where a whole matrix was one text: the entry, already read
    single: bool = True  # False: a list or mapping stands there, even if it may be meant as one text


@dataclass(frozen=True, slots=True)
class Cells:
    """The filled cells of an answer, and what could not be placed."""

    cells: Sequence[Cell] = ()
    problems: Sequence[Problem] = field(default=())
    refused: Refused | None = None
    turned: bool = False  # rows were written as columns


@cache
def kind(name: str) -> ModuleType:
    """The module of a kind: its name is the file's name."""
    if name not in {file.stem for file in Path(__file__).parent.glob("[a-z]*.py")}:
        raise LookupError(f"there is no kind of answer {name!r}")
    return importlib.import_module(f"grader.answers.{name}")
