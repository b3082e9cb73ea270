"""What stands in one place of a student's sheet?

A text, a list or a mapping. Every scalar is the text that was typed (`12:30`, `010`, `no`, `~`), with the
line and column where it starts (both from 1). A list or mapping that stands in one piece keeps its source
text too: where a text is asked for, `[0, 1]`, `{a, b}` and `l = -N/2: first line` are texts (`as_text`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from grader.reading.decoding import hidden_in
from grader.reading.faults import fault
from grader.report import Problem


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar as typed; the empty text where nothing was written."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Items:
    """A list, `[a, b]` or lines with dashes."""

    items: tuple[Answer, ...]
    line: int
    column: int
    source: str | None = None  # what was typed, where it can also be meant as one text


@dataclass(frozen=True, slots=True)
class Named:
    """Named values, `{a: 1}` or lines `a: 1`. A name that was refused is not among the entries."""

    entries: Mapping[str, Answer]
    line: int
    column: int
    source: str | None = None
    keys: Mapping[str, Text] = field(default_factory=dict)  # each name, refused ones too, with its place
    refused: Mapping[str, Problem] = field(default_factory=dict)  # names that were written and cannot be used


Answer: TypeAlias = Text | Items | Named

NOTHING = frozenset(("", "~", "null", "Null", "NULL"))


def as_text(answer: Answer) -> Text | None:
    """The answer as one text; None for a list or mapping over several lines, which cannot be meant as one."""
    if isinstance(answer, Text):
        return answer
    return None if answer.source is None else Text(answer.source, answer.line, answer.column)


def is_blank(answer: Answer | None) -> bool:
    """Is nothing written there: an empty text, or one of YAML's words for nothing?

    >>> [is_blank(Text(one, 1, 1)) for one in ("", " ", "~", "null", "0", "~0.5")]
    [True, True, True, True, False, False]
    """
    return isinstance(answer, Text) and answer.text.strip() in NOTHING


def as_written(answer: Answer) -> object:
    """The answer as plain texts, lists and dictionaries.

    >>> as_written(Items((Text("010", 1, 4), Named({"w": Text("no", 1, 9)}, 1, 8)), 1, 1))
    ['010', {'w': 'no'}]
    """
    if isinstance(answer, Text):
        return answer.text
    if isinstance(answer, Items):
        return [as_written(item) for item in answer.items]
    return {name: as_written(value) for name, value in answer.entries.items()}


def without(answer: Answer, character: str) -> Answer | None:
    """The answer without the texts that hold a character: None, an empty item, a missing entry."""
    if isinstance(answer, Text):
        return None if character in answer.text else answer
    if answer.source is not None and character in answer.source:
        answer = replace(answer, source=None)
    if isinstance(answer, Items):
        kept = ((item, without(item, character)) for item in answer.items)
        return replace(answer, items=tuple(new or Text("", old.line, old.column) for old, new in kept))
    entries = ((name, without(value, character)) for name, value in answer.entries.items())
    return replace(answer, entries={name: value for name, value in entries if value is not None})


class Names:
    """Gathers the entries of a mapping: a name that stands twice is refused, and the others are kept."""

    def __init__(self, *, joined: bool = False) -> None:
        self.joined = joined  # at the outer levels two mappings of one name are read as one
        self.entries: dict[str, Answer] = {}
        self.keys: dict[str, Text] = {}
        self.refused: dict[str, Problem] = {}
        self.joints: dict[str, Names] = {}  # what is gathered from several mappings of one name

    def add(self, key: Text, value: Answer, problems: list[Problem]) -> None:
        name = key.text
        if hidden := hidden_in(name):
            self.refuse(
                key, fault("bad-key", (key.line, key.column), name=name, what=f"holds {hidden}"), problems
            )
            return
        if name not in self.keys:
            self.keys[name], self.entries[name] = key, value
            return
        here, first, before = (key.line, key.column), self.keys[name].line, self.entries.get(name)
        where = f"twice in line {first}" if first == key.line else f"in lines {first} and {key.line}"
        if self.joined and isinstance(before, Named) and isinstance(value, Named):
            problems.append(fault("joined-key", here, name=name, where=where))
            self.join(name, before, value, problems)
            return
        self.refuse(key, fault("duplicate-key", here, name=name, where=where), problems)

    def join(self, name: str, before: Named, value: Named, problems: list[Problem]) -> None:
        """Adds the entries of a second mapping to those of the first."""
        if name not in self.joints:
            joint = self.joints[name] = Names(joined=True)
            joint.entries, joint.keys, joint.refused = (
                dict(before.entries),
                dict(before.keys),
                dict(before.refused),
            )
            self.entries[name] = joint.named((before.line, before.column))
        joint = self.joints[name]
        for inner, key in value.keys.items():
            if inner in value.entries:
                joint.add(key, value.entries[inner], problems)
            else:
                joint.keys.setdefault(inner, key)
                joint.refused[inner] = value.refused[inner]
                joint.entries.pop(inner, None)

    def refuse(self, key: Text, problem: Problem, problems: list[Problem]) -> None:
        problems.append(problem)
        self.keys.setdefault(key.text, key)
        self.refused[key.text] = problem
        self.entries.pop(key.text, None)

    def named(self, place: tuple[int, int], source: str | None = None) -> Named:
        return Named(self.entries, *place, source, self.keys, self.refused)


# In double quotes: \\ and \", a backslash that ends a line, \n and \t where no command of TeX begins so.
ESCAPES = re.compile(
    r"\\(?:([\\\"])|n(?!(?:abla|e|eq|exists|i|leq|geq|mid|onumber|ot|otin|u)(?![A-Za-z]))|t(?![A-Za-z])"
    r"|[ \t]*\n[ \t]*(?:\\(?= ))?)"
)
_BREAK = "\0"  # in the place of \n until the lines of the source are joined


def folded(text: str) -> str:
    """Several lines as one: a break and the blanks around it are a space."""
    return _joined(text).strip()


def _joined(text: str) -> str:
    if "\n" not in text:
        return text
    first, *between, last = text.split("\n")
    inner = [line.strip() for line in between]
    return " ".join([first.rstrip(" \t"), *filter(None, inner), last.lstrip(" \t")])


def unquoted(inside: str) -> tuple[str, bool]:
    r"""What stands between two double quotes, and whether it was decoded.

    >>> unquoted(r"a \\ \"b\"")
    ('a \\ "b"', True)
    >>> unquoted(r"\sigma(z)")
    ('\\sigma(z)', False)
    >>> unquoted(r"[1, 2],\n [3, 4]"), unquoted(r"\nabla f")
    (('[1, 2],\n [3, 4]', True), ('\\nabla f', False))
    """
    if "\\" not in inside:
        return _joined(inside), True
    if "\\" in ESCAPES.sub("", inside):
        return _joined(inside), False
    return _joined(ESCAPES.sub(_said, inside)).replace(_BREAK, "\n"), True


def _said(escape: re.Match[str]) -> str:
    return escape[1] or {"\\n": _BREAK, "\\t": " "}.get(escape[0], "")
