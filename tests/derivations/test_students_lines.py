"""Are derivations judged as a fair assistant would: words, arrows, own names cost nothing, faults are found?

The rows are in `students_lines.yaml`, by derivation: right, wrong (with the first wrong line), short.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from derivations import chapters
from derivations.followed import Followed
from derivations.language import Scope
from derivations.lines import follow_derivation

ROWS = yaml.safe_load(Path(__file__).with_name("students_lines.yaml").read_text())


def followed(name: str, text: str) -> Followed:
    return follow_derivation(name, text.splitlines(), scope(name))


@cache
def scope(name: str) -> Scope:
    return Scope.of(dict(chapters.derived(name).symbols))


@pytest.mark.parametrize("name", ROWS)
def test_a_right_route_costs_nothing(name: str) -> None:
    """Every line is right, and the end is reached."""
    for text in ROWS[name].get("right", ()):
        found = followed(name, text)
        assert {line.outcome for line in found.lines} == {"correct"}, (text, found.lines)
        assert found.complete, text


@pytest.mark.parametrize("name", [name for name in ROWS if "wrong" in ROWS[name]])
def test_the_first_wrong_line_is_the_one_with_the_fault(name: str) -> None:
    """Never a line too early, never one too late."""
    for row in ROWS[name]["wrong"]:
        found = followed(name, row["text"])
        assert found.wrong_line == row["line"], (row["text"], found.lines)


@pytest.mark.parametrize("name", [name for name in ROWS if "short" in ROWS[name]])
def test_a_route_that_stops_short_is_not_complete(name: str) -> None:
    """Nothing in it is blamed, and it is not the whole."""
    for text in ROWS[name]["short"]:
        found = followed(name, text)
        assert {line.outcome for line in found.lines} == {"correct"}, (text, found.lines)
        assert not found.complete, text


remarks = [
    "Setting the derivative to zero:",
    "We maximise the likelihood.",
    "multiply by 2*s2^2:",
    "(by the law of total probability)",
]


@pytest.mark.parametrize("remark", remarks)
def test_a_remark_neither_earns_nor_costs(remark: str) -> None:
    """It is no line of the derivation: it begins nothing, and nothing is claimed."""
    found = followed("gaussian.mean", remark)
    assert [line.evidence for line in found.lines] == [{"beside": True}]
    assert not found.begun


refused = ["so mu = foo bar", "mu = and", "hence = mu", "x[1] + = 2 by symmetry"]


@pytest.mark.parametrize("line", refused)
def test_words_do_not_hide_what_cannot_be_read(line: str) -> None:
    """Among words too, a statement is read whole or refused."""
    found = followed("gaussian.mean", line)
    assert [line.outcome for line in found.lines] == ["unreadable"]


def test_a_name_of_ones_own_does_not_finish_a_derivation() -> None:
    """What it stands for is looked at: the beginning under another name is no result."""
    name = "poisson.loss"
    begun = followed(name, "R = -log(exp(-z)*z^y/y!)\nL = R")
    ended = followed(name, "R = z - y*log(z)\nL = R + log(y!)")
    assert not begun.complete
    assert ended.complete


def test_what_a_line_is_said_to_follow_from_is_judged_too() -> None:
    """`A ⇒ B` states A."""
    found = followed("gaussian.mean", "dl/dmu = -sum(x[n]-mu, n, 1, N)/s2 = 0 ⇒ mu = xbar")
    assert found.wrong_line == 1


def test_a_wrong_condition_without_its_fractions_is_carried() -> None:
    """And so is what is solved from it, step by step."""
    wrong = "k/p + (N-k)/(1-p) = 0\nk(1-p) = -p(N-k)\nk = 2pk - pN\np = k/(2k-N)"
    found = followed("estimates.bernoulli", f"k := sum(x[n], n, 1, N)\ndl/dp = {wrong}")
    assert [line.outcome for line in found.lines] == ["correct", "incorrect", "carried", "carried", "carried"]
