"""Drawing: the same everywhere, within what the author says."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from exercises.compile import worked
from exercises.draw import Stream, choice, variants
from exercises.item import Variant
from exercises.load import load
from exercises.positions import ExerciseError
from exercises.require import plainly_fails


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1..4", ["1", "2", "3", "4"]),
        ("-1..1 nonzero", ["-1", "1"]),
        ("0.1..0.4 step 0.1", ["1/10", "1/5", "3/10", "2/5"]),
        ("one of 0.5, 0.9", ["1/2", "9/10"]),
        ("one of AND, NAND", ["AND", "NAND"]),
        ("-0.2..0.2 step 0.2", ["-1/5", "0", "1/5"]),
    ],
)
def test_a_draw_says_its_values(text: str, values: list[str]) -> None:
    """A grid, whole numbers, or a list; decimals are exact."""
    assert [str(value) for value in choice(text).values] == values


@pytest.mark.parametrize("text", ["", "4..1", "1..", "some of 1, 2", "0..1 step 0", "0..10000000"])
def test_what_is_no_draw_is_refused(text: str) -> None:
    """A draw that cannot be is the author's to mend."""
    with pytest.raises(ValueError, match=r"."):
        choice(text)


def test_a_stream_is_the_same_on_every_machine() -> None:
    """SHA-256 of names: these numbers never change, or every variant would."""
    stream = Stream("bayes-screening", "alpha", "1.0")
    assert [stream.below(1000) for _ in range(4)] == [92, 688, 192, 35]
    assert Stream("a", "b").shuffled("abcdef") == Stream("a", "b").shuffled("abcdef")
    assert Stream("a", "b").below(10**9) != Stream("ab", "").below(10**9)


def test_a_list_may_have_several_lengths() -> None:
    """`3 to 5 of 0..12`"""
    drawn = [choice("3 to 5 of 0..12").draw(Stream("x", str(at))) for at in range(40)]
    assert {len(one) for one in drawn if isinstance(one, tuple)} == {3, 4, 5}


def test_a_matrix_is_a_list_of_lists() -> None:
    """`2 of 3 of 0..4`: two rows of three."""
    drawn = choice("2 of 3 of 0..4").draw(Stream("image"))
    assert isinstance(drawn, tuple)
    assert [len(row) for row in drawn if isinstance(row, tuple)] == [3, 3]
    assert all(0 <= entry <= 4 for row in drawn for entry in row)


def test_a_list_may_be_as_long_as_another() -> None:
    """`y: as many as x of 1..2`: every point has its label, whatever stands first in the file."""
    exercise = replace(
        load("bayes-screening"),
        given={"x": (Fraction(1),), "y": (Fraction(1),)},
        vary={"y": "as many as x of 1..2", "x": "3 to 9 of 0..5"},
    )
    lengths = set()
    for number in range(1, 20):
        given = next(variants(exercise, number)).given
        assert isinstance(given["x"], tuple)
        assert isinstance(given["y"], tuple)
        assert len(given["x"]) == len(given["y"])
        assert set(given["y"]) <= {1, 2}
        lengths.add(len(given["x"]))
    assert len(lengths) > 3
    with pytest.raises(ExerciseError, match="'z' is no list"):
        next(variants(replace(exercise, vary={"y": "as many as z of 1..2"}), 1))


def test_the_entries_of_a_list_may_differ() -> None:
    """`0; -3..-1; one of 1, 2`: each entry has a draw of its own."""
    drawn = [choice("0; -3..-1; one of 1, 2").draw(Stream("v", str(at))) for at in range(20)]
    assert {one[0] for one in drawn} == {0}
    assert {one[1] for one in drawn} == {-3, -2, -1}
    assert {one[2] for one in drawn} == {1, 2}
    with pytest.raises(ValueError, match="is not a draw"):
        choice("0; ; 1")


def test_a_list_may_follow_from_other_givens() -> None:
    """`= [p, 1 - p]`: probabilities that add up to one."""
    exercise = replace(
        load("bayes-screening"),
        given={"p": Fraction(1, 2), "both": (Fraction(1, 2), Fraction(1, 2))},
        vary={"both": "= [p, 1 - p]", "p": "0.1..0.9 step 0.1"},
    )
    given = next(variants(exercise, 3)).given
    assert given["both"] == (given["p"], 1 - given["p"])
    with pytest.raises(ExerciseError, match="has no value"):
        next(variants(replace(exercise, vary={"both": "= [p, log(p - p)]"}), 1))


def test_a_given_may_follow_from_another() -> None:
    """`D_F: = 2*D_G` in the cost exercise: the output side is half the input side."""
    exercise = load("separable-cost-30x30")
    for number in range(1, 20):
        given = next(variants(exercise, number)).given
        side, half = given["D_F"], given["D_G"]
        assert isinstance(side, Fraction)
        assert isinstance(half, Fraction)
        assert side == 2 * half


@pytest.mark.parametrize("number", [-1, 10**9 + 1])
def test_no_variant_beyond_the_range(number: int) -> None:
    """A variant is a whole number from 0."""
    with pytest.raises(ValueError, match="whole number"):
        next(variants(load("bayes-screening"), number))


@pytest.mark.parametrize(
    ("condition", "held"),
    [
        ("3 > 2 or 1 > 2", True),
        ("1 > 2 or 2 > 3", False),
        ("3 > 2 and 1 > 2", False),
        ("3 > 2 and 2 > 1", True),
        ("not (1 > 2)", True),
        ("not (3 > 2)", False),
        ("(alpha > beta or alpha = 0) and not (alpha = beta)", True),
        ("0 < beta < alpha < 1", True),
        ("0 < alpha < beta < 1", False),
        ("pi > 1/2 or beta > 1/2", False),
    ],
)
def test_conditions_may_be_joined(condition: str, held: bool) -> None:
    """`or`, `and` and `not` mean what they say; the notes have alpha = 0.9, beta = 0.03, pi = 0.001."""
    exercise = replace(load("bayes-screening"), require=(condition,))
    notes = Variant(exercise, 0, exercise.given)
    assert worked(notes).allowed is held
    assert plainly_fails(notes) is (not held)


@pytest.mark.parametrize(
    "condition", ["alpha", "alpha + beta", "alpha > beta or gamma > 1", "[alpha > beta]"]
)
def test_what_is_no_condition_is_refused(condition: str) -> None:
    """An author hears of it with the numbers of the notes: no draw would ever satisfy it."""
    exercise = replace(load("bayes-screening"), require=(condition,))
    with pytest.raises(ExerciseError, match=r"no condition|not known"):
        worked(Variant(exercise, 0, exercise.given))
