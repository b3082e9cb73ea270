"""Which wrong rules are there at a power, a root, a function, a sum?

The rules go as those of `rules`: a node in, the name of a mistake and the wrong node out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from derivations.language.tree import ONE, ZERO, Tree, number
from derivations.language.tree import name as named
from derivations.rules.terms import minus, over, plus, replaced, times

if TYPE_CHECKING:
    from grader.diagnose.slips import Names

Found = tuple[str, Tree]
TWO = number(2)
_NEIGHBOURS = {
    "sigmoid": ("tanh",), "tanh": ("sigmoid",), "max": ("min",), "min": ("max",), "sin": ("cos",),
    "cos": ("sin",), "relu": ("abs",), "satlin": ("satlins",), "satlins": ("satlin",),
    "hardlim": ("hardlims",), "hardlims": ("hardlim",), "maxover": ("minover",), "minover": ("maxover",),
    "argmax": ("argmin",), "argmin": ("argmax",),
}  # fmt: skip
_FORGOTTEN = {
    "log": "logarithm-forgotten", "sqrt": "root-forgotten", "exp": "exponential-not-taken",
    "transpose": "transpose-forgotten", "factorial": "factorial-sign-forgotten",
    "floor": "rounding-forgotten", "ceil": "rounding-forgotten", "hardlim": "hardlim-forgotten",
}  # fmt: skip
_FUNCTIONS = (
    "sigmoid", "tanh", "abs", "relu", "sin", "cos", "softplus", "satlin", "satlins", "hardlims",
    "inv", "softmax", "norm",
)  # fmt: skip


def powers(tree: Tree, names: Names) -> Iterator[Found]:
    """a^n: forgotten, one off, of one factor only; a root forgotten."""
    if tree.head == "sqrt":
        yield "root-forgotten", tree.args[0]
        return
    if tree.head != "pow":
        return
    base, exponent = tree.args
    if exponent == TWO:
        difference = base.head == "add" and any(term.head == "neg" for term in base.args)
        yield ("deviations-not-squared" if difference else "square-forgotten"), base
        yield "absolute-for-square", Tree("abs", (base,))
        yield "product-for-power", times(TWO, base)
        yield "exponent-off-by-one", Tree("pow", (base, number(3)))
        if base.head == "add" and len(base.args) == 2:
            yield "mixed-term-forgotten", plus(*(_squared(term) for term in base.args))
            if difference:
                signs = [minus(_squared(one)) if one.head == "neg" else _squared(one) for one in base.args]
                yield "squares-subtracted", plus(*signs)
    else:
        yield "power-dropped", base
        yield "exponent-turned", Tree("pow", (base, minus(exponent)))
        yield "product-for-power", times(exponent, base)
        for step in (-1, 1):
            yield "exponent-off-by-one", Tree("pow", (base, plus(exponent, number(step))))
    if base.head == "mul":
        for at, factor in enumerate(base.args):
            rest = (*base.args[:at], *base.args[at + 1 :])
            yield "power-of-one-factor", times(*rest, Tree("pow", (factor, exponent)))
            yield "power-of-one-factor", times(factor, Tree("pow", (times(*rest), exponent)))
    if base.head == "div":
        yield "power-of-one-factor", over(Tree("pow", (base.args[0], exponent)), base.args[1])
        yield "power-of-one-factor", over(base.args[0], Tree("pow", (base.args[1], exponent)))


def _squared(term: Tree) -> Tree:
    return Tree("pow", (term.args[0] if term.head == "neg" else term, TWO))


def functions(tree: Tree, names: Names) -> Iterator[Found]:
    """f(x): another function, none, or its argument with another sign or factor."""
    head = tree.head
    for other in _NEIGHBOURS.get(head, ()):
        yield "neighbouring-function", Tree(other, tree.args, tree.leaf)
    if head in _FORGOTTEN and len(tree.args) == 1:
        yield _FORGOTTEN[head], tree.args[0]
    elif head in _FUNCTIONS and len(tree.args) == 1:
        yield "function-forgotten", tree.args[0]
    if head in ("floor", "ceil"):
        yield "rounded-the-other-way", Tree("ceil" if head == "floor" else "floor", tree.args)
    if head == "log":
        yield "decimal-logarithm", over(tree, Tree("log", (number(10),)))
        yield "binary-logarithm", over(tree, Tree("log", (TWO,)))
        inner = tree.args[0]
        if inner.head in ("mul", "div") and len(inner.args) == 2:
            yield "function-of-one-factor", Tree(inner.head, (Tree("log", inner.args[:1]), inner.args[1]))
            yield "function-of-one-factor", Tree(inner.head, (inner.args[0], Tree("log", inner.args[1:])))
    if head == "sigmoid":
        yield "slope-for-value", times(tree, plus(ONE, minus(tree)))
    if head == "call" and len(tree.args) == 2:
        yield "function-forgotten", tree.args[1]
    if head == "call" and tree.args[0].head == "prime":
        yield "value-for-slope", Tree("call", (tree.args[0].args[0], *tree.args[1:]))
    if head in ("exp", "sigmoid", "tanh", "log", "sin", "cos", "relu", "softplus") and len(tree.args) == 1:
        inner = tree.args[0]
        yield ("lost-minus" if inner.head == "neg" else "argument-negated"), Tree(head, (minus(inner),))
        yield "half-in-argument", Tree(head, (over(inner, TWO),))
        yield "twice-in-argument", Tree(head, (times(TWO, inner),))


def sums(tree: Tree, names: Names) -> Iterator[Found]:
    """Σ: a product, a wrong range, a function or a power outside, one term too far inside."""
    if tree.head not in ("sum", "prod", "sumwhere", "prodwhere") or len(tree.args) < 2:
        return
    body, rest = tree.args[0], tree.args[1:]
    other = {"sum": "prod", "prod": "sum", "sumwhere": "prodwhere", "prodwhere": "sumwhere"}[tree.head]
    yield ("product-for-sum" if tree.head.startswith("sum") else "sum-for-product"), Tree(other, tree.args)
    yield "sum-forgotten", body
    if rest[0].head == "name":
        yield "one-term-for-sum", replaced(body, {rest[0]: ONE})
    if len(rest) == 3:
        index, low, high = rest
        for wrong in (plus(low, ONE), plus(low, number(-1))):
            yield "range-off-by-one", tree.with_args((body, index, wrong, high))
        for wrong in (plus(high, number(-1)), plus(high, ONE)):
            yield "range-off-by-one", tree.with_args((body, index, low, wrong))
        if low == ZERO:
            yield "counted-from-one", tree.with_args((body, index, ONE, plus(high, ONE)))
        elif low == ONE:
            yield "counted-from-zero", tree.with_args((body, index, ZERO, plus(high, number(-1))))
        for size in names.sizes:
            if high != named(size):
                yield "another-range", tree.with_args((body, index, low, named(size)))
    if not tree.head.startswith("sum"):
        return
    if body.head in ("name", "index"):
        yield "squared-too-often", tree.with_args((Tree("pow", (body, TWO)), *rest))
    if body.head == "pow":
        yield "square-of-sum", Tree("pow", (tree.with_args((body.args[0], *rest)), body.args[1]))
    if body.head in ("log", "exp", "abs", "sqrt", "sigmoid", "tanh"):
        name = "logarithm-outside-the-sum" if body.head == "log" else "function-outside-the-sum"
        yield name, Tree(body.head, (tree.with_args((body.args[0], *rest)),))
    if body.head == "mul":
        yield "product-of-sums", times(*(tree.with_args((one, *rest)) for one in body.args))
        for at, factor in enumerate(body.args):
            if factor.head == "indicator" and len(body.args) > 1:
                yield (
                    "indicator-forgotten",
                    tree.with_args((times(*body.args[:at], *body.args[at + 1 :]), *rest)),
                )
    if body.head == "add":
        for at, term in enumerate(body.args):
            inside = tree.with_args((plus(*body.args[:at], *body.args[at + 1 :]), *rest))
            yield "term-outside-the-sum", plus(inside, term)
