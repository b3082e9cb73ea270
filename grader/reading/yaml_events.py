"""What does YAML read in these lines, and does it leave what was typed?

PyYAML's events with a small constructor of our own: nothing is resolved, expanded or built, every scalar
stays a text, and the limits are checked as the events arrive. Where YAML refuses the lines, or would change
what stands there, `read` stumbles and says where; `grader.reading.typed_lines` then reads them as typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from grader.reading.faults import fault
from grader.reading.flow import REST, collection
from grader.reading.passage import MAX_DEPTH, MAX_NODES, Passage, Stumble
from grader.reading.written import Answer, Items, Names, Text, as_text, folded, unquoted
from grader.report import Problem

LOADER: Any = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)  # the same events; those of libyaml are much faster
PART = 3  # the top, `answers`, the exercise: values inside three mappings are answers

CUT = re.compile(r"[ \t]+(#.*)")  # a comment behind a text
JOINED_CUT = re.compile(r"[ \t]+(#[^\s#].*)")  # `#{n: …}` where an answer belongs
HEADER = re.compile(r"[|>][+-]?\s*(#|$)")
CLOSING = re.compile(r"[ \t]*[\])},][\])}, \t]*(#.*)?$")
TIGHT = re.compile(r"[\w@'.\-]+:\S")  # `v:1` for `v: 1`
TIGHT_LINE = re.compile(r"\s*[\w@'.\-]+:\S|\s*$")


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not arrived."""

    start: Any  # its mark
    flow: bool
    names: Names | None  # of a mapping
    known: int  # problems before it
    key: Text | None = None
    key_at: int = 0  # where it starts in the passage
    items: list[Answer] = field(default_factory=list)
    entries: int = 0
    crooked: str = ""  # why a flow collection is to be cut anew


def read(passage: Passage, problems: list[Problem], depth: int = 0) -> Answer | None:
    """What stands in the passage, `depth` mappings inside the sheet; None for nothing. Raises `Stumble`."""
    reader = _Reader(passage, depth)
    try:
        for event in yaml.parse(passage.text, Loader=LOADER):
            reader.take(event)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = passage.place(mark.line, mark.column) if mark else (passage.first + 1, 1)
        raise Stumble("typed-text", *place) from None
    problems.extend(reader.problems)
    return reader.root


class _Reader:
    def __init__(self, passage: Passage, depth: int) -> None:
        self.passage, self.depth = passage, depth
        self.problems: list[Problem] = []
        self.open: list[_Open] = []
        self.root: Answer | None = None
        self.documents = self.nodes = 0
        self.end = 0  # of the last text or closing bracket
        self.absent = False  # the last value was not written

    def take(self, event: Any) -> None:
        if isinstance(event, yaml.NodeEvent):
            self.nodes += 1
            if self.nodes > MAX_NODES:
                self.stumble("too-long", event.start_mark)
            self.refuse(event)
            if isinstance(event, yaml.ScalarEvent):
                self.scalar(event)
            else:
                self.begin(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.finish(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.stumble("second-document", event.start_mark)

    def stumble(self, code: str, mark: Any, name: str = "") -> NoReturn:
        raise Stumble(code, *self.passage.place(mark.line, mark.column), name)

    def refuse(self, event: Any) -> None:
        """What YAML can do and a sheet does not need."""
        if isinstance(event, yaml.AliasEvent):
            self.stumble("alias", event.start_mark, str(event.anchor))
        if event.anchor is not None:
            scalar = isinstance(event, yaml.ScalarEvent)
            self.stumble("anchor" if scalar else "anchored-list", event.start_mark, event.anchor)
        if event.tag is not None:
            self.stumble("tag", event.start_mark, self.passage.rest(event.start_mark).split()[0])

    @property
    def is_key(self) -> bool:
        return bool(self.open) and self.open[-1].names is not None and self.open[-1].key is None

    def scalar(self, event: Any) -> None:
        start, text = event.start_mark, event.value
        place = self.passage.place(start.line, start.column)
        if not event.style:
            self.plain(text, event)
        elif event.style in "|>":
            if not text and not HEADER.match(self.passage.rest(start)):
                self.stumble("typed-text", start)  # `>2` is no block of lines
            text = text.rstrip("\n")
        else:
            self.look_at_indentation(start, event.end_mark)
            if event.style == '"':
                text, decoded = unquoted(self.passage.text[start.index + 1 : event.end_mark.index - 1])
                if not decoded:
                    self.problems.append(fault("backslashes", place, text=text))
        self.end = event.end_mark.index
        self.absent = event.start_mark.index == self.end
        self.add(Text(text, *place), start)

    def plain(self, text: str, event: Any) -> None:
        first, last = event.start_mark.line, event.end_mark.line
        if last > first and all(map(TIGHT_LINE.match, self.passage.lines[first : last + 1])):
            self.stumble("typed-text", event.start_mark)  # `a:1` above `b:2` is no text of two lines
        if self.is_key:
            if text == "<<":
                self.stumble("merge-key", event.start_mark)
        elif len(self.open) + self.depth >= PART:
            end = event.end_mark
            behind = CUT if text else JOINED_CUT
            if comment := behind.match(self.passage.rest(end)):
                place = self.passage.place(end.line, end.column + comment.start(1))
                self.problems.append(fault("comment", place, rest=comment[1]))
        if self.open and self.open[-1].flow and cut_in_brackets(text):
            self.open[-1].crooked = "commas"

    def begin(self, event: Any) -> None:
        level = len(self.open) + self.depth
        if level >= MAX_DEPTH:
            self.stumble("too-deep", event.start_mark)
        names = Names(joined=level < PART - 1) if isinstance(event, yaml.MappingStartEvent) else None
        self.open.append(_Open(event.start_mark, event.flow_style, names, len(self.problems)))

    def finish(self, event: Any) -> None:
        done = self.open.pop()
        outermost = done.flow and not (self.open and self.open[-1].flow)
        if done.flow:
            self.end = event.end_mark.index
        if outermost:
            self.look_at_indentation(done.start, event.end_mark)
        whole = done.flow or (done.entries == 1 and len(self.open) + self.depth >= PART)
        source = folded(self.passage.text[done.start.index : self.end]) if whole else None
        place = self.passage.place(done.start.line, done.start.column)
        answer: Answer | None = None
        if done.crooked and outermost:
            answer = self.anew(done, place, source or "")
        elif done.crooked:
            self.open[-1].crooked = done.crooked
        if answer is None:
            answer = (
                done.names.named(place, source) if done.names else Items(tuple(done.items), *place, source)
            )
        self.absent = False
        self.add(answer, done.start)

    def anew(self, done: _Open, place: tuple[int, int], source: str) -> Answer:
        """What YAML cut inside brackets, with its brackets in pairs: a list, or a text like `[0, 1)`."""
        found: list[Problem] = []
        level = len(self.open) + self.depth
        answer = collection(self.passage, done.start.index, self.end, found, level)
        if answer is None or done.crooked == "commas":
            found.insert(0, fault("typed-text" if answer is None else "commas", place, text=source))
        self.problems[done.known :] = found
        return answer or Text(source, *place)

    def add(self, answer: Answer, start: Any) -> None:
        if not self.open:
            self.root = answer
            return
        inside = self.open[-1]
        inside.entries += 1
        if inside.names is None:
            inside.items.append(answer)
        elif inside.key is None:
            key = as_text(answer)
            if key is None or (key is not answer and len(self.open) + self.depth <= PART):
                self.stumble("typed-text", start)
            inside.key, inside.key_at, inside.entries = key, start.index, inside.entries - 1
        else:
            if inside.flow and self.absent and TIGHT.match(inside.key.text):
                inside.crooked = inside.crooked or "spacing"
            elif inside.flow and self.absent and REST.match(self.passage.text, inside.key_at):
                inside.crooked = inside.crooked or "comma in a number"
            inside.names.add(inside.key, answer, self.problems)
            inside.key = None

    def look_at_indentation(self, start: Any, end: Any) -> None:
        """Quotes and brackets over several lines stay inside their place, or they swallow other answers."""
        if start.line == end.line or (self.open and self.open[-1].flow):
            return
        column = self.open[-1].start.column if self.open else -1
        for line in self.passage.lines[start.line + 1 : end.line + 1]:
            indent = len(line) - len(line.lstrip())
            if indent <= column and line.strip() and not (indent == column and CLOSING.match(line)):
                self.stumble("typed-text", start)


def cut_in_brackets(text: str) -> bool:
    """Does the text lack one of a pair of round brackets?

    >>> cut_in_brackets("max(0"), cut_in_brackets("f(x)"), cut_in_brackets("1) ∪ (2")
    (True, False, True)
    """
    opened = 0
    for bracket in text if "(" in text or ")" in text else "":
        opened += (bracket == "(") - (bracket == ")")
        if opened < 0:
            return True
    return opened > 0
