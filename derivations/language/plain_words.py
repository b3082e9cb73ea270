"""Which words does a text consist of that holds nothing but words, numbers and simple signs?

Most answers are of this kind, and their words are found at once.
"""

from __future__ import annotations

import re
from itertools import accumulate, compress
from string import ascii_letters, digits
from typing import NamedTuple

END = "end of the text"
LONGEST = 1_000  # characters, and so no number is longer
_WORD = re.compile(
    r"[A-Za-z][A-Za-z0-9]*|[0-9]+(?:\.[0-9]+)?(?![0-9._eE])|[()+/^_\[\],;']|-(?!>)|\*(?!\*)| +"
)
_KINDS = {
    **dict.fromkeys(ascii_letters, "word"), **dict.fromkeys(digits, "num"), " ": "",
    **{sign: sign for sign in "()+/^_[],;'-*"},
}  # fmt: skip


class PlainWords(NamedTuple):
    """The words one after the other, as the tokens have them: kind, text, start, end.  Two ENDs follow."""

    kinds: list[str]
    texts: list[str]
    starts: list[int]
    ends: list[int]


def plain_words(text: str) -> PlainWords | None:
    """The words of a text; None where anything else stands in it.

    >>> plain_words("a + 2").texts
    ['a', '+', '2', '', '']
    """
    found = _WORD.findall(text)
    places = list(accumulate(map(len, found)))
    size = len(text)
    if not places or places[-1] != size or size > LONGEST:
        return None
    kinds = [_KINDS[word[0]] for word in found]
    return PlainWords(
        [*filter(None, kinds), END, END],  # spaces are of no kind
        [*compress(found, kinds), "", ""],
        [*compress((0, *places), kinds), size, size],
        [*compress(places, kinds), size, size],
    )
