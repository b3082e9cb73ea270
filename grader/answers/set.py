"""Which elements were named?  `{1, 2}`, or a list; order and repetition do not count."""

from __future__ import annotations

from derivations.language import read as read_text
from derivations.language.refusal import Refusal
from derivations.language.show import plain
from derivations.language.tree import Tree
from exercises.graph import Node
from grader.answers import Asked, Met, Reading, Refused
from grader.answers.expression import compared
from grader.written import Answer, Items, as_text

_BRACES = ("set", "list", "tuple")


def read(answer: Answer, asked: Asked, tree: Tree | None = None) -> Reading | Refused:
    """The elements, each a formula."""
    if isinstance(answer, Items):
        texts = [as_text(one) for one in answer.items]
    else:
        text = as_text(answer)
        texts = [text]
    if None in texts:
        return Refused("Write the elements as a list, or between braces: {a, b}.", wrong_kind=True)
    elements: list[Tree] = []
    try:
        for one in texts:
            assert one is not None
            found = read_text(one.text, asked.scope)
            elements.extend(
                found.args if found.head in _BRACES and not isinstance(answer, Items) else (found,)
            )
    except Refusal as refusal:
        return Refused(f"{refusal.message}\n{refusal.drawn()}")
    return Reading(tuple(elements), "{" + ", ".join(map(plain, elements)) + "}")


def meets(reading: Reading, node: Node, asked: Asked) -> Met:
    """Every element expected is among those written, and the reverse."""
    right = read_text(node.answer, asked.scope)
    expected, mine = right.args if right.head in _BRACES else (right,), reading.value
    assert isinstance(mine, tuple)
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
