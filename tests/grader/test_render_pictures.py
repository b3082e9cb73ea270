"""Do pictures show what was asked and written, and nothing that would give an answer away?"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hand_made import NETWORK, PICTURES, pictured

from exercises.item import spell
from exercises.keys import drawn
from exercises.listing import listing
from exercises.load import load
from exercises.scenes import Scene, scenes
from grader.batch import How, Job, mark_one
from grader.render.html import LONGEST, html_page
from grader.render.pictures import picture
from grader.render.pictures.picture import Dot, Line, Words
from grader.report import CellReport, PartReport

WRONG = "77.5"  # what nobody expects
OURS = """\
id: ours
title: A network of a lecturer's own
topic: networks
statement: One hidden unit.
given: {a: 0.25, u: 3, q: -2}
run:
  inputs: {a: =a}
  layers: [{name: hidden, nodes: [h], activation: tanh}, {name: out, nodes: [o]}]
  wiring: {h: [u from a], o: [q from h]}
  weights: {u: =u, q: =q}
parts:
  forward: {kind: trace, ask: Forward., marks: 1, cells: {h: hidden, o: output}, expected: {trace: "{cell}"}}
"""


def words(found) -> list[str]:
    return [mark.text for mark in found.marks if isinstance(mark, Words)]


def of(report, part):
    """The picture of one part of a report made by hand."""
    [one] = [one for one in report.parts if one.part == part]
    return picture(report.heads[one.exercise].scenes[part], one)


@pytest.mark.parametrize("name", PICTURES)
def test_every_kind_of_run_has_its_picture(name):
    """There is a drawing, with words for who cannot see it, that tell every outcome."""
    found = of(pictured(), name)
    assert found is not None
    assert found.caption
    for outcome in set(PICTURES[name][2].split()) - {"unreadable"}:
        assert outcome in found.said


def test_the_network_shows_values_where_they_belong():
    """A node carries what was written of it with the symbol of its outcome, an edge its given weight."""
    found = words(of(pictured(), "network"))
    assert {"H3 = 1 ✗", "y4 = 1.25 ↪", "y5 = 1.5 ✓", "0.1", "0.4", "x1"} <= set(found)
    assert "1 ✗" in words(of(pictured(), "weights")) or "1.25 ✗" in words(of(pictured(), "weights"))


def test_the_line_of_a_perceptron_is_where_its_weights_say():
    """w1 x1 + w2 x2 + b = 0 for the numbers written: each end of a drawn line satisfies its equation."""
    weights = [(1, 2, -1), (1, 1, -1.5), (2, 1, -1)]
    declaration, quantities, outcomes = PICTURES["line"]
    written = [str(number) for line in weights for number in line]
    cells = [
        CellReport({"key": key}, outcome, text, written=text)
        for key, outcome, text in zip(quantities, outcomes.split(), written, strict=True)
    ]
    part = PartReport("x", "line", "trace", "partial", 1, 2, cells=cells)
    found = picture(Scene(declaration, quantities), part)
    samples = [mark for mark in found.marks if isinstance(mark, Dot)]
    assert [dot.filled for dot in samples] == [False, False, False, True]
    origin, unit = samples[0], samples[2].x - samples[0].x
    lines = [mark for mark in found.marks if isinstance(mark, Line) and mark.tone != "axis"]
    assert [(mark.tone, mark.dashed) for mark in lines[:3]] == [
        ("faint", True),
        ("bad", True),
        ("own", False),
    ]
    for line, (w1, w2, b) in zip(lines[:3], weights, strict=True):
        for x, y in line.points:
            assert w1 * (x - origin.x) / unit + w2 * (origin.y - y) / unit + b == pytest.approx(0, abs=1e-6)


def test_a_fitted_function_is_where_its_numbers_say():
    """y = w x + b for the numbers written, on the scale of the samples: each end satisfies its equation."""
    found = of(pictured(), "fit")
    samples = [mark for mark in found.marks if isinstance(mark, Dot)]
    (x0, y0), (x1, y1) = ((samples[0].x, samples[0].y), (samples[2].x, samples[2].y))  # (1, 3) and (4, 4)
    lines = [mark for mark in found.marks if isinstance(mark, Line) and mark.tone != "axis"]
    assert [(mark.tone, mark.dashed) for mark in lines] == [("faint", True), ("bad", True), ("own", False)]
    for line, (w, b) in zip(lines, [(1, 1.25), (1.5, 1.75), (2, 2.25)], strict=True):
        for px, py in line.points:
            x, y = 1 + 3 * (px - x0) / (x1 - x0), 3 + (py - y0) / (y1 - y0)
            assert y == pytest.approx(w * x + b, abs=1e-6)


def test_no_two_labels_of_a_network_cover_each_other():
    """Values of ten signs on every edge and node: no two of their boxes meet, and none leaves the picture."""
    edges = {name: f"d{name}@1" for name in NETWORK["weights"]}
    nodes = {f"{kind}{node}": f"{kind}{node}@1" for node in (3, 4, 5) for kind in ("H", "y", "d")}
    for quantities in (edges, nodes):
        cells = [
            CellReport({"key": key}, "incorrect", "-0.0005931", written="-0.0005931") for key in quantities
        ]
        part = PartReport("x", "all", "trace", "incorrect", 0, 1, cells=cells)
        found = picture(Scene(NETWORK, quantities), part)
        boxes = [box(mark) for mark in found.marks if isinstance(mark, Words)]
        assert all(a >= 0 and b <= found.width and c >= 0 and d <= found.height for a, b, c, d in boxes)
        for one, other in combinations(boxes, 2):
            assert one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2]


def box(mark: Words) -> tuple[float, float, float, float]:
    """From where to where a label goes, across and down: letters of 12 pixels."""
    long = 6.4 * len(mark.text)
    left = mark.x - {"start": 0, "middle": long / 2, "end": long}[mark.anchor]
    return left, left + long, mark.y - 9, mark.y + 2


def filled_with(text, scene, part):
    """Every cell of the part answered with one text, all wrong."""
    cells = [CellReport(_at(cell), "incorrect", text, written=text) for cell in scene.quantities]
    return PartReport("x", part.id, part.kind, "incorrect", 0, 1, cells=cells)


def _at(cell: str) -> dict[str, object]:
    if row := re.fullmatch(r"([^.]+)\.(\w+)", cell):
        return {"row": row[1], "cell": row[2]}
    if re.fullmatch(r"[\d,]+", cell):
        return {"index": [int(one) for one in cell.split(",")]}
    return {"key": cell}


def numbers_in(text: str) -> list[str]:
    """The decimals of a text."""
    return re.findall(r"(?<![\w.])\d+\.\d+", text)


def test_no_picture_gives_an_expected_value_away():
    """Over the whole bank: with every cell wrong, a picture holds no decimal but what is given."""
    drawn_parts = 0
    for listed in listing():
        exercise = load(listed.id)
        if not exercise.runs:
            continue
        variant, key = drawn(exercise, 0)
        given = {float(one) for one in numbers_in(" ".join(spell(value) for value in variant.given.values()))}
        for name, scene in scenes(variant, key).items():
            found = picture(scene, filled_with(WRONG, scene, exercise.parts[name]))
            if found is None:
                continue
            drawn_parts += 1
            told = numbers_in(" ".join([*words(found), found.said]))
            assert {float(one) for one in told} <= given | {float(WRONG)}, (exercise.id, name)
    assert drawn_parts >= 20


def test_a_lecturers_own_network_gets_a_picture(tmp_path: Path):
    """Nothing is wired to an exercise: one declared beside ours is drawn from its declaration alone."""
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank" / "ours.yaml").write_text(OURS, encoding="utf-8")
    answers = tmp_path / "a.yaml"
    answers.write_text("answers:\n  ours:\n    forward: {h: 0.9, o: -1.8}\n", encoding="utf-8")
    done = mark_one(Job(str(answers)), How(bank=tmp_path / "bank", drawing=True))
    page = html_page(done.report)
    assert page.count("<svg") == 1
    assert ">0.9 ✗<" in page
    assert ">−2<" in page
    assert "0.635" not in page  # tanh 0.75 = 0.63515


def test_a_long_page_keeps_the_pictures_there_is_room_for():
    """A page keeps to its length: it drops pictures, none of them half."""
    report = pictured()
    assert html_page(report).count("<svg") == len(PICTURES)
    assert len(html_page(report).encode()) <= LONGEST
    page = html_page(replace(report, parts=[*report.parts] * 5))
    assert 0 < page.count("<svg") < 5 * len(PICTURES)
    assert page.count("<svg") == page.count("</svg>")
    assert len(page.encode()) <= LONGEST
