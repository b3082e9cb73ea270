"""What of program text says the same as mathematics: `np.exp(x)`, `x.T`, `x[y == k].mean()`, `X.shape[0]`?

The name of a module in front is dropped, what stands behind a point is put in front as a function, and what
functions of programs mean is told by `written_out`.  Other methods are refused with what to write instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
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
_PROGRAM = re.compile(r"\b(?:np|numpy|jnp|torch|tf)\.[A-Za-z]|[\w)\]]\.(?:sum|mean|dot)\(|@")
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
    found = _Program(text, tokens).read()
    for word, sign in pairwise(found):
        if word[1] == "axis" and sign[0] == "=":
            raise Refusal(
                "axis is program text.", text, word[2:], "program-text", "Write the sum with its index."
            )
    return selected(_without_names(found))


@dataclass
class _Program:
    """What is read so far, and where to go on."""

    text: str
    tokens: list[Token]
    at: int = 0
    found: list[Token] = field(default_factory=list)
    calls: int = 0

    def read(self) -> list[Token]:
        while self.at < len(self.tokens):
            if _makes_list(self.tokens, self.at):
                self.at += 1  # the word says nothing that its list does not
            elif not self.behind_point():
                self.take(self.tokens[self.at], 1)
            elif not (self.of_module() or self.method()):
                self.refuse()
                self.take(self.tokens[self.at], 1)
        return self.found

    def take(self, token: Token, count: int) -> None:
        """A token, in the place of so many."""
        self.found.append(token)
        self.at += count

    def behind_point(self) -> bool:
        """Does a point stand here between two words, with no space on either side of it?"""
        if not self.found or self.at + 1 == len(self.tokens) or self.tokens[self.at][0] != ".":
            return False
        _, point, after = self.found[-1], *self.tokens[self.at : self.at + 2]
        return after[0] == "word" and self.found[-1][3] == point[2] and point[3] == after[2]

    def of_module(self) -> bool:
        """`np.exp`, `np.linalg.inv`, `np.where(c, a, b)`, `np.array([`"""
        module, after, tokens, at = self.found[-1], self.tokens[self.at + 1], self.tokens, self.at
        word = after[1]
        if module[1] not in _MODULES:
            return False
        if _makes_list(tokens, at + 1):
            self.found.pop()
            self.at += 2
        elif word == "where" and (cases := of_where(tokens, at + 2)):
            self.found.pop()
            self.tokens = [*tokens[: at + 2], *cases]
            self.at += 2
        elif _is_function(word, module[1]):
            self.found[-1] = ("word", _FUNCTIONS.get(word, word), module[2], after[3])
            self.at += 2
            self.calls += 1
            if word in _BIG and self.calls <= _MOST_CALLS:
                self.in_brackets()
        elif word in _MODULES:
            self.found[-1] = after
            self.at += 2
        else:
            return False
        return True

    def in_brackets(self) -> None:
        """`np.sum(x)**2` is the square of the sum, which `sum(x)**2` leaves open."""
        closing = _closing_call(self.tokens, self.at)
        if closing is not None and self.tokens[closing + 1 :]:
            word = self.found.pop()
            self.found += [("(", "(", word[2], word[2]), word]
            self.tokens = _closed_twice(self.tokens, closing)

    def method(self) -> bool:
        """`x.T`, `A.dot(x)` as dot(A, x), `x.sum()` as sum(x), `A.shape[0]` as len(A, 0), `x.item()`"""
        point, (_, word, _, end) = self.tokens[self.at : self.at + 2]
        behind = self.at + 2
        if word == "T":
            self.take(("ᵀ", "ᵀ", point[2], end), 2)
            return True
        opening = self.tokens[behind][0] if len(self.tokens) > behind else ""
        closing = closing_of(self.tokens, behind) if opening in ("(", "[") else None
        if closing is None:
            return False
        self.calls += 1
        if self.calls > _MOST_CALLS:
            said = f"More than {_MOST_CALLS} calls stand behind points."
            raise Refusal(said, self.text, (point[2], end), "too-deep")
        inside, last = self.tokens[behind + 1 : closing], self.tokens[closing][3]
        comma: Token = (",", ",", end, end)
        if word == "shape" and opening == "[" and [one[0] for one in inside] == ["num"]:
            self.found = _called(self.found, "len", end, last, [comma, *inside])
        elif opening == "[":
            return False
        elif word == "dot" and inside:  # its argument is read in its turn
            self.found = [*_begun(self.found, "dot", end), comma]
            self.tokens = _closed_twice(self.tokens, closing)
            self.at = behind + 1
            return True
        elif word in _AS_IT_IS and len(inside) < 2:
            first = _opening(self.found)
            self.found = [*self.found[:first], *_as_number(self.found[first:])]
        elif word in _OF_ALL and not inside:
            self.found = _called(self.found, word, end, last)
        else:
            return False
        self.at = closing + 1
        return True

    def refuse(self) -> None:
        """What is no function, or no method that says the same as a formula."""
        point, after = self.tokens[self.at : self.at + 2]
        if after[1] in _METHODS:
            raise Refusal(
                f"{after[1]} behind a point is program text.", self.text, (point[2], after[3]),
                "program-text", _INSTEAD.get(after[1], f"Write {after[1]}(…)."),
            )  # fmt: skip
        called = [one[0] for one in self.tokens[self.at + 2 : self.at + 3]] == ["("]
        if self.found[-1][1] in _MODULES and called:
            close = nearest(after[1], {*sp.FUNCTIONS, *sp.FUNCTION_WORDS})
            raise Refusal(
                f"There is no function {after[1]}.", self.text, after[2:], "unknown-function",
                sp.INSTEAD.get(after[1], f"Did you mean {close}?" if close else None),
            )  # fmt: skip


def _closed_twice(tokens: list[Token], closing: int) -> list[Token]:
    """The tokens with one bracket more behind one that closes."""
    end = tokens[closing][3]
    return [*tokens[: closing + 1], (")", ")", end, end), *tokens[closing + 1 :]]


def _closing_call(tokens: list[Token], at: int) -> int | None:
    """Where the brackets of a call are closed."""
    return closing_of(tokens, at) if tokens[at : at + 1] and tokens[at][0] == "(" else None


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


def _is_function(word: str, module: str) -> bool:
    if module in _OF_SAMPLES and word in ("var", "std"):
        return False
    if word in sp.WRITTEN_OUT:
        return True
    return word in sp.FUNCTIONS or word in sp.FUNCTION_WORDS or word in sp.CONSTANTS or word in _FUNCTIONS
