"""Keys: kept by content, worked out anew when anything is wrong with what was kept."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from exercises import keys
from exercises.key_as_data import as_json
from exercises.load import load
from exercises.positions import ExerciseError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of one's own, in a process that remembers nothing."""
    monkeypatch.setattr(keys, "directory", lambda: tmp_path / "keys")
    monkeypatch.setattr(keys, "_at_hand", {})
    return tmp_path / "keys"


def fresh(monkeypatch: pytest.MonkeyPatch) -> object:
    """The key as another process would find it."""
    monkeypatch.setattr(keys, "_at_hand", {})
    _, key = keys.drawn(load("ewma-temperatures"), 0)
    return as_json(key)


def test_a_key_is_kept_and_found_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second process works nothing out."""
    first = fresh(monkeypatch)
    assert len(list(folder.iterdir())) == 1
    monkeypatch.setattr(keys, "_worked_out", lambda *_: pytest.fail("worked out again"))
    assert fresh(monkeypatch) == first


def test_who_is_marked_first_is_marked_by_the_same_key(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that was just worked out is the one that is kept, to the last figure of its values."""
    exercise = load("backprop-2-2-1")
    _, first = keys.drawn(exercise, 0)
    monkeypatch.setattr(keys, "_at_hand", {})
    _, second = keys.drawn(exercise, 0)
    assert second is not first
    assert second == first


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content[: len(content) // 2],
        lambda content: content.replace(b'"3"', b'"4"', 1),
        lambda content: b"{}\n" + content,
        lambda content: b"\x00" * 100,
        lambda content: content.partition(b"\n")[0] + b"\n[]",
        lambda content: b"x" * (9 * 1024 * 1024),
    ],
    ids=["empty", "short", "half", "changed", "foreign", "zeros", "other", "huge"],
)
def test_a_damaged_key_is_worked_out_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch, damage: object
) -> None:
    """What is not exactly what was written there does not count, and is replaced."""
    first = fresh(monkeypatch)
    (file,) = folder.iterdir()
    content = file.read_bytes()
    file.write_bytes(damage(content))  # type: ignore[operator]
    assert fresh(monkeypatch) == first
    assert file.read_bytes() == content


def test_without_a_writable_cache_it_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Slower, not otherwise."""
    (tmp_path / "keys").write_text("a file where a folder belongs")
    monkeypatch.setattr(keys, "directory", lambda: tmp_path / "keys")
    assert fresh(monkeypatch)


def test_nothing_half_written_is_left(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A move that fails leaves no file behind."""
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
    assert fresh(monkeypatch)
    assert list(folder.iterdir()) == []


def test_the_name_follows_from_everything_the_key_follows_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another file, variant or version of the mathematics: another key."""
    one, other = load("ewma-temperatures"), load("bayes-screening")
    names = {keys.digest(one, 0), keys.digest(one, 1), keys.digest(other, 0)}
    monkeypatch.setattr(keys, "code", lambda: "another version")
    assert len(names | {keys.digest(one, 0)}) == 4


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("kind: expression, expected: a/b, symbols: [a]", "holds 'b'"),
        ("kind: expression, expected: a - b, mode: up-to-constant", None),
        ("kind: expression, expected: a*b", None),
        ("kind: equation, expected: a = 2*b", None),
        ("kind: number, expected: 2/3", None),
        ("kind: choice, options: {a: x, b: y}, expected: {a: 1 > 0, b: 1 <= 0}", None),
        ("kind: choice, options: {a: x, b: y}, expected: {a: 1 > 0, b: 2 > 0}", "2 hold, not one"),
    ],
)
def test_a_model_answer_that_would_not_pass_stops_the_exercise(
    folder: Path, tmp_path: Path, part: str, said: str | None
) -> None:
    """The gate is the student's own, and it is asked before anybody is."""
    (tmp_path / "gate.yaml").write_text(
        "id: gate\ntitle: G\ntopic: t\nstatement: s\nsymbols: {a: real, b: positive}\n"
        f"parts: {{p: {{{part}, ask: q, marks: 1}}}}\n"
    )
    exercise = load("gate", tmp_path)
    if said is None:
        assert keys.drawn(exercise, 0)
        return
    with pytest.raises(ExerciseError, match=said):
        keys.drawn(exercise, 0)


HEAVY = (
    "sympy",
    "scipy",
    "numpy",
    "pydantic",
    "jinja2",
    "rich",
    "derivations.network.programs",
    "exercises.compile",
)


def test_a_warm_check_imports_nothing_heavy(tmp_path: Path) -> None:
    """With its keys at hand a check of numbers, tables and choices needs neither SymPy nor NumPy."""
    sheet = tmp_path / "answers.yaml"
    sheet.write_text(
        "answers:\n"
        "  ewma-temperatures: {averages: {v1: 3, v2: 6.3, v3: 9.67}, smoothing: a}\n"
        "  perceptron-and: {pass-1: [{v: 1, yhat: 1, e: -1}], final: {w1: 1}}\n"
        "  bayes-screening: {posterior: 0.0292, evidence: 0.0309}\n"
    )
    program = (
        "import sys, pathlib\n"
        "from grader.submission import read_submission\n"
        "from grader.judge import judge\n"
        f"report = judge(read_submission(pathlib.Path({str(sheet)!r}).read_bytes(), 'a.yaml'))\n"
        "assert len(report.parts) == 6, report\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "HOME": str(tmp_path)}
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
