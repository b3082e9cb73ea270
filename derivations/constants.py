"""What does `l = … + const` say?  That both sides have the same slope in what is solved for.

l = -N/2 log(s2) - S/(2 s2) + const:   dl/ds2 = d/ds2 (-N/2 log(s2) - S/(2 s2))"""

from __future__ import annotations

import re

from derivations.language.grammar import read
from derivations.language.refusal import Refusal
from derivations.language.scope import Scope
from derivations.language.tree import Tree, number
from derivations.subjects import by_its_name

_CONSTANT = re.compile(
    r"[+-]\s*(?:\\(?:text|textrm|mathrm|mbox)\s*\{\s*)?(const(?:ant)?|Konst(?:ante)?|C|c)\.?\s*\}?\s*[.,;]?\s*\Z"
)


def same_slope(text: str, scope: Scope, unknown: Tree | None, subject: Tree | None) -> Tree | None:
    """The equation of the slopes; None where no constant is left open, or nothing is solved for.

    `subject` is what a line that begins with "=" continues."""
    found = _CONSTANT.search(text[-40:])
    if found is None or unknown is None or scope.lookup(found[1]):
        return None
    try:
        said = read(by_its_name(text[: len(text) - len(found[0])], scope), scope)
    except Refusal:
        return None
    if said.head != "relation" or said.leaf != "=" or len(said.args) != 2:
        return None
    left = subject if said.args[0].head == "continued" else said.args[0]
    if left is None or left.head != "name" or left == unknown:
        return None
    slope = Tree("derivative", (left, unknown, number(1)))
    return Tree("relation", (slope, Tree("diff", (said.args[1], unknown, number(1)))), "=", said.span)
