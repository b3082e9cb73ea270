"""Which value of an exercise may be taken for which?

Values of one kind stand side by side: the entries of a list that is given, givens that differ in their number
(`w31` and `w32`), cells of a part that are worked out by one formula.  Beside them a value has the one before
its function (a sigmoid's field) and, where it is a probability, its complement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from exercises.graph import Key, Node, Source
from exercises.item import Exercise
from exercises.values import Value

_FUNCTIONS = frozenset({"sigmoid", "tanh", "exp", "log", "sqrt", "relu", "hardlim", "hardlims", "pow"})
_NUMBERED = re.compile(r"([^\W\d]+_?)\d+")
_MOST = 6  # neighbours of one value


def neighbours(source: Source, key: Key) -> Sequence[Source]:
    """Those of its kind, the nearest first."""
    if isinstance(source, Value):
        near = [Value(one) for one in _beside(source.fraction, key)] if source.exact else []
        return list(near[:_MOST])
    formula = key.nodes[source].formula
    alike = (node.id for node in key.nodes.values() if node.formula == formula and node.id != source)
    same = [id for id in alike if _group(id) == _group(source)]
    order = {id: at for at, id in enumerate(key.nodes)}
    return sorted(same, key=lambda id: abs(order[id] - order[source]))[:_MOST]


def beside(node: Node, word: str, key: Key) -> Sequence[Source]:
    """What may stand for a name of a formula: values of its kind, and what stands there in other rows."""
    source = node.names[word]
    alike = [one for one in key.nodes.values() if one.formula == node.formula and one.id != node.id]
    there = [one.names[word] for one in alike if _group(one.id) == _group(node.id) and word in one.names]
    found: list[Source] = []
    for other in (*neighbours(source, key), *there):
        if other not in found and other not in (source, node.id):
            found.append(other)
    return found[:_MOST]


def _group(id: str) -> str:
    """The part of a cell, the run of a value that no part asks for."""
    return id.partition(":" if id.startswith("~") else "/")[0]


def _beside(value: Fraction, key: Key) -> Iterator[Fraction]:
    seen = {value}
    for entries in _families(_Given(key.given)):
        if value in entries:
            for other in entries:
                if other not in seen:
                    seen.add(other)
                    yield other


class _Given:
    """Givens, told apart by which mapping they are."""

    def __init__(self, given: Mapping[str, object]) -> None:
        self.given = given

    def __hash__(self) -> int:
        return id(self.given)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Given) and other.given is self.given


@lru_cache(maxsize=256)
def _families(given: _Given) -> tuple[tuple[Fraction, ...], ...]:
    """The lists that are given, and the givens that differ in their number."""
    found: list[tuple[Fraction, ...]] = []
    numbered: dict[str, list[Fraction]] = {}
    for name, worth in given.given.items():
        if isinstance(worth, list):
            found += _lists(worth)
        elif (match := _NUMBERED.fullmatch(name)) and (number := _number(worth)) is not None:
            numbered.setdefault(match[1], []).append(number)
    return (*found, *map(tuple, numbered.values()))


def _lists(entries: list[object]) -> Iterator[tuple[Fraction, ...]]:
    numbers = [number for one in entries if (number := _number(one)) is not None]
    if len(numbers) > 1:
        yield tuple(numbers)
    for one in entries:
        if isinstance(one, list):
            yield from _lists(one)


def _number(text: object) -> Fraction | None:
    try:
        return Fraction(str(text))
    except ValueError:
        return None


def functions(node: Node, key: Key) -> Iterator[str]:
    """The names that are a function of one earlier value: a sigmoid of its field."""
    for word, source in node.names.items():
        if isinstance(source, str):
            before = key.nodes[source]
            if before.formula and len(before.names) == 1 and before.tree().head in _FUNCTIONS:
                yield word


def shares(node: Node, key: Key, exercise: Exercise) -> Iterator[str]:
    """The names that are a probability given."""
    declared = {
        number for name, domain in exercise.symbols.items()
        if domain.startswith("probability") and (number := _number(key.given.get(name))) is not None
    }  # fmt: skip
    for word, source in node.names.items():
        if isinstance(source, Value) and source.fraction in declared:
            yield word
