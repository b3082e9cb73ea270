"""Does each written line follow?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from derivations.language.rows import rows
from exercises.scopes import of_part
from grader.answers import Asked, Refused
from grader.reading.written import Answer, Items, Text, as_text

if TYPE_CHECKING:
    from derivations.followed import Followed


def read(answer: Answer) -> list[str] | Refused:
    """A list of texts, or one text with a line each."""
    if isinstance(answer, Items):
        found = [as_text(one) for one in answer.items]
        lines = [one.text for one in found if one is not None]
        if len(lines) == len(found) and any(line.strip() for line in lines):
            return rows(lines)
    elif isinstance(answer, Text):
        return rows(answer.text.splitlines())
    return Refused("Write the derivation as a list of lines, one text each.", wrong_kind=True)


def followed(texts: list[str], asked: Asked) -> Followed:
    """Every line under the exercise's derivation."""
    from derivations.lines import follow_derivation  # not on the way of an answer that is a number

    expected = asked.part.expected
    name = expected["derive"] if isinstance(expected, Mapping) else ""
    assert isinstance(name, str)
    return follow_derivation(name, texts, of_part(asked.exercise, asked.part), asked.part.facts)
