"""What stands on the page of one submission?

The report put in the order it is read: marks, the file's problems, what to look at first, then exercise by
exercise.  Everything that is shown is here; how it looks is in the templates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from markupsafe import Markup, escape

from grader.render.cells import (
    Grid,
    alike,
    as_typed,
    counts,
    first_slip,
    grid,
    own_mistake,
    place,
    shown_cells,
)
from grader.render.hints import look_first, try_at
from grader.render.mathml import formula, prose, scrolled
from grader.render.outcomes import LOOKS, MEANINGS, Look, marks, unsaid
from grader.render.pictures import picture
from grader.render.pictures.picture import Picture, short
from grader.render.solutions import Solution, solutions
from grader.render.visible import visible
from grader.report import CellReport, ExerciseHead, PartReport, Report

CARET = Markup('<pre class="caret" role="group" tabindex="0" aria-label="Where it stands">{}</pre>')
QUOTED = re.compile(r"`([^`\n]+)`")


@dataclass(frozen=True, slots=True)
class Shown:
    """One part as the page shows it."""

    anchor: str
    report: PartReport
    look: Look
    ask: Markup
    written: Sequence[str]  # texts as typed; none where cells or nothing were written
    chosen: Sequence[Markup]  # the options of a choice that it names
    read: Markup | None  # how it was read, where that says more than what was typed
    message: Markup
    mistake: str
    try_at: str
    grid: Grid | None
    cells: Sequence[tuple[CellReport, str]]  # of a trace or of lines, in order, with what is said and not yet
    notes: Sequence[Sequence[CellReport]]  # cells of a grid of which something is said, those alike together
    slip: CellReport | None
    picture: Picture | None
    solution: Markup | None


@dataclass(frozen=True, slots=True)
class Section:
    """One exercise: what was asked, and its parts."""

    anchor: str
    id: str
    title: Markup
    statement: Markup
    conventions: Sequence[Markup]
    awarded: float
    available: float
    parts: Sequence[Shown]
    solutions: Sequence[Solution]
    elsewhere: Sequence[str] = ()  # the commands that show those for which there is no room


@dataclass(frozen=True, slots=True)
class Page:
    """All of it."""

    report: Report
    who: str
    file: str
    tally: Sequence[tuple[Look, str, int]]  # look, meaning, how many parts
    first: Sequence[Shown]
    sections: Sequence[Section]

    @property
    def pictured(self) -> bool:
        return any(part.picture for section in self.sections for part in section.parts)

    @property
    def worked(self) -> bool:
        return any(section.solutions for section in self.sections)


def page(report: Report) -> Page:
    """The page of a report."""
    by_exercise: dict[str, list[PartReport]] = {}
    for part in report.parts:
        by_exercise.setdefault(part.exercise, []).append(part)
    sections = [
        _section(f"e{number}", exercise, report.variant, report.heads.get(exercise), parts)
        for number, (exercise, parts) in enumerate(by_exercise.items(), start=1)
    ]
    shown = {id(part.report): part for section in sections for part in section.parts}
    found = [part.outcome for part in report.parts]
    return Page(
        report=report,
        who=report.student or PurePath(report.file).stem,
        file=PurePath(report.file).name,
        tally=[(LOOKS[o], MEANINGS[o], found.count(o)) for o in LOOKS if o in found],
        first=[shown[id(part)] for part in look_first(report)],
        sections=sections,
    )


def only(about: Page, kept: Mapping[int, Picture | Solution]) -> Page:
    """The page with the pictures and worked solutions that are kept; of other solutions the commands."""
    return replace(
        about,
        sections=[
            replace(
                section,
                parts=[
                    part if id(part.picture) in kept else replace(part, picture=None)
                    for part in section.parts
                ],
                solutions=[
                    found for one in section.solutions if isinstance(found := kept.get(id(one)), Solution)
                ],
                elsewhere=[one.command for one in section.solutions if id(one) not in kept],
            )
            for section in about.sections
        ],
    )


def _section(
    anchor: str, exercise: str, variant: int, head: ExerciseHead | None, parts: Sequence[PartReport]
) -> Section:
    head = head or ExerciseHead(exercise)
    return Section(
        anchor=anchor,
        id=exercise,
        title=prose(head.title),
        statement=prose(head.statement),
        conventions=[prose(convention) for convention in head.conventions],
        awarded=sum(part.awarded for part in parts),
        available=sum(part.available for part in parts),
        parts=[_shown(f"{anchor}p{number}", part, head) for number, part in enumerate(parts, start=1)],
        solutions=list(solutions(exercise, variant, head)),
    )


def _shown(anchor: str, part: PartReport, head: ExerciseHead) -> Shown:
    laid_out = grid(part)
    options = head.options.get(part.part, {})
    typed = _texts(part)
    return Shown(
        anchor=anchor,
        report=part,
        look=LOOKS[part.outcome],
        ask=prose(part.ask),
        written=[] if part.cells else typed,
        chosen=[scrolled(prose(options[label])) for label in typed if label in options],
        read=_read(part),
        message=said(part.message or unsaid(part)),
        mistake=own_mistake(part),
        try_at=try_at(part),
        grid=laid_out,
        cells=[] if laid_out else list(_in_order(part)),
        notes=list(alike([cell for cell in shown_cells(part) if laid_out and note(cell)])),
        slip=first_slip(part),
        picture=picture(head.scenes.get(part.part), part),
        solution=_solution(part),
    )


def _texts(part: PartReport) -> list[str]:
    """What was typed, one text a line of a derivation or a label of a choice."""
    if part.written is None:
        return []
    if part.kind in ("lines", "choice") and isinstance(part.written, list):
        return [as_typed(text) for text in part.written]
    return [as_typed(part.written)]


def _in_order(part: PartReport) -> Iterator[tuple[CellReport, str]]:
    """Each cell with its note, which neighbours that share it do not repeat."""
    before = ""
    for cell in shown_cells(part):
        yield cell, "" if note(cell) == before else note(cell)
        before = note(cell)


def _read(part: PartReport) -> Markup | None:
    if part.cells or part.read_as is None:
        return None
    if part.read_as == part.written and not any(map(str.isalpha, part.read_as)):
        return None
    if (found := formula(part.read_mathml or _redrawn(part))) is not None:
        return scrolled(found)
    if part.read_as == part.written:
        return None
    return Markup("<br>").join(
        Markup("<code>{}</code>").format(visible(line)) for line in part.read_as.split("\n")
    )


def _redrawn(part: PartReport) -> str:
    """The MathML of the plain spelling, where a formula is asked for and the spelling alone gives it back."""
    from derivations.language import Refusal, read
    from derivations.language.show import mathml, plain

    if part.kind not in ("expression", "equation", "interval", "set") or part.read_as is None:
        return ""
    try:
        tree = read(part.read_as)
    except Refusal:
        return ""
    return mathml(tree) if plain(tree) == part.read_as else ""


def _solution(part: PartReport) -> Markup | None:
    """The model answer, where it says more than what was written."""
    if part.outcome == "correct" and part.solution in (part.read_as, part.written):
        return None
    if part.solution_mathml and (found := formula(part.solution_mathml)) is not None:
        return scrolled(found)
    return Markup("<pre>{}</pre>").format(visible(part.solution, lines=True)) if part.solution else None


def note(cell: CellReport) -> str:
    """What is said about a cell: the message, and the mistake's sentence if it says more."""
    sentences = [cell.message]
    if cell.mistake and cell.mistake.message not in cell.message:
        sentences.append(cell.mistake.message)
    if cell.follows and cell.outcome == "carried" and not cell.message:
        sentences.append(f"Follows from your {cell.follows}.")
    if cell.rounded and not any(sentences):
        sentences.append("Right as rounded.")
    return " ".join(filter(None, sentences))


def said(message: str) -> Markup:
    """A message: a sentence with its `quoted` pieces as code, then a caret's drawing as it stands."""
    if not message:
        return Markup("")
    first, _, drawing = visible(message, lines=True).partition("\n")
    sentence = Markup("").join(_quoted(first))
    return sentence + CARET.format(drawing) if drawing else sentence


def _quoted(sentence: str) -> Iterator[Markup]:
    for at, piece in enumerate(QUOTED.split(sentence)):
        yield Markup("<code>{}</code>").format(piece) if at % 2 else escape(piece)


# What templates may call.
FUNCTIONS = {
    "marks": marks,
    "place": place,
    "note": note,
    "said": said,
    "counts": counts,
    "looks": LOOKS,
    "short": short,
}
