"""How many points have to count, and how closely are they looked at?"""

from __future__ import annotations

from derivations.equality.compiler import Compiler

PRECISION, HIGH, HIGHEST = 128, 1000, 16_000  # bits
FINE, FINE_ENDLESS = 512, 128  # bits of an integral between two limits, and of what has no end, at one point
SCALE_BITS = 3  # beyond the high precision, for each bit of the largest number that is written
ENOUGH = 4  # points that count
ENOUGH_SIZES = 5  # … where a size is free: each of the sizes
ENOUGH_SPLIT = 8  # … where the domain of a function ends somewhere
ENOUGH_BRANCHES = 16  # … where a function has branches
FEWEST = 3  # … where a domain has no more to offer


def enough_for(c: Compiler) -> int:
    """How many points have to count."""
    if c.integrals:
        return FEWEST
    if c.branches or _few_values(c):
        return ENOUGH_BRANCHES
    if c.splits:
        return ENOUGH_SPLIT
    return ENOUGH_SIZES if c.sizes else ENOUGH


def _few_values(c: Compiler) -> bool:
    """Has a name so few values that a handful of points may all have the same: a label, 0 or 1?"""
    for word in c.names:
        one = c.scope.domain(word)
        ranged = one.kind == "range" and one.low is not None and not one.dimensions
        if ranged and not [end for end in (one.low, one.high) if end is not None and end.names()]:
            return True
    return False


def written_bits(c: Compiler) -> int:
    """How many bits has the largest number that is written, or of which the smallest is the reciprocal?"""
    return max((int(one.p).bit_length() for one in c.scales), default=0) if c.scales else 0


def high_bits(c: Compiler) -> int:
    """The precision at which a difference beside the largest number that is written still shows."""
    return HIGH + SCALE_BITS * written_bits(c)
