"""What stands around a pasted formula and says nothing: `$…$`, `\\[…\\]`, `\\begin{align}`, a full stop?"""

from __future__ import annotations

import re

from derivations.language import spellings as sp
from derivations.language.latex import LINES, Token
from derivations.language.refusal import Refusal

_CONTINUES = frozenset((*sp.RELATIONS, "⇒", "≈", "+", "-", "*"))
_FIRST = frozenset(("$", "\\(", "\\["))
_LAST = frozenset(("$", "\\)", "\\]", "."))
_QUOTED = re.compile(
    r"(\\(?:text|textrm|textnormal|mbox|mathrm)\s*\{[^{}$]*)"
    r"\$((?:[^{}$]|\{[^{}]*\})*)\$([^{}]*)\}"
)
_TAIL = re.compile(r"[$.,;:]")
_AROUND = _FIRST | {LINES}


def unwrapped(tokens: list[Token]) -> list[Token]:
    """`$x$`, `\\(x\\)` and a full stop at the end: the wrapping of a pasted formula."""
    if not tokens or (tokens[0][0] not in _AROUND and tokens[-1][0] not in _LAST):
        return tokens
    first, last = 0, len(tokens)
    while first < last and tokens[first][0] in _FIRST:
        first += 1
    while last > first and tokens[last - 1][0] in _LAST:
        if tokens[last - 1][0] == "." and last - 1 > first and tokens[last - 2][0] == ".":
            break  # 0.33…
        last -= 1
    if last > first and tokens[last - 1][0] in (",", ";", "newline") and tokens[0][0] in _AROUND:
        last -= 1
    return tokens[first:last] if last - first < len(tokens) else tokens


def one_line(text: str, tokens: list[Token]) -> list[Token]:
    """The lines of `align` as one chain: `a &= b \\\\ &= c` is a = b = c.  A second formula is refused."""
    tokens = _systems(tokens)
    inner, depth = [], 0
    in_lines = any(token[0] == LINES for token in tokens)
    for at, token in enumerate(tokens):
        kind = token[0]
        depth += {"begin": 1, "end": -1, "{": 1, "}": -1}.get(kind, 0)
        if kind == LINES:
            continue
        if kind == "&" and tokens[at + 1 :] and tokens[at + 1][0] in sp.RELATIONS:
            continue  # x + y &= 3, in the rows of a system too
        if kind == "&" and not depth and (in_lines or (tokens[at + 1 :] and tokens[at + 1][0] in _CONTINUES)):
            continue
        if kind == "newline" and not depth:
            after = next((one[0] for one in tokens[at + 1 :] if one[0] not in ("&", LINES)), "")
            if after and after not in _CONTINUES | {"newline"} | _LAST:
                raise Refusal(
                    "Two formulas stand here, one below the other: one is expected.", text, token[2:],
                    "two-answers", "Give one, or continue it with a line that begins with =.",
                )  # fmt: skip
            continue
        inner.append(token)
    return inner


def _systems(tokens: list[Token]) -> list[Token]:
    """Lines behind an open brace are a system: `\\left\\{\\begin{aligned} … \\end{aligned}\\right.`"""
    found = list(tokens)
    for at in range(1, len(found)):
        if found[at][0] == LINES and found[at - 1][0] == "\\{":
            end = next((k for k in range(at + 1, len(found)) if found[k][0] == LINES), None)
            if end is not None:
                found[at], found[end] = ("begin", "cases", *found[at][2:]), ("end", "cases", *found[end][2:])
    return found


def without_dollars(text: str) -> str:
    """`\\text{if $x > 0$}` with the formula outside the words; every place stays where it is."""
    return _QUOTED.sub(lambda found: f"{found[1]}}}{found[2]} {_TAIL.sub(_blank, found[3])} ", text)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
