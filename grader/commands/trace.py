"""`grader trace`: the worked computation of an exercise, value by value."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.commands.common import bank_option, paper, say, unusable, variant_option
from grader.render.json import pretty
from grader.render.visible import visible

if TYPE_CHECKING:
    from exercises.graph import Node, Source

WORD = re.compile(r"[^\W\d]\w*")


@click.command("trace")
@click.argument("exercise")
@variant_option
@bank_option
@click.option("--format", "fmt", type=click.Choice(["text", "json"]), default="text", help="How to show it.")
def command(exercise: str, variant: int, bank: Path | None, fmt: str) -> None:
    """Every value of EXERCISE in the order of computation: its formula in one step, and what it comes to."""
    from exercises.keys import drawn
    from exercises.load import load
    from exercises.positions import ExerciseError

    try:
        nodes = drawn(load(exercise, bank), variant)[1].nodes.values()
    except (ExerciseError, ValueError) as error:
        raise unusable(str(error)) from error
    if fmt == "json":
        rows = [{"name": node.id, "formula": formula_of(node), "value": node.answer} for node in nodes]
        sys.stdout.write(pretty(rows) + "\n")
        return
    sheet = paper()
    names = max((len(node.id) for node in nodes), default=0)
    for node in nodes:
        say(f"{sheet.paint(visible(f'{node.id:<{names}}'), 'bold')}  {visible(node.answer)}")
        formula = formula_of(node)
        if formula and formula != node.answer:
            say("\n".join(sheet.paint(line, "dim") for line in sheet.wrapped(f"= {formula}", names + 2)))


def formula_of(node: Node) -> str:
    """The formula with what its names stand for: a number, or the value of that name."""
    return WORD.sub(lambda word: _source(node.names.get(word[0], word[0])), node.formula)


def _source(source: Source) -> str:
    if isinstance(source, str):
        return source.rpartition("/")[2]
    return str(source.fraction) if source.exact else f"{float(source):.6g}"
