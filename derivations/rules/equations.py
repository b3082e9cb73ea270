"""How is an equation used, changed on both sides, and solved?"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from derivations.language.tree import ZERO, Tree
from derivations.rules.monomials import Monomial, collected, monomial, polynomial, product, total
from derivations.rules.rule import Rule, rule
from derivations.rules.terms import equation, minus, over, plus, replaced, sides, terms_of, times


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
    return on_both_sides(f"{sign} `{size!r}` on both sides", lambda side: collected(plus(side, term)))


def divided(factor: Tree) -> Rule:
    """Divide an equation by a factor that is not zero, as a fraction."""
    return on_both_sides(f"divide by `{factor!r}`", lambda side: product(monomial(over(side, factor))))


def multiplied(factor: Tree) -> Rule:
    """Multiply an equation by a factor that is not zero."""

    def each_term(side: Tree) -> Tree:
        return plus(*(product(monomial(times(term, factor))) for term in terms_of(side)))

    return on_both_sides(f"multiply by `{factor!r}`", each_term)


@rule("set the derivative to zero")
def stationary(tree: Tree) -> Tree | None:
    """f'(x) = 0 at a smooth extremum"""
    return None if tree.head == "relation" else equation(tree, ZERO)


def solved_for(unknown: Tree) -> Rule:
    """Solve an equation that is linear in the unknown: a x + b = c gives x = (c - b)/a."""

    @rule(f"solve for `{unknown!r}`")
    def solve(tree: Tree) -> Tree | None:
        """a x + b = c gives x = (c - b)/a, for a not zero"""
        found = sides(tree)
        if found is None:
            return None
        parts = _linear(found, unknown) or _linear(tuple(total(polynomial(side)) for side in found), unknown)
        if parts is None or not parts[0]:
            return None
        slope, rest = parts
        above, below = collected(minus(plus(*rest))), collected(plus(*slope))
        if below.head == "neg":
            above, below = collected(minus(above)), below.args[0]
        above = plus(*sorted(terms_of(above), key=lambda term: term.head == "neg"))  # 2 P - K, not -K + 2 P
        return equation(unknown, product(monomial(over(above, below))))

    return solve


def _linear(equal: tuple[Tree, ...], unknown: Tree) -> tuple[list[Tree], list[Tree]] | None:
    """What stands beside the unknown, and the terms without it, all on the left side; None if not linear as
    it stands."""
    slope: list[Tree] = []
    rest: list[Tree] = []
    for term in (*terms_of(equal[0]), *map(minus, terms_of(equal[1]))):
        form = monomial(term)
        exponent = dict(form.powers).get(unknown, Fraction(0))
        without = product(Monomial(form.coefficient, tuple(p for p in form.powers if p[0] != unknown)))
        if exponent == 1 and unknown not in set(without.walk()):
            slope.append(without)
        elif exponent == 0 and unknown not in set(term.walk()):
            rest.append(term)
        else:
            return None
    return slope, rest
