"""Does a run keep what it computed, and compute again from other values?"""

from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest

from derivations.language.tree import Tree
from derivations.network.arithmetic import Exact, Float, Written, arithmetic
from derivations.network.error import NetworkError
from derivations.network.numerals import decimal, exact
from derivations.network.precise import value
from derivations.network.terms import function, named
from derivations.network.trace import Run, Trace
from derivations.network.writing import shown, written


def squares(run: Run) -> None:
    """Two inputs, their sum, its square, and a quantity that hangs on neither."""
    a, b = run.given("a", "1/2"), run.given("b", 3)
    s = run.note("s", a + b)
    run.note("q", s**2)
    run.note("r", b * b - s)


# name: what it depends on, its formula, its value
QUANTITIES = {
    "a": ((), "", Fraction(1, 2)),
    "b": ((), "", Fraction(3)),
    "s": (("a", "b"), "a + b", Fraction(7, 2)),
    "q": (("s",), "s^2", Fraction(49, 4)),
    "r": (("b", "s"), "b*b - s", Fraction(11, 2)),
}


def test_quantities_come_in_order_with_formula_and_dependencies() -> None:
    """Promise: what a quantity depends on is what the run itself used."""
    trace = Trace.of(squares)
    told = {q.name: (q.depends_on, q.formula, q.value) for q in trace.quantities}
    assert told == QUANTITIES
    assert list(trace) == list(QUANTITIES)


def test_redo_is_one_step() -> None:
    """Promise: a value two steps up does not count in one step, a direct predecessor does."""
    trace = Trace.of(squares)
    assert trace.redo("q", {"s": 2}) == 4
    assert trace.redo("q", {"a": 100}) == Fraction(49, 4)
    assert trace.redo("r", {"s": 1}) == 8  # b is the trace's own
    assert trace.redo("a", {"a": 5}) == 5


def test_follow_works_out_what_lies_between() -> None:
    """Promise: from a changed value two steps up, the steps between are taken anew; what is given stays."""
    trace = Trace.of(squares)
    assert trace.follow("q", {"a": 1}) == 16
    assert trace.follow("q", {"a": 1, "s": 5}) == 25
    assert trace.follow("q", {"q": 0}) == Fraction(49, 4)


def test_rerun_is_what_somebody_writes_who_carries_the_error_on() -> None:
    """Promise: after a changed value everything behind it changes, and nothing before it."""
    wrong = Trace.of(squares).rerun({"s": 3})
    assert dict(wrong) == {"a": Fraction(1, 2), "b": 3, "s": 3, "q": 9, "r": 6}


def test_table_puts_the_numbers_in() -> None:
    """Promise: the table can be checked with a calculator."""
    rows = {row.name: (row.numbers, row.value) for row in Trace.of(squares).rows()}
    assert rows["s"] == ("0.5 + 3", "3.5")
    assert rows["r"] == ("3*3 - 3.5", "5.5")


@pytest.mark.parametrize(
    ("work", "x", "expected"),
    [
        (Written(3), "0.055749", "0.0557"),
        (Written(3, how="cut"), "0.055799", "0.0557"),
        (Written(2, "decimals"), "-1.235", "-1.24"),  # half away from zero
        (Written(2, "decimals", "cut"), "-1.239", "-1.23"),
        (Written(3), "99950", "100000"),
        (Written(2), "1234.5", "1200"),
        (Written(1), "0", "0"),
        (Written(0, "decimals"), "2.5", "3"),
    ],
)
def test_written_rounds_or_cuts_as_a_person_does(work: Written, x: str, expected: str) -> None:
    """Promise: figures count from the first digit that is not 0, decimals from the point."""
    assert work.noted(Fraction(x)) == Fraction(expected)


def test_given_numbers_are_never_rounded() -> None:
    """Promise: hand calculation starts from the numbers as they stand in the question."""

    def program(run: Run) -> None:
        run.note("y", run.given("x", "0.123456") * 2)

    trace = Trace.of(program, Written(2))
    assert (trace["x"], trace["y"]) == (Fraction("0.123456"), Fraction("0.25"))


WITNESS = {
    "exp": mpmath.exp,
    "log": mpmath.log,
    "sqrt": mpmath.sqrt,
    "tanh": mpmath.tanh,
    "sigmoid": lambda x: 1 / (1 + mpmath.exp(-x)),
    "softplus": lambda x: mpmath.log(1 + mpmath.exp(x)),
}


@pytest.mark.parametrize("x", ["1", "1/3", "17.25", "1e-9", "300"])
@pytest.mark.parametrize("head", WITNESS)
def test_irrational_values_have_more_figures_than_anybody_writes(head: str, x: str) -> None:
    """Promise: at least fifty figures of an irrational function are right (the witness is mpmath)."""
    for point in (Fraction(x), -Fraction(x)) if head not in ("log", "sqrt") else (Fraction(x),):
        with mpmath.workdps(250):
            true = WITNESS[head](mpmath.mpf(point.numerator) / point.denominator)
            ours = value(head, point)
            error = abs(mpmath.mpf(ours.numerator) / ours.denominator - true)
            assert error <= abs(true) * mpmath.mpf(10) ** -50


@pytest.mark.parametrize(
    ("head", "x", "expected"), [("sigmoid", 0, "1/2"), ("sqrt", "9/4", "3/2"), ("exp", 0, 1)]
)
def test_rational_values_of_irrational_functions_are_exact(head: str, x: str, expected: str) -> None:
    """Promise: where the value is a rational number, it is that number, and the trace says so."""

    def program(run: Run) -> None:
        run.note("y", function(head, run.given("x", x)))

    trace = Trace.of(program)
    assert trace["y"] == Fraction(expected)
    assert trace.is_exact("y")
    assert not trace.rerun({"x": 2}).is_exact("y")


def test_letters_stay_letters() -> None:
    """Promise: where entries are symbols, a value is the tree of a formula."""
    trace = Trace.of(squares).rerun({"a": "p"})
    assert isinstance(trace["s"], Tree)
    assert trace["s"].names() == {"p"}
    assert trace["q"].head == "pow"


def test_formulas_are_written_as_one_would() -> None:
    """Promise: brackets stand where they are needed."""
    a, b, c = named("a"), named("b"), named("c")
    rows = {
        "a - (b - c)": a - (b - c),
        "a/(b*c)": a / (b * c),
        "a/b*c": a / b * c,
        "(a + b)^2": (a + b) ** 2,
        "-(a + b)": -(a + b),
        "2*sigmoid(a*b)": 2 * function("sigmoid", a * b),
        "c": 0 * a + 1 * c,
    }
    assert {text: written(term.tree) for text, term in rows.items()} == {text: text for text in rows}


ACCEPTED = {"0.1": "1/10", "1e-3": "1/1000", ".5": "1/2", "-2/3": "-2/3", "7": "7"}
REFUSED = [
    "nan",
    "inf",
    "1/0",
    "1e9999",
    "",
    "2 3",
    "0x10",
    "__import__('os')",
    float("nan"),
    True,
    None,
    [[1, 2], [3]],
]


def test_declared_numbers_are_what_they_say() -> None:
    """Promise: a decimal in a file is that decimal."""
    assert {text: exact(text) for text in ACCEPTED} == {text: Fraction(v) for text, v in ACCEPTED.items()}
    assert exact(0.1) == Fraction(1, 10)


@pytest.mark.parametrize("entry", REFUSED, ids=repr)
def test_what_is_no_number_is_refused(entry: object) -> None:
    """Promise: a value one cannot compute with is refused when it is read."""
    with pytest.raises(NetworkError):
        exact(entry)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("written:3", Written(3)), ("cut:3", Written(3, how="cut")), ("written:2d", Written(2, "decimals"))],
)
def test_arithmetics_have_names(text: str, expected: Written) -> None:
    """Promise: the command's words name the arithmetics."""
    assert arithmetic(text) == expected
    assert isinstance(arithmetic("exact"), Exact)
    assert isinstance(arithmetic("float"), Float)


@pytest.mark.parametrize("text", ["", "fast", "written", "written:0", "cut:-1", "written:3x", "written:300"])
def test_other_arithmetics_are_refused(text: str) -> None:
    """Promise: an unknown arithmetic is refused with the list of those there are."""
    with pytest.raises(NetworkError, match="written:3"):
        arithmetic(text)


@pytest.mark.parametrize("name", ["redo", "follow", "rerun"])
def test_unknown_names_are_refused_with_the_nearest(name: str) -> None:
    """Promise: a misspelt quantity is not silently ignored."""
    trace = Trace.of(squares)
    with pytest.raises(NetworkError, match="unknown quantity"):
        getattr(trace, name)(*(("q",) if name != "rerun" else ()), {"nothing": 1})


def test_a_value_that_does_not_exist_is_refused_by_name() -> None:
    """Promise: the message says which quantity has no value, and why."""

    def program(run: Run) -> None:
        run.note("y", function("log", run.given("x", 1) - 1))

    with pytest.raises(NetworkError, match=r"y = log\(x - 1\) has no value: log of 0"):
        Trace.of(program)


def test_numbers_are_shown_short() -> None:
    """Promise: a value is shown to the figures asked for, without noughts at its end."""
    assert [decimal(Fraction(2, 3), 3), decimal(Fraction(-1, 4)), shown(exact([[1, "1/2"], [0, 2]]))] == [
        "0.667",
        "-0.25",
        "[[1, 0.5], [0, 2]]",
    ]
