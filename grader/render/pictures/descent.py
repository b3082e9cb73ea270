"""The steps of a descent, one chart a quantity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from grader.render.pictures.course import course
from grader.render.pictures.picture import Picture, Seen


def drawn(declaration: Mapping[str, object], seen: Sequence[Seen]) -> Picture | None:
    """What was written, from step to step."""
    start = declaration.get("start")
    return course(seen, prefer=[str(name) for name in start] if isinstance(start, Mapping) else [])
