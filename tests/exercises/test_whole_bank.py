"""Is everything there that the course asks?"""

from __future__ import annotations

from pathlib import Path

import pytest

from exercises.listing import listing
from exercises.load import load
from tests.exercises.catalogue import CATALOGUE


def test_our_own_list_is_whole() -> None:
    """71 exercises with 526 parts."""
    assert (len(CATALOGUE), sum(len(parts.split()) for parts in CATALOGUE.values())) == (71, 526)


@pytest.mark.parametrize("id", CATALOGUE)
def test_no_exercise_of_the_course_is_missing(id: str) -> None:
    """Each is there, with the parts, kinds and marks of the list."""
    assert [f"{part.id}:{part.kind}:{part.marks}" for part in load(id).parts.values()] == CATALOGUE[
        id
    ].split()


def test_the_bank_holds_nothing_else() -> None:
    """What is in the bank is in the list, once."""
    assert sorted(one.id for one in listing()) == sorted(CATALOGUE)
    assert all(Path(load(one.id).file).stem == one.id for one in listing())
