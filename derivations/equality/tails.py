"""How much can lie beyond a place of an integral, or a sum, that has no end?

A function is bounded, for all x >= r, by terms V exp(∫_r^x h(s)/s ds) with h a sum of powers: its size at r
and how fast it grows from there (x^k: h = k; exp(-a x): h = -a x).  Where h <= -1 - c for x >= r,

    ∫_r^∞ |f| <= V r/c,      and a sum from r + 1 on is at most as much.

Products multiply the sizes and add the growths; what has no rule is not bounded."""

from __future__ import annotations

from collections.abc import Callable

from flint import arb, fmpq

from derivations.equality.bounds import Bound, Term, exponential, least, product, raised
from derivations.equality.compiler import Compiler, NotEvaluable
from derivations.equality.differentiate import add, depends, div, mul, neg, of, power
from derivations.equality.powers import (
    Along,
    Constant,
    Unbounded,
    largest,
    leading,
    powers,
    scaled,
    sign_beyond,
)
from derivations.equality.scalars import ONE, ZERO, ball
from derivations.equality.world import World
from derivations.language.tree import Tree, name, number

_AT_MOST_ONE = frozenset("sin cos tanh erf sign hardlim hardlims indicator delta".split())


def tail(c: Compiler, tree: Tree, word: str) -> Callable[[World, arb], arb]:
    """A bound of ∫_r^∞ |f| dx as a function of the world and of r > 1.  Raises NotEvaluable, and Unbounded
    when asked."""
    bound = _Bounds(c, word).above(tree)

    def value(w: World, r: arb) -> arb:
        total = arb(0)
        for size, growth in bound(w, r):
            spare = -1 - largest(growth, r)
            if not spare > 0:
                raise Unbounded
            total += size * r / spare
        if not total.is_finite():
            raise Unbounded
        return total

    return value


class _Bounds:
    """The bounds of trees along one name."""

    def __init__(self, c: Compiler, word: str) -> None:
        self.c = c
        self.word = word

    def constant(self, tree: Tree) -> Callable[[World], arb] | None:
        if depends(tree, name(self.word), self.c.scope):
            return None
        closure = self.c.compile(tree)
        return lambda w: ball(closure(w))

    def powers(self, tree: Tree) -> Along:
        constant: Constant = self.constant
        found = powers(tree, self.word, constant)
        if found is None:
            raise NotEvaluable(tree, f"nothing is known about {tree.head} far out")
        return found

    def above(self, tree: Tree) -> Bound:
        """|f(x)| <= … for x >= r"""
        fixed = self.constant(tree)
        if fixed is not None:
            return lambda w, r: [(abs(fixed(w)).upper(), {})]
        head, args = tree.head, tree.args
        if head == "name":
            return lambda w, r: [(r, {ZERO: arb(1)})]
        if head in _AT_MOST_ONE:
            return lambda w, r: [(arb(1), {})]
        if head in ("neg", "abs", "relu"):
            return self.above(args[0])
        if head == "add":
            return self.above(_turned(tree)) if _turned(tree) != tree else self._sum(tree)
        if head in ("max", "min"):
            return self._all(tree)
        if head == "mul":
            return product([self.above(arg) for arg in args])
        if head == "div":
            return product([self.above(args[0]), self.below(args[1])])
        if head == "pow":
            return self._power(args[0], args[1])
        if head == "sqrt":
            return raised(self.above(args[0]), lambda w: arb(fmpq(1, 2)))
        if head == "exp":
            return self._exponential(args[0])
        if head in ("sigmoid", "sech"):
            return self._saturating(head, args[0])
        if head == "log" and len(args) == 1:
            return self._logarithm(args[0])
        if head == "normal" and len(args) == 3:
            return self.above(_written_out(*args))
        raise NotEvaluable(tree, f"nothing is known about {head} far out")

    def below(self, tree: Tree) -> Bound:
        """1/|f(x)| <= … for x >= r"""
        fixed = self.constant(tree)
        if fixed is not None:
            return lambda w, r: [(1 / abs(fixed(w)).lower(), {})]
        head, args = tree.head, tree.args
        if head in ("neg", "abs"):
            return self.below(args[0])
        if head == "mul":
            return product([self.below(arg) for arg in args])
        if head == "div":
            return product([self.below(args[0]), self.above(args[1])])
        if head == "exp":
            return self._exponential(neg(args[0]))
        if head == "cosh":
            return self._saturating("sech", args[0])
        if head == "sqrt":
            return raised(self.below(args[0]), lambda w: arb(fmpq(1, 2)))
        if head == "factorial":
            return self._factorial(args[0])
        if head == "gamma":
            return self._factorial(add(args[0], neg(number(1))))
        if head == "pow":
            if self.constant(args[1]) is None:
                return self._power(args[0], neg(args[1]))
            exponent = self.constant(args[1])
            assert exponent is not None
            return raised(self.below(args[0]), exponent)
        if head == "add" and all(_positive(arg) for arg in args):
            return least([self.below(arg) for arg in args])
        found = self.powers(tree)

        def value(w: World, r: arb) -> list[Term]:
            top, factor = leading(found(w, r), r)
            if factor.contains(0):
                raise Unbounded
            return [(1 / (abs(factor).lower() * r ** arb(top)), {ZERO: -arb(top)})]

        return value

    def _sum(self, tree: Tree) -> Bound:
        """A sum of powers as a whole, any other sum term by term"""
        found, by_terms = powers(tree, self.word, self.constant), self._maybe(self._all, tree)

        def value(w: World, r: arb) -> list[Term]:
            if found is not None:
                try:
                    top, factor = leading(found(w, r), r)
                    return [((abs(factor) * r ** arb(top)).upper(), {ZERO: arb(top)})]
                except Unbounded:
                    pass
            if by_terms is None:
                raise Unbounded
            return by_terms(w, r)

        return value

    def _all(self, tree: Tree) -> Bound:
        several = [self.above(arg) for arg in tree.args]
        return lambda w, r: [term for one in several for term in one(w, r)]

    def _power(self, base: Tree, exponent: Tree) -> Bound:
        fixed = self.constant(exponent)
        if fixed is None:
            under = self.constant(base)
            if under is None:
                raise NotEvaluable(base, "a power of this sort has no bound far out")
            grown = self.powers(exponent)
            return lambda w, r: [exponential(scaled(grown(w, r), abs(under(w)).log()), r)]
        above, below = self._maybe(self.above, base), self._maybe(self.below, base)

        def value(w: World, r: arb) -> list[Term]:
            to = fixed(w)
            bound = below if to < 0 else above
            if bound is None:
                raise Unbounded
            return raised(bound, lambda _: abs(to))(w, r)

        return value

    def _maybe(self, rule: Callable[[Tree], Bound], tree: Tree) -> Bound | None:
        try:
            return rule(tree)
        except NotEvaluable:
            return None

    def _exponential(self, inner: Tree) -> Bound:
        found = self.powers(inner)
        return lambda w, r: [exponential(found(w, r), r)]

    def _saturating(self, head: str, inner: Tree) -> Bound:
        """sigmoid(g) <= min(1, exp g), sech(g) <= 2 exp(-|g|)"""
        found = self.powers(inner)

        def value(w: World, r: arb) -> list[Term]:
            g = found(w, r)
            rising = sign_beyond(g, r) > 0
            if head == "sigmoid" and rising:
                return [(arb(1), {})]
            size, growth = exponential(scaled(g, arb(-1 if rising else 1)), r)
            return [(2 * size if head == "sech" else size, growth)]

        return value

    def _logarithm(self, inner: Tree) -> Bound:
        """|log g| <= |p| log x + B, which grows by |p|/(|p| log r + B) at most"""
        found = self.powers(inner)

        def value(w: World, r: arb) -> list[Term]:
            top, factor = leading(found(w, r), r)
            if not factor > 0:
                raise Unbounded
            size = abs(arb(top)) * r.log() + abs(factor.log()).upper()
            return [(size.upper(), {ZERO: (abs(arb(top)) / size).upper()})]

        return value

    def _factorial(self, inner: Tree) -> Bound:
        """1/Γ(x + b + 1) falls by x ψ(x + b + 1) >= x log(x + b + 1/2)   (for x + b > 0)"""
        found = self.powers(inner)

        def value(w: World, r: arb) -> list[Term]:
            g = found(w, r)
            shift, slope = g.get(ZERO, arb(0)), g.get(ONE)
            if set(g) - {ZERO, ONE} or slope is None or not slope == 1 or not r + shift > 1:
                raise Unbounded
            size = 1 / (r + shift + 1).gamma()
            return [(size.upper(), {ONE: -(r + shift + fmpq(1, 2)).log()})]

        return value


def _positive(tree: Tree) -> bool:
    """Is a tree positive, by its form?"""
    if tree.head == "number":
        return tree.leaf > 0  # type: ignore[operator]
    if tree.head == "pow":
        return _positive(tree.args[0])
    return tree.head in ("exp", "cosh") or (tree.head == "constant" and tree.leaf == "e")


def _turned(tree: Tree) -> Tree:
    """1 - sigmoid(g) is sigmoid(-g), 1 - tanh(g)^2 is sech(g)^2"""
    if len(tree.args) == 2 and number(1) in tree.args:
        other = tree.args[0] if tree.args[1] == number(1) else tree.args[1]
        inner = other.args[0] if other.head == "neg" else other
        if other.head == "neg" and inner.head == "sigmoid":
            return of("sigmoid", neg(inner.args[0]))
        squared = inner.head == "pow" and inner.args[0].head == "tanh" and inner.args[1] == number(2)
        if other.head == "neg" and squared:
            return power(of("sech", inner.args[0].args[0]), 2)
    return tree


def _written_out(x: Tree, mean: Tree, variance: Tree) -> Tree:
    """The density of a normal distribution"""
    away = power(add(x, neg(mean)), 2)
    return div(
        of("exp", neg(div(away, mul(number(2), variance)))),
        of("sqrt", mul(number(2), Tree("constant", (), "pi"), variance)),
    )
