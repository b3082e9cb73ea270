"""The language: one tree, three spellings.

read(text, scope) -> Tree        raises Refusal
Scope.of(symbols, …)             what the names of a question mean
plain, unicode, latex, mathml    how a tree is written

The grammar is loaded when one of its names is first asked for: who only needs a table of signs does not pay
for it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from derivations.language.grammar import read
    from derivations.language.refusal import Refusal
    from derivations.language.scope import DomainError, Scope
    from derivations.language.tree import Tree

__all__ = ["DomainError", "Refusal", "Scope", "Tree", "read"]

_WHERE = {"read": "grammar", "Refusal": "refusal", "DomainError": "scope", "Scope": "scope", "Tree": "tree"}


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    globals()[name] = found
    return found
