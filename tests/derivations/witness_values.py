"""What is the value of a tree, in 30-digit arithmetic that shares nothing with the code under test?"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import mpmath as mp

from derivations.language.tree import Tree, number
from tests.derivations.witness_points import Point

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
    "dot": lambda a, b: mp.fsum(x * y for x, y in zip(a, b, strict=True)),
    "hadamard": lambda a, b: mp.matrix([x * y for x, y in zip(a, b, strict=True)]),
}  # fmt: skip
ENTRYWISE = frozenset({"sigmoid", "log"})
SIGNS: dict[str, Callable[[Any, Any], bool]] = {
    "=": lambda a, b: abs(a - b) < mp.mpf(10) ** -15, "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b,
}  # fmt: skip


def value(tree: Tree, at: Point) -> Any:
    """The value of a tree at a point."""
    if tree in at.given:
        return value(at.given[tree], at)
    special = SPECIAL.get(tree.head)
    if special is not None:
        return special(tree, at)
    values = [value(arg, at) for arg in tree.args]
    if tree.head in ENTRYWISE and isinstance(values[0], mp.matrix):
        return values[0].apply(FUNCTIONS[tree.head])
    return FUNCTIONS[tree.head](*values)


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
    assert len(tree.args) == 4, "no limits are written"
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
    at = _worked_out(tree.args[0], word, at)
    if high == mp.inf:  # the trapezium rule: exact to e^-60 for the densities that are drawn
        step = mp.mpf("0.4")
        return step * mp.fsum(value(tree.args[0], at.but(**{word: k * step})) for k in range(-36, 37))
    return mp.quad(lambda x: value(tree.args[0], at.but(**{word: x})), [low, high])


def _worked_out(body: Tree, variable: str, at: Point) -> Point:
    """The point with the values of defined names that do not change with the variable: worked out once."""
    found = {}
    for word in body.names() - at.names.keys() - {variable}:
        meant = at.scope.definition(word)
        if meant is not None and not at.scope.domain(word).parameters and variable not in _free(meant):
            found[word] = value(meant, at)
    return at.but(**found)


def _free(tree: Tree) -> frozenset[str]:
    """The names of a tree that no integral in it binds."""
    if tree.head == "int":
        return frozenset().union(*(_free(arg) for arg in tree.args)) - {str(tree.args[1].leaf)}
    own = {str(tree.leaf)} if tree.head == "name" else set()
    return frozenset(own).union(*(_free(arg) for arg in tree.args))


def _derivative(tree: Tree, at: Point) -> Any:
    """Of a defined name along its definition; any other is what the point says of it."""
    top, variable = tree.args[:2]
    if top.head == "name" and repr(tree) not in at.names and at.scope.definition(str(top.leaf)) is not None:
        return _central(lambda h: value(top, shifted(at, variable, h)))
    return _looked_up(tree, at)


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


def _argmax(tree: Tree, at: Point) -> Any:
    """The best of many points: every number of the point itself, and a fine grid around them."""
    body, variable = tree.args
    own = _flat([one for one in at.names.values() if isinstance(one, (mp.mpf, dict))])
    top = 2 * max(own)
    tried = [x for x in (*own, *(top * k / 300 for k in range(1, 301))) if x > 0]
    return max(tried, key=lambda x: value(body, at.but(**{str(variable.leaf): x})))


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
    "argmax": _argmax,
    "diff": _difference,
    "call": _call,
    "int": _integral,
    "derivative": _derivative,
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
