"""Which identities hold between probabilities?

Events are equations: `C = 1` for a variable with the values 0 and 1, `y = k` for one with the values 1, …, K.
An event that is a name alone, `x`, is that a quantity has been observed, and its P a density.  Bishop,
Pattern Recognition and Machine Learning, section 1.2.
"""

from __future__ import annotations

from derivations.language.tree import ONE, Tree, name, number
from derivations.rules.monomials import Monomial, monomial, product
from derivations.rules.rule import Rule, rule
from derivations.rules.terms import integer, minus, over, plus, power, times, whole


def _binary(event: Tree) -> int | None:
    """The value, 0 or 1, that the event gives its variable."""
    value = whole(event.args[1]) if event.head == "relation" and event.leaf == "=" else None
    return value if value in (0, 1) else None


def opposite(event: Tree) -> Tree | None:
    """C = 0 for C = 1, and the other way round."""
    value = _binary(event)
    return None if value is None else event.with_args((event.args[0], integer(1 - value)))


def probability(event: Tree, *given: Tree) -> Tree:
    """P(event) or P(event | given)."""
    return Tree("P", (event, *given))


@rule("the two values of a binary variable exhaust all cases")
def complement(tree: Tree) -> Tree | None:
    """P(A = 0 | B) = 1 - P(A = 1 | B)"""
    if tree.head != "P" or _binary(tree.args[0]) != 0:
        return None
    other = opposite(tree.args[0])
    return None if other is None else plus(ONE, minus(probability(other, *tree.args[1:])))


@rule("product rule: a joint probability is a conditional one times the probability of the condition")
def product_rule(tree: Tree) -> Tree | None:
    """P(A, B) = P(A | B) P(B)"""
    if tree.head != "P" or len(tree.args) != 1 or tree.args[0].head != "tuple" or len(tree.args[0].args) != 2:
        return None
    event, given = tree.args[0].args
    return times(probability(event, given), probability(given))


@rule("Bayes' rule")
def bayes_rule(tree: Tree) -> Tree | None:
    """P(A | B) = P(B | A) P(A) / P(B)"""
    if tree.head != "P" or len(tree.args) != 2:
        return None
    event, given = tree.args
    return over(times(probability(given, event), probability(event)), probability(given))


def total_probability(over_event: Tree) -> Rule:
    """The law of total probability over this event and its opposite."""

    @rule("law of total probability: with the condition or without it")
    def law_of_total_probability(tree: Tree) -> Tree | None:
        """P(B) = P(B | A) P(A) + P(B | not A) P(not A)"""
        other = opposite(over_event)
        if tree.head != "P" or len(tree.args) != 1 or tree.args[0].head != "relation" or other is None:
            return None
        event = tree.args[0]
        if event.args[0] == over_event.args[0]:
            return None
        return plus(
            *(times(probability(event, case), probability(case)) for case in (over_event, other)),
        )

    return law_of_total_probability


def total_probability_over(label: Tree, letter: Tree, classes: Tree) -> Rule:
    """The law of total probability over the classes 1, …, K of a label."""

    @rule("law of total probability: every class may be the one that was drawn from")
    def law_of_total_probability_over_classes(tree: Tree) -> Tree | None:
        """P(B) = sum_{j=1}^K P(B | y = j) P(y = j)"""
        if tree.head != "P" or len(tree.args) != 1 or label in set(tree.args[0].walk()):
            return None
        case = Tree("relation", (label, letter), "=")
        term = times(probability(tree.args[0], case), probability(case))
        return Tree("sum", (term, letter, ONE, classes))

    return law_of_total_probability_over_classes


@rule("definition of the variance")
def variance_definition(tree: Tree) -> Tree | None:
    """var[f] = E[(f - E[f])^2]"""
    if tree.head != "var":
        return None
    return Tree("E", (power(plus(tree.args[0], minus(Tree("E", tree.args))), number(2)),))


@rule("the variance is the second moment less the square of the mean")
def steiner(tree: Tree) -> Tree | None:
    """var[f] = E[f^2] - E[f]^2"""
    if tree.head != "var":
        return None
    two = number(2)
    return plus(Tree("E", (power(tree.args[0], two),)), minus(power(Tree("E", tree.args), two)))


@rule("linearity of the expectation")
def linearity(tree: Tree) -> Tree | None:
    """E[f + c g] = E[f] + c E[g]"""
    if tree.head != "E":
        return None
    body = tree.args[0]
    if body.head == "add":
        return plus(*(Tree("E", (term,)) for term in body.args))
    form = monomial(body)
    fixed = tuple(p for p in form.powers if _certain(p[0]))
    moving = tuple(p for p in form.powers if not _certain(p[0]))
    if not fixed and form.coefficient == 1:
        return None
    rest = product(Monomial(form.coefficient / form.coefficient, moving))
    return times(product(Monomial(form.coefficient, fixed)), rest if rest == ONE else Tree("E", (rest,)))


@rule("the expectation of a sum is the sum of the expectations")
def expectation_of_mean(tree: Tree) -> Tree | None:
    """E[1/N sum x[n]] = 1/N sum E[x[n]]"""
    if tree.head != "E" or tree.args[0].head != "div" or tree.args[0].args[0].head != "sum":
        return None
    inner, below = tree.args[0].args
    return over(inner.with_args((Tree("E", (inner.args[0],)), *inner.args[1:])), below)


def _certain(tree: Tree) -> bool:
    """Not random: a number or an expectation."""
    return tree.head in ("number", "constant", "E", "var", "cov")


def density_of(density: str) -> Rule:
    """A density integrates to one."""

    @rule(f"the density `{density}` integrates to one")
    def normalisation(tree: Tree) -> Tree | None:
        """int p(x) dx = 1"""
        if (
            tree.head != "int"
            or len(tree.args) != 4
            or tree.args[0] != Tree("call", (name(density), tree.args[1]))
        ):
            return None
        return ONE

    return normalisation
