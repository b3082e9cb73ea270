"""Does every final result agree with a witness that knows nothing of the derivation?

Finite differences of the plain function, SciPy minimising the negative log-likelihood of random data,
quadrature, loops that count, and networks that are simply run.  `n` holds the values of the names at a
random point.
"""

from __future__ import annotations

from typing import Any

import pytest

from derivations import chapters
from tests.derivations import witness_table_first, witness_table_second
from tests.derivations.witness_worlds import WORLDS

# chain rules, whose links are checked one by one; moments, checked step by step on a finite distribution
LINKS = {
    "delta_rule.chain_w", "delta_rule.chain_b", "small_cnn.chain_w2",
    "moments.expectation_of_sum", "moments.variance_of_sum", "moments.variance_of_correlated_sum",
    "lagrange.stationary_point", "naive_bayes.stationary_variance",
}  # fmt: skip
CHECKS = {**witness_table_first.CHECKS, **witness_table_second.CHECKS}


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
    """Every derivation that takes a step has a row in the table, or says why not."""
    stepped = {name for name in chapters.names() if chapters.derive(name).steps}
    assert stepped - set(CHECKS) - LINKS == set()
    assert set(CHECKS) <= set(chapters.names())
