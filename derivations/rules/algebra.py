"""Which identities of school algebra turn one line into the next?

A product is looked at as a coefficient and powers of its bases (`Monomial`); a base is anything that is not itself a
product, a quotient or a whole power.  Nothing is expanded or factored unless a rule says so, and the order in which the
author wrote terms and factors is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from derivations.language.tree import ONE, ZERO, Tree, number
from derivations.rules.rule import Rule, rule
from derivations.rules.terms import (
    equation,
    fraction,
    integer,
    minus,
    over,
    plus,
    power,
    rebuilt,
    replaced,
    sides,
    terms_of,
    times,
    whole,
)

ORDER = {"indicator": -1, "constant": 0, "name": 0, "index": 0, "pow": 0, "add": 2, "sum": 3, "prod": 3, "diff": 4}  # in a product
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


@rule("multiply out")
def expand(tree: Tree) -> Tree | None:
    """a (b + c) = a b + a c"""
    return total(polynomial(tree))


@rule("multiply out")
def expand_product(tree: Tree) -> Tree | None:
    """a (b + c) = a b + a c, for a product of which a factor is a sum"""
    return total(polynomial(tree)) if tree.head in ("mul", "pow") and any(a.head == "add" for a in tree.args) else None


@rule("multiply the last bracket out")
def distribute(tree: Tree) -> Tree | None:
    """a (b + c) = a b + a c"""
    if tree.head != "mul" or tree.args[-1].head != "add":
        return None
    return plus(*(times(*tree.args[:-1], term) for term in tree.args[-1].args))


@rule("powers of the same base", minor=True)
def same_base(tree: Tree) -> Tree | None:
    """b^m b^n = b^(m + n)"""
    if tree.head != "mul":
        return None
    exponents: dict[Tree, Tree] = {}
    for factor in tree.args:
        base, exponent = factor.args if factor.head == "pow" else (factor, ONE)
        exponents[base] = total(polynomial(plus(exponents[base], exponent))) if base in exponents else exponent
    if len(exponents) == len(tree.args):
        return None
    return times(*(power(base, exponent) for base, exponent in exponents.items()))


@rule("multiply out and collect")
def expand_sum(tree: Tree) -> Tree | None:
    """a (b + c) + a d = a b + a c + a d, for a sum"""
    return total(polynomial(tree)) if tree.head == "add" else None


@rule("divide each term")
def split_fraction(tree: Tree) -> Tree | None:
    """(a + b)/c = a/c + b/c"""
    if tree.head != "div" or tree.args[0].head != "add":
        return None
    return plus(*(product(monomial(over(term, tree.args[1]))) for term in tree.args[0].args))


@rule("cancel")
def cancel(tree: Tree) -> Tree | None:
    """(a b)/(a c) = b/c, and a^m a^n = a^(m+n)"""
    if tree.head not in ("mul", "div", "neg", "pow"):
        return None
    return product(monomial(tree))


@rule("the sign turns every term")
def sign_inside(tree: Tree) -> Tree | None:
    """-(a - b) = -a + b"""
    return plus(tree) if tree.head == "neg" and tree.args[0].head == "add" else None


@rule("collect like terms")
def collect(tree: Tree) -> Tree | None:
    """2 a + 3 a = 5 a"""
    if tree.head != "add":
        return None
    terms = [monomial(term) for term in tree.args]
    put_together = _like(terms)
    return total(put_together) if len(put_together) < len(terms) else None


def collected(tree: Tree) -> Tree:
    """The sum with like terms put together."""
    flat = plus(tree)
    return collect.act(flat) or flat


@rule("factor out what the terms have in common")
def factor_out(tree: Tree) -> Tree | None:
    """a b + a c = a (b + c)"""
    if tree.head != "add":
        return None
    terms = [monomial(term) for term in tree.args]
    shared = common(terms)
    if shared == Monomial(Fraction(1), ()):
        return None
    rest = shared.to(Fraction(-1))
    inside = plus(*(product(term.times(rest)) for term in terms))
    if shared.coefficient == 1 and all(exponent > 0 for _, exponent in shared.powers):
        return times(product(shared), inside)
    above = Monomial(Fraction(shared.coefficient.numerator), tuple(p for p in shared.powers if p[1] > 0))
    below = Monomial(Fraction(1, shared.coefficient.denominator), tuple(p for p in shared.powers if p[1] < 0))
    return over(times(product(above), inside), product(below.to(Fraction(-1))))


def common(terms: list[Monomial]) -> Monomial:
    """The largest factor of all the terms, above and below the line."""
    coefficients = [term.coefficient for term in terms]
    size = Fraction(gcd(*(c.numerator for c in coefficients)), gcd(*(c.denominator for c in coefficients)))
    exponents = [dict(term.powers) for term in terms]
    shared: list[tuple[Tree, Fraction]] = []
    for base in exponents[0]:
        here = [powers.get(base, Fraction(0)) for powers in exponents]
        if all(exponent > 0 for exponent in here):
            shared.append((base, min(here)))
        elif all(exponent < 0 for exponent in here):
            shared.append((base, max(here)))
    return Monomial(size, tuple(shared))


@rule("bring to a common denominator")
def common_denominator(tree: Tree) -> Tree | None:
    """a/b + c/d = (a d + c b)/(b d)"""
    if tree.head != "add":
        return None
    terms = [monomial(term) for term in tree.args]
    below: dict[Tree, Fraction] = {}
    for term in terms:
        for base, exponent in term.powers:
            if exponent < 0:
                below[base] = max(below.get(base, Fraction(0)), -exponent)
    size = Fraction(lcm(*(term.coefficient.denominator for term in terms)))
    shared = Monomial(size, tuple(below.items()))
    if shared == Monomial(Fraction(1), ()):
        return None
    return over(plus(*(product(term.times(shared)) for term in terms)), product(shared))


@rule("a fraction in a fraction")
def nested_fraction(tree: Tree) -> Tree | None:
    """(a/b)/(c/d) = (a d)/(b c)"""
    if tree.head != "div" or not any(arg.has("div") for arg in tree.args):
        return None
    above, below = (_single_fraction(arg) for arg in tree.args)
    return product(monomial(above).times(monomial(below).to(Fraction(-1))))


def _single_fraction(tree: Tree) -> Tree:
    return common_denominator.act(tree) or tree


@rule("one minus the rest of the denominator")
def one_minus_rest(tree: Tree) -> Tree | None:
    """x/(r + x) = 1 - r/(r + x)"""
    if tree.head != "div" or tree.args[0].head == "number" or tree.args[0] not in terms_of(tree.args[1]) or tree.args[1].head != "add":
        return None
    above, below = tree.args
    return plus(ONE, minus(over(collected(plus(below, minus(above))), below)))


@rule("difference of two squares")
def difference_of_squares(tree: Tree) -> Tree | None:
    """a^2 - b^2 = (a - b) (a + b)"""
    roots = _roots(tree, 2)
    if roots is None:
        return None
    a, b = roots
    return times(plus(a, minus(b)), plus(a, b))


@rule("difference of two cubes")
def difference_of_cubes(tree: Tree) -> Tree | None:
    """b^3 - a^3 = (b - a) (b^2 + a b + a^2)"""
    roots = _roots(tree, 3)
    if roots is None:
        return None
    b, a = roots
    return times(plus(b, minus(a)), plus(power(b, number(2)), times(a, b), power(a, number(2))))


def _roots(tree: Tree, exponent: int) -> tuple[Tree, Tree] | None:
    """a and b of a^n - b^n."""
    if tree.head != "add" or len(tree.args) != 2:
        return None
    first, second = (monomial(term) for term in tree.args)
    if first.coefficient != 1 or second.coefficient != -1:
        return None
    if any(e % exponent for _, e in (*first.powers, *second.powers)):
        return None
    a, b = (product(Monomial(Fraction(1), tuple((x, e / exponent) for x, e in t.powers))) for t in (first, second))
    return a, b


@rule("a perfect square")
def perfect_square(tree: Tree) -> Tree | None:
    """a^2 - 2 a b + b^2 = (a - b)^2"""
    terms = polynomial(tree)
    squares = [t for t in terms if t.coefficient == 1 and not any(e % 2 for _, e in t.powers)]
    if len(terms) != 3 or len(squares) != 2:
        return None
    a, b = (product(Monomial(Fraction(1), tuple((x, e / 2) for x, e in t.powers))) for t in squares)
    for candidate in (plus(a, minus(b)), plus(a, b)):
        if collected(plus(tree, minus(total(polynomial(power(candidate, number(2))))))) == ZERO:
            return power(candidate, number(2))
    return None


def square_of(a: Tree, b: Tree) -> Rule:
    """Square a sum that is grouped as a + b."""

    @rule("square of a sum of two")
    def binomial_square(tree: Tree) -> Tree | None:
        """(a + b)^2 = a^2 + 2 a b + b^2"""
        if tree.head != "pow" or tree.args[1] != number(2) or collected(plus(tree.args[0], minus(a), minus(b))) != ZERO:
            return None
        return plus(power(a, number(2)), times(number(2), a, b), power(b, number(2)))

    return binomial_square


def substitution(why: str, *equations: Tree) -> Rule:
    """Use equations from left to right, wherever the left side stands."""
    table = dict(pair for given in equations if (pair := sides(given)) is not None)

    @rule(why)
    def substitute(tree: Tree) -> Tree | None:
        """f(a) = f(b) where a = b"""
        return replaced(tree, table)

    return substitute


def rewriting(why: str, *equations: Tree) -> Rule:
    """Use equations from left to right at one place; also below a sum whose index they contain."""
    table = dict(pair for given in equations if (pair := sides(given)) is not None)

    @rule(why)
    def rewrite(tree: Tree) -> Tree | None:
        """f(a) = f(b) where a = b"""
        return table.get(tree)

    return rewrite


def backwards(why: str, *equations: Tree) -> Rule:
    """Use equations from right to left: put the name in the place of what it stands for."""
    return substitution(why, *(given.with_args((given.args[1], given.args[0])) for given in equations))


def grouped(why: str, *factors: Tree) -> Rule:
    """Write a product as a product of factors, these first: a b c d = (a c) (b d)."""

    @rule(why)
    def group(tree: Tree) -> Tree | None:
        """a b c = (a c) b"""
        form = monomial(tree)
        for factor in factors:
            form = form.times(monomial(factor).to(Fraction(-1)))
        return Tree("mul", (*factors, product(form)))

    return group


def on_both_sides(why: str, change: Callable[[Tree], Tree]) -> Rule:
    """Do the same to both sides of an equation; `change` has to be undoable where the names live."""

    @rule(why)
    def both_sides(tree: Tree) -> Tree | None:
        """a = b implies f(a) = f(b)"""
        found = sides(tree)
        return None if found is None else equation(change(found[0]), change(found[1]))

    return both_sides


def added(term: Tree) -> Rule:
    """Add the same term on both sides of an equation."""
    sign, size = ("subtract", term.args[0]) if term.head == "neg" else ("add", term)
    return on_both_sides(f"{sign} {size!r} on both sides", lambda side: collected(plus(side, term)))


def divided(factor: Tree) -> Rule:
    """Divide an equation by a factor that is not zero, as a fraction."""
    return on_both_sides(f"divide by {factor!r}", lambda side: product(monomial(over(side, factor))))


def multiplied(factor: Tree) -> Rule:
    """Multiply an equation by a factor that is not zero."""

    def each_term(side: Tree) -> Tree:
        return plus(*(product(monomial(times(term, factor))) for term in terms_of(side)))

    return on_both_sides(f"multiply by {factor!r}", each_term)


@rule("carry out the numbers", minor=True)
def numbers(tree: Tree) -> Tree | None:
    """2 + 3 = 5 and 2^3 = 8"""
    if not tree.args or any(arg.head not in ("number", "neg", "div", "pow", "add", "mul") for arg in tree.args):
        return None
    terms = polynomial(rebuilt(tree, tree.args))
    if not terms:
        return ZERO
    return fraction(terms[0].coefficient) if len(terms) == 1 and not terms[0].powers else None


@rule("set the derivative to zero")
def stationary(tree: Tree) -> Tree | None:
    """f'(x) = 0 at a smooth extremum"""
    return None if tree.head == "relation" else equation(tree, ZERO)


def solved_for(unknown: Tree) -> Rule:
    """Solve an equation that is linear in the unknown: a x + b = c gives x = (c - b)/a."""

    @rule(f"solve for {unknown!r}")
    def solve(tree: Tree) -> Tree | None:
        """a x + b = c gives x = (c - b)/a, for a not zero"""
        found = sides(tree)
        if found is None:
            return None
        slope: list[Tree] = []
        rest: list[Tree] = []
        for term in (*terms_of(total(polynomial(found[0]))), *map(minus, terms_of(total(polynomial(found[1]))))):
            form = monomial(term)
            exponent = dict(form.powers).get(unknown, Fraction(0))
            without = product(Monomial(form.coefficient, tuple(p for p in form.powers if p[0] != unknown)))
            if exponent == 1 and unknown not in set(without.walk()):
                slope.append(without)
            elif exponent == 0 and unknown not in set(term.walk()):
                rest.append(term)
            else:
                return None
        if not slope:
            return None
        above, below = collected(minus(plus(*rest))), collected(plus(*slope))
        return equation(unknown, product(monomial(over(above, below))))

    return solve
