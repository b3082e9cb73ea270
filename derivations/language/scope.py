"""What do the names of a question mean?

A scope declares each symbol by its domain, and that decides every ambiguity of reading: `x_n` is an element if `x` is
declared indexed, `sigma(z)` a product if `sigma` is declared a scalar.  Without declarations a scope is *free*: every name
is real, indexed names are real with a free size.

Domains are written a set, then a shape, then conditions after commas: `positive[N, D], distinct`, `real, > a`, `1..K[N]`,
`in (a, b]`, `function`, `= 1/(1 + exp(-a*v))`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from derivations.language import spellings as sp
from derivations.language.tree import Tree, constant, name, number

SETS = frozenset(
    "real positive negative nonnegative nonpositive integer natural probability rational function density "
    "symmetric spd simplex interval range defined".split()
)
_SET_WORDS = {"real": "real", "positive": "positive", "negative": "negative", "nonnegative": "nonnegative",
              "nonpositive": "nonpositive", "integer": "integer", "natural": "natural",
              "probability": "probability", "rational": "real", "function": "function", "density": "density",
              "symmetric": "symmetric", "spd": "spd", "simplex": "simplex", "nonzero": "nonzero"}  # fmt: skip
_SIMPLE = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z")
_RANGE = re.compile(r"\s*(-?[A-Za-z0-9_]+)?\s*\.\.\s*(-?[A-Za-z0-9_+-]+)?\s*")
_INTERVAL = re.compile(r"\s*in\s*([\[(])(.*),(.*)([\])])\s*\Z")
_KEY = re.compile(r"\s*([^\[(]+?)\s*(?:\[([^\]]*)\]|\(([^)]*)\))?\s*\Z")


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

    @property
    def dimensions(self) -> int:
        """How many indices an element takes."""
        if self.kind == "simplex":
            return 1
        return 2 if self.kind in ("symmetric", "spd") else len(self.shape)


REAL = Domain("real")


def bound(text: str) -> Tree:
    """A bound of a range, interval or condition: usually a name or an integer."""
    text = text.strip()
    if _SIMPLE.match(text):
        return name(text)
    if re.fullmatch(r"\d+", text):
        return number(int(text))
    from derivations.language.grammar import read_in

    return read_in(text, FREE)


@lru_cache(maxsize=4096)
def domain_of(text: str) -> Domain:
    """The domain that a text of the notation says.  Raises DomainError."""
    text = text.strip()
    if text.startswith("="):
        return Domain("defined", definition=text[1:].strip())
    head, *rest = _pieces(text)
    conditions: list[tuple[str, Tree]] = []
    distinct = False
    for piece in rest:
        if piece == "distinct":
            distinct = True
            continue
        found = re.match(r"(>=|<=|>|<|!=|≥|≤|≠|not\b)\s*(.+)", piece)
        if not found:
            raise DomainError(f"the condition {piece!r} is not one of: > a, >= a, < a, <= a, not a, distinct")
        sign = {"≥": ">=", "≤": "<=", "≠": "not", "!=": "not"}.get(found[1], found[1])
        conditions.append((sign, bound(found[2])))
    common = {"conditions": tuple(conditions), "distinct": distinct}
    interval = _INTERVAL.match(head)
    if interval:
        opening, low, high, closing = interval.groups()
        return Domain("interval", (), bound(low), bound(high), (opening == "[", closing == "]"), False, **common)  # type: ignore[arg-type]
    ranged = _RANGE.match(head)
    if ranged:
        shape = _shape(head[ranged.end() :])
        first = bound(ranged[1]) if ranged[1] else None
        last = bound(ranged[2]) if ranged[2] else None
        return Domain("range", shape, first, last, (True, True), True, **common)  # type: ignore[arg-type]
    words, bracket, dims = head.partition("[")
    kinds = words.split()
    unknown = [word for word in kinds if word not in _SET_WORDS]
    if unknown or not kinds:
        raise DomainError(f"the domain {text!r} does not begin with a set such as real, positive, integer, 1..K")
    integer = bool({"integer", "natural"} & set(kinds))
    kind = next((word for word in kinds if word not in ("integer", "nonzero")), kinds[0])
    if integer and kind not in ("natural", "integer"):
        limit = {"positive": (">", 0), "nonnegative": (">=", 0), "negative": ("<", 0), "nonpositive": ("<=", 0)}
        if kind in limit:
            conditions.append((limit[kind][0], number(limit[kind][1])))
        kind = "integer"
    if "nonzero" in kinds:
        conditions.append(("not", number(0)))
        kind = "real" if kind == "nonzero" else kind
    return Domain(
        _SET_WORDS[kind], _shape(bracket + dims), None, None, (False, False), integer, tuple(conditions), distinct
    )  # fmt: skip


def _pieces(text: str) -> list[str]:
    """The text cut at its outer commas."""
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
        if ranged and ranged[1] and ranged[2]:
            ranges.append((bound(ranged[1]), bound(ranged[2])))
        else:
            ranges.append((number(1), bound(piece)))
    return tuple(ranges)


class Scope:
    """The names of a question.  Build one with `Scope.of`."""

    __slots__ = ("_definitions", "aliases", "domains", "free", "indices")

    def __init__(
        self, domains: dict[str, Domain], aliases: dict[str, str], indices: dict[str, tuple[Tree, Tree]], free: bool
    ) -> None:
        self.domains = domains
        self.aliases = aliases
        self.indices = indices
        self.free = free
        self._definitions: dict[str, Tree] = {}

    @classmethod
    def of(
        cls,
        symbols: Mapping[str, str] | None,
        *,
        aliases: Mapping[str, Sequence[str]] | None = None,
        indices: Mapping[str, str] | None = None,
    ) -> Scope:
        """A scope of declared names; `None` or nothing declared gives the free scope.

        `symbols` maps a name to its domain, `aliases` a name to other spellings of it, `indices` an index to its range
        ("1..N").  A key may carry its arguments: `phi(v)` or `sigma[i]`.  Raises DomainError.
        """
        if not symbols:
            return FREE if not aliases and not indices else cls({}, {}, {}, True)
        domains: dict[str, Domain] = {}
        for key, text in symbols.items():
            domain = domain_of(text)
            if _SIMPLE.match(key):
                domains[key] = domain
                continue
            word, parameters, is_function = _key(key)
            if parameters and (is_function or domain.kind == "defined"):
                domain = _with_parameters(domain, parameters, is_function)
            domains[word] = domain
        scope = cls(domains, {}, {}, False)
        for index, ranged in (indices or {}).items():
            low, _, high = ranged.partition("..")
            scope.indices[index] = (bound(low), bound(high))
        for word, others in (aliases or {}).items():
            for other in others:
                scope._add_alias(_key(word)[0], other)
        return scope

    def _add_alias(self, word: str, other: str) -> None:
        """`m` for `mu` is another word; `sigma^2` for `s2` defines sigma as its root."""
        from derivations.language.grammar import read_in

        tree = read_in(other, FREE)
        base = tree.args[0] if tree.head == "pow" else tree
        target = base.args[0] if base.head in ("index", "call") else base
        if target.head not in ("name", "constant"):
            raise DomainError(f"the alias {other!r} of {word} is neither a name nor a power of a name")
        alias = str(target.leaf)
        if alias == word:
            return
        if tree.head != "pow":
            self.aliases.setdefault(alias, word)
        elif alias not in self.domains:
            domain = self.domains.get(word, REAL)
            letters = tuple(str(one.leaf) for one in base.args[1:]) if base.head == "index" else ()
            inner = f"{word}[{', '.join(letters)}]" if letters else word
            self.domains[alias] = Domain("defined", domain.shape, definition=f"sqrt({inner})", parameters=letters)

    def lookup(self, word: str) -> str | None:
        """The declared name that a word stands for, or None."""
        domains = self.domains
        if word in domains:
            return word
        if word in self.indices:
            return word
        if word in self.aliases:
            return self.aliases[word]
        for shorter in sp.SHORTER.get(word, ()):
            if shorter in domains or shorter in self.aliases:
                return self.aliases.get(shorter, shorter)
        return None

    def domain(self, word: str) -> Domain:
        """The domain of a name: `real` where nothing is declared."""
        return self.domains.get(word, REAL)

    def dimensions(self, word: str) -> int | None:
        """How many indices a name takes; None where nothing says."""
        domain = self.domains.get(word)
        return None if domain is None else domain.dimensions

    def is_function(self, word: str) -> bool:
        domain = self.domains.get(word)
        return domain is not None and (
            domain.kind in ("function", "density") or (domain.kind == "defined" and bool(domain.parameters) and not domain.shape)
        )  # fmt: skip

    def definition(self, word: str) -> Tree | None:
        """What a defined name stands for, read in this scope."""
        domain = self.domains.get(word)
        if domain is None or domain.definition is None:
            return None
        found = self._definitions.get(word)
        if found is None:
            from derivations.language.grammar import read_in

            inner = self.with_names(domain.parameters) if domain.parameters else self
            found = self._definitions[word] = read_in(domain.definition, inner)
        return found

    def with_names(self, words: Sequence[str]) -> Scope:
        """This scope with a few more names, real unless declared."""
        extra = {word: REAL for word in words if word not in self.domains}
        return Scope({**self.domains, **extra}, self.aliases, self.indices, self.free)

    def words(self) -> set[str]:
        """Every word that may be written."""
        return {*self.domains, *self.aliases, *self.indices}


def _key(key: str) -> tuple[str, tuple[str, ...], bool]:
    """`phi(v)`: the word, its arguments, whether it is a function."""
    found = _KEY.match(key)
    if not found:
        raise DomainError(f"{key!r} is not a name, a name with indices or a function with arguments")
    word = sp.GREEK.get(found[1], found[1])
    arguments = found[2] if found[2] is not None else found[3]
    parameters = tuple(piece.strip() for piece in arguments.split(",")) if arguments else ()
    return word, parameters, found[3] is not None


def _with_parameters(domain: Domain, parameters: tuple[str, ...], is_function: bool) -> Domain:
    kind, shape = domain.kind, domain.shape
    if is_function and kind not in ("function", "density", "defined"):
        kind = "function"
    if not is_function and not shape:
        shape = tuple((number(1), constant("oo")) for _ in parameters)
    return Domain(
        kind, shape, domain.low, domain.high, domain.closed, domain.integer, domain.conditions,
        domain.distinct, domain.definition, parameters,
    )  # fmt: skip


FREE = Scope({}, {}, {}, True)
