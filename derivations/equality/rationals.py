"""Which rational is an end or the middle of a ball?

FLINT ends the process where it is asked for a rational whose power of two does not fit a machine word, as the
ends of a root near 0 of `x*tanh(10^60*(x - 1/3)^2)` have it; so the size is looked at first.
"""

from __future__ import annotations

from flint import arb, fmpq

_LARGEST = 1_000_000  # bits of a power of two that is still written out


def rational(x: arb) -> fmpq | None:
    """The rational that an exact ball is; None where it is not finite, or too large or too small."""
    if not x.is_finite():
        return None
    _, exponent = x.mid().man_exp()
    return x.fmpq() if abs(int(exponent)) <= _LARGEST else None
