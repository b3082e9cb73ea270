"""Are separate slips in one piece of work each named, and nothing said of what only follows from them?

A whole exercise is worked out to six figures with one value, or two, gone wrong by one fault; what comes
after is computed from what stands there.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from fractions import Fraction

import pytest

from exercises.graph import Key
from exercises.mistakes import mistakes
from exercises.values import Value
from grader.cases import Case
from grader.report import CellReport, MistakeReport, PartReport
from tests.grader.judged_faults import LARGEST, Faults, Tally, answers, case_of
from tests.grader.whole_sheets import WITH_NUMBERS, Place, marked, named, sheet
from tests.grader.wrong_answers import decimal

FIGURES = 6
SAID = ("incorrect", "partial")
SAMPLE = ("bayes-screening", "weighted-mse", "ewma-temperatures")
NAMED = 0.98
Slips = Mapping[str, str]  # value -> what is written instead


def worked(key: Key, slips: Slips) -> tuple[dict[str, str], dict[str, Mapping[str, Value]]]:
    """What is written for each value, and what it was computed from."""
    texts: dict[str, str] = {}
    seen: dict[str, Value] = {}
    bound: dict[str, Mapping[str, Value]] = {}
    for id, node in key.nodes.items():
        names = {
            name: source if isinstance(source, Value) else seen.get(source)
            for name, source in node.names.items()
        }
        known = {name: one for name, one in names.items() if one is not None}
        value = node.at(known) if node.value and node.formula and len(known) == len(names) else None
        if value is not None and abs(value.fraction) < LARGEST:
            texts[id] = slips.get(id) or decimal(value.fraction, FIGURES)
            seen[id] = Value(Fraction(texts[id])) if node.asked else value
            bound[id] = known
    return texts, bound


def places_of(case: Case) -> dict[str, Place]:
    """The values that a student writes into traces and tables."""
    filled = sheet(case.exercise, case.key, worked(case.key, {})[0])
    return {
        node: (part, cell)
        for part in filled if case.exercise.parts[part].kind in ("trace", "table")
        for cell, node in case.key.slots[part].items() if "[" not in cell
    }  # fmt: skip


def slipped(case: Case, count: int, most: int) -> Iterator[dict[str, tuple[str, Faults]]]:
    """So many values gone wrong, in so many draws of them: what is written for each, and what gives it."""
    key, places = case.key, sorted(places_of(case))
    draw = random.Random(f"{key.exercise}.{key.variant}.{count}")
    for _ in range(most if len(places) >= count else 0):
        slips: dict[str, tuple[str, Faults]] = {}
        for id in sorted(draw.sample(places, count), key=list(key.nodes).index):
            texts, bound = worked(key, {id: text for id, (text, _) in slips.items()})
            wrong = answers(key.nodes[id], case, bound[id], FIGURES) if id in bound else {}
            if found := sorted(wrong.keys() - {texts.get(id)}):
                text = draw.choice(found)
                slips[id] = text, wrong[text]
        if len(slips) == count:
            yield slips


def count_slips(case: Case, slips: Mapping[str, tuple[str, Faults]], tally: Tally) -> None:
    """What is said of each slip of one piece of work; of what follows from them nothing may be said."""
    texts = worked(case.key, {id: text for id, (text, _) in slips.items()})[0]
    filled = sheet(case.exercise, case.key, texts)
    said: dict[Place, PartReport | CellReport] = {}
    for part in marked(case.exercise, filled, case.drawn.number).parts:
        cells = (cell for cell in part.cells if cell.read_as is not None)
        said |= {(part.part, named(case.exercise.parts[part.part], cell.at)): cell for cell in cells}
    for id, place in places_of(case).items():
        report = said.get(place)
        if id not in slips:
            right = report is None or report.outcome in ("correct", "carried")
            assert not right or report is None or report.mistake is None, (slips, report)
        elif report is not None and report.outcome in SAID:
            example = (
                f"{case.key.exercise}@{case.key.variant} {', '.join(f'{id} {slips[id][0]}' for id in slips)}"
            )
            tally.count(slips[id][1], report.mistake, f"{example}: {id}")


def sweep(ids: tuple[str, ...] | list[str], variants: tuple[int, ...], count: int, most: int) -> Tally:
    """What is said of slips in these exercises."""
    tally = Tally()
    for case in (case_of(id, variant) for variant in variants for id in ids):
        for slips in slipped(case, count, most):
            count_slips(case, slips, tally)
    return tally


def mistake_of(case: Case, slips: Slips, id: str) -> MistakeReport | None:
    """What is said of one value where these were written."""
    filled = sheet(case.exercise, case.key, worked(case.key, slips)[0])
    (found,) = (
        cell.mistake
        for part in marked(case.exercise, filled, case.drawn.number).parts
        for cell in part.cells
        if (part.part, named(case.exercise.parts[part.part], cell.at)) == places_of(case)[id]
    )
    return found


def test_another_mistake_of_the_same_value_is_worked_out_by_its_own_formula() -> None:
    """On the student's A2 the slope that does not cancel gives another number than the turned sign."""
    case = case_of("tiny-cnn-numbers", 1)
    found = mistake_of(
        case, {"output/A2": "0.148047", "dense-gradients/dZ2": "0.851953"}, "dense-gradients/dZ2"
    )
    assert found is not None
    assert (found.name, found.message) == ("turned-sign", mistakes()["turned-sign"].sentence)


def test_a_slip_is_told_where_what_lies_between_was_not_written() -> None:
    """The mean is wrong, the squares, which nobody asks for, follow; their sum was not divided by 8."""
    case = case_of("batchnorm-eight-values", 1)
    texts = worked(case.key, {"statistics-2/mean": "3.25"})[0]
    summed = decimal(Fraction(texts["~two:squares"]), FIGURES)
    found = mistake_of(
        case, {"statistics-2/mean": "3.25", "statistics-2/variance": summed}, "statistics-2/variance"
    )
    assert found is not None
    assert found.name == "sum-for-mean"


@pytest.mark.parametrize("count", [1, 2])
def test_slips_of_a_sample_are_named(count: int) -> None:
    """One and two of them, in a few exercises."""
    tally = sweep(SAMPLE, (1,), count, 4)
    assert tally.every >= 4 * count
    assert tally.named >= NAMED * tally.every, tally.figures()


@pytest.mark.slow
@pytest.mark.parametrize("count", [1, 2])
def test_slips_in_the_whole_bank_are_named(count: int) -> None:
    """The same in every exercise with numbers, forty draws of two variants."""
    tally = sweep(WITH_NUMBERS, (1, 2), count, 40)
    assert tally.every >= 1_500 * count
    assert tally.named >= NAMED * tally.every, tally.figures()
