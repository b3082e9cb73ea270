"""What does a tree mean to SymPy?

A name of ours becomes a symbol whatever SymPy would take the word for.  What SymPy has no object for raises
`NoMeaningError`, and so does a number that would be too large to carry out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import sympy as sp

from derivations.language.scope import FREE, Domain, Scope
from derivations.language.tree import Tree
from derivations.meaning.words import CONSTANT, NoMeaningError

LARGEST = 1_000  # an exponent or a factorial that is carried out
DIGITS = 5_000  # bits of a number raised to a power


# head         SymPy                                head         SymPy
TO: Mapping[str, Callable[..., Any]] = {
    "exp": sp.exp,                                  "log": sp.log,
    "log10": lambda x: sp.log(x, 10),               "log2": lambda x: sp.log(x, 2),
    "log1p": lambda x: sp.log(1 + x),               "expm1": lambda x: sp.exp(x) - 1,
    "sqrt": sp.sqrt,                                "root": lambda x, n: x ** (sp.Integer(1) / n),
    "abs": sp.Abs,                                  "sign": sp.sign,
    "floor": sp.floor,                              "ceil": sp.ceiling,
    "max": sp.Max,                                  "min": sp.Min,
    "mod": sp.Mod,                                  "erf": sp.erf,
    "sin": sp.sin,                                  "asin": sp.asin,
    "cos": sp.cos,                                  "acos": sp.acos,
    "tan": sp.tan,                                  "atan": sp.atan,
    "sinh": sp.sinh,                                "asinh": sp.asinh,
    "cosh": sp.cosh,                                "acosh": sp.acosh,
    "tanh": sp.tanh,                                "atanh": sp.atanh,
    "cot": sp.cot,                                  "coth": sp.coth,
    "sec": sp.sec,                                  "sech": sp.sech,
    "csc": sp.csc,                                  "csch": sp.csch,
    "sigmoid": lambda x: 1 / (1 + sp.exp(-x)),      "logit": lambda p: sp.log(p / (1 - p)),
    "relu": lambda x: sp.Max(0, x),                 "softplus": lambda x: sp.log(1 + sp.exp(x)),
    "hardlim": lambda x: _cases((1, x >= 0), (0, True)),
    "hardlims": lambda x: _cases((1, x >= 0), (-1, True)),
    "satlin": lambda x: sp.Max(0, sp.Min(1, x)),    "satlins": lambda x: sp.Max(-1, sp.Min(1, x)),
    "gamma": sp.gamma,                              "lgamma": sp.loggamma,
    "digamma": sp.digamma,                          "beta": sp.beta,
    "binomial": sp.binomial,                        "neg": lambda x: -x,
    "add": lambda *xs: _folded(lambda a, b: a + b, xs),
    "mul": lambda *xs: _folded(lambda a, b: a * b, xs),
    "div": lambda a, b: a / b,                      "percent": lambda x: x / 100,
    "normal": lambda t, m, v: sp.exp(-((t - m) ** 2) / (2 * v)) / sp.sqrt(2 * sp.pi * v),
    "tuple": sp.Tuple,                              "set": sp.FiniteSet,
    "transpose": lambda a: a.T,                     "inv": lambda a: a.inv(),
    "tr": sp.Trace,                                 "det": sp.Determinant,
    "hadamard": sp.hadamard_product,                "dot": lambda a, b: (a.T * b)[0, 0],
    "and": sp.And,                                  "or": sp.Or,
    "not": sp.Not,                                  "delta": sp.KroneckerDelta,
}  # fmt: skip
RELATION = {"=": sp.Eq, "!=": sp.Ne, "<": sp.Lt, "<=": sp.Le, ">": sp.Gt, ">=": sp.Ge}


def to_sympy(tree: Tree, scope: Scope = FREE) -> Any:
    """The SymPy object of a tree; names take their assumptions from the scope.  Raises NoMeaningError."""
    return _Meaning(scope).of(tree)


class _Meaning:
    """One translation: the scope, and the names that sums and integrals bind on the way down."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.bound: dict[str, Any] = {}

    def of(self, tree: Tree) -> Any:
        special = getattr(self, f"_{tree.head}", None)
        if special is not None:
            return special(tree)
        if tree.head not in TO:
            raise NoMeaningError(f"SymPy has no object for {tree.head!r}")
        values = list(map(self.of, tree.args))
        try:
            return TO[tree.head](*values)
        except (TypeError, ValueError, AttributeError) as error:  # a matrix where SymPy wants a number
            raise NoMeaningError(f"SymPy has no {tree.head!r} of these") from error

    def _number(self, tree: Tree) -> Any:
        value = tree.leaf
        assert isinstance(value, Fraction)
        return sp.Rational(value.numerator, value.denominator)

    def _constant(self, tree: Tree) -> Any:
        return CONSTANT[str(tree.leaf)]

    def _name(self, tree: Tree) -> Any:
        word = str(tree.leaf)
        if word in self.bound:
            return self.bound[word]
        domain = self.scope.domain(word)
        if domain.kind == "defined" and not domain.shape:
            meant = self.scope.definition(word)
            if meant is not None:
                return self.of(meant)
        sizes = [self.of(last) - self.of(first) + 1 for first, last in domain.shape]
        if len(sizes) == 1:
            return sp.MatrixSymbol(word, sizes[0], 1)
        if len(sizes) == 2:
            return sp.MatrixSymbol(word, *sizes)
        return sp.Symbol(word, **_assumptions(domain))

    def _index(self, tree: Tree) -> Any:
        base, *places = tree.args
        if base.head != "name":
            raise NoMeaningError("only a name has entries")
        word = str(base.leaf)
        return sp.IndexedBase(word, **_assumptions(self.scope.domain(word)))[tuple(map(self.of, places))]

    def _call(self, tree: Tree) -> Any:
        function, *arguments = tree.args
        values = list(map(self.of, arguments))
        if function.head == "prime" and len(values) == 1:
            slot = sp.Dummy("u")
            inner = sp.Function(str(function.args[0].leaf))(slot)
            return sp.Subs(sp.Derivative(inner, (slot, int(str(function.leaf)))), slot, values[0])
        if function.head != "name":
            raise NoMeaningError("only a named function is applied")
        return sp.Function(str(function.leaf))(*values)

    def _pow(self, tree: Tree) -> Any:
        base, exponent = map(self.of, tree.args)
        if base.is_Rational and exponent.is_Rational and abs(exponent) * _bits(base) > DIGITS:
            raise NoMeaningError("a power too large to carry out")
        return base**exponent

    def _factorial(self, tree: Tree) -> Any:
        value = self.of(tree.args[0])
        if value.is_Rational and value > LARGEST:
            raise NoMeaningError("a factorial too large to carry out")
        return sp.factorial(value)

    def _sum(self, tree: Tree) -> Any:
        return self._over_range(tree, sp.Sum)

    def _prod(self, tree: Tree) -> Any:
        return self._over_range(tree, sp.Product)

    def _over_range(self, tree: Tree, make: Any) -> Any:
        if len(tree.args) != 4:
            raise NoMeaningError("a sum needs its limits")
        low, high = self.of(tree.args[2]), self.of(tree.args[3])
        body, index = self._below(tree, integer=True)
        return make(body, (index, low, high))

    def _below(self, tree: Tree, **assumptions: bool) -> tuple[Any, Any]:
        """The body of a sum or an integral, its variable a symbol of its own."""
        word = str(tree.args[1].leaf)
        before = self.bound.get(word)
        self.bound[word] = sp.Symbol(word, **assumptions)
        body, variable = self.of(tree.args[0]), self.bound[word]
        if before is None:
            del self.bound[word]
        else:
            self.bound[word] = before
        return body, variable

    def _int(self, tree: Tree) -> Any:
        limits = list(map(self.of, tree.args[2:]))
        body, variable = self._below(tree, real=True)
        return sp.Integral(body, (variable, *limits))

    def _limit(self, tree: Tree) -> Any:
        towards = self.of(tree.args[2])
        body, variable = self._below(tree, real=True)
        beside = "-" if towards == sp.oo else "+" if towards == -sp.oo else "+-"
        return sp.Limit(body, variable, towards, beside)

    def _diff(self, tree: Tree) -> Any:
        body, variable, order = map(self.of, tree.args)
        return sp.Derivative(body, (variable, order))

    def _indicator(self, tree: Tree) -> Any:
        return _cases((1, self.of(tree.args[0])), (0, True))

    def _piecewise(self, tree: Tree) -> Any:
        parts = list(map(self.of, tree.args))
        pairs = list(zip(parts[0::2], parts[1::2], strict=False))
        if len(parts) % 2:
            pairs.append((parts[-1], True))
        return _cases(*pairs)

    def _relation(self, tree: Tree) -> Any:
        values = list(map(self.of, tree.args))
        signs = str(tree.leaf).split()
        if any(sign not in RELATION for sign in signs):
            raise NoMeaningError(f"SymPy has no relation {tree.leaf!r}")
        links = [
            RELATION[s](a, b, evaluate=False) for s, a, b in zip(signs, values, values[1:], strict=False)
        ]
        return links[0] if len(links) == 1 else sp.And(*links, evaluate=False)

    def _list(self, tree: Tree) -> Any:
        rows = [row.args if row.head == "list" else (row,) for row in tree.args]
        if len({len(row) for row in rows}) != 1:
            raise NoMeaningError("the rows of a matrix are of one length")
        return sp.ImmutableMatrix([list(map(self.of, row)) for row in rows])


def _assumptions(domain: Domain) -> dict[str, bool]:
    """What SymPy is told of a name."""
    found = {"real": True}
    if domain.integer:
        found = {"integer": True}
    if domain.kind in ("positive", "natural", "probability"):
        found["positive"] = True
    elif domain.kind in ("nonnegative", "simplex"):
        found["nonnegative"] = True
    elif domain.kind == "range" and domain.low is not None and isinstance(domain.low.leaf, Fraction):
        found["positive" if domain.low.leaf > 0 else "nonnegative"] = True
    return found


def _cases(*pairs: tuple[Any, Any]) -> Any:
    return sp.Piecewise(*pairs)


def _folded(join: Callable[[Any, Any], Any], values: tuple[Any, ...]) -> Any:
    total = values[0]
    for value in values[1:]:
        total = join(total, value)
    return total


def _bits(value: Any) -> int:
    return int(value.p).bit_length() + int(value.q).bit_length()
