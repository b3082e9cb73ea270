"""Is a formula infinite: ∞, 2∞, max(1, ∞)?

What is infinite by the arithmetic of the extended reals is told apart from what has a finite value somewhere;
of anything else, as of a sum without end that does not converge, nothing is said."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from flint import arb, fmpq

from derivations.equality.arrays import ShapeError
from derivations.equality.compiler import NotEvaluable
from derivations.equality.domains import worlds
from derivations.equality.evaluate import compiler, value_of
from derivations.equality.meeting import known_at
from derivations.equality.scalars import OverBudget, Undefined
from derivations.equality.verdict import DIFFERENT, EQUAL, UNKNOWN, Verdict
from derivations.language.scope import Scope
from derivations.language.tree import Tree

_POINTS = 8  # at which a finite value is looked for


def is_infinity(tree: Tree) -> bool:
    """Is it ∞ or -∞ as it stands?"""
    inner = tree.args[0] if tree.head == "neg" else tree
    return inner.head == "constant" and inner.leaf == "oo"


def compared(wanted: Tree, given: Tree, scope: Scope) -> Verdict:
    """The verdict on two formulas of which one is ∞ or -∞."""
    one, other = sign(wanted), sign(given)
    if one and one == other:
        return Verdict(EQUAL, {"how": "form"}, "Equal: both are infinite.")
    if (one and other) or _is_finite(given if is_infinity(wanted) else wanted, scope):
        return Verdict(DIFFERENT, {"how": "form"}, "Different: one of them is infinite.")
    return Verdict(UNKNOWN, {"how": "form"}, "Could not be decided: is it infinite?")


def sign(tree: Tree) -> int | None:
    """1 of what is ∞, -1 of what is -∞, 0 of what holds no infinity; None where that is not told."""
    if tree.head == "constant" and tree.leaf == "oo":
        return 1
    if not any(node.head == "constant" and node.leaf == "oo" for node in tree.walk()):
        return 0
    signs = [sign(arg) for arg in tree.args]
    rule = _RULES.get(tree.head)
    return None if rule is None or None in signs else rule(tree, [one for one in signs if one is not None])


def _of_product(tree: Tree, signs: list[int]) -> int | None:
    """Of infinities and numbers that are not zero."""
    found = 1
    for arg, one in zip(tree.args, signs, strict=True):
        factor = one or _sign_of_number(arg)
        if factor is None:
            return None
        found *= factor
    return found


def _sign_of_number(tree: Tree) -> int | None:
    if tree.names():
        return None
    try:
        value = value_of(tree)
    except (NotEvaluable, Undefined, OverBudget, ShapeError):
        return None
    if not isinstance(value, (fmpq, arb)):
        return None
    return 1 if value > 0 else -1 if value < 0 else None


def _of_sum(tree: Tree, signs: list[int]) -> int | None:
    """Of finite terms, and of infinities of one sign."""
    found = set(signs) - {0}
    return found.pop() if len(found) == 1 else None


_RULES: dict[str, Callable[[Tree, list[int]], int | None]] = {
    "neg": lambda tree, signs: -signs[0], "add": _of_sum, "mul": _of_product,
    "max": lambda tree, signs: max(signs), "min": lambda tree, signs: min(signs),
}  # fmt: skip


def _is_finite(tree: Tree, scope: Scope) -> bool:
    """Has a formula a finite value at a point?"""
    c = compiler(scope)
    try:
        closure = c.compile(tree)
        return any(known_at(closure, w) is not None for w in islice(worlds(c, 0), _POINTS))
    except (NotEvaluable, ShapeError):
        return False
