"""Which identities of school algebra turn one line into the next?

Nothing is expanded or factored unless a rule says so, and the order in which the author wrote terms and
factors is kept.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm

from derivations.language.tree import ONE, ZERO, Tree, number
from derivations.rules.monomials import Monomial, collected, monomial, polynomial, product, total
from derivations.rules.rule import Rule, rule
from derivations.rules.terms import fraction, minus, over, plus, power, rebuilt, terms_of, times


@rule("multiply out")
def expand(tree: Tree) -> Tree | None:
    """a (b + c) = a b + a c"""
    return total(polynomial(tree))


@rule("multiply out")
def expand_product(tree: Tree) -> Tree | None:
    """a (b + c) = a b + a c, for a product of which a factor is a sum"""
    return (
        total(polynomial(tree))
        if tree.head in ("mul", "pow") and any(a.head == "add" for a in tree.args)
        else None
    )


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
        exponents[base] = (
            total(polynomial(plus(exponents[base], exponent))) if base in exponents else exponent
        )
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


@rule("simplify")
def cancel(tree: Tree) -> Tree | None:
    """(a b)/(a c) = b/c, and a^m a^n = a^(m+n)"""
    if tree.head not in ("mul", "div", "neg", "pow"):
        return None
    return product(monomial(tree))


@rule("as one fraction", minor=True)
def one_fraction(tree: Tree) -> Tree | None:
    """a (1/b) = a/b"""
    return times(*tree.args) if tree.head == "mul" else None


@rule("the sign turns every term")
def sign_inside(tree: Tree) -> Tree | None:
    """-(a - b) = -a + b"""
    return plus(tree) if tree.head == "neg" and tree.args[0].head == "add" else None


@rule("collect like terms")
def collect(tree: Tree) -> Tree | None:
    """2 a + 3 a = 5 a"""
    return collected(tree) if tree.head == "add" else None


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


@rule("one minus the rest of the denominator")
def one_minus_rest(tree: Tree) -> Tree | None:
    """x/(r + x) = 1 - r/(r + x)"""
    if (
        tree.head != "div"
        or tree.args[0].head == "number"
        or tree.args[0] not in terms_of(tree.args[1])
        or tree.args[1].head != "add"
    ):
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
    a, b = (
        product(Monomial(Fraction(1), tuple((x, e / exponent) for x, e in t.powers))) for t in (first, second)
    )
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
        if (
            tree.head != "pow"
            or tree.args[1] != number(2)
            or collected(plus(tree.args[0], minus(a), minus(b))) != ZERO
        ):
            return None
        return plus(power(a, number(2)), times(number(2), a, b), power(b, number(2)))

    return binomial_square


@rule("carry out the numbers", minor=True)
def numbers(tree: Tree) -> Tree | None:
    """2 + 3 = 5 and 2^3 = 8"""
    if not tree.args or any(
        arg.head not in ("number", "neg", "div", "pow", "add", "mul") for arg in tree.args
    ):
        return None
    terms = polynomial(rebuilt(tree, tree.args))
    if not terms:
        return ZERO
    return fraction(terms[0].coefficient) if len(terms) == 1 and not terms[0].powers else None
