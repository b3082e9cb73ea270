"""What is the value of a row at a point?  An independent witness: mpmath at 60 digits, explicit loops.

Nothing here looks at the program under test.  A value is an `mpf`, a matrix (object array of two dimensions,
a vector being a column), or a tuple for lists, sets and intervals.  Where there is no value: `Undefined`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import pairwise
from operator import eq, ge, gt, le, lt, ne

import numpy as np
from mpmath.ctx_mp import MPContext

from corpus.formula import Formula, parts

mp = MPContext()
mp.dps = 60


class Undefined(ArithmeticError):
    """There is no value here."""


class Data:
    """Indexed values; the first index of each axis is in `starts`."""

    def __init__(self, values: np.ndarray, starts: tuple[int, ...]) -> None:
        self.values, self.starts = values, starts

    def at(self, subscripts: list[int]) -> object:
        places = tuple(at - start for at, start in zip(subscripts, self.starts, strict=True))
        if any(not 0 <= place < size for place, size in zip(places, self.values.shape, strict=True)):
            raise Undefined(f"no entry {subscripts}")
        return self.values[places]

    def matrix(self) -> np.ndarray:
        return self.values.reshape(-1, 1) if self.values.ndim == 1 else self.values


class Identity:
    """A multiple of the identity whose size its neighbour will tell."""

    def __init__(self, scale: object) -> None:
        self.scale = scale


class Abstract:
    """An abstract function: `of(order, arguments)`; a density: `atoms`, (place, weight) pairs."""

    def __init__(self, of: Callable | None = None, atoms: list | None = None) -> None:
        self.of, self.atoms = of, atoms


Point = Mapping[str, object]


def exactly(value: Fraction | int) -> object:
    fraction = Fraction(value)
    return mp.mpf(fraction.numerator) / fraction.denominator


def whole(value: object) -> int:
    near = int(mp.nint(value))
    if value != near:
        raise Undefined(f"{value} is no integer")
    return near


def value(node: Formula, at: Point) -> object:
    """The value of a formula at a point; raises Undefined."""
    try:
        return _value(node, at)
    except (ZeroDivisionError, OverflowError) as error:
        raise Undefined(str(error)) from error


def _value(node: Formula, at: Point) -> object:
    head = node[0]
    if head == "num":
        return exactly(node[1])
    if head == "name":
        return _name(node[1], at)
    if head == "oo":
        return mp.inf
    if head == "add":
        return _plus([_value(part, at) for part in node[1:]])
    if head == "neg":
        return _times(mp.mpf(-1), _value(node[1], at))
    if head == "mul":
        product = _value(node[1], at)
        for part in node[2:]:
            product = _times(product, _value(part, at))
        return product
    if head in OPERATIONS:
        return OPERATIONS[head](node, at)
    return tuple(_value(part, at) for part in node[1:] if not isinstance(part, str))


def _name(word: str, at: Point) -> object:
    if word in at:
        found = at[word]
        return found.matrix() if isinstance(found, Data) else found
    if word in ("pi", "e"):
        return mp.pi() if word == "pi" else mp.e()
    if word == "I":
        return Identity(mp.mpf(1))
    raise KeyError(word)


def _scalar(thing: object) -> object:
    if isinstance(thing, np.ndarray) and thing.size == 1:
        return thing.flat[0]
    if _is_matrix(thing):
        raise Undefined("a matrix where a number belongs")
    return thing


def _is_matrix(thing: object) -> bool:
    return isinstance(thing, np.ndarray | Identity)


def _plus(terms: list) -> object:
    total = terms[0]
    for term in terms[1:]:
        total = _plus_two(total, term)
    return total


def _plus_two(left: object, right: object) -> object:
    if isinstance(left, Identity) and isinstance(right, Identity):
        return Identity(left.scale + right.scale)
    if isinstance(left, Identity):
        left, right = right, left
    if isinstance(right, Identity):
        if not isinstance(left, np.ndarray) or left.shape[0] != left.shape[1]:
            raise Undefined("shape")
        return left + right.scale * _eye(left.shape[0])
    if _is_matrix(left) != _is_matrix(right):  # a number beside a vector or matrix counts for every entry
        small = left.size == 1 if isinstance(left, np.ndarray) else right.size == 1  # type: ignore[attr-defined]
        return _scalar(left) + _scalar(right) if small else left + right  # type: ignore[operator]
    if isinstance(left, np.ndarray) and left.shape != right.shape:
        raise Undefined("shape")
    return left + right


def _eye(size: int) -> np.ndarray:
    return np.array([[mp.mpf(row == column) for column in range(size)] for row in range(size)], dtype=object)


def _times(left: object, right: object) -> object:
    if isinstance(left, Identity) and isinstance(right, Identity):
        return Identity(left.scale * right.scale)
    if isinstance(left, Identity):
        return Identity(left.scale * right) if not _is_matrix(right) else left.scale * right
    if isinstance(right, Identity):
        return _times(right, left)
    if isinstance(left, np.ndarray) and isinstance(right, np.ndarray):
        if left.shape[1] != right.shape[0]:
            small = left if left.size == 1 else right
            if small.size != 1:
                raise Undefined("shape")
            return left * right.flat[0] if small is right else left.flat[0] * right
        return left @ right
    return left * right


def _div(node: Formula, at: Point) -> object:
    above, below = _value(node[1], at), _scalar(_value(node[2], at))
    if below == 0:
        raise Undefined("division by zero")
    return _times(above, 1 / below)


def _pow(node: Formula, at: Point) -> object:
    base, exponent = _value(node[1], at), _scalar(_value(node[2], at))
    if isinstance(base, Identity) and exponent == -1:
        return Identity(1 / base.scale)
    if isinstance(base, np.ndarray) and base.size > 1:
        if exponent == -1:
            return inverse(base)
        power = _eye(base.shape[0])
        for _ in range(whole(exponent)):
            power = power @ base
        return power
    return power_of(_scalar(base), exponent)


def power_of(base: object, exponent: object) -> object:
    if mp.isint(exponent):
        if base == 0 and exponent < 0:
            raise Undefined("division by zero")
        return base ** int(exponent)
    if base < 0 or (base == 0 and exponent < 0):
        raise Undefined("a power that leaves the reals")
    return base**exponent


def inverse(matrix: np.ndarray) -> np.ndarray:
    if matrix.shape[0] != matrix.shape[1]:
        raise Undefined("shape")
    found = mp.inverse(mp.matrix(matrix.tolist()))
    return np.array(found.tolist(), dtype=object).reshape(matrix.shape)


def holds(node: Formula, at: Point) -> bool:
    """Is a condition true here?"""
    sides = [_scalar(_value(side, at)) for side in node[2:]]
    return all(SIGNS[sign](*two) for sign, two in zip(node[1].split(), pairwise(sides), strict=True))


def _repeated(node: Formula, at: Point) -> object:
    low, high = (whole(_scalar(_value(part, at))) for part in node[3:5])
    found: object = mp.mpf(1 if node[0] == "prod" else 0)
    for step, index in enumerate(range(low, high + 1)):
        term = _value(node[1], {**at, node[2]: mp.mpf(index)})
        if not step and _is_matrix(term):
            found = term
        else:
            found = _times(found, term) if node[0] == "prod" else _plus_two(found, term)
    return found


def _piecewise(node: Formula, at: Point) -> object:
    rest = node[1:]
    while len(rest) > 1:
        if holds(rest[1], at):
            return _value(rest[0], at)
        rest = rest[2:]
    if not rest:
        raise Undefined("no case applies")
    return _value(rest[0], at)


def _integral(node: Formula, at: Point) -> object:
    """Against an abstract density a sum over its atoms; else by quadrature."""
    low, high = (_scalar(_value(part, at)) for part in node[3:5])
    for _, inner in parts(node[1]):
        abstract = at.get(inner[1]) if inner[0] == "call" else None
        if isinstance(abstract, Abstract) and abstract.atoms and inner[2] == ("name", node[2]):
            return mp.fsum(_scalar(_value(node[1], {**at, node[2]: place})) for place, _ in abstract.atoms)
    with mp.workdps(25):
        return mp.quad(lambda t: _scalar(_value(node[1], {**at, node[2]: t})), [low, high])


def _mean(body: Formula, at: Point) -> object:
    return mp.fsum(
        weight * _scalar(_value(body, {**at, **atom})) for weight, atom in at["joint distribution"]
    )


def _cov(node: Formula, at: Point) -> object:
    left, right = node[1], node[-1]
    return _mean(("mul", left, right), at) - _mean(left, at) * _mean(right, at)


def _diff(node: Formula, at: Point) -> object:
    order = whole(_value(node[3], at)) if len(node) > 3 else 1
    with mp.workdps(80):
        return mp.diff(lambda t: _scalar(_value(node[1], {**at, node[2]: t})), at[node[2]], order)


def _elementwise(left: object, right: object) -> object:
    if isinstance(left, np.ndarray) and isinstance(right, np.ndarray) and left.shape == right.shape:
        return left * right
    raise Undefined("shape")


def _transpose(thing: object) -> object:
    return thing.T if isinstance(thing, np.ndarray) else thing


def _call(node: Formula, at: Point) -> object:
    from corpus.functions import called

    return called(node[1], [_value(part, at) for part in node[2:]], at)


SIGNS = {"=": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
OPERATIONS: dict[str, Callable[[Formula, Point], object]] = {
    "div": _div,
    "pow": _pow,
    "T": lambda node, at: _transpose(_value(node[1], at)),
    "idx": lambda node, at: at[node[1]].at([whole(_scalar(_value(part, at))) for part in node[2:]]),
    "call": _call,
    "sum": _repeated,
    "prod": _repeated,
    "int": _integral,
    "diff": _diff,
    "E": lambda node, at: _mean(node[1], at),
    "var": _cov,
    "cov": _cov,
    "ind": lambda node, at: mp.mpf(holds(node[1], at)),
    "rel": lambda node, at: mp.mpf(holds(node, at)),
    "had": lambda node, at: _elementwise(_value(node[1], at), _value(node[2], at)),
    "piecewise": _piecewise,
    "fact": lambda node, at: _call(("call", "factorial", node[1]), at),
}
