"""Has every branch been taken both ways?

Each place where a tree branches (the sign under |·|, the winner of a max, a condition) keeps what was decided
there. A branch that went one way at every point that was tried proves nothing about the other way, unless the
other way is shown to be impossible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flint import fmpq

from derivations.equality.scalars import Undefined, order

if TYPE_CHECKING:
    from collections.abc import Callable

    from derivations.equality.world import World
    from derivations.language.tree import Tree

YES, NO = 1, 2


class Decision:
    """One place where a tree branches; `surface` is zero where it changes (None where a bound name
    decides), and `tree` is the formula of it, where there is one."""

    __slots__ = ("open", "seen", "surface", "tree")

    def __init__(self, surface: Callable[[World], Any] | None, tree: Tree | None = None) -> None:
        self.seen = 0
        self.open = False
        self.surface = surface
        self.tree = tree

    @property
    def one_sided(self) -> bool:
        return self.seen in (YES, NO)

    def holds(self, w: World, a: Any, b: Any, test: Callable[[int], bool]) -> bool:
        """Does a relation hold between two values?  Undefined(certain=False) where balls do not tell."""
        if not w.probing:
            known = w.edge is not None and self in w.edge
            sign = 0 if known else order(a, b, "a comparison too close to call")
            found = test(sign)
            of_points = sign == 0 and found not in (test(1), test(-1))  # a = b holds at single points only
            if w.edge is None or of_points:
                self.seen |= YES if found else NO
            return found
        try:
            found = test(order(a, b, ""))
        except Undefined:
            self.open = True
            return True
        self.open = self.open or (type(a) is fmpq and type(b) is fmpq)
        return found

    def note_fails(self, w: World) -> None:
        """A relation has not held, because a side of it has no value."""
        if not w.probing and w.edge is None:
            self.seen |= NO

    def note_sign(self, w: World, x: Any) -> None:
        """A function that changes where its argument passes zero has been given a value."""
        if w.probing:
            self.open = self.open or type(x) is fmpq or not (x > 0 or x < 0)
        if w.probing or w.edge is not None:
            return
        size = x.p if type(x) is fmpq else x
        if size > 0:
            self.seen |= YES
        elif size < 0:
            self.seen |= NO

    def note_best(self, w: World, value: Any, best: Any) -> None:
        """An argument of max or min has, or has not, been the one that counts."""
        if w.probing:
            self.open = True
        elif w.edge is not None:
            return
        elif type(value) is fmpq and type(best) is fmpq:
            self.seen |= YES if value == best else NO
        else:
            self.seen |= NO if not (value - best).contains(0) else YES
