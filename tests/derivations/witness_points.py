"""At which point is a derivation tried?  Values of declared names, the same for the same seed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from derivations.language import Scope
from derivations.language.tree import Tree


class Point:
    """Values of names: numbers, entries, matrices, functions; and equations that hold here."""

    def __init__(self, names: Mapping[str, Any], given: Mapping[Tree, Tree], scope: Scope) -> None:
        self.names, self.given, self.scope = dict(names), dict(given), scope

    def but(self, **names: Any) -> Point:
        return Point({**self.names, **names}, self.given, self.scope)
