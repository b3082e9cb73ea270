"""A moving average over the series that it smooths."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from grader.render.pictures.course import course
from grader.render.pictures.picture import Picture, Seen, number


def drawn(declaration: Mapping[str, object], seen: Sequence[Seen]) -> Picture | None:
    """The given values as points, the student's averages as a line through theirs."""
    values = declaration.get("values")
    if not isinstance(values, Mapping) or len(values) != 1:
        return None
    series = next(iter(values.values()))
    numbers = [number(one) for one in series] if isinstance(series, Sequence) else []
    found = [_stepped(one) for one in seen]
    bases = {one.base for one in found}
    if len(bases) != 1 or None in numbers or len(numbers) != len(found):
        return None
    given = [one for one in numbers if one is not None]
    return course(found, given={bases.pop(): given}, what="value")


def _stepped(one: Seen) -> Seen:
    """`v3` is value 3 of `v`, `v3_corrected` that of `v_corrected`."""
    parsed = re.fullmatch(r"(\D+)(\d+)(\D*)", one.base)
    return replace(one, base=parsed[1] + parsed[3], step=parsed[2]) if parsed else one
