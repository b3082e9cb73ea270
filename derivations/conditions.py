"""Do two lines say the same?"""

from __future__ import annotations

from derivations.equality.arrays import ShapeError
from derivations.equality.compare import decide
from derivations.equality.verdict import EQUAL
from derivations.language.scope import Scope
from derivations.language.tree import Tree


def agree(one: Tree, other: Tree, scope: Scope) -> bool:
    """Are two formulas, or two equations, certainly equal?  A list and a number are not."""
    try:
        return decide(one, other, scope).verdict == EQUAL
    except ShapeError:
        return False


def same_condition(known: Tree, stated: Tree, scope: Scope) -> bool:
    """Are two equations the same?  Where both say what one name is equal to, by what they say of it."""
    while known.head == "implies":
        known = known.args[1]
    if (
        known.head == "relation"
        and stated.args[0].head in ("name", "index")
        and known.args[0] == stated.args[0]
    ):
        return agree(known.args[1], stated.args[1], scope)
    return agree(known, stated, scope)
