"""What does a text say?

`read` is the door of the language: a text and what its names mean go in, a tree or a refusal comes out.
"""

from __future__ import annotations

from derivations.language import bigsigns, brackets, commands, numbers, words
from derivations.language.parser import Parser
from derivations.language.scope import FREE, Scope
from derivations.language.tokens import tokens_of
from derivations.language.tree import Tree

ATOMS = {**numbers.ATOMS, **words.ATOMS, **bigsigns.ATOMS, **brackets.ATOMS, **commands.ATOMS}


def read(text: str, scope: Scope | None = None) -> Tree:
    """The tree that a text of a student says.  Raises Refusal.

    >>> read("2x(y+1)")
    2*x*(y + 1)
    >>> read(r"\\frac{1}{N}\\sum_{n=1}^{N} x_n") == read("1/N * sum(x[n], n, 1, N)")
    True
    """
    return read_in(text, scope or FREE)


def read_in(text: str, scope: Scope) -> Tree:
    e_is_a_name = not scope.free and (scope.lookup("e") is not None or scope.lookup("E") is not None)
    shown, tokens = tokens_of(text, e_is_a_name=e_is_a_name)
    return Parser(shown, tokens, scope, ATOMS).statement()
