"""Do two statements made of equations say the same: x = 2 or x = -2, x + y = 3 and x - y = 1, x = ±2?

Wherever one of the alternatives of a statement holds, the other statement must hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from flint import ctx, fmpq

from derivations.equality.alternatives import SIGNS, Alternatives, alternatives, is_equation
from derivations.equality.arrays import Array
from derivations.equality.compiler import Closure, Compiler
from derivations.equality.domains import worlds
from derivations.equality.enough import high_bits
from derivations.equality.equations import MOST_BESIDE, judged, may_be_close, residual, said_lost, slopes_of
from derivations.equality.holding import Place, zero
from derivations.equality.meeting import Nothing, known_at, value_at
from derivations.equality.roots import (
    MOST_POINTS,
    MOST_SURFACES,
    NOWHERE,
    Equation,
    lost_at,
    places,
    roots_of,
)
from derivations.equality.scalars import ONE
from derivations.equality.surfaces import either_side
from derivations.equality.systems import solutions
from derivations.equality.verdict import DIFFERENT, EQUAL, UNKNOWN, Verdict
from derivations.equality.world import World
from derivations.language.scope import Scope
from derivations.language.tree import Tree

Truth = Callable[[World], str]

_COMPOUND = frozenset(("or", "and", "not", "set", "list", "tuple"))


def compared(wanted: Tree, given: Tree, scope: Scope) -> Verdict | None:
    """The verdict on two statements of which one is made of several equations; None where they are of another
    sort."""
    if not (_compound(wanted) or _compound(given)):
        return None
    one, other = alternatives(wanted), alternatives(given)
    if one is None or other is None or not (_equations(one) or _equations(other)):
        return None
    return judged(lambda c, _, __: _compared(c, one, other, wanted, given), wanted, given, scope)


def _compound(tree: Tree) -> bool:
    if tree.head in ("set", "list", "tuple"):
        return bool(tree.args) and all(is_equation(arg) for arg in tree.args)
    if tree.head != "relation":
        return tree.head in _COMPOUND
    return tree.leaf == "∈" or tree.has("plusminus") or any(arg.head == "tuple" for arg in tree.args)


def _equations(found: Alternatives) -> bool:
    return any(is_equation(one) for several in found for one in several)


def _compared(c: Compiler, one: Alternatives, other: Alternatives, wanted: Tree, given: Tree) -> Verdict:
    from derivations.equality.compare import key_of

    left, right = truth(c, one), truth(c, other)
    parts = [[_Part(c, several) for several in side] for side in (one, other)]
    found = list(islice(worlds(c, key_of(wanted, given)), MOST_POINTS))
    said = []
    sides = (
        (parts[0], right, "the expected one", "yours"), (parts[1], left, "yours", "the expected one"),
    )  # fmt: skip
    for side, holds, where, fails in sides:
        for part in side:
            word = part.meets(holds, found)
            if isinstance(word, World):
                return said_lost(word, where, fails)
            said.append(word)
    for side, holds, where, fails in sides if UNKNOWN not in said else ():
        for part in side:
            lost = part.lost(holds, found)
            if lost is not None:
                return said_lost(lost, where, fails)
    if all(word == NOWHERE for word in said):
        return Verdict(EQUAL, {"how": "roots"}, "Equal: neither holds anywhere.")
    if all(word in (EQUAL, NOWHERE) for word in said):
        return Verdict(EQUAL, {"how": "roots"}, "Equal: each holds where the other does.")
    return Verdict(
        UNKNOWN, {"how": "roots"}, "Could not be decided: not all places where they hold were found."
    )


class _Part:
    """One alternative: its equations, and the conditions under which they count."""

    def __init__(self, c: Compiler, relations: list[Tree]) -> None:
        self.c = c
        self.equations = [residual(one) for one in relations if is_equation(one)]
        self.closures = [c.compile(one) for one in self.equations]
        self.where = truth(c, [[one for one in relations if not is_equation(one)]])

    def meets(self, holds: Truth, found: list[World]) -> str | World:
        """Does another statement hold wherever this alternative does?"""
        if not self.closures:
            return self._at_large(holds, found)
        if len(self.closures) > 1:
            return self._together(holds, found)
        (f,), (tree,) = self.closures, self.equations
        if all(known_at(f, w) == 0 for w in found[:4]):
            return self._at_large(holds, found)  # 0 = 0: it holds everywhere
        inside = {EQUAL: True, DIFFERENT: False}
        equation = Equation(f, slopes_of(self.c, tree), lambda w: inside.get(self.where(w)))

        def there(w: World, place: Place, root: Any) -> str:
            return holds(place.moved(w, root))

        return roots_of(self.c, equation, there, found)

    def lost(self, holds: Truth, found: list[World]) -> World | None:
        """A point of a curve, on or beside the places where a condition changes, at which another statement
        does not hold; or one that only a high precision tells."""
        if len(self.closures) != 1:
            return None

        def there(w: World, place: Place, root: Any) -> str:
            at = place.moved(w, root)
            return holds(at) if self.where(at) == EQUAL else UNKNOWN

        (f,) = self.closures
        if may_be_close(self.c, (f,), found):
            with ctx.workprec(high_bits(self.c)):
                if (lost := lost_at(self.c, f, there, found[:1])) is not None:
                    return lost
        return lost_at(self.c, f, there, self._beside_conditions(found))

    def _beside_conditions(self, found: list[World]) -> Iterator[World]:
        """Points from which a curve is reached on either side of where a condition changes along it."""
        c = self.c
        yield from islice(either_side(c, found), MOST_BESIDE)
        for surface in c.surfaces[:MOST_SURFACES]:
            for _, there in solutions(c, [*self.closures, surface], found[0]):
                for w in there[:2]:
                    for place in places(c, w):
                        here = w.values.get(place.name)
                        if place.key is None and type(here) is fmpq:
                            for side in (1, -1):
                                yield place.moved(w, here + side * max(abs(here), ONE) / 64)

    def _at_large(self, holds: Truth, found: list[World]) -> str | World:
        """Conditions that hold on a part of space: a point of it where the other statement fails."""
        for w in found:
            if self.where(w) == EQUAL and holds(w) == DIFFERENT:
                return w
        return UNKNOWN

    def _together(self, holds: Truth, found: list[World]) -> str | World:
        agreed = 0
        for w in found[:8]:
            several = [one for _, there in solutions(self.c, self.closures, w) for one in there]
            several = [one for one in several if self.where(one) != DIFFERENT]
            words = [holds(one) if self.where(one) == EQUAL else UNKNOWN for one in several]
            for one, word in zip(several, words, strict=True):
                if word == DIFFERENT:
                    return one
            agreed += bool(words) and all(word == EQUAL for word in words)
            if agreed >= 3:
                return EQUAL
        return UNKNOWN


def truth(c: Compiler, found: Alternatives) -> Truth:
    """Does a statement hold at a point?  UNKNOWN where a ball does not tell."""
    parts = [[_relation(c, one) for one in several] for several in found]

    def holds(w: World) -> str:
        words = [_worst([one(w) for one in several]) for several in parts]
        return EQUAL if EQUAL in words else UNKNOWN if UNKNOWN in words else DIFFERENT

    return holds


def _worst(words: list[str]) -> str:
    return DIFFERENT if DIFFERENT in words else UNKNOWN if UNKNOWN in words else EQUAL


def _relation(c: Compiler, tree: Tree) -> Truth:
    f = c.compile(residual(tree))
    if is_equation(tree):
        return _vanishing(f)
    c.branch(residual(tree))
    c.surfaces.append(f)
    signs = SIGNS[str(tree.leaf)]

    def holds(w: World) -> str:
        value: Any = value_at(f, w)
        if isinstance(value, Nothing):
            return DIFFERENT if value.undefined and value.certain else UNKNOWN
        if isinstance(value, Array):
            return UNKNOWN
        sign = 1 if value > 0 else -1 if value < 0 else 0 if type(value) is fmpq else None
        return UNKNOWN if sign is None else EQUAL if sign in signs else DIFFERENT

    return holds


def _vanishing(f: Closure) -> Truth:
    def holds(w: World) -> str:
        found = value_at(f, w)
        if isinstance(found, Nothing):
            return DIFFERENT if found.undefined and found.certain else UNKNOWN
        return zero(found)

    return holds
