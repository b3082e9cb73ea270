"""Does every final result agree with a witness that knows nothing of the derivation?

Finite differences of the plain function, SciPy minimising the negative log-likelihood of random data,
quadrature, loops that count, and networks that are simply run.  `n` holds the values of the names at a
random point.
"""

from __future__ import annotations

from typing import Any

import pytest

from derivations import chapters
from tests.derivations import (
    witness_table_first,
    witness_table_second,
    witness_table_third,
    witness_worlds,
)

# what is true by definition, or set by the model: there is nothing to work out
DEFINITIONS = {
    "averages.momentum_average", "averages.momentum_step", "averages.recurrence", "backprop.chain",
    "backprop.error", "backprop.field", "backprop.loss", "backprop.output", "backprop.update",
    "batch_norm.channel_mean", "batch_norm.channel_normalised", "batch_norm.channel_variance",
    "batch_norm.mean", "batch_norm.normalised", "batch_norm.output", "batch_norm.variance",
    "correlation.global_average", "correlation.layer", "correlation.stride",
    "correlation.true_convolution", "delta_rule.error", "delta_rule.loss", "delta_rule.prediction",
    "delta_rule.update", "gaussian.likelihood", "lagrange.constraint", "lagrange.lagrangian",
    "losses.bce_chain", "moments.expectation", "moments.joint_expectation",
    "naive_bayes.label_probability", "naive_bayes.prior", "perceptron.bias_update", "perceptron.boundary",
    "perceptron.field", "perceptron.weight_update", "sigmoid_network.change_of_w53",
    "sigmoid_network.error", "sigmoid_network.field_a1", "sigmoid_network.field_a2",
    "sigmoid_network.field_b", "sigmoid_network.field_c", "sigmoid_network.new_weight", "softmax.output",
}  # fmt: skip
CHECKS = {**witness_table_first.CHECKS, **witness_table_second.CHECKS, **witness_table_third.CHECKS}
WORLDS = {**witness_worlds.WORLDS, **witness_table_third.WORLDS}


@pytest.mark.parametrize("seed", [5, 6])
@pytest.mark.parametrize("name", CHECKS)
def test_a_result_agrees_with_an_independent_witness(name: str, seed: int, witness: Any) -> None:
    """To the accuracy of the witness: twelve digits for differences, six for an optimiser."""
    work = chapters.derive(name)
    at = witness.point(work.symbols, seed, WORLDS.get(name))
    found = witness.value(work.result, at)
    expected = CHECKS[name](at.names)
    tolerance = 1e-6 if isinstance(expected, float) or name == "least_squares.weights" else 1e-12
    assert witness.close(found, expected, tolerance), f"{found} is not {expected}"


def test_no_result_is_without_a_witness() -> None:
    """Every derivation is worked out and has a row in the table, or is a definition."""
    stepped = {name for name in chapters.names() if chapters.derive(name).steps}
    assert stepped - set(CHECKS) == set()
    assert set(chapters.names()) - stepped == DEFINITIONS
    assert set(CHECKS) <= set(chapters.names())
    assert set(WORLDS) <= set(CHECKS)
