"""What do the modes let pass: a constant, a positive factor, a sign, digits?"""

from __future__ import annotations

import pytest

from derivations.equality import compare

REAL = {"x": "real", "a": "real", "c": "real", "s": "positive", "n": "natural"}
# mode, for, expected, answer, verdict
UP_TO = (
    ("up-to-constant", ["x"], "x^2", "x^2 + 5", "equal"),
    ("up-to-constant", ["x"], "x^2", "x^2 + a", "equal"),
    ("up-to-constant", ["x"], "x^2", "x^2 + log(s) + n", "equal"),
    ("up-to-constant", ["x"], "x^2 + c", "x^2", "equal"),
    ("up-to-constant", ["x"], "x^2", "2*x^2", "different"),
    ("up-to-constant", ["x"], "x^2", "x^2 + a*x", "different"),
    ("up-to-constant", ["x", "a"], "x^2", "x^2 + a", "different"),
    ("up-to-constant", None, "x^2", "x^2 + a", "different"),
    ("up-to-constant", None, "x^2", "x^2 + n", "equal"),
    ("up-to-constant", ["x"], "log(s)*x", "log(s)*(x + 1)", "equal"),
    ("up-to-factor", ["x"], "exp(-x^2)", "3*exp(-x^2)", "equal"),
    ("up-to-factor", ["x"], "exp(-x^2)", "exp(-x^2)/s", "equal"),
    ("up-to-factor", ["x"], "exp(-x^2)", "exp(a - x^2)", "equal"),
    ("up-to-factor", ["x"], "exp(-x^2)", "-exp(-x^2)", "different"),
    ("up-to-factor", ["x"], "exp(-x^2)", "a*exp(-x^2)", "different"),
    ("up-to-factor", ["x"], "exp(-x^2)", "exp(-x^2) + 1", "different"),
    ("up-to-factor", ["x"], "exp(-x^2)", "x*exp(-x^2)", "different"),
    ("up-to-factor", ["x"], "exp(-x^2)", "0", "different"),
    ("up-to-factor", ["x", "s"], "exp(-x^2)", "exp(-x^2)/s", "different"),
    ("up-to-constant", ["x"], "0", "tanh(10^60*(x - 37/100)^2)", "unknown"),
    ("up-to-factor", ["x"], "x", "x*tanh(10^60*(x - 37/100)^2)", "unknown"),
    ("up-to-sign", None, "x - a", "a - x", "equal"),
    ("up-to-sign", None, "x - a", "x - a", "equal"),
    ("up-to-sign", None, "x - a", "x + a", "different"),
    ("up-to-sign", None, "x", "abs(x)", "different"),
    ("up-to-sign", None, "x - a", "2*(a - x)", "different"),
    ("up-to-constant", ["x"], "2*x", "[2*x]", "different"),
    ("up-to-constant", ["x"], "[x, 1]", "[x + 1, 3]", "equal"),
    ("up-to-factor", ["x"], "2*x", "[2*x, x]", "different"),
    ("equal", None, "x^2", "x^2 + 5", "different"),
    ("equal", None, "x - a", "a - x", "different"),
)
# expected, answer, options, verdict
NUMBERS = (
    ("1/3", "0.333", {"figures": 3}, "equal"),
    ("2/3", "0.667", {"figures": 3}, "equal"),
    ("2/3", "0.666", {"figures": 3}, "equal"),
    ("2/3", "0.668", {"figures": 3}, "different"),
    ("2/3", "66.7%", {"figures": 3}, "equal"),
    ("2/3", "6.67e-1", {"figures": 3}, "equal"),
    ("2/3", "4/6", {"figures": 3}, "equal"),
    ("2/3", "0.6667", {"figures": 3}, "equal"),
    ("2/3", "0.6687", {"figures": 3}, "different"),
    ("1/4", "0.25", {}, "equal"),
    ("1/4", "0.26", {}, "different"),
    ("7", "7", {}, "equal"),
    ("7", "8", {}, "different"),
    ("-0.5", "0.5", {}, "different"),
    ("0.5", "-1/2 + 1", {}, "equal"),
    ("1000", "1003", {"rtol": 0.01}, "equal"),
    ("1000", "1013", {"rtol": 0.01}, "different"),
    ("0", "0.0005", {"atol": 0.001}, "equal"),
    ("0", "0.0015", {"atol": 0.001}, "different"),
    ("1/3", "≈ 0.333", {}, "equal"),
    ("1/3", "~0.334", {}, "different"),
    ("1/3", "0.333…", {}, "equal"),
    ("1/3", "0.333...", {"figures": 3}, "equal"),
    ("1/3", "about 0.333", {}, "equal"),
    ("1/3", "33.3 percent", {}, "equal"),
    ("1/3", "= 0.333", {}, "equal"),
    ("1/3", "1/3 ≈ 0.333", {}, "equal"),
    ("1/3", "p = 2/6 = 1/3 = 0.3333", {}, "equal"),
    ("1/3", "1/4 = 0.25", {}, "different"),
    ("1/3", "1/3 = 0.4", {}, "unreadable"),
    ("1/3", "0.333 < 0.334", {}, "unreadable"),
    ("1/3", "[0.333, 0.334]", {}, "unreadable"),
    ("1/3", "[1, 2] + [1, 2, 3]", {}, "unreadable"),
    ("1/3", "0.333 or 0.5", {}, "unreadable"),
    ("100", "≈ 100.5", {"rtol": 0.01}, "equal"),
)


@pytest.mark.parametrize(("mode", "names", "expected", "answer", "verdict"), UP_TO)
def test_up_to(mode: str, names: list[str] | None, expected: str, answer: str, verdict: str) -> None:
    """What varies must agree; the rest is held fixed. Without `for`, every real name varies."""
    more = {} if names is None else {"for": names}
    assert compare(expected, answer, symbols=REAL, mode=mode, **more).verdict == verdict


@pytest.mark.parametrize(("expected", "answer", "options", "verdict"), NUMBERS)
def test_numbers_have_digits(expected: str, answer: str, options: dict[str, float], verdict: str) -> None:
    """A decimal means what its digits allow, rounded or cut; an integer or a fraction is exact."""
    assert compare(expected, answer, symbols={}, mode="number", **options).verdict == verdict
