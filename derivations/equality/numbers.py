"""Is a number the expected one, to its digits or a tolerance?

A decimal stands for the values that round to it or are cut to it; an integer, a fraction or arithmetic is
exact.  Of `p = 1/3 ≈ 0.333` every side but the name counts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from flint import ctx, fmpq

from derivations.equality.arrays import Array, ShapeError
from derivations.equality.compiler import NotEvaluable
from derivations.equality.enough import HIGH
from derivations.equality.evaluate import value_of
from derivations.equality.meeting import shown
from derivations.equality.scalars import OverBudget, Scalar, Undefined
from derivations.equality.verdict import DIFFERENT, EQUAL, UNKNOWN, UNREADABLE, Verdict
from derivations.language.grammar import read
from derivations.language.number_words import bare
from derivations.language.refusal import Refusal
from derivations.language.scope import Scope
from derivations.language.tree import Tree

_PLACES = re.compile(r"\s*([0-9][0-9_ ]*)?(?:[.,]([0-9]*))?(?:[eE]([+-]?[0-9]+))?\s*\Z")


def compare_numbers(
    wanted: Tree, expected: str | Tree, answer: str | Tree, scope: Scope, options: Mapping[str, object]
) -> Verdict:
    """The verdict of mode `number`: by `rtol`/`atol`, by `figures`/`decimals`, else by the digits written."""
    text = bare(answer) if isinstance(answer, str) else str(answer)
    try:
        given = read(text, scope) if isinstance(answer, str) else answer
    except Refusal as problem:
        return Verdict(
            UNREADABLE, {"how": "refused", "code": problem.code, "span": list(problem.span)}, str(problem)
        )
    found = [_compared(wanted, side, text, options) for side in _sides(given)]
    for word in (UNREADABLE, UNKNOWN):
        for one in found:
            if one.verdict == word:
                return one
    if len({one.verdict for one in found}) > 1:
        return Verdict(UNREADABLE, {"how": "several"}, "Two different numbers stand here: give one.")
    return found[-1]


def _sides(given: Tree) -> tuple[Tree, ...]:
    """The numbers that a chain of = holds, without the name that may stand before them."""
    if given.head != "relation" or set(str(given.leaf).split(" ")) != {"="}:
        return (given,)
    return given.args[1:] if given.args[0].head in ("continued", "name", "index", "P") else given.args


def _compared(wanted: Tree, given: Tree, text: str, options: Mapping[str, object]) -> Verdict:
    kept = ctx.prec
    ctx.prec = HIGH
    try:
        target, value = value_of(wanted), value_of(given)
        if isinstance(target, Array) or isinstance(value, Array):
            return Verdict(UNREADABLE, {"how": "form"}, "Expected a number, found a list.")
        return _judged(target, value, given, text, options)
    except NotEvaluable as problem:
        return Verdict(UNREADABLE, {"how": "form"}, f"Expected a number: {problem.what}.")
    except KeyError as problem:
        return Verdict(UNREADABLE, {"how": "form"}, f"Expected a number, found the symbol {problem.args[0]}.")
    except ShapeError:
        return Verdict(UNREADABLE, {"how": "form"}, "Expected a number: the shapes do not fit.")
    except Undefined as problem:
        return Verdict(DIFFERENT, {"how": "domain"}, f"The answer has no value: {problem.what}.")
    except (OverBudget, OverflowError) as problem:
        return Verdict(UNKNOWN, {"how": "cost"}, f"Could not be decided: {problem}.")
    finally:
        ctx.prec = kept


def _judged(target: Scalar, value: Scalar, given: Tree, text: str, options: Mapping[str, object]) -> Verdict:
    rtol, atol = options.get("rtol"), options.get("atol")
    distance = abs(value - target)
    values = {"expected": shown(target), "answer": shown(value)}
    if rtol is not None or atol is not None:
        reach = _rational(atol or 0) + _rational(rtol or 0) * abs(target)
        return _within(distance, reach, values, "tolerance")
    if type(distance) is fmpq and distance == 0:
        return Verdict(EQUAL, {"how": "exact", "values": values}, "Equal: the same number.")
    unit, figures = written_digits(given, text)
    asked = options.get("figures")
    if unit is None and asked is not None and _is_whole(given) and figures >= int(str(asked)):
        unit = fmpq(1)  # as many figures as were asked for: a whole number is rounded like any other
    if unit is None:
        if type(distance) is not fmpq and distance.contains(0):
            return Verdict(EQUAL, {"how": "ball", "values": values}, "Equal: the same number, to 300 digits.")
        if asked is not None and given.head != "number":
            digits = int(str(asked))
            return _within(distance, abs(target) * fmpq(1, 2) * fmpq(10) ** (1 - digits), values, "figures")
        return Verdict(
            DIFFERENT, {"how": "exact", "values": values}, f"Different: {values['answer']} is another number."
        )
    if asked is not None and figures < int(str(asked)):
        return Verdict(
            DIFFERENT, {"how": "figures", "values": values, "figures": figures},
            f"Too few figures: {asked} are asked, {figures} are given.",
        )  # fmt: skip
    away = (target - value) * (1 if value >= 0 else -1)
    rounds = distance <= unit / 2
    cuts = away >= 0 and away < unit and not (target * value < 0)
    if rounds or cuts:
        return Verdict(
            EQUAL, {"how": "digits", "values": values}, "Equal: the value rounds or is cut to these digits."
        )
    return Verdict(
        DIFFERENT,
        {"how": "digits", "values": values},
        f"Different: the value does not have the digits {values['answer']}.",
    )


def _is_whole(tree: Tree) -> bool:
    inner = tree.args[0] if tree.head == "neg" else tree
    return inner.head == "number"


def _within(distance: Scalar, reach: Scalar, values: Mapping[str, str], how: str) -> Verdict:
    if distance <= reach:
        return Verdict(EQUAL, {"how": how, "values": values}, "Equal, within the tolerance.")
    if distance > reach:
        return Verdict(
            DIFFERENT,
            {"how": how, "values": values},
            f"Different: {values['answer']} is outside the tolerance.",
        )
    return Verdict(UNKNOWN, {"how": how}, "Could not be decided: on the edge of the tolerance.")


def _rational(x: object) -> fmpq:
    part = Fraction(str(x))
    return fmpq(part.numerator, part.denominator)


def written_digits(tree: Tree, text: str) -> tuple[fmpq | None, int]:
    """The place of the last digit written (None: exact) and the number of significant figures."""
    if tree.head == "neg":
        return written_digits(tree.args[0], text)
    if tree.head == "percent":
        unit, figures = written_digits(tree.args[0], text)
        return (unit / 100 if unit is not None else None), figures
    if tree.head == "mul" and len(tree.args) == 2 and tree.args[1].head == "pow":
        unit, figures = written_digits(tree.args[0], text)
        power = value_of(tree.args[1])
        return (unit * power if unit is not None and type(power) is fmpq else None), figures
    if tree.head != "number":
        return None, 0
    match = _PLACES.match(text[tree.span[0] : tree.span[1]])
    if match is None or match[2] is None:
        exponent = int(match[3]) if match and match[3] else None
        digits = (match[1] or "").strip("0 _") if match else ""
        return (fmpq(10) ** exponent if exponent is not None else None), len(digits)
    places = len(match[2]) - int(match[3] or 0)
    digits = ((match[1] or "") + match[2]).replace(" ", "").replace("_", "").lstrip("0")
    return fmpq(10) ** -places, len(digits)
