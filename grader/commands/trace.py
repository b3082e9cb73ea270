"""`grader trace`: the worked computation of an exercise, value by value."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.commands.common import bank_option, paper, say, unusable, variant_option
from grader.render.visible import visible

if TYPE_CHECKING:
    from exercises.worked import Row

FORMATS = ("text", "csv", "json", "html")


@click.command("trace")
@click.argument("exercise")
@variant_option
@bank_option
@click.option(
    "--arithmetic",
    default="exact",
    show_default=True,
    metavar="exact|float|written:3|cut:3",
    help="How numbers are worked out; `written:3` rounds to 3 figures, `cut:3` cuts (`3d`: decimals).",
)
@click.option(
    "--format", "fmt", type=click.Choice(FORMATS), default="text", show_default=True, help="How to show it."
)
def command(exercise: str, variant: int, bank: Path | None, arithmetic: str, fmt: str) -> None:
    """Every value of EXERCISE in the order of computation: formula, numbers put in, what it comes to."""
    from exercises.keys import drawn
    from exercises.load import load
    from exercises.positions import ExerciseError
    from exercises.worked import rows

    try:
        found, key = drawn(load(exercise, bank), variant)
        table = rows(found, key, arithmetic)
    except (ExerciseError, ValueError) as error:
        raise unusable(str(error)) from error
    if not table:
        raise unusable(f"{exercise} asks for no value that is computed; `grader show {exercise}` shows it")
    if fmt == "text":
        _say(table)
        return
    from grader.render.json import pretty
    from grader.render.worked import COLUMNS, csv_table, html_table, texts

    if fmt == "json":
        sys.stdout.write(pretty([dict(zip(COLUMNS, texts(row), strict=True)) for row in table]) + "\n")
    elif fmt == "csv":
        sys.stdout.write(csv_table(table))
    else:
        sys.stdout.write(html_table(found, table, arithmetic))


def _say(table: list[Row]) -> None:
    """Name and value; below them the formula, and the formula with the numbers put in."""
    sheet = paper()
    names = max(len(row.name) for row in table)
    for row in table:
        about = _about(row.value, sheet.ascii)
        say(f"{sheet.paint(visible(f'{row.name:<{names}}'), 'bold')}  {visible(row.value)}{about}")
        for text in dict.fromkeys((row.formula, row.numbers)):
            if text and text != row.value:
                lines = sheet.wrapped(f"= {visible(text)}", names + 2)
                say("\n".join(sheet.paint(line, "dim") for line in lines))


def _about(value: str, ascii: bool) -> str:
    """Of a fraction, the decimal too."""
    above, slash, below = value.partition("/")
    if not slash or not (above.removeprefix("-") + below).isdecimal():
        return ""
    return f" {'~' if ascii else '≈'} {int(above) / int(below):.10g}"
