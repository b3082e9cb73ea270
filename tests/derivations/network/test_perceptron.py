"""Is a perceptron trained as by hand?"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from derivations.network.error import NetworkError
from derivations.network.perceptron import boundary, train
from derivations.network.programs import trace
from derivations.network.trace import Trace

SAMPLES = [[0, 0], [0, 1], [1, 0], [1, 1]]
AND = {
    "kind": "perceptron",
    "start": {"w1": 1, "w2": 2, "b": 1},
    "learning_rate": {"gamma": 1},
    "samples": SAMPLES,
    "desired": [0, 0, 0, 1],
}
# worked out by hand: v, yhat, e with the old weights, then the new w1, w2, b
PASSES = {
    "1.1": (1, 1, -1, 1, 2, 0),
    "1.2": (2, 1, -1, 1, 1, -1),
    "1.3": (0, 1, -1, 0, 1, -2),
    "1.4": (-1, 0, 1, 1, 2, -1),
    "2.1": (-1, 0, 0, 1, 2, -1),
    "2.2": (1, 1, -1, 1, 1, -2),
    "2.3": (-1, 0, 0, 1, 1, -2),
    "2.4": (0, 1, 0, 1, 1, -2),
    "3.1": (-2, 0, 0, 1, 1, -2),
    "3.2": (-1, 0, 0, 1, 1, -2),
    "3.3": (-1, 0, 0, 1, 1, -2),
    "3.4": (0, 1, 0, 1, 1, -2),
}


def cells(run: Trace, at: str) -> tuple[Fraction, ...]:
    return tuple(run[f"{name}@{at}"] for name in ("v", "yhat", "e", "w1", "w2", "b"))


@pytest.mark.parametrize("at", PASSES)
def test_every_row_is_as_by_hand(at: str) -> None:
    """Promise: AND from (1, 2, 1), row by row."""
    assert cells(trace(AND), at) == PASSES[at]


def test_training_ends_after_a_pass_without_error() -> None:
    """Promise: pass 3 is the first without errors, nothing follows it, and its weights are the result."""
    run = train(AND)
    assert run["first_error_free_pass"] == 3
    assert [run[f"{name}@end"] for name in ("w1", "w2", "b")] == [1, 1, -2]
    assert [run[f"errors@{p}"] for p in (1, 2, 3)] == [4, 1, 0]
    assert "v@4.1" not in run


def test_passes_may_be_noted_beyond_the_end() -> None:
    """Promise: asked for five passes, the two after the end have no errors and change nothing."""
    run = train({**AND, "least": 5})
    assert run["first_error_free_pass"] == 3
    assert [run[f"errors@{p}"] for p in (3, 4, 5)] == [0, 0, 0]
    assert [run[f"{name}@5.4"] for name in ("w1", "w2", "b")] == [1, 1, -2]
    assert "v@6.1" not in run


def test_the_other_convention_at_zero() -> None:
    """Promise: with hardlim(0) = 0 the field 0 gives output 0, and the training goes another way."""
    run = train({**AND, "at_zero": 0})
    assert cells(run, "1.3") == (0, 0, 0, 1, 1, -1)
    assert all(run[f"e@{run['first_error_free_pass']}.{s}"] == 0 for s in range(1, 5))
    w1, w2, b = (run[f"{name}@end"] for name in ("w1", "w2", "b"))
    assert [w1 * x1 + w2 * x2 + b > 0 for x1, x2 in SAMPLES] == [False, False, False, True]


def test_tenths_have_one_right_answer() -> None:
    """Promise: with eta = 0.1 the run is the run with eta = 1, divided by ten; binary floats lose that."""
    start = {"w1": 0, "w2": 0, "b": 0}
    small = train({**AND, "start": start, "learning_rate": {"eta": 0.1}})
    large = train({**AND, "start": start, "learning_rate": {"eta": 1}})
    names = [name for name in small if name[0] in "wbv" and "@" in name]
    assert len(small) == len(large)
    assert all(small[name] * 10 == large[name] for name in names)
    # by hand, with eta = 1: six passes with 2, 3, 3, 2, 1, 0 errors, and (2, 1, -3) at the end
    assert [large[f"errors@{p}"] for p in range(1, 7)] == [2, 3, 3, 2, 1, 0]
    assert [small[f"{name}@end"] for name in start] == [Fraction(1, 5), Fraction(1, 10), Fraction(-3, 10)]


def test_an_error_is_carried_on_through_the_rest() -> None:
    """Promise: who writes b = 1 after the first sample gets the rows that follow from it."""
    wrong = train(AND).rerun({"b@1.1": 1})
    assert cells(wrong, "1.2") == (3, 1, -1, 1, 1, 0)
    assert train(AND).redo("v@1.2", {"b@1.1": 1}) == 3


def test_symmetric_hard_limit_and_no_bias() -> None:
    """Promise: hardlims answers -1 and 1, and a start with a weight for each input alone has no bias."""
    run = train(
        {**AND, "start": {"w1": 1, "w2": -1}, "samples": [[1, 2]], "desired": [1], "activation": "hardlims"}
    )
    assert (run["v@1.1"], run["yhat@1.1"], run["e@1.1"]) == (-1, -1, 2)
    assert (run["w1@1.1"], run["w2@1.1"]) == (3, 3)
    assert "b@1.1" not in run


def test_what_cannot_be_learned_ends_without_a_result() -> None:
    """Promise: XOR stops after the passes allowed, and nothing claims to be the end."""
    run = train({**AND, "desired": [0, 1, 1, 0], "passes": 7})
    assert "errors@7" in run
    assert "first_error_free_pass" not in run


def test_boundary() -> None:
    """Promise: w1 x1 + w2 x2 + b = 0 solved for x2."""
    assert boundary(Fraction(1), Fraction(2), Fraction(-3)) == (Fraction(-1, 2), Fraction(3, 2))
    with pytest.raises(NetworkError, match="vertical"):
        boundary(Fraction(1), Fraction(0), Fraction(1))


REFUSED: dict[str, tuple[Mapping[str, object], str]] = {
    "a sample too long": ({"samples": [[0, 0, 0, 0]], "desired": [0]}, "of a sample: 3 does not fit 4"),
    "a desired value too few": ({"desired": [0, 1]}, "2 does not fit 4"),
    "a misspelt key": ({"sample": []}, "did you mean 'samples'"),
    "another value at zero": ({"at_zero": -1}, r"hardlim\(0\) is 1 or 0, not -1"),
    "a misspelt activation": ({"activation": "hardlimit"}, "did you mean 'hardlim'"),
    "no samples": ({"samples": [], "desired": []}, "no samples"),
    "NaN": ({"start": {"w1": float("nan"), "w2": 1}}, r"NaN is not a number .*start\.w1"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_does_not_fit_is_refused(case: str) -> None:
    """Promise: the message names the two sizes, or the nearest word, and where it stands."""
    changes, message = REFUSED[case]
    with pytest.raises(NetworkError, match=message):
        train({**AND, **changes})
