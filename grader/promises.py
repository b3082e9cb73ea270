"""Does an exercise keep what every exercise promises?

Each promise is one function from a variant to the answers that break it.  They are judged by the same reader
and the same comparison as a student's.

    own answers        the model answer of every part earns full marks, in plain text, Unicode and LaTeX
    other answers      so does every `equivalent`
    wrong answers      no `wrong` earns full marks, and each is told its mistake
    constants          zero, one and the question copied back earn nothing
    numbers            the same number gives the same variant, none of them the notes' own; all are shown
    mistakes           a mistake that is named has its sentence
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from derivations.chapters import derived
from derivations.language import Scope, read
from derivations.language.show import latex, plain, unicode
from derivations.language.tree import Tree
from exercises.authors import nearest
from exercises.degenerate import shortened
from exercises.draw import variants
from exercises.graph import Key, Node, Other
from exercises.item import Exercise, Part
from exercises.key_as_data import as_json, from_json
from exercises.keys import drawn
from exercises.load import load
from exercises.mistakes import mistakes
from exercises.positions import ExerciseError
from exercises.scopes import scope
from grader.cases import Case, answer
from grader.report import PartReport

SPELLINGS = {"plain text": plain, "Unicode": unicode, "LaTeX": latex}
FORMULAS = ("expression", "equation")
LEFT_OPEN = re.compile(r"\b(diff|int|limit)\(")
ASKED = tuple("E var cov P derivative diff int limit".split())  # what a question leaves to be worked out
UNUSABLE = "can be used"


@dataclass(frozen=True, slots=True)
class Broken:
    """A promise that is not kept: whose, by which answer, and what was said of it."""

    exercise: str
    variant: int
    part: str
    answer: str
    promise: str
    said: str


def broken(id: str, number: int, bank: Path | None = None) -> list[Broken]:
    """Every promise that this variant of an exercise breaks.

    What makes the file itself unusable is said of variant 0 alone.
    """
    try:
        drawn(load(id, bank), 0)
    except ExerciseError as fault:
        return [] if number else [Broken(id, 0, "", "", UNUSABLE, str(fault))]
    try:
        variant, key = drawn(load(id, bank), number)
    except (ExerciseError, ValueError) as fault:
        return [Broken(id, number, "", "", UNUSABLE, str(fault))]
    case = Case(variant, key, bank)
    return [one for promise in PROMISES.values() for one in promise(case)]


def own_answers(case: Case) -> Iterator[Broken]:
    """A model answer earns full marks, in every spelling."""
    for part in case.tried():
        for spelling, written in _spelt(case, part):
            report = case.marked(part, written)
            if report.outcome != "correct" or report.awarded != float(part.marks):
                promise = f"its own answer in {spelling} earns full marks"
                yield _broken(case, part.id, written, promise, _said(report))


def _spelt(case: Case, part: Part) -> Iterator[tuple[str, object]]:
    if part.kind == "lines":
        assert isinstance(part.expected, Mapping)
        yield "plain text", list(derived(str(part.expected["derive"])).lines)
        return
    said, nodes = case.model(part), case.key.slots[part.id]
    yield "plain text", answer(part, case.key, said)
    formulas = [cell for cell, node in nodes.items() if case.key.nodes[node].kind in FORMULAS]
    for spelling, write in SPELLINGS.items() if formulas else ():
        again = {cell: write(read(said[cell], scope(case.exercise))) for cell in formulas}
        if any(again[cell] != said[cell] for cell in formulas):
            yield spelling, answer(part, case.key, {**said, **again})


def other_answers(case: Case) -> Iterator[Broken]:
    """Each `equivalent` earns full marks."""
    for part, cell, other in _others(case):
        if other.mistake is None:
            written = _with(case, part, cell, other)
            report = case.marked(part, written)
            if report.outcome != "correct":
                yield _broken(case, part.id, written, "another right answer earns full marks", _said(report))


def wrong_answers(case: Case) -> Iterator[Broken]:
    """Each `wrong` earns its mistake and not full marks; with the notes' numbers it differs in some cell."""
    differs: dict[tuple[str, str], bool] = {}
    for part, cell, other in _others(case):
        if other.mistake is None or other.mistake not in mistakes():  # what is unknown is said below
            continue
        said = case.model(part)
        differs.setdefault((part.id, other.mistake), False)
        if other.node.answer == said[cell]:
            continue
        differs[part.id, other.mistake] = True
        report = case.marked(part, _with(case, part, cell, other))
        named = {one.name for one in (report.mistake, *(here.mistake for here in report.cells)) if one}
        if report.outcome == "correct":
            yield _broken(case, part.id, other.node.answer, "a wrong answer is not right", other.mistake)
        elif not named & _as_likely(case.key, case.key.slots[part.id][cell], other.mistake):
            promise = f"a wrong answer earns its mistake, {other.mistake}"
            yield _broken(
                case, part.id, other.node.answer, promise, ", ".join(sorted(named)) or "none is named"
            )
    for (id, mistake), seen in differs.items():
        if not seen and case.drawn.number == 0 and not _differs_elsewhere(case, id, mistake):
            yield _broken(case, id, mistake, "a wrong answer differs from the right one", "")


def _with(case: Case, part: Part, cell: str, other: Other) -> object:
    """The model answer with another in that cell; of lines it is what the last one ends with."""
    if part.kind != "lines":
        return answer(part, case.key, {**case.model(part), cell: other.node.answer})
    assert isinstance(part.expected, Mapping)
    *lines, last = derived(str(part.expected["derive"])).lines
    sides = read(last, scope(case.exercise)).args[:-1]
    wrong = read(other.node.answer, scope(case.exercise))
    return [*lines, plain(Tree("relation", (*sides, wrong), "="))]


def _differs_elsewhere(case: Case, part: str, mistake: str) -> bool:
    """The notes' numbers may hide a mistake (an input of 1 that is forgotten); not every draw does."""
    for number in range(1, 4) if case.exercise.vary else ():
        _, key = drawn(case.exercise, number)
        for node in key.slots[part].values():
            others = (other for other in key.others.get(node, ()) if other.mistake == mistake)
            if any(other.node.answer != key.nodes[node].answer for other in others):
                return True
    return False


def _others(case: Case) -> Iterator[tuple[Part, str, Other]]:
    for part in case.tried():
        for cell, node in case.key.slots[part.id].items():
            for other in case.key.others.get(node, ()):
                yield part, cell, other


def _as_likely(key: Key, node: str, mistake: str) -> set[str]:
    """The mistakes that give the same answer or the same digits here: any of them may be named first."""
    mine = [one.node for one in key.others[node] if one.mistake == mistake]
    others = {
        one.mistake
        for one in key.others[node]
        if one.mistake and any(_alike(one.node, other) for other in mine)
    }
    return others | {"too-few-figures"}  # said first where the digits would also be those of the right value


def _alike(one: Node, written: Node) -> bool:
    if one.value is None or written.value is None:
        return one.answer == written.answer
    return one.value.same(written.value) or shortened(one.value, written.value)


def constants(case: Case) -> Iterator[Broken]:
    """Nobody is paid for a constant, nor for the question."""
    for part in case.tried():
        if part.kind not in ("number", "expression"):
            continue
        right = case.model(part)[""]
        for written in ("0", "1", *_question(case, part)):
            if written != right and (report := case.marked(part, written, diagnosing=False)).awarded:
                promise = "a constant or the question copied back earns nothing"
                yield _broken(case, part.id, written, promise, _said(report))


def _question(case: Case, part: Part) -> Iterator[str]:
    """What is to be worked out, as it stands in the question."""
    if part.kind != "expression":
        return
    if isinstance(part.expected, str):
        if LEFT_OPEN.search(part.expected):
            yield part.expected
    elif isinstance(part.expected, Mapping) and "derive" in part.expected:
        work = derived(str(part.expected["derive"]))
        first = read(work.lines[0], Scope.of(dict(work.symbols)))
        if first.head == "relation" and first.args[0].head in ASKED:
            yield plain(first.args[0])


def numbers(case: Case) -> Iterator[Broken]:
    """Drawing is a function of exercise and number; no draw is the notes' own; every question shows it."""
    exercise, number = case.exercise, case.drawn.number
    first, again = (list(islice(variants(exercise, number), 3)) for _ in range(2))
    if first != again or as_json(from_json(as_json(case.key))) != as_json(case.key):
        yield _broken(case, "", number, "the same number gives the same variant", "")
    if number and exercise.vary and case.drawn.given == exercise.given:
        yield _broken(case, "", number, "a variant has numbers of its own", "those of the notes")
    for place, text in (("", exercise.statement), *((p.id, p.ask) for p in exercise.parts.values())):
        if "{{" in case.drawn.fill(text).replace("{{T}}", ""):
            yield _broken(case, place, text, "every question shows its numbers", "a placeholder is left")


def named_mistakes(case: Case) -> Iterator[Broken]:
    """A mistake that is named has its sentence, and every distractor names one."""
    known = mistakes()
    for part in case.exercise.parts.values() if case.drawn.number == 0 else ():  # the same in every variant
        right = [part.expected] if isinstance(part.expected, str) else list(part.expected)
        for label, option in part.options.items():
            if option.mistake is None and label not in right:
                yield _broken(case, part.id, label, "every distractor names a mistake", option.text)
        named = [(f"options.{label}", one.mistake) for label, one in part.options.items()]
        named += [(f"wrong.{at}", one.mistake) for at, one in enumerate(part.wrong, 1)]
        for place, mistake in named:
            if mistake is not None and mistake not in known:
                said = _unknown(case.exercise, f"parts.{part.id}.{place}.mistake", mistake, known)
                yield _broken(case, part.id, mistake, "a mistake that is named has its sentence", said)


def _unknown(exercise: Exercise, place: str, mistake: str, known: Iterable[str]) -> ExerciseError:
    line, column = exercise.places.get(place, (None, None))
    return ExerciseError(
        f"there is no mistake {mistake!r}",
        file=exercise.file,
        line=line,
        column=column,
        expected="a name that `grader explain` lists",
        nearest=nearest(mistake, known),
    )


PROMISES: Mapping[str, Callable[[Case], Iterable[Broken]]] = {
    "own answers": own_answers,
    "other answers": other_answers,
    "wrong answers": wrong_answers,
    "constants": constants,
    "numbers": numbers,
    "mistakes": named_mistakes,
}


def _said(report: PartReport) -> str:
    cells = (f"{one.written} {one.outcome}" for one in report.cells if one.outcome != "correct")
    return "; ".join((report.outcome, *cells, *filter(None, [report.message])))


def _broken(case: Case, part: str, answer: object, promise: str, said: object) -> Broken:
    return Broken(case.exercise.id, case.drawn.number, part, str(answer), promise, str(said))
