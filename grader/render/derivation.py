"""How is a worked derivation shown, line by line?

One line a step: the formula, the name of the rule, and why.  Small steps are folded unless all are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from derivations.derivation import CONDITION, EQUALS, IMPLIES, VALUE, Derivation, Step
from derivations.language import DomainError, Refusal, Scope, read
from derivations.language.show import latex, mathml, plain, unicode
from derivations.language.tree import Tree
from grader.render.html import written
from grader.render.mathml import formula
from grader.render.visible import visible

# kind of a step: the sign that links its line to the line above, in text and in LaTeX
SIGNS = {EQUALS: ("=", "&= "), CONDITION: ("", "& "), IMPLIES: ("⇒", r"\Rightarrow\; & "), VALUE: ("", "& ")}
# rules whose name says less than the sentence beside it
PLAIN_RULES = frozenset({"both sides", "insert", "rewrite", "substitute", "stationary"})
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
    yield Line(None, start)
    for step in derivation.steps if all_steps else derivation.folded():
        yield Line(step.kind, step.after, reason(step))


def reason(step: Step) -> str:
    """The rule by name, and why it is used here."""
    said = set(letters(step.why).split())
    if step.rule in PLAIN_RULES or said.issuperset(letters(step.rule).split()):
        return step.why
    return f"{step.rule}: {step.why}" if step.why else step.rule


def told(
    text: str, derivation: Derivation, formula: Callable[[Tree], str], words: Callable[[str], str]
) -> str:
    """A sentence: what stands between backticks is a formula in the derivation's own names.

    >>> from derivations.chapters import derive
    >>> told("solve for `mu`", derive("gaussian.mean"), unicode, str)
    'solve for μ'
    """
    if "`" not in text:
        return words(text)
    scope = Scope.of(derivation.symbols)
    pieces = MARKED.split(text)
    return "".join(
        _piece(one, scope, formula, words) if at % 2 else words(one) for at, one in enumerate(pieces)
    )


def _piece(text: str, scope: Scope, formula: Callable[[Tree], str], words: Callable[[str], str]) -> str:
    try:
        return formula(read(text, scope))
    except (Refusal, DomainError):
        return words(text)


def letters(text: str) -> str:
    """Words without signs and capitals."""
    return "".join(sign for sign in text.lower() if sign.isalpha() or sign == " ")


def text_lines(derivation: Derivation, *, all_steps: bool = False) -> Iterator[tuple[str, str]]:
    """Formula and reason of each line, in Unicode; what is given comes first."""
    if derivation.givens:
        yield ", ".join(map(unicode, derivation.givens)), "given"
    for line in lines_of(derivation, all_steps=all_steps):
        yield f"{line.sign} {unicode(line.tree)}".strip(), told(line.why, derivation, unicode, str)


def latex_lines(derivation: Derivation, *, all_steps: bool = False) -> Iterator[str]:
    """An `align*` that a LaTeX document with amsmath can take in."""
    yield f"% {derivation.title} ({derivation.name})"
    yield r"\begin{align*}"
    for given in derivation.givens:
        yield rf"  & {latex(given)} && \text{{given}} \\"
    for line in lines_of(derivation, all_steps=all_steps):
        sign = "& " if line.kind is None else SIGNS[line.kind][1]
        reason = told(line.why, derivation, lambda tree: f"${latex(tree)}$", tex_text)
        why = rf" && \text{{{reason}}}" if line.why else ""
        yield rf"  {sign}{latex(line.tree)}{why} \\"
    yield r"\end{align*}"


def markdown_lines(derivation: Derivation, *, all_steps: bool = False) -> Iterator[str]:
    """A heading and a numbered list; formulas between dollar signs."""
    yield f"## {markdown_text(derivation.title)}"
    yield ""
    if derivation.givens:
        yield "Given: " + ", ".join(f"${latex(given)}$" for given in derivation.givens)
        yield ""
    for number, line in enumerate(lines_of(derivation, all_steps=all_steps), 1):
        sign = {"⇒": r"\Rightarrow\; ", "=": "= ", "": ""}[line.sign]
        reason = told(line.why, derivation, lambda tree: f"${latex(tree)}$", markdown_text)
        why = f" — {reason}" if line.why else ""
        yield f"{number}. ${sign}{latex(line.tree)}${why}"


def html_derivation(derivation: Derivation, *, all_steps: bool = False) -> str:
    """A page."""
    return written(
        "derivation.html.j2",
        title=derivation.title,
        name=derivation.name,
        givens=map(drawn, derivation.givens),
        rows=html_rows(derivation, all_steps=all_steps),
    )


def html_rows(derivation: Derivation, *, all_steps: bool = False) -> list[tuple[str, Markup, Markup]]:
    """Sign, formula and reason of each line: for a page that shows a derivation among other things."""
    return [
        (line.sign, drawn(line.tree), _html_reason(line.why, derivation))
        for line in lines_of(derivation, all_steps=all_steps)
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
