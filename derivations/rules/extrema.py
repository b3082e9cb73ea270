"""Where is a function largest that breaks off at a boundary, so that no derivative is zero there?

The likelihood of data with bounded support is a product of a smooth factor and an indicator.  Casella and
Berger, Statistical Inference, section 7.2.
"""

from __future__ import annotations

from derivations.language.tree import ONE, Tree
from derivations.rules.rule import rule
from derivations.rules.sums import fixed, over_range
from derivations.rules.terms import factors_of, over, power


@rule("a product of equal factors is a power")
def product_of_constant(tree: Tree) -> Tree | None:
    """prod_{n=1}^N c = c^N"""
    if not over_range(tree, "prod") or tree.args[2] != ONE or not fixed(tree.args[0], tree.args[1]):
        return None
    body, _, _, high = tree.args
    if body.head == "div" and body.args[0] == ONE:
        return over(ONE, power(body.args[1], high))
    return power(body, high)


@rule("all observations lie below exactly if the largest does")
def product_of_indicators(tree: Tree) -> Tree | None:
    """prod_{n=1}^N [x[n] <= t] = [max(x) <= t], for all entries x[1], …, x[N] of x"""
    if not over_range(tree, "prod") or tree.args[0].head != "indicator":
        return None
    relation, index = tree.args[0].args[0], tree.args[1]
    if relation.head != "relation" or relation.leaf != "<=" or len(relation.args) != 2:
        return None
    entry, bound = relation.args
    if entry.head != "index" or entry.args[1:] != (index,) or not fixed(bound, index):
        return None
    return Tree("indicator", (relation.with_args((Tree("max", (entry.args[0],)), bound)),))


@rule("zero below the boundary and falling above it: largest at the boundary")
def greatest_at_boundary(tree: Tree) -> Tree | None:
    """argmax_t [m <= t]/t^N = m, for m > 0 and N > 0"""
    if tree.head != "argmax" or len(tree.args) != 2:
        return None
    body, variable = tree.args
    factors = factors_of(body)
    falling = [f for f in factors if _falls(f, variable)]
    bounds = [bound for f in factors if (bound := _from(f, variable)) is not None]
    return bounds[0] if len(factors) == 2 and len(falling) == len(bounds) == 1 else None


def _falls(factor: Tree, variable: Tree) -> bool:
    """Is it 1/t^N?"""
    if factor.head != "div" or factor.args[0] != ONE:
        return False
    base, *exponent = factor.args[1].args if factor.args[1].head == "pow" else (factor.args[1],)
    return base == variable and not any(variable in set(one.walk()) for one in exponent)


def _from(factor: Tree, variable: Tree) -> Tree | None:
    """m of [m <= t]."""
    relation = factor.args[0] if factor.head == "indicator" else factor
    if relation.head != "relation" or relation.leaf != "<=" or relation.args[1] != variable:
        return None
    return relation.args[0]
