"""Does each written line follow?  Lines are read one by one; whether they follow is not decided here yet."""

from __future__ import annotations

from derivations.language import read as read_text
from derivations.language.refusal import Refusal
from derivations.language.show import plain
from derivations.language.tree import Tree
from exercises.graph import Node
from grader.answers import Asked, Met, Reading, Refused
from grader.written import Answer, Items, Text, as_text


def read(answer: Answer, asked: Asked, tree: Tree | None = None) -> Reading | Refused:
    """A list of texts, or one text with a line each."""
    texts = _texts(answer)
    if texts is None:
        return Refused("Write the derivation as a list of lines, one text each.", wrong_kind=True)
    shown = []
    for number, text in enumerate(texts, 1):
        try:
            shown.append(plain(read_text(text, asked.scope)))
        except Refusal as refusal:
            return Refused(f"Line {number}: {refusal.message}\n{refusal.drawn()}")
    return Reading(tuple(texts), "\n".join(shown))


def _texts(answer: Answer) -> list[str] | None:
    if isinstance(answer, Items):
        found = [as_text(one) for one in answer.items]
        return [one.text for one in found if one is not None] if all(found) else None
    if isinstance(answer, Text):
        return [line for line in answer.text.splitlines() if line.strip()]
    return None


def meets(reading: Reading, node: Node, asked: Asked) -> Met:
    """For the lecturer."""
    return Met("undecided", "The lines could be read; a person has to judge whether each follows.")
