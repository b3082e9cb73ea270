"""What is the value of an expectation, a probability, an integral?

Random variables live on a small finite space: a density declared as p(x) becomes three points with weights,
variables without a density share four outcomes with one joint distribution, an event is a set of outcomes.
An identity that holds for all distributions holds there; one that does not fails at a random one.  Integrals
with finite limits are rigorous (Johansson, "Numerical integration in arbitrary-precision ball arithmetic",
2018)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from flint import acb, arb, fmpq

from derivations.equality.compiler import Builder, Closure, Compiler, NotEvaluable
from derivations.equality.scalars import ONE, ZERO, Scalar, Undefined, divide, whole
from derivations.equality.world import World
from derivations.language.tree import Tree

POINTS = 3  # of a density
OUTCOMES = 5  # of the space that variables without a density share
HEADS = frozenset(("E", "var", "cov", "P"))


def density_of(c: Compiler, variable: str) -> str | None:
    """The density declared for a variable: p of p(x)."""
    for word, domain in c.scope.domains.items():
        if domain.kind == "density" and domain.parameters == (variable,):
            return word
    return None


def weight(w: World, space: str, at: int, count: int) -> fmpq:
    raw = [abs(w.fresh(f"{space} weight {k}", 5)) for k in range(count)]
    return raw[at] / sum(raw, start=fmpq(0))


def support(w: World, density: str, at: int) -> fmpq:
    return w.fresh(f"{density} point {at}", 16) + 8 * at  # each in a range of its own: no two coincide


def outcomes(c: Compiler, names: list[str]) -> Callable[[World], Iterator[tuple[Scalar, dict[str, Scalar]]]]:
    """All outcomes of some variables: a probability and their values."""
    alone = [(word, density) for word in names if (density := density_of(c, word))]
    joint = [word for word in names if not density_of(c, word)]

    def space(w: World) -> Iterator[tuple[Scalar, dict[str, Scalar]]]:
        found: list[tuple[Scalar, dict[str, Scalar]]] = [(ONE, {})]
        if joint:
            found = [
                (weight(w, "joint", k, OUTCOMES), {word: w.fresh(f"{word} outcome {k}", 5) for word in joint})
                for k in range(OUTCOMES)
            ]
        for word, density in alone:
            found = [
                (p * weight(w, density, k, POINTS), {**values, word: support(w, density, k)})
                for p, values in found
                for k in range(POINTS)
            ]
        yield from found

    return space


def random_names(c: Compiler, tree: Tree) -> list[str]:
    """The variables of an expectation: its names that are not constants."""
    return [
        word
        for word in sorted(tree.names())
        if word not in c.fixed
        and not c.scope.is_function(word)
        and (word not in c.bound or word in c.averaged)
    ]


def _mean(c: Compiler, tree: Tree) -> Callable[[World, Callable[[World], Scalar]], Scalar]:
    c.random = True
    names = random_names(c, tree)
    space = outcomes(c, names)

    def mean(w: World, body: Callable[[World], Scalar]) -> Scalar:
        w.spend(1)
        total: Scalar = ZERO
        kept = {word: w.values[word] for word in names if word in w.values}
        for probability, values in space(w):
            w.values.update(values)
            total = total + probability * body(w)
        for word in names:
            w.values.pop(word, None)
        w.values.update(kept)
        return total

    return mean


def _inside(c: Compiler, tree: Tree) -> Closure:
    names = random_names(c, tree)
    c.bound += names
    c.averaged += names
    body = c.compile(tree)
    del c.bound[len(c.bound) - len(names) :]
    del c.averaged[len(c.averaged) - len(names) :]
    return body


def _expectation(c: Compiler, tree: Tree) -> Closure:
    mean, body = _mean(c, tree.args[0]), _inside(c, tree.args[0])
    return lambda w: mean(w, body)


def _variance(c: Compiler, tree: Tree) -> Closure:
    """E[X^2] - E[X]^2"""
    mean, body = _mean(c, tree.args[0]), _inside(c, tree.args[0])
    return lambda w: mean(w, lambda v: body(v) ** 2) - mean(w, body) ** 2


def _covariance(c: Compiler, tree: Tree) -> Closure:
    """E[XZ] - E[X] E[Z]"""
    both = Tree("tuple", tree.args)
    mean = _mean(c, both)
    first, second = _inside(c, tree.args[0]), _inside(c, tree.args[1])
    return lambda w: mean(w, lambda v: first(v) * second(v)) - mean(w, first) * mean(w, second)


def _probability(c: Compiler, tree: Tree) -> Closure:
    """P(A), P(A | B) = P(A, B)/P(B), on outcomes that every variable gives a value or an event a truth"""
    c.random = True
    events = [_event(c, side) for side in tree.args]

    def value(w: World) -> Scalar:
        both: Scalar = ZERO
        given: Scalar = ZERO
        for k in range(2 * OUTCOMES):
            p = weight(w, "events", k, 2 * OUTCOMES)
            if len(events) == 1 or events[1](w, k):
                given = given + p
                if events[0](w, k):
                    both = both + p
        return divide(both, given) if len(events) == 2 else both

    return value


def _event(c: Compiler, tree: Tree) -> Callable[[World, int], bool]:
    if tree.head in ("tuple", "and", "intersection", "mul"):
        parts = [_event(c, one) for one in tree.args]
        return lambda w, k: all(part(w, k) for part in parts)
    if tree.head in ("or", "union"):
        parts = [_event(c, one) for one in tree.args]
        return lambda w, k: any(part(w, k) for part in parts)
    if tree.head == "not":
        inner = _event(c, tree.args[0])
        return lambda w, k: not inner(w, k)
    if tree.head == "relation" and tree.leaf in ("=", "!=") and len(tree.args) == 2:
        left, right = tree.args
        word = _label(left)
        value = c.compile(right)
        wanted = tree.leaf == "="

        def holds(w: World, k: int) -> bool:
            target = whole(value(w))
            if target is None:
                raise Undefined(False, "an event that is not about labels")
            label = (
                int(w.fresh(f"{word} label {k}", 6).p) % 3
                if target > 1
                else int(w.fresh(f"{word} label {k}", 6).p) // 2 % 2
            )
            return (label == target) == wanted

        return holds
    word = _label(tree)
    return lambda w, k: int(w.fresh(f"{word} event {k}", 6).p) // 2 % 2 == 0


def _label(tree: Tree) -> str:
    if tree.head in ("name", "index", "call"):
        return "".join(str(node.leaf) for node in tree.walk() if node.head in ("name", "number"))
    raise NotEvaluable(tree, "this is not an event")


def _integral(c: Compiler, tree: Tree) -> Closure:
    """int(f, x, a, b): over the whole line against a density, or rigorously between finite limits"""
    if len(tree.args) != 4:
        raise NotEvaluable(tree, "an integral without limits")
    body_tree, variable, low, high = tree.args
    word = str(variable.leaf)
    if _infinite(low) and _infinite(high):
        return _against_density(c, tree, body_tree, word)
    if _infinite(low) or _infinite(high):
        raise NotEvaluable(tree, "an integral without an end")
    c.integrals = True
    c.bound.append(word)
    body = c.compile(body_tree)
    c.bound.pop()
    first, last = c.compile(low), c.compile(high)

    def value(w: World) -> Scalar:
        w.spend(50)
        kept = w.values.get(word)
        a, b = first(w), last(w)

        def inside(z: acb, analytic: bool) -> acb:
            w.values[word] = z
            try:
                return acb(body(w))
            except (ArithmeticError, TypeError, ValueError, AttributeError):
                return acb("nan")  # not smooth here: the integral will not be finite

        try:
            found = acb.integral(inside, acb(arb(a)), acb(arb(b)), eval_limit=3000)
        except (TypeError, ValueError, AttributeError) as problem:
            raise Undefined(False, "an integrand that is not smooth") from problem
        finally:
            w.values.pop(word, None)
            if kept is not None:
                w.values[word] = kept
        if not found.is_finite():
            raise Undefined(False, "an integral")
        return found.real

    return value


def _infinite(tree: Tree) -> bool:
    inner = tree.args[0] if tree.head == "neg" else tree
    return inner.head == "constant" and inner.leaf == "oo"


def _against_density(c: Compiler, tree: Tree, body_tree: Tree, word: str) -> Closure:
    found = [
        str(node.args[0].leaf)
        for node in body_tree.walk()
        if node.head == "call" and node.args[0].head == "name" and len(node.args) == 2
        and node.args[1].head == "name" and node.args[1].leaf == word
        and c.scope.domain(str(node.args[0].leaf)).kind == "density"
    ]  # fmt: skip
    if not found:
        raise NotEvaluable(tree, "an integral over the whole line without a density")
    c.random = True
    main = next((one for one in found if c.scope.domain(one).parameters == (word,)), sorted(found)[0])
    c.bound.append(word)
    c.atoms[word] = main
    body = c.compile(body_tree)
    del c.atoms[word]
    c.bound.pop()

    def value(w: World) -> Scalar:
        total: Scalar = ZERO
        kept = w.values.get(word)
        for k in range(POINTS):
            w.values[word] = support(w, main, k)
            w.random[word] = k
            total = total + body(w)
        w.values.pop(word, None)
        if kept is not None:
            w.values[word] = kept
        return total

    return value


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


BUILDERS: dict[str, Builder] = {
    "E": _expectation, "var": _variance, "cov": _covariance, "P": _probability, "int": _integral,
}  # fmt: skip
