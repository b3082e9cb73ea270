"""How many rows and columns does a formula have, in the sizes that the question declares?"""

from __future__ import annotations

import pytest

from derivations.language import Scope, read
from derivations.language.sizes import Misfit, sizes, written

SCOPE = Scope.of(
    {"X": "real[N, D]", "w": "real[D]", "y": "real[N]", "A": "spd[N]", "t": "real[0..m]", "N": "natural",
     "D": "natural", "m": "natural", "s": "real", "n": "natural", "M": "real[2, 3]", "u": "real[2]"}
)  # fmt: skip

SHAPES = [
    ("s", ""), ("w", "D"), ("X", "N×D"), ("X^T", "D×N"), ("y^T", "1×N"), ("A", "N×N"), ("t", "m + 1"),
    ("X*w", "N"), ("s*X*w", "N"), ("X*w - y", "N"), ("X^T*y", "D"), ("X^T*X*w", "D"), ("w^T*w", ""),
    ("y^T*X*w", ""), ("y*w^T", "N×D"), ("A^-1*y", "N"), ("(X^T*X)^-1*X^T*y", "D"), ("X[n]", "D"),
    ("X[n,1]", ""), ("sum(y[n]*w, n, 1, N)", "D"), ("norm(X*w - y)^2", ""), ("tr(A)*w", "D"),
    ("sigmoid(X*w)", "N"), ("softmax(w)", "D"), ("M*M^T", "2×2"), ("y*2*y", "N"), ("y @ X", "D"),
]  # fmt: skip

MISFITS = [
    # the formula, the part that does not fit, what is said, what was meant
    ("X*y", "X*y", "(N×D) times (N)", "X^T"),
    ("X^T*w", "X^T*w", "(D×N) times (D)", "X"),
    ("1 + s*(w^T*X)", "w^T*X", "(1×D) times (N×D)", None),
    ("X*w + w", "X*w + w", "(N) and (D)", None),
    ("y = X^T*X*w", "y = X^T*X*w", "(N) beside (D)", None),
    ("X^-1", "inv(X)", "inverse", None),
    ("M*u", "M*u", "(2×3) times (2)", "M^T"),
]


@pytest.mark.parametrize(("text", "shape"), SHAPES)
def test_the_shape_is_written_in_the_declared_sizes(text: str, shape: str) -> None:
    """As in a textbook; a number has none."""
    found = sizes(read(text, SCOPE), SCOPE)
    assert isinstance(found, tuple)
    assert written(found) == shape


@pytest.mark.parametrize(("text", "place", "says", "meant"), MISFITS)
def test_what_does_not_fit_is_pointed_at(text: str, place: str, says: str, meant: str | None) -> None:
    """With both shapes, and the transpose where that would fit."""
    found = sizes(read(text, SCOPE), SCOPE)
    assert isinstance(found, Misfit)
    assert str(found.place) == place
    assert says in found.message
    assert (meant in (found.suggestion or "")) if meant else found.suggestion is None


def test_no_shape_is_claimed_where_nothing_says() -> None:
    """A list: None."""
    assert sizes(read("[1, 2]", SCOPE), SCOPE) is None
