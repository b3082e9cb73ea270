"""Which rational is an end or the middle of a ball, or a logarithm?

FLINT ends the process where it is asked for a rational whose power of two does not fit a machine word, as the
ends of a root near 0 of `x*tanh(10^60*(x - 1/3)^2)` have it; so the size is looked at first.
"""

from __future__ import annotations

from math import log2

from flint import arb, fmpq

_MOST_BITS = 4_000  # of a power whose logarithm is looked for
_LARGEST = 1_000_000  # bits of a power of two that is still written out


def rational(x: arb) -> fmpq | None:
    """The rational that an exact ball is; None where it is not finite, or too large or too small."""
    if not x.is_finite():
        return None
    _, exponent = x.mid().man_exp()
    return x.fmpq() if abs(int(exponent)) <= _LARGEST else None


def exact_logarithm(x: fmpq, base: int) -> fmpq | None:
    """The logarithm of a whole power of a whole base, or of the reciprocal of one; None of anything else."""
    if x.p != 1 and x.q != 1:
        return None
    power, sign = (int(x.p), 1) if x.q == 1 else (int(x.q), -1)
    if power < 1 or power.bit_length() > _MOST_BITS:
        return None
    near = int((power.bit_length() - 1) / log2(base))
    return next((fmpq(sign * k) for k in (near, near + 1) if base**k == power), None)
