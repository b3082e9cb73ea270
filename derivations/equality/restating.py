"""Is this an answer at all, or the question again, or two answers at once?

An operator that is to be carried out (a derivative, an integral, a determinant …) may stand in an answer only
where the expected side holds the same operator or the part allows it."""

from __future__ import annotations

from derivations.equality.verdict import UNREADABLE, Verdict
from derivations.language.scope import Scope
from derivations.language.tree import Tree

OPERATORS = {
    "diff": "a derivative", "int": "an integral", "limit": "a limit", "det": "a determinant",
    "inv": "an inverse",
    "argmax": "a maximum", "argmin": "a minimum",
}  # fmt: skip

_CARRIED_OUT = frozenset(OPERATORS) | {"pow", "sum", "prod"}  # at least where numbers alone stand in them
_LOOKED_AT = frozenset(OPERATORS) | {"relation", "plusminus", "or", "sum", "prod", "list"}
_HOLD_CONDITIONS = frozenset(
    (
        "indicator",
        "piecewise",
        "sumwhere",
        "prodwhere",
        "P",
        "E",
        "var",
        "cov",
        "and",
        "or",
        "not",
        "implies",
        "setwhere",
        "tuple",
        "set",
        "list",
    )
)


def refused(wanted: Tree, given: Tree, scope: Scope, allow: frozenset[str]) -> Verdict | None:
    """The refusal of an answer that leaves the question open, or None."""
    heads = given.survey.heads
    if _LOOKED_AT.isdisjoint(heads):  # as in most answers
        return None
    inside = _relation_inside(given) if "relation" in heads else None
    if inside is not None and _relation_inside(wanted) is None:
        return _unreadable(
            "A condition stands inside a formula. In brackets it counts as 1 or 0: [x > 0].", inside
        )
    if given.head == "or" and not (_may_be_several(wanted) or _may_hold_or(wanted)):
        return _unreadable("Two answers at once.", given)
    for node in given.walk():
        if node.head == "plusminus" and not (_may_be_several(wanted) or wanted.has("plusminus")):
            return _unreadable("Two answers at once: ± leaves the sign open.", node)
        kind = _operator(node) if node.head in _CARRIED_OUT else None
        if kind == "diff" and _names_a_slope(node, scope):
            continue
        if kind and kind not in operators(wanted) | allow:
            return _unreadable(
                f"The answer still holds {OPERATORS.get(kind, 'a sum')} to be carried out.", node
            )
    return None


def _names_a_slope(node: Tree, scope: Scope) -> bool:
    """Is it d/dx f(x) of an abstract f, which is f'(x): nothing is left to be carried out."""
    body, variable = node.args[:2]
    own = body.head == "call" and body.args[0].head == "name" and body.args[1:] == (variable,)
    return own and scope.is_abstract(str(body.args[0].leaf))


def _may_hold_or(wanted: Tree) -> bool:
    """Is the expected side a statement that is true in parts of the line, or does it hold conditions?"""
    inequality = wanted.head == "relation" and "=" not in str(wanted.leaf).split(" ")
    return (
        inequality
        or wanted.head in ("and", "not", "implies")
        or wanted.has("or", "piecewise", "indicator", "sumwhere")
    )


def _may_be_several(wanted: Tree) -> bool:
    """May an equation or a set be met by several answers: x^2 = 4 by x = 2 or x = -2?"""
    return wanted.head in ("set", "or") or (
        wanted.head == "relation" and set(str(wanted.leaf).split(" ")) == {"="}
    )


def _relation_inside(tree: Tree) -> Tree | None:
    """A relation under a head that takes numbers."""
    for node in tree.walk():
        if node.head not in _HOLD_CONDITIONS:
            for arg in node.args:
                if arg.head == "relation":
                    return arg
    return None


def _operator(node: Tree) -> str | None:
    if node.head in OPERATORS:
        return node.head
    if node.head == "pow" and node.args[0].head == "list" and _negative(node.args[1]):
        return "inv"
    if node.head in ("sum", "prod") and len(node.args) == 4 and _numeric_loop(node):
        return "numeric-sum"
    return None


def operators(tree: Tree) -> frozenset[str]:
    """The operators that a tree holds; A^(-1) counts as an inverse."""
    found = {kind for node in tree.walk() if (kind := _operator(node))}
    if any(node.head == "pow" and _negative(node.args[1]) for node in tree.walk()):
        found.add("inv")
    return frozenset(found)


def _negative(exponent: Tree) -> bool:
    return exponent.head == "neg" or (exponent.head == "number" and exponent.leaf < 0)  # type: ignore[operator]


def _numeric_loop(node: Tree) -> bool:
    """A sum with numeric limits and no data in it: nothing but numbers changes from term to term."""
    body, _, low, high = node.args
    return not (low.names() | high.names()) and not body.has("index", "call", "P", "E", "var", "cov")


def _unreadable(message: str, node: Tree) -> Verdict:
    return Verdict(UNREADABLE, {"how": "restated", "span": list(node.span)}, message)
