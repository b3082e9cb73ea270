"""Is a promise that an exercise breaks found, and said with its exercise, variant, part and answer?"""

from __future__ import annotations

from pathlib import Path

import pytest

from exercises import keys
from exercises.load import load
from grader.cases import Case
from grader.cli import main
from grader.promises import PROMISES, Broken, broken

GOOD = """\
id: distance
title: Distance covered
topic: motion
statement: A car drives ${{v}}$ m/s for ${{t}}$ s.
given: {v: 20, t: 30}
symbols: {v: positive, t: positive}
vary: {v: 10..40, t: 20..60}
parts:
  formula:
    kind: expression
    ask: The distance as a formula.
    marks: 1
    expected: v*t
    equivalent: [t*v]
    wrong: {v/t: turned-sign}
  length:
    kind: number
    ask: The distance.
    marks: 1
    expected: v*t
    wrong: {"-v*t": turned-sign}
  unit:
    kind: choice
    ask: Its unit.
    marks: 1
    options: {a: metre, b: {text: second, mistake: turned-sign}}
    expected: a
"""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path_factory.mktemp("keys")
    monkeypatch.setattr(keys, "directory", lambda: folder)


def bank(folder: Path, text: str = GOOD) -> Path:
    (folder / "distance.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_good_exercise_keeps_every_promise(tmp_path: Path, number: int) -> None:
    """Nothing is said of it, in the notes and in variants."""
    assert broken("distance", number, bank(tmp_path)) == []


@pytest.mark.parametrize(
    ("old", "new", "part", "promise"),
    [
        ("v/t: turned-sign", "t*v: turned-sign", "formula", "a wrong answer is not right"),
        ('"-v*t": turned-sign', '"t*v": turned-sign', "length", "a wrong answer differs"),
        ("v/t: turned-sign", "v/t: turned-zign", "formula", "a mistake that is named has its sentence"),
        ("b: {text: second, mistake: turned-sign}", "b: second", "unit", "every distractor names a mistake"),
        ("A car drives ${{v}}$", "A car drives $v_{{w}}$", "", "every question shows its numbers"),
        ("expected: v*t\n    equivalent", "expected: v*q\n    equivalent", "", "can be used"),
        ("equivalent: [t*v]", "equivalent: [t/v]", "", "can be used"),
        ("equivalent: [t*v]", "form: product\n    equivalent: [t + v]", "", "can be used"),
    ],
)
def test_a_broken_promise_is_found(tmp_path: Path, old: str, new: str, part: str, promise: str) -> None:
    """One change to the good exercise, one promise that it breaks."""
    assert GOOD.count(old) == 1
    found = broken("distance", 0, bank(tmp_path, GOOD.replace(old, new)))
    assert [(one.exercise, one.variant) for one in found] == [("distance", 0)] * len(found)
    assert any(one.part == part and one.promise.startswith(promise) for one in found), found


def test_a_variant_tries_what_its_numbers_change(tmp_path: Path) -> None:
    """A formula is the same in every variant: it is tried once.  Numbers and the order of options are not."""
    exercise = load("distance", bank(tmp_path))
    tried = {number: [part.id for part in Case(*keys.drawn(exercise, number)).tried()] for number in (0, 1)}
    assert tried == {0: ["formula", "length", "unit"], 1: ["length", "unit"]}


def test_what_only_the_author_knows_needs_its_reason(tmp_path: Path) -> None:
    """Another right answer equals the model answer, or says why it counts all the same."""
    text = GOOD.replace(
        "equivalent: [t*v]", "equivalent: [{answer: v*t^1, why: as it is}, {answer: 600, why: the notes}]"
    )
    assert broken("distance", 0, bank(tmp_path, text)) == []
    [one] = broken("distance", 0, bank(tmp_path, GOOD.replace("equivalent: [t*v]", "equivalent: [t/v]")))
    assert "distance.yaml:14:17" in one.said
    assert "does not equal the model answer" in one.said


def test_the_question_copied_back_earns_nothing(tmp_path: Path) -> None:
    """The derivative that is asked for is not its own answer."""
    text = GOOD.replace("expected: v*t\n    equivalent: [t*v]", "expected: diff(v*t^2, t)")
    assert broken("distance", 0, bank(tmp_path, text)) == []


@pytest.mark.parametrize("name", PROMISES)
def test_each_promise_is_stated(name: str) -> None:
    """By the docstring of its function."""
    assert PROMISES[name].__doc__


@pytest.mark.parametrize(
    ("old", "new", "status", "said"),
    [
        (GOOD, GOOD, 0, "1 exercises, 3 variants: every promise kept\n"),
        (
            "v/t: turned-sign",
            "t*v: turned-sign",
            1,
            "distance, variant 0, formula: a wrong answer is not right",
        ),
        ("expected: a\n", "expected: z\n", 2, "option 'z' does not exist"),
    ],
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_command_says_what_is_broken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, status: int, said: str, jobs: str
) -> None:
    """A lecturer's bank is tested by itself; the exit status tells kept, broken and unusable apart."""
    folder = bank(tmp_path, GOOD.replace(old, new))
    assert main(["test", str(folder), "--variants", "2", "-j", jobs]) == status
    assert said in capsys.readouterr().out


def test_what_is_wrong_with_a_file_is_said_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not again for every variant, and not that no draw satisfies what is required."""
    bank(tmp_path, GOOD.replace("v/t: turned-sign", "v/q: turned-sign", 1))
    assert main(["test", str(tmp_path), "--variants", "3"]) == 2
    *said, last = capsys.readouterr().out.splitlines()
    assert len(said) == 1
    assert "'v/q' speaks of 'q'" in said[0]
    assert last == "1 exercises, 4 variants: 1 break a promise"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Distance_1.yaml", "an exercise is called ID.yaml"),
        ("distance.yml", "an exercise is called ID.yaml"),
        ("distances.yaml", "the file distances.yaml holds the exercise 'distance'"),
    ],
)
def test_a_file_with_another_name_is_not_passed_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    """An exercise that nobody could call is a fault, and says how it is to be called."""
    bank(tmp_path).joinpath("distance.yaml").rename(tmp_path / name)
    (tmp_path / "length.yaml").write_text(GOOD.replace("id: distance", "id: length"), encoding="utf-8")
    assert main(["test", str(tmp_path), "--variants", "0"]) == 2
    assert said in capsys.readouterr().out


def test_a_folder_without_exercises_is_no_success(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It was probably another folder that was meant."""
    assert main(["test", str(tmp_path)]) == 2
    assert "holds no exercise" in capsys.readouterr().err


def test_a_sheet_may_lie_beside_its_exercises(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is no exercise: it is neither tested nor listed as one."""
    bank(tmp_path)
    (tmp_path / "homework-3.yaml").write_text("sheet: homework-3\nexercises: {distance: 1}\n")
    assert main(["test", str(tmp_path), "--variants", "0"]) == 0
    assert main(["list", "--bank", str(tmp_path), "--topic", "motion"]) == 0
    assert "homework-3" not in capsys.readouterr().out


def test_an_exercise_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By name, on stderr."""
    assert main(["test", str(bank(tmp_path)), "--exercise", "distanse"]) == 2
    assert "distanse" in capsys.readouterr().err


def test_a_broken_promise_names_its_place() -> None:
    """Exercise, variant, part, answer, promise: in one line."""
    from grader.commands.test import line

    one = Broken("distance", 3, "formula", "v/t", "a wrong answer is not right", "turned-sign")
    assert line(one) == "distance, variant 3, formula: a wrong answer is not right: v/t -> turned-sign"
