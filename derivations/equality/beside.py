"""Data at which a branch inside a sum or of a vector changes: `Σ_k [z_k > 0]` against `Σ_k [z_k ≥ 0]`.

Entries are put on, before and beyond zero, the numbers that decide a branch and their quotients, the other
names, and the entries of other data; and between each two of these."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, permutations

from flint import fmpq

from derivations.equality.compiler import Compiler
from derivations.equality.draws import allowed
from derivations.equality.scalars import ONE, ZERO, Scalar
from derivations.equality.world import World

MOST_NUMBERS = 5
MOST_WORLDS = 12  # for each name
_KINDS = frozenset(("real", "positive", "nonnegative", "probability", "negative", "nonpositive"))
_STEP = fmpq(1, 2**20)

Key = tuple[int, ...]
Entries = dict[Key, fmpq]


def beside_entries(c: Compiler, accepted: list[World]) -> Iterator[World]:
    """Worlds with the entries of data on and on either side of where a branch could change."""
    base = max(accepted, key=lambda w: sum(map(len, w.data.values())), default=None)
    if base is None or not c.branches:
        return
    for word in sorted(base.data):
        domain = c.domain(word)
        if domain.kind not in _KINDS or domain.integer:
            continue
        entries = base.data[word]
        limits = [one for one in _limits(c, base) if allowed(domain, one, c, base)]
        for start in range(0, len(limits), max(1, len(entries)))[:MOST_WORLDS]:
            yield _moved(base, word, {**entries, **dict(zip(entries, limits[start:], strict=False))})
        for other in sorted(base.data):
            met = _meeting(base, other)
            if other != word and met.keys() == entries.keys():
                inside = {key: one for key, one in met.items() if allowed(domain, one, c, base)}
                yield _moved(base, word, {**entries, **inside})


def _limits(c: Compiler, w: World) -> list[fmpq]:
    """Numbers at which a branch could change, what lies on either side of each, and between each two."""
    written = sorted(fmpq(one.numerator, one.denominator) for one in c.literals if one > 0)
    numbers = [*written[:MOST_NUMBERS], *written[-1:]]
    quotients = [a / b for a, b in permutations(numbers, 2)]
    names = [value for value in w.values.values() if type(value) is fmpq and value.q != 1][:MOST_NUMBERS]
    signed = {sign * one for one in (*numbers, *quotients, *names) for sign in (1, -1)}
    places = sorted({ZERO, *signed})[: 8 * MOST_NUMBERS]
    around = [one + side * max(abs(one), ONE) * _STEP for one in places for side in (1, -1)]
    return [*places, *((a + b) / 2 for a, b in pairwise(places)), *around]


def _meeting(w: World, other: str) -> Entries:
    """The entries of other data, in turn as they are and beside that."""
    steps = (ZERO, _STEP, -_STEP)
    found = [(key, one) for key, one in w.data[other].items() if type(one) is fmpq]
    return {key: one + steps[at % 3] for at, (key, one) in enumerate(found)}


def _moved(w: World, word: str, entries: dict[Key, Scalar]) -> World:
    moved = World(w.key)
    moved.values, moved.ranges = dict(w.values), w.ranges
    moved.data = {**w.data, word: entries}
    return moved
