"""Which mistakes do people make with sums, indices and matrices?"""

from __future__ import annotations

import random

from corpus.formula import Formula, name, parts, substituted
from corpus.rewrites import ONE, TWO, Rewrite, Symbols, plus, times
from corpus.rewrites_matrices import shape


def _is_sum(node: Formula) -> bool:
    return node[0] in ("sum", "prod") and len(node) == 5


def wrong_low(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """Σ_{n=1}^N -> Σ_{n=2}^N"""
    return (*node[:3], plus(node[3], ONE) if node[3] != ONE else TWO, node[4]) if _is_sum(node) else None


def wrong_high(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """Σ_{n=1}^N -> Σ_{n=1}^{N-1}"""
    return (*node[:4], plus(node[4], ("neg", ONE))) if _is_sum(node) else None


def sum_of_product(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """Σ a b -> Σ a Σ b"""
    if node[0] != "sum" or len(node) != 5 or node[1][0] != "mul":
        return None
    return ("mul", *(("sum", x, *node[2:]) for x in node[1][1:]))


def sum_of_square(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """Σ a² -> (Σ a)²"""
    if node[0] == "sum" and len(node) == 5 and node[1][0] == "pow":
        return ("pow", ("sum", node[1][1], *node[2:]), node[1][2])
    return None


def sum_of_quotient(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """Σ a/b -> Σ a/Σ b"""
    if node[0] == "sum" and len(node) == 5 and node[1][0] == "div":
        return ("div", ("sum", node[1][1], *node[2:]), ("sum", node[1][2], *node[2:]))
    return None


def function_through_sum(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """Σ f(a) -> f(Σ a)"""
    if _is_sum(node) and node[1][0] == "call" and len(node[1]) == 3:
        return (*node[1][:2], (node[0], node[1][2], *node[2:]))
    if node[0] == "call" and len(node) == 3 and _is_sum(node[2]):
        return (node[2][0], (*node[:2], node[2][1]), *node[2][2:])
    return None


def sum_for_product(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """Π -> Σ, Σ -> Π"""
    return ("sum" if node[0] == "prod" else "prod", *node[1:]) if _is_sum(node) else None


def constant_out_once(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """Σ (a - c) -> Σ a - c"""
    if node[0] != "sum" or len(node) != 5 or node[1][0] != "add":
        return None
    index = name(node[2])
    stay = [x for x in node[1][1:] if any(inner == index for _, inner in parts(x))]
    out = [x for x in node[1][1:] if x not in stay]
    if not stay or not out:
        return None
    return plus(("sum", stay[0] if len(stay) == 1 else ("add", *stay), *node[2:]), *out)


def lost_sum(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """Σ_n a_n -> a_1"""
    return substituted(node[1], node[2], node[3]) if _is_sum(node) else None


def wrong_index(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a_{ij} -> a_{ji}, a_n -> a_1"""
    if node[0] != "idx":
        return None
    if len(node) == 4 and node[2] != node[3]:
        return (*node[:2], node[3], node[2])
    return (*node[:2], ONE) if len(node) == 3 and node[2] != ONE else None


def lost_indicator(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """[y_n = k] a -> a"""
    return ONE if node[0] == "ind" or node[:2] == ("call", "delta") else None


def label_for_class(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """mu[k] -> mu[y_1], mu[y_n] -> mu[k]"""
    if node[0] != "idx" or len(node) < 3 or node[2][0] != "idx" or "k" not in symbols:
        return None
    return (*node[:2], name("k"), *node[3:])


def lost_transpose(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """A^T -> A"""
    return node[1] if node[0] == "T" else None


def extra_transpose(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """A -> A^T"""
    found = shape(node, symbols) if node[0] == "name" and node[1] != "I" else None
    return ("T", node) if found else None


def swapped_product(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """A B -> B A"""
    if node[0] != "mul" or len(node) < 3:
        return None
    matrices = [place for place, x in enumerate(node) if place and shape(x, symbols)]
    if len(matrices) < 2:
        return None
    first = dice.randrange(len(matrices) - 1)
    one, other = matrices[first : first + 2]
    new = list(node)
    new[one], new[other] = node[other], node[one]
    return tuple(new)


def transpose_kept_order(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """(A B)^T -> A^T B^T, (A B)^-1 -> A^-1 B^-1"""
    if node[0] == "T" and node[1][0] == "mul":
        return times(*(("T", x) for x in node[1][1:]))
    if node[0] == "pow" and node[2] == ("neg", ONE) and node[1][0] == "mul":
        return times(*(("pow", x, node[2]) for x in node[1][1:]))
    return None


def lost_inverse(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """A^-1 -> A"""
    return node[1] if node[0] == "pow" and node[2] == ("neg", ONE) else None


def inverse_of_sum(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """(A + B)^-1 -> A^-1 + B^-1"""
    if node[0] == "pow" and node[2] == ("neg", ONE) and node[1][0] == "add":
        return ("add", *(("pow", x, node[2]) for x in node[1][1:]))
    return None


def product_for_hadamard(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a ⊙ b -> a b^T"""
    return times(node[1], ("T", node[2])) if node[0] == "had" else None


DATA: tuple[Rewrite, ...] = (
    wrong_low, wrong_high, sum_of_product, sum_of_square, sum_of_quotient, function_through_sum,
    sum_for_product, constant_out_once, lost_sum, wrong_index, lost_indicator, label_for_class,
)  # fmt: skip
MATRICES: tuple[Rewrite, ...] = (
    lost_transpose, extra_transpose, swapped_product, transpose_kept_order, lost_inverse, inverse_of_sum,
    product_for_hadamard,
)  # fmt: skip
