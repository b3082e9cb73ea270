"""May these two stand side by side, or joined by this sign?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language import shapes
from derivations.language.refusal import Refusal
from derivations.language.tree import Tree

if TYPE_CHECKING:
    from derivations.language.parser import Parser


def check_beside(p: Parser, left: Tree) -> None:
    """A function is not multiplied by what should be its argument."""
    if left.head == "name" and p.scope.is_function(str(left.leaf)):
        raise p.refuse(
            f"{left} is a function: its argument belongs in brackets.", "missing-argument",
            f"Write {left}(…).", left.span,
        )  # fmt: skip


def check_matrices(p: Parser, left: Tree) -> None:
    """In Python @ multiplies matrices and vectors."""
    if shapes.shape(left, p.scope) == shapes.NUMBER and not p.scope.free:
        raise p.refuse(
            f"@ cannot stand here: it multiplies matrices, and {left} is a number.", "unexpected-sign",
            "Write *.", p.before()[2:],
        )  # fmt: skip


def check_composed(p: Parser, *sides: Tree) -> None:
    """f ∘ g of functions is no product of entries."""
    for side in sides:
        if side.head == "name" and p.scope.is_function(str(side.leaf)):
            raise p.refuse(
                "The composition of functions is not part of the language.", "composition",
                f"Write {side}(…) with its argument.", side.span,
            )  # fmt: skip


def check_mixed(p: Parser) -> None:
    """`2\\frac{1}{2}` may be two and a half, or one."""
    kinds = [p.peek(ahead) for ahead in range(1, 7)]
    if p.tokens[p.at][1] == "frac" and (kinds == ["{", "num", "}"] * 2 or kinds[0] == "num" != kinds[1]):
        raise p.refuse(
            "A number stands beside a fraction: is it a product or a sum?", "ambiguous-product",
            "Write the product with \\cdot, or one fraction.",
        )  # fmt: skip


def which_product(p: Parser) -> Refusal:
    """The refusal of ⊗."""
    return p.refuse(
        "⊗ may be an outer, a Kronecker or an entrywise product.", "ambiguous-product",
        "Write a*b^T, or a ⊙ b for the product of entries.",
    )  # fmt: skip
