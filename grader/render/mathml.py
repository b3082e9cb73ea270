"""How does mathematics get into a page?

Formulas come from two places: our own trees (`derivations.language.show`) and the LaTeX of the questions,
which math-core turns into MathML Core.  Both pass the same gate: an element or attribute that is not in these
lists does not reach a page, and all text is escaped anew.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError, fromstring

from markupsafe import Markup, escape

from grader.render.visible import visible

if TYPE_CHECKING:
    from math_core import LatexToMathML

ELEMENTS = re.compile(
    "math|mrow|mi|mn|mo|mtext|ms|mspace|mfrac|msqrt|mroot|msub|msup|msubsup|munder|mover|munderover"
    "|mmultiscripts|mprescripts|mtable|mtr|mtd|mpadded|mphantom|mstyle"
)
ATTRIBUTES = re.compile(
    "accent|accentunder|columnspan|depth|display|displaystyle|fence|form|height|largeop|linethickness|lspace"
    "|mathvariant|maxsize|minsize|movablelimits|rowspan|rspace|scriptlevel|separator|stretchy|symmetric|voffset"
    "|width"
)
# Application, product, separator, sum: what a screen reader says and nobody sees.
UNSEEN_OPERATORS = ("\u2061", "\u2062", "\u2063", "\u2064")
SPACE = "{http://www.w3.org/1998/Math/MathML}"
NARROW = 18  # signs of a formula that fit on any screen
VALUE = re.compile(r"[\w.+%-]{1,24}")

DOLLARS = re.compile(r"\$([^$]+)\$")


@lru_cache(maxsize=5000)
def formula(mathml: str) -> Markup | None:
    """A `<math>` element that has passed the gate; None if it does not."""
    if "<!" in mathml or "<?" in mathml:
        return None
    try:
        root = fromstring(mathml)
    except (ParseError, UnicodeEncodeError):  # a lone surrogate cannot be encoded
        return None
    if root.tag.removeprefix(SPACE) != "math":
        return None
    written: list[str] = []
    return Markup("".join(written)) if _write(root, written) else None


def _write(element: Element, written: list[str]) -> bool:
    name = element.tag.removeprefix(SPACE) if isinstance(element.tag, str) else ""
    if not ELEMENTS.fullmatch(name):
        return False
    attributes = "".join(
        f' {key}="{value}"'
        for key, value in element.attrib.items()
        if ATTRIBUTES.fullmatch(key) and VALUE.fullmatch(value)
    )
    text = (element.text or "").strip()
    if not (name == "mo" and text in UNSEEN_OPERATORS):
        text = visible(text)
    written.append(f"<{name}{attributes}>{escape(text)}")
    for child in element:
        if not _write(child, written):
            return False
    written.append(f"</{name}>")
    return True


def scrolled(found: Markup) -> Markup:
    """What may be wider than a small screen, in a box of its own that also the keyboard can scroll.

    >>> scrolled(Markup("<math><mi>x</mi></math>"))
    Markup('<math><mi>x</mi></math>')
    """
    if "<math" not in found or len(found.striptags()) <= NARROW:
        return found
    return Markup('<div class="scroll" role="group" tabindex="0" aria-label="Formula">{}</div>').format(found)


@lru_cache(maxsize=5000)
def prose(text: str) -> Markup:
    """Words with LaTeX between dollar signs, as questions are written; what is no LaTeX stays as typed."""
    parts = DOLLARS.split(text)
    return Markup("").join(_latex(part) if at % 2 else escape(visible(part)) for at, part in enumerate(parts))


@cache
def _latex(text: str) -> Markup:
    from math_core import LatexError

    try:
        found = formula(_converter().convert_with_local_state(text, displaystyle=False))
    except (LatexError, UnicodeEncodeError):
        found = None
    return found if found is not None else Markup('<code class="tex">{}</code>').format(visible(text))


@cache
def _converter() -> LatexToMathML:
    from math_core import LatexToMathML

    return LatexToMathML(max_expansions=1000)
