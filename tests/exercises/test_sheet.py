"""Is a sheet read as its author meant it, and does it decide what counts?"""

from __future__ import annotations

import json

import pytest

from exercises.keys import drawn
from exercises.load import load
from exercises.positions import ExerciseError
from exercises.sheet import sheet_of
from grader.cli import main

SHEET = "sheet: hw-1\nexercises: {ewma-temperatures: 2, bayes-screening: 1/2}\n"

REFUSED = [
    # the sheet                                            where, and what is said
    ("- a", "sheet.yaml:1:1: a sheet is not a mapping"),
    ("sheet: hw", "lacks the field 'exercises'"),
    ("sheet: a b\nexercises: [x]", "sheet.yaml:1:8"),
    ("sheet: hw\nexercises: [x, x]", "stands here twice"),
    ("sheet: hw\nexercises: {x: 0}", "sheet.yaml:2:16: the weight of x is 0"),
    ("sheet: hw\nexercises: {x: much}", "expected a number"),
    ("sheet: hw\nexercises: [x]\nvariant: mine", "variant is 'mine'"),
    ("sheet: hw\nexercise: [x]", "did you mean 'exercises'?"),
]


@pytest.mark.parametrize(("text", "said"), REFUSED)
def test_a_faulty_sheet_is_refused_with_its_place(text, said):
    """File, line, column, and what was expected."""
    with pytest.raises(ExerciseError) as refused:
        sheet_of(text, "sheet.yaml")
    assert said in str(refused.value)


def test_a_variant_of_ones_own_is_the_same_everywhere():
    """It follows from sheet and student alone, and is never that of the notes."""
    sheet = sheet_of(SHEET + "variant: per-student", "f")
    given = [sheet.variant_of(f"s{number}") for number in range(100)]
    assert given == [sheet.variant_of(f"s{number}") for number in range(100)]
    assert len(set(given)) == 100
    assert min(given) > 0
    assert sheet_of(SHEET + "variant: 5", "f").variant_of("anybody") == 5


def marked(tmp_path, capsys, answers, sheet=SHEET):
    (tmp_path / "sheet.yaml").write_text(sheet)
    (tmp_path / "a.yaml").write_text(answers)
    status = main(
        ["check", str(tmp_path / "a.yaml"), "--sheet", str(tmp_path / "sheet.yaml"), "--format", "json"]
    )
    return status, json.loads(capsys.readouterr().out)


def test_what_is_missing_counts(tmp_path, capsys):
    """Each part of the sheet is in the report, weighed; a part that is not there is unanswered."""
    status, report = marked(tmp_path, capsys, "answers:\n  ewma-temperatures:\n    smoothing: a\n")
    assert status == 1
    assert [
        (part["part"], part["outcome"], part["awarded"], part["available"]) for part in report["parts"][:3]
    ] == [
        ("averages", "unanswered", 0, 4),
        ("corrected", "unanswered", 0, 2),
        ("smoothing", "correct", 2, 2),
    ]
    assert report["available"] == 2 * 4 + 10 / 2


def test_a_claim_does_not_choose_the_numbers(tmp_path, capsys):
    """Another variant, another sheet or another exercise than was handed out is said, and does not count."""
    claims = "sheet: hw-2\nvariant: 9\nanswers:\n  log-sigmoid:\n    code: b\n"
    status, report = marked(tmp_path, capsys, claims)
    assert status == 2
    assert report["variant"] == 0
    assert report["awarded"] == 0
    assert [problem["code"] for problem in report["problems"]] == [
        "other-sheet",
        "other-variant",
        "not-on-sheet",
    ]
    assert report["problems"][-1]["line"] == 4


def test_a_sheet_with_an_unknown_exercise_is_refused(tmp_path, capsys):
    """Before anything is marked."""
    (tmp_path / "sheet.yaml").write_text("sheet: hw\nexercises: [bayes-screenin]")
    assert main(["check", str(tmp_path), "--sheet", str(tmp_path / "sheet.yaml")]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "bayes-screening" in printed.err


STUDENTS_OWN = "sheet: hw\nexercises: [bayes-screening]\nvariant: per-student\n"


def test_a_course_secret_decides_the_numbers(tmp_path, capsys, monkeypatch):
    """What was made with the secret is marked with it; with another one, or none, the variant is another."""
    (tmp_path / "hw.yaml").write_text(STUDENTS_OWN)
    handed = []
    for secret in ("of the course", "guessed", ""):
        monkeypatch.setenv("GRADER_SECRET", secret)
        assert main(["new", str(tmp_path / "hw.yaml"), "--student", "s123"]) == 0
        handed.append(capsys.readouterr().out)
    claims = [line for out in handed for line in out.splitlines() if line.startswith("variant: ")]
    assert len(set(claims)) == 3
    variant = int(claims[0].split()[1])
    answers = f"student: s123\n{claims[0]}\nanswers:\n  bayes-screening:\n"
    pi = drawn(load("bayes-screening"), variant)[0].given["pi"]
    answers += f"    healthy: {float(1 - pi)}\n"
    for secret, problems in (("of the course", []), ("guessed", ["other-variant"]), ("", ["other-variant"])):
        monkeypatch.setenv("GRADER_SECRET", secret)
        _, report = marked(tmp_path, capsys, answers, STUDENTS_OWN)
        assert [one["code"] for one in report["problems"]] == problems
        [part] = [one for one in report["parts"] if one["part"] == "healthy"]
        assert secret != "of the course" or part["outcome"] == "correct"


def test_a_sheet_of_students_own_numbers_asks_whose(tmp_path, capsys):
    """Refused before anything is written."""
    (tmp_path / "hw.yaml").write_text(STUDENTS_OWN)
    assert main(["new", str(tmp_path / "hw.yaml")]) == 2
    assert "--student" in capsys.readouterr().err
