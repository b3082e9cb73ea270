"""Is every exercise with numbers worked out value by value, in every arithmetic and every format?"""

from __future__ import annotations

import csv
import io
import json
import re
from fractions import Fraction
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from click.testing import CliRunner, Result

from exercises.item import Exercise
from exercises.keys import drawn
from exercises.listing import listing
from exercises.load import load
from exercises.worked import rows
from grader.commands.trace import command

# In binary tenths this perceptron takes other decisions, and other passes: why there is exact arithmetic.
ANOTHER_COURSE = ("lab-and-perceptron", "float")
ARITHMETICS = ("float", "written:3", "cut:4", "written:3d")


def run(*options: str) -> Result:
    return CliRunner().invoke(command, list(options))


def table(exercise: str, arithmetic: str = "exact") -> dict[str, str]:
    """Name -> value."""
    return {
        row["name"]: row["value"]
        for row in json.loads(run(exercise, "--arithmetic", arithmetic, "--format", "json").stdout)
    }


# exercise, arithmetic, what a person with a calculator writes down
BY_HAND = [
    (
        "ewma-temperatures", "exact",
        {"v1": "3", "v2": "6.2", "v3": "9.58", "v4": "9.622"},
    ),
    (
        "ewma-temperatures", "written:2",
        {"v2": "6.2", "v3": "9.6", "v4": "9.6", "v4_corrected": "28"},
    ),
    ("ewma-temperatures", "cut:2", {"v3": "9.5", "v4": "9.5", "v2_corrected": "32"}),
    (
        "batchnorm-three-values", "exact",
        {"x": "[4, 5, 8]", "mean": "17/3", "squares": "26/3", "variance": "26/9"},
    ),
    (
        "batchnorm-three-values", "written:2d",
        {"mean": "5.67", "squares": "8.67", "variance": "2.89", "deviation": "1.7", "normalised/1": "-0.98"},
    ),
    ("batchnorm-three-values", "cut:1d", {"mean": "5.6", "squares": "8.6", "deviation": "1.6"}),
    ("bayes-screening", "cut:3", {"evidence": "0.0308", "posterior": "0.0292"}),
]  # fmt: skip


@pytest.mark.parametrize(("exercise", "arithmetic", "expected"), BY_HAND)
def test_a_table_is_what_one_writes_by_hand(exercise: str, arithmetic: str, expected: dict[str, str]) -> None:
    """Every value is shortened as it is written down, and the next one starts from what is written."""
    found = table(exercise, arithmetic)
    assert {name: found[name] for name in expected} == expected


def numbers_asked(exercise: Exercise) -> int:
    return sum(node.value is not None and node.asked for node in drawn(exercise, 0)[1].nodes.values())


@pytest.mark.parametrize("name", [one.id for one in listing()])
def test_every_exercise_with_numbers_has_its_table(name: str) -> None:
    """In every arithmetic, with a value in every row; floats agree with the exact values."""
    exercise = load(name)
    variant, key = drawn(exercise, 0)
    exact = rows(variant, key, "exact")
    assert bool(exact) or not numbers_asked(exercise)
    assert all(row.name and row.value for row in exact)
    told = {row.name: _number(row.value) for row in exact}
    for arithmetic in ARITHMETICS:
        found = rows(variant, key, arithmetic)
        if (name, arithmetic) == ANOTHER_COURSE:
            continue
        assert [row.name for row in found] == [row.name for row in exact]
        if arithmetic == "float":
            for row in found:
                close, value = told[row.name], _number(row.value)
                assert (close is None) == (value is None)
                assert close is None or value is None or abs(close - value) <= 1e-8 * max(1, abs(close)), row


def _number(text: str) -> float | None:
    try:
        return float(Fraction(text))
    except ValueError:
        return None


def test_a_formula_is_shown_as_its_author_wrote_it_and_with_the_numbers_put_in() -> None:
    """Names in the first, values in the second, in the order of computation."""
    lines = run("bayes-screening").stdout.splitlines()
    at = next(place for place, line in enumerate(lines) if line.startswith("evidence"))
    assert [line.strip() for line in lines[at + 1 : at + 3]] == [
        "= numerator + beta*healthy",
        "= 0.0009 + 0.03*0.999",
    ]
    assert "posterior       10/343 ≈ 0.02915451895" in lines


def test_a_table_for_a_spreadsheet_has_four_columns() -> None:
    """And no cell that a spreadsheet would take for a formula of its own."""
    found = list(csv.reader(io.StringIO(run("backprop-2-2-1", "--format", "csv").stdout)))
    assert found[0] == ["name", "formula", "numbers", "value"]
    assert ["H3@1", "w31*x1 + w32*x2", "0.1*0.3 + 0.4*0.5", "0.23"] in found
    bare = re.compile(r"[=+@\t]|-(?![\d.]+(e-?\d+)?$)")
    assert all(not bare.match(cell) for row in found for cell in row)


def test_a_page_sets_names_formulas_and_numbers() -> None:
    """One file without a script; the step of a name is a superscript; what was given has no formula."""
    page = run("backprop-2-2-1", "--format", "html").stdout
    assert "<script" not in page
    body = page[page.index("<tbody>") : page.index("</tbody>")]
    cells = [fromstring(f"<tr>{row}</tr>") for row in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)]
    assert len(cells) == len(table("backprop-2-2-1"))
    assert body.count("<math") > 2 * len(cells)
    assert "@" not in body


REFUSED = [
    (["neuron-concepts"], "neuron-concepts asks for no value that is computed"),
    (["bayes-screening", "--arithmetic", "written:0"], "an arithmetic is exact, float, written:3"),
    (["bayes-screening", "--arithmetic", "sloppy"], "an arithmetic is exact, float, written:3"),
    (["ewma-temperature"], "ewma-temperatures"),
]


@pytest.mark.parametrize(("options", "said"), REFUSED)
def test_what_cannot_be_worked_out_is_refused(options: list[str], said: str) -> None:
    """With the reason, and exit status 1 of the command, which the program turns into 2."""
    done = run(*options)
    assert done.exit_code != 0
    assert said in done.output
    assert not isinstance(done.exception, (KeyError, ValueError))


NET = """id: net
title: A network
topic: t
statement: x
run:
  kind: layers
  input: {{X: [{X}]}}
  entries: true
  layers:
    - {{kind: {kind}, name: h, weights: {weights}, bias: b}}
  parameters:
    W: [{W}]
    b: [1, 2]
parts:
  out: {{kind: number, ask: out, marks: 1, expected: {{trace: "h[1]"}}}}
"""
FITTING = {"X": "1, 2", "kind": "dense", "weights": "W", "W": "[1, 2], [3, 4]"}
MISFITS = [
    ({"X": "1, 2, 3"}, "net.yaml:12:8: the weights 'W': 2x2 does not fit 2x3"),
    ({"X": "1, .nan"}, "net.yaml:7:18: .nan is not a number one can compute with"),
    ({"kind": "dence"}, "net.yaml:10:14: unknown kind of layer 'dence'; did you mean 'dense'?"),
    ({"weights": "V"}, "net.yaml:10:7: unknown parameter 'V'; known are W, b"),
    ({"W": "[1, 2], [3]"}, "net.yaml:12:17: the rows of a list must be of one size: 2 does not fit 1"),
]


@pytest.mark.parametrize(("change", "said"), MISFITS)
def test_a_network_that_does_not_fit_is_refused_where_it_stands(
    change: dict[str, str], said: str, tmp_path: Path
) -> None:
    """File, line and column of the very entry, and the two shapes."""
    (tmp_path / "net.yaml").write_text(NET.format(**{**FITTING, **change}), encoding="utf-8")
    done = run("net", "--bank", str(tmp_path))
    assert done.exit_code != 0
    assert said in done.output


def test_a_network_that_fits_runs(tmp_path: Path) -> None:
    """The same file, unchanged: 1*1 + 2*2 + 1 and 3*1 + 4*2 + 2."""
    (tmp_path / "net.yaml").write_text(NET.format(**FITTING), encoding="utf-8")
    found = json.loads(run("net", "--bank", str(tmp_path), "--format", "json").stdout)
    assert [(row["name"], row["value"]) for row in found[-2:]] == [("h[1]", "6"), ("h[2]", "13")]
