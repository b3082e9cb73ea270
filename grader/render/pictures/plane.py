"""Lines in a plane among points: where they run, and how they are labelled without covering one another.

Only lines that stand in the answer are drawn: the last one solid, those before it dashed, a wrong one marked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from grader.render.pictures.picture import GIVEN, Dot, Line, Mark, Picture, Seen, Words, axis_label

SIDE, LEFT, TOP = 230.0, 40.0, 22.0
RIGHT, BELOW = 84.0, 22.0  # room for labels
NEAR = 14.0  # labels this near would cover one another
WORST = ("unreadable", "incorrect", "partial", "undecided", "carried", "correct")


@dataclass(frozen=True, slots=True)
class Straight:
    """across x + up y + shift = 0, as written at one step."""

    step: str
    across: float
    up: float
    shift: float
    outcome: str

    @property
    def wrong(self) -> bool:
        return self.outcome in ("incorrect", "unreadable", "partial")


@dataclass(frozen=True, slots=True)
class Plane:
    """The part of the plane that is shown, as a square."""

    left: float
    bottom: float
    width: float
    height: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        return (
            LEFT + (x - self.left) * SIDE / self.width,
            TOP + SIDE - (y - self.bottom) * SIDE / self.height,
        )

    def crossing(self, line: Straight) -> list[tuple[float, float]]:
        """Where the line meets the edges of the square: two points, or none."""
        found = []
        for edge in (self.left, self.left + self.width):
            if line.up:
                found.append((edge, -(line.across * edge + line.shift) / line.up))
        for edge in (self.bottom, self.bottom + self.height):
            if line.across:
                found.append((-(line.up * edge + line.shift) / line.across, edge))
        ends = sorted({(round(x, 9), round(y, 9)) for x, y in found if self.holds(x, y)})
        return [ends[0], ends[-1]] if len(ends) > 1 else []

    def holds(self, x: float, y: float) -> bool:
        across, up = self.width * 1e-9, self.height * 1e-9
        return -across <= x - self.left <= self.width + across and -up <= y - self.bottom <= self.height + up


def steps(names: Sequence[str], seen: Sequence[Seen]) -> Iterator[tuple[str, list[float], str]]:
    """Each step at which all of these were written as numbers, with the worst outcome among them; what
    has not moved is not told again."""
    before = None
    for step in dict.fromkeys(one.step for one in seen):
        here = {one.base: one for one in seen if one.step == step}
        if not all(name in here and here[name].number is not None for name in names):
            continue
        numbers = [here[name].number or 0.0 for name in names]
        worst = min((here[name].outcome for name in names), key=lambda o: WORST.index(o) if o in WORST else 0)
        if numbers != before:
            yield step, numbers, worst
        before = numbers


def axes(plane: Plane, across: str, up: str, beside: Sequence[tuple[float, float]] = ()) -> Iterator[Mark]:
    """Through zero where it is in sight, else at the edge; at the edges the numbers of those points."""
    x0 = min(max(0.0, plane.left), plane.left + plane.width)
    y0 = min(max(0.0, plane.bottom), plane.bottom + plane.height)
    right, top = plane.left + plane.width, plane.bottom + plane.height
    yield Line([plane.at(plane.left, y0), plane.at(right, y0)], "axis")
    yield Line([plane.at(x0, plane.bottom), plane.at(x0, top)], "axis")
    x, y = plane.at(right, y0)
    yield Words(x + 6, y + 4, across, GIVEN, "start")
    x, y = plane.at(x0, top)
    yield Words(x, y - 6, up)
    for value, at in _apart({value: plane.at(value, plane.bottom)[0] for value, _ in beside}):
        yield Words(at, TOP + SIDE + 16, axis_label(value))
    for value, at in _apart({value: plane.at(plane.left, value)[1] for _, value in beside}):
        yield Words(LEFT - 8, at + 4, axis_label(value), GIVEN, "end")


def _apart(places: Mapping[float, float]) -> Iterator[tuple[float, float]]:
    """Values with their places, without those whose labels would cover one before."""
    taken: list[float] = []
    for value, at in sorted(places.items()):
        if all(abs(at - other) >= 2 * NEAR for other in taken):
            taken.append(at)
            yield value, at


def drawn_lines(
    plane: Plane, lines: Sequence[tuple[Straight, str]], *, ticked_beside: Sequence[tuple[float, float]] = ()
) -> Iterator[Mark]:
    """The lines with their labels; beside points, with a tick at the last, to where it is positive."""
    taken: list[tuple[float, float]] = []
    for at, (line, label) in enumerate(lines):
        ends, last = plane.crossing(line), at == len(lines) - 1
        if not ends:
            continue
        tone = ("bad" if line.wrong else "own") if last or line.wrong else "faint"
        (ax, ay), (bx, by) = (plane.at(*end) for end in ends)
        yield Line([(ax, ay), (bx, by)], tone, dashed=not last)
        if last and ticked_beside:
            yield _tick(plane, line, ends, ticked_beside, tone)
        x, y = bx + 5, by + 4
        while any(abs(y - other) < NEAR and abs(x - beside) < RIGHT for beside, other in taken):
            y -= NEAR
        taken.append((x, y))
        yield Words(x, y, f"{label}{' ✗' if line.wrong else ''}", "bad" if line.wrong else GIVEN, "start")


def _tick(
    plane: Plane,
    line: Straight,
    ends: Sequence[tuple[float, float]],
    beside: Sequence[tuple[float, float]],
    tone: str,
) -> Line:
    """At right angles to the line, as far from the points as can be."""
    (ax, ay), (bx, by) = (plane.at(*end) for end in ends)
    shown = [plane.at(*point) for point in beside]
    feet = [(ax + along * (bx - ax), ay + along * (by - ay)) for along in (0.5, 0.3, 0.7, 0.15, 0.85)]
    x, y = max(feet, key=lambda foot: min(hypot(foot[0] - px, foot[1] - py) for px, py in shown))
    dx, dy = line.across / plane.width, line.up / plane.height
    return Line([(x, y), (x + 14 * dx / hypot(dx, dy), y - 14 * dy / hypot(dx, dy))], tone)


def picture(marks: Sequence[Mark], said: str, caption: str) -> Picture:
    return Picture(LEFT + SIDE + RIGHT, TOP + SIDE + BELOW, said, caption, marks)


def points(plane: Plane, known: Sequence[tuple[float, float]], filled: Sequence[bool]) -> Iterator[Mark]:
    for (x, y), full in zip(known, filled, strict=True):
        px, py = plane.at(x, y)
        yield Dot(px, py, 6, "point", filled=full)
