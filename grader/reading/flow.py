"""What do `[…]` and `{…}` hold when mathematics stands in them?

YAML cuts at every comma and stops at every bracket; a student means `[max(0, x), x[1], \\frac{1}{2}]` as
three items. Here brackets come in pairs, whatever their kinds, so an interval `[0, 1)` is a text.

    list     = "[" items "]"          cut at the commas outside all inner brackets
    mapping  = "{" entries "}"        entry = name ":" value | name; `v2: 6,2` has its comma in a number
    value    = list | mapping | quoted text | text
"""

from __future__ import annotations

import re
from itertools import pairwise

from grader.reading.faults import fault
from grader.reading.passage import MAX_DEPTH, Passage, Stumble
from grader.reading.written import Answer, Items, Named, Names, Text, folded, unquoted
from grader.report import Problem

PAIRS = {"[": "]", "{": "}"}
TOKEN = re.compile(r"[\[({})\],]|:(?=\s)")
BLANKS = re.compile(r"\s*")
COMMENT = re.compile(r"(?m)(?:^|(?<=[ \t]))#.*$")
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"|\'((?:[^\']|\'\')*)\'', re.DOTALL)
COLON = re.compile(r":(?=\s|$)")
TIGHT = re.compile(r"([\w@.\-']+):(?=\S)")
REST = re.compile(
    r"(?<=[0-9],)[0-9]++(?!\.[0-9]*+\s*+[,}])(?![^,{}\[\]]*:)"
)  # of a number with a comma in it


def collection(
    passage: Passage, start: int, end: int, problems: list[Problem], depth: int = 0
) -> Items | Named | None:
    """The list or mapping that is `passage.text[start:end]`; None if that is rather a text."""
    text = COMMENT.sub(lambda comment: " " * len(comment[0]), passage.text[start:end])
    answer = _Flow(passage, start, text, problems).value(0, len(text), depth)
    return None if isinstance(answer, Text) else answer


class _Flow:
    def __init__(self, passage: Passage, offset: int, text: str, problems: list[Problem]) -> None:
        self.passage, self.offset, self.text, self.problems = passage, offset, text, problems
        self.closers: dict[int, int] = {}  # where the bracket opened at an index is closed
        self.commas: dict[int, list[int]] = {}  # the commas directly inside it
        self.pair()

    def pair(self) -> None:
        """Pairs all brackets in one pass. A quote counts only where a value or name may start."""
        opened: list[int] = []
        at = self.skip(0)
        while token := TOKEN.search(self.text, at):
            at = token.end()
            if token[0] in "[({":
                opened.append(token.start())
            elif token[0] in "])}" and opened:
                self.closers[opened.pop()] = token.start()
            elif token[0] == "," and opened:
                self.commas.setdefault(opened[-1], []).append(token.start())
            if token[0] in "[{,:" and (quoted := QUOTED.match(self.text, self.skip(at))):
                at = quoted.end()

    def place(self, index: int) -> tuple[int, int]:
        return self.passage.place_of(self.offset + index)

    def skip(self, at: int) -> int:
        blanks = BLANKS.match(self.text, at)
        return blanks.end() if blanks else at

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """The span without blanks at its ends."""
        while start < end and self.text[start].isspace():
            start += 1
        while start < end and self.text[end - 1].isspace():
            end -= 1
        return start, end

    def value(self, start: int, end: int, depth: int) -> Answer:
        start, end = self.trimmed(start, end)
        place = self.place(start)
        opener = self.text[start:end][:1]
        if opener in PAIRS and self.closers.get(start) == end - 1 and self.text[end - 1] == PAIRS[opener]:
            if depth >= MAX_DEPTH:
                raise Stumble("too-deep", *place)
            read = self.items if opener == "[" else self.named
            return read(start, end, depth + 1)
        return Text(self.scalar(start, end), *place)

    def scalar(self, start: int, end: int) -> str:
        if quoted := QUOTED.fullmatch(self.text, start, end):
            return quoted[2].replace("''", "'") if quoted[1] is None else unquoted(quoted[1])[0]
        return folded(self.text[start:end])

    def items(self, start: int, end: int, depth: int) -> Items:
        items = tuple(self.value(*span, depth) for span in self.spans(start, end))
        return Items(items, *self.place(start), folded(self.text[start:end]))

    def named(self, start: int, end: int, depth: int) -> Named:
        names = Names()
        for a, b in self.entries(start, end):
            quoted = QUOTED.match(self.text, a, b)
            colon = COLON.search(self.text, quoted.end() if quoted else a, b)
            tight = None if colon or quoted else TIGHT.match(self.text, a, b)
            cut, rest = (
                (colon.start(), colon.end()) if colon else (tight.end(1), tight.end()) if tight else (b, b)
            )
            key = Text(self.scalar(*self.trimmed(a, cut)), *self.place(a))
            if tight:
                self.problems.append(fault("spacing", (key.line, key.column), name=key.text))
            names.add(key, self.value(rest, b, depth), self.problems)
        return names.named(self.place(start), folded(self.text[start:end]))

    def entries(self, start: int, end: int) -> list[tuple[int, int]]:
        """The spans of a mapping; what can only be the rest of the number before its comma is put to it."""
        found: list[tuple[int, int]] = []
        joined: dict[int, int] = {}  # where such entries start -> the colon in them
        colon = -1
        for a, b in self.spans(start, end):
            if colon >= 0 and REST.match(self.text, a):
                found[-1] = (found[-1][0], b)
                joined[found[-1][0]] = colon
            else:
                found.append((a, b))
                colon = self.text.find(":", a, b)
        for a, b in found:
            if a in joined:
                number = folded(self.text[joined[a] + 1 : b])
                self.problems.append(fault("comma-in-number", self.place(a), text=number))
        return found

    def spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """What stands between the commas; nothing after a last comma is no item."""
        cuts = [start, *self.commas.get(start, []), end - 1]
        spans = [self.trimmed(a + 1, b) for a, b in pairwise(cuts)]
        return spans[:-1] if spans[-1][0] == spans[-1][1] else spans
