"""Which wrong rules are there at one node?

    rule(node, names) -> (name of the mistake, the wrong node) …

One function a kind of node; the sentences stand in `exercises/mistakes`.  After the families of wrong steps
in J. S. Brown and R. R. Burton, "Diagnostic models for procedural bugs" (Cognitive Science 2, 1978).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from derivations.language.tree import ONE, Tree, number
from derivations.language.tree import name as named
from derivations.rules.terms import fraction, minus, over, plus, replaced, times
from grader.diagnose.function_rules import TWO, Found, functions, powers, sums

if TYPE_CHECKING:
    from grader.diagnose.slips import Names

Rule = Callable[[Tree, "Names"], Iterator[Found]]
_MANY = 6  # terms, from which on each is only lost or turned
_FEW = 3  # terms that may each take a factor too many
_DENOMINATORS = (2, 3, 4, 6)


def terms(tree: Tree, names: Names) -> Iterator[Found]:
    """a + b: a sign turned, a term lost, a bracket or a complement overlooked."""
    if tree.head != "add":
        return
    for at, term in enumerate(tree.args):
        rest = (*tree.args[:at], *tree.args[at + 1 :])
        name = "plus-for-minus" if term.head == "neg" else "minus-for-plus"
        yield name, tree.with_args((*tree.args[:at], minus(term), *tree.args[at + 1 :]))
        complement = len(tree.args) == 2 and term == ONE and rest[0].head == "neg"
        yield "term-forgotten", rest[0] if len(rest) == 1 else tree.with_args(rest)
        if complement:
            yield "complement-forgotten", rest[0].args[0]
        bare = term.args[0] if term.head == "neg" else term
        if len(tree.args) > _MANY:
            continue
        for name, wrong in (("half", over(bare, TWO)), ("twice", times(TWO, bare))):
            new = minus(wrong) if term.head == "neg" else wrong
            yield name, tree.with_args((*tree.args[:at], new, *tree.args[at + 1 :]))
        if bare.head == "div" and len(rest) > 0:
            above = minus(bare.args[0]) if term.head == "neg" else bare.args[0]
            yield "bracket-too-long", over(plus(*tree.args[:at], above, *tree.args[at + 1 :]), bare.args[1])
            if len(tree.args) <= _FEW:
                yield "bracket-too-long", over(above, plus(bare.args[1], *rest))
        if bare.head == "sum" and len(rest) == 1 and rest[0].head != "number":
            inside = minus(rest[0]) if term.head == "neg" else rest[0]
            summed = bare.with_args((plus(bare.args[0], inside), *bare.args[1:]))
            yield "term-under-the-sum", minus(summed) if term.head == "neg" else summed
        if bare.head == "mul" and len(rest) == 1:
            for k, factor in enumerate(bare.args):
                inner = times(*bare.args[:k], *bare.args[k + 1 :])
                inner = minus(inner) if term.head == "neg" else inner
                yield "bracket-too-long", times(factor, plus(*tree.args[:at], inner, *tree.args[at + 1 :]))
    if all(term.head in ("name", "index") for term in tree.args):
        yield "squared-too-often", plus(*(Tree("pow", (term, TWO)) for term in tree.args))
    if len(tree.args) > 2:
        for at in range(1, len(tree.args) - 1):
            yield "minus-before-bracket", plus(*tree.args[:at], *(minus(one) for one in tree.args[at:]))
        for at in range(len(tree.args)):
            yield "one-term-for-sum", tree.args[at]
    if not any(term.head == "number" for term in tree.args):
        yield "product-for-sum", times(*tree.args)
        bare = times(*(term.args[0] if term.head == "neg" else term for term in tree.args))
        yield "product-for-sum", bare
        yield "product-for-sum", minus(bare)
    for one, two in combinations(range(len(tree.args)), 2) if 2 < len(tree.args) < _MANY else ():
        left_out = (term for at, term in enumerate(tree.args) if at not in (one, two))
        yield "product-for-sum", plus(times(tree.args[one], tree.args[two]), *left_out)
    for at, term in enumerate(tree.args if len(tree.args) <= _FEW else ()):
        for factor in (*names.factors, *map(named, names.sizes)):
            yield "factor-too-many", plus(*tree.args[:at], times(factor, term), *tree.args[at + 1 :])


def factors(tree: Tree, names: Names) -> Iterator[Found]:
    """a*b: a factor lost or taken twice, a sum for a product, a bracket overlooked."""
    if tree.head != "mul":
        return
    if names.weights and len(tree.args) < _MANY:
        for size in range(1, len(tree.args)):
            for some in combinations(tree.args, size):
                yield "biases-counted", plus(tree, times(*some))
    for at, factor in enumerate(tree.args):
        rest = (*tree.args[:at], *tree.args[at + 1 :])
        left = rest[0] if len(rest) == 1 else tree.with_args(rest)
        yield "factor-forgotten", left
        for other in _alike(factor, names):
            yield "another-factor", tree.with_args((*tree.args[:at], other, *tree.args[at + 1 :]))
        if (bare := factor.args[0] if factor.head == "neg" else factor).head in ("name", "index", "add"):
            squared = Tree("pow", (bare, TWO))
            yield "squared-too-often", times(minus(squared) if factor.head == "neg" else squared, *rest)
        if factor.head in ("name", "index"):
            yield "divided-for-multiplied", over(left, factor)
        if factor.head == "add":
            for k, term in enumerate(factor.args):
                others = (*factor.args[:k], *factor.args[k + 1 :])
                yield "bracket-forgotten", plus(times(*rest, term), *others)
    if len(tree.args) == 2:
        yield "sum-for-product", plus(*tree.args)
        yield "factors-exchanged", tree.with_args((tree.args[1], tree.args[0]))
        yield from _slope(tree.args[0], tree.args[1])
        if tree.args[0] in (TWO, number(3)):
            yield "power-for-product", Tree("pow", (tree.args[1], tree.args[0]))
    elif len(tree.args) <= _MANY:
        for one, two in combinations(range(len(tree.args)), 2):
            left_out = (arg for at, arg in enumerate(tree.args) if at not in (one, two))
            yield "sum-for-product", times(plus(tree.args[one], tree.args[two]), *left_out)
        for at in range(1, len(tree.args)):
            yield "sum-for-product", plus(times(*tree.args[:at]), times(*tree.args[at:]))
        yield "sum-for-product", plus(*tree.args)
    if len(tree.args) == 3:
        for at in range(2):
            for name, wrong in _slope(tree.args[at], tree.args[at + 1]):
                yield name, times(*tree.args[:at], wrong, *tree.args[at + 2 :])


def _alike(tree: Tree, names: Names) -> Iterator[Tree]:
    """The symbols that a factor may be taken for."""
    base = tree.args[0] if tree.head == "index" else tree
    for other in names.alike.get(str(base.leaf), ()) if base.head == "name" else ():
        yield tree.with_args((named(other), *tree.args[1:])) if tree.head == "index" else named(other)


def _slope(y: Tree, rest: Tree) -> Iterator[Found]:
    """y(1-y) is the slope of the logistic function, 1-y^2 that of the tanh."""
    if rest == plus(ONE, minus(y)):
        yield "tanh-slope-for-sigmoid", plus(ONE, minus(Tree("pow", (y, TWO))))
        yield "squares-in-slope", times(y, plus(ONE, minus(Tree("pow", (y, TWO)))))


def quotients(tree: Tree, names: Names) -> Iterator[Found]:
    """a/b: upside down, multiplied, a denominator or a part of it lost."""
    if tree.head != "div":
        return
    above, below = tree.args
    yield _without(above, below), above
    for other in _alike(above, names):
        yield "another-factor", over(other, below)
    for other in _alike(below, names):
        yield "another-factor", over(above, other)
    yield "ratio-upside-down", over(below, above)
    yield "multiplied-for-divided", times(above, below)
    yield "numerator-forgotten", over(ONE, below)
    if below.head in ("name", "index"):
        yield "squared-too-often", over(above, Tree("pow", (below, TWO)))
    if above.head in ("name", "index", "add"):
        yield "squared-too-often", over(Tree("pow", (above, TWO)), below)
    if below.head == "number" and isinstance(below.leaf, Fraction):
        others: set[Fraction] = {below.leaf - 1, below.leaf + 1, *map(Fraction, _DENOMINATORS)}
        for wrong in sorted(others):
            if wrong > 1 and wrong != below.leaf:
                yield "another-denominator", over(above, number(wrong))
    if above.head == "sum" and len(above.args) == 4 and above.args[1].head == "name":
        for size in (below,) if below.head != "mul" else below.args:
            if size == above.args[3]:
                first = replaced(above.args[0], {above.args[1]: ONE})
                yield "one-term-for-sum", over(first, replaced(below, {size: ONE}))
    if above.head == "sum" and above.args[0].head == "mul":
        means = (over(above.with_args((one, *above.args[1:])), below) for one in above.args[0].args)
        yield "product-of-sums", times(*means)
    if below.head not in ("sqrt", "number"):
        yield "root-too-many", over(above, Tree("sqrt", (below,)))
    if below.head == "mul":
        for at, factor in enumerate(below.args):
            rest = (*below.args[:at], *below.args[at + 1 :])
            yield "factor-of-denominator-forgotten", over(above, times(*rest))
            yield "bracket-forgotten", times(over(above, times(*rest)), factor)
    if below.head == "add":
        for term in below.args:
            yield (
                "term-of-denominator-forgotten",
                over(above, plus(*(one for one in below.args if one is not term))),
            )
        if below.args[0].head != "neg":
            yield "bracket-forgotten", plus(over(above, below.args[0]), *below.args[1:])
    if above.head == "add":
        for at, term in enumerate(above.args):
            yield "bracket-forgotten", plus(*above.args[:at], over(term, below), *above.args[at + 1 :])
    is_size = below.head == "name" and below.leaf in names.sizes
    written_out = above.head == "add" and len(above.args) > 2 and below == number(len(above.args))
    written_out = written_out and len({term.head for term in above.args}) == 1
    counted = below.head == "number" and (below.leaf in names.counts or written_out)
    count = below.leaf if counted else None
    if is_size or count or below.head in ("sum", "add"):
        yield "divided-twice", over(above, Tree("pow", (below, TWO)))
    every = below.head == "mul" and all(one.leaf in names.sizes for one in below.args if one.head == "name")
    if is_size or (every and all(one.head == "name" for one in below.args)):
        yield "n-minus-one", over(above, plus(below, number(-1)))
    elif isinstance(count, Fraction):
        yield "n-minus-one", over(above, fraction(count - 1))
    if is_size or count:
        yield "n-plus-one", over(above, plus(below, ONE))


def _without(above: Tree, below: Tree) -> str:
    """The name of a lost denominator: N of a mean, the sum over all of shares, another."""
    if above.head in ("sum", "add") and below.head in ("name", "number"):
        return "sum-for-mean"
    if above in below.args if below.head == "add" else below.head == "sum" and below.has(above.head):
        return "normalisation-forgotten"
    return "denominator-forgotten"


def indices(tree: Tree, names: Names) -> Iterator[Found]:
    """x[m, i]: another letter, the letters exchanged."""
    if tree.head != "index":
        return
    base, *places = tree.args
    for at, one in enumerate(places):
        if one.head == "index" and len(one.args) == 2:
            yield "another-index", tree.with_args((base, *places[:at], one.args[1], *places[at + 1 :]))
        if one.head == "name":
            for other in names.letters.get(str(one.leaf), ()):
                yield "another-index", tree.with_args((base, *places[:at], named(other), *places[at + 1 :]))
    if len(places) == 2 and places[0] != places[1]:
        yield "indices-exchanged", tree.with_args((base, places[1], places[0]))
    for other in names.alike.get(str(base.leaf), ()) if base.head == "name" else ():
        yield "another-symbol", tree.with_args((named(other), *places))


def symbols(tree: Tree, names: Names) -> Iterator[Found]:
    """x: another symbol of its kind, in this place only; a probability for its complement."""
    if tree.head == "name":
        word = str(tree.leaf)
        for other in names.alike.get(word, ()):
            yield "another-symbol", named(other)
        for other in names.numbered.get(word, ()):
            yield "another-index", named(other)
        if word in names.shares:
            yield "share-for-its-complement", plus(ONE, minus(tree))
    elif tree.head == "number" and isinstance(tree.leaf, Fraction) and tree.leaf > 1:
        yield "number-off-by-one", number(tree.leaf + 1)
        yield "number-off-by-one", number(tree.leaf - 1)


def arguments(tree: Tree, names: Names) -> Iterator[Found]:
    """f(v): the function of another symbol; f'(v) for f(v)."""
    if tree.head == "call" and len(tree.args) == 2:
        for other in _alike(tree.args[1], names):
            yield "another-argument", tree.with_args((tree.args[0], other))
        if tree.args[0].head == "name":
            yield "slope-for-value", tree.with_args((Tree("prime", tree.args[:1], "1"), tree.args[1]))


RULES: tuple[Rule, ...] = (
    terms, factors, quotients, powers, functions, arguments, sums, indices, symbols,
)  # fmt: skip
