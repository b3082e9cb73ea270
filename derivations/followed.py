"""What is said of the lines of a derivation, and of the whole?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from derivations.equality.verdict import DIFFERENT, Verdict
from derivations.language.refusal import Refusal

CORRECT, CARRIED, INCORRECT = "correct", "carried", "incorrect"
UNREADABLE, UNDECIDED = "unreadable", "undecided"


@dataclass(frozen=True, slots=True)
class Line:
    """What is said of one written line; `follows` is the number of the line it is carried from."""

    outcome: str
    read_as: str | None = None
    message: str = ""
    evidence: Mapping[str, object] = field(default_factory=dict)
    follows: int | None = None

    @classmethod
    def unread(cls, refusal: Refusal) -> Line:
        """A line that is not in the language, with the place."""
        evidence = {"span": list(refusal.span), "drawn": refusal.drawn()}
        return cls(UNREADABLE, None, str(refusal), evidence)


def certified(verdict: Verdict) -> str:
    """The message of a wrong line: where its two sides differ, and the value of the right one there."""
    point = verdict.evidence.get("point")
    values = verdict.evidence.get("values")
    if verdict.verdict == DIFFERENT and isinstance(point, dict) and isinstance(values, dict) and point:
        place = ", ".join(f"{name} = {value}" for name, value in list(point.items())[:6])
        mine = values["answer"]
        return f"The two sides differ: at {place} the right side is {mine}; work out the left side there."
    return "The two sides are not equal."


@dataclass(frozen=True, slots=True)
class Followed:
    """All lines, the first incorrect one (from 1), whether the asked result is reached, and whether any line
    has to do with it: `1 = 1` is true of every derivation."""

    lines: tuple[Line, ...]
    wrong_line: int | None
    complete: bool
    begun: bool = True

    @property
    def faults(self) -> tuple[int, int, bool]:
        """How early the first wrong line stands, how many lines are not right, and is the end missing?"""
        wrong = sum(line.outcome not in (CORRECT, CARRIED) for line in self.lines)
        return -(self.wrong_line or len(self.lines) + 1), wrong, not self.complete

    @property
    def right(self) -> bool:
        """Is every line right, and the end reached?"""
        return self.faults[1:] == (0, False)

    @property
    def outcome(self) -> str:
        """correct, carried, incorrect, undecided, unreadable: of the derivation as a whole."""
        said = [line.outcome for line in self.lines]
        for word in (INCORRECT, UNREADABLE, UNDECIDED):
            if word in said:
                return word
        if not self.complete:
            return INCORRECT
        return CARRIED if CARRIED in said else CORRECT
