"""Hand calculations with every intermediate result shortened are right; a wrong digit in them is not.

The numbers come from `hand_calculations`, which is plain decimal arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import yaml

from exercises.load import load
from grader.judge import judge
from grader.report import CellReport, PartReport
from grader.submission import read_submission
from tests.grader.hand_calculations import EXERCISES, HANDS, Shortened, worked, written

BEYOND = {("sigmoid-2-2-2-numbers", "half-w11")}  # the half of a gradient that was cut eight times on its way


@dataclass(frozen=True)
class Said:
    """What was said of one number."""

    part: str
    text: str
    outcome: str


def marked(exercise: str, answers: object) -> Iterator[Said]:
    """Of every number of a sheet."""
    sheet = yaml.safe_dump({"answers": {exercise: answers}}, sort_keys=False).encode()
    for part in judge(read_submission(sheet, "sheet.yaml")).parts:
        ones: list[PartReport | CellReport] = [cell for cell in part.cells if cell.read_as] or [part]
        for one in ones:
            yield Said(part.part, str(one.read_as), one.outcome)


def enough(exercise: str, said: Said) -> bool:
    """Are there the figures the part asks for, and not zeros alone?  Without any the exact value is asked."""
    digits = said.text.lstrip("-").replace(".", "").lstrip("0")
    figures = load(exercise).parts[said.part].figures
    return figures is not None and len(digits) >= figures and bool(digits.strip("0"))


def not_right(exercise: str, hand: Shortened, *, alone: bool) -> list[Said]:
    """What is not said to be right of a calculation; `alone`: of each part handed in by itself."""
    answers = {part: written(numbers) for part, numbers in worked(exercise, hand).items()}
    sheets = [{part: said} for part, said in answers.items()] if alone else [answers]
    judged = [said for sheet in sheets for said in marked(exercise, sheet)]
    wrong = [said for said in judged if said.outcome != "correct" and enough(exercise, said)]
    return [said for said in wrong if (exercise, said.part) not in BEYOND]


@pytest.mark.parametrize("exercise", EXERCISES)
def test_shortening_every_operation_costs_nothing(exercise: str) -> None:
    """At 2 to 5 figures or decimals, rounded or cut, with everything written down."""
    for hand in HANDS:
        assert not_right(exercise, hand, alone=False) == [], str(hand)


@pytest.mark.slow
@pytest.mark.parametrize("exercise", EXERCISES)
def test_shortening_what_is_not_handed_in_costs_nothing(exercise: str) -> None:
    """The same where only the end of the calculation is shown."""
    for hand in HANDS:
        assert not_right(exercise, hand, alone=True) == [], str(hand)


FOUR = Shortened("figures", 4, "round")


def numbers(said: object, path: tuple[object, ...] = ()) -> Iterator[tuple[tuple[object, ...], str]]:
    """Every number of an answer, with its place."""
    if isinstance(said, str):
        yield path, said
    inside = enumerate(said) if isinstance(said, list) else said.items() if isinstance(said, dict) else ()
    for place, one in inside:
        yield from numbers(one, (*path, place))


def put(said: object, path: tuple[object, ...], text: str) -> object:
    """The answer with another number at a place."""
    if not path:
        return text
    if isinstance(said, dict):
        return {name: put(one, path[1:], text) if name == path[0] else one for name, one in said.items()}
    assert isinstance(said, list)
    return [put(one, path[1:], text) if at == path[0] else one for at, one in enumerate(said)]


def misread(text: str) -> str | None:
    """The second figure is another: 0.5572 is written 0.5072; None for a number without so many."""
    at = next((k for k, sign in enumerate(text) if sign in "123456789"), len(text)) + 1
    at += text[at : at + 1] == "."
    if "." not in text or at >= len(text):
        return None
    return f"{text[:at]}{(int(text[at]) + 5) % 10}{text[at + 1 :]}"


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_wrong_digit_among_them_is_wrong(exercise: str) -> None:
    """The second of four figures is off by five: no shortening gives that."""
    tried = 0
    for part, worth in worked(exercise, FOUR).items():
        answer = written(worth)
        misreadings = ((path, misread(text)) for path, text in numbers(answer))
        for path, wrong in [(path, wrong) for path, wrong in misreadings if wrong is not None][:1]:
            tried += 1
            said = marked(exercise, {part: put(answer, path, wrong)})
            assert "incorrect" in [one.outcome for one in said if one.text == wrong], (part, path, wrong)
    assert tried
