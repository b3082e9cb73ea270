"""What do two trees share, so that only the rest has to be compared?

Terms that stand in both sums, factors that stand in both products, in turn: a difference too small to be seen
beside what is shared stands alone when it is gone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from derivations.language.tree import ONE, ZERO, Tree

ROUNDS = 4
FEW = 25  # pairs of parts: these are compared one by one, more are found by their hashes
_Part = TypeVar("_Part", Tree, tuple[bool, Tree])  # a term; whether a factor divides, and the factor


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of both sides; the terms must be defined and the factors nonzero where the rest is
    compared."""

    wanted: Tree
    given: Tree
    terms: tuple[Tree, ...]
    factors: tuple[Tree, ...]


def cancelled(wanted: Tree, given: Tree, *, commuting: bool = True) -> Rest | None:
    """Both sides without what they share; None where they share nothing.  Matrices do not commute: only terms
    then.

    >>> from derivations.language.grammar import read
    >>> rest = cancelled(read("a*x + b"), read("b + a*(x + c)"))
    >>> rest.wanted, rest.given
    (0, c)"""
    if wanted.head not in _BUILT and given.head not in _BUILT:
        return None
    shared_terms: list[Tree] = []
    shared_factors: list[Tree] = []
    for _ in range(ROUNDS):
        common, left, right = _parted(terms(wanted), terms(given))
        if common:
            shared_terms += common
            wanted, given = _sum(left), _sum(right)
        if not commuting or _is_zero(wanted) or _is_zero(given):
            break
        both, above, below = _parted(factors(wanted), factors(given))
        if both:
            shared_factors += [tree for _, tree in both]
            wanted, given = _product(above), _product(below)
        elif not common:
            break
    if not shared_terms and not shared_factors:
        return None
    return Rest(wanted, given, tuple(shared_terms), tuple(shared_factors))


def _parted(left: list[_Part], right: list[_Part]) -> tuple[list[_Part], list[_Part], list[_Part]]:
    """What is in both, as often as it is in both, and what is left of each."""
    if len(left) * len(right) > FEW:
        here: Counter[_Part] = Counter(left)
        there: Counter[_Part] = Counter(right)
        common: Counter[_Part] = here & there
        return list(common.elements()), list((here - common).elements()), list((there - common).elements())
    both, rest, others = [], [], right.copy()
    for one in left:
        if one in others:
            both.append(one)
            others.remove(one)
        else:
            rest.append(one)
    return both, rest, others


def _is_zero(tree: Tree) -> bool:
    return tree.head == "number" and not tree.leaf


_TOTAL = frozenset(
    "number name constant add neg mul exp sin cos tanh sinh cosh sech sigmoid softplus atan asinh erf".split()
)


def _total(node: Tree) -> bool:
    """Has this a value wherever what stands in it has one?"""
    if node.head == "pow":
        exponent = node.args[1].leaf
        return isinstance(exponent, Fraction) and exponent > 0 and exponent.denominator == 1
    return node.head in _TOTAL


def balanced(wanted: Tree, given: Tree, rest: Rest | None = None) -> Rest | None:
    """0 and a - b as b and a: two numbers that say something where they meet.  `rest` is what is left of both
    sides, where they share something.  Only what has a value everywhere changes sides: 0 and log(x) - log(x)
    differ where x is negative.

    >>> from derivations.language.grammar import read
    >>> rest = balanced(read("0"), read("sin(x) - cos(x)"))
    >>> rest.wanted, rest.given
    (cos(x), sin(x))"""
    shared = ((), ()) if rest is None else (rest.terms, rest.factors)
    if rest is not None:
        wanted, given = rest.wanted, rest.given
    whole = given if wanted == ZERO else wanted
    if whole.head != "add" or not all(_total(node) for node in whole.walk()):
        return rest
    below = tuple(term.args[0] for term in whole.args if term.head == "neg")
    above = tuple(term for term in whole.args if term.head != "neg")
    if not below:
        above, below = whole.args[:-1], (Tree("neg", whole.args[-1:]),)
    if not above:
        return rest
    left, right = (side[0] if len(side) == 1 else Tree("add", side) for side in (below, above))
    return Rest(left, right, *shared) if wanted == ZERO else Rest(right, left, *shared)


def terms(tree: Tree) -> list[Tree]:
    """The terms of a sum, each as it is written."""
    if tree.head not in _SUMS:
        return [] if _is_zero(tree) else [tree]
    found = []
    waiting = [(tree, False)]
    while waiting:
        node, negative = waiting.pop()
        head = node.head
        if head == "add":
            waiting += [(one, negative) for one in node.args]
        elif head == "neg":
            waiting.append((node.args[0], not negative))
        elif not _is_zero(node):
            found.append(Tree("neg", (node,)) if negative else node)
    return found


def factors(tree: Tree) -> list[tuple[bool, Tree]]:
    """The factors of a product, each behind whether it divides."""
    if tree.head not in _PRODUCTS:
        return [(False, tree)]
    found = []
    waiting = [(False, tree)]
    while waiting:
        divides, node = waiting.pop()
        head = node.head
        if head == "mul":
            waiting += [(divides, one) for one in node.args]
        elif head == "div":
            waiting += [(divides, node.args[0]), (not divides, node.args[1])]
        elif head == "neg":
            found.append((False, MINUS))
            waiting.append((divides, node.args[0]))
        else:
            found.append((divides, node))
    return found


_SUMS, _PRODUCTS = frozenset(("add", "neg")), frozenset(("mul", "div", "neg"))
_BUILT = _SUMS | _PRODUCTS
MINUS = Tree("neg", (ONE,))


def _sum(several: list[Tree]) -> Tree:
    return ZERO if not several else several[0] if len(several) == 1 else Tree("add", tuple(several))


def _product(several: list[tuple[bool, Tree]]) -> Tree:
    above = tuple([tree for divides, tree in several if not divides])
    below = tuple([tree for divides, tree in several if divides])
    top = ONE if not above else above[0] if len(above) == 1 else Tree("mul", above)
    if not below:
        return top
    return Tree("div", (top, below[0] if len(below) == 1 else Tree("mul", below)))
