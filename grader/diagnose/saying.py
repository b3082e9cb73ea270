"""How is a mistake put into words, and how several that give the same?"""

from __future__ import annotations

from collections.abc import Sequence

from exercises.graph import Key
from exercises.mistakes import mistakes, named
from grader.diagnose.ranking import several
from grader.report import MistakeReport
from grader.told import spelled

EITHER = "Either: {} Or: {}"
WOULD_TELL = " What you have for {} would tell."
ARITHMETIC_TELLS = " The arithmetic written out would tell."


def worded(causes: Sequence[tuple[str, str]], tells: str = "") -> MistakeReport | None:
    """Causes by name, each with its sentence (empty: the name's own).  A name without a row is passed over.

    Of several the first gives name and family; all sentences are said, and what would tell them apart.
    """
    sentences = {name: why or named(name).sentence for name, why in reversed(causes) if name in mistakes()}
    first = next((name for name, _ in causes if name in sentences), None)
    if first is None:
        return None
    every = [(first, sentences[first])]
    every += [(name, sentence) for name, sentence in reversed(sentences.items()) if name != first]
    message = sentences[first]
    if len(every) > 1:
        message = EITHER.format(message, " Or: ".join(sentence for _, sentence in every[1:])) + tells
    return MistakeReport(first, named(first).family, message, tuple(every))


def one_of(found: Sequence[tuple[str, str]], key: Key) -> MistakeReport | None:
    """The slips to name, and the value that would tell; each comes with the value it was made in."""
    names = several(name for name, _ in found)
    places = dict(reversed(found))
    return worded([(name, "") for name in names], _tells([places[name] for name in names], key))


def _tells(places: Sequence[str], key: Key) -> str:
    """The earliest value that is wrong by one of the slips and right by another."""
    order = {id: at for at, id in enumerate(key.nodes)}
    at = sorted(set(places), key=lambda id: order[id])
    if len(at) < 2:
        return ARITHMETIC_TELLS
    return WOULD_TELL.format(spelled(at[0])) if key.nodes[at[0]].asked else ARITHMETIC_TELLS
