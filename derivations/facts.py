"""What is known of the names of a chapter?

Every derivation of a chapter that only rewrites says that its subject equals its result: `dl/dmu = …`, `E[x]
= …`, `dZ/de[j] = e[j]`.  A fact is inserted wherever its subject stands, whatever its index letters are
called there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

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
            found = self.once(tree)
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

    def once(self, tree: Tree, names: bool = True) -> Tree:
        """The tree with every subject replaced, and nothing in what they are replaced by."""
        for known in self.known:
            if known.subject == tree and (names or tree.head not in _NAMES):
                return known.value
        for known in self.known:
            letters: dict[str, Tree] = {}
            if (names or known.subject.head not in _NAMES) and matches(
                known.subject, tree, known.letters, letters
            ):
                return substitute(known.value, letters) if letters else known.value
        if not tree.args or tree.head == "derivative":
            return tree
        if tree.head == "diff":  # what is differentiated stays in the names it is differentiated by
            return Tree("diff", (self.once(tree.args[0], False), *tree.args[1:]), tree.leaf, tree.span)
        args = tuple(self.once(arg, names) for arg in tree.args)
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


@cache
def of_chapter(name: str) -> Known:
    """What is known for following a derivation: its own lines first, then those of its chapter."""
    from derivations import chapters
    from derivations.language.grammar import read

    chapter = name.partition(".")[0]
    own = chapters.derived(name)
    known: list[Fact] = []
    conditions: list[Tree] = []
    unknown: Tree | None = None
    solved: tuple[Tree, ...] = ()
    settled: tuple[Fact, ...] = ()
    for one in (
        name,
        *(other for other in chapters.names() if other.startswith(f"{chapter}.") and other != name),
    ):
        work = chapters.derived(one)
        scope = Scope.of(dict(work.symbols))
        lines = [read(line, scope) for line in work.lines]
        set_out = [line for line in lines if _is_condition(line)]
        conditions += set_out
        solving = [line for line in lines[1:] if _is_condition(line)]  # the first line only begins
        if one == name and solving:
            unknown = solving[-1].args[0]
            solved = tuple(line.args[1] for line in solving if line.args[0] == unknown)
        varied = {
            word for line in lines for node in line.walk() if node.head == "diff" for word in node.names()
        }
        found = []
        for given in (read(text, scope) for text in work.givens):
            if given.head != "relation" or given.leaf != "=" or len(given.args) != 2:
                continue
            subject = given.args[0]
            if subject.head not in _SUBJECTS or (subject.head in _NAMES and subject.names() & varied):
                conditions.append(
                    given
                )  # a constraint, or what a name that is differentiated by turns out to be
            else:
                found.append(fact(*given.args))
        found += _facts_of(lines)
        for new in found:
            if any(old.subject == new.subject for old in known):
                continue
            if one == name or (new.subject.head not in _NAMES and _agrees(new, work.symbols, own.symbols)):
                known.append(new)
        if one == name:
            settled = _settled(conditions, unknown, solved)
    held = (known_one for known_one in conditions if _holds(known_one, settled, Scope.of(dict(own.symbols))))
    return Known(Facts(tuple(known)), tuple(held), unknown, solved)


def _settled(conditions: list[Tree], unknown: Tree | None, solved: tuple[Tree, ...]) -> tuple[Fact, ...]:
    """What the names beside the unknown turn out to be (a multiplier), and the unknown last."""
    names = [one for one in conditions if one.head == "relation" and one.args[0].head == "name"]
    found = [fact(*one.args) for one in names if one.args[0] != unknown and one.args[1] != one.args[0]]
    return (*found, fact(unknown, solved[-1])) if found and unknown is not None and solved else ()


def _holds(condition: Tree, settled: tuple[Fact, ...], scope: Scope) -> bool:
    """Does a condition of the chapter go with what a multiplier is here?  With -N, `lambda = N` does not."""
    from derivations.equality.compare import decide
    from derivations.equality.verdict import DIFFERENT

    multipliers = {str(one.subject.leaf) for one in settled[:-1]}
    while condition.head == "implies":
        condition = condition.args[1]
    if not multipliers & condition.names():
        return True
    left, right = (Facts(settled).inserted(side) for side in condition.args)
    if left.head == "name":  # what another name stands for
        return True
    return decide(left, right, scope).verdict != DIFFERENT


def _agrees(new: Fact, there: Mapping[str, str], here: Mapping[str, str]) -> bool:
    """Do the names of a fact mean the same in both derivations?"""
    bound = {str(node.args[1].leaf) for node in new.value.walk() if node.head in ("sum", "prod", "int")}
    names = (new.subject.names() | new.value.names()) - bound
    declared = {key.partition("(")[0].partition("[")[0]: domain for key, domain in there.items()}
    mine = {key.partition("(")[0].partition("[")[0]: domain for key, domain in here.items()}
    return all(mine.get(word) == declared.get(word) for word in names)


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


_NAMES = ("name", "index")
_SUBJECTS = frozenset(("derivative", "E", "var", "cov", "P", "name", "index"))


def _is_condition(line: Tree) -> bool:
    """A line of its own that is an equation, not the beginning or the continuation of a rewriting."""
    while line.head == "implies":
        line = line.args[1]
    return line.head == "relation" and line.args[0].head not in ("continued", "derivative", "E", "var", "cov")
