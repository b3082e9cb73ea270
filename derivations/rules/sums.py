"""What may be done to a sum, or a product, over an index?

`sum(f, n, a, b)` has integer limits a <= b + 1.  An indicator [y[m] = k] is 1 where the condition holds and 0
elsewhere. Graham, Knuth, Patashnik, Concrete Mathematics, chapter 2.
"""

from __future__ import annotations

from derivations.language.tree import ONE, ZERO, Tree, name
from derivations.rules.algebra import one_fraction
from derivations.rules.equations import on_both_sides
from derivations.rules.monomials import Monomial, monomial, polynomial, product, total
from derivations.rules.rule import Rule, rule
from derivations.rules.strategy import Strategy, at_once, everywhere, first, then
from derivations.rules.terms import (
    bound_in,
    free_names,
    minus,
    plus,
    replaced,
    sides,
    times,
)


def summed(body: Tree, index: Tree, low: Tree, high: Tree) -> Tree:
    """sum(body, index, low, high)"""
    return Tree("sum", (body, index, low, high))


def over_range(tree: Tree, head: str = "sum") -> bool:
    return tree.head == head and len(tree.args) == 4


def fixed(tree: Tree, index: Tree) -> bool:
    return str(index.leaf) not in free_names(tree)


def _count(low: Tree, high: Tree) -> Tree:
    """How many integers there are from low to high."""
    return high if low == ONE else plus(high, minus(low), ONE)


@rule("sum term by term", minor=True)
def split_sum(tree: Tree) -> Tree | None:
    """sum (f + g) = sum f + sum g"""
    if not over_range(tree) or tree.args[0].head not in ("add", "neg"):
        return None
    if tree.args[0].head == "neg":
        return minus(tree.with_args((tree.args[0].args[0], *tree.args[1:])))
    return plus(*(_signed(tree, term) for term in tree.args[0].args))


def _signed(tree: Tree, term: Tree) -> Tree:
    """The sum of one term, its sign in front."""
    if term.head == "neg":
        return minus(tree.with_args((term.args[0], *tree.args[1:])))
    return tree.with_args((term, *tree.args[1:]))


@rule("constant factors come out of the sum", minor=True)
def constants_out(tree: Tree) -> Tree | None:
    """sum c f[n] = c sum f[n]"""
    if tree.head not in ("sum", "sumwhere"):
        return None
    body, index = tree.args[:2]
    if body == ZERO:
        return ZERO
    form = monomial(body)
    still = tuple(p for p in form.powers if fixed(p[0], index))
    moving = tuple(p for p in form.powers if not fixed(p[0], index))
    if (form.coefficient == 1 and not still) or not moving:
        return None
    inside = tree.with_args((product(Monomial(form.coefficient / form.coefficient, moving)), *tree.args[1:]))
    return times(product(Monomial(form.coefficient, still)), inside)


@rule("multiply out under the sum")
def expand_body(tree: Tree) -> Tree | None:
    """sum a (f + g) = sum (a f + a g)"""
    if not over_range(tree):
        return None
    return tree.with_args((total(polynomial(tree.args[0])), *tree.args[1:]))


@rule("the sum of a constant")
def sum_of_constant(tree: Tree) -> Tree | None:
    """sum_{n=1}^N c = N c"""
    if not over_range(tree) or not fixed(tree.args[0], tree.args[1]):
        return None
    body, _, low, high = tree.args
    return times(_count(low, high), body)


@rule("only the term where the indicator is one is left")
def sift(tree: Tree) -> Tree | None:
    """sum_j f[j] [j = i] = f[i], for i in the range of j"""
    if tree.head != "sum":
        return None
    index = tree.args[1]
    form = monomial(tree.args[0])
    for base, exponent in form.powers:
        pair = _kronecker(base)
        if pair is not None and index in pair and exponent > 0:
            other = pair[1] if pair[0] == index else pair[0]
            if fixed(other, index):
                rest = product(Monomial(form.coefficient, tuple(p for p in form.powers if p[0] != base)))
                return replaced(rest, {index: other})
    return None


@rule("the indicator picks one term out of the sum")
def sift_bracket(tree: Tree) -> Tree | None:
    """sum_j f[j] ([j = i] + g[j]) = f[i] + sum_j f[j] g[j]"""
    if tree.head != "sum":
        return None
    form = monomial(tree.args[0])
    for base, exponent in form.powers:
        if base.head != "add" or exponent != 1:
            continue
        rest = product(Monomial(form.coefficient, tuple(p for p in form.powers if p[0] != base)))
        for place, term in enumerate(base.args):
            found = sift.act(tree.with_args((times(rest, term), *tree.args[1:])))
            if found is not None:
                others = plus(*base.args[:place], *base.args[place + 1 :])
                return plus(found, _signed(tree, times(rest, others)))
    return None


def _kronecker(factor: Tree) -> tuple[Tree, Tree] | None:
    if factor.head == "delta":
        return factor.args[0], factor.args[1]
    return sides(factor.args[0]) if factor.head == "indicator" else None


@rule("where the indicator is one its two sides are the same", minor=True)
def use_condition(tree: Tree) -> Tree | None:
    """[y = k] f(y) = [y = k] f(k)"""
    if tree.head not in ("mul", "div", "neg"):
        return None
    form = monomial(tree)
    for base, _ in form.powers:
        pair = _kronecker(base)
        if pair is not None and pair[0].head == "index":
            rest = product(Monomial(form.coefficient, tuple(p for p in form.powers if p[0] != base)))
            changed = replaced(rest, {pair[0]: pair[1]})
            return None if changed == rest else times(base, changed)
    return None


def split_by_class(label: Tree, letter: Tree, classes: Tree) -> Rule:
    """Write what depends on the label of a sample as a sum over the classes: f(y) = sum_k [y = k] f(k)."""

    @rule("exactly one indicator is one; sort the samples by class")
    def split_by_label(tree: Tree) -> Tree | None:
        """f(y) = sum_{k=1}^K [y = k] f(k), for y in 1..K"""
        if tree.head != "sum" or label not in set(tree.args[0].walk()) or tree.args[0].has("indicator"):
            return None
        inside = times(indicator(label, letter), replaced(tree.args[0], {label: letter}))
        return tree.with_args((summed(inside, letter, ONE, classes), *tree.args[1:]))

    return split_by_label


def indicator(left: Tree, right: Tree) -> Tree:
    """[left = right]"""
    return Tree("indicator", (Tree("relation", (left, right), "="),))


@rule("exchange the two finite sums")
def exchange(tree: Tree) -> Tree | None:
    """sum_m sum_k f = sum_k sum_m f"""
    if not over_range(tree) or not over_range(tree.args[0]):
        return None
    outer, inner = tree, tree.args[0]
    if bound_in(outer) in frozenset().union(*(free_names(limit) for limit in inner.args[2:])):
        return None
    return inner.with_args((outer.with_args((inner.args[0], *outer.args[1:])), *inner.args[1:]))


def summed_over(letter: str, high: Tree) -> Rule:
    """Sum both sides of an equation that holds for every value of the index."""
    return on_both_sides(
        f"it holds for every `{letter}`, so sum over `{letter}`",
        lambda side: summed(side, name(letter), ONE, high),
    )


@rule("the logarithm of a product is the sum of the logarithms")
def log_of_indexed_product(tree: Tree) -> Tree | None:
    """log(prod f[n]) = sum log(f[n]), for positive f[n]"""
    if tree.head != "log" or not over_range(tree.args[0], "prod"):
        return None
    inner = tree.args[0]
    return Tree("sum", (Tree("log", (inner.args[0],)), *inner.args[1:]))


@rule("a product of exponentials is the exponential of the sum", minor=True)
def product_of_exponentials(tree: Tree) -> Tree | None:
    """prod exp(f[n]) = exp(sum f[n])"""
    if not over_range(tree, "prod") or tree.args[0].head != "exp":
        return None
    return Tree("exp", (Tree("sum", (tree.args[0].args[0], *tree.args[1:])),))


@rule("a product factor by factor", minor=True)
def split_product(tree: Tree) -> Tree | None:
    """prod f g = prod f prod g"""
    if not over_range(tree, "prod") or tree.args[0].head != "mul":
        return None
    return times(*(tree.with_args((factor, *tree.args[1:])) for factor in tree.args[0].args))


def class_count(label: str, count: Tree) -> Rule:
    """Write the number of samples of class k, a sum of indicators, with its name."""

    @rule("the number of samples of class k")
    def count_of_class(tree: Tree) -> Tree | None:
        """sum_m [y[m] = k] = N_k"""
        if not over_range(tree) or tree.args[0].head != "indicator":
            return None
        pair = sides(tree.args[0].args[0])
        labelled = pair is not None and pair[0] == Tree("index", (name(label), tree.args[1]))
        return count if labelled else None

    return count_of_class


# a sum is taken apart: term by term, constants out, constants counted
apart: Strategy = at_once(
    then(everywhere(first(split_sum, constants_out, sum_of_constant)), everywhere(one_fraction)),
    split_sum.name,
)
