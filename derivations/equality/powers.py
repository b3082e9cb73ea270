"""Which sum of powers of one name is a tree, and how large is it beyond a place?

    g(x) = c1 x^p1 + c2 x^p2 + …      the powers p are exact, the coefficients c balls

For x >= r > 1 a sum of powers is its leading power times a factor that stays near the leading coefficient:
g(x) = x^p (c + Σ c_j x^(p_j - p)), and each x^(p_j - p) lies between 0 and r^(p_j - p)."""

from __future__ import annotations

from collections.abc import Callable

from flint import arb, fmpq

from derivations.equality.arrays import Array
from derivations.equality.rationals import rational
from derivations.equality.scalars import NIL, ONE, ZERO, Undefined, whole
from derivations.equality.world import World
from derivations.language.tree import Tree

Powers = dict[fmpq, arb]
Along = Callable[[World, arb], Powers]
Constant = Callable[[Tree], "Callable[[World], arb] | None"]  # the value of what does not depend on the name
LARGEST_POWER = 8  # to which a sum is multiplied out


class Unbounded(Undefined):
    """Nothing is known about the size beyond a place."""

    def __init__(self) -> None:
        super().__init__(False, "a tail that is not bounded")


def powers(tree: Tree, word: str, constant: Constant) -> Along | None:
    """A tree as a function of a world and a place r; None where it is no sum of powers for x >= r."""
    fixed = constant(tree)
    if fixed is not None:
        return lambda w, r: {ZERO: _coefficient(fixed(w))}
    if tree.head == "name":
        return lambda w, r: {ONE: arb(1)}
    if tree.head == "pow":
        return _power(tree, word, constant)
    parts = [powers(arg, word, constant) for arg in tree.args]
    several = [part for part in parts if part is not None]
    if len(several) < len(parts):
        return None
    if tree.head == "add":
        return lambda w, r: added([part(w, r) for part in several])
    if tree.head == "neg":
        return lambda w, r: scaled(several[0](w, r), arb(-1))
    if tree.head == "mul":
        return lambda w, r: _multiplied([part(w, r) for part in several])
    if tree.head == "div":
        return lambda w, r: _multiplied([several[0](w, r), _raised(several[1](w, r), fmpq(-1))])
    if tree.head == "sqrt":
        return lambda w, r: _raised(several[0](w, r), fmpq(1, 2))
    if tree.head == "abs":
        return lambda w, r: scaled(several[0](w, r), arb(sign_beyond(several[0](w, r), r)))
    return None


def _coefficient(value: arb) -> arb:
    if isinstance(value, Array):
        raise Unbounded  # an integral of vectors
    return value


def _power(tree: Tree, word: str, constant: Constant) -> Along | None:
    base, exponent = powers(tree.args[0], word, constant), constant(tree.args[1])
    if base is None or exponent is None:
        return None

    def value(w: World, r: arb) -> Powers:
        to = exponent(w)
        exact = rational(to) if to.is_exact() else None
        if exact is None:
            raise Unbounded
        return _raised(base(w, r), exact)

    return value


def scaled(g: Powers, by: arb) -> Powers:
    return {power: coefficient * by for power, coefficient in g.items() if not (coefficient * by).is_zero()}


def added(several: list[Powers]) -> Powers:
    total: Powers = {}
    for one in several:
        for power, coefficient in one.items():
            total[power] = total[power] + coefficient if power in total else coefficient
    return {power: coefficient for power, coefficient in total.items() if not coefficient.is_zero()}


def _multiplied(several: list[Powers]) -> Powers:
    total: Powers = {ZERO: arb(1)}
    for one in several:
        total = added([{p + q: c * d for q, d in one.items()} for p, c in total.items()])
    return total


def _raised(g: Powers, to: fmpq) -> Powers:
    if len(g) == 1:
        ((power, coefficient),) = g.items()
        if to.q == 1 and (to > 0 or not coefficient.contains(NIL)):
            return {power * to: coefficient ** int(to.p)}
        if coefficient > 0:
            return {power * to: coefficient ** arb(to)}
    n = whole(to)
    if n is None or not 0 <= n <= LARGEST_POWER:
        raise Unbounded
    return _multiplied([g] * n)


def leading(g: Powers, r: arb) -> tuple[fmpq, arb]:
    """The leading power, and a ball around g(x)/x^p for all x >= r."""
    if not g:
        return ZERO, arb(0)
    top = max(g)
    factor = g[top]
    for power, coefficient in g.items():
        if power != top:
            most = r ** arb(power - top)
            factor = factor + coefficient * (most / 2 + arb(0, 1) * (most / 2))
    return top, factor


def sign_beyond(g: Powers, r: arb) -> int:
    """The sign of g(x) for all x >= r."""
    _, factor = leading(g, r)
    if factor > 0:
        return 1
    if factor < 0:
        return -1
    raise Unbounded


def largest(g: Powers, r: arb) -> arb:
    """A number that g(x) does not exceed for any x >= r."""
    top, factor = leading(g, r)
    upper = factor.upper()
    if upper <= 0:
        return upper * r ** arb(top) if top > 0 else arb(0) if top < 0 else upper
    if top > 0:
        raise Unbounded
    return upper * r ** arb(top)
