"""Which integrals have a value by name: those of the beta and the gamma function?

    ∫_0^1 t^(a-1) (1-t)^(b-1) dt = B(a, b),      ∫_0^∞ t^(a-1) exp(-b t^m) dt = Γ(a/m) / (m b^(a/m))

with what does not depend on t before them."""

from __future__ import annotations

from derivations.equality.cancel import factors
from derivations.equality.compiler import Closure, Compiler
from derivations.equality.differentiate import add, depends, div, mul, neg
from derivations.equality.powers import Unbounded
from derivations.equality.scalars import Scalar, ball, power
from derivations.equality.world import World
from derivations.language.tree import ONE, ZERO, Tree, name, number

_HALF = div(ONE, number(2))


def by_name(c: Compiler, body: Tree, word: str, low: Tree, high: Tree) -> Closure | None:
    """The value of an integral by its name; None where it has none."""
    if low != ZERO or body.head not in ("mul", "div", "pow", "sqrt", "exp", "neg"):
        return None
    if high == ONE:
        return _beta(c, body, word)
    return _gamma(c, body, word) if high.head == "constant" and high.leaf == "oo" else None


def _beta(c: Compiler, body: Tree, word: str) -> Closure | None:
    variable = name(word)
    found = _Factors(c, word, (variable, add(ONE, neg(variable))))
    if not found.take(body) or found.exponential is not None:
        return None
    scale, first, second = (c.compile(tree) for tree in (found.constant, *found.exponents))

    def value(w: World) -> Scalar:
        before, p, q = scale(w), first(w) + 1, second(w) + 1
        if not (p > 0 and q > 0):
            raise Unbounded
        return before * ball(p).gamma() * ball(q).gamma() / ball(p + q).gamma()

    return value


def _gamma(c: Compiler, body: Tree, word: str) -> Closure | None:
    found = _Factors(c, word, (name(word),))
    if not found.take(body) or found.exponential is None:
        return None
    inner = _Factors(c, word, (name(word),))
    if not inner.take(found.exponential) or inner.exponential is not None:
        return None
    trees = (found.constant, found.exponents[0], neg(inner.constant), inner.exponents[0])
    scale, shape, rate, order = (c.compile(tree) for tree in trees)

    def value(w: World) -> Scalar:
        before, p, b, m = scale(w), shape(w) + 1, rate(w), order(w)
        if not (p > 0 and b > 0 and m > 0):
            raise Unbounded
        return before * ball(p / m).gamma() / (m * power(ball(b), p / m))

    return value


class _Factors:
    """A product taken apart: what is constant, the exponents of some bases, and what stands under exp."""

    def __init__(self, c: Compiler, word: str, bases: tuple[Tree, ...]) -> None:
        self.c = c
        self.word = word
        self.bases = bases
        self.constant: Tree = ONE
        self.exponents: list[Tree] = [ZERO] * len(bases)
        self.exponential: Tree | None = None

    def take(self, tree: Tree) -> bool:
        """Is a tree such a product?"""
        return all(self._factor(factor, divides) for divides, factor in factors(tree))

    def _fixed(self, tree: Tree) -> bool:
        return not depends(tree, name(self.word), self.c.scope)

    def _factor(self, factor: Tree, divides: bool) -> bool:
        if self._fixed(factor):
            self.constant = div(self.constant, factor) if divides else mul(self.constant, factor)
            return True
        base, exponent = factor, ONE
        if factor.head == "sqrt":
            base, exponent = factor.args[0], _HALF
        elif factor.head == "pow":
            base, exponent = factor.args
        elif factor.head == "exp":
            base, exponent = Tree("constant", (), "e"), factor.args[0]
        if base.head == "constant" and base.leaf == "e":
            if self.exponential is not None:
                return False
            self.exponential = neg(exponent) if divides else exponent
            return True
        if not self._fixed(exponent):
            return False
        for at, one in enumerate(self.bases):
            if base == one or (one.head == "add" and base == Tree("add", one.args[::-1])):
                self.exponents[at] = add(self.exponents[at], neg(exponent) if divides else exponent)
                return True
        return False
