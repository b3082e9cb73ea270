"""What does an answer say of the names in it: `φ(v) where v = w·x + b`, `a(1 − a) with a = σ(z)`?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from derivations.language import Scope
from derivations.language import read as read_text
from derivations.language.refusal import Refusal
from derivations.language.tree import Tree
from derivations.rules.terms import free_names, replaced

_WORD = re.compile(r"\s*,?\s*(?:\\q?quad\s*)?(?:\\text\s*\{\s*(where|with)\s*\}|\b(where|with)(?=\s))")
_CONDITION = re.compile(r"\s*,?\s*\b(?:if|for|when)\s")
_BETWEEN = re.compile(r"\s+and\s+|\s*[,;]\s*")
_OPENING, _CLOSING = "([{", ")]}"


def parted(text: str) -> tuple[str, str]:
    """The formula, and what is said of it: from `where`, `with`, `if`, `for` or `when` on."""
    return _cut(text, _WORD, _CONDITION)


def definitions(text: str, scope: Scope) -> tuple[str, Mapping[Tree, Tree]]:
    """The formula, and the formulas of the names in it; none where anything else is said of it."""
    head, tail = _cut(text, _WORD)
    if not tail:
        return text, {}
    found: dict[Tree, Tree] = {}
    for one in _each(_WORD.sub("", tail, count=1)):
        try:
            tree = read_text(one, scope)
        except Refusal:
            return text, {}
        if tree.head != "relation" or tree.leaf != "=" or tree.args[0].head not in ("name", "index"):
            return text, {}
        found[tree.args[0]] = tree.args[1]
    return head, found


def inserted(tree: Tree, formulas: Mapping[Tree, Tree]) -> Tree:
    """The formula with those of its names in their place, and in those again."""
    for _ in formulas:
        tree = replaced(tree, formulas)
    return tree


def speak_of(formulas: Mapping[Tree, Tree], tree: Tree) -> bool:
    """Does each of these names stand in the formula, or in one of the others?"""
    held = free_names(tree).union(*map(free_names, formulas.values()))
    return all(free_names(one) & held for one in formulas)


def _cut(text: str, *words: re.Pattern[str]) -> tuple[str, str]:
    """The text before and from the first of these words outside of brackets."""
    depth = 0
    for at, letter in enumerate(text):
        depth += (letter in _OPENING) - (letter in _CLOSING)
        if at and not depth and (letter in " ,\\") and any(word.match(text, at) for word in words):
            return text[:at], text[at:]
    return text, ""


def _each(text: str) -> Sequence[str]:
    """The definitions one by one: commas and `and` part them outside of brackets."""
    found, start, depth, at = [], 0, 0, 0
    while at < len(text):
        depth += (text[at] in _OPENING) - (text[at] in _CLOSING)
        between = _BETWEEN.match(text, at) if not depth else None
        if between is not None:
            found.append(text[start:at])
            start = at = between.end()
        else:
            at += 1
    return [one for one in (*found, text[start:]) if one.strip()]
