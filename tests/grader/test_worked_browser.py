"""Are the pages of worked derivations and computations fit for a browser?  Skipped where there is none."""

from __future__ import annotations

from pathlib import Path

import browser
import pytest
from click.testing import CliRunner

from grader.commands import derive, trace

pytestmark = pytest.mark.skipif(browser.found() is None, reason="no Chromium on this machine")

PAGES = {
    "derivation": (derive.command, ["naive_bayes.posterior", "--format", "html"]),
    "short": (derive.command, ["averages.recurrence", "--format", "html"]),
    "run": (trace.command, ["backprop-2-2-1", "--format", "html"]),
    "formulas": (trace.command, ["gnb-small-data", "--format", "html"]),
}


@pytest.fixture(scope="module")
def chromium():
    with browser.started() as running:
        yield running


QUICK = [("derivation", 320, "light"), ("run", 1100, "dark")]
BOTH = [(name, width, scheme) for name in PAGES for width, scheme in ((320, "light"), (1100, "dark"))]


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [pytest.param(*one, marks=[] if one in QUICK else [pytest.mark.slow, pytest.mark.ci]) for one in BOTH],
)
def test_a_worked_page_fits_and_can_be_used_by_everybody(chromium, tmp_path: Path, name, width, scheme):
    """No sideways scrolling of the page, nothing loaded, and nothing that axe-core objects to."""
    command, options = PAGES[name]
    file = tmp_path / f"{name}.html"
    file.write_text(CliRunner().invoke(command, options).stdout, encoding="utf-8")
    page = chromium.new_page(viewport={"width": width, "height": 700}, color_scheme=scheme)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(file.as_uri())
    assert requests == [file.as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert browser.violations(page) == []
    page.close()
