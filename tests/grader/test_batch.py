"""Does every path end as a report, in an order that depends on nothing but the names?"""

from __future__ import annotations

import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from grader.batch import FAILED, How, Job, jobs_of, mark_all, mark_one
from grader.report import PartReport, Report

SHEET = "student: {}\nanswers:\n  bayes-screening:\n    healthy: 0.999\n  log-sigmoid:\n    code: b\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Submissions, and what else may lie beside them."""
    monkeypatch.chdir(tmp_path)
    for name in (
        "class/b.yaml",
        "class/a.yml",
        "class/deep/C.YAML",
        "class/.hidden.yaml",
        "class/.git/x.yaml",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(SHEET.format("s"))
    (tmp_path / "class/notes.txt").write_text("no sheet")
    (tmp_path / "empty").mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret.yaml").write_text("answers: {}")
    os.symlink(tmp_path / "outside", tmp_path / "class/link")
    return tmp_path


def test_a_folder_is_walked_by_name(folder):
    """Both endings, any case; nothing hidden, no other file, nothing behind a link to a folder."""
    assert [job.path for job in jobs_of(["class"])] == ["class/a.yml", "class/b.yaml", "class/deep/C.YAML"]


def test_paths_keep_the_order_they_were_given_in(folder):
    """And a file that was named is looked at whatever it is called."""
    assert [job.path for job in jobs_of(["class/notes.txt", "class/deep", "gone.yaml"])] == [
        "class/notes.txt",
        "class/deep/C.YAML",
        "gone.yaml",
    ]


def test_a_folder_without_sheets_says_so(folder):
    """One report, with the reason."""
    [done] = mark_all(["empty"], How())
    assert [problem.code for problem in done.report.problems] == ["no-submissions"]


def judging(function):
    return SimpleNamespace(judge=lambda submission, bank=None, show_solutions=False: function(submission))


def test_a_fault_of_ours_costs_only_the_exercise_it_is_in(folder, monkeypatch):
    """The others are judged; its own parts are `failed`; the operator gets the trace, the student not."""

    def judge(submission):
        if "log-sigmoid" in submission.answers:
            raise ZeroDivisionError("secret /path")
        parts = [PartReport(id, "healthy", "number", "correct", 1, 1) for id in submission.answers]
        return Report(submission.file, submission.student, 0, parts)

    monkeypatch.setitem(sys.modules, "grader.judge", judging(judge))
    done = mark_one(Job("class/b.yaml"), How())
    assert [(part.exercise, part.outcome) for part in done.report.parts] == [
        ("bayes-screening", "correct"),
        ("log-sigmoid", "failed"),
    ]
    assert done.report.problems == (FAILED,)
    assert "ZeroDivisionError: secret /path" in done.trace
    assert "secret" not in str(done.report.as_json())


def test_the_broad_catch_lets_interruptions_through(folder, monkeypatch):
    """Ctrl-C is not a fault of ours."""

    def judge(submission):
        raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "grader.judge", judging(judge))
    with pytest.raises(KeyboardInterrupt):
        mark_one(Job("class/b.yaml"), How())


def test_the_output_does_not_depend_on_the_number_of_processes(tmp_path):
    """The very bytes, pages too, from one process or three: right, wrong, unreadable and unusable files."""
    sheets = {
        "right": "answers:\n  ewma-temperatures:\n    averages: {v1: 3, v2: 6.2, v3: 9.58, v4: 9.622}\n",
        "wrong": "answers:\n  bayes-screening:\n    posterior: 0.9\n    formula: alpha*pi/(\n    rule: z\n",
        "nothing": "- 1\n",
    }
    for number in range(12):
        name, text = list(sheets.items())[number % len(sheets)]
        (tmp_path / f"{name}-{number}.yaml").write_text(text)
    outputs = set()
    for jobs in ("1", "3"):
        pages = tmp_path / f"pages{jobs}"
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "grader.cli",
                "check",
                ".",
                "--format",
                "jsonl",
                "-j",
                jobs,
                "--html",
                pages,
            ],
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": jobs},
            timeout=300,
            check=False,
        )
        assert done.returncode == 2
        outputs.add(done.stdout + b"".join(page.read_bytes() for page in sorted(pages.iterdir())))
    assert len(outputs) == 1
    assert len(done.stdout.splitlines()) == 12
