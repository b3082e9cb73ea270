"""Is a page in a real browser what it promises to be?  Skipped where no Chromium is found."""

from __future__ import annotations

from itertools import pairwise

import browser
import hostile
import pytest
from hand_made import EVERY, everywhere

from grader.render.html import Pages

pytestmark = pytest.mark.skipif(browser.found() is None, reason="no Chromium on this machine")

HOSTILE = (
    "<script>window.hit=1</script><img src=//x.test/y onerror=window.hit=1>'\"><svg onload=window.hit=1>"
)


@pytest.fixture(scope="module")
def chromium():
    with browser.started() as running:
        yield running


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Every report made by hand, a hostile one, and the index."""
    written = Pages(tmp_path_factory.mktemp("pages"), index=True)
    found = {name: written.add(report) for name, report in EVERY.items()}
    found["hostile"] = written.add(everywhere(HOSTILE))
    found["index"] = written.close()
    return found


NAMES = [*EVERY, "hostile", "index"]


OTHER_SCHEME = pytest.param("dark", marks=[pytest.mark.slow, pytest.mark.ci])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("scheme", ["light", OTHER_SCHEME])
@pytest.mark.parametrize("width", [320, 1100])
def test_a_page_fits_asks_for_nothing_and_runs_nothing(chromium, pages, name, scheme, width):
    """No request but the page itself, no message in the console, no sideways scrolling, no script run."""
    page = chromium.new_page(viewport={"width": width, "height": 700}, color_scheme=scheme)
    requests, said = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(pages[name].as_uri())
    assert requests == [pages[name].as_uri()]
    assert said == []
    assert page.evaluate("window.hit") is None
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("name", NAMES)
def test_a_page_can_be_read_aloud(chromium, pages, name):
    """One h1, no level of heading left out, a main region, a language, a title."""
    page = chromium.new_page()
    page.goto(pages[name].as_uri())
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3')].map(h => +h.tagName[1])")
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.locator("main").count() == 1
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.title()
    page.close()


def test_no_hostile_text_runs_or_asks_for_anything(chromium, tmp_path):
    """A corpus of over 200 texts, in every place of a page: nothing runs, nothing is fetched."""
    written = Pages(tmp_path, index=True)
    paths = [written.add(everywhere(text)) for text in hostile.EVERY[:: len(hostile.OUT_OF)]]
    paths += [written.add(everywhere("\n".join(hostile.EVERY))), written.close()]
    page = chromium.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    for path in paths:
        page.goto(path.as_uri())
        assert page.evaluate("window.hit") is None
        foreign = "script, img, iframe, object, embed, link, form, input, video, base, template"
        assert page.locator(foreign).count() == 0
    assert requests == [path.as_uri() for path in paths]
    page.close()


def test_the_keyboard_reaches_the_marks(chromium, pages):
    """The first stop leads past the head of the page, and each stop can be seen."""
    page = chromium.new_page()
    page.goto(pages["homework"].as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the marks"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.close()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("scheme", ["light", OTHER_SCHEME])
def test_no_violation_of_the_accessibility_guidelines(chromium, pages, name, scheme):
    """axe-core, all rules of WCAG 2.2 up to AA and its best practices."""
    page = chromium.new_page(color_scheme=scheme)
    page.goto(pages[name].as_uri())
    assert browser.violations(page) == []
    page.close()
