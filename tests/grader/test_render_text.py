"""Does each format of text say what the report says, and nothing that the terminal or a parser would obey?"""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest
from hand_made import EVERY, HOMEWORK, MISSING, RIGHT, everywhere

from derivations.language.refusal import width
from grader.render.github import github_lines
from grader.render.json import json_document, json_lines
from grader.render.junit import junit_document
from grader.render.outcomes import LOOKS, marks
from grader.render.paper import Paper
from grader.render.text import text_document
from grader.render.visible import visible
from grader.report import OUTCOMES, PartReport, Report

HOSTILE = [
    "\x1b[2J\x1b]0;title\x07",  # clears a terminal
    "a\rb\x00c\x7f\x9b31m",
    "user\u202egpj.exe",  # turned round
    "zero\u200bwidth\ufeff\u2066",
    "]]></testcase><!-- \" ' & <x>",
    "::error file=x::%0A injected\n::error::no",
    "\ud800 a surrogate \ufffe",
    "[bold red]markup[/]",
]


def shown(reports, fmt):
    formats = {
        "text": lambda: text_document(reports, Paper()),
        "json": lambda: json_document(reports, many=True),
        "jsonl": lambda: json_lines(reports),
        "junit": lambda: junit_document(reports),
        "github": lambda: github_lines(reports),
    }
    return "".join(formats[fmt]())


FORMATS = ["text", "json", "jsonl", "junit", "github"]


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_unseen_reaches_the_output(fmt, hostile):
    """Wherever a text stands in a report, no control or bidirectional character of it is written."""
    output = shown([everywhere(hostile)], fmt)
    assert visible(output, lines=True) == output


@pytest.mark.parametrize("hostile", HOSTILE)
def test_json_gives_back_the_very_text(hostile):
    """Escapes hide nothing from a program: what was in the report comes back."""
    [line] = shown([everywhere(hostile)], "jsonl").splitlines()
    assert json.loads(line)["parts"][0]["read_as"] == hostile


def test_every_outcome_has_a_look():
    """No outcome is shown by colour alone, and none is forgotten."""
    assert tuple(LOOKS) == OUTCOMES
    assert len({look.symbol for look in LOOKS.values()}) == len(OUTCOMES)
    assert len({look.plain for look in LOOKS.values()}) == len(OUTCOMES)
    assert all(look.plain.isascii() for look in LOOKS.values())


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("width", [60, 80, 100])
def test_text_keeps_to_its_width(name, width):
    """No line is longer than the paper is wide."""
    lines = "".join(text_document([EVERY[name]], Paper(width))).splitlines()
    assert max(map(len, lines)) <= width


def test_columns_line_up_whatever_was_written():
    """Wide characters take two columns and combining marks none: outcomes stand below one another."""
    written = ("a + b", "日本語 + 日本語", "y\u0302 + x\u0304", "日" * 60, "y\u0302" * 60)
    parts = [
        PartReport("e", f"p{n}", "number", "incorrect", 0, 1, written=text) for n, text in enumerate(written)
    ]
    lines = "".join(text_document([Report("f.yaml", None, 0, parts)], Paper())).splitlines()
    places = [width(line.partition("incorrect")[0]) for line in lines if "incorrect" in line]
    assert len(places) == len(written)
    assert len(set(places)) == 1
    assert max(map(width, lines)) <= 80


def test_text_says_what_was_written_read_and_found():
    """Marks, outcome, answer, how it was read, message, mistake, point and the drawing of a refusal."""
    text = shown([HOMEWORK], "text")
    for said in (
        "class/s001.yaml - s001",
        "10.5 of 25 marks",
        "✗ formula",
        "incorrect",
        "0 / 2",
        "alpha*pi/(alpha+beta)",
        "read as  α·π/(α + β)",
        "Your formula and the right one have different values.",
        "prior-left-out: The prevalence is left out below.",
        "alpha = 9/10, beta = 1/8, pi = 1/2",
        "        1/(1+0.3\n          ^",
        "class/s001.yaml:12:5: problem (unknown-part)",
        "class/s001.yaml:20:9: note (typed-text)",
        "✗ row 2, w2: 1",
    ):
        assert said in text


def test_colour_only_where_it_is_wanted():
    """Without colour there is no escape; with it the words are the same."""
    plain = shown([HOMEWORK], "text")
    painted = "".join(text_document([HOMEWORK], Paper(colour=True)))
    assert "\x1b[31m" in painted
    assert re.sub(r"\x1b\[[\d;]*m", "", painted).split() == plain.split()


def test_ascii_paper_gets_ascii_symbols():
    """A terminal without Unicode is given symbols it can show."""
    assert "x formula" in "".join(text_document([HOMEWORK], Paper(ascii=True)))


def test_json_of_one_is_an_object_and_of_several_a_list():
    """The shape follows the command, not how many were found."""
    assert json.loads("".join(json_document([RIGHT], many=False))) == RIGHT.as_json()
    assert json.loads("".join(json_document([RIGHT], many=True))) == [RIGHT.as_json()]
    assert json.loads(shown([], "json")) == []
    lines = shown([RIGHT, HOMEWORK], "jsonl").splitlines()
    assert [json.loads(line)["student"] for line in lines] == ["s002", "s001"]


def test_junit_counts_what_it_holds():
    """A suite a submission, a case a part or problem; the counts are those of the elements."""
    root = ElementTree.fromstring(shown([HOMEWORK, MISSING], "junit"))
    for suite, report in zip(root, (HOMEWORK, MISSING), strict=True):
        faults = sum(not problem.notice for problem in report.problems)
        assert int(suite.get("tests")) == len(suite.findall("testcase")) == len(report.parts) + faults
        for counted, element in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(counted)) == len(suite.findall(f"testcase/{element}"))
    assert root[0].find("testcase[@name='formula']").get("line") == "8"


def test_github_points_at_the_line():
    """One command a line, with file, line and column."""
    lines = shown([HOMEWORK], "github").splitlines()
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)
    assert (
        "::error file=class/s001.yaml,line=8,col=14,title=bayes-screening.formula%3A incorrect::" in lines[2]
    )


@pytest.mark.parametrize(
    ("value", "written"), [(2.0, "2"), (0.5, "0.5"), (40 / 3, "13.33"), (0, "0"), (1e7, "10000000")]
)
def test_marks_are_written_as_people_do(value, written):
    """No trailing zeros, two decimals at most."""
    assert marks(value) == written
