"""At which point is a tree tried?

A world gives every name a value: scalars, data by their indices, sizes, abstract functions.  What is not
drawn ahead is drawn when it is first asked for, from a key made of the world and the name alone, so the order
of asking does not matter."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

from flint import arb, fmpq

from derivations.equality.arrays import Array, Value
from derivations.equality.scalars import OverBudget, Scalar

_64 = 0xFFFFFFFFFFFFFFFF
NOTHING: Mapping[object, fmpq] = {}  # known of an edge
LARGEST_LOOP = 20_000  # steps of all sums at one point


class World:
    """One point: the values of all names."""

    __slots__ = (
        "data",
        "drawn",
        "edge",
        "kept",
        "key",
        "left",
        "probing",
        "random",
        "ranges",
        "values",
    )

    def __init__(self, key: int) -> None:
        self.key = key
        self.values: dict[str, Value] = {}
        self.data: dict[str, dict[tuple[int, ...], Scalar]] = {}
        self.ranges: dict[str, tuple[tuple[int, int], ...]] = {}
        self.random: dict[str, object] = {}
        self.kept: dict[int, tuple[int, list[object], Scalar]] = {}  # values that `steady` found here
        self.left = LARGEST_LOOP
        self.edge: Mapping[object, fmpq] | None = (
            None  # of a point on an edge: places, and what they are there
        )
        self.probing = False  # is this a wide box on which branches are shown to be impossible?
        self.drawn = False  # was anything abstract asked for?

    def spend(self, steps: int) -> None:
        self.left -= steps
        if self.left < 0:
            raise OverBudget("a sum with too many terms")

    def chance(self, what: str) -> int:
        """64 bits that belong to a name: the same for the same world and name."""
        return self.chance_of(zlib.crc32(what.encode()))

    def chance_of(self, checksum: int) -> int:
        """The same, from the checksum of the name."""
        state = (checksum ^ self.key) * 0x9E3779B97F4A7C15 + self.key & _64
        state ^= state >> 31
        state = state * 0xBF58476D1CE4E5B9 & _64
        return state ^ state >> 27

    def fresh(self, what: str, bits: int = 12) -> fmpq:
        """A number in (-4, 4) that belongs to a name."""
        self.drawn = True
        limit = 1 << (bits + 3)
        return fmpq(2 * (self.chance(what) % limit) + 1 - limit, 1 << (bits + 1))

    def array(self, name: str) -> Array:
        """The data of a name as a vector or matrix."""
        (first, last), *others = self.ranges[name]
        (left, right) = others[0] if others else (1, 1)
        entries = list(self.data[name].values())  # as they were drawn: row by row
        return Array(last - first + 1, right - left + 1, entries, not others)

    def widen(self, integers: frozenset[str]) -> World:
        """A small box around the point: every number of a name that is not an integer by its domain becomes a
        ball."""
        box = World(self.key)
        box.ranges = self.ranges
        radius = arb(0, 2.0**-40)

        def wide(name: str, x: Scalar) -> Scalar:
            return arb(x) + radius if type(x) is fmpq and name not in integers else x

        box.values = {
            name: wide(name, value) for name, value in self.values.items() if not isinstance(value, Array)
        }
        box.data = {
            name: {k: wide(name, v) for k, v in entries.items()} for name, entries in self.data.items()
        }
        return box

    def point(self) -> dict[str, str]:
        """The names and their values in short exact numbers, for a student to try."""
        shown = {
            name: number(value) if isinstance(value, fmpq) else arb(value).str(12, radius=False)
            for name, value in sorted(self.values.items())
            if isinstance(value, (fmpq, arb))
        }
        for name, entries in sorted(self.data.items()):
            for key, value in sorted(entries.items()):
                if type(value) is fmpq:
                    shown[f"{name}[{','.join(map(str, key))}]"] = number(value)
        return shown


def number(x: fmpq) -> str:
    """A short exact number: a fraction or an integer."""
    text = str(x)
    if len(text) > 1000 and x.p.bit_length() + x.q.bit_length() > 4000:
        return str(arb(x).str(12, radius=False))
    return text
