"""May these two stand side by side, or joined by this sign?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language import shapes
from derivations.language.extents import extents
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


_DOTS = frozenset(("@", "·", "⋅", "•", "∙", "\\cdot", "\\bullet"))


def multiplied(p: Parser, factors: list[Tree], sign: str, right: Tree) -> None:
    """One factor more.  Of two vectors `w·x` and `w @ x` are the inner product, `w*x` that of entries; in
    programs `x @ A`, a vector before a matrix, is the vector Aᵀx.  A tuple that is multiplied is a vector."""
    right, factors[-1] = shapes.column(right), shapes.column(factors[-1])
    shape = shapes.shape(right, p.scope) if p.scope.arrays or right.head == "list" else shapes.NUMBER
    if p.program and sign == "*" and shape == shapes.MATRIX and _make_a_like_matrix(p, factors, right):
        left = _joined(p, factors)
        factors[-1] = p.node("hadamard", (left, right), left.span[0])
        return
    vectors = shape not in (None, shapes.NUMBER) and shapes.make_a_vector(factors, p.scope)
    if not vectors or _of_one_sample(p, factors, sign, right):
        factors.append(right)
    elif shape == shapes.MATRIX and sign == "@":
        left = _joined(p, factors)
        turned = p.node("transpose", (right,), right.span[0])
        factors[-1] = p.node("mul", (turned, left), left.span[0])
    elif shape == shapes.VECTOR and _lengths(p, factors[-1], right, sign):
        factors[-1:] = [_length(p, factors[-1]), _length(p, right)]
    elif shape == shapes.VECTOR and (sign in _DOTS or sign == "*"):
        left = _joined(p, factors)
        factors[-1] = p.node("dot" if sign in _DOTS else "hadamard", (left, right), left.span[0])
    elif shape == shapes.VECTOR:
        left = factors[-1]
        raise p.refuse(
            "Two vectors stand side by side.", "ambiguous-product",
            f"Write dot({left}, {right}) for the inner product, {left} ⊙ {right} for the product of entries.",
            (left.span[0], right.span[1]),
        )  # fmt: skip
    else:
        factors.append(right)


def _make_a_like_matrix(p: Parser, factors: list[Tree], right: Tree) -> bool:
    """Is what was multiplied so far, but for a number in front, a matrix with as many rows and columns?"""

    def is_matrix(one: Tree) -> bool:
        return shapes.shape(one, p.scope) == shapes.MATRIX

    first = next(filter(is_matrix, factors), None)
    if first is None:
        return False
    found = [extents(one, p.scope) for one in (first, next(filter(is_matrix, reversed(factors))), right)]
    known = [sides for sides in found if sides is not None and len(sides) == 2]
    if len(known) < len(found):
        return True
    (rows, _), (_, columns), sides = known
    return sides == [rows, columns]


def _lengths(p: Parser, left: Tree, right: Tree, sign: str) -> bool:
    """|w||x|, |w|·|x|: bars of vectors that are multiplied are their norms; but |w| ⊙ x is of entries."""
    bars = [one.head == "abs" and p.text[one.span[0]] == "|" for one in (left, right)]
    return any(bars) if not sign else all(bars) and sign != "@"


def _length(p: Parser, one: Tree) -> Tree:
    """The norm of a vector between bars."""
    vector = one.head == "abs" and shapes.shape(one, p.scope) == shapes.VECTOR
    return p.node("norm", one.args, one.span[0]) if vector else one


def _of_one_sample(p: Parser, factors: list[Tree], sign: str, right: Tree) -> bool:
    """Are these numbers of one sample, whose index is left out: `(y - yhat) x`, `e x`?"""
    return bool(p.scope.own_index) and not (sign and factors[-1].head == right.head == "name")


def _joined(p: Parser, factors: list[Tree]) -> Tree:
    """The factors that make the vector, in place of the last of them; numbers before it stay outside."""
    if any(shapes.shape(one, p.scope) != shapes.NUMBER for one in factors[:-1]):
        factors[:] = [product(p, factors, factors[0].span[0])]
    return factors[-1]


def product(p: Parser, factors: list[Tree], start: int) -> Tree:
    """All factors in one; a set is none."""
    if len(factors) == 1:
        return factors[0]
    found = next((one for one in factors if one.head == "set"), None)
    if found is not None:
        meant = "Is a condition meant? Write [y = k]."
        raise p.refuse("A set cannot be multiplied.", "set-as-factor", meant, found.span)
    bases = [one.args[0] if one.head == "pow" else one for one in factors]
    found = next((one for one in bases if one.head == "relation"), None)
    if found is not None:
        said, meant = "A condition stands inside a formula.", "In brackets it counts as 1 or 0: [x > 0]."
        raise p.refuse(said, "condition-as-factor", meant, found.span)
    return p.node("mul", tuple(factors), start)


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
