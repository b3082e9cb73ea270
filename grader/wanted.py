"""What is wanted of an answer beside its question: which names, how many entries, how many figures?"""

from __future__ import annotations

from collections.abc import Iterator

from exercises import slots
from exercises.formulas import number_of
from exercises.item import Exercise, Part, Variant
from exercises.names import Names
from exercises.positions import ExerciseError

DECIMALS = ("number", "array", "table", "trace")
IN_NAMES = ("expression", "equation", "interval", "lines")


def names(exercise: Exercise) -> Iterator[str]:
    """`N: number of samples`, `mu[k,i]: …`: the names that answers are written in, and their meaning."""
    parts = [part for part in exercise.parts.values() if _in_names(part)]
    used = {_word(one) for part in parts for one in part.symbols or exercise.symbols}
    for word, meaning in exercise.means.items():
        if _word(word) in used:
            yield (
                meaning
                if meaning.startswith((f"{_word(word)}[", f"{_word(word)}("))
                else f"{word}: {meaning}"
            )


def notes(part: Part, variant: Variant) -> Iterator[str]:
    """What stands below the question."""
    if part.several:
        yield "More than one may be right: answer with a list."
    if part.rows:
        named = f", named by {part.row_key}: {', '.join(part.row_names)}" if part.row_key else ""
        yield f"{part.rows} rows{named}"
    if sizes := shape(part, variant):
        yield f"{' x '.join(map(str, sizes))} entries"
    if part.symbols and _in_names(part):
        yield f"in {', '.join(part.symbols)}"
    kinds = {part.cell_kind.get("", "number"), *part.cell_kind.values()}
    if part.figures and part.kind in DECIMALS and "number" in kinds:
        yield f"decimals: at least {part.figures} significant figures"


def shape(part: Part, variant: Variant) -> tuple[int, ...]:
    """The size of an array: as it is declared (`[N, 3]`, N as many as are given), or as it is written out."""
    if part.kind != "array":
        return ()
    declared = [number_of(Names(variant).put(size, {}, f"parts.{part.id}")) for size in part.shape]
    if declared:
        return tuple(int(size.fraction) for size in declared if size is not None)
    return slots.of(part, lambda _, said: ExerciseError(said))[1]


def _in_names(part: Part) -> bool:
    return part.kind in IN_NAMES or not set(part.cell_kind.values()).isdisjoint(IN_NAMES)


def _word(key: str) -> str:
    return key.partition("[")[0].partition("(")[0]
