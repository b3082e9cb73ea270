"""Which one mistake explains several cells of a part?

One slip that gives several wrong cells is likelier than as many slips: two values in each other's place,
rows for columns, the same wrong rule in every cell.  What one cell has too few digits to tell, several tell
together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations

from exercises.graph import Node
from exercises.mistakes import named
from exercises.values import Value
from grader.answers import Asked, Cell, Met, kind
from grader.diagnose.numbers import candidates
from grader.diagnose.ranking import family, rank, told
from grader.diagnose.shared import with_rivals, with_the_shared
from grader.diagnose.telling import told_digits
from grader.numbers import RIGHT, Written, fit
from grader.own import Own
from grader.report import MistakeReport
from grader.told import Judgement

_MOST = 16  # wrong cells that are looked at
_ENOUGH = 4  # digits of several cells that are no chance
_RATIOS = {Fraction(-1): "turned-sign", Fraction(2): "twice", Fraction(1, 2): "half"}
_SCALING = frozenset({"a factor", "n-minus-1", "double-normalised", "inverted", "convention"})


def named_together(
    cells: Sequence[Cell], judged: Sequence[Judgement], asked: Asked, own: Own
) -> list[Judgement]:
    """The cells as judged, with the mistake that explains several of them."""
    wrong = [
        at
        for at, one in enumerate(judged)
        if one.met.outcome == "incorrect" and cells[at].node is not None and one.reading is not None
    ]
    if not 1 < len(wrong) <= _MOST:
        return list(judged)
    found: dict[int, str | MistakeReport] = {**_turned(wrong, cells, judged)}
    found = found or {**_transposed(wrong, cells, judged, asked)}
    if not found:
        judged = with_the_shared(wrong, judged)
        places = _exchanged(wrong, cells, judged, asked)
        found = with_rivals(places, wrong, judged)
        found = found or {**_by_one_slip(wrong, cells, judged, asked, own)}
    reports = {at: said if isinstance(said, MistakeReport) else _report(said) for at, said in found.items()}
    return [one._replace(mistake=reports.get(at, one.mistake)) for at, one in enumerate(judged)]


def _turned(wrong: Sequence[int], cells: Sequence[Cell], judged: Sequence[Judgement]) -> dict[int, str]:
    """The sign of every cell turned; where all of them have one name of it already, that one."""
    if _ratio(wrong, cells, judged) != -1:
        return {}
    names = {one.name if (one := judged[at].mistake) and one.family == "sign" else "" for at in wrong}
    return dict.fromkeys(wrong, names.pop() or "turned-sign" if len(names) == 1 else "turned-sign")


def _ratio(wrong: Sequence[int], cells: Sequence[Cell], judged: Sequence[Judgement]) -> Fraction | None:
    """What several values were all multiplied with: -1; or 2 or 1/2, if they differ."""
    pairs = [
        (reading.value, node.value)
        for at in wrong
        if (reading := judged[at].reading) is not None and (node := cells[at].node) is not None
    ]
    numbers = [(mine, right) for mine, right in pairs if isinstance(mine, Written) and right is not None]
    if len(numbers) < len(wrong):
        return None
    ratios = list(_RATIOS)
    if len({abs(right.fraction) for _, right in numbers}) < 2:  # between two places with names: exchanged
        ratios = [Fraction(-1)] if all("index" in cells[at].at for at in wrong) else []
    for ratio in ratios:
        if all(
            right.fraction and fit(mine, Value(right.fraction * ratio, right.exact), None) in RIGHT
            for mine, right in numbers
        ):
            return ratio
    return None


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


def _transposed(
    wrong: Sequence[int], cells: Sequence[Cell], judged: Sequence[Judgement], asked: Asked
) -> dict[int, str]:
    """A matrix written by columns: every entry is what belongs at the mirrored place."""
    places = {
        tuple(at): one for one, cell in enumerate(cells) if isinstance(at := cell.at.get("index"), list)
    }
    if len(places) < len(cells) or any(len(at) != 2 or at[::-1] not in places for at in places):
        return {}
    if not all(
        _meets(one, places[at[::-1]], cells, judged, asked) for at, one in places.items() if one in wrong
    ):
        return {}
    return dict.fromkeys(wrong, "rows-and-columns-exchanged") if len(wrong) > 2 else {}


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
    numbers: dict[int, tuple[Written, Node]] = {}
    for at in wrong:
        reading, node = judged[at].reading, cells[at].node
        if reading and node and isinstance(reading.value, Written) and node.value is not None:
            numbers[at] = reading.value, node
    named_before = {at: one.name for at in numbers if (one := judged[at].mistake) is not None}
    unnamed = [at for at in numbers if at not in named_before]
    if not numbers or (not unnamed and len(set(named_before.values())) == 1):
        return {}
    by_cell = {at: candidates(written, node, asked, own) for at, (written, node) in numbers.items()}
    digits = sum(told_digits(written) for written, _ in numbers.values())
    common = _common(by_cell.values())
    ratio = _ratio(wrong, cells, judged)
    if ratio is not None:
        common = [name for name in common if family(name) in _SCALING] or [_RATIOS[ratio]]
    name = told(common) if len(by_cell) > 1 and digits >= _ENOUGH else None
    if name and (unnamed or rank(name) <= max(map(rank, named_before.values()))):
        return dict.fromkeys(by_cell, name)
    name = told(one for one in _common(by_cell[at] for at in unnamed) if one in named_before.values())
    return dict.fromkeys(unnamed, name) if name else {}


def _common(lists: Iterable[Sequence[str]]) -> list[str]:
    first, *rest = list(lists) or [()]
    return [name for name in first if all(name in names for names in rest)]


def _report(name: str) -> MistakeReport:
    found = named(name)
    return MistakeReport(found.name, found.family, found.sentence)
