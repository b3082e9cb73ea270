"""Which statement is a list of solutions: `x = 1, x = 2`, `x = 1 or 2`, `x = 2, -2`, `1 < x, x < 3`?

What is expected decides: alternatives, the elements of a set, or conditions that hold together."""

from __future__ import annotations

import re
from functools import reduce

from derivations.language.grammar import read
from derivations.language.refusal import Refusal
from derivations.language.scope import Scope
from derivations.language.tree import Tree

MOST = 16
_JOINED = re.compile(r"[,;∨]|or|\\vee")
_PART = re.compile(
    r"(?P<comma>[,;])|(?P<word>(?:\\(?:quad|[,;: ])\s*)*"
    r"(?:\\(?:text|textrm|mathrm|mbox)\s*\{\s*or\s*\}|\\lor\b|\\vee\b|∨|\bor\b)(?:\s*\\(?:quad|[,;: ]))*)"
    r"|(?P<opening>[(\[{])|(?P<closing>[)\]}])"
)
_RELATED = re.compile(r"[=<>]")
_DIGITS = re.compile(r"[0-9],[0-9]")


def solutions(text: str, wanted: Tree, scope: Scope) -> Tree | None:
    """The statement, where a text lists values or statements, and these are expected; else None."""
    if wanted.head not in ("or", "and", "set", "relation") or not _RELATED.search(text):
        return None
    if not _JOINED.search(text):
        return None
    pieces, words = _pieces(text)
    if not 2 <= len(pieces) <= MOST:
        return None
    try:
        found = [read(piece, scope) for piece in pieces]
    except Refusal:
        return None
    first = found[0]
    if first.head != "relation" or len(first.args) != 2:
        return None
    if wanted.head == "and":
        together = not words and all(one.head == "relation" for one in found)
        return _joined("and", found) if together else None
    name = first.args[0]
    if first.leaf != "=" or name.head not in ("name", "index") or not _takes(text, wanted, len(found)):
        return None
    values = [_value(one, name) for one in found]
    if None in values:
        return None
    if wanted.head == "set":
        return Tree("set", tuple(one for one in values if one is not None))
    return _joined("or", [Tree("relation", (name, one), "=") for one in values if one is not None])


def _pieces(text: str) -> tuple[list[str], bool]:
    """What stands between commas and `or` outside brackets; is there a word among these?"""
    pieces, depth, start, words = [], 0, 0, False
    for part in _PART.finditer(text):
        depth += bool(part["opening"]) - bool(part["closing"])
        if depth == 0 and (part["comma"] or part["word"]):
            pieces.append(text[start : part.start()])
            words = words or bool(part["word"])
            start = part.end()
    return [*pieces, text[start:]], words


def _takes(text: str, wanted: Tree, count: int) -> bool:
    """May several values stand here?  `x = 1,5` is one number but where as many are expected."""
    if wanted.head == "relation":
        return wanted.leaf == "=" and not _DIGITS.search(text)
    return wanted.head == "set" or not _DIGITS.search(text) or _count(wanted) == count


def _count(tree: Tree) -> int:
    return sum(map(_count, tree.args)) if tree.head == "or" else 1


def _value(one: Tree, name: Tree) -> Tree | None:
    """The value that a statement or a bare value gives to a name."""
    if one.head != "relation":
        return None if one.head in ("and", "or", "not", "implies") else one
    return one.args[1] if one.leaf == "=" and one.args[0] == name and len(one.args) == 2 else None


def _joined(head: str, several: list[Tree]) -> Tree:
    return reduce(lambda left, right: Tree(head, (left, right)), several)
