"""How is a worked derivation shown, line by line?

First what is agreed on and given; then one line a step: the formula, the name of the rule, and why; then what
the names stand for.  Small steps are folded unless all are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from derivations.derivation import CONDITION, EQUALS, IMPLIES, VALUE, Derivation, Step
from derivations.explained import convention, meanings, printed, spelled
from derivations.language import DomainError, Refusal, Scope, read
from derivations.language.show import latex, mathml, plain, unicode
from derivations.language.tree import Tree
from derivations.rules.titles import title_of
from grader.render.html import written
from grader.render.mathml import formula
from grader.render.visible import visible

# kind of a step: the sign that links its line to the line above, in text and in LaTeX
SIGNS = {EQUALS: ("=", "&= "), CONDITION: ("", "& "), IMPLIES: ("⇒", r"\Rightarrow\; & "), VALUE: ("", "& ")}
TEX_SIGNS = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "_": r"\_", "%": r"\%",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip
MARKED = re.compile(r"`([^`]+)`")
MARKDOWN_SIGNS = frozenset("\\`*_{}[]<>#|$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: how it follows from the line above (None for the first), a formula, and why."""

    kind: str | None
    tree: Tree
    why: str = ""

    @property
    def sign(self) -> str:
        return "" if self.kind is None else SIGNS[self.kind][0]


def lines_of(derivation: Derivation, *, all_steps: bool = False) -> Iterator[Line]:
    """The start, then every step's result."""
    start = derivation.start
    if derivation.subject is not None:
        start = Tree("relation", (derivation.subject, start), "=")
    yield Line(None, start, "" if derivation.steps else "by definition")
    for step in derivation.steps if all_steps else derivation.folded():
        yield Line(step.kind, step.after, reason(step))


def reason(step: Step) -> str:
    """The rule as a textbook calls it, and why it is used here; no word of it twice."""
    title = title_of(step.rule)
    named, said = letters(title), letters(step.why)
    if said <= named:
        return title
    return step.why if named <= said else f"{title}: {step.why}"


def told(
    text: str, derivation: Derivation, formula: Callable[[Tree], str], words: Callable[[str], str]
) -> str:
    """A sentence: what stands between backticks is a formula in the derivation's own names.

    >>> from derivations.chapters import derive
    >>> told("solve for `s2`", derive("gaussian.variance"), unicode, str)
    'solve for σ²'
    """
    if "`" not in text:
        return words(text)
    scope = Scope.of(derivation.symbols)
    pieces = MARKED.split(text)

    def piece(marked: str) -> str:
        try:
            return formula(spelled(read(marked, scope), derivation))
        except (Refusal, DomainError):
            return words(marked)

    return "".join(piece(one) if at % 2 else words(one) for at, one in enumerate(pieces))


def letters(text: str) -> frozenset[str]:
    """The words of a text, without signs and capitals, one and several alike."""
    kept = "".join(sign for sign in text.lower() if sign.isalpha() or sign == " ")
    return frozenset(word.removesuffix("s") for word in kept.split())


def text_lines(derivation: Derivation, *, all_steps: bool = False) -> Iterator[tuple[str, str]]:
    """Formula and reason of each line, in Unicode; what is given comes first."""
    shown = printed(derivation)
    if shown.givens:
        yield ", ".join(map(unicode, shown.givens)), "given"
    for line in lines_of(shown, all_steps=all_steps):
        yield f"{line.sign} {unicode(line.tree)}".strip(), told(line.why, derivation, unicode, str)


def text_convention(derivation: Derivation) -> str:
    """What is agreed on before the first line, or nothing."""
    return told(convention(derivation), derivation, unicode, str)


def text_names(derivation: Derivation) -> list[str]:
    """What each name stands for."""
    return [f"{unicode(one.form)}: {one.text}".removesuffix(": ") for one in meanings(derivation)]


def latex_lines(derivation: Derivation, *, all_steps: bool = False) -> Iterator[str]:
    """An `align*` that a LaTeX document with amsmath can take in, between what is agreed on and the names."""
    shown = printed(derivation)

    def sentence(text: str) -> str:
        return told(text, derivation, lambda tree: f"${latex(tree)}$", tex_text)

    yield f"% {derivation.title} ({derivation.name})"
    if agreed := convention(derivation):
        yield sentence(agreed)
    yield r"\begin{align*}"
    for given in shown.givens:
        yield rf"  & {latex(given)} && \text{{given}} \\"
    for line in lines_of(shown, all_steps=all_steps):
        sign = "& " if line.kind is None else SIGNS[line.kind][1]
        why = rf" && \text{{{sentence(line.why)}}}" if line.why else ""
        yield rf"  {sign}{latex(line.tree)}{why} \\"
    yield r"\end{align*}"
    names = [f"${latex(one.form)}$: {tex_text(one.text)}".removesuffix(": ") for one in meanings(derivation)]
    if names:
        yield f"where {'; '.join(names)}."


def markdown_lines(derivation: Derivation, *, all_steps: bool = False) -> Iterator[str]:
    """A heading and a numbered list; formulas between dollar signs."""
    shown = printed(derivation)

    def sentence(text: str) -> str:
        return told(text, derivation, lambda tree: f"${latex(tree)}$", markdown_text)

    yield f"## {markdown_text(derivation.title)}"
    yield ""
    if agreed := convention(derivation):
        yield sentence(agreed)
        yield ""
    if shown.givens:
        yield "Given: " + ", ".join(f"${latex(given)}$" for given in shown.givens)
        yield ""
    for number, line in enumerate(lines_of(shown, all_steps=all_steps), 1):
        sign = {"⇒": r"\Rightarrow\; ", "=": "= ", "": ""}[line.sign]
        why = f" — {sentence(line.why)}" if line.why else ""
        yield f"{number}. ${sign}{latex(line.tree)}${why}"
    for place, one in enumerate(meanings(derivation)):
        if place == 0:
            yield ""
            yield "where"
            yield ""
        yield f"- ${latex(one.form)}$: {markdown_text(one.text)}".removesuffix(": ")


def html_derivation(derivation: Derivation, *, all_steps: bool = False) -> str:
    """A page."""
    return written(
        "derivation.html.j2",
        title=derivation.title,
        name=derivation.name,
        agreed=_html_reason(convention(derivation), derivation),
        givens=map(drawn, printed(derivation).givens),
        rows=html_rows(derivation, all_steps=all_steps),
        names=[(drawn(one.form), one.text) for one in meanings(derivation)],
    )


def html_rows(derivation: Derivation, *, all_steps: bool = False) -> list[tuple[str, Markup, Markup]]:
    """Sign, formula and reason of each line: for a page that shows a derivation among other things."""
    return [
        (line.sign, drawn(line.tree), _html_reason(line.why, derivation))
        for line in lines_of(printed(derivation), all_steps=all_steps)
    ]


def _html_reason(text: str, derivation: Derivation) -> Markup:
    return Markup(told(text, derivation, lambda tree: str(drawn(tree)), _html_words))


def _html_words(text: str) -> str:
    return str(escape(visible(text)))


def drawn(tree: Tree) -> Markup:
    """A tree as mathematics on a page."""
    found = formula(mathml(tree))
    return found if found is not None else Markup("<code>{}</code>").format(visible(plain(tree)))


def tex_text(text: str) -> str:
    r"""Words in \text{…}: every sign that means something to TeX is escaped.

    >>> tex_text("only j = k is left: N_k of {y} & 100%")
    'only j = k is left: N\\_k of \\{y\\} \\& 100\\%'
    """
    return "".join(TEX_SIGNS.get(sign, sign) for sign in text)


def markdown_text(text: str) -> str:
    r"""Words in Markdown: every sign that means something to it is escaped.

    >>> markdown_text("sum [y_m = k]")
    'sum \\[y\\_m = k\\]'
    """
    return "".join(f"\\{sign}" if sign in MARKDOWN_SIGNS else sign for sign in text)
