"""Where does each cell of an answer stand, and which one went wrong first?

A trace has named cells, a table rows of cells, an array indices, a derivation lines; `at` says which.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, product

from grader.report import CellReport, PartReport

SLIPS = ("incorrect", "unreadable", "partial")


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells laid out as they were written."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[CellReport | None, ...]], ...]  # a label and one cell a column


def place(at: Mapping[str, object]) -> str:
    """A cell's place in words.

    >>> place({"row": 2, "cell": "w1"}), place({"index": [1, 3]}), place({"line": 4}), place({"key": "y3"})
    ('row 2, w1', 'row 1, column 3', 'line 4', 'y3')
    >>> place({"key": "dW2", "index": [3]})
    'dW2, entry 3'
    >>> place({"index": [2, 1, 2]})
    'entry 2,1,2'
    """
    if "line" in at:
        return f"line {at['line']}"
    if "row" in at:
        return f"row {at['row']}, {at['cell']}" if "cell" in at else f"row {at['row']}"
    index = at.get("index")
    if isinstance(index, Sequence) and not isinstance(index, str):
        plane = len(index) == 2
        inside = f"row {index[0]}, column {index[1]}" if plane else f"entry {','.join(map(str, index))}"
        return f"{at['key']}, {inside}" if "key" in at else inside
    return str(at.get("key", ""))


def shown_cells(part: PartReport) -> Sequence[CellReport]:
    """The cells to show: not the rows of a table, or the lists in a trace, whose cells are there, unless
    something is said of them."""
    lists = {cell.at["key"] for cell in part.cells if "key" in cell.at and "index" in cell.at}
    if lists:
        return [one for one in part.cells if "index" in one.at or one.at["key"] not in lists or one.message]
    if not any("cell" in cell.at for cell in part.cells):
        return part.cells
    return [cell for cell in part.cells if "cell" in cell.at or cell.message]


def first_slip(part: PartReport) -> CellReport | None:
    """The first cell, in the order of the computation, that is wrong by itself."""
    return next((cell for cell in shown_cells(part) if cell.outcome in SLIPS), None)


def alike(cells: Sequence[CellReport]) -> Iterator[Sequence[CellReport]]:
    """Neighbours of which the same is said."""
    for _, group in groupby(cells, key=lambda cell: (cell.outcome, cell.message, cell.mistake)):
        yield list(group)


def own_mistake(part: PartReport) -> str:
    """The sentence of a part's mistake, where neither its message nor one of its cells has said it."""
    if part.mistake is None or part.mistake.message in part.message:
        return ""
    told = any(cell.mistake == part.mistake or part.mistake.message in cell.message for cell in part.cells)
    return "" if told else part.mistake.message


def grid(part: PartReport) -> Grid | None:
    """The cells as rows and columns, for a table or an array; None where they are a list.

    What lies deeper stands row by row, each named by all its places but the last.
    """
    if any("cell" in cell.at for cell in part.cells):
        columns = tuple(dict.fromkeys(str(cell.at["cell"]) for cell in part.cells if "cell" in cell.at))
        found = {
            (str(cell.at.get("row")), str(cell.at["cell"])): cell for cell in part.cells if "cell" in cell.at
        }
        labels = tuple(dict.fromkeys(row for row, _ in found))
        return Grid(columns, tuple((row, tuple(found.get((row, c)) for c in columns)) for row in labels))
    indices = {tuple(at): cell for cell in part.cells if isinstance(at := cell.at.get("index"), Sequence)}
    if not indices or any("key" in cell.at for cell in part.cells):
        return None
    *outer, width = (range(1, size + 1) for size in map(max, zip(*indices, strict=True)))
    rows = (
        (",".join(map(str, row)), tuple(indices.get((*row, at)) for at in width)) for row in product(*outer)
    )
    return Grid(tuple(map(str, width)), tuple(rows))


def counts(cells: Sequence[CellReport]) -> str:
    """How many cells have which outcome: `22 correct, 1 carried, 1 incorrect`."""
    tally: dict[str, int] = {}
    for cell in cells:
        tally[cell.outcome] = tally.get(cell.outcome, 0) + 1
    return ", ".join(f"{count} {outcome}" for outcome, count in tally.items())


def as_typed(written: object) -> str:
    """What was written, on one line: a list in brackets, named values in order."""
    if written is None:
        return ""
    if isinstance(written, str):
        return written
    if isinstance(written, Mapping):
        return ", ".join(f"{name}: {as_typed(value)}" for name, value in written.items())
    if isinstance(written, Sequence):
        return "[" + ", ".join(as_typed(value) for value in written) + "]"
    return str(written)
