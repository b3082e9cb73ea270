"""What is reported of a derivation written line by line?

Marks follow the lines: each that is right or carried earns its share, and a derivation that does not reach
the asked result keeps one share back."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from grader import mark
from grader.answers import Asked, Refused
from grader.answers import lines as kind
from grader.reading.written import Answer
from grader.report import CellReport, PartReport

if TYPE_CHECKING:
    from derivations.followed import Followed

BESIDE = "No line has to do with what is to be derived yet."
SHORT = "Every line is right, but the derivation stops before the result that is asked for."


def of_lines(report: PartReport, answer: Answer, asked: Asked) -> PartReport | Refused:
    """The report of a part of kind lines; Refused where the answer is no list of lines."""
    from grader.diagnose import lines as line_slips  # not on the way of an answer that is a number

    texts = kind.read(answer)
    if isinstance(texts, Refused):
        return texts
    found = kind.followed(texts, asked)
    slips = {
        number: line_slips.line_mistake(texts, number, asked)
        for number, line in enumerate(found.lines, 1)
        if line.outcome == "incorrect"
    }
    cells = [
        CellReport(
            at={"line": number},
            outcome=line.outcome,
            read_as=line.read_as,
            message=line.message,
            written=text,
            follows=f"line {line.follows}" if line.follows else None,
            mistake=slips.get(number),
        )
        for number, (text, line) in enumerate(zip(texts, found.lines, strict=True), 1)
    ]
    # `1 + 1 = 2` neither earns nor costs anything
    counted = [cell for cell, line in zip(cells, found.lines, strict=True) if not line.evidence.get("beside")]
    shares = [mark.share(cell.outcome) if found.begun else 0 for cell in counted]
    count = len(counted) if found.complete else len(counted) + 1
    outcome = found.outcome
    if outcome == "incorrect" and any(shares):
        outcome = "partial"
    broken = next((line for line in found.lines if line.outcome == "incorrect"), None)
    return report._replace(
        outcome=outcome,
        awarded=float(mark.awarded(shares, count, Fraction(report.available))),
        read_as="\n".join(cell.read_as or cell.written for cell in cells),
        message=_message(found),
        evidence=dict(broken.evidence) if broken else None,
        wrong_line=found.wrong_line,
        mistake=slips.get(found.wrong_line) if found.wrong_line else None,
        cells=cells,
    )


def _message(found: Followed) -> str:
    if found.wrong_line is not None:
        why = found.lines[found.wrong_line - 1].message
        return f"Line {found.wrong_line} is the first that is not right. {why}"
    unread = next(
        (number for number, line in enumerate(found.lines, 1) if line.outcome == "unreadable"), None
    )
    if unread is not None:
        return f"Line {unread} could not be read. {found.lines[unread - 1].message}"
    if found.outcome == "undecided":
        return "A person has to look at a line of this derivation."
    return "" if found.complete else SHORT if found.begun else BESIDE
