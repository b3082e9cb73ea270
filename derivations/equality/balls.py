"""What is the value of a tree at a point?

A `Compiler` turns a tree into a function of a world, once; the function gives exact rationals where it can
and rigorous balls elsewhere (Johansson, "Arb: efficient arbitrary-precision midpoint-radius interval
arithmetic", IEEE Trans. Computers 66, 2017). Names of definitions are followed, bound names live in the world
while their sum runs."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from flint import arb, fmpq

from derivations.equality import arrays, scalars, special
from derivations.equality.arrays import Array, Eye, ShapeError
from derivations.equality.compiler import Builder, Closure, Compiler, NotEvaluable
from derivations.equality.decisions import Decision
from derivations.equality.scalars import integer, whole
from derivations.equality.world import World
from derivations.language.tree import ZERO as TREE_ZERO
from derivations.language.tree import Tree, number

_NUMBERS = (fmpq, arb)
_LARGE, _SMALL = fmpq(100), fmpq(1, 100)
_COUNTS = 5
_LARGEST_SCALE = 16_000  # the power of two, roughly, beyond which no point lies
_TWO = number(2)
_SEVERAL = {**scalars.SEVERAL, **special.SEVERAL}


def _number(c: Compiler, tree: Tree) -> Closure:
    leaf = tree.leaf
    above, below = leaf.numerator, leaf.denominator  # type: ignore[union-attr]
    value = integer(above) if below == 1 else fmpq(above, below)
    if below != 1 or above > _COUNTS:
        _note_scale(c, value)
    return lambda w: value


def _note_scale(c: Compiler, value: fmpq) -> None:
    """A very large or small number: something may change only where a name is as large or as small."""
    if value >= _LARGE:
        c.scales.add(value)
    elif value > _COUNTS:
        c.counts = True
    elif 0 < value <= _SMALL:
        c.scales.add(1 / value)


def _constant(c: Compiler, tree: Tree) -> Closure:
    if tree.leaf == "pi":
        return lambda w: arb.pi()
    if tree.leaf == "e":
        return lambda w: arb.const_e()
    raise NotEvaluable(tree, "infinity has no value to compute with")


def _add(c: Compiler, tree: Tree) -> Closure:
    if len(tree.args) == 2 and tree.args[1].head == "neg":
        left, right = c.compile_each((tree.args[0], tree.args[1].args[0]))
        return lambda w: left(w) - right(w)
    first, *rest = c.compile_each(tree.args)
    if len(rest) == 1:
        (second,) = rest
        return lambda w: first(w) + second(w)

    def value(w: World) -> scalars.Scalar:
        total = first(w)
        for term in rest:
            total = total + term(w)
        return total

    return value


def _mul(c: Compiler, tree: Tree) -> Closure:
    first, *rest = c.compile_each(tree.args)
    if len(rest) == 1:
        (second,) = rest
        return lambda w: first(w) * second(w)

    def value(w: World) -> scalars.Scalar:
        total = first(w)
        for factor in rest:
            total = total * factor(w)
        return total

    return value


def _neg(c: Compiler, tree: Tree) -> Closure:
    inner = c.compile(tree.args[0])
    return lambda w: -inner(w)


def _div(c: Compiler, tree: Tree) -> Closure:
    above, below = c.compile_each(tree.args)

    def value(w: World) -> scalars.Scalar:
        a, b = above(w), below(w)
        if type(a) in _NUMBERS:
            if type(b) is fmpq and b:
                return a / b
            if type(b) in _NUMBERS:
                return scalars.divide(a, b)
        if isinstance(b, Array) and b.vector:  # 1/(1 + exp(-v)) and exp(z)/exp(t) of vectors: entry by entry
            return b.under(a)
        if isinstance(b, (Array, Eye)):
            raise ShapeError("divided by", getattr(a, "shape", ()), getattr(b, "shape", ()))
        if isinstance(a, Array):
            return a.map(lambda one: scalars.divide(one, b))
        if isinstance(a, Eye):
            return Eye(scalars.divide(a.scale, b))
        return scalars.divide(a, b)

    return _over_poles(value, above) if special.over_a_pole(tree.args[1]) else value


def _over_poles(quotient: Closure, above: Closure) -> Closure:
    """Zero where the denominator has a pole."""

    def value(w: World) -> scalars.Scalar:
        try:
            return quotient(w)
        except special.Pole:
            above(w)  # it has a value itself, or that is what is missing
            return scalars.ZERO

    return value


def _pow(c: Compiler, tree: Tree) -> Closure:
    base_tree, exponent_tree = tree.args
    if base_tree.head == "constant" and base_tree.leaf == "e":
        return c.compile(Tree("exp", (exponent_tree,), None, tree.span))
    base = c.compile(base_tree)
    if exponent_tree.head == "name" and exponent_tree.leaf == "T":
        exponent = c.compile(exponent_tree)

        def maybe_transposed(w: World) -> scalars.Scalar:
            x = base(w)
            return x.transposed() if isinstance(x, (Array, Eye)) else scalars.power(x, exponent(w))

        return maybe_transposed
    exponent = c.compile(exponent_tree)
    head = exponent_tree.args[0].head if exponent_tree.head == "neg" else exponent_tree.head
    if head != "number":
        c.splits = True
        if not c.bound and exponent_tree.names():
            c.limited.append(exponent)
            c.exponents |= exponent_tree.names()
    if base_tree.head == "number":
        _note_power(c, base_tree, exponent_tree, exponent)
    value = _power_of(base, exponent)
    if base_tree == TREE_ZERO and exponent_tree.names() and not c.bound:
        return _power_of_zero(c, exponent_tree, exponent, value)
    if exponent_tree == _TWO:

        def square(w: World) -> scalars.Scalar:
            x = base(w)
            return x * x if type(x) in _NUMBERS else value(w)

        return square
    return value


def _power_of_zero(c: Compiler, tree: Tree, exponent: Closure, value: Closure) -> Closure:
    """0^n is 1 where n is zero, and 0 where it is positive."""
    c.branch(tree)
    place = c.surface(exponent, tree, tree)

    def branching(w: World) -> scalars.Scalar:
        n = exponent(w)
        if type(n) in _NUMBERS:
            place.holds(w, n, scalars.ZERO, lambda sign: sign == 0)
        return value(w)

    return branching


def _note_power(c: Compiler, base: Tree, exponent: Tree, closure: Closure) -> None:
    """A number to the power of another: how large it is."""
    if exponent.names():
        return
    try:
        power: Any = closure(World(0))
    except (scalars.Undefined, scalars.OverBudget, OverflowError, ShapeError, ZeroDivisionError):
        return
    root = base.leaf
    if not (isinstance(root, Fraction) and root > 1 and type(power) in _NUMBERS):
        return
    if not abs(power) * root.numerator.bit_length() < _LARGEST_SCALE:
        c.beyond = True
    elif type(power) is fmpq and power.q == 1:
        _note_scale(c, fmpq(root.numerator, root.denominator) ** int(power.p))


def _power_of(base: Closure, exponent: Closure) -> Closure:
    def value(w: World) -> scalars.Scalar:
        x, n = base(w), exponent(w)
        if isinstance(x, Array):
            if isinstance(n, (Array, Eye)):
                raise ShapeError("to the power", x.shape, n.shape if isinstance(n, Array) else ())
            if x.vector:
                return x.map(lambda one: scalars.power(one, n))
            count = whole(n)
            if count is None:
                raise ShapeError("to the power", x.shape, ())
            return arrays.matrix_power(x, count)
        if isinstance(n, Array) and n.vector and not isinstance(x, Eye):
            return n.map(lambda one: scalars.power(x, one))  # 2^v: entry by entry, like exp(v)
        if isinstance(n, (Array, Eye)):
            raise ShapeError("to the power", (), n.shape if isinstance(n, Array) else ())
        if isinstance(x, Eye):
            return Eye(scalars.power(x.scale, n))
        return scalars.power(x, n)

    return value


def _beside(part: Closure, others: list[Closure], function: Callable[..., scalars.Scalar]) -> Closure:
    """How far one argument of max or min lies from the best of the others."""

    def value(w: World) -> scalars.Scalar:
        values = [other(w) for other in others]
        if len(values) > 1 and any(isinstance(one, (Array, Eye)) for one in (part(w), *values)):
            raise scalars.Undefined(False, "which of several vectors is the largest")
        return part(w) - function(*values)

    return value


def _quotient(above: Closure, below: Closure) -> Closure:
    """How often one number goes into another; of vectors that is not asked."""

    def value(w: World) -> scalars.Scalar:
        a, b = above(w), below(w)
        if isinstance(a, (Array, Eye)) or isinstance(b, (Array, Eye)):
            raise scalars.Undefined(False, "how often a vector goes into a number")
        return scalars.divide(a, b)

    return value


def _residual(args: tuple[Tree, ...], at: int) -> Tree:
    return Tree("add", (args[at], Tree("neg", (args[1 - at],))))


def _several(head: str) -> Callable[[Compiler, Tree], Closure]:
    function = _SEVERAL[head]

    def build(c: Compiler, tree: Tree) -> Closure:
        parts = c.compile_each(tree.args)
        places: list[Decision] = []
        if head in ("max", "min"):
            for at, part in enumerate(parts if len(parts) > 1 else ()):
                others = [other for k, other in enumerate(parts) if k != at]
                beside = _residual(tree.args, at) if len(parts) == 2 else None
                places.append(c.surface(_beside(part, others, function), beside, tree))
            if places:
                c.contest(len(places), 1 if head == "max" else -1)
        elif head == "mod":
            inner, step = parts
            c.rounded(_quotient(inner, step))

        def value(w: World) -> scalars.Scalar:
            values = [part(w) for part in parts]
            found = [one for one in values if isinstance(one, Array)]
            if not found:
                best = function(*values)
                for one, place in zip(values, places, strict=False):
                    place.note_best(w, one, best)
                return best
            if len(values) == 1:
                return function(*found[0].entries)
            if len({len(one.entries) for one in found}) > 1:
                raise ShapeError(f"in one {head} with", found[0].shape, found[-1].shape)
            entries = []
            for at in range(len(found[0].entries)):
                entries.append(function(*(v.entries[at] if isinstance(v, Array) else v for v in values)))
            return Array(found[0].rows, found[0].columns, entries, found[0].vector)

        return value

    return build


BUILDERS: dict[str, Builder] = {
    "number": _number, "constant": _constant, "add": _add, "mul": _mul, "neg": _neg, "div": _div, "pow": _pow,
    "max": _several("max"), "min": _several("min"), "mod": _several("mod"), "beta": _several("beta"),
    "binomial": _several("binomial"),
}  # fmt: skip
