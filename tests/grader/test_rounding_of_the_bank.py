"""Rounding everywhere costs nothing and a slip costs its own value, in every exercise with numbers."""

from __future__ import annotations

import random
from collections.abc import Mapping
from fractions import Fraction
from math import ceil

import pytest

from exercises.graph import Key
from exercises.item import Exercise
from exercises.keys import drawn
from exercises.load import load
from exercises.values import RUNS, Rounding, Value
from tests.grader.whole_sheets import WITH_NUMBERS, Place, judged, marked, sheet, spelled


def worked(key: Key, hand: Rounding, slips: Mapping[str, Fraction]) -> dict[str, str]:
    """What a student writes who shortens every value and slips at some of them."""
    seen: dict[str, Value] = {}
    for id, node in key.nodes.items():
        value = node.recomputed(seen.get) if node.value is not None else None
        if value is not None:
            wrong = hand.of(value.fraction) * slips.get(id, Fraction(1))
            seen[id] = Value(Fraction(ceil(wrong)) if id in slips and counts(key) else hand.of(wrong))
    return {id: spelled(value.fraction, hand) for id, value in seen.items()}


def counts(key: Key) -> bool:
    """Is something counted, and half a row left out?  Then a wrong value is a whole number too: no map has
    39.3 rows."""
    return any("floor" in node.formula for node in key.nodes.values())


def in_full(key: Key, hand: Rounding, slips: Mapping[str, Fraction]) -> dict[str, str]:
    """What a student writes whose calculator keeps all digits, and who slips at some of the values."""
    seen: dict[str, Value] = {}
    for id, node in key.nodes.items():
        value = node.recomputed(seen.get) if node.value is not None else None
        if value is not None:
            seen[id] = Value(value.fraction * slips.get(id, Fraction(1)), value.exact)
    return {id: spelled(hand.of(value.fraction), hand) for id, value in seen.items()}


@pytest.mark.parametrize("id", WITH_NUMBERS)
def test_rounding_or_cutting_everywhere_costs_nothing(id: str) -> None:
    """At 2 to 6 figures or decimals, wherever enough figures are left for what the part asks."""
    exercise = load(id)
    key = drawn(exercise, 0)[1]
    for hand in RUNS:
        report = marked(exercise, sheet(exercise, key, worked(key, hand, {})))
        wrong = [
            place for place, outcome, few in judged(exercise, report) if outcome != "correct" and not few
        ]
        assert wrong == [], (str(hand), report)


def _places(exercise: Exercise, key: Key) -> dict[str, Place]:
    """The values that a student fills in and may slip at."""
    return {
        node: (part, cell)
        for part in sheet(exercise, key, worked(key, RUNS[0], {}))
        for cell, node in key.slots[part].items()
        if key.nodes[node].formula and key.nodes[node].value is not None and "[" not in cell
        and key.nodes[node].value.fraction  # type: ignore[union-attr]
        and key.nodes[node].recomputed(lambda source: key.nodes[source].value) is not None
    }  # fmt: skip


def slips_cost(id: str, count: int, most: int) -> None:
    """So many slips cost so many values: each draw of them at places the student fills in."""
    exercise = load(id)
    key = drawn(exercise, 0)[1]
    draw = random.Random(f"{id}.{count}")
    places = _places(exercise, key)
    if len(places) < count:
        return
    for _ in range(most):
        chosen = draw.sample(sorted(places), count)
        hand = Rounding("figures", draw.choice((4, 5)), draw.choice(("round", "cut")))
        factors = dict(zip(chosen, (Fraction(131, 100), Fraction(171, 100)), strict=False))
        report = marked(exercise, sheet(exercise, key, worked(key, hand, factors)))
        here = {places[node] for node in chosen}
        wrong = {
            place
            for place, outcome, few in judged(exercise, report)
            if outcome not in ("correct", "carried") and (place in here or not few)
        }
        assert wrong == here, (str(hand), chosen, report)


@pytest.mark.parametrize("id", WITH_NUMBERS)
def test_a_slip_costs_its_own_value(id: str) -> None:
    """One value a third too large; what follows from it, in any later part, is carried."""
    slips_cost(id, 1, 2)


@pytest.mark.parametrize("id", WITH_NUMBERS)
def test_a_slip_that_goes_on_with_all_its_digits_costs_its_own_value(id: str) -> None:
    """The sign of one value is wrong; what follows is worked out in full, and shortened to be written."""
    exercise = load(id)
    key = drawn(exercise, 0)[1]
    draw = random.Random(id)
    places = _places(exercise, key)
    for chosen in draw.sample(sorted(places), min(3, len(places))):
        hand = Rounding("figures", draw.choice((4, 5)), draw.choice(("round", "cut")))
        report = marked(exercise, sheet(exercise, key, in_full(key, hand, {chosen: Fraction(-1)})))
        outcomes = {place: outcome for place, outcome, _ in judged(exercise, report)}
        wrong = {place for place, outcome in outcomes.items() if outcome not in ("correct", "carried")}
        assert wrong == {places[chosen]}, (str(hand), chosen, report)


@pytest.mark.slow
@pytest.mark.parametrize("id", WITH_NUMBERS)
def test_two_slips_cost_two_values(id: str) -> None:
    """Likewise with two of them, and with many more draws of one."""
    slips_cost(id, 1, 20)
    slips_cost(id, 2, 20)
