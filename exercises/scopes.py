"""What do the names of an exercise mean to the language?"""

from __future__ import annotations

from functools import lru_cache

from derivations.language import Scope
from exercises.item import Exercise


def scope(exercise: Exercise) -> Scope:
    """The declared names of an exercise, with their other spellings and the ranges of its indices."""
    aliases = tuple((word, other) for word, others in exercise.aliases.items() for other in others)
    return _scope(tuple(exercise.symbols.items()), aliases, tuple(exercise.indices.items()))


@lru_cache(maxsize=256)
def _scope(
    symbols: tuple[tuple[str, str], ...],
    aliases: tuple[tuple[str, str], ...],
    indices: tuple[tuple[str, str], ...],
) -> Scope:
    words = {other: word for word, other in aliases if other.isascii() and other.isidentifier()}
    spelled: dict[str, list[str]] = {}
    for word, other in aliases:
        if other not in words:
            spelled.setdefault(word, []).append(other)
    found = Scope.of(dict(symbols), aliases=spelled, indices=dict(indices))
    for other, word in words.items():  # `prev` is one word here, not a product of four letters
        found.aliases.setdefault(other, word)
    return found
