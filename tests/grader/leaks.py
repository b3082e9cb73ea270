"""Does a text give the model answer away, in any spelling?

A number is given away by its value, to two figures and more; a formula by being written, in plain text,
Unicode or LaTeX.  What the question itself or the student's own answer says may be repeated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from html import unescape

from derivations.language import read
from derivations.language.mathml import mathml
from derivations.language.refusal import Refusal
from derivations.language.show import latex, plain, unicode
from exercises.graph import Node
from exercises.scopes import scope
from grader.cases import Case
from tests.grader.wrong_answers import decimal

POINT = re.compile(r"[\w'′]+(?:\[[\d, ]*\])?\"? ?[=:] ?\"?[-−]?\d+(?:/\d+)?\b")  # where to try a formula
COUNTED = re.compile(
    r"\b\d+ of \d+ right|\b\d+ not filled|\b(?:row|entry|[Ll]ine|cell) [\d, ]+|at least \d+ significant"
    r"|[\d.]+\s+of\s+[\d.]+\s+marks|[\d.]+ marks to win back"
)
TOKEN = re.compile(r"\\(?:cdot|left|right)|\\?\w+|\\?\S")
BETWEEN = re.compile("\\s|[*·⋅\u2062]|\\\\(?:cdot|left|right)(?![A-Za-z])")
INDEX = re.compile(r"\[[\d, ]*\]")
NUMBER = re.compile(r"(?<![\w.])[-−]?\d+(?:\.\d+)?(?:\s*/\s*\d+(?!\.?\d))?(?:\s*%)?(?![\w.]*\d)")
FIGURES = range(2, 7)


def spellings(node: Node, case: Case) -> set[str]:
    """How the model answer may be written."""
    texts = {node.answer, *(one.node.answer for one in case.key.others.get(node.id, ()) if not one.mistake)}
    if node.value is None:
        for text in tuple(texts):
            try:
                tree = read(text, scope(case.exercise))
            except Refusal:
                continue  # a word, an interval's own spelling
            texts |= {plain(tree), unicode(tree), latex(tree), _bare(mathml(tree))}
    return {text for text in texts if text}


def numerals(value: Fraction) -> set[Fraction]:
    """The values that its digits may be cut or rounded to."""
    found = {value}
    for part in (value, value * 100):
        found |= {Fraction(decimal(part, figures, cut=cut)) for figures in FIGURES for cut in (False, True)}
    return found


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def said_numbers(text: str) -> Iterator[Fraction]:
    """The numbers that stand in a text.

    >>> [str(one) for one in said_numbers("at x = 1/2 it is -0.25, 3 % of w12 or 2.")]
    ['1/2', '-1/4', '3/100', '2']
    """
    for found in NUMBER.findall(INDEX.sub(" ", COUNTED.sub(" ", text))):
        bare = squeezed(found).replace("−", "-")
        share = bare.endswith("%")
        above, _, below = bare.rstrip("%").partition("/")
        if below and not int(below):
            continue
        yield Fraction(above) / (int(below) if below else 1) / (100 if share else 1)


def given_away(text: str, node: Node, case: Case, known: str) -> str | None:
    """The spelling of the model answer that stands in a text, and not in what is known anyway."""
    if node.kind == "choice":
        return next((one.pattern for one in _choosing(node, case) if _oftener(one, text, known)), None)
    if node.value is not None:
        mine = set(said_numbers(known))
        telling = numerals(node.value.fraction)
        return next((str(one) for one in said_numbers(text) if one in telling and one not in mine), None)
    if "=" not in node.answer:
        text = POINT.sub(" ", text)
    for one in sorted(spellings(node, case)):
        if _oftener(_pattern(one), text, known):
            return one
    return None


def _oftener(pattern: re.Pattern[str], text: str, known: str) -> bool:
    return len(pattern.findall(text.replace("−", "-"))) > len(pattern.findall(known.replace("−", "-")))


def _choosing(node: Node, case: Case) -> Iterator[re.Pattern[str]]:
    """How a right option may be told: by its letter, where it is meant as one, or by its words."""
    shown = {label: letter for letter, label in case.drawn.options(case.exercise.parts[node.id]).items()}
    for label in node.answer.split(", "):
        words = case.drawn.fill(case.exercise.parts[node.id].options[label].text)
        letter = rf"(?:option|answer|letter|choose|take)\s+[\"'(]?{shown[label]}\b|\({shown[label]}\)"
        yield re.compile(rf"{letter}|{re.escape(words)}", re.IGNORECASE)


def _pattern(spelled: str) -> re.Pattern[str]:
    """A spelling with or without spaces and signs of multiplication, and not as a part of a longer word."""
    tokens = [token for token in TOKEN.findall(spelled.replace("−", "-")) if not BETWEEN.fullmatch(token)]
    inside = f"(?:{BETWEEN.pattern})*".join(map(re.escape, tokens))
    return re.compile(rf"(?<![\w.\\]){inside}(?![\w(^\[])")


def seen(page: str) -> str:
    """What a reader of a page sees, or hears."""
    heard = " ".join(re.findall(r"(?:aria-label|title|alt)=\"([^\"]*)\"", page))
    shown = re.sub(r"<style.*?</style>", " ", page, flags=re.DOTALL)
    maths = re.sub(r"<math.*?</math>", lambda found: _bare(found[0]), shown, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", " ", maths) + " " + heard)


def _bare(markup: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", markup))
