"""Are names of few values tried at all of them, whatever else is drawn?"""

from __future__ import annotations

import pytest

from derivations.equality import compare

REALS = dict.fromkeys(("a", "b", "c", "w", "x"), "real")


@pytest.mark.parametrize("label", ["d", "y", "z"])
@pytest.mark.parametrize("domain", ["0..1", "0..2", "1..3"])
@pytest.mark.parametrize("rest", ["x", "w*x + b", "a*b*c*w*x"])
def test_a_label_is_no_constant(label: str, domain: str, rest: str) -> None:
    """A term in a label is noticed with any number of other names beside it, wherever it comes in their
    order."""
    symbols = {**REALS, label: domain}
    least = domain.partition(".")[0]
    for answer in (rest, f"{rest} - {least}"):
        assert compare(f"{rest} - {label}", answer, symbols=symbols).verdict == "different", answer
    assert compare(f"({rest}) - {label}", f"-{label} + {rest}", symbols=symbols).verdict == "equal"


def test_two_labels_are_two() -> None:
    """They are not drawn alike."""
    symbols = {**REALS, **{f"y{k}": "0..1" for k in range(1, 7)}}
    for one in range(1, 7):
        for other in range(1, one):
            assert compare(f"w*x + y{one}", f"w*x + y{other}", symbols=symbols).verdict == "different"
            expected = f"w*x + y{one}*y{other}"
            assert compare(expected, f"w*x + y{one}", symbols=symbols).verdict == "different"
