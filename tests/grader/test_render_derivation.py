"""Is a worked derivation shown so that a reader, LaTeX, Markdown and a browser can take it in?"""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from derivations import chapters
from derivations.derivation import Derivation, Step
from derivations.language.tree import name, number
from grader.render.derivation import (
    html_derivation,
    html_rows,
    latex_lines,
    markdown_lines,
    reason,
    text_lines,
)

HOSTILE = "<script>alert(1)</script> 50% of_{x} & $y$ [a](b)"


def work(title: str = "A title", why: str = "because") -> Derivation:
    """Two steps, the first of them small."""
    steps = (
        Step("first rule", name("x"), name("y"), why, minor=True),
        Step("second rule", name("y"), number(3), why),
    )
    return Derivation(
        "chapter.word", title, (), None, name("x"), steps, number(3), {"x": "real", "y": "real"}
    )


def test_small_steps_are_folded_unless_all_are_asked_for() -> None:
    """A minor step is carried out on the way to the next line."""
    assert [formula for formula, _ in text_lines(work())] == ["x", "= 3"]
    assert [formula for formula, _ in text_lines(work(), all_steps=True)] == ["x", "= y", "= 3"]


REASONS = [
    ("chain rule", "outer times inner", "chain rule: outer times inner"),
    ("bayes rule", "Bayes' rule", "Bayes' rule"),
    ("cancel", "", "simplify"),
    ("rewrite", "insert the factors", "substitution: insert the factors"),
    ("reciprocal rule", "derivative of a reciprocal", "reciprocal rule: derivative of a reciprocal"),
    ("log of power", "the logarithm of a power", "the logarithm of a power"),
    ("linearity", "the expectation is linear", "linearity of the expectation: the expectation is linear"),
    ("a rule of yours", "because", "a rule of yours: because"),
    ("power rule", "Power rule; the inner derivative is -1", "Power rule; the inner derivative is -1"),
]


@pytest.mark.parametrize(("rule", "why", "shown"), REASONS)
def test_a_line_names_its_rule_once(rule: str, why: str, shown: str) -> None:
    """The rule as a textbook calls it, and why; not the same words twice."""
    assert reason(Step(rule, name("x"), name("y"), why)) == shown


def test_kinds_of_steps_are_told_apart() -> None:
    """`=` continues, `⇒` follows, a condition and an inserted value stand alone."""
    shown = [formula for formula, _ in text_lines(chapters.derive("activations.log_sigmoid_steepest"))]
    assert [line[0] for line in shown[1:]] == ["=", "a", "⇒", "a", "="]


def test_what_is_given_comes_first() -> None:
    """The givens of a derivation are said before its first line."""
    first = next(text_lines(chapters.derive("bayes.posterior")))
    assert first == ("P(T = 1 | C = 1) = α, P(T = 1 | C = 0) = β, P(C = 1) = π", "given")


def test_words_are_escaped_in_every_format() -> None:
    """No sign of a title or a reason reaches LaTeX, Markdown or HTML with its meaning there."""
    shown = "\n".join(latex_lines(work(why=HOSTILE)))
    assert r"50\% of\_\{x\} \& \$y\$" in shown
    shown = "\n".join(markdown_lines(work(HOSTILE, HOSTILE)))
    assert r"\<script\>" in shown
    assert r"\[a\](b)" in shown
    page = html_derivation(work(HOSTILE, HOSTILE))
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("derivation", chapters.names())
def test_every_derivation_can_be_shown(derivation: str) -> None:
    """In all formats; LaTeX braces are balanced, and MathML is well-formed."""
    found = chapters.derive(derivation)
    assert all(formula for formula, _ in text_lines(found))
    for line in latex_lines(found):
        bare = re.sub(r"\\[{}]", "", line)
        assert bare.count("{") == bare.count("}")
    assert list(markdown_lines(found))
    for _, formula, _ in html_rows(found, all_steps=True):
        assert ElementTree.fromstring(str(formula)).tag.endswith("math")
