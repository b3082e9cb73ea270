"""How is a product looked at, so that factors can be cancelled and like terms collected?

A product is a coefficient and powers of its bases; a base is anything that is not itself a product, a
quotient or a whole power.  The order in which bases and terms were met is kept, so that a line looks like the
line before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from derivations.language.tree import ZERO, Tree
from derivations.rules.terms import fraction, integer, over, plus, power, terms_of, times, whole

ORDER = {
    "indicator": -1,
    "constant": 0,
    "name": 0,
    "index": 0,
    "pow": 0,
    "add": 2,
    "sum": 3,
    "prod": 3,
    "diff": 4,
}  # in a product
HIGHEST = 12  # the highest power of a sum that is multiplied out


@dataclass(frozen=True, slots=True)
class Monomial:
    """coefficient * base^exponent * …, the bases in the order in which they were met."""

    coefficient: Fraction
    powers: tuple[tuple[Tree, Fraction], ...]

    @property
    def key(self) -> frozenset[tuple[Tree, Fraction]]:
        """What two like terms have in common."""
        return frozenset(self.powers)

    def times(self, other: Monomial) -> Monomial:
        exponents = dict(self.powers)
        for base, exponent in other.powers:
            exponents[base] = exponents.get(base, Fraction(0)) + exponent
        left = tuple((base, exponent) for base, exponent in exponents.items() if exponent)
        return Monomial(self.coefficient * other.coefficient, left)

    def to(self, exponent: Fraction) -> Monomial:
        coefficient = self.coefficient ** int(exponent) if self.coefficient != 1 else Fraction(1)
        return Monomial(coefficient, tuple((base, e * exponent) for base, e in self.powers))


def monomial(tree: Tree) -> Monomial:
    """The product as coefficient and powers.  A sum is one base, with its sign and number left inside."""
    if tree.head == "number" and isinstance(tree.leaf, Fraction):
        return Monomial(tree.leaf, ())
    if tree.head == "neg":
        return Monomial(Fraction(-1), ()).times(monomial(tree.args[0]))
    if tree.head == "mul":
        product = Monomial(Fraction(1), ())
        for factor in tree.args:
            product = product.times(monomial(factor))
        return product
    if tree.head == "div" and tree.args[1] != ZERO:
        below = monomial(tree.args[1])
        if below.coefficient != 0:
            return monomial(tree.args[0]).times(below.to(Fraction(-1)))
    if tree.head == "pow":
        exponent = whole(tree.args[1])
        base = monomial(tree.args[0])
        if exponent is not None and abs(exponent) <= 1_000 and base.coefficient != 0:
            return base.to(Fraction(exponent))
        if tree.args[1].head == "div" and (ratio := monomial(tree.args[1])).powers == ():
            return Monomial(Fraction(1), ((tree.args[0], ratio.coefficient),))
    if tree.head == "sqrt":
        return Monomial(Fraction(1), ((tree.args[0], Fraction(1, 2)),))
    return Monomial(Fraction(1), ((tree, Fraction(1)),))


def product(form: Monomial) -> Tree:
    """Written as one fraction: the sign in front, negative powers below."""
    in_order = sorted(form.powers, key=lambda power: ORDER.get(power[0].head, 1))
    above = [_power(base, exponent) for base, exponent in in_order if exponent > 0]
    below = [_power(base, -exponent) for base, exponent in in_order if exponent < 0]
    top = times(integer(form.coefficient.numerator), *above)
    return over(top, times(integer(form.coefficient.denominator), *below))


def _power(base: Tree, exponent: Fraction) -> Tree:
    if exponent == Fraction(1, 2):
        return Tree("sqrt", (base,))
    return power(base, fraction(exponent))


def polynomial(tree: Tree) -> tuple[Monomial, ...]:
    """The terms after all products of sums have been multiplied out and like terms collected."""
    if tree.head in ("add", "neg"):
        sign = Monomial(Fraction(-1 if tree.head == "neg" else 1), ())
        return _like(sign.times(term) for part in tree.args for term in polynomial(part))
    if tree.head == "mul":
        return _multiplied(tree.args)
    if tree.head == "div":
        below = monomial(tree.args[1])
        if below.coefficient:
            return _like(term.times(below.to(Fraction(-1))) for term in polynomial(tree.args[0]))
    if tree.head == "pow" and tree.args[0].head in ("add", "mul", "div", "neg"):
        exponent = whole(tree.args[1])
        if exponent is not None and 1 < exponent <= HIGHEST:
            return _multiplied((tree.args[0],) * exponent)
    return (monomial(tree),)


def _multiplied(factors: Iterable[Tree]) -> tuple[Monomial, ...]:
    terms: tuple[Monomial, ...] = (Monomial(Fraction(1), ()),)
    for factor in factors:
        terms = _like(one.times(other) for one in terms for other in polynomial(factor))
    return terms


def _like(terms: Iterable[Monomial]) -> tuple[Monomial, ...]:
    """Like terms put together, in the order in which they were met."""
    found: dict[frozenset[tuple[Tree, Fraction]], Monomial] = {}
    for term in terms:
        old = found.get(term.key)
        found[term.key] = term if old is None else Monomial(old.coefficient + term.coefficient, old.powers)
    return tuple(term for term in found.values() if term.coefficient)


def total(terms: Iterable[Monomial]) -> Tree:
    """The sum of the terms; a sum does not begin with a minus sign where it can begin without."""
    terms = list(terms)
    if terms and terms[0].coefficient < 0:
        place = next((place for place, term in enumerate(terms) if term.coefficient > 0), 0)
        terms.insert(0, terms.pop(place))
    return plus(*(product(term) for term in terms))


def collected(tree: Tree) -> Tree:
    """The sum with like terms put together; as it is where there are none."""
    terms = [monomial(term) for term in terms_of(plus(tree))]
    together = _like(terms)
    return total(together) if len(together) < len(terms) else plus(tree)
