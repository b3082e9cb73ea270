"""A convolution: the image with the window that an entry comes from, the kernel, and the student's output."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from grader.render.outcomes import LOOKS
from grader.render.pictures.picture import GIVEN, Box, Mark, Picture, Seen, Words, number, wide

SIZE, GAP, TOP = 30.0, 34.0, 26.0
MOST = 8  # rows or columns that can be read


def drawn(declaration: Mapping[str, object], seen: Sequence[Seen]) -> Picture | None:
    """Image, kernel and map, where a single convolution of one channel is asked for."""
    layer = _layer(declaration, {one.base for one in seen})
    if layer is None:
        return None
    parameters = declaration.get("parameters")
    image = _matrix(_only(declaration.get("input")))
    kernel = _matrix(parameters.get(layer.get("weights"))) if isinstance(parameters, Mapping) else None
    stride, padding = _whole(layer.get("stride"), 1), _whole(layer.get("padding"), 0)
    if image is None or kernel is None or stride is None or padding is None:
        return None
    places = {_place(one.place): one for one in seen if one.place.count(",") == 1}
    if len(places) != len(seen) or max(len(image), len(image[0])) > MOST:
        return None
    at = next((p for p, one in places.items() if one.tone == "bad"), min(places))
    rows, columns = (max(place[axis] for place in places) for axis in (0, 1))
    corner = ((at[0] - 1) * stride - padding, (at[1] - 1) * stride - padding)
    left, top = 4 + padding * SIZE, TOP + padding * SIZE  # the window may begin in the padding
    kernel_x = left + SIZE * len(image[0]) + padding * SIZE + GAP
    map_x = kernel_x + SIZE * len(kernel[0]) + GAP
    cell = max(SIZE * 1.7, 12 + max(wide(one.marked) for one in places.values()))
    title = "your output"
    beside = max(0.0, wide(title) - cell * columns) / 2  # how far the title stands out
    marks: list[Mark] = [
        *_grid(image, left, top, "image"),
        Box(
            left + corner[1] * SIZE,
            top + corner[0] * SIZE,
            SIZE * len(kernel[0]),
            SIZE * len(kernel),
            "own",
            True,
        ),
        *_grid(kernel, kernel_x, TOP, "kernel"),
        Words(map_x + beside + cell * columns / 2, TOP - 9, title),
        *_map(places, (map_x + beside, TOP), cell, at),
    ]
    right = map_x + max(cell * columns, wide(title)) + 4
    bottom = TOP + SIZE * max(len(image) + 2 * padding, len(kernel), rows) + 6
    told = "; ".join(
        f"row {row}, column {column}: {one.short}, {one.outcome}" for (row, column), one in places.items()
    )
    where = f"row {at[0]}, column {at[1]}"
    said = f"The image, the kernel and your output. {told}. Outlined is the window of {where}."
    return Picture(right, bottom, said, f"Outlined: the window that {where} of the output comes from.", marks)


def _layer(declaration: Mapping[str, object], bases: set[str]) -> Mapping[str, object] | None:
    """The first layer, if it is the convolution that was asked for."""
    layers = declaration.get("layers")
    first = layers[0] if isinstance(layers, Sequence) and layers else None
    fits = isinstance(first, Mapping) and first.get("kind") == "conv" and {str(first.get("name"))} == bases
    return first if fits else None


def _only(named: object) -> object:
    return next(iter(named.values())) if isinstance(named, Mapping) and len(named) == 1 else None


def _whole(value: object, otherwise: int) -> int | None:
    return otherwise if value is None else value if isinstance(value, int) else None


def _matrix(value: object) -> list[list[float]] | None:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return None
    rows = [[number(one) for one in row] for row in value if isinstance(row, Sequence)]
    found = [[one for one in row if one is not None] for row in rows]
    return found if found and len(rows) == len(value) and all(found) and found == rows else None


def _place(text: str) -> tuple[int, int]:
    row, column = text.split(",")
    return int(row), int(column)


def _grid(matrix: Sequence[Sequence[float]], left: float, top: float, name: str) -> Iterator[Mark]:
    yield Words(left + SIZE * len(matrix[0]) / 2, TOP - 9, name)
    for i, row in enumerate(matrix):
        for j, value in enumerate(row):
            x, y = left + j * SIZE, top + i * SIZE
            yield Box(x, y, SIZE, SIZE)
            yield Words(x + SIZE / 2, y + SIZE / 2 + 4.5, f"{value:g}".replace("-", "−"), "name")


def _map(
    places: Mapping[tuple[int, int], Seen], corner: tuple[float, float], cell: float, at: tuple[int, int]
) -> Iterator[Mark]:
    for (row, column), one in places.items():
        x, y = corner[0] + (column - 1) * cell, corner[1] + (row - 1) * SIZE
        yield Box(x, y, cell, SIZE, LOOKS[one.outcome].tone if one.tone == "bad" else GIVEN)
        yield Words(x + cell / 2, y + SIZE / 2 + 4.5, one.marked, one.tone)
    x, y = corner[0] + (at[1] - 1) * cell, corner[1] + (at[0] - 1) * SIZE
    yield Box(x, y, cell, SIZE, "own", True)
