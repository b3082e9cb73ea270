"""What is the value of an integral?

Integrals are rigorous (Johansson, "Numerical integration in arbitrary-precision ball arithmetic", 2018); what
has no end is in `endless`.  Over the whole line, against a density declared as p(x), an integral is a sum
over its three points."""

from __future__ import annotations

from flint import arb

from derivations.equality import endless
from derivations.equality.arrays import Array, ShapeError
from derivations.equality.closed import by_name
from derivations.equality.compiler import Builder, Closure, Compiler, NotEvaluable
from derivations.equality.differentiate import neg, substitute
from derivations.equality.outcomes import POINTS, density_of, point_of, weight
from derivations.equality.scalars import ZERO, Scalar, Undefined
from derivations.equality.world import World
from derivations.language.tree import Tree, name


def _integral(c: Compiler, tree: Tree) -> Closure:
    """int(f, x, a, b): over the whole line against a density, or rigorously between finite limits

    Without limits an integral against a density is over the whole line."""
    word = str(tree.args[1].leaf)
    if len(tree.args) == 2 and _densities(c, tree.args[0], word):
        return _against_density(c, tree, tree.args[0], word)
    if len(tree.args) != 4:
        raise NotEvaluable(tree, "an integral without limits")
    body_tree, _, low, high = tree.args
    if word in low.names() | high.names():  # ∫_0^x x² dx: inside, x is another
        outer, word = word, f"{word} inside"
        body_tree = substitute(body_tree, {outer: name(word)})
    if _infinite(low) and low == high:
        return lambda w: ZERO
    if _infinite(low) and _infinite(high) and _densities(c, body_tree, word):
        found = _against_density(c, tree, body_tree, word)
        return found if low.head == "neg" else _negative(found)
    c.bound.append(word)
    try:
        named = by_name(c, body_tree, word, low, high)
        if named is not None:
            return named
        c.integrals = True
        return _between(c, body_tree, word, low, high)
    finally:
        c.bound.pop()


def _between(c: Compiler, body_tree: Tree, word: str, low: Tree, high: Tree) -> Closure:
    if high == _neg(low) and _infinite(high):
        forth = low.head == "neg"
        found = endless.whole_line(c, body_tree, word)
        return found if forth else _negative(found)
    for end, other, forth in ((high, low, True), (low, high, False)):
        if _infinite(end):
            right = end.head != "neg"
            tree = body_tree if right else endless.turned(body_tree, word)
            found = endless.half_line(c, tree, word, other if right else neg(other))
            return found if forth == right else _negative(found)
    body = c.compile(body_tree)
    first, last = c.compile(low), c.compile(high)
    kept = c.endless
    poles = endless.between_poles(c, body_tree, word, low, high)
    c.endless = kept

    def value(w: World) -> Scalar:
        w.spend(50)
        a, b = (_end(one(w)) for one in (first, last))
        if poles is not None and not all(endless.smooth(body, word, w, end) for end in (a, b)):
            return poles(w)
        found = endless.rigorous(c, body, word, w, a, b, pieces=False)
        if not found.is_finite():
            raise Undefined(False, "an integral")
        return found

    return value


def _end(x: Scalar) -> arb:
    """A limit of an integral: a number."""
    if isinstance(x, Array):
        raise ShapeError("as a limit of", x.shape, ())
    return arb(x)


def _negative(closure: Closure) -> Closure:
    return lambda w: -closure(w)


def _neg(tree: Tree) -> Tree:
    return tree.args[0] if tree.head == "neg" else neg(tree)


def _infinite(tree: Tree) -> bool:
    inner = tree.args[0] if tree.head == "neg" else tree
    return inner.head == "constant" and inner.leaf == "oo"


def _densities(c: Compiler, body: Tree, word: str) -> list[str]:
    """The densities of a variable in what is integrated."""
    return [
        str(node.args[0].leaf)
        for node in body.walk()
        if node.head == "call" and node.args[0].head == "name" and len(node.args) == 2
        and node.args[1].head == "name" and node.args[1].leaf == word
        and c.scope.domain(str(node.args[0].leaf)).kind == "density"
    ]  # fmt: skip


def _against_density(c: Compiler, tree: Tree, body_tree: Tree, word: str) -> Closure:
    found = _densities(c, body_tree, word)
    if not found:
        raise NotEvaluable(tree, "an integral over the whole line without a density")
    c.random = True
    main = density_of(c, word) or _first_like(c, sorted(found)[0])
    c.bound.append(word)
    outer = c.atoms.get(word)  # of an integral around this one over the same name
    c.atoms[word] = main
    body = c.compile(body_tree)
    del c.atoms[word]
    if outer is not None:
        c.atoms[word] = outer
    c.bound.pop()

    def value(w: World) -> Scalar:
        total: Scalar = ZERO
        kept, at = w.values.get(word), w.random.get(word)
        try:
            for k in range(POINTS):
                w.values[word] = point_of(w, main, k)
                w.random[word] = k
                total = total + body(w)
        finally:  # of an integral or an expectation around this one over the same name
            w.values.pop(word, None)
            if kept is not None:
                w.values[word] = kept
            if at is not None:
                w.random[word] = at
        return total

    return value


def _first_like(c: Compiler, density: str) -> str:
    """The first density of the same variable: all of a variable live on the points of one of them."""
    parameters = c.scope.domain(density).parameters
    alike = (word for word, domain in c.scope.domains.items() if domain.parameters == parameters)
    return next((word for word in alike if c.scope.domain(word).kind == "density"), density)


def density_at(c: Compiler, density: str, argument: Closure) -> Closure:
    """p(x) while some variable runs over the points of a density: the weight of the point that the argument
    is."""
    mains = dict(sorted(c.atoms.items(), key=lambda pair: pair[1] != density))  # its own variable first

    def value(w: World) -> Scalar:
        here = argument(w)
        for variable, main in mains.items():
            if here == w.values.get(variable):
                k = w.random[variable]
                assert isinstance(k, int)
                return weight(w, density if density == main else f"{density} on {main}", k, POINTS)
        raise Undefined(False, "a density away from its points")

    return value


BUILDERS: dict[str, Builder] = {"int": _integral}
