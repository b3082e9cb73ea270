"""How is the index of a sum renamed, shifted, reversed, or done away with?

Graham, Knuth, Patashnik, Concrete Mathematics, chapter 2.
"""

from __future__ import annotations

from derivations.language.tree import ONE, ZERO, Tree, constant
from derivations.rules.monomials import polynomial, total
from derivations.rules.rule import Rule, rule
from derivations.rules.sums import fixed, over_range, summed
from derivations.rules.terms import (
    bound_in,
    integer,
    minus,
    over,
    plus,
    power,
    rebuilt,
    renamed,
    replaced,
    times,
    whole,
)

LONGEST = 50  # a sum with numeric limits that is written out


def rename_index(old: str, new: str) -> Rule:
    """Give the index another name."""

    @rule("the name of the index does not matter", minor=True)
    def rename(tree: Tree) -> Tree | None:
        """sum_n f[n] = sum_m f[m]"""
        if bound_in(tree) != old or tree.head not in ("sum", "prod") or new in tree.args[0].names():
            return None
        return renamed(tree, new)

    return rename


def shift_index(by: Tree) -> Rule:
    """Let the index run somewhere else."""

    @rule("shift the index")
    def shift(tree: Tree) -> Tree | None:
        """sum_{n=a}^b f[n] = sum_{n=a+c}^{b+c} f[n - c]"""
        if not over_range(tree):
            return None
        body, index, low, high = tree.args
        return summed(
            _simple(replaced(body, {index: plus(index, minus(by))})), index, plus(low, by), plus(high, by)
        )

    return shift


@rule("write the sum out")
def write_out(tree: Tree) -> Tree | None:
    """sum_{n=1}^3 f[n] = f[1] + f[2] + f[3]"""
    if not over_range(tree):
        return None
    body, index, low, high = tree.args
    first, last = whole(low), whole(high)
    if first is None or last is None or last - first >= LONGEST:
        return None
    return plus(*(replaced(body, {index: integer(value)}) for value in range(first, last + 1)))


@rule("a constant goes into the sum", minor=True)
def constants_in(tree: Tree) -> Tree | None:
    """c sum f[n] = sum c f[n]"""
    if tree.head != "mul" or not over_range(tree.args[-1]):
        return None
    inner = tree.args[-1]
    if not all(fixed(factor, inner.args[1]) for factor in tree.args[:-1]):
        return None
    return inner.with_args((times(*tree.args[:-1], inner.args[0]), *inner.args[1:]))


@rule("the term for n = N belongs to the sum")
def take_in(tree: Tree) -> Tree | None:
    """sum_{n=1}^{N-1} f[n] + f[N] = sum_{n=1}^N f[n]"""
    if tree.head != "add" or len(tree.args) != 2 or not over_range(tree.args[0]):
        return None
    body, index, low, high = tree.args[0].args
    last = total(polynomial(plus(high, ONE)))
    term = _simple(replaced(body, {index: last}))
    return (
        summed(body, index, low, last) if total(polynomial(term)) == total(polynomial(tree.args[1])) else None
    )


def _simple(tree: Tree) -> Tree:
    """The exponents and subscripts collected: beta^(t - t) = 1."""
    args = tuple(_simple(arg) for arg in tree.args)
    if tree.head == "pow":
        return power(args[0], total(polynomial(args[1])))
    if tree.head == "index":
        return tree.with_args((args[0], *(total(polynomial(arg)) for arg in args[1:])))
    return rebuilt(tree, args)


@rule("reverse the order of the sum")
def reverse(tree: Tree) -> Tree | None:
    """sum_{n=a}^b f[n] = sum_{n=a}^b f[a + b - n]"""
    if not over_range(tree):
        return None
    body, index, low, high = tree.args
    return summed(_simple(replaced(body, {index: plus(low, high, minus(index))})), index, low, high)


@rule("geometric series")
def geometric_series(tree: Tree) -> Tree | None:
    """sum_{n=0}^oo q^n = 1/(1 - q), for |q| < 1"""
    infinite = over_range(tree) and tree.args[2:] == (ZERO, constant("oo"))
    if not infinite or tree.args[0].head != "pow" or tree.args[0].args[1] != tree.args[1]:
        return None
    return over(ONE, plus(ONE, minus(tree.args[0].args[0])))


@rule("geometric sum")
def geometric_sum(tree: Tree) -> Tree | None:
    """sum_{n=0}^{t-1} q^n = (1 - q^t)/(1 - q), for q not 1"""
    if not over_range(tree) or tree.args[0].head != "pow" or tree.args[2] != ZERO:
        return None
    (base, exponent), index, _, high = tree.args[0].args, *tree.args[1:]
    if exponent != index or not fixed(base, index):
        return None
    above = total(polynomial(plus(high, ONE)))
    return over(plus(ONE, minus(power(base, above))), plus(ONE, minus(base)))
