"""`grader trace`: the worked computation of an exercise, value by value."""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.commands.common import bank_option, paper, say, unusable, variant_option
from grader.render.json import pretty
from grader.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exercises.graph import Node, Source
    from exercises.item import Variant

WORD = re.compile(r"[^\W\d]\w*")
Row = tuple[str, str, str, str]  # name, formula, the formula with the numbers put in, value


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
    "--format", "fmt", type=click.Choice(["text", "csv", "json"]), default="text", help="How to show it."
)
def command(exercise: str, variant: int, bank: Path | None, arithmetic: str, fmt: str) -> None:
    """Every value of EXERCISE in the order of computation: formula, numbers put in, what it comes to."""
    from exercises.keys import drawn
    from exercises.load import load
    from exercises.positions import ExerciseError

    try:
        found, key = drawn(load(exercise, bank), variant)
        rows = list(_of_runs(found, arithmetic))
    except (ExerciseError, ValueError) as error:
        raise unusable(str(error)) from error
    if not rows:
        if arithmetic != "exact":
            raise unusable(f"{exercise} has no run that could be repeated in another arithmetic")
        rows = [(node.id, node.formula, formula_of(node), node.answer) for node in key.nodes.values()]
    if fmt == "json":
        named = ("name", "formula", "numbers", "value")
        sys.stdout.write(pretty([dict(zip(named, row, strict=True)) for row in rows]) + "\n")
    elif fmt == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(("name", "formula", "numbers", "value"))
        writer.writerows(rows)
    else:
        _say(rows)


def _of_runs(variant: Variant, arithmetic: str) -> Iterator[Row]:
    """The quantities of every computation that the exercise declares."""
    from exercises.sources import traced

    several = len(variant.exercise.runs) > 1
    for name, declaration in variant.exercise.runs.items():
        for row in traced(declaration, variant, arithmetic).rows():
            label = f"{name}: {row.name}" if several and name else row.name
            yield label, row.formula, row.numbers, row.value


def _say(rows: list[Row]) -> None:
    sheet = paper()
    names = max((len(name) for name, _, _, _ in rows), default=0)
    for name, formula, numbers, value in rows:
        say(f"{sheet.paint(visible(f'{name:<{names}}'), 'bold')}  {visible(value)}")
        if formula and formula != value:
            shown = formula if numbers in ("", formula, value) else f"{formula} = {numbers}"
            say(
                "\n".join(
                    sheet.paint(line, "dim") for line in sheet.wrapped(f"= {visible(shown)}", names + 2)
                )
            )


def formula_of(node: Node) -> str:
    """The formula with what its names stand for: a number, or the value of that name."""
    return WORD.sub(lambda word: _source(node.names.get(word[0], word[0])), node.formula)


def _source(source: Source) -> str:
    if isinstance(source, str):
        return source.rpartition("/")[2]
    return str(source.fraction) if source.exact else f"{float(source):.6g}"
