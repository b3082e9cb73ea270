"""Which names of the student's own does a line bring in, and what does it state with them?

    u = 1 + e^{-v}, φ = 1/u        Let u = 1 + e^{-v}, so φ = 1/u        φ = 1/u where u = 1 + e^{-v}

A line is cut at its words and its commas.  Every piece must be read, as a definition or as a statement."""

from __future__ import annotations

from dataclasses import dataclass

from derivations.language.scope import Scope
from derivations.language.tree import Tree
from derivations.spoken import as_it_stands, clauses, defining

_MOST = 6  # pieces of a line


@dataclass(frozen=True, slots=True)
class Introduced:
    """The new names in the order in which they can be read, all names with them, and what is stated."""

    words: tuple[str, ...]
    scope: Scope
    said: tuple[Tree, ...] = ()


def introduced(text: str, scope: Scope) -> Introduced | None:
    """What a line brings in; None where it is one statement, or a piece of it cannot be read.

    >>> found = introduced("y = u + 1 where u = 2x", Scope.of({"x": "real", "y": "real"}))
    >>> found.words, [str(one) for one in found.said]
    (('u',), ['y = u + 1'])
    >>> introduced("u = 2x, y = u + foo", Scope.of({"x": "real", "y": "real"})) is None
    True
    """
    if (alone := defining(text, scope)) is not None:
        return Introduced((alone[0],), alone[1])
    words: list[str] = []
    defined: set[str] = set()
    pieces = clauses(text, scope)
    while len(pieces) <= _MOST and (found := _first(pieces, scope)) is not None:
        word, piece, scope = found
        words.append(word)
        defined.add(piece)
        pieces = [one for one in clauses(text, scope) if one not in defined]
    said = [as_it_stands(one, scope) for one in pieces] if words or 1 < len(pieces) <= _MOST else [None]
    read = tuple(one for one in said if one is not None and one.head == "relation")
    return Introduced(tuple(words), scope, read) if len(read) == len(said) else None


def _first(pieces: list[str], scope: Scope) -> tuple[str, str, Scope] | None:
    """The first piece that defines a name, and the names with it; E[X] = 1 can be read without one."""
    for piece in pieces:
        if as_it_stands(piece, scope) is None and (new := defining(piece, scope)) is not None:
            return new[0], piece, new[1]
    return None
