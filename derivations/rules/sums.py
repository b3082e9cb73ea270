"""What may be done to a sum, or a product, over an index?

`sum(f, n, a, b)` has integer limits a <= b + 1.  An indicator [y[m] = k] is 1 where the condition holds and 0 elsewhere.
Graham, Knuth, Patashnik, Concrete Mathematics, chapter 2.
"""

from __future__ import annotations

from derivations.language.tree import ONE, ZERO, Tree, constant, name
from derivations.rules.algebra import Monomial, collect, monomial, on_both_sides, polynomial, product, total
from derivations.rules.rule import Rule, rule
from derivations.rules.terms import (
    bound_in,
    free_names,
    integer,
    minus,
    over,
    plus,
    power,
    rebuilt,
    renamed,
    replaced,
    sides,
    times,
    whole,
)

LONGEST = 50  # a sum with numeric limits that is written out


def summed(body: Tree, index: Tree, low: Tree, high: Tree) -> Tree:
    """sum(body, index, low, high)"""
    return Tree("sum", (body, index, low, high))


def _over_range(tree: Tree, head: str = "sum") -> bool:
    return tree.head == head and len(tree.args) == 4


def _fixed(tree: Tree, index: Tree) -> bool:
    return str(index.leaf) not in free_names(tree)


def _count(low: Tree, high: Tree) -> Tree:
    """How many integers there are from low to high."""
    return high if low == ONE else plus(high, minus(low), ONE)


@rule("sum term by term", minor=True)
def split_sum(tree: Tree) -> Tree | None:
    """sum (f + g) = sum f + sum g"""
    if not _over_range(tree) or tree.args[0].head not in ("add", "neg"):
        return None
    if tree.args[0].head == "neg":
        return minus(tree.with_args((tree.args[0].args[0], *tree.args[1:])))
    return plus(*(_signed(tree, term) for term in tree.args[0].args))


def _signed(tree: Tree, term: Tree) -> Tree:
    """The sum of one term, its sign in front."""
    if term.head == "neg":
        return minus(tree.with_args((term.args[0], *tree.args[1:])))
    return tree.with_args((term, *tree.args[1:]))


@rule("constants come out of the sum", minor=True)
def constants_out(tree: Tree) -> Tree | None:
    """sum c f[n] = c sum f[n]"""
    if tree.head not in ("sum", "sumwhere"):
        return None
    body, index = tree.args[:2]
    if body == ZERO:
        return ZERO
    form = monomial(body)
    fixed = tuple(p for p in form.powers if _fixed(p[0], index))
    moving = tuple(p for p in form.powers if not _fixed(p[0], index))
    if (form.coefficient == 1 and not fixed) or not moving:
        return None
    inside = tree.with_args((product(Monomial(form.coefficient / form.coefficient, moving)), *tree.args[1:]))
    return times(product(Monomial(form.coefficient, fixed)), inside)


@rule("multiply out under the sum")
def expand_body(tree: Tree) -> Tree | None:
    """sum a (f + g) = sum (a f + a g)"""
    if not _over_range(tree):
        return None
    return tree.with_args((total(polynomial(tree.args[0])), *tree.args[1:]))


@rule("the sum of a constant")
def sum_of_constant(tree: Tree) -> Tree | None:
    """sum_{n=1}^N c = N c"""
    if not _over_range(tree) or not _fixed(tree.args[0], tree.args[1]):
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
            if _fixed(other, index):
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


@rule("an indicator is its own square", minor=True)
def indicator_square(tree: Tree) -> Tree | None:
    """[A]^2 = [A]"""
    return tree.args[0] if tree.head == "pow" and tree.args[0].head == "indicator" else None


def split_by_class(label: Tree, letter: Tree, classes: Tree) -> Rule:
    """Write what depends on the label of a sample as a sum over the classes: f(y) = sum_k [y = k] f(k)."""

    @rule("exactly one indicator is one: sort the samples by class")
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


@rule("the order of two finite sums may be exchanged")
def exchange(tree: Tree) -> Tree | None:
    """sum_m sum_k f = sum_k sum_m f"""
    if not _over_range(tree) or not _over_range(tree.args[0]):
        return None
    outer, inner = tree, tree.args[0]
    if bound_in(outer) in frozenset().union(*(free_names(limit) for limit in inner.args[2:])):
        return None
    return inner.with_args((outer.with_args((inner.args[0], *outer.args[1:])), *inner.args[1:]))


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
        if not _over_range(tree):
            return None
        body, index, low, high = tree.args
        return summed(_simple(replaced(body, {index: plus(index, minus(by))})), index, plus(low, by), plus(high, by))

    return shift


@rule("take the last term out of the sum")
def last_term(tree: Tree) -> Tree | None:
    """sum_{n=1}^N f[n] = sum_{n=1}^{N-1} f[n] + f[N]"""
    if not _over_range(tree):
        return None
    body, index, low, high = tree.args
    return plus(summed(body, index, low, plus(high, minus(ONE))), replaced(body, {index: high}))


def summed_over(letter: str, high: Tree) -> Rule:
    """Sum both sides of an equation that holds for every value of the index."""
    return on_both_sides(
        f"it holds for every {letter}: sum over {letter}", lambda side: summed(side, name(letter), ONE, high)
    )


@rule("write the sum out")
def write_out(tree: Tree) -> Tree | None:
    """sum_{n=1}^3 f[n] = f[1] + f[2] + f[3]"""
    if not _over_range(tree):
        return None
    body, index, low, high = tree.args
    first, last = whole(low), whole(high)
    if first is None or last is None or last - first >= LONGEST:
        return None
    return plus(*(replaced(body, {index: integer(value)}) for value in range(first, last + 1)))


@rule("a constant goes into the sum", minor=True)
def constants_in(tree: Tree) -> Tree | None:
    """c sum f[n] = sum c f[n]"""
    if tree.head != "mul" or not _over_range(tree.args[-1]):
        return None
    inner = tree.args[-1]
    if not all(_fixed(factor, inner.args[1]) for factor in tree.args[:-1]):
        return None
    return inner.with_args((times(*tree.args[:-1], inner.args[0]), *inner.args[1:]))


@rule("the term for n = N belongs to the sum")
def take_in(tree: Tree) -> Tree | None:
    """sum_{n=1}^{N-1} f[n] + f[N] = sum_{n=1}^N f[n]"""
    if tree.head != "add" or len(tree.args) != 2 or not _over_range(tree.args[0]):
        return None
    body, index, low, high = tree.args[0].args
    last = total(polynomial(plus(high, ONE)))
    term = _simple(replaced(body, {index: last}))
    return summed(body, index, low, last) if total(polynomial(term)) == total(polynomial(tree.args[1])) else None


def _simple(tree: Tree) -> Tree:
    """The exponents and subscripts collected: beta^(t - t) = 1."""
    args = tuple(_simple(arg) for arg in tree.args)
    if tree.head == "pow":
        return power(args[0], total(polynomial(args[1])))
    if tree.head == "index":
        return tree.with_args((args[0], *(total(polynomial(arg)) for arg in args[1:])))
    return rebuilt(tree, args)


@rule("sum in the other order")
def reverse(tree: Tree) -> Tree | None:
    """sum_{n=a}^b f[n] = sum_{n=a}^b f[a + b - n]"""
    if not _over_range(tree):
        return None
    body, index, low, high = tree.args
    return summed(_simple(replaced(body, {index: plus(low, high, minus(index))})), index, low, high)


@rule("geometric series")
def geometric_series(tree: Tree) -> Tree | None:
    """sum_{n=0}^oo q^n = 1/(1 - q), for |q| < 1"""
    infinite = _over_range(tree) and tree.args[2:] == (ZERO, constant("oo"))
    if not infinite or tree.args[0].head != "pow" or tree.args[0].args[1] != tree.args[1]:
        return None
    return over(ONE, plus(ONE, minus(tree.args[0].args[0])))


@rule("geometric sum")
def geometric_sum(tree: Tree) -> Tree | None:
    """sum_{n=0}^{t-1} q^n = (1 - q^t)/(1 - q), for q not 1"""
    if not _over_range(tree) or tree.args[0].head != "pow" or tree.args[2] != ZERO:
        return None
    (base, exponent), index, _, high = tree.args[0].args, *tree.args[1:]
    if exponent != index or not _fixed(base, index):
        return None
    above = total(polynomial(plus(high, ONE)))
    return over(plus(ONE, minus(power(base, above))), plus(ONE, minus(base)))


@rule("the logarithm of a product is the sum of the logarithms")
def log_of_indexed_product(tree: Tree) -> Tree | None:
    """log(prod f[n]) = sum log(f[n]), for positive f[n]"""
    if tree.head != "log" or not _over_range(tree.args[0], "prod"):
        return None
    inner = tree.args[0]
    return Tree("sum", (Tree("log", (inner.args[0],)), *inner.args[1:]))


@rule("a product of exponentials is the exponential of the sum", minor=True)
def product_of_exponentials(tree: Tree) -> Tree | None:
    """prod exp(f[n]) = exp(sum f[n])"""
    if not _over_range(tree, "prod") or tree.args[0].head != "exp":
        return None
    return Tree("exp", (Tree("sum", (tree.args[0].args[0], *tree.args[1:])),))


@rule("a product factor by factor", minor=True)
def split_product(tree: Tree) -> Tree | None:
    """prod f g = prod f prod g"""
    if not _over_range(tree, "prod") or tree.args[0].head != "mul":
        return None
    return times(*(tree.with_args((factor, *tree.args[1:])) for factor in tree.args[0].args))


def class_count(label: str, count: Tree) -> Rule:
    """Write the number of samples of class k, a sum of indicators, with its name."""

    @rule("count the samples of class k")
    def count_of_class(tree: Tree) -> Tree | None:
        """sum_m [y[m] = k] = N_k"""
        if not _over_range(tree) or tree.args[0].head != "indicator":
            return None
        pair = sides(tree.args[0].args[0])
        labelled = pair is not None and pair[0] == Tree("index", (name(label), tree.args[1]))
        return count if labelled else None

    return count_of_class


@rule("put sums with the same range together", minor=True)
def join_sums(tree: Tree) -> Tree | None:
    """sum f + sum g = sum (f + g)"""
    if tree.head != "add" or not all(_over_range(_unsigned(term)) for term in tree.args):
        return None
    ranges = {_unsigned(term).args[1:] for term in tree.args}
    if len(ranges) != 1:
        return None
    bodies = (minus(_unsigned(t).args[0]) if t.head == "neg" else t.args[0] for t in tree.args)
    body = plus(*bodies)
    return Tree("sum", (collect.act(body) or body, *ranges.pop()))


def _unsigned(term: Tree) -> Tree:
    return term.args[0] if term.head == "neg" else term
