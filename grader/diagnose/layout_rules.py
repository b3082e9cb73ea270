"""Which wrong rules are there at a whole pattern: a softmax, a loss, a kernel on an image?

The rules go as those of `rules`: a node in, the name of a mistake and the wrong node out.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import isqrt
from typing import TYPE_CHECKING

from derivations.language.tree import ONE, Tree
from derivations.language.tree import name as named
from derivations.rules.terms import minus, over, plus, times
from grader.diagnose.function_rules import TWO, Found

if TYPE_CHECKING:
    from grader.diagnose.slips import Names

_FEWEST = 4  # products that make a pattern: a kernel of two by two


def layouts(tree: Tree, names: Names) -> Iterator[Found]:
    """What goes wrong in a pattern of several nodes."""
    yield from _softmax(tree)
    yield from _squares(tree, names)
    yield from _reciprocals(tree)
    yield from _pairs(tree)
    yield from _moved(tree)


def _softmax(tree: Tree) -> Iterator[Found]:
    """exp(z)/Σ exp(z): the scores themselves divided by their sum."""
    if tree.head == "div" and tree.args[0].has("exp") and tree.args[1].head in ("add", "sum"):
        above, below = tree.args
        if below.has("exp"):
            yield "softmax-without-exponentials", over(_bare(above), _bare(below))


def _bare(tree: Tree) -> Tree:
    if tree.head == "exp":
        return tree.args[0]
    return tree.with_args(tuple(_bare(arg) for arg in tree.args)) if tree.args else tree


def _squares(tree: Tree, names: Names) -> Iterator[Found]:
    """½ Σ e² and 1/N Σ e² are two losses."""
    above, below = tree.args if tree.head == "div" else (tree, ONE)
    if tree.head == "mul" and len(tree.args) == 2 and tree.args[0] == over(ONE, TWO):
        above, below = tree.args[1], TWO
    if tree.head == "mul" and len(tree.args) == 2 and str(tree.args[0].leaf) == "1/2":
        above, below = tree.args[1], TWO
    if above.head != "sum" or above.args[0].head != "pow" or above.args[0].args[1] != TWO:
        return
    size = above.args[3] if len(above.args) == 4 else None
    if below == TWO and size is not None:
        yield "mean-squared-error-for-half-sum", over(above, size)
    elif below == size:
        yield "mean-forgotten-for-half", over(above, TWO)


def _reciprocals(tree: Tree) -> Iterator[Found]:
    """1/a + 1/b: one over the sum."""
    if tree.head == "add" and len(tree.args) > 1 and all(term.head == "div" for term in tree.args):
        if all(term.args[1].head == "number" for term in tree.args):
            return
        above = [term.args[0] for term in tree.args]
        below = plus(*(term.args[1] for term in tree.args))
        yield "sum-under-the-line", over(above[0] if len(set(above)) == 1 else plus(*above), below)


def _pairs(tree: Tree) -> Iterator[Found]:
    """a q + b r + c s + d t: the second factors the other way round, or by columns."""
    if tree.head != "add" or len(tree.args) < _FEWEST:
        return
    if any(term.head != "mul" or len(term.args) != 2 for term in tree.args):
        return
    first, second = ([term.args[at] for term in tree.args] for at in (0, 1))
    yield "kernel-turned", _paired(first, second[::-1])
    side = isqrt(len(second))
    if side * side == len(second):
        yield (
            "pairing-transposed",
            _paired(first, [second[c * side + r] for r in range(side) for c in range(side)]),
        )


def _paired(first: list[Tree], second: list[Tree]) -> Tree:
    return plus(*(times(one, two) for one, two in zip(first, second, strict=True)))


def _moved(tree: Tree) -> Iterator[Found]:
    """a b + c: the factor at the neighbouring term."""
    if tree.head != "add" or len(tree.args) != 2:
        return
    for at in (0, 1):
        one, other = tree.args[at], tree.args[1 - at]
        bare = one.args[0] if one.head == "neg" else one
        if bare.head != "mul" or len(bare.args) != 2 or other.head == "number":
            continue
        for k in (0, 1):
            left = minus(bare.args[1 - k]) if one.head == "neg" else bare.args[1 - k]
            moved = (
                minus(times(bare.args[k], other.args[0]))
                if other.head == "neg"
                else times(bare.args[k], other)
            )
            yield "factor-at-the-other-term", plus(left, moved)


ACTIVATIONS = ("sigmoid", "tanh", "relu", "satlin", "satlins", "hardlim", "hardlims", "softplus")


def activations(word: str) -> Iterator[Tree]:
    """The activations of one variable."""
    for head in ACTIVATIONS:
        yield Tree(head, (named(word),))
