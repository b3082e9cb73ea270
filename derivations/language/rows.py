r"""Which lines does a pasted text hold: one a line, or the rows of `\begin{align} … \\ … \end{align}`?

Inside such an environment a line of the text ends nothing, `\\` ends a row; so it is outside, where a line
of the text ends one too.  The rows of a matrix or of cases are none of these.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from derivations.language.latex import OF_LINES

_PIECE = re.compile(
    r"\\(?P<edge>begin|end)\s*\{\s*(?P<name>[A-Za-z]+)\*?\s*\}(?:\s*\{[lcr|]*\})?"
    r"|(?P<row>\\\\\*?(?:\[[^\][]*(?:pt|em|ex|cm|mm)\])?)"
    r"|(?P<escaped>\\.)|(?P<opening>\{)|(?P<closing>\})|(?P<line>\n)"
)
_SAYS_NOTHING = re.compile(r"(?:\s|&|\$|\\\[|\\\]|\\nonumber|\\notag|\\displaystyle)*\Z")


def rows(texts: Sequence[str]) -> list[str]:
    r"""The lines of a derivation that was handed in as one text, or as a list of lines.

    >>> rows(["\\begin{align}", "a &= b \\\\", "&= c", "\\end{align}"])
    ['a &= b', '&= c']
    >>> rows(["A = \\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix} \\\\ B = 3"])
    ['A = \\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix}', 'B = 3']
    """
    text = "\n".join(texts)
    plain = [one.strip() for one in texts if one.strip()]
    if "\\" not in text and "$" not in text:
        return plain
    found = [""]
    at = braces = inside = pasted = 0
    for piece in _PIECE.finditer(text):
        found[-1] += text[at : piece.start()]
        at = piece.end()
        kind = piece.lastgroup
        opens = piece["edge"] == "begin"
        if piece["edge"] and piece["name"] in OF_LINES:
            pasted += 1 if opens else -1
            found.append("")
        elif not inside and ((kind == "row" and not braces) or (kind == "line" and not pasted)):
            found.append("")
            braces = 0  # one that is not closed is that line's fault alone
        else:
            inside += opens - (piece["edge"] == "end")
            braces += (kind == "opening") - (kind == "closing")
            found[-1] += " " if kind == "line" else piece[0]
    found[-1] += text[at:]
    if inside or pasted:
        return plain  # what is not closed ends nowhere
    return [one.strip() for one in found if not _SAYS_NOTHING.match(one)] or plain
