"""Where is an exercise, and what does its file say?

`exercises/items/<topic>/<id>.yaml` is our bank; a lecturer's own is a folder of the same form (topics
optional) and comes first.  Loading is lazy: one exercise reads one file and those that it includes
(`shared/<name>.yaml`).
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from exercises.authors import ID, Author, nearest
from exercises.fields import exercise
from exercises.item import Exercise
from exercises.positions import MAX_BYTES, ExerciseError, Fields, Items, Node, Scalar, read_nodes

ITEMS = Path(__file__).parent / "items"
SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of `grader list`."""

    id: str
    title: str
    topic: str


class UnknownExerciseError(ExerciseError):
    """No file of that name: `nearest` is the exercise that was probably meant."""


def load(id: str, bank: Path | None = None) -> Exercise:
    """One exercise.  Raises UnknownExerciseError, or ExerciseError if its file has a fault."""
    found = _file(id, bank)
    if found is None:
        raise UnknownExerciseError(
            f"there is no exercise {id!r}", nearest=nearest(id, (name for name, _ in _files(bank)))
        )
    item = _loaded(found, _stamp(found))
    if item.id != id:
        raise ExerciseError(
            f"the file {found.name} holds the exercise {item.id!r}",
            file=str(found),
            line=item.places["id"][0],
            column=item.places["id"][1],
            expected=f"id: {id}",
        )
    return item


def _stamp(found: Path) -> tuple[int, ...]:
    """What changes when a file of the bank does: an exercise is read again then, and not before."""
    shared = found.parent.parent / SHARED
    return tuple(one.stat().st_mtime_ns for one in (found, shared) if one.exists())


@lru_cache(maxsize=256)
def _loaded(found: Path, stamp: tuple[int, ...]) -> Exercise:
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
    return exercise(root, str(found), digest, shared)


def listing(bank: Path | None = None) -> list[Listed]:
    """Every exercise, ordered by topic as the folders are, then by id.  Reads only the head of each file."""
    found = {}
    for id, file in _files(bank):
        if id in found:
            continue
        text, _ = _read(file)
        head = text.split("\nparts:", 1)[0].split("\nstatement:", 1)[0]
        author = Author(str(file))
        top = author.fields(
            read_nodes(head, str(file)), "an exercise", needed=("id", "title", "topic")
        ).fields
        found[id] = Listed(*(author.text(top[field], field) for field in ("id", "title", "topic")))
    return sorted(found.values(), key=lambda one: (one.topic, one.id))


def _included(root: Node, file: str) -> tuple[Scalar, ...]:
    include = root.fields.get("include") if isinstance(root, Fields) else None
    if include is None:
        return ()
    names = include.items if isinstance(include, Items) else (include,)
    if not all(isinstance(name, Scalar) for name in names):
        raise ExerciseError("include names files", file=file, line=include.line, column=include.column)
    return tuple(name for name in names if isinstance(name, Scalar))


def _banks(bank: Path | None) -> tuple[Path, ...]:
    return (ITEMS,) if bank is None else (Path(bank), ITEMS)


def _file(id: str, bank: Path | None) -> Path | None:
    """The file of an exercise, without reading any: a checked id cannot leave the folder."""
    if not ID.match(id) or len(id) > 100:
        return None
    for folder in _banks(bank):
        here = folder / f"{id}.yaml"
        if here.is_file():
            return here
        if not folder.is_dir():
            raise ExerciseError("there is no such bank", file=str(folder), expected="a folder of exercises")
        for topic in _topics(folder):
            if (topic / f"{id}.yaml").is_file():
                return topic / f"{id}.yaml"
    return None


def _topics(folder: Path) -> Iterator[Path]:
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        if entry.is_dir() and entry.name != SHARED and not entry.name.startswith((".", "_")):
            yield Path(entry.path)


def _files(bank: Path | None) -> Iterator[tuple[str, Path]]:
    for folder in _banks(bank):
        if not folder.is_dir():
            raise ExerciseError("there is no such bank", file=str(folder), expected="a folder of exercises")
        for topic in (folder, *_topics(folder)):
            for file in sorted(topic.glob("*.yaml")):
                if ID.match(file.stem):
                    yield file.stem, file


def _read(file: Path) -> tuple[str, str]:
    """The text of a file and the digest of its content."""
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    with os.fdopen(descriptor, "rb") as source:
        said = os.fstat(source.fileno())
        if not stat.S_ISREG(said.st_mode) or said.st_size > MAX_BYTES:
            raise ExerciseError("not a file of a bank", file=str(file), expected=f"at most {MAX_BYTES} bytes")
        content = source.read(MAX_BYTES + 1)
    try:
        return content.decode("utf-8"), hashlib.sha256(content).hexdigest()
    except UnicodeDecodeError as fault:
        raise ExerciseError("the file is not UTF-8", file=str(file)) from fault
