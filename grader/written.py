"""What stands in one place of a student's sheet?

A text, a list or a mapping. Every scalar is the text that was typed (`12:30`, `010`, `no`, `~`), with the
line and column where it starts (both from 1). A list or mapping that stands in one piece keeps its source
text too: where a text is asked for, `[0, 1]`, `{a, b}` and `l = -N/2: first line` are texts (`as_text`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from grader.decoding import hidden_in
from grader.faults import fault
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


def as_text(answer: Answer) -> Text | None:
    """The answer as one text; None for a list or mapping over several lines, which cannot be meant as one."""
    if isinstance(answer, Text):
        return answer
    return None if answer.source is None else Text(answer.source, answer.line, answer.column)


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


class Names:
    """Gathers the entries of a mapping: a name that stands twice is refused, and the others are kept."""

    def __init__(self, *, joined: bool = False) -> None:
        self.joined = joined  # at the outer levels two mappings of one name are read as one
        self.entries: dict[str, Answer] = {}
        self.keys: dict[str, Text] = {}
        self.refused: dict[str, Problem] = {}

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
        here, first, before = (key.line, key.column), self.keys[name], self.entries.get(name)
        if self.joined and isinstance(before, Named) and isinstance(value, Named):
            problems.append(fault("joined-key", here, name=name, first=first.line, again=key.line))
            self.entries[name] = _both(before, value, problems)
            return
        self.refuse(key, fault("duplicate-key", here, name=name, first=first.line, again=key.line), problems)

    def refuse(self, key: Text, problem: Problem, problems: list[Problem]) -> None:
        problems.append(problem)
        self.keys.setdefault(key.text, key)
        self.refused[key.text] = problem
        self.entries.pop(key.text, None)

    def named(self, place: tuple[int, int], source: str | None = None) -> Named:
        return Named(self.entries, *place, source, self.keys, self.refused)


def _both(one: Named, other: Named, problems: list[Problem]) -> Named:
    names = Names(joined=True)
    for part in (one, other):
        for name, key in part.keys.items():
            if name in part.entries:
                names.add(key, part.entries[name], problems)
            else:
                names.keys.setdefault(name, key)
                names.refused[name] = part.refused[name]
                names.entries.pop(name, None)
    return names.named((one.line, one.column))


ESCAPES = re.compile(r"\\(?:([\\\"])|[ \t]*\n[ \t]*(?:\\(?= ))?)")  # \\ \" and a backslash that ends a line
FOLD = re.compile(r"[ \t]*\n[ \t\n]*")


def folded(text: str) -> str:
    """Several lines as one: a break and the blanks around it are a space."""
    return FOLD.sub(" ", text).strip() if "\n" in text else text.strip()


def unquoted(inside: str) -> tuple[str, bool]:
    r"""What stands between two double quotes, and whether it was decoded.

    >>> unquoted(r"a \\ \"b\"")
    ('a \\ "b"', True)
    >>> unquoted(r"\sigma(z)")
    ('\\sigma(z)', False)
    """
    if "\\" not in inside:
        return folded_quote(inside), True
    if "\\" in ESCAPES.sub("", inside):
        return folded_quote(inside), False
    return folded_quote(ESCAPES.sub(lambda escape: escape[1] or "", inside)), True


def folded_quote(text: str) -> str:
    return FOLD.sub(" ", text) if "\n" in text else text
