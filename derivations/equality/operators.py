"""What is the value of an operator on vectors, matrices and functions?"""

from __future__ import annotations

from collections.abc import Callable

from flint import arb, fmpq

from derivations.equality import arrays, integrals, scalars
from derivations.equality.along import slope_along
from derivations.equality.arrays import Array, Eye, ShapeError
from derivations.equality.compiler import Builder, Closure, Compiler, NotEvaluable
from derivations.equality.differentiate import NotDifferentiable, differentiate
from derivations.equality.gradients import gradient
from derivations.equality.names import with_values
from derivations.equality.scalars import ONE, Scalar, divide
from derivations.equality.world import World
from derivations.language import spellings as sp
from derivations.language.tree import ONE as FIRST
from derivations.language.tree import Tree, name


def _transpose(c: Compiler, tree: Tree) -> Closure:
    inner = c.compile(tree.args[0])

    def value(w: World) -> Scalar:
        x = inner(w)
        return x.transposed() if isinstance(x, (Array, Eye)) else x

    return value


def _of_array(function: Callable[..., object]) -> Builder:
    def build(c: Compiler, tree: Tree) -> Closure:
        parts = c.compile_each(tree.args)
        return lambda w: function(*(part(w) for part in parts))

    return build


def _hadamard(*values: object) -> object:
    total = values[0]
    for one in values[1:]:
        total = total.hadamard(one) if isinstance(total, Array) else one * total  # type: ignore[operator]
    return total


def _norm(x: object, p: Scalar | None = None) -> Scalar:
    entries = x.entries if isinstance(x, Array) else [x]
    if p is None or p == 2:
        return scalars.sqrt(sum((one * one for one in entries), start=fmpq(0)))  # type: ignore[operator]
    total: Scalar = fmpq(0)
    for one in entries:
        total = total + scalars.power(abs(one), p)  # type: ignore[arg-type]
    return scalars.power(total, divide(ONE, p))


def _norm_of(c: Compiler, tree: Tree) -> Closure:
    """norm(x, oo) is the largest of the absolute values."""
    if len(tree.args) == 1 or tree.args[1].leaf != "oo":
        return _of_array(_norm)(c, tree)
    inner = c.compile(tree.args[0])

    def value(w: World) -> Scalar:
        x = inner(w)
        return scalars.maximum(*(abs(one) for one in (x.entries if isinstance(x, Array) else [x])))

    return value


def _exponentials(x: object) -> tuple[Array, Scalar]:
    if not isinstance(x, Array):
        raise ShapeError("softmax of", (), ())
    powers = x.map(scalars.exp)
    return powers, sum(powers.entries, start=fmpq(0))


def _softmax(x: object) -> Array:
    powers, total = _exponentials(x)
    return powers.map(lambda one: divide(one, total))


def _logsumexp(x: object) -> Scalar:
    return scalars.log(_exponentials(x)[1])


def _normal(x: Scalar, mean: Scalar | None = None, variance: Scalar | None = None) -> Scalar:
    """exp(-(x - mean)^2/(2 variance))/sqrt(2 pi variance); of vectors with the matrix of their covariances"""
    if variance is None or mean is None:
        raise scalars.Undefined(False, "a distribution without its argument")
    if isinstance(variance, (Array, Eye)):
        return _normal_vector(x, mean, variance)
    for one in (x, mean):
        if isinstance(one, Array):
            raise ShapeError("a density of one number at", one.shape, ())
    return divide(scalars.exp(-divide((x - mean) ** 2, 2 * variance)), scalars.sqrt(2 * arb.pi() * variance))


def _normal_vector(x: object, mean: object, variance: Array | Eye) -> Scalar:
    """exp(-(x - mean)^T S^(-1) (x - mean)/2)/sqrt(det(2 pi S)): Bishop, (2.43)"""
    away = x - mean  # type: ignore[operator]
    if not isinstance(away, Array) or away.columns != 1:
        shape = away.shape if isinstance(away, Array) else ()
        raise ShapeError("a density of vectors at", shape, ())
    covariance = variance.like(arrays.identity(away.rows)) if isinstance(variance, Eye) else variance
    squared = away.transposed() * (arrays.inverse(covariance) * away)
    scale = (2 * arb.pi()) ** away.rows * arrays.determinant(covariance)
    return divide(scalars.exp(-divide(squared, fmpq(2))), scalars.sqrt(scale))


def _list(c: Compiler, tree: Tree) -> Closure:
    """A vector of scalars, a matrix of rows"""
    parts = c.compile_each(tree.args)

    def value(w: World) -> Scalar:
        found = [part(w) for part in parts]
        if all(isinstance(one, Array) for one in found):
            widths = {len(one.entries) for one in found}
            if len(widths) != 1:
                raise ShapeError("rows of", found[0].shape, found[-1].shape)
            entries = [entry for one in found for entry in one.entries]
            return Array(len(found), widths.pop(), entries)
        if any(isinstance(one, Array) for one in found):
            raise ShapeError("a list of", (), ())
        return arrays.vector(found)

    return value


# -- functions and derivatives
# ---------------------------------------------------------------------------------------


def _call(c: Compiler, tree: Tree) -> Closure:
    """phi(v), phi'(v): a function that is declared, defined or abstract"""
    function, *arguments = tree.args
    order = 0
    if function.head == "prime":
        order = int(str(function.leaf))
        function = function.args[0]
    parts = [c.compile(arg) for arg in arguments]
    base = function.args[0] if function.head == "index" else function
    word = str(base.leaf)
    domain = c.scope.domain(word)
    if domain.kind == "defined" and domain.parameters:
        definition = c.scope.definition(word)
        assert definition is not None
        definition = _slope(c, tree, definition, name(domain.parameters[0]), order)
        bound, c.bound = c.bound, [*c.bound, *domain.parameters]
        body = c.compile(definition)
        c.bound = bound
        return _with_arguments(tree, domain.parameters, parts, body)
    if word in sp.FUNCTIONS and word not in c.scope.domains:
        inner = _slope(c, tree, Tree(word, (name("_"),)), name("_"), order)
        c.bound.append("_")
        body = c.compile(inner)
        c.bound.pop()
        return _entry_by_entry(_with_arguments(tree, ("_",), parts, body), parts[0], body)
    if word == "sigma" and word not in c.scope.domains:
        if not order:
            return c.compile(Tree("sigmoid", tuple(arguments)))
        return _call(c, Tree("call", (Tree("prime", (name("sigmoid"),), str(order)), *arguments)))
    tag = word
    c.random = True
    if function.head == "index":
        index_parts = [c.compile(one) for one in function.args[1:]]
        return lambda w: abstract(
            w,
            word + str([int(scalars.whole(i(w)) or 0) for i in index_parts]),
            order,
            [p(w) for p in parts],
            False,
        )
    positive = domain.kind == "density"
    if positive and len(parts) == 1 and c.atoms:
        return integrals.density_at(c, word, parts[0])
    return lambda w: abstract(w, tag, order, [part(w) for part in parts], positive)


def _with_arguments(tree: Tree, words: tuple[str, ...], parts: list[Closure], body: Closure) -> Closure:
    """The value of a function's body with what stands in its brackets.  Raises NotEvaluable."""
    if len(words) != len(parts):
        raise NotEvaluable(tree, f"a function of {len(words)} is given {len(parts)}")
    return with_values(words, parts, body)


def _entry_by_entry(of_number: Closure, argument: Closure, body: Closure) -> Closure:
    """A function of one number, of a vector or matrix that of each entry."""

    def value(w: World) -> Scalar:
        x = argument(w)
        if not isinstance(x, Array):
            return of_number(w)
        return x.map(lambda one: with_values(("_",), [lambda _: one], body)(w))

    return value


def _slope(c: Compiler, tree: Tree, body: Tree, variable: Tree, order: int) -> Tree:
    """The derivative of what a function is.  Raises NotEvaluable where no rule gives it."""
    try:
        for _ in range(order):
            body = differentiate(body, variable, c.scope)
    except NotDifferentiable as problem:
        raise NotEvaluable(tree, str(problem)) from problem
    return body


def abstract(w: World, word: str, order: int, arguments: list[Scalar], positive: bool) -> Scalar:
    """An unknown smooth function: a sum of sines that belongs to the world and the name; its derivatives to
    match."""
    if any(isinstance(one, Array) for one in arguments):
        if len(arguments) > 1:  # of the vectors, or entry by entry?  Nothing says which
            raise scalars.Undefined(False, "an unknown function of several vectors")
        (x,) = arguments
        return x.map(lambda one: abstract(w, word, order, [one], positive))
    total: Scalar = arb(w.fresh(f"{word} 0", 5)) if order == 0 else arb(0)
    for wave in range(1, 4):
        height, phase = w.fresh(f"{word} height {wave}", 6), w.fresh(f"{word} phase {wave}", 6)
        angle: Scalar = arb(phase) + order * arb.pi() / 2
        slope = fmpq(1)
        for place, x in enumerate(arguments):
            pitch = w.fresh(f"{word} pitch {wave} {place}", 6)
            slope = pitch if place == 0 else slope
            angle = angle + pitch * x
        total = total + height * slope**order * angle.sin()
    if positive:
        if order:
            raise scalars.Undefined(False, "the derivative of a density")
        return total.exp()
    return total


def _diff(c: Compiler, tree: Tree) -> Closure:
    """diff(f, x): carried out by rule, then evaluated"""
    body, variable, order = tree.args
    try:
        if order == FIRST and (found := slope_along(c, body, variable) or gradient(c, body, variable)):
            return found
    except NotDifferentiable as problem:
        raise NotEvaluable(tree, str(problem)) from problem
    return c.compile(_slope(c, tree, body, variable, int(str(order.leaf))))


def _derivative(c: Compiler, tree: Tree) -> Closure:
    """dL/dw: along the definitions where L has one, else a number of its own"""
    top, *rest = tree.args
    word = str(top.args[0].leaf if top.head == "index" else top.leaf)
    domain = c.scope.domain(word)
    if len(rest) == 2 and rest[1] == FIRST and (along := slope_along(c, top, rest[0])) is not None:
        return along
    if domain.kind == "defined":
        try:
            body = top
            for bottom, order in zip(rest[::2], rest[1::2], strict=True):
                for _ in range(int(str(order.leaf))):
                    body = differentiate(body, bottom, c.scope)
            return c.compile(body)
        except NotDifferentiable:
            pass
    c.random = True
    flat = [top, *rest]
    indices = [c.compile(i) for one in flat if one.head == "index" for i in one.args[1:]]
    label = " ".join(str(one.args[0].leaf if one.head == "index" else one.leaf) for one in flat)
    return lambda w: w.fresh(f"d {label} {[str(i(w)) for i in indices]}", 5)


BUILDERS: dict[str, Builder] = {
    "transpose": _transpose, "inv": _of_array(arrays.inverse), "det": _of_array(arrays.determinant),
    "tr": _of_array(arrays.trace), "diag": _of_array(arrays.diagonal), "dot": _of_array(arrays.inner),
    "hadamard": _of_array(_hadamard), "norm": _norm_of, "softmax": _of_array(_softmax),
    "logsumexp": _of_array(_logsumexp), "normal": _of_array(_normal), "list": _list, "tuple": _list,
    "call": _call, "diff": _diff, "derivative": _derivative,
}  # fmt: skip
