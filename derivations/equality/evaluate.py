"""The value of a tree at a point: the whole table of heads, and the two doors to it."""

from __future__ import annotations

from flint import fmpq

from derivations.equality import (
    balls,
    conditions,
    events,
    expectations,
    functions,
    integrals,
    loops,
    names,
    operators,
)
from derivations.equality.compiler import Builder, Builders, Compiler, branching
from derivations.equality.scalars import Scalar
from derivations.equality.world import World
from derivations.language.scope import FREE, Scope
from derivations.language.tree import Tree

_BRANCHES = frozenset(
    "max min floor ceil mod abs indicator piecewise sumwhere prodwhere relu sign "
    "hardlim hardlims satlin satlins delta".split()
)
_TABLE: dict[str, Builder] = {
    **functions.BUILDERS,
    **balls.BUILDERS,
    **names.BUILDERS,
    **conditions.BUILDERS,
    **loops.BUILDERS,
    **operators.BUILDERS,
    **events.BUILDERS,
    **expectations.BUILDERS,
    **integrals.BUILDERS,
}
BUILDERS = Builders({head: branching(one) if head in _BRANCHES else one for head, one in _TABLE.items()})


def compiler(scope: Scope) -> Compiler:
    """A compiler for the trees of one comparison."""
    return Compiler(scope, BUILDERS)


def value_of(tree: Tree, bindings: dict[str, fmpq] | None = None) -> Scalar:
    """The value of a tree whose names all have one: exact where it can be, else a ball at the present
    precision.

    Raises Undefined, OverBudget, NotEvaluable, and KeyError for a name without a value.

    >>> from derivations.language.grammar import read
    >>> value_of(read("3*3*20*40"))
    7200"""
    world = World(0)
    world.values.update(bindings or {})
    return compiler(FREE).compile(tree)(world)
