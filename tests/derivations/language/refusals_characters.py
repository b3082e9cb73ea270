"""Refusals of characters: other alphabets, direction marks, the invisible, controls, piles of accents."""

from __future__ import annotations

from tests.derivations.language.formula_table import NOTHING, Names
from tests.derivations.language.refusal_table import refused

LATIN = Names(
    {"a": "real", "e": "real", "o": "real", "x": "real", "A": "real", "B": "real", "p": "real", "c": "real"}
)

LOOK_ALIKES = [
    "‸\u0430 + x",  # Cyrillic a
    "2*‸\u0435",  # Cyrillic ie
    "x + ‸\u043e",  # Cyrillic o
    "‸\u0440*x",  # Cyrillic er
    "x*‸\u0441",  # Cyrillic es
    "‸\u0445 + 1",  # Cyrillic ha
    "‸\u0410 + 1",  # Cyrillic capital a
    "2‸\u0435",
    "‸\u0391 + x",  # Greek capital Alpha
    "x*‸\u0392",  # Greek capital Beta
    "‸\u0395 + 1",  # Greek capital Epsilon
    "‸\u039f",  # Greek capital Omicron
    "x + ‸\u03bf",  # Greek omicron
    "‸\u0561 + 1",  # Armenian ayb
]
OTHER_ALPHABETS = ["‸ж + 1", "x + ‸א", "‸数", "x*‸あ", "‸ف", "x + ‸अ", "‸한", "x + ‸ß"]
INVISIBLE = [
    ("x‸{} + 1", 0x200B),  # zero width space
    ("x‸{}a", 0x200C),
    ("x‸{}a", 0x200D),
    ("‸{}x", 0xFEFF),
    ("x +‸{} a", 0x2060),
    ("x‸{}a", 0x00AD),  # soft hyphen
    ("x ‸{}+ a", 0x180E),
    ("‸{}x + a", 0x202E),  # right to left override
    ("x + ‸{}a", 0x202D),
    ("x + ‸{}a", 0x202A),
    ("x + a‸{}", 0x202C),
    ("‸{}x", 0x2066),
    ("x‸{}", 0x2069),
    ("x ‸{}+ a", 0x200E),
    ("x ‸{}+ a", 0x200F),
    ("x‸{}", 0x061C),
    ("x‸{}", 0xE0041),  # tag
    ("x‸{}", 0xFE0F),  # variation selector
]
CONTROLS = [
    ("x‸{}+ a", 0x00),
    ("‸{}x", 0x07),
    ("x + ‸{}a", 0x08),
    ("x‸{}[31m", 0x1B),
    ("x‸{}", 0x7F),
    ("x‸{}a", 0x85),
    ("x‸{}", 0xE000),  # private use
    ("x‸{}", 0xFFFF),
    ("x‸{}", 0xD800),  # half of a pair
    ("x‸{}", 0xFFFD),
]
MARKS = [
    "‸x‸" + "\u0301" * 1000,
    "‸" + "\u0302" * 3,
    "x + ‸\u20dd",
    "2‸\u0302",
    "x + ‸)‸\u0302",
    "‸x\u0302‸\u0302‸\u0302",
]
SIGNS = ["x ‸😀", "‸☺", "x ‸★ a", "x ‸♥ a", "x ‸€", "‸£5", "x ‸© a", "x ‸☐"]


def named(rows: list[tuple[str, int]]) -> list[tuple[str, str]]:
    """The character in its place, and its number as the refusal must say it."""
    return [(text.format(chr(number)), f"U\\+{number:04X}") for text, number in rows]


ROWS = (
    *refused(LATIN, "", "letter|alphabet|LETTER", LOOK_ALIKES),
    *refused(LATIN, "", "letter|character|alphabet", OTHER_ALPHABETS),
    *(row for text, says in named(INVISIBLE) for row in refused(LATIN, "", says, [text])),
    *(row for text, says in named(CONTROLS) for row in refused(LATIN, "", says, [text])),
    *refused(LATIN, "", "", MARKS),
    *refused(NOTHING, "", "", SIGNS),
)
