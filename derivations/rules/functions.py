"""Which identities hold for exp, log and the functions made of them?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from derivations.language.tree import ONE, ZERO, Tree, constant, number
from derivations.rules.algebra import collect
from derivations.rules.monomials import Monomial, monomial, polynomial, product, total
from derivations.rules.rule import rule
from derivations.rules.terms import fraction, minus, over, plus, power, times

TWO = number(2)


def exp(u: Tree) -> Tree:
    """exp(u)"""
    return Tree("exp", (u,))


def log(u: Tree) -> Tree:
    """The natural logarithm."""
    return Tree("log", (u,))


# f          what it is
DEFINITIONS: Mapping[str, Callable[[Tree], Tree]] = {
    "sigmoid": lambda u: over(ONE, plus(ONE, exp(minus(u)))),
    "tanh": lambda u: over(plus(exp(u), minus(exp(minus(u)))), plus(exp(u), exp(minus(u)))),
    "relu": lambda u: Tree("max", (ZERO, u)),
    "softplus": lambda u: log(plus(ONE, exp(u))),
    "hardlim": lambda u: _two_cases(u, ONE, ZERO),
    "hardlims": lambda u: _two_cases(u, ONE, minus(ONE)),
    "satlin": lambda u: Tree("max", (ZERO, Tree("min", (ONE, u)))),
    "satlins": lambda u: Tree("max", (minus(ONE), Tree("min", (ONE, u)))),
}


def _two_cases(u: Tree, high: Tree, low: Tree) -> Tree:
    """high for u >= 0, low for u < 0"""
    return Tree("piecewise", (high, Tree("relation", (u, ZERO), ">="), low, Tree("relation", (u, ZERO), "<")))


# f          f(0)
AT_ZERO: Mapping[str, Tree] = {
    "tanh": ZERO,
    "exp": ONE,
    "sinh": ZERO,
    "cosh": ONE,
    "sigmoid": fraction(Fraction(1, 2)),
}


@rule("by definition")
def definition(tree: Tree) -> Tree | None:
    """sigmoid(u) = 1/(1 + exp(-u)), tanh(u) = (exp(u) - exp(-u))/(exp(u) + exp(-u))"""
    if tree.head == "normal" and len(tree.args) == 3:
        return normal_density(*tree.args)
    return DEFINITIONS[tree.head](tree.args[0]) if tree.head in DEFINITIONS else None


def normal_density(t: Tree, mean: Tree, variance: Tree) -> Tree:
    """1/sqrt(2 pi s2) exp(-(t - mu)^2/(2 s2))"""
    scale = over(ONE, Tree("sqrt", (times(TWO, constant("pi"), variance),)))
    return times(scale, exp(minus(over(power(plus(t, minus(mean)), TWO), times(TWO, variance)))))


@rule("the value at zero", minor=True)
def at_zero(tree: Tree) -> Tree | None:
    """tanh(0) = 0, exp(0) = 1, log(1) = 0"""
    if tree.head in AT_ZERO and tree.args[0] == ZERO:
        return AT_ZERO[tree.head]
    return ZERO if tree.head == "log" and tree.args[0] == ONE else None


@rule("multiply above and below by the same factor")
def extended(tree: Tree) -> Tree | None:
    """exp(u)/(exp(u) + exp(w)) = 1/(1 + exp(w - u)): divide above and below by exp(u)"""
    if tree.head != "div" or tree.args[0].head != "exp" or tree.args[1].head != "add":
        return None
    parts = (
        exponentials.act(over(term, tree.args[0])) or over(term, tree.args[0]) for term in tree.args[1].args
    )
    return over(ONE, plus(*(ONE if part == over(tree.args[0], tree.args[0]) else part for part in parts)))


@rule("the exponential of a sum is a product")
def exp_of_sum(tree: Tree) -> Tree | None:
    """exp(a + b) = exp(a) exp(b)"""
    if tree.head != "exp" or tree.args[0].head != "add":
        return None
    return times(*(exp(term) for term in tree.args[0].args))


@rule("the logistic function")
def sigmoid_of(tree: Tree) -> Tree | None:
    """1/(1 + exp(-u)) = sigmoid(u)"""
    if tree.head != "div" or tree.args[0] != ONE or tree.args[1].head != "add":
        return None
    terms = tree.args[1].args
    if len(terms) != 2 or terms[0] != ONE or terms[1].head != "exp":
        return None
    return Tree("sigmoid", (total(polynomial(minus(terms[1].args[0]))),))


@rule("exponents add up", minor=True)
def exponentials(tree: Tree) -> Tree | None:
    """exp(a) exp(b) = exp(a + b), exp(a)/exp(b) = exp(a - b), exp(a)^n = exp(n a), exp(0) = 1"""
    if tree.head == "exp" and tree.args[0] == ZERO:
        return ONE
    if tree.head not in ("mul", "div", "pow"):
        return None
    form = monomial(tree)
    found = [(base, exponent) for base, exponent in form.powers if base.head == "exp"]
    if not found:
        return None if any(part.head == "exp" for part in tree.args) is False else product(form)
    if len(found) == 1 and found[0][1] == 1:
        return None
    rest = Monomial(form.coefficient, tuple(p for p in form.powers if p[0].head != "exp"))
    argument = plus(*(times(fraction(exponent), base.args[0]) for base, exponent in found))
    together = collect.act(argument) or argument
    return times(product(rest), ONE if together == ZERO else exp(together))


SPLITS = frozenset({"exp", "pow", "sqrt", "div", "prod", "factorial", "add", "call"})


@rule("the logarithm of a product is the sum of the logarithms")
def log_of_product(tree: Tree) -> Tree | None:
    """log(a b/c) = log(a) + log(b) - log(c), for positive a, b, c

    Plain factors, whose logarithms become no simpler, stay together: log(2 pi s2).
    """
    if tree.head != "log" or tree.args[0].head not in ("mul", "div"):
        return None
    body = tree.args[0]
    if body.head == "div":
        above = () if body.args[0] == ONE else (log(body.args[0]),)
        return plus(*above, minus(log(body.args[1])))
    plain = [factor for factor in body.args if factor.head not in SPLITS]
    if len(plain) == len(body.args):
        return None
    together = [log(times(*plain))] if plain else []
    return plus(*together, *(log(factor) for factor in body.args if factor.head in SPLITS))


@rule("the logarithm of a product is the sum of the logarithms")
def log_of_factors(tree: Tree) -> Tree | None:
    """log(a b) = log(a) + log(b), for positive a, b: every factor for itself"""
    if tree.head != "log" or tree.args[0].head != "mul":
        return None
    return plus(*(log(factor) for factor in tree.args[0].args))


@rule("the logarithm of a power brings the exponent down", minor=True)
def log_of_power(tree: Tree) -> Tree | None:
    """log(a^n) = n log(a), log(sqrt(a)) = log(a)/2, for positive a"""
    if tree.head != "log":
        return None
    body = tree.args[0]
    if body.head == "pow":
        return times(body.args[1], log(body.args[0]))
    return times(over(ONE, number(2)), log(body.args[0])) if body.head == "sqrt" else None


@rule("the logarithm undoes the exponential", minor=True)
def log_of_exp(tree: Tree) -> Tree | None:
    """log(exp(u)) = u"""
    return tree.args[0].args[0] if tree.head == "log" and tree.args[0].head == "exp" else None
