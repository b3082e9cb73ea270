"""Which values may a name take?

Domains are written a set, then a shape, then conditions after commas: `positive[N, D], distinct`, `real, >
a`, `1..K[N]`, `in (a, b]`, `function`, `= 1/(1 + exp(-a*v))`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from derivations.language.tree import Tree, name, number

SETS = frozenset(
    "real positive negative nonnegative nonpositive integer natural probability rational function density "
    "symmetric spd simplex interval range defined".split()
)
_SET_WORDS = {"real": "real", "positive": "positive", "negative": "negative", "nonnegative": "nonnegative",
              "nonpositive": "nonpositive", "integer": "integer", "natural": "natural",
              "probability": "probability", "rational": "real", "function": "function", "density": "density",
              "symmetric": "symmetric", "spd": "spd", "simplex": "simplex", "nonzero": "nonzero"}  # fmt: skip
SIMPLE = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z")
_RANGE = re.compile(r"\s*(-?[A-Za-z0-9_]+)?\s*\.\.\s*(-?[A-Za-z0-9_+-]+)?\s*")
_INTERVAL = re.compile(r"\s*in\s*([\[(])(.*),(.*)([\])])\s*\Z")
_DIMENSIONS = {"simplex": 1, "symmetric": 2, "spd": 2}  # of what is declared as one thing


class DomainError(ValueError):
    """A domain that is not in the notation.  For the author of a question."""


@dataclass(frozen=True, slots=True)
class Domain:
    """What values a name may take."""

    kind: str  # one of SETS
    shape: tuple[tuple[Tree, Tree], ...] = ()  # (first, last) of each index
    low: Tree | None = None
    high: Tree | None = None
    closed: tuple[bool, bool] = (False, False)
    integer: bool = False
    conditions: tuple[tuple[str, Tree], ...] = ()  # (">", tree) … ("not", tree)
    distinct: bool = False
    definition: str | None = None  # the text after "="
    parameters: tuple[str, ...] = ()  # of a defined or abstract function
    dimensions: int = field(init=False, repr=False, compare=False)  # how many indices an element takes
    called: bool = field(init=False, repr=False, compare=False)  # is a bracket after it an argument?
    alone: bool = field(init=False, repr=False, compare=False)  # does no bound or condition limit it?

    def __post_init__(self) -> None:
        defined = self.kind == "defined" and bool(self.parameters) and not self.shape
        known = object.__setattr__  # what is asked for at every name, worked out once
        known(self, "dimensions", _DIMENSIONS.get(self.kind, len(self.shape)))
        known(self, "called", defined or self.kind in ("function", "density"))
        known(self, "alone", self.low is None and self.high is None and not self.conditions)


REAL = Domain("real")
_WITH_SIZES = ("real", "positive", "nonnegative")  # which whole numbers 1, 2, … lie in
_WITHOUT = ("probability", "negative", "nonpositive", "interval", "function", "density")


def bound(text: str) -> Tree:
    """A bound of a range, interval or condition: usually a name or an integer."""
    text = text.strip()
    if SIMPLE.match(text):
        return name(text)
    if re.fullmatch(r"\d+", text):
        return number(int(text))
    from derivations.language.grammar import read

    return read(text)


@lru_cache(maxsize=4096)
def domain_of(text: str) -> Domain:
    """The domain that a text of the notation says.  Raises DomainError."""
    text = text.strip()
    if text.startswith("="):
        return Domain("defined", definition=text[1:].strip())
    head, *rest = _pieces(text)
    domain = _of_set(head, text)
    if not rest:
        return domain
    conditions, distinct = _conditions(rest)
    return replace(domain, conditions=conditions + domain.conditions, distinct=distinct)


def _conditions(pieces: list[str]) -> tuple[tuple[tuple[str, Tree], ...], bool]:
    """`> a`, `>= 2`, `not 0`, `distinct`"""
    conditions: list[tuple[str, Tree]] = []
    for piece in pieces:
        if piece == "distinct":
            continue
        found = re.match(r"(>=|<=|>|<|!=|≥|≤|≠|not\b)\s*(.+)", piece)
        if not found:
            raise DomainError(f"the condition {piece!r} is not one of: > a, >= a, < a, <= a, not a, distinct")
        sign = {"≥": ">=", "≤": "<=", "≠": "not", "!=": "not"}.get(found[1], found[1])
        conditions.append((sign, bound(found[2])))
    return tuple(conditions), "distinct" in pieces


_LIMITS = {"positive": ">", "nonnegative": ">=", "negative": "<", "nonpositive": "<="}


def _of_set(head: str, text: str) -> Domain:
    """`in (a, b]`, `1..K[N]`, `positive integer[N, D]`: a set and its shape."""
    interval = _INTERVAL.match(head)
    if interval:
        opening, low, high, closing = interval.groups()
        return Domain("interval", (), bound(low), bound(high), (opening == "[", closing == "]"))
    ranged = _RANGE.match(head)
    if ranged:
        first = bound(ranged[1]) if ranged[1] else None
        last = bound(ranged[2]) if ranged[2] else None
        return Domain("range", _shape(head[ranged.end() :]), first, last, (True, True), integer=True)
    words, bracket, dims = head.partition("[")
    kinds = words.split()
    if not kinds or any(word not in _SET_WORDS for word in kinds):
        raise DomainError(
            f"the domain {text!r} does not begin with a set such as real, positive, integer, 1..K"
        )
    integer = "integer" in kinds or "natural" in kinds
    kind = next((word for word in kinds if word not in ("integer", "nonzero")), kinds[0])
    conditions: list[tuple[str, Tree]] = []
    if integer and kind not in ("natural", "integer"):
        if kind in _LIMITS:
            conditions.append((_LIMITS[kind], number(0)))
        kind = "integer"
    if "nonzero" in kinds:
        conditions.append(("not", number(0)))
        kind = "real" if kind == "nonzero" else kind
    return Domain(_SET_WORDS[kind], _shape(bracket + dims), integer=integer, conditions=tuple(conditions))


def _pieces(text: str) -> list[str]:
    """The text cut at its outer commas."""
    if "," not in text:
        return [text.strip()]
    pieces, depth, start = [], 0, 0
    for at, character in enumerate(text):
        if character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
        elif character == "," and depth == 0:
            pieces.append(text[start:at].strip())
            start = at + 1
    return [*pieces, text[start:].strip()]


def _shape(text: str) -> tuple[tuple[Tree, Tree], ...]:
    text = text.strip()
    if not text:
        return ()
    if not (text.startswith("[") and text.endswith("]")):
        raise DomainError(f"the shape {text!r} is not of the form [N] or [N, D]")
    ranges = []
    for piece in _pieces(text[1:-1]):
        ranged = _RANGE.fullmatch(piece)
        if ranged and ranged[1]:
            ranges.append((bound(ranged[1]), bound(ranged[2]) if ranged[2] else Tree("constant", (), "oo")))
        else:
            ranges.append((number(1), bound(piece)))
    return tuple(ranges)


def with_sizes(domains: dict[str, Domain]) -> None:
    """Add what nobody declares: N and D of a shape [N, D], K of 1..K are 1, 2, …  Raises DomainError."""
    for owner, domain in tuple(domains.items()):
        if not domain.shape and domain.kind != "range":
            continue
        bounds = [end for ends in domain.shape for end in ends]
        if domain.kind == "range":
            bounds += [end for end in (domain.low, domain.high) if end is not None]
        for word in {word for tree in bounds if tree.head != "number" for word in tree.names()}:
            known = domains.get(word, REAL)
            if known.kind in _WITH_SIZES and not known.shape:
                domains[word] = replace(known, kind="natural", integer=True)
            elif known.kind in _WITHOUT:
                raise DomainError(f"{word} is a size of {owner}: its domain must be one of whole numbers")
