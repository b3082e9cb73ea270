"""Which text, or list in brackets, was typed in lines that YAML refuses?"""

from __future__ import annotations

import re

from grader.reading.evened import Evened
from grader.reading.faults import fault
from grader.reading.flow import collection
from grader.reading.written import Answer, Text, folded, unquoted

QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"\s*(#.*)?', re.DOTALL)
LOOSELY_QUOTED = re.compile(r'"([^"]*)"\s*(#.*)?')  # `"\sigma \"`
BLOCK = re.compile(r"[|>][+-]?$")
CUT = re.compile(r"[ \t](#.*)")


def uncommented(sheet: Evened, at: int, column: int) -> str:
    """The line from a column on, without its comment and the blanks before it."""
    line = sheet.lines[at]
    if column < len(line) and line[column] == "#" and line[column - 1 : column].strip() == "":
        return ""
    cut = CUT.search(line, column)
    return line[column : cut.start() if cut else None].rstrip()


def typed(sheet: Evened, low: int, high: int, column: int, depth: int) -> Answer:
    """What stands from a column of line `low` on, up to line `high`, as it was typed, with a notice."""
    place = sheet.place(low, column)
    raw = "\n".join([sheet.lines[low][column:], *sheet.lines[low + 1 : high]]).rstrip()
    quoted = QUOTED.fullmatch(raw) or LOOSELY_QUOTED.fullmatch(raw)
    if quoted:
        text, decoded = unquoted(quoted[1])
        sheet.problems.append(fault("typed-text" if decoded else "backslashes", place, text=text))
        return Text(text, *place)
    if raw[:1] in ("[", "{"):
        passage = sheet.passage(low, high)
        sheet.look_for_crowds(low, high)
        found = collection(passage, column, column + len(raw), sheet.problems, depth)
        if found is not None:
            sheet.problems.append(fault("typed-text", place, text=found.source or ""))
            return found
    pieces = [uncommented(sheet, low, column)]
    pieces += [uncommented(sheet, at, sheet.indents[at]) for at in sheet.significant(low + 1, high)]
    if len(pieces) > 1 and BLOCK.match(pieces[0]):
        text = "\n".join(pieces[1:])
    else:
        text = folded("\n".join(pieces))
    point_at_comments(sheet, low, high, column)
    sheet.problems.append(fault("typed-text", place, text=text))
    return Text(text, *place)


def point_at_comments(sheet: Evened, low: int, high: int, column: int) -> None:
    for at in sheet.significant(low, high):
        if comment := CUT.search(sheet.lines[at], column if at == low else sheet.indents[at]):
            place = sheet.place(at, comment.start(1))
            sheet.problems.append(fault("comment", place, rest=comment[1]))
