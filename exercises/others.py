"""Which other answers of a part did its author write down: right ones, and those of mistakes?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from exercises import slots
from exercises.graph import Node, Other
from exercises.item import Part, Plain, Right, Wrong


def others(
    part: Part, cells: Iterable[str], shape: Sequence[int], node: Callable[[str, Plain, str], Node]
) -> Iterator[tuple[str, tuple[Other, ...]]]:
    """Each cell with what may stand in it; `node` works out what is written for a cell, at that path."""
    written: list[tuple[str, Right | Wrong]] = [
        *((f"parts.{part.id}.equivalent.{at}", one) for at, one in enumerate(part.equivalent, 1)),
        *((f"parts.{part.id}.wrong.{at}", one) for at, one in enumerate(part.wrong, 1)),
    ]
    specs = [(slots.spread(slots.of_spec(part, one.answer), shape)[0], path, one) for path, one in written]
    for cell in cells:
        yield (
            cell,
            tuple(
                Other(node(cell, each[cell], path), one.mistake, one.why or "")
                for each, path, one in specs
                if cell in each
            ),
        )
