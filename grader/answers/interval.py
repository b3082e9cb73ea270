"""Is this the interval?  Both ends and which belong to it: `(0, 1)`, `[0, 1)`, `0 <= y < 1`, `(0, oo)`."""

from __future__ import annotations

import re

from derivations.language import read as read_text
from derivations.language.refusal import Refusal
from derivations.language.show import plain
from derivations.language.tree import Tree
from exercises.graph import Node
from grader.answers import Asked, Met, Reading, Refused
from grader.answers.expression import compared
from grader.reading.written import Text

Interval = tuple[Tree, Tree, bool, bool]  # the ends, and whether each belongs to it


def read(text: Text, asked: Asked, tree: Tree | None = None) -> Reading | Refused:
    """Round bracket: the end does not belong to it; square bracket: it does."""
    try:
        found = tree or read_text(spelled(text.text), asked.scope)
    except Refusal as refusal:
        return Refused(f"{refusal.message}\n{refusal.drawn()}")
    interval = as_interval(found)
    if interval is None:
        return Refused("Expected an interval, such as (a, b), [a, b) or a < y < b.")
    low, high, with_low, with_high = interval
    shown = f"{'[' if with_low else '('}{plain(low)}, {plain(high)}{']' if with_high else ')'}"
    return Reading(interval, shown, found)


_NAMED = re.compile(r"\A\s*\\?[^\W\d][\w'()\\]*\s*(?:∈|\\in\b|\bin\b)")
_SET_OF = re.compile(
    r"\A\s*\\?\{\s*[\w'()\\]+(?:\s*(?:∈|\\in\b|in)\s*(?:ℝ|\\mathbb\s*\{?R\}?|R))?\s*(?::|\||\\mid\b)(.*?)\\?\}\s*\Z"
)
_OUTWARD = re.compile(r"\A\s*([\[\](])([^\[\]]*)([\[\])])\s*\Z")


def spelled(text: str) -> str:
    """`φ ∈ (0, 1)`, `]0, 1[` and `(0; 1)` as `(0, 1)`, place by place.

    >>> spelled("y in ]0; 1]"), spelled("{y : 0 < y < 1}").strip()
    ('     (0, 1]', '0 < y < 1')
    """
    if said := _SET_OF.match(text):
        return " " * said.start(1) + said[1]
    if named := _NAMED.match(text):
        text = " " * named.end() + text[named.end() :]
    if (found := _OUTWARD.match(text)) is None:
        return text
    opening, inside, closing = found.groups()
    inside = inside if "," in inside else inside.replace(";", ",")
    start = found.start(1)
    return text[:start] + opening.replace("]", "(") + inside + closing.replace("[", ")")


def as_interval(tree: Tree) -> Interval | None:
    """The ends and brackets of what says an interval."""
    if tree.head == "interval":
        brackets = str(tree.leaf)
        return tree.args[0], tree.args[1], brackets[0] == "[", brackets[1] == "]"
    if tree.head in ("tuple", "list") and len(tree.args) == 2:
        closed = tree.head == "list"
        return tree.args[0], tree.args[1], closed, closed
    if tree.head == "relation" and len(tree.args) == 2 and tree.args[0].head == "abs":  # |y| < a
        end, sign = tree.args[1], str(tree.leaf)
        return (Tree("neg", (end,)), end, sign == "<=", sign == "<=") if sign in ("<", "<=") else None
    if tree.head == "relation" and len(tree.args) == 3 and tree.args[1].names():
        signs = str(tree.leaf).split()
        if all(sign in ("<", "<=") for sign in signs):
            return tree.args[0], tree.args[2], signs[0] == "<=", signs[1] == "<="
        if all(sign in (">", ">=") for sign in signs):
            return tree.args[2], tree.args[0], signs[1] == ">=", signs[0] == ">="
    return None


def meets(reading: Reading, node: Node, asked: Asked) -> Met:
    """Ends first, then brackets: an infinite end belongs to nothing."""
    right = as_interval(read_text(node.answer, asked.scope))
    mine = reading.value
    assert right is not None
    assert isinstance(mine, tuple)
    outcomes = [_same(right[0], mine[0], asked), _same(right[1], mine[1], asked)]
    if "different" in outcomes or "unreadable" in outcomes:
        return Met("incorrect", "The ends of the interval are not right.", evidence={"how": "ends"})
    if "unknown" in outcomes:
        return Met("undecided", "The ends could not be compared.", evidence={"how": "ends"})
    if (right[2], right[3]) != (mine[2], mine[3]):
        return Met(
            "incorrect",
            "The ends are right; look again at which of them belong to it.",
            evidence={"how": "brackets"},
        )
    return Met("correct", evidence={"how": "ends and brackets"})


def _same(right: Tree, mine: Tree, asked: Asked) -> str:
    if right == mine:
        return "equal"
    if right.has("constant") or mine.has("constant"):
        infinite = [plain(one) in ("oo", "-oo") for one in (right, mine)]
        if any(infinite):
            return "different"
    return compared(right, mine, asked).verdict
