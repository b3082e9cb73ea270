"""Is the page of every exercise well-formed, small and open to everybody, however it was answered?"""

from __future__ import annotations

import answered
import browser
import pytest
from markup import assert_only_ours, assert_parses
from markupsafe import escape

from derivations.chapters import derive
from exercises.keys import drawn
from exercises.load import load
from exercises.sources import derivations_of
from exercises.worked import texts
from grader.render.html import LONGEST, SOLVED, html_page

# Between them every kind of part and every kind of picture; the first three in every run.
SOME = (
    "backprop-2-2-1",
    "bayes-screening",
    "ewma-temperatures",
    "conv-numbers",
    "gnb-small-data",
    "gaussian-mle",
    "log-sigmoid",
    "perceptron-and",
)
QUICK = SOME[:3]
SCHEMES = ("light", "dark")


@pytest.fixture(scope="module")
def chromium():
    if browser.found() is None:
        yield None
        return
    with browser.started() as running:
        yield running


def page_of(id: str, way: str, *, solutions: bool = False) -> str:
    """The page: well-formed, nothing in it but what a page may hold, no longer than it may be."""
    page = html_page(answered.report(id, way, solutions=solutions))
    assert_parses(page)
    assert_only_ours(page)
    assert len(page.encode()) <= LONGEST + SOLVED * solutions
    return page


# What is scrolled sideways, but not by the keyboard.
OUT_OF_REACH = """[...document.querySelectorAll('*')].filter(one => one.tabIndex < 0
  && one.scrollWidth > one.clientWidth + 2
  && ['auto', 'scroll'].includes(getComputedStyle(one).overflowX)).map(one => one.outerHTML)"""


def assert_narrow(chromium, pages: dict[str, str]) -> None:
    """At 320 pixels, everything unfolded: the page is no wider, and what is wider in it can be reached."""
    shown = chromium.new_page(viewport={"width": 320, "height": 640})
    for way, page in pages.items():
        shown.set_content(page)
        shown.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert shown.evaluate("document.documentElement.scrollWidth") <= 320, way
        assert shown.evaluate(OUT_OF_REACH) == [], way
    shown.close()


def assert_accessible(chromium, pages: dict[str, str]) -> None:
    """Nothing to object to in any of them, light and dark."""
    for scheme in SCHEMES:
        shown = chromium.new_page(color_scheme=scheme)
        for way, page in pages.items():
            shown.set_content(page)
            assert browser.violations(shown) == [], (way, scheme)
        shown.close()


@pytest.mark.parametrize("way", answered.WAYS)
def test_the_ways_of_answering_are_what_they_say(way):
    """What is called right is right, and so on: else the pages would show less than is promised."""
    found = {part.outcome for part in answered.report("backprop-2-2-1", way).parts}
    assert {"right": "correct", "wrong": "incorrect"}.get(way, way) in found


@pytest.mark.parametrize(
    "id", [pytest.param(id, marks=[] if id in QUICK else [pytest.mark.slow, pytest.mark.ci]) for id in SOME]
)
def test_pages_of_some_exercises(chromium, id):
    """The browser looks at one way of answering each; the sweep below at all."""
    pages = {way: page_of(id, way) for way in ("right", "undecided", "unreadable")}
    pages |= {"with solutions": page_of(id, "right", solutions=True)}
    if chromium is None:
        pytest.skip("no Chromium on this machine: the pages are well-formed, accessibility was not looked at")
    assert_narrow(chromium, pages)
    assert_accessible(chromium, {way: pages[way] for way in ("unreadable", "with solutions")})


@pytest.mark.parametrize("id", SOME)
def test_the_working_is_shown_where_solutions_are(id):
    """Every part has its model answer, whatever its kind; derivations and computation stand below."""
    found = answered.report(id, "unreadable", solutions=True)
    page = html_page(found)
    assert page.count("<summary>Model answer</summary>") == len(found.parts)
    exercise = load(id)
    for name in derivations_of(exercise):
        assert f"<summary>Worked derivation: {escape(derive(name).title)}</summary>" in page
    computed = list(texts(*drawn(exercise, 0)))
    assert page.count("<summary>Worked computation</summary>") == bool(computed)
    assert all(escape(value) in page for _, _, _, value in computed)
    assert "Worked" not in html_page(answered.report(id, "unreadable"))


@pytest.mark.slow
@pytest.mark.parametrize("id", answered.IDS)
def test_pages_of_every_exercise(chromium, id):
    """Right, wrong, carried, undecided and unreadable, with and without the model answers."""
    pages = {way: page_of(id, way) for way in answered.WAYS}
    pages |= {"with solutions": page_of(id, "right", solutions=True)}
    if chromium is None:
        pytest.skip("no Chromium on this machine: the pages are well-formed, accessibility was not looked at")
    assert_narrow(chromium, pages)
    assert_accessible(chromium, pages)
