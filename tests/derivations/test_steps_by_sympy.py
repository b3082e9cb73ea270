"""Does SymPy prove the steps that it can express?  The third witness, and the only symbolic one.

SymPy has no word for a sum over a set, a gradient in a vector or an indicator below a sum, and does not come
back from some others in time: what it leaves open is no objection, and is left to the two witnesses of
numbers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from derivations import chapters
from derivations.derivation import EQUALS
from derivations.equality import prover
from derivations.language import Scope
from derivations.language.tree import Tree
from derivations.meaning import NoMeaningError, to_sympy
from tests.derivations.test_steps_by_equality import given, under

HALF = 0.5  # of the steps that can be expressed are to be proved at least
CHAPTERS = sorted({name.partition(".")[0] for name in chapters.names()})


def steps(chapter: str) -> Iterator[tuple[str, Tree, Tree, Scope]]:
    """The equalities of a chapter, with what is given in its place."""
    for name in chapters.names():
        if name.partition(".")[0] == chapter:
            work = chapters.derive(name)
            equations = tuple(given(work))
            for step in work.steps:
                if step.kind == EQUALS:
                    sides = under(step.before, equations), under(step.after, equations)
                    yield f"{name}: {step.rule}", *sides, Scope.of(dict(work.symbols))


def expressible(*trees: Tree, scope: Scope) -> bool:
    """Has SymPy a word for all of it?"""
    try:
        return all(to_sympy(tree, scope) is not None for tree in trees)
    except (NoMeaningError, NotImplementedError):  # the second is SymPy's own word
        return False


@pytest.mark.slow
def test_sympy_proves_most_steps_that_it_can_express() -> None:
    """Over all chapters: with its deadline for one proof it proves about 300 of 420."""
    proved: list[str] = []
    left: list[str] = []
    for chapter in CHAPTERS:
        for what, before, after, scope in steps(chapter):
            if expressible(before, after, scope=scope):
                (proved if prover.proves_equal(before, after, scope) else left).append(what)
    assert len(proved) >= HALF * (len(proved) + len(left)), left
    assert len(proved) > 200, len(proved)
