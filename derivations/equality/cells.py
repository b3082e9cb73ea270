"""Do two statements about one number, made of polynomials, hold for the same numbers?

The real roots of all polynomials cut the line into cells: the roots, and the pieces between them.  In a cell
no polynomial changes its sign, so one place of each decides (cylindrical algebraic decomposition in one
dimension: Collins 1975).  Irreducible factors share no root, which tells whether a polynomial vanishes at the
root of another."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from flint import arb, arb_poly, ctx, fmpq, fmpq_poly, fmpz_poly

from derivations.equality.alternatives import SIGNS, Alternatives, alternatives
from derivations.equality.meeting import shown
from derivations.equality.polynomials import real_roots
from derivations.equality.rationals import rational
from derivations.equality.verdict import DIFFERENT, EQUAL, Verdict
from derivations.language.scope import Scope
from derivations.language.tree import Tree

HIGHEST_DEGREE = 24
PRECISIONS = (128, 1024)
_X = fmpq_poly([0, 1])
# What holds of every number of a domain: a polynomial and its signs.
_DOMAINS: dict[str, tuple[tuple[fmpq_poly, tuple[int, ...]], ...]] = {
    "real": (), "positive": ((_X, (1,)),), "nonnegative": ((_X, (0, 1)),), "negative": ((_X, (-1,)),),
    "probability": ((_X, (1,)), (1 - _X, (1,))),
}  # fmt: skip

Condition = tuple[fmpq_poly, tuple[int, ...]]  # a polynomial, and the signs with which the condition holds


class Place(NamedTuple):
    """A number in a cell: exact, or a ball around a root of an irreducible polynomial."""

    value: fmpq | arb
    factor: fmpz_poly | None = None

    def sign(self, poly: fmpq_poly) -> int:
        """The sign of a polynomial there.  Raises _Undecided."""
        if self.factor is not None and not poly.numer() % self.factor:
            return 0
        value = arb_poly(poly)(self.value) if isinstance(self.value, arb) else poly(self.value)
        if value == 0:
            return 0
        if value > 0 or value < 0:
            return 1 if value > 0 else -1
        raise _Undecided


class _Undecided(Exception):
    """The precision does not tell."""


def decided(wanted: Tree, given: Tree, scope: Scope) -> Verdict | None:
    """The verdict on two statements; None where they are not about one number, or not made of polynomials."""
    names = wanted.names() | given.names()
    one, other = alternatives(wanted), alternatives(given)
    if len(names) != 1 or one is None or other is None:
        return None
    (word,) = names
    domain = scope.domain(word)
    if domain.kind not in _DOMAINS or domain.conditions or domain.dimensions or domain.integer:
        return None
    left, right = _conditions(one, word), _conditions(other, word)
    if left is None or right is None:
        return None
    for precision in PRECISIONS:
        with ctx.workprec(precision):
            try:
                return _compared(left, right, list(_DOMAINS[domain.kind]), word)
            except _Undecided:
                continue
    return None


def _conditions(found: Alternatives, word: str) -> list[list[Condition]] | None:
    several: list[list[Condition]] = []
    for relations in found:
        row: list[Condition] = []
        for one in relations:
            left, right = (polynomial(arg, word) for arg in one.args)
            if left is None or right is None:
                return None
            row.append((left - right, SIGNS[str(one.leaf)]))
        several.append(row)
    return several


def polynomial(tree: Tree, word: str) -> fmpq_poly | None:
    """A formula as a polynomial in a name; None where it is none of a small degree."""
    if tree.head == "name":
        return _X if tree.leaf == word else None
    if isinstance(tree.leaf, Fraction):
        return fmpq_poly([fmpq(tree.leaf.numerator, tree.leaf.denominator)])
    if tree.head == "pow":
        return _power(polynomial(tree.args[0], word), tree.args[1].leaf)
    join = _JOINED.get(tree.head)
    parts = [polynomial(arg, word) for arg in tree.args]
    known = [one for one in parts if one is not None]
    found = join(known) if join is not None and len(known) == len(parts) else None
    return found if found is not None and found.degree() <= HIGHEST_DEGREE else None


def _power(base: fmpq_poly | None, exponent: object) -> fmpq_poly | None:
    if base is None or not isinstance(exponent, Fraction) or exponent.denominator != 1 or exponent < 0:
        return None
    small = exponent * max(1, base.degree()) <= HIGHEST_DEGREE
    return _product([base] * int(exponent)) if small else None


def _sum(parts: list[fmpq_poly]) -> fmpq_poly:
    return sum(parts, start=fmpq_poly([0]))


def _product(parts: list[fmpq_poly]) -> fmpq_poly:
    found = fmpq_poly([1])
    for one in parts:
        found = found * one
    return found


def _quotient(parts: list[fmpq_poly]) -> fmpq_poly | None:
    above, below = parts
    return above / below[0] if below.degree() == 0 else None


_JOINED: dict[str, Callable[[list[fmpq_poly]], fmpq_poly | None]] = {
    "add": _sum, "mul": _product, "div": _quotient, "neg": lambda parts: -parts[0]
}  # fmt: skip


def _compared(
    left: list[list[Condition]], right: list[list[Condition]], inside: list[Condition], word: str
) -> Verdict:
    polys = [poly for row in (*left, *right, inside) for poly, _ in row]
    places = [one for one in _places(polys) if _hold(inside, one)]
    for one in places:
        if _holds(left, one) != _holds(right, one):
            holds, fails = (
                ("the expected one", "yours") if _holds(left, one) else ("yours", "the expected one")
            )
            point = {word: shown(one.value)}
            return Verdict(
                DIFFERENT, {"how": "truth", "point": point},
                f"Different: at {word} = {point[word]} {holds} holds and {fails} does not.",
            )  # fmt: skip
    return Verdict(EQUAL, {"how": "cells", "points": len(places)}, "Equal: they hold for the same numbers.")


def _hold(row: list[Condition], place: Place) -> bool:
    return all(place.sign(poly) in signs for poly, signs in row)


def _holds(rows: list[list[Condition]], place: Place) -> bool:
    return any(_hold(row, place) for row in rows)


def _places(polys: list[fmpq_poly]) -> list[Place]:
    """One number of each cell, from the left.  Raises _Undecided where two roots are not told apart."""
    factors = {str(f): f for poly in polys if poly.degree() > 0 for f, _ in poly.numer().factor()[1]}
    roots = [Place(root, f) for f in factors.values() for root in real_roots(f)]
    roots.sort(key=lambda one: float(arb(one.value).mid()))
    values = [arb(one.value) for one in roots]
    if any(not a.upper() < b.lower() for a, b in pairwise(values)):
        raise _Undecided
    if not roots:
        return [Place(fmpq(0))]
    found = [Place(_exact(values[0].lower() - 1)), roots[0]]
    for (a, b), root in zip(pairwise(values), roots[1:], strict=True):
        found += [Place(_exact((a.upper() + b.lower()) / 2)), root]
    return [*found, Place(_exact(values[-1].upper() + 1))]


def _exact(x: arb) -> fmpq:
    found = rational(x.mid())
    if found is None:
        raise _Undecided
    return found
