"""How is a derivative worked out step by step?

`diff(f, x, 1)` is a derivative that is still to be carried out; each rule takes one such node one step
further.  x may be a name or an indexed name: the derivative of x[j] with respect to x[i] is 1 where j = i and
0 elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from derivations.language.tree import ONE, ZERO, Tree, number
from derivations.rules.algebra import one_fraction
from derivations.rules.dependence import dependent_rule
from derivations.rules.monomials import monomial, product
from derivations.rules.rule import Rule, rule
from derivations.rules.strategy import Strategy, at_once, everywhere, first, somewhere, then
from derivations.rules.terms import bound_in, free_names, minus, over, plus, power, renamed, times

TWO = number(2)

# f            f'(u)
OUTER: Mapping[str, Callable[[Tree], Tree]] = {
    "exp": lambda u: Tree("exp", (u,)),
    "log": lambda u: over(ONE, u),
    "sqrt": lambda u: over(ONE, times(TWO, Tree("sqrt", (u,)))),
    "sin": lambda u: Tree("cos", (u,)),
    "cos": lambda u: minus(Tree("sin", (u,))),
    "sinh": lambda u: Tree("cosh", (u,)),
    "cosh": lambda u: Tree("sinh", (u,)),
    "tanh": lambda u: plus(ONE, minus(power(Tree("tanh", (u,)), TWO))),
    "sigmoid": lambda u: times(Tree("sigmoid", (u,)), plus(ONE, minus(Tree("sigmoid", (u,))))),
    "softplus": lambda u: Tree("sigmoid", (u,)),
    "relu": lambda u: Tree("indicator", (Tree("relation", (u, ZERO), ">"),)),
}


def derivative_of(body: Tree, variable: Tree) -> Tree:
    """d body / d variable, not carried out."""
    return Tree("diff", (body, variable, ONE))


def depends(tree: Tree, variable: Tree) -> bool:
    """May the value change with the variable?  Every entry of an indexed name may be the one that varies."""
    base = variable.args[0] if variable.head == "index" else variable
    return str(base.leaf) in free_names(tree)


def parted(tree: Tree) -> tuple[Tree, Tree] | None:
    """Body and variable of a first derivative that is still to be carried out."""
    return tree.args[:2] if tree.head == "diff" and tree.args[2] == ONE else None  # type: ignore[return-value]


@rule("a constant has no slope", minor=True)
def constant_rule(tree: Tree) -> Tree | None:
    """dc/dx = 0"""
    found = parted(tree)
    return None if found is None or depends(*found) else ZERO


@rule("x changes at rate one with itself", minor=True)
def identity_rule(tree: Tree) -> Tree | None:
    """dx/dx = 1"""
    found = parted(tree)
    return None if found is None or found[0] != found[1] else ONE


@rule("entries of an indexed name vary independently", minor=True)
def entry_rule(tree: Tree) -> Tree | None:
    """dx[j]/dx[i] = [j = i]"""
    found = parted(tree)
    if found is None or any(part.head != "index" for part in found) or found[0].args[0] != found[1].args[0]:
        return None
    pairs = zip(found[0].args[1:], found[1].args[1:], strict=True)
    return times(*(same(left, right) for left, right in pairs if left != right))


def same(left: Tree, right: Tree) -> Tree:
    """[left = right]"""
    return Tree("indicator", (Tree("relation", (left, right), "="),))


@rule("differentiate term by term", minor=True)
def sum_rule(tree: Tree) -> Tree | None:
    """d(f + g)/dx = df/dx + dg/dx"""
    found = parted(tree)
    if found is None or found[0].head != "add":
        return None
    return plus(*(derivative_of(term, found[1]) for term in found[0].args if depends(term, found[1])))


@rule("the sum has finitely many terms: differentiate under it", minor=True)
def indexed_sum_rule(tree: Tree) -> Tree | None:
    """d/dx sum f[n] = sum df[n]/dx"""
    found = parted(tree)
    if found is None or found[0].head not in ("sum", "sumwhere"):
        return None
    body, variable = found
    bound = bound_in(body)
    if bound in variable.names():
        body = renamed(body, next(letter for letter in "jlmnrst" if letter not in tree.names()))
    return body.with_args((derivative_of(body.args[0], variable), *body.args[1:]))


@rule("the sign comes out", minor=True)
def sign_rule(tree: Tree) -> Tree | None:
    """d(-f)/dx = -df/dx"""
    found = parted(tree)
    return minus(derivative_of(found[0].args[0], found[1])) if found and found[0].head == "neg" else None


@rule("a constant factor comes out", minor=True)
def constant_factor_rule(tree: Tree) -> Tree | None:
    """d(c f)/dx = c df/dx"""
    found = parted(tree)
    if found is None:
        return None
    body, variable = found
    if body.head == "div" and not depends(body.args[1], variable):
        below = body.args[1]
        if body.args[0].head == "mul" and any(not depends(f, variable) for f in body.args[0].args):
            return (
                None
                if (inner := constant_factor_rule.act(derivative_of(body.args[0], variable))) is None
                else (times(*(over(f, below) if place == 0 else f for place, f in enumerate(inner.args))))
            )
        return times(over(ONE, below), derivative_of(body.args[0], variable))
    if body.head == "div" and not depends(body.args[0], variable) and body.args[0] != ONE:
        return times(body.args[0], derivative_of(over(ONE, body.args[1]), variable))
    if body.head != "mul":
        return None
    fixed = tuple(factor for factor in body.args if not depends(factor, variable))
    moving = tuple(factor for factor in body.args if depends(factor, variable))
    return times(*fixed, derivative_of(times(*moving), variable)) if fixed else None


@rule("product rule")
def product_rule(tree: Tree) -> Tree | None:
    """d(f g)/dx = df/dx g + f dg/dx"""
    found = parted(tree)
    if found is None or found[0].head != "mul":
        return None
    factors, variable = found[0].args, found[1]
    return plus(
        *(
            times(*factors[:place], derivative_of(factor, variable), *factors[place + 1 :])
            for place, factor in enumerate(factors)
            if depends(factor, variable)
        )
    )


@rule("reciprocal rule")
def reciprocal_rule(tree: Tree) -> Tree | None:
    """d(1/f)/dx = -(df/dx)/f^2"""
    found = parted(tree)
    if found is None or found[0].head != "div" or depends(found[0].args[0], found[1]):
        return None
    above, below = found[0].args
    return minus(times(over(above, power_of(below, TWO)), derivative_of(below, found[1])))


@rule("quotient rule")
def quotient_rule(tree: Tree) -> Tree | None:
    """d(f/g)/dx = (df/dx g - f dg/dx)/g^2"""
    found = parted(tree)
    if found is None or found[0].head != "div":
        return None
    (above, below), variable = found[0].args, found[1]
    top = plus(
        times(derivative_of(above, variable), below), minus(times(above, derivative_of(below, variable)))
    )
    return over(top, power_of(below, TWO))


def power_of(base: Tree, exponent: Tree) -> Tree:
    """base^exponent, the exponents of a power multiplied out."""
    return product(monomial(power(base, exponent))) if base.head == "pow" else power(base, exponent)


@rule("power rule: bring the exponent down, lower it by one, times the inner derivative")
def power_rule(tree: Tree) -> Tree | None:
    """d(u^n)/dx = n u^(n-1) du/dx"""
    found = parted(tree)
    if found is None or found[0].head != "pow" or depends(found[0].args[1], found[1]):
        return None
    base, exponent = found[0].args
    return times(exponent, power(base, plus(exponent, minus(ONE))), derivative_of(base, found[1]))


@rule("derivative of an exponential with constant base")
def exponential_rule(tree: Tree) -> Tree | None:
    """d(c^u)/dx = log(c) c^u du/dx"""
    found = parted(tree)
    if found is None or found[0].head != "pow" or depends(found[0].args[0], found[1]):
        return None
    return times(Tree("log", (found[0].args[0],)), found[0], derivative_of(found[0].args[1], found[1]))


@rule("chain rule: outer derivative times inner derivative")
def chain_rule(tree: Tree) -> Tree | None:
    """df(u)/dx = f'(u) du/dx"""
    found = parted(tree)
    if found is None:
        return None
    body, variable = found
    if body.head in OUTER:
        return times(OUTER[body.head](body.args[0]), derivative_of(body.args[0], variable))
    if body.head == "call" and len(body.args) == 2 and body.args[0].head == "name":
        slope = Tree("call", (Tree("prime", (body.args[0],), "1"), body.args[1]))
        return times(slope, derivative_of(body.args[1], variable))
    return None


SMALL: tuple[Rule, ...] = (
    constant_rule,
    identity_rule,
    entry_rule,
    dependent_rule,
    sign_rule,
    sum_rule,
    indexed_sum_rule,
    constant_factor_rule,
)
LARGE: tuple[Rule, ...] = (
    power_rule,
    chain_rule,
    reciprocal_rule,
    exponential_rule,
    product_rule,
    quotient_rule,
)
RULES = (*SMALL, *LARGE)

# all derivatives carried out, every rule a step of its own
stepwise: Strategy = everywhere(first(*RULES))
# the small rules only: the derivative moves inward to where something happens
linear: Strategy = at_once(everywhere(first(*SMALL)))
# all derivatives carried out in one line
differentiate: Strategy = at_once(then(stepwise, everywhere(one_fraction)))
# the outermost derivative is taken, the inner one is left standing
outer: Strategy = somewhere(first(*LARGE))


def chain_through(whole: Tree, *via: Tree) -> Rule:
    """Write the derivative dz/dx as a product of derivatives along the names on the way."""
    top, bottom, order = whole.args
    stations = (top, *via, bottom)
    links = times(*(Tree("derivative", (*pair, order)) for pair in pairwise(stations)))

    @rule("chain rule: a product of local derivatives")
    def chain_of_derivatives(tree: Tree) -> Tree | None:
        """dz/dx = dz/dy dy/dx"""
        return links if tree == whole else None

    return chain_of_derivatives
