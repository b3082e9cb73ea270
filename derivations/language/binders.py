"""What do the arguments of a function say: how many, which is an inner variable, which are pairs?"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from derivations.language import shapes
from derivations.language import spellings as sp
from derivations.language.tree import ONE, Tree

if TYPE_CHECKING:
    from derivations.language.parser import Parser

MANY = sp.MANY


def build(p: Parser, head: str, found: list[Tree], start: int, under: Tree | None = None) -> Tree:
    """The node of a function over its arguments; `under` is what stands as its subscript."""
    if under is not None:
        if head not in ("log", "norm") or len(found) != 1:
            span = (start, p.last_end())
            raise p.refuse(f"A subscript under {head} has no meaning here.", "bad-subscript", None, span)
        found = [*found, under]
    if head in ("sum", "prod") and (inner := _several(p, head, found, start)):
        return inner
    fewest, most, _ = sp.FUNCTIONS[head]
    if not fewest <= len(found) <= most:
        raise _wrong_number(p, head, len(found), start)
    shaper = SHAPERS.get(head)
    return p.node(head, tuple(found), start) if shaper is None else shaper(p, head, found, start)


def _wrong_number(p: Parser, head: str, count: int, start: int) -> Exception:
    fewest, most, what = sp.FUNCTIONS[head]
    wanted = f"{fewest}" if fewest == most else f"{fewest} to {most}" if most < MANY else f"{fewest} or more"
    return p.refuse(
        f"{head} takes {wanted} argument{'' if wanted == '1' else 's'}, not {count} ({what}).", "arity",
        None,
        (start, p.last_end()),
    )  # fmt: skip


def bind(p: Parser, tree: Tree, variable: Tree, start: int) -> Tree:
    """The variable means something inside the tree only: there it needs no declaration."""
    base = variable.args[0] if variable.head == "index" else variable
    word = str(base.leaf)
    p.bound.add(word)
    if p.undeclared:
        settled = {word} if base is variable else {word, *variable.names()}  # d/dC_new
        p.undeclared = [one for one in p.undeclared if one[0] not in settled or one[1] < start]
    return tree


def _several(p: Parser, head: str, found: list[Tree], start: int) -> Tree | None:
    """sum(f, m, 1, M, n, 1, N), sum(f, (m, 1, M), (n, 1, N)): one sum in the other; None: it is a single one.

    What stands first is inside, unless a later limit needs it.
    """
    if not found:
        return None
    body, *rest = found
    if len(rest) > 1 and all(one.head == "tuple" and len(one.args) == 3 for one in rest):
        runs = [list(one.args) for one in rest]
    elif len(rest) > 3 and len(rest) % 3 == 0:
        runs = [rest[at : at + 3] for at in range(0, len(rest), 3)]
    else:
        return None
    later = {word for _, *limits in runs[1:] for limit in limits for word in limit.names()}
    if str(runs[0][0].leaf) in later:
        runs.reverse()
    for run in runs:
        body = _binder(p, head, [body, *run], start)
    return body


def _binder(p: Parser, head: str, found: list[Tree], start: int) -> Tree:
    """sum(f, n, 1, N), sum(f, n, C), sum(f, n, condition), sum(f, n = 1, N), int(f, x, a, b)"""
    if len(found) == 1:
        if head == "int":
            raise _wrong_number(p, head, 1, start)
        return _over_unsaid(p, head, found[0], start)
    if len(found) == 2 and found[1].head == "tuple" and len(found[1].args) == 3:
        found = [found[0], *found[1].args]  # sum(x, (n, 1, N))
    body, variable = found[0], found[1]
    if body.head == "relation" and head != "int":
        raise p.refuse(
            f"The first argument of {head} is what it adds up or multiplies.", "index-expected",
            f"Write {head}(…, n, 1, N).", body.span,
        )  # fmt: skip
    if variable.head == "relation" and head != "int":
        left, right = variable.args[0], variable.args[-1]
        if variable.leaf == "∈" and left.head == "name" and len(found) == 2:
            return bind(p, p.node(head, (body, left, right), start), left, start)
        if variable.leaf == "=" and left.head == "name" and len(found) == 3:
            return bind(p, p.node(head, (body, left, right, found[2]), start), left, start)
        if len(found) == 2 and (ranged := _ranged(p, variable, body)):
            return bind(p, p.node(head, (body, *ranged), start), ranged[0], start)
        index = index_of(variable)
        if len(found) == 2 and index is not None:
            return bind(p, p.node(f"{head}where", (body, index, variable), start), index, start)
    if variable.head != "name":
        raise p.refuse(
            f"The second argument of {head} is its index or variable, a single name.", "index-expected",
            f"Write {head}(…, n, 1, N)." if head != "int" else "Write int(…, x, a, b).", variable.span,
        )  # fmt: skip
    if head == "int" and len(found) == 3:
        raise p.refuse("int takes a lower and an upper limit, or none.", "arity", None, (start, p.last_end()))
    if len(found) == 3 and found[2].head in CONDITIONS:
        return bind(p, p.node(f"{head}where", tuple(found), start), variable, start)
    return bind(p, p.node(head, tuple(found), start), variable, start)


def _ranged(p: Parser, relation: Tree, body: Tree) -> tuple[Tree, Tree, Tree] | None:
    """1 ≤ i ≤ N"""
    from derivations.language import ranges

    return ranges.of_relation(p, relation, body) if len(relation.args) == 3 else None


def _over_unsaid(p: Parser, head: str, body: Tree, start: int) -> Tree:
    """sum(x_n): over the index that stands in it.  In `sum(x_n)^2` the square may be of the sum or a term."""
    from derivations.language import indicators, unsaid

    body, end = indicators.as_number(p, body, start), start + len(head)
    if p.kind in ("^", "sup"):
        raise p.refuse(
            f"Is {head} raised to this power, or what stands in it?", "ambiguous-power",
            f"Write ({head}(…))^… or {head}(… ^…).",
        )  # fmt: skip
    return unsaid.over_unsaid(p, head, body, None, None, start, end)


CONDITIONS = frozenset(("relation", "and", "or", "not", "implies"))


def index_of(condition: Tree) -> Tree | None:
    """The index that a condition such as y_n = k or i ≠ j runs over."""
    left = condition.args[0]
    if left.head == "index":
        return next((one for one in left.args[1:] if one.head == "name"), None)
    return left if left.head == "name" else None


def _with_variable(p: Parser, head: str, found: list[Tree], start: int) -> Tree:
    """diff(f, x), diff(f, x, 2), limit(f, x, a), argmax(f, x), argmax(f)"""
    if len(found) == 1:
        return p.node(head, tuple(found), start)
    variable = found[1]
    if variable.head != "name" and not (variable.head == "index" and head != "limit"):
        raise p.refuse(
            f"The second argument of {head} is a variable, a single name.",
            "index-expected",
            None,
            variable.span,
        )
    if head == "diff":
        order = found[2] if len(found) == 3 else ONE
        if not isinstance(order.leaf, Fraction) or order.leaf.denominator != 1 or not 1 <= order.leaf <= 6:
            raise p.refuse(
                "The order of a derivative is an integer from 1 to 6.", "bad-order", None, order.span
            )
        return bind(p, p.node("diff", (found[0], variable, order), start), variable, start)
    return bind(p, p.node(head, tuple(found), start), variable, start)


def _piecewise(p: Parser, head: str, found: list[Tree], start: int) -> Tree:
    """piecewise((value, condition), …, value)"""
    args: list[Tree] = []
    for at, one in enumerate(found):
        if one.head == "tuple" and len(one.args) == 2:
            args += one.args
        elif at == len(found) - 1 and at > 0:
            args.append(one)
        else:
            raise p.refuse(
                "piecewise takes pairs: piecewise((value, condition), …).", "piecewise-pairs", None, one.span
            )
    return p.node(head, tuple(args), start)


def _root(p: Parser, head: str, found: list[Tree], start: int) -> Tree:
    """root(x, n) is x^(1/n); of a negative number, where n is odd, less that of the number"""
    index = found[1].leaf
    odd = isinstance(index, Fraction) and index.denominator == 1 and index.numerator % 2 == 1
    if odd and (size := _size_of_negative(found[0])) is not None:
        return p.node("neg", (_root(p, head, [size, found[1]], start),), start)
    return p.node("pow", (found[0], p.node("div", (ONE, found[1]), start)), start)


def _size_of_negative(tree: Tree) -> Tree | None:
    """2/3 of -2/3, however a negative number or fraction is written; None of anything else."""
    if tree.head == "neg":
        (size,) = tree.args
        return size if size.head == "number" or _is_fraction(size.args, size.head) else None
    above = _size_of_negative(tree.args[0]) if tree.head == "div" else None
    if above is None or not _is_fraction((above, tree.args[1]), "div"):
        return None
    return tree.with_args((above, tree.args[1]))


def _is_fraction(args: tuple[Tree, ...], head: str) -> bool:
    return head == "div" and all(one.head == "number" for one in args)


def _inverse(p: Parser, head: str, found: list[Tree], start: int) -> Tree:
    """inv(A) is A^(-1), which is a number's too where nothing says that A is a matrix"""
    if shapes.is_matrix(found[0], p.scope):
        return p.node(head, tuple(found), start)
    if not p.scope.free and shapes.shape(found[0], p.scope) == shapes.VECTOR:
        raise p.refuse("A vector has no inverse.", "bad-superscript", None, (start, p.last_end()))
    return p.node("pow", (found[0], p.node("neg", (ONE,), start)), start)


def _interval(p: Parser, head: str, found: list[Tree], start: int) -> Tree:
    return p.node("interval", tuple(found), start, "[]")


def _chance(p: Parser, head: str, found: list[Tree], start: int) -> Tree:
    """var[x], cov[x, z]: of random variables"""
    p.settle(start)
    return p.node(head, tuple(found), start)


def _diagonal(p: Parser, head: str, found: list[Tree], start: int) -> Tree:
    """diag(a, b, c): its entries are a vector"""
    entries = found if len(found) == 1 else [p.node("list", tuple(found), start)]
    return p.node(head, tuple(entries), start)


def _product(p: Parser, head: str, found: list[Tree], start: int) -> Tree:
    """dot(w, x) is the inner product of two vectors; with a matrix, as in programs, their product"""
    left, right = (shapes.shape(one, p.scope) for one in found)
    if p.scope.free or (left == right != shapes.MATRIX):
        return p.node(head, tuple(found), start)
    if left == shapes.VECTOR and right == shapes.MATRIX:  # of a row, as x @ A
        return p.node("mul", (p.node("transpose", (found[1],), start), found[0]), start)
    several_columns = any(one is not None and one[1] for one in (left, right))
    return p.node("mul" if several_columns else head, tuple(found), start)


SHAPERS = {
    "sum": _binder, "prod": _binder, "int": _binder, "diff": _with_variable, "limit": _with_variable,
    "argmax": _with_variable, "argmin": _with_variable, "maxover": _with_variable,
    "minover": _with_variable,
    "piecewise": _piecewise, "root": _root, "inv": _inverse, "interval": _interval, "var": _chance,
    "cov": _chance, "diag": _diagonal, "dot": _product,
}  # fmt: skip
