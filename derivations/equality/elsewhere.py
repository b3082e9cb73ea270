"""Which point stands beside a point, where the names that vary are elsewhere and the others as they are?

A name whose domain stands by itself is where it is at a point that was chosen once, at which both sides have
a value.  What depends on other names, and data, is drawn anew beside each point."""

from __future__ import annotations

from derivations.equality.compiler import Closure, Compiler
from derivations.equality.domains import Plan
from derivations.equality.draws import all_allowed
from derivations.equality.meeting import known_at
from derivations.equality.scalars import Undefined
from derivations.equality.world import NOTHING, World

_ANOTHER = 0x5851F42D4C957F2D  # the key of a point, changed by it, is that of what is drawn beside it
_NUMBER = 2  # as the point of this number it is drawn: the first of long numbers


class Elsewhere:
    """The points beside others, for the functions that are looked at there."""

    def __init__(
        self, c: Compiler, varying: frozenset[str], chosen: World, functions: tuple[Closure, ...]
    ) -> None:
        self.c, self.functions = c, functions
        self.plan = plan = Plan(c)
        moved = [word for word in chosen.values if word in varying]
        fixed = [word for word in moved if c.domain(word).alone or word in plan.sizes]
        self.chosen = {word: chosen.values[word] for word in fixed}
        self.drawn = [one for one in plan.free if one.word in varying and one.word not in self.chosen]
        self.data = [one for one in plan.entries if one.word in varying]
        listed = {one.word for one in self.data if not one.endless}
        self.asked_for = sorted((c.data & varying) - listed)  # whose entries are drawn one by one

    def beside(self, w: World) -> World:
        """The point beside a point; a box of all points stands for that too.  Raises Undefined where there is
        none."""
        if w.probing:
            return w
        p = World(w.key)
        p.values = {**w.values, **self.chosen}
        p.data, p.ranges = dict(w.data), dict(w.ranges)
        p.edge = None if w.edge is None else NOTHING
        p.left = w.left
        if self.drawn or self.data or self.asked_for:
            self.draw(p)
        if not all_allowed(self.c, p):
            raise Undefined(False, "no point beside this one")
        return p

    def draw(self, p: World) -> None:
        """Give the point what has to be drawn for it."""
        dice = World(p.key ^ _ANOTHER)
        dice.values, dice.data, dice.ranges = p.values, dict(p.data), p.ranges
        for one in self.drawn:
            value = self.plan.searched(one.word, one.domain, dice, _NUMBER, one.place)
            if value is None:
                raise Undefined(False, "no point beside this one")
            p.values[one.word] = value
        if not all(one.fill(dice, _NUMBER) for one in self.data):
            raise Undefined(False, "no point beside this one")
        for word in self.asked_for:
            dice.data[word] = {}
        for function in self.functions if self.asked_for else ():
            known_at(function, dice)
        for word in (*self.asked_for, *(one.word for one in self.data)):
            p.data[word] = dice.data[word]
