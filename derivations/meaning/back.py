"""What does SymPy's answer say, as a tree?

Our language has a word for most of what coursework meets; for the rest `NoMeaningError` is raised.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import sympy as sp

from derivations.language.tree import ONE, ZERO, Tree, constant, name, number
from derivations.meaning.words import CONSTANT, NoMeaningError

# SymPy        head, where the arguments stay as they are
FROM: Mapping[Any, str] = {
    sp.log: "log", sp.Abs: "abs", sp.sign: "sign", sp.floor: "floor", sp.ceiling: "ceil", sp.Max: "max",
    sp.Min: "min", sp.Mod: "mod", sp.erf: "erf", sp.sin: "sin", sp.cos: "cos", sp.tan: "tan", sp.asin: "asin",
    sp.acos: "acos", sp.atan: "atan", sp.sinh: "sinh", sp.cosh: "cosh", sp.tanh: "tanh", sp.asinh: "asinh",
    sp.acosh: "acosh", sp.atanh: "atanh", sp.cot: "cot", sp.coth: "coth", sp.sec: "sec", sp.sech: "sech",
    sp.csc: "csc", sp.csch: "csch", sp.gamma: "gamma", sp.loggamma: "lgamma", sp.digamma: "digamma",
    sp.beta: "beta", sp.factorial: "factorial", sp.binomial: "binomial", sp.KroneckerDelta: "delta",
    sp.Tuple: "tuple", sp.FiniteSet: "set", sp.exp: "exp", sp.And: "and", sp.Or: "or", sp.Not: "not",
    sp.Trace: "tr", sp.Determinant: "det", sp.Transpose: "transpose", sp.Inverse: "inv",
}  # fmt: skip
SIGN = {sp.Eq: "=", sp.Ne: "!=", sp.Lt: "<", sp.Le: "<=", sp.Gt: ">", sp.Ge: ">="}


def to_tree(expression: Any) -> Tree:
    """The tree of a SymPy expression.  Raises NoMeaningError for what our language has no word for."""
    if expression.is_Rational:
        return _fraction(Fraction(int(expression.p), int(expression.q)))
    for word, value in CONSTANT.items():
        if expression == value:
            return constant(word)
    if expression == -sp.oo:
        return Tree("neg", (constant("oo"),))
    if expression.is_Symbol or isinstance(expression, sp.MatrixSymbol):
        return name(expression.name)
    for kind, way in WAYS:
        if isinstance(expression, kind):
            return way(expression)
    head = FROM.get(expression.func)
    if head is None:
        raise NoMeaningError(f"our language has no word for {expression.func.__name__}")
    return Tree(head, tuple(map(to_tree, expression.args)))


def _sum_of_terms(expression: Any) -> Tree:
    return Tree("add", tuple(map(to_tree, expression.as_ordered_terms())))


def _product(expression: Any) -> Tree:
    coefficient, _ = expression.as_coeff_Mul()
    if coefficient.is_Rational and coefficient < 0:
        return Tree("neg", (to_tree(-expression),))
    above, below = sp.fraction(expression, exact=True)
    if below != 1:
        return Tree("div", (to_tree(above), to_tree(below)))
    return Tree("mul", tuple(map(to_tree, expression.as_ordered_factors())))


def _power(expression: Any) -> Tree:
    if expression.exp == sp.Rational(1, 2):
        return Tree("sqrt", (to_tree(expression.base),))
    if expression.exp.could_extract_minus_sign():
        return Tree("div", (ONE, to_tree(sp.Pow(expression.base, -expression.exp))))
    return Tree("pow", (to_tree(expression.base), to_tree(expression.exp)))


def _entry(expression: Any) -> Tree:
    return Tree("index", (name(str(expression.base.label)), *map(to_tree, expression.indices)))


def _element(expression: Any) -> Tree:
    places = (
        to_tree(place + 1) for place in expression.indices[: 1 if expression.parent.shape[1] == 1 else 2]
    )
    return Tree("index", (to_tree(expression.parent), *places))


def _ranged(head: str) -> Callable[[Any], Tree]:
    def way(expression: Any) -> Tree:
        tree = to_tree(expression.function)
        for limits in expression.limits:
            tree = Tree(head, (tree, *map(to_tree, limits)))
        return tree

    return way


def _derivative(expression: Any) -> Tree:
    tree = to_tree(expression.expr)
    for variable, order in expression.variable_count:
        tree = Tree("diff", (tree, to_tree(variable), to_tree(order)))
    return tree


def _derivative_at(expression: Any) -> Tree:
    inner = expression.expr
    if not isinstance(inner, sp.Derivative) or len(expression.point) != 1:
        raise NoMeaningError("our language has no word for a substitution")
    function = name(inner.expr.func.__name__)
    prime = Tree("prime", (function,), str(inner.variable_count[0][1]))
    return Tree("call", (prime, to_tree(expression.point[0])))


def _applied(expression: Any) -> Tree:
    return Tree("call", (name(expression.func.__name__), *map(to_tree, expression.args)))


def _piecewise(expression: Any) -> Tree:
    pairs = [(to_tree(value), condition) for value, condition in expression.args]
    if len(pairs) == 2 and pairs[0][0] == ONE and pairs[1] == (ZERO, sp.true):
        return Tree("indicator", (to_tree(pairs[0][1]),))
    parts: list[Tree] = []
    for value, condition in pairs:
        parts.append(value)
        if condition != sp.true:
            parts.append(to_tree(condition))
    return Tree("piecewise", tuple(parts))


def _compared(expression: Any) -> Tree:
    return Tree("relation", tuple(map(to_tree, expression.args)), SIGN[expression.func])


def _matrix(expression: Any) -> Tree:
    rows = (Tree("list", tuple(map(to_tree, expression.row(r)))) for r in range(expression.rows))
    return Tree("list", tuple(rows))


WAYS: tuple[tuple[Any, Callable[[Any], Tree]], ...] = (
    (sp.Add, _sum_of_terms),
    (sp.MatAdd, lambda e: Tree("add", tuple(map(to_tree, e.args)))),
    (sp.MatMul, lambda e: Tree("mul", tuple(map(to_tree, e.args)))),
    (sp.Mul, _product),
    (sp.Pow, _power),
    (sp.Indexed, _entry),
    (sp.matrices.expressions.matexpr.MatrixElement, _element),
    (sp.Sum, _ranged("sum")),
    (sp.Product, _ranged("prod")),
    (sp.Integral, _ranged("int")),
    (sp.Derivative, _derivative),
    (sp.Subs, _derivative_at),
    (sp.core.function.AppliedUndef, _applied),
    (sp.Piecewise, _piecewise),
    (sp.core.relational.Relational, _compared),
    (sp.MatrixBase, _matrix),
)


def _fraction(value: Fraction) -> Tree:
    size = abs(value)
    above, below = number(size.numerator), number(size.denominator)
    tree = above if size.denominator == 1 else Tree("div", (above, below))
    return Tree("neg", (tree,)) if value < 0 else tree
