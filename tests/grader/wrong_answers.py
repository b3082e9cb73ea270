"""Which wrong answers does a part have: the author's, one of every slip, digits gone wrong, neighbours?"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from derivations.language.show import plain
from exercises.graph import Node
from exercises.item import Part, spell
from grader import promises
from grader.answers import Asked
from grader.diagnose import formulas, numbers

FIXED = {
    "number": ("0", "1", "7/3", "1e9", "oo"),
    "expression": ("0", "1", "7/3", "{1, 2}", "a = b", "[0, 1)"),
    "equation": ("0", "1 = 2"),
    "interval": ("(0, 3)", "[-2, 2)", "5", "(-1, 1)", "(0, oo)"),
    "set": ("{}", "{1}", "{0, 1, 2, 3}", "7"),
    "text": ("nothing of it",),
}


def wrong_answers(case: promises.Case, part: Part) -> Iterator[tuple[str, str]]:
    """A cell ("" in a part of one value), and what is written there."""
    if part.kind == "lines":
        return
    for cell, id in case.key.slots[part.id].items():
        node = case.key.nodes[id]
        written = dict.fromkeys(_of(node, case, part))
        written.pop(node.answer, None)
        yield from ((cell, text) for text in written)


def _of(node: Node, case: promises.Case, part: Part) -> Iterator[str]:
    if part.kind == "choice":
        yield from case.drawn.options(part)
        return
    yield from (one.node.answer for one in case.key.others.get(node.id, ()) if one.mistake)
    yield from FIXED.get(node.kind, ())
    asked = Asked(case.drawn, case.key, part)
    if node.value is not None:
        yield from _perturbed(node.value.fraction)
        if node.formula:
            named = {name: value for _, value, name in numbers._table(node, asked).values}
            yield from (decimal(value.fraction, 4) for value in named.values())
    elif node.kind in ("expression", "equation"):
        yield from (f"{head}({node.answer})" for head in ("-", "2*", "1-") if node.kind == "expression")
        known = formulas._tables(formulas._known(node, asked).prints, node, asked) if node.answer else []
        yield from {slip.name: plain(slip.tree) for table in known for slip in table.slips}.values()


def _perturbed(right: Fraction) -> Iterator[str]:
    """The neighbours of a number, in different places."""
    yield decimal(right, 1)  # too few figures
    for wrong in (
        -right, 1 - right, right + 1, right * 10, right / 10, right * 100, right / 2, right * 2,
        right * Fraction(1003, 1000), right * Fraction(11, 10), right * right,
    ):  # fmt: skip
        yield decimal(wrong, 4)
    if right:
        yield decimal(1 / right, 4)
    digits = decimal(right, 4)
    swapped = [
        digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        for at in range(len(digits) - 1)
        if digits[at : at + 2].isdigit() and digits[at] != digits[at + 1]
    ]
    yield from swapped


def decimal(number: Fraction, figures: int, *, cut: bool = False) -> str:
    """A number with so many significant figures, as a decimal; whole numbers stay whole.

    >>> decimal(Fraction(2, 3), 3), decimal(Fraction(-7200), 2), decimal(Fraction(2, 300), 2, cut=True)
    ('0.667', '-7200', '0.0066')
    """
    if number.denominator == 1:
        return str(number)
    figures = max(figures, len(str(int(abs(number)))) + 1)  # without a point it would be exact
    places = figures - 1
    while abs(number) >= Fraction(10) ** (figures - places):
        places -= 1
    while abs(number) < Fraction(10) ** (figures - 1 - places):
        places += 1
    steps = abs(number) * Fraction(10) ** places
    whole = int(steps) if cut else int(steps + Fraction(1, 2))
    text = spell(Fraction(whole) / Fraction(10) ** places, max(places, 0))
    return f"-{text}" if number < 0 and whole else text
