"""Which rewrites keep the value?  Named functions of one node: the new node, or None where they do not apply.

Each keeps the value *and* where there is one, isolated points apart, on the declared domain.
`dice` chooses among several ways.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from fractions import Fraction

from corpus.formula import Formula, name, num

Symbols = Mapping[str, str]
Rewrite = Callable[[Formula, Symbols, random.Random], Formula | None]
ONE, TWO = num(1), num(2)


def positive(node: Formula, symbols: Symbols) -> bool:
    """Surely greater than zero on the whole domain."""
    head = node[0]
    if head == "num":
        return node[1] > 0
    if head in ("name", "idx"):
        domain = symbols.get(node[1], "").split("[")[0].split(",")[0].strip()
        return domain in ("positive", "probability", "natural", "positive integer", "in (0, 1)") or (
            head == "name" and node[1] in ("pi", "e") and node[1] not in symbols
        )
    if head == "add":
        return all(positive(part, symbols) or nonnegative(part, symbols) for part in node[1:]) and any(
            positive(part, symbols) for part in node[1:]
        )
    if head in ("mul", "div"):
        return all(positive(part, symbols) for part in node[1:])
    if head == "pow":
        return positive(node[1], symbols)
    return head == "call" and node[1] in ("exp", "sigmoid", "cosh", "softplus", "sech")


def nonnegative(node: Formula, symbols: Symbols) -> bool:
    even = node[0] == "pow" and node[2][0] == "num" and node[2][1] % 2 == 0
    return positive(node, symbols) or even or (node[0] == "call" and node[1] in ("abs", "relu"))


def plus(*terms: Formula) -> Formula:
    flat = [inner for term in terms for inner in (term[1:] if term[0] == "add" else (term,))]
    return ("add", *flat) if len(flat) > 1 else flat[0]


def times(*factors: Formula) -> Formula:
    flat = [inner for factor in factors for inner in (factor[1:] if factor[0] == "mul" else (factor,))]
    return ("mul", *flat) if len(flat) > 1 else flat[0]


def minus(node: Formula) -> Formula:
    return node[1] if node[0] == "neg" else ("neg", node)


def call(word: str, *arguments: Formula) -> Formula:
    return ("call", word, *arguments)


def distribute(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a (b + c) = a b + a c"""
    if node[0] != "mul":
        return None
    for place, factor in enumerate(node[1:], 1):
        if factor[0] == "add":
            terms = []
            for term in factor[1:]:
                product = times(*node[1:place], term[1] if term[0] == "neg" else term, *node[place + 1 :])
                terms.append(("neg", product) if term[0] == "neg" else product)
            return plus(*terms)
    return None


def factor(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a b + a c = a (b + c)"""
    if node[0] != "add":
        return None
    inner = [term[1] if term[0] == "neg" else term for term in node[1:]]
    lists = [list(term[1:]) if term[0] == "mul" else [term] for term in inner]
    for common in lists[0]:
        if common[0] != "num" and all(common in factors for factors in lists):
            rests = []
            for term, factors in zip(node[1:], lists, strict=True):
                factors.remove(common)
                rest = times(*factors) if factors else ONE
                rests.append(("neg", rest) if term[0] == "neg" else rest)
            return times(common, ("add", *rests))
    return None


def reorder(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a + b = b + a, a b = b a"""
    if node[0] not in ("add", "mul") or len(node) < 3:
        return None
    moved = list(node[1:])
    dice.shuffle(moved)
    return (node[0], *moved) if tuple(moved) != node[1:] else (node[0], *reversed(moved))


def split_fraction(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """(a + b)/c = a/c + b/c"""
    if node[0] != "div" or node[1][0] != "add":
        return None
    return (
        "add",
        *(
            ("neg", ("div", term[1], node[2])) if term[0] == "neg" else ("div", term, node[2])
            for term in node[1][1:]
        ),
    )


def common_denominator(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a + b/c = (a c + b)/c"""
    if node[0] != "add":
        return None
    for place, term in enumerate(node[1:], 1):
        inner, sign = (term[1], minus) if term[0] == "neg" else (term, lambda x: x)
        if inner[0] == "div":
            below = inner[2]
            others = [
                ("neg", times(t[1], below)) if t[0] == "neg" else times(t, below)
                for t in node[1:place] + node[place + 1 :]
            ]
            return ("div", plus(*others, sign(inner[1])), below)
    return None


def reciprocal(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a/b = 1/(b/a), a > 0"""
    if node[0] == "div" and positive(node[1], symbols) and node[1] != ONE:
        return ("div", ONE, ("div", node[2], node[1]))
    return None


def negative_power(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a/b = a b^-1"""
    if node[0] != "div":
        return None
    inverted = ("pow", node[2], ("neg", ONE))
    return inverted if node[1] == ONE else times(node[1], inverted)


def square_as_product(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a² = a a"""
    return ("mul", node[1], node[1]) if node[0] == "pow" and node[2] == TWO else None


def expand_square(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """(a + b)² = a² + 2 a b + b²"""
    if node[0] != "pow" or node[2] != TWO or node[1][0] != "add" or len(node[1]) != 3:
        return None
    a, b = node[1][1:]
    both = times(TWO, a[1] if a[0] == "neg" else a, b[1] if b[0] == "neg" else b)
    unlike = (a[0] == "neg") != (b[0] == "neg")
    squares = [("pow", x[1] if x[0] == "neg" else x, TWO) for x in (a, b)]
    return plus(squares[0], ("neg", both) if unlike else both, squares[1])


def turn_difference(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a - b = -(b - a)"""
    if node[0] != "add" or not any(term[0] == "neg" for term in node[1:]):
        return None
    return ("neg", ("add", *(minus(term) for term in reversed(node[1:]))))


def difference_of_squares(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a² - b² = (a - b)(a + b)"""
    if node[0] != "add" or len(node) != 3 or node[2][0] != "neg":
        return None
    a, b = node[1], node[2][1]
    roots = [x[1] if x[0] == "pow" and x[2] == TWO else x if x == ONE else None for x in (a, b)]
    if None in roots or a == b:
        return None
    return times(("add", roots[0], ("neg", roots[1])), ("add", *roots))


def add_and_take(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a = a + s - s"""
    scalars = [word for word, domain in symbols.items() if domain in ("real", "positive", "probability")]
    if node[0] not in ("add", "mul", "div", "call") or not scalars:
        return None
    extra = name(dice.choice(scalars))
    return plus(node, extra, ("neg", extra))


def double_and_halve(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a = 2 a/2"""
    if node[0] not in ("add", "div", "call", "name", "idx"):
        return None
    size = num(dice.choice((2, 3, 4)))
    return ("div", times(size, node), size)


def cancelled_factor(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a/b = a s/(b s), s > 0"""
    scalars = [word for word, domain in symbols.items() if domain in ("positive", "probability")]
    if node[0] != "div" or not scalars:
        return None
    extra = name(dice.choice(scalars))
    return ("div", times(node[1], extra), times(node[2], extra))


def number_apart(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """3 = 1 + 2, 1/2 = 2/4"""
    if node[0] != "num" or node[1] == 1:
        return None
    if node[1].denominator > 1:
        return ("div", num(node[1].numerator * 3), num(node[1].denominator * 3))
    return ("add", num(node[1] - 1), ONE) if node[1] > 1 else None


def half_as_decimal(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a/2 = 1/2 a"""
    if node[0] == "div" and node[2][0] == "num" and node[2][1] > 0 and node[1] != ONE:
        return times(num(Fraction(1) / node[2][1]), node[1])
    return None


ALGEBRA: tuple[Rewrite, ...] = (
    distribute,
    factor,
    reorder,
    split_fraction,
    common_denominator,
    reciprocal,
    negative_power,
    square_as_product,
    expand_square,
    turn_difference,
    difference_of_squares,
    half_as_decimal,
)
FILLERS: tuple[Rewrite, ...] = (add_and_take, double_and_halve, cancelled_factor, number_apart)
