"""How many nearly right numbers are accepted, and how many of those that people get by hand?

A nearly right number is off by 1, 2, 3 or 5 in its last figure, beyond what rounding and cutting allow.  Some
follow from what else the student shows, shortened as it is, and no marker can tell those from right ones; so
both rates are held together.  People are simulated who write every operation down with the same number of
figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

import pytest

from derivations.language.tree import Tree
from derivations.network.arithmetic import COMBINED, Exact
from exercises.graph import Key
from exercises.item import Exercise, Part
from exercises.keys import drawn
from exercises.load import load
from exercises.values import Rounding, Value, magnitude, value
from tests.grader.whole_sheets import KINDS, WITH_NUMBERS, judged, marked, sheet, spelled

OFF = (1, 2, 3, 5, -1, -2, -3, -5)
EXACT = Exact()
WHOLE = ("floor", "ceil", "indicator", "call", "piecewise")  # read off the calculator in one go


@dataclass(frozen=True)
class Person:
    """Writes every result down with so many figures; sums and products in one go, or two by two."""

    hand: Rounding
    at_once: bool

    def noted(self, number: Fraction) -> Fraction:
        whole = abs(number) >= 10**self.hand.digits
        return (Rounding("decimals", 0, self.hand.how) if whole else self.hand).of(number)

    def worked(self, tree: Tree, names: Mapping[str, Fraction]) -> Fraction:
        if not tree.args:
            return EXACT.value(tree, names)
        if tree.head in WHOLE:
            return self.noted(EXACT.value(tree, names))
        args = [self.worked(arg, names) for arg in tree.args]
        if tree.head == "neg":
            return -args[0]
        if tree.head in ("add", "mul") and not self.at_once:
            result = args[0]
            for arg in args[1:]:
                result = self.noted(result + arg if tree.head == "add" else result * arg)
            return result
        found = COMBINED[tree.head](*args) if tree.head in COMBINED else EXACT.apply(tree.head, *args)
        return self.noted(found)

    def values(self, key: Key) -> dict[str, Fraction]:
        """Of every number of an exercise that can be worked out."""
        seen: dict[str, Fraction] = {}
        for id, node in key.nodes.items():
            bound = {
                one: source.fraction if isinstance(source, Value) else seen.get(source)
                for one, source in node.names.items()
            }
            if node.value is None or not node.formula or None in bound.values():
                continue
            known = {one: number for one, number in bound.items() if number is not None}
            tree = node.tree()
            known |= {one: value(one[1:]).fraction for one in tree.names() if one.startswith("=")}
            try:
                seen[id] = self.noted(self.worked(tree, known))
            except (ArithmeticError, ValueError):  # a difference that was rounded to nothing
                continue
        return seen


PEOPLE = tuple(
    Person(Rounding("figures", figures, how), at_once)
    for figures in (2, 3, 4, 5)
    for how in ("round", "cut")
    for at_once in (False, True)
)


def asked_in_figures(exercise: Exercise) -> list[Part]:
    parts = exercise.parts.values()
    return [part for part in parts if part.kind in KINDS and part.check is None and part.figures is not None]


def variants(numbers: tuple[int, ...]) -> Iterator[tuple[Exercise, int, Key]]:
    for id in WITH_NUMBERS:
        exercise = load(id)
        if asked_in_figures(exercise):
            yield from ((exercise, number, drawn(exercise, number)[1]) for number in numbers)


def off(right: Fraction, figures: int) -> Iterator[Fraction]:
    """The numbers of so many figures near this one that neither round nor cut to it."""
    unit = Fraction(10) ** (magnitude(right) + 1 - figures)
    if right == 0 or unit >= 1:
        return
    near = Rounding("figures", figures, "round").of(right)
    for other in (near + step * unit for step in OFF):
        beyond = abs(right) - abs(other)
        if other * right > 0 and abs(right - other) > unit / 2 and not 0 <= beyond < unit:
            yield other


@dataclass
class Rate:
    """How often something was accepted."""

    accepted: int = 0
    tried: int = 0

    def count(self, accepted: bool) -> None:
        self.tried += 1
        self.accepted += accepted

    def share(self) -> float:
        return self.accepted / self.tried


Try = tuple[
    Exercise, int, dict[str, object], tuple[str, str]
]  # a sheet of a variant, and the place to look at


def tries(numbers: tuple[int, ...], *, alone: bool) -> Iterator[Try]:
    """A nearly right number in a sheet whose others are right and rounded, or by itself."""
    for exercise, variant, key in variants(numbers):
        parts = [part for part in asked_in_figures(exercise) if part.kind == "number" or not alone]
        for part, figures in ((part, figures) for part in parts for figures in (2, 3, 4)):
            if figures < (part.figures or 0):
                continue
            hand = Rounding("figures", figures, "round")
            texts = {
                id: spelled(hand.of(node.value.fraction), hand)
                for id, node in key.nodes.items()
                if node.value is not None
            }
            for cell, id in key.slots[part.id].items():
                right = key.nodes[id].value
                for other in off(right.fraction, figures) if right is not None and "[" not in cell else ():
                    answers = sheet(exercise, key, {**texts, id: spelled(other, hand)})
                    yield (
                        exercise,
                        variant,
                        {part.id: answers[part.id]} if alone else answers,
                        (part.id, cell),
                    )


def near_misses(numbers: tuple[int, ...], every: int, *, alone: bool) -> Rate:
    """One in so many of these."""
    rate = Rate()
    for exercise, variant, answers, place in islice(tries(numbers, alone=alone), 0, None, every):
        found = {
            at: said for at, said, _ in judged(exercise, marked(exercise, answers, variant, diagnosing=False))
        }
        rate.count(found[place] in ("correct", "carried"))
    return rate


def by_hand(numbers: tuple[int, ...], *, alone: bool) -> Rate:
    """What people write, wherever it has the figures that the part asks for."""
    rate = Rate()
    for exercise, variant, key in variants(numbers):
        asked = {part.id for part in asked_in_figures(exercise)}
        for person in PEOPLE:
            texts = {id: spelled(number, person.hand) for id, number in person.values(key).items()}
            answers = sheet(exercise, key, texts)
            sheets = [{id: one} for id, one in answers.items() if exercise.parts[id].kind == "number"]
            for one in sheets if alone else [answers]:
                for (part, _), said, few in (
                    judged(exercise, marked(exercise, one, variant, diagnosing=False)) if one else ()
                ):
                    if part in asked and not few:
                        rate.count(said == "correct")
    return rate


@pytest.mark.slow
@pytest.mark.ci
def test_of_what_people_get_by_hand_nearly_all_is_right() -> None:
    """Everything they show, and the single numbers that are asked for by themselves.

    What is left is lost to rounding: the quotient of a difference that three figures make 0.
    """
    assert by_hand((1,), alone=False).share() > 0.99
    assert by_hand((1,), alone=True).share() > 0.95


@pytest.mark.slow
@pytest.mark.ci
def test_few_nearly_right_numbers_are_accepted() -> None:
    """Beside right ones most of those that are come of the others, shortened as they are."""
    assert near_misses((1,), 7, alone=False).share() < 0.16
    assert near_misses((1,), 1, alone=True).share() < 0.07


@pytest.mark.slow
def test_both_rates_over_more_variants() -> None:
    """Of three variants."""
    assert by_hand((1, 2, 3), alone=False).share() > 0.99
    assert by_hand((1, 2, 3), alone=True).share() > 0.98
    assert near_misses((1, 2, 3), 5, alone=False).share() < 0.125
    assert near_misses((1, 2, 3), 1, alone=True).share() < 0.09
