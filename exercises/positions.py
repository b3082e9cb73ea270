"""What stands in an author's file, and where?

YAML as three kinds of node, each with its line and column (from 1): `Scalar` (always the text that was
typed; the field that uses it decides whether it is a number), `Items` (a list) and `Fields` (a mapping).
Read from the parser's events with a loop of our own, so deep nesting is counted instead of followed;
anchors, aliases and tags have no meaning here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import yaml

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z", re.I)  # of an exercise, a part, a shared file
MAX_BYTES = 262_144
MAX_DEPTH = 20


class ExerciseError(ValueError):
    """An exercise (or sheet) that its author has to mend."""

    def __init__(
        self,
        message: str,
        *,
        file: str = "",
        line: int | None = None,
        column: int | None = None,
        expected: str = "",
        nearest: str | None = None,
    ) -> None:
        self.message = message
        self.file = file
        self.line = line
        self.column = column
        self.expected = expected
        self.nearest = nearest
        super().__init__(str(self))

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        said = [f"{place}: {self.message}" if place else self.message]
        if self.expected:
            said.append(f"expected {self.expected}")
        if self.nearest:
            said.append(f"did you mean {self.nearest!r}?")
        return "; ".join(said)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as typed."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int

    def __iter__(self) -> Iterator[Node]:
        return iter(self.items)


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping; `keys` keeps where each key stands."""

    fields: dict[str, Node]
    line: int
    column: int
    keys: dict[str, Scalar] = field(default_factory=dict)


Node = Scalar | Items | Fields


@dataclass(slots=True)
class _Open:
    """A list or mapping that is still being read."""

    line: int
    column: int
    mapping: bool
    items: list[Node] = field(default_factory=list)
    key: Scalar | None = None
    fields: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Scalar] = field(default_factory=dict)


_USUAL = {  # what YAML says -> what an author mostly has to do
    "mapping values are not allowed": "quotes around a text that holds `: `",
    "tab character": "blanks: a tab cannot indent",
    "cannot start any token": "blanks and no tab before it, quotes around a text that begins with @ or `",
    "did not find expected key": "lines that belong together, each in the same column",
    "unexpected end of stream": "the quote that closes a text",
}


def read_nodes(text: str, file: str) -> Node:
    """The file's one document.  Raises ExerciseError with the place."""
    import yaml

    if len(text.encode()) > MAX_BYTES:
        raise ExerciseError("the file is too long", file=file, expected=f"at most {MAX_BYTES} bytes")
    try:
        return _document(text, file)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        said = getattr(fault, "problem", None) or str(fault).splitlines()[0]
        line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
        expected = next((hint for words, hint in _USUAL.items() if words in said), "")
        raise ExerciseError(
            f"not YAML: {said}", file=file, line=line, column=column, expected=expected
        ) from fault


def _document(text: str, file: str) -> Node:
    import yaml

    waiting: list[_Open] = []
    found: list[Node] = []

    def wrong(event: yaml.Event, message: str, expected: str = "") -> ExerciseError:
        mark = event.start_mark
        assert mark is not None
        return ExerciseError(
            message, file=file, line=mark.line + 1, column=mark.column + 1, expected=expected
        )

    def place(node: Node, event: yaml.Event) -> None:
        if not waiting:
            if found:
                raise ExerciseError(
                    "a second document", file=file, line=node.line, column=1, expected="one document a file"
                )
            found.append(node)
            return
        top = waiting[-1]
        if not top.mapping:
            top.items.append(node)
        elif top.key is None:
            if not isinstance(node, Scalar):
                raise wrong(event, "a key must be a word")
            if node.text in top.fields:
                raise wrong(event, f"the field {node.text!r} stands here twice")
            top.key = node
        else:
            top.fields[top.key.text] = node
            top.keys[top.key.text] = top.key
            top.key = None

    for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise wrong(
                event, "anchors and aliases (& and *) are not used here", "the text itself, or `include`"
            )
        if getattr(event, "tag", None):
            raise wrong(event, "a tag (!) has no meaning here", "the text itself; put it in quotes")
        mark = event.start_mark
        assert mark is not None
        if isinstance(event, yaml.ScalarEvent):
            place(Scalar(event.value, mark.line + 1, mark.column + 1), event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            if len(waiting) >= MAX_DEPTH:
                raise wrong(event, "nested too deeply", f"at most {MAX_DEPTH} levels")
            waiting.append(_Open(mark.line + 1, mark.column + 1, isinstance(event, yaml.MappingStartEvent)))
        elif isinstance(event, yaml.MappingEndEvent):
            done = waiting.pop()
            place(Fields(done.fields, done.line, done.column, done.keys), event)
        elif isinstance(event, yaml.SequenceEndEvent):
            done = waiting.pop()
            place(Items(tuple(done.items), done.line, done.column), event)
    if not found:
        raise ExerciseError("the file is empty", file=file, line=1, column=1)
    return found[0]
