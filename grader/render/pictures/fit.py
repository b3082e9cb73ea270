"""The function that a linear neuron has fitted, among its samples: after each step, as the student has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from derivations.network.wiring import Wiring
from grader.render.pictures import plane
from grader.render.pictures.picture import Picture, Seen, number
from grader.render.pictures.plane import Straight, steps

AROUND = 0.12  # how far the plane goes on beyond the samples, of their range


def fitted(declaration: Mapping[str, object], net: Wiring, seen: Sequence[Seen]) -> Picture | None:
    """y = w x + b for each w and b of the answer; None where this is no single linear neuron of one input,
    or no step has both."""
    inputs, targets = declaration.get("inputs"), declaration.get("targets")
    if not isinstance(inputs, Mapping) or not isinstance(targets, Mapping):
        return None
    if len(inputs) != 1 or len(targets) != 1 or len(net.layers) != 1 or len(net.layers[0].nodes) != 1:
        return None
    node = net.layers[0].nodes[0]
    xs, ys = (_numbers(next(iter(named.values()))) for named in (inputs, targets))
    if net.layers[0].activation.name != "linear" or len(xs) < 2 or len(xs) != len(ys):
        return None
    names = [*node.weights.values(), *([node.bias] if node.bias else [])]
    lines = [
        Straight(step, numbers[0], -1.0, (*numbers, 0.0)[1], worst)
        for step, numbers, worst in steps(names, seen)
    ]
    if not lines:
        return None
    heights = [*ys, *(line.across * x + line.shift for line in lines for x in xs)]
    left, width = _around(xs)
    bottom, height = _around(heights)
    shown = plane.Plane(left, bottom, width, height)
    x, y = (str(next(iter(named))) for named in (inputs, targets))
    samples = list(zip(xs, ys, strict=True))
    marks = [
        *plane.axes(shown, x, y, samples),
        *plane.drawn_lines(shown, [(line, f"step {line.step}") for line in lines]),
        *plane.points(shown, samples, [True] * len(xs)),
    ]
    told = "; ".join(
        f"after step {one.step}: slope {one.across:g}, value {one.shift:g} at {x} = 0, {one.outcome}"
        for one in lines
    )
    before = "; dashed, those before it" if len(lines) > 1 else ""
    return plane.picture(
        marks,
        f"Your fitted function after each step, among the samples: {told}.",
        f"Your fitted function after step {lines[-1].step}{before}. Dots: the samples.",
    )


def _numbers(values: object) -> list[float]:
    if not isinstance(values, Sequence) or isinstance(values, str):
        return []
    found = [number(one) for one in values]
    return [one for one in found if one is not None] if None not in found else []


def _around(values: Sequence[float]) -> tuple[float, float]:
    """Where to begin, and how far to go."""
    low, high = min(values), max(values)
    spread = (high - low) or 1.0
    return low - AROUND * spread, spread * (1 + 2 * AROUND)
