"""Is an answer that was written to keep the program busy read, or refused, at once?

Blanks, signs and brackets in thousands, in the longest text that is read and in one that is longer, in every
kind of part.  Time is that of the processor: what else the machine does is not ours.
"""

from __future__ import annotations

import time

import pytest
import yaml

from derivations.language.tokens import LONGEST_TEXT
from exercises.listing import listing
from exercises.load import load
from grader.judge import judge
from grader.submission import read_submission

SECONDS = 2
BUSY = {
    "underscores": "x" + "_" * 60 + "! = 3",
    "indices": "x^" + "a_" * 3_000 + "! = 3",
    "blanks": "a = " + " " * 4_500 + "x" + " " * 4_500 + "!",
    "blanks and dots": "1…" + " " * 9_000 + "x",
    "blanks between numbers": "1" + " " * 9_900 + "3",
    "lines between numbers": "1" + "\n" * 4_000 + " \n" * 2_000 + "3",
    "times": "3x" * 4_000,
    "separators": ";" * 5_000,
    "and": " and" * 2_400,
    "brackets": "[" * 4_900 + "1" + "]" * 4_900,
    "pairs": "((1, 2), " * 1_000,
    "commands": "\\hat{" * 1_500,
    "letters": "a" * LONGEST_TEXT,
    "longer": "1 " * LONGEST_TEXT,
}


def _one_of_each_kind() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for one in listing():
        for part in load(one.id).parts.values():
            found.setdefault(part.kind, (one.id, part.id))
    return found


PLACES = _one_of_each_kind()


@pytest.mark.parametrize("kind", PLACES)
def test_no_answer_keeps_the_program_busy(kind: str) -> None:
    exercise, part = PLACES[kind]
    for what, text in BUSY.items():
        sheet = {"answers": {exercise: {part: [text] if kind in ("lines", "table") else text}}}
        submission = read_submission(yaml.safe_dump(sheet).encode(), "sheet.yaml")
        begun = time.process_time()
        (report,) = judge(submission).parts
        assert time.process_time() - begun < SECONDS, what
        assert not report.awarded, what
        assert report.outcome != "failed", what


@pytest.mark.parametrize("kind", sorted(PLACES.keys() - {"table", "lines"}))
def test_a_text_that_is_too_long_is_told_so(kind: str) -> None:
    exercise, part = PLACES[kind]
    sheet = {"answers": {exercise: {part: BUSY["longer"]}}}
    (report,) = judge(read_submission(yaml.safe_dump(sheet).encode(), "sheet.yaml")).parts
    assert (report.outcome, report.message) == ("unreadable", "The answer is longer than 10,000 characters.")
