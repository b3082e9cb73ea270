"""What is an expectation, a variance, a covariance, also under a condition?"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from flint import fmpq

from derivations.equality.arrays import Array, ShapeError
from derivations.equality.compiler import Builder, Closure, Compiler, NotEvaluable
from derivations.equality.events import Holds, event
from derivations.equality.outcomes import (
    POINTS,
    count_of,
    density_of,
    entering,
    is_data,
    keeping,
    point_of,
    pool_of,
    weight,
)
from derivations.equality.randomness import BODIES, sides_of, word_of
from derivations.equality.scalars import Scalar, Undefined, divide, whole
from derivations.equality.world import World
from derivations.language.tree import Tree

Body = Callable[[World], Scalar]
Mean = Callable[[World, Body], Scalar]


def _mean(c: Compiler, bodies: tuple[Tree, ...], given: Tree | None) -> Mean:
    """E[f | given] as a function of f: over the outcomes where what is given holds."""
    c.random = True
    sides = sides_of(given) if given is not None else ()
    compared = {word for side in sides for word in side.names() & c.cast.variables.keys()}
    names = sorted(compared.union(*(random_names(c, body) for body in bodies)))
    alone = [(word, density) for word in names if (density := density_of(c, word))]
    if alone and given is not None:
        raise NotEvaluable(bodies[0], "an expectation under a condition on densities")
    joint = [word for word in names if not density_of(c, word)]
    enter = entering(c, joint)
    tests = [_given(c, side, names) for side in sides]
    count = count_of(c) if joint else 1

    def outcomes(w: World) -> Iterator[fmpq]:
        for k in range(count):
            p = weight(w, "joint", k, count) if joint else fmpq(1)
            enter(w, k)
            if all(test(w, k) for test in here):
                yield from points(w, p, alone)

    def points(w: World, p: fmpq, rest: list[tuple[str, str]]) -> Iterator[fmpq]:
        if not rest:
            yield p
            return
        (word, density), *others = rest
        for k in range(POINTS):
            w.values[word] = point_of(w, density, k)
            yield from points(w, p * weight(w, density, k, POINTS), others)

    here: list[Holds] = []

    def mean(w: World, body: Body) -> Scalar:
        w.spend(1)
        here[:] = [test(w) for test in tests]
        restore = keeping(w, names)
        total: Scalar | None = None
        mass = fmpq(0)
        try:
            for p in outcomes(w):
                term = p * body(w)
                total = term if total is None else total + term
                mass += p
        finally:
            restore()
        if total is None:
            raise Undefined(False, "a condition that never holds")
        return divide(total, mass) if tests else total

    return mean


def _given(c: Compiler, side: Tree, names: list[str]) -> Callable[[World], Holds]:
    """Does what is given hold at an outcome?  A variable alone: it is there what it is now."""
    if side.head not in ("name", "index"):
        holds = event(c, side)
        return lambda w: holds
    word, index_trees = word_of(side)
    if word in c.cast.events and word not in c.cast.variables:
        holds = event(c, side)
        return lambda w: holds
    pool = pool_of(c, word)
    indices = [c.compile(one) for one in index_trees]
    if not indices and word in c.scope.domains and word not in c.bound:
        c.names.add(word)

    def test(w: World) -> Holds:
        key = str(tuple(int(whole(one(w)) or 0) for one in indices)) if indices else ""
        now = pool(w, key, 0) if indices else w.values.get(word)
        target = pool(w, key, 0) if now is None else now
        return lambda v, k: pool(v, key, k) == target

    return test


def _inside(c: Compiler, tree: Tree, names: list[str]) -> Closure:
    scalars = [word for word in names if not is_data(c, word)]
    c.bound += scalars
    c.averaged += scalars
    body = c.compile(tree)
    del c.bound[len(c.bound) - len(scalars) :]
    del c.averaged[len(c.averaged) - len(scalars) :]
    return body


def _parts(c: Compiler, tree: Tree) -> tuple[Mean, list[Closure]]:
    count = BODIES[tree.head]
    bodies = tree.args[:count]
    mean = _mean(c, bodies, tree.args[count] if len(tree.args) > count else None)
    names = sorted({word for body in bodies for word in random_names(c, body)})
    return mean, [_inside(c, body, names) for body in bodies]


def _expectation(c: Compiler, tree: Tree) -> Closure:
    mean, (body,) = _parts(c, tree)
    return lambda w: mean(w, body)


def _variance(c: Compiler, tree: Tree) -> Closure:
    """E[X^2] - E[X]^2"""
    mean, (body,) = _parts(c, tree)
    return lambda w: mean(w, lambda v: _squared(body(v))) - _squared(mean(w, body))


def _squared(x: Scalar | Array) -> Scalar:
    if isinstance(x, Array):
        raise ShapeError(
            "where a variance needs", x.shape, ()
        )  # a vector has no variance: it has a matrix of covariances
    return x**2


def _covariance(c: Compiler, tree: Tree) -> Closure:
    """E[XZ] - E[X] E[Z]"""
    mean, (first, second) = _parts(c, tree)
    return lambda w: mean(w, lambda v: first(v) * second(v)) - mean(w, first) * mean(w, second)


def random_names(c: Compiler, tree: Tree) -> list[str]:
    """The variables of an expectation: its names that are not constants, bound names or functions."""
    indices = {
        word for node in tree.walk() if node.head == "index" for one in node.args[1:] for word in one.names()
    }
    found: set[str] = set()
    anew: set[str] = set()  # variables of an integral around: ∫ (x - E[x])² p(x) dx
    waiting = sorted(tree.names() - (indices - c.cast.variables.keys()))
    while waiting:
        word = waiting.pop()
        definition = c.scope.definition(word) if c.scope.domain(word).kind == "defined" else None
        if definition is not None:
            waiting += [one for one in definition.names() if one not in found]
        elif word in c.cast.fixed or c.scope.is_function(word):
            continue
        elif word in c.bound and word not in c.averaged:
            anew |= {word} & c.atoms.keys()
        elif word in c.cast.events:
            raise NotEvaluable(tree, f"{word} is an event at one place and a variable at another")
        else:
            found.add(word)
    return sorted(found or anew)


BUILDERS: dict[str, Builder] = {"E": _expectation, "var": _variance, "cov": _covariance}
