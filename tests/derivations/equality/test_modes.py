"""What do the modes let pass: a constant, a positive factor, a sign, digits?"""

from __future__ import annotations

import pytest

from derivations.equality import compare

REAL = {"x": "real", "a": "real", "c": "real", "s": "positive", "n": "natural", "p": "probability"}
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
    ("up-to-constant", ["x"], "0", "tanh(10^60*(x - 37/100)^2)", "different"),
    ("up-to-factor", ["x"], "x", "x*tanh(10^60*(x - 37/100)^2)", "different"),
    ("up-to-sign", None, "x - a", "a - x", "equal"),
    ("up-to-sign", None, "x - a", "x - a", "equal"),
    ("up-to-sign", None, "x - a", "x + a", "different"),
    ("up-to-sign", None, "x", "abs(x)", "different"),
    ("up-to-sign", None, "x - a", "2*(a - x)", "different"),
    ("up-to-transpose", None, "[[1, x, 2], [3, 4, 5]]", "[[1, 3], [x, 4], [2, 5]]", "equal"),
    ("up-to-transpose", None, "[[1, x], [3, 4]]", "[[1, x], [3, 4]]", "equal"),
    ("up-to-transpose", None, "[[1, x], [3, 4]]", "[[4, 3], [x, 1]]", "different"),
    ("up-to-transpose", None, "[[1, x], [3, 4]]", "[[1, -3], [-x, 4]]", "different"),
    ("up-to-transpose", None, "x^2", "x^2", "equal"),
    ("up-to-transpose", None, "x^2", "x", "different"),
    ("up-to-constant", ["x"], "2*x", "[2*x]", "different"),
    ("up-to-constant", ["x"], "[x, 1]", "[x + 1, 3]", "equal"),
    ("up-to-factor", ["x"], "2*x", "[2*x, x]", "different"),
    ("up-to-factor", None, "[1, 2]", "[2, 4]", "equal"),
    ("up-to-factor", None, "[1, 2]", "[0, 0]", "different"),
    ("up-to-factor", None, "[0, 0]", "[1, 2]", "different"),
    ("up-to-factor", None, "[0, 0]", "[0, 0]", "equal"),
    ("up-to-factor", None, "[x, 0]", "[0, 0]", "different"),
    ("up-to-factor", None, "[x, 0]", "[0, x]", "different"),
    ("up-to-factor", None, "[x, 2*x]", "[3*x, 6*x]", "equal"),
    ("up-to-factor", None, "[[1, 0], [0, 1]]", "[[0, 0], [0, 0]]", "different"),
    ("up-to-factor", None, "[1, -2]", "[-1, 2]", "different"),
    ("up-to-factor", ["x"], "0", "x", "different"),
    # kinks, jumps, places far away
    ("up-to-constant", ["x"], "x^2", "x^2 + max(0, x - 10)", "different"),
    ("up-to-constant", ["x"], "x^2", "x^2 + max(0, x - 10^6)", "different"),
    ("up-to-constant", ["x"], "x^2", "x^2 + [x > 5]", "different"),
    ("up-to-constant", ["x"], "[x > 0]", "[x >= 0]", "different"),
    ("up-to-constant", ["x"], "[x > 0]", "1 - [x <= 0] + a", "equal"),
    ("up-to-constant", ["x"], "max(0, x)", "(x + abs(x))/2 + 3", "equal"),
    ("up-to-constant", ["x"], "floor(x)", "floor(x + 3)", "equal"),
    ("up-to-factor", ["x"], "[x > 0]", "[x >= 0]", "different"),
    ("up-to-factor", ["x"], "[x > 100]", "2*[x > 100]", "equal"),
    ("up-to-factor", ["x"], "[x > 100]", "x*[x > 100]", "different"),
    ("up-to-factor", ["x"], "[a <= x]*exp(-x)", "[a <= x]*exp(a - x)", "equal"),
    ("up-to-factor", ["x"], "exp(-abs(x - a)/s)/(2*s)", "exp(-abs(x - a)/s)", "equal"),
    ("up-to-factor", ["p"], "p^2*(1 - p)^3", "7*p^2*(1 - p)^3", "equal"),
    ("up-to-factor", ["p"], "p^2*(1 - p)^3", "p^2*(1 - p)^3*(1 + [p > 0.9])", "different"),
    # where one side has no value
    ("up-to-constant", ["x"], "log(abs(x))", "log(x)", "different"),
    ("up-to-constant", ["x"], "log(abs(x))", "log(x) + 3", "different"),
    ("up-to-constant", ["x"], "log(abs(x))", "log(-x)", "different"),
    ("up-to-constant", ["x"], "log(abs(x))", "log(abs(3*x))", "equal"),
    ("up-to-constant", ["s"], "log(abs(s))", "log(s) + 3", "equal"),
    ("up-to-constant", ["x"], "x", "exp(log(x))", "different"),
    ("up-to-constant", ["x"], "x^2", "sqrt(x)^4 + 1", "different"),
    ("up-to-factor", ["x"], "x^2", "3*sqrt(x)^4", "different"),
    ("up-to-constant", ["x"], "(x^2 - 1)/(x - 1)", "x", "equal"),
    # where both have one only away from zero
    ("up-to-constant", ["x"], "sqrt(x - 2)", "sqrt(x - 2)", "equal"),
    ("up-to-constant", ["x"], "sqrt(x - 2)", "sqrt(x - 2) + 1", "equal"),
    ("up-to-constant", ["x"], "sqrt(x - 2)", "2*sqrt(x - 2)", "different"),
    ("up-to-constant", ["x"], "log(x - 1)", "log(3*x - 3)", "equal"),
    ("up-to-constant", ["x"], "log(x - 5)", "log(x - 5)", "equal"),
    ("up-to-constant", ["x"], "acosh(x)", "log(2*x + 2*sqrt(x^2 - 1))", "equal"),
    ("up-to-factor", ["x"], "sqrt(x - 2)", "sqrt(7*x - 14)", "equal"),
    # what few bits do not see
    ("up-to-constant", ["x"], "sin(x)", "sin(x) + 1e-40*x", "different"),
    ("up-to-constant", ["x"], "sin(x)", "sin(x) + 1e-40", "equal"),
    ("up-to-constant", ["x"], "exp(x)", "exp(x) + exp(-x^2 - 100)", "different"),
    ("up-to-constant", ["x"], "x^2", "x^2 + exp(-10^6)*x", "different"),
    ("up-to-factor", ["x"], "sin(x)", "sin(x) + 1e-40*x", "different"),
    ("up-to-factor", ["x"], "x^2 + 1", "x^2 + 1 + 1e-400*x", "different"),
    ("up-to-factor", ["x"], "exp(x)", "exp(x) + exp(-x^2 - 100)", "different"),
    ("equal", None, "p ∝ log(x - 1)", "p ∝ log(x - 1)", "equal"),
    ("equal", None, "p ∝ sqrt(x - 2)", "p ∝ 3*sqrt(x - 2)", "equal"),
    ("equal", None, "p ∝ exp(-x)", "p ∝ exp(-x)*[x < 10]", "different"),
    ("equal", None, "x^2", "x^2 + 5", "different"),
    ("equal", None, "x - a", "a - x", "different"),
)
DATA = {"x": "real[N]", "N": "natural", "m": "real", "s": "positive"}
BETWEEN = {"a": "real", "b": "real, > a", "x": "in (a, b)"}
CLASSES = {"theta": "simplex[K]", "m": "natural[K]", "K": "natural"}
MATRIX = {"A": "real[n, n]", "x": "real[n]", "n": "natural"}
DEFINED = {"w": "real", "x": "real[N]", "z[i]": "= w*x[i]", "t": "real[N]", "N": "natural"}
COUNTS = {"k": "0..n", "n": "natural", "p": "probability"}
_SQUARES = "-sum((x[i]-m)^2, i, 1, N)/(2*s)"
_OPENED = "sum(x[i]^2, i, 1, N)/(2*s)"
_MIXED = "m*sum(x[i], i, 1, N)/s"
# domains, mode, for, expected, answer, verdict
OF_OTHERS = (
    (DATA, "up-to-constant", ["m"], _SQUARES, f"-N*m^2/(2*s) + {_MIXED}", "equal"),
    (DATA, "up-to-constant", ["x"], _SQUARES, f"-{_OPENED} + {_MIXED}", "equal"),
    (DATA, "up-to-constant", ["x"], _SQUARES, f"-{_OPENED} - {_MIXED}", "different"),
    (DATA, "up-to-constant", ["m", "x"], _SQUARES, f"-{_OPENED} + {_MIXED}", "different"),
    (DATA, "up-to-constant", ["N"], "sum(k, k, 1, N)", "N*(N + 1)/2 + 7", "equal"),
    (DATA, "up-to-constant", ["N"], "sum(k, k, 1, N)", "N*(N + 1)/2 + N", "different"),
    (BETWEEN, "up-to-constant", ["b"], "sqrt((b - a)^2)", "b", "equal"),
    (BETWEEN, "up-to-constant", ["a"], "abs(b - a)", "-a", "equal"),
    (BETWEEN, "up-to-constant", ["x"], "abs(x - a)", "x", "equal"),
    (BETWEEN, "up-to-factor", ["x"], "1/(b - a)", "1", "equal"),
    (BETWEEN, "up-to-factor", ["x"], "log(b - a)", "1", "different"),
    (CLASSES, "up-to-factor", ["theta"], "prod(theta[k]^m[k], k, 1, K)",
     "(sum(m[k], k, 1, K))!*prod(theta[k]^m[k]/m[k]!, k, 1, K)", "equal"),
    (CLASSES, "up-to-factor", ["theta"], "prod(theta[k]^m[k], k, 1, K)",
     "prod(theta[k]^(m[k] + 1), k, 1, K)", "different"),
    (MATRIX, "up-to-constant", ["x"], "x^T*A*x", "x^T*(A + A^T)*x/2 + tr(A)", "equal"),
    (MATRIX, "up-to-factor", ["A"], "A", "3*A", "equal"),
    (MATRIX, "up-to-factor", ["A"], "A", "A^T", "different"),
    (MATRIX, "up-to-factor", None, "I", "[[2, 0], [0, 2]]", "equal"),
    (MATRIX, "up-to-factor", None, "2*I", "-I", "different"),
    (DEFINED, "up-to-constant", ["w"], "sum((z[i] - t[i])^2, i, 1, N)",
     "sum((w*x[i])^2 - 2*t[i]*z[i], i, 1, N)", "equal"),
    (DEFINED, "up-to-constant", ["w"], "sum((z[i] - t[i])^2, i, 1, N)",
     "sum((w*x[i])^2 - t[i]*z[i], i, 1, N)", "different"),
    (COUNTS, "up-to-factor", ["p"], "binomial(n, k)*p^k*(1 - p)^(n - k)", "p^k*(1 - p)^(n - k)", "equal"),
    (COUNTS, "up-to-factor", ["k"], "binomial(n, k)*p^k*(1 - p)^(n - k)", "p^k*(1 - p)^(n - k)", "different"),
    (COUNTS, "up-to-factor", ["k"], "p^k*(1 - p)^(n - k)", "(p/(1 - p))^k", "equal"),
    ({}, "up-to-factor", None, "x[1]^2", "x[1]^3", "different"),
    ({}, "up-to-factor", None, "x[1]^2", "3*x[1]^2", "equal"),
    ({}, "up-to-factor", None, "exp(-sum(x[i]^2, i, 1, N))", "N*exp(-sum(x[i]^2, i, 1, N))", "equal"),
)  # fmt: skip
# what an answer may say, and what is said of it
SAID = (
    ("up-to-factor", "x - a", "a - x", "by a negative factor, where only a positive one is left open"),
    ("up-to-factor", "[1, -2]", "[-1, 2]", "by a negative factor, where only a positive one is left open"),
    ("up-to-factor", "x", "x^2", "by more than a factor"),
    ("up-to-constant", "x", "-x", "by more than a constant"),
    ("up-to-constant", "log(abs(x))", "log(x) + 3", "your answer has no value"),
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


@pytest.mark.parametrize(("symbols", "mode", "names", "expected", "answer", "verdict"), OF_OTHERS)
def test_names_of_any_sort_vary(
    symbols: dict[str, str], mode: str, names: list[str] | None, expected: str, answer: str, verdict: str
) -> None:
    """Data, sizes, matrices, what is bounded or defined by others; both ways round."""
    more = {} if names is None else {"for": names}
    for sides in ((expected, answer), (answer, expected)):
        assert compare(*sides, symbols=symbols, mode=mode, **more).verdict == verdict


@pytest.mark.parametrize(("mode", "expected", "answer", "said"), SAID)
def test_what_is_said_of_a_difference(mode: str, expected: str, answer: str, said: str) -> None:
    """By what they differ, and that a negative factor is one."""
    assert said in compare(expected, answer, symbols=REAL, mode=mode).message


@pytest.mark.parametrize(("expected", "answer", "options", "verdict"), NUMBERS)
def test_numbers_have_digits(expected: str, answer: str, options: dict[str, float], verdict: str) -> None:
    """A decimal means what its digits allow, rounded or cut; an integer or a fraction is exact."""
    assert compare(expected, answer, symbols={}, mode="number", **options).verdict == verdict
