"""Does our own equality agree with every step?  The second witness beside plain arithmetic."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from derivations import chapters
from derivations.derivation import EQUALS, Derivation
from derivations.equality import compare
from derivations.language.tree import Tree
from derivations.rules.equations import rewriting
from derivations.rules.strategy import everywhere
from derivations.rules.terms import equation, replaced, sides
from tests.derivations.given import givens_of

# step: why the equality cannot tell
BEYOND = {
    "estimates.uniform: greatest at boundary": "where a maximum lies is no value to compare",
    "averages.window: geometric series": "a sum without end",
    "gaussian.bias: linearity": "sample means under an expectation",
    "least_squares.gradient: norm square": "the gradient of a norm",
    "least_squares.gradient: gradient": "the gradient in a vector",
    "least_squares.weights: norm square": "the gradient of a norm",
    "least_squares.weights: gradient": "the gradient in a vector",
    "least_squares.logistic_gradient: sum rule": "the gradient in a vector",
    "least_squares.logistic_gradient: gradient of entrywise": "the gradient in a vector",
    "convolution.grouped_weights: sum of constant": "sizes that are not multiples of the number of groups",
}


def given(work: Derivation) -> Iterator[Tree]:
    """What holds by assumption: the givens, and what a chain rule says of the derivative on its left."""
    yield from givens_of(work)
    for step in work.steps:
        if step.rule == "chain of derivatives":
            before = dict.fromkeys(node for node in step.before.walk() if node.head == "derivative")
            after = dict.fromkeys(node for node in step.after.walk() if node.head == "derivative")
            (whole,) = (node for node in before if node not in after)
            yield equation(whole, Tree("mul", tuple(node for node in after if node not in before)))


def under(tree: Tree, equations: tuple[Tree, ...]) -> Tree:
    """The tree with everything given put in its place, below sums as well."""
    for done in everywhere(rewriting("given", *equations)).steps(tree):
        tree = done.after
    pairs = (pair for one in equations if (pair := sides(one)))
    return replaced(tree, {left: right for left, right in pairs if left.head == "name"})


def told(work: Derivation, before: Tree, after: Tree) -> str:
    """The verdict on a step as it stands; and where the step uses what is given, with that in its place."""
    if before.head == after.head == "argmax" and before.args[1:] == after.args[1:]:
        before, after = before.args[0], after.args[0]  # equal functions are largest at the same place
    verdict = compare(before, after, symbols=dict(work.symbols))
    if verdict.verdict == "equal":
        return "equal"
    equations = tuple(given(work))
    verdict = compare(under(before, equations), under(after, equations), symbols=dict(work.symbols))
    return verdict.verdict


@pytest.mark.parametrize("name", chapters.names())
def test_equality_agrees_with_every_step(name: str) -> None:
    """Both sides of a step are `equal`; what cannot be told is listed, with the reason."""
    work = chapters.derive(name)
    for step in work.steps:
        if step.kind == EQUALS and f"{name}: {step.rule}" not in BEYOND:
            verdict = told(work, step.before, step.after)
            assert verdict == "equal", f"{step.rule}: {step.before!r} -> {step.after!r}: {verdict}"
