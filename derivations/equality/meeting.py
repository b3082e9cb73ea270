"""Do two values meet: exactly, as balls that say something, or not at all?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flint import arb, fmpq

from derivations.equality.arrays import Array, Eye, ShapeError
from derivations.equality.compiler import Closure
from derivations.equality.scalars import NIL, OverBudget, Scalar, Undefined
from derivations.equality.world import World, number
from derivations.language.naming import as_written

HUGE = "too large to be written down"
GOOD = 40  # bits of a ball that counts


@dataclass(slots=True)
class Nothing:
    """Why there is no value at a point."""

    undefined: bool = True  # or does it only cost too much?
    certain: bool = False
    why: str = ""


Value = Scalar | Array | Eye
VALUELESS = (Undefined, OverBudget, OverflowError)  # what is raised where there is no value


def value_at(closure: Closure, w: World) -> Value | Nothing:
    """The value at a point, or why there is none.  ShapeError passes through."""
    left = w.left
    try:
        return known(closure(w))
    except VALUELESS as problem:
        return valueless(problem)
    finally:
        w.left = left


def valueless(problem: Exception) -> Nothing:
    """Why there is no value, from what was raised."""
    if isinstance(problem, Undefined):
        return Nothing(True, problem.certain, problem.what)
    return Nothing(False, False, str(problem))


def known_at(closure: Closure, w: World) -> Value | None:
    """The value at a point, where there is one."""
    found = value_at(closure, w)
    return None if isinstance(found, Nothing) else found


def nonzero(value: object) -> bool:
    if isinstance(value, (Array, Eye)):
        return False
    return bool(value) if type(value) is fmpq else not value.contains(NIL)  # type: ignore[attr-defined]


def known(value: Any) -> Value | Nothing:
    """What was worked out, where it is finite; why there is nothing stays as it is."""
    kind = type(value)
    if kind is fmpq or kind is Eye or kind is Nothing:
        return value
    if kind is Array:
        if all(type(one) is fmpq or one.is_finite() for one in value.entries):
            return value
    elif value.is_finite():
        return value
    huge = kind is arb and bool(value.mid().is_finite())  # not what has no value: [+/- inf]
    return Nothing(True, False, HUGE if huge else "not finite")


SAME, APART, BLUNT = "same", "apart", "blunt"
_WHOLES = frozenset((Array, Eye))


def met(a: Any, b: Any) -> str:
    """Two values: `same` (exactly, or good balls that overlap), `apart`, or `blunt` (overlapping balls that
    say little)."""
    one, other = type(a), type(b)
    if one is fmpq and other is fmpq:
        return SAME if a == b else APART
    if one in _WHOLES or other in _WHOLES:
        return _met_as_wholes(a, b)
    if not (a - b).contains(NIL):
        return APART
    good = one is fmpq or a.rel_accuracy_bits() >= GOOD
    return SAME if good and (other is fmpq or b.rel_accuracy_bits() >= GOOD) else BLUNT


def _met_as_wholes(a: object, b: object) -> str:
    """Vectors and matrices, the identity, a number beside them."""
    if isinstance(a, Eye) and isinstance(b, Eye):
        return met(a.scale, b.scale)
    if isinstance(a, Eye) and isinstance(b, Array):
        a = a.like(b)
    elif isinstance(b, Eye) and isinstance(a, Array):
        b = b.like(a)
    elif isinstance(a, Eye) or isinstance(b, Eye):
        raise ShapeError("compared with", (), ())
    return _arrays_met(a, b)


def _arrays_met(a: object, b: object) -> str:
    left = a if isinstance(a, Array) else Array(1, 1, [a])
    right = b if isinstance(b, Array) else Array(1, 1, [b])
    if (left.rows, left.columns) != (right.rows, right.columns):
        raise ShapeError("compared with", left.shape, right.shape)
    if len(left.entries) != len(right.entries):  # of one all entries stand for an outcome, of the other some
        return BLUNT
    said = [met(x, y) for x, y in zip(left.entries, right.entries, strict=True)]
    if APART in said:
        return APART
    return BLUNT if BLUNT in said else SAME


def shown(x: object) -> str:
    """A value in a few digits."""
    if type(x) is fmpq:
        text = number(x)
        return text if len(text) <= 24 else arb(x).str(12, radius=False)
    if isinstance(x, Array):
        return f"[{', '.join(shown(one) for one in x.entries)}]"
    if isinstance(x, Eye):
        return f"{shown(x.scale)}*I"
    return x.str(12, radius=False)  # type: ignore[attr-defined, no-any-return]


def shown_point(w: World) -> str:
    """A point in words: "x = 1/2, N = 3"."""
    return said_point(w, w.point())


def said_point(w: World, point: Mapping[str, str]) -> str:
    """The same, where the point has been written out already."""
    pairs = [f"{as_written(name)} = {value}" for name, value in point.items()]
    if not pairs:
        return "one choice of the functions and distributions" if w.random or w.drawn else "every point"
    return ", ".join(pairs[:8]) + (", …" if len(pairs) > 8 else "")
