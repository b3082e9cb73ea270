"""In any computation a slip and a hole cost their own value, and what settles the rest is seen.

Random graphs of eight values over three givens, worked by a student who rounds or cuts every value.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

import pytest
import yaml

from exercises.graph import Key
from exercises.item import Exercise, Variant, spell
from exercises.values import Rounding, Value, magnitude
from grader.report import PartReport
from tests.grader.test_carry import made, marked, outcomes

Found = tuple[Exercise, Variant, Key]
FORMULAS = (
    "{a}*{b} + {c}",
    "{a} - {b}",
    "({a} + {b})/2",
    "sigmoid({a})",
    "{a}*(1 - {b})",
    "exp(-{a})",
    "{a}*{b}",
    "3*{a} + {b}",
)
SIZE = 8


def graphs(count: int, seed: int) -> Iterator[tuple[random.Random, Found]]:
    """Random computations of eight values over three givens, with the random numbers that made them."""
    for at in range(count):
        draw = random.Random(f"{seed}.{at}")
        given = {name: f"{draw.randint(11, 95)}/100" for name in "xyz"}
        names, expected = list(given), {}
        for cell in [f"n{place}" for place in range(1, SIZE + 1)]:
            chosen = dict(zip("abc", draw.sample(names[-5:], 3), strict=True))
            expected[cell] = draw.choice(FORMULAS).format(**chosen)
            names.append(cell)
        part = {
            "kind": "trace",
            "ask": "?",
            "marks": str(SIZE),
            "figures": "2",
            "cells": dict.fromkeys(expected, "v"),
        }
        data = {"id": "g", "title": "g", "topic": "g", "statement": "g", "given": given}
        text = yaml.safe_dump({**data, "parts": {"steps": {**part, "expected": expected}}}, sort_keys=False)
        yield draw, made(text)


def worked(
    key: Key, rounding: Rounding, slips: Mapping[str, Fraction], taken: Mapping[str, Fraction]
) -> dict[str, str]:
    """What a student writes who rounds every value, slips at some and takes others for a number."""
    seen: dict[str, Value] = {}
    for id, node in key.nodes.items():
        value = node.recomputed(seen.get)
        assert value is not None
        number = taken.get(id, rounding.of(value.fraction * slips.get(id, Fraction(1))))
        seen[id] = Value(number)
    return {cell(id): spelled(value.fraction, rounding.digits) for id, value in seen.items()}


def spelled(number: Fraction, figures: int) -> str:
    """With all its figures, as one writes 1.00."""
    places = figures - 1 - magnitude(number)
    return spell(number) if places <= 0 or number == 0 else f"{float(number):.{places}f}"


def near(one: str, other: str) -> bool:
    """Are two written values the same but for their last digits?"""
    return abs(Fraction(one) - Fraction(other)) <= abs(Fraction(other)) / 50


UNREADABLE = ("two", "3 +* 2", "(0.5", "0.3 or 0.4")
HALF = Fraction(1, 2)


class Student:
    """Works a computation out, rounding every value, and hands it in."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, draw: random.Random, found: Found) -> None:
        self.monkeypatch, self.draw, self.found, self.key = monkeypatch, draw, found, found[2]
        self.rounding = Rounding("figures", draw.choice((3, 4, 5, 6)), draw.choice(("round", "cut")))
        self.right = self.worked({})
        self.large = [
            id
            for id, node in self.key.nodes.items()
            if node.value and abs(node.value.fraction) > Fraction(1, 100)
        ]

    def worked(
        self, slips: Mapping[str, Fraction], taken: Mapping[str, Fraction] | None = None
    ) -> dict[str, str]:
        return worked(self.key, self.rounding, slips, taken or {})

    def marked(self, written: Mapping[str, str]) -> PartReport:
        (report,) = marked(self.monkeypatch, self.found, {"steps": dict(written)})
        return report

    def slips(self) -> tuple[list[str], dict[str, str]] | None:
        """One slip or two, and what is written then; None where they leave a value right."""
        slips = self.draw.sample(self.large, min(len(self.large), self.draw.choice((1, 2))))
        # two factors that are powers of nothing common: of 1.3 and 1.3 the one could undo the other
        factors = self.draw.sample((Fraction(13, 10), Fraction(17, 10)), len(slips))
        written = self.worked(dict(zip(slips, factors, strict=True)))
        cells = [cell(id) for id in self.key.nodes if id in slips]
        if any(near(written[one], self.right[one]) or Fraction(written[one]) == 0 for one in cells):
            return None
        return cells, written


def cell(id: str) -> str:
    return id.partition("/")[2]


def not_earned(report: PartReport) -> list[str]:
    return [one for one, outcome in outcomes(report).items() if outcome not in ("correct", "carried")]


def before(key: Key, id: str) -> set[str]:
    """All that a value is computed from."""
    sources = set(key.nodes[id].sources())
    return sources.union(*(before(key, one) for one in sources))


def ordinary(number: str) -> bool:
    """Has it not been rounded to nothing, and not grown beyond what anybody writes in full?"""
    return 1 / 10**9 < abs(Fraction(number)) < 10**9


def rounding_costs_nothing(student: Student) -> None:
    clean = student.marked(student.right)
    assert clean.awarded == pytest.approx(SIZE), (clean, student.rounding)


def slips_cost_their_own(student: Student) -> None:
    if found := student.slips():
        slipped, written = found
        report = student.marked(written)
        assert not_earned(report) == slipped, (written, report)


def holes_cost_their_own(student: Student) -> None:
    """A value that is left out or cannot be read, with slips elsewhere: the student goes on all the same.

    Not before a slip, which could be what the model's value gives.
    """
    if found := student.slips():
        slipped, written = found
        used = {
            cell(one) for id in student.key.nodes if cell(id) in slipped for one in before(student.key, id)
        }
        others = [one for one in written if one not in slipped and one not in used]
        if len(others) < 2 or not all(ordinary(number) for number in written.values()):
            return
        holes = student.draw.sample(others, student.draw.choice((1, 2)))
        for hole in holes:
            written[hole] = student.draw.choice(("", *UNREADABLE))
            if not written[hole] and student.draw.random() < HALF:
                del written[hole]
        report = student.marked(written)
        lost = [one for one, text in written.items() if one in slipped or (one in holes and text)]
        assert not_earned(report) == lost, (written, report)
        assert report.awarded == pytest.approx(SIZE - len(slipped) - len(holes)), (written, report)


def what_settles_the_rest_is_seen(student: Student) -> None:
    """A value is taken for 0 or 1: a product with a factor that is 0 then earns half, all else in full."""
    if any(Fraction(one) in (0, 1) for one in student.right.values()):
        return
    culprit, wrong = student.draw.choice(student.large), student.draw.choice((0, 1))
    written = student.worked({}, {culprit: Fraction(wrong)})
    if near(written[cell(culprit)], student.right[cell(culprit)]):
        return
    settled = [one for one in written if one != cell(culprit) and vanishes(one, written, student.found[0])]
    report = student.marked(written)
    assert not_earned(report) == [cell(culprit)], (written, report)
    said = [str(one.at["key"]) for one in report.cells if "matter of course" in one.message]
    assert said == settled, (written, report)
    assert report.awarded == pytest.approx(float(SIZE - 1 - HALF * len(settled))), (written, report)


PRODUCT = re.compile(r"(?P<left>\w+)\*(?:(?P<right>\w+)|\(1 - (?P<complement>\w+)\))")


def vanishes(one: str, written: Mapping[str, str], exercise: Exercise) -> bool:
    """Is it a product, with a factor that is 0 as the student has it?"""
    expected = exercise.parts["steps"].expected
    assert isinstance(expected, Mapping)
    match = PRODUCT.fullmatch(str(expected[one]))
    if match is None:
        return False
    values = {**exercise.given, **written}
    names = [(match["left"], 0), (match["right"], 0), (match["complement"], 1)]
    return any(name is not None and Fraction(str(values[name])) == at for name, at in names)


CHECKS = (
    rounding_costs_nothing,
    slips_cost_their_own,
    holes_cost_their_own,
    what_settles_the_rest_is_seen,
)


def check_graphs(monkeypatch: pytest.MonkeyPatch, count: int, seed: int) -> None:
    for draw, found in graphs(count, seed):
        student = Student(monkeypatch, draw, found)
        for check in CHECKS:
            check(student)


def test_in_any_computation_one_slip_costs_one_value_and_two_cost_two(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Random graphs: rounding everywhere costs nothing, a slip or a hole exactly its own value."""
    check_graphs(monkeypatch, 60, 1)


@pytest.mark.slow
def test_in_ten_thousand_computations_a_slip_costs_its_own_value(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same over 10,000 graphs."""
    check_graphs(monkeypatch, 10_000, 2)
