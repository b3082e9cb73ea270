"""What does the file of an exercise say?

Loading is lazy: one exercise reads one file and those that it includes (`shared/<name>.yaml`).
"""

from __future__ import annotations

import hashlib
import os
import re
from functools import lru_cache
from pathlib import Path

from exercises.authors import nearest
from exercises.fields import exercise
from exercises.item import Exercise
from exercises.listing import SHARED, content, decoded, file_of, files
from exercises.positions import ID, ExerciseError, Fields, Items, Node, Scalar, read_nodes

PLACEHOLDER = re.compile(r"(?<![\^_}\w])\{\{( *[^\W\d]\w* *)\}\}")


class UnknownExerciseError(ExerciseError):
    """No file of that name: `nearest` is the exercise that was probably meant."""


def load(id: str, bank: Path | None = None) -> Exercise:
    """One exercise.  Raises UnknownExerciseError, or ExerciseError if its file has a fault."""
    found = file_of(id, bank)
    if found is None:
        raise UnknownExerciseError(
            f"there is no exercise {id!r}", nearest=nearest(id, (name for name, _ in files(bank)))
        )
    item = _loaded(found, _stamp(found))
    if item.id != id:
        raise ExerciseError(
            f"the file {os.path.basename(found)} holds the exercise {item.id!r}",
            file=found,
            line=item.places["id"][0],
            column=item.places["id"][1],
            expected=f"id: {id}",
        )
    return item


def _stamp(found: str) -> tuple[int, ...]:
    """What changes when a file of the bank does: an exercise is read again then, and not before."""
    shared_files = os.path.join(os.path.dirname(os.path.dirname(found)), SHARED)
    try:
        shared = os.stat(shared_files).st_mtime_ns
    except OSError:
        shared = 0
    return os.stat(found).st_mtime_ns, shared


@lru_cache(maxsize=256)
def _loaded(file: str, stamp: tuple[int, ...]) -> Exercise:
    found = Path(file)
    text, digest = _read(found)
    root = read_nodes(text, str(found))
    shared = {}
    for name in _included(root, str(found)):
        beside = found.parent.parent / SHARED / f"{name.text}.yaml"
        if not ID.match(name.text) or not beside.is_file():
            raise ExerciseError(
                f"{name.text!r} is not among the shared files",
                file=str(found),
                line=name.line,
                column=name.column,
                expected=f"a file {SHARED}/{name.text}.yaml beside the topics",
            )
        more, other = _read(beside)
        shared[name.text] = read_nodes(more, str(beside))
        digest = hashlib.sha256(f"{digest}{other}".encode()).hexdigest()
    item = exercise(root, str(found), digest, shared)
    _placeholders(text, item)
    return item


def _placeholders(text: str, item: Exercise) -> None:
    """Every `{{name}}` is a given; behind `^`, `_`, a word or `}` double braces may be LaTeX's."""
    for found in PLACEHOLDER.finditer(text):
        if found[1] not in item.given:
            before = text[: found.start()]
            raise ExerciseError(
                f"{found[0]} is not given",
                file=item.file,
                line=before.count("\n") + 1,
                column=len(before) - before.rfind("\n"),
                expected="a name of `given` in double braces",
                nearest=nearest(found[1].strip(), item.given),
            )


def _included(root: Node, file: str) -> tuple[Scalar, ...]:
    include = root.fields.get("include") if isinstance(root, Fields) else None
    if include is None:
        return ()
    names = include.items if isinstance(include, Items) else (include,)
    if not all(isinstance(name, Scalar) for name in names):
        raise ExerciseError("include names files", file=file, line=include.line, column=include.column)
    return tuple(name for name in names if isinstance(name, Scalar))


def _read(file: Path) -> tuple[str, str]:
    """The text of a file and the digest of its content."""
    held = content(file)
    return decoded(held, file), hashlib.sha256(held).hexdigest()
