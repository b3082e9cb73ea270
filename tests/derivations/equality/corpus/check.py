"""Do two formulas of the corpus agree?  Decided by the witness at many points, before a row may enter."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from corpus.formula import Formula
from corpus.points import point
from corpus.witness import Identity, Undefined, mp, value

CLOSE = mp.mpf(10) ** -22
APART = mp.mpf(10) ** -9


def seen(node: Formula, at: Mapping[str, object]) -> object:
    """The value, or None where there is none."""
    try:
        return value(node, at)
    except Undefined:
        return None


def distance(left: object, right: object) -> object:
    """How far apart two values are, relative to their size; infinite if their shapes differ."""
    if isinstance(left, np.ndarray) or isinstance(right, np.ndarray):
        left, right = (
            side if isinstance(side, np.ndarray) else np.array([[side]], dtype=object)
            for side in (left, right)
        )
        if left.shape != right.shape:
            return mp.inf
        scale = max([mp.mpf(10) ** -25, *(abs(x) for x in left.flat), *(abs(x) for x in right.flat)])
        return max(abs(a - b) for a, b in zip(left.flat, right.flat, strict=True)) / scale
    if isinstance(left, tuple) or isinstance(right, tuple):
        if not (isinstance(left, tuple) and isinstance(right, tuple)) or len(left) != len(right):
            return mp.inf
        return max((distance(a, b) for a, b in zip(left, right, strict=True)), default=mp.mpf(0))
    if isinstance(left, Identity) and isinstance(right, Identity):
        return abs(left.scale - right.scale)
    if isinstance(left, Identity) or isinstance(right, Identity):
        return mp.inf
    if left == right:
        return mp.mpf(0)
    return abs(left - right) / max(abs(left), abs(right), mp.mpf(10) ** -25)


def gap(left: Formula, right: Formula, symbols: Mapping[str, str], turn: int) -> object:
    """The distance at one point; None where neither has a value, infinity where only one has."""
    try:
        at = point(symbols, turn, turn)
    except Undefined:
        return None
    one, other = seen(left, at), seen(right, at)
    if one is None or other is None:
        return None if one is other else mp.inf
    return distance(one, other)


def agree(left: Formula, right: Formula, symbols: Mapping[str, str], points: int = 4) -> bool:
    """The same wherever they were tried, and tried somewhere."""
    found = [gap(left, right, symbols, turn) for turn in range(points)]
    return any(seen is not None for seen in found) and all(seen is None or seen < CLOSE for seen in found)


def differ(
    left: Formula, right: Formula, symbols: Mapping[str, str], points: int = 16, times: int = 1
) -> bool:
    """Clearly apart at `times` points or more."""
    count = 0
    for turn in range(points):
        found = gap(left, right, symbols, turn)
        count += found is not None and found > APART
        if count >= times:
            return True
    return False


def defined(node: Formula, symbols: Mapping[str, str], points: int = 6) -> bool:
    """Has it a value anywhere?"""
    return any(_defined_at(node, symbols, turn) for turn in range(points))


def _defined_at(node: Formula, symbols: Mapping[str, str], turn: int) -> bool:
    try:
        return seen(node, point(symbols, turn, turn)) is not None
    except Undefined:
        return False
