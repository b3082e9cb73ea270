"""How are equations, inequalities, sets and answers of another form compared?"""

from __future__ import annotations

import pytest
from corpus.asked import disagreements
from corpus.relations import relation_pairs

from derivations.equality import compare

SYMBOLS = {"x": "real", "y": "real", "a": "real", "N": "natural", "z": "real[N]", "f": "function"}
# An answer that is not of the form asked for, restates the question or says two things at once.
UNREADABLE = (
    ("x + 1", "x + 1 = 0"),
    ("x + 1", "y = x + 1 = 2"),
    ("x = 1", "1 + x"),
    ("x + 1", "x + 1 or x + 2"),
    ("x + 1", "±(x + 1)"),
    ("5", "5 = 4"),
    ("{1, 2}", "3"),
    ("x + 1", "{x + 1}"),
    ("[0, 1)", "x < 1"),
    ("2*x", "diff(x^2, x)"),
    ("x^2/2", "int(a, a, 0, x)"),
    ("x + 1", ""),
    ("x + 1", "x +"),
    ("x + 1", "x + 1)"),
    ("x + 1", "q + 1"),
)
UNDEFINED = (("x", "log(-1 - x^2)"), ("x", "1/(x - x)"), ("x", "sqrt(-1 - abs(x))"))


def test_relations_are_judged_right() -> None:
    """Equations by their solutions, inequalities by their truth, collections by their entries."""
    wrong, said = disagreements(relation_pairs())
    assert wrong == []
    assert said["unknown"] <= 5


@pytest.mark.parametrize(("expected", "answer"), UNREADABLE)
def test_another_form_is_unreadable(expected: str, answer: str) -> None:
    """It is not marked wrong: the message says what was expected."""
    found = compare(expected, answer, symbols=SYMBOLS)
    assert found.verdict == "unreadable"
    assert found.message


@pytest.mark.parametrize(("expected", "answer"), UNDEFINED)
def test_undefined_everywhere_is_never_equal(expected: str, answer: str) -> None:
    """A formula without any value is not an answer, and not equal even to itself."""
    assert compare(expected, answer, symbols=SYMBOLS).verdict in ("different", "unreadable", "unknown")
    assert compare(answer, answer, symbols=SYMBOLS).verdict != "equal"
