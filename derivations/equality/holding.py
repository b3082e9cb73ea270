"""Does an equation hold at a point of a curve along which one number moves?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flint import arb, fmpq

from derivations.equality.arrays import Array
from derivations.equality.compiler import Closure
from derivations.equality.meeting import Nothing, value_at
from derivations.equality.scalars import OverBudget, Undefined
from derivations.equality.verdict import DIFFERENT, EQUAL, UNKNOWN
from derivations.equality.world import World

_WIDE = arb(0, 2.0**-30)  # the box on which a function has certainly no value
_TINY = arb(2) ** -40


@dataclass(frozen=True, slots=True)
class Place:
    """A number of a world that can be moved: a scalar, or an entry of data."""

    name: str
    key: tuple[int, ...] | None = None

    def moved(self, w: World, value: fmpq | arb) -> World:
        other = World(w.key)
        other.values, other.ranges = dict(w.values), w.ranges
        other.data = {name: dict(entries) for name, entries in w.data.items()}
        if self.key is None:
            other.values[self.name] = value
        else:
            other.data[self.name][self.key] = value
        return other


def vanishes_not(x: Any) -> bool:
    """Is a value certainly not zero?"""
    return bool(x != 0) if type(x) is fmpq else not x.contains(0)


Holds = Callable[[World, Place, Any], str]  # at a value of a place: EQUAL, DIFFERENT or UNKNOWN


def along(f: Closure, w: World, place: Place) -> Callable[[fmpq | arb], object]:
    store: dict[str, Any] = w.values if place.key is None else w.data

    def value(x: fmpq | arb) -> object:
        kept = store[place.name]
        store[place.name] = x if place.key is None else {**kept, place.key: x}  # what was summed is no more
        try:
            return f(w)
        except (Undefined, OverBudget, OverflowError, ZeroDivisionError):
            return None
        finally:
            store[place.name] = kept

    return value


def vanishing(g: Closure) -> Holds:
    """Does a function vanish there?  Where it has no value it does not."""

    def holds(w: World, place: Place, root: fmpq | arb) -> str:
        there = along(g, w, place)(root)
        if there is None and _nowhere(g, w, place, root):
            return DIFFERENT
        return UNKNOWN if there is None else zero(there)

    return holds


def zero(value: Any) -> str:
    """Is a value zero, as far as a ball tells?"""
    if isinstance(value, Array):
        return UNKNOWN
    if type(value) is fmpq:
        return EQUAL if value == 0 else DIFFERENT
    if not value.contains(0):
        return DIFFERENT
    return EQUAL if value.abs_upper() < _TINY else UNKNOWN


def _nowhere(g: Closure, w: World, place: Place, root: fmpq | arb) -> bool:
    """Has a function certainly no value at an exact root of another, or all around one that is a ball?"""
    found = value_at(g, place.moved(w, root if type(root) is fmpq else arb(root) + _WIDE))
    return isinstance(found, Nothing) and found.undefined and found.certain
