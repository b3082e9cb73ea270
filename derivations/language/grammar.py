"""What does a text say?

`read` is the door of the language: a text and what its names mean go in, a tree or a refusal comes out.
"""

from __future__ import annotations

from derivations.language import (
    bigsigns,
    brackets,
    commands,
    declared,
    dots,
    environments,
    estimates,
    indicators,
    members,
    numbers,
    samples,
    words,
)
from derivations.language.cursor import DEEPEST
from derivations.language.latex import Token
from derivations.language.parser import Atom, Parser
from derivations.language.plain_words import plain_words
from derivations.language.plainly import read_plainly
from derivations.language.refusal import Refusal
from derivations.language.room import with_room
from derivations.language.scope import FREE, Scope
from derivations.language.tokens import tokens_of
from derivations.language.tree import Tree

ATOMS: dict[str, Atom] = {
    **numbers.ATOMS, **words.ATOMS, **bigsigns.ATOMS, **brackets.ATOMS, **environments.ATOMS,
    **commands.ATOMS, **dots.ATOMS, **indicators.ATOMS,
}  # fmt: skip

_OF_NAMES = frozenset(("unknown-symbol", "not-indexed", "wrong-indices"))


def read(text: str, scope: Scope | None = None) -> Tree:
    """The tree that a text of a student says.  Raises Refusal.

    >>> read("2x(y+1)")
    2*x*(y + 1)
    >>> read(r"\\frac{1}{N}\\sum_{n=1}^{N} x_n") == read("1/N * sum(x[n], n, 1, N)")
    True
    """
    return read_in(text, scope or FREE)


def read_in(text: str, scope: Scope) -> Tree:
    """The same, where a scope is at hand."""
    try:
        return _read(text, scope)
    except RecursionError:  # the stack of the caller is nearly full
        return with_room(_read, text, scope)


def _read(text: str, scope: Scope) -> Tree:
    words = plain_words(text)
    if words is not None and (plain := read_plainly(words, scope)) is not None:
        return plain
    e_is_a_name = not scope.free and ("e" in scope.known or "E" in scope.known)
    shown, tokens = tokens_of(text, e_is_a_name=e_is_a_name)
    try:
        tree = _parsed(shown, tokens, scope)
        return samples.with_index(tree, scope, scope.own_index) if scope.own_index else tree
    except Refusal as refusal:
        if not scope.lenient or refusal.code not in _OF_NAMES:
            raise
        found = _otherwise(text, scope, e_is_a_name)
        if found is None:
            raise
        return found


def _otherwise(text: str, scope: Scope, e_is_a_name: bool) -> Tree | None:
    """What a text says whose names only look strange to the question; None where that is not so."""
    for respelled in (estimates.by_their_parameters, samples.without_index, members.of_lists):
        shown, tokens = tokens_of(text, e_is_a_name=e_is_a_name)  # anew: a parser cuts them
        found = respelled(tokens, scope)
        if found is not None:
            try:
                return _parsed(shown, found, scope)
            except Refusal:
                continue
    return None


def _parsed(shown: str, tokens: list[Token], scope: Scope) -> Tree:
    parser = Parser(shown, tokens, scope, ATOMS)
    tree = parser.statement()
    if dots.MAY_HOLD.search(shown):
        tree = dots.written_out(parser, tree)
    if parser.undeclared:
        declared.check(parser)
    if parser.nodes > DEEPEST:
        _check_depth(parser, tree)
    return tree


def _check_depth(parser: Parser, tree: Tree) -> None:
    """A tree may be deep without a bracket: x^2^2^2 …"""
    waiting = [(tree, 1)]
    while waiting:
        node, depth = waiting.pop()
        if depth > DEEPEST:
            raise parser.too_deep(node.span)
        waiting += [(child, depth + 1) for child in node.args if child.args]
