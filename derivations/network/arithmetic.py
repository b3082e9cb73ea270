"""With which numbers is a network worked out?

    Exact()              fractions; where a function leaves the rationals, 60 correct figures
    Float()              float64, single numbers or arrays of variants
    Written(3)           every quantity, once worked out, rounded to 3 significant figures, as one writes it
    down Written(2, kind="decimals", how="cut")      … or cut after 2 decimals

An arithmetic gives a tree its value, the values of the names in it being known.

    >>> from derivations.language.tree import name
    >>> Exact().value(Tree("sigmoid", (name("v"),)), {"v": Fraction(0)})
    Fraction(1, 2)
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne

from derivations.language.tree import Tree
from derivations.network import precise
from derivations.network.error import NetworkError
from derivations.network.numerals import Value, exact
from derivations.network.precise import UndefinedError
from derivations.network.terms import Term

Function = Callable[..., Value]


class Arithmetic(ABC):
    """What all arithmetics share: the walk over the tree."""

    def number(self, x: Fraction) -> Value:
        """A number written in a formula, or given."""
        return x

    def taken(self, given: object) -> Value:
        """A given value (number, text, array) as this arithmetic holds it; it is never rounded."""
        return exact(given)

    def noted(self, worked_out: Value) -> Value:
        """A value as it is written down once it has been worked out."""
        return worked_out

    @abstractmethod
    def functions(self) -> Mapping[str, Function]:
        """The functions of one or more arguments, by head."""

    def value(self, tree: Tree, names: Mapping[str, Value]) -> Value:
        """The value of a formula; what has none raises `UndefinedError`."""
        head = tree.head
        if head == "name":
            return names[str(tree.leaf)]
        if head == "number":
            return self.number(tree.leaf if type(tree.leaf) is Fraction else Fraction(tree.leaf or 0))
        if head in COMBINED:
            return COMBINED[head](*[self.value(argument, names) for argument in tree.args])
        if head == "constant" and tree.leaf in precise.CONSTANTS:
            return self.number(precise.CONSTANTS[str(tree.leaf)])
        if head == "piecewise":
            return self.value(self.branch(tree, names), names)
        if head == "call":
            from derivations.network.arrays import OPERATIONS

            word, *arguments = tree.args
            return OPERATIONS[str(word.leaf)](self, *(self.value(argument, names) for argument in arguments))
        if head == "indicator":
            return self.truth(tree.args[0], names)
        return self.apply(head, *[self.value(argument, names) for argument in tree.args])

    def truth(self, relation: Tree, names: Mapping[str, Value]) -> Value:
        """1 where a relation, or every link of a chain of them, holds, else 0."""
        sides = [self.value(side, names) for side in relation.args]
        signs = str(relation.leaf).split(" ")
        held = [self.holds(a, sign, b) for a, sign, b in zip(sides, signs, sides[1:], strict=False)]
        return _multiply(*held)

    def branch(self, tree: Tree, names: Mapping[str, Value]) -> Tree:
        """The branch of a `piecewise` whose condition is the first to hold."""
        for formula, condition in zip(tree.args[::2], tree.args[1::2], strict=True):
            if condition.head != "relation" or self.truth(condition, names) == 1:
                return formula
        raise UndefinedError("none of the conditions holds")

    def apply(self, head: str, *values: Value) -> Value:
        """A function of the table, entry by entry where an argument is an array."""
        return _each(self.functions()[head], head, values)

    def holds(self, left: Value, sign: str, right: Value) -> Value:
        """1 where a relation holds, else 0."""
        return _each(lambda a, b: self.number(Fraction(COMPARED[sign](a, b))), f"[{sign}]", (left, right))


class Exact(Arithmetic):
    """Fractions, and terms where entries are symbols."""

    def taken(self, given: object) -> Value:
        value = exact(given)
        return _each(exact, "", (value,)) if getattr(value, "dtype", "O") != "O" else value

    def functions(self) -> Mapping[str, Function]:
        return EXACT


@dataclass(frozen=True, slots=True)
class Written(Exact):
    """Every quantity rounded (half away from zero) or cut (towards zero) when it is written down."""

    digits: int
    kind: str = "figures"  # or "decimals"
    how: str = "round"  # or "cut"

    def noted(self, worked_out: Value) -> Value:
        return _each(self._written, "", (worked_out,))

    def _written(self, x: Fraction) -> Fraction:
        places = self.digits if self.kind == "decimals" else self.digits - 1 - _magnitude(x)
        unit = Fraction(10) ** -places
        whole = int(abs(x) / unit + (Fraction(1, 2) if self.how == "round" else 0))
        return whole * unit if x >= 0 else -whole * unit


class Float(Arithmetic):
    """float64; a value may be an array with one entry a variant."""

    def number(self, x: Fraction) -> Value:
        return float(x)

    def taken(self, given: object) -> Value:
        value = exact(given)
        if isinstance(value, Fraction):
            return float(value)
        if isinstance(value, Term):
            raise NetworkError(f"{value} is a symbol: only exact arithmetic can carry letters")
        if value.dtype == object and any(isinstance(entry, Term) for entry in value.flat):
            raise NetworkError("some entries are symbols: only exact arithmetic can carry letters")
        return value.astype(float)

    def functions(self) -> Mapping[str, Function]:
        from derivations.network.floats import FLOATS

        return FLOATS

    def apply(self, head: str, *values: Value) -> Value:
        return self.functions()[head](*values)

    def holds(self, left: Value, sign: str, right: Value) -> Value:
        return COMPARED[sign](left, right) * 1.0


def arithmetic(text: str) -> Arithmetic:
    """By its written name: `exact`, `float`, `written:3`, `cut:3`, `written:3d` (decimals), `cut:3d`.

    >>> arithmetic("cut:2d")
    Written(digits=2, kind='decimals', how='cut')
    """
    if text in ("exact", "float"):
        return Exact() if text == "exact" else Float()
    match = re.fullmatch(r"(written|cut):(\d\d?)(d?)", text)
    if not match or (match[2].strip("0") == "" and not match[3]):
        raise NetworkError(
            f"an arithmetic is exact, float, written:3, cut:3, written:3d or cut:3d, not {text!r}"
        )
    return Written(
        int(match[2]), "decimals" if match[3] else "figures", "cut" if match[1] == "cut" else "round"
    )


_LEAVING = frozenset((*precise.IRRATIONAL, "constant", "pow", "call"))  # what may leave the rationals


def is_rational(tree: Tree, names: Mapping[str, Value], work: Arithmetic) -> bool:
    """Is the value of this formula exact, its names being exact?"""
    if tree.survey.heads.isdisjoint(_LEAVING):
        return True
    for node in tree.walk():
        if node.head == "constant" or (node.head == "pow" and not _whole_exponent(node, names, work)):
            return False
        if node.head in precise.IRRATIONAL:
            inside = work.value(node.args[0], names)
            entries = [inside] if isinstance(inside, Fraction) else list(getattr(inside, "flat", ()))
            if not all(
                isinstance(x, Fraction) and precise.rational(node.head, x) is not None for x in entries
            ):
                return False
        if node.head == "call" and any(arg.leaf in ("softmax", "batchnorm") for arg in node.args[:1]):
            return False
    return True


def _whole_exponent(node: Tree, names: Mapping[str, Value], work: Arithmetic) -> bool:
    exponent = work.value(node.args[1], names)
    return not isinstance(exponent, Fraction) or exponent.denominator == 1


def _each(function: Function, head: str, values: Sequence[Value]) -> Value:
    if all(type(value) is Fraction for value in values):
        return function(*values)
    if any(hasattr(value, "shape") for value in values):
        import numpy as np

        return np.frompyfunc(lambda *entries: _each(function, head, entries), len(values), 1)(*values)
    if any(isinstance(value, Term) for value in values):  # nothing of one is written down digit by digit
        return _letters(head, values) if head else values[0]
    return function(*values)


def _letters(head: str, values: Sequence[Value]) -> Term:
    from derivations.network.terms import function, holds

    return holds(values[0], head[1:-1], values[1]) if head.startswith("[") else function(head, *values)


def _magnitude(x: Fraction) -> int:
    """The exponent of the leading digit: of 345 it is 2, of 0.07 it is -2."""
    if x == 0:
        return 0
    guess = len(str(abs(x.numerator))) - len(str(x.denominator))
    return guess if abs(x) >= Fraction(10) ** guess else guess - 1


def _add(*values: Value) -> Value:
    result = values[0]
    for value in values[1:]:
        result = result + value
    return result


def _multiply(*values: Value) -> Value:
    result = values[0]
    for value in values[1:]:
        result = result * value
    return result


def _divide(above: Value, below: Value) -> Value:
    try:
        return above / below
    except ZeroDivisionError:
        raise UndefinedError("a division by zero") from None


def _power(base: Value, exponent: Value) -> Value:
    if isinstance(exponent, Fraction) and isinstance(base, Fraction) and exponent.denominator != 1:
        return precise.power(base, exponent)
    if (
        not isinstance(exponent, Fraction | float)
        or exponent != int(exponent)
        or not -1000 <= exponent <= 1000
    ):
        raise UndefinedError("only whole exponents up to 1000 are used here")
    whole = int(exponent)
    return _divide(Fraction(1), base**-whole) if whole < 0 else base**whole


def _factorial(x: Fraction) -> Fraction:
    from math import factorial

    if x.denominator != 1 or not 0 <= x <= 1000:
        raise UndefinedError("a factorial is taken of the whole numbers 0 to 1000")
    return Fraction(factorial(int(x)))


def _irrational(head: str) -> Function:
    return lambda x: precise.value(head, x)


def _logarithm(x: Fraction, base: Fraction | None = None) -> Value:
    found = precise.value("log", x)
    return found if base is None else _divide(found, precise.value("log", base))


COMBINED: dict[str, Function] = {
    "add": _add,
    "mul": _multiply,
    "div": _divide,
    "neg": lambda x: -x,
    "pow": _power,
}
COMPARED: dict[str, Function] = {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "!=": ne}
EXACT: dict[str, Function] = {
    **{head: _irrational(head) for head in precise.IRRATIONAL},
    "log": _logarithm,
    "abs": abs,
    "max": lambda *values: max(values),
    "min": lambda *values: min(values),
    "floor": lambda x: Fraction(x.numerator // x.denominator),
    "ceil": lambda x: Fraction(-(-x.numerator // x.denominator)),
    "relu": lambda x: max(x, Fraction(0)),
    "hardlim": lambda x: Fraction(x >= 0),
    "hardlims": lambda x: Fraction(1 if x >= 0 else -1),
    "satlin": lambda x: min(max(x, Fraction(0)), Fraction(1)),
    "satlins": lambda x: min(max(x, Fraction(-1)), Fraction(1)),
    "factorial": _factorial,
}
