"""Do the schemas for authors speak of exactly what the loader reads, and fit everything that we wrote?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from exercises.fields import EXERCISE_FIELDS
from exercises.listing import ITEMS
from exercises.parts import PART_FIELDS
from exercises.sheet import FIELDS
from grader.author_schemas import EXERCISE, PART, SHEET, exercise_schema, sheet_schema
from grader.cli import main

FILES = sorted(file for file in ITEMS.glob("*/*.yaml") if file.parent.name != "shared")
TYPES = {
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
}


def faults(value: object, schema: dict[str, object], at: str = "") -> Iterator[str]:
    """What a validator would say: as much of JSON Schema as our two schemas use."""
    types = schema.get("type", list(TYPES))
    names = [types] if isinstance(types, str) else types
    if not any(isinstance(value, TYPES[name]) for name in names):
        yield f"{at}: not {names}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: not one of {schema['enum']}"
    if "pattern" in schema and not re.search(schema["pattern"], str(value)):
        yield f"{at}: {value!r}"
    if "minimum" in schema and isinstance(value, int) and value < schema["minimum"]:
        yield f"{at}: {value}"
    if "anyOf" in schema and all(list(faults(value, one, at)) for one in schema["anyOf"]):
        yield f"{at}: fits none"
    if isinstance(value, dict):
        yield from (f"{at}: lacks {name}" for name in schema.get("required", ()) if name not in value)
        known, more = schema.get("properties", {}), schema.get("additionalProperties", {})
        for name, one in value.items():
            yield from faults(name, schema.get("propertyNames", {}), f"{at}.{name}")
            if name not in known and more is False:
                yield f"{at}: {name} is unknown"
            else:
                yield from faults(one, known.get(name, more), f"{at}.{name}")
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from faults(one, schema.get("items", {}), f"{at}.{number}")


def test_every_field_has_its_shape() -> None:
    """The tables of the loader and of the schemas name the same fields."""
    assert set(EXERCISE) == set(EXERCISE_FIELDS)
    assert set(PART) == set(PART_FIELDS)
    assert set(SHEET) == set(FIELDS)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_exercise_of_ours_fits(file: Path) -> None:
    """An editor would underline nothing in it."""
    assert list(faults(yaml.safe_load(file.read_text(encoding="utf-8")), exercise_schema())) == []


GOOD = "id: a\ntitle: A\ntopic: t\nstatement: S\nparts: {p: {kind: number, ask: Q, marks: 1, expected: 1}}\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: A\n", ""),
        ("title:", "titel:"),
        ("kind: number", "kind: nubmer"),
        (", expected: 1", ""),
        ("marks: 1", "marks: [1]"),
        ("{p:", "{p q:"),
        ("id: a", "id: a b"),
    ],
)
def test_what_the_loader_refuses_does_not_fit(old: str, new: str) -> None:
    """One change to an exercise that fits."""
    assert list(faults(yaml.safe_load(GOOD), exercise_schema())) == []
    assert GOOD.count(old) == 1
    assert list(faults(yaml.safe_load(GOOD.replace(old, new)), exercise_schema()))


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("{sheet: hw-1, exercises: [a, b]}", True),
        ("{sheet: hw-1, title: One, exercises: {a: 1, b: 2.5}, variant: per-student}", True),
        ("{sheet: hw-1, exercises: [a], variant: 7}", True),
        ("{exercises: [a]}", False),
        ("{sheet: hw-1, exercises: [a], variant: mine}", False),
        ("{sheet: hw-1, exercises: [a], weight: 2}", False),
    ],
)
def test_a_sheet(text: str, fits: bool) -> None:
    """What the loader takes fits, and nothing else."""
    assert (not list(faults(yaml.safe_load(text), sheet_schema()))) == fits


@pytest.mark.parametrize("what", ["exercise", "sheet"])
def test_the_command_prints_it(what: str, capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON, on stdout."""
    assert main(["schema", what]) == 0
    assert json.loads(capsys.readouterr().out)["type"] == "object"
