"""Do two lines say the same?"""

from __future__ import annotations

from derivations.equality.arrays import ShapeError
from derivations.equality.compare import decide
from derivations.equality.verdict import DIFFERENT, EQUAL, Verdict
from derivations.language.scope import Scope
from derivations.language.tree import Tree


def agree(one: Tree, other: Tree, scope: Scope) -> bool:
    """Are two formulas, or two equations, certainly equal?  A list and a number are not."""
    try:
        return decide(one, other, scope).verdict == EQUAL
    except ShapeError:
        return False


def same_condition(known: Tree, stated: Tree, scope: Scope) -> bool:
    """Are two equations the same?  Where both say what one name is equal to, by what they say of it.

    Whoever divides by a name takes it for other than zero: `alpha = n/lambda` is `lambda*alpha = n`.
    """
    while known.head == "implies":
        known = known.args[1]
    if (
        known.head == "relation"
        and stated.args[0].head in ("name", "index")
        and known.args[0] == stated.args[0]
    ):
        return agree(known.args[1], stated.args[1], scope)
    try:
        said = decide(known, stated, scope)
    except ShapeError:
        return False
    if said.verdict == DIFFERENT and (divisor := _divisor_that_vanishes(stated, said)) is not None:
        sides = tuple(_times(side, divisor) for side in stated.args)
        return agree(known, stated.with_args(sides), scope)
    return said.verdict == EQUAL


def _divisor_that_vanishes(stated: Tree, said: Verdict) -> Tree | None:
    """The name by which a side is divided and that is zero where the two differ."""
    point = said.evidence.get("point")
    if stated.head != "relation" or len(stated.args) != 2 or not isinstance(point, dict):
        return None
    divisors = (one.args[1] for one in stated.args[1].walk() if one.head == "div")
    return next((one for one in divisors if one.head == "name" and point.get(str(one.leaf)) == "0"), None)


def _times(side: Tree, divisor: Tree) -> Tree:
    """A side times what it is divided by, the two cancelled where the division stands alone."""
    if side.head == "div" and side.args[1] == divisor:
        return side.args[0]
    if side.head == "neg":
        return side.with_args((_times(side.args[0], divisor),))
    if side.head == "mul":
        for at, factor in enumerate(side.args):
            if factor.head == "div" and factor.args[1] == divisor:
                return side.with_args((*side.args[:at], factor.args[0], *side.args[at + 1 :]))
    return Tree("mul", (divisor, side))
