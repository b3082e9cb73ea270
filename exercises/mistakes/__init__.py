"""Which misconceptions have a name?

One file a family, each a table from the mistake's name to the sentence that teaches; the family's name is
the file's.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FAMILIES = (
    "sign", "missing-factor", "extra-factor", "wrong-factor", "missing-term", "wrong-operation",
    "wrong-function", "wrong-argument", "wrong-variable", "wrong-index", "wrong-power", "wrong-scope",
    "wrong-order", "wrong-denominator",
    "wrong-method", "swapped", "transposed", "inverted", "complement", "n-minus-1", "not-normalised",
    "double-normalised", "convention", "range", "rounding", "digit", "decimal-shift", "overclaim", "label",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mistake:
    """A named misconception."""

    name: str
    family: str
    sentence: str


@cache
def mistakes() -> Mapping[str, Mistake]:
    """All of them, by name."""
    found: dict[str, Mistake] = {}
    here = {file.stem for file in Path(__file__).parent.glob("[a-z]*.py")}
    for family in FAMILIES:
        module = family.replace("-", "_")
        if module not in here:
            continue
        table: Mapping[str, str] = importlib.import_module(f"exercises.mistakes.{module}").MISTAKES
        for name, sentence in table.items():
            if name in found:
                raise ValueError(f"the mistake {name!r} stands in two families")
            found[name] = Mistake(name, family, sentence)
    return found


def named(name: str) -> Mistake:
    """One by name.  Raises KeyError."""
    return mistakes()[name]
