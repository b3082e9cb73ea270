"""Which formulas of the field must be read?  All the tables, end to end."""

from __future__ import annotations

from tests.derivations.language import (
    formulas_calculus,
    formulas_layers,
    formulas_likelihood,
    formulas_losses,
    formulas_matrices,
    formulas_moments,
    formulas_naive_bayes,
    formulas_networks,
    formulas_notation,
    formulas_probability,
)

FORMULAS = (
    *formulas_probability.ROWS,
    *formulas_moments.ROWS,
    *formulas_likelihood.ROWS,
    *formulas_naive_bayes.ROWS,
    *formulas_losses.ROWS,
    *formulas_networks.ROWS,
    *formulas_matrices.ROWS,
    *formulas_layers.ROWS,
    *formulas_calculus.ROWS,
    *formulas_notation.ROWS,
)
