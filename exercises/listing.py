"""Which exercises are there, and where is each?

`exercises/items/<topic>/<id>.yaml` is our bank; a lecturer's own is a folder of the same form (topics
optional) and comes first.  A listing reads the head of each file: where id, title and topic stand plainly,
each on its line, not even YAML has to be loaded.
"""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from exercises.positions import ID, MAX_BYTES, ExerciseError, read_nodes

ITEMS = Path(__file__).parent / "items"
SHARED = "shared"
LISTED = ("id", "title", "topic")
_SETTLED = 2_000_000_000  # nanoseconds, after which the time of a change is sure to be its own
_folders: dict[str, tuple[int, list[str]]] = {}  # bank -> when it changed, and its topics
_found: dict[tuple[str, str], str] = {}  # bank and exercise -> where it was found last
_MOST_FOUND = 10_000
SHEET = re.compile(r"^sheet:", re.M)  # a sheet may lie beside the exercises that it names
HEAD_ENDS = re.compile(r"^(?:statement|parts):", re.M)
# One line whose value YAML would give as it stands: no sign that YAML could take for its own, no next line.
PLAIN_LINE = re.compile(
    r"""^(id|title|topic): (?:"([^"\\\n]+)"|([A-Za-z0-9][^\n:#"'&*!|>%@`{}\[\]]*)) *$(?!\n[ \t\n])""", re.M
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of `grader list`."""

    id: str
    title: str
    topic: str


def listing(bank: Path | None = None) -> list[Listed]:
    """Every exercise, ordered by topic as the folders are, then by id.  Reads only the head of each file."""
    found: dict[str, Listed] = {}
    for id, file in files(bank):
        if id not in found:
            text = decoded(content(file), file)
            if SHEET.search(text):
                continue
            found[id] = _listed(text[: end.start()] if (end := HEAD_ENDS.search(text)) else text, file)
    return sorted(found.values(), key=lambda one: (one.topic, one.id))


def _listed(head: str, file: Path) -> Listed:
    plainly = {field: quoted or plain.rstrip() for field, quoted, plain in PLAIN_LINE.findall(head)}
    if len(plainly) == len(LISTED) == len(re.findall(r"^(?:id|title|topic)\b", head, re.M)):
        return Listed(**plainly)
    from exercises.authors import Author

    author = Author(str(file))
    top = author.fields(read_nodes(head, str(file)), "an exercise", needed=LISTED).fields
    return Listed(*(author.text(top[field], field) for field in LISTED))


def file_of(id: str, bank: Path | None) -> str | None:
    """The file of an exercise, without reading any: a checked id cannot leave the folder."""
    if not ID.match(id) or len(id) > 100:
        return None
    for folder in _banks(bank):
        known = _found.get((folder, id))
        if known is not None and os.path.isfile(known):
            return known
        for place in chain((folder,), _topics(folder)):
            if os.path.isfile(file := f"{place}/{id}.yaml"):
                if len(_found) >= _MOST_FOUND:
                    _found.clear()
                _found[folder, id] = file
                return file
    return None


def mentioning(word: str, bank: Path | None = None) -> list[str]:
    """The exercises in whose files a word stands, without reading what the files say."""
    return sorted(id for id, file in files(bank) if word.encode() in file.read_bytes())


def files(bank: Path | None) -> Iterator[tuple[str, Path]]:
    """Every id with its file, a lecturer's own first."""
    for folder in _banks(bank):
        for topic in map(Path, (folder, *_topics(folder))):
            for file in sorted(topic.glob("*.yaml")):
                if ID.match(file.stem):
                    yield file.stem, file


def is_sheet(file: Path) -> bool:
    """Is it a sheet, and no exercise?"""
    return SHEET.search(decoded(content(file), file)) is not None


def misnamed(bank: Path) -> list[Path]:
    """The files of a lecturer's folder that no exercise can be called as."""
    topics = map(Path, (str(bank), *_topics(str(bank))))
    every = (file for topic in topics for file in sorted(topic.glob("*.y*ml")))
    return [file for file in every if file.suffix != ".yaml" or not ID.match(file.stem)]


def _banks(bank: Path | None) -> Iterator[str]:
    for folder in (ITEMS,) if bank is None else (bank, ITEMS):
        if not os.path.isdir(folder):
            raise ExerciseError("there is no such bank", file=str(folder), expected="a folder of exercises")
        yield str(folder)


def _topics(folder: str) -> list[str]:
    """The folders in a bank that exercises may stand in: listed again when the bank has changed."""
    changed = os.stat(folder).st_mtime_ns
    kept = _folders.get(folder)
    if kept is not None and kept[0] == changed:
        return kept[1]
    with os.scandir(folder) as entries:
        found = sorted(
            entry.path
            for entry in entries
            if entry.is_dir() and entry.name != SHARED and not entry.name.startswith((".", "_"))
        )
    if time.time_ns() - changed > _SETTLED:  # two changes at once may bear the same time
        _folders[folder] = changed, found
    return found


def content(file: Path) -> bytes:
    """What a file of a bank holds."""
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    with os.fdopen(descriptor, "rb") as source:
        said = os.fstat(source.fileno())
        if not stat.S_ISREG(said.st_mode) or said.st_size > MAX_BYTES:
            raise ExerciseError("not a file of a bank", file=str(file), expected=f"at most {MAX_BYTES} bytes")
        return source.read(MAX_BYTES + 1)


def decoded(content: bytes, file: Path) -> str:
    """As text."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise ExerciseError("the file is not UTF-8", file=str(file)) from fault
