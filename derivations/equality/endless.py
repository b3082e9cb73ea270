"""What is the value of an integral or a sum that has no end?

It is computed up to a place, and what lies beyond is bounded (`tails`): the ball holds the whole. An integral
whose integrand has no value at an end is turned into one without end: t = a + 1/s."""

from __future__ import annotations

from collections.abc import Callable

from flint import acb, arb, ctx, fmpq

from derivations.equality.compiler import Closure, Compiler, NotEvaluable
from derivations.equality.differentiate import add, div, neg, power, substitute
from derivations.equality.powers import Unbounded
from derivations.equality.scalars import OverBudget, Scalar, Undefined, ball, whole
from derivations.equality.tails import tail
from derivations.equality.world import World
from derivations.language.tree import ONE, ZERO, Tree, name, number

EVALUATIONS, ALL_EVALUATIONS = 2_000, 10_000  # of an integrand: for one piece, for a comparison
PRECISION = 256  # bits, so that 1 - (1 - 1/s) is still 1/s far out
BEYOND = 128  # … more than what is asked for
PIECE = 2  # of a logarithm that is integrated over at once
_REACHES = [*range(1, 12), 14, 18, 24, 32, 48, 64, 96, 144]  # powers of two that are tried as the last place
_TERMS = (16, 64, 256, 1024, 4096)
_FAILURES = 3  # integrals that could not be computed before none is tried any more


def rigorous(
    c: Compiler, body: Closure, word: str, w: World, a: arb, b: arb, *, pieces: bool, stretched: bool = False
) -> arb:
    """∫_a^b body: a ball that holds it, perhaps not finite.

    In pieces where it is long, and then perhaps stretched over the logarithm: t = exp(u)."""
    kept = w.values.get(word)

    def inside(u: acb, analytic: bool) -> acb:
        c.evaluations += 1
        t = u.exp() if stretched else u
        w.values[word] = t
        try:
            found = acb(body(w))
        except (ArithmeticError, TypeError, ValueError, AttributeError):
            return acb("nan")  # not smooth here: the integral will not be finite
        return found * t if stretched else found

    if c.evaluations > ALL_EVALUATIONS:
        raise Undefined(False, "an integral")
    precision = ctx.prec
    ctx.prec = max(PRECISION, c.fine + BEYOND)
    try:
        if not pieces and not stretched:
            return _quadrature(inside, a, b, c.fine)
        total, length = arb(0), arb(PIECE)
        if stretched:
            a, b = a.log(), b.log()
        while a < b and total.is_finite():
            end = (a + length).min(b)
            total += _quadrature(inside, a, end, c.fine)
            a = end
            length = length if stretched else 2 * length
        return total
    except (TypeError, ValueError, AttributeError) as problem:
        raise Undefined(False, "an integrand that is not smooth") from problem
    finally:
        ctx.prec = precision
        w.values.pop(word, None)
        if kept is not None:
            w.values[word] = kept


def _quadrature(inside: Callable[[acb, bool], acb], a: arb, b: arb, bits: int) -> arb:
    fine = arb(2) ** -bits
    found = acb.integral(inside, acb(a), acb(b), rel_tol=fine, abs_tol=fine**3, eval_limit=EVALUATIONS)
    return found.real


def smooth(body: Closure, word: str, w: World, end: arb) -> bool:
    """Has an integrand a value all around an end?"""
    if not isinstance(end, arb):
        raise Undefined(False, "an integral from what is no number")
    kept = w.values.get(word)
    w.values[word] = acb(end + arb(0, 1) * arb(2) ** -20)
    try:
        return bool(acb(body(w)).is_finite())
    except (ArithmeticError, TypeError, ValueError, AttributeError):
        return False
    finally:
        w.values.pop(word, None)
        if kept is not None:
            w.values[word] = kept


def half_line(c: Compiler, tree: Tree, word: str, low: Tree) -> Closure:
    """∫_low^∞ tree, where there may be no value at the start"""
    if low == ZERO:
        tree = _unsigned(tree, word)
    first, body, onwards = c.compile(low), c.compile(tree), _plain_half_line(c, tree, word, low)
    start, later = after_pole(c, tree, word, low, ONE), _plain_half_line(c, tree, word, add(low, ONE))
    if start is None:
        return onwards
    return lambda w: onwards(w) if smooth(body, word, w, ball(first(w))) else start(w) + later(w)


def _plain_half_line(c: Compiler, tree: Tree, word: str, low: Tree) -> Closure:
    """∫_low^∞ tree"""
    c.endless = True
    first, body, beyond = c.compile(low), c.compile(tree), tail(c, tree, word)

    def value(w: World) -> Scalar:
        w.spend(100)
        if c.failures >= _FAILURES:
            raise Undefined(False, "an integral")
        a = ball(first(w))
        last, rest = _last(lambda r: beyond(w, r), a, c.fine)
        middle = a.max(arb(0)) + 1
        found = rigorous(c, body, word, w, a, middle, pieces=False)
        found += rigorous(c, body, word, w, middle, last, pieces=True, stretched=last > 64 * middle)
        if not found.is_finite():
            c.failures += 1
            raise Undefined(False, "an integral")
        return found + arb(0, 1) * rest

    return value


def _last(beyond: Callable[[arb], arb], first: arb, bits: int) -> tuple[arb, arb]:
    """A place after which little is left, and how much."""
    best: tuple[arb, arb] | None = None
    start: arb | None = None
    for reach in _REACHES:
        r = arb(2) ** reach
        if not r > first + 1:
            continue
        try:
            rest = beyond(r)
        except Unbounded:
            continue
        start = rest if start is None else start
        if best is None or rest < best[1]:
            best = r, rest
        if rest < arb(2) ** -bits * start:
            break
    if best is None:
        raise Unbounded
    return best


def turned(tree: Tree, word: str) -> Tree:
    """f(-x)"""
    return substitute(tree, {word: neg(name(word))})


def _unsigned(tree: Tree, word: str) -> Tree:
    """A tree in which |x| and |-x| are x: for x > 0"""
    if tree.head == "abs" and tree.args[0] in (name(word), neg(name(word))):
        return name(word)
    return Tree(tree.head, tuple(_unsigned(arg, word) for arg in tree.args), tree.leaf, tree.span)


def whole_line(c: Compiler, tree: Tree, word: str) -> Closure:
    """∫_-∞^∞ tree"""
    right, left = (half_line(c, one, word, ZERO) for one in (tree, turned(tree, word)))
    return lambda w: left(w) + right(w)


def after_pole(c: Compiler, tree: Tree, word: str, low: Tree, length: Tree) -> Closure | None:
    """∫_low^(low + length) tree where there is no value at the left end: t = low + 1/s; None where nothing
    bounds it."""
    s = name(word)
    inside = substitute(tree, {word: add(low, div(number(1), s))})
    try:
        return _plain_half_line(c, div(inside, power(s, 2)), word, div(number(1), length))
    except NotEvaluable:
        return None


def between_poles(c: Compiler, tree: Tree, word: str, low: Tree, high: Tree) -> Closure | None:
    """∫_low^high tree where there may be no value at the ends, cut in the middle"""
    half = div(add(high, neg(low)), number(2))
    left = after_pole(c, tree, word, low, half)
    right = after_pole(c, turned(tree, word), word, neg(high), half)
    if left is None or right is None:
        return None
    return lambda w: left(w) + right(w)


def endless_sum(c: Compiler, tree: Tree, word: str, low: Closure) -> Closure:
    """The sum of tree over word = low, low + 1, …"""
    c.endless = True
    beyond = tail(c, tree, word)
    body = c.compile(tree)

    def value(w: World) -> Scalar:
        first = whole(low(w))
        if first is None:
            raise Undefined(True, "a limit of a sum that is not an integer")
        kept, total, at = w.values.get(word), arb(0), first
        exact = dict(w.values)
        w.values.update({one: arb(x) for one, x in exact.items() if type(x) is fmpq and x.q != 1})
        rest: arb | None = None
        try:
            for count in _TERMS:
                last = max(first, 0) + count
                w.spend(last - at)
                for k in range(at, last + 1):
                    w.values[word] = fmpq(k)
                    total += ball(body(w))
                at = last + 1
                w.values.pop(word)
                try:
                    rest = beyond(w, arb(last))
                except Unbounded:
                    continue
                if rest < arb(2) ** -c.fine * abs(total):
                    break
        except OverBudget:
            if rest is None:
                raise
        finally:
            w.values.update(exact)
            w.values.pop(word, None)
            if kept is not None:
                w.values[word] = kept
        if rest is None:
            raise Unbounded
        return total + arb(0, 1) * rest

    return value
