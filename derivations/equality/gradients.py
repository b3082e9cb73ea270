"""What is the gradient of a number along a vector or a matrix?

    D f[H] = lim (f(X + t H) - f(X))/t        the derivative in a direction

Its rules are those of Petersen and Pedersen, "The Matrix Cookbook", section 2; the entries of the gradient
are the derivatives along the unit vectors, in the shape of what is differentiated by."""

from __future__ import annotations

from flint import fmpq

from derivations.equality.arrays import Array, ShapeError
from derivations.equality.compiler import Closure, Compiler
from derivations.equality.differentiate import (
    SLOPES,
    TWO,
    NotDifferentiable,
    add,
    depends,
    div,
    mul,
    neg,
    of,
    power,
)
from derivations.equality.scalars import Scalar
from derivations.equality.world import World
from derivations.language.scope import Scope
from derivations.language.sizes import NUMBER, sizes
from derivations.language.tree import ONE, ZERO, Tree, name, number

DIRECTION = "a direction"  # no name of a question has a space
_KEPT = ("add", "neg", "transpose", "tr", "diag")  # the derivative of these is these of the derivative
_PRODUCTS = ("mul", "hadamard", "dot")


def gradient(c: Compiler, body: Tree, variable: Tree) -> Closure | None:
    """The gradient of a number; None where this is another sort of derivative.  Raises NotDifferentiable."""
    word = str(variable.leaf)
    domain = c.scope.domain(word)
    plain = variable.head == "name" and len(domain.shape) in (1, 2) and domain.dimensions == len(domain.shape)
    if (
        not plain
        or domain.kind in ("symmetric", "spd", "simplex")
        or any(low != ONE for low, _ in domain.shape)
    ):
        return None
    if sizes(body, c.scope) not in (NUMBER, None):
        return None
    whole = c.compile(variable)
    slope = _Directional(c.scope, variable).of(body)
    c.bound.append(DIRECTION)
    try:
        along = c.compile(slope)
    finally:
        c.bound.pop()

    def value(w: World) -> Scalar:
        x = whole(w)
        assert isinstance(x, Array)
        count = len(x.entries)
        entries: list[Scalar] = []
        try:
            for at in range(count):
                unit = [fmpq(int(k == at)) for k in range(count)]
                w.values[DIRECTION] = Array(x.rows, x.columns, unit, x.vector)
                entry = along(w)
                if isinstance(entry, Array):
                    if len(entry.entries) != 1:
                        raise ShapeError("the gradient of", entry.shape, ())
                    entry = entry.entries[0]
                entries.append(entry)
        finally:
            w.values.pop(DIRECTION, None)
        return Array(x.rows, x.columns, entries, x.vector)

    return value


class _Directional:
    """The derivative of trees in a direction."""

    def __init__(self, scope: Scope, variable: Tree) -> None:
        self.scope = scope
        self.variable = variable

    def of(self, tree: Tree) -> Tree:
        if tree == self.variable:
            return name(DIRECTION)
        if not depends(tree, self.variable, self.scope):
            return ZERO
        head, args = tree.head, tree.args
        if head == "index" and args[0] == self.variable:
            return Tree("index", (Tree("add", (name(DIRECTION),)), *args[1:]))
        if head == "name":
            definition = self.scope.definition(str(tree.leaf))
            if definition is None:
                raise NotDifferentiable(f"{tree.leaf} is not written out")
            return self.of(definition)
        if head == "add":
            return add(*map(self.of, args))
        if head in _KEPT:
            return of(head, self.of(args[0]))
        if head in _PRODUCTS:
            slopes = [(at, self.of(arg)) for at, arg in enumerate(args)]
            return add(*(of(head, *args[:at], one, *args[at + 1 :]) for at, one in slopes if one != ZERO))
        if head == "div":
            above, below = self.of(args[0]), self.of(args[1])
            return add(div(above, args[1]), neg(div(mul(args[0], below), power(args[1], 2))))
        if head == "pow":
            return self._power(args[0], args[1])
        if head in ("sum", "sumwhere") and len(args) > 1:
            return Tree(head, (self.of(args[0]), *args[1:]), tree.leaf)
        if head == "norm" and len(args) == 1:
            return div(of("dot", args[0], self.of(args[0])), tree)
        if head == "inv":
            return neg(mul(tree, self.of(args[0]), tree))
        if head == "det":
            return mul(tree, of("tr", mul(of("inv", args[0]), self.of(args[0]))))
        if head in SLOPES and len(args) == 1 and sizes(args[0], self.scope) == NUMBER:
            return mul(SLOPES[head](args[0]), self.of(args[0]))
        raise NotDifferentiable(f"no rule differentiates {head} along {self.variable.leaf}")

    def _power(self, base: Tree, exponent: Tree) -> Tree:
        if depends(exponent, self.variable, self.scope):
            raise NotDifferentiable("an exponent that moves")
        if base.head == "norm" and len(base.args) == 1 and exponent == TWO:
            return mul(TWO, of("dot", base.args[0], self.of(base.args[0])))
        if sizes(base, self.scope) != NUMBER:
            raise NotDifferentiable("a power of a vector or matrix")
        lower = add(exponent, neg(number(1)))
        return mul(exponent, power(base, lower), self.of(base))
