"""What may be done to products of matrices and vectors?

Factors do not commute, so nothing here looks at a product except from left to right.  Layout: the gradient of
a scalar in a column vector is a column vector (denominator layout).  Petersen and Pedersen, The Matrix
Cookbook, sections 1 and 2.4.
"""

from __future__ import annotations

from fractions import Fraction

from derivations.language.tree import ONE, Tree, name, number
from derivations.rules import calculus
from derivations.rules.algebra import cancel
from derivations.rules.monomials import monomial, polynomial, total
from derivations.rules.rule import Rule, rule
from derivations.rules.strategy import everywhere, then
from derivations.rules.terms import (
    equation,
    factors_of,
    fraction,
    integer,
    minus,
    plus,
    replaced,
    sides,
    terms_of,
    times,
)

TWO = number(2)


def transposed(tree: Tree) -> Tree:
    """A^T"""
    return tree.args[0] if tree.head == "transpose" else Tree("transpose", (tree,))


def inverse(tree: Tree) -> Tree:
    """A^-1"""
    return Tree("inv", (tree,))


@rule("the square of the norm is the vector times itself")
def norm_square(tree: Tree) -> Tree | None:
    """|v|^2 = v^T v"""
    if tree.head != "pow" or tree.args[0].head != "norm" or tree.args[1] != TWO:
        return None
    vector = tree.args[0].args[0]
    return times(transposed(vector), vector)


@rule("transpose term by term, factors in reverse", minor=True)
def transpose_inside(tree: Tree) -> Tree | None:
    """(A + B)^T = A^T + B^T, (A B)^T = B^T A^T, (A^T)^T = A"""
    if tree.head != "transpose":
        return None
    body = tree.args[0]
    if body.head == "add":
        return plus(*(transposed(term) for term in body.args))
    if body.head == "neg":
        return minus(transposed(body.args[0]))
    if body.head == "mul":
        return times(*(transposed(factor) for factor in reversed(body.args)))
    return body.args[0] if body.head == "transpose" else None


@rule("multiply out, factors in order")
def distribute(tree: Tree) -> Tree | None:
    """A (B + C) = A B + A C, (A + B) C = A C + B C"""
    if tree.head != "mul":
        return None
    for place, factor in enumerate(tree.args):
        if factor.head == "add":
            before, after = tree.args[:place], tree.args[place + 1 :]
            return plus(*(times(*before, term, *after) for term in factor.args))
    return None


def gradient_in(vector: Tree) -> Rule:
    """The gradient of a quadratic form, of a linear form and of a constant, term by term."""

    @rule("gradients of quadratic and linear forms")
    def gradient(tree: Tree) -> Tree | None:
        """d(w^T A w)/dw = 2 A w for symmetric A, d(c^T w)/dw = c, d(w^T c)/dw = c"""
        if tree.head != "diff" or tree.args[1] != vector or tree.args[2] != ONE:
            return None
        slopes = [_slope(term, vector) for term in terms_of(tree.args[0])]
        return None if any(slope is None for slope in slopes) else plus(*(s for s in slopes if s is not None))

    return gradient


def _slope(term: Tree, vector: Tree) -> Tree | None:
    """The gradient of one term: number * (w^T A w | w^T c | c^T w | what does not contain w)."""
    if term.head == "neg":
        inner = _slope(term.args[0], vector)
        return None if inner is None else minus(inner)
    factors = factors_of(term)
    numbers = tuple(f for f in factors if f.head in ("number", "div"))
    factors = tuple(f for f in factors if f.head not in ("number", "div"))
    left, right = factors[0] == transposed(vector), factors[-1] == vector
    inside = factors[1 if left else 0 : -1 if right else None]
    if any(vector in set(f.walk()) for f in inside):
        return None
    if left and right:
        return times(TWO, *numbers, *inside, vector)
    if left:
        return times(*numbers, *inside)
    if right:
        return times(*numbers, *(transposed(f) for f in reversed(inside)))
    return number(0)


def from_left(matrix: Tree) -> Rule:
    """Multiply both sides of an equation from the left."""

    @rule(f"multiply by `{matrix!r}` from the left")
    def multiply_from_left(tree: Tree) -> Tree | None:
        """A = B implies C A = C B"""
        found = sides(tree)
        return None if found is None else equation(*(times(matrix, side) for side in found))

    return multiply_from_left


@rule("a matrix times its inverse is the identity")
def inverse_cancels(tree: Tree) -> Tree | None:
    """A^-1 A B = B"""
    if tree.head != "mul" or tree.args[0].head != "inv":
        return None
    undone = factors_of(tree.args[0].args[0])
    if tree.args[1 : 1 + len(undone)] != undone:
        return None
    return times(*tree.args[1 + len(undone) :])


@rule("take the known term to the other side")
def term_to_the_right(tree: Tree) -> Tree | None:
    """A - B = 0 gives A = B"""
    found = sides(tree)
    if found is None or found[0].head != "add" or found[0].args[-1].head != "neg":
        return None
    return equation(plus(*found[0].args[:-1]), plus(found[1], found[0].args[-1].args[0]))


@rule("carry out the numbers", minor=True)
def half(tree: Tree) -> Tree | None:
    """1/2 2 A = A, A + A = 2 A, 1/2 (A + B) = 1/2 A + 1/2 B"""
    if tree.head == "add":
        counts: dict[Tree, int] = {}
        for term in tree.args:
            sign, body = (-1, term.args[0]) if term.head == "neg" else (1, term)
            counts[body] = counts.get(body, 0) + sign
        if len(counts) == len(tree.args):
            return None
        return plus(*(times(integer(count), body) for body, count in counts.items() if count))
    if tree.head != "mul":
        return None
    numbers = [factor for factor in tree.args if not factor.names() and monomial(factor).powers == ()]
    value = monomial(times(*numbers)).coefficient if numbers else Fraction(1)
    rest = tuple(factor for factor in tree.args if factor not in numbers)
    if len(rest) == 1 and rest[0].head == "add" and value != 1:
        return plus(*(times(fraction(value), term) for term in rest[0].args))
    return times(fraction(value), *rest) if len(numbers) > 1 else None


@rule("factor a matrix out to the left")
def factor_left(tree: Tree) -> Tree | None:
    """A B - A C = A (B - C)"""
    if tree.head != "add":
        return None
    terms = [
        (term.head == "neg", factors_of(term.args[0] if term.head == "neg" else term)) for term in tree.args
    ]
    first = terms[0][1][0]
    if any(factors[0] != first or len(factors) < 2 for _, factors in terms):
        return None
    rest = (minus(times(*factors[1:])) if negative else times(*factors[1:]) for negative, factors in terms)
    return times(first, plus(*rest))


def hadamard(one: Tree, other: Tree) -> Tree:
    """The product entry by entry."""
    return Tree("hadamard", (one, other))


def gradient_through(matrix: Tree, vector: Tree) -> Rule:
    """The gradient of a function that meets the vector w only as z = X w, and each entry of z by itself."""
    field, z = times(matrix, vector), name("z")

    @rule("chain rule through `z = X w`, in denominator layout")
    def gradient_of_entrywise(tree: Tree) -> Tree | None:
        """d(c^T f(X w))/dw = X^T (c ⊙ f'(X w)), f taken entry by entry"""
        if tree.head != "diff" or tree.args[1:] != (vector, ONE) or tree.args[0].head != "dot":
            return None
        weights, values = tree.args[0].args
        of_z = replaced(values, {field: z})
        if vector in set(weights.walk()) | set(of_z.walk()):
            return None
        slope = calculus.derivative_of(of_z, z)
        for done in then(calculus.stepwise, everywhere(cancel)).steps(slope):
            slope = done.after
        sign, slope = (minus, slope.args[0]) if slope.head == "neg" else (plus, slope)
        return sign(times(transposed(matrix), hadamard(weights, replaced(slope, {z: field}))))

    return gradient_of_entrywise


@rule("entry by entry this is a product of numbers: multiply out")
def entry_by_entry(tree: Tree) -> Tree | None:
    """a ⊙ (1 - b) + (1 - a) ⊙ b = a + b - 2 a ⊙ b"""
    if tree.head != "add" or not tree.has("hadamard"):
        return None
    found = total(polynomial(_scalar(tree)))
    return None if any(node.head == "mul" for node in found.walk()) else found


def _scalar(tree: Tree) -> Tree:
    """One entry, as a product of numbers."""
    args = tuple(_scalar(arg) for arg in tree.args)
    return times(*args) if tree.head == "hadamard" else tree.with_args(args) if args else tree
