"""Has a formula the form that is asked for, besides its value?

product        a product, not a sum
factored       a product of what cannot be factored any further over the rationals: 2(x - 1)(x + 1)
expanded       no sum stands in a product, a power or above a fraction line: x^2 + 2 x
lowest-terms   no fraction in it can be reduced: 3/4, x/(x + 1)
no-sum         no Σ and no ∏ is left
double-integral    each term is an integral over an integral
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from derivations.language.tree import ONE, Tree
from exercises.factors import have_common_factor, is_irreducible, whole_power

SAID = {
    "product": "not written as a product",
    "factored": "not factored as far as it goes",
    "expanded": "not expanded: a product or a power of a sum is left in it",
    "lowest-terms": "a fraction in it is not in lowest terms",
    "no-sum": "a sum or a product with an index is left in it",
    "double-integral": "not written as a double integral",
}
_PRODUCTS = frozenset("mul div pow neg name index number".split())
_BIG = ("sum", "prod", "sumwhere", "prodwhere")
_CHAIN = frozenset(("mul", "div", "neg"))


def holds(form: str, answer: Tree) -> bool:
    """Is it written so?  `form` is one of `item.FORMS`.

    >>> from derivations.language import read
    >>> [holds("product", read(text)) for text in ("a*(b + c)", "a*b + a*c", "-(a + b)/2", "1*(a*b + a*c)")]
    [True, False, True, False]
    >>> [holds("factored", read(text)) for text in ("2*(x - 1)*(x + 1)", "x^2 + 1", "x^2 - 1", "(2*x + 2)*x")]
    [True, True, False, False]
    >>> [holds("expanded", read(text)) for text in ("x^2 + 2*x", "x*(x + 2)", "(x + 1)^2", "1/(x + 1)")]
    [True, False, False, True]
    >>> [holds("lowest-terms", read(text)) for text in ("3/4", "6/8", "x/(x + 1)", "2*x/(4*y)", "1/2 + 1/4")]
    [True, False, True, False, False]
    >>> [holds("no-sum", read(text)) for text in ("n*(n + 1)/2", "sum(k, k, 1, n)")]
    [True, False]
    >>> texts = ("int(int(x*y, x, 0, 1), y, 0, 1)", "int(x, x, 0, 1)*int(y, y, 0, 1)", "1/4")
    >>> [holds("double-integral", read(text)) for text in texts]
    [True, False, False]
    """
    return _RULES[form](answer)


def _is_product(tree: Tree) -> bool:
    return _without_ones(tree).head in _PRODUCTS


def _without_ones(tree: Tree) -> Tree:
    """What is left of a product without its factors of one: they make no product."""
    if tree.head == "div" and tree.args[1] == ONE:
        return _without_ones(tree.args[0])
    factors = [one for one in tree.args if one != ONE] if tree.head == "mul" else []
    return _without_ones(factors[0]) if len(factors) == 1 else tree


def _is_factored(tree: Tree) -> bool:
    return all(map(is_irreducible, _factors(tree)))


def _factors(tree: Tree) -> Iterator[Tree]:
    """What is multiplied and divided by, the bases of whole powers for these."""
    above, below = _chain(tree)
    for one in (*above, *below):
        if whole_power(one) is None:
            yield one
        else:
            yield from _factors(one.args[0])


def _is_expanded(tree: Tree) -> bool:
    if tree.head == "add":
        return all(map(_is_expanded, tree.args))
    above, _ = _chain(tree)
    return not any(
        "add" in (one.head, one.args[0].head if (whole_power(one) or 0) > 1 else "") for one in above
    )


def _is_in_lowest_terms(tree: Tree) -> bool:
    if tree.head == "add" and sum(not one.names() for one in tree.args) > 1:
        return False  # 1/2 + 1/4
    if tree.head in _CHAIN:
        above, below = _chain(tree)
        if below and have_common_factor(_product(above), _product(below)):
            return False
        return all(map(_is_in_lowest_terms, (*above, *below)))
    return all(map(_is_in_lowest_terms, tree.args))


def _is_without_sum(tree: Tree) -> bool:
    return not tree.has(*_BIG)


def _is_double_integral(tree: Tree) -> bool:
    if tree.head == "add":
        return all(map(_is_double_integral, tree.args))
    return any(one.head == "int" and one.args[0].has("int") for one in _chain(tree)[0])


def _chain(tree: Tree) -> tuple[list[Tree], list[Tree]]:
    """What is multiplied and what is divided by, through products, fractions and signs."""
    above: list[Tree] = []
    below: list[Tree] = []
    waiting = [(tree, above, below)]
    while waiting:
        node, over, under = waiting.pop()
        if node.head == "div":
            waiting += [(node.args[1], under, over), (node.args[0], over, under)]
        elif node.head in _CHAIN:
            waiting += [(one, over, under) for one in reversed(node.args)]
        else:
            over.append(node)
    return above, below


def _product(factors: list[Tree]) -> Tree:
    return Tree("mul", tuple(factors)) if len(factors) > 1 else factors[0] if factors else ONE


_RULES: dict[str, Callable[[Tree], bool]] = {
    "product": _is_product,
    "factored": _is_factored,
    "expanded": _is_expanded,
    "lowest-terms": _is_in_lowest_terms,
    "no-sum": _is_without_sum,
    "double-integral": _is_double_integral,
}
