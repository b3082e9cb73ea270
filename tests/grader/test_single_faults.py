"""Is one fault in a computation that is right otherwise named by what it is?

Over the bank and its variants: every step of every formula done wrong in turn, every value with wrong digits;
from the final answer alone, and with all that was written down before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest

from derivations.language import read
from derivations.language.show import latex, plain, unicode
from exercises.graph import Node
from exercises.scopes import scope
from exercises.values import Value
from grader.answers import Asked
from grader.cases import Case
from grader.own import Own
from grader.told import Judgement
from tests.exercises.catalogue import CATALOGUE
from tests.grader.judged_faults import Tally, answers, case_of, judged, right_values, values_of
from tests.grader.wrong_answers import decimal

SPELLINGS = 8  # numbers of figures
FIGURES = 4  # of a final answer, or as many as the part asks for
IN_A_TRACE = 6  # of every value in a trace
FINALS, TRACES, RIGHT, FEWEST = 3, 4, 5, 20_000  # variants of each; answers
FINAL, TRACED = 0.85, 0.98
COMPLETE, EXACT = 0.95, 0.8  # of the ambiguous ones; what is said beside gives the value too
SAMPLE = ("bayes-screening", "weighted-mse", "ewma-closed-form", "output-size", "uniform-moments")


def final(id: str, variant: int, tally: Tally) -> None:
    """Every fault in every value of a variant, handed in alone."""
    case = case_of(id, variant)
    for part, cell, node in values_of(case):
        asked = Asked(case.drawn, case.key, part)
        figures = max(part.figures or 0, FIGURES)
        for text, faults in answers(node, case, right_values(node, case), figures).items():
            said = judged(text, cell, node, asked)
            if said.met.outcome == "incorrect" and not said.met.coarse:
                tally.count(faults, said.mistake, f"{id}@{variant} {node.id} {text}")


def traced(id: str, variant: int, tally: Tally) -> None:
    """Every fault in every number of a variant, after all values before it, right as they were written."""
    case = case_of(id, variant)
    for part, cell, node in values_of(case):
        if node.value is None:
            continue
        asked = Asked(case.drawn, case.key, part)
        before = _written_before(node, case)
        bound = {
            word: before.get(source, known) if isinstance(source := node.names[word], str) else known
            for word, known in right_values(node, case).items()
        }
        for text, faults in answers(node, case, bound, IN_A_TRACE).items():
            own = Own(case.key, case.drawn)
            for id_before, value in before.items():
                own.remember(id_before, "correct", value, None, None)
            said = judged(text, cell, node, asked, own)
            if said.met.outcome == "incorrect" and not said.met.coarse:
                tally.count(faults, said.mistake, f"{id}@{variant} {node.id} {text}")


def right_answers(id: str, variant: int) -> Iterator[tuple[str, Judgement]]:
    """What is said of every right value of a variant, in many spellings."""
    case = case_of(id, variant)
    for part, cell, node in values_of(case):
        asked = Asked(case.drawn, case.key, part)
        for text in dict.fromkeys(_spelled(node, case, max(part.figures or 0, FIGURES))):
            yield f"{id}@{variant} {node.id} {text}", judged(text, cell, node, asked)


def _spelled(node: Node, case: Case, figures: int) -> Iterator[str]:
    yield node.answer
    if node.value is not None:
        for more in range(SPELLINGS):
            yield decimal(node.value.fraction, figures + more)
            yield decimal(node.value.fraction, figures + more, cut=True)
        yield f"\\frac{{{node.value.fraction.numerator}}}{{{node.value.fraction.denominator}}}"
        yield f"{node.value.fraction} + 0"
    elif node.answer:
        tree = read(node.answer, scope(case.exercise))
        yield from (spelling(tree) for spelling in (plain, unicode, latex))


def _written_before(node: Node, case: Case) -> dict[str, Value]:
    """What stands in a trace before a value."""
    found: dict[str, Value] = {}
    for id, one in case.key.nodes.items():
        if id == node.id:
            break
        if one.value is not None and one.asked:
            found[id] = Value(Fraction(decimal(one.value.fraction, IN_A_TRACE)))
    return found


def holds_of_ambiguous(tally: Tally) -> None:
    """Where several faults give an answer, all are said, and hardly ever another."""
    assert tally.complete >= COMPLETE * tally.ambiguous > 0, tally.figures()
    assert tally.exact >= EXACT * tally.ambiguous, tally.figures()


@pytest.mark.slow
def test_a_single_fault_is_named_from_the_final_answer() -> None:
    """Its family first in 85 of 100, over 20,000 answers and more."""
    tally = Tally()
    for variant in range(FINALS):
        for id in CATALOGUE:
            final(id, variant, tally)
    assert tally.every >= FEWEST
    assert tally.named >= FINAL * tally.every, tally.figures()
    holds_of_ambiguous(tally)


@pytest.mark.slow
def test_a_single_fault_is_named_in_a_trace() -> None:
    """Its family first in 98 of 100."""
    tally = Tally()
    for variant in range(TRACES):
        for id in CATALOGUE:
            traced(id, variant, tally)
    assert tally.every >= FEWEST
    assert tally.named >= TRACED * tally.every, tally.figures()
    holds_of_ambiguous(tally)


@pytest.mark.slow
def test_nothing_is_said_of_right_answers() -> None:
    """No mistake in as many right answers, in other digits and other spellings."""
    found = [one for variant in range(RIGHT) for id in CATALOGUE for one in right_answers(id, variant)]
    right = [text for text, said in found if said.met.outcome == "correct"]
    assert len(right) >= FEWEST
    assert len(right) >= 0.98 * len(
        found
    )  # the others are irrational: a fraction is no right spelling of theirs
    assert [text for text, said in found if said.met.outcome == "correct" and said.mistake] == []


def test_nothing_is_said_of_a_sample_of_right_answers() -> None:
    """The same over a few exercises of different kinds."""
    found = [one for id in SAMPLE for one in right_answers(id, 1)]
    assert [text for text, said in found if said.mistake] == []


def test_a_sample_of_single_faults_is_named() -> None:
    """The same over a few exercises of different kinds."""
    tally = Tally()
    for id in SAMPLE:
        final(id, 1, tally)
    assert tally.named >= FINAL * tally.every, tally.figures()
