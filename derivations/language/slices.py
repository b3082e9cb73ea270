"""Is a row or a column of a matrix meant: `X[i, :]`, `X_{i,:}`, `X[:, j]`?

The colon of a row says nothing that `X[i]` does not; a column is a row of the transpose.
"""

from __future__ import annotations

from derivations.language.latex import Token

_CLOSING = {"[": "]", "{": "}"}


def without_colons(tokens: list[Token]) -> list[Token]:
    """The tokens with `X[i]` for `X[i, :]` and `(Xᵀ)[j]` for `X[:, j]`."""
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        below = 1 if tokens[at][0] == "_" else 0
        opening = tokens[at + below][0] if at + below < len(tokens) else ""
        inside = _inside(tokens, at + below) if found and found[-1][0] == "word" else None
        if inside is None or (opening == "{") != bool(below):
            found.append(tokens[at])
            at += 1
            continue
        first, second = inside
        end = at + below + len(first) + len(second) + 2  # of the bracket that closes
        if [one[0] for one in second] == [":"]:
            found += [*tokens[at : at + below + 1], *first, tokens[end]]
        else:
            base = found.pop()
            start, last = base[2], base[3]
            found += [("(", "(", start, start), base, ("ᵀ", "ᵀ", last, last), (")", ")", last, last)]
            found += [*tokens[at : at + below + 1], *second, tokens[end]]
        at = end + 1
    return found


def _inside(tokens: list[Token], opening: int) -> tuple[list[Token], list[Token]] | None:
    """The two indices behind an opening bracket, of which one is a colon; else None."""
    closing = _CLOSING.get(tokens[opening][0]) if opening < len(tokens) else None
    if closing is None:
        return None
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in tokens[opening + 1 :]:
        if depth == 0 and token[0] == closing:
            break
        depth += (token[0] in "([{") - (token[0] in ")]}")
        if depth == 0 and token[0] == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    else:
        return None
    colons = [[one[0] for one in part] == [":"] for part in parts]
    return (parts[0], parts[1]) if len(parts) == 2 and sum(colons) == 1 and all(parts) else None
