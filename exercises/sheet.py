"""What was handed out?

A sheet is a YAML file that names exercises, what each weighs, and whose numbers a student gets:

    sheet: homework-3
    exercises: {bayes-screening: 1, ewma-temperatures: 2}   # how often its marks count; or a plain list
    variant: per-student                                    # or a number for all: 0 are those of the notes
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from exercises.authors import Author, nearest
from exercises.positions import ID, MAX_BYTES, ExerciseError, Fields, Items, Node, read_nodes

FIELDS = ("sheet", "title", "exercises", "variant")
PER_STUDENT = "per-student"
VARIANTS = 1_000_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its exercises in order, each with its weight."""

    id: str
    title: str
    weights: Mapping[str, Fraction]
    variant: int | None  # None: each student has a variant of their own
    secret: str = ""  # of the course: without it nobody can say which variant another student has

    def variant_of(self, student: str | None) -> int:
        """The variant that this student was given: the same wherever and whenever it is asked for.

        >>> Sheet("hw", "", {}, 7).variant_of("s001")
        7
        """
        if self.variant is not None:
            return self.variant
        said = f"{self.id}\x1f{student or ''}".encode("utf-8", "surrogatepass")
        digest = (
            hmac.digest(self.secret.encode("utf-8", "surrogateescape"), said, "sha256")
            if self.secret
            else hashlib.sha256(said).digest()
        )
        return 1 + int.from_bytes(digest[:8], "big") % VARIANTS


def read_sheet(file: Path) -> Sheet:
    """The sheet in a file.  Raises ExerciseError with the place."""
    try:
        source = file.read_bytes()
    except OSError as error:
        raise ExerciseError(f"cannot be read: {error.strerror}", file=str(file)) from error
    if len(source) > MAX_BYTES:
        raise ExerciseError("the file is too long", file=str(file), expected=f"at most {MAX_BYTES} bytes")
    try:
        return sheet_of(source.decode("utf-8"), str(file))
    except UnicodeDecodeError as error:
        raise ExerciseError("the file is not UTF-8", file=str(file)) from error


def sheet_of(text: str, file: str) -> Sheet:
    """The sheet that a text says."""
    author = Author(file)
    top = author.fields(read_nodes(text, file), "a sheet", FIELDS, ("sheet", "exercises"))
    name = author.text(top.fields["sheet"], "sheet")
    if not ID.match(name):
        raise author.wrong(top.fields["sheet"], f"sheet is {name!r}", "small letters, digits and hyphens")
    return Sheet(
        name,
        author.text(top.fields.get("title"), "title"),
        _weights(author, top.fields["exercises"]),
        _variant(author, top),
    )


def _weights(author: Author, node: Node) -> dict[str, Fraction]:
    if isinstance(node, Items):
        names = author.texts(node, "exercises")
        if len(set(names)) < len(names):
            raise author.wrong(node, "an exercise stands here twice")
        return dict.fromkeys(names, Fraction(1))
    found = {}
    for id, weight in author.fields(node, "exercises").fields.items():
        found[id] = author.number(weight, f"the weight of {id}")
        if not 0 < found[id] <= 1000:
            raise author.wrong(weight, f"the weight of {id} is {found[id]}", "a number above 0, at most 1000")
    return found


def _variant(author: Author, top: Fields) -> int | None:
    node = top.fields.get("variant")
    if node is None:
        return 0
    text = author.text(node, "variant")
    if not text.isdecimal() and text != PER_STUDENT:
        expected = f"`{PER_STUDENT}`, or a number for all"
        raise author.wrong(node, f"variant is {text!r}", expected, nearest(text, [PER_STUDENT]))
    return None if text == PER_STUDENT else author.whole(node, "variant")
