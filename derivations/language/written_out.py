"""What do functions of programs mean that mathematics has signs for: `np.multiply(a, b)`, `len(x)`, `clip`?

Each is written out as it is read.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from derivations.language import averages, binders, functions, glued, shapes, unsaid
from derivations.language import spellings as sp
from derivations.language.tree import ONE, Tree, name, number

if TYPE_CHECKING:
    from derivations.language.parser import Parser

_LISTS = (shapes.VECTOR, shapes.MATRIX)


def called(p: Parser, text: str, start: int) -> Tree:
    """written out = ( "mean" | "std" | "clip" | "multiply" | "solve" | "len" | … ) arguments"""
    word = p.tokens[p.at]
    p.next()
    found = functions.arguments(p, given=False)
    meant = CALLED[text](p, found, start)
    if meant is None:
        p.go(p.tokens.index(word))
        glued.check_called(p, text)
        takes = _TAKES.get(text, "one list of numbers")
        raise p.refuse(f"{text} takes {takes}.", "arity", None, (start, p.last_end()))
    return meant


def _held(p: Parser, found: list[Tree], start: int) -> Tree | None:
    """clip(x, a, b) is min(max(x, a), b)."""
    if len(found) != 3:
        return None
    value, low, high = found
    return p.node("min", (p.node("max", (value, low), start), high), start)


def _of_two(p: Parser, found: list[Tree], start: int, head: str) -> Tree | None:
    """add(a, b) is a + b."""
    return p.node(head, tuple(found), start) if len(found) == 2 else None


def _add(p: Parser, found: list[Tree], start: int) -> Tree | None:
    return _of_two(p, found, start, "add")


def _divide(p: Parser, found: list[Tree], start: int) -> Tree | None:
    return _of_two(p, found, start, "div")


def _power(p: Parser, found: list[Tree], start: int) -> Tree | None:
    return _of_two(p, found, start, "pow")


def _subtract(p: Parser, found: list[Tree], start: int) -> Tree | None:
    """subtract(a, b) is a - b."""
    if len(found) != 2:
        return None
    return p.node("add", (found[0], p.node("neg", (found[1],), start)), start)


def _multiply(p: Parser, found: list[Tree], start: int) -> Tree | None:
    """Entry by entry."""
    if len(found) != 2:
        return None
    several = all(shapes.shape(one, p.scope) in _LISTS for one in found)
    return p.node("hadamard" if several else "mul", tuple(found), start)


def _square(p: Parser, found: list[Tree], start: int) -> Tree | None:
    """Entry by entry too."""
    if len(found) != 1:
        return None
    if shapes.shape(found[0], p.scope) in _LISTS:
        return p.node("hadamard", (found[0], found[0]), start)
    return p.node("pow", (found[0], number(2)), start)


def _outer(p: Parser, found: list[Tree], start: int) -> Tree | None:
    """outer(a, b) is a bᵀ."""
    if len(found) != 2:
        return None
    return p.node("mul", (found[0], p.node("transpose", (found[1],), start)), start)


def _cube_root(p: Parser, found: list[Tree], start: int) -> Tree | None:
    return binders.build(p, "root", [found[0], number(3)], start) if len(found) == 1 else None


def _log_add_exp(p: Parser, found: list[Tree], start: int) -> Tree | None:
    """logaddexp(a, b) is log(exp(a) + exp(b))."""
    if len(found) != 2:
        return None
    powers = tuple(p.node("exp", (one,), start) for one in found)
    return p.node("log", (p.node("add", powers, start),), start)


def _solve(p: Parser, found: list[Tree], start: int) -> Tree | None:
    """solve(A, b) is the x with A x = b."""
    if len(found) != 2:
        return None
    return p.node("mul", (p.node("inv", (found[0],), start), found[1]), start)


def _weighted(p: Parser, found: list[Tree], start: int) -> Tree | None:
    """average(x, weights=w): the sum of the weighted entries over that of the weights."""
    if len(found) != 2 or any(shapes.shape(one, p.scope) != shapes.VECTOR for one in found):
        return None
    entries, weights = found
    products = p.node("hadamard", (weights, entries), start)
    above, below = (
        unsaid.over_unsaid(p, "sum", one, None, None, start, start) for one in (products, weights)
    )
    return p.node("div", (above, below), start)


def _normal(p: Parser, found: list[Tree], start: int) -> Tree | None:
    """normpdf(x, m, s), with the standard deviation; without both, of the standard normal distribution."""
    if len(found) == 1:
        found = [*found, number(0), ONE]
    if len(found) != 3:
        return None
    value, mean, deviation = found
    return p.node("normal", (value, mean, p.node("pow", (deviation, number(2)), start)), start)


def _length(p: Parser, found: list[Tree], start: int) -> Tree | None:
    """len(x): its entries, of a matrix its rows; len(A, 1), as A.shape[1] is read: its columns."""
    if len(found) not in (1, 2) or shapes.shape(found[0], p.scope) not in _LISTS:
        return None
    along = found[1].leaf if len(found) == 2 else Fraction(0)
    if found[0].head == "list":
        return number(len(found[0].args)) if not along else None
    sizes = averages.known_sizes(unsaid.of_lists(p.scope, found[0]))
    if not isinstance(along, Fraction) or not 0 <= along < len(sizes):
        return None
    return sizes[int(along)]


def _identity(p: Parser, found: list[Tree], start: int) -> Tree | None:
    """eye(d) is I, which fits anywhere."""
    return name("I", (start, p.last_end())) if len(found) == 1 and p.scope.lookup("I") is None else None


_TAKES = {
    **dict.fromkeys((*sp.ARITHMETIC, "logaddexp"), "two arguments"), "cbrt": "one argument",
    "clip": "a value and two bounds", "clamp": "a value and two bounds", "square": "one argument",
    "solve": "a matrix and a vector", "weighted": "a list and a list of weights",
    "normpdf": "a value, a mean and a standard deviation", "len": "one list whose length is known",
    "eye": "the number of rows", "identity": "the number of rows",
}  # fmt: skip
Meaning = Callable[["Parser", list[Tree], int], Tree | None]
CALLED: dict[str, Meaning] = {
    **dict.fromkeys(sp.AVERAGES, averages.mean),
    **dict.fromkeys(sp.DEVIATIONS, averages.deviation),
    **dict.fromkeys(sp.BOUNDED, _held),
    "add": _add, "subtract": _subtract, "multiply": _multiply, "divide": _divide, "pow": _power,
    "square": _square, "outer": _outer, "solve": _solve, "weighted": _weighted, "normpdf": _normal,
    "len": _length, "cbrt": _cube_root, "logaddexp": _log_add_exp, "eye": _identity, "identity": _identity,
}  # fmt: skip
