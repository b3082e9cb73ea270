"""What is a page's file called?

The student's id in its safe form: letters, digits, `-`, `_` and `.`, never a path, never a name that a system
keeps for itself.  An id that had to be changed carries some digits of its hash, so that no two can meet.
"""

from __future__ import annotations

import hashlib
import re

UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
LONGEST = 60
PORTS = (f"{port}{number}" for port in ("com", "lpt") for number in range(10))
KEPT = frozenset({"index", "con", "prn", "aux", "nul", *PORTS})


def safe_name(text: str) -> str:
    """A name for a file, made of an id.

    >>> safe_name("s001"), safe_name("../../etc/passwd"), safe_name("con")
    ('s001', 'etc-passwd-3754d6cb', 'con-1143da2b')
    """
    name = UNSAFE.sub("-", text).strip(".-_")[:LONGEST].rstrip(".-_")
    if name and name == text and name.split(".")[0].casefold() not in KEPT:
        return name
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{name}-{digest}" if name else digest


class Names:
    """Hands out each name once, whatever a file system thinks of upper and lower case."""

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def give(self, text: str) -> str:
        """The safe form of `text`, with a number where it is taken."""
        name = wanted = safe_name(text)
        number = 1
        while name.casefold() in self.taken:
            number += 1
            name = f"{wanted}-{number}"
        self.taken.add(name.casefold())
        return name
