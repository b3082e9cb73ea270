"""Do two trees have the same value at every point that is tried?

Exact values are compared exactly, balls by overlap.  A point *counts* when both balls have enough good bits
after the terms that the two sides share have been cancelled; a point where a side is undefined is passed
over, and a difference of domain is only said where it holds on a small box around the point, or where one
side has certainly no value at any of all the points and the other has."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from flint import ctx, fmpq

from derivations.equality.arrays import ShapeError
from derivations.equality.compiler import Compiler
from derivations.equality.domains import has_integers, integers, worlds
from derivations.equality.draws import SHORT
from derivations.equality.edges import edges
from derivations.equality.enough import (
    ENOUGH_BRANCHES,
    FEWEST,
    FINE,
    FINE_ENDLESS,
    HIGH,
    HIGHEST,
    PRECISION,
    enough_for,
    high_bits,
)
from derivations.equality.exponents import whole_powers
from derivations.equality.handy import by_hand
from derivations.equality.indices import coincide
from derivations.equality.limits import approached, unseen
from derivations.equality.meeting import (
    APART,
    BLUNT,
    GOOD,
    HUGE,
    SAME,
    Nothing,
    Value,
    known_at,
    met,
)  # fmt: skip
from derivations.equality.randomness import NOBODY
from derivations.equality.sides import Sides, certificate, domain_verdict, domains_part, shape_verdict
from derivations.equality.surfaces import either_side
from derivations.equality.ties import ties
from derivations.equality.together import together
from derivations.equality.untaken import untaken
from derivations.equality.verdict import EQUAL, UNKNOWN, Verdict
from derivations.equality.world import World

ONE_WAY = "Could not be decided: a branch was taken one way at every point tried."
BEYOND = "Could not be decided: no point is as large, or as small, as a number that is written."
SETTLED = "Could not be decided: at every point tried a function is as good as its limit."


def tried(c: Compiler, sides: Sides, key: int) -> Verdict:
    """The verdict of points alone."""
    kept = ctx.prec
    ctx.prec = PRECISION
    try:
        return Trial(c, sides).verdict(key)
    except ShapeError as problem:
        return shape_verdict(problem)
    finally:
        ctx.prec = kept


class Trial:
    """The points that were looked at, by what they showed."""

    __slots__ = (
        "accepted", "apart", "blunt", "c", "closely", "constant", "costly", "enough", "exact", "finer",
        "huge", "looked", "nowhere", "passed", "sides", "undefined",
        "zeros",
    )  # fmt: skip

    def __init__(self, c: Compiler, sides: Sides) -> None:
        self.c = c
        self.sides = sides
        self.constant = not (c.names or c.data or c.sizes or c.random)
        self.enough = enough_for(c)
        self.accepted: list[World] = []  # where the values meet
        self.passed: list[World] = []  # where a side has no value
        self.apart: list[World] = []  # … on a box around it
        self.nowhere: list[tuple[World, Value | Nothing]] = []  # … certainly
        self.looked = self.blunt = self.undefined = self.costly = 0
        self.exact = True  # were all values exact?
        self.closely = False  # has one of the accepted been looked at closely?
        self.finer = False  # do integrals agree to more bits?
        self.zeros = 0  # of the accepted, with nothing on either side
        self.huge = False  # was a value too large to be written down?

    def verdict(self, key: int) -> Verdict:
        """Points of every stratum, then on either side of each branch, then closer."""
        c = self.c
        for w in worlds(c, key):
            last = len(self.accepted) == self.enough - 1
            if (found := self.look(w) if not last or self.exact else self.look_closely(w)) is not None:
                return found
            self.looked += 1
            if self.constant or (self.looked >= FEWEST and self.done()):
                break
        accepted = self.accepted
        for w in chain(either_side(c, accepted), ties(c, accepted), together(c, accepted)):
            if (found := self.look(w)) is not None:
                return found
        if (
            c.exponents
            and self.accepted
            and (found := self.apart_at(whole_powers(c, self.accepted[0]))) is not None
        ):
            return found
        if (c.decisions or c.steps) and not c.exhausted:
            for looked in (self.on_edges, self.other_ways):
                if (found := looked()) is not None:
                    return found
        if self.passed and (word := _stuck(c, self.accepted, self.passed)):
            why = f"Could not be decided: at every point where both have a value, {word} has the same."
            return Verdict(UNKNOWN, {"how": "stuck", "name": word}, why)
        if self.accepted and not (self.exact or c.integrals or c.endless):
            apart = None
            if not self.closely:
                _, apart = _again(self.sides, self.accepted[-1], high_bits(c))
            if (found := self.settled() if apart is None else apart) is not None:
                return found
        fewer = self.accepted and not self.exact and (c.integrals or c.endless)
        finer = self.look_finer() if fewer else None
        return self.summed_up() if finer is None else finer

    def look_finer(self) -> Verdict | None:
        """The difference of integrals and sums without end at the last point, computed to more bits."""
        self.c.fine = FINE_ENDLESS if self.c.endless else FINE
        self.c.evaluations = 0
        said, apart = _again(self.sides, self.accepted[-1])
        self.finer = said == SAME
        return apart

    def look_closely(self, w: World) -> Verdict | None:
        """The same at a high precision: of values that are not exact, at the last point that is needed."""
        c = self.c
        if c.branches or c.integrals or c.endless:
            return self.look(w)  # other points follow, or fewer bits are computed
        ctx.prec = high_bits(c)
        found = self.look(w)
        ctx.prec = PRECISION
        self.closely = self.accepted[-1] is w
        return found

    def settled(self) -> Verdict | None:
        """Of functions seen at their limits alone: the difference before them, or that nothing tells."""
        c = self.c
        if c.beyond:
            return Verdict(UNKNOWN, {"how": "limit"}, BEYOND)
        if not (hidden := unseen(c, self.accepted, HIGH)):
            return None
        for argument in hidden:
            for w in approached(c, argument, list(self.accepted)):
                if (found := self.look(w)) is not None:
                    return found
        left = unseen(c, self.accepted, HIGH)
        for w in self.accepted if left else ():
            said, apart = _again(self.sides, w, HIGHEST)
            if apart is not None:
                return apart
            if said == SAME:
                left = [one for one in left if one in unseen(c, [w], HIGHEST)]
        return Verdict(UNKNOWN, {"how": "limit"}, SETTLED) if left else None

    def done(self) -> bool:
        """Have enough points been looked at?  Zeros, as of binomial(1, 4), tell little."""
        zeros = 0 if self.c.branches else self.zeros
        if len(self.accepted) >= self.enough and not self.c.exhausted:
            if len(self.accepted) - zeros < self.enough:
                return False
            return len(self.accepted) >= ENOUGH_BRANCHES or not coincide(self.c, self.accepted)
        return self.costly >= 6 or (self.blunt >= 8 and not self.accepted)

    def look(self, w: World) -> Verdict | None:
        """The difference that shows at a point; else the point is counted."""
        a, b = self.sides.at(w)
        if type(a) is Nothing or type(b) is Nothing:
            return self.look_undefined(w, a, b)
        exact = type(a) is fmpq and type(b) is fmpq
        said = (SAME if a == b else APART) if exact else met(a, b)
        if said == APART:
            if self.looked < SHORT:
                return certificate(self.sides, w, a, b)
            return by_hand(self.c, self.sides, w, a, b)
        if said == BLUNT:
            said, apart = _again(self.sides, w)
            if apart is not None:
                return apart
            if said == BLUNT:
                self.blunt += 1
                return None
        if not exact:
            self.exact = False
        self.zeros += exact and a == 0
        self.accepted.append(w)
        return None

    def look_undefined(self, w: World, a: Value | Nothing, b: Value | Nothing) -> Verdict | None:
        """A point where a side has no value: a difference of domain, where it is no isolated point."""
        missing = [one for one in (a, b) if isinstance(one, Nothing)]
        self.huge = self.huge or HUGE in [one.why for one in missing]
        if not all(one.undefined for one in missing):
            self.costly += 1
            return None
        self.undefined += 1
        self.passed.append(w)
        if len(missing) == 2:
            return None
        if missing[0].certain:
            self.nowhere.append((w, a))
            if domains_part(self.c, self.sides, w, isinstance(a, Nothing)):
                self.apart.append(w)
                if self.c.cast is not NOBODY and len(self.apart) < 2:
                    return None  # a probability may be zero by chance
                if not has_integers(self.c, w) or len({str(integers(one)) for one in self.apart}) > 1:
                    return domain_verdict(w, a)
        return None

    def on_edges(self) -> Verdict | None:
        """The difference exactly where a branch changes, at a number that is no fraction."""
        with ctx.workprec(high_bits(self.c)):
            return self.apart_at(edges(self.c, self.accepted))

    def apart_at(self, points: Iterable[World]) -> Verdict | None:
        """The difference at the first of these points where both have a value and one shows."""
        for w in points:
            a, b = self.sides.at(w)
            if type(a) is not Nothing and type(b) is not Nothing and met(a, b) == APART:
                return certificate(self.sides, w, a, b)
        return None

    def other_ways(self) -> Verdict | None:
        """Where a branch was taken one way only: the difference on its other side, or that nothing tells."""
        open_ways = untaken(self.c, self.sides.closures(), self.accepted)
        for w in open_ways or ():
            if (found := self.look(w)) is not None:
                return found
        return None if open_ways is None else Verdict(UNKNOWN, {"how": "branch"}, ONE_WAY)

    def summed_up(self) -> Verdict:
        """What all points together say, where none shows a difference by itself."""
        c, nowhere = self.c, self.nowhere
        if len(nowhere) == self.looked > FEWEST and len({type(a) is Nothing for _, a in nowhere}) == 1:
            return domain_verdict(*nowhere[0])  # one side has no value at any of all points
        points = len(self.accepted)
        fewer = c.fine if self.finer else GOOD if c.endless else PRECISION
        bits = "exact" if self.exact else fewer if c.integrals or c.endless else HIGH
        tally = {"points": points, "bits": bits}
        if points >= (1 if self.constant else self.looked if c.exhausted else FEWEST) and points:
            if self.exact:
                exactly = f"exact values agree at {points} points"
                how = "the values agree exactly" if self.constant else exactly
                return Verdict(EQUAL, {"how": "exact", **tally}, f"Equal: {how}.")
            how = f"the values agree to {bits} bits at {points} points of the domain"
            return Verdict(EQUAL, {"how": "ball", **tally}, f"Equal: {how}.")
        counted = (
            (points, "points agree"),
            (self.blunt, "points say too little"),
            (self.undefined, "points are undefined"),
            (self.costly, "points cost too much"),
        )
        said = [f"{count} {what}" for count, what in counted if count] or ["no point could be tried"]
        seen = {"undefined": self.undefined, "blunt": self.blunt, "costly": self.costly}
        evidence = {"how": "tried", **tally, **seen} | ({"huge": True} if self.huge else {})
        return Verdict(UNKNOWN, evidence, f"Could not be decided: {', '.join(said)}.")


def _stuck(c: Compiler, accepted: list[World], passed: list[World]) -> str:
    """A name that has one value at all points that count and another at one that was passed over, or none."""
    for word in sorted(c.names):
        values = {str(w.values.get(word)) for w in accepted}
        if len(values) == 1 and any(str(w.values.get(word)) not in values for w in passed):
            return word
    return ""


def _again(sides: Sides, w: World, bits: int = HIGH) -> tuple[str, Verdict | None]:
    """The same point at a high precision."""
    ctx.prec = bits
    try:
        a, b = known_at(sides.expected, w), known_at(sides.answer, w)
        if a is None or b is None:
            return BLUNT, None
        said = met(a, b)
        return said, (certificate(sides, w, a, b) if said == APART else None)
    finally:
        ctx.prec = PRECISION
