"""Which side of a chain is the answer: the last one, or what that only rounds, `0.0009/0.03087 ≈ 0.03`?

The last side is what was handed in.  Where it has fewer figures than are asked for, and merely rounds a side
before it that has enough, the student has shown the value, and the end is for reading.
"""

from __future__ import annotations

from collections.abc import Sequence

from derivations.language import Scope
from grader.answers import Asked
from grader.answers.number import as_written
from grader.asked_for import tree_of
from grader.chains import agree
from grader.numbers import Written, enough, fit

Side = tuple[int, str, str]  # where it starts, its text, the sign behind it


def before_rounding(sides: Sequence[Side], asked: Asked) -> Side:
    """The side that the last one only rounds; the last one where its own figures are enough."""
    figures, last = asked.part.figures, _number(sides[-1][1], asked)
    if last is None or enough(last, figures):
        return sides[-1]
    for at in reversed(range(len(sides) - 1)):
        found = _number(sides[at][1], asked)
        if found is not None and enough(found, figures) and fit(last, found.value, None) != "no":
            same = at == 0 or agree([one for _, one, _ in sides[: at + 1]], asked)
            return sides[at] if same else sides[-1]
    return sides[-1]


def _number(side: str, asked: Asked) -> Written | None:
    """The number that is written there, without names: not even `e` where that is one of the question's."""
    tree = tree_of(side, Scope.of(None))
    if tree is None or tree.names() or any(one.leaf in asked.exercise.symbols for one in tree.walk()):
        return None
    return as_written(tree, side.strip())
