"""Are two unions, intersections or differences of intervals and finite sets the same part of the line?

x belongs to a region where a condition holds: [1, 2) is x >= 1 and x < 2.  Two regions are the same where
their conditions are, and those are compared like any two formulas with branches: at, before and behind each
end."""

from __future__ import annotations

from derivations.equality.verdict import DIFFERENT, Verdict
from derivations.language.tree import Tree, name

_JOINED = {"union": "or", "intersection": "and", "or": "or", "and": "and"}
COMPOUND = frozenset(("union", "intersection", "setminus"))
_NAMES = ("x", "t", "s", "r", "q", "element")


def conditions(wanted: Tree, given: Tree) -> tuple[Tree, Tree] | None:
    """Both regions as indicators of one new name; None where one is no region of the line."""
    if COMPOUND.isdisjoint((wanted.head, given.head)):
        return None
    taken = wanted.names() | given.names()
    element = name(next(one for one in _NAMES if one not in taken))
    found = _membership(wanted, element), _membership(given, element)
    if found[0] is None or found[1] is None:
        return None
    return Tree("indicator", (found[0],)), Tree("indicator", (found[1],))


def _membership(tree: Tree, element: Tree) -> Tree | None:
    """The condition under which a number belongs to a region."""
    head = tree.head
    if head in _JOINED or head == "setminus":
        left, right = (_membership(one, element) for one in tree.args)
        if left is None or right is None:
            return None
        if head == "setminus":
            return Tree("and", (left, Tree("not", (right,))))
        return Tree(_JOINED[head], (left, right))
    if head == "set" and tree.args:
        found = [Tree("relation", (element, one), "=") for one in tree.args]
        whole = found[0]
        for one in found[1:]:
            whole = Tree("or", (whole, one))
        return whole
    ends = ends_of(tree)
    if ends is None:
        return None
    kind, low, high = ends
    above = None if _infinite(low) else Tree("relation", (element, low), ">=" if kind[0] == "[" else ">")
    below = None if _infinite(high) else Tree("relation", (element, high), "<=" if kind[1] == "]" else "<")
    if above is None or below is None:
        return above or below or Tree("relation", (element, element), "=")
    return Tree("and", (above, below))


def ends_of(tree: Tree) -> tuple[str, Tree, Tree] | None:
    """An interval as its ends; [a, b] and (a, b) may be meant as intervals."""
    if tree.head == "interval":
        return str(tree.leaf), tree.args[0], tree.args[1]
    if tree.head in ("list", "tuple") and len(tree.args) == 2:
        return ("[]" if tree.head == "list" else "()"), tree.args[0], tree.args[1]
    return None


def _infinite(tree: Tree) -> bool:
    inner = tree.args[0] if tree.head == "neg" else tree
    return inner.head == "constant" and inner.leaf == "oo"


def said(verdict: Verdict) -> Verdict:
    """The verdict on the indicators, in words about the regions."""
    if verdict.verdict != DIFFERENT:
        return verdict
    point = verdict.evidence.get("point")
    place = ", ".join(f"{one} = {value}" for one, value in point.items()) if isinstance(point, dict) else ""
    return Verdict(DIFFERENT, verdict.evidence, f"Different: {place} belongs to one of them only.")
