"""Does a condition hold, and what is the value of what depends on one?"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise

from derivations.equality import scalars
from derivations.equality.arrays import Array, NoEntry
from derivations.equality.compiler import Builder, Closure, Compiler, NotEvaluable
from derivations.equality.decisions import Decision
from derivations.equality.scalars import ONE, ZERO, Undefined
from derivations.equality.world import World
from derivations.language.tree import Tree

Condition = Callable[[World], bool]


def _apart(a: Closure, b: Closure) -> Closure:
    return lambda w: a(w) - b(w)


def condition(c: Compiler, tree: Tree) -> Condition:
    """Does a condition hold?  It does not where a side of it has certainly no value (log x < 0 at x = -1),
    and neither does what denies it.  Undefined(certain=False) where a ball does not tell."""
    return _settled(_truth(c, tree))


def _settled(holds: Condition) -> Condition:
    """What holds; what has certainly no truth does not."""

    def value(w: World) -> bool:
        try:
            return holds(w)
        except Undefined as problem:
            if not _valueless(problem):
                raise
            return False

    return value


def _valueless(problem: Undefined) -> bool:
    """Has something certainly no value, where its names have one?"""
    return problem.certain and not isinstance(problem, NoEntry)


def _truth(c: Compiler, tree: Tree) -> Condition:
    """The truth of a condition.  Undefined(certain=True) where it has none: where what it hangs on has no
    value (Kleene's logic of three values)."""
    if tree.head == "relation" and (finite := _without_infinity(tree)) is not tree:
        parts = [_truth(c, one) for one in finite.args]
        return lambda w: finite.head == "and" and all(part(w) for part in parts)
    if tree.leaf == "∈" and tree.head == "relation":
        from derivations.equality.regions import membership  # which compares through here

        if (written := membership(tree.args[1], tree.args[0])) is not None:
            return condition(c, written)
    if tree.head == "relation":
        signs = str(tree.leaf).split(" ")
        sides = [c.compile(side) for side in tree.args]
        residuals = [Tree("add", (a, Tree("neg", (b,)))) for a, b in pairwise(tree.args)]
        places = [
            c.surface(_apart(*two), one, tree) for two, one in zip(pairwise(sides), residuals, strict=True)
        ]
        if any(sign not in _HOLDS for sign in signs):
            raise NotEvaluable(tree, "this relation is not a condition on numbers")
        holds = [_HOLDS[sign] for sign in signs]

        def value(w: World) -> bool:
            try:
                values = [side(w) for side in sides]
            except Undefined as problem:
                for place in places if _valueless(problem) else ():
                    place.note_fails(w)
                raise
            return all(
                place.holds(w, a, b, test)
                for place, test, a, b in zip(places, holds, values, values[1:], strict=False)
            )

        return value
    if tree.head in ("and", "intersection"):
        return _joined(_truth(c, tree.args[0]), _truth(c, tree.args[1]), decides=False)
    if tree.head in ("or", "union"):
        return _joined(_truth(c, tree.args[0]), _truth(c, tree.args[1]), decides=True)
    if tree.head == "setminus":  # what does not belong to the second, whether or not it has a value there
        left, taken = _truth(c, tree.args[0]), condition(c, tree.args[1])
        return lambda w: left(w) and not taken(w)
    if tree.head == "implies":
        first, follows = condition(c, tree.args[0]), condition(c, tree.args[1])
        return lambda w: not first(w) or follows(w)
    if tree.head == "not":
        inner = _truth(c, tree.args[0])
        return lambda w: not inner(w)
    raise NotEvaluable(tree, "a condition is expected here")


def _joined(left: Condition, right: Condition, *, decides: bool) -> Condition:
    """`and`, which one that fails decides, and `or`, which one that holds decides, whatever the other is."""

    def value(w: World) -> bool:
        try:
            first = left(w)
        except Undefined as problem:
            if _or_nothing(right, w, problem) == decides:
                return decides
            raise
        return first if first == decides else right(w)

    return value


def _or_nothing(holds: Condition, w: World, problem: Undefined) -> bool | None:
    """The truth of one of two conditions of which the other has none: None where it has none either, and what
    only a ball does not tell stays so."""
    try:
        return holds(w)
    except Undefined as other:
        if problem.certain and not other.certain:
            raise
        return None


def _without_infinity(relation: Tree) -> Tree:
    """`0 < x < ∞` is 0 < x, all numbers being finite: the links that say something, an `or` of none where one
    never holds."""
    far = [_sign_of_infinity(side) for side in relation.args]
    if not any(far):
        return relation
    links = []
    signs = str(relation.leaf).split(" ")
    for (a, b), (p, q), sign in zip(pairwise(relation.args), pairwise(far), signs, strict=True):
        if not (p or q):
            links.append(Tree("relation", (a, b), sign))
        elif sign not in _HOLDS or not _HOLDS[sign](p - q):
            return Tree("or", ())
    return Tree("and", tuple(links))


def _sign_of_infinity(tree: Tree) -> int:
    """1 of ∞, -1 of -∞, 0 of a number."""
    if tree.head == "neg":
        return -_sign_of_infinity(tree.args[0])
    return int(tree.head == "constant" and tree.leaf == "oo")


_HOLDS: dict[str, Callable[[int], bool]] = {
    "=": lambda s: s == 0, "!=": lambda s: s != 0, "<": lambda s: s < 0, "<=": lambda s: s <= 0,
    ">": lambda s: s > 0, ">=": lambda s: s >= 0,
}  # fmt: skip


def _indicator(c: Compiler, tree: Tree) -> Closure:
    """1 where a condition holds, else 0; of vectors, as in `z ⊙ [z > 0]`, for each entry"""
    relation = tree.args[0]
    if relation.head != "relation" or len(relation.args) != 2 or str(relation.leaf) not in _HOLDS:
        holds = condition(c, relation)
        return lambda w: ONE if holds(w) else ZERO
    left, right, place, test = _related(c, relation, relation)
    entries = any(c.scope.dimensions(word) for word in relation.survey.bare)

    def value(w: World) -> scalars.Scalar:
        try:
            a, b = left(w), right(w)
        except Undefined as problem:
            if entries or not _valueless(problem):  # which entries have no value is not known
                raise
            place.note_fails(w)
            return ZERO
        if not isinstance(a, Array) and not isinstance(b, Array):
            return ONE if place.holds(w, a, b, test) else ZERO
        return (a - b).map(lambda one: ONE if place.holds(w, one, ZERO, test) else ZERO)

    return value


def _related(
    c: Compiler, relation: Tree, at: Tree
) -> tuple[Closure, Closure, Decision, Callable[[int], bool]]:
    """Both sides of a relation, where it changes, and the sign of their difference that it asks for."""
    first, second = relation.args
    left, right = c.compile(first), c.compile(second)
    place = c.surface(_apart(left, right), Tree("add", (first, Tree("neg", (second,)))), at)
    return left, right, place, _HOLDS[str(relation.leaf)]


def _delta(c: Compiler, tree: Tree) -> Closure:
    left, right, place, test = _related(c, Tree("relation", tree.args, "="), tree)
    return lambda w: ONE if place.holds(w, left(w), right(w), test) else ZERO


def _piecewise(c: Compiler, tree: Tree) -> Closure:
    args = tree.args
    if all(_of_entries(c, one) for one in args[1::2]):
        return _piecewise_entries(c, args)
    pairs = [(c.compile(args[at]), condition(c, args[at + 1])) for at in range(0, len(args) - 1, 2)]
    otherwise = c.compile(args[-1]) if len(args) % 2 else None
    last = pairs[-1][1] if otherwise is None else None

    def value(w: World) -> scalars.Scalar:
        for one, holds in pairs:
            if holds(w):
                if last is not None and holds is not last and not w.probing:
                    _look_at(last, w)
                return one(w)
        if otherwise is None:
            raise Undefined(True, "no case applies")
        return otherwise(w)

    return value


def _of_entries(c: Compiler, relation: Tree) -> bool:
    """Is a condition one on each entry of a vector or matrix?"""
    plain = relation.head == "relation" and len(relation.args) == 2 and str(relation.leaf) in _HOLDS
    return plain and any(c.scope.dimensions(word) for word in relation.survey.bare)


def _piecewise_entries(c: Compiler, args: tuple[Tree, ...]) -> Closure:
    """Each entry by the first case that holds for it, as in `np.where(z > 0, z, 0)`."""
    cases = [_indicator(c, Tree("indicator", (one,))) for one in args[1::2]]
    values = [c.compile(one) for one in args[::2]]  # a last one is of what is left

    def value(w: World) -> scalars.Scalar:
        masks = [case(w) for case in cases]
        found = [one(w) for one in values]
        like = next((mask for mask in masks if isinstance(mask, Array)), None)
        arrays = [one for one in (*masks, *found) if isinstance(one, Array)]
        if like is None or any(one.shape != like.shape for one in arrays):
            raise Undefined(False, "cases of several shapes")
        entries = []
        for at in range(len(like.entries)):
            held = (k for k, mask in enumerate(masks) if _entry(mask, at) == 1)
            chosen = next(held, len(masks))
            if chosen == len(found):
                raise Undefined(True, "no case applies")
            entries.append(_entry(found[chosen], at))
        return Array(like.rows, like.columns, entries, like.vector)

    return value


def _entry(x: scalars.Scalar, at: int) -> scalars.Scalar:
    return x.entries[at] if isinstance(x, Array) else x


def _look_at(last: Callable[[World], bool], w: World) -> None:
    """The last of several cases holds wherever none before it does: it is seen not to hold only where one of
    these applies."""
    with suppress(Undefined):
        last(w)


BUILDERS: dict[str, Builder] = {"indicator": _indicator, "delta": _delta, "piecewise": _piecewise}
