"""Can this sum be factored, and have these two a common factor?  As polynomials over the rationals.

What is no sum, product or whole power of others stands for itself, as a letter does: sqrt(x), e^x, Σ x_n.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd
from typing import Any

from flint import Ordering, fmpq, fmpq_mpoly_ctx

from derivations.language.tree import Tree

HIGHEST_POWER = 12
MOST_LETTERS = 8
MOST_TERMS = 400
HIGHEST_DEGREE = 40


class TooLarge(ValueError):
    """More than is written out to look for factors."""


def whole_power(tree: Tree) -> int | None:
    """The exponent of a power, where it is a whole number that is written out."""
    above = tree.args[1] if tree.head == "pow" else None
    minus = above is not None and above.head == "neg"
    exponent = above.args[0] if above is not None and minus else above
    if exponent is None or exponent.head != "number" or exponent.leaf.denominator != 1:  # type: ignore[union-attr]
        return None
    return -int(exponent.leaf) if minus else int(exponent.leaf)  # type: ignore[arg-type]


def is_irreducible(tree: Tree) -> bool:
    """Is it not the product of two others, nor a multiple of one with whole coefficients?

    Also where it is too large to tell."""
    if tree.head != "add":
        return True
    try:
        (poly,) = _polynomials(tree)
    except TooLarge:
        return True
    if poly.is_constant():
        return False  # a sum of numbers alone
    coefficients = [Fraction(int(one.p), int(one.q)) for one in poly.coeffs()]
    if all(one.denominator == 1 for one in coefficients) and gcd(*map(int, coefficients)) > 1:
        return False
    factors = poly.factor()[1]
    return len(factors) == 1 and factors[0][1] == 1


def have_common_factor(above: Tree, below: Tree) -> bool:
    """Can a fraction be reduced: 6/8, 3/1, (x/2 + 1)/3?  Not where it is too large to tell."""
    try:
        over, under = _polynomials(above, below)
    except TooLarge:
        return False
    coefficients = [one for poly in (over, under) for one in poly.coeffs()]
    if not over.coeffs() or any(one.q != 1 for one in coefficients):
        return True
    if not (over.gcd(under)).is_constant():
        return True
    shared = gcd(*(int(one.p) for one in coefficients))
    return shared > 1 or (under.is_constant() and abs(under.coeffs()[0]) == 1)  # 3/1


def _polynomials(*trees: Tree) -> list[Any]:
    """The trees in the same letters.  Raises TooLarge."""
    letters: dict[Tree, int] = {}
    for tree in trees:
        _collect(tree, letters)
    if len(letters) > MOST_LETTERS:
        raise TooLarge
    context = fmpq_mpoly_ctx.get([f"x{at}" for at in range(max(1, len(letters)))], Ordering.lex)
    gens = context.gens()
    known = {letter: gens[at] for letter, at in letters.items()}
    return [_expanded(tree, known, context.constant(1)) for tree in trees]


def _collect(tree: Tree, letters: dict[Tree, int]) -> None:
    """The letters that a formula is a polynomial in."""
    if tree.head in ("add", "neg", "mul") or _is_power(tree):
        for arg in tree.args[:1] if tree.head == "pow" else tree.args:
            _collect(arg, letters)
    elif tree.head == "div":
        _collect(tree.args[0], letters)
        if _number(tree.args[1]) is None:
            letters.setdefault(tree.args[1], len(letters))
    elif tree.head != "number":
        letters.setdefault(tree, len(letters))


def _is_power(tree: Tree) -> bool:
    """One that is written out: of a number, or of what holds a letter, whose degree bounds it."""
    if not 1 <= (whole_power(tree) or 0) <= HIGHEST_POWER:
        return False
    return tree.args[0].head == "number" or bool(tree.args[0].names())


def _number(tree: Tree) -> fmpq | None:
    """A number that one can divide by."""
    if tree.head != "number" or not tree.leaf:
        return None
    assert isinstance(tree.leaf, Fraction)
    return fmpq(tree.leaf.numerator, tree.leaf.denominator)


def _expanded(tree: Tree, letters: dict[Tree, Any], one: Any) -> Any:
    """The polynomial that a formula is; what is divided by stands for its reciprocal.  Raises TooLarge."""
    if tree.head == "number":
        assert isinstance(tree.leaf, Fraction)
        return one * fmpq(tree.leaf.numerator, tree.leaf.denominator)
    if tree.head == "neg":
        return -_expanded(tree.args[0], letters, one)
    if tree.head == "add":
        found = one - one
        for arg in tree.args:
            found = found + _expanded(arg, letters, one)
        return _small(found)
    if tree.head == "mul":
        found = one
        for arg in tree.args:
            found = _times(found, _expanded(arg, letters, one))
        return found
    if _is_power(tree):
        base, found = _expanded(tree.args[0], letters, one), one
        for _ in range(whole_power(tree) or 0):
            found = _times(found, base)
        return found
    if tree.head == "div":
        above = _expanded(tree.args[0], letters, one)
        number = _number(tree.args[1])
        return above / number if number is not None else _times(above, letters[tree.args[1]])
    return letters[tree]


def _times(one: Any, other: Any) -> Any:
    if len(one) * len(other) > MOST_TERMS * MOST_TERMS:
        raise TooLarge
    return _small(one * other)


def _small(poly: Any) -> Any:
    if len(poly) > MOST_TERMS or poly.total_degree() > HIGHEST_DEGREE:
        raise TooLarge
    return poly
