"""Which one mistake explains several cells of a part?

One slip that gives several wrong cells is likelier than as many slips: two values in each other's place,
rows for columns, the same wrong rule in every cell.  What one cell has too few digits to tell, several tell
together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from exercises.mistakes import named
from grader.answers import Asked, Cell, Met, kind
from grader.carry import Own
from grader.diagnose.numbers import candidates
from grader.diagnose.ranking import told
from grader.diagnose.telling import told_digits
from grader.numbers import Written
from grader.report import MistakeReport
from grader.told import Judgement

_MOST = 16  # wrong cells that are looked at
_ENOUGH = 4  # digits of several cells that are no chance


def named_together(
    cells: Sequence[Cell], judged: Sequence[Judgement], asked: Asked, own: Own
) -> list[Judgement]:
    """The cells as judged, with the mistake that explains several of them."""
    wrong = [
        at
        for at, (cell, one) in enumerate(zip(cells, judged, strict=True))
        if one.met.outcome == "incorrect" and cell.node is not None and one.reading is not None
    ]
    found: dict[int, str] = {}
    if 1 < len(wrong) <= _MOST:
        found = _exchanged(wrong, cells, judged, asked) or _by_one_slip(wrong, cells, judged, asked, own)
    return [replace(one, mistake=_report(found[at])) if at in found else one for at, one in enumerate(judged)]


def _exchanged(
    wrong: Sequence[int], cells: Sequence[Cell], judged: Sequence[Judgement], asked: Asked
) -> dict[int, str]:
    """Cells that stand in each other's place; nothing where so few values occur that it may be chance."""
    answers = [cell.node.answer for cell in cells if cell.node is not None]
    if len(set(answers)) < min(3, len(answers)):
        return {}
    pairs = [
        (one, two)
        for one, two in combinations(wrong, 2)
        if _meets(one, two, cells, judged, asked) and _meets(two, one, cells, judged, asked)
    ]
    places = Counter(at for pair in pairs for at in pair)
    if any(count > 1 for count in places.values()):
        return {}
    mirrored = pairs and len(places) == len(wrong) and all(_mirrored(cells[a], cells[b]) for a, b in pairs)
    return dict.fromkeys(places, "rows-and-columns-exchanged" if mirrored else "cells-exchanged")


def _meets(at: int, other: int, cells: Sequence[Cell], judged: Sequence[Judgement], asked: Asked) -> bool:
    """Is what stands in one cell what belongs in another?"""
    reading, node = judged[at].reading, cells[other].node
    if reading is None or node is None or cells[at].kind != cells[other].kind or cells[at].node == node:
        return False
    met: Met = kind(cells[at].kind).meets(reading, node, asked)
    return met.right


def _mirrored(one: Cell, two: Cell) -> bool:
    first, second = one.at.get("index"), two.at.get("index")
    return isinstance(first, list | tuple) and isinstance(second, list | tuple) and len(first) == 2 and (
        list(first) == list(second)[::-1]
    )  # fmt: skip


def _by_one_slip(
    wrong: Sequence[int], cells: Sequence[Cell], judged: Sequence[Judgement], asked: Asked, own: Own
) -> dict[int, str]:
    """The slip that gives all cells that have no name yet, where their digits together tell."""
    by_cell: dict[int, list[str]] = {}
    digits = 0
    for at in wrong:
        reading, node = judged[at].reading, cells[at].node
        if judged[at].mistake is not None or reading is None or node is None:
            continue
        if not isinstance(reading.value, Written) or node.value is None:
            continue
        by_cell[at] = candidates(reading.value, node, asked, own)
        digits += told_digits(reading.value)
    if not by_cell:
        return {}
    already = [one.name for at in wrong if (one := judged[at].mistake) is not None]
    common = [
        name for name in next(iter(by_cell.values())) if all(name in names for names in by_cell.values())
    ]
    if len(by_cell) == 1 or digits < _ENOUGH:
        common = [name for name in common if name in already]
    name = told(common)
    return dict.fromkeys(by_cell, name) if name else {}


def _report(name: str) -> MistakeReport:
    found = named(name)
    return MistakeReport(found.name, found.family, found.sentence)
