"""Which cases does program text mean: `Piecewise((x, x > 0), (0, True))`, `np.where(x > 0, x, 0)`?"""

from __future__ import annotations

from derivations.language.latex import Token

_OPENING, _CLOSING = frozenset(("(", "[", "{", "\\{")), frozenset((")", "]", "}", "\\}"))
_ALWAYS = frozenset(("True", "true", "otherwise", "else"))


def without_true(tokens: list[Token]) -> list[Token]:
    """`(0, True))`, the last of several pairs, is a last value: what holds always needs no condition."""
    for at in range(len(tokens) - 1, 2, -1):
        ends = [token[0] for token in tokens[at + 1 : at + 3]] == [")", ")"] and tokens[at - 1][0] == ","
        if ends and tokens[at][1] in _ALWAYS:
            opened = _opening_of(tokens, at)
            if opened and tokens[opened - 1][0] == ",":
                return [*tokens[:opened], *tokens[opened + 1 : at - 1], *tokens[at + 2 :]]
    return tokens


def of_where(tokens: list[Token], at: int) -> list[Token] | None:
    """The tokens of `(c, a, b)` at a place as `piecewise((a, c), b)`; None where it is no such three."""
    commas, depth = [], 0
    for place in range(at, len(tokens)):
        kind = tokens[place][0]
        depth += (kind in _OPENING) - (kind in _CLOSING)
        if kind == "," and depth == 1:
            commas.append(place)
        if not depth:
            break
    else:
        return None
    if len(commas) != 2:
        return None
    start, first, second = tokens[at][2], *commas
    word = ("word", "piecewise", start, start)
    condition, value = tokens[at + 1 : first], tokens[first + 1 : second]
    return [word, tokens[at], tokens[at], *value, tokens[first], *condition, tokens[place], *tokens[second:]]


def _opening_of(tokens: list[Token], at: int) -> int:
    """Where the bracket opens that a place stands in; 0 for none."""
    depth = 0
    for place in range(at - 1, 0, -1):
        kind = tokens[place][0]
        depth += (kind in _CLOSING) - (kind in _OPENING)
        if depth < 0:
            return place
    return 0
