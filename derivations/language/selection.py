"""Which entries of a list does program text choose: `x[y == k].mean()`, `np.sum(x[x > 0])`?"""

from __future__ import annotations

from derivations.language.latex import Token

OPEN, CLOSE = frozenset(("(", "[", "{", "\\{")), frozenset((")", "]", "}", "\\}"))
_SELECTING = frozenset(("sum", "mean", "average", "len", "prod"))
_COMPARED = frozenset(("=", "!=", "<", ">", "<=", ">="))
_MOST_SUMS = 100  # one in the other


def selected(tokens: list[Token]) -> list[Token]:
    """The entries of a list for which a condition holds: `sum(x[y == k])` is `sum((x) ⊙ [y == k])`, `mean(…)`
    that over `sum([y == k])`."""
    if sum(token[1] in _SELECTING for token in tokens) > _MOST_SUMS:
        return tokens  # too deep to be read
    for at in range(len(tokens) - 2, -1, -1):
        if tokens[at][1] not in _SELECTING or tokens[at + 1][0] != "(":
            continue
        closing = closing_of(tokens, at + 1)
        if closing is None:
            continue
        inside, conditions = _without_masks(tokens[at + 2 : closing])
        if conditions and all(_texts(one) == _texts(conditions[0]) for one in conditions):
            call = _over_selected(tokens[at], inside, conditions[0], tokens[closing])
            tokens = [*tokens[:at], *call, *tokens[closing + 1 :]]
    return tokens


def _over_selected(word: Token, inside: list[Token], mask: list[Token], last: Token) -> list[Token]:
    start, end = word[2], last[3]
    left, right = ("(", "(", start, start), (")", ")", end, end)
    condition = [("[", "[", start, start), *mask, ("]", "]", end, end)]
    count = [("word", "sum", start, start), left, *condition, right]
    if word[1] == "len":
        return count
    sign = "^" if word[1] == "prod" else "⊙"
    big: Token = ("word", "prod" if word[1] == "prod" else "sum", start, word[3])
    entries = [big, left, left, *inside, right, (sign, sign, end, end), *condition, right]
    return entries if word[1] in ("sum", "prod") else [left, *entries, ("/", "/", end, end), *count, right]


def _without_masks(tokens: list[Token]) -> tuple[list[Token], list[list[Token]]]:
    """Tokens without the conditions that stand as subscripts in brackets, and those."""
    found: list[Token] = []
    conditions: list[list[Token]] = []
    at = 0
    while at < len(tokens):
        behind = found and (found[-1][0] in ("word", ")")) and found[-1][3] == tokens[at][2]
        closing = closing_of(tokens, at) if behind and tokens[at][0] == "[" else None
        inside = tokens[at + 1 : closing] if closing is not None else []
        if closing is not None and holds_comparison(inside):
            conditions.append(inside)
            at = closing
        else:
            found.append(tokens[at])
        at += 1
    return found, conditions


def holds_comparison(tokens: list[Token]) -> bool:
    """`y == k`, `x > 0`, and no list of several."""
    depth, compared = 0, False
    for kind, _, start, end in tokens:
        depth += (kind in OPEN) - (kind in CLOSE)
        if not depth and kind == ",":
            return False
        compared = compared or (not depth and kind in _COMPARED and (kind != "=" or end - start == 2))
    return compared


def _texts(tokens: list[Token]) -> list[str]:
    return [token[1] for token in tokens]


def closing_of(tokens: list[Token], at: int) -> int | None:
    """Where the bracket is closed that opens at a place."""
    depth = 0
    for place in range(at, len(tokens)):
        depth += (tokens[place][0] in OPEN) - (tokens[place][0] in CLOSE)
        if not depth:
            return place
    return None
