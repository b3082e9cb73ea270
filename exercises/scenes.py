"""Which computation stands behind the cells of a part, for whoever draws it?

A *scene* is the declaration of a run with the numbers of the variant, and the quantity of that run which each
cell asks for.  It holds what the question says, never a value that is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exercises import slots
from exercises.graph import Key
from exercises.item import Part, Variant
from exercises.positions import ExerciseError
from exercises.sources import declared


@dataclass(frozen=True, slots=True)
class Scene:
    """A declared computation, and where its quantities are asked for."""

    declaration: Mapping[str, object]
    quantities: Mapping[str, str]  # cell (`H3`, `2.v`, `1,2`) -> quantity (`H3@1`, `v@1.2`, `Z[1,2]`)


def scenes(variant: Variant, key: Key) -> dict[str, Scene]:
    """Part -> scene, for the parts whose cells look into one run."""
    found = {}
    for part in variant.exercise.parts.values():
        asked = list(_asked(part, key))
        runs = {run for _, run, _ in asked}
        if len(runs) != 1:
            continue
        said = declared(variant.exercise.runs[runs.pop()], variant)
        if isinstance(said, Mapping):
            found[part.id] = Scene(said, {cell: quantity for cell, _, quantity in asked})
    return found


def _asked(part: Part, key: Key) -> Iterator[tuple[str, str, str]]:
    """Cell, run and quantity, where the part says `{trace: …}`."""
    if not part.expected or part.kind not in ("trace", "table", "array", "number"):
        return
    cells, _ = slots.of(part, _misshapen)
    for cell, spec in slots.spread(cells, key.shapes.get(part.id, ()))[0].items():
        if isinstance(spec, Mapping) and "trace" in spec:
            row, dot, column = cell.partition(".")
            named = part.kind == "table" and part.row_names and dot
            label = f"{part.row_names[int(row) - 1]}.{column}" if named else cell
            yield label, str(spec.get("run", "")), str(spec["trace"])


def _misshapen(part: Part, message: str) -> ExerciseError:
    return ExerciseError(f"{part.id}: {message}")
