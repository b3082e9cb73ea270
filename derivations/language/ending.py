"""Where does what a big sign adds up or multiplies end?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language import unsaid
from derivations.language.tree import Tree
from derivations.language.writer import BIG

if TYPE_CHECKING:
    from derivations.language.parser import Parser

_PRODUCTS = ("prod", "prodwhere")
_OPENING, _CLOSING = ("(", "[", "{"), (")", "]", "}")


def ended(p: Parser, whole: Tree, start: int) -> Tree:
    """`∏_i 1/σ_i exp(-Σ_i x_i²)`: a product ends before what runs over its letter anew; and before another
    product in which its letter does not stand, `∏_n x_n ∏_m z_m`."""
    body, letter = whole.args[0], whole.args[1]
    factors = body.args if body.head == "mul" else (body,)
    end = len(factors)
    while end > 1 and _runs_anew(factors[end - 1], letter):
        end -= 1
    if end == len(factors):
        return whole
    first = factors[0] if end == 1 else p.node("mul", factors[:end], body.span[0])
    return p.node("mul", (whole.with_args((first, *whole.args[1:])), *factors[end:]), start)


def _runs_anew(factor: Tree, letter: Tree) -> bool:
    """Is a letter bound in a factor, or the factor another product, and the letter free nowhere in it?"""
    again = factor.head in _PRODUCTS or any(
        one.head in BIG and letter in one.args[1:2] for one in factor.walk()
    )
    return again and str(letter.leaf) not in unsaid.free_indices(factor)


def parted(p: Parser, body: Tree, first: int) -> tuple[Tree, Tree | None]:
    """What stands before and behind the stroke of `Σ x_n / Σ w_n`, which divides one sum by the other."""
    if body.head != "div" or body.args[1].head not in BIG:
        return body, None
    above, below = body.args
    at = next(at for at, token in enumerate(p.tokens) if token[3] > below.span[0])
    while at and p.tokens[at - 1][0] == "(":
        at -= 1
    before = [kind for kind, *_ in p.tokens[first : at - 1]]
    inside = sum(before.count(one) for one in _OPENING) > sum(before.count(one) for one in _CLOSING)
    return (above, below) if p.tokens[at - 1][0] == "/" and not inside else (body, None)
