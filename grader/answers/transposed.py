"""Has a matrix been written with its rows as columns, where the part leaves that open?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from grader.answers import Asked, Cell, Cells, Reading, kind
from grader.reading.written import Text


def as_meant(written: Callable[[bool], Cells], asked: Asked) -> Cells:
    """The cells as they stand, or turned where only so there are as many, or more of them are right.

    `written(turned)` places what is written, its rows as columns where it is turned.
    """
    straight, turned = written(False), written(True)
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
