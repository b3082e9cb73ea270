"""What do two trees share, so that only the rest has to be compared?

Terms that stand in both sums, factors that stand in both products, in turn: a difference too small to be seen
beside what is shared stands alone when it is gone."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from derivations.language.tree import ONE, ZERO, Tree

ROUNDS = 4
_Part = TypeVar("_Part", Tree, tuple[Tree, bool])  # a term; a factor, with whether it divides


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
        left, right = terms(wanted), terms(given)
        common = _common(left, right)
        if common:
            shared_terms += _several(common)
            wanted, given = _sum(_less(left, common)), _sum(_less(right, common))
        if ZERO in (wanted, given) or not commuting:
            break
        above, below = factors(wanted), factors(given)
        both = _common(above, below)
        if both:
            shared_factors += [tree for tree, _ in _several(both)]
            wanted, given = _product(_less(above, both)), _product(_less(below, both))
        if not (common or both):
            break
    if not shared_terms and not shared_factors:
        return None
    return Rest(wanted, given, tuple(shared_terms), tuple(shared_factors))


def _common(left: dict[_Part, int], right: dict[_Part, int]) -> dict[_Part, int]:
    """What is in both, as often as it is in both."""
    if left.keys().isdisjoint(right):
        return {}
    return {one: min(count, right[one]) for one, count in left.items() if one in right}


def _less(found: dict[_Part, int], common: dict[_Part, int]) -> list[_Part]:
    """What is left without what is common."""
    return _several({one: count - common.get(one, 0) for one, count in found.items()})


def _several(found: dict[_Part, int]) -> list[_Part]:
    """Each as often as it counts."""
    return [one for one, count in found.items() for _ in range(count)]


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


def terms(tree: Tree) -> dict[Tree, int]:
    """The terms of a sum, each as it is written."""
    found: dict[Tree, int] = {}
    waiting = [(tree, False)]
    while waiting:
        node, negative = waiting.pop()
        head = node.head
        if head == "add":
            waiting += [(one, negative) for one in node.args]
        elif head == "neg":
            waiting.append((node.args[0], not negative))
        elif head != "number" or node.leaf:
            term = Tree("neg", (node,)) if negative else node
            found[term] = found.get(term, 0) + 1
    return found


def factors(tree: Tree) -> dict[tuple[Tree, bool], int]:
    """The factors of a product, each with whether it divides."""
    found: dict[tuple[Tree, bool], int] = {}
    waiting = [(tree, False)]
    while waiting:
        node, divides = waiting.pop()
        head = node.head
        if head == "mul":
            waiting += [(one, divides) for one in node.args]
        elif head == "div":
            waiting += [(node.args[0], divides), (node.args[1], not divides)]
        elif head == "neg":
            found[MINUS, False] = found.get((MINUS, False), 0) + 1
            waiting.append((node.args[0], divides))
        else:
            found[node, divides] = found.get((node, divides), 0) + 1
    return found


_BUILT = frozenset(("add", "mul", "div", "neg"))
MINUS = Tree("neg", (ONE,))


def _sum(several: list[Tree]) -> Tree:
    return ZERO if not several else several[0] if len(several) == 1 else Tree("add", tuple(several))


def _product(several: list[tuple[Tree, bool]]) -> Tree:
    above = tuple([tree for tree, divides in several if not divides])
    below = tuple([tree for tree, divides in several if divides])
    top = ONE if not above else above[0] if len(above) == 1 else Tree("mul", above)
    if not below:
        return top
    return Tree("div", (top, below[0] if len(below) == 1 else Tree("mul", below)))
