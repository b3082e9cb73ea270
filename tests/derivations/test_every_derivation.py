"""What every derivation owes: steps are true, conditions hold at the solution, lines read back."""

from __future__ import annotations

import random
from typing import Any

import mpmath as mp
import pytest

from derivations import chapters
from derivations.derivation import CONDITION, EQUALS, IMPLIES, VALUE, Derivation
from derivations.language import Scope, read
from derivations.language.show import latex, plain, unicode
from derivations.language.tree import ZERO, Tree
from derivations.rules.terms import sides, tidy
from tests.derivations.given import givens_of, trees_of
from tests.derivations.witness_worlds import at_shared_variance, at_variance, observed

SEEDS = (1, 2)
LETTERS = ("letters_00", "letters_01", "letters_10", "letters_11", "letters_convolution")


def derivatives_named(work: Derivation) -> list[str]:
    """The derivatives that are named and not carried out, of what no definition says."""
    trees = [*trees_of(work), *work.givens]
    defined = {word for word, domain in Scope.of(work.symbols).domains.items() if domain.kind == "defined"}
    return sorted(
        {
            repr(node)
            for tree in trees
            for node in tree.walk()
            if node.head == "derivative" and str(node.args[0].leaf) not in defined
        }
    )


def binary_test(names: dict[str, Any]) -> dict[str, Any]:
    """Every probability of a test T and a disease C, from the joint table."""
    alpha, beta, pi = names["alpha"], names["beta"], names["pi"]
    joint = {
        (1, 1): alpha * pi,
        (0, 1): (1 - alpha) * pi,
        (1, 0): beta * (1 - pi),
        (0, 0): (1 - beta) * (1 - pi),
    }
    table: dict[str, Any] = {}
    for t in (0, 1):
        table[f"P(T = {t})"] = joint[t, 0] + joint[t, 1]
        for c in (0, 1):
            table[f"P(C = {c})"] = joint[0, c] + joint[1, c]
            table[f"P(T = {t}, C = {c})"] = joint[t, c]
            table[f"P(T = {t} | C = {c})"] = joint[t, c] / (joint[0, c] + joint[1, c])
            table[f"P(C = {c} | T = {t})"] = joint[t, c] / (joint[t, 0] + joint[t, 1])
    return table


def every_class_present(names: dict[str, Any]) -> dict[str, Any]:
    """Five samples of three classes, and the priors that are stationary: the share of each class."""
    labels = {(m,): mp.mpf(m % 3 + 1) for m in range(1, 6)}
    share = {(k,): mp.mpf(sum(y == k for y in labels.values())) / 5 for k in (1, 2, 3)}
    one_hot = {(m, k): mp.mpf(labels[m,] == k) for m in range(1, 6) for k in (1, 2, 3)}
    return {
        "N": mp.mpf(5),
        "K": mp.mpf(3),
        "k": mp.mpf(2),
        "y": labels,
        "alpha": share,
        "t": one_hot,
        "p": share,
    }


def two_variables(correlation: int) -> dict[str, Any]:
    """x and z on six points, uncorrelated or not."""
    pairs = [(mp.mpf(a), mp.mpf(b)) for a in (-1, 0, 2) for b in (1, 3)]
    tilt = mp.mpf(correlation) / 12
    weights = [
        mp.mpf(1) / 6 + tilt,
        mp.mpf(1) / 6 - tilt,
        *[mp.mpf(1) / 6] * 2,
        mp.mpf(1) / 6 - tilt,
        mp.mpf(1) / 6 + tilt,
    ]
    return {"c": 6 * tilt, "joint": [(w, {"x": x, "z": z}) for w, (x, z) in zip(weights, pairs, strict=True)]}


def two_draws(names: dict[str, Any]) -> dict[str, Any]:
    """Two independent draws, each mu plus or minus the standard deviation."""
    root = mp.sqrt(names["s2"])
    outcomes = [
        (mp.mpf(1) / 4, {"x": {(1,): names["mu"] + a * root, (2,): names["mu"] + b * root}})
        for a in (1, -1)
        for b in (1, -1)
    ]
    return {"N": mp.mpf(2), "joint": outcomes}


def matrix_model(names: dict[str, Any]) -> dict[str, Any]:
    """Four samples with two inputs, as matrices."""
    return {
        "X": mp.matrix([[1, 2], [0, 1], [3, -1], [2, 2]]),
        "y": mp.matrix([1, 0, 2, -1]),
        "w": mp.matrix([mp.mpf("0.3"), mp.mpf("-0.7")]),
    }


def one_sample(names: dict[str, Any]) -> dict[str, Any]:
    """Three features in a column, a row of weights."""
    return {"W2": mp.matrix([[1, -2, 3]]), "F": mp.matrix([2, 0, 1])}


def letters(names: dict[str, Any]) -> dict[str, Any]:
    """The image a..p and the kernel q..y as entries."""
    return {
        "I": {(r, c): names["abcdefghijklmnop"[4 * r + c]] for r in range(4) for c in range(4)},
        "K": {(r, c): names["qrstuvwxy"[3 * r + c]] for r in range(3) for c in range(3)},
    }


# where the declared domains alone do not say how the names hang together
WORLDS: dict[str, Any] = {
    "bayes": binary_test,
    "lagrange": every_class_present,
    "gaussian.bias": two_draws,
    "moments.variance_of_sum": lambda names: two_variables(0),
    "moments.variance_of_correlated_sum": lambda names: two_variables(1),
    "least_squares.expanded_loss": matrix_model,
    "least_squares.gradient": matrix_model,
    "least_squares.weights": matrix_model,
    "least_squares.curvature": lambda names: {**matrix_model(names), "v": mp.matrix([mp.mpf("0.3"), 2])},
    "least_squares.logistic_gradient": matrix_model,
    "gaussian.second_derivative_variance": at_variance,
    "naive_bayes.variance_curvature": at_shared_variance,
    "naive_bayes.posterior": observed,
    "naive_bayes.evidence": observed,
    "small_cnn": one_sample,
    **dict.fromkeys(("correlation." + name for name in LETTERS), letters),
    "softmax.cross_entropy": lambda names: {"t": {place: mp.mpf(place == (1,)) for place in names["t"]}},
    "estimates.bernoulli": lambda names: {
        "N": mp.mpf(3),
        "x": {(1,): mp.mpf(1), (2,): mp.mpf(0), (3,): mp.mpf(1)},
    },
    "convolution.grouped_weights": lambda names: {"G": mp.mpf(2), "Ci": mp.mpf(4), "Co": mp.mpf(6)},
}


def place(work: Derivation, seed: int, witness: Any) -> Any:
    """A point at which this derivation is tried: its names, its givens, and the world it lives in."""
    world = WORLDS.get(work.name) or WORLDS.get(work.name.partition(".")[0])
    at = witness.point(work.symbols, seed, world)
    for text in derivatives_named(work):
        at.names[text] = mp.mpf(random.Random(text).uniform(-2, 2))
    for given in givens_of(work):
        left, right = sides(given) or (given, given)
        if left.head in ("sum", "cov"):  # holds because of the world
            assert witness.close(witness.value(left, at), witness.value(right, at)), plain(given)
        else:
            at.given[left] = right
    for step in work.steps:  # a chain rule says what the derivative on its left is
        if step.rule == "chain of derivatives":
            before, after = (
                dict.fromkeys(n for n in t.walk() if n.head == "derivative")
                for t in (step.before, step.after)
            )
            (whole,) = (node for node in before if node not in after)
            at.given[whole] = Tree("mul", tuple(node for node in after if node not in before))
    return at


@pytest.mark.parametrize("name", chapters.names())
def test_every_line_can_be_read_back(name: str) -> None:
    """The text of a line in any spelling, read with the derivation's own symbols, is the line."""
    work = chapters.derive(name)
    scope = Scope.of(work.symbols)
    for line in (*work.givens, work.start, *(step.after for step in work.steps), work.result):
        for spelled in (plain, unicode, latex):
            assert tidy(read(spelled(line), scope)) == tidy(line), spelled(line)


@pytest.mark.parametrize("name", chapters.names())
def test_a_derivation_hangs_together(name: str) -> None:
    """Each step begins where the one before ended, says its rule and why, and the last line is the result."""
    work = chapters.derive(name)
    assert work.name == name
    assert work.title
    now = work.start
    for step in work.steps:
        assert step.before == now
        assert step.rule
        assert step.why
        assert step.wrong is None
        now = step.after
    assert now == work.result or (now.head == "relation" and now.args[1] == work.result)
    assert work.folded() == () or work.folded()[-1].after == now


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", chapters.names())
def test_every_step_is_true(name: str, seed: int, witness: Any) -> None:
    """Both sides of an equality have the same value; equations hold at the solution they lead to."""
    work = chapters.derive(name)
    at = place(work, seed, witness)
    for node in {node for tree in trees_of(work) for node in tree.walk()}:
        if node.head == "E" and "joint" not in at.names:
            at.names.setdefault(repr(node), mp.mpf(random.Random(repr(node)).uniform(1, 2)))
    last = work.steps[-1].after if work.steps else work.start
    solution = next((s.after for s in reversed(work.steps) if s.kind == IMPLIES), None)
    if last.head == "relation" and solution is None:
        solution = last
    for step in work.steps:
        if step.kind == EQUALS:
            one, other = witness.value(step.before, at), witness.value(step.after, at)
            assert witness.close(one, other), f"{step.rule}: {plain(step.before)} -> {plain(step.after)}"
        elif step.kind == CONDITION:
            assert step.after == Tree("relation", (step.before, ZERO), "=")
        elif step.kind == IMPLIES and solution is not None:
            unknown, found = solution.args
            solved = witness.placed(at, unknown, witness.value(found, at))
            for equation in (step.before, step.after):
                left, right = (witness.value(side, solved) for side in equation.args)
                assert witness.close(left, right), plain(equation)
        elif step.kind == VALUE and solution is not None:
            solved = witness.placed(at, solution.args[0], witness.value(solution.args[1], at))
            assert witness.value(step.after, solved) is not None
