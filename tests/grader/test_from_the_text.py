"""Are answers that were written from the text of an exercise alone marked as a person would mark them?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from grader.judge import judge
from grader.submission import read_submission

TABLE = Path(__file__).with_name("from_the_text.yaml")
SAMPLE = 15  # every so many of them are marked now, all in the sweeps
RIGHT = ("correct",)
WRONG = ("incorrect", "partial", "unreadable")

Row = tuple[str, str, bool, object]


def rows() -> Iterator[Row]:
    """Exercise, part, is it right, what is written."""
    for exercise, parts in yaml.safe_load(TABLE.read_text(encoding="utf-8")).items():
        for part, answers in parts.items():
            for said, written in answers.items():
                yield from ((exercise, part, said == "right", one) for one in written)


def marked_otherwise(every: list[Row]) -> list[tuple[str, str, object, str]]:
    """Those that are not marked as they stand in the table."""
    found = []
    for exercise, part, right, written in every:
        sheet = yaml.safe_dump({"answers": {exercise: {part: written}}}, allow_unicode=True, sort_keys=False)
        (report,) = judge(read_submission(sheet.encode(), "sheet.yaml")).parts
        if report.outcome not in (RIGHT if right else WRONG):
            found.append((exercise, part, written, report.outcome))
    return found


def test_the_table_is_about_most_of_the_bank() -> None:
    """More than a thousand answers to nearly two hundred parts, two of five wrong."""
    every = list(rows())
    assert len(every) >= 1_000
    assert len({(exercise, part) for exercise, part, *_ in every}) >= 180
    assert sum(not right for _, _, right, _ in every) >= 0.35 * len(every)


def test_a_sample_is_marked_as_a_person_would() -> None:
    """Right is right, and wrong is not."""
    assert marked_otherwise(list(rows())[::SAMPLE]) == []


@pytest.mark.slow
def test_every_answer_is_marked_as_a_person_would() -> None:
    """The same of all of them."""
    assert marked_otherwise(list(rows())) == []
