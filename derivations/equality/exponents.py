"""Which powers are told apart by whole and half exponents alone?

(a^b)^c and a^(bc) agree wherever a is positive, and a power of a negative number is mostly undefined: they
differ at a = -1, b = 2, c = 1/2."""

from __future__ import annotations

from collections.abc import Iterator

from flint import fmpq

from derivations.equality.compiler import Compiler
from derivations.equality.domains import is_integer
from derivations.equality.draws import all_allowed
from derivations.equality.world import World

_EXPONENTS = (fmpq(2), fmpq(1, 2), fmpq(3))
_BASE = fmpq(-3, 4)


def whole_powers(c: Compiler, w: World) -> Iterator[World]:
    """Points like this one, where names in exponents are 2, 1/2 and 3 in turn, and other numbers negative."""
    free = {word for word in c.names - c.sizes if not is_integer(c, word)}
    words = sorted(c.exponents & free)
    if not words or c.data:  # whose sizes are names too
        return
    for shift in range(len(_EXPONENTS)):
        other = World(w.key)
        other.data, other.ranges = w.data, w.ranges
        other.values = {
            word: _BASE * (at + 1) if word in free and type(value) is fmpq else value
            for at, (word, value) in enumerate(sorted(w.values.items()))
        }
        for at, word in enumerate(words):
            other.values[word] = _EXPONENTS[(at + shift) % len(_EXPONENTS)]
        if all_allowed(c, other):
            yield other
