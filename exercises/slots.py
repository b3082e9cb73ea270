"""Which values does a part ask for, and how is each one named?

The cells of a trace are its names (`dW2[3]`, `dW1[1,2]` where a name holds a list or a matrix), those of a
table `2.v` (row, column), those of an array `1,2`; a part of one value has the one cell "".  In what an
author writes once for many cells, `{cell}`, `{row}` and the places `{i}`, `{j}`, `{k}` of an array stand for
the cell at hand.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from derivations.language.tree import Tree, number
from derivations.language.tree import name as named
from exercises.formulas import Entry, number_of
from exercises.item import Part, Plain, spell
from exercises.positions import ExerciseError
from exercises.values import Value, decimal

AXES = ("i", "j", "k")


def of(part: Part, wrong: Callable[[Part, str], ExerciseError]) -> tuple[dict[str, Plain], tuple[int, ...]]:
    """Cell -> what is expected there; and the shape of an array that is written out."""
    cells = of_spec(part, part.expected)
    there = {holder(cell) for cell in cells}
    if part.kind == "trace" and (missing := [cell for cell in part.cells if cell not in there]):
        raise wrong(part, f"nothing is expected for the cells {', '.join(missing)}")
    if part.kind == "array" and not isinstance(part.expected, Mapping):
        return cells, _shape(part.expected)
    return cells, ()


def of_spec(part: Part, spec: Plain) -> dict[str, Plain]:
    if part.kind == "trace":
        return dict(_unfolded(_trace(part, spec)))
    if part.kind == "table":
        return _table(part, spec)
    if part.kind == "array":
        if isinstance(spec, Mapping):
            return {"*": spec["each"]} if "each" in spec else {"*": spec}
        return dict(_entries(spec, ()))
    return {"": spec}


def _trace(part: Part, spec: Plain) -> dict[str, Plain]:
    """`{trace: {H3: H3@1}}` or `{trace: "{cell}@1"}` for all cells; else each cell says it for itself."""
    if isinstance(spec, Mapping) and "trace" in spec and "trace" not in part.cells:
        inside = spec["trace"]
        if isinstance(inside, Mapping):
            return {cell: {**spec, "trace": one} for cell, one in inside.items()}
        return {cell: filled(spec, cell=cell) for cell in part.cells}
    if isinstance(spec, Mapping):
        return {cell: spec[cell] for cell in part.cells if cell in spec}
    return {cell: filled(spec, cell=cell) for cell in part.cells}


def _unfolded(cells: Mapping[str, Plain]) -> Iterator[tuple[str, Plain]]:
    """A cell that holds a list or a matrix as a cell for each entry: `dW1[1,2]`."""
    for cell, spec in cells.items():
        for place, one in _entries(spec, ()):
            yield f"{cell}[{place}]" if place else cell, one


def holder(cell: str) -> str:
    """The name that holds an entry: `dW1` of `dW1[1,2]`."""
    return cell.partition("[")[0]


def within(cells: Iterable[str], name: str) -> dict[tuple[int, ...], str]:
    """Place -> cell, for what the list or matrix of that name holds.

    >>> within(["dZ2", "dW2[1]", "dW2[2]"], "dW2")
    {(1,): 'dW2[1]', (2,): 'dW2[2]'}
    """
    inside = {cell: cell[len(name) + 1 : -1] for cell in cells if cell.startswith(f"{name}[")}
    return {tuple(int(at) for at in text.split(",")): cell for cell, text in inside.items()}


def _table(part: Part, spec: Plain) -> dict[str, Plain]:
    """A mapping of columns (with `{row}` in it) for all rows, or a list with one mapping a row."""
    cells: dict[str, Plain] = {}
    asked = [column for column in part.columns if column != part.row_key]
    if isinstance(spec, Mapping) and "trace" in spec and "trace" not in part.columns:
        spec = {column: filled(spec, cell=column) for column in asked}
    for row in range(1, part.rows + 1):
        here = spec if isinstance(spec, Mapping) else spec[row - 1] if not isinstance(spec, str) else {}
        assert isinstance(here, Mapping)
        for column in asked:
            if column in here:
                cells[f"{row}.{column}"] = filled(here[column], row=str(row))
    return cells


def filled(spec: Plain, **what: str) -> Plain:
    """With `{cell}`, `{row}` and the like replaced by what they stand for."""
    if isinstance(spec, str):
        for word, text in what.items():
            spec = spec.replace("{" + word + "}", text)
        return spec
    if isinstance(spec, Mapping):
        return {key: filled(one, **what) for key, one in spec.items()}
    return tuple(filled(one, **what) for one in spec)


def _entries(spec: Plain, at: tuple[int, ...]) -> Iterator[tuple[str, Plain]]:
    if isinstance(spec, (str, Mapping)):
        yield ",".join(map(str, at)), spec
        return
    for place, one in enumerate(spec, 1):
        yield from _entries(one, (*at, place))


def _shape(spec: Plain) -> tuple[int, ...]:
    sizes = []
    while not isinstance(spec, (str, Mapping)):
        sizes.append(len(spec))
        spec = spec[0]
    return tuple(sizes)


def spread(cells: Mapping[str, Plain], shape: Sequence[int]) -> tuple[dict[str, Plain], tuple[int, ...]]:
    """What is written once for every element (`each`), at every place of the shape."""
    if "*" not in cells:
        return dict(cells), tuple(shape)
    found = {}
    for at in itertools.product(*(range(1, size + 1) for size in shape)):
        axes = {axis: str(place) for axis, place in zip(AXES, at, strict=False)}
        found[",".join(map(str, at))] = filled(cells["*"], **axes)
    return found, tuple(shape)


def column(part: Part, cell: str) -> str:
    """The name whose kind counts: the column of a table, the name in a trace."""
    return cell.partition(".")[2] if part.kind == "table" else holder(cell)


def places(part: Part, cell: str) -> dict[str, Entry]:
    """`i`, `j`, `k` in the formula of an element, `row` in that of a table: their numbers."""
    if part.kind == "array" and cell:
        at = cell.split(",")
        return {axis: number(int(place)) for axis, place in zip(AXES, at, strict=False)}
    if part.kind == "table" and cell:
        return {"row": number(int(cell.partition(".")[0]))}
    return {}


def names(part: Part, cells: Mapping[str, str], shape: Sequence[int]) -> Iterator[tuple[str, Entry]]:
    """How later formulas speak of the answers of a part."""
    word = part.id.replace("-", "_")
    if part.kind in ("choice", "lines"):
        return
    if part.kind == "array":
        yield word, _nested({cell: named(f"@{id}") for cell, id in cells.items()}, shape, ())
    elif part.kind == "table":
        for one in part.columns:
            rows = [cells[f"{row}.{one}"] for row in range(1, part.rows + 1) if f"{row}.{one}" in cells]
            if len(rows) == part.rows:
                yield f"{word}_{one}", tuple(named(f"@{id}") for id in rows)
    elif part.kind == "trace":
        for cell in dict.fromkeys(map(holder, cells)):
            inside = within(cells, cell)
            leaves = {",".join(map(str, at)): named(f"@{cells[one]}") for at, one in inside.items()}
            whole = _nested(leaves, max(inside), ()) if inside else named(f"@{cells[cell]}")
            yield cell, whole
            yield f"{word}_{cell}", whole
    else:
        yield word, named(f"@{cells['']}")


def _nested(cells: Mapping[str, Tree], shape: Sequence[int], at: tuple[int, ...]) -> Entry:
    if len(at) == len(shape):
        return cells[",".join(map(str, at))]
    return tuple(_nested(cells, shape, (*at, place)) for place in range(1, shape[len(at)] + 1))


def settled(tree: Tree) -> Tree:
    """A set or list with those of its elements worked out that are numbers, a set with each of them once.

    >>> from derivations.language import read
    >>> from derivations.language.show import plain
    >>> plain(settled(read("{(1, 4/2), (1, 2), (3, 2*19 + a)}"))), plain(settled(read("[224 - 3 + 1, k]")))
    ('{(1, 2), (3, 2*19 + a)}', '[222, k]')
    """
    if tree.head not in ("set", "list", "tuple"):
        return tree
    elements = [settled(one) for one in tree.args]
    values = [
        None if one.names() or one.head in ("set", "list", "tuple") else number_of(one) for one in elements
    ]
    elements = [
        as_tree(value) if value is not None and value.exact else one
        for one, value in zip(elements, values, strict=True)
    ]
    return tree.with_args(tuple(dict.fromkeys(elements) if tree.head == "set" else elements))


def as_tree(value: Value) -> Tree:
    """A number as a tree."""
    exact = number(abs(value.fraction.numerator))
    whole = (
        exact if value.fraction.denominator == 1 else Tree("div", (exact, number(value.fraction.denominator)))
    )
    return Tree("neg", (whole,)) if value.fraction < 0 else whole


def written(value: Value) -> str:
    """A model value as a student could write it: a short decimal or a fraction, else ten figures."""
    if value.exact and value.fraction.denominator < 10**12:
        return spell(value.fraction)
    return spell(Fraction(decimal(value.fraction, 10)), 400)
