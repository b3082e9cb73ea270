r"""Whose entries are meant: `y_i`, `\hat y^{(i)}` where a question calls one label y and all of them Y or ys?

Only a name that cannot carry these indices is read so, and only where there is a list or table of its name.
"""

from __future__ import annotations

from derivations.language import spellings as sp
from derivations.language.latex import Token
from derivations.language.scope import Scope

_OPENS_INDEX = frozenset(("_", "sub", "["))
_EDGES = (
    ("_", "{", "word", "}"), ("_", "{", "word", ",", "word", "}"), ("_", "word"), ("sub",),
    ("[", "word", ",", "word", "]"),
)  # fmt: skip


def of_lists(tokens: list[Token], scope: Scope) -> list[Token] | None:
    """The tokens with the names of the lists where indices follow; None where there is nothing to change."""
    found: list[Token] = []
    changed = False
    at = 0
    own = _own_letters(scope)
    while at < len(tokens):
        word, after = _name(tokens, at)
        if own and word and (edge := _of_own_node(tokens, after, own)):  # w_kj: wk[k], from the node j
            tokens = [*tokens[:after], *edge[0], *tokens[edge[1] :]]
        if (
            after == at + 1 and _is_indexed(tokens, after) and _is_glued(word, scope, _letter(tokens, after))
        ):  # wx_n: w x_n
            _, _, start, end = tokens[at]
            found.append(("word", word[:-1], start, end - 1))
            tokens = [*tokens[:at], ("word", word[-1], end - 1, end), *tokens[after:]]
            word = word[-1]
        whole = _list_of(word, scope, _letter(tokens, after)) if word and _is_indexed(tokens, after) else None
        if whole:
            found.append(("word", whole, tokens[at][2], tokens[after - 1][3]))
            changed, at = True, after
        else:
            found.append(tokens[at])
            at += 1
    return found if changed else None


def _own_letters(scope: Scope) -> frozenset[str]:
    """The letters that only say whose the names of a question are: j of y_j, d_j and delta_j."""
    letters = {word.rpartition("_")[2] for word in scope.domains if "_" in word}
    return frozenset(one for one in letters if len(one) == 1 and scope.lookup(one) is None)


def _of_own_node(tokens: list[Token], at: int, own: frozenset[str]) -> tuple[list[Token], int] | None:
    """The index of two letters at a place without the one that only says whose it is, and the place after."""
    shape = [kind for kind, *_ in tokens[at : at + 6]]
    for pattern in _EDGES:
        if shape[: len(pattern)] == list(pattern):
            pair = "".join(
                text for kind, text, *_ in tokens[at : at + len(pattern)] if kind in ("word", "sub")
            )
            others = [one for one in pair if one not in own]
            if len(pair) == 2 and len(others) == 1:
                end = at + len(pattern)
                return [("sub", others[0], tokens[at][2], tokens[end - 1][3])], end
    return None


def _is_glued(word: str, scope: Scope, letter: str) -> bool:
    """Does a word end with the name of one of many, and begin with another name: wx?"""
    known = len(word) == 2 and not scope.lookup(word) and scope.lookup(word[0])
    return bool(known and _list_of(word[1], scope, letter))


def _list_of(word: str, scope: Scope, letter: str = "") -> str | None:
    """Y, ys or yk, of which a y_k is one."""
    declared = scope.lookup(word)
    if declared is None:
        return None
    own = scope.dimensions(declared) or 0
    for whole in (word[:1].upper() + word[1:], f"{word}s", word + letter):
        if whole != word and whole in scope.domains and (scope.dimensions(whole) or 0) > own:
            return whole
    return None


def _letter(tokens: list[Token], at: int) -> str:
    """The one letter below a name."""
    kind, text, *_ = tokens[at]
    kind, text = tokens[at + 1][:2] if kind == "_" else (kind, text)
    return text if kind in ("word", "sub") and len(text) == 1 else ""


def _is_indexed(tokens: list[Token], at: int) -> bool:
    if tokens[at][0] in _OPENS_INDEX:
        return True
    return [kind for kind, *_ in tokens[at : at + 3]] == ["^", "{", "("]


def _name(tokens: list[Token], at: int) -> tuple[str, int]:
    r"""A name with its accent, `\hat y` or `\hat{y}`, and the place after it; "" for none."""
    kind, text, *_ = tokens[at]
    if kind == "word":
        return text, at + 1
    accent = sp.ACCENT_COMMANDS.get(text) if kind == "cmd" else None
    if accent is None:
        return "", at
    if tokens[at + 1][0] == "word":
        return tokens[at + 1][1] + accent, at + 2
    inside = [kind for kind, *_ in tokens[at + 1 : at + 4]] == ["{", "word", "}"]
    return (tokens[at + 2][1] + accent, at + 4) if inside else ("", at)
