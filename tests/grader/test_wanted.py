"""Does a question say what its answer is to be written in, and how much of it there is?"""

from __future__ import annotations

import pytest
import yaml

from exercises.item import Exercise, Variant
from exercises.keys import drawn
from exercises.load import load
from grader import wanted
from grader.cli import main
from tests.exercises.catalogue import CATALOGUE

NOTES = [
    ("loss-concepts", "properties", ["More than one may be right: answer with a list."]),
    ("lab-image-classifier", "conv-shapes", ["3 rows, named by layer: conv, pool, dense"]),
    ("perceptron-or", "pass-1", ["4 rows"]),
    ("gnb-nll", "label-probability", ["in alpha, y, m"]),
    ("bayes-screening", "posterior", ["decimals: at least 3 significant figures"]),
    ("conv-letters", "centre", ["3 entries"]),  # written out, not declared
    ("conv-sums", "reversed", ["3 entries"]),  # as many as are given
    ("backprop-2-2-1", "weight-matrix", ["2 x 2 entries"]),
]


def notes_of(exercise: Exercise) -> Variant:
    return Variant(exercise, 0, exercise.given)


@pytest.mark.parametrize(("exercise", "part", "said"), NOTES)
def test_what_is_wanted_stands_below_the_question(exercise: str, part: str, said: list[str]) -> None:
    """Names, rows, entries and figures; nothing where there is nothing to say."""
    item = load(exercise)
    assert list(wanted.notes(item.parts[part], notes_of(item))) == said


def test_the_size_that_is_said_is_that_of_the_answer() -> None:
    """In the notes and in a variant with lists of another length."""
    for id in CATALOGUE:
        for number in (0, 1):
            variant, key = drawn(load(id), number)
            for part in variant.exercise.parts.values():
                if part.kind == "array":
                    assert wanted.shape(part, variant) == key.shapes[part.id], (id, part.id, number)


def test_every_name_is_said_once_with_its_meaning() -> None:
    """As it is written: an indexed name with its indices."""
    names = list(wanted.names(load("gnb-class-prior")))
    assert names[:3] == ["y[m]: label of sample m", "alpha[k]: prior of class k", "N: number of samples"]
    assert list(wanted.names(load("neuron-concepts"))) == []


def test_no_name_that_an_answer_may_hold_goes_unexplained() -> None:
    """Each has a meaning in its exercise: but functions, and what the statement or a convention explains."""
    for id in CATALOGUE:
        if id in ("pooling", "sigmoid-2-2-2-gradient"):  # a to p row by row; the digits of a weight
            continue
        item = load(id)
        said = {line.partition(":")[0].partition("[")[0].partition("(")[0] for line in wanted.names(item)}
        listed = {
            one.partition("[")[0].partition("(")[0]
            for part in item.parts.values()
            if any(note.startswith("in ") for note in wanted.notes(part, notes_of(item)))
            for one in part.symbols or ()
        }
        functions = {
            word.partition("(")[0] for word, kind in item.symbols.items() if "(" in word or kind == "function"
        }
        assert listed - said <= functions, id


@pytest.mark.parametrize("id", ["batchnorm-eight-values", "conv-sums", "tiny-cnn-numbers"])
def test_a_blank_array_has_its_size(id: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Two images with two rows of two are three brackets deep."""
    assert main(["new", id]) == 0
    answers = yaml.safe_load(capsys.readouterr().out)["answers"][id]
    for part in load(id).parts.values():
        if part.kind == "array":
            sizes, inner = [], answers[part.id]
            while isinstance(inner, list):
                sizes.append(len(inner))
                inner = inner[0]
            assert tuple(sizes) == wanted.shape(part, notes_of(load(id)))
