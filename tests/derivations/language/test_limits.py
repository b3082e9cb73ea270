"""Do the limits hold while reading: each a clear refusal, soon, and without an error of the machine?

The bound on the clock is generous: it is there for what hangs, not to measure.
"""

from __future__ import annotations

import time

import pytest

from derivations.language import Refusal, read

SOON = 1.0  # seconds

MANY = 10_000  # characters an answer may have

REFUSED = [
    # what, the text, a word of the refusal
    ("3,000 nested brackets", "(" * 3000 + "x" + ")" * 3000, "deep|nested"),
    ("3,000 brackets opened", "(" * 3000, "deep|nested|closed"),
    ("3,000 brackets closed", "x" + ")" * 3000, "bracket"),
    ("101 nested brackets", "(" * 101 + "x+1" + ")" * 101, "deep|nested"),
    ("20,000 terms", "+".join("x" * 20_000), "characters|long"),
    ("2,500 terms", "+".join("x" * 2500), "parts"),
    ("2,500 factors", "*".join("x" * 2500), "parts"),
    ("2,500 letters", "ab" * 1250 * 2, "parts|name|long"),
    ("2,500 entries", "[" + ",".join("1" * 2500) + "]", "parts"),
    ("10 MB of digits", "9" * 10_000_000, "characters|digits|long"),
    ("10 MB of decimals", "0." + "3" * 10_000_000, "characters|digits|long"),
    ("1,001 digits", "9" * 1001, "digits"),
    ("1,200 decimals", "0." + "3" * 1200, "digits"),
    ("1,200 digits in groups", ",".join(["999"] * 400), "digits"),
    ("an exponent of ten digits", "1e9999999999", "digits|exponent|power|large|big"),
    ("an exponent of 9,000 digits", "1e" + "9" * 9000, "digits|exponent|power|large|big"),
    ("a small exponent of ten digits", "1e-9999999999", "digits|exponent|power|large|big|small"),
    ("a million combining marks", "x" + "\u0301" * 1_000_000, "characters|mark|accent|long"),
    ("9,000 combining marks", "x" + "\u0301" * 9000, "mark|accent|character"),
    ("a million spaces", " " * 1_000_000, "characters|long|empty"),
    ("a million backslashes", "\\" * 1_000_000, "characters|long"),
    ("10,001 characters", "x" + " " * MANY, "characters|long"),
    ("2,000 minus signs", "-" * 2000 + "x", "deep|nested|parts"),
    ("2,000 roots", "√" * 2000 + "x", "deep|nested|parts"),
    ("2,000 powers", "^".join("x" * 2000), "deep|nested|parts"),
    ("2,000 factorials", "x" + "!" * 2000, "factorial|deep|nested|parts"),
    ("2,000 primes", "f" + "'" * 2000 + "(x)", "prime|deep|nested|parts"),
    ("900 fractions", r"\frac{1}{" * 900 + "x" + "}" * 900, "deep|nested"),
    ("2,000 subscripts", "x_" * 2000 + "x", ""),
    ("1,500 sums", "Σ_n " * 1500 + "x", "deep|nested|parts"),
    ("3,000 relations", "=".join("x" * 3000), "parts"),
    ("900 functions", "sin " * 900 + "x", "deep|nested|parts"),
    ("900 derivatives", "d/dx " * 900 + "x", "deep|nested|parts"),
    ("1,000 accents", r"\hat{" * 1000 + "x" + "}" * 1000, ""),
    ("9,900 bars", "|" * 9900, ""),
    ("9,900 carets", "^" * 9900, ""),
    ("700 cases in words", "1 if a>0 else " * 700 + "0", "deep|nested|parts"),
    ("2,400 words not", "not " * 2400 + "a", "deep|nested|parts"),
    ("900 fractions with over", r"a \over " * 900 + "b", "deep|nested|parts"),
    ("1,900 sums without an index", "+".join(["Σx_i"] * 1900), "parts"),
    ("9,000 signs of a sum", "Σ" * 9000 + "x_i", "deep|nested|parts"),
    ("4,000 primes of an index", "k'" * 4000, ""),
    ("3,000 names of a module", "np." * 3000 + "exp", ""),
    ("1,600 methods", "x" + ".sum()" * 1600, "calls"),
    ("1,400 methods, each in the other", "A.dot(" * 1400 + "x" + ")" * 1400, "calls"),
    ("1,200 sums with their module", "np.sum(" * 1200 + "x" + ")" * 1200, "deep|nested"),
    ("80 selections, each in the other", "sum(x[" * 80 + "a==b" + "])" * 80, "deep|nested"),
    ("600 arrays in braces", r"\{\begin{array}" * 600, "deep|nested|closed"),
    ("800 \\underset", r"\underset{" * 800, ""),
    ("9,900 letters of a word", "q" * 9900, "parts|name|long"),
]

READ = [
    # what, the text
    ("45 brackets", "(" * 45 + "x" + ")" * 45),
    ("a sum of 900 terms", "+".join("x" * 900)),
    ("a product of 900 factors", "*".join("x" * 900)),
    ("900 factors without a sign", "x y " * 450),
    ("1,000 digits", "9" * 1000),
    ("900 decimals", "0." + "3" * 900),
    ("9,999 characters", "x" + " " * (MANY - 1)),
    ("40 fractions", r"\frac{1}{1+" * 40 + "x" + "}" * 40),
    ("30 powers", "^".join("x" * 30)),
    ("a power of a power of nines", "9^9^9^9^9^9"),
    ("the factorial of a large number", "(10^100)!"),
    ("a large exponent", "2^" + "9" * 900),
]


@pytest.mark.parametrize(("text", "says"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_past_a_limit_a_clear_refusal_comes_soon(text: str, says: str) -> None:
    """In well under a second, with a place in the text and the limit in the message."""
    begun = time.process_time()
    with pytest.raises(Refusal, match=says or None) as caught:
        read(text)
    shown = caught.value.drawn()
    taken = time.process_time() - begun
    start, end = caught.value.span
    assert 0 <= start <= len(text)
    assert start <= end <= len(text) + 1
    assert len(str(caught.value)) < 500
    assert len(shown) < 500
    assert taken < SOON


@pytest.mark.parametrize("text", [row[1] for row in READ], ids=[row[0] for row in READ])
def test_within_the_limits_a_formula_is_read_soon(text: str) -> None:
    """What a person may write is read, however large its value: nothing is worked out while reading."""
    begun = time.process_time()
    read(text)
    assert time.process_time() - begun < SOON
