"""What may an author's files hold?  JSON Schemas of an exercise and of a sheet, for the editor.

The fields are those of the tables that the loader reads by; here stands the shape of each, and a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from exercises.fields import EXERCISE_FIELDS
from exercises.item import FORMS, KINDS, MODES
from exercises.parts import PART_FIELDS
from exercises.sheet import FIELDS, PER_STUDENT

Schema = dict[str, object]

DRAFT = "http://json-schema.org/draft-07/schema#"
ID = r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"

TEXT: Schema = {"type": ["string", "number", "boolean"]}  # a text as typed, whatever YAML takes it for
WHOLE: Schema = {"type": "integer", "minimum": 0}
NUMBER: Schema = {"type": ["number", "string"]}  # 0.5 or 1/2
TEXTS: Schema = {"anyOf": [TEXT, {"type": "array", "items": TEXT}]}
NAMED: Schema = {"type": "object", "additionalProperties": TEXT}
OBJECT: Schema = {"type": "object"}
ANY: Schema = {"type": ["string", "number", "boolean", "array", "object"]}
ANYTHING: Schema = {"type": "array", "items": ANY}
MISTAKE: Schema = {"type": "string", "description": "Its name: grader explain NAME."}


def _priced(words: Sequence[str]) -> Schema:
    """One of these words, or {word: share of the marks}."""
    one: Schema = {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": False,
                   "properties": dict.fromkeys(words, NUMBER)}  # fmt: skip
    return {"anyOf": [{"enum": list(words)}, one]}


OPTION: Schema = {
    "anyOf": [
        TEXT,
        {
            "type": "object",
            "additionalProperties": False,
            "required": ["text"],
            "properties": {"text": TEXT, "mistake": MISTAKE, "why": TEXT},
        },
    ]
}
WRONG: Schema = {
    "anyOf": [
        {"type": "object", "additionalProperties": MISTAKE},
        {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["answer", "mistake"],
                "properties": {"answer": ANY, "mistake": MISTAKE, "why": TEXT},
            },
        },
    ]
}

# field: shape, what it says
PART: dict[str, tuple[Schema, str]] = {
    "kind": ({"enum": list(KINDS)}, "What an answer is."),
    "ask": (TEXT, "The question; LaTeX between dollar signs."),
    "marks": (NUMBER, "What it is worth."),
    "expected": (ANY, "What is right: a formula, {derive: NAME}, {trace: QUANTITY}, or an option's label."),
    "symbols": (TEXTS, "The names that an answer may contain."),
    "uses": (TEXTS, "The earlier parts that it is computed from."),
    "follows": (ANY, "How it follows from earlier formulas: step, at, solve."),
    "figures": (WHOLE, "Significant figures asked of a decimal."),
    "price": (NUMBER, "The share of the marks that too few figures still earn."),
    "options": ({"type": "object", "additionalProperties": OPTION}, "Choice: label and text."),
    "columns": (NAMED, "Table: column and meaning."),
    "rows": ({"anyOf": [WHOLE, TEXTS]}, "Table: how many rows, or their names."),
    "row_key": (TEXT, "Table: the column that names the row."),
    "cells": (NAMED, "Trace: name and meaning of each value."),
    "cell_kind": ({"anyOf": [TEXT, NAMED]}, "What the cells hold, if not numbers."),
    "shape": (TEXTS, "Array: its size."),
    "mode": (
        _priced(MODES),
        "How equal; {up-to-sign: 1/2} is the share of the marks that only so much earns.",
    ),
    "form": (_priced(FORMS), "What it has to be, besides equal; {factored: 1/2} pays half for another form."),
    "facts": (NAMED, "What may be used besides: a name and what it is equal to."),
    "check": (TEXT, "A number marked by where it lies: 0.95..1, or within 0.3."),
    "equivalent": (
        {"anyOf": [TEXT, ANYTHING]},
        "Other right answers: equal to it, or {answer, why} saying why it counts all the same.",
    ),
    "wrong": (WRONG, "Classical wrong answers, each with its mistake."),
}
EXERCISE: dict[str, tuple[Schema, str]] = {
    "id": ({"type": "string", "pattern": ID, "maxLength": 100}, "Its name, and that of its file."),
    "title": (TEXT, "Its title."),
    "topic": (TEXT, "Where it stands in the list."),
    "statement": (TEXT, "What is asked about; LaTeX between dollar signs, {{name}} for a given number."),
    "parts": ({}, "What is asked, in order."),
    "include": (TEXTS, "Files of shared/ whose symbols and aliases count here too."),
    "given": ({"type": "object", "additionalProperties": ANY}, "Numbers, words and lists, by name."),
    "symbols": (NAMED, "Name and domain: real, positive, real[N], or a formula after =."),
    "means": (NAMED, "Name and what it stands for."),
    "aliases": ({"type": "object", "additionalProperties": TEXTS}, "Other spellings of a name."),
    "indices": (NAMED, "Index and its range: 1..N."),
    "conventions": (TEXTS, "What is agreed."),
    "figures": (WHOLE, "Significant figures asked of every decimal."),
    "run": (OBJECT, "The computation that {trace: …} looks into."),
    "runs": ({"type": "object", "additionalProperties": OBJECT}, "Several of them, by name."),
    "computed": (NAMED, "Values on the way that no part asks for."),
    "vary": (NAMED, "How a given is drawn: 2..15, 0.1..0.9 step 0.1, one of 1, 2, = 2*n."),
    "require": (TEXTS, "What a draw must satisfy."),
}
WEIGHT: Schema = {"anyOf": [{"type": "number", "exclusiveMinimum": 0, "maximum": 1000}, {"type": "string"}]}
SHEET: dict[str, tuple[Schema, str]] = {
    "sheet": ({"type": "string", "pattern": ID}, "Its name."),
    "title": (TEXT, "Its title."),
    "exercises": (
        {"anyOf": [{"type": "array", "items": TEXT, "uniqueItems": True}, {"type": "object",
         "additionalProperties": WEIGHT}]},
        "What was handed out: a list, or each exercise with its weight.",
    ),
    "variant": ({"anyOf": [WHOLE, {"enum": [PER_STUDENT]}]}, "Whose numbers; 0 are those of the notes."),
}  # fmt: skip


def exercise_schema() -> Schema:
    """What the file of an exercise may hold."""
    part = {
        **_object(PART_FIELDS, PART, ("kind", "ask", "marks")),
        "anyOf": [{"required": ["expected"]}, {"required": ["check"]}],
    }
    parts: Schema = {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": ID},
        "additionalProperties": part,
    }
    shapes = {**EXERCISE, "parts": (parts, EXERCISE["parts"][1])}
    return {"$schema": DRAFT, "title": "an exercise", **_object(EXERCISE_FIELDS, shapes, EXERCISE_FIELDS[:5])}


def sheet_schema() -> Schema:
    """What the file of a sheet may hold."""
    return {"$schema": DRAFT, "title": "a sheet", **_object(FIELDS, SHEET, ("sheet", "exercises"))}


def _object(
    fields: tuple[str, ...], shapes: dict[str, tuple[Schema, str]], needed: tuple[str, ...]
) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(needed),
        "properties": {
            field: {**shape, "description": said} for field in fields for shape, said in (shapes[field],)
        },
    }
