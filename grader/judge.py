"""START HERE: is it right?

    read      what did the student write?                  answers/<kind>.py
    compare   is it the value expected?                    answers/<kind>.py
    carry     does it follow from the student's own?       carry.py
    diagnose  which mistake gives exactly this?            diagnose.py
    mark      how many marks does it earn?                 mark.py, told.py

*Message* is for the student and never gives the expected answer; *evidence* is for the lecturer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from derivations.language.number_words import bare
from derivations.language.tokens import LONGEST_TEXT
from derivations.language.tree import Tree
from exercises.graph import Node
from exercises.item import Exercise
from exercises.keys import drawn
from exercises.load import UnknownExerciseError, load
from exercises.positions import ExerciseError
from grader import diagnose, lined, told
from grader.answers import LEFT_OUT, Asked, Cell, Cells, Met, Reading, Refused, kind, number
from grader.carry import carried, carried_choice
from grader.carry_unrounded import unrounded
from grader.diagnose.together import named_together
from grader.hand_runs import Shown
from grader.named import without_name
from grader.numbers import Written, enough
from grader.own import Own
from grader.places import broken_exercise, place, unknown_exercise, unknown_part
from grader.reading.written import Answer, Items, Text, as_text, is_blank
from grader.report import PartReport, Problem, Report
from grader.submission import Submission
from grader.told import Judgement

MANY = ("table", "trace", "array")
WHOLE = ("choice", "set")  # read from the answer as it stands, not from one text
TOO_LONG = f"The answer is longer than {LONGEST_TEXT:,} characters."
NAMED = ("number", "expression")  # may say first what they are the value of


def judge(
    submission: Submission, *, bank: Path | None = None, show_solutions: bool = False, diagnosing: bool = True
) -> Report:
    """Everything that is to be said about one submission; without `diagnosing` no mistake is looked for, on
    which no mark depends."""
    problems = list(submission.problems)
    parts: list[PartReport] = []
    for id in dict.fromkeys((*submission.answers, *submission.refused)):
        exercise = None
        try:
            exercise = load(id, bank)
            parts += _exercise(exercise, submission, problems, show_solutions, diagnosing)
        except UnknownExerciseError as fault:
            problems.append(unknown_exercise(id, fault.nearest, submission))
        except ExerciseError:
            parts += told.failed(exercise, submission) if exercise else []
            problems.append(broken_exercise(id, submission))
    return Report(submission.file, submission.student, submission.variant, parts, problems)


def _exercise(
    exercise: Exercise,
    submission: Submission,
    problems: list[Problem],
    show_solutions: bool,
    diagnosing: bool,
) -> list[PartReport]:
    """The parts that were answered: judged in the order of the exercise, reported in that of the file."""
    answers = submission.answers.get(exercise.id, {})
    refused = submission.refused.get(exercise.id, {})
    variant, key = drawn(exercise, submission.variant)
    own, reports = Own(key, variant), {}
    shown = Shown()
    for id, part in exercise.parts.items():
        if id not in answers and id not in refused:
            continue
        asked = Asked(variant, key, part, shown)
        if id in answers:
            report = _Road(asked, own, submission, problems, diagnosing).part(answers[id])
        else:
            report = told.blank(asked, submission, None, "unreadable", refused[id].message)
        reports[id] = told.with_solution(report, asked) if show_solutions else told.without_solution(report)
    problems.extend(unknown_part(exercise, id, submission) for id in answers if id not in exercise.parts)
    return [reports[id] for id in dict.fromkeys((*answers, *refused)) if id in reports]


class _Road(NamedTuple):
    """One part on its way from what was written to its marks."""

    asked: Asked
    own: Own
    submission: Submission
    problems: list[Problem]
    diagnosing: bool

    def part(self, answer: Answer) -> PartReport:
        """The report of a part: of its one value, or of its cells in the order of computation."""
        text, part = as_text(answer), self.asked.part
        if _is_blank(answer):
            return told.blank(self.asked, self.submission, answer, "unanswered", "Nothing is written here.")
        report = told.blank(self.asked, self.submission, answer, "unreadable", "")
        if self._is_too_long(answer):
            return report._replace(message=TOO_LONG)
        nodes, slots = self.asked.key.nodes, self.asked.key.slots[part.id]
        if part.kind == "lines":
            lines = lined.of_lines(report, answer, self.asked)
            if isinstance(lines, PartReport):
                return lines
            self._look_at_kind(lines, answer)
            return report._replace(message=lines.message)
        if part.kind not in MANY:
            written = text or Refused("One value is asked for, not a list or a mapping.", wrong_kind=True)
            cell = Cell({}, nodes[slots[""]], part.kind, written, single=isinstance(answer, Text))
            return told.of_one(report, cell, self._judged(cell, self._read(cell, answer), answer), part)
        found = self._cells(answer)
        self.problems.extend(found.problems)
        if found.refused is not None:
            self._look_at_kind(found.refused, answer)
            return report._replace(message=found.refused.message)
        if found.problems and not found.cells:  # something is written, and nothing of it is asked for
            return report._replace(message=found.problems[0].message)
        order = self.asked.key.order
        ordered = sorted(found.cells, key=lambda cell: order[cell.node.id] if cell.node else len(order))
        readings = [self._read(cell, None) for cell in ordered]
        judged = [self._judged(*one, None) for one in zip(ordered, readings, strict=True)]
        judged = named_together(ordered, judged, self.asked, self.own)
        if found.turned and part.mode_share < 1:
            judged = [told.turned(one, part) for one in judged]
        return told.of_many(report, ordered, judged, len(slots), part)

    def _is_too_long(self, answer: Answer) -> bool:
        """Does it hold a text that is longer than any formula may be?  No text is longer than its file."""
        length = self.submission.length
        if length is not None and length <= LONGEST_TEXT:
            return False
        return _longest(answer, self.asked.part.kind) > LONGEST_TEXT

    def _cells(self, answer: Answer) -> Cells:
        """Which value stands where?"""
        found: Cells = kind(self.asked.part.kind).cells(answer, self.asked)
        return found

    def _judged(self, cell: Cell, reading: Reading | Refused, answer: Answer | None) -> Judgement:
        """Compare, carry, diagnose, mark: the straight road of one value, once it has been read."""
        if isinstance(reading, Refused):
            self._look_at_kind(reading if cell.single else replace(reading, wrong_kind=True), answer)
            judged = Judgement(Met("unreadable", reading.message))
        elif cell.node is None:
            judged = Judgement(Met("incorrect", "Nothing belongs here."), reading)
        else:
            judged, reading = self._meets(reading, cell.node, cell)
            if judged.met.outcome == "incorrect":
                judged = self._diagnose(judged, reading, cell.node)
            self._remember(judged, reading, cell.node)
        return judged

    def _read(self, cell: Cell, answer: Answer | None) -> Reading | Refused:
        """What did the student write?"""
        found: Reading | Refused
        if answer is not None and cell.kind in WHOLE:
            found = kind(cell.kind).read(answer, self.asked)
        elif isinstance(cell.written, Refused):
            found = cell.written
        else:
            written, alone = cell.written, cell.tree is None
            if cell.kind == "number" and alone:
                text = number.with_times(bare(written.text), self.asked)
                written = written if text is written.text else replace(written, text=text)
            if cell.kind in NAMED and alone:
                own = str(cell.at.get("cell", cell.at.get("key", "")))
                written = without_name(written, self.asked, own, number=cell.kind == "number")
            found = kind(cell.kind).read(written, self.asked, cell.tree)
        return found

    def _meets(self, reading: Reading, node: Node, cell: Cell) -> tuple[Judgement, Reading]:
        """Is it the value expected, or does it follow; or does what it may be meant as: 7200 for 7.200?"""
        judged = self._follows(reading, node, cell)
        if judged.met.outcome != "incorrect" or (other := number.with_decimal_comma(reading)) is None:
            return judged, reading
        again = self._follows(other, node, cell)
        return (judged, reading) if again.met.outcome == "incorrect" else (again, other)

    def _follows(self, reading: Reading, node: Node, cell: Cell) -> Judgement:
        """Is it the value expected, or does it follow from the student's own?"""
        judged = self._compare(reading, node, cell)
        met = judged.met
        if met.right or not (met.off if met.share is not None else met.outcome == "incorrect"):
            return judged
        judged = self._carry(judged, reading, node)
        if self.asked.part.form is None or judged.met.outcome != "carried" or reading.tree is None:
            return judged
        from grader.answers.priced import formed

        return judged._replace(met=formed(judged.met, reading.tree, self.asked))

    def _compare(self, reading: Reading, node: Node, cell: Cell) -> Judgement:
        """Is it the value expected?"""
        return Judgement(kind(cell.kind).meets(reading, node, self.asked), reading)

    def _carry(self, judged: Judgement, reading: Reading, node: Node) -> Judgement:
        """Does it follow from what the student wrote before?"""
        value = reading.value
        if isinstance(value, Written):
            found = carried(value, node, self.own, self.asked.part.figures)
            if found is not None and found.root is None:
                evidence: dict[str, object] = {"how": "own values"}
                return judged._replace(met=Met("correct", told.ROUNDED, rounded=True, evidence=evidence))
            if found is not None and found.root is not None:
                return told.carried(judged, "own values", found.root, found.trivial)
            if not enough(value, self.asked.part.figures) and carried(value, node, self.own, value.figures):
                met = Met("incorrect", number.too_few(value, self.asked), coarse=True)
                return judged._replace(met=met._replace(evidence={"how": "too few figures"}))
            if self.own.any_wrong and (far := unrounded(value, node, self.own, self.asked.part.figures)):
                return told.carried(judged, "own values, unrounded", far.root or "", far.trivial)
        if node.kind == "choice" and isinstance(self.asked.part.expected, Mapping):
            follows = carried_choice(value, tuple(self.asked.part.expected), node, self.own)
            return told.carried(judged, "own values", follows) if follows else judged
        if node.kind not in ("expression", "equation", "number") or not isinstance(value, (Tree, Written)):
            return judged
        if not self.own.any_wrong:
            return judged
        from grader.carry_formulas import follows_from  # not on the way of what is right

        formula = follows_from(value, node, self.own, self.asked)
        return told.carried(judged, "own formula", formula.root, formula.trivial) if formula else judged

    def _diagnose(self, judged: Judgement, reading: Reading, node: Node) -> Judgement:
        """Which mistake gives exactly this?  What only lacks digits is said to, and may be priced."""
        if judged.met.coarse:
            outcome = "partial" if self.asked.part.price else "incorrect"
            return judged._replace(
                met=judged.met._replace(outcome=outcome), mistake=diagnose.too_few_figures()
            )
        if not self.diagnosing or judged.met.evidence == LEFT_OUT:
            return judged
        return judged._replace(mistake=diagnose.mistake(reading, node, self.asked, self.own))

    def _remember(self, judged: Judgement, reading: Reading, node: Node) -> None:
        """What later values may follow from."""
        value = reading.value.value if isinstance(reading.value, Written) else None
        if isinstance(reading.value, Written):
            self.own.written[node.id] = reading.value
            if judged.met.outcome == "correct":
                self.asked.shown.add(node.id, reading.value)
        outcome = "incorrect" if judged.met.off else judged.met.outcome
        self.own.remember(node.id, outcome, value, reading.tree, judged.follows)

    def _look_at_kind(self, refused: Refused, answer: Answer | None) -> None:
        """A list where a number belongs is a problem of the file too."""
        if refused.wrong_kind:
            names = (self.asked.exercise.id, self.asked.part.id)
            line, column = (answer.line, answer.column) if answer else place(self.submission, *names)
            said = f"`{names[0]}`, part `{names[1]}`: {refused.message}"
            self.problems.append(Problem(line, column, "wrong-kind", said))


def _is_blank(answer: Answer) -> bool:
    """Is nothing written, in one value or in a list of lines?"""
    return all(is_blank(as_text(one)) for one in (answer.items if isinstance(answer, Items) else (answer,)))


def _longest(answer: Answer, kind: str) -> int:
    """The characters of the longest text in an answer, of which each is read by itself."""
    if isinstance(answer, Text):
        texts = answer.text.split("\n") if kind == "lines" else [answer.text]
        return max(map(len, texts))
    inside = answer.items if isinstance(answer, Items) else answer.entries.values()
    alone = len(answer.source or "") if kind not in (*MANY, *WHOLE, "lines") else 0
    return max((alone, *(_longest(one, kind) for one in inside)))
