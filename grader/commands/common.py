"""What do several commands share: options, the paper text is written on, a refusal to the operator."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.render.paper import Paper
from grader.render.visible import visible

if TYPE_CHECKING:
    from derivations.language import Scope
    from exercises.item import Variant
    from exercises.sheet import Sheet

WIDEST = 100

bank_option = click.option(
    "--bank",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="A folder of your own exercises, looked at before ours.",
)
solutions_option = click.option("--show-solutions", is_flag=True, help="Show the model answers too.")

variant_option = click.option(
    "--variant", type=click.IntRange(0), default=0, metavar="N", help="Its numbers; 0 are those of the notes."
)
symbols_option = click.option(
    "--symbols",
    multiple=True,
    metavar="DOMAINS",
    help="What the names mean: 'x: real[N], N: natural', or a JSON object.",
)
# A formula may begin with a minus: no short options here, and what looks like one is an argument.
SOME_TEXT = {"ignore_unknown_options": True, "help_option_names": ["--help"]}


def symbols_of(texts: Sequence[str]) -> dict[str, str] | None:
    """The domains that `--symbols` declares, by name; None where nothing is declared."""
    found: dict[str, str] = {}
    for text in texts:
        found |= _declared(text)
    return found or None


def _declared(text: str) -> dict[str, str]:
    import json

    if text.lstrip().startswith("{"):
        try:
            said = json.loads(text)
        except ValueError as error:
            raise unusable(f"--symbols {text}: not a JSON object") from error
        return {str(name): str(domain) for name, domain in said.items()}
    found: dict[str, str] = {}
    waiting: list[str] = []  # `x, y: real` and `x y: real` declare both
    for piece in filter(str.strip, _pieces(text)):
        names, colon, domain = piece.partition(":")
        waiting += [names.strip()] if "(" in names else names.replace(",", " ").split()
        if colon:
            found |= dict.fromkeys(waiting, domain.strip().removesuffix(","))
            waiting = []
    if waiting:
        raise unusable(f"--symbols {text}: expected `name: domain`, such as `x: real[N], N: natural`")
    return found


# A declaration begins behind `;`, or behind a comma before a name and a colon.
_BREAK = re.compile(r"[;\n]|,(?=\s*[^\s,;:()\[\]{}=]+(?:\([^()]*\))?\s*:)")
_BRACKETS = dict.fromkeys("([{", 1) | dict.fromkeys(")]}", -1)


def _pieces(text: str) -> Iterator[str]:
    """The declarations in a text, cut outside of brackets."""
    depth = start = 0
    for at, sign in enumerate(text):
        depth += _BRACKETS.get(sign, 0)
        if depth <= 0 and (found := _BREAK.match(text, at)):
            yield text[start:at]
            start = found.end()
    yield text[start:]


def scope_of(texts: Sequence[str]) -> Scope | None:
    """The scope of the names that `--symbols` declares."""
    from derivations.language import DomainError, Scope

    symbols = symbols_of(texts)
    try:
        return Scope.of(symbols) if symbols else None
    except DomainError as error:
        raise unusable(f"--symbols: {error}") from error


def variant_of(name: str, number: int, bank: Path | None) -> Variant:
    """An exercise of the bank with its numbers; refused, with the nearest name, if there is none."""
    from exercises.draw import variants
    from exercises.keys import drawn
    from exercises.load import load
    from exercises.positions import ExerciseError

    try:
        exercise = load(name, bank)
        return drawn(exercise, number)[0] if number else next(variants(exercise, 0))
    except (ExerciseError, ValueError) as error:
        raise unusable(str(error)) from error


SECRET = "GRADER_SECRET"


def handed_out(file: Path, bank: Path | None) -> Sheet:
    """A sheet with the secret of the course, once every exercise on it is known to be there."""
    from exercises.load import load
    from exercises.positions import ExerciseError
    from exercises.sheet import read_sheet

    try:
        sheet = read_sheet(file)
        for id in sheet.weights:
            load(id, bank)
    except ExerciseError as error:
        raise unusable(f"--sheet: {error}") from error
    return replace(sheet, secret=os.environ.get(SECRET, ""))


def paper() -> Paper:
    """The paper that stdout is: 80 columns and no colour where it is piped."""
    if terminal := sys.stdout.isatty():
        from shutil import get_terminal_size

    width = max(40, min(get_terminal_size((80, 24)).columns, WIDEST)) if terminal else 80
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Paper(width, colour, ascii=not _writes_unicode())


def _writes_unicode() -> bool:
    try:
        "✓↪◐✗¿○‼·".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def say(text: str) -> None:
    """A line of data.  Not by click, which writes UTF-8 where the terminal said that it reads ASCII."""
    sys.stdout.write(f"{text}\n")


def unusable(message: str) -> click.ClickException:
    """A file or option that cannot be used: one line on stderr, exit status 2."""
    return click.ClickException(visible(message, lines=True))
