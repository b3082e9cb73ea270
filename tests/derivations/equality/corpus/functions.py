"""What do the named functions of the corpus mean?  A table, over the witness's own arithmetic."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from corpus.witness import Abstract, Data, Point, Undefined, inverse, mp, whole


def _log(x: object) -> object:
    if x <= 0:
        raise Undefined("log of what is not positive")
    return mp.log(x)


def _sqrt(x: object) -> object:
    if x < 0:
        raise Undefined("root of a negative number")
    return mp.sqrt(x)


def factorial(x: object) -> object:
    if whole(x) < 0:
        raise Undefined("factorial of a negative number")
    return mp.factorial(x)


def _inside(low: int, high: int, function: Callable) -> Callable:
    def bounded(x: object) -> object:
        if not low <= x <= high:
            raise Undefined("outside the domain")
        return function(x)

    return bounded


ONE_PLACE: dict[str, Callable] = {
    "exp": mp.exp,
    "log": _log,
    "ln": _log,
    "log10": lambda x: _log(x) / mp.log(10),
    "log2": lambda x: _log(x) / mp.log(2),
    "sqrt": _sqrt,
    "abs": abs,
    "sign": mp.sign,
    "floor": mp.floor,
    "ceil": mp.ceil,
    "sin": mp.sin,
    "cos": mp.cos,
    "tan": mp.tan,
    "asin": _inside(-1, 1, mp.asin),
    "acos": _inside(-1, 1, mp.acos),
    "atan": mp.atan,
    "sinh": mp.sinh,
    "cosh": mp.cosh,
    "tanh": mp.tanh,
    "sech": mp.sech,
    "asinh": mp.asinh,
    "sigmoid": lambda x: 1 / (1 + mp.exp(-x)),
    "softplus": lambda x: mp.log(1 + mp.exp(x)),
    "relu": lambda x: x if x > 0 else mp.mpf(0),
    "hardlim": lambda x: mp.mpf(x >= 0),
    "hardlims": lambda x: mp.mpf(1 if x >= 0 else -1),
    "satlin": lambda x: min(max(x, mp.mpf(0)), mp.mpf(1)),
    "satlins": lambda x: min(max(x, mp.mpf(-1)), mp.mpf(1)),
    "gamma": mp.gamma,
    "erf": mp.erf,
    "factorial": lambda x: factorial(x),
}

MATRICES: dict[str, Callable] = {
    "tr": lambda a: sum(a.diagonal().tolist(), mp.mpf(0)),
    "det": lambda a: mp.det(mp.matrix(a.tolist())),
    "inv": lambda a: inverse(a),
    "transpose": lambda a: a.T,
    "norm": lambda a: mp.sqrt(mp.fsum(x**2 for x in a.flat)),
    "diag": lambda a: np.array(
        [[x if i == j else mp.mpf(0) for j in range(a.size)] for i, x in enumerate(a.flat)], dtype=object
    ),
}


def called(word: str, given: list, at: Point) -> object:
    """The value of a function at these values."""
    abstract = at.get(word.rstrip("'"))
    if isinstance(abstract, Abstract):
        return _abstract(abstract, word, given)
    if word in MATRICES:
        if not isinstance(given[0], np.ndarray):
            raise Undefined("a number where a matrix belongs")
        if word in ("tr", "det") and given[0].shape[0] != given[0].shape[1]:
            raise Undefined("shape")
        return MATRICES[word](given[0])
    if word == "dot":
        left, right = (x.matrix() if isinstance(x, Data) else x for x in given)
        if left.size != right.size:
            raise Undefined("shape")
        return mp.fsum(a * b for a, b in zip(left.flat, right.flat, strict=True))
    if word in ("max", "min"):
        return (max if word == "max" else min)(given)
    if word == "mod":
        return given[0] - given[1] * mp.floor(given[0] / given[1])
    if word == "binomial":
        return mp.binomial(*given)
    if word == "delta":
        return mp.mpf(given[0] == given[1])
    if word == "log" and len(given) == 2:
        return _log(given[0]) / _log(given[1])
    function = ONE_PLACE[word]
    if isinstance(given[0], np.ndarray):
        return np.vectorize(function, otypes=[object])(given[0])
    return function(given[0])


def _abstract(abstract: Abstract, word: str, given: list) -> object:
    if abstract.atoms is not None:
        return mp.fsum(weight for place, weight in abstract.atoms if place == given[0])
    order = len(word) - len(word.rstrip("'"))
    if isinstance(given[0], np.ndarray):
        return np.vectorize(lambda x: abstract.of(order, [x]), otypes=[object])(given[0])
    return abstract.of(order, given)
