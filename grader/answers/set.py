"""Which elements were named?  `{1, 2}`, or a list; order and repetition do not count."""

from __future__ import annotations

import re

from derivations.language import read as read_text
from derivations.language.refusal import Refusal
from derivations.language.show import plain
from derivations.language.tree import Tree
from exercises.graph import Node
from grader.answers import Asked, Met, Reading, Refused
from grader.answers.expression import compared
from grader.answers.trace import one_text
from grader.reading.written import Answer, Items, Text

_BETWEEN = re.compile(r" ?; ?|(?: ?, ?| )(?:and|or) |, ?")  # of words with one blank between them
_BRACES = ("set", "list", "tuple")


def read(answer: Answer, asked: Asked, tree: Tree | None = None) -> Reading | Refused:
    """The elements, each a formula."""
    if isinstance(answer, Items):
        texts = [one_text(one) for one in answer.items]
    else:
        texts = [one_text(answer)]
    if any(isinstance(one, Refused) for one in texts):
        return Refused("Write the elements as a list, or between braces: {a, b}.", wrong_kind=True)
    elements: list[Tree] = []
    try:
        for one in texts:
            assert isinstance(one, Text)
            found = _formula(one.text, asked)
            elements.extend(
                found.args if found.head in _BRACES and not isinstance(answer, Items) else (found,)
            )
    except Refusal as refusal:
        return Refused(f"{refusal.message}\n{refusal.drawn()}")
    return Reading(tuple(elements), "{" + ", ".join(map(plain, elements)) + "}")


def _formula(text: str, asked: Asked) -> Tree:
    """One element, or a set whose braces may be left out: `(1, 0), (3, 19)`, `6 and 7`."""
    try:
        return read_text(text, asked.scope)
    except Refusal:
        text = " ".join(text.split())
        if text[:1] == "{" or not _BETWEEN.search(text):
            raise
    return read_text("{" + _BETWEEN.sub(", ", text) + "}", asked.scope)


def meets(reading: Reading, node: Node, asked: Asked) -> Met:
    """Every element expected is among those written, and the reverse."""
    right = read_text(node.answer, asked.scope)
    expected, mine = right.args if right.head in _BRACES else (right,), reading.value
    assert isinstance(mine, tuple)
    if all(one.head == "tuple" for one in expected):  # a pair may be written as a list: no interval is meant
        mine = tuple(Tree("tuple", one.args) if one.head == "list" else one for one in mine)
    pairs = {(a, b): compared(a, b, asked).verdict for a in expected for b in mine}
    missing = [a for a in expected if not any(pairs[a, b] == "equal" for b in mine)]
    extra = [b for b in mine if not any(pairs[a, b] == "equal" for a in expected)]
    if not missing and not extra:
        return Met("correct", evidence={"how": "elements"})
    if "unknown" in pairs.values():
        return Met("undecided", "Some elements could not be compared.", evidence={"how": "elements"})
    what = "Elements are missing" if not extra else "Not all of these elements belong to it"
    return Met(
        "incorrect", f"{what}.", evidence={"how": "elements", "missing": len(missing), "extra": len(extra)}
    )
