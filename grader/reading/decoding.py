"""Which characters are in the file?

A sheet is UTF-8. UTF-16 and a byte order mark are recognised; any other byte, and every control character, is
reported with its place and replaced by `SPOILED`, so that only the answer that holds it is lost.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import groupby

from grader.reading.faults import SPOILED, fault
from grader.report import Problem

LIMIT = 1 << 20  # bytes of a sheet
HEAD = 4096  # bytes looked at to tell what the file is

SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format", "a database"),
)

MARKS = (  # the longer marks first: UTF-16's is the beginning of UTF-32's
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)

# What YAML does not accept, ends of lines that nobody sees, and bytes that are not UTF-8.
BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff\U0010ffff]")
CONTROL_BYTES = bytes([*range(9), 11, *range(14, 27), *range(28, 32), 127])

# Characters that nobody sees and that have no business in a name.
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def decoded(source: bytes) -> tuple[str | None, list[Problem]]:
    """The text of the file, its lines ending in a line feed; None if it is no text at all."""
    if len(source) > LIMIT:
        return None, [fault("too-big")]
    for signature, what in SIGNATURES:
        if source.startswith(signature):
            return None, [fault("binary", what=what)]
    text, problems = _text(source)
    if text is None:
        return None, [fault("binary", what="binary data")]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if BAD.search(text) is None:
        return text, problems
    for number, line in enumerate(text.split("\n"), 1):
        if bad := BAD.search(line):
            problems.append(_spoiled(bad[0], (number, bad.start() + 1)))
    return BAD.sub(SPOILED, text), problems


def _text(source: bytes) -> tuple[str | None, list[Problem]]:
    for mark, codec, name in MARKS:
        if source.startswith(mark):
            return source[len(mark) :].decode(codec, "replace"), [fault("utf-16", (1, 1), what=name)]
    head = source[:HEAD]
    if head[:4].count(0) == 2 and head[0:3:2].count(0) != 1:  # every other byte: UTF-16 without its mark
        codec = "utf-16-be" if head[0] == 0 else "utf-16-le"
        return source.decode(codec, "replace"), [fault("utf-16", (1, 1), what="UTF-16")]
    if len(head) - len(head.translate(None, CONTROL_BYTES)) > max(8, len(head) // 20):
        return None, []
    return source.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape"), []


def _spoiled(bad: str, place: tuple[int, int]) -> Problem:
    code = ord(bad)
    if not 0xDC80 <= code <= 0xDCFF:
        return fault("control-character", place, what=character_name(bad))
    byte = bytes([code - 0xDC00])
    meant = byte.decode("cp1252", "ignore")
    return fault(
        "not-utf-8", place, byte=f"0x{byte.hex().upper()}", meant=f" (perhaps “{meant}”)" if meant else ""
    )


def character_name(character: str) -> str:
    """A character that cannot be seen, in words.

    >>> character_name("\\u202e"), character_name("\\0")
    ('RIGHT-TO-LEFT OVERRIDE (U+202E)', 'a control character (U+0000)')
    """
    return f"{unicodedata.name(character, 'a control character')} (U+{ord(character):04X})"


def hidden_in(name: str) -> str | None:
    """The first character of a name that cannot be seen, in words."""
    if name.isascii() and name.isprintable():
        return None
    if SPOILED in name:
        return "a character that could not be read"
    for category, characters in groupby(name, unicodedata.category):
        if category in INVISIBLE:
            return character_name(next(characters))
    return None
