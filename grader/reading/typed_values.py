"""Which text, list or named values were typed in lines that YAML refuses?

value    = text | "[…]" | "{…}"       on the line of its name, with the lines further in
         | block                      below its name
block    = items | entries | text     items: lines with dashes; entries: every line has a name
"""

from __future__ import annotations

import re
from itertools import pairwise

from grader.reading.evened import Evened
from grader.reading.passage import MAX_DEPTH, Stumble
from grader.reading.typed_entries import DASH, VALUES, Entry, alone, colon, entries
from grader.reading.typed_text import typed, uncommented
from grader.reading.written import Answer, Items, Named, Names, Text
from grader.reading.yaml_events import read
from grader.report import Problem

SHORT_NAME = re.compile(r"[\w@.'\-]+\s*:(\s|$)")


def value(sheet: Evened, entry: Entry, depth: int) -> Answer:
    """What stands behind a name, `depth` levels inside the sheet. Raises `Stumble` at a refusal."""
    if uncommented(sheet, entry.low, entry.at):
        return typed(sheet, entry.low, entry.high, entry.at, depth)
    first = next(sheet.significant(entry.low + 1, entry.high), None)
    if first is not None:
        return block(sheet, first, entry.high, depth)
    return Text("", *sheet.place(entry.low, entry.at))


def block(sheet: Evened, first: int, high: int, depth: int) -> Answer:
    base = sheet.indents[first]
    place = sheet.place(first, base)
    if depth >= MAX_DEPTH:
        raise Stumble("too-deep", *place)
    outer = [at for at in sheet.significant(first, high) if sheet.indents[at] <= base]
    if DASH.match(sheet.lines[first], base):
        starts = [at for at in outer if DASH.match(sheet.lines[at], sheet.indents[at])]
        source = source_of(sheet, first, high) if len(starts) == 1 else None
        return Items(tuple(item(sheet, *lines, depth) for lines in pairwise([*starts, high])), *place, source)
    if all(colon(sheet, at) is not None for at in outer):
        return named(sheet, first, high, depth)
    return typed(sheet, first, high, base, depth)


def source_of(sheet: Evened, low: int, high: int) -> str:
    """These lines as one text: a single item or entry may be meant as that."""
    return " ".join(uncommented(sheet, at, sheet.indents[at]) for at in sheet.significant(low, high))


def item(sheet: Evened, low: int, high: int, depth: int) -> Answer:
    """What stands behind a dash."""
    found: list[Problem] = []
    try:
        sheet.look_for_crowds(low, high)
        root = read(sheet.passage(low, high), found, depth)
        if isinstance(root, Items) and len(root.items) == 1:
            sheet.problems.extend(found)
            return root.items[0]
    except Stumble as stumble:
        if sheet.refusal(stumble):
            raise
    line, dash = sheet.lines[low], sheet.indents[low]
    sheet.rewrite(low, f"{line[:dash]} {line[dash + 1 :]}".rstrip())
    at = sheet.indents[low]
    if not sheet.is_significant(low):
        below = next(sheet.significant(low, high), None)
        return (
            Text("", *sheet.place(low, dash + 1)) if below is None else block(sheet, below, high, depth + 1)
        )
    if DASH.match(sheet.lines[low], at) or SHORT_NAME.match(sheet.lines[low], at):
        return block(sheet, low, high, depth + 1)
    return typed(sheet, low, high, at, depth)


def named(sheet: Evened, low: int, high: int, depth: int) -> Named:
    names, source = Names(), source_of(sheet, low, high)
    place = sheet.place(low, sheet.indents[low])
    for entry in entries(sheet, low, high, VALUES):
        try:
            answer = alone(sheet, entry, depth)
        except Stumble as stumble:
            refusal = sheet.refusal(stumble)
            if refusal:
                names.refuse(entry.key, refusal, sheet.problems)
                continue
            answer = value(sheet, entry, depth + 1)
        names.add(entry.key, answer, sheet.problems)
    return names.named(place, source if len(names.keys) == 1 else None)
