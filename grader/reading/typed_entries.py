"""Which `name: value` entries stand on one level of indentation?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from grader.reading.evened import Evened
from grader.reading.faults import fault
from grader.reading.passage import Stumble
from grader.reading.typed_text import uncommented
from grader.reading.written import Answer, Named, Text
from grader.reading.yaml_events import read
from grader.report import Problem

FIELDS, EXERCISES, PARTS, VALUES = range(4)  # the outer levels are mappings, whatever stands there

EXPECTED = ("a field such as `answers:`", "an exercise, `name:`", "`part: answer`", "`name: value`")

TIGHT = re.compile(r"([A-Za-z][\w\-]*):(?=\S)")  # `posterior:0.5`
COLON = re.compile(r"：|:(?=\s|$)")
NAMELESS = tuple("#-[]{}&*!|>%@`?,:")  # what a name does not start with
DASH = re.compile(r"-(?: +|$)")
CLOSERS = re.compile(r"\s*[\])},][\])}, ]*$")
MEANT = re.compile(r"([A-Za-z][\w-]*)[= ]+(\S.*)")


@dataclass(frozen=True, slots=True)
class Entry:
    """`name: value` on line `low`, its value from column `at` on, and all below it, up to line `high`."""

    key: Text
    low: int
    high: int
    at: int


def entries(sheet: Evened, low: int, high: int, level: int) -> Iterator[Entry]:
    """The entries of these lines; a line that is none is reported, with what stands further in below it."""
    base, current, opened = -1, None, 0
    for at in sheet.significant(low, high):
        indent = sheet.indents[at]
        base = indent if base < 0 else base
        if indent > base or (current and continues(sheet, current, at, level, opened)):
            opened += brackets_left(sheet.lines[at])
            continue
        if current:
            yield replace(current, high=at)
        current = entry_at(sheet, at)
        if current:
            opened = brackets_left(sheet.lines[at][current.at :])
        if current is None:
            sheet.problems.append(no_entry(sheet, at, level))
        elif indent < base:
            place = (current.key.line, current.key.column)
            sheet.problems.append(fault("indentation", place, name=current.key.text))
    if current:
        yield replace(current, high=high)


def continues(sheet: Evened, entry: Entry, at: int, level: int, opened: int) -> bool:
    """A list may stand no further in than its name, and so may what is between brackets."""
    line = sheet.lines[at]
    if DASH.match(line, sheet.indents[at]):
        return level >= PARTS and not uncommented(sheet, entry.low, entry.at)
    if CLOSERS.match(line):
        return True
    return opened > 0 and sheet.lines[entry.low].startswith(("[", "{"), entry.at) and colon(sheet, at) is None


def brackets_left(line: str) -> int:
    """How many brackets a line leaves open."""
    return sum(map(line.count, "([{")) - sum(map(line.count, ")]}"))


def entry_at(sheet: Evened, at: int) -> Entry | None:
    """The line `name: value`; a missing space is put behind its colon."""
    line, start, cut = sheet.lines[at], sheet.indents[at], colon(sheet, at)
    if cut is None:
        return None
    name, behind = line[start:cut].rstrip(), line[cut + 1 :]
    if len(name) > 1 and name[0] == name[-1] and name[0] in "\"'":
        name = name[1:-1]
    key = Text(name, *sheet.place(at, start))
    if line[cut] != ":" or behind[:1].strip(" "):
        if line[cut] != ":" or not behind[0].isspace():
            sheet.problems.append(fault("spacing", (key.line, key.column), name=name))
        behind = " " + behind.lstrip()
        sheet.rewrite(at, f"{line[:cut]}:{behind}")
    return Entry(key, at, at + 1, cut + 1 + len(behind) - len(behind.lstrip()))


def colon(sheet: Evened, at: int) -> int | None:
    """Where the colon behind a name stands."""
    line, start = sheet.lines[at], sheet.indents[at]
    if line.startswith(NAMELESS, start):
        return None
    if tight := TIGHT.match(line, start):
        return tight.end() - 1
    begin = line.find(line[start], start + 1) if line[start] in "\"'" else start
    found = COLON.search(line, max(begin, start))
    return found.start() if found and " #" not in line[start : found.start()] else None


def no_entry(sheet: Evened, at: int, level: int) -> Problem:
    line, start, meant = sheet.lines[at], sheet.indents[at], ""
    if DASH.match(line, start):
        meant = "; perhaps the same without the dash"
    elif level == PARTS and (likely := MEANT.match(line[start : start + 80].strip())):
        meant = f"; perhaps `{likely[1]}: {likely[2][:40]}`"
    found = f"`{line[start:].strip()[:60]}`"
    return fault("not-yaml", sheet.place(at, start), found=found, expected=EXPECTED[level], meant=meant)


def alone(sheet: Evened, entry: Entry, depth: int) -> Answer:
    """The value of an entry, if YAML reads it by itself."""
    found: list[Problem] = []
    sheet.look_for_crowds(entry.low, entry.high)
    root = read(sheet.passage(entry.low, entry.high), found, depth)
    if not isinstance(root, Named) or len(root.entries) != 1:
        raise Stumble("typed-text", entry.key.line, entry.key.column)
    sheet.problems.extend(found)
    return next(iter(root.entries.values()))
