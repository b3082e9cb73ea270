"""What did the student type in the lines that YAML refuses?

The sheet is taken apart by indentation: fields, exercises, parts. Each entry is given to YAML by itself, so
one formula costs nothing else in the file; what YAML refuses even then is read as typed, with a notice.
"""

from __future__ import annotations

import re
from dataclasses import replace

from grader.reading.evened import Evened
from grader.reading.faults import fault
from grader.reading.passage import Stumble
from grader.reading.typed_entries import EXERCISES, FIELDS, PARTS, VALUES, Entry, alone, entries
from grader.reading.typed_text import typed, uncommented
from grader.reading.typed_values import value
from grader.reading.written import Answer, Named, Names, Text
from grader.report import Problem

KNOWN = ("student", "sheet", "variant", "answers")
SLIPPED = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*:(\s|$)")  # surely the name of a part
DEVICES = {"&": "anchor", "*": "alias", "!": "tag"}


def recover(text: str, stumble: Stumble) -> tuple[Named | None, list[Problem]]:
    """The sheet, read line by line; None if nothing in it looks like one."""
    sheet = Evened(text)
    last = len(sheet.lines)
    top: Answer | None = None
    first = next(sheet.significant(0, last), None)
    if first is not None and sheet.lines[first].lstrip().startswith("{"):
        try:
            top = typed(sheet, first, last, sheet.indents[first], 0)
        except Stumble as deeper:
            stumble = deeper
    elif first is not None:
        top = names_of(sheet, first, last, FIELDS)
    try:
        sheet.look_for_crowds(0, len(sheet.lines))
    except Stumble as crowded:
        stumble = crowded
    if isinstance(top, Named) and any(name in top.keys for name in KNOWN):
        return top, sheet.problems
    if refusal := sheet.refusal(stumble):
        return None, [refusal]
    line = text.split("\n")[stumble.place[0] - 1 :][:1]
    found = f"`{line[0].strip()[:60]}`" if line and line[0].strip() else "the end of the file"
    return None, [fault("not-yaml", stumble.place, found=found, expected="a sheet with `answers:`", meant="")]


def names_of(sheet: Evened, low: int, high: int, level: int) -> Named:
    """The fields, exercises or parts in these lines."""
    names = Names(joined=level < PARTS)
    reading = [entries(sheet, low, high, level)]
    while reading:
        entry = next(reading[-1], None)
        if entry is None:
            reading.pop()
        elif (read_to := add(sheet, entry, level, names)) < entry.high:
            name = sheet.lines[read_to].split(":")[0].strip()
            place = sheet.place(read_to, sheet.indents[read_to])
            sheet.problems.append(fault("indentation", place, name=name))
            reading.append(entries(sheet, read_to, entry.high, level))
    return names.named(sheet.place(low, sheet.indents[low]))


def add(sheet: Evened, entry: Entry, level: int, names: Names) -> int:
    """Reads an entry; returns the line up to which it was read."""
    key = entry.key
    if key.text == "<<":
        names.refuse(key, fault("merge-key", (key.line, key.column)), sheet.problems)
    elif level == EXERCISES or (level == FIELDS and key.text == "answers"):
        names.add(key, container(sheet, entry, level), sheet.problems)
    elif level == FIELDS and key.text not in KNOWN:
        names.add(key, Text("", key.line, key.column), sheet.problems)
    else:
        return part(sheet, entry, level, names)
    return entry.high


def container(sheet: Evened, entry: Entry, level: int) -> Answer:
    """The exercises of `answers:`, or the parts of an exercise."""
    low = entry.low
    if level == EXERCISES and (read_whole := whole(sheet, entry)) is not None:
        return read_whole
    inline, place = uncommented(sheet, low, entry.at), sheet.place(low, entry.at)
    below = next(sheet.significant(low + 1, entry.high), None)
    if inline.startswith("{"):
        try:
            return typed(sheet, low, entry.high, entry.at, level + 1)
        except Stumble as stumble:
            sheet.problems.append(fault("too-deep", stumble.place))
            return Named({}, *place)
    if inline[:1] in DEVICES:
        name = inline if inline[0] == "!" else inline[1:]
        sheet.problems.append(fault(DEVICES[inline[0]], place, name=name))
    elif inline and below is None:
        return Text(inline, *place)
    elif inline:
        expected = f"the parts of `{entry.key.text}` below it" if level else "exercises below `answers:`"
        found = f"the text `{inline}`"
        sheet.problems.append(fault("not-a-mapping", place, found=found, expected=expected, meant=""))
    return Named({}, *place) if below is None else names_of(sheet, below, entry.high, level + 1)


def whole(sheet: Evened, entry: Entry) -> Answer | None:
    """An exercise as YAML reads it; None where its parts have to be read one by one: where YAML stumbles over
    one of them, or takes them all for one text."""
    try:
        found = alone(sheet, entry, EXERCISES)
    except Stumble:
        return None
    one_text = isinstance(found, Text) and found.text and found.line != entry.low + 1
    return None if one_text else found


def part(sheet: Evened, entry: Entry, level: int, names: Names) -> int:
    """An answer: by YAML, or refused, or as typed; returns the line up to which it was read."""
    try:
        names.add(entry.key, alone(sheet, entry, level), sheet.problems)
        return entry.high
    except Stumble as stumble:
        refusal = sheet.refusal(stumble)
    if refusal is None and (cut := slipped(sheet, entry)) < entry.high:
        return part(sheet, replace(entry, high=cut), level, names)
    if refusal is None:
        try:
            names.add(entry.key, value(sheet, entry, VALUES), sheet.problems)
            return entry.high
        except Stumble as deeper:
            refusal = sheet.refusal(deeper) or fault("too-deep", deeper.place)
    names.refuse(entry.key, refusal, sheet.problems)
    return entry.high


def slipped(sheet: Evened, entry: Entry) -> int:
    """The first line further in that is surely another part, under an answer that is complete."""
    text = uncommented(sheet, entry.low, entry.at)
    if text and text[0] not in "[{\"'" and text not in ("|", ">", "|-", ">-"):
        for at in sheet.significant(entry.low + 1, entry.high):
            if SLIPPED.match(sheet.lines[at], sheet.indents[at]):
                return at
    return entry.high
