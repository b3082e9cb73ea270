"""`grader new`: a blank answers.yaml for some exercises, each question as a comment above its answer."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.commands.common import bank_option, handed_out, say, unusable, variant_of, variant_option
from grader.render.tex import words
from grader.render.visible import visible
from grader.wanted import names, notes, shape

if TYPE_CHECKING:
    from exercises.item import Part, Variant

HEAD = """\
# yaml-language-server: $schema=answers.schema.json
# (an editor completes this file if you make that one: grader schema answers > answers.schema.json)"""
PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9._-]{0,79}")


@click.command("new")
@click.argument("exercises", nargs=-1, required=True, metavar="EXERCISE...|SHEET")
@click.option("--student", metavar="ID", help="Whose sheet it is.")
@variant_option
@bank_option
def command(exercises: Sequence[str], student: str | None, variant: int, bank: Path | None) -> None:
    """A blank sheet on stdout: grader new bayes-screening > answers.yaml

    For a sheet (a file that ends with .yaml) with numbers of each student's own, --student says whose they
    are; GRADER_SECRET in the environment is the secret of the course that they follow from.
    """
    if student is not None and not PLAIN.fullmatch(student):
        raise unusable(
            f"--student {student!r}: expected letters, digits, '.', '_' or '-', and a letter first"
        )
    sheet = handed_out(Path(exercises[0]), bank) if exercises[0].endswith(".yaml") else None
    if sheet is not None:
        if len(exercises) > 1:
            raise unusable("A sheet stands alone: it names its exercises itself.")
        if sheet.variant is None and student is None:
            raise unusable(f"{sheet.id} has numbers of each student's own: --student says whose.")
        exercises, variant = tuple(sheet.weights), sheet.variant_of(student)
    shown = [variant_of(exercise, variant, bank) for exercise in dict.fromkeys(exercises)]
    for line in _lines(shown, student, variant):
        say(line.rstrip())


def _lines(variants: Sequence[Variant], student: str | None, number: int) -> Iterator[str]:
    yield HEAD
    yield f"student: {student}" if student else "# student: your id"
    if number:
        yield f"variant: {number}"
    yield "answers:"
    for variant in variants:
        exercise = variant.exercise
        yield ""
        yield from _comment(words(exercise.title), 2)
        yield from _comment(words(variant.fill(exercise.statement)), 2)
        for convention in exercise.conventions:
            yield from _comment(f"- {words(variant.fill(convention))}", 2)
        for name in names(exercise):
            yield from _comment(f"  {words(name)}", 2)
        yield f"  {exercise.id}:"
        for part in exercise.parts.values():
            yield from _part(part, variant)


def _part(part: Part, variant: Variant) -> Iterator[str]:
    yield ""
    yield from _comment(words(variant.fill(part.ask)), 4)
    for label, original in variant.options(part).items():
        yield from _comment(f"{label}: {words(variant.fill(part.options[original].text))}", 4, "  ")
    for cell, meaning in {**part.columns, **part.cells}.items():
        yield from _comment(f"{cell}: {words(meaning)}", 4, "  ")
    for note in notes(part, variant):
        yield from _comment(f"({note})", 4)
    yield f"    {part.id}:{blank(part, shape(part, variant))}"


def blank(part: Part, shape: Sequence[int]) -> str:
    """What stands after a part's colon before it is answered."""
    if part.kind == "trace":
        return " {" + ", ".join(f"{cell}: " for cell in part.cells) + "}"
    if part.kind == "table":
        named = part.row_names or ("",) * max(part.rows, 1)
        return "".join(f"\n      - {_row(part, row)}" for row in named)
    if part.kind == "array" and shape:
        inner = "''"
        for size in reversed(shape[1:] or shape):
            inner = f"[{', '.join([inner] * size)}]"
        return f"\n      - {inner}" * shape[0] if shape[1:] else f" {inner}"
    return "\n      - " if part.kind == "lines" else " "


def _row(part: Part, row: str) -> str:
    cells = (f"{cell}: {row if cell == part.row_key else ''}" for cell in part.columns)
    return "{" + ", ".join(cells) + "}"


def _comment(text: str, indent: int, inside: str = "") -> Iterator[str]:
    width = 96 - indent - len(inside)
    for line in textwrap.wrap(visible(text), width, break_on_hyphens=False, break_long_words=False):
        yield f"{' ' * indent}# {inside}{line}"
