"""What does following a derivation rest on: facts, conditions, and what is solved for?

Every derivation of a chapter that only rewrites says that its subject equals its result: a fact.  An
equation of its own sets a condition.  Those of the other derivations of the chapter are known too, where
their names mean the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from derivations.facts import NAMES, Fact, Facts, fact
from derivations.language.scope import Scope
from derivations.language.tree import Tree


@dataclass(frozen=True, slots=True)
class Known:
    """What following a derivation rests on: facts, conditions, what is solved for and in which forms."""

    facts: Facts
    conditions: tuple[Tree, ...]
    unknown: Tree | None
    solved: tuple[Tree, ...]
    settled: Facts  # what the names beside the unknown turn out to be, and the unknown itself


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
    own_conditions: tuple[Tree, ...] = ()
    settled: tuple[Fact, ...] = ()
    for one in (
        name,
        *(other for other in chapters.names() if other.startswith(f"{chapter}.") and other != name),
    ):
        work = chapters.derived(one)
        scope = Scope.of(dict(work.symbols))
        lines = [read(line, scope) for line in work.lines]
        solving = [line for line in lines[1:] if _is_condition(line)]  # the first line only begins
        begins = _is_condition(lines[0]) and _sets_out(lines, solving)
        if one == name or _same_names((lines[0], *solving), work.symbols, own.symbols):
            conditions += [lines[0], *solving] if begins else solving
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
            if subject.head not in _SUBJECTS or (subject.head in NAMES and subject.names() & varied):
                # a constraint, or what a name that is differentiated by turns out to be
                if one == name or _same_names((given,), work.symbols, own.symbols):
                    conditions.append(given)
            else:
                found.append(fact(*given.args))
        found += _facts_of(lines)
        for new in found:
            if any(old.subject == new.subject for old in known):
                continue
            if one == name or (new.subject.head not in NAMES and _agrees(new, work.symbols, own.symbols)):
                known.append(new)
        if one == name:
            settled = _settled(conditions, unknown, solved)
            if unknown is None:  # a rewriting: no condition of another derivation has to do with it
                own_conditions = tuple(conditions)
    scope = Scope.of(dict(own.symbols))
    held = tuple(one for one in conditions if _holds(one, settled, scope)) if unknown else own_conditions
    return Known(Facts(tuple(known)), held, unknown, solved, Facts(settled))


def _settled(conditions: list[Tree], unknown: Tree | None, solved: tuple[Tree, ...]) -> tuple[Fact, ...]:
    """What the names beside the unknown turn out to be (a multiplier), and the unknown last."""
    names = [one for one in conditions if one.head == "relation" and one.args[0].head == "name"]
    found = [fact(*one.args) for one in names if one.args[0] != unknown and one.args[1] != one.args[0]]
    return (*found, fact(unknown, solved[-1])) if unknown is not None and solved else ()


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
    return _same_names((new.subject, new.value), there, here)


def _same_names(trees: Sequence[Tree], there: Mapping[str, str], here: Mapping[str, str]) -> bool:
    bound = {
        str(node.args[1].leaf)
        for tree in trees
        for node in tree.walk()
        if node.head in ("sum", "prod", "int")
    }
    names = frozenset().union(*(tree.names() for tree in trees)) - bound
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
    found = [] if subject in set(value.walk()) else [_recurring(fact(subject, value))]
    if start.head == "P" and value != start:
        found.append(fact(start, value))
    if start.head == "neg" and start.args[0].head == "derivative" and value != start:
        found.append(fact(start.args[0], Tree("neg", (value,))))
    if subject.head == "derivative" and start.head == "diff" and subject.args[0].head == "name":
        found.append(fact(subject.args[0], start.args[0]))
    return found


def _recurring(new: Fact) -> Fact:
    """Noted where it speaks of the next layer or the step before by the same name."""
    subject = new.subject
    again = subject.head == "index" and any(
        node.head == "index" and node.args[0] == subject.args[0] and node != subject
        for node in new.value.walk()
    )
    return replace(new, of_itself=again)


_SUBJECTS = frozenset(("derivative", "E", "var", "cov", "P", "name", "index"))


def _sets_out(lines: Sequence[Tree], solving: Sequence[Tree]) -> bool:
    """Does a first line set a condition, rather than begin to rewrite what stands on its left?"""
    if len(lines) == 1:
        return lines[0].args[0].head not in (*NAMES, "diff", "call")
    return bool(solving) and lines[0].args[0].head != "diff"


def _is_condition(line: Tree) -> bool:
    """A line of its own that is an equation, not the beginning or the continuation of a rewriting."""
    while line.head == "implies":
        line = line.args[1]
    return line.head == "relation" and line.args[0].head not in ("continued", "derivative", "E", "var", "cov")
