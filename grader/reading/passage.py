"""Which lines are read, and where in the file do they stand?

A passage is some lines of a sheet that still point at the columns the student sees, after their indentation
was evened out (tabs, unusual blanks).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

MAX_DEPTH = 20  # open lists and mappings
MAX_CROWD = 2_000  # commas and brackets in a line
MAX_NODES = 40_000  # values in the file


def crowd(line: str) -> int:
    return sum(map(line.count, ",[{("))


class Stumble(Exception):
    """YAML refuses these lines, or would change what was typed: read them line by line."""

    def __init__(self, code: str, line: int, column: int, name: str = "") -> None:
        super().__init__(code)
        self.code, self.name = code, name
        self.place = (line, column)


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines of the file, from line `first` (from 0) on; `shifts` is what evening out added to each."""

    lines: Sequence[str]
    first: int = 0
    shifts: Sequence[int] = ()
    text: str = field(init=False)
    starts: Sequence[int] = field(init=False)  # of each line in the text

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", "\n".join(self.lines))
        lengths = (len(line) + 1 for line in self.lines)
        object.__setattr__(self, "starts", list(accumulate(lengths, initial=0)))

    def place(self, line: int, column: int) -> tuple[int, int]:
        """Line and column in the file, from 1, of a line and column of the passage, from 0."""
        if line >= len(self.lines):  # YAML's end of the last line is the start of one more
            line = len(self.lines) - 1
            column = len(self.lines[line])
        shift = self.shifts[line] if line < len(self.shifts) else 0
        return self.first + line + 1, max(column - shift, 0) + 1

    def rest(self, mark: Any) -> str:
        """The line from a mark of YAML's on."""
        return self.lines[mark.line][mark.column :] if mark.line < len(self.lines) else ""

    def place_of(self, index: int) -> tuple[int, int]:
        line = bisect_right(self.starts, index) - 1
        return self.place(line, index - self.starts[line])
