"""How is a worked computation shown, value by value: as CSV, and as a page?

The names of a run carry their step (`w31@2`) or are a derivative (`dE/dw31`): on a page they are set as such.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from markupsafe import Markup

from derivations.language.show import mathml
from derivations.language.tree import ONE, Tree
from derivations.language.tree import name as named
from exercises.item import Variant
from exercises.worked import Row
from grader.render.html import written
from grader.render.mathml import formula
from grader.render.visible import visible

COLUMNS = ("name", "formula", "numbers", "value")
DERIVATIVE = re.compile(r"d(\w+)/d(\w+(?:@[\w.]+)?)")
NUMBER = re.compile(r"[+-]?[\d.]+(e[+-]?\d+)?")


def texts(row: Row) -> tuple[str, str, str, str]:
    """Name, formula, the formula with the numbers put in, value."""
    return row.name, row.formula, row.numbers, row.value


def csv_table(rows: Sequence[Row]) -> str:
    """A line a value.  No cell is taken for a formula by a spreadsheet."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(text) for text in texts(row)] for row in rows)
    return file.getvalue()


def _cell(text: str) -> str:
    """
    >>> _cell("-0.5"), _cell("-a*b"), _cell("@x")
    ('-0.5', "'-a*b", "'@x")
    """
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") and not NUMBER.fullmatch(text) else text


def html_table(variant: Variant, rows: Sequence[Row], arithmetic: str) -> str:
    """A page."""
    return written(
        "worked.html.j2",
        variant=variant,
        exercise=variant.exercise,
        arithmetic=arithmetic,
        rows=[_set(row) for row in rows],
    )


def _set(row: Row) -> tuple[Markup, Markup | str, Markup | str, Markup | str]:
    """A row, typeset: where formula, numbers and value say the same, once."""
    put_in = _math(row.numbers_tree, row.numbers)
    shown = _math(row.tree, row.formula)
    value = _math(row.value_tree, row.value)
    return _name(row.name), shown, "" if put_in in (shown, value) else put_in, value


def _name(text: str) -> Markup:
    """`averages/v1` stays as it is, `H3@1` is set."""
    drawn = (
        formula(mathml(_renamed(named(text))))
        if re.fullmatch(r"[\w@./]+", text) and "-" not in text
        else None
    )
    if drawn is None or ("/" in text and not DERIVATIVE.fullmatch(text)):
        return Markup("<code>{}</code>").format(visible(text))
    return drawn


def _math(tree: Tree | None, text: str) -> Markup | str:
    drawn = formula(mathml(_renamed(tree))) if tree is not None else None
    return drawn if drawn is not None else Markup("<code>{}</code>").format(visible(text)) if text else ""


def _renamed(tree: Tree) -> Tree:
    """The names of a run as names that can be set: the step as a superscript, `dE/dw` as a derivative."""
    if tree.head != "name":
        return tree.with_args(tuple(_renamed(arg) for arg in tree.args)) if tree.args else tree
    word = str(tree.leaf)
    slope = DERIVATIVE.fullmatch(word)
    if slope:
        return Tree("derivative", (_renamed(named(slope[1])), _renamed(named(slope[2])), ONE))
    base, at, step = word.partition("@")
    return named(f"{base}^[{step}]") if at else tree
