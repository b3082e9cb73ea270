"""Which digits are right?  A decimal means what rounds to it, or is cut to it; a fraction is exact.

The exact values come from mpmath at 60 digits, the digits by rounding and cutting as on paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from corpus.formula import read
from corpus.pairs import Pair
from corpus.witness import mp, value

EXACT = (
    "0.9*0.001/(0.9*0.001 + 0.03*0.999)",
    "1/(1+exp(-0.35))",
    "tanh(0.7)",
    "log(2)",
    "exp(-1.5)",
    "sqrt(2)",
    "2/3",
    "10/7",
    "(1.9+3.2+2.8)/3",
    "1-exp(-0.2)",
    "0.1*0.3+0.7*0.9",
    "pi/4",
    "-log(0.8)",
    "1/(2*sqrt(2*pi))",
    "28.27/13",
    "exp(2)/(exp(1)+exp(2)+exp(0.5))",
    "12*12*3*64/7",
    "0.9^10",
    "log(10)/3",
    "1000/3",
    "5/1024",
    "exp(5)",
    "-22/7",
)
FRACTIONS = (
    ("0.25+0.5", "3/4"),
    ("1/3+1/6", "1/2"),
    ("2/3", "4/6"),
    ("0.3*0.2", "3/50"),
    ("7", "14/2"),
    ("1/8", "0.125"),
)
FALSE_FRACTIONS = (
    ("2/3", "3/2"),
    ("1/3", "0.3334"),
    ("1/3", "2/7"),
    ("7", "8"),
    ("3/4", "-3/4"),
    ("1/8", "1/9"),
)


def _figures(exact: Decimal, figures: int, how: str) -> Decimal:
    last = exact.adjusted() - figures + 1
    return exact.quantize(Decimal(1).scaleb(last), rounding=how)


def number_pairs() -> Iterator[Pair]:
    """Rounded, cut, as percent, in scientific notation; off in the last place, shifted, without the sign."""
    for text in EXACT:
        exact = Decimal(mp.nstr(value(read(text), {}), 50))
        for figures in (3, 4, 5, 6):
            rounded, cut = (_figures(exact, figures, how) for how in (ROUND_HALF_UP, ROUND_DOWN))
            step = Decimal(1).scaleb(rounded.as_tuple().exponent)
            options = {"figures": figures}
            for rule, answer, truth in (
                ("rounded", rounded, "equal"),
                ("cut", cut, "equal"),
                ("last digit", rounded + 2 * step, "different"),
                ("last digit", rounded - 2 * step, "different"),
                ("decimal shift", rounded * 10, "different"),
                ("lost minus", -rounded, "different"),
            ):
                if answer == answer.to_integral_value():
                    continue  # an integer is exact: whether it may stand for rounded digits is not said
                yield Pair("numbers", rule, text, _plain(answer), {}, truth, "number", options=options)
        digits = _figures(exact, 4, ROUND_HALF_UP)
        yield Pair(
            "numbers",
            "percent",
            text,
            f"{_plain(digits.scaleb(2))}%",
            {},
            "equal",
            "number",
            options={"figures": 4},
        )
        yield Pair(
            "numbers",
            "scientific",
            text,
            f"{digits:.3e}".replace("e+", "e"),
            {},
            "equal",
            "number",
            options={"figures": 4},
        )
        near = _figures(exact * Decimal("1.0004"), 8, ROUND_HALF_UP)
        yield Pair("numbers", "tolerance", text, _plain(near), {}, "equal", "number", options={"rtol": 1e-3})
        yield Pair(
            "numbers", "tolerance", text, _plain(near), {}, "different", "number", options={"rtol": 1e-4}
        )
        yield Pair(
            "numbers",
            "tolerance",
            text,
            _plain(exact.quantize(Decimal("1e-9")) + Decimal("0.004")),
            {},
            "equal",
            "number",
            options={"atol": 0.005},
        )
        yield Pair(
            "numbers",
            "tolerance",
            text,
            _plain(exact.quantize(Decimal("1e-9")) + Decimal("0.006")),
            {},
            "different",
            "number",
            options={"atol": 0.005},
        )
        seven = _figures(exact, 7, ROUND_HALF_UP)
        if value(read(text), {}) != mp.mpf(str(seven)):
            yield Pair("numbers", "digits are exact in an expression", text, _plain(seven), {}, "different")
    for expected, answer in FRACTIONS:
        yield Pair("numbers", "exact", expected, answer, {}, "equal", "number")
    for expected, answer in FALSE_FRACTIONS:
        yield Pair("numbers", "exact", expected, answer, {}, "different", "number")


def _plain(number: Decimal) -> str:
    return f"{number:f}"
