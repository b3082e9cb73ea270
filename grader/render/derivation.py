"""How is a worked derivation shown, line by line?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from derivations.derivation import CONDITION, EQUALS, IMPLIES, Derivation
from derivations.language.show import latex, mathml, plain, unicode
from derivations.language.tree import Tree
from grader.render.html import environment
from grader.render.mathml import formula
from grader.render.visible import visible


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a sign that links it to the line above (empty where it stands alone), a formula, and why."""

    sign: str
    tree: Tree
    why: str = ""


def lines_of(derivation: Derivation, *, all_steps: bool = False) -> Iterator[Line]:
    """The start, then every step's result."""
    start = derivation.start
    if derivation.subject is not None:
        start = Tree("relation", (derivation.subject, start), "=")
    yield Line("", start)
    for step in derivation.steps if all_steps else derivation.folded():
        sign = "=" if step.kind == EQUALS else "⇒" if step.kind == IMPLIES else ""
        why = f"set: {step.why}" if step.kind == CONDITION and not step.why else step.why
        yield Line(sign, step.after, why)


def text_lines(derivation: Derivation, *, all_steps: bool = False) -> Iterator[tuple[str, str]]:
    """Formula and reason of each line, in Unicode."""
    for line in lines_of(derivation, all_steps=all_steps):
        yield f"{line.sign} {unicode(line.tree)}".strip(), line.why


def latex_lines(derivation: Derivation, *, all_steps: bool = False) -> Iterator[str]:
    """An `align*` that a LaTeX document can take in."""
    yield f"% {derivation.title} ({derivation.name})"
    yield r"\begin{align*}"
    for line in lines_of(derivation, all_steps=all_steps):
        sign = {"=": "&= ", "⇒": r"\Rightarrow\; & ", "": "& "}[line.sign]
        why = rf" && \text{{{line.why}}}" if line.why else ""
        yield rf"  {sign}{latex(line.tree)}{why} \\"
    yield r"\end{align*}"


def html_derivation(derivation: Derivation, *, all_steps: bool = False) -> str:
    """A page."""
    rows = [(line.sign, drawn(line.tree), line.why) for line in lines_of(derivation, all_steps=all_steps)]
    return (
        environment()
        .get_template("derivation.html.j2")
        .render(title=derivation.title, name=derivation.name, givens=map(drawn, derivation.givens), rows=rows)
    )


def drawn(tree: Tree) -> Markup:
    """A tree as mathematics on a page."""
    found = formula(mathml(tree), display=True)
    return found if found is not None else Markup("<code>{}</code>").format(visible(plain(tree)))
