"""Derivations as students hand them in: no right one is blamed, and the first wrong line is found.

The right routes are in `lines_routes.yaml`; `lines_faults` makes one slip in them and knows in which line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from grader.judge import judge
from grader.report import PartReport
from grader.submission import read_submission
from tests.grader.lines_faults import faults

FILE = Path(__file__).with_name("lines_routes.yaml")
ROUTES: dict[tuple[str, str], list[list[str]]] = {
    (exercise, part): [text.splitlines() for text in texts]
    for exercise, parts in yaml.safe_load(FILE.read_text()).items()
    for part, texts in parts.items()
}


def marked(exercise: str, part: str, lines: Sequence[str]) -> PartReport:
    sheet = yaml.safe_dump({"answers": {exercise: {part: list(lines)}}}, allow_unicode=True).encode()
    (report,) = judge(read_submission(sheet, "sheet.yaml")).parts
    return report


@pytest.mark.parametrize(("exercise", "part"), list(ROUTES))
def test_a_right_route_is_never_blamed(exercise: str, part: str) -> None:
    """Every line is right, and all marks are given: of two routes each, now."""
    not_blamed(exercise, part, ROUTES[exercise, part][:2])


@pytest.mark.slow
@pytest.mark.parametrize(("exercise", "part"), list(ROUTES))
def test_no_right_route_is_ever_blamed(exercise: str, part: str) -> None:
    """The same of all the others."""
    not_blamed(exercise, part, ROUTES[exercise, part][2:])


def not_blamed(exercise: str, part: str, routes: Sequence[Sequence[str]]) -> None:
    for lines in routes:
        report = marked(exercise, part, lines)
        assert [cell.outcome for cell in report.cells] == ["correct"] * len(lines), (lines, report.message)
        assert report.awarded == report.available, (lines, report.message)


def found(exercise: str, part: str, most: int) -> Counter[str]:
    """How often the first wrong line was found, named too late, or not at all; never too early."""
    said: Counter[str] = Counter()
    for route in ROUTES[exercise, part]:
        for fault in faults(exercise, part, route, most):
            report = marked(exercise, part, fault.lines)
            assert report.wrong_line is None or report.wrong_line >= fault.wrong, (fault, report.message)
            assert report.awarded < report.available, fault
            said["found" if report.wrong_line == fault.wrong else "missed"] += 1
    return said


QUICK = ("log-sigmoid", "poisson-loss", "delta-rule", "softmax-two-classes", "gaussian-mle")


@pytest.mark.parametrize(("exercise", "part"), [row for row in ROUTES if row[0] in QUICK[:3]])
def test_one_slip_is_found_in_its_line(exercise: str, part: str) -> None:
    """A slip a route, of those derivations that are quickly judged."""
    said = found(exercise, part, 1)
    assert said["found"] == said.total() > 0


@pytest.mark.slow
def test_the_first_wrong_line_is_found_in_98_of_100() -> None:
    """At least 8 versions of each of at least 20 derivations, the right ones among them."""
    said: Counter[str] = Counter()
    full = 0
    for exercise, part in ROUTES:
        here = found(exercise, part, 5)
        full += here.total() + len(ROUTES[exercise, part]) >= 8
        said += here
    assert full >= 20
    assert said["found"] >= 0.98 * said.total()


BY_HAND = yaml.safe_load(FILE.with_name("lines_by_hand.yaml").read_text())


def some(rows: Sequence[Mapping[str, str]]) -> list[object]:
    """Those of quickly judged derivations now, the others in the sweeps."""
    slow = pytest.mark.slow
    return [pytest.param(row, marks=[] if row["exercise"] in QUICK else slow) for row in rows]


@pytest.mark.parametrize("row", some(BY_HAND["right"]))
def test_a_derivation_by_hand_earns_all_marks(row: Mapping[str, str]) -> None:
    """Words between the lines, steps left out, a chain that goes on after the result."""
    report = marked(row["exercise"], row["part"], row["text"].splitlines())
    assert [cell.outcome for cell in report.cells] == ["correct"] * len(report.cells), report.message
    assert report.awarded == report.available, report.message


@pytest.mark.parametrize("row", some(BY_HAND["wrong"]))
def test_the_first_wrong_line_of_one_by_hand_is_found(row: Mapping[str, str]) -> None:
    """Though later lines be right again."""
    assert marked(row["exercise"], row["part"], row["text"].splitlines()).wrong_line == row["line"]


@pytest.mark.parametrize("beside", ["1 + 1 = 2", "y = y", "3 = 3"])
def test_a_line_beside_the_matter_neither_earns_nor_costs(beside: str) -> None:
    """Padding gives no marks to a derivation that stops short, and takes none from one that is complete."""
    short, whole = ["L = -log(exp(-z)*z^y/y!)"], ["L = -log(exp(-z)*z^y/y!)", "= z - y*log(z) + log(y!)"]
    for lines in (short, whole):
        plain, padded = (marked("poisson-loss", "loss-lines", one) for one in (lines, [beside] * 3 + lines))
        assert padded.awarded == plain.awarded


OUTCOMES = yaml.safe_load(FILE.with_name("lines_outcomes.yaml").read_text())
SAID = {"correct": "c", "carried": "d", "incorrect": "i", "undecided": "u", "unreadable": "n"}


@pytest.mark.parametrize("row", [row for rows in OUTCOMES.values() for row in rows])
def test_what_is_said_of_each_line(row: Mapping[str, str]) -> None:
    """Every line by itself: what is right, wrong, carried, or cannot be told."""
    report = marked(row["exercise"], row["part"], row["text"].splitlines())
    assert "".join(SAID[cell.outcome] for cell in report.cells) == row["said"], report.message


@pytest.mark.parametrize("row", yaml.safe_load(FILE.with_name("lines_marks.yaml").read_text()))
def test_what_a_derivation_earns(row: Mapping[str, str]) -> None:
    """The share of the marks, of which each line earns one, and the end that is asked for one more."""
    report = marked(row["exercise"], row["part"], row["text"].splitlines())
    assert report.awarded == pytest.approx(float(Fraction(row["earned"])) * report.available), report.message
