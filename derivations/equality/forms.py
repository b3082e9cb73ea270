"""Are two equations, inequalities, sets, intervals, tuples the same?

The form of the expected side decides what is compared; an answer of another form is `unreadable`, saying so.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from flint import arb, fmpq

from derivations.equality import cells, equations, infinity, listed, regions, statements
from derivations.equality.alternatives import undenied, with_both_signs
from derivations.equality.arrays import ShapeError
from derivations.equality.compiler import NotEvaluable
from derivations.equality.evaluate import value_of
from derivations.equality.scalars import OverBudget, Undefined
from derivations.equality.verdict import DIFFERENT, EQUAL, UNKNOWN, UNREADABLE, Verdict
from derivations.language.grammar import read
from derivations.language.refusal import Refusal
from derivations.language.scope import Scope
from derivations.language.tree import Tree

Values = Callable[[Tree, Tree, Scope], Verdict]

_NAMES = {
    "relation": "an equation or inequality", "set": "a set", "interval": "an interval", "tuple": "a tuple",
    "list": "a list", "setwhere": "a set", "union": "a union", "implies": "an implication", "text": "a text",
    "normal": "a distribution", "intersection": "an intersection", "setminus": "a difference of sets",
    "and": "conditions",
    "or": "conditions", "not": "a condition", "argmax": "a maximum", "argmin": "a minimum",
}  # fmt: skip
_SEVERAL = ("set", "list", "tuple")
_BRACKETS = {"set": "{}", "list": "[]", "tuple": "()", "and": "{}"}
_FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!=", "∝": "∝", "∈": "∋", "∼": "∼"}


def has_own_form(tree: Tree) -> bool:
    """Is a tree something else than an expression with a value?"""
    if tree.head == "list":
        return len(tree.args) == 1  # of one entry: a list, though its value is that of the entry
    if tree.head == "normal":
        return len(tree.args) == 2
    return tree.head in _NAMES or infinity.is_infinity(tree)


def form(tree: Tree) -> str:
    """What a tree is, in a student's words."""
    if tree.head == "relation":
        return "an equation" if set(str(tree.leaf).split(" ")) == {"="} else "a relation"
    return _NAMES.get(tree.head, "an expression")


def read_as(text: str, wanted: Tree, scope: Scope) -> Tree:
    """The tree of an answer; where several things are expected, `1, 2, 3` may stand without brackets.

    Raises Refusal."""
    if (found := listed.solutions(text, wanted, scope)) is not None:
        return found
    brackets = _BRACKETS.get(wanted.head)
    if brackets is None or "," not in text:
        return read(text, scope)
    try:
        found = read(text, scope)
        if has_own_form(found) or found.head in _SEVERAL:
            return found
    except Refusal as refusal:
        try:
            return read(brackets[0] + text + brackets[1], scope)
        except Refusal:
            raise refusal from None
    try:  # 1,5 is one number, or two
        several = read(brackets[0] + text + brackets[1], scope)
    except Refusal:
        return found
    return several if len(several.args) == len(wanted.args) else found


def compare_forms(wanted: Tree, given: Tree, scope: Scope, values: Values) -> Verdict:
    """The verdict on two trees of which at least one is not an expression."""
    wanted, given = undenied(wanted), undenied(given)
    found = _formed(wanted, given, scope, values)
    if found.verdict == UNKNOWN and (decided := cells.decided(wanted, given, scope)) is not None:
        return decided
    return found


def _formed(wanted: Tree, given: Tree, scope: Scope, values: Values) -> Verdict:
    if (said := statements.compared(wanted, given, scope)) is not None:
        return _of_statements(said, wanted, given, scope, values)
    return _by_form(wanted, given, scope, values)


def _of_statements(said: Verdict, wanted: Tree, given: Tree, scope: Scope, values: Values) -> Verdict:
    """Equations that are decided together; alternatives to one equation that are not it are two answers."""
    if said.verdict == EQUAL:
        return said
    if wanted.head in _SEVERAL and given.head in _SEVERAL:
        found = _by_form(wanted, given, scope, values)
        if found.verdict == EQUAL or said.verdict == UNKNOWN == found.verdict:
            return found
    several = given.head == "or" or given.has("plusminus")
    one = wanted.head == "relation" and wanted.leaf != "∈" and not wanted.has("plusminus")
    if said.verdict == DIFFERENT and several and one:
        return Verdict(UNREADABLE, {"how": "restated", "span": list(given.span)}, "Two answers at once.")
    return said


def _by_form(wanted: Tree, given: Tree, scope: Scope, values: Values) -> Verdict:
    if (found := regions.compared(wanted, given)) is not None:
        return found
    ends = regions.ends_of(wanted), regions.ends_of(given)
    if ends[0] and ends[1] and "interval" in (wanted.head, given.head):
        return _intervals(ends[0], ends[1], scope, values)
    if ends[0] and ends[1] and wanted.head != given.head and _ordered(ends[0]):
        return _intervals(ends[0], ends[1], scope, values)
    if wanted.head in ("tuple", "list") and given.head in ("tuple", "list", "set") and wanted.head != "set":
        return _one_by_one(wanted.args, given.args, scope, values, wanted, given)
    if wanted.head == "set" and ends[1] and _ordered(ends[1]):
        return _may_be_an_interval(given)
    if wanted.head == "set" and given.head in ("set", "tuple", "list"):
        return compare_sets(wanted.args, given.args, scope, values)
    if wanted.head == "set" and given.has("plusminus"):
        return compare_sets(wanted.args, (given,), scope, values)
    if given.head == "set" and not has_own_form(wanted) and wanted.has("plusminus"):
        return compare_sets((wanted,), given.args, scope, values)
    if wanted.head == "relation" and given.head == "relation" and (wanted.leaf == "∈") == (given.leaf == "∈"):
        return _relations(wanted, given, scope, values)
    if wanted == given:
        return Verdict(EQUAL, {"how": "same"}, "Equal: it is the same.")
    if infinity.is_infinity(wanted) or infinity.is_infinity(given):
        other = given if infinity.is_infinity(wanted) else wanted
        if has_own_form(other) and not infinity.is_infinity(other):
            return _other_form(wanted, given)
        return infinity.compared(wanted, given, scope)
    if (pair := regions.conditions(wanted, given, scope)) is not None:
        return regions.said(values(*pair, scope))
    if (truth := _statements(wanted, given, scope)) is not None:
        return truth
    if wanted.head != given.head:
        return _other_form(wanted, given)
    if wanted.head in ("union", "intersection", "and", "or"):
        return compare_sets(_flat(wanted), _flat(given), scope, lambda a, b, s: compare_any(a, b, s, values))
    if wanted.head in ("normal", "setminus", "implies", "not"):
        found = _one_by_one(
            wanted.args, given.args, scope, lambda a, b, s: compare_any(a, b, s, values), wanted, given
        )
        if wanted.head == "implies" and found.verdict != EQUAL:  # other sides may say the same
            return Verdict(UNKNOWN, {"how": "form"}, "Could not be decided: the sides are not the same.")
        return found
    return Verdict(
        UNKNOWN, {"how": "form"}, f"Two answers of the form {form(wanted)} cannot be compared yet."
    )


def compare_any(wanted: Tree, given: Tree, scope: Scope, values: Values) -> Verdict:
    if has_own_form(wanted) or has_own_form(given):
        return compare_forms(wanted, given, scope, values)
    return values(wanted, given, scope)


def _statements(wanted: Tree, given: Tree, scope: Scope) -> Verdict | None:
    """The verdict on two statements by their truth; None where one is of another sort or undecided."""
    left, right = regions.statement(wanted), regions.statement(given)
    if left is None or right is None:
        return None
    found = equations.compare_truths(left, right, scope)
    if found.verdict == UNKNOWN:
        return cells.decided(left, right, scope)
    return found if found.verdict in (EQUAL, DIFFERENT) else None


def _other_form(wanted: Tree, given: Tree) -> Verdict:
    return Verdict(
        UNREADABLE, {"how": "form", "wanted": wanted.head, "given": given.head},
        f"Expected {form(wanted)}, found {form(given)}.",
    )  # fmt: skip


def _may_be_an_interval(given: Tree) -> Verdict:
    """Two numbers in brackets, the smaller first, where a set of elements is expected."""
    return Verdict(
        UNREADABLE, {"how": "form", "wanted": "set", "given": given.head},
        f"Expected a set; {given} may be an interval. In braces, numbers are the elements of a set.",
    )  # fmt: skip


def _flat(tree: Tree) -> tuple[Tree, ...]:
    """The operands of nested unions."""
    found: list[Tree] = []
    for arg in tree.args:
        found += _flat(arg) if arg.head == tree.head else (arg,)
    return tuple(found)


def _worst(verdicts: list[Verdict]) -> Verdict:
    """All must be equal; one difference decides."""
    for word in (DIFFERENT, UNREADABLE, UNKNOWN):
        for one in verdicts:
            if one.verdict == word:
                return one
    return Verdict(
        EQUAL, {"how": "each", "parts": [dict(one.evidence) for one in verdicts]}, "Equal, entry by entry."
    )


def _one_by_one(
    wanted: tuple[Tree, ...], given: tuple[Tree, ...], scope: Scope, values: Values, a: Tree, b: Tree
) -> Verdict:
    if b.head == "set" and a.head != "set":
        return _other_form(a, b)
    if len(wanted) != len(given):
        return Verdict(
            DIFFERENT, {"how": "shape", "sizes": [len(wanted), len(given)]},
            f"Different: {len(wanted)} entries are expected, {len(given)} are given.",
        )  # fmt: skip
    return _worst([compare_any(x, y, scope, values) for x, y in zip(wanted, given, strict=True)])


def compare_sets(wanted: tuple[Tree, ...], given: tuple[Tree, ...], scope: Scope, values: Values) -> Verdict:
    """Every element of one is an element of the other; how often does not count, and a ± b is two."""
    unsure: Verdict | None = None
    wanted, given = with_both_signs(wanted), with_both_signs(given)
    for some, others in ((wanted, given), (given, wanted)):
        for one in some:
            found = [compare_any(one, other, scope, values) if some is wanted else
                     compare_any(other, one, scope, values) for other in others]  # fmt: skip
            if any(verdict.verdict == EQUAL for verdict in found):
                continue
            doubt = next((verdict for verdict in found if verdict.verdict == UNKNOWN), None)
            if doubt is None:
                side = "is missing from" if some is wanted else "does not belong to"
                return Verdict(
                    DIFFERENT, {"how": "set", "element": str(one)}, f"Different: {one} {side} the set."
                )
            unsure = doubt
    return unsure if unsure is not None else Verdict(EQUAL, {"how": "set"}, "Equal: the same elements.")


def _ordered(ends: tuple[str, Tree, Tree]) -> bool:
    """Could these be the ends of an interval: two numbers, the smaller first?"""
    low, high = ends[1], ends[2]
    if infinity.is_infinity(low) or infinity.is_infinity(high):
        return True
    if low.names() or high.names():
        return False
    try:
        left, right = value_of(low), value_of(high)
        return isinstance(left, (fmpq, arb)) and isinstance(right, (fmpq, arb)) and bool(left < right)
    except (NotEvaluable, Undefined, OverBudget, ShapeError):
        return False


def _intervals(a: tuple[str, Tree, Tree], b: tuple[str, Tree, Tree], scope: Scope, values: Values) -> Verdict:
    if a[0] != b[0]:
        which = "left" if a[0][0] != b[0][0] else "right"
        return Verdict(
            DIFFERENT, {"how": "ends"}, f"Different: whether the {which} end belongs to the interval."
        )
    return _worst([compare_any(x, y, scope, values) for x, y in ((a[1], b[1]), (a[2], b[2]))])


def _relations(wanted: Tree, given: Tree, scope: Scope, values: Values) -> Verdict:
    signs, others = str(wanted.leaf).split(" "), str(given.leaf).split(" ")
    if signs == ["="] and len(others) > 1 and set(others) == {"="}:
        if any(values(a, b, scope).verdict != EQUAL for a, b in pairwise(given.args[1:])):
            return Verdict(UNREADABLE, {"how": "several"}, "The sides of this chain are not all the same.")
        return _relations(wanted, Tree("relation", (given.args[0], given.args[-1]), "="), scope, values)
    if set(signs) | set(others) <= {"=", "<", "<=", ">", ">=", "!="}:
        return equations.compare_relations(wanted, given, scope)
    if signs == others and len(wanted.args) == len(given.args):
        if signs == ["∝"]:
            from derivations.equality import modes

            left = compare_any(wanted.args[0], given.args[0], scope, values)
            right = modes.compare_up_to(wanted.args[1], given.args[1], scope, "up-to-factor", None)
            return _worst([left, right])
        return _one_by_one(wanted.args, given.args, scope, values, wanted, given)
    return (
        _other_form(wanted, given)
        if signs != others
        else Verdict(DIFFERENT, {"how": "form"}, "Different relations.")
    )
