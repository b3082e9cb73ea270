"""Which answers did the student hand in?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from grader.report import Problem
from grader.written import Answer, Items, Named, Text, as_text, as_written

__all__ = ["Answer", "Items", "Named", "Submission", "Text", "as_text", "as_written"]


@dataclass(frozen=True, slots=True)
class Submission:
    """One student's file: what could be read of it, and what is to be said about the rest."""

    file: str
    student: str | None = None
    sheet: str | None = None
    variant: int = 0
    answers: Mapping[str, Mapping[str, Answer]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    refused: Mapping[str, Mapping[str, Problem]] = field(default_factory=dict)  # parts written, but not usable
    places: Mapping[tuple[str, ...], tuple[int, int]] = field(default_factory=dict)  # of exercise and part names
