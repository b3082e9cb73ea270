"""Does the declared domain decide, and only it?"""

from __future__ import annotations

import pytest
from corpus.pairs import symbols_of

from derivations.equality import compare

ROWS = """
sqrt(s^2) | s | s: positive | equal
sqrt(s^2) | s | s: nonnegative | equal
sqrt(s^2) | s | s: real | different
sqrt(s^2) | -s | s: in (-3, -1) | equal
log(y/(1-y)) | log(y) - log(1-y) | y: in (0, 1) | equal
log(y/(1-y)) | log(y) - log(1-y) | y: probability | equal
log(x^2) | 2*log(x) | x: real | different
log(x^2) | 2*log(x) | x: positive | equal
log(x^2) | 2*log(x) | x: in [1, 5) | equal
log(x*y) | log(x) + log(y) | x y: real | different
log(x*y) | log(x) + log(y) | x y: positive | equal
abs(x) | x | x: real, >= 0 | equal
abs(x) | x | x: real, > -1 | different
abs(b - a) | b - a | a: real; b: real, > a | equal
abs(b - a) | b - a | a b: real | different
max(a, b) | b | a: real; b: real, >= a | equal
max(a, c) | c | a: real; b: real, > a; c: real, > b | equal
max(a, c) | b | a: real; b: real, > a; c: real, > b | different
(-1)^(2*n) | 1 | n: integer | equal
(-1)^n | 1 | n: integer | different
floor(n/2)*2 | n | n: integer | different
floor(n) | n | n: integer | equal
floor(x) | x | x: in (0, 1) | different
floor(x) | 0 | x: in (0, 1) | equal
[k >= 1] | 1 | K: natural; k: 1..K | equal
[k >= 2] | 1 | K: natural; k: 1..K | different
[k <= K] | 1 | K: natural; k: 1..K | equal
a^2 | a | a: 0..1 | equal
a^2 | a | a: 0..2 | different
a^2 | a | a: probability | different
max(p, q) | p + q - p*q | p q: 0..1 | equal
max(p, q) | p + q - p*q | p q: probability | different
sum(p[k],k,1,K) | 1 | K: natural; p: simplex[K] | equal
sum(p[k],k,1,K) | 1 | K: natural; p: probability[K] | different
n/n | 1 | n: natural | equal
1/(1/x) | x | x: real | equal
x/x | 1 | x: real, not 0 | equal
sqrt(x^2 - 2*x + 1) | x - 1 | x: real, > 1 | equal
sqrt(x^2 - 2*x + 1) | 1 - x | x: in (0, 1) | equal
sqrt(x^2 - 2*x + 1) | x - 1 | x: in (0, 1) | different
x^T*A*y | y^T*A*x | n: natural; A: symmetric[n]; x y: real[n] | equal
x^T*A*y | y^T*A*x | n: natural; A: real[n,n]; x y: real[n] | different
[x^T*S*x >= 0] | 1 | n: natural; S: spd[n]; x: real[n] | equal or unknown
a*y*(1-y) | a*exp(-a*v)/(1+exp(-a*v))^2 | v: real; a: positive; y: = 1/(1+exp(-a*v)) | equal
a*y*(1-y) | a*exp(-a*v)/(1+exp(-a*v))^2 | v: real; a: positive; y: real | different
atan(tan(x)) | x | x: in (-1, 1) | equal
atan(tan(x)) | x | x: in (-1, 2) | different
sum(x[n],n,1,N)/N | x[1] | N: natural; x: real[N] | different
"""


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_the_domain_decides(row: str) -> None:
    """The same two formulas may be equal on one domain and different on another."""
    expected, answer, symbols, honest = row.split(" | ")
    assert compare(expected, answer, symbols=symbols_of(symbols)).verdict in honest.split(" or ")
