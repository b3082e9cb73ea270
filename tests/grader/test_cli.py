"""Does every command keep to its streams and its exit status?"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest
from hand_made import HOMEWORK, MISSING, RIGHT

from grader.cli import COMMANDS, main
from grader.commands.check import status_of
from grader.judge import judge
from grader.report import PartReport, Problem, Report
from grader.submission import read_submission

GRADER = [sys.executable, "-m", "grader.cli"]


def run(*arguments, **options):
    """The command in a process of its own."""
    return subprocess.run(
        [*GRADER, *arguments], capture_output=True, text=True, timeout=120, check=False, **options
    )


@pytest.fixture
def judged(monkeypatch, tmp_path):
    """A judge that gives the reports made by hand, by the file's name, and three sheets for it."""
    reports = {
        "homework.yaml": HOMEWORK,
        "right.yaml": RIGHT,
        "noticed.yaml": Report("n", None, 0, RIGHT.parts),
    }
    for name in reports:
        (tmp_path / name).write_text("answers: {}")
    monkeypatch.chdir(tmp_path)
    made = SimpleNamespace(
        judge=lambda submission, **_: reports.get(submission.file.rpartition("/")[2], MISSING)
    )
    monkeypatch.setitem(sys.modules, "grader.judge", made)
    monkeypatch.setattr("grader.handout.heads_of", lambda report, bank, **_: dict(report.heads))
    return tmp_path


NOTICE = Problem(1, 1, "typed-text", "", notice=True)
FAULT = Problem(1, 1, "unknown-part", "")


def report(outcome="correct", awarded=1.0, problems=()):
    return Report("f", None, 0, [PartReport("e", "p", "number", outcome, awarded, 1.0)], problems)


STATUS = [
    # the report                                  the status
    (report(), 0),
    (report("carried"), 0),
    (report(problems=(NOTICE,)), 0),
    (report("incorrect", 0), 1),
    (report("partial", 0.5), 1),
    (report("undecided", 0), 1),
    (report("unreadable", 0), 1),
    (report("unanswered", 0), 1),
    (report("failed", 0), 2),
    (report(problems=(FAULT,)), 2),
    (report("incorrect", 0, problems=(FAULT,)), 2),
    (Report("f", None, 0), 0),
]


@pytest.mark.parametrize(("made", "status"), STATUS)
def test_the_status_follows_the_marks_and_problems(made, status):
    """0 all marks, 1 some not given, 2 something could not be used."""
    assert status_of(made) == status


CHECKS = [
    # arguments                                                       status
    (["right.yaml"], 0),
    (["noticed.yaml"], 0),
    (["homework.yaml"], 2),
    (["right.yaml", "homework.yaml"], 2),
    (["gone.yaml"], 2),
    (["right.yaml", "--format", "pdf"], 2),
    (["right.yaml", "--html", "right.yaml"], 2),
    (["right.yaml", "--bank", "nowhere"], 2),
    (["right.yaml", "-j", "0"], 2),
    ([], 2),
]


@pytest.mark.parametrize(("arguments", "status"), CHECKS)
def test_check_ends_with_its_status(judged, arguments, status):
    """The worst of the reports, or 2 for an option that cannot be used."""
    assert main(["check", *arguments]) == status


def test_check_of_a_file_prints_an_object_and_of_several_a_list(judged, capsys):
    """The shape of the JSON follows the command."""
    main(["check", "right.yaml", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["student"] == "s002"
    main(["check", "right.yaml", "homework.yaml", "--format", "json"])
    assert [one["student"] for one in json.loads(capsys.readouterr().out)] == ["s002", "s001"]
    main(["check", ".", "--format", "jsonl"])
    students = [json.loads(line)["student"] for line in capsys.readouterr().out.splitlines()]
    assert students == ["s001", None, "s002"]


def test_problems_are_said_on_stderr_too_where_stdout_is_for_a_program(judged, capsys):
    """An operator sees why the status is 2."""
    main(["check", "homework.yaml", "--format", "json"])
    assert "class/s001.yaml:12:5: There is no part `posteriour` here." in capsys.readouterr().err
    main(["check", "homework.yaml"])
    assert capsys.readouterr().err == ""


def test_html_writes_one_page_a_student_and_an_index_for_several(judged, capsys):
    """The page's name is the student's id; stdout still has the report."""
    main(["check", "homework.yaml", "--html", "one"])
    assert sorted(os.listdir("one")) == ["s001.html"]
    said = capsys.readouterr()
    assert "10.5 of 25 marks" in said.out
    assert "one/s001.html" in said.err
    main(["check", ".", "--html", "all"])
    assert sorted(os.listdir("all")) == ["index.html", "n.html", "s001.html", "s002.html"]


USAGE = [
    (["chek"], "Did you mean 'check'?"),
    (["show", "bayes-screenin"], "bayes-screening"),
    (["show", "bayes-screening", "--variant", "-1"], "variant"),
    (["list", "--topic", "cooking"], "There is no topic 'cooking'"),
    (["new"], "EXERCISE"),
    (["new", "bayes-screening", "--student", "a: b"], "--student"),
    (["compare", "x"], "Two formulas are needed"),
    (["compare", "x", "x", "--jsonl", "-"], "With --jsonl"),
    (["compare", "--jsonl", "gone.jsonl"], "gone.jsonl"),
    (["preview", "x", "--symbols", "x real"], "expected `name: domain`"),
    (["preview", "x", "--symbols", "x: riel"], "riel"),
    (["derive", "activations.log_sigmoit"], "activations.log_sigmoid"),
    (["trace", "nothing-like-it"], "nothing-like-it"),
]


@pytest.mark.parametrize(("arguments", "said"), USAGE)
def test_what_cannot_be_used_is_said_on_stderr(arguments, said, capsys):
    """Status 2, nothing on stdout, the reason and the nearest name on stderr."""
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err


def test_help_and_version_are_not_errors(capsys):
    """Every command is in the help, and helps itself."""
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    for command in COMMANDS:
        assert f"  {command} " in shown
        assert main([command, "--help"]) == 0
        assert "Usage: grader" in capsys.readouterr().out
    assert main(["--version"]) == 0


def test_preview_shows_how_a_text_is_read(capsys):
    """Three spellings and the names; a refusal draws its caret on stderr and ends with 2."""
    assert main(["preview", "-a phi(1-phi)", "--symbols", "a: positive; phi: real"]) == 0
    assert "-a*phi*(1 - phi)" in capsys.readouterr().out
    assert main(["preview", "3(x+1", "--format", "json"]) == 2
    assert json.loads(capsys.readouterr().out)["span"] == [1, 2]
    assert main(["preview", "3(x+1"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.endswith("3(x+1\n ^\n")


def test_preview_shows_shapes_and_the_tree(capsys):
    """In the sizes declared; a misfit is refused at its place, with the transpose where that fits."""
    symbols = ["--symbols", "X: real[N, D]; w: real[D]; y: real[N]; N: natural; D: natural"]
    assert main(["preview", "X w", *symbols]) == 0
    assert "shape     N\n" in capsys.readouterr().out
    assert (
        main(["preview", "Σ x_n w", "--json", "--symbols", "x: real[N]; w: real[D]; N: natural; D: natural"])
        == 0
    )
    shown = json.loads(capsys.readouterr().out)
    assert (shown["free"], shown["shape"], shown["tree"]["head"]) == (["w", "x"], ["D"], "sum")
    assert main(["preview", "2 X y", *symbols]) == 2
    assert "(N×D) times (N). Is X^T meant?" in capsys.readouterr().err


def test_a_new_sheet_is_read_back_without_a_word(capsys):
    """Every exercise of the bank, blank: no problem, no notice, and nothing answered."""
    main(["list"])
    exercises = [line.split()[0] for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    assert len(exercises) >= 6
    assert main(["new", *exercises, "--student", "s001"]) == 0
    submission = read_submission(capsys.readouterr().out.encode(), "answers.yaml")
    assert submission.problems == ()
    assert submission.student == "s001"
    assert list(submission.answers) == exercises
    assert judge(submission).problems == []


def test_the_schema_knows_every_part(capsys):
    """What an editor completes: exercises, parts, labels and cells."""
    assert main(["schema", "answers"]) == 0
    exercises = json.loads(capsys.readouterr().out)["properties"]["answers"]["properties"]
    parts = exercises["bayes-screening"]["properties"]
    assert parts["rule"]["anyOf"][0]["enum"] == ["a", "b", "c", "d"]
    assert set(exercises["ewma-temperatures"]["properties"]["averages"]["properties"]) == {
        "v1",
        "v2",
        "v3",
        "v4",
    }


def test_a_reader_that_goes_away_is_no_error():
    """`grader list | head -1`: no traceback, a status of its own."""
    with subprocess.Popen([*GRADER, "derive"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_an_interruption_ends_with_130():
    """Ctrl-C in the middle of a stream."""
    process = subprocess.Popen(
        [*GRADER, "compare", "--jsonl", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdin.write(b"no JSON\n")
    process.stdin.flush()
    assert b"not a JSON object" in process.stdout.readline()  # answered before the next line is there
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert (process.returncode, said) == (130, b"interrupted\n")


def test_a_terminal_without_unicode_still_gets_its_output():
    """Letters it lacks are escaped; nothing stops."""
    done = run("show", "bayes-screening", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert "\\u03b1" in done.stdout


def test_piped_text_has_no_colour():
    """Nor has it with NO_COLOR in a terminal."""
    assert "\x1b" not in run("list").stdout
