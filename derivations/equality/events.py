"""Does an event happen at an outcome, and how probable is it?"""

from __future__ import annotations

from collections.abc import Callable

from flint import fmpq

from derivations.equality.compiler import Builder, Closure, Compiler, NotEvaluable
from derivations.equality.conditions import condition
from derivations.equality.outcomes import count_of, entering, is_data, keeping, pool_of, weight
from derivations.equality.randomness import JOINED, Support, word_of
from derivations.equality.scalars import Scalar, Undefined, divide, whole
from derivations.equality.world import World
from derivations.language.tree import Tree

Holds = Callable[[World, int], bool]

TOGETHER = 3  # events that happen and fail in all ways: of 12 outcomes, one of the first eight for each


def _probability(c: Compiler, tree: Tree) -> Closure:
    """P(A), P(A | B) = P(A, B)/P(B)"""
    c.random = True
    words = sorted({word for side in tree.args for word in _compared(c, side)})
    enter = entering(c, words)
    events = [event(c, side) for side in tree.args]
    count = count_of(c)

    def value(w: World) -> Scalar:
        w.spend(1)
        restore = keeping(w, words)
        both = given = fmpq(0)
        try:
            for k in range(count):
                enter(w, k)
                if len(events) == 1 or events[1](w, k):
                    p = weight(w, "joint", k, count)
                    given += p
                    if events[0](w, k):
                        both += p
        finally:
            restore()
        if len(events) == 1:
            return both
        if not given:  # of our few outcomes, which says nothing of others
            raise Undefined(False, "a condition that does not happen")
        return divide(both, given)

    return value


def _compared(c: Compiler, tree: Tree) -> set[str]:
    """The variables of the relations in an event."""
    return {
        word
        for node in tree.walk()
        if node.head == "relation"
        for word in node.names()
        if word in c.cast.variables and word not in c.bound
    }


def event(c: Compiler, tree: Tree) -> Holds:
    """Does it happen at an outcome?"""
    head = tree.head
    if head == "not":
        inner = event(c, tree.args[0])
        return lambda w, k: not inner(w, k)
    if head in JOINED:
        parts = [event(c, one) for one in tree.args]
        if head in ("or", "union"):
            return lambda w, k: any(part(w, k) for part in parts)
        if head == "setminus":
            return lambda w, k: parts[0](w, k) and not parts[1](w, k)
        return lambda w, k: all(part(w, k) for part in parts)
    if head == "relation":
        return _relation(c, tree)
    if head not in ("name", "index", "call"):
        raise NotEvaluable(tree, "this is not an event")
    word, index_trees = word_of(tree)
    support = c.cast.variables.get(word)
    if support is not None:
        return _is_now(c, tree, word, index_trees, support)
    indices = [c.compile(one) for one in index_trees] if head == "index" else []
    label = word if head != "call" else str(tree)
    together = sorted(c.cast.events)[:TOGETHER]
    place = together.index(word) if head == "name" and word in together else None

    def happens(w: World, k: int) -> bool:
        if place is not None and k < 1 << TOGETHER:
            return bool(k >> place & 1)
        key = "".join(f",{whole(one(w))}" for one in indices)
        return int(w.fresh(f"{label}{key} event {k}", 6).p) // 2 % 2 == 0

    return happens


def _is_now(c: Compiler, tree: Tree, word: str, index_trees: tuple[Tree, ...], support: Support) -> Holds:
    """y in P(x | y): that the variable y has the value y; C_k: that C is k."""
    pool = pool_of(c, word)
    if support.partition and len(index_trees) == 1:
        target = c.compile(index_trees[0])
    elif not index_trees and (word in c.bound or word in c.scope.domains):
        target = c.compile(tree)
    else:
        raise NotEvaluable(tree, f"{word} is a variable at one place and an event at another")
    return lambda w, k: pool(w, "", k) == target(w)


def _relation(c: Compiler, tree: Tree) -> Holds:
    """X = 1, a < X <= b, X in {1, 2} at an outcome"""
    words = [word for word in sorted(_compared(c, tree)) if not is_data(c, word)]
    c.bound += words
    if tree.leaf == "∈" and tree.args[1].head == "set":
        cases = [condition(c, Tree("relation", (tree.args[0], one), "=")) for one in tree.args[1].args]
        holds: Callable[[World], bool] = lambda w: any(case(w) for case in cases)  # noqa: E731
    else:
        holds = condition(c, tree)
    del c.bound[len(c.bound) - len(words) :]
    return lambda w, k: holds(w)


BUILDERS: dict[str, Builder] = {"P": _probability}
