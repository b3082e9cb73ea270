"""Is this the word?  Blanks, brackets, commas, underscores and the case of letters do not count."""

from __future__ import annotations

import re

from derivations.language.show import plain
from derivations.language.tree import Tree
from exercises.graph import Node
from grader.answers import Asked, Met, Reading, Refused
from grader.reading.written import Text

_ORNAMENT = re.compile(r"[\s_,{}()\[\]$\\^·.-]+")
_LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉ᵢⱼₙₖ", "0123456789ijnk")


def read(text: Text, asked: Asked, tree: Tree | None = None) -> Reading | Refused:
    """The word as typed; an entry of a list that was one text is what was read there."""
    typed = text.text if tree is None else plain(tree)
    return Reading(_bare(typed), typed.strip())


def _bare(text: str) -> str:
    """
    >>> _bare("x_{1,2}") == _bare("X[1, 2]") == _bare("x₁₂")
    True
    """
    return _ORNAMENT.sub("", text.translate(_LOWERED)).casefold()


def meets(reading: Reading, node: Node, asked: Asked) -> Met:
    """Letter for letter."""
    right = [
        node.answer,
        *(other.node.answer for other in asked.key.others.get(node.id, ()) if other.mistake is None),
    ]
    if any(reading.value == _bare(one) for one in right):
        return Met("correct", evidence={"how": "same text"})
    return Met("incorrect", "This is not the entry that belongs here.", evidence={"how": "text"})
