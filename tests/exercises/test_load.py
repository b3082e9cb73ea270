"""Loading: what an author has to mend is said with its place, what was expected and the nearest name."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from exercises.compile import compiled
from exercises.item import Variant
from exercises.listing import listing
from exercises.load import UnknownExerciseError, load
from exercises.positions import ExerciseError

GOOD = """\
id: two-times
title: Twice a number
topic: arithmetic
statement: The number is $x={{x}}$.
given: {x: 3}
symbols: {a: real}
parts:
  twice:
    kind: number
    ask: Twice $x$.
    marks: 1
    expected: 2*x
  again:
    kind: number
    ask: Twice that.
    marks: 1
    uses: [twice]
    expected: 2*twice
"""


def put(folder: Path, text: str, id: str = "two-times") -> Path:
    (folder / f"{id}.yaml").write_text(text, encoding="utf-8")
    return folder


def key(bank: Path) -> object:
    exercise = load("two-times", bank)
    return compiled(Variant(exercise, 0, exercise.given))


def test_a_simple_exercise_needs_no_python_and_few_lines(tmp_path: Path) -> None:
    """Twenty lines, two parts, the second follows from the first."""
    exercise = load("two-times", put(tmp_path, GOOD))
    found = compiled(Variant(exercise, 0, exercise.given))
    assert [node.answer for node in found.nodes.values()] == ["6", "12"]
    assert list(found.nodes["again"].sources()) == ["twice"]
    assert len(GOOD.splitlines()) < 25


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        # the file
        (GOOD, "", "1:1", "empty"),
        (GOOD, "- a\n", "1:1", "not a mapping"),
        ("given: {x: 3}", "given: {x: 3", "", "not YAML"),
        ("title: Twice a number", "title: &t Twice", "2:8", "anchors"),
        ("title: Twice a number\n", "title: Twice\ntitle: Again\n", "3:1", "twice"),
        ("title: Twice a number\n", "titel: Twice\n", "2:1", "did you mean 'title'"),
        ("title: Twice a number\n", "", "1:1", "lacks the field 'title'"),
        ("title: Twice a number", "title: [Twice]", "2:8", "not a text"),
        ("id: two-times", "id: two-tmes", "", "holds the exercise 'two-tmes'"),
        # a part
        (
            "    kind: number\n    ask: Twice $",
            "    kind: nubmer\n    ask: Twice $",
            "9:11",
            "did you mean 'number'",
        ),
        (
            "    marks: 1\n    expected: 2*x",
            "    marks: one\n    expected: 2*x",
            "11:12",
            "expected a number",
        ),
        ("    marks: 1\n    expected: 2*x", "    mark: 1\n    expected: 2*x", "11:5", "did you mean 'marks'"),
        ("    expected: 2*x\n", "", "9:5", "lacks the field 'expected'"),
        ("    uses: [twice]", "    uses: [twise]", "17:12", "did you mean 'twice'"),
        ("    uses: [twice]", "    symbols: [b]", "17:15", "not declared"),
        # what is expected
        ("expected: 2*x", "expected: 2*", "12:15", "2*"),
        ("expected: 2*x", "expected: 2*z", "12:15", "z"),
        ("expected: 2*x", "expected: x/0", "12:15", "no value"),
        ("expected: 2*x", "expected: {derive: bayes.posteriour}", "12:15", "bayes.posterior"),
        ("expected: 2*x", "expected: {trace: y3}", "12:15", "no `run`"),
        ("expected: 2*x", "expected: [1, 2]", "12:15", "a list stands where one value"),
        ("symbols: {a: real}", "vary: {y: 1..3}", "6:8", "not given"),
    ],
)
def test_a_fault_is_said_with_its_place(tmp_path: Path, old: str, new: str, place: str, said: str) -> None:
    """Every refusal names the file, where it is, and what was expected or meant."""
    assert old in GOOD
    bank = put(tmp_path, GOOD.replace(old, new))
    with pytest.raises(ExerciseError) as caught:
        key(bank)
    fault = caught.value
    assert "two-times.yaml" in str(fault)
    assert said in str(fault)
    if place:
        assert f"{fault.line}:{fault.column}" == place, str(fault)


@pytest.mark.parametrize(
    ("id", "meant"), [("bayes-screning", "bayes-screening"), ("perceptron", None), ("../x", None)]
)
def test_an_unknown_exercise_has_a_nearest_name(id: str, meant: str | None) -> None:
    """A name is never a path."""
    with pytest.raises(UnknownExerciseError) as caught:
        load(id)
    assert meant is None or caught.value.nearest == meant


def test_a_bank_of_ones_own_comes_first_and_adds(tmp_path: Path) -> None:
    """`--bank DIR`: its exercises beside ours, with or without folders of topics."""
    put(tmp_path, GOOD)
    (tmp_path / "more").mkdir()
    put(tmp_path / "more", GOOD.replace("two-times", "three-times"), "three-times")
    ids = [one.id for one in listing(tmp_path)]
    assert {"two-times", "three-times", "bayes-screening"} <= set(ids)
    assert load("three-times", tmp_path).id == "three-times"
    assert load("bayes-screening", tmp_path).id == "bayes-screening"


def test_a_bank_that_is_not_there_is_said(tmp_path: Path) -> None:
    """A folder that does not exist is the operator's to mend."""
    with pytest.raises(ExerciseError, match="no such bank"):
        listing(tmp_path / "nowhere")


def test_what_exercises_share_is_written_once(tmp_path: Path) -> None:
    """`include: naive-bayes` takes symbols, aliases and givens of `shared/naive-bayes.yaml`."""
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "scale.yaml").write_text("given: {s: 10}\nsymbols: {k: natural}\n")
    (tmp_path / "topic").mkdir()
    text = GOOD.replace("given: {x: 3}", "include: scale\ngiven: {x: 3}").replace("2*x", "s*x")
    put(tmp_path / "topic", text)
    exercise = load("two-times", tmp_path)
    assert exercise.symbols == {"k": "natural", "a": "real"}
    assert compiled(Variant(exercise, 0, exercise.given)).nodes["twice"].answer == "30"


def test_what_is_included_must_be_there(tmp_path: Path) -> None:
    """The place of the name is said."""
    (tmp_path / "topic").mkdir()
    put(tmp_path / "topic", GOOD.replace("given: {x: 3}", "include: ../scale\ngiven: {x: 3}"))
    with pytest.raises(ExerciseError, match="not among the shared files") as caught:
        load("two-times", tmp_path)
    assert (caught.value.line, caught.value.column) == (5, 10)


def test_nesting_is_counted_not_followed(tmp_path: Path) -> None:
    """200,000 brackets are refused at the twentieth."""
    with pytest.raises(ExerciseError, match="nested too deeply"):
        key(put(tmp_path, "a: " + "[" * 200_000))


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    """An author edits and runs again in one process."""
    bank = put(tmp_path, GOOD)
    assert load("two-times", bank).title == "Twice a number"
    put(tmp_path, GOOD.replace("Twice a number", "Double"))
    os.utime(tmp_path / "two-times.yaml", ns=(1, 1))
    assert load("two-times", bank).title == "Double"


@pytest.mark.parametrize("age", [0, 3600])
def test_a_topic_that_comes_later_is_found(tmp_path: Path, age: int) -> None:
    """However lately the bank was changed when it was first listed."""
    (tmp_path / "old").mkdir()
    then = time.time() - age
    os.utime(tmp_path, (then, then))
    put(tmp_path / "old", GOOD)
    assert load("two-times", tmp_path).id == "two-times"
    (tmp_path / "new").mkdir()
    put(tmp_path / "new", GOOD.replace("two-times", "three-times"), "three-times")
    assert load("three-times", tmp_path).id == "three-times"


def test_an_exercise_that_moved_is_found(tmp_path: Path) -> None:
    """From one topic to another; and one of ours, once a lecturer writes their own of that name."""
    for topic in ("old", "new"):
        (tmp_path / topic).mkdir()
    put(tmp_path / "old", GOOD)
    assert load("two-times", tmp_path).file == str(tmp_path / "old" / "two-times.yaml")
    os.replace(tmp_path / "old" / "two-times.yaml", tmp_path / "new" / "two-times.yaml")
    assert load("two-times", tmp_path).file == str(tmp_path / "new" / "two-times.yaml")
    ours = load("perceptron-and", tmp_path)
    put(tmp_path, GOOD.replace("two-times", "perceptron-and"), "perceptron-and")
    assert ours.title != load("perceptron-and", tmp_path).title == "Twice a number"


def test_a_changed_shared_file_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the bank is named from the folder that is worked in, and holds its exercises itself."""
    for folder in ("shared", "bank"):
        (tmp_path / folder).mkdir()
    text = GOOD.replace("given: {x: 3}", "include: scale\ngiven: {x: 3}").replace("2*x", "s*x")
    put(tmp_path / "bank", text)
    monkeypatch.chdir(tmp_path)
    for scale, changed in ((10, 1), (20, 2)):
        (tmp_path / "shared" / "scale.yaml").write_text(f"given: {{s: {scale}}}\n")
        os.utime(tmp_path / "shared", ns=(changed, changed))
        exercise = load("two-times", Path("bank"))
        assert compiled(Variant(exercise, 0, exercise.given)).nodes["twice"].answer == str(3 * scale)
