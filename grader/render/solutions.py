"""How is an exercise worked out, below its parts?

The derivations that its model answers come from, line by line, and the values of its computation in their
order: each formula, the numbers put in, what it comes to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from grader.render.visible import visible
from grader.report import ExerciseHead, WorkedValue

DERIVED = "Worked derivation: {}"
COMPUTED = "Worked computation"


@dataclass(frozen=True, slots=True)
class Solution:
    """One of them: a derivation with its lines, or a text."""

    title: str
    command: str  # what shows it where a page has no room for it
    givens: Sequence[Markup] = ()
    rows: Sequence[tuple[str, Markup, Markup]] = ()  # sign, formula, reason
    text: str = ""

    def plain(self) -> Solution:
        """The same as text, which is short."""
        return Solution(self.title, self.command, text=self.text)


def solutions(exercise: str, variant: int, head: ExerciseHead) -> Iterator[Solution]:
    """What is worked out of an exercise, where solutions are to be shown."""
    for name in head.derivations:
        yield _derivation(name)
    if head.worked:
        number = f" --variant {variant}" if variant else ""
        text = visible("\n".join(map(_line, head.worked)), lines=True)
        yield Solution(COMPUTED, f"grader trace {exercise}{number}", text=text)


@lru_cache(maxsize=256)
def _derivation(name: str) -> Solution:
    from derivations.chapters import derive
    from grader.render.derivation import drawn, html_rows, text_lines

    found = derive(name)
    givens = tuple(map(drawn, found.givens))
    text = "\n".join(f"{formula}    ({why})" if why else formula for formula, why in text_lines(found))
    return Solution(
        DERIVED.format(found.title),
        f"grader derive {name}",
        givens,
        tuple(html_rows(found)),
        visible(text, lines=True),
    )


def _line(one: WorkedValue) -> str:
    """
    >>> _line(WorkedValue("v", "w*x + b", "2·3 + 1", "7")), _line(WorkedValue("v", "7", "7", "7"))
    ('v = w*x + b = 2·3 + 1 = 7', 'v = 7')
    """
    return " = ".join(dict.fromkeys(filter(None, (one.name, one.formula, one.numbers, one.value))))
