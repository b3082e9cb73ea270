"""How are the bounds of a product, a power or an exponential made of the bounds of its parts?

A bound is a sum of terms V exp(∫_r^x h(s)/s ds): the size V at r, and the growth h from there."""

from __future__ import annotations

from collections.abc import Callable

from flint import arb

from derivations.equality.powers import Powers, Unbounded, added, largest, scaled
from derivations.equality.world import World

Term = tuple[arb, Powers]
Bound = Callable[[World, arb], list[Term]]
MOST_TERMS = 64


def exponential(g: Powers, r: arb) -> Term:
    """exp(g(x)): its size at r, and its growth x g'(x)"""
    size = sum((c * r ** arb(p) for p, c in g.items()), start=arb(0)).exp()
    return size.upper(), {p: c * arb(p) for p, c in g.items() if p != 0}


def product(several: list[Bound]) -> Bound:
    def value(w: World, r: arb) -> list[Term]:
        found: list[Term] = [(arb(1), {})]
        for one in several:
            terms = one(w, r)
            found = [(v * u, added([h, k])) for v, h in found for u, k in terms]
            if len(found) > MOST_TERMS:
                raise Unbounded
        return found

    return value


def raised(bound: Bound, to: Callable[[World], arb]) -> Bound:
    def value(w: World, r: arb) -> list[Term]:
        by, terms = to(w), bound(w, r)
        if len(terms) > 1:
            whole = by.is_exact() and by.is_integer() and 0 < by <= 4
            if not whole:
                raise Unbounded
            return product([bound] * int(by.unique_fmpz() or 1))(w, r)
        ((size, growth),) = terms
        return [((size**by).upper(), scaled(growth, by))]

    return value


def least(several: list[Bound]) -> Bound:
    """Of bounds that all hold, the one that falls fastest."""

    def growth(terms: list[Term], r: arb) -> float:
        try:
            return max(float(largest(one, r)) for _, one in terms)
        except Unbounded:
            return float("inf")

    return lambda w, r: min((one(w, r) for one in several), key=lambda terms: growth(terms, r))
