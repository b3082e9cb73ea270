"""`grader schema`: JSON Schemas, with which an editor completes and checks a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.commands.common import bank_option, unusable
from grader.render.json import pretty
from grader.render.tex import words

if TYPE_CHECKING:
    from exercises.item import Exercise, Part

Schema = dict[str, object]

# A text as typed; YAML may take it for something else, which the checker does not mind.
TYPED: Schema = {"type": ["string", "number", "boolean", "null"]}


@click.command("schema")
@click.argument("what", type=click.Choice(["answers", "exercise", "sheet"]), default="answers")
@bank_option
def command(what: str, bank: Path | None) -> None:
    """The schema of answers.yaml, with every exercise and part of the bank; or of what an author writes."""
    if what != "answers":
        from grader.author_schemas import exercise_schema, sheet_schema

        schema = exercise_schema() if what == "exercise" else sheet_schema()
        sys.stdout.write(pretty(schema) + "\n")
        return
    from exercises.listing import listing
    from exercises.load import load
    from exercises.positions import ExerciseError

    try:
        exercises = [load(one.id, bank) for one in listing(bank)]
    except ExerciseError as error:
        raise unusable(str(error)) from error
    sys.stdout.write(pretty(answers_schema(exercises)) + "\n")


def answers_schema(exercises: list[Exercise]) -> Schema:
    """What a sheet may hold."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "answers.yaml",
        "type": "object",
        "additionalProperties": False,
        "required": ["answers"],
        "properties": {
            "student": {**TYPED, "description": "Your id."},
            "sheet": {**TYPED, "description": "The sheet that these answers belong to."},
            "variant": {
                "type": "integer",
                "minimum": 0,
                "description": "Whose numbers; 0 are those of the notes.",
            },
            "answers": {
                "type": ["object", "null"],
                "additionalProperties": False,
                "properties": {exercise.id: _exercise(exercise) for exercise in exercises},
            },
        },
    }


def _exercise(exercise: Exercise) -> Schema:
    return {
        "type": ["object", "null"],
        "title": words(exercise.title),
        "description": words(exercise.statement),
        "additionalProperties": False,
        "properties": {part.id: _part(part) for part in exercise.parts.values()},
    }


def _part(part: Part) -> Schema:
    return {"description": words(part.ask), **_shape(part)}


def _shape(part: Part) -> Schema:
    """What an answer of this kind looks like.  Most may also be written as one text."""
    if part.kind == "choice":
        label: Schema = {"enum": list(part.options)}
        return {"anyOf": [label, {"type": "array", "items": label}, {"type": "null"}]}
    if part.kind == "trace":
        return _named(list(part.cells))
    if part.kind == "table":
        rows: Schema = {
            "type": ["array", "null"],
            "items": _named([*([part.row_key] if part.row_key else []), *part.columns]),
        }
        return rows
    if part.kind == "lines":
        return {"type": ["array", "string", "null"], "items": TYPED}
    if part.kind in ("array", "set", "interval"):
        return {}
    return TYPED


def _named(cells: list[str]) -> Schema:
    return {
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": dict.fromkeys(cells, TYPED),
    }
