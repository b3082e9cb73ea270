"""Is it right but for its digits: the point, one digit, two exchanged, one lost in copying?"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import log10

from derivations.language.tree import Tree, number
from exercises.formulas import number_of
from exercises.graph import Node
from exercises.values import Value
from grader.numbers import RIGHT, Written, fit
from grader.own import Own

_NEAR = 200  # to one part in so many a number is nearly right
_SHORT = 3  # decimals, from which on one digit tells
_FARTHEST = 4  # places by which a point is moved


def point_moved(written: Written, right: Value) -> bool:
    """Right but for a power of ten; what was written as an integer too."""
    if not right.fraction or not written.value.fraction:
        return False
    unit = written.unit if written.figures is not None else None
    # Two figures stand for what differs by a tenth of it, 1.0 for 1.0999: a power of ten is near or is not.
    power = round(_log10(right.fraction) - _log10(written.value.fraction))
    if not 0 < abs(power) <= _FARTHEST:
        return False
    scale = Fraction(10) ** power
    moved = Value(written.value.fraction * scale, written.value.exact)
    shifted = Written(moved, unit * scale if unit else None, written.figures, "")
    short = (written.places or 0) >= _SHORT and right.exact and shifted.value.same(right)  # 0.0009
    return ((written.figures or 2) >= 2 or short) and fit(shifted, right, 1) in RIGHT


def _log10(number: Fraction) -> float:
    above, below = number.as_integer_ratio()
    return log10(abs(above)) - log10(below)


def last_figure_off(written: Written, right: Value) -> bool:
    """Is it off by one or two in the last of three figures or more, as after rounding too early?"""
    if written.unit is None or (written.figures or 0) < 3:
        return False
    distance = abs(written.value.fraction - right.fraction)
    return distance <= min(written.unit * Fraction(5, 2), abs(right.fraction) / _NEAR)


def digit_slip(written: Written, right: Value) -> str | None:
    """One digit off, or two neighbours exchanged, in a number of four digits (three) or more."""
    if written.figures is None or written.figures < 3 or written.value.fraction * right.fraction < 0:
        return None
    unit = written.unit or Fraction(1)
    mine = str(abs(int(written.value.fraction / unit)))
    exact = abs(right.fraction) / unit
    for other in {str(int(exact)), str(int(exact + Fraction(1, 2)))}:
        if len(other) != len(mine):
            continue
        differ = [at for at, (a, b) in enumerate(zip(mine, other, strict=True)) if a != b]
        if len(differ) == 1 and (len(mine) > 3 or (right.exact and exact.denominator == 1)):
            return "one-digit-off"
        if len(differ) == 2 and differ[1] == differ[0] + 1 and sorted(mine) == sorted(other):
            return "digits-exchanged"
    return None


def operand_slipped(tree: Tree, node: Node, own: Own, right: Sequence[Value]) -> bool:
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
