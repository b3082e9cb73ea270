"""Is arithmetic right that has values in it as they were written down: `-ln(0.6225)`, `2.014/5.832`?

A decimal in it stands for what the student has just worked out.  Where that is a value that the key knows,
the value is put in its place, and the arithmetic has to give the answer exactly: so a forgotten term is seen,
however small it is.  A decimal that is none of them may be off by what its digits leave open, and the
arithmetic has to give the digits that are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice, product

from derivations.language import Scope, read
from derivations.language.refusal import Refusal
from derivations.language.tree import Tree
from derivations.network.arithmetic import Exact
from derivations.network.numerals import Value as Number
from exercises.by_hand import with_the_numbers
from exercises.formulas import number_of
from exercises.graph import Node
from exercises.values import Rounding, Value
from grader.hand_runs import Sheet
from grader.numbers import LEAST_FIGURES, RIGHT, Written, fit, literal

_NUMBERS = Scope.of(None)
WorkedOut = Callable[[Tree], Value | None]
MOST_DECIMALS, MOST_TRIES = 12, 64
_ONE_NUMBER = ("number", "percent", "mul")  # 0.62, 62 %, 1.16 × 10^-3


@dataclass(frozen=True)
class _Noting(Exact):
    """Keeps every value that is worked out on the way."""

    seen: set[Fraction] = field(default_factory=set)

    def value(self, tree: Tree, names: Mapping[str, Number]) -> Number:
        found = super().value(tree, names)
        if isinstance(found, Fraction):
            self.seen.add(abs(found))
        return found


def worked_with(text: str, node: Node, sheet: Sheet, worked_out: WorkedOut) -> str:
    """How arithmetic meets the value of a node: `digits`; `coarse`: with too few figures in it; `no`."""
    expected, figures = node.value, sheet.figures
    try:
        tree = read(text, _NUMBERS)
    except Refusal:
        return "no"
    places = list(_decimals(tree, text))
    if expected is None or not 0 < len(places) <= MOST_DECIMALS:
        return "no"
    if figures is None and expected.exact and expected.fraction.denominator == 1:
        return "no"  # a count is counted
    known = _known(node, sheet)
    choices = [_meant(written, known) for _, written in places]
    for chosen in islice(product(*choices), MOST_TRIES):
        meant = {
            id(place): value for (place, _), value in zip(places, chosen, strict=True) if value is not None
        }
        if _Put(tree, meant, worked_out).gives(places, expected, figures):
            short = (one for place, one in places if meant.get(id(place)) != one.value.fraction)
            return "coarse" if any((one.figures or 0) < (figures or 0) for one in short) else "digits"
    return "no"


def _decimals(tree: Tree, text: str) -> Iterator[tuple[Tree, Written]]:
    """The numbers in arithmetic that may be shortened ones: 0.5 is meant as one half."""
    if tree.head in _ONE_NUMBER and (found := literal(tree, text)) is not None:
        value, unit, figures = found
        if unit is not None and figures >= LEAST_FIGURES:
            yield tree, Written(Value(value), unit, figures, text)
        return
    for arg in tree.args:
        yield from _decimals(arg, text)


def _known(node: Node, sheet: Sheet) -> frozenset[Fraction]:
    """The sizes of what is given, asked for, or worked out on the way to this value."""
    key, noting = sheet.key, _Noting()
    kept: dict[str, Value | None] = {}
    for id in (*sorted(key.behind(node.id), key=key.order.__getitem__), node.id):
        one = key.nodes[id]
        if one.kind == "expression":
            formula = with_the_numbers(one.answer, sheet.variant)
            kept[id] = number_of(formula, work=noting) if formula is not None else None
        else:
            kept[id] = one.recomputed(lambda source: key.nodes[source].value or kept.get(source), noting)
    values = (one.value.fraction for one in key.nodes.values() if one.value is not None)
    return frozenset((*noting.seen, *map(abs, values)))


def _meant(written: Written, known: frozenset[Fraction]) -> list[Fraction | None]:
    """The known values that a decimal may stand for; None: none of them, it is as good as its digits."""
    if written.value.fraction in known:
        return [written.value.fraction]
    return [one for one in sorted(known) if fit(written, Value(one, exact=False), None) in RIGHT] or [None]


@dataclass(frozen=True)
class _Put:
    """Arithmetic with values in the places of numbers that are written there."""

    tree: Tree
    meant: Mapping[int, Fraction]
    worked_out: WorkedOut

    def gives(self, places: list[tuple[Tree, Written]], expected: Value, figures: int | None) -> bool:
        """Is it the answer, as far as the decimals in it go that stand for nothing known?"""
        worth = self.worth({})
        if worth is None:
            return False
        strange = [(place, one) for place, one in places if id(place) not in self.meant]
        if not strange:
            return Value(worth, exact=False).same(Value(expected.fraction, exact=False))
        if figures is None or not _same_digits(worth, expected.fraction, figures):
            return False
        reach = Fraction(0)
        for place, one in strange:
            moved = self.worth({id(place): one.value.fraction + (one.unit or 0)})
            if moved is None:
                return False
            reach += abs(moved - worth)
        return abs(worth - expected.fraction) <= reach

    def worth(self, more: Mapping[int, Fraction]) -> Fraction | None:
        found = self.worked_out(_put(self.tree, {**self.meant, **more}))
        return found.fraction if found is not None else None


def _same_digits(worth: Fraction, expected: Fraction, figures: int) -> bool:
    """Are they written down with the same digits, both rounded or both cut?"""
    hands = (Rounding("figures", figures, how) for how in ("round", "cut"))
    return any(hand.of(worth) == hand.of(expected) for hand in hands)


def _put(tree: Tree, meant: Mapping[int, Fraction]) -> Tree:
    """The tree with values in the places of the numbers written there."""
    if id(tree) in meant:
        return Tree("number", (), meant[id(tree)], tree.span)
    return tree.with_args(tuple(_put(arg, meant) for arg in tree.args)) if tree.args else tree
