"""What should a student look at first, and where can the difference be seen?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from grader.report import PartReport, Report

WORTH_A_LOOK = ("incorrect", "partial", "unreadable")


def look_first(report: Report, most: int = 3) -> Sequence[PartReport]:
    """The parts that cost most, in the order they stand: where work pays first."""
    lost = [part for part in report.parts if part.outcome in WORTH_A_LOOK and part.awarded < part.available]
    dearest = sorted(lost, key=lambda part: part.awarded - part.available)[:most]
    return [part for part in lost if any(part is other for other in dearest)]


def try_at(part: PartReport) -> str:
    """A point where the answer and the right one differ, `v = 1/2, a = 2`; empty where there is none.

    Only the point: never the value there.
    """
    point = part.evidence.get("point") if part.evidence else None
    if part.outcome not in ("incorrect", "partial") or not isinstance(point, Mapping) or not point:
        return ""
    if all(f"{name} = {value}" in part.message for name, value in point.items()):
        return ""
    return ", ".join(f"{name} = {value}" for name, value in point.items())
