"""Which entry of a list does a name with a number say: `s1 = 0.8, s2 = 3.2`, `{class1: 0.4, class2: 0.6}`?

Every entry is named once, by one and the same name and its number from 1 on, in any order.  Else nothing is
guessed: 0 and 1, or 3 and 4, may be counted otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from grader.answers.trace import pieces
from grader.reading.written import Answer, Items, Named, Text

_NAMED = re.compile(
    r"(?P<name>[^\d\s][^=:≈]*+(?:[=:][^=:≈]*+)?)(?:=|:|≈)(?P<value>[^=:≈]+)\Z"
)  # P(y=1) = 0.4
_NUMBERED = re.compile(
    r"(?P<before>\D{0,40}+)(?P<at>\d{1,3}+)(?P<behind>\D{0,40}+(?:(?<=\^)2|(?<=\^\{)2\})?)\Z"
)
_BELOW = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")


def by_number(answer: Answer, size: int) -> Items | None:
    """So many entries in the order of their numbers; None where they are not named so."""
    named = list(answer.entries.items()) if isinstance(answer, Named) else _named(_texts(answer))
    found: dict[int, Answer] = {}
    names = set()
    for name, value in named:
        match = _NUMBERED.match(re.sub(r"\s", "", name).translate(_BELOW))
        if match is None:
            return None
        names.add((match["before"], match["behind"]))
        found[int(match["at"])] = value
    if len(names) != 1 or len(named) != size or sorted(found) != list(range(1, size + 1)):
        return None
    return Items(tuple(found[at] for at in sorted(found)), answer.line, answer.column)


def _texts(answer: Answer) -> Sequence[Text]:
    """The texts between commas, or those of a list."""
    if isinstance(answer, Text):
        return [Text(one, answer.line, answer.column + at) for at, one in pieces(answer.text)]
    inside = answer.items if isinstance(answer, Items) else ()
    return [one for one in inside if isinstance(one, Text)]


def _named(texts: Sequence[Text]) -> list[tuple[str, Answer]]:
    """Each text as a name and its value; nothing where one is not."""
    matches = [(one, _NAMED.match(one.text.strip())) for one in texts]
    return [
        (match["name"], Text(match["value"].strip(), one.line, one.column))
        for one, match in matches
        if match is not None
    ]
