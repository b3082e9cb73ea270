"""Does what people type stay text on its whole way: from a file of a bad name, through marking, to a page?"""

from __future__ import annotations

import browser
import hostile
import pytest
import yaml
from click.testing import CliRunner
from markup import Seen, assert_only_ours, assert_parses

from grader.commands import check

FOREIGN = "script, img, iframe, object, embed, link, form, input, video, base, template, [onerror], [onload]"
PLACES = (  # one of each way to answer
    ("log-sigmoid", "definition"),
    ("log-sigmoid", "range"),
    ("log-sigmoid", "derivative-lines"),
    ("log-sigmoid", "code"),
    ("bayes-screening", "posterior"),
)
SHEETS = [hostile.EVERY[at : at + len(PLACES)] for at in range(0, len(hostile.EVERY), len(PLACES))]


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """A class of students who answer with those texts, each in a place of its own, under such names and in
    files of such names as far as a file can have them; and the pages of that class."""
    folder, out = tmp_path_factory.mktemp("class"), tmp_path_factory.mktemp("pages")
    for number, texts in enumerate(SHEETS):
        answers: dict[str, dict[str, object]] = {}
        for at, text in enumerate(texts):
            exercise, part = PLACES[(at + number) % len(PLACES)]
            answers.setdefault(exercise, {})[part] = [text] if part.endswith("lines") else text
        who = texts[number % len(texts)]
        name = "".join(sign for sign in who if sign not in "/\0" and not 0xD800 <= ord(sign) < 0xE000)
        sheet = yaml.safe_dump({"student": who, "answers": answers})
        (folder / f"{name[:80]}{number}.yaml").write_text(sheet, encoding="utf-8")
    told = CliRunner().invoke(check.command, [str(folder), "--html", str(out)])
    assert told.exception is None or isinstance(told.exception, SystemExit), told.output
    return sorted(out.iterdir())


def test_a_class_of_hostile_texts_gets_its_pages(pages):
    """A page each and an index, under names that are plain; nothing on them but what a page may hold."""
    assert len({text for texts in SHEETS for text in texts}) >= 200
    assert len(pages) == len(SHEETS) + 1
    for path in pages:
        assert path.name.isascii()
        assert not set(path.name) & set("<>&\"'`${}\\ ")
        page = path.read_text(encoding="utf-8")
        if path.name != "index.html":
            assert_only_ours(page)
        assert_parses(page)


def test_the_index_links_to_the_pages_and_nowhere_else(pages):
    """Each link of the index is the name of a page."""
    index = next(path for path in pages if path.name == "index.html")
    seen = Seen(index.read_text(encoding="utf-8"))
    links = {value for _, name, value in seen.attributes if name == "href"} - {"#main"}
    assert links == {path.name for path in pages if path != index}


@pytest.mark.slow
@pytest.mark.ci
@pytest.mark.skipif(browser.found() is None, reason="no Chromium on this machine")
def test_none_of_it_runs(pages):
    """In a browser: no script has run, nothing was asked for, no element of another's."""
    with browser.started() as chromium:
        page = chromium.new_page()
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        for path in pages:
            page.goto(path.as_uri())
            assert page.evaluate("window.hit") is None
            assert page.locator(FOREIGN).count() == 0
        assert requests == [path.as_uri() for path in pages]
