"""A file is opened and decoded within its limits, or it is said why not; nothing is waited for."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from grader.reading.decoding import LIMIT
from grader.submission import FileRefused, as_written, open_submission, read_submission, submission_at

SHEET = "student: Zoë\nanswers:\n  ex:\n    p: 1\n"
GOOD = {"ex": {"p": "1"}}
HEAD, TAIL = "answers:\n  ex:\n    p: 1\n    bad: ", "\n  ey:\n    q: 2\n"
REST = {"ex": {"p": "1"}, "ey": {"q": "2"}}


def answers(source: bytes) -> object:
    submission = read_submission(source, "s.yaml")
    return {
        name: {part: as_written(a) for part, a in parts.items()} for name, parts in submission.answers.items()
    }


def fifo(path: Path) -> None:
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.mkdir()


def link(path: Path) -> None:
    path.with_name("secret.yaml").write_text(SHEET)
    path.symlink_to(path.with_name("secret.yaml"))


def broken_link(path: Path) -> None:
    path.symlink_to(path.with_name("gone.yaml"))


def listening(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(os.fspath(path))


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50 << 20)  # 50 MB that take no room


def nothing(path: Path) -> None:
    assert not path.exists()


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (nothing, "no-file"),
        (folder, "folder"),
        (fifo, "not-a-file"),
        (listening, "not-a-file"),
        (link, "not-a-file"),
        (broken_link, "not-a-file"),
        (huge, "too-big"),
    ],
)
def test_only_a_regular_file_of_bounded_size_is_opened(make, code, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's name must be short
    path = Path("s.yaml")
    make(path)
    with pytest.raises(FileRefused) as refused:
        open_submission(path)
    assert refused.value.problem.code == code
    submission = submission_at(path, "shown.yaml")
    assert (submission.file, submission.answers) == ("shown.yaml", {})
    assert submission.problems == (refused.value.problem,)
    assert str(tmp_path) not in submission.problems[0].message


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "a\0b", "a" * 5000, "s.yaml/below"])
def test_devices_and_impossible_names_are_refused(path: str, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("s.yaml").write_text(SHEET)
    assert [problem.code for problem in submission_at(path).problems] in (["not-a-file"], ["no-file"])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_says_so(tmp_path) -> None:
    path = tmp_path / "s.yaml"
    path.write_text(SHEET)
    path.chmod(0)
    assert [problem.code for problem in submission_at(path).problems] == ["cannot-open"]


def test_a_file_is_read_as_it_is(tmp_path) -> None:
    path = tmp_path / "s.yaml"
    path.write_bytes(b"a\r\n\xff")
    assert open_submission(path) == b"a\r\n\xff"


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        (SHEET.encode(), []),
        (SHEET.encode("utf-8-sig"), []),
        (SHEET.encode("utf-16"), ["utf-16"]),
        (SHEET.encode("utf-16-le"), ["utf-16"]),
        (SHEET.encode("utf-16-be"), ["utf-16"]),
        (SHEET.encode("utf-32"), ["utf-16"]),
    ],
)
def test_every_unicode_encoding_is_recognised(source: bytes, codes: list[str]) -> None:
    submission = read_submission(source, "s.yaml")
    assert [problem.code for problem in submission.problems] == codes
    assert submission.student == "Zoë"
    assert answers(source) == GOOD


@pytest.mark.parametrize(
    ("source", "code", "said"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "binary", "a PDF"),
        (b"PK\x03\x04\x14\x00", "binary", "office document"),
        (b"\x89PNG\r\n\x1a\n", "binary", "a picture"),
        (random.Random(1).randbytes(5000), "binary", "binary data"),
        (bytes(1000), "binary", "binary data"),
        (b"x" * (LIMIT + 1), "too-big", "1 MiB"),
        (b"\n" * 20_000, "too-long", "10,000 lines"),
    ],
)
def test_what_is_no_sheet_is_not_read(source: bytes, code: str, said: str) -> None:
    submission = read_submission(source, "s.yaml")
    assert [problem.code for problem in submission.problems] == [code]
    assert said in submission.problems[0].message
    assert submission.answers == {}


def test_a_byte_that_is_not_utf_8_is_named_and_costs_only_its_answer() -> None:
    source = "student: s\nanswers:\n  ex:\n    p: 1\n    q: ½ x\n    r: a  # wie gefordert für q\n".encode(
        "cp1252"
    )
    submission = read_submission(source, "s.yaml")
    first, second = (problem for problem in submission.problems if not problem.notice)
    assert (first.code, first.line, first.column) == ("not-utf-8", 5, 8)
    assert "0xBD" in first.message
    assert "“½”" in first.message
    assert (second.line, second.column) == (6, 28)
    assert answers(source) == {"ex": {"p": "1", "r": "a"}}
    assert submission.refused == {"ex": {"q": first}}


HOSTILE = {  # the part `bad`, and what is said of it
    "opening brackets": ("[" * 200_000, "too-deep"),
    "opening braces": ("{" * 200_000, "too-deep"),
    "nested names": ("{a: " * 100_000, "too-deep"),
    "brackets closed": ("[" * 100_000 + "]" * 100_000, "too-deep"),
    "brackets after a bar": ("|" + "[" * 200_000, "too-deep"),
    "many values": ("[" + "1," * 300_000 + "1]", "too-long"),
    "many anchors": ("[" + "&a 1, " * 100_000 + "*a]", "too-long"),
    "many commas": ("[" + "," * 300_000, "too-long"),
    "dashes in dashes": ("\n      " + "- " * 100_000, "too-deep"),
    "question marks": ("\n      " + "? " * 100_000, "too-deep"),
    "indentation": ("".join("\n" + " " * n + "a:" for n in range(5, 900)), "too-deep"),
}

BORING = {  # read as typed, however long
    "quotes": '"' * 300_001,
    "backslashes": '"' + "\\" * 300_001 + '"x',
    "blanks": "|x" + " " * 900_000 + "y",
    "blanks and a comment": "|x" + " " * 900_000 + "# y",
    "hashes": "|x" + " #" * 300_000,
    "colons": "a: " * 300_000,
    "stars": "*" * 300_000,
    "letters": "|" + "a" * 900_000,
}


@pytest.mark.parametrize(("written", "code"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_answer_is_refused_at_once_and_costs_nothing_else(written: str, code: str) -> None:
    source = (HEAD + written + TAIL).encode()
    begun = time.process_time()
    submission = read_submission(source, "s.yaml")
    assert (
        time.process_time() - begun < 5
    )  # it takes some hundredths; anything that grows faster takes minutes
    assert [problem.code for problem in submission.problems] == [code]
    assert answers(source) == REST
    assert list(submission.refused["ex"]) == ["bad"]


@pytest.mark.parametrize("written", BORING.values(), ids=BORING)
def test_a_long_answer_takes_no_longer_than_its_length(written: str) -> None:
    source = (HEAD + written + TAIL).encode()
    begun = time.process_time()
    submission = read_submission(source, "s.yaml")
    assert time.process_time() - begun < 5
    assert set(submission.answers) == {"ex", "ey"}
    assert all(problem.notice for problem in submission.problems)


@pytest.mark.parametrize("bracket", ["[", "{", "{a: ", "- ", "? "])
def test_a_file_of_brackets_is_refused_at_once(bracket: str) -> None:
    submission = read_submission(bracket.encode() * 200_000, "s.yaml")
    assert [problem.code for problem in submission.problems] == ["too-deep"]


def test_many_broken_lines_take_a_time_that_grows_with_their_number() -> None:
    for line in (
        "    q{}: |x\n",
        '    q{}: "\\sigma\n',
        "    q{}: [a,\n",
        "  e{}:\n   q: *x\n",
        "  ex:\n    q{}: >x\n",
    ):
        source = HEAD + "1\n" + "".join(line.format(n) for n in range(4_000))
        begun = time.process_time()
        read_submission(source.encode(), "s.yaml")
        assert time.process_time() - begun < 5, line


def test_reading_a_sheet_imports_nothing_heavy() -> None:
    """What a plain check needs is PyYAML and the standard library."""
    code = (
        "import sys; from grader.submission import read_submission as r; r(b'answers: {a: {b: |x|}}', 's');"
        "heavy = ('sympy', 'numpy', 'scipy', 'flint', 'pydantic', 'jinja2', 'rich', 'difflib');"
        "print([name for name in heavy if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"
