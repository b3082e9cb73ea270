"""Does our pytest plugin mark homework and try banks, and stay out of the way otherwise?"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ANSWERS = "answers:\n  bayes-screening: {healthy: 0.999, posterior: 0.3}\n"
EXERCISE = """\
id: two
title: Two
topic: numbers
statement: Count.
parts:
  sum: {kind: number, ask: One and one?, marks: 1, expected: 1 + 1, wrong: {"1 - 1": turned-sign}}
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """pytest, in a folder that knows nothing of us."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-rA", "-p", "no:cacheprovider", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "cache")},
    )


@pytest.mark.parametrize("name", ["answers.yaml", "s001.answers.yaml"])
def test_a_homework_is_one_test_a_part(tmp_path: Path, name: str) -> None:
    """A part passes with full marks; what is wrong is said in the words of the report."""
    (tmp_path / name).write_text(ANSWERS)
    done = run(tmp_path, name)
    assert f"PASSED {name}::bayes-screening::healthy" in done.stdout
    assert f"FAILED {name}::bayes-screening::posterior" in done.stdout
    assert "bayes-screening, posterior: incorrect, 0 of 2" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert done.returncode == 1


@pytest.mark.parametrize("text", ["answers: {}\n", "answers:\n  no-such-exercise: {a: 1}\n", "- nothing\n"])
def test_a_homework_without_parts_does_not_pass(tmp_path: Path, text: str) -> None:
    """Nothing to mark is not a success."""
    (tmp_path / "answers.yaml").write_text(text)
    done = run(tmp_path, "answers.yaml")
    assert "FAILED answers.yaml::file" in done.stdout
    assert done.returncode == 1


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    """A sheet of any other name is nobody's test."""
    (tmp_path / "homework.yaml").write_text(ANSWERS)
    assert run(tmp_path).returncode == 5  # nothing was collected


@pytest.mark.parametrize(
    ("old", "new", "status", "said"),
    [
        (EXERCISE, EXERCISE, 0, "PASSED bank::two[1]"),
        ("turned-sign", "turned-zign", 1, "there is no mistake 'turned-zign'"),
        ("title: Two\n", "", 1, "lacks the field 'title'"),
    ],
)
def test_a_bank_is_one_test_a_variant(tmp_path: Path, old: str, new: str, status: int, said: str) -> None:
    """Each runs the promises."""
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank/two.yaml").write_text(EXERCISE.replace(old, new))
    done = run(tmp_path, "--grader-bank", "bank", "--grader-variants", "1")
    assert said in done.stdout + done.stderr
    assert done.returncode == status


def test_a_bank_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """As a mistake in the call."""
    done = run(tmp_path, "--grader-bank", "nowhere")
    assert "--grader-bank nowhere: there is no such folder" in done.stdout + done.stderr
    assert done.returncode == 4


def test_the_plugin_loads_nothing_until_it_is_asked() -> None:
    """Other people's test runs pay nothing for it."""
    code = (
        "import sys, grader.pytest_plugin; "
        "print(*sorted({name.split('.')[0] for name in sys.modules} "
        "& {'pytest', 'yaml', 'click', 'sympy', 'numpy', 'derivations', 'exercises'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
