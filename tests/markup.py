"""Which elements, attributes and texts does a page hold, and is it well-formed?"""

from __future__ import annotations

import re
from html.parser import HTMLParser

import html5lib

from grader.render.mathml import ATTRIBUTES, ELEMENTS, UNSEEN_OPERATORS
from grader.render.visible import visible

HTML = set(
    re.findall(
        r"\w+",
        "html head meta title style body a header h1 h2 h3 p br b i bdi div span ul ol li main section nav "
        "article dl dt dd code pre table thead tbody tfoot tr th td details summary footer "
        "figure figcaption svg path circle rect text",
    )
)
ATTRIBUTE = re.compile(
    r"lang|charset|http-equiv|content|name|class|href|id|title|scope|role|tabindex|aria-(hidden|label|labelledby)|style"
    r"|viewbox|width|height|d|cx|cy|r|x|y"
)


class Seen(HTMLParser):
    """The elements, attributes and text of a page."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.attributes, self.text = [], [], ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_data(self, data):
        self.text += data + " "


def assert_only_ours(page):
    """Elements, attributes and links are those of the templates, and every character can be seen."""
    seen = Seen(page)
    assert not [tag for tag in seen.elements if tag not in HTML and not ELEMENTS.fullmatch(tag)]
    odd = [
        found
        for found in seen.attributes
        if not ATTRIBUTE.fullmatch(found[1]) and not ATTRIBUTES.fullmatch(found[1])
    ]
    assert odd == []
    assert all(value.startswith("#") for tag, name, value in seen.attributes if name == "href")
    for sign in UNSEEN_OPERATORS:  # read aloud, in their own element
        page = page.replace(f"<mo>{sign}</mo>", "")
    assert visible(page, lines=True) == page


def assert_parses(page):
    """A strict HTML5 parser has no objection."""
    html5lib.HTMLParser(strict=True).parse(page)
