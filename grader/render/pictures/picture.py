"""What is a picture made of?

Lines, dots, boxes and words at their places, each with a tone that the style sheet colours.  Colour never
speaks alone: a value carries the symbol of its outcome, lines differ in their dashes, points in their fill.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from math import isfinite

from markupsafe import Markup

from exercises.scenes import Scene
from grader.render.outcomes import LOOKS
from grader.render.visible import visible
from grader.report import CellReport, PartReport

LONGEST = 12  # signs of a value that a picture has room for
QUANTITY = re.compile(r"(?P<base>[^\[@]+)(\[(?P<place>[\d,]+)\])?(@(?P<step>[\w.]+))?")
GIVEN = "given"  # the tone of what the question says


def short(value: float) -> str:
    """A length as a page says it: to a tenth of a pixel.

    >>> short(62.0), short(0.54), short(-0.01)
    ('62', '0.5', '0')
    """
    return f"{round(value, 1) or 0:g}"


def axis_label(value: float) -> str:
    """A number beside an axis.

    >>> axis_label(-0.25), axis_label(3.0), axis_label(0.028961)
    ('−0.25', '3', '0.02896')
    """
    return f"{value:.4g}".replace("-", "−")


def wide(text: str) -> float:
    """About how wide a label is: its letters are 12 pixels high."""
    return 6.8 * len(text)


@dataclass(frozen=True, slots=True)
class Line:
    """Through all its points."""

    points: Sequence[tuple[float, float]]
    tone: str = GIVEN
    dashed: bool = False

    @property
    def path(self) -> str:
        """
        >>> Line([(0, 1.26), (10.04, 3)]).path
        'M0 1.3 10 3'
        """
        return "M" + " ".join(f"{short(x)} {short(y)}" for x, y in self.points)


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle, filled or not."""

    x: float
    y: float
    r: float
    tone: str = GIVEN
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    tone: str = GIVEN
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A short text about its place: `start`, `middle` or `end`."""

    x: float
    y: float
    text: str
    tone: str = GIVEN
    anchor: str = "middle"


Mark = Line | Dot | Box | Words


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, what it shows in words for who cannot see it, and a sentence below it for everybody."""

    width: float
    height: float
    said: str
    caption: str
    marks: Sequence[Mark]

    def drawn(self) -> Iterator[Element]:
        """The marks in order, lines that look alike together."""
        for look, group in groupby(
            self.marks, key=lambda m: isinstance(m, Line) and (m.tone, "dashed" * m.dashed)
        ):
            if look:
                d = "".join(mark.path for mark in group if isinstance(mark, Line))
                yield Element(_tag("path", *look, f'd="{d}"'))
            else:
                yield from (_element(mark) for mark in group if not isinstance(mark, Line))


@dataclass(frozen=True, slots=True)
class Element:
    """What a mark is on a page: its name with its attributes, all of them ours, and its text."""

    tag: Markup
    text: str = ""


def _element(mark: Dot | Box | Words) -> Element:
    x, y = short(mark.x), short(mark.y)
    if isinstance(mark, Dot):
        return Element(
            _tag("circle", mark.tone, "filled" * mark.filled, f'cx="{x}" cy="{y}" r="{short(mark.r)}"')
        )
    if isinstance(mark, Words):
        anchor = mark.anchor if mark.anchor != "middle" else ""
        return Element(_tag("text", mark.tone, anchor, f'x="{x}" y="{y}"'), mark.text)
    size = f'width="{short(mark.width)}" height="{short(mark.height)}"'
    return Element(_tag("rect", mark.tone, "strong" * mark.strong, f'x="{x}" y="{y}" {size}'))


def _tag(name: str, tone: str, more: str, place: str) -> Markup:
    """With a class for what differs from the usual."""
    look = " ".join(filter(None, (tone if tone != GIVEN else "", more)))
    return Markup(f'{name} class="{look}" {place}' if look else f"{name} {place}")


@dataclass(frozen=True, slots=True)
class Seen:
    """A quantity as the student wrote it."""

    base: str  # `y3` of `y3@1`
    place: str  # `1,2` of `Z[1,2]`
    step: str
    text: str
    outcome: str

    @property
    def tone(self) -> str:
        return LOOKS[self.outcome].tone

    @property
    def marked(self) -> str:
        """The value with the symbol of its outcome."""
        return f"{self.short} {LOOKS[self.outcome].symbol}"

    @property
    def short(self) -> str:
        text = visible(self.text)
        return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"

    @property
    def number(self) -> float | None:
        return number(self.text)


def number(text: object) -> float | None:
    """What can be put on an axis.

    >>> number("−0,5"), number("1/4"), number("x"), number("1/0"), number("1e999")
    (None, 0.25, None, None, None)
    """
    said = str(text).strip().replace("−", "-")
    if len(said) > 40 or not re.fullmatch(r"[+-]?[\d.]+(/\d+|[eE][+-]?\d{1,3})?", said):
        return None
    try:
        found = float(Fraction(said)) if "/" in said else float(said)
    except (ValueError, ZeroDivisionError, OverflowError):
        return None
    return found if isfinite(found) else None


def seen(scene: Scene, part: PartReport) -> list[Seen]:
    """What was written, quantity by quantity, in the order of the scene."""
    by_cell = {_cell(cell.at): cell for cell in part.cells}
    if not part.cells and isinstance(part.written, str):
        by_cell[""] = CellReport({}, part.outcome, part.read_as, written=part.written)
    found = []
    for cell, quantity in scene.quantities.items():
        report, parsed = by_cell.get(cell), QUANTITY.fullmatch(quantity)
        if report is None or parsed is None or report.outcome == "unanswered":
            continue
        text = report.written or report.read_as or ""
        found.append(Seen(parsed["base"], parsed["place"] or "", parsed["step"] or "", text, report.outcome))
    return found


def _cell(at: Mapping[str, object]) -> str:
    """`H3`, `dW2[3]`, `2.v`, `1,2`: how the scene names the cell of a report."""
    index = at.get("index")
    inside = ",".join(map(str, index)) if isinstance(index, Sequence) and not isinstance(index, str) else ""
    if "row" in at:
        return f"{at['row']}.{at.get('cell', '')}"
    if "key" in at:
        return f"{at['key']}[{inside}]" if inside else str(at["key"])
    return inside
