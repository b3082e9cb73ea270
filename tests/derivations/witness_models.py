"""Which plain functions witness a derivation: models run as they are, with loops, differences and solvers."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import mpmath as mp
import numpy as np
from scipy.optimize import minimize, minimize_scalar

Names = dict[str, Any]
Check = Callable[[Names], Any]


def s(x: Any) -> Any:
    """The logistic function."""
    return 1 / (1 + mp.exp(-x))


def slope(f: Callable[[Any], Any], x: Any) -> Any:
    """f'(x) by a central difference."""
    h = mp.mpf(10) ** -7
    return (8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h)


def moved(entries: dict[Any, Any], place: Any, by: Any) -> dict[Any, Any]:
    return {**entries, place: entries[place] + by}


def lowest(loss: Callable[[float], float], low: float, high: float) -> float:
    """Where a loss is lowest."""
    found = minimize_scalar(loss, bounds=(low, high), method="bounded", options={"xatol": 1e-11})
    return float(found.x)


def size(n: Names, word: str) -> range:
    return range(1, int(n[word]) + 1)


def count(*sizes: Any) -> int:
    """How many times the innermost line of nested loops runs."""
    return sum(1 for _ in product(*(range(int(one)) for one in sizes)))


def placements(side: int, kernel: int, padding: int, stride: int) -> int:
    """At how many positions a kernel fits on a padded image."""
    return sum(1 for start in range(0, side + 2 * padding, stride) if start + kernel <= side + 2 * padding)


def normal(x: Any, m: Any, v: Any) -> Any:
    return mp.exp(-((x - m) ** 2) / (2 * v)) / mp.sqrt(2 * mp.pi * v)


# likelihoods of random data


def gaussian_loss(x: Any, m: Any, v: Any) -> Any:
    return -mp.fsum(mp.log(normal(one, m, v)) for one in x.values())


def bayes_loss(n: Names, **other: Any) -> Any:
    """Negative log-likelihood of Gaussian naive Bayes, sample by sample."""
    n = {**n, **other}
    total = mp.mpf(0)
    for m in size(n, "N"):
        label = int(n["y"][m,])
        density = n["alpha"][label,]
        for j in size(n, "D"):
            density *= normal(n["x"][m, j], n["mu"][label, j], n["s2"][j,])
        total -= mp.log(density)
    return total


def labelled(n: Names) -> Names:
    """Seven samples of two classes with two features."""
    pick = np.random.default_rng(3)
    y = {(m,): mp.mpf(1 + m % 2) for m in range(1, 8)}
    x = {(m, i): mp.mpf(pick.normal(m % 2)) for m in range(1, 8) for i in (1, 2)}
    mu = {(k, i): mp.mpf(pick.normal()) for k in (1, 2) for i in (1, 2)}
    return {
        "N": mp.mpf(7), "D": mp.mpf(2), "K": mp.mpf(2), "k": mp.mpf(2), "i": mp.mpf(1),
        "y": y, "x": x, "mu": mu,
        "s2": {(1,): mp.mpf("0.7"), (2,): mp.mpf("1.9")}, "alpha": {(1,): mp.mpf("0.3"), (2,): mp.mpf("0.7")},
    }  # fmt: skip


def share_by_solver(n: Names) -> float:
    """The prior of class k that SciPy finds under the constraint."""
    labels = [int(y) for y in n["y"].values()]
    found = minimize(
        lambda p: -sum(np.log(p[y - 1]) for y in labels),
        [0.4, 0.6],
        bounds=[(1e-6, 1)] * 2,
        constraints={"type": "eq", "fun": lambda p: sum(p) - 1},
        method="SLSQP",
        options={"ftol": 1e-14},
    )
    return float(found.x[int(n["k"]) - 1])


def at_entry(n: Names, word: str, *letters: str) -> tuple[int, ...]:
    return tuple(int(n[letter]) for letter in letters)


def slope_in_entry(n: Names, loss: Callable[..., Any], word: str, *letters: str) -> Any:
    place = at_entry(n, word, *letters)
    return slope(lambda h: loss(n, **{word: moved(n[word], place, h)}), mp.mpf(0))


def best_entry(n: Names, word: str, place: Any, low: float, high: float) -> float:
    return lowest(lambda v: float(bayes_loss(n, **{word: {**n[word], place: mp.mpf(v)}})), low, high)


# small networks


def batch_loss(n: Names, x: Any) -> Any:
    """sum g[i] y[i] of a batch that is normalised, scaled and shifted."""
    m = len(x)
    mean = mp.fsum(x.values()) / m
    variance = mp.fsum((v - mean) ** 2 for v in x.values()) / m
    return mp.fsum(
        n["g"][place] * (n["gamma"] * (v - mean) / mp.sqrt(variance + n["eps"]) + n["beta"])
        for place, v in x.items()
    )


def two_two_two(n: Names, **weights: Any) -> Any:
    """E of the 2-2-2 network."""
    w = {**n, **weights}
    h1, h2 = (
        s(w["w11"] * w["x1"] + w["w13"] * w["x2"] + w["b1"]),
        s(w["w12"] * w["x1"] + w["w14"] * w["x2"] + w["b1"]),
    )
    o1, o2 = s(w["w21"] * h1 + w["w23"] * h2 + w["b2"]), s(w["w22"] * h1 + w["w24"] * h2 + w["b2"])
    return {"h1": h1, "h2": h2, "O1": o1, "O2": o2, "E": ((w["t1"] - o1) ** 2 + (w["t2"] - o2) ** 2) / 2}


def average(n: Names, steps: int) -> Any:
    """The moving average, one value after the other."""
    v = mp.mpf(0)
    for t in range(1, steps + 1):
        v = n["beta"] * v + (1 - n["beta"]) * n["theta"][t,]
    return v


def softmax(z: dict[Any, Any]) -> dict[Any, Any]:
    total = mp.fsum(mp.exp(v) for v in z.values())
    return {place: mp.exp(v) / total for place, v in z.items()}


def bce(y: Any, p: Any) -> Any:
    return -y * mp.log(p) - (1 - y) * mp.log(1 - p)


def squares(n: Names) -> Any:
    return mp.fsum((n["y"][i] - n["yhat"][i]) ** 2 for i in n["y"])


def logistic_loss(n: Names, w: Any) -> Any:
    fields = {row: mp.fsum(n["X"][row, col] * w[col,] for col in size(n, "D")) for row in size(n, "N")}
    return mp.fsum(bce(n["y"][row,], s(field)) for row, field in fields.items())


def linear_loss(n: Names, w: Any) -> Any:
    return (
        mp.fsum(
            (n["y"][row,] - mp.fsum(n["X"][row, c] * w[c,] for c in size(n, "D"))) ** 2
            for row in size(n, "N")
        )
        / 2
    )


def matrices(n: Names) -> Names:
    return {
        "X": mp.matrix([[1, 2], [0, 1], [3, -1], [2, 2]]),
        "y": mp.matrix([1, 0, 2, -1]),
        "w": mp.matrix([mp.mpf("0.3"), mp.mpf("-0.7")]),
    }


def column_slope(n: Names, loss: Callable[[Any], Any]) -> Any:
    def at(row: int) -> Any:
        def along(h: Any) -> Any:
            w = n["w"].copy()
            w[row] += h
            return loss(w)

        return slope(along, mp.mpf(0))

    return mp.matrix([at(0), at(1)])


def entries(n: Names, word: str) -> Any:
    return list(n[word].values())


def window(n: Names, row: int, column: int, *, flipped: bool = False) -> Any:
    """Kernel times image below it, by arrays."""
    image = np.array([[n["abcdefghijklmnop"[4 * r + c]] for c in range(4)] for r in range(4)])
    kernel = np.array([[n["qrstuvwxy"[3 * r + c]] for c in range(3)] for r in range(3)])
    if flipped:
        kernel = kernel[::-1, ::-1]
    return (image[row : row + 3, column : column + 3] * kernel).sum()


def entry_window(n: Names, column: int) -> Any:
    return mp.fsum(n["K"][r, c] * n["I"][r, c + column] for r in range(3) for c in range(3))


def diseased(n: Names, test: int) -> Any:
    """Of all with this result of the test, the share that is ill: by counting people."""
    people = {
        (1, 1): n["pi"] * n["alpha"], (1, 0): n["pi"] * (1 - n["alpha"]),
        (0, 1): (1 - n["pi"]) * n["beta"], (0, 0): (1 - n["pi"]) * (1 - n["beta"]),
    }  # fmt: skip
    return people[1, test] / mp.fsum(share for (_, result), share in people.items() if result == test)


def hidden_network(n: Names) -> Names:
    """A hidden node y[j] = phi(v[j]) that feeds q output nodes with squared errors."""
    q, j = 3, 5  # the output nodes have the places 1, 2, 3 of v, the hidden node the place 5
    w = {(k, j): mp.mpf(k) / 3 - mp.mpf("0.4") for k in range(1, q + 1)}
    rest, wanted = [mp.mpf("0.2"), mp.mpf("-0.5"), mp.mpf("0.9")], [mp.mpf(1), mp.mpf(0), mp.mpf("0.3")]
    field = mp.mpf("0.35")

    def run(vj: Any) -> tuple[dict[Any, Any], dict[Any, Any], Any]:
        y = n["phi"](vj)
        v = {(k,): rest[k - 1] + w[k, j] * y for k in range(1, q + 1)}
        e = {(k,): wanted[k - 1] - n["phi"](v[k,]) for k in range(1, q + 1)}
        return v, e, mp.fsum(one**2 for one in e.values()) / 2

    v, e, _ = run(field)
    delta = {place: e[place] * slope(n["phi"], v[place]) for place in v}
    y = n["phi"](field)
    outer = lambda moved_y: mp.fsum(  # noqa: E731
        (wanted[k - 1] - n["phi"](rest[k - 1] + w[k, j] * moved_y)) ** 2 for k in range(1, q + 1)
    ) / 2  # fmt: skip
    return {
        "q": mp.mpf(q), "j": mp.mpf(j), "w": w, "v": {**v, (j,): field}, "e": e, "delta": delta,
        "hidden": -slope(lambda h: run(h)[2], field), "outer": slope(outer, y),
    }  # fmt: skip


def one_output(n: Names) -> Names:
    """One output node with its inputs: the error, and what finite differences of Z say."""
    y = {(i,): mp.mpf(i) / 2 - mp.mpf("0.3") for i in range(3)}
    w = {(1, i): mp.mpf("0.4") - mp.mpf(i) / 3 for i in range(3)}
    d = mp.mpf("0.8")

    def field(weights: Any) -> Any:
        return mp.fsum(weights[1, i] * y[i,] for i in range(3))

    def z(v: Any) -> Any:
        return (d - n["phi"](v)) ** 2 / 2

    v = field(w)
    return {
        "m": mp.mpf(2), "q": mp.mpf(1), "i": mp.mpf(1), "j": mp.mpf(1), "y": y, "w": w, "v": {(1,): v},
        "e": {(1,): d - n["phi"](v)}, "delta": {(1,): -slope(z, v)}, "eta": mp.mpf("0.1"),
        "dZ/dv": slope(z, v), "dZ/dw": slope(lambda h: z(field(moved(w, (1, 1), h))), mp.mpf(0)),
        "dZ/dy[j]": slope(lambda out: (d - out) ** 2 / 2, n["phi"](v)),
    }  # fmt: skip


def of(word: str) -> Callable[[Names], Any]:
    return lambda n: n[word]
