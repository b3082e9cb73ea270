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


@pytest.mark.parametrize(
    ("expected", "answer", "verdict"),
    [
        ("[1, 2, 3]", "1, 2, 3", "equal"), ("[1, 2, 3]", "1, 2, 4", "different"),
        ("[1, 2, 3]", "1, 2", "different"), ("[1, 2, 3]", "2, 1, 3", "different"),
        ("(3, pi/2)", "3, pi/2", "equal"), ("{-2, 1}", "1, -2", "equal"), ("{-2, 1}", "1, 2", "different"),
        ("{-2, 1}", "-2, 1", "equal"), ("{-2, 1}", "(1, -2)", "equal"), ("{-2, 1}", "(-2, 1)", "unreadable"),
        ("{1, 2, 3}", "[1, 2, 3]", "equal"), ("{x, y}", "[y, x]", "equal"),
        ("[1, 5]", "1,5", "equal"), ("[1.5, 2]", "1.5, 2", "equal"), ("1.5", "1,5", "equal"),
        ("{x = 2, y = 1}", "y = 1, x = 2", "equal"), ("x = 2 and y = 1", "x = 2, y = 1", "equal"),
        ("{x = 2, y = 1}", "x = 1, y = 2", "different"), ("[[1, 2], [3, 4]]", "[1, 2], [3, 4]", "equal"),
        ("[1, 2, 3]", "1, 2,", "unreadable"), ("[1, 2, 3]", "1,, 2, 3", "unreadable"),
        ("x = 1/3", "x = 5/15 = 1/3", "equal"), ("x = 1/3", "x = 6/15 = 2/5", "different"),
        ("x = 1/3", "x = 5/15 = 1/4", "unreadable"), ("x = 2*y", "x = y + y = 2y", "equal"),
        ("2*x", "2*x, 3*x", "unreadable"), ("x = 2 or x = 3", "x = 2, x = 3", "equal"),
    ],
)  # fmt: skip
def test_several_need_no_brackets_and_a_chain_is_its_ends(expected: str, answer: str, verdict: str) -> None:
    """`1, 2, 3` for a list, a tuple, a set; `x = 5/15 = 1/3` for x = 1/3."""
    assert compare(expected, answer, symbols={"x": "real", "y": "real"}).verdict == verdict
