"""`grader show`: one exercise, as it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.commands.common import bank_option, paper, say, unusable, variant_of, variant_option
from grader.render.outcomes import marks
from grader.render.paper import Paper
from grader.render.tex import words
from grader.render.visible import visible
from grader.wanted import names, notes

if TYPE_CHECKING:
    from exercises.item import Part, Variant


@click.command("show")
@click.argument("exercise")
@variant_option
@bank_option
def command(exercise: str, variant: int, bank: Path | None) -> None:
    """One exercise, as it is asked: statement, conventions and parts."""
    shown = variant_of(exercise, variant, bank)
    if not shown.exercise.parts:
        raise unusable(f"{exercise} has no parts")
    for line in _lines(shown, paper()):
        say(line.rstrip())


def _lines(variant: Variant, paper: Paper) -> Iterator[str]:
    exercise = variant.exercise
    total = sum(float(part.marks) for part in exercise.parts.values())
    yield paper.line(visible(words(exercise.title)), f"{marks(total)} marks", "bold")
    yield visible(
        f"{exercise.id} · {exercise.topic}" + (f" · variant {variant.number}" if variant.number else "")
    )
    yield ""
    yield from paper.wrapped(words(variant.fill(exercise.statement)), 0)
    for convention in exercise.conventions:
        yield from _item(words(variant.fill(convention)), paper, 2)
    if stands_for := list(names(exercise)):
        yield ""
        yield "Names:"
        for name in stands_for:
            yield from _item(words(name), paper, 2)
    for part in exercise.parts.values():
        yield ""
        yield from _part(part, variant, paper)


def _part(part: Part, variant: Variant, paper: Paper) -> Iterator[str]:
    one = "mark" if part.marks == 1 else "marks"
    yield paper.line(f"{part.id}  ({part.kind})", f"{marks(float(part.marks))} {one}", "bold")
    yield from paper.wrapped(words(variant.fill(part.ask)), 2)
    for label, original in variant.options(part).items():
        yield from _item(f"{label}: {words(variant.fill(part.options[original].text))}", paper, 4)
    for cell, meaning in {**part.columns, **part.cells}.items():
        yield from _item(f"{cell}: {words(meaning)}", paper, 4)
    for note in notes(part, variant):
        yield from paper.wrapped(visible(note), 4)


def _item(text: str, paper: Paper, indent: int) -> Iterator[str]:
    first, *rest = paper.wrapped(text, indent + 2)
    yield " " * indent + "- " + first.strip()
    yield from rest
