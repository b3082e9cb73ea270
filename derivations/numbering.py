"""Which number or bullet stands before a line of a derivation: `1)`, `(b)`, `iii.`, `-`?"""

from __future__ import annotations

import re
from collections.abc import Sequence

_GAP = re.compile(r"(\s{8})\s+")  # of many blanks as many as matter
_LABELS = (
    re.compile(r"\A\s*\((\d{1,3}|[a-z]|[ivx]{1,5})\)\s+(?=\S)"),
    re.compile(r"\A\s*(\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+(?=\S)"),
    re.compile(r"\s+\((\d{1,3})\)\s*\Z"),
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
_BULLET = re.compile(r"\s*(?:[*•‣◦▪∙·]|\\item(?![A-Za-z]))\s+(?=\S)")
_DASH = re.compile(r"\s*[-−–—]\s+(?=\S)")
_NO_MINUS = re.compile(r"\s*[-−–—]\s+(?:=|⇒|⟹|∴)")


def unnumbered(texts: Sequence[str]) -> list[str]:
    """The lines without bullets and numbers, where at least two of them carry the number they have, and
    without gaps.

    >>> unnumbered(["(1) y = 2x", "(2) = x + x"])
    ['y = 2x', '= x + x']
    >>> unnumbered(["y = 2x", "(2) x"])
    ['y = 2x', '(2) x']
    >>> unnumbered(["- y = 2x", "- = x + x"])
    ['y = 2x', '= x + x']
    >>> unnumbered(["- y = 2x", "- y = x + x"])
    ['- y = 2x', '- y = x + x']
    """
    bare = _without_bullets([closed_up(text) for text in texts])
    for label in _LABELS:
        found = [(at, match) for at, text in enumerate(bare) if (match := label.search(text))]
        if len(found) < 2 or not _count([match[1] for _, match in found]):
            continue
        for at, match in found:
            bare[at] = bare[at][: match.start()] + bare[at][match.end() :]
        break
    return bare


def closed_up(text: str) -> str:
    """With eight blanks at most in one place."""
    return _GAP.sub(r"\1", text)


def _count(labels: list[str]) -> bool:
    """Do they count from the first: 1, 2, 3; a, b, c; i, ii, iii?"""
    size = len(labels)
    return labels in ([str(one) for one in range(1, size + 1)], [*_LETTERS[:size]], _ROMAN[:size])


def _without_bullets(texts: list[str]) -> list[str]:
    """The lines without the sign that begins their list.  A dash is one where it cannot be a minus."""
    written = [text for text in texts if text.strip()]
    if len(written) < 2:
        return texts
    if _BULLET.match(written[0]) and _BULLET.match(written[1]):
        return [_BULLET.sub("", text, count=1) if _BULLET.match(text) else text for text in texts]
    if all(map(_DASH.match, written)) and any(map(_NO_MINUS.match, written)):
        return [_DASH.sub("", text, count=1) for text in texts]
    return texts
