"""What is a report as JSON?

Text stays readable; only what could harm a terminal or cannot be encoded is written as an escape.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from grader.render.visible import visible
from grader.report import Report

# Outside ASCII a character can only stand inside a string of the JSON, where its escape means the same.
OUTSIDE = re.compile(r"[^\x20-\x7e\n]")


def pretty(value: object) -> str:
    """JSON for a person to read."""
    return _harmless(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def compact(value: object) -> str:
    """JSON on one line."""
    return _harmless(json.dumps(value, ensure_ascii=False, default=str))


def json_document(reports: Iterable[Report], *, many: bool) -> Iterator[str]:
    """One report object; or, of several, a list, written as the reports arrive."""
    if not many:
        for report in reports:
            yield pretty(report.as_json()) + "\n"
        return
    separator = "["
    for report in reports:
        yield separator + "\n" + pretty(report.as_json())
        separator = ","
    yield "[]\n" if separator == "[" else "\n]\n"


def json_lines(reports: Iterable[Report]) -> Iterator[str]:
    """One line a report."""
    for report in reports:
        yield compact(report.as_json()) + "\n"


def _harmless(text: str) -> str:
    return OUTSIDE.sub(lambda found: _escaped(found[0]), text)


def _escaped(character: str) -> str:
    if visible(character, lines=True) == character:
        return character
    code = ord(character)
    if code > 0xFFFF:
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
    return f"\\u{code:04x}"
