"""What does somebody get who shortens every single operation, not only the values that are asked for?

Also inside a value intermediate results are written down: the exponentials of a softmax, the squares of a
variance, the factors of a product one after the other.  The hand runs of `graph.with_runs` shorten whole
values; these shorten every operation of their formulas too.  They are worked out when an answer is not right
otherwise, and kept with the key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache, reduce
from typing import cast

from derivations.language.tree import Tree
from derivations.network.arithmetic import COMBINED, Exact
from derivations.network.numerals import Value as Number
from exercises.formulas import number_of, read_formula
from exercises.graph import Key
from exercises.item import Variant
from exercises.values import RUNS, Rounding, Value

ORDERS = ("at once", "one by one", "last two exchanged", "in halves")  # of the factors of a product
_UNTOUCHED = frozenset(("floor", "ceil", "indicator", "call", "piecewise"))  # nothing is shortened in there
_EXACT = Exact()
_SHORT = frozenset(hand.digits for hand in RUNS)


@dataclass(frozen=True)
class Operations(Exact):
    """Every operation shortened as soon as it is done.

    At once: sums, products and arguments of functions are typed in and read off once.
    """

    hand: Rounding
    order: str  # one of ORDERS
    exponentials: bool = False  # the exponential of a sigmoid is written down

    def noted(self, worked_out: Number) -> Number:
        if not isinstance(worked_out, Fraction):
            return worked_out
        if self.hand.kind == "figures" and abs(worked_out) >= 10**self.hand.digits:
            return Rounding("decimals", 0, self.hand.how).of(worked_out)  # nobody leaves out whole digits
        return self.hand.of(worked_out)

    def value(self, tree: Tree, names: Mapping[str, Number]) -> Number:
        if not tree.args or tree.head in _UNTOUCHED:
            return _EXACT.value(tree, names)
        if tree.head == "neg":
            return -self.value(tree.args[0], names)
        if self.order == "at once" and tree.head not in COMBINED:
            return self.noted(_EXACT.value(tree, names))
        if self.order != "at once" and tree.head in ("add", "mul"):
            return self._in_order(tree.head, [self.value(arg, names) for arg in tree.args])
        if self.exponentials and tree.head == "sigmoid":
            power = self.noted(self.apply("exp", -self.value(tree.args[0], names)))
            return self.noted(1 / self.noted(1 + power))
        return self.noted(super().value(tree, names))

    def _in_order(self, head: str, values: list[Number]) -> Number:
        """A sum or product of several, two by two."""

        def pair(left: Number, right: Number) -> Number:
            return self.noted(COMBINED[head](left, right))

        if head == "mul" and self.order == "last two exchanged" and len(values) > 3:
            values[-2:] = values[:-3:-1]
        if head == "mul" and self.order == "in halves" and len(values) > 3:
            middle = len(values) // 2
            values = [reduce(pair, values[:middle]), reduce(pair, values[middle:])]
        return reduce(pair, values)


@lru_cache(maxsize=256)
def operations(figures: int | None, places: int | None) -> tuple[Operations, ...]:
    """The ways to work out one value that end with so many digits."""
    return tuple(_operations(figures, places, ORDERS))


@lru_cache(maxsize=256)
def straight(figures: int | None, places: int | None) -> tuple[Operations, ...]:
    """The same for a whole computation, from left to right: in other orders at every step of a long one, some
    digits come of it that are nearly right."""
    return tuple(_operations(figures, places, ORDERS[:3]))


def _operations(figures: int | None, places: int | None, orders: tuple[str, ...]) -> Iterator[Operations]:
    for hand in RUNS:
        if hand.digits == (figures if hand.kind == "figures" else places):
            yield from (Operations(hand, order) for order in orders)
            if hand.how == "round":  # 1/1.13 for 1/(1 + 0.135), cut, is too far from sigmoid(2) to be right
                yield Operations(hand, "one by one", exponentials=True)


def whole_run(key: Key, variant: Variant, work: Operations) -> Callable[[str], Value | None]:
    """The values of the nodes where everything was shortened that way."""
    kept = key.by_hand.setdefault(work, {})

    def of(id: str) -> Value | None:
        if id not in kept:
            node = key.nodes[id]
            found = node.value
            if node.kind == "expression":
                tree = with_the_numbers(node.answer, variant)
                found = number_of(tree, work=work) if tree is not None else None
            elif node.formula:
                found = node.recomputed(of, work)
            kept[id] = found
        return kept[id]

    return of


def whole_runs(
    key: Key, variant: Variant, id: str, figures: int | None, places: int | None, number: Fraction
) -> Sequence[Operations]:
    """Those of the `straight` ways on which a node is this number where everything was shortened so."""
    figures, places = (digits if digits in _SHORT else None for digits in (figures, places))
    place = (id, figures, places)
    if place not in key.runs:
        found: dict[tuple[int, int], list[Operations]] = {}
        for work in straight(figures, places):
            value = whole_run(key, variant, work)(id)
            if value is not None:
                found.setdefault(value.fraction.as_integer_ratio(), []).append(work)
        key.runs[place] = found
    return cast(Sequence[Operations], key.runs[place].get(number.as_integer_ratio(), ()))


def written_in(key: Key, run: int) -> Callable[[str], Value | None]:
    """What is written down for the nodes in the hand run at this place in RUNS."""
    kept = key.by_hand.setdefault(run, {})

    def of(id: str) -> Value | None:
        if id not in kept:
            kept[id] = key.nodes[id].in_run(run)
        return kept[id]

    return of


def with_the_numbers(formula: str | Tree, variant: Variant) -> Tree | None:
    """A formula in the symbols of the exercise, with the numbers given put in."""
    from exercises.names import Names  # not on the way of an exercise without such parts
    from exercises.routes import zeros

    names = Names(variant)
    if isinstance(formula, str):
        formula = read_formula(formula, names.symbols, variant.exercise.indices)
    try:
        return zeros(names.with_numbers(formula))
    except ValueError:  # a subscript that is out of the list given
        return None
