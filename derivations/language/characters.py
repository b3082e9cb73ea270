"""Which character is this: another form of one we know, or one that has no meaning here?

Forms of a letter or digit (bold, italic, script, full width) are folded one character to one, so that
places stay what they are.  What is left over is refused by its name.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from derivations.language import spellings as sp
from derivations.language.refusal import Refusal, visible

# Letters of a mathematical alphabet that stand for an operation and keep their form.
_KEPT = frozenset("𝟙𝟏𝕍𝔼𝒩𝜕ℓℕℝ")
_LOOKS_LIKE = dict(
    zip("АВЕКМНОРСТХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTXaeopcyxijsABEZHIKMNOPTYXo", strict=True)
)


@cache
def _forms() -> dict[int, str]:
    """Every mathematical or full-width form of a letter or digit, and the letter or digit."""
    places = [*range(0xFF10, 0xFF5B), *range(0x2100, 0x2150), *range(0x1D400, 0x1D800)]
    found = {0x2206: "Δ"}
    for place in places:
        letter = unicodedata.normalize("NFKC", chr(place))
        if chr(place) in _KEPT or len(letter) != 1 or not letter.isalnum():
            continue
        if letter.isascii() or letter in sp.GREEK:
            found[place] = letter
    found[ord("ℙ")] = "P"
    found |= {0xFEE0 + ord(sign): sign for sign in ".,;:%()[]+-*/=<>"}  # full width
    return found


def folded(text: str) -> str:
    """The text with plain letters and digits, character for character.

    >>> folded("𝐱² + ｙ")
    'x² + y'
    """
    return text.translate(_forms())


def unknown(text: str, at: int) -> Refusal:
    """The refusal of a character without meaning: a look-alike, an invisible one, another alphabet."""
    character = text[at]
    place = (at, at + 1)
    if character in _LOOKS_LIKE:
        latin = _LOOKS_LIKE[character]
        return Refusal(
            f"The letter {character} ({named(character)}) only looks like the Latin letter {latin}.",
            text, place, "look-alike", f"Type {latin} on a Latin keyboard.",
        )  # fmt: skip
    if unicodedata.category(character) in ("Cf", "Cc", "Zl", "Zp", "Cs", "Co", "Cn"):
        return Refusal(
            f"There is an invisible character here ({named(character)}).", text, place, "invisible-character",
            "Delete it and type the place again.",
        )  # fmt: skip
    return Refusal(
        f"The character {visible(character)} ({named(character)}) is not part of the language.",
        text, place, "unknown-character",
    )  # fmt: skip


def named(character: str) -> str:
    """The number and the name of a character.

    >>> named("×")
    'U+00D7 MULTIPLICATION SIGN'
    """
    return f"U+{ord(character):04X} {unicodedata.name(character, 'unnamed')}"
