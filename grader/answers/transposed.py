"""Has a matrix been written with its rows as columns, where the part leaves that open?"""

from __future__ import annotations

from dataclasses import replace

from derivations.language.tree import Tree
from grader.answers import Asked, Cell, Cells, Reading, Refused, kind
from grader.answers.array import Place, Placed, entries
from grader.reading.written import Answer, Text


def as_meant(answer: Answer, asked: Asked, shape: Place, placed: Placed) -> Cells:
    """The entries as they stand, or turned where only so there are as many, or more of them are right."""

    def on_the_other_side(at: Place, text: Text | Refused, tree: Tree | None) -> Cell:
        return placed(at[::-1], text, tree)

    straight = entries(answer, asked, shape, placed)
    turned = entries(answer, asked, shape[::-1], on_the_other_side)
    if turned.refused is not None:
        return straight
    if straight.refused is None and _right(straight, asked) >= _right(turned, asked):
        return straight
    return replace(turned, turned=True)


def _right(found: Cells, asked: Asked) -> int:
    return sum(_is_right(cell, asked) for cell in found.cells)


def _is_right(cell: Cell, asked: Asked) -> bool:
    if cell.node is None or not isinstance(cell.written, Text):
        return False
    reading = kind(cell.kind).read(cell.written, asked, cell.tree)
    return isinstance(reading, Reading) and kind(cell.kind).meets(reading, cell.node, asked).right
