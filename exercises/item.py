"""What is asked?

*Exercise* a question with its parts; *part* one thing asked; *variant* an exercise with its numbers drawn
(variant 0: the numbers of the notes).  These records are what an author's YAML says and nothing more: what
is right is worked out from `expected` by `keys`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

KINDS = (
    "number",
    "expression",
    "equation",
    "choice",
    "table",
    "trace",
    "array",
    "set",
    "interval",
    "lines",
)

MODES = ("equal", "up-to-constant", "up-to-factor", "up-to-sign", "up-to-transpose")
# What a formula may have to be, besides equal
FORMS = ("product", "factored", "expanded", "lowest-terms", "no-sum", "double-integral")

Plain = str | Sequence["Plain"] | Mapping[str, "Plain"]  # what `expected` holds: texts, lists, mappings
Given = Fraction | str | Sequence["Given"]  # a number, a word, or lists of them
Place = tuple[int, int]  # line and column, from 1


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice; a distractor is a misconception with its own sentence."""

    text: str
    mistake: str | None = None  # the mistake that leads here
    why: str | None = None  # the sentence of this option, where it says more than the mistake's own


@dataclass(frozen=True, slots=True)
class Wrong:
    """A classical wrong answer, and what it is."""

    answer: Plain
    mistake: str
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Right:
    """Another right answer.  It equals the model answer, or says why it counts although it does not."""

    answer: Plain
    why: str | None = None
    mistake: None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One thing asked."""

    id: str
    kind: str
    ask: str
    marks: Fraction
    expected: Plain
    symbols: Sequence[str] | None = None  # the names an answer may contain; None: all of the exercise
    uses: Sequence[str] = ()  # the earlier parts it is computed from
    follows: Plain = ()  # how it follows from the formulas of earlier parts, beside `expected`
    figures: int | None = None  # significant figures asked of a decimal
    price: Fraction = Fraction(0)  # the share of the marks that too few figures still earn
    options: Mapping[str, Option] = field(default_factory=dict)
    several: bool = False  # choice: a list of labels is expected
    columns: Mapping[str, str] = field(default_factory=dict)  # table: cell -> meaning
    rows: int = 0
    row_key: str | None = None  # table: the column that names the row
    row_names: Sequence[str] = ()
    cells: Mapping[str, str] = field(default_factory=dict)  # trace: cell -> meaning
    cell_kind: Mapping[str, str] = field(default_factory=dict)  # cell, or "" for all -> its kind
    shape: Sequence[str] = ()  # array: its size, in numbers or in formulas over the givens
    mode: str = "equal"  # one of MODES
    mode_share: Fraction = Fraction(1)  # of the marks, for what is right only up to that
    form: str | None = None  # one of FORMS
    form_share: Fraction = Fraction(0)  # of the marks, for what is right, but not written so
    facts: Mapping[str, str] = field(
        default_factory=dict
    )  # subject -> value: what answers and lines may put for it
    check: str | None = None  # a number marked by where it lies: `0.95..1`, or `within 0.3` of `expected`
    equivalent: Sequence[Right] = ()
    wrong: Sequence[Wrong] = ()

    def kind_of(self, cell: str) -> str:
        """What a cell holds: number unless the part says otherwise."""
        return self.cell_kind.get(cell) or self.cell_kind.get("") or "number"


@dataclass(frozen=True, slots=True)
class Exercise:
    """A question with its parts."""

    id: str
    title: str
    topic: str
    statement: str
    given: Mapping[str, Given]
    conventions: Sequence[str]
    symbols: Mapping[str, str]  # name -> domain, in the design's notation
    means: Mapping[str, str]  # name -> what it stands for, for people
    aliases: Mapping[str, Sequence[str]]
    indices: Mapping[str, str]
    runs: Mapping[str, Plain]  # the computations that `{trace: …}` looks into, by name
    computed: Mapping[str, str]  # quantities that no part asks for
    vary: Mapping[str, str]  # given -> how it is drawn
    require: Sequence[str]  # what a draw must satisfy
    parts: Mapping[str, Part]
    file: str = ""
    digest: str = ""  # of the files it was read from
    places: Mapping[str, Place] = field(default_factory=dict)  # `parts.mean.expected` -> where it stands


@dataclass(frozen=True, slots=True)
class Variant:
    """An exercise with its numbers."""

    exercise: Exercise
    number: int
    given: Mapping[str, Given]

    def fill(self, text: str) -> str:
        """A statement or question with its `{{name}}` replaced by this variant's numbers."""
        if "{{" not in text:
            return text
        for name, value in self.given.items():
            text = text.replace("{{" + name + "}}", spell(value))
        return text

    def options(self, part: Part) -> Mapping[str, str]:
        """Label shown -> label in the item: shuffled by variant, as printed in variant 0."""
        labels = list(part.options)
        if self.number == 0 or len(labels) < 2:
            return {label: label for label in labels}
        from exercises.draw import Stream

        order = Stream(self.exercise.id, part.id, str(self.number)).shuffled(labels)
        return dict(zip(labels, order, strict=True))


def spell(value: Given, places: int = 12) -> str:
    """A given as people write it: 0.001, 3/7, 4, 5, 8.

    >>> spell(Fraction("0.001")), spell((Fraction(4), Fraction(5))), spell(Fraction(1, 3))
    ('0.001', '4, 5', '1/3')
    """
    if isinstance(value, Fraction):
        most, places = places, 0
        while (value * 10**places).denominator != 1 and places < most:
            places += 1
        scaled = value * 10**places
        if scaled.denominator != 1:
            return str(value)
        digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
        text = digits if places == 0 else f"{digits[:-places]}.{digits[-places:]}"
        return f"-{text}" if value < 0 else text
    if isinstance(value, str):
        return value
    return ", ".join(f"({spell(one)})" if isinstance(one, tuple) else spell(one) for one in value)
