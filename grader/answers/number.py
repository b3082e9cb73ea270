"""Is this the number?  A decimal stands for what its digits allow, anything else is exact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from derivations.language import Scope
from derivations.language import read as read_text
from derivations.language.refusal import Refusal
from derivations.language.show import plain
from derivations.language.tree import Tree
from exercises.formulas import is_infinite
from exercises.graph import Node
from exercises.values import FIGURES, Value
from grader.answers import Asked, Met, Reading, Refused
from grader.hand_runs import Sheet, by_hand, steps_of, steps_to
from grader.numbers import LEAST_FIGURES, RIGHT, Written, enough, fit, literal, shortened
from grader.reading.written import Text
from grader.shown_values import worked_with

_NUMBERS = Scope.of(None)
_BITS, _LEAST_BITS = 320, 210  # worked with, and good ones of a ball
_MOST_BITS = 12_000  # of a number's size: some 3,600 digits
NOT_IT = "This is not the value asked for."
_RIGHT = {how: Met("correct", evidence={"how": how}) for how in RIGHT}
_WRONG = Met("incorrect", NOT_IT, evidence={"how": "digits"})
_ROUNDED = Met(
    "correct", "Right, with the rounding on the way.", rounded=True, evidence={"how": "rounded run"}
)
_ONE_COMMA = re.compile(r"[-+−]?[1-9][0-9]{0,2},[0-9]{3}\s*%?\Z")
_ONE_POINT = re.compile(r"[-+−]?[1-9][0-9]{0,2}\.[0-9]{3}\Z")
_TIMES = re.compile(r"(?<=[0-9)])(?<!(?<![0-9.,])0)(?P<before>\s?)[xX](?P<after>\s?)(?=[0-9(])")  # not 0x10
_NAMED_X = re.compile(r"[xX]_?\d*")
_TIMES_AS_MUCH = re.compile(r"\A\s*[0-9.,]+\s?x\s*\Z")
_TO_BE_DONE = ("sum", "prod", "sumwhere", "prodwhere", "int", "diff", "derivative", "limit")
_FORMS = {
    "relation": "Write only the number itself, without `=` or another sign of comparison.",
    "implies": "Write only the number itself.",
    "list": "One number is asked for, not a list.",
    "tuple": "One number is asked for, not several.",
    "set": "One number is asked for, not a set.",
    "interval": "One number is asked for, not an interval.",
    "plusminus": "One number is asked for; ± gives two.",
    "or": "One number is asked for, not a choice of several.",
    "and": "One number is asked for, not several.",
}


def read(text: Text, asked: Asked, tree: Tree | None = None) -> Reading | Refused:
    """A decimal, fraction, percentage or unevaluated arithmetic."""
    try:
        found = tree or read_text(text.text, _NUMBERS)
    except Refusal as refusal:
        return Refused(f"{refusal.message}\n{refusal.drawn()}")
    if (written := in_digits(found, text.text)) is not None:
        return Reading(written, written.read_as, found)
    if found.head in _FORMS:
        return Refused(_FORMS[found.head])
    if is_infinite(found):
        return Reading(plain(found), plain(found), found)
    if found.has(*_TO_BE_DONE):
        return Refused("A number is asked for: carry out what is left to be done here.")
    if _TIMES_AS_MUCH.match(text.text):  # 32x
        return read(replace(text, text=text.text.replace("x", " ")), asked)
    if names := sorted(found.names()):
        return Refused(_no_number(names, text.text))
    for word in ("pi", "e"):
        if word in asked.exercise.symbols and any(one.leaf == word for one in found.walk()):
            return Refused(f"A number is asked for; `{word}` is a name in this exercise.")
    if (written := _in_arithmetic(found)) is None:
        return Refused("This has no value, or one that is too large to be worked out.")
    return Reading(written, written.read_as, found)


def _no_number(names: Sequence[str], text: str) -> str:
    """What is said where a name was written for a number; nothing of the letters that a word is read as."""
    written = [one for one in names if re.search(rf"(?<![^\W\d_]){re.escape(one)}(?![^\W\d_])", text)]
    if not written:
        return "A number is asked for, not words."
    return f"A number is asked for; `{written[0]}` is a name, not a number."


def with_times(text: str, asked: Asked) -> str:
    """`3x3x20x40` with the signs that are meant, where the question has no name such as x or x1.

    Every character keeps its place.
    """
    if "x" not in text.casefold():
        return text
    names = (*asked.exercise.symbols, *asked.exercise.given, *asked.part.cells, *asked.part.columns)
    if any(map(_NAMED_X.fullmatch, names)):
        return text
    return _TIMES.sub(r"\g<before>*\g<after>", text)


def with_decimal_comma(reading: Reading) -> Reading | None:
    """`2,013` is read as two thousand and thirteen; the same with a decimal comma, 2.013.  And `7.200` with a
    point between thousands."""
    written = reading.value
    if not isinstance(written, Written):
        return None
    if _ONE_COMMA.match(written.read_as):
        text = written.read_as.replace(",", ".")
    elif _ONE_POINT.match(written.read_as):
        text = written.read_as.replace(".", "")
    else:
        return None
    tree = read_text(text, _NUMBERS)
    other = as_written(tree, text)
    return Reading(other, text, tree) if other is not None else None


def as_written(tree: Tree, text: str) -> Written | None:
    """The number that a closed formula says, with its digits where it is one written number."""
    return in_digits(tree, text) or _in_arithmetic(tree)


def in_digits(tree: Tree, text: str) -> Written | None:
    """The number, where it is one written number."""
    if (single := literal(tree, text)) is None:
        return None
    value, unit, figures = single
    return Written(Value(value), unit, figures, text.strip())


def _in_arithmetic(tree: Tree) -> Written | None:
    worth = worked_out(tree)
    return Written(worth, None, None, plain(tree)) if worth is not None else None


def worked_out(tree: Tree) -> Value | None:
    """The value of a student's arithmetic: exact, or the middle of a ball of sixty figures."""
    from flint import arb, ctx, fmpq

    from derivations.equality.arrays import ShapeError
    from derivations.equality.compiler import NotEvaluable
    from derivations.equality.evaluate import value_of
    from derivations.equality.scalars import OverBudget, Undefined

    try:
        with ctx.workprec(_BITS):
            found = value_of(tree)
            if isinstance(found, fmpq):
                small = max(found.p.bit_length(), found.q.bit_length()) <= _MOST_BITS
                return Value(Fraction(int(found.p), int(found.q))) if small else None
            if not isinstance(found, arb) or found.rel_accuracy_bits() < _LEAST_BITS:
                return None
            mantissa, exponent = found.mid().man_exp()
            if abs(exponent + mantissa.bit_length()) > _MOST_BITS:
                return None  # as digits it would fill pages
            return Value(Fraction(found.mid().str(FIGURES, radius=False)), exact=False)
    except (Undefined, OverBudget, NotEvaluable, ShapeError, KeyError, ValueError):
        return None


_MOST_DECIMALS, _MOST_SLACK = 12, Fraction(1, 50)


def slack(text: str) -> tuple[Fraction, Fraction] | None:
    """The value of arithmetic, and how far it may be off as its decimals are rounded ones; None where there
    is none, or where they are too coarse to say anything."""
    try:
        tree = read_text(text.strip(), _NUMBERS)
    except Refusal:
        return None
    decimals = [one for one in tree.walk() if one.head == "number" and "." in text.strip()[slice(*one.span)]]
    worth = worked_out(tree)
    if worth is None or not 0 < len(decimals) <= _MOST_DECIMALS:
        return None
    reach = Fraction(0)
    for one in decimals:
        found = literal(one, text.strip())
        if found is None or found[1] is None or found[2] < LEAST_FIGURES:
            continue  # 0.5 is meant as one half
        moved = worked_out(_with_number(tree, one, found[0] + found[1] / 2))
        if moved is None:
            return None
        reach += abs(moved.fraction - worth.fraction)
    return (worth.fraction, reach) if reach <= abs(worth.fraction) * _MOST_SLACK else None


def _with_number(tree: Tree, place: Tree, value: Fraction) -> Tree:
    """The tree with another number in the place of one."""
    if tree is place:
        return Tree("number", (), value, tree.span)
    return tree.with_args(tuple(_with_number(arg, place, value) for arg in tree.args)) if tree.args else tree


def meets(reading: Reading, node: Node, asked: Asked) -> Met:
    """How a number meets the value of a node, in the form that is asked for."""
    found = _meets(reading, node, asked)
    if asked.part.form is None or not found.right or reading.tree is None:
        return found
    from grader.answers.priced import formed

    return formed(found, reading.tree, asked)


def _meets(reading: Reading, node: Node, asked: Asked) -> Met:
    """Exact, by its digits, or as a hand run gives it; `coarse` with too few figures."""
    written = reading.value
    if not isinstance(written, Written) or (node.value is None and asked.part.check is None):
        said = {"how": "infinite"}  # oo and -oo are equal to themselves alone
        right = node.value is None and reading.value == node.answer
        return Met("correct", "", evidence=said) if right else Met("incorrect", NOT_IT, evidence=said)
    if asked.part.check is not None:
        return _within(written, asked.part.check, node)
    assert node.value is not None
    figures = asked.part.figures
    how = fit(written, node.value, figures)
    if how in RIGHT:
        return _RIGHT[how]
    for other in asked.key.others.get(node.id, ()):
        if other.mistake is None and other.node.value is not None:
            how_other = fit(written, other.node.value, figures)
            if how_other in RIGHT:
                return _RIGHT["digits"]
            how = how_other if how == "no" else how
    if figures is not None and shortened(written, node.value, figures):  # 11 for 10.75, of two
        return _ROUNDED
    sheet = Sheet(asked.key, asked.variant, figures, asked.shown)
    if by_hand(written, node, sheet):
        return _ROUNDED
    alone = written.figures is not None
    with_shown = "no" if alone else worked_with(reading.read_as, node, sheet, worked_out)
    if with_shown == "digits":
        return _ROUNDED
    if "coarse" in (how, with_shown) or _runs_coarsely(written, node, asked):
        return Met("incorrect", too_few(written, asked), coarse=True, evidence={"how": "too few figures"})
    return _WRONG


def _runs_coarsely(written: Written, node: Node, asked: Asked) -> bool:
    """Would a hand run give these digits, were they enough?"""
    assert node.value is not None
    if enough(written, asked.part.figures):
        return False
    return any(steps_to(written, steps_of(written, node, asked.key), node.value, written.figures))


def too_few(written: Written, asked: Asked) -> str:
    """What is said of an answer that is right as far as it goes."""
    figures = asked.part.figures
    if figures is None and written.figures is not None and written.figures >= LEAST_FIGURES:
        return "Right as far as it goes, but this number can be given exactly: write all its digits."
    wanted = figures or LEAST_FIGURES
    return f"Right as far as it goes, but with too few figures: give at least {wanted} significant figures."


def _within(written: Written, check: str, node: Node) -> Met:
    """A result of the student's own run: anything in a range `0.95..1`, or `within 0.3` of a value."""
    if check.startswith("within ") and node.value is not None:
        reach = Fraction(check[len("within ") :])
        low, high = node.value.fraction - reach, node.value.fraction + reach
    else:
        low, high = (Fraction(end) for end in check.split(".."))
    if low <= written.value.fraction <= high:
        return Met("correct", evidence={"how": "range"})
    return Met("incorrect", "A run that worked ends elsewhere.", evidence={"how": "range"})
