"""What does a mistake look like: an exercise of the bank in which it is made, or a short formula?

The numbers are those of variant 1, so that the answers to the notes are not given away.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exercises.item import Exercise, Part, Plain, Wrong
from exercises.keys import drawn
from exercises.listing import mentioning
from exercises.load import load
from exercises.mistakes.worked_examples import SHOWN

VARIANT = 1


@dataclass(frozen=True, slots=True)
class Example:
    """A question, and what is written where the wrong rule is used; without a question a formula alone."""

    right: str
    wrong: str
    exercise: str = ""
    part: str = ""
    cell: str = ""
    ask: str = ""


def example(mistake: str) -> Example | None:
    """The first there is, by the order of the bank."""
    if mistake in SHOWN:
        return Example(*SHOWN[mistake])
    for id in mentioning(mistake):
        item = load(id)
        for part in item.parts.values():
            if mistake in _foreseen(part) and (found := next(_made(item, part, mistake), None)):
                return found
    return None


def _foreseen(part: Part) -> set[str | None]:
    return {one.mistake for one in part.wrong} | {one.mistake for one in part.options.values()}


def _made(item: Exercise, part: Part, mistake: str) -> Iterator[Example]:
    """The answers of the variant in which it is made."""
    variant, key = drawn(item, VARIANT)
    ask = variant.fill(part.ask)
    slots = key.slots.get(part.id, {})
    if part.options:
        shown = {original: label for label, original in variant.options(part).items()}
        right = ", ".join(_option(part, shown, one) for one in key.nodes[slots[""]].answer.split(", "))
        for label, option in part.options.items():
            if option.mistake == mistake:
                yield Example(right, _option(part, shown, label), item.id, part.id, "", ask)
    for cell, id in slots.items():
        node = key.nodes[id]
        for other in key.others.get(id, ()):
            if other.mistake == mistake and other.node.answer != node.answer:
                yield Example(node.answer, other.node.answer, item.id, part.id, cell, ask)
    for one in part.wrong:
        if one.mistake == mistake and isinstance(one.answer, str | list | tuple):
            yield Example("", _text(one), item.id, part.id, "", ask)


def _option(part: Part, shown: dict[str, str], label: str) -> str:
    return f"{shown[label]}: {part.options[label].text}"


def _text(one: Wrong) -> str:
    def said(answer: Plain) -> str:
        return answer if isinstance(answer, str) else "; ".join(map(said, answer))

    return said(one.answer)
