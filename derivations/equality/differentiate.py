"""What is the derivative of a tree?

The rules of calculus as a table, over trees: sums are differentiated term by term, and d x[i]/d x[j] is the
indicator [i = j]. Definitions are followed."""

from __future__ import annotations

from collections.abc import Callable

from derivations.language.scope import Scope
from derivations.language.tree import ONE, ZERO, Tree, name, number


class NotDifferentiable(ValueError):
    """No rule of the table differentiates this."""


def add(*terms: Tree) -> Tree:
    kept = tuple(term for term in terms if term != ZERO)
    return ZERO if not kept else kept[0] if len(kept) == 1 else Tree("add", kept)


def mul(*factors: Tree) -> Tree:
    if ZERO in factors:
        return ZERO
    kept = tuple(factor for factor in factors if factor != ONE)
    return ONE if not kept else kept[0] if len(kept) == 1 else Tree("mul", kept)


def neg(tree: Tree) -> Tree:
    return ZERO if tree == ZERO else Tree("neg", (tree,))


def div(above: Tree, below: Tree) -> Tree:
    return ZERO if above == ZERO else Tree("div", (above, below))


def power(base: Tree, exponent: Tree | int) -> Tree:
    return Tree("pow", (base, number(exponent) if isinstance(exponent, int) else exponent))


def of(head: str, *args: Tree) -> Tree:
    return Tree(head, args)


TWO = number(2)
# f: f' over the argument x
SLOPES: dict[str, Callable[[Tree], Tree]] = {
    "exp": lambda x: of("exp", x),
    "log": lambda x: div(ONE, x),
    "log10": lambda x: div(ONE, mul(x, of("log", number(10)))),
    "log2": lambda x: div(ONE, mul(x, of("log", TWO))),
    "log1p": lambda x: div(ONE, add(ONE, x)),
    "expm1": lambda x: of("exp", x),
    "sqrt": lambda x: div(ONE, mul(TWO, of("sqrt", x))),
    "abs": lambda x: div(x, of("abs", x)),
    "sin": lambda x: of("cos", x),
    "cos": lambda x: neg(of("sin", x)),
    "tan": lambda x: div(ONE, power(of("cos", x), 2)),
    "cot": lambda x: neg(div(ONE, power(of("sin", x), 2))),
    "sec": lambda x: mul(of("sec", x), of("tan", x)),
    "csc": lambda x: neg(mul(of("csc", x), of("cot", x))),
    "asin": lambda x: div(ONE, of("sqrt", add(ONE, neg(power(x, 2))))),
    "acos": lambda x: neg(div(ONE, of("sqrt", add(ONE, neg(power(x, 2)))))),
    "atan": lambda x: div(ONE, add(ONE, power(x, 2))),
    "sinh": lambda x: of("cosh", x),
    "cosh": lambda x: of("sinh", x),
    "tanh": lambda x: add(ONE, neg(power(of("tanh", x), 2))),
    "sech": lambda x: neg(mul(of("sech", x), of("tanh", x))),
    "asinh": lambda x: div(ONE, of("sqrt", add(power(x, 2), ONE))),
    "acosh": lambda x: div(ONE, of("sqrt", add(power(x, 2), neg(ONE)))),
    "atanh": lambda x: div(ONE, add(ONE, neg(power(x, 2)))),
    "sigmoid": lambda x: mul(of("sigmoid", x), add(ONE, neg(of("sigmoid", x)))),
    "logit": lambda x: div(ONE, mul(x, add(ONE, neg(x)))),
    "softplus": lambda x: of("sigmoid", x),
    "relu": lambda x: _cases((ONE, ">", x, ZERO), (ZERO, "<", x, ZERO)),
    "satlin": lambda x: _cases((ZERO, "<", x, ZERO), (ONE, "<", x, ONE), (ZERO, ">", x, ONE)),
    "hardlim": lambda x: _cases((ZERO, "!=", x, ZERO)),
    "hardlims": lambda x: _cases((ZERO, "!=", x, ZERO)),
    "sign": lambda x: _cases((ZERO, "!=", x, ZERO)),
    "erf": lambda x: div(mul(TWO, of("exp", neg(power(x, 2)))), of("sqrt", Tree("constant", (), "pi"))),
    "lgamma": lambda x: of("digamma", x),
    "gamma": lambda x: mul(of("gamma", x), of("digamma", x)),
    "percent": lambda x: div(ONE, number(100)),
}


def _cases(*rows: tuple[Tree, str, Tree, Tree]) -> Tree:
    args: list[Tree] = []
    for value, sign, left, right in rows:
        args += [value, Tree("relation", (left, right), sign)]
    return Tree("piecewise", tuple(args))


def differentiate(tree: Tree, variable: Tree, scope: Scope) -> Tree:
    """d tree / d variable.  Raises NotDifferentiable.

    >>> from derivations.language.grammar import read
    >>> from derivations.language.scope import FREE
    >>> differentiate(read("a*x^2"), read("x"), FREE)
    a*(2*x)
    """
    if tree == variable:
        return ONE
    if not depends(tree, variable, scope):
        return ZERO

    def d(inner: Tree) -> Tree:
        return differentiate(inner, variable, scope)

    head, args = tree.head, tree.args
    if head in ("name", "index"):
        return _of_name(tree, variable, scope)
    if head == "add":
        return add(*map(d, args))
    if head == "neg":
        return neg(d(args[0]))
    if head in ("mul", "hadamard", "dot"):
        terms = []
        for at, factor in enumerate(args):
            slope = d(factor)
            if slope != ZERO:
                terms.append(mul(*args[:at], slope, *args[at + 1 :]))
        return add(*terms)
    if head == "div":
        above, below = args
        slope = div(d(above), below)
        inner = d(below)
        return slope if inner == ZERO else add(slope, neg(div(mul(above, inner), power(below, 2))))
    if head == "pow":
        return _of_power(args[0], args[1], d)
    if head in ("sum", "sumwhere", "prod") and len(args) > 1 and str(args[1].leaf) in variable.names():
        fresh = f"{args[1].leaf}_{len(tree.names() | variable.names())}"
        tree = Tree(head, tuple(substitute(arg, {str(args[1].leaf): name(fresh)}) for arg in args), tree.leaf)
        args = tree.args
    if head in ("sum", "sumwhere") and len(args) > 1:
        return Tree(head, (d(args[0]), *args[1:]), tree.leaf)
    if head == "prod" and len(args) == 4:
        slope = div(d(args[0]), args[0])
        return mul(tree, Tree("sum", (slope, *args[1:])))
    if head == "piecewise":
        return Tree(head, tuple(one if at % 2 else d(one) for at, one in enumerate(args)))
    if head in ("max", "min") and len(args) == 2:
        first, second = args if head == "max" else args[::-1]
        return _cases((d(first), ">", first, second), (d(second), "<", first, second))
    if head == "log" and len(args) == 2:
        return d(div(of("log", args[0]), of("log", args[1])))
    if head == "call":
        return _of_call(tree, d, scope)
    if head == "diff":
        return d(differentiate(args[0], args[1], scope))
    if head in SLOPES and len(args) == 1:
        return mul(SLOPES[head](args[0]), d(args[0]))
    raise NotDifferentiable(f"no rule differentiates {head}")


def depends(tree: Tree, variable: Tree, scope: Scope) -> bool:
    """Does a variable occur in a tree, definitions followed?"""
    word = str(variable.args[0].leaf if variable.head == "index" else variable.leaf)
    waiting, seen = [tree], {""}
    while waiting:
        node = waiting.pop()
        if node.head == "name":
            one = str(node.leaf)
            if one == word:
                return True
            if one not in seen:
                seen.add(one)
                definition = scope.definition(one)
                if definition is not None:
                    waiting.append(definition)
        waiting.extend(node.args)
    return False


def _of_name(tree: Tree, variable: Tree, scope: Scope) -> Tree:
    base = tree.args[0] if tree.head == "index" else tree
    wanted = variable.args[0] if variable.head == "index" else variable
    if base == wanted and tree.head == variable.head == "index" and len(tree.args) == len(variable.args):
        pairs = [(a, b) for a, b in zip(tree.args[1:], variable.args[1:], strict=True) if a != b]
        return mul(*(Tree("indicator", (Tree("relation", pair, "="),)) for pair in pairs))
    word = str(base.leaf)
    definition = scope.definition(word)
    if definition is None:
        raise NotDifferentiable(f"{word} is not written out in {wanted.leaf}")
    parameters = scope.domain(word).parameters
    if tree.head == "index":
        definition = substitute(definition, dict(zip(parameters, tree.args[1:], strict=False)))
    return differentiate(definition, variable, scope)


def _of_power(base: Tree, exponent: Tree, d: Callable[[Tree], Tree]) -> Tree:
    slope_base, slope_exponent = d(base), d(exponent)
    terms = []
    if slope_base != ZERO:
        if exponent == TWO:
            terms.append(mul(TWO, base, slope_base))
        else:
            terms.append(mul(exponent, power(base, add(exponent, neg(ONE))), slope_base))
    if slope_exponent != ZERO:
        grown = power(base, exponent)
        scale = ONE if base.head == "constant" and base.leaf == "e" else of("log", base)
        terms.append(mul(grown, scale, slope_exponent))
    return add(*terms)


def _of_call(tree: Tree, d: Callable[[Tree], Tree], scope: Scope) -> Tree:
    function, *arguments = tree.args
    if len(arguments) != 1:
        raise NotDifferentiable("a function of several arguments")
    if function.head == "prime":
        higher = Tree("prime", function.args, str(int(str(function.leaf)) + 1))
    else:
        higher = Tree("prime", (function,), "1")
    return mul(Tree("call", (higher, arguments[0])), d(arguments[0]))


def substitute(tree: Tree, values: dict[str, Tree]) -> Tree:
    """The tree with names replaced; bound names are left alone."""
    if tree.head == "name":
        return values.get(str(tree.leaf), tree)
    if not tree.args:
        return tree
    if tree.head in ("sum", "prod", "sumwhere", "prodwhere", "int", "limit") and len(tree.args) > 1:
        own = str(tree.args[1].leaf)
        inside = {word: value for word, value in values.items() if word != own}
        clash = any(own in value.names() for value in inside.values())
        if clash:
            fresh = f"{own}_{len(tree.names())}"
            renamed = substitute(tree.args[0], {own: name(fresh)})
            rest = (renamed, name(fresh), *(substitute(one, {own: name(fresh)}) for one in tree.args[2:]))
            return substitute(Tree(tree.head, rest, tree.leaf, tree.span), values)
        args = (
            substitute(tree.args[0], inside),
            tree.args[1],
            *(substitute(a, inside) for a in tree.args[2:]),
        )
        return Tree(tree.head, args, tree.leaf, tree.span)
    return Tree(tree.head, tuple(substitute(arg, values) for arg in tree.args), tree.leaf, tree.span)
