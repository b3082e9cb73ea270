"""Single slips in right derivations, with the line they stand in known from how they were made.

A slip is a small change of the last side of a line: another number, a turned sign, a term or factor left out.
That it is wrong is not asked of the code under test: at a drawn point, with what is solved for at its
solution, the witness of the derivations finds another value than before.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from derivations.chapters import derived
from derivations.facts import Facts
from derivations.known import of_chapter
from derivations.language import Scope, read
from derivations.language.show import plain
from derivations.language.tree import Tree, number
from exercises.load import load
from exercises.scopes import scope
from tests.derivations.witness_draws import draw
from tests.derivations.witness_points import Point
from tests.derivations.witness_values import placed, value

NAMED = frozenset({"derivative", "E", "var", "cov", "P"})  # what the chapter says they are is put in
SEEDS = range(3, 40)


@dataclass(frozen=True)
class Fault:
    """Lines with one slip, and the number of its line."""

    lines: tuple[str, ...]
    wrong: int


def faults(exercise: str, part: str, route: Sequence[str], most: int) -> Iterator[Fault]:
    """At most so many slips of a route, drawn from all that the witness can tell."""
    item = load(exercise)
    names = scope(item)
    expected = item.parts[part].expected
    assert isinstance(expected, Mapping)
    known = of_chapter(str(expected["derive"]))
    work = derived(str(expected["derive"]))
    result = read(work.result, Scope.of(dict(work.symbols)))
    trees = [read(line, names) for line in route]
    points = list(islice(_points(item.symbols, known.unknown, result), 2))
    facts = known.facts.and_facts(item.parts[part].facts, names)
    made = [(at, edited) for at, tree in enumerate(trees) for edited in _changed_lines(tree)]
    random.Random(f"{exercise}.{part}.{len(route)}").shuffle(made)
    wrong = ((at, edited) for at, edited in made if _is_wrong(trees[at], edited, points, facts))
    for at, edited in islice(wrong, most):
        yield Fault((*route[:at], plain(edited), *route[at + 1 :]), at + 1)


def _points(symbols: Mapping[str, str], unknown: Tree | None, result: Tree) -> Iterator[Point]:
    """Drawn points, what is solved for at its solution; a class without samples has none."""
    for seed in SEEDS:
        point = draw(dict(symbols), seed)
        try:
            yield placed(point, unknown, value(result, point)) if unknown is not None else point
        except ZeroDivisionError:
            continue


def _changed_lines(tree: Tree) -> Iterator[Tree]:
    if tree.head == "implies":
        for inner in _changed_lines(tree.args[-1]):
            yield tree.with_args((*tree.args[:-1], inner))
    elif tree.head == "relation" and str(tree.leaf).split()[-1] == "=":
        at = len(tree.args) - (2 if tree.args[-1] == number(0) else 1)  # of a condition `A = 0`, A
        if tree.args[at].head != "continued":
            for side in changed(tree.args[at]):
                yield tree.with_args((*tree.args[:at], side, *tree.args[at + 1 :]))


def changed(tree: Tree) -> Iterator[Tree]:
    """Every formula that one slip makes of this one."""
    if tree.head == "number":
        yield number(tree.leaf + 1)  # type: ignore[operator]
    if tree.head == "add":
        for at, term in enumerate(tree.args):
            rest = (*tree.args[:at], *tree.args[at + 1 :])
            yield rest[0] if len(rest) == 1 else Tree("add", rest)
            turned = term.args[0] if term.head == "neg" else Tree("neg", (term,))
            yield Tree("add", (*tree.args[:at], turned, *tree.args[at + 1 :]))
    if tree.head == "mul":
        for at in range(len(tree.args)):
            rest = (*tree.args[:at], *tree.args[at + 1 :])
            yield rest[0] if len(rest) == 1 else Tree("mul", rest)
    if tree.head == "div":
        yield tree.args[0]
    if tree.head == "neg":
        yield tree.args[0]
    inner = (
        tree.args[:1] if tree.head in ("sum", "prod", "int") else () if tree.head == "index" else tree.args
    )
    for at, arg in enumerate(inner):
        for new in changed(arg):
            yield tree.with_args((*tree.args[:at], new, *tree.args[at + 1 :]))


def _is_wrong(before: Tree, after: Tree, points: Sequence[Point], facts: Facts) -> bool:
    """Has the changed side another value at every point, and not that of the other side?"""
    while before.head == "implies":
        before, after = before.args[-1], after.args[-1]
    before, after = (one.with_args(tuple(map(facts.inserted, one.args))) for one in (before, after))
    at = next(
        (k for k, pair in enumerate(zip(before.args, after.args, strict=True)) if pair[0] != pair[1]), None
    )
    if at is None:
        return False
    beside = before.args[at - 1] if at else before.args[1]
    for point in points:
        try:
            right, wrong = value(before.args[at], point), value(after.args[at], point)
            other = right if beside.head == "continued" or beside.has(*NAMED) else value(beside, point)
        except (AssertionError, KeyError, ZeroDivisionError, ValueError, TypeError, AttributeError):
            return False  # the witness has no word for it
        if not all(isinstance(one, type(right)) for one in (wrong, other)):
            return False
        if abs(wrong - other) <= 1e-9 * (1 + abs(other)):
            return False
    return bool(points)
