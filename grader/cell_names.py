"""Which cell is meant by a name that is spelled otherwise: `ETA` for eta, `v_2` or `v₂` for v2, `δ5` for d5?

Also what the question says that the cell stands for: `bias` for b.  Only where one cell alone is spelled like
it, that cell is not written as well, and the question has nothing else of that name.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from derivations.language import spellings as sp
from exercises.authors import nearest
from exercises.item import Exercise

_SMALL_D = dict.fromkeys("δΔ∂", "d")  # δ5 is asked for as d5, Δw as dw


def meant(written: Iterable[str], cells: Mapping[str, str], exercise: Exercise) -> Mapping[str, str]:
    """What is written -> the cell; what is no cell's name is left out.  `cells`: each with its meaning."""
    written = list(written)
    others = {*exercise.symbols, *exercise.given}
    found = {name: name for name in written if name in cells}
    guessed = {
        name: cell
        for name in written
        if name not in found and name not in others and (cell := _one(name, cells)) and cell not in found
    }
    often = Counter(guessed.values())
    return {**found, **{name: cell for name, cell in guessed.items() if often[cell] == 1}}


def near(name: str, names: Sequence[str]) -> str | None:
    """The cell that was probably meant: one spelled alike, though another name is nearer letter by letter."""
    return next((cell for cell in names if cell.casefold() == name.casefold()), None) or nearest(name, names)


def _one(name: str, cells: Mapping[str, str]) -> str | None:
    mine = _spelled(name)
    alike = [cell for cell, meaning in cells.items() if mine & (_spelled(cell) | _spelled(meaning))]
    return alike[0] if len(alike) == 1 else None


def _spelled(name: str) -> frozenset[str]:
    """A name in small letters and digits alone, with its Greek letters as words, or δ as d."""
    return frozenset(_letters(name, letters) for letters in (sp.GREEK, {**sp.GREEK, **_SMALL_D}))


def _letters(name: str, letters: Mapping[str, str]) -> str:
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", name))
    words = (sp.ACCENTS.get(one) or letters.get(one, one) for one in decomposed)
    return "".join(one for one in "".join(words) if one.isalnum()).casefold()
