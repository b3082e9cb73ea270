"""Digits: what was written decides what is allowed."""

from __future__ import annotations

from fractions import Fraction

import pytest

from derivations.language import read
from exercises.graph import HandStep
from exercises.values import RUNS, Rounding, Value, magnitude
from grader.answers.number import as_written
from grader.diagnose.digits import point_moved
from grader.hand_runs import Shown, steps_to
from grader.numbers import Written, fit, is_near, shortened

IRRATIONAL = Value(Fraction("0.557247854598555517"), exact=False)  # sigmoid(0.23)


def written(text: str) -> Written:
    found = as_written(read(text), text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "value", "unit", "figures"),
    [
        ("0.0292", "0.0292", "0.0001", 3),
        ("-0.0190", "-0.019", "0.0001", 3),
        ("5.", "5", None, 1),
        ("17", "17", None, 2),
        ("1 620 000", "1620000", None, 7),
        ("40,500", "40500", None, 5),
        ("1,228,800", "1228800", None, 7),
        ("0,5", "0.5", "0.1", 1),
        ("5%", "0.05", "0.01", 1),
        ("2.92%", "0.0292", "0.0001", 3),
        ("2.915 × 10^-2", "0.02915", "0.00001", 4),
        ("1.2288e6", "1228800", "100", 5),
        ("3e2", "300", "100", 1),
        ("0.00", "0", "0.01", 0),
        (r"\frac{10}{343}", "10/343", None, None),
        ("3*3*20*40", "7200", None, None),
        ("1 - 0.001", "0.999", None, None),
        ("2/2", "1", None, None),
        ("1/256 + 1/25", "281/6400", None, None),
    ],
)
def test_a_number_is_what_its_digits_say(
    text: str, value: str, unit: str | None, figures: int | None
) -> None:
    """A decimal has a last place and figures; arithmetic is exact and has neither."""
    found = written(text)
    assert found.value == Value(Fraction(value))
    assert found.unit == (Fraction(unit) if unit else None)
    assert found.figures == figures


@pytest.mark.parametrize(
    ("text", "exact", "figures", "how"),
    [
        # rounded, cut, and one off
        ("5.6667", "17/3", 2, "digits"),
        ("5.66", "17/3", 2, "digits"),
        ("5.68", "17/3", 2, "no"),
        ("5.65", "17/3", 2, "no"),
        ("-0.019", "-0.0199", 2, "digits"),
        ("-0.020", "-0.0199", 2, "digits"),
        ("0.019", "-0.0199", 2, "no"),
        ("-0.021", "-0.0199", 2, "no"),
        # cutting is towards zero, never past it
        ("0.00", "-0.004", 2, "coarse"),
        # exact
        ("17/3", "17/3", 2, "exact"),
        ("5.666666667", "17/3", 2, "digits"),
        ("0.5", "1/2", 3, "exact"),
        ("0.50", "1/2", 3, "exact"),
        # too few figures
        ("5.7", "17/3", 3, "coarse"),
        ("0.03", "0.0292", 3, "coarse"),
        ("0.029", "0.0292", 2, "digits"),
        ("0.03", "0.0292", None, "coarse"),
        # a whole number and a fraction are exact
        ("6", "17/3", 2, "no"),
        ("567/100", "17/3", 2, "no"),
        # a count is given in full
        ("1.23e6", "1228800", None, "coarse"),
        ("1.2288e6", "1228800", None, "exact"),
        ("1228800", "1228800", None, "exact"),
        ("1228801", "1228800", None, "no"),
        # the print of a binary double
        ("0.029154518950437316", "10/343", 3, "digits"),
        ("0.30000000000000004", "0.3", None, "digits"),
        ("0.029154518950537316", "10/343", 3, "no"),
    ],
)
def test_digits_allow_what_rounds_or_is_cut_to_them(
    text: str, exact: str, figures: int | None, how: str
) -> None:
    """A digit wrong inside the written precision is wrong; too few figures are said to be too few."""
    assert fit(written(text), Value(Fraction(exact)), figures) == how


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("0.557", "digits"),
        ("0.5572", "digits"),
        ("0.558", "no"),
        ("1/(1+exp(-0.23))", "exact"),
        ("0.55", "digits"),
    ],
)
def test_a_value_that_is_not_rational_is_met_the_same_way(text: str, how: str) -> None:
    """sigmoid(0.23) is 0.557247…: as digits, and as arithmetic that was not carried out."""
    from exercises.formulas import number_of

    sigmoid = number_of(read("sigmoid(0.23)"))
    assert sigmoid is not None
    assert not sigmoid.exact
    assert abs(sigmoid.fraction - IRRATIONAL.fraction) < Fraction(1, 10**15)
    assert fit(written(text), sigmoid, 2) == how


@pytest.mark.parametrize(
    ("number", "kind", "digits", "how", "result"),
    [
        ("0.01999", "figures", 2, "cut", "0.019"),
        ("0.01999", "figures", 2, "round", "0.02"),
        ("2.885", "decimals", 2, "round", "2.89"),
        ("-2.885", "decimals", 2, "round", "-2.89"),
        ("-2.889", "decimals", 2, "cut", "-2.88"),
        ("0.004", "decimals", 2, "round", "0"),
        ("1620000", "figures", 2, "round", "1620000"),
        ("123.456", "figures", 2, "round", "120"),
    ],
)
def test_a_person_rounds_half_away_and_cuts_towards_zero(
    number: str, kind: str, digits: int, how: str, result: str
) -> None:
    """As on paper; whole numbers are left whole."""
    assert Rounding(kind, digits, how).of(Fraction(number)) == Fraction(result)


def test_there_are_twenty_hand_runs() -> None:
    """2 to 6 figures or decimals, rounded or cut."""
    assert len(set(RUNS)) == 20


def step(before: str, after: str) -> HandStep:
    """Of some run."""
    return HandStep(Value(Fraction(before)), Value(Fraction(after)), frozenset({0}))


@pytest.mark.parametrize(
    ("text", "figures", "expected"),
    [
        ("8.66", 2, True),  # from a mean of 5.67, cut
        ("8.6666", 2, True),
        ("8.6", 2, True),
        ("8.6", 3, False),
        ("8.65", 2, False),
        ("1.665^2 + 5", 2, False),
        ("8.6667 + 0", 2, True),  # arithmetic that gives what the run had before it was shortened
    ],
)
def test_a_run_gives_exactly_these_digits(text: str, figures: int, expected: bool) -> None:
    """Digits are those of the shortened value; arithmetic may also be the value before."""
    pairs = [("8.6667", "8.66"), ("8.66660001", "8.6666"), ("8.63", "8.6")]
    steps = [step(before, after) for before, after in pairs]
    assert any(steps_to(written(text), steps, Value(Fraction(26, 3)), figures)) is expected


def test_a_run_speaks_only_for_who_has_worked_that_way() -> None:
    """It gives what stands before a value, as that stands there now; what stands elsewhere says nothing."""
    shown, of_a_run = Shown(), {"a": Value(Fraction("0.51")), "b": Value(Fraction("0.34"))}.get
    shown.add("a", written("0.51"))
    shown.add("b", written("0.3355"))
    shown.add("silent", written("7"))
    assert shown.agree(0, of_a_run, frozenset({"a", "silent", "not written"}))
    assert not shown.agree(0, of_a_run, frozenset({"a", "b"}))
    assert shown.agree(0, of_a_run, frozenset({"a"}))
    shown.add("b", written("0.34"))
    assert shown.agree(0, of_a_run, frozenset({"a", "b"}))
    shown.add("a", written("0.5074"))
    assert not shown.agree(0, of_a_run, frozenset({"a"}))


@pytest.mark.parametrize(
    ("text", "value", "near"),
    [
        ("0.58", "0.5819", True),
        ("0.58", "0.59", True),
        ("0.58", "0.5901", False),
        ("-1", "-1", True),
        ("-1", "-0.99999", False),
        ("1/3", "1/3", True),
    ],
)
def test_what_is_near_is_one_unit_away_at_most(text: str, value: str, near: bool) -> None:
    """What is exact has no last place."""
    assert is_near(written(text), Value(Fraction(value))) is near


def test_nothing_is_right_because_it_was_rounded_to_nothing() -> None:
    """A small value that two decimals make 0 is not 0."""
    steps = [step("-0.0009", "0")]
    assert not any(steps_to(written("0"), steps, Value(Fraction("-0.00098")), None))
    assert not any(steps_to(written("0.00"), steps, Value(Fraction("-0.00098")), None))


def test_a_hand_run_vouches_for_no_finer_digits() -> None:
    """0.40 may be what two figures of 0.3981 leave; 0.4000 says more than that run knows."""
    steps = [step("0.3981", "0.40")]
    for text, passes in (("0.40", True), ("0.4", True), ("0.4000", False)):
        assert any(steps_to(written(text), steps, Value(Fraction("0.383")), 1)) is passes


@pytest.mark.parametrize(
    ("text", "value", "whole"),
    [
        ("134", "133.6", True),
        ("133", "133.6", True),  # cut
        ("10", "10.99", True),  # to two figures, cut: as far as it goes
        ("10", "11.2", False),
        ("-10", "10.2", False),
        ("20", "10.2", False),
        ("134", "134", False),  # nothing was shortened
    ],
)
def test_a_whole_number_may_be_a_shortened_one(text: str, value: str, whole: bool) -> None:
    """At two figures and more, so by less than a tenth."""
    assert shortened(written(text), Value(Fraction(value)), 2) == whole


@pytest.mark.parametrize("power", range(-6, 7))
@pytest.mark.parametrize("value", ["0.2915", "-7.0", "0.1099", "0.9949"])
def test_a_point_is_moved_by_one_to_four_places(value: str, power: int) -> None:
    """Either way; rounded and cut to two figures, which stand for what is up to a tenth larger."""
    right = Value(Fraction(value))
    for hand in (Rounding("figures", 2, how) for how in ("round", "cut")):
        moved = Value(hand.of(right.fraction) * Fraction(10) ** power)
        mine = Written(moved, _last_place(moved.fraction), 2, "")
        assert point_moved(mine, right) == (1 <= abs(power) <= 4), hand


def _last_place(number: Fraction) -> Fraction:
    """The place of the second of its figures."""
    return Fraction(10) ** (magnitude(number) - 1)


@pytest.mark.parametrize(("text", "value"), [("0", "0.25"), ("2.5", "0"), ("-2.5", "0.25"), ("8.0", "0.25")])
def test_no_point_is_moved(text: str, value: str) -> None:
    """Nothing, the other sign, and what is no power of ten away."""
    assert not point_moved(written(text), Value(Fraction(value)))
