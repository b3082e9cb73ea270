r"""Which rows does a table hold that is typed as lines of cells, without the names of the columns?

A row is a list, `[1, 1, -1]`, or a line, `1 & 1 & -1 \\`, `| 1 | 1 | -1 |`, `1; 1; -1`, `1 1 -1`, with a
cell for every column in the order in which they are asked for.  A first line of names says another order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from grader.answers import Asked
from grader.cell_names import meant
from grader.reading.written import Answer, Items, Named, Text

_SIGNS = ("&", "|", "\t", ";", ",", None)  # None: blanks
_EDGES = re.compile(r"\\(?:begin|end)\s*\{(?:tabular|array|table|center)\*?\}(?:\s*\{[^{}]*\})?|\\hline|\\\\")
_RULE = re.compile(r"[\s|:+&=-]*\Z")
_NO_VALUE = re.compile(r"[$\\]?[^\W\d][^=:]*\Z")  # a word: of a first row that holds names alone
_PAIR = re.compile(r"\s*(\w+)\s*[=:]\s*(\S+)\s*\Z")


def row(answer: Answer, asked: Asked) -> Named | None:
    """The cells of one row, whose key stands before it: `A: [3, 3]`."""
    items = Items((answer,), answer.line, answer.column)
    found = _rows(items, [one for one in asked.part.columns if one != asked.part.row_key], asked, None)
    return found[0] if found else None


def rows(answer: Answer, asked: Asked) -> Items | None:
    """The rows with their names; None where the answer is no such table."""
    key = asked.part.row_key
    names = [*([key] if key else []), *(one for one in asked.part.columns if one != key)]
    found = _rows(answer, names, asked, key)
    return Items(tuple(found), answer.line, answer.column) if found else None


def _rows(answer: Answer, names: Sequence[str], asked: Asked, key: str | None) -> list[Named]:
    lines = _lines(answer)
    if not lines:
        return []
    cuts = (_split(lines, sign, len(names), key) for sign in _SIGNS)
    split = next((cut for cut in cuts if cut), None)
    if split is None:
        return []
    order = _header(split[0], names, asked)
    if order is not None or (len(split) > 1 and all(_NO_VALUE.match(cell.text) for cell in split[0])):
        split = split[1:]
    found: list[Named] = []
    row_names = asked.part.row_names
    for at, cells in enumerate(split):
        here = order or names[len(names) - len(cells) :]
        entries: dict[str, Answer] = dict(zip(here, cells, strict=False))
        if key and key not in entries and at < len(row_names):
            entries[key] = Text(row_names[at], cells[0].line, cells[0].column)
        found.append(Named(_by_their_names(entries), cells[0].line, cells[0].column))
    return found


def _lines(answer: Answer) -> list[Text | list[Text]]:
    """What stands in each row: a text, or its cells; nothing where something else stands there."""
    if isinstance(answer, Text):
        plain = _EDGES.sub("\n", answer.text).split("\n")
        return [Text(one, answer.line, answer.column) for one in plain if not _RULE.match(one)]
    found: list[Text | list[Text]] = []
    for row in answer.items if isinstance(answer, Items) else ():
        if isinstance(row, Items):
            cells = [one for one in row.items if isinstance(one, Text)]
            if len(cells) != len(row.items):
                return []
            found.append(cells)
        elif isinstance(row, Text):
            found.append(row)
        else:
            return []
    return found


def _split(
    lines: Sequence[Text | list[Text]], sign: str | None, width: int, key: str | None
) -> list[list[Text]] | None:
    """Every line cut at a sign; None where one has not a cell for every column (but its key)."""
    found = []
    for line in lines:
        cells = line if isinstance(line, list) else _cut(line, sign)
        if len(cells) != width and not (key and len(cells) == width - 1):
            return None
        found.append(cells)
    return found


def _cut(line: Text, sign: str | None) -> list[Text]:
    text = line.text.strip().strip("[]()")
    if sign == "|":
        text = text.strip("|")
    return [Text(one.strip(), line.line, line.column) for one in text.split(sign)]


def _header(cells: Sequence[Text], names: Sequence[str], asked: Asked) -> list[str] | None:
    """The order of the columns where the first line says their names."""
    typed = [cell.text for cell in cells]
    said = meant(typed, dict.fromkeys(names, ""), asked.exercise)
    found = [said[one] for one in typed if one in said]
    return found if len(found) == len(typed) == len(set(found)) else None


def _by_their_names(entries: dict[str, Answer]) -> dict[str, Answer]:
    """`v=1, yhat=1, e=-1`: cells that each say their own name, in any order."""
    said: dict[str, Answer] = {}
    for one in entries.values():
        match = _PAIR.match(one.text) if isinstance(one, Text) else None
        if match is None or match[1] not in entries or match[1] in said:
            return entries
        said[match[1]] = Text(match[2], one.line, one.column)
    return said
