"""What does an answer say of the names in it: `φ(v) where v = w·x + b`, `a(1 − a) with a = σ(z)`?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from derivations.language import Scope
from derivations.language import read as read_text
from derivations.language.refusal import Refusal
from derivations.language.tree import Tree
from derivations.rules.terms import free_names, replaced

_WORD = re.compile(r"\\text\s*\{\s*(?:where|with)\s*\}|(?<=[\s,])(?:where|with)(?=\s)")
_WORD_OR_CONDITION = re.compile(rf"{_WORD.pattern}|(?<=[\s,])(?:if|for|when)(?=\s)")
_BETWEEN = re.compile(r"\s+and\s+|\s*[,;]\s*")
_OPENING, _CLOSING = "([{", ")]}"


def parted(text: str) -> tuple[str, str]:
    """The formula, and what is said of it: from `where`, `with`, `if`, `for` or `when` on."""
    begin, _ = _found(text, _WORD_OR_CONDITION)
    return text[:begin], text[begin:]


def definitions(text: str, scope: Scope) -> tuple[str, Mapping[Tree, Tree]]:
    """The formula, and the formulas of the names in it; none where anything else is said of it."""
    begin, end = _found(text, _WORD)
    if begin == len(text):
        return text, {}
    found: dict[Tree, Tree] = {}
    for one in _each(" ".join(text[end:].split())):
        try:
            tree = read_text(one, scope)
        except Refusal:
            return text, {}
        if tree.head != "relation" or tree.leaf != "=" or tree.args[0].head not in ("name", "index"):
            return text, {}
        found[tree.args[0]] = tree.args[1]
    return text[:begin], found


def inserted(tree: Tree, formulas: Mapping[Tree, Tree]) -> Tree:
    """The formula with those of its names in their place, and in those again."""
    for _ in formulas:
        tree = replaced(tree, formulas)
    return tree


def speak_of(formulas: Mapping[Tree, Tree], tree: Tree) -> bool:
    """Does each of these names stand in the formula, or in one of the others?"""
    held = free_names(tree).union(*map(free_names, formulas.values()))
    return all(free_names(one) & held for one in formulas)


def _found(text: str, words: re.Pattern[str]) -> tuple[int, int]:
    """From where to where the first of these words stands outside of brackets, with the blanks and the comma
    before it; the end of the text where there is none."""
    depth = at = 0
    for word in words.finditer(text):
        depth += sum((letter in _OPENING) - (letter in _CLOSING) for letter in text[at : word.start()])
        at = word.start()
        before = text[:at].rstrip()
        for space in ("\\qquad", "\\quad"):
            before = before.removesuffix(space).rstrip()
        before = before.removesuffix(",").rstrip()
        if before and not depth:
            return len(before), word.end()
    return len(text), len(text)


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
