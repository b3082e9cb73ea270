"""How do the terms of a series differ: `x_1` and `x_N`, `a + d` and `a + (n-1)d`?

Small arithmetic on trees: a name replaced, numbers worked out, a number added.
"""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from operator import add, mul

from derivations.language.tree import ONE, ZERO, Tree, number

_LARGEST_POWER = 64


def put(tree: Tree, word: str, value: Tree) -> Tree:
    """A tree with a value in the place of a name."""
    if tree.head == "name":
        return value if tree.leaf == word else tree
    return tree.with_args(tuple(put(arg, word, value) for arg in tree.args)) if tree.args else tree


def shifted(tree: Tree, step: int) -> Tree:
    """A tree and a whole number more, worked out.

    >>> from derivations.language.tree import name
    >>> shifted(name("n"), -1), shifted(shifted(name("n"), -1), 1)
    (n - 1, n)
    """
    return folded(Tree("add", (tree, number(step))))


def folded(tree: Tree) -> Tree:
    """A tree with its numbers worked out: 2*3, x^1, x^0, 0*d, 1/1."""
    if not tree.args:
        return tree
    args = tuple(folded(arg) for arg in tree.args)
    head = tree.head
    if head in ("add", "mul"):
        return _joined(head, args)
    if head == "neg":
        return number(-_value(args[0])) if args[0].head == "number" else tree.with_args(args)
    if head == "div":
        return _divided(tree, args)
    if head == "pow":
        return _raised(tree, args)
    return tree.with_args(args)


def _value(tree: Tree) -> Fraction:
    assert isinstance(tree.leaf, Fraction)
    return tree.leaf


def _joined(head: str, args: tuple[Tree, ...]) -> Tree:
    """A sum or product: its number last in a sum and first in a product, if it says anything."""
    flat = [one for arg in args for one in (arg.args if arg.head == head else (arg,))]
    if head == "add":  # -1, worked out before, is a number
        flat = [number(-_value(one.args[0])) if _is_negative(one) else one for one in flat]
    numbers = [_value(one) for one in flat if one.head == "number"]
    rest = [one for one in flat if one.head != "number"]
    total = reduce(add if head == "add" else mul, numbers, Fraction(0 if head == "add" else 1))
    if head == "mul" and total == 0:
        return ZERO
    if total == (0 if head == "add" else 1):
        several = rest
    elif head == "add":
        several = [*rest, number(total) if total > 0 or not rest else Tree("neg", (number(-total),))]
    else:
        several = [number(total), *rest]
    if not several:
        return number(total)
    return several[0] if len(several) == 1 else Tree(head, tuple(several))


def _is_negative(tree: Tree) -> bool:
    return tree.head == "neg" and tree.args[0].head == "number"


def _divided(tree: Tree, args: tuple[Tree, ...]) -> Tree:
    above, below = args
    if below == ONE:
        return above
    if above.head == below.head == "number" and below != ZERO:
        return number(_value(above) / _value(below))
    return tree.with_args(args)


def _raised(tree: Tree, args: tuple[Tree, ...]) -> Tree:
    base, power = args
    if power == ONE:
        return base
    if power == ZERO:
        return ONE
    small = power.head == "number" and _value(power).denominator == 1 and abs(_value(power)) <= _LARGEST_POWER
    if base.head == "number" and small and base != ZERO:
        return number(_value(base) ** int(_value(power)))
    return tree.with_args(args)
