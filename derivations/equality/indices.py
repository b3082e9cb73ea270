"""Do some points tell too little of an index, because it had the same value as another whole number there?

With k = K at all but one of them, x[k] and x[K] are nearly always one thing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from flint import fmpq

from derivations.equality.compiler import Compiler
from derivations.equality.world import World

FEWEST = 3  # points that have to tell an index from what it mostly is


def coincide(c: Compiler, points: Sequence[World]) -> bool:
    """Has an index one value, or one distance from another index or a size, at nearly all these points?"""
    words = sorted({*c.names, *c.sizes})
    if "range" not in [c.domain(word).kind for word in words]:  # as in most formulas
        return False
    seen = {word: [w.values.get(word) for w in points] for word in words}
    numbers = {word: [one for one in found if type(one) is fmpq] for word, found in seen.items()}
    whole = {word: found for word, found in numbers.items() if len(found) == len(points)}
    for word in whole:
        if c.domain(word).kind != "range":
            continue
        others = (found for other, found in whole.items() if other != word)
        apart = ([a - b for a, b in zip(whole[word], found, strict=True)] for found in others)
        for found in (whole[word], *apart):
            (_, often), *_ = Counter(map(str, found)).most_common(1)
            if len(points) - often < FEWEST:
                return True
    return False
