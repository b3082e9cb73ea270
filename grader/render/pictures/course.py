"""How quantities go on from step to step: one small chart a quantity, all over the same steps."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from grader.render.pictures.picture import GIVEN, Dot, Line, Mark, Picture, Seen, Words, axis_label, wide

SPAN, PANEL, GAP, TOP = 312.0, 72.0, 34.0, 24.0
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
    ranges = {name: _range([one for _, one in by_name[name]], (given or {}).get(name)) for name in names}
    left = 20 + max(
        wide(text) for text in (what, *(axis_label(end) for ends in ranges.values() for end in ends))
    )
    marks: list[Mark] = []
    for row, name in enumerate(names):
        top = TOP + row * (PANEL + GAP)
        panel = Panel(left, top, len(steps), *ranges[name])
        marks += _panel(panel, name, by_name[name], (given or {}).get(name))
    bottom = TOP + len(names) * (PANEL + GAP) - GAP
    for at, step in enumerate(steps, 1):
        marks.append(Words(left + SPAN * (at - 1) / (len(steps) - 1), bottom + 20, step))
    told = ". ".join(
        f"{name}: " + "; ".join(f"{what} {one.step}: {one.short}, {one.outcome}" for _, one in by_name[name])
        for name in names
    )
    marks.append(Words(left - 10, bottom + 20, what, GIVEN, "end"))
    beside = " Hollow: the values that are given." if given else ""
    said = f"Your values from {what} to {what}. {told}."
    return Picture(
        left + SPAN + 20 + max(map(wide, names)),
        bottom + 28,
        said,
        f"Your values from {what} to {what}.{beside}",
        marks,
    )


@dataclass(frozen=True, slots=True)
class Panel:
    """The chart of one quantity: where it stands, and from where to where it goes."""

    left: float
    top: float
    steps: int
    low: float
    high: float

    def at(self, step: float, value: float) -> tuple[float, float]:
        across = (step - 1) / max(self.steps - 1, 1)
        spread = (self.high - self.low) or 1.0
        return self.left + SPAN * across, self.top + PANEL * (self.high - value) / spread


def _range(values: Sequence[Seen], given: Sequence[float] | None) -> tuple[float, float]:
    """From the least to the greatest; with zero, where it is near."""
    heights = [one.number for one in values if one.number is not None] + list(given or ())
    low, high = min(heights), max(heights)
    if not low > (high - low) and not -high > (high - low):
        low, high = min(0.0, low), max(0.0, high)
    return low, high


def _panel(
    panel: Panel, name: str, values: Sequence[tuple[float, Seen]], given: Sequence[float] | None
) -> Iterator[Mark]:
    floor = 0.0 if panel.low <= 0 <= panel.high else panel.low
    yield Line([panel.at(1, floor), panel.at(panel.steps, floor)], "axis")
    for end in dict.fromkeys((panel.low, panel.high)):
        yield Words(panel.left - 10, panel.at(1, end)[1] + 4, axis_label(end), GIVEN, "end")
    for at, value in enumerate(given or (), 1):
        yield Dot(*panel.at(at, value), 4.5, GIVEN)
    points = [panel.at(at, one.number) for at, one in values if one.number is not None]
    yield Line(points, "own")
    for (px, py), (_, one) in zip(points, values, strict=True):
        yield Dot(px, py, 3.5, one.tone, filled=True)
        if one.tone != "good":
            anchor = "end" if (px, py) == points[-1] else "middle"
            yield Words(px, py - 9, one.marked, one.tone, anchor)
    px, py = points[-1]
    yield Words(px + 12, py + 4, name, "name", "start")
