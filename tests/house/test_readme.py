"""Do the commands and the example of the README do what it says?"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ (grader .*?)(?:\s+#.*)?$", README, re.MULTILINE)
[EXAMPLE] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
STATUS = {"grader check samples/homework.yaml": 1}  # it holds wrong answers

[COURSE, *_] = re.findall(
    r"```yaml\n(id: .*?)```", (ROOT / "docs/authors.md").read_text(encoding="utf-8"), re.DOTALL
)
PAIR = '{"id": 1, "expected": "x", "answer": "x"}\n'


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """What the README takes for granted: a clone, a folder of submissions, a course, a file of pairs."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "samples", folder / "samples")
    (folder / "submissions").mkdir()
    (folder / "submissions/a.yaml").write_text("answers:\n  ewma-temperatures:\n    smoothing: a\n")
    (folder / "course").mkdir()
    (folder / "course/class-share.yaml").write_text(COURSE)
    (folder / "pairs.jsonl").write_text(PAIR)
    return folder


def test_the_readme_has_commands():
    """Or the tests below would test nothing."""
    assert len(COMMANDS) >= 12


def test_each_command_does_its_work(desk):
    """In the order they stand, in one folder; a sheet that is still blank earns nothing and loses nothing."""
    for command in COMMANDS:
        arguments, _, target = command.partition(" > ")
        done = subprocess.run(
            [sys.executable, "-m", "grader.cli", *shlex.split(arguments)[1:]],
            cwd=desk,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
            env={**os.environ, "PYTHONUTF8": "1"},
        )
        assert "Traceback" not in done.stderr, command
        wanted = STATUS.get(command, done.returncode if "answers.yaml" in command else 0)
        assert done.returncode == wanted, (command, done.stderr)
        assert done.returncode in (0, 1), (command, done.stderr)
        if target:
            (desk / target).write_text(done.stdout, encoding="utf-8")


def test_the_example_in_python_runs():
    """And says what the text above it says."""
    body, _, last = EXAMPLE.strip().rpartition("\n")
    done = subprocess.run(
        [sys.executable, "-c", f"{body}\nprint({last})"],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("equal\n", "")
