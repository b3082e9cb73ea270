"""How does a variant answer itself: which parts, with what model answers, marked how?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from exercises.graph import Key
from exercises.item import Exercise, Part, Variant
from exercises.keys import drawn
from grader.judge import judge
from grader.report import PartReport
from grader.submission import read_submission

BY_THEMSELVES = {"expression", "equation", "lines", "set", "interval", "text"}


@dataclass(frozen=True, slots=True)
class Case:
    """A variant with its model answers."""

    drawn: Variant
    key: Key
    bank: Path | None = None

    @property
    def exercise(self) -> Exercise:
        return self.drawn.exercise

    def parts(self) -> Iterator[Part]:
        """The parts with a model answer of their own: not those marked by where a number lies."""
        return (part for part in self.exercise.parts.values() if part.expected and part.check is None)

    def tried(self) -> Iterator[Part]:
        """Those to be tried in this variant: what its numbers leave as it is was tried with the notes'."""
        return (part for part in self.parts() if not (self.drawn.number and self._as_in_notes(part)))

    def _as_in_notes(self, part: Part) -> bool:
        """Options are shuffled in every variant, and the mistake of a number depends on all the others; what
        is right of a formula and wrong with it stands in its own nodes."""
        mine, notes = self.key.slots[part.id], drawn(self.exercise, 0)[1]
        kinds = {self.key.nodes[id].kind for id in mine.values()}
        if part.kind == "choice" or (self.exercise.vary and not kinds <= BY_THEMSELVES):
            return False
        return mine == notes.slots[part.id] and all(
            (self.key.nodes[id], self.key.others.get(id)) == (notes.nodes[id], notes.others.get(id))
            for id in mine.values()
        )

    def model(self, part: Part) -> dict[str, str]:
        """What is right in each cell ("" in a part of one value), as a student could write it."""
        said = {cell: self.key.nodes[node].answer for cell, node in self.key.slots[part.id].items()}
        if part.kind == "choice":
            shown = {label: letter for letter, label in self.drawn.options(part).items()}
            said = {"": ", ".join(shown[label] for label in said[""].split(", "))}
        return said

    def marked(self, part: Part, written: object, *, diagnosing: bool = True) -> PartReport:
        """The report of an answer sheet that holds this one answer."""
        sheet = {"variant": self.drawn.number, "answers": {self.exercise.id: {part.id: written}}}
        source = yaml.safe_dump(sheet, allow_unicode=True, sort_keys=False).encode()
        return judge(read_submission(source, "answers.yaml"), bank=self.bank, diagnosing=diagnosing).parts[0]


def answer(part: Part, key: Key, text: Mapping[str, str]) -> object:
    """An answer to the whole part, in the form a student gives it; `text` says what stands in each cell."""
    if part.kind == "trace":
        return dict(text)
    if part.kind == "table":
        rows: dict[str, dict[str, str]] = {}
        for cell, one in text.items():
            row, _, column = cell.partition(".")
            label = {part.row_key: part.row_names[int(row) - 1]} if part.row_key else {}
            rows.setdefault(row, label)[column] = one
        return list(rows.values())
    if part.kind == "array":
        values: list[object] = list(text.values())
        for width in reversed(key.shapes[part.id][1:]):
            values = [values[at : at + width] for at in range(0, len(values), width)]
        return values
    return text[""]
