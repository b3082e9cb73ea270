"""`grader test`: does every exercise of a bank keep its promises?"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.commands.common import say, unusable
from grader.render.visible import visible

if TYPE_CHECKING:
    from grader.promises import Broken

BAR = 30
Job = tuple[str, int]


@click.command("test")
@click.argument(
    "banks",
    nargs=-1,
    metavar="[BANK...]",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option("--exercise", "only", multiple=True, metavar="ID", help="Only this exercise; may be repeated.")
@click.option(
    "--variants",
    type=click.IntRange(0),
    default=3,
    metavar="N",
    help="So many variants besides the notes' own.",
    show_default=True,
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1, 256),
    default=1,
    metavar="N",
    help="Test with N processes.",
    show_default=True,
)
def command(banks: Sequence[Path], only: Sequence[str], variants: int, jobs: int) -> int:
    """Try every promise of the exercises in BANK, or in ours.

    Exit status: 0 all promises kept; 1 some broken; 2 an exercise could not be used.
    """
    from grader.promises import UNUSABLE

    found: list[Broken] = []
    count = 0
    for bank in banks or (None,):
        found += [] if only or bank is None else _misnamed(bank)
        ids = [id for id in ids_of(bank) if not only or id in only]
        missing = [id for id in only if id not in ids]
        if missing:
            raise unusable(f"--exercise {missing[0]}: there is no such exercise here")
        count += len(ids)
        found += _run([(id, number) for id in ids for number in range(variants + 1)], bank, jobs)
    broken = len({(one.exercise, one.variant) for one in found})
    tried = f"{count} exercises, {count * (variants + 1)} variants"
    say(f"{tried}: {f'{broken} break a promise' if broken else 'every promise kept'}")
    return 2 if any(one.promise == UNUSABLE for one in found) else 1 if found else 0


def ids_of(bank: Path | None) -> list[str]:
    """The exercises of a bank itself: a lecturer's folder is tested without ours."""
    from exercises.listing import files, is_sheet, listing
    from exercises.positions import ExerciseError

    try:
        if bank is None:
            return [one.id for one in listing()]
        ids = [id for id, file in files(bank) if file.is_relative_to(bank) and not is_sheet(file)]
    except ExerciseError as error:
        raise unusable(str(error)) from error
    if not ids:
        raise unusable(f"{bank} holds no exercise: expected files ID.yaml or TOPIC/ID.yaml")
    return ids


def _misnamed(bank: Path) -> list[Broken]:
    """The files that are no exercise because of their name, each said."""
    from exercises.listing import misnamed
    from grader.promises import UNUSABLE, Broken

    said = "an exercise is called ID.yaml, its id made of small letters, digits and -"
    every = [Broken(file.name, 0, "", "", UNUSABLE, f"{file}: {said}") for file in misnamed(bank)]
    for one in every:
        say(line(one))
    return every


def _run(work: Sequence[Job], bank: Path | None, jobs: int) -> list[Broken]:
    """What is broken, each said as it is found; how far it is, on stderr."""
    from grader.executors import run

    found: list[Broken] = []
    progress = sys.stderr.isatty()
    results = run(partial(_one, bank=bank), work, jobs=jobs, lost=_lost)
    try:
        for done, ((id, _), broken) in enumerate(zip(work, results, strict=True), 1):
            for one in broken:
                if progress:
                    _clear()
                say(line(one))
            found += broken
            if progress:
                full = BAR * done // len(work)
                click.echo(f"\r[{'#' * full:<{BAR}}] {done}/{len(work)} {id:<40.40}", nl=False, err=True)
    finally:
        if progress:
            _clear()
    return found


def _one(job: Job, bank: Path | None) -> list[Broken]:
    from grader.promises import broken

    return broken(*job, bank)


def _lost(job: Job) -> list[Broken]:
    from grader.promises import UNUSABLE, Broken

    return [Broken(*job, "", "", UNUSABLE, "its process died twice")]


def _clear() -> None:
    click.echo("\r" + " " * (BAR + 60) + "\r", nl=False, err=True)


def line(one: Broken) -> str:
    """Which exercise, variant, part and answer broke which promise."""
    place = f"{one.exercise}, variant {one.variant}" + (f", {one.part}" if one.part else "")
    told = " -> ".join(filter(None, (one.answer, one.said)))
    return visible(f"{place}: {one.promise}" + (f": {told}" if told else ""))
