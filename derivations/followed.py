"""What is said of the lines of a derivation, and of the whole?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

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


@dataclass(frozen=True, slots=True)
class Followed:
    """All lines, the first incorrect one (from 1), whether the asked result is reached, and whether any line
    has to do with it: `1 = 1` is true of every derivation."""

    lines: tuple[Line, ...]
    wrong_line: int | None
    complete: bool
    begun: bool = True

    @property
    def faults(self) -> tuple[int, bool, int]:
        """How many lines are not right, whether the end is missing, and how early the first stands."""
        wrong = sum(line.outcome not in (CORRECT, CARRIED) for line in self.lines)
        return wrong, not self.complete, -(self.wrong_line or 0)

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
