"""Which sums have been worked out at this point already?

The mean in Σ (xᵢ − μ)² is itself a sum: worked out at every term it makes N² steps of N, and (NHW)² in a
convolution layer; and the two sides of a comparison often hold the same sum.  A point keeps the value of a
sum with the values of the names it follows from, and works it out again only where one of them, or the
precision, has changed: another value, or other data, never data changed in place.
"""

from __future__ import annotations

from operator import is_

from flint import ctx

from derivations.equality.compiler import Closure, Compiler
from derivations.equality.scalars import Scalar
from derivations.equality.world import World
from derivations.language.tree import Tree


def steady(c: Compiler, tree: Tree, closure: Closure) -> Closure:
    """The same value, kept while nothing moves that it follows from; as it is where every term moves it."""
    words = sorted(_follows_from(c, tree))
    if c.bound and c.bound[-1] in words:
        return closure
    number, first = _place(c, tree, words, closure)

    def value(w: World) -> Scalar:
        if c.random or c.integrals:  # outcomes are drawn as they are asked for
            return closure(w)
        if w.probing:
            return first(w)
        values, data = w.values, w.data
        now = [values.get(word) for word in words]
        now += [data.get(word) for word in words]
        kept = w.kept.get(number)
        if kept is not None and kept[0] == ctx.prec and all(map(is_, kept[1], now)):
            return kept[2]
        found = first(w)  # the branches of a sum that stands twice are those of its first place
        w.kept[number] = ctx.prec, now, found
        return found

    return value


def _place(c: Compiler, tree: Tree, words: list[str], closure: Closure) -> tuple[int, Closure]:
    """The number of a sum, and its function where it stood first."""
    bound = [word for word in c.bound if word in words]
    alike = c.sums.setdefault((*words, "", *bound), [])  # which costs less than to hash the trees
    for other, number, first in alike:
        if other == tree:
            return number, first
    c.numbered += 1
    alike.append((tree, c.numbered, closure))
    return c.numbered, closure


def _follows_from(c: Compiler, tree: Tree) -> set[str]:
    """The names that the value depends on, through definitions."""
    found: set[str] = set()
    waiting = [tree]
    while waiting:
        for word in _free(waiting.pop()) - found:
            found.add(word)
            definition = c.scope.definition(word)
            if definition is not None:
                waiting.append(definition)
    return found


def _free(tree: Tree) -> set[str]:
    """The names of a tree but for the index of a sum or product, where it runs."""
    found: set[str] = set()
    waiting = [tree]
    for node in waiting:  # which grows meanwhile
        if node.head == "name":
            found.add(str(node.leaf))
        elif node.head in ("sum", "prod") and len(node.args) == 4:
            body, index, *limits = node.args
            found |= _free(body) - {str(index.leaf)}
            waiting += limits
        else:
            waiting += node.args
    return found
