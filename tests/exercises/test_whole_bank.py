"""Is everything there that the course asks?"""

from __future__ import annotations

from pathlib import Path

import pytest

from derivations.language import read
from exercises.keys import drawn
from exercises.listing import listing
from exercises.load import load
from exercises.scopes import scope
from tests.exercises.catalogue import CATALOGUE

# Formulas that nobody writes in two ways.
ONE_FORM = {
    ("log-sigmoid", "range"),
    ("tanh-unit", "range"),
    ("tanh-unit", "slope-at-zero"),
    ("threshold-units", "linear-formula"),
    ("threshold-units", "linear-slope"),
    ("backprop-output-node", "output"),
    ("batchnorm-formulas", "output-mean"),
    ("tiny-cnn", "input-sides"),
    ("same-size-convolution", "all-pairs"),
    ("delta-rule", "dyhat-dw"),
    ("delta-rule", "dyhat-db"),
    ("separable-cost-symbols", "pointwise-placement"),
    ("poisson-loss", "minimiser"),
    ("gnb-class-prior", "multiplier"),
    ("gnb-posterior", "prior"),
}


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


def test_every_formula_has_another_right_form_and_a_classical_wrong_one() -> None:
    """Where such exist: a name, a number, an entry or one function of a name is written in one way only."""
    lacking = [
        (id, part.id)
        for id in CATALOGUE
        for part in load(id).parts.values()
        if part.kind in ("expression", "equation", "interval", "set")
        and not (part.wrong and (part.equivalent or (id, part.id) in ONE_FORM))
    ]
    assert lacking == []


def test_everything_else_that_is_written_has_a_classical_wrong_answer() -> None:
    """Numbers, lists, traces and tables; not the student's own run.  For lines see the grader's tests."""
    lacking = [
        (id, part.id)
        for id in CATALOGUE
        for part in load(id).parts.values()
        if part.kind in ("number", "array", "trace", "table") and part.check is None and not part.wrong
    ]
    assert lacking == []


def test_what_has_one_form_only_is_of_few_signs() -> None:
    """The list of exceptions holds nothing that could be expanded or factored."""
    for id, part in ONE_FORM:
        _, key = drawn(load(id), 0)
        model = read(key.nodes[part].answer, scope(load(id)))
        assert not model.has("add", "sum", "prod"), (id, part)
