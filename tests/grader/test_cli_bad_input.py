"""Does every bad input end as one report with a reason, status 2, and the rest of the file marked?"""

from __future__ import annotations

import json
import os
import time

import pytest

from derivations.equality import compare
from grader.cli import main
from grader.commands.compare import answered

RIGHT = "  ewma-temperatures:\n    smoothing: a\n"

# Files of which nothing can be marked: what they hold, the code, and where.
UNUSABLE = {
    "no-text": (b"PK\x03\x04\x00\x01", "binary", None),
    "not-yaml": (b"}{ ]: [\n", None, 1),
    "not-utf-8": (b"\xff\xe9\xe8 \xe0", None, None),
    "empty": (b"", "empty", None),
    "only-comments": (b"# nothing yet\n", "empty", None),
    "a-list": (b"- 1\n- 2\n", "not-a-mapping", 1),
    "brackets": (b"answers: " + b"[" * 200_000, None, None),
    "fifty-megabytes": (b"a: b\n" * 10_000_000, "too-big", None),
}

# Files with one thing wrong, beside an answer that is right: the code, the line, and what the message says.
FAULTY = {
    "unknown-exercise": (
        "  bayes-screenin:\n    posterior: 0.03\n",
        "unknown-exercise",
        4,
        "bayes-screening",
    ),
    "unknown-part": ("  bayes-screening:\n    posteriour: 0.03\n", "unknown-part", 5, "posterior"),
    "duplicate-key": ("  bayes-screening:\n    healthy: 1\n    healthy: 2\n", "duplicate-key", 6, "healthy"),
    "anchor": ("  bayes-screening:\n    healthy: &a 1\n    numerator: *a\n", "anchor", 5, "anchor"),
    "alias": ("  bayes-screening:\n    healthy: &a 1\n    numerator: *a\n", "alias", 6, "alias"),
    "list-for-a-number": ("  bayes-screening:\n    healthy: [1, 2]\n", None, 5, ""),
}

# Lines that YAML would refuse or change: they arrive as typed, with a notice at most, and cost nothing else.
TYPED = ["|x| + 1", "[0, 1)", '"\\sigma(z)"', "P(A|B) = 0.5: yes", "12:30", "010", "no", "[y_n = k](x_n−1)"]


def check(capsys, path):
    status = main(["check", str(path), "--format", "json"])
    printed = capsys.readouterr()
    assert "Traceback" not in printed.err
    return status, json.loads(printed.out), printed.err


@pytest.mark.parametrize("name", UNUSABLE)
def test_a_file_that_cannot_be_used_says_why(tmp_path, capsys, name):
    """One report without parts, the reason in it and on stderr, soon."""
    source, code, line = UNUSABLE[name]
    (tmp_path / "a.yaml").write_bytes(source)
    started = time.monotonic()
    status, report, said = check(capsys, tmp_path / "a.yaml")
    assert time.monotonic() - started < 5
    assert status == 2
    assert report["parts"] == []
    assert "a.yaml" in said
    [problem] = report["problems"][:1]
    assert code in (None, problem["code"])
    assert line in (None, problem["line"])


@pytest.mark.parametrize("name", FAULTY)
def test_the_rest_of_a_faulty_file_is_marked(tmp_path, capsys, name):
    """File, line and column, what was probably meant, status 2; the other answer has its marks."""
    text, code, line, said = FAULTY[name]
    (tmp_path / "a.yaml").write_text("answers:\n" + RIGHT + text)
    status, report, err = check(capsys, tmp_path / "a.yaml")
    assert status == 2
    assert f"a.yaml:{line}:" in err
    assert [(part["part"], part["outcome"]) for part in report["parts"]][:1] == [("smoothing", "correct")]
    [problem] = [problem for problem in report["problems"] if problem["line"] == line][:1]
    assert code in (None, problem["code"])
    assert said in problem["message"]


@pytest.mark.parametrize("typed", TYPED)
def test_mathematics_that_yaml_would_change_arrives_as_typed(tmp_path, capsys, typed):
    """The part is judged on the very text, and its neighbour is marked."""
    (tmp_path / "a.yaml").write_text(f"answers:\n  log-sigmoid:\n    definition: {typed}\n" + RIGHT)
    status, report, _ = check(capsys, tmp_path / "a.yaml")
    assert status == 1
    assert [(part["part"], part["outcome"]) for part in report["parts"]][-1] == ("smoothing", "correct")
    assert report["parts"][0]["part"] == "definition"
    assert report["parts"][0]["outcome"] in ("incorrect", "unreadable")


def test_paths_that_lead_nowhere(tmp_path, capsys):
    """No such file, a folder without a sheet, a pipe, a link: each with its reason."""
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    os.symlink("/etc/passwd", tmp_path / "link.yaml")
    codes = {}
    for name in ("gone.yaml", "folder", "pipe.yaml", "link.yaml"):
        status = main(["check", str(tmp_path / name), "--format", "jsonl"])
        [report] = map(json.loads, capsys.readouterr().out.splitlines())
        codes[name] = (status, report["parts"], report["problems"][0]["code"])
    assert codes == {
        "gone.yaml": (2, [], "no-file"),
        "folder": (2, [], "no-submissions"),
        "pipe.yaml": (2, [], "not-a-file"),
        "link.yaml": (2, [], "not-a-file"),
    }


FIELDS_THAT_SAY_NOTHING = [
    ({"symbols": 3}, "symbols"),
    ({"symbols": ["x"]}, "symbols"),
    ({"symbols": {"x": 3}}, "symbols"),
    ({"figures": "a"}, "figures"),
    ({"figures": 0}, "figures"),
    ({"figures": 1.5}, "figures"),
    ({"rtol": "b"}, "rtol"),
    ({"atol": {}}, "atol"),
    ({"mode": ["equal"]}, "mode"),
    ({"mode": "up-to-constant", "for": 3}, "for"),
    ({"decimals": 2}, "decimals"),
]


@pytest.mark.parametrize(("fields", "named"), FIELDS_THAT_SAY_NOTHING, ids=str)
def test_a_pair_asked_for_badly_is_told_which_field(fields: dict[str, object], named: str):
    """Never equal, whatever its formulas are."""
    said = answered({"expected": "1", "answer": "1", "mode": "number", **fields})
    assert said["verdict"] == "unreadable"
    assert named in said["message"]


def test_a_fault_of_ours_costs_one_pair_only(monkeypatch, capsys, tmp_path):
    """It is laid at nobody's door, and the lines after it are answered."""

    def fails_on_two(expected: str, answer: str, **options: object):
        if answer == "2":
            raise KeyError("a fault")
        return compare(expected, answer, **options)

    monkeypatch.setattr("derivations.equality.compare", fails_on_two)
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text("".join(f'{{"expected": "1", "answer": "{one}"}}\n' for one in (1, 2, 1)))
    assert main(["compare", "--jsonl", str(pairs)]) == 0
    printed = capsys.readouterr()
    assert [json.loads(line)["verdict"] for line in printed.out.splitlines()] == ["equal", "unknown", "equal"]
    assert "KeyError" in printed.err
