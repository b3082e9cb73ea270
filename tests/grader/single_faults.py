"""What comes of an answer when one thing is done wrong, by a person who does all the rest right?

    wrong_steps(tree) -> (family, wrong tree) …       one step of the computation is another
    slips_of_the_pen(value) -> (family, digits) …     the value is right, its digits are not

The families are those of the step that was changed; "one|other" where people say either of one and the same
fault.  Written down apart from the grader's own rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations

from derivations.language.tree import ONE, Tree, number
from derivations.language.tree import name as named
from tests.grader.wrong_answers import decimal

Fault = tuple[str, Tree]
TWO = number(2)


def neg(tree: Tree) -> Tree:
    return tree.args[0] if tree.head == "neg" else Tree("neg", (tree,))


def add(*terms: Tree) -> Tree:
    return terms[0] if len(terms) == 1 else Tree("add", terms)


def mul(*factors: Tree) -> Tree:
    return factors[0] if len(factors) == 1 else Tree("mul", factors) if factors else ONE


def _sums(tree: Tree) -> Iterator[Fault]:
    if tree.head == "add":
        for at, term in enumerate(tree.args):
            yield "sign", add(*tree.args[:at], neg(term), *tree.args[at + 1 :])
            yield "missing-term", add(*tree.args[:at], *tree.args[at + 1 :])


def _products(tree: Tree) -> Iterator[Fault]:
    if tree.head == "mul":
        for at, _ in enumerate(tree.args):
            yield "missing-factor", mul(*tree.args[:at], *tree.args[at + 1 :])
        if len(tree.args) == 2:
            yield "wrong-operation", add(*tree.args)


def _quotients(tree: Tree) -> Iterator[Fault]:
    if tree.head == "div":
        above, below = tree.args
        yield "inverted", Tree("div", (below, above))
        yield "inverted", mul(above, below)
        yield ("missing-factor|not-normalised" if below.head in ("add", "sum") else "missing-factor"), above
        if below.head == "mul":
            for at, _ in enumerate(below.args):
                rest = (*below.args[:at], *below.args[at + 1 :])
                yield "missing-factor", Tree("div", (above, mul(*rest)))
        if above.head == "add" and below.head == "number" and len(above.args) == below.leaf:
            less = (
                "n-minus-1" if len(above.args) > 2 else "n-minus-1|missing-factor"
            )  # of two: not divided at all
            yield less, Tree("div", (above, add(below, neg(ONE))))
        if above.head == "sum" and below.head == "name":
            yield "n-minus-1", Tree("div", (above, add(below, neg(ONE))))


def _powers(tree: Tree) -> Iterator[Fault]:
    if tree.head == "pow" and tree.args[1] == TWO:
        yield "wrong-power|missing-factor", tree.args[0]  # of a square one factor is missing
    if tree.head == "sqrt":
        yield "wrong-power|wrong-method", tree.args[0]  # the variance where the deviation is meant


def _functions(tree: Tree) -> Iterator[Fault]:
    other = {"sigmoid": "tanh", "tanh": "sigmoid", "max": "min", "min": "max", "sin": "cos", "cos": "sin"}
    if tree.head in other:
        yield "wrong-function", Tree(other[tree.head], tree.args)
    if tree.head in ("log", "sigmoid", "tanh") and len(tree.args) == 1:
        yield "wrong-function", tree.args[0]
    if tree.head in ("exp", "sigmoid", "tanh") and len(tree.args) == 1:
        yield "sign", Tree(tree.head, (neg(tree.args[0]),))
    if tree.head == "log" and len(tree.args) == 1:
        yield "wrong-function", Tree("div", (tree, Tree("log", (number(10),))))


def _indexed(tree: Tree) -> Iterator[Fault]:
    if tree.head == "sum" and len(tree.args) == 4:
        yield "wrong-operation", Tree("prod", tree.args)
    if tree.head == "index" and len(tree.args) == 3 and tree.args[1] != tree.args[2]:
        yield "transposed", Tree("index", (tree.args[0], tree.args[2], tree.args[1]))


STEPS: tuple[Callable[[Tree], Iterator[Fault]], ...] = (
    _sums, _products, _quotients, _powers, _functions, _indexed,
)  # fmt: skip
INSIDE = {"sum": (0,), "prod": (0,), "call": (), "index": (), "derivative": (), "prime": (), "indicator": ()}


def wrong_steps(tree: Tree) -> Iterator[Fault]:
    """The computation with one step done wrong, in every place."""
    if tree.head not in ("number", "relation"):
        yield "sign", neg(tree)
    yield from _here_and_below(tree)
    names = sorted({str(one.leaf) for one in tree.walk() if one.head == "name"} & _loose(tree))
    if len(names) <= 4:
        for one, two in combinations(names, 2):
            yield "swapped", _exchanged(tree, {one: two, two: one})


def _here_and_below(tree: Tree) -> Iterator[Fault]:
    for step in STEPS:
        yield from step(tree)
    for at in INSIDE.get(tree.head, range(len(tree.args))):
        for family, wrong in _here_and_below(tree.args[at]):
            yield family, tree.with_args((*tree.args[:at], wrong, *tree.args[at + 1 :]))


def _loose(tree: Tree) -> set[str]:
    """The names that stand alone: neither indexed nor an index nor a function."""
    held = {str(one.leaf) for node in tree.walk() for one in node.args if node.head in _HOLDING}
    return {str(one.leaf) for one in tree.walk() if one.head == "name"} - held


_HOLDING = frozenset({"index", "call", "prime", "sum", "prod", "derivative", "indicator", "diff"})


def _exchanged(tree: Tree, words: dict[str, str]) -> Tree:
    if tree.head == "name":
        return named(words.get(str(tree.leaf), str(tree.leaf)))
    return tree.with_args(tuple(_exchanged(arg, words) for arg in tree.args)) if tree.args else tree


def slips_of_the_pen(right: Fraction, figures: int) -> Iterator[tuple[str, str]]:
    """What is written of a right value with wrong digits; a whole number has all of them."""
    figures = max(figures, len(str(right.numerator))) if right.denominator == 1 else figures
    for power in (-2, -1, 1, 2):
        yield "decimal-shift", decimal(right * Fraction(10) ** power, figures)
    if right not in (0, 1, -1):
        yield "inverted", decimal(1 / right, figures)
    digits = decimal(right, figures)
    telling = [at for at, one in enumerate(digits) if one.isdigit() and digits[:at].strip("-0.")]
    for at in telling:
        if digits[at - 1].isdigit() and digits[at] not in ("0", digits[at - 1]):
            yield "digit", digits[: at - 1] + digits[at] + digits[at - 1] + digits[at + 1 :]
    for at in telling[:2]:
        yield "digit", f"{digits[:at]}{(int(digits[at]) + 4) % 10}{digits[at + 1 :]}"
