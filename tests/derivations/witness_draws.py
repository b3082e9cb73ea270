"""Which values do the declared names take, the same for the same seed?"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

import mpmath as mp

from derivations.language import Scope
from derivations.language.scope import Domain
from derivations.language.tree import Tree
from tests.derivations.witness_points import Point
from tests.derivations.witness_values import value


def draw(
    symbols: Mapping[str, str], seed: int, world: Callable[[dict[str, Any]], dict[str, Any]] | None = None
) -> Point:
    """A point in the declared domains, the same for the same seed; `world` puts values in place of some."""
    scope = Scope.of(symbols)
    pick = random.Random(seed)
    sizes = {
        str(last.leaf) for domain in scope.domains.values() for _, last in domain.shape if last.head == "name"
    }
    names: dict[str, Any] = {}
    for word, domain in scope.domains.items():
        if domain.kind in ("natural", "range", "integer") and not domain.shape:
            low = 2 if any(sign == ">=" for sign, _ in domain.conditions) or word in sizes else 1
            names[word] = mp.mpf(pick.choice((low, low + 1, 3)))
    point = Point(names, {}, scope)
    for word, domain in scope.domains.items():
        if domain.kind != "defined" and (word not in names or domain.kind == "range"):
            point.names[word] = _drawn(domain, point, pick)
    if world is not None:
        point.names.update(world(point.names))
    return point


def _drawn(domain: Domain, point: Point, pick: random.Random) -> Any:
    if domain.kind in ("function", "density"):
        a, b = mp.mpf(pick.uniform(0.5, 1.5)), mp.mpf(pick.uniform(-1, 1))
        if domain.kind == "density":
            return lambda x: mp.exp(-((x - b) ** 2) / (2 * a)) / mp.sqrt(2 * mp.pi * a)
        return lambda x: mp.tanh(a * x) + b * x
    if not domain.shape:
        return _scalar(domain, point, pick)
    ranges = [range(_whole(low, point, 0), _whole(high, point, 6) + 1) for low, high in domain.shape]
    places: list[tuple[int, ...]] = [()]
    for one in ranges:
        places = [(*place, k) for place in places for k in one]
    entries = {place: _scalar(domain, point, pick) for place in places}
    if domain.kind == "simplex":
        total = sum(entries.values())
        entries = {place: entry / total for place, entry in entries.items()}
    return entries


def _whole(tree: Tree, point: Point, otherwise: int) -> int:
    found = value(tree, point)
    return otherwise if found == mp.inf else int(found)


def _scalar(domain: Domain, point: Point, pick: random.Random) -> Any:
    if domain.kind == "range":
        low = _whole(domain.low, point, 0) if domain.low is not None else 0
        high = _whole(domain.high, point, 6) if domain.high is not None else low + 4
        return mp.mpf(pick.randint(low, high))
    if domain.kind in ("natural", "integer"):
        return mp.mpf(pick.randint(1, 4))
    if domain.kind == "probability":
        return mp.mpf(pick.uniform(0.05, 0.95))
    if domain.kind in ("positive", "simplex", "nonnegative"):
        return mp.mpf(pick.uniform(0.3, 2.5))
    lowest = next((value(tree, point) for sign, tree in domain.conditions if sign in (">", ">=")), None)
    return mp.mpf(pick.uniform(-2, 2)) if lowest is None else lowest + mp.mpf(pick.uniform(0.2, 2))
