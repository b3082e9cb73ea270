"""Which rewrites of sums and products keep the value?"""

from __future__ import annotations

import random
import re

from corpus.formula import Formula, name, num, parts, replaced, substituted, words
from corpus.rewrites import ONE, TWO, Rewrite, Symbols, call, minus, plus, positive, times

FRESH = ("j", "m", "r", "t", "l", "q", "i", "n")


def _is_sum(node: Formula, head: str = "sum") -> bool:
    return node[0] == head and len(node) == 5


def _signed(term: Formula) -> tuple[bool, Formula]:
    return (True, term[1]) if term[0] == "neg" else (False, term)


def _depends(node: Formula, index: str) -> bool:
    return any(inner == ("name", index) for _, inner in parts(node))


def rename_index(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """Σ_n f(n) = Σ_m f(m)"""
    if node[0] not in ("sum", "prod") or len(node) != 5:
        return None
    free = [word for word in FRESH if word not in words(node) and word not in symbols]
    if not free:
        return None
    new = dice.choice(free)
    return (node[0], substituted(node[1], node[2], name(new)), new, *node[3:])


def shift_index(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """Σ_{n=1}^N f(n) = Σ_{n=0}^{N-1} f(n+1) = Σ_{n=2}^{N+1} f(n-1)"""
    if node[0] not in ("sum", "prod") or len(node) != 5 or node[3][0] != "num":
        return None
    down = dice.random() < 0.6
    moved = plus(name(node[2]), ONE if down else ("neg", ONE))
    low = num(node[3][1] + (-1 if down else 1))
    high = plus(node[4], ("neg", ONE) if down else ONE)
    return (node[0], substituted(node[1], node[2], moved), node[2], low, high)


def reverse_index(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """Σ_{n=1}^N f(n) = Σ_{n=1}^N f(N+1-n)"""
    if node[0] not in ("sum", "prod") or len(node) != 5:
        return None
    low, high = node[3:]
    moved = ("add", high, low, ("neg", name(node[2])))
    return (node[0], substituted(node[1], node[2], moved), node[2], low, high)


def split_sum(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """Σ (a + b) = Σ a + Σ b"""
    if not _is_sum(node) or node[1][0] != "add":
        return None
    terms = []
    for term in node[1][1:]:
        negative, body = _signed(term)
        piece = ("sum", body, *node[2:])
        terms.append(("neg", piece) if negative else piece)
    return ("add", *terms)


def merge_sums(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """Σ a ± Σ b = Σ (a ± b)"""
    if node[0] != "add":
        return None
    signed = [_signed(term) for term in node[1:]]
    sums = [(place, minus_sign, term) for place, (minus_sign, term) in enumerate(signed) if _is_sum(term)]
    if len(sums) < 2 or sums[0][2][3:] != sums[1][2][3:]:
        return None
    (one, first_minus, a), (two, second_minus, b) = sums[:2]
    body = substituted(b[1], b[2], name(a[2]))
    if a[2] != b[2] and a[2] in words(b[1]):
        return None
    both = ("sum", plus(minus(a[1]) if first_minus else a[1], minus(body) if second_minus else body), *a[2:])
    rest = [node[1 + place] for place in range(len(signed)) if place not in (one, two)]
    return plus(both, *rest)


def constant_out(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """Σ c a = c Σ a"""
    if not _is_sum(node):
        return None
    body = node[1]
    if body[0] == "neg":
        return ("neg", ("sum", body[1], *node[2:]))
    if body[0] == "div" and not _depends(body[2], node[2]):
        return ("div", ("sum", body[1], *node[2:]), body[2])
    if body[0] == "mul":
        out = [x for x in body[1:] if not _depends(x, node[2])]
        stay = [x for x in body[1:] if _depends(x, node[2])]
        if out and stay:
            return times(*out, ("sum", times(*stay), *node[2:]))
    return None


def constant_in(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """c Σ a = Σ c a, (Σ a)/c = Σ a/c"""
    if node[0] == "div" and _is_sum(node[1]) and node[1][2] not in words(node[2]):
        inner = node[1]
        return ("sum", ("div", inner[1], node[2]), *inner[2:])
    if node[0] == "mul":
        for place, inner in enumerate(node[1:], 1):
            others = node[1:place] + node[place + 1 :]
            if _is_sum(inner) and not any(inner[2] in words(x) for x in others):
                return ("sum", times(*others, inner[1]), *inner[2:])
    return None


def swap_double_sum(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """Σ_i Σ_j a = Σ_j Σ_i a where the bounds do not meet"""
    if not _is_sum(node) or not _is_sum(node[1]):
        return None
    inner = node[1]
    if any(_depends(bound, node[2]) for bound in inner[3:]) or inner[2] in words(node[3]) | words(node[4]):
        return None
    return ("sum", ("sum", inner[1], *node[2:]), *inner[2:])


def split_off_last(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """Σ_{n=1}^N a_n = Σ_{n=1}^{N-1} a_n + a_N"""
    if not _is_sum(node) or node[4][0] != "name" or node[3] != ONE:
        return None
    last = substituted(node[1], node[2], node[4])
    return plus(("sum", node[1], node[2], node[3], plus(node[4], ("neg", ONE))), last)


def split_off_first(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """Σ_{n=1}^N a_n = a_1 + Σ_{n=2}^N a_n"""
    if not _is_sum(node) or node[4][0] != "name" or node[3] != ONE:
        return None
    return plus(substituted(node[1], node[2], ONE), ("sum", node[1], node[2], TWO, node[4]))


def sum_of_constant(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """Σ_{n=1}^N c = N c"""
    if _is_sum(node) and node[3] == ONE and not _depends(node[1], node[2]):
        return times(node[4], node[1])
    return None


def size_as_sum(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """N = Σ_{n=1}^N 1"""
    sized = node[0] == "name" and any(re.search(rf"\[{node[1]}\b", d) for d in symbols.values())
    return ("sum", ONE, dice.choice(("j", "t")), ONE, node) if sized else None


def square_as_double_sum(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """(Σ a)² = Σ_n Σ_m a_n a_m"""
    if node[0] != "pow" or node[2] != TWO or not _is_sum(node[1]):
        return None
    inner = node[1]
    free = [word for word in FRESH if word not in words(inner) and word not in symbols]
    other = substituted(inner[1], inner[2], name(free[0]))
    return ("sum", ("sum", times(inner[1], other), free[0], *inner[3:]), *inner[2:])


def sift_in(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """a_k = Σ_j [j = k] a_j, k in 1..K"""
    if node[0] != "idx" or len(node) != 3 or node[2][0] != "name":
        return None
    range_of = re.fullmatch(r"1\.\.(\w+)", symbols.get(node[2][1], ""))
    free = [word for word in FRESH if word not in symbols]
    if not range_of or not free:
        return None
    j = name(free[0])
    chosen = ("ind", ("rel", "=", j, node[2])) if dice.random() < 0.5 else call("delta", j, node[2])
    return ("sum", times(chosen, ("idx", node[1], j)), free[0], ONE, name(range_of[1]))


def label_under_indicator(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """[y_n = k] f(mu[y_n]) = [y_n = k] f(mu[k])"""
    if node[0] != "mul":
        return None
    for factor in node[1:]:
        if factor[0] == "ind" and factor[1][1] == "=":
            label, k = factor[1][2:]
            for path, inner in parts(node):
                if inner[0] == "idx" and label in inner[2:]:
                    return replaced(node, (*path, inner.index(label, 2)), k)
                if inner[0] == "idx" and k in inner[2:] and k[0] == "name" and dice.random() < 0.5:
                    return replaced(node, (*path, inner.index(k, 2)), label)
    return None


def by_classes(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """Σ_n a_n = Σ_c Σ_n [y_n = c] a_n for labels y in 1..K"""
    if not _is_sum(node) or "c" in symbols or "c" in words(node):
        return None
    for word, domain in symbols.items():
        found = re.fullmatch(r"1\.\.(\w+)\[(\w+)\]", domain)
        if found and node[3] == ONE and node[4] == name(found[2]) and found[1] in symbols:
            chosen = ("ind", ("rel", "=", ("idx", word, name(node[2])), name("c")))
            return ("sum", ("sum", times(chosen, node[1]), *node[2:]), "c", ONE, name(found[1]))
    return None


def log_of_prod(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """log Π a = Σ log a; a > 0"""
    if node[0] == "call" and node[1] == "log" and _is_sum(node[2], "prod") and positive(node[2][1], symbols):
        return ("sum", call("log", node[2][1]), *node[2][2:])
    return None


def prod_as_exp(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """Π a = exp Σ log a; a > 0"""
    if _is_sum(node, "prod") and positive(node[1], symbols):
        return call("exp", ("sum", call("log", node[1]), *node[2:]))
    return None


def exp_of_big_sum(node: Formula, symbols: Symbols, dice: random.Random) -> Formula | None:
    """exp Σ a = Π exp a"""
    if node[0] == "call" and node[1] == "exp" and _is_sum(node[2]):
        return ("prod", call("exp", node[2][1]), *node[2][2:])
    return None


SUMS: tuple[Rewrite, ...] = (
    rename_index, shift_index, reverse_index, split_sum, merge_sums, constant_out, constant_in,
    swap_double_sum, split_off_last, split_off_first, sum_of_constant, size_as_sum, square_as_double_sum,
    sift_in, label_under_indicator, by_classes, log_of_prod, prod_as_exp, exp_of_big_sum,
)  # fmt: skip
