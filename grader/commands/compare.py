"""`grader compare`: are two formulas equal?  One pair, or a stream of pairs as JSON lines."""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import click

from grader.commands.common import SOME_TEXT, say, symbols_of, symbols_option, unusable
from grader.render.json import compact, pretty
from grader.render.visible import visible

MODES = ("equal", "up-to-constant", "up-to-factor", "up-to-sign", "up-to-transpose", "number")
STATUS = {"equal": 0, "different": 1, "unknown": 1, "unreadable": 2}
LONGEST = 1 << 20  # bytes a line
FIELDS = ("symbols", "mode", "for", "figures", "rtol", "atol")
_VALUES = {
    "symbols": 'the domain of each name, as {"x": "real"}',
    "figures": "a whole number from 1",
    "rtol": "a number",
    "atol": "a number",
}


@click.command("compare", context_settings=SOME_TEXT)
@click.argument("expected", required=False)
@click.argument("answer", required=False)
@symbols_option
@click.option(
    "--mode", type=click.Choice(MODES), default="equal", show_default=True, help="What counts as equal."
)
@click.option("--for", "names", metavar="NAMES", help="The names that vary, the rest held fixed: 'x, y'.")
@click.option("--figures", type=click.IntRange(1), help="Mode number: significant figures asked for.")
@click.option("--rtol", type=float, help="Mode number: relative tolerance.")
@click.option("--atol", type=float, help="Mode number: absolute tolerance.")
@click.option("--format", "fmt", type=click.Choice(["text", "json"]), default="text", help="How to say it.")
@click.option("--jsonl", metavar="FILE|-", help="Answer each line of FILE, a JSON object, with one line.")
def command(
    expected: str | None,
    answer: str | None,
    symbols: tuple[str, ...],
    mode: str,
    names: str | None,
    figures: int | None,
    rtol: float | None,
    atol: float | None,
    fmt: str,
    jsonl: str | None,
) -> int:
    """Compare EXPECTED with ANSWER: equal, different (with a point to see it at), unknown, or unreadable.

    Exit status: 0 equal; 1 different or unknown; 2 unreadable.  With --jsonl 0 when every line was answered.
    """
    if jsonl is not None:
        if expected is not None:
            raise click.UsageError("With --jsonl the formulas stand in the file.")
        return _stream(jsonl)
    if expected is None or answer is None:
        raise click.UsageError("Two formulas are needed: grader compare '2(x+1)' '2x+2'")
    asked: dict[str, object] = {"expected": expected, "answer": answer, "mode": mode}
    options: dict[str, object] = {
        "symbols": symbols_of(symbols),
        "figures": figures,
        "rtol": rtol,
        "atol": atol,
    }
    options["for"] = [name.strip() for name in names.split(",")] if names else None
    said = answered(asked | {name: value for name, value in options.items() if value is not None})
    del said["id"]
    if fmt == "json":
        sys.stdout.write(pretty(said) + "\n")
    else:
        _say(said)
    return STATUS[str(said["verdict"])]


def _say(said: dict[str, object]) -> None:
    say(str(said["verdict"]))
    if said["message"]:
        say(visible(str(said["message"]), lines=True))
    evidence = said["evidence"]
    point = evidence.get("point") if isinstance(evidence, dict) else None
    if isinstance(point, dict) and point:
        say(visible("at " + ", ".join(f"{name} = {value}" for name, value in point.items())))


def answered(asked: dict[str, object]) -> dict[str, object]:
    """The JSON of a comparison, of the JSON that asks for it."""
    from derivations.equality import compare

    id, expected, answer = asked.get("id"), asked.get("expected"), asked.get("answer")
    if not isinstance(expected, str) or not isinstance(answer, str):
        return _unreadable(id, "A line holds the texts `expected` and `answer`.")
    unknown = sorted(asked.keys() - {"id", "expected", "answer", *FIELDS})
    if unknown:
        return _unreadable(id, f"There is no field `{unknown[0]}`. There are: {', '.join(FIELDS)}.")
    options = {name: asked[name] for name in FIELDS if asked.get(name) is not None}
    wrong = [name for name in options if name in _VALUES and not _fits(name, options[name])]
    if wrong:
        return _unreadable(id, f"The field `{wrong[0]}` holds {_VALUES[wrong[0]]}.")
    try:
        verdict = compare(expected, answer, **options)  # type: ignore[arg-type]  # compare says what is wrong
    except ValueError as error:  # a domain or option that says nothing
        return _unreadable(id, str(error))
    evidence = dict(verdict.evidence)
    return {"id": id, "verdict": verdict.verdict, "evidence": evidence, "message": verdict.message}


def _fits(name: str, value: object) -> bool:
    if name == "symbols":
        return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return number and (name != "figures" or (isinstance(value, int) and value > 0))


def _unreadable(id: object, message: str) -> dict[str, object]:
    return {"id": id, "verdict": "unreadable", "evidence": {}, "message": message}


def _stream(name: str) -> int:
    """A line is read, answered and flushed before the next is read."""
    from derivations.equality import prover

    prover.warm()  # many lines are to come: SymPy is at hand when the first of them needs it
    try:
        with sys.stdin.buffer if name == "-" else Path(name).open("rb") as file:
            for number, line in enumerate(_lines(file), start=1):
                sys.stdout.write(compact(_answered_line(line)) + "\n")
                sys.stdout.flush()
                if sys.stderr.isatty():
                    click.echo(f"\r{number} compared", nl=False, err=True)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise unusable(f"{name}: {error.strerror}") from error
    if sys.stderr.isatty():
        click.echo(err=True)
    return 0


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    """The lines; what is longer than any comparison is cut, and the rest of it passed over."""
    while line := file.readline(LONGEST):
        rest = line
        while not rest.endswith(b"\n") and (rest := file.readline(LONGEST)):
            pass
        if line.strip():
            yield line


def _answered_line(line: bytes) -> dict[str, object]:
    if len(line) >= LONGEST:
        return _unreadable(None, "The line is longer than 1 MiB.")
    try:
        asked = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return _unreadable(None, "The line is not a JSON object.")
    if not isinstance(asked, dict):
        return _unreadable(None, "The line is not a JSON object.")
    try:
        return answered(asked)
    except Exception as error:  # a fault of ours costs no other line, and is laid at no student's door
        traceback.print_exc()
        message = f"Could not be decided: the program failed ({type(error).__name__})."
        return {
            "id": asked.get("id"),
            "verdict": "unknown",
            "evidence": {"how": "failed"},
            "message": message,
        }
