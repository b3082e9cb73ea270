"""How is a definite integral worked out, as far as this coursework needs it?

`int(f, x, a, b)`; the integrands are powers of x and products with densities.
"""

from __future__ import annotations

from derivations.language.tree import ONE, ZERO, Tree
from derivations.rules.calculus import depends
from derivations.rules.monomials import Monomial, monomial, product
from derivations.rules.rule import rule
from derivations.rules.terms import minus, over, plus, power, times


@rule("antiderivative of a power, between the limits")
def integral_of_power(tree: Tree) -> Tree | None:
    """int_a^b x^n dx = (b^(n+1) - a^(n+1))/(n+1), n not -1"""
    if tree.head != "int" or len(tree.args) != 4:
        return None
    body, variable, low, high = tree.args
    exponent = ZERO if not depends(body, variable) else ONE if body == variable else None
    if body.head == "pow" and body.args[0] == variable and body.args[1].head == "number":
        exponent = body.args[1]
    if exponent is None or (exponent == ZERO and body != ONE):
        return None
    above = plus(exponent, ONE)
    return over(plus(power(high, above), minus(power(low, above))), above)


@rule("a constant factor comes out of the integral", minor=True)
def constant_out_of_integral(tree: Tree) -> Tree | None:
    """int c f dx = c int f dx"""
    if tree.head != "int":
        return None
    body, variable = tree.args[:2]
    form = monomial(body)
    fixed = tuple(p for p in form.powers if not depends(p[0], variable))
    moving = tuple(p for p in form.powers if depends(p[0], variable))
    if form.coefficient == 1 and not fixed:
        return None
    constant = product(Monomial(form.coefficient, fixed))
    rest = product(Monomial(form.coefficient / form.coefficient, moving))
    return times(constant, tree.with_args((rest, *tree.args[1:])))


@rule("integrate term by term", minor=True)
def integral_of_sum(tree: Tree) -> Tree | None:
    """int (f + g) dx = int f dx + int g dx"""
    if tree.head != "int" or tree.args[0].head != "add":
        return None
    return plus(*(tree.with_args((term, *tree.args[1:])) for term in tree.args[0].args))
