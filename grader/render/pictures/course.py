"""How quantities go on from step to step: one small chart a quantity, all over the same steps."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from grader.render.pictures.picture import GIVEN, Dot, Line, Mark, Picture, Seen, Words

WIDTH, PANEL, LEFT, RIGHT, GAP, TOP = 440.0, 72.0, 52.0, 76.0, 34.0, 24.0
MOST = 3
ERRORS = ("E", "L", "errors", "e")  # shown first: the error curve


def course(
    seen: Sequence[Seen],
    *,
    prefer: Collection[str] = (),
    given: Mapping[str, Sequence[float]] | None = None,
    what: str = "step",
) -> Picture | None:
    """The charts of those quantities of which two values or more were written, errors and `prefer` before
    others; a given series beside them."""
    by_name: dict[str, list[tuple[float, Seen]]] = {}
    steps = list(dict.fromkeys(one.step for one in seen))
    for one in seen:
        if one.number is not None:
            by_name.setdefault(one.base, []).append((float(steps.index(one.step) + 1), one))
    names = [name for name, values in by_name.items() if len(values) > 1]
    names.sort(key=lambda name: (name not in ERRORS, name not in prefer))
    if not names or len(steps) < 2:
        return None
    names = names[:MOST]
    marks: list[Mark] = []
    for row, name in enumerate(names):
        top = TOP + row * (PANEL + GAP)
        marks += _panel(name, by_name[name], (given or {}).get(name), len(steps), top)
    bottom = TOP + len(names) * (PANEL + GAP) - GAP
    for at, step in enumerate(steps, 1):
        marks.append(Words(_x(at, len(steps)), bottom + 20, step))
    told = ". ".join(
        f"{name}: " + "; ".join(f"{what} {one.step}: {one.short}, {one.outcome}" for _, one in by_name[name])
        for name in names
    )
    marks.append(Words(LEFT - 10, bottom + 20, what, GIVEN, "end"))
    beside = " Hollow: the values that are given." if given else ""
    said = f"Your values from {what} to {what}. {told}."
    return Picture(WIDTH, bottom + 28, said, f"Your values from {what} to {what}.{beside}", marks)


def _x(at: float, count: int) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * (at - 1) / max(count - 1, 1)


def _panel(
    name: str, values: Sequence[tuple[float, Seen]], given: Sequence[float] | None, count: int, top: float
) -> Iterator[Mark]:
    heights = [one.number for _, one in values if one.number is not None] + list(given or ())
    low, high = min(heights), max(heights)
    if not low > (high - low) and not -high > (high - low):  # zero is near: it is shown
        low, high = min(0.0, low), max(0.0, high)
    spread = (high - low) or 1.0

    def y(value: float) -> float:
        return top + PANEL * (high - value) / spread

    floor = y(0.0 if low <= 0 <= high else low)
    yield Line([(LEFT, floor), (WIDTH - RIGHT, floor)], "axis")
    for edge in dict.fromkeys((low, high)):
        yield Words(LEFT - 10, y(edge) + 4, f"{edge:.4g}".replace("-", "−"), GIVEN, "end")
    for at, value in enumerate(given or (), 1):
        yield Dot(_x(at, count), y(value), 4.5, GIVEN)
    points = [(_x(at, count), y(one.number)) for at, one in values if one.number is not None]
    yield Line(points, "own")
    for (px, py), (_, one) in zip(points, values, strict=True):
        yield Dot(px, py, 3.5, one.tone, filled=True)
        if one.tone == "bad":
            yield Words(px, py - 9, one.marked, "bad")
    px, py = points[-1]
    yield Words(px + 12, py + 4, name, "name", "start")
