"""Has a part what its kind needs, and nothing that its kind cannot use?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from exercises.authors import Author, nearest
from exercises.item import KINDS, Part
from exercises.positions import ExerciseError, Fields, Items, Node, Scalar

_NEEDED = {"choice": "options", "trace": "cells", "table": "columns"}
_SOURCES = ("trace", "run", "derive", "where", "step", "each")
_FORMULAS = ("expression", "equation")
_TAKES = {  # besides formulas
    "equal": KINDS,
    "up-to-transpose": (*_FORMULAS, "array"),
    "factored": (*_FORMULAS, "number"),
    "lowest-terms": (*_FORMULAS, "number"),
}
_CELL_KINDS = ("text", *KINDS)


def check(author: Author, part: Part, here: Mapping[str, Node], place: Node) -> None:
    """Raises ExerciseError for the first thing that does not fit."""
    needed = _NEEDED.get(part.kind)
    if needed and needed not in here:
        raise author.wrong(place, f"part {part.id!r} lacks the field {needed!r}, which a {part.kind} needs")
    if part.marks < 0:
        raise author.wrong(here["marks"], f"marks is {part.marks}", "a number that is not negative")
    if part.row_key and part.row_key not in part.columns:
        raise _unknown(author, here["row_key"], part.row_key, "a column", part.columns)
    kinds = here.get("cell_kind")
    for cell, node in kinds.fields.items() if isinstance(kinds, Fields) else ():
        if cell not in (names := _names(part)):
            raise _unknown(author, kinds.keys[cell], cell, "a cell", names)  # type: ignore[union-attr]
        if part.cell_kind[cell] not in _CELL_KINDS:
            raise _unknown(author, node, part.cell_kind[cell], "a kind", _CELL_KINDS)
    if isinstance(kinds, Scalar) and kinds.text not in _CELL_KINDS:
        raise _unknown(author, kinds, kinds.text, "a kind", _CELL_KINDS)
    for field, given in (("mode", part.mode), ("form", part.form)):
        if field in here and part.kind not in _TAKES.get(given or "", _FORMULAS):
            raise author.wrong(here[field], f"a {part.kind} has no {field} {given!r}")
    if "follows" in here:
        _cells(author, here["follows"], part, ("step", "at", "solve"))
    if "expected" in here:
        _expected(author, part, here["expected"])


def _expected(author: Author, part: Part, node: Node) -> None:
    if part.kind == "lines" and not (isinstance(node, Fields) and "derive" in node.fields):
        raise author.wrong(
            node, "lines follow a worked derivation", "{derive: CHAPTER.NAME}: see `grader derive`"
        )
    if part.kind == "table":
        _table(author, part, node)
    elif part.kind == "array" and part.shape and isinstance(node, Items):
        if part.shape[0].isdigit() and int(part.shape[0]) != len(node.items):
            raise author.wrong(
                node, f"{len(node.items)} entries are expected, not the {part.shape[0]} of `shape`"
            )
    elif part.kind != "choice":
        _cells(author, node, part, _SOURCES)


def _table(author: Author, part: Part, node: Node) -> None:
    if not part.rows:
        raise author.wrong(
            node, f"part {part.id!r} does not say its `rows`", "a number of rows, or their names"
        )
    if isinstance(node, Items) and len(node.items) != part.rows:
        raise author.wrong(node, f"{len(node.items)} rows are expected, not the {part.rows} of `rows`")
    for row in node.items if isinstance(node, Items) else (node,):
        if not isinstance(row, Fields):
            raise author.wrong(row, "a row is not a mapping", "`column: value` entries")
        _cells(author, row, part, _SOURCES)


def _cells(author: Author, node: Node, part: Part, words: Iterable[str]) -> None:
    """What a mapping may speak of: the cells of the part, or the words that say where a value comes from."""
    if isinstance(node, Fields):
        known = (*_names(part), *words)
        for key in node.fields:
            if key not in known:
                raise _unknown(author, node.keys[key], key, "a name that can stand here", known)


def _names(part: Part) -> tuple[str, ...]:
    return (*part.cells, *part.columns)


def _unknown(author: Author, node: Node, word: str, what: str, known: Iterable[str]) -> ExerciseError:
    known = tuple(known)
    return author.wrong(node, f"{word!r} is not {what}", f"one of {', '.join(known)}", nearest(word, known))
