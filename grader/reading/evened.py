"""Which lines does a sheet have, and how far in does each stand?

Tabs and unusual blanks at the start of a line become spaces; lines that divide or direct YAML documents are
reported and left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from grader.reading.faults import fault
from grader.reading.passage import MAX_CROWD, MAX_DEPTH, Passage, Stumble, crowd
from grader.report import Problem

TAB = 4
MARGIN = re.compile(r"\s*")
MARKER = re.compile(r"(---|\.\.\.)(\s|$)")
COMMENT = re.compile(r"(?:^|[ \t])[ \t]*(#.*)")
BRACKET = re.compile(r"[\[{\]}]")
ANCHOR = re.compile(r"(?:[:,\[{]|^[ \t]*-)[ \t]+&([\w-]+)", re.MULTILINE)
ALIAS = re.compile(r"(?:[:,\[{]|^[ \t]*-)[ \t]*\*([\w-]+)[ \t]*(?=[,\]}\n]|$)", re.MULTILINE)


class Evened:
    """The lines of a sheet, changed in place where a line has to be read in another way."""

    def __init__(self, text: str) -> None:
        self.problems: list[Problem] = []
        self.anchors = set(ANCHOR.findall(text))
        self.aliases = set(ALIAS.findall(text))
        self.lines: list[str] = []
        self.shifts: list[int] = []
        self.indents: list[int] = []
        for line in text.split("\n"):
            self.append(line)
        self.drop_markers()
        self.crowds = [at for at, line in enumerate(self.lines) if crowd(line) > MAX_CROWD]

    def append(self, line: str) -> None:
        margin = MARGIN.match(line)[0]  # type: ignore[index] # it always matches
        rest = line[len(margin) :]
        indent = len(margin)
        if margin.strip(" ") and rest:
            indent = 0
            for blank in margin:
                indent += TAB - indent % TAB if blank == "\t" else 1
            if all(problem.code != "tabs" for problem in self.problems):
                self.problems.append(fault("tabs", (len(self.lines) + 1, 1)))
        self.lines.append(" " * indent + rest if rest else "")
        self.shifts.append(indent - len(margin))
        self.indents.append(indent)

    def drop_markers(self) -> None:
        begun = False
        for at, line in enumerate(self.lines):
            if line.startswith("%"):
                self.problems.append(fault("directive", (at + 1, 1)))
                self.lines[at] = ""
            elif marker := MARKER.match(line):
                self.lines[at] = ""
                below = next(self.significant(at, len(self.lines)), None)
                if begun and below is not None:
                    ends = self.indents[below] == 0
                    meant = "; what stands below it is not read" if ends else ""
                    self.problems.append(fault("second-document", (at + 1, 1), name=marker[1], meant=meant))
                    if ends:
                        del self.lines[at:]
                        return
            begun = begun or self.is_significant(at)

    def is_significant(self, at: int) -> bool:
        line = self.lines[at]
        return bool(line) and line[self.indents[at]] != "#"

    def significant(self, low: int, high: int) -> Iterator[int]:
        """The lines from `low` up to `high` that are neither blank nor a comment."""
        return (at for at in range(low, high) if self.is_significant(at))

    def passage(self, low: int, high: int) -> Passage:
        return Passage(self.lines[low:high], low, self.shifts[low:high])

    def place(self, at: int, column: int) -> tuple[int, int]:
        return at + 1, max(column - self.shifts[at], 0) + 1

    def rewrite(self, at: int, line: str) -> None:
        """Another reading of a line; what is behind the change moved by the difference in length."""
        self.shifts[at] += len(line) - len(self.lines[at])
        self.lines[at] = line
        self.indents[at] = len(line) - len(line.lstrip())

    def look_for_crowds(self, low: int, high: int) -> None:
        """Stumbles at a line that holds more commas and brackets than any answer has."""
        at = next((at for at in self.crowds if low <= at < high), None)
        if at is None:
            return
        depth = 0
        for bracket in BRACKET.finditer(self.lines[at]):
            depth += 1 if bracket[0] in "[{" else -1
            if depth > MAX_DEPTH:
                raise Stumble("too-deep", *self.place(at, bracket.start()))
        raise Stumble("too-long", *self.place(at, self.indents[at]))

    def refusal(self, stumble: Stumble) -> Problem | None:
        """What cannot be meant as typed text: YAML's own devices, where the file really uses them."""
        code, name = stumble.code, stumble.name
        if code == "alias" and name in self.anchors:
            return fault("alias", stumble.place, name=name)
        if code == "anchored-list" or (code == "anchor" and name in self.aliases):
            return fault("anchor", stumble.place, name=name)
        if code == "tag" and name.startswith(("!!", "!<")):
            return fault("tag", stumble.place, name=name)
        if code == "too-long":
            return fault("too-long", stumble.place, limit=f"{MAX_CROWD:,} values")
        if code in ("merge-key", "too-deep"):
            return fault(code, stumble.place)
        return None
