"""What do programs and people call the mean and spread of a list: `mean(x)`, `np.std([4, 5, 8])`?

Each is written out in sums and roots; what is divided by is the number of entries, as in NumPy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from derivations.language import shapes, unsaid
from derivations.language.indicators import as_number
from derivations.language.tree import ONE, Tree, number

if TYPE_CHECKING:
    from derivations.language.parser import Parser

_LISTS = (shapes.VECTOR, shapes.MATRIX)


def variance(p: Parser, found: list[Tree], start: int) -> Tree | None:
    """The mean squared distance of the entries from their mean; None: it is of no list."""
    whole = len(found) == 1 and shapes.shape(found[0], p.scope) in _LISTS
    average = mean(p, found, start) if whole else None
    if average is None:
        return None

    def squared(entry: Tree) -> Tree:
        distance = p.node("add", (entry, p.node("neg", (average,), start)), start)
        return p.node("pow", (distance, number(2)), start)

    body = found[0]
    if body.head == "list":
        return _of_entries(p, [squared(one) for one in _entries(body)], start)
    return mean(p, [squared(body)], start)


def mean(p: Parser, found: list[Tree], start: int) -> Tree | None:
    """The sum of the entries over their number; None: nothing says how many there are."""
    if not found:
        return None
    if len(found) > 1:
        scalar = all(shapes.shape(one, p.scope) == shapes.NUMBER and one.head != "relation" for one in found)
        return _of_entries(p, found, start) if scalar else None
    body = as_number(p, found[0], start)
    if body.head == "list":
        return _of_entries(p, list(_entries(body)), start)
    indexed = any(unsaid.free_indices(body))
    if not indexed and shapes.shape(body, p.scope) not in _LISTS:
        return None
    total = unsaid.over_unsaid(p, "sum", body, None, None, start, start + len("sum"))
    runs: list[tuple[Tree, Tree] | None] = [*unsaid.of_lists(p.scope, body)]
    if len(total.args) == 4:
        runs = [(total.args[2], total.args[3])]
    elif len(total.args) > 1:
        runs = [unsaid.range_of(p.scope, total.args[1], body)]
    sizes = known_sizes(runs)
    if not sizes:
        return None
    count = sizes[0] if len(sizes) == 1 else p.node("mul", tuple(sizes), start)
    return p.node("div", (total, count), start)


def known_sizes(runs: Sequence[tuple[Tree, Tree] | None]) -> list[Tree]:
    """How many entries there are along each of these; none where one of them is not known."""
    sizes = [one[1] for one in runs if one is not None and one[0] == ONE and one[1].leaf != "oo"]
    return sizes if len(sizes) == len(runs) else []


def deviation(p: Parser, found: list[Tree], start: int) -> Tree | None:
    inside = variance(p, found, start)
    return inside and p.node("sqrt", (inside,), start)


def _of_entries(p: Parser, entries: list[Tree], start: int) -> Tree | None:
    if not entries:
        return None
    whole = entries[0] if len(entries) == 1 else p.node("add", tuple(entries), start)
    return p.node("div", (whole, number(Fraction(len(entries)))), start)


def _entries(tree: Tree) -> Iterator[Tree]:
    """The numbers of a list, row after row."""
    for one in tree.args:
        yield from _entries(one) if one.head == "list" else (one,)
