"""The language: one tree, three spellings.

read(text, scope) -> Tree        raises Refusal
Scope.of(symbols, …)             what the names of a question mean
plain, unicode, latex, mathml    how a tree is written
"""

from derivations.language.grammar import read
from derivations.language.refusal import Refusal
from derivations.language.scope import DomainError, Scope
from derivations.language.tree import Tree

__all__ = ["DomainError", "Refusal", "Scope", "Tree", "read"]
