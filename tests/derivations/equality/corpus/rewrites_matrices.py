"""Which rewrites of vectors and matrices keep the value?  Factors keep their order; scalars may move."""

from __future__ import annotations

import random
import re

from corpus.formula import Formula, name, num
from corpus.rewrites import ONE, TWO, Rewrite, Symbols, call, plus, times

Shape = tuple[str, str]


def shape(node: Formula, symbols: Symbols) -> Shape | None:
    """(rows, columns) of a matrix or a column vector; None for a number."""
    head = node[0]
    if head == "name":
        found = re.search(r"\[(\w+)(?:\s*,\s*(\w+))?\]", symbols.get(node[1], ""))
        if found is None:
            return ("?", "?") if node[1] == "I" and "I" not in symbols else None
        size = found[1]
        return (size, found[2] or ("1" if not symbols[node[1]].startswith(("spd", "symmetric")) else size))
    if head in ("add", "had"):
        known = [shape(part, symbols) for part in node[1:]]
        return next((each for each in known if each and each[0] != "?"), known[0])
    if head in ("neg", "div", "pow"):
        return shape(node[1], symbols)
    if head == "T":
        inner = shape(node[1], symbols)
        return (inner[1], inner[0]) if inner else None
    if head == "mul":
        matrices = [each for each in (shape(part, symbols) for part in node[1:]) if each and each[0] != "?"]
        if not matrices:
            return None
        both = (matrices[0][0], matrices[-1][1])
        return None if both == ("1", "1") else both
    if head == "call" and node[1] in ("inv", "transpose", "exp", "sigmoid", "tanh", "relu", "diag"):
        return shape(node[2], symbols)
    return None


def _matrices(node: Formula, symbols: Symbols) -> bool:
    return any(shape(part, symbols) for part in node[1:])


def distribute(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """A (B + C) D = A B D + A C D"""
    if node[0] != "mul" or not _matrices(node, symbols):
        return None
    for place, middle in enumerate(node[1:], 1):
        if middle[0] == "add":
            terms = []
            for term in middle[1:]:
                body = times(*node[1:place], term[1] if term[0] == "neg" else term, *node[place + 1 :])
                terms.append(("neg", body) if term[0] == "neg" else body)
            return ("add", *terms)
    return None


def factor_side(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """A B ± A C = A (B ± C); B A ± C A = (B ± C) A"""
    if node[0] != "add" or not shape(node, symbols):
        return None
    bodies = [term[1] if term[0] == "neg" else term for term in node[1:]]
    if any(body[0] != "mul" for body in bodies):
        return None
    for end in (1, -1):
        common = bodies[0][end]
        if all(body[end] == common for body in bodies) and shape(common, symbols):
            inner = []
            for term, body in zip(node[1:], bodies, strict=True):
                rest = times(*(body[2:] if end == 1 else body[1:-1]))
                inner.append(("neg", rest) if term[0] == "neg" else rest)
            return times(common, ("add", *inner)) if end == 1 else times(("add", *inner), common)
    return None


def transpose_of_product(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """(A B)^T = B^T A^T"""
    if node[0] != "T" or node[1][0] != "mul":
        return None
    return times(*(("T", x) if shape(x, symbols) else x for x in reversed(node[1][1:])))


def product_under_transpose(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """A B = (B^T A^T)^T"""
    if node[0] != "mul" or len(node) != 3 or not all(shape(x, symbols) for x in node[1:]):
        return None
    turned = [x[1] if x[0] == "T" else ("T", x) for x in reversed(node[1:])]
    return ("T", ("mul", *turned))


def transpose_of_sum(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """(A + B)^T = A^T + B^T"""
    if node[0] != "T" or node[1][0] != "add":
        return None
    return ("add", *(("neg", ("T", x[1])) if x[0] == "neg" else ("T", x) for x in node[1][1:]))


def twice_transposed(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """A = (A^T)^T"""
    return ("T", ("T", node)) if node[0] == "name" and shape(node, symbols) and node[1] != "I" else None


def number_transposed(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """w^T x = x^T w"""
    if node[0] != "mul" or len(node) != 3 or node[1][0] != "T":
        return None
    left, right = node[1][1], node[2]
    one, other = shape(left, symbols), shape(right, symbols)
    if not one or one != other or one[1] != "1":
        return None
    return dice.choice((("mul", ("T", right), left), call("dot", left, right), ("T", node)))


def inverse_of_product(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """(A B)^-1 = B^-1 A^-1 for square A, B"""
    if node[0] != "pow" or node[2] != ("neg", ONE) or node[1][0] != "mul":
        return None
    shapes = [shape(x, symbols) for x in node[1][1:]]
    if any(each is None or each[0] != each[1] for each in shapes):
        return None
    return ("mul", *(("pow", x, node[2]) for x in reversed(node[1][1:])))


def scalar_moved(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """c A B = A c B"""
    if node[0] != "mul" or len(node) < 3 or not _matrices(node, symbols):
        return None
    numbers = [x for x in node[1:] if shape(x, symbols) is None]
    rest = [x for x in node[1:] if shape(x, symbols)]
    if not numbers:
        return None
    rest.insert(dice.randint(1, len(rest)), times(*numbers))
    return times(*rest)


def terms_moved(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """A + B = B + A"""
    return ("add", *reversed(node[1:])) if node[0] == "add" else None


def identity_in(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """A B = A I B"""
    if node[0] != "mul" or "I" in symbols or not all(shape(x, symbols) for x in node[1:]):
        return None
    return (*node[:2], name("I"), *node[2:])


def trace_turned(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """tr(A B) = tr(B A) = tr((A B)^T)"""
    if node[0] != "call" or node[1] != "tr":
        return None
    if node[2][0] == "mul" and all(shape(x, symbols) for x in node[2][1:]) and dice.random() < 0.7:
        return call("tr", ("mul", *node[2][2:], node[2][1]))
    return call("tr", ("T", node[2]))


def square_length(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """‖x‖² = x^T x"""
    if node[0] == "pow" and node[2] == TWO and node[1][0] == "call" and node[1][1] == "norm":
        return ("mul", ("T", node[1][2]), node[1][2])
    return None


def dot_as_sum(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """w^T x = Σ_i w_i x_i"""
    if node[0] == "mul" and len(node) == 3 and node[1][0] == "T":
        pair = node[1][1], node[2]
    elif node[0] == "call" and node[1] == "dot":
        pair = node[2:]
    else:
        return None
    known = [shape(x, symbols) for x in pair]
    if any(x[0] != "name" for x in pair) or known[0] != known[1] or known[0] is None or known[0][1] != "1":
        return None
    i = name("i" if "i" not in symbols else "j")
    return ("sum", times(*(("idx", x[1], i) for x in pair)), i[1], ONE, name(known[0][0]))


def hadamard_moved(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a ⊙ b = b ⊙ a"""
    return ("had", node[2], node[1]) if node[0] == "had" else None


def doubled(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """A = A/2 + A/2"""
    if node[0] != "name" or not shape(node, symbols) or node[1] == "I":
        return None
    return plus(("div", node, num(2)), ("div", node, num(2)))


MATRICES: tuple[Rewrite, ...] = (
    distribute, factor_side, transpose_of_product, product_under_transpose, transpose_of_sum,
    twice_transposed, number_transposed, inverse_of_product, scalar_moved, terms_moved, identity_in,
    trace_turned, square_length, dot_as_sum, hadamard_moved, doubled,
)  # fmt: skip
