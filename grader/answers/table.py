"""Which cells of a table were filled in?

A list of rows, each a mapping of any subset of the columns.  Where the part names a key column, that cell
says which row it is (in any order); else the rows are counted from 1.  An empty row keeps its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from exercises.authors import nearest
from grader.answers import Asked, Cell, Cells, Refused, grid
from grader.answers.trace import one_text, unknown
from grader.cell_names import meant
from grader.reading.written import Answer, Items, Named, Text, as_text, is_blank
from grader.report import Problem


def cells(answer: Answer, asked: Asked) -> Cells:
    """The filled cells, row by row."""
    part = asked.part
    answer = _as_rows(answer, asked)
    rows = answer.items if isinstance(answer, Items) else (answer,) if isinstance(answer, Named) else None
    if rows is None or not all(isinstance(row, Named) or is_blank(row) for row in rows):
        wanted = ", ".join(part.columns)
        return Cells(
            refused=Refused(f"Write a list of rows, each `{{column: value}}` of: {wanted}.", wrong_kind=True)
        )
    found: list[Cell] = []
    problems: list[Problem] = []
    seen: set[int] = set()
    in_order = len(rows) == part.rows and not any(isinstance(row, Named) and _key(row, asked) for row in rows)
    for at, row in enumerate(rows, 1):
        if not isinstance(row, Named):
            continue
        place = _row(row, at, asked, in_order)
        if place is None or place in seen:
            problems.append(_no_row(row, at, asked, again=place is not None))
            continue
        seen.add(place)
        found.extend(_cells(row, place, asked, problems))
    return Cells(found, problems)


def _as_rows(answer: Answer, asked: Asked) -> Answer:
    """`{A: {H1: 3}, B: …}` or `{1: {…}, 2: {…}}` as a list of rows, or lines of cells."""
    part = asked.part
    if not isinstance(answer, Named):
        return grid.rows(answer, asked) or answer
    if any(name in part.columns for name in answer.entries):
        return answer
    names = [name.casefold() for name in part.row_names] or [str(at) for at in range(1, part.rows + 1)]
    rows: list[Answer] = [Text("", answer.line, answer.column)] * part.rows
    for name, row in answer.entries.items():
        at = name.strip().casefold()
        if is_blank(row) and at in names:
            continue
        row = row if isinstance(row, Named) else grid.row(row, asked) or row
        if not isinstance(row, Named) or at not in names:
            return answer
        key = {part.row_key: Text(name, row.line, row.column)} if part.row_key else {}
        rows[names.index(at)] = replace(row, entries={**key, **row.entries})
    return Items(tuple(rows), answer.line, answer.column)


def _row(row: Named, at: int, asked: Asked, in_order: bool) -> int | None:
    """The number of the row in the exercise."""
    part = asked.part
    if part.row_key is None:
        return at if at <= part.rows else None
    said = _key(row, asked)
    if said is None and in_order:
        return at
    label = as_text(said) if said is not None else None
    if label is None:
        return None
    names = [name.casefold() for name in part.row_names]
    return names.index(label.text.strip().casefold()) + 1 if label.text.strip().casefold() in names else None


def _key(row: Named, asked: Asked) -> Answer | None:
    """What stands in the column that names the row."""
    cells = meant(row.entries, asked.part.columns, asked.exercise)
    return next((one for name, one in row.entries.items() if cells.get(name) == asked.part.row_key), None)


def label(place: int, asked: Asked) -> object:
    """How a row is named in the report: its key, or its number from 1."""
    return asked.part.row_names[place - 1] if asked.part.row_key else place


def _no_row(row: Named, at: int, asked: Asked, again: bool) -> Problem:
    part = asked.part
    if part.row_key is None:
        message = f"`{asked.exercise.id}`, part `{part.id}`, has {part.rows} rows; this is row {at}."
        return Problem(row.line, row.column, "unknown-row", message)
    said = _key(row, asked)
    text = as_text(said) if said is not None else None
    if text is None:
        message = f"This row has no `{part.row_key}`: expected one of {', '.join(part.row_names)}."
        return Problem(row.line, row.column, "unknown-row", message)
    other = nearest(text.text, part.row_names)
    more = "It stands here twice." if again else f"Did you mean `{other}`?" if other else ""
    expected = f"Expected one of {', '.join(part.row_names)}."
    return Problem(text.line, text.column, "unknown-row", f"No row is `{text.text[:60]}`. {more or expected}")


def _cells(row: Named, place: int, asked: Asked, problems: list[Problem]) -> list[Cell]:
    part, slots = asked.part, asked.key.slots[asked.part.id]
    found = []
    cells = meant(row.entries, part.columns, asked.exercise)
    for written, one in row.entries.items():
        column = cells.get(written, written)
        if column == part.row_key:
            continue
        if column not in part.columns:
            problems.append(unknown(column, row, list(part.columns), asked))
            continue
        text = one_text(one)
        if isinstance(text, Text) and is_blank(text):
            continue
        at: Mapping[str, object] = {"row": label(place, asked), "cell": column}
        id = slots.get(f"{place}.{column}")
        node = asked.key.nodes[id] if id else None
        kind = node.kind if node else part.kind_of(column)
        found.append(Cell(at, node, kind, text, single=isinstance(one, Text)))
    return found
