"""Does a wrong rule, put in the place of the right one, lead to the wrong result a student would write?"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from derivations import chapters
from derivations.equality import compare
from derivations.language.tree import ONE, Tree
from derivations.rules import algebra, calculus, probability, sums
from derivations.rules.rule import Rule
from derivations.rules.terms import minus, over, plus, power, replaced, times


def outer_only(tree: Tree) -> Tree | None:
    """d f(u)/dx = f'(u): the inner derivative is forgotten."""
    right = calculus.chain_rule.act(tree)
    return None if right is None else replaced(right, {calculus.derivative_of(*inner_of(tree)): ONE})


def inner_of(tree: Tree) -> tuple[Tree, Tree]:
    return tree.args[0].args[-1], tree.args[1]


def exponent_kept(tree: Tree) -> Tree | None:
    """d u^n/dx = n u^n du/dx: the exponent is not lowered."""
    if tree.head != "diff" or tree.args[0].head != "pow":
        return None
    base, exponent = tree.args[0].args
    return times(exponent, power(base, exponent), calculus.derivative_of(base, tree.args[1]))


def sign_lost(tree: Tree) -> Tree | None:
    """d(1/f)/dx = (df/dx)/f^2: the minus sign is lost."""
    right = calculus.reciprocal_rule.act(tree)
    return None if right is None else minus(right)


def complement_forgotten(tree: Tree) -> Tree | None:
    """P(A = 0) = P(A = 1)"""
    right = probability.complement.act(tree)
    return None if right is None else right.args[1].args[0]


def one_instead_of_n(tree: Tree) -> Tree | None:
    """sum_{n=1}^N c = c"""
    right = sums.sum_of_constant.act(tree)
    return None if right is None else tree.args[0]


def only_first_term(tree: Tree) -> Tree | None:
    """(a + b)/c = a/c + b"""
    if tree.head != "div" or tree.args[0].head != "add":
        return None
    first, *rest = tree.args[0].args
    return plus(over(first, tree.args[1]), *rest)


# derivation, the right rule, the mistake, what the wrong rule does, the wrong result
WRONG: list[tuple[str, Rule, str, Callable[[Tree], Tree | None], str]] = [
    ("activations.tanh_unit_in_v", calculus.chain_rule, "dropped-inner", outer_only, "a*(1 - tanh(b*v)^2)"),
    ("activations.log_sigmoid_in_v", calculus.reciprocal_rule, "lost-minus", sign_lost, "-a*s/(1 + s)^2"),
    (
        "gaussian.score_mean",
        calculus.power_rule,
        "exponent-kept",
        exponent_kept,
        "sum((x[n]-mu)^2, n, 1, N)/s2",
    ),
    ("bayes.evidence", probability.complement, "complement", complement_forgotten, "alpha*pi + beta*pi"),
    ("gaussian.mean", sums.sum_of_constant, "one-instead-of-n", one_instead_of_n, "sum(x[n], n, 1, N)"),
    ("convolution.ratio", algebra.split_fraction, "first-term-only", only_first_term, "1/N + M*N*D_G^2"),
]


@pytest.mark.parametrize(("name", "right", "mistake", "act", "result"), WRONG)
def test_a_wrong_rule_gives_the_wrong_result(
    name: str, right: Rule, mistake: str, act: Callable[[Tree], Tree | None], result: str
) -> None:
    """The same chain with one rule swapped: the step is marked, and the result is the student's."""
    work = chapters.derive(name)
    assert work.replay is not None
    replayed = work.replay({right.name: right.instead(mistake, act)})
    assert mistake in {step.wrong for step in replayed.steps}
    verdict = compare(
        result, replayed.result, symbols={**work.symbols, "s": "= exp(-a*v)", "d[n]": "= x[n] - mu"}
    )
    assert verdict.verdict == "equal", verdict.message


@pytest.mark.parametrize("name", chapters.names())
def test_a_replay_without_a_wrong_rule_changes_nothing(name: str) -> None:
    """Replaying with an empty table is the derivation itself."""
    work = chapters.derive(name)
    assert work.replay is not None
    assert work.replay({}).steps == work.steps


def test_a_wrong_rule_that_is_not_used_changes_nothing() -> None:
    """A misconception about integrals does not show in a derivative."""
    work = chapters.derive("activations.relu")
    wrong = calculus.power_rule.instead("exponent-kept", exponent_kept)
    assert work.replay is not None
    assert work.replay({"power rule": wrong}).result == work.result
