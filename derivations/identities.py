"""Are two sides of a line equal under the definitions, or whatever the names stand for?"""

from __future__ import annotations

from derivations.conditions import agree
from derivations.equality.compare import decide
from derivations.equality.differentiate import substitute
from derivations.equality.verdict import DIFFERENT, EQUAL, UNKNOWN, Verdict
from derivations.facts import SLOPES, Facts
from derivations.language.scope import Scope
from derivations.language.tree import Tree, name
from derivations.rules.terms import free_names

UNKNOWN_SLOPE = "It could not be worked out what a derivative in this line is."


def identity(left: Tree, right: Tree, facts: Facts, scope: Scope, up_to: bool = False) -> Verdict:
    """Equal, different or unknown; `up_to` a factor.  Of a derivative that is not known nothing is said."""
    if left == right:
        return Verdict(EQUAL, {"how": "same"})
    sides = facts.inserted(left), facts.inserted(right)
    labels = _labels(sides, scope) if up_to else {}
    if labels:
        return _proportional(*sides, labels, scope)
    said = decide(*sides, scope, "up-to-factor" if up_to else "equal")
    if said.verdict != EQUAL and sides != (left, right) and agree(*_as_written(left, right), scope):
        return Verdict(EQUAL, {"how": "as written"})
    if said.verdict == DIFFERENT and not up_to and _by_definitions(left, right, sides, facts, scope):
        return Verdict(EQUAL, {"how": "definitions"})
    if said.verdict == DIFFERENT and any(one.has("derivative") for one in sides):
        return Verdict(UNKNOWN, {"how": "derivative"}, UNKNOWN_SLOPE)
    return said


def _by_definitions(left: Tree, right: Tree, sides: tuple[Tree, Tree], facts: Facts, scope: Scope) -> bool:
    """Are they equal once names that are defined by what the facts are about are written out first?

    With z = lambda t, p = z^y e^(-z)/y! is not another number for each z.  Slopes are not asked for so: one
    may be along such a name."""
    if not SLOPES.isdisjoint(left.survey.heads | right.survey.heads):
        return False
    through = facts.inserted_through(left, scope), facts.inserted_through(right, scope)
    return through != sides and agree(*through, scope)


def _labels(sides: tuple[Tree, Tree], scope: Scope) -> dict[str, Tree]:
    """The labels that both sides are about, each with another one: the class k of P(y = k | x)."""
    free = free_names(sides[0]) & free_names(sides[1])
    return {word: name(f"{word}_other") for word in free if scope.domain(word).kind == "range"}


def _proportional(left: Tree, right: Tree, labels: dict[str, Tree], scope: Scope) -> Verdict:
    """Is the ratio the same for every label?  left(k) right(j) = left(j) right(k)."""
    domains = {str(other.leaf): scope.domain(word) for word, other in labels.items()}
    wider = scope.with_domains({**scope.domains, **domains})
    one = Tree("mul", (left, substitute(right, labels)))
    return decide(one, Tree("mul", (substitute(left, labels), right)), wider)


def _as_written(left: Tree, right: Tree) -> tuple[Tree, Tree]:
    """Both sides with their derivatives as quantities of their own."""
    if SLOPES.isdisjoint(left.survey.heads | right.survey.heads):
        return left, right
    from derivations.slopes import named

    return named(left), named(right)
