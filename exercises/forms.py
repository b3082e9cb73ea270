"""Has a formula the form that is asked for, besides its value?"""

from __future__ import annotations

from derivations.language.tree import Tree

HEADS = {"product": frozenset({"mul", "div", "pow", "neg", "name", "index", "number"})}


def holds(form: str, answer: Tree) -> bool:
    """Is it written so?  `form` is one of `item.FORMS`.

    >>> from derivations.language import read
    >>> [holds("product", read(text)) for text in ("a*(b + c)", "a*b + a*c", "-(a + b)/2")]
    [True, False, True]
    """
    return answer.head in HEADS[form]
