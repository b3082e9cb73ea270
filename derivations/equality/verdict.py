"""What did a comparison find, and how is it known?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

EQUAL, DIFFERENT, UNKNOWN, UNREADABLE = "equal", "different", "unknown", "unreadable"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One of four words, with evidence.

    `different` is only said with a certificate: `evidence["how"]` is "ball" or "exact" with the `point` (name
    -> short exact number) and both `values`, "domain" where one side is undefined on an open set, or "shape",
    "form". `equal` says how it is known: "same", "exact", "proved", "ball" (with the number of points, their
    precision and strata).  `unknown` says what was tried.  `unreadable` has the place in `span`."""

    verdict: str
    evidence: Mapping[str, object] = field(default_factory=dict)
    message: str = ""

    def __bool__(self) -> bool:
        raise TypeError("a Verdict is one of four words; compare .verdict with 'equal'")
