"""What is the value of a function of one number at a point?

Of a vector or matrix the function is that of each entry."""

from __future__ import annotations

from collections.abc import Callable

from derivations.equality import scalars, special
from derivations.equality.arrays import Array, Eye, ShapeError
from derivations.equality.compiler import Builder, Closure, Compiler, NotEvaluable
from derivations.equality.decisions import Decision
from derivations.equality.scalars import ONE, ZERO, Scalar, Undefined
from derivations.equality.world import World
from derivations.language.tree import Tree

Function = Callable[[Scalar], Scalar]

_SPLIT = frozenset(
    ("log", "log10", "log2", "log1p", "sqrt", "asin", "acos", "acosh", "atanh", "logit", "lgamma")
)  # whose domain ends somewhere
_SIGNED = frozenset(("abs", "sign", "relu", "hardlim", "hardlims"))  # which branch at zero
_LIMITED = frozenset("exp tanh sigmoid erf atan coth sech csch sinh cosh softplus".split())  # see `limits`
_UNARY: dict[str, Function] = {**scalars.UNARY, **special.UNARY}


def _of_one(head: str) -> Builder:
    function = _UNARY[head]

    def build(c: Compiler, tree: Tree) -> Closure:
        if head in _SPLIT:
            c.splits = True
        if len(tree.args) != 1:
            raise NotEvaluable(tree, f"{head} has no value of its own")
        inner = c.compile(tree.args[0])
        if head in _SIGNED:
            return _signed(inner, function, c.surface(inner, tree.args[0], tree))
        if head in ("satlin", "satlins"):
            low = ZERO if head == "satlin" else -ONE
            c.surface(lambda w: inner(w) - low, tree.args[0], tree)
            c.surface(lambda w: inner(w) - ONE, tree.args[0], tree)
        elif head in ("floor", "ceil"):
            c.rounded(inner)
            return _rounded(inner, function)
        elif head in _LIMITED and not c.bound:
            c.limited.append(inner)

        def value(w: World) -> Scalar:
            x = inner(w)
            if type(x) is Array:
                return x.map(function)
            if type(x) is Eye and head != "percent":
                raise Undefined(False, f"{head} of an identity matrix whose size nothing says")
            return function(x)

        return value

    return build


def _signed(inner: Closure, function: Function, decision: Decision) -> Closure:
    """A function with a branch at zero."""

    def one(w: World, x: Scalar) -> Scalar:
        if w.edge and decision in w.edge:
            return function(ZERO)
        decision.note_sign(w, x)
        return function(x)

    def value(w: World) -> Scalar:
        x = inner(w)
        return x.map(lambda entry: one(w, entry)) if isinstance(x, Array) else one(w, x)

    return value


def _rounded(inner: Closure, function: Function) -> Closure:
    """A function that jumps at every integer."""

    def value(w: World) -> Scalar:
        x = inner(w)
        if w.edge:
            x = w.edge.get(inner, x)
        return x.map(function) if isinstance(x, Array) else function(x)

    return value


_natural = _of_one("log")


def _log(c: Compiler, tree: Tree) -> Closure:
    """log(x), log(x, base)"""
    if len(tree.args) == 1:
        return _natural(c, tree)
    c.splits = True
    inner, base = (c.compile(arg) for arg in tree.args)

    def value(w: World) -> Scalar:
        x, to = inner(w), base(w)
        if isinstance(to, Array):
            raise ShapeError("as a base", to.shape, ())
        return x.map(lambda one: scalars.log_to(one, to)) if isinstance(x, Array) else scalars.log_to(x, to)

    return value


BUILDERS: dict[str, Builder] = {**{head: _of_one(head) for head in _UNARY}, "log": _log}
