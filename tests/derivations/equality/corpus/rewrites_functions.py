"""Which identities of functions keep the value?  Exponentials, logarithms, units, absolute values, cases."""

from __future__ import annotations

import random

from corpus.formula import Formula, num
from corpus.rewrites import ONE, TWO, Rewrite, Symbols, call, minus, plus, positive, times


def _is(node: Formula, *functions: str) -> bool:
    return node[0] == "call" and node[1] in functions


def exp_of_sum(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """exp(a + b) = exp(a) exp(b)"""
    if not _is(node, "exp") or node[2][0] != "add":
        return None
    return ("mul", *(call("exp", term) for term in node[2][1:]))


def exp_of_minus(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """exp(-a) = 1/exp(a)"""
    return ("div", ONE, call("exp", node[2][1])) if _is(node, "exp") and node[2][0] == "neg" else None


def exp_as_power(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """exp(a) = e^a"""
    return ("pow", ("name", "e"), node[2]) if _is(node, "exp") and "e" not in symbols else None


def log_of_product(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """log(a b) = log a + log b; a, b > 0"""
    if _is(node, "log") and node[2][0] == "mul" and all(positive(x, symbols) for x in node[2][1:]):
        return plus(*(call("log", x) for x in node[2][1:]))
    return None


def log_of_quotient(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """log(a/b) = log a - log b; a, b > 0"""
    if not _is(node, "log") or node[2][0] != "div":
        return None
    above, below = node[2][1:]
    if positive(below, symbols):
        return plus(call("log", above), ("neg", call("log", below)))
    return None


def log_of_power(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """log(a^b) = b log a; a > 0"""
    if _is(node, "log") and node[2][0] == "pow" and positive(node[2][1], symbols):
        return times(node[2][2], call("log", node[2][1]))
    return None


def coefficient_into_log(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """b log a = log(a^b); a > 0"""
    if node[0] == "mul" and len(node) == 3 and _is(node[2], "log") and positive(node[2][2], symbols):
        return call("log", ("pow", node[2][2], node[1]))
    return None


def logs_together(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """log a + log b = log(a b)"""
    if node[0] != "add" or len(node) != 3 or not _is(node[1], "log"):
        return None
    first, second = node[1], node[2]
    if _is(second, "log"):
        return call("log", times(first[2], second[2])) if positive(first[2], symbols) else None
    if second[0] == "neg" and _is(second[1], "log") and positive(first[2], symbols):
        return call("log", ("div", first[2], second[1][2]))
    return None


def root_as_power(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """√a = a^(1/2)"""
    return ("pow", node[2], ("div", ONE, TWO)) if _is(node, "sqrt") else None


def root_of_product(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """√(a b) = √a √b; a, b > 0"""
    if _is(node, "sqrt") and node[2][0] in ("mul", "div") and all(positive(x, symbols) for x in node[2][1:]):
        return (node[2][0], *(call("sqrt", x) for x in node[2][1:]))
    return None


def sigmoid_written_out(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """σ(z) = 1/(1 + e^-z) = e^z/(1 + e^z) = (1 + tanh(z/2))/2 = 1 - σ(-z)"""
    if not _is(node, "sigmoid"):
        return None
    z = node[2]
    return dice.choice((
        ("div", ONE, plus(ONE, call("exp", minus(z)))),
        ("div", call("exp", z), plus(ONE, call("exp", z))),
        ("div", plus(ONE, call("tanh", ("div", z, TWO))), TWO),
        ("add", ONE, ("neg", call("sigmoid", minus(z)))),
    ))  # fmt: skip


def logistic_turned(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """1/(1 + exp(-z)) = exp(z)/(exp(z) + 1)"""
    if (
        node[0] == "div"
        and node[1] == ONE
        and node[2][0] == "add"
        and len(node[2]) == 3
        and node[2][1] == ONE
    ):
        inner = node[2][2]
        if _is(inner, "exp"):
            return ("div", call("exp", minus(inner[2])), plus(call("exp", minus(inner[2])), ONE))
    return None


def tanh_written_out(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """tanh z = (e^z - e^-z)/(e^z + e^-z) = 2 σ(2 z) - 1 = sinh z/cosh z = 1 - 2/(1 + e^(2z))"""
    if not _is(node, "tanh"):
        return None
    z = node[2]
    up, down = call("exp", z), call("exp", minus(z))
    twice = times(TWO, z)
    return dice.choice((
        ("div", plus(up, ("neg", down)), plus(up, down)),
        plus(times(TWO, call("sigmoid", twice)), ("neg", ONE)),
        ("div", call("sinh", z), call("cosh", z)),
        plus(ONE, ("neg", ("div", TWO, plus(ONE, call("exp", twice))))),
    ))  # fmt: skip


def abs_written_out(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """|a| = max(a, -a) = √(a²) = |-a|"""
    if not _is(node, "abs"):
        return None
    a = node[2]
    return dice.choice((
        call("max", a, minus(a)),
        call("sqrt", ("pow", a, TWO)),
        call("abs", minus(a)),
        ("piecewise", a, ("rel", ">=", a, num(0)), minus(a)),
    ))  # fmt: skip


def rectified(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """relu(a) = max(0, a) = (a + |a|)/2 = a [a > 0]"""
    if _is(node, "relu"):
        a = node[2]
    elif _is(node, "max") and len(node) == 4 and num(0) in node[2:]:
        a = node[2] if node[3] == num(0) else node[3]
    else:
        return None
    return dice.choice((
        call("max", num(0), a),
        call("relu", a),
        ("div", plus(a, call("abs", a)), TWO),
        times(a, ("ind", ("rel", ">", a, num(0)))),
        ("piecewise", a, ("rel", ">", a, num(0)), num(0)),
        plus(a, ("neg", call("min", a, num(0)))),
    ))  # fmt: skip


def extremes(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """max(a, b) = (a + b + |a - b|)/2 = -min(-a, -b)"""
    if not _is(node, "max", "min") or len(node) != 4:
        return None
    a, b = node[2:]
    gap = call("abs", plus(a, minus(b)))
    other = "min" if node[1] == "max" else "max"
    return dice.choice((
        ("div", plus(a, b, gap if node[1] == "max" else ("neg", gap)), TWO),
        ("neg", call(other, minus(a), minus(b))),
        call(node[1], b, a),
    ))  # fmt: skip


def softplus_written_out(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """softplus(z) = log(1 + e^z) = z + log(1 + e^-z)"""
    if not _is(node, "softplus"):
        return None
    z = node[2]
    return dice.choice((
        call("log", plus(ONE, call("exp", z))),
        plus(z, call("log", plus(ONE, call("exp", minus(z))))),
    ))  # fmt: skip


def indicator_turned(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """[a > b] = 1 - [a <= b]"""
    opposite = {">": "<=", "<": ">=", ">=": "<", "<=": ">", "=": "!=", "!=": "="}
    if node[0] != "ind" or node[1][1] not in opposite:
        return None
    condition = node[1]
    return plus(ONE, ("neg", ("ind", ("rel", opposite[condition[1]], *condition[2:]))))


def negated_argument(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """cos(-a) = cos a, tanh(-a) = -tanh a"""
    if _is(node, "cos", "cosh"):
        return call(node[1], minus(node[2]))
    if _is(node, "sin", "tan", "tanh", "sinh", "atan"):
        return ("neg", call(node[1], minus(node[2])))
    return None


FUNCTIONS: tuple[Rewrite, ...] = (
    exp_of_sum, exp_of_minus, exp_as_power, log_of_product, log_of_quotient, log_of_power,
    coefficient_into_log, logs_together, root_as_power, root_of_product, sigmoid_written_out,
    logistic_turned, tanh_written_out, abs_written_out, rectified, extremes, softplus_written_out,
    indicator_turned, negated_argument,
)  # fmt: skip
