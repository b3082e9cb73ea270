"""What stands around a pasted formula and says nothing: `$…$`, `\\[…\\]`, `\\begin{align}`, a full stop?

And what of Python says the same as mathematics: `np.exp(x)`, `x.T`, `np.array([[1, 2], [3, 4]])`.
"""

from __future__ import annotations

import re

from derivations.language import spellings as sp
from derivations.language.latex import LINES, Token
from derivations.language.python_cases import of_where
from derivations.language.refusal import Refusal

_MODULES = frozenset("np numpy math Math torch tf jnp scipy sp sympy linalg special nn cmath stats F".split())
_OF_SAMPLES = frozenset(("torch", "tf"))
_METHODS = frozenset("sum mean dot prod max min std var exp log sqrt abs T transpose item shape".split())
_MAKERS = frozenset("array asarray matrix mat Matrix tensor Tensor".split())
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


def from_python(text: str, tokens: list[Token]) -> list[Token]:
    """`np.exp` is exp, `x.T` the transpose, `array([…])` a list; other methods are refused with a hint."""
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if _makes_list(tokens, at):
            at += 1  # the word says nothing that its list does not
            continue
        if after is None or not found or not _behind_point(found[-1], token, after):
            found.append(token)
        elif found[-1][1] in _MODULES and _makes_list(tokens, at + 1):
            found.pop()
            at += 1
        elif found[-1][1] in _MODULES and after[1] == "where" and (cases := of_where(tokens, at + 2)):
            found.pop()
            tokens = [*tokens[: at + 2], *cases]
            at += 1
        elif found[-1][1] in _MODULES and after[1] == "outer" and (product := _outer(tokens, at + 2)):
            found.pop()
            tokens = [*tokens[: at + 2], *product]
            at += 1
        elif found[-1][1] in _MODULES and _is_function(after[1], found[-1][1]):
            _, _, start, _ = found.pop()
            found.append(("word", _FUNCTIONS.get(after[1], after[1]), start, after[3]))
            at += 1
        elif found[-1][1] in _MODULES and after[1] in _MODULES:
            found.pop()
            found.append(after)
            at += 1
        elif after[1] == "T":
            found.append(("ᵀ", "ᵀ", token[2], after[3]))
            at += 1
        elif (called := _method(found, tokens, at)) is not None:
            found, at = called
            continue
        elif after[1] in _METHODS:
            raise Refusal(
                f"{after[1]} behind a point is program text.", text, (token[2], after[3]), "program-text",
                _INSTEAD.get(after[1], f"Write {after[1]}(…)."),
            )  # fmt: skip
        else:
            found.append(token)
        at += 1
    return found


def _method(found: list[Token], tokens: list[Token], at: int) -> tuple[list[Token], int] | None:
    """`A.dot(x)` as A @ (x), `x.sum()` as sum(x): what is read by now, and where to go on."""
    word, _, end = tokens[at + 1][1:]
    if len(tokens) <= at + 2 or tokens[at + 2][0] != "(":
        return None
    closing = _closing(tokens, at + 2)
    behind = tokens[closing + 1][0] if closing is not None and closing + 1 < len(tokens) else ""
    if closing is None or behind in ("^", "sup", "[", ".", "'", "!", "ᵀ"):
        return None
    if word == "dot" and closing > at + 3:
        return [*found, ("@", "@", tokens[at][2], end)], at + 2
    if word in _OF_ALL and closing == at + 3:
        first = _opening(found)
        here = found[first][2]
        call = [("word", word, here, here), ("(", "(", here, here)]
        return [*found[:first], *call, *found[first:], (")", ")", end, tokens[closing][3])], closing + 1
    return None


def _outer(tokens: list[Token], at: int) -> list[Token] | None:
    """The tokens of `(a, b)` at a place as `((a)*(b)ᵀ)`; None where it is no such pair."""
    closing = _closing(tokens, at) if len(tokens) > at and tokens[at][0] == "(" else None
    if closing is None:
        return None
    depth, commas = 0, []
    for place in range(at, closing):
        depth += (tokens[place][0] in _OPEN) - (tokens[place][0] in _CLOSE)
        if tokens[place][0] == "," and depth == 1:
            commas.append(place)
    if len(commas) != 1:
        return None
    place, (start, end) = commas[0], tokens[commas[0]][2:]
    left, right = ("(", "(", start, start), (")", ")", end, end)
    joined = [
        left,
        *tokens[at + 1 : place],
        right,
        ("*", "*", start, end),
        left,
        *tokens[place + 1 : closing],
    ]
    return [left, *joined, right, ("ᵀ", "ᵀ", end, end), right, *tokens[closing + 1 :]]


def _closing(tokens: list[Token], at: int) -> int | None:
    depth = 0
    for place in range(at, len(tokens)):
        depth += (tokens[place][0] in _OPEN) - (tokens[place][0] in _CLOSE)
        if not depth:
            return place
    return None


def _opening(found: list[Token]) -> int:
    """Where the bracket opens that is closed last; else the place of the last token."""
    depth = 0
    for place in range(len(found) - 1, -1, -1):
        depth += (found[place][0] in _CLOSE) - (found[place][0] in _OPEN)
        if not depth:
            return place
    return len(found) - 1


def _makes_list(tokens: list[Token], at: int) -> bool:
    """`array([` and the like: the list that follows is meant."""
    opening = [token[0] for token in tokens[at + 1 : at + 3]]
    return tokens[at][0] == "word" and tokens[at][1] in _MAKERS and opening == ["(", "["]


def _behind_point(before: Token, point: Token, after: Token) -> bool:
    """A word behind a point, with no space on either side of it?"""
    return point[0] == "." and after[0] == "word" and before[3] == point[2] and point[3] == after[2]


_OPEN, _CLOSE = frozenset(("(", "[", "{", "\\{")), frozenset((")", "]", "}", "\\}"))
_OF_ALL = frozenset(("sum", "prod", "max", "min"))
_FUNCTIONS = {
    "inner": "dot",
    "maximum": "max",
    "minimum": "min",
    "inf": "oo",
    "fabs": "abs",
    "power": "pow",
    "trace": "tr",
}
_INSTEAD = {"sum": "Write sum(x[n], n).", "mean": "Write sum(x[n], n)/N.", "dot": "Write dot(w, x).",
            "std": "Write sqrt(var[X])."}  # fmt: skip


def _is_function(word: str, module: str) -> bool:
    if module in _OF_SAMPLES and word in ("var", "std"):
        return False  # their divisor is N - 1
    if word in sp.WRITTEN_OUT:
        return True
    return word in sp.FUNCTIONS or word in sp.FUNCTION_WORDS or word in sp.CONSTANTS or word in _FUNCTIONS
