"""Which mistake gives exactly what the student wrote?

A ladder: the author's own wrong answers, replayed on the model's values and on the student's; then slips
that any number can have (sign, half or twice, the point, digits).  A cause comes before a shape, a shape
before a digit.  Several causes of the same value are said to be several.  No match, no claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from derivations.language.tree import Tree, number
from exercises.formulas import number_of
from exercises.graph import Node
from exercises.mistakes import named
from exercises.values import Value
from grader.answers import Asked, Reading
from grader.answers.expression import compared
from grader.carry import Own, candidates
from grader.numbers import Written, fit
from grader.report import MistakeReport

HITS = ("exact", "digits")


def mistake(reading: Reading, node: Node, asked: Asked, own: Own) -> MistakeReport | None:
    """The mistake behind a wrong value, if one of the rules gives exactly it."""
    if isinstance(reading.value, Written) and reading.tree is not None:
        return number_mistake(reading.value, reading.tree, node, asked, own)
    if node.kind in ("choice", "text"):
        return word_mistake(reading, node, asked)
    if node.kind == "interval":
        return interval_mistake(reading, node, asked)
    if node.kind in ("expression", "equation") and reading.tree is not None:
        return formula_mistake(reading.tree, node, asked)
    return None


def number_mistake(written: Written, tree: Tree, node: Node, asked: Asked, own: Own) -> MistakeReport | None:
    """The mistake behind a wrong number."""
    if node.value is None:
        return None
    causes = [
        (other.mistake, other.why)
        for other in asked.key.others.get(node.id, ())
        if other.mistake and any(_hits(written, value, asked) for value in _values(other.node, own))
    ]
    if causes:
        return _said(causes)
    right = [
        value for value in (node.value, *(one.value for one in candidates(node, own))) if value is not None
    ]
    for name, values in _shapes(right):
        if any(_hits(written, value, asked) for value in values):
            return _said([(name, "")])
    if any(_point_moved(written, value) for value in right):
        return _said([("point-moved", "")])
    if written.unit is None and _operand_slipped(tree, node, own, right):
        return _said([("digit-dropped", "")])
    for value in right:
        if slip := _digit_slip(written, value):
            return _said([(slip, "")])
    return None


def _hits(written: Written, value: Value, asked: Asked) -> bool:
    return fit(written, value, asked.part.figures) in HITS


def _values(node: Node, own: Own) -> Iterator[Value]:
    """What a wrong formula gives: on the model's values, and on the student's."""
    if node.value is not None:
        yield node.value
    for one in candidates(node, own):
        if one.value is not None:
            yield one.value


def _shapes(right: Sequence[Value]) -> Iterator[tuple[str, list[Value]]]:
    """What differs from the right value by a sign or a factor of two."""
    for name, factor in (("turned-sign", Fraction(-1)), ("half", Fraction(1, 2)), ("twice", Fraction(2))):
        yield name, [Value(value.fraction * factor, value.exact) for value in right if value.fraction]


def _point_moved(written: Written, right: Value) -> bool:
    """Right but for a power of ten; what was written as an integer too."""
    unit = written.unit if written.figures is not None else None
    for power in (-4, -3, -2, -1, 1, 2, 3, 4):
        scale = Fraction(10) ** power
        moved = Value(written.value.fraction * scale, written.value.exact)
        shifted = Written(moved, unit * scale if unit else None, written.figures, "")
        if right.fraction and fit(shifted, right, 1) in HITS and (written.figures or 2) >= 2:
            return True
    return False


def _digit_slip(written: Written, right: Value) -> str | None:
    """One digit off, or two neighbours exchanged, in a number of three digits or more."""
    if written.figures is None or written.figures < 3 or written.value.fraction * right.fraction < 0:
        return None
    unit = written.unit or Fraction(1)
    mine = str(abs(int(written.value.fraction / unit)))
    exact = abs(right.fraction) / unit
    for other in {str(int(exact)), str(int(exact + Fraction(1, 2)))}:
        if len(other) != len(mine):
            continue
        differ = [at for at, (a, b) in enumerate(zip(mine, other, strict=True)) if a != b]
        if len(differ) == 1:
            return "one-digit-off"
        if len(differ) == 2 and differ[1] == differ[0] + 1 and sorted(mine) == sorted(other):
            return "digits-exchanged"
    return None


def _operand_slipped(tree: Tree, node: Node, own: Own, right: Sequence[Value]) -> bool:
    """Arithmetic in which one of the student's own numbers is miscopied: put right, it fits."""
    sources = [own.values.get(source) or own.key.nodes[source].value for source in node.sources()]
    meant = [abs(value.fraction) for value in sources if value is not None and value.exact]
    for leaf in tree.walk():
        if leaf.head != "number" or not isinstance(leaf.leaf, Fraction):
            continue
        for fraction in meant:
            if leaf.leaf == fraction or not _miscopied(leaf.leaf, fraction):
                continue
            mended = number_of(_replaced(tree, leaf, number(fraction)))
            if mended is not None and any(_near(mended, value) for value in right):
                return True
    return False


def _replaced(tree: Tree, old: Tree, new: Tree) -> Tree:
    if tree is old:
        return new
    return tree.with_args(tuple(_replaced(arg, old, new) for arg in tree.args)) if tree.args else tree


def _near(mended: Value, right: Value) -> bool:
    return abs(mended.fraction - right.fraction) <= abs(right.fraction) / 1000


def _miscopied(mine: Fraction, meant: Fraction) -> bool:
    """The same digits but for one lost or added."""
    a, b = _digits(mine), _digits(meant)
    if abs(len(a) - len(b)) != 1 or min(len(a), len(b)) < 2:
        return False
    long, short = (a, b) if len(a) > len(b) else (b, a)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _digits(value: Fraction) -> str:
    places = 0
    while (value * 10**places).denominator != 1 and places < 30:
        places += 1
    return str(int(abs(value) * 10**places)).strip("0")


def formula_mistake(answer: Tree, node: Node, asked: Asked) -> MistakeReport | None:
    """The mistake behind a wrong formula."""
    causes = [
        (other.mistake, other.why)
        for other in asked.key.others.get(node.id, ())
        if other.mistake and compared(other.node.answer, answer, asked).verdict == "equal"
    ]
    if causes:
        return _said(causes)
    if compared(node.answer, Tree("neg", (answer,)), asked).verdict == "equal":
        return _said([("turned-sign", "")])
    return None


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
            return _said([("option-missing", "")])
        return _said(causes[:1]) if causes else None
    for other in asked.key.others.get(node.id, ()):
        if other.mistake and text._bare(other.node.answer) == reading.value:
            return _said([(other.mistake, other.why)])
    return None


def interval_mistake(reading: Reading, node: Node, asked: Asked) -> MistakeReport | None:
    """The mistake of an interval an author foresaw."""
    from grader.answers import interval

    for other in asked.key.others.get(node.id, ()):
        if other.mistake and interval.meets(reading, other.node, asked).right:
            return _said([(other.mistake, other.why)])
    return None


def too_few_figures() -> MistakeReport:
    """Right as far as it goes."""
    return _said([("too-few-figures", "")])


def _said(causes: Sequence[tuple[str, str]]) -> MistakeReport:
    """One cause by name; of several the first, with the others."""
    first = named(causes[0][0])
    sentence = causes[0][1] or first.sentence
    others = [
        named(name).sentence for name in dict.fromkeys(name for name, _ in causes[1:]) if name != first.name
    ]
    if others:
        sentence = " Or: ".join([sentence, *others])
    return MistakeReport(first.name, first.family, sentence)
