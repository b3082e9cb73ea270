"""Which value has a formula at one fixed point?

Two formulas of the same value there are worth a full comparison; all others are different.  The point belongs
to the names alone, so the values of a question's slips are worked out once.  What stands in several formulas
(a slip shares all but one branch with the right one) is worked out once too.
"""

from __future__ import annotations

import math
from typing import Any

from flint import acb, arb, ctx

from derivations.equality.arrays import Array, ShapeError
from derivations.equality.compiler import Closure, Compiler, NotEvaluable
from derivations.equality.evaluate import BUILDERS
from derivations.equality.randomness import cast_of, indexed
from derivations.equality.scalars import OverBudget, Undefined
from derivations.equality.world import World
from derivations.language.scope import Scope
from derivations.language.tree import Tree
from derivations.language.tree import name as named
from derivations.rules.terms import replaced
from grader.diagnose.exchange_rules import bound_in
from grader.diagnose.function_rules import TWO
from grader.diagnose.points import generic

_KEYS = (0x5EED_0F_51195, 0xC0FFEE_0F_B0B, 0xFACADE_0F_CAB)
_BITS = 96
_UNKNOWN = (NotEvaluable, ShapeError, Undefined, OverBudget, ArithmeticError, KeyError, ValueError, TypeError)


class _Sharing(Compiler):
    """A compiler that knows the trees it has compiled, and their values outside of loops."""

    def __init__(self, scope: Scope) -> None:
        super().__init__(scope, BUILDERS)
        self.known: dict[tuple[int, tuple[str, ...]], Closure] = {}
        self.kept: list[Tree] = []  # so that no other tree takes the identity of one of them

    def compile(self, tree: Tree) -> Closure:
        key = (id(tree), tuple(self.bound))
        found = self.known.get(key)
        if found is None:
            found = super().compile(tree)
            if not self.bound and tree.args:
                found = _once(found)
            self.known[key] = found
            self.kept.append(tree)
        return found

    def compile_each(self, trees: tuple[Tree, ...]) -> list[Closure]:
        return [self.compile(tree) for tree in trees]


def _once(closure: Closure) -> Closure:
    values: dict[int, object] = {}

    def value(w: World) -> object:
        if w.key not in values:
            values[w.key] = closure(w)
        return values[w.key]

    return value


class Fingerprints:
    """The values of formulas over the names of one scope, at three points of it."""

    def __init__(self, scope: Scope, model: Tree) -> None:
        self.compiler = c = _Sharing(scope)
        c.cast, c.indexed = cast_of(scope, model), indexed(model)
        self.loose = {word for word in bound_in(model) if word not in scope.domains}
        for word in scope.domains:
            domain = scope.domain(word)
            if domain.kind not in ("function", "density", "defined"):
                (c.data if domain.dimensions else c.names).add(word)
        small = _small(scope, model)
        points = (generic(c, key, small, turn) for turn, key in enumerate(_KEYS))
        self.worlds = [world for world in points if world is not None]

    def of(self, tree: Tree) -> float | None:
        """The value at the first point; of an equation the ratio of its sides' difference at both."""
        tree = self._settled(tree)
        if tree.head == "relation":
            if tree.leaf != "=":
                return None
            tree = Tree("add", (tree.args[0], Tree("neg", (tree.args[1],))))
            one, two = self._at(tree, 0), self._at(tree, 1)
            return one / two if one is not None and two else None
        return self._at(tree, 0)

    def agree(self, one: Tree, two: Tree) -> bool:
        """Have two formulas of one value the same one at the other points too, as far as they have any?"""
        if one.head == "relation":
            return True  # the second point is already in their value
        for number in range(1, len(self.worlds)):
            first, second = self._at(self._settled(one), number), self._at(self._settled(two), number)
            if first is not None and second is not None and not same(first, second):
                return False
        return True

    def _settled(self, tree: Tree) -> Tree:
        """The formula with a place for each letter that a forgotten sum has left behind."""
        loose = {
            place
            for node in tree.walk() if node.head == "index"
            for place in node.args[1:]
            if place.head == "name" and place.leaf in self.loose
        }  # fmt: skip
        loose -= {named(word) for word in bound_in(tree)}
        return replaced(tree, dict.fromkeys(loose, TWO)) if loose else tree

    def _at(self, tree: Tree, number: int) -> float | None:
        if len(self.worlds) <= number:
            return None
        kept, ctx.prec = ctx.prec, _BITS
        try:
            world = self.worlds[number]
            world.left = 20_000
            return _float(self.compiler.compile(tree)(world))
        except _UNKNOWN:
            return None
        finally:
            ctx.prec = kept
            self.compiler.bound.clear()


def _float(value: Any) -> float | None:
    if isinstance(value, Array):
        total = value.rows * 7919.0
        for at, entry in enumerate(value.entries, 1):
            part = _float(entry)
            if part is None:
                return None
            total += part * math.sqrt(at)
        return total
    if isinstance(value, acb):
        return None
    try:
        found = float(arb(value).mid())
    except (TypeError, ValueError, OverflowError):
        return None
    return found if found == found and abs(found) < 1e300 else None


def _small(scope: Scope, model: Tree) -> frozenset[str]:
    """The names that sums run to, that arrays are as long as, or that stand in an index."""
    found: set[str] = set()
    for node in model.walk():
        if node.head in ("sum", "prod", "index"):
            found.update(*(arg.names() for arg in node.args[1:]))
    for word in scope.domains:
        for ends in scope.domain(word).shape:
            found.update(*(end.names() for end in ends))
    return frozenset(found)


def same(one: float, two: float) -> bool:
    """Do two values agree as far as a double can tell?"""
    return abs(one - two) <= 1e-11 * max(abs(one), abs(two))
