"""The line at which a perceptron switches, among its samples: after each sample, as the student has it.

Only lines that stand in the answer are drawn.  A tick at a line's middle points to the side of output 1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from grader.render.pictures import plane
from grader.render.pictures.picture import Picture, Seen, number
from grader.render.pictures.plane import Straight, steps

AROUND = 0.7  # how far the plane goes on beyond the samples


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
    lines = [
        Straight(step, numbers[0], numbers[1], (*numbers, 0.0)[2], worst)
        for step, numbers, worst in steps(list(map(str, start)), seen)
    ]
    if not lines or len(known) != len(points) or len(desired) != len(points):
        return None
    low = min(*(x for x, _ in known), *(y for _, y in known)) - AROUND
    size = max(*(x for x, _ in known), *(y for _, y in known)) + AROUND - low
    square = plane.Plane(low, low, size, size)
    marks = [
        *plane.axes(square, "x1", "x2"),
        *plane.drawn_lines(square, [(line, _short(line.step)) for line in lines], ticked_beside=known),
        *plane.points(square, known, [(number(wanted) or 0) > 0 for wanted in desired]),
    ]
    told = "; ".join(
        f"{_step(one.step)}: w1 = {one.across:g}, w2 = {one.up:g}, b = {one.shift:g}, {one.outcome}"
        for one in lines
    )
    said = f"Your line of decision after each sample, among the samples: {told}."
    before = "; dashed, those before it" if len(lines) > 1 else ""
    last = _step(lines[-1].step)
    caption = f"Your line {last}{before}. The tick points to output 1. Filled: desired output 1."
    return plane.picture(marks, said, caption)


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
