"""A witness for the mathematics that shares nothing with the code under test but the tree.

`witness.value(tree, point)` evaluates a tree in 30-digit arithmetic: sums are loops, derivatives central
differences, integrals quadrature, probabilities looked up in a table.  `witness.point(symbols, seed)` draws
values for declared names.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import mpmath as mp
import pytest

from derivations.language import Scope
from derivations.language.scope import Domain
from derivations.language.tree import Tree, number

mp.mp.dps = 30
SMALL_STEP = mp.mpf(10) ** -6

FUNCTIONS: dict[str, Callable[..., Any]] = {
    "exp": mp.exp, "log": mp.log, "sqrt": mp.sqrt, "abs": abs, "tanh": mp.tanh,
    "sinh": mp.sinh, "cosh": mp.cosh,
    "sin": mp.sin, "cos": mp.cos, "floor": mp.floor, "factorial": mp.factorial, "gamma": mp.gamma,
    "sigmoid": lambda x: 1 / (1 + mp.exp(-x)), "relu": lambda x: x if x > 0 else mp.mpf(0),
    "hardlim": lambda x: mp.mpf(x >= 0), "hardlims": lambda x: mp.mpf(1 if x >= 0 else -1),
    "satlin": lambda x: min(max(x, mp.mpf(0)), mp.mpf(1)),
    "satlins": lambda x: min(max(x, mp.mpf(-1)), mp.mpf(1)),
    "min": min,
    "softplus": lambda x: mp.log(1 + mp.exp(x)), "neg": lambda x: -x,
    "normal": lambda t, m, v: mp.exp(-((t - m) ** 2) / (2 * v)) / mp.sqrt(2 * mp.pi * v),
    "transpose": lambda a: a.T if isinstance(a, mp.matrix) else a,
    "inv": lambda a: a**-1, "norm": lambda v: mp.sqrt(sum(x * x for x in v)),
}  # fmt: skip
SIGNS: dict[str, Callable[[Any, Any], bool]] = {
    "=": lambda a, b: abs(a - b) < mp.mpf(10) ** -15, "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b,
}  # fmt: skip


class Point:
    """Values of names: numbers, entries, matrices, functions; and equations that hold here."""

    def __init__(self, names: Mapping[str, Any], given: Mapping[Tree, Tree], scope: Scope) -> None:
        self.names, self.given, self.scope = dict(names), dict(given), scope

    def but(self, **names: Any) -> Point:
        return Point({**self.names, **names}, self.given, self.scope)


def value(tree: Tree, at: Point) -> Any:
    """The value of a tree at a point."""
    if tree in at.given:
        return value(at.given[tree], at)
    special = SPECIAL.get(tree.head)
    if special is not None:
        return special(tree, at)
    if tree.head == "sigmoid" and isinstance(inner := value(tree.args[0], at), mp.matrix):
        return inner.apply(FUNCTIONS["sigmoid"])
    return FUNCTIONS[tree.head](*(value(arg, at) for arg in tree.args))


def _name(tree: Tree, at: Point) -> Any:
    word = str(tree.leaf)
    if word not in at.names:
        meant = at.scope.definition(word)
        assert meant is not None, f"no value for {word}"
        return value(meant, at)
    return at.names[word]


def _number(tree: Tree, at: Point) -> Any:
    assert isinstance(tree.leaf, Fraction)
    return mp.mpf(tree.leaf.numerator) / tree.leaf.denominator


def _index(tree: Tree, at: Point) -> Any:
    places = tuple(int(value(arg, at)) for arg in tree.args[1:])
    word = str(tree.args[0].leaf)
    if word not in at.names:  # an entry of a defined name: x[i] = …
        meant, letters = at.scope.definition(word), at.scope.domain(word).parameters
        assert meant is not None, f"no value for {word}"
        return value(meant, at.but(**{letter: mp.mpf(k) for letter, k in zip(letters, places, strict=True)}))
    return at.names[word][places]


def _product(tree: Tree, at: Point) -> Any:
    total: Any = mp.mpf(1)
    for arg in tree.args:
        total = total * value(arg, at)
    if isinstance(total, mp.matrix) and total.rows == total.cols == 1:
        return total[0, 0]
    return total


def _over_range(tree: Tree, at: Point) -> Any:
    low, high = value(tree.args[2], at), value(tree.args[3], at)
    if high == mp.inf:
        return mp.nsum(lambda n: value(tree.args[0], at.but(**{str(tree.args[1].leaf): n})), [low, mp.inf])
    terms = [
        value(tree.args[0], at.but(**{str(tree.args[1].leaf): mp.mpf(n)}))
        for n in range(int(low), int(high) + 1)
    ]
    return mp.fsum(terms) if tree.head == "sum" else mp.fprod(terms)


def _difference(tree: Tree, at: Point) -> Any:
    body, variable, order = tree.args
    assert value(order, at) == 1
    if variable.head == "name" and isinstance(at.names.get(str(variable.leaf)), mp.matrix):
        here = at.names[str(variable.leaf)]
        slope = mp.matrix(here.rows, 1)
        for row in range(here.rows):
            slope[row] = _central(
                lambda h, row=row: value(body, at.but(**{str(variable.leaf): _moved(here, row, h)}))
            )
        return slope
    return _central(lambda h: value(body, shifted(at, variable, h)))


def _moved(vector: Any, row: int, by: Any) -> Any:
    other = vector.copy()
    other[row] += by
    return other


def _central(f: Callable[[Any], Any]) -> Any:
    h = SMALL_STEP
    return (8 * (f(h) - f(-h)) - (f(2 * h) - f(-2 * h))) / (12 * h)


def shifted(at: Point, variable: Tree, by: Any) -> Point:
    """The point with one name, or one entry, moved."""
    return placed(at, variable, value(variable, at) + by)


def placed(at: Point, variable: Tree, new: Any) -> Point:
    """The point with one name, or one entry, set."""
    if variable.head == "index":
        word = str(variable.args[0].leaf)
        places = tuple(int(value(arg, at)) for arg in variable.args[1:])
        return at.but(**{word: {**at.names[word], places: new}})
    return at.but(**{str(variable.leaf): new})


def _call(tree: Tree, at: Point) -> Any:
    head, *arguments = tree.args
    values = [value(arg, at) for arg in arguments]
    if head.head == "prime":
        function = at.names[str(head.args[0].leaf)]
        return _central(lambda h: function(values[0] + h))
    return at.names[str(head.leaf)](*values)


def _integral(tree: Tree, at: Point) -> Any:
    low, high = value(tree.args[2], at), value(tree.args[3], at)
    word = str(tree.args[1].leaf)
    if high == mp.inf:  # the trapezium rule: exact to e^-60 for the densities that are drawn
        step = mp.mpf("0.4")
        return step * mp.fsum(value(tree.args[0], at.but(**{word: k * step})) for k in range(-36, 37))
    return mp.quad(lambda x: value(tree.args[0], at.but(**{word: x})), [low, high])


def _looked_up(tree: Tree, at: Point) -> Any:
    """Derivatives named, probabilities and expectations: what the point says of them."""
    assert repr(tree) in at.names, f"no value for {tree!r}"
    return at.names[repr(tree)]


def _expected(tree: Tree, at: Point) -> Any:
    """E, var and cov over the finite joint distribution of the point: a list of (weight, names)."""
    if "joint" not in at.names:
        if tree.head == "var":
            square = Tree("E", (Tree("pow", (tree.args[0], number(2))),))
            return value(square, at) - value(Tree("E", tree.args), at) ** 2
        return _looked_up(tree, at)
    outcomes = at.names["joint"]
    mean = lambda body: mp.fsum(weight * value(body, at.but(**names)) for weight, names in outcomes)  # noqa: E731
    if tree.head == "E":
        return mean(tree.args[0])
    one, other = tree.args[0], tree.args[-1]
    return mean(Tree("mul", (one, other))) - mean(one) * mean(other)


def _relation(tree: Tree, at: Point) -> Any:
    return SIGNS[str(tree.leaf)](*(value(arg, at) for arg in tree.args))


def _piecewise(tree: Tree, at: Point) -> Any:
    return next(value(v, at) for v, c in zip(tree.args[::2], tree.args[1::2], strict=True) if value(c, at))


SPECIAL: dict[str, Callable[[Tree, Point], Any]] = {
    "name": _name,
    "number": _number,
    "constant": lambda t, at: {"pi": mp.pi, "e": mp.e, "oo": mp.inf}[str(t.leaf)],
    "index": _index,
    "add": lambda t, at: _added([value(arg, at) for arg in t.args]),
    "mul": _product,
    "div": lambda t, at: value(t.args[0], at) / value(t.args[1], at),
    "pow": lambda t, at: value(t.args[0], at) ** value(t.args[1], at),
    "max": lambda t, at: max(_flat([value(arg, at) for arg in t.args])),
    "sum": _over_range,
    "prod": _over_range,
    "indicator": lambda t, at: mp.mpf(1 if value(t.args[0], at) else 0),
    "relation": _relation,
    "piecewise": _piecewise,
    "diff": _difference,
    "call": _call,
    "int": _integral,
    "derivative": _looked_up,
    "P": _looked_up,
    "E": _expected,
    "var": _expected,
    "cov": _expected,
}


def _added(values: list[Any]) -> Any:
    total = values[0]
    for one in values[1:]:
        total = total + one
    return total


def _flat(values: list[Any]) -> list[Any]:
    return [x for one in values for x in (one.values() if isinstance(one, dict) else [one])]


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


class Witness:
    """What the tests are handed."""

    value = staticmethod(value)
    point = staticmethod(draw)
    placed = staticmethod(placed)

    @staticmethod
    def close(one: Any, other: Any, tolerance: float = 1e-15) -> bool:
        if isinstance(one, mp.matrix):
            return bool(mp.norm(one - other) <= tolerance * (1 + mp.norm(one)))
        return bool(abs(one - other) <= tolerance * (1 + abs(one)))


@pytest.fixture(scope="session")
def witness() -> type[Witness]:
    return Witness
