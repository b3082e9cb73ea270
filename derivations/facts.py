"""What is known of the names of a chapter?

Every derivation of a chapter that only rewrites says that its subject equals its result: `dl/dmu = …`, `E[x]
= …`, `dZ/de[j] = e[j]`.  A fact is inserted wherever its subject stands, whatever its index letters are
called there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from derivations.equality.differentiate import substitute
from derivations.language.scope import Scope
from derivations.language.tree import Tree

ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Fact:
    """A subject and what it equals; `letters` are its indices, which may be called anything."""

    subject: Tree
    value: Tree
    letters: frozenset[str]


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a chapter."""

    known: tuple[Fact, ...]

    def inserted(self, tree: Tree) -> Tree:
        """The tree with every subject replaced by what it equals."""
        for _ in range(ROUNDS):
            found = self._once(tree)
            if found == tree:
                return tree
            tree = found
        return tree

    def knows(self, tree: Tree) -> bool:
        """Is a tree the subject of a fact?"""
        return any(matches(known.subject, tree, known.letters, {}) for known in self.known)

    def with_fact(self, subject: Tree, value: Tree) -> Facts:
        """These facts, with another one before them: a student's own."""
        return Facts((fact(subject, value), *self.known))

    def and_facts(self, more: Mapping[str, str], scope: Scope) -> Facts:
        """These facts, with an author's own before them: subject and value as texts."""
        from derivations.language.grammar import read

        added = tuple(fact(read(subject, scope), read(value, scope)) for subject, value in more.items())
        return Facts((*added, *self.known))

    def _once(self, tree: Tree) -> Tree:
        for known in self.known:
            letters: dict[str, Tree] = {}
            if matches(known.subject, tree, known.letters, letters):
                return substitute(known.value, letters) if letters else known.value
        if not tree.args:
            return tree
        args = tuple(self._once(arg) for arg in tree.args)
        return tree if args == tree.args else Tree(tree.head, args, tree.leaf, tree.span)


def fact(subject: Tree, value: Tree) -> Fact:
    """A fact whose index letters are those that stand as subscripts of its subject."""
    letters = {
        str(index.leaf)
        for node in subject.walk()
        if node.head == "index"
        for index in node.args[1:]
        if index.head == "name"
    }
    return Fact(subject, value, frozenset(letters))


def matches(pattern: Tree, tree: Tree, letters: frozenset[str], found: dict[str, Tree]) -> bool:
    """Is a tree the pattern, its index letters filled in?"""
    if pattern.head == "name" and pattern.leaf in letters:
        word = str(pattern.leaf)
        if tree.head not in ("name", "number", "index"):
            return False
        return found.setdefault(word, tree) == tree
    if pattern.head != tree.head or pattern.leaf != tree.leaf or len(pattern.args) != len(tree.args):
        return False
    return all(matches(a, b, letters, found) for a, b in zip(pattern.args, tree.args, strict=True))


@dataclass(frozen=True, slots=True)
class Known:
    """What following a derivation rests on: facts, conditions, what is solved for and in which forms."""

    facts: Facts
    conditions: tuple[Tree, ...]
    unknown: Tree | None
    solved: tuple[Tree, ...]


def of_chapter(name: str) -> Known:
    """What is known for following the derivation of this name: its own lines first, then those of its
    chapter."""
    from derivations import chapters

    chapter = name.partition(".")[0]
    known: list[Fact] = []
    conditions: list[Tree] = []
    unknown: Tree | None = None
    solved: tuple[Tree, ...] = ()
    for one in (
        name,
        *(other for other in chapters.names() if other.startswith(f"{chapter}.") and other != name),
    ):
        lines = _lines_of(one)
        set_out = [line for line in lines if _is_condition(line)]
        conditions += set_out
        if one == name and set_out:
            unknown = set_out[-1].args[0]
            solved = tuple(line.args[1] for line in set_out if line.args[0] == unknown)
        for new in _facts_of(lines):
            if not any(old.subject == new.subject for old in known):
                known.append(new)
    return Known(Facts(tuple(known)), tuple(conditions), unknown, solved)


def _lines_of(name: str) -> list[Tree]:
    from derivations import chapters
    from derivations.language.grammar import read

    work = chapters.derived(name)
    scope = Scope.of(dict(work.symbols))
    return [read(line, scope) for line in work.lines]


def _facts_of(lines: list[Tree]) -> list[Fact]:
    """The subject of the first line equals the last rewriting of it; a derivative that starts the line,
    likewise."""
    first = lines[0]
    if first.head != "relation" or first.args[0].head not in _SUBJECTS:
        return []
    subject, start = first.args[0], first.args[1]
    rewritten = [
        line.args[-1] for line in lines[1:] if line.head == "relation" and line.args[0].head == "continued"
    ]
    value = rewritten[-1] if rewritten else start
    found = [] if subject in set(value.walk()) else [fact(subject, value)]
    if start.head == "neg" and start.args[0].head == "derivative" and value != start:
        found.append(fact(start.args[0], Tree("neg", (value,))))
    if subject.head == "derivative" and start.head == "diff" and subject.args[0].head == "name":
        found.append(fact(subject.args[0], start.args[0]))
    return found


_SUBJECTS = frozenset(("derivative", "E", "var", "cov", "name", "index"))


def _is_condition(line: Tree) -> bool:
    """A line of its own that is an equation, not the beginning or the continuation of a rewriting."""
    while line.head == "implies":
        line = line.args[1]
    return line.head == "relation" and line.args[0].head not in ("continued", "derivative", "E", "var", "cov")
