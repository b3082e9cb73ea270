"""The line at which a perceptron switches, among its samples: after each sample, as the student has it.

Only lines that stand in the answer are drawn.  A tick at a line's middle points to the side of output 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from grader.render.pictures.picture import GIVEN, Dot, Line, Mark, Picture, Seen, Words, number

SIDE, LEFT, TOP = 230.0, 16.0, 22.0
AROUND = 0.7  # how far the plane goes on beyond the samples
WORST = ("unreadable", "incorrect", "partial", "undecided", "carried", "correct")


@dataclass(frozen=True, slots=True)
class Boundary:
    """w1 x1 + w2 x2 + b = 0, as written at one step."""

    step: str
    w1: float
    w2: float
    b: float
    outcome: str


@dataclass(frozen=True, slots=True)
class Plane:
    """The square that is shown."""

    left: float
    bottom: float
    size: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        unit = SIDE / self.size
        return LEFT + (x - self.left) * unit, TOP + SIDE - (y - self.bottom) * unit

    def crossing(self, line: Boundary) -> list[tuple[float, float]]:
        """Where the line meets the edges of the square: two points, or none."""
        found = []
        for edge in (self.left, self.left + self.size):
            if line.w2:
                found.append((edge, -(line.w1 * edge + line.b) / line.w2))
        for edge in (self.bottom, self.bottom + self.size):
            if line.w1:
                found.append((-(line.w2 * edge + line.b) / line.w1, edge))
        slack = self.size * 1e-9
        inside = {
            (round(x, 9), round(y, 9))
            for x, y in found
            if -slack <= x - self.left <= self.size + slack and -slack <= y - self.bottom <= self.size + slack
        }
        ends = sorted(inside)
        return [ends[0], ends[-1]] if len(ends) > 1 else []


def drawn(declaration: Mapping[str, object], seen: Sequence[Seen]) -> Picture | None:
    """The samples, and the lines of the answer."""
    samples, desired, start = (declaration.get(key) for key in ("samples", "desired", "start"))
    if (
        not isinstance(samples, Sequence)
        or not isinstance(desired, Sequence)
        or not isinstance(start, Mapping)
    ):
        return None
    if any(len(sample) != 2 for sample in samples) or len(start) not in (2, 3):
        return None
    points = [(number(x), number(y)) for x, y in samples]
    known = [(x, y) for x, y in points if x is not None and y is not None]
    lines = list(_lines(list(map(str, start)), seen))
    if not lines or len(known) != len(points):
        return None
    low = min(*(x for x, _ in known), *(y for _, y in known)) - AROUND
    size = max(*(x for x, _ in known), *(y for _, y in known)) + AROUND - low
    plane = Plane(low, low, size)
    marks = [*_axes(plane), *_lines_of(plane, lines), *_samples(plane, known, desired)]
    last = lines[-1]
    said = (
        "Your line of decision after each sample, among the samples: "
        + "; ".join(
            f"{_step(one.step)}: w1 = {one.w1:g}, w2 = {one.w2:g}, b = {one.b:g}, {one.outcome}"
            for one in lines
        )
        + "."
    )
    before = "; dashed, those before it" if len(lines) > 1 else ""
    caption = f"Your line {_step(last.step)}{before}. The tick points to output 1. Filled: desired output 1."
    return Picture(LEFT + SIDE + 84, TOP + SIDE + 22, said, caption, marks)


def _step(step: str) -> str:
    """
    >>> _step("1.4"), _step("end"), _step("3")
    ('after sample 4 of pass 1', 'at the end', 'after pass 3')
    """
    turn, dot, sample = step.partition(".")
    if dot:
        return f"after sample {sample} of pass {turn}"
    return f"after pass {turn}" if turn.isdigit() else "at the end"


def _short(step: str) -> str:
    """What stands at the end of a line."""
    turn, dot, sample = step.partition(".")
    return f"sample {sample}" if dot else f"pass {turn}" if turn.isdigit() else "end"


def _lines(names: Sequence[str], seen: Sequence[Seen]) -> Iterator[Boundary]:
    """The steps of which all weights were written as numbers; a line that has not moved is not told again."""
    before = None
    for step in dict.fromkeys(one.step for one in seen):
        here = {one.base: one for one in seen if one.step == step}
        if not all(name in here and here[name].number is not None for name in names):
            continue
        numbers = [here[name].number or 0.0 for name in names]
        worst = min((here[name].outcome for name in names), key=lambda o: WORST.index(o) if o in WORST else 0)
        w1, w2, b = (*numbers, 0.0)[:3]
        if (w1, w2, b) != before:
            yield Boundary(step, w1, w2, b, worst)
        before = (w1, w2, b)


def _axes(plane: Plane) -> Iterator[Mark]:
    yield Line([plane.at(plane.left, 0), plane.at(plane.left + plane.size, 0)], "axis")
    yield Line([plane.at(0, plane.bottom), plane.at(0, plane.bottom + plane.size)], "axis")
    x, y = plane.at(plane.left + plane.size, 0)
    yield Words(x + 6, y + 4, "x1", GIVEN, "start")
    x, y = plane.at(0, plane.bottom)
    yield Words(x, y - SIDE - 6, "x2", GIVEN)


def _lines_of(plane: Plane, lines: Sequence[Boundary]) -> Iterator[Mark]:
    for at, line in enumerate(lines):
        ends, last = plane.crossing(line), at == len(lines) - 1
        if not ends:
            continue
        wrong = line.outcome in ("incorrect", "unreadable", "partial")
        tone = ("bad" if wrong else "own") if last or wrong else "faint"
        (ax, ay), (bx, by) = (plane.at(*end) for end in ends)
        yield Line([(ax, ay), (bx, by)], tone, dashed=not last)
        length = (line.w1**2 + line.w2**2) ** 0.5
        mx, my = (ax + bx) / 2, (ay + by) / 2
        if last:
            yield Line([(mx, my), (mx + 14 * line.w1 / length, my - 14 * line.w2 / length)], tone)
        label = f"{_short(line.step)}{' ✗' if wrong else ''}"
        yield Words(bx + 5, by + 4, label, "bad" if wrong else GIVEN, "start")


def _samples(plane: Plane, known: Sequence[tuple[float, float]], desired: Sequence[object]) -> Iterator[Mark]:
    for (x, y), wanted in zip(known, desired, strict=False):
        px, py = plane.at(x, y)
        yield Dot(px, py, 6, "point", filled=(number(wanted) or 0) > 0)
