"""Which mistakes do people make?  Wrong rules of one node: the wrong node, or None where they do not apply.

A wrong result enters the corpus only after the witness has seen that it *is* different.
"""

from __future__ import annotations

import random
from fractions import Fraction

from corpus.formula import Formula, name, num
from corpus.rewrites import ONE, TWO, Rewrite, Symbols, call, minus, plus, times


def _without(node: Formula, place: int) -> Formula:
    rest = node[1:place] + node[place + 1 :]
    return rest[0] if len(rest) == 1 else (node[0], *rest)


def sign_flip(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a + b -> a - b"""
    if node[0] != "add":
        return None
    place = dice.randrange(1, len(node))
    return (*node[:place], minus(node[place]), *node[place + 1 :])


def lost_minus(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """-a -> a"""
    return node[1] if node[0] == "neg" else None


def missing_term(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a + b + c -> a + c"""
    return _without(node, dice.randrange(1, len(node))) if node[0] == "add" else None


def lost_factor(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a b c -> a c"""
    return _without(node, dice.randrange(1, len(node))) if node[0] == "mul" else None


def extra_factor(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a -> 2 a"""
    return times(TWO, node) if node[0] in ("div", "call", "sum", "mul") else None


def lost_denominator(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a/b -> a"""
    return node[1] if node[0] == "div" else None


def inverted(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a/b -> b/a"""
    return ("div", node[2], node[1]) if node[0] == "div" else None


def wrong_power(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a² -> a, a³"""
    if node[0] != "pow" or node[2][0] != "num":
        return None
    return node[1] if dice.random() < 0.5 else ("pow", node[1], num(node[2][1] + 1))


def wrong_number(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """3 -> 4, 1/2 -> 1/4"""
    if node[0] != "num":
        return None
    return num(node[1] + 1) if node[1].denominator == 1 else num(node[1] / 2)


def complement(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """p -> 1 - p, 1 - p -> p"""
    if node[0] == "name" and symbols.get(node[1]) == "probability":
        return plus(ONE, ("neg", node))
    if node[0] == "add" and len(node) == 3 and node[1] == ONE and node[2][0] == "neg":
        return node[2][1]
    return None


def wrong_variable(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a -> b of the same domain"""
    if node[0] not in ("name", "idx") or node[1] not in symbols:
        return None
    like = [word for word in symbols if word != node[1] and symbols[word] == symbols[node[1]]]
    return (node[0], dice.choice(like), *node[2:]) if like else None


def wrong_function(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """sin -> cos, max -> min, exp -> log …"""
    others = {
        "sin": "cos", "cos": "sin", "max": "min", "min": "max", "sigmoid": "tanh", "tanh": "sigmoid",
        "abs": "relu", "relu": "abs", "sinh": "cosh", "cosh": "sinh", "floor": "ceil", "ceil": "floor",
        "log": "exp", "sqrt": "log", "softplus": "sigmoid", "exp": "cosh", "hardlim": "hardlims",
        "satlin": "satlins", "sign": "abs",
    }  # fmt: skip
    if node[0] == "call" and node[1] in others:
        return (node[0], others[node[1]], *node[2:])
    return None


def lost_function(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """f(a) -> a"""
    return node[2] if node[0] == "call" and len(node) == 3 and node[1] not in ("tr", "det", "norm") else None


def argument_sign(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """f(a) -> f(-a)"""
    return (*node[:2], minus(node[2])) if node[0] == "call" and len(node) == 3 else None


def square_of_sum(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """(a + b)² -> a² + b²; (Σ a)² -> Σ a²"""
    if node[0] != "pow" or node[2] != TWO:
        return None
    if node[1][0] == "sum":
        return ("sum", ("pow", node[1][1], TWO), *node[1][2:])
    if node[1][0] == "add":
        return (
            "add",
            *(("neg", ("pow", x[1], TWO)) if x[0] == "neg" else ("pow", x, TWO) for x in node[1][1:]),
        )
    return None


def function_of_sum(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """log(a + b) -> log a + log b, the same for exp, √, |·|, max(0, ·)"""
    if node[0] != "call" or len(node) != 3 or node[2][0] != "add" or node[1] in ("tr", "transpose", "diag"):
        return None
    return (
        "add",
        *(("neg", call(node[1], x[1])) if x[0] == "neg" else call(node[1], x) for x in node[2][1:]),
    )


def log_rule(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """log(a b) -> log a · log b, log(a/b) -> log a/log b, a log b -> log(a b)"""
    if node[0] == "call" and node[1] == "log" and node[2][0] in ("mul", "div"):
        return (node[2][0], *(call("log", x) for x in node[2][1:]))
    if node[0] == "mul" and len(node) == 3 and node[2][0] == "call" and node[2][1] == "log":
        return call("log", times(node[1], node[2][2]))
    return None


def reciprocal_of_sum(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a/(b + c) -> a/b + a/c"""
    if node[0] != "div" or node[2][0] != "add":
        return None
    return ("add", *(
        ("neg", ("div", node[1], x[1])) if x[0] == "neg" else ("div", node[1], x) for x in node[2][1:]
    ))  # fmt: skip


def half_cancelled(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """(a + b)/c -> a/c + b"""
    if node[0] != "div" or node[1][0] != "add":
        return None
    first, *rest = node[1][1:]
    return plus(("div", first, node[2]), *rest)


def half_distributed(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a (b + c) -> a b + c"""
    if node[0] == "mul" and len(node) == 3 and node[2][0] == "add":
        return plus(times(node[1], node[2][1]), *node[2][2:])
    if node[0] == "neg" and node[1][0] == "add":
        return plus(minus(node[1][1]), *node[1][2:])
    return None


def digits_for_constant(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """π -> 3.14159, 1/3 -> 0.333, √2 -> 1.414"""
    if node == ("name", "pi") and "pi" not in symbols:
        return num(Fraction("3.14159"))
    if node == ("name", "e") and "e" not in symbols:
        return num(Fraction("2.71828"))
    if node[0] == "div" and node[1][0] == "num" and node[2][0] == "num" and node[2][1] in (3, 6, 7):
        return num(Fraction(round(float(node[1][1] / node[2][1]), 4)).limit_denominator(10**4))
    return None


def wrong_case(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """[a > b] -> [a < b]"""
    turned = {">": "<", "<": ">", ">=": "<=", "<=": ">=", "=": "!=", "!=": "="}
    if node[0] == "rel" and node[1] in turned:
        return (node[0], turned[node[1]], *node[2:])
    return None


def shifted(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a -> a + 1"""
    return plus(node, ONE) if node[0] in ("div", "call") else None


def swapped_names(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a - b -> b - a, a/b of other names"""
    if node[0] == "add" and len(node) == 3 and node[2][0] == "neg":
        return ("add", node[2][1], minus(node[1]))
    return None


def n_minus_1(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a/N -> a/(N - 1)"""
    if node[0] == "div" and node[2][0] == "name" and symbols.get(node[2][1], "").startswith("natural"):
        return ("div", node[1], plus(node[2], ("neg", ONE)))
    return None


def doubled_size(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """N -> N + 1"""
    if node[0] == "name" and symbols.get(node[1], "").startswith("natural"):
        return plus(name(node[1]), ONE)
    return None


SCALARS: tuple[Rewrite, ...] = (
    sign_flip, lost_minus, missing_term, lost_factor, extra_factor, lost_denominator, inverted,
    wrong_power, wrong_number, complement, wrong_variable, wrong_function, lost_function, argument_sign,
    square_of_sum, function_of_sum, log_rule, reciprocal_of_sum, half_cancelled, half_distributed,
    digits_for_constant, wrong_case, shifted, swapped_names, n_minus_1,
)  # fmt: skip
