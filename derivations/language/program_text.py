"""What of program text says the same as mathematics: `np.exp(x)`, `x.T`, `x[y == k].mean()`, `X.shape[0]`?

The name of a module in front is dropped, what stands behind a point is put in front as a function, and what
functions of programs mean is told by `written_out`.  Other methods are refused with what to write instead.
"""

from __future__ import annotations

import re
from itertools import pairwise

from derivations.language import spellings as sp
from derivations.language.latex import Token
from derivations.language.python_cases import of_where
from derivations.language.refusal import Refusal, nearest
from derivations.language.selection import CLOSE, OPEN, closing_of, holds_comparison, selected

_MODULES = frozenset(
    "np numpy math Math torch tf jnp scipy sp sympy linalg special nn cmath stats F norm".split()
)
_OF_SAMPLES = frozenset(("torch", "tf"))  # their variance has the divisor N - 1
_METHODS = frozenset("sum mean dot prod max min std var exp log sqrt abs T transpose item shape".split())
_MAKERS = frozenset("array asarray matrix mat Matrix tensor Tensor".split())
_OF_ALL = frozenset("sum mean prod max min exp log sqrt abs square".split())  # x.sum() is sum(x)
_AS_IT_IS = frozenset("astype float double item flatten ravel copy squeeze".split())
_BIG = frozenset(("sum", "prod"))
_PROGRAM = re.compile(r"\b(?:np|numpy|jnp|torch|tf)\.[A-Za-z]|[\w)\]]\.(?:T|sum|mean|dot|shape)\b|@|\.[*/^]")
_BEHIND = frozenset(("ᵀ", "'"))
_MOST_CALLS = 100  # behind points, one in or after the other
_FUNCTIONS = {
    "inner": "dot", "maximum": "max", "minimum": "min", "inf": "oo", "fabs": "abs", "power": "pow",
    "trace": "tr", "pdf": "normpdf", "true_divide": "divide",
}  # fmt: skip
_INSTEAD = {"sum": "Write sum(x[n], n).", "mean": "Write sum(x[n], n)/N.", "dot": "Write dot(w, x).",
            "std": "Write sqrt(var[X])."}  # fmt: skip
_NAMED = {
    "average": ("weights",),
    "normpdf": ("loc", "scale"),
    "norm": ("ord",),
}  # arguments that may be named


def is_program(text: str) -> bool:
    """Is it program text, where `*` and `**` go entry by entry?"""
    return ("." in text or "@" in text) and _PROGRAM.search(text) is not None


def from_python(text: str, tokens: list[Token]) -> list[Token]:
    """`np.exp` is exp, `x.T` the transpose, `array([…])` a list; other methods are refused with a hint."""
    found: list[Token] = []
    at = calls = 0
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
        elif found[-1][1] in _MODULES and _is_function(after[1], found[-1][1]):
            _, _, start, _ = found.pop()
            found.append(("word", _FUNCTIONS.get(after[1], after[1]), start, after[3]))
            at += 1
            calls += 1
            if (
                after[1] in _BIG
                and calls <= _MOST_CALLS
                and (closing := closing_of(tokens, at + 1))
                and tokens[closing + 1 :]
            ):
                tokens = _in_brackets(found, tokens, at, closing)
        elif found[-1][1] in _MODULES and after[1] in _MODULES:
            found.pop()
            found.append(after)
            at += 1
        elif after[1] == "T":
            found.append(("ᵀ", "ᵀ", token[2], after[3]))
            at += 1
        elif calls > _MOST_CALLS:
            raise Refusal(
                f"More than {_MOST_CALLS} calls stand behind points.", text, (token[2], after[3]), "too-deep"
            )
        elif after[1] == "dot" and (closing := _closing_call(tokens, at + 2)):
            found = _begun(found, "dot", after[3])
            found.append((",", ",", after[3], after[3]))
            tokens = _closed_twice(tokens, closing)
            calls += 1
            at += 2
        elif (called := _method(found, tokens, at)) is not None:
            found, at = called
            calls += 1
            continue
        elif after[1] in _METHODS:
            raise Refusal(
                f"{after[1]} behind a point is program text.", text, (token[2], after[3]), "program-text",
                _INSTEAD.get(after[1], f"Write {after[1]}(…)."),
            )  # fmt: skip
        elif found[-1][1] in _MODULES and tokens[at + 2 : at + 3] and tokens[at + 2][0] == "(":
            close = nearest(after[1], {*sp.FUNCTIONS, *sp.FUNCTION_WORDS})
            raise Refusal(
                f"There is no function {after[1]}.", text, after[2:], "unknown-function",
                sp.INSTEAD.get(after[1], f"Did you mean {close}?" if close else None),
            )  # fmt: skip
        else:
            found.append(token)
        at += 1
    for word, sign in pairwise(found):
        if word[1] == "axis" and sign[0] == "=":
            raise Refusal(
                "axis is program text.", text, word[2:], "program-text", "Write the sum with its index."
            )
    return selected(_without_names(found))


def _in_brackets(found: list[Token], tokens: list[Token], at: int, closing: int) -> list[Token]:
    """`np.sum(x)**2` is the square of the sum, which `sum(x)**2` leaves open: the tokens with its brackets
    closed, of which the first is what was found last."""
    word = found.pop()
    found += [("(", "(", word[2], word[2]), word]
    return _closed_twice(tokens, closing)


def _closed_twice(tokens: list[Token], closing: int) -> list[Token]:
    """The tokens with one bracket more behind one that closes."""
    end = tokens[closing][3]
    return [*tokens[: closing + 1], (")", ")", end, end), *tokens[closing + 1 :]]


def _closing_call(tokens: list[Token], at: int) -> int | None:
    """Where the brackets of a call are closed, if something stands in them."""
    if tokens[at : at + 1] == [] or tokens[at][0] != "(":
        return None
    closing = closing_of(tokens, at)
    return closing if closing is not None and closing > at + 1 else None


def _method(found: list[Token], tokens: list[Token], at: int) -> tuple[list[Token], int] | None:
    """`x.sum()` as sum(x): what is read by now, and where to go on."""
    word, _, end = tokens[at + 1][1:]
    opening = tokens[at + 2][0] if len(tokens) > at + 2 else ""
    closing = closing_of(tokens, at + 2) if opening in ("(", "[") else None
    if closing is None:
        return None
    last = tokens[closing][3]
    if word == "shape":
        inside = tokens[at + 3 : closing]
        if opening != "[" or [one[0] for one in inside] != ["num"]:
            return None
        return _called(found, "len", end, last, [(",", ",", end, end), *inside]), closing + 1
    if opening != "(":
        return None
    if word in _AS_IT_IS and closing <= at + 4:
        first = _opening(found)
        only = found[first][0] in ("(", "[") and first < len(found) - 1
        return ([*found[:first], *_as_number(found[first:])] if only else found), closing + 1
    if word in _OF_ALL and closing == at + 3:
        return _called(found, word, end, last), closing + 1
    return None


def _as_number(group: list[Token]) -> list[Token]:
    """`(x > 0)`, of which a program makes numbers, as `[x > 0]`."""
    if group[0][0] != "(" or not holds_comparison(group[1:-1]):
        return group
    return [("[", "[", *group[0][2:]), *group[1:-1], ("]", "]", *group[-1][2:])]


def _called(
    found: list[Token], word: str, end: int, last: int, more: list[Token] | None = None
) -> list[Token]:
    """What was read with its last factor as the argument of a function: `x` of `x.sum()`."""
    right = (")", ")", end, last)
    return [*_begun(found, word, end), *(more or []), right, right]


def _begun(found: list[Token], word: str, end: int) -> list[Token]:
    """The same up to that argument; in brackets of its own: x.sum()**2."""
    first = _opening(found)
    here = found[first][2]
    left = ("(", "(", here, here)
    return [*found[:first], left, ("word", word, here, here), left, *found[first:]]


def _without_names(tokens: list[Token]) -> list[Token]:
    """`average(x, weights=w)` as `weighted(x, w)`; of others the names of arguments say nothing more."""
    found = list(tokens)
    for at in range(len(tokens) - 1, -1, -1):
        names = _NAMED.get(tokens[at][1]) if tokens[at][0] == "word" else None
        closing = closing_of(tokens, at + 1) if names and tokens[at + 1 : at + 2] else None
        if names is None or closing is None:
            continue
        for place in range(closing - 1, at + 1, -1):
            before, word, sign = tokens[place - 1 : place + 2]
            if word[1] in names and sign[0] == "=" and before[0] in ("(", ","):
                found[place : place + 2] = []
                if word[1] == "weights":
                    found[at] = ("word", "weighted", *tokens[at][2:])
    return found


def _opening(found: list[Token]) -> int:
    """Where the last factor begins: at a bracket, the function or list before it (`exp(x)`, `x[y == k]`), or
    the last token."""
    while len(found) > 1 and found[-1][0] in _BEHIND:
        found = found[:-1]
    place = _bracket(found)
    while 0 < place < len(found) - 1 and found[place - 1][3] == found[place][2]:
        if found[place - 1][0] == "word":
            return place - 1
        if found[place][0] != "[" or found[place - 1][0] not in CLOSE:
            break
        place = _bracket(found[:place])
    return place


def _bracket(found: list[Token]) -> int:
    """Where the bracket opens that is closed last; else the place of the last token."""
    depth = 0
    for place in range(len(found) - 1, -1, -1):
        depth += (found[place][0] in CLOSE) - (found[place][0] in OPEN)
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


def _is_function(word: str, module: str) -> bool:
    if module in _OF_SAMPLES and word in ("var", "std"):
        return False
    if word in sp.WRITTEN_OUT:
        return True
    return word in sp.FUNCTIONS or word in sp.FUNCTION_WORDS or word in sp.CONSTANTS or word in _FUNCTIONS
