"""What does the terminal show of a report?

Aligned at the width of the terminal (80 columns where it is piped), an outcome as symbol, word and colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from grader.render.cells import SLIPS, alike, as_typed, counts, own_mistake, place, shown_cells
from grader.render.hints import try_at
from grader.render.outcomes import LOOKS, marks, unsaid
from grader.render.paper import Paper, filled
from grader.render.visible import visible
from grader.report import CellReport, PartReport, Problem, Report


def text_document(reports: Iterable[Report], paper: Paper) -> Iterator[str]:
    """All reports, a blank line between two."""
    for number, report in enumerate(reports):
        yield ("\n" if number else "") + "".join(line.rstrip() + "\n" for line in _report(report, paper))


def _report(report: Report, paper: Paper) -> Iterator[str]:
    who = visible(report.file) + (f" - {visible(report.student)}" if report.student else "")
    total = (
        f"{marks(report.awarded)} of {marks(report.available)} marks" if report.parts else "nothing marked"
    )
    yield paper.line(who, total, "bold")
    for problem in report.problems:
        yield from _problem(report, problem, paper)
    by_exercise: dict[str, list[PartReport]] = {}
    for part in report.parts:
        by_exercise.setdefault(part.exercise, []).append(part)
    for exercise, parts in by_exercise.items():
        yield ""
        head = report.heads.get(exercise)
        title = visible(f"{exercise}  {head.title}" if head else exercise)
        sums = f"{marks(sum(p.awarded for p in parts))} / {marks(sum(p.available for p in parts))}"
        yield paper.line(title, sums, "bold")
        names = min(max(len(part.part) for part in parts), 24)
        for part in parts:
            yield from _part(part, names, paper)


def _problem(report: Report, problem: Problem, paper: Paper) -> Iterator[str]:
    where = [visible(report.file), *(str(at) for at in (problem.line, problem.column) if at is not None)]
    kind = paper.paint("note" if problem.notice else "problem", "cyan" if problem.notice else "red")
    yield f"{':'.join(where)}: {kind} ({visible(problem.code)})"
    yield from paper.wrapped(problem.message, 4)


def _part(part: PartReport, names: int, paper: Paper) -> Iterator[str]:
    look = LOOKS[part.outcome]
    right = f"{look.word:<10} {marks(part.awarded):>5} / {marks(part.available):<4}"
    left = filled(visible(f"{part.part:<{names}}  {written(part)}"), paper.width - len(right) - 6)
    yield f"  {paper.symbol(part.outcome)} {left}  {paper.paint(right, look.colour)}"
    typed = part.written if isinstance(part.written, str) else None
    if part.read_as and not part.cells and part.read_as != typed:
        yield from paper.wrapped(f"read as  {part.read_as}", 6, hang=9)
    if message := part.message or unsaid(part):
        yield from paper.wrapped(message, 6)
    if part.mistake and (sentence := own_mistake(part)):
        yield from paper.wrapped(f"{part.mistake.name}: {sentence}", 6)
    if point := try_at(part):
        yield from paper.wrapped(f"See the difference for yourself at {point}.", 6)
    for group in alike([cell for cell in shown_cells(part) if cell.outcome in SLIPS or cell.message]):
        yield from _cells(group, paper)
    if part.solution:
        yield from paper.wrapped(f"model answer  {part.solution}", 6, hang=14)


def _cells(cells: Sequence[CellReport], paper: Paper) -> Iterator[str]:
    """Cells of which the same is said: where they stand, what was written, and what is said."""
    cell = cells[0]
    places = "; ".join(f"{place(one.at)}: {one.written}" if one.written else place(one.at) for one in cells)
    word = "" if cell.outcome in ("correct", "incorrect") else f" ({LOOKS[cell.outcome].word})"
    first, *rest = paper.wrapped(places + word, 8)
    yield f"      {paper.symbol(cell.outcome)} {first.strip()}"
    yield from rest
    message = cell.message
    if cell.mistake and cell.mistake.message not in message:
        message = f"{message} {cell.mistake.message}".strip()
    yield from paper.wrapped(message, 10)


def written(part: PartReport) -> str:
    """What was written, on one line: a text as typed, of many cells how they did."""
    if part.cells:
        return counts([cell for cell in part.cells if "cell" in cell.at] or part.cells)
    if part.kind == "lines" and isinstance(part.written, list):
        return f"{len(part.written)} lines"
    return as_typed(part.written) or part.read_as or ""
