"""What is the slope of a quantity along one that is itself defined by others: dz/da, where a = σ(z)?

It is the ratio of the slopes of both along what both are made of, where that is the same whichever of them
varies; else nobody can say what it is.
"""

from __future__ import annotations

from derivations.equality.compiler import Closure, Compiler
from derivations.equality.differentiate import NotDifferentiable, depends, differentiate
from derivations.equality.meeting import SAME, met
from derivations.equality.scalars import Scalar, Undefined, divide
from derivations.equality.world import World
from derivations.language.scope import Scope
from derivations.language.tree import ZERO, Tree, name


def slope_along(c: Compiler, top: Tree, bottom: Tree) -> Closure | None:
    """d top / d bottom, where the lower one is defined by names that the upper one is made of without it.

    None where it is not, where one of these names has entries, or where no rule differentiates."""
    variables = _shared(top, bottom, c.scope)
    if not variables or any(c.scope.dimensions(word) for word in variables) or depends(top, bottom, c.scope):
        return None
    try:
        slopes = [
            (differentiate(top, name(word), c.scope), differentiate(bottom, name(word), c.scope))
            for word in sorted(variables)
        ]
    except NotDifferentiable:
        return None
    pairs = [
        (c.compile(above), c.compile(below)) for above, below in slopes if (above, below) != (ZERO, ZERO)
    ]

    def value(w: World) -> Scalar:
        ratios = [divide(above(w), below(w)) for above, below in pairs]
        if not ratios or any(met(ratios[0], one) != SAME for one in ratios[1:]):
            raise Undefined(False, "a derivative along what does not decide it")
        return ratios[0]

    return value


def _shared(top: Tree, bottom: Tree, scope: Scope) -> frozenset[str]:
    """The names that both are made of, where the lower one is defined by others."""
    if bottom.head != "name" or scope.domain(str(bottom.leaf)).kind != "defined":
        return frozenset()
    return (_made_of(top, scope) & _made_of(bottom, scope)) - {str(bottom.leaf)}


def _made_of(tree: Tree, scope: Scope) -> frozenset[str]:
    """The names that its names are defined by, down to those that nothing defines."""
    found: set[str] = set()
    ahead, seen = list(tree.names()), set[str]()
    while ahead:
        word = ahead.pop()
        if word in seen:
            continue
        seen.add(word)
        definition = scope.definition(word)
        if definition is None:
            found.add(word)
        else:
            ahead += definition.names() - set(scope.domain(word).parameters)
    return frozenset(found)
