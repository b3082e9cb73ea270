"""Are two unions, intersections or differences of intervals and finite sets the same part of the line?

x belongs to a region where a condition holds: [1, 2) is x >= 1 and x < 2.  Regions whose ends are numbers are
the same where the same of these belong to them: the ends, a place between each two, one before and one behind
them all.  The conditions of others are compared like any two formulas with branches."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from flint import arb, ctx, fmpq

from derivations.equality.compiler import NotEvaluable
from derivations.equality.differentiate import substitute
from derivations.equality.evaluate import value_of
from derivations.equality.infinity import is_infinity
from derivations.equality.meeting import shown
from derivations.equality.scalars import OverBudget, Undefined
from derivations.equality.verdict import DIFFERENT, EQUAL, Verdict
from derivations.language.scope import Scope
from derivations.language.tree import Tree, name

_JOINED = {"union": "or", "intersection": "and"}
_INEQUALITIES = frozenset(("<", "<=", ">", ">=", "!="))
COMPOUND = frozenset(("union", "intersection", "setminus", "setwhere"))
_PRECISION = 1000  # bits at which two ends that overlap are one
_NAMES = ("x", "t", "s", "r", "q", "element")


def statement(tree: Tree, signs: frozenset[str] = _INEQUALITIES) -> Tree | None:
    """A statement about numbers, x ∈ (0, 1) written out as 0 < x and x < 1; None where it is none.  Equations
    stand in implications only: alone they hold at single points."""
    if tree.head in ("and", "or", "not", "implies"):
        within = signs | {"="} if tree.head == "implies" else signs
        found = [statement(arg, within) for arg in tree.args]
        several = tuple(one for one in found if one is not None)
        return Tree(tree.head, several) if len(several) == len(found) else None
    if tree.head != "relation":
        return None
    if tree.leaf == "∈":
        return membership(tree.args[1], tree.args[0])
    return tree if signs.issuperset(str(tree.leaf).split(" ")) else None


def conditions(wanted: Tree, given: Tree, scope: Scope) -> tuple[Tree, Tree] | None:
    """Both regions as indicators of one new name; None where one is no region of the line."""
    if COMPOUND.isdisjoint((wanted.head, given.head)):
        return None
    taken = wanted.names() | given.names() | scope.domains.keys()
    element = name(next(one for one in _NAMES if one not in taken))
    found = membership(wanted, element), membership(given, element)
    if found[0] is None or found[1] is None:
        return None
    return Tree("indicator", (found[0],)), Tree("indicator", (found[1],))


def membership(tree: Tree, element: Tree) -> Tree | None:
    """The condition under which a number belongs to a region."""
    head = tree.head
    if head == "setwhere":
        return _where(tree.args[0], tree.args[1], element)
    if head in _JOINED or head == "setminus":
        left, right = (membership(one, element) for one in tree.args)
        if left is None or right is None:
            return None
        if head == "setminus":
            return Tree("setminus", (left, right))
        return Tree(_JOINED[head], (left, right))
    if head == "set" and not tree.args:
        return Tree("relation", (element, element), "!=")
    if head == "set":
        found = [Tree("relation", (element, one), "=") for one in tree.args]
        whole = found[0]
        for one in found[1:]:
            whole = Tree("or", (whole, one))
        return whole
    ends = ends_of(tree)
    if ends is None:
        return None
    kind, low, high = ends
    above = None if is_infinity(low) else Tree("relation", (element, low), ">=" if kind[0] == "[" else ">")
    below = None if is_infinity(high) else Tree("relation", (element, high), "<=" if kind[1] == "]" else "<")
    if above is None or below is None:
        return above or below or Tree("relation", (element, element), "=")
    return Tree("and", (above, below))


def _where(inside: Tree, condition: Tree, element: Tree) -> Tree | None:
    """{x : x > 0} and {x ∈ ℝ : x > 0}"""
    among = inside.args[1] if inside.head == "relation" and inside.leaf == "∈" else None
    one = inside if among is None else inside.args[0]
    if one.head != "name":
        return None
    holds = substitute(condition, {str(one.leaf): element})
    if among is None or _is_whole_line(among):
        return holds
    belongs = membership(among, element)
    return None if belongs is None else Tree("and", (belongs, holds))


def _is_whole_line(tree: Tree) -> bool:
    ends = ends_of(tree)
    return ends is not None and is_infinity(ends[1]) and is_infinity(ends[2])


def ends_of(tree: Tree) -> tuple[str, Tree, Tree] | None:
    """An interval as its ends; [a, b] and (a, b) may be meant as intervals."""
    if tree.head == "interval":
        return str(tree.leaf), tree.args[0], tree.args[1]
    if tree.head in ("list", "tuple") and len(tree.args) == 2:
        return ("[]" if tree.head == "list" else "()"), tree.args[0], tree.args[1]
    return None


def compared(wanted: Tree, given: Tree) -> Verdict | None:
    """The verdict on two regions whose ends are numbers; None where they are of another sort."""
    if COMPOUND.isdisjoint((wanted.head, given.head)):
        return None
    kept, ctx.prec = ctx.prec, _PRECISION
    try:
        ends = _ordered({end: value_of(end) for tree in (wanted, given) for end in _ends(tree)})
        places = range(2 * len(ends) + 1)  # the odd ones are ends, the even ones lie between them
        at = {end: 2 * k + 1 for k, (_, several) in enumerate(ends) for end in several}
        for place in places:
            if _belongs(wanted, place, at) != _belongs(given, place, at):
                return _told_apart(place, [value for value, _ in ends])
    except (NotEvaluable, Undefined, OverBudget, KeyError):
        return None
    finally:
        ctx.prec = kept
    return Verdict(EQUAL, {"how": "set", "points": len(places)}, "Equal: the same numbers belong to both.")


def _ends(tree: Tree) -> list[Tree]:
    """The ends of all intervals and the elements of all sets in a region.  Raises NotEvaluable."""
    if tree.head in _JOINED or tree.head == "setminus":
        return [end for arg in tree.args for end in _ends(arg)]
    found = ends_of(tree)
    if found is None and tree.head != "set":
        raise NotEvaluable(tree, "no region of the line")
    return [end for end in (found[1:] if found is not None else tree.args) if not is_infinity(end)]


def _ordered(values: dict[Tree, Any]) -> list[tuple[Any, list[Tree]]]:
    """The ends from left to right, those of one value together."""
    found: list[tuple[Any, list[Tree]]] = []
    for end, value in values.items():
        if not isinstance(value, (fmpq, arb)):
            raise NotEvaluable(end, "an end that is no number")
    for end, value in sorted(values.items(), key=lambda pair: float(arb(pair[1]).mid())):
        if found and arb(value - found[-1][0]).contains(0):
            found[-1][1].append(end)
        else:
            found.append((value, [end]))
    if any(not b - a > 0 for (a, _), (b, _) in pairwise(found)):
        raise Undefined(False, "ends too close to call")
    return found


def _belongs(tree: Tree, place: int, at: dict[Tree, int]) -> bool:
    if tree.head in _JOINED or tree.head == "setminus":
        left, right = (_belongs(arg, place, at) for arg in tree.args)
        if tree.head == "setminus":
            return left and not right
        return (left or right) if tree.head == "union" else (left and right)
    found = ends_of(tree)
    if found is None:
        return any(at[element] == place for element in tree.args)
    kind, low, high = found
    above = is_infinity(low) or place > at[low] or (place == at[low] and kind[0] == "[")
    return above and (is_infinity(high) or place < at[high] or (place == at[high] and kind[1] == "]"))


def _told_apart(place: int, ends: list[Any]) -> Verdict:
    before, behind = ends[: (place + 1) // 2], ends[place // 2 :]
    if place % 2:
        x = ends[place // 2]
    elif before and behind:
        x = (before[-1] + behind[0]) / 2
    else:
        x = before[-1] + 1 if before else behind[0] - 1 if behind else fmpq(0)
    return said(Verdict(DIFFERENT, {"how": "set", "point": {"x": shown(x)}}, ""))


def said(verdict: Verdict) -> Verdict:
    """The verdict on the indicators, in words about the regions."""
    if verdict.verdict != DIFFERENT:
        return verdict
    point = verdict.evidence.get("point")
    place = ", ".join(f"{one} = {value}" for one, value in point.items()) if isinstance(point, dict) else ""
    return Verdict(DIFFERENT, verdict.evidence, f"Different: {place} belongs to one of them only.")
