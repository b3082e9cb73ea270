"""Which mistake gives exactly what the student wrote?

A ladder: the author's own wrong answers, replayed on the model's values and on the student's; then what comes
of one slip in the formula (`slips`); then digits.  A cause comes before a shape, a shape before a digit.
Several causes for the same value are said to be several, with the earlier value that would tell them apart.
No match, no claim.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from derivations.language.tree import Tree
from exercises.graph import Node
from exercises.values import Value
from grader.answers import Asked, Reading
from grader.carry import candidates
from grader.carry_unrounded import left_open
from grader.diagnose.digits import digit_slip, last_figure_off, operand_slipped, point_moved
from grader.diagnose.numbers import number_slips
from grader.diagnose.ranking import family, rank
from grader.diagnose.saying import one_of, worded
from grader.diagnose.telling import told_digits
from grader.numbers import LEAST_FIGURES, RIGHT, Written, fit
from grader.own import Own
from grader.report import MistakeReport


def mistake(reading: Reading, node: Node, asked: Asked, own: Own) -> MistakeReport | None:
    """The mistake behind a wrong value, if one of the rules gives exactly it."""
    if node.kind == "number" and (node.value is None or not isinstance(reading.value, Written)):
        return infinite_mistake(reading, node, asked)
    if isinstance(reading.value, Written) and reading.tree is not None:
        return number_mistake(reading.value, reading.tree, node, asked, own)
    if node.kind in ("choice", "text"):
        return word_mistake(reading, node, asked)
    if node.kind == "interval":
        return interval_mistake(reading, node, asked)
    if node.kind == "set":
        return set_mistake(reading, node, asked)
    if node.kind in ("expression", "equation") and reading.tree is not None:
        return formula_mistake(reading.tree, node, asked)
    return None


def number_mistake(written: Written, tree: Tree, node: Node, asked: Asked, own: Own) -> MistakeReport | None:
    """The mistake behind a wrong number."""
    if node.value is None:
        return None
    others = [other for other in asked.key.others.get(node.id, ()) if other.mistake]
    cells = asked.key.slots[asked.part.id].values()
    wrong = [(other, list(_values(other.node, own, cells))) for other in others]
    causes: list[tuple[str, str]] = []
    for hits in (_hits, _hits_coarsely):
        causes = causes or [
            (str(other.mistake), other.why)
            for other, values in wrong
            if any(hits(written, value, asked) for value in values)
        ]
    right = [
        value for value in (node.value, *(one.value for one in candidates(node, own))) if value is not None
    ]
    if causes:
        named_sign = any(family(name) == "sign" for name, _ in causes)
        turned = not named_sign and _is_turned(written, right, asked)
        return worded([*causes, ("turned-sign", "")] if turned else causes)
    if own.any_wrong and left_open(written, node, own, asked.part.figures):
        return None  # perhaps all digits of a wrong value were kept
    found = number_slips(written, node, asked, own)
    named_sign = any(family(hit.name) == "sign" for hit in found)
    if not named_sign and _is_turned(written, right, asked):
        return worded([("turned-sign", "")])
    if all(rank(hit.name) for hit in found) and any(last_figure_off(written, value) for value in right):
        return worded([("last-figure-off", "")])  # a slip of another kind hardly comes so near
    if found:
        return one_of([(hit.name, hit.made_in) for hit in found], asked.key)
    if told_digits(written) > 2:
        for name, values in _shapes(right):
            if any(_hits(written, value, asked) for value in values):
                return worded([(name, "")])
    if any(point_moved(written, value) for value in right):
        return worded([("point-moved", "")])
    if written.unit is None and operand_slipped(tree, node, own, right):
        return worded([("digit-dropped", "")])
    for value in right:
        if slip := digit_slip(written, value):
            return worded([(slip, "")])
    return None


def _is_turned(written: Written, right: Sequence[Value], asked: Asked) -> bool:
    """Is it the right number but for its sign, which is lost more often than anything else that gives it?"""
    turned = (Value(-value.fraction, value.exact) for value in right if value.fraction)
    return any(_hits(written, value, asked) for value in turned)


def infinite_mistake(reading: Reading, node: Node, asked: Asked) -> MistakeReport | None:
    """The mistake where the right number is infinite, or the student's is."""

    def fits(other: Node) -> bool:
        if isinstance(reading.value, Written):
            return other.value is not None and _hits(reading.value, other.value, asked)
        return other.value is None and other.answer == reading.value

    others = asked.key.others.get(node.id, ())
    causes = [(one.mistake, one.why) for one in others if one.mistake and fits(one.node)]
    if causes:
        return worded(causes)
    return worded([("turned-sign", "")]) if {reading.value, node.answer} == {"oo", "-oo"} else None


def _hits(written: Written, value: Value, asked: Asked) -> bool:
    return fit(written, value, asked.part.figures) in RIGHT


def _hits_coarsely(written: Written, value: Value, asked: Asked) -> bool:
    """Is it what a mistake gives, with two figures at least but fewer than are asked for?"""
    return told_digits(written) >= LEAST_FIGURES and fit(written, value, asked.part.figures) == "coarse"


def _values(node: Node, own: Own, cells: Collection[str]) -> Iterator[Value]:
    """What a wrong formula gives: on the model's values, and on the student's.

    A plain copy of another cell is one of what belongs there: two cells that are alike and wrong are no copy.
    """
    if node.value is not None:
        yield node.value
    if node.formula and node.tree().head == "name" and not set(cells).isdisjoint(node.sources()):
        return
    for one in candidates(node, own):
        if one.value is not None:
            yield one.value


def _shapes(right: Sequence[Value]) -> Iterator[tuple[str, list[Value]]]:
    """What differs from the right value by a sign or a factor of two, and what is left of one."""
    for name, factor in (("turned-sign", Fraction(-1)), ("half", Fraction(1, 2)), ("twice", Fraction(2))):
        yield name, [Value(value.fraction * factor, value.exact) for value in right if value.fraction]
    yield (
        "complement-taken",
        [Value(1 - value.fraction, value.exact) for value in right if 0 < value.fraction < 1],
    )


def formula_mistake(answer: Tree, node: Node, asked: Asked) -> MistakeReport | None:
    """The mistake behind a wrong formula."""
    from grader.diagnose import formulas  # not on the way of an answer that is a number

    causes = formulas.foreseen(answer, node, asked)
    if causes:
        return worded(causes)
    return worded([(name, "") for name in formulas.formula_slips(answer, node, asked)])


def word_mistake(reading: Reading, node: Node, asked: Asked) -> MistakeReport | None:
    """The mistake of an option, or of a word an author foresaw."""
    from grader.answers import text

    if node.kind == "choice":
        chosen = reading.value
        assert isinstance(chosen, frozenset)
        right = frozenset(node.answer.split(", "))
        options = asked.part.options
        causes = [(option.mistake, option.why or "") for label, option in options.items()
                  if label in chosen - right and option.mistake]  # fmt: skip
        if not causes and chosen < right:
            return worded([("option-missing", "")])
        return worded(causes[:1]) if causes else None
    for other in asked.key.others.get(node.id, ()):
        if other.mistake and text._bare(other.node.answer) == reading.value:
            return worded([(other.mistake, other.why)])
    return None


def set_mistake(reading: Reading, node: Node, asked: Asked) -> MistakeReport | None:
    """The mistake of a set an author foresaw."""
    from grader.answers import set as sets

    for other in asked.key.others.get(node.id, ()):
        if other.mistake and sets.meets(reading, other.node, asked).right:
            return worded([(other.mistake, other.why)])
    return None


def interval_mistake(reading: Reading, node: Node, asked: Asked) -> MistakeReport | None:
    """The mistake of an interval an author foresaw."""
    from grader.answers import interval

    for other in asked.key.others.get(node.id, ()):
        if other.mistake and interval.meets(reading, other.node, asked).right:
            return worded([(other.mistake, other.why)])
    if interval.meets(reading, node, asked).evidence == {"how": "brackets"}:
        return worded([("end-points-mistaken", "")])
    for text, name in _RANGES.items():
        if interval.meets(reading, replace(node, answer=text), asked).right:
            return worded([(name, "")])
    return None


_RANGES = {
    "(-1, 1)": "range-of-tanh", "[-1, 1]": "range-of-tanh", "(0, 1)": "range-of-logistic",
    "[0, 1]": "range-of-logistic", "(0, oo)": "range-of-exponential", "[0, oo)": "range-of-rectifier",
    "(-oo, oo)": "range-of-field", "(0, 1/4]": "range-of-slope",
}  # fmt: skip


def too_few_figures() -> MistakeReport | None:
    """Right as far as it goes."""
    return worded([("too-few-figures", "")])
