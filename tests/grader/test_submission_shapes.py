"""What cannot be used is said with its place, what was expected and what was meant; the rest is read.

In the sources ‸ marks where each of the expected problems points.
"""

from __future__ import annotations

import pytest

from grader.reading.faults import CODES
from grader.submission import Submission, as_written, read_submission

GOOD = {"ex": {"p": "1"}}


def read(marked: str) -> tuple[Submission, list[tuple[int, int]]]:
    """The submission without the marks, and where they were."""
    places, source = [], ""
    for piece in marked.split("‸")[:-1]:
        source += piece
        places.append((source.count("\n") + 1, len(source) - source.rfind("\n")))
    return read_submission((source + marked.split("‸")[-1]).encode(), "s.yaml"), places


def answers(submission: Submission) -> object:
    return {
        name: {part: as_written(a) for part, a in parts.items()} for name, parts in submission.answers.items()
    }


REFUSED = [  # the source, the codes, a piece of the messages, the answers that are left
    # nothing there
    ("‸", ["empty"], "is empty", {}),
    ("‸\n  \n", ["empty"], "is empty", {}),
    ("‸---\n", ["empty"], "is empty", {}),
    ("‸# only\n  # comments\n", ["empty"], "only comments", {}),
    # not a sheet
    ("‸- a\n- b\n", ["not-a-mapping"], "a list", {}),
    ("‸hello\n", ["not-a-mapping"], "the text `hello`", {}),
    ("‸12\n", ["not-a-mapping"], "the text `12`", {}),
    ("‸[1, 2]\n", ["not-a-mapping"], "a list", {}),
    ("<html>\n<p>‸: x: y\n", ["not-yaml"], "a sheet with `answers:`", {}),
    # its fields
    ("‸student: s\n", ["no-answers"], "no `answers:`", {}),
    ("answers:‸\n", ["no-answers"], "Nothing stands below", {}),
    ("answers: ‸{}\n", ["no-answers"], "Nothing stands below", {}),
    ("answers: ‸foo\n", ["not-a-mapping"], "the text `foo`", {}),
    ("answers:\n  ‸- ex:\n      p: 1\n", ["not-a-mapping"], "without the dashes", {}),
    ("‸‸answer:\n  ex:\n    p: 1\n", ["no-answers", "unknown-field"], "perhaps `answers`", {}),
    ("‸studnet: a\nanswers:\n  ex:\n    p: 1\n", ["unknown-field"], "perhaps `student`", GOOD),
    ("answers:\n  ex:\n    p: 1\n‸ey:\n  q: 2\n", ["unknown-field"], "belongs below `answers:`", GOOD),
    ("student: ‸[a]\nanswers:\n  ex:\n    p: 1\n", ["not-a-text"], "`student` is a list", GOOD),
    ("sheet: ‸{a: 1}\nanswers:\n  ex:\n    p: 1\n", ["not-a-text"], "`sheet` is a mapping", GOOD),
    ("student: ‸a\u202eb\nanswers:\n  ex:\n    p: 1\n", ["not-a-text"], "RIGHT-TO-LEFT OVERRIDE", GOOD),
    ("variant: ‸-1\nanswers:\n  ex:\n    p: 1\n", ["bad-variant"], "`-1`", GOOD),
    ("variant: ‸1.5\nanswers:\n  ex:\n    p: 1\n", ["bad-variant"], "whole number", GOOD),
    ("variant: ‸²\nanswers:\n  ex:\n    p: 1\n", ["bad-variant"], "whole number", GOOD),
    ("variant: ‸[1]\nanswers:\n  ex:\n    p: 1\n", ["bad-variant"], "a list", GOOD),
    # its exercises
    ("answers:\n  ex:\n    p: 1\n  ey: ‸5\n", ["not-a-mapping"], "the parts of `ey`", {**GOOD}),
    ("answers:\n  ex:\n    p: 1\n  ey:\n    ‸- q\n", ["not-a-mapping"], "a list", {**GOOD}),
    ("answers:\n  ex: ‸5\n    p: 1\n  ey:\n", ["not-a-mapping"], "the text `5`", {**GOOD, "ey": {}}),
    ("answers:\n  ex:\n    p: 1\n    ‸q 2\n", ["not-yaml"], "perhaps `q: 2`", GOOD),
    ("answers:\n  ex:\n    p: 1\n    ‸q = 2\n      + 3\n", ["not-yaml"], "perhaps `q: 2`", GOOD),
    ("answers:\n  ex:\n    p: 1\n    ‸- q: |2|\n", ["not-yaml"], "without the dash", GOOD),
    # names
    ("answers:\n  ex:\n    p: 1\n    q: 2\n    ‸q: 3\n", ["duplicate-key"], "lines 4 and 5", GOOD),
    (
        "answers:\n  ex:\n    p: 1\n    q: |2|\n    ‸q: |3|\n",
        ["typed-text", "typed-text", "duplicate-key"],
        "4 and 5",
        GOOD,
    ),
    (
        "answers:\n  ex:\n    p: {a: 1, b: 2, ‸a: 3}\n",
        ["duplicate-key"],
        "twice in line 3",
        {"ex": {"p": {"b": "2"}}},
    ),
    ("student: a\n‸student: b\nanswers:\n  ex:\n    p: 1\n", ["duplicate-key"], "1 and 2", GOOD),
    (
        "answers:\n  ex:\n    p: 1\n‸answers:\n  ey:\n    q: 2\n",
        ["joined-key"],
        "both",
        {**GOOD, "ey": {"q": "2"}},
    ),
    ("answers:\n  ex:\n    p: 1\n  ‸ex:\n    q: 2\n", ["joined-key"], "both", {"ex": {"p": "1", "q": "2"}}),
    ("answers:\n  ex:\n    p: 1\n    ‸q\u202e: 2\n", ["bad-key"], "RIGHT-TO-LEFT OVERRIDE (U+202E)", GOOD),
    ("answers:\n  ex:\n    p: 1\n  ‸e\u200by:\n    q: 2\n", ["bad-key"], "ZERO WIDTH SPACE", GOOD),
    ("answers:\n  ex:\n    p: 1\n  ‸? [ey]\n  ‸: q\n", ["not-yaml", "not-yaml"], "an exercise", GOOD),
    # what YAML can do
    (
        "answers:\n  ex:\n    p: 1\n    q: ‸&a 2\n    r: ‸*a\n",
        ["anchor", "alias"],
        "`*a` is a YAML alias",
        GOOD,
    ),
    ("answers:\n  ex:\n    p: 1\n    q: ‸&a [2]\n", ["anchor"], "`&a` is a YAML anchor", GOOD),
    (
        "answers:\n  ex: ‸&a\n    p: 1\n  ey: ‸*a\n",
        ["anchor", "alias"],
        "Write the value out",
        {**GOOD, "ey": {}},
    ),
    ("answers:\n  ex:\n    p: 1\n    q: ‸!!str 5\n", ["tag"], "`!!str` is a YAML tag", GOOD),
    ("answers:\n  ex:\n    p: 1\n    q: ‸!!python/object/apply:os.system [ls]\n", ["tag"], "YAML tag", GOOD),
    ("answers: ‸!!map\n  ex:\n    p: 1\n", ["tag"], "`!!map` is a YAML tag", GOOD),
    ("answers:\n  ex:\n    p: 1\n    ‸<<: {q: 2}\n", ["merge-key"], "merge key", GOOD),
    ("answers:\n  ex:\n    p: 1\n    q: {‸<<: {a: 1}}\n", ["merge-key"], "merge key", GOOD),
    ("‸%YAML 1.1\n---\nanswers:\n  ex:\n    p: 1\n", ["directive"], "directive", GOOD),
    (
        "answers:\n  ex:\n    p: 1\n‸---\nanswers:\n  ey:\n    q: 2\n",
        ["second-document"],
        "is not read",
        GOOD,
    ),
    (
        "answers:\n  ex:\n    p: 1\n‸---\n  ey:\n    q: 2\n",
        ["second-document"],
        "`---`",
        {**GOOD, "ey": {"q": "2"}},
    ),
    ("answers:\n  ex:\n    p: 1\n    q: [[[[[[[[[[[[[[[[[‸[[[[\n", ["too-deep"], "More than 20", GOOD),
    (
        "answers:\n  ex:\n    p: 1\n    q: ‸" + "- " * 9 + "\n",
        ["typed-text"],
        "",
        {"ex": {"p": "1", "q": "- " * 8 + "-"}},
    ),
    # characters
    ("answers:\n  ex:\n    p: 1\n    q: a‸\0b\n", ["control-character"], "(U+0000)", GOOD),
    ("answers:\n  ex:\n    p: 1\n    q: |a‸\a|\n", ["typed-text", "control-character"], "(U+0007)", GOOD),
    ("answers:\n  ex:\n    p: 1\n    q: a‸\u2028b\n", ["control-character"], "LINE SEPARATOR", GOOD),
    ("answers:\n  ex:\n    p: [1, ‸\x1b]\n", ["control-character"], "(U+001B)", {"ex": {"p": ["1", ""]}}),
]

MENDED = [  # read all the same, with a notice
    ("answers:\n  ex:\n    ‸p:1\n", ["spacing"], GOOD),
    (
        "answers:\n  ex:\n    ‸p:1\n    ‸q:‸|x|\n",
        ["spacing", "spacing", "typed-text"],
        {"ex": {"p": "1", "q": "|x|"}},
    ),
    ("answers:\n  ex:\n    ‸p： 1\n    q: 2\n", ["spacing"], {"ex": {"p": "1", "q": "2"}}),
    ("answers:\n  ex:\n    p:\u00a01\n    q: 2\n", [], {"ex": {"p": "1", "q": "2"}}),
    ("answers:\n‸\u00a0\u00a0ex:\n    p: 1\n", ["tabs"], GOOD),
    ("answers:\n‸\tex:\n\t\tp: 1\n", ["tabs"], GOOD),
    ("answers:\n  ex:\n‸\tp: 1\n\tq: 2\n", ["tabs"], {"ex": {"p": "1", "q": "2"}}),
    (
        "answers:\n  ex:\n    p: 1\n     ‸q: 2\n    r: 3\n",
        ["indentation"],
        {"ex": {"p": "1", "q": "2", "r": "3"}},
    ),
    ("answers:\n  ex:\n    p: 1\n   ‸q: 2\n  ey:\n", ["indentation"], {"ex": {"p": "1", "q": "2"}, "ey": {}}),
    ("answers:\n  ex: ‸{p: |x|, q: 2}\n", ["typed-text"], {"ex": {"p": "|x|", "q": "2"}}),
]

ACCEPTED = [  # without a word
    ("answers:\n  ex:\n    p: 1\n", GOOD),
    ("---\nanswers:\n  ex:\n    p: 1\n...\n", GOOD),
    ("answers:\r\n  ex:\r\n    p: 1\r\n", GOOD),
    ("answers:\r  ex:\r    p: 1\r", GOOD),
    ("  answers:\n    ex:\n      p: 1\n", GOOD),
    ("'answers':\n  \"ex\":\n    'p': 1\n", GOOD),
    ("answers: {ex: {p: 1}}\n", GOOD),
    ('{"student": "s", "answers": {"ex": {"p": "1"}}}', GOOD),
    ("student: s  # optional\nanswers:  # all\n  ex:  # this\n    # why?\n    p: 1\n", GOOD),
    ("answers:\n  ex:\n    p: 1\n  ey:\n", {**GOOD, "ey": {}}),
    ("answers:\n  ex:\n    p: 1\n    q:\n", {"ex": {"p": "1", "q": ""}}),
]


@pytest.mark.parametrize(("source", "codes", "said", "left"), REFUSED)
def test_a_mistake_is_named_at_its_place_and_the_rest_is_read(
    source: str, codes: list[str], said: str, left: object
) -> None:
    submission, places = read(source)
    assert sorted(problem.code for problem in submission.problems) == sorted(codes)
    faults = [problem for problem in submission.problems if not problem.notice] or list(submission.problems)
    assert [(problem.line, problem.column) for problem in faults] == places
    assert any(said in problem.message for problem in faults)
    assert answers(submission) == left


@pytest.mark.parametrize(("source", "codes", "left"), MENDED)
def test_what_can_only_be_meant_one_way_is_read_with_a_notice(
    source: str, codes: list[str], left: object
) -> None:
    submission, places = read(source)
    assert [problem.code for problem in submission.problems] == codes
    assert [(problem.line, problem.column) for problem in submission.problems] == places
    assert all(problem.notice for problem in submission.problems)
    assert answers(submission) == left


@pytest.mark.parametrize(("source", "left"), ACCEPTED)
def test_every_way_to_write_a_sheet_is_read_without_a_word(source: str, left: object) -> None:
    submission, _ = read(source)
    assert answers(submission) == left
    assert submission.problems == ()


def test_the_fields_are_texts_and_the_variant_a_number() -> None:
    submission, _ = read("student: 007\nsheet: no\nvariant: 12\nanswers:\n  ex:\n    p: 1\n")
    assert (submission.file, submission.student, submission.sheet) == ("s.yaml", "007", "no")
    assert submission.variant == 12


@pytest.mark.parametrize("written", ["p: 2\n    p: 3", "p: !!str 5", "p: a\0", "p: " + "[" * 30])
def test_a_part_that_cannot_be_used_is_known_to_be_there(written: str) -> None:
    submission, _ = read(f"answers:\n  ex:\n    {written}\n    q: 1\n")
    assert answers(submission) == {"ex": {"q": "1"}}
    assert submission.refused["ex"]["p"] in submission.problems
    assert ("ex", "p") in submission.places


def test_of_very_many_problems_the_first_are_said() -> None:
    lines = "".join(f"    q{n}: |x|\n    r{n} 2\n" for n in range(500))
    submission, _ = read(f"answers:\n  ex:\n    p: 1\n{lines}")
    assert len(submission.answers["ex"]) == 501
    assert [problem.code for problem in submission.problems] == ["not-yaml"] * 100 + ["more"]
    assert "900" in submission.problems[-1].message


def test_every_code_used_in_these_tables_is_in_the_closed_table() -> None:
    said = {code for row in (*REFUSED, *MENDED) for code in row[1]}
    assert said <= set(CODES)
    assert {code for code, (notice, _) in CODES.items() if notice} >= {
        code for row in MENDED for code in row[1]
    }
