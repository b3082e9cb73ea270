"""What may be done to products of matrices and vectors?

Factors do not commute, so nothing here looks at a product except from left to right.  Layout: the gradient of
a scalar in a column vector is a column vector (denominator layout).  Petersen and Pedersen, The Matrix
Cookbook, sections 1 and 2.4.
"""

from __future__ import annotations

from fractions import Fraction

from derivations.language.tree import ONE, Tree, number
from derivations.rules.monomials import monomial
from derivations.rules.rule import Rule, rule
from derivations.rules.terms import (
    equation,
    factors_of,
    fraction,
    integer,
    minus,
    plus,
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
