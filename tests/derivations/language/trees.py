"""Which trees can a reader hand out?  Strategies that draw them, for the properties of the printers.

What is drawn is in the form in which a reader writes it: a sum holds no sums and a product no products,
numbers are not negative, and the letter of a big sign stands inside it only.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from hypothesis import strategies as st

from derivations.language.tree import Tree, constant, name, number
from tests.derivations.language.formula_table import Names

SCALARS = ("x", "y", "a", "b", "mu", "s2", "yhat", "xbar", "D_K", "w31", "alpha", "N")
MATRICES = ("A", "B")
BOUND = ("i", "j", "k", "m")

DECLARED = Names(
    dict.fromkeys(SCALARS, "real")
    | {
        "N": "natural",
        "v": "real[N]",
        "u": "real[N, N]",
        "A": "real[N, N]",
        "B": "real[N, N]",
        "phi": "function",
        "p": "density",
    },
    indices=dict.fromkeys((*BOUND, "n"), "1..N"),
)
SCOPE = DECLARED.scope()

ONE_ARGUMENT = "exp log sqrt abs sin tanh sigmoid relu floor ceil log2 erf sech sign"

Drawn = st.SearchStrategy[Tree]


def node(head: str, *args: Tree, leaf: str | None = None) -> Tree:
    return Tree(head, args, leaf)


def of(heads: str, *args: Drawn) -> Drawn:
    """A node with one of these heads over what is drawn for its args."""
    return st.builds(node, st.sampled_from(heads.split()), *args)


def several(head: str, part: Drawn, fewest: int = 2, most: int = 3) -> Drawn:
    return st.lists(part, min_size=fewest, max_size=most).map(lambda parts: node(head, *parts))


def flat(head: str, part: Drawn) -> Drawn:
    """A sum or a product: two to four parts, none of them of the same kind."""
    return several(head, part.map(lambda one: one.args[0] if one.head == head else one), 2, 4)


def one_of(words: tuple[str, ...]) -> Drawn:
    return st.sampled_from(words).map(name)


whole = st.integers(0, 99999).map(number)
decimal = st.builds(
    lambda digits, places: number(Fraction(digits, 10**places)), st.integers(0, 99999), st.integers(1, 8)
)
order = st.integers(1, 3).map(number)
symbol = one_of(SCALARS)
leaf = st.one_of(symbol, whole, decimal, st.sampled_from(("pi", "e")).map(constant))
slope = st.sampled_from("12").map(lambda times: node("prime", name("phi"), leaf=times))


@cache
def scalars(depth: int, bound: tuple[str, ...] = ()) -> Drawn:
    """A number, in any of its forms, at most so deep; `bound` are the letters of the big signs around it."""
    if depth == 0:
        return st.one_of(leaf, one_of(bound)) if bound else leaf
    inner = scalars(depth - 1, bound)
    index = st.one_of(
        whole,
        inner.map(lambda tree: name("x") if tree.head == "constant" else tree),
        *([one_of(bound)] if bound else []),
    )
    related = relations(inner)
    forms = [
        leaf,
        flat("add", inner),
        flat("mul", inner),
        of("div", inner, inner),
        of("neg", inner),
        of("pow", inner, inner),
        of(ONE_ARGUMENT, inner),
        of("factorial", inner),
        of("log binomial mod", inner, inner),
        several("max", inner),
        several("min", inner),
        of("percent", whole),
        of("index", st.just(name("v")), index),
        of("index", st.just(name("u")), index, index),
        of("call", one_of(("phi", "p")), inner),
        of("call", slope, inner),
        of("indicator", related),
        of("diff", inner, st.just(name("x")), order),
        of("derivative", one_of(("x", "y", "mu")), one_of(("a", "b", "w31")), order),
        of("int", inner, st.just(name("x")), inner, inner),
        of("limit", inner, st.just(name("x")), inner),
        of("E var", inner),
        of("cov", symbol, symbol),
        of("piecewise", inner, related),
        of("piecewise", inner, related, inner),
        of("piecewise", inner, related, inner, related),
        of("tr det norm", matrices(depth - 1)),
    ]
    if len(bound) < len(BOUND):
        forms.append(big(depth, (*bound, BOUND[len(bound)])))
    return st.one_of(forms)


def relations(inner: Drawn) -> Drawn:
    signs = st.sampled_from(("=", "!=", "<", "<=", ">", ">="))
    return st.builds(lambda one, two, sign: node("relation", one, two, leaf=sign), inner, inner, signs)


def big(depth: int, bound: tuple[str, ...]) -> Drawn:
    """A sum or a product over its letter, with limits, under a condition, or over all."""
    letter = st.just(name(bound[-1]))
    body = scalars(depth - 1, bound)
    outside = scalars(depth - 1, bound[:-1])
    return st.one_of(
        of("sum prod", body, letter, outside, outside),
        of("sum prod", body, letter),
        of("sumwhere prodwhere", body, letter, relations(body)),
    )


@cache
def matrices(depth: int) -> Drawn:
    """A product, a sum, a transpose or an inverse of matrices, or one written out."""
    single = one_of(MATRICES)
    if depth <= 0:
        return single
    inner = matrices(depth - 1)
    rows = st.integers(1, 3).flatmap(lambda wide: several("list", several("list", leaf, wide, wide)))
    return st.one_of(
        single,
        of("transpose inv", single),
        of("hadamard", single, single),
        flat("add", inner),
        flat("mul", inner),
        rows,
    )


@cache
def statements(depth: int) -> Drawn:
    """What can stand as a whole answer and not inside a number."""
    inner = scalars(depth)
    related = relations(inner)
    chain = st.builds(lambda *sides: node("relation", *sides, leaf="< <="), inner, inner, inner)
    continued = inner.map(lambda one: node("relation", node("continued"), one, leaf="="))
    ends = st.sampled_from(("[)", "(]"))
    return st.one_of(
        related,
        chain,
        continued,
        of("implies and or", related, related),
        several("tuple", inner),
        several("list", inner),
        several("set", inner, 1),
        st.builds(lambda low, high, leaf: node("interval", low, high, leaf=leaf), leaf, leaf, ends),
        of("P", related),
        of("P", related, related),
    )


def everything(depth: int) -> Drawn:
    return st.one_of(scalars(depth), matrices(depth), statements(depth - 1))
