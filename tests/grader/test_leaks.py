"""Does anything that is said of a wrong answer give the model answer away?

Every wrong answer of every exercise is marked as for a student, and all that comes out is searched.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from exercises.graph import Node
from exercises.item import Part
from exercises.keys import drawn
from exercises.load import load
from grader.cases import Case, answer
from grader.handout import heads_of
from grader.judge import judge
from grader.render.html import html_page
from grader.render.paper import Paper
from grader.render.text import text_document
from grader.report import PartReport, Report
from grader.submission import read_submission
from tests.exercises.catalogue import CATALOGUE
from tests.grader.leaks import given_away, seen
from tests.grader.wrong_answers import wrong_answers

SAMPLE = ("bayes-screening", "log-sigmoid", "decision-boundary")


def messages(report: PartReport) -> Iterator[tuple[str, str]]:
    """All that is said of a part, and where."""
    yield "message", report.message
    yield "evidence", json.dumps(report.evidence or {}, ensure_ascii=False, default=str)
    for one in (report, *report.cells):
        if one.mistake is not None:
            yield "mistake", one.mistake.message
    for cell in report.cells:
        yield "cell", cell.message


def question(case: Case) -> str:
    """What everybody knows: the exercise as it is shown, and its numbers."""
    exercise = case.exercise
    asks = [case.drawn.fill(part.ask) for part in exercise.parts.values()]
    options = [case.drawn.fill(one.text) for part in exercise.parts.values() for one in part.options.values()]
    head = [
        exercise.title,
        exercise.statement,
        *exercise.conventions,
        *exercise.symbols,
        *exercise.symbols.values(),
    ]
    return "\n".join([*map(case.drawn.fill, head), *asks, *options])


def found(case: Case, part: Part) -> Iterator[str]:
    """The leaks of one part."""
    asked = question(case)
    for cell, text in wrong_answers(case, part):
        node = case.key.nodes[case.key.slots[part.id][cell]]
        others = {} if part.kind == "trace" else case.model(part)
        written = answer(part, case.key, {**others, cell: text}) if cell else text
        report = case.marked(part, written)
        if report.outcome == "correct":
            continue
        own = " ".join(filter(None, [str(written), report.read_as, *(one.read_as for one in report.cells)]))
        for where, said in messages(report):
            if leak := given_away(said, node, case, f"{asked} {own}"):
                place = "/".join(filter(None, (f"{case.exercise.id}.{part.id}", cell)))
                yield f"{place} {text!r}: {where} {said!r} holds {leak}"


def on_page(case: Case, part: Part) -> Iterator[str]:
    """The leaks of one part in its page and in the text for a terminal: one wrong answer of each mistake."""
    blank = _shown(_report(case, case.marked(part, "")))
    told: set[object] = set()
    for cell, text in wrong_answers(case, part):
        node = case.key.nodes[case.key.slots[part.id][cell]]
        report = case.marked(part, answer(part, case.key, {cell: text}) if part.kind == "trace" else text)
        name = (cell, report.mistake.name if report.mistake else report.message)
        if (
            (cell and part.kind != "trace")
            or report.outcome == "correct"
            or name in told
            or not telling(node)
        ):
            continue
        told.add(name)
        own = " ".join([text, *chosen(case, part, text), *filter(None, [report.read_as, report.read_mathml])])
        known = f"{blank} {seen(own)} {own} {own} {own}"
        if leak := given_away(_shown(_report(case, report)), node, case, known):
            yield f"{case.exercise.id}.{part.id} {text!r}: the page holds {leak}"


def chosen(case: Case, part: Part, text: str) -> list[str]:
    """The words of the options that a student chose by their letters."""
    labels = case.drawn.options(part) if part.kind == "choice" else {}
    return [
        case.drawn.fill(part.options[labels[one]].text)
        for one in text.replace(",", " ").split()
        if one in labels
    ]


def telling(node: Node) -> bool:
    """Is the model answer long enough not to stand on a page by chance?"""
    if node.value is not None:
        return node.value.fraction.denominator != 1 or abs(node.value.fraction) > 999
    return len(node.answer) > 5


def _report(case: Case, part: PartReport) -> Report:
    report = Report("answers.yaml", None, case.drawn.number, [part])
    return replace(report, heads=heads_of(report, None, drawing=True))


def _shown(report: Report) -> str:
    bare = replace(report, parts=[part._replace(line=None, column=None) for part in report.parts])
    return seen(html_page(bare)) + "".join(text_document([bare], Paper(200)))


def cases(id: str) -> Case:
    return Case(*drawn(load(id), 0))


@pytest.mark.parametrize("id", SAMPLE)
def test_no_message_gives_the_answer_away(id: str) -> None:
    """Message, sentence of the mistake, evidence: none holds the model answer."""
    case = cases(id)
    assert [leak for part in case.parts() for leak in found(case, part)] == []


def test_no_page_gives_the_answer_away() -> None:
    """Nor does a page, its pictures or the terminal."""
    case = cases("bayes-screening")
    assert [leak for part in case.parts() for leak in on_page(case, part)] == []


@pytest.mark.slow
@pytest.mark.parametrize("id", CATALOGUE)
def test_nothing_said_of_the_bank_gives_an_answer_away(id: str) -> None:
    """The same of every wrong answer of every exercise."""
    case = cases(id)
    assert [leak for part in case.parts() for leak in (*found(case, part), *on_page(case, part))] == []


GIVEN_AWAY = [
    ("bayes-screening", "posterior", "The posterior is 0.0292.", True),
    ("bayes-screening", "posterior", "It is about 2.9 %.", True),
    ("bayes-screening", "posterior", "It is 10/343.", True),
    ("bayes-screening", "posterior", "It is not 0.0303.", False),
    ("log-sigmoid", "derivative", "Write a*phi*(1-phi).", True),
    ("log-sigmoid", "derivative", "Write a φ (1 − φ).", True),
    ("log-sigmoid", "derivative", "Write a \\phi (1 - \\phi).", True),
    ("log-sigmoid", "derivative", "The slope a is missing.", False),
    ("delta-rule", "dyhat-db", "At x[1] = 1 your formula gives 3.", False),
    ("delta-rule", "dyhat-db", "The right value is 1.", True),
    ("softmax-four-scores", "shift", "Adding to a score is not multiplying a probability.", False),
    ("softmax-four-scores", "shift", "Choose a.", True),
    ("softmax-four-scores", "shift", "It is option (a).", True),
    ("backprop-2-2-1", "third-pass", "0.33 of 2 marks", False),
]


@pytest.mark.parametrize(("id", "part", "text", "leaks"), GIVEN_AWAY)
def test_what_gives_an_answer_away_is_found(id: str, part: str, text: str, leaks: bool) -> None:
    """In every spelling; a point to try it at gives nothing away."""
    case = cases(id)
    node = case.key.nodes[next(iter(case.key.slots[part].values()))]
    assert (given_away(text, node, case, "") is not None) == leaks


def test_evidence_holds_no_value_of_the_model_answer() -> None:
    """Where the answer is a constant, its value at the point shown is the answer."""
    source = b"answers: {delta-rule: {dyhat-db: 2}}"
    submission = read_submission(source, "answers.yaml")
    hidden, shown = (
        judge(submission, show_solutions=shown).parts[0].evidence or {} for shown in (False, True)
    )
    assert hidden["values"] == {"answer": "2"}
    assert shown["values"] == {"expected": "1", "answer": "2"}
