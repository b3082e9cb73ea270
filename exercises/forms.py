"""Has a formula the form that is asked for, besides its value?"""

from __future__ import annotations

from derivations.language.tree import ONE, Tree

HEADS = {"product": frozenset({"mul", "div", "pow", "neg", "name", "index", "number"})}


def holds(form: str, answer: Tree) -> bool:
    """Is it written so?  `form` is one of `item.FORMS`.

    >>> from derivations.language import read
    >>> [holds("product", read(text)) for text in ("a*(b + c)", "a*b + a*c", "-(a + b)/2", "1*(a*b + a*c)")]
    [True, False, True, False]
    """
    return _without_ones(answer).head in HEADS[form]


def _without_ones(tree: Tree) -> Tree:
    """What is left of a product without its factors of one: they make no product."""
    if tree.head == "div" and tree.args[1] == ONE:
        return _without_ones(tree.args[0])
    factors = [one for one in tree.args if one != ONE] if tree.head == "mul" else []
    return _without_ones(factors[0]) if len(factors) == 1 else tree
