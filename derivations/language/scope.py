"""What do the names of a question mean?

A scope declares each symbol by its domain, and that decides every ambiguity of reading: `x_n` is an element
if `x` is declared indexed, `sigma(z)` a product if `sigma` is declared a scalar.  Without declarations a
scope is *free*: every name is real, indexed names are real with a free size.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from derivations.language import spellings as sp
from derivations.language.domain import REAL, SIMPLE, Domain, DomainError, bound, domain_of, with_sizes
from derivations.language.tree import Tree, constant, name, number

__all__ = ["FREE", "REAL", "Domain", "DomainError", "Scope", "domain_of"]

_KEY = re.compile(r"\s*([^\[(]+?)\s*(?:\[([^\]]*)\]|\(([^)]*)\))?\s*\Z")
CARRIED = frozenset(("_", "sub", "'", "[", "^", "sup"))  # the signs that may belong to a name before them
_SQUARES = {"sigma2": "sigma", "tau2": "tau"}
_LETTERS = ("i", "j", "k")  # for the indices of an alias that shows none


class Scope:
    """The names of a question.  Build one with `Scope.of`."""

    __slots__ = (
        "_bare",
        "_definitions",
        "_known",
        "aliases",
        "arrays",
        "carried",
        "domains",
        "free",
        "indices",
        "lenient",
        "own_index",
        "powers",
        "scalars",
        "starred",
        "whole",
    )

    def __init__(
        self,
        domains: dict[str, Domain],
        aliases: dict[str, str],
        indices: dict[str, tuple[Tree, Tree]],
        free: bool,
        powers: dict[tuple[str, Fraction], str] | None = None,
        whole: bool = False,
        lenient: bool = False,
    ) -> None:
        self.domains = domains
        self.aliases = aliases
        self.indices = indices
        self.free = free
        self.powers = powers or {}  # (sigma, 2): s2
        self.lenient = lenient  # an estimate, an entry, a sample may be called by what the question has
        self.own_index = ""  # of a question about sample i, which may be left out
        self.whole = whole  # every word is one name: how the aliases of a question are read
        self._definitions: dict[str, Tree] = {}
        self._known: dict[str, str] | None = None
        self.starred = bool([word for word in (*domains, *aliases) if word.endswith("star")])
        self.carried = CARRIED | {"*"} if self.starred else CARRIED
        self._bare: dict[str, str] | None = None
        plain = {word: domain.dimensions for word, domain in domains.items() if not domain.called}
        self.scalars = frozenset([word for word, count in plain.items() if not count]).union(
            indices.keys() - domains.keys()
        )
        self.arrays = {word: count for word, count in plain.items() if count}  # … and how many indices

    @classmethod
    def of(
        cls,
        symbols: Mapping[str, str] | None,
        *,
        aliases: Mapping[str, Sequence[str]] | None = None,
        indices: Mapping[str, str] | None = None,
    ) -> Scope:
        """A scope of declared names; `None` or nothing declared gives the free scope.

        `symbols` maps a name to its domain, `aliases` a name to other spellings of it, `indices` an index to
        its range ("1..N").  A key may carry its arguments: `phi(v)` or `sigma[i]`.  Raises DomainError.
        """
        if not symbols:
            return FREE if not aliases and not indices else cls({}, {}, {}, True)
        domains: dict[str, Domain] = {}
        for key, text in symbols.items():
            domain = domain_of(text)
            if SIMPLE.match(key):
                domains[key] = domain
                continue
            word, parameters, is_function = _key(key)
            if parameters and (is_function or domain.kind == "defined"):
                domain = _with_parameters(domain, parameters, is_function)
            domains[word] = domain
        with_sizes(domains)
        ranges: dict[str, tuple[Tree, Tree]] = {}
        for index, ranged in (indices or {}).items():
            low, _, high = ranged.partition("..")
            ranges[index] = (bound(low), bound(high))
        words: dict[str, str] = {}
        powers: dict[tuple[str, Fraction], str] = {}
        for square, root in _SQUARES.items():  # sigma2 is also written sigma^2
            if square in domains and root not in domains and not _is_one_of(root, domains):
                _add_alias(square, f"{root}^2", domains, words, powers)
        for key, others in (aliases or {}).items():
            for other in others:
                _add_alias(_key(key)[0], other, domains, words, powers)
        return cls(domains, words, ranges, False, powers)

    @property
    def known(self) -> dict[str, str]:
        """Every word that may be written, and the declared name it stands for."""
        if self._known is not None:
            return self._known
        known = {**self.aliases, **{word: word for word in (*self.indices, *self.domains)}}
        for word, shorter in sp.SHORTER.items():
            if shorter in known and word not in known:
                known[word] = known[shorter]
        for word in (*self.domains, *self.aliases):
            for other in _accented(word):
                known.setdefault(other, known[word])
            if word in sp.OTHER_FORM and word in self.domains:
                known.setdefault(sp.OTHER_FORM[word], known[word])
        self._known = known
        return known

    def lookup(self, word: str) -> str | None:
        """The declared name that a word stands for, or None."""
        return self.known.get(word)

    def respelled(self, word: str) -> str | None:
        """The declared name that a word without its underscores stands for: `wnew` for w_new."""
        if self._bare is None:
            self._bare = {
                known.replace("_", ""): other for known, other in self.known.items() if "_" in known
            }
        return self._bare.get(word)

    def domain(self, word: str) -> Domain:
        """The domain of a name: `real` where nothing is declared."""
        return self.domains.get(word, REAL)

    def dimensions(self, word: str) -> int | None:
        """How many indices a name takes; None where nothing says."""
        domain = self.domains.get(word)
        return None if domain is None else domain.dimensions

    def is_function(self, word: str) -> bool:
        """Is a bracket after it an argument?"""
        domain = self.domains.get(word)
        return domain is not None and domain.called

    def is_abstract(self, word: str) -> bool:
        """Is it declared a function that nothing defines?"""
        domain = self.domains.get(word)
        return domain is not None and domain.kind == "function" and domain.definition is None

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

    def power(self, base: Tree, exponent: Tree) -> Tree | None:
        """The declared name that a power of a name is another spelling of: `s2[i]` for `sigma[i]^2`, and its
        powers: `s2[i]^2` for `sigma[i]^4`."""
        root = base.args[0] if base.head == "index" else base
        if root.head != "name" or not isinstance(exponent.leaf, Fraction):
            return None
        word = self.powers.get((str(root.leaf), exponent.leaf))
        times = Fraction(1)
        if word is None:
            word, times = self.powers.get((str(root.leaf), Fraction(2))), exponent.leaf / 2
            if word is None or times.denominator != 1 or times < 2:
                return None
        meant = name(word, root.span)
        meant = Tree("index", (meant, *base.args[1:])) if base.head == "index" else meant
        return meant if times == 1 else Tree("pow", (meant, number(int(times))))

    def with_names(self, words: Sequence[str]) -> Scope:
        """This scope with a few more names, real unless declared."""
        extra = {word: REAL for word in words if word not in self.domains}
        return self.with_domains({**self.domains, **extra})

    def with_domains(self, domains: dict[str, Domain], aliases: dict[str, str] | None = None) -> Scope:
        """This scope with other names in place of its own."""
        others = self.aliases if aliases is None else aliases
        found = Scope(domains, others, self.indices, self.free, self.powers, lenient=self.lenient)
        found.own_index = self.own_index
        return found

    def words(self) -> set[str]:
        """Every word that may be written."""
        return set(self.known)


def _is_one_of(root: str, domains: Mapping[str, Domain]) -> bool:
    """Is `s2` the second of s1, s2, …?"""
    return f"{root}1" in domains or f"{root}3" in domains


_MARKS = (*sp.ACCENT_WORDS, "star")
_DELTAS = ("Delta", "delta")


def _accented(word: str) -> list[str]:
    """`mu_hat` for muhat, `muhat` for mu_hat, `theta_star` for thetastar, `Delta_w` for Deltaw."""
    found = []
    if word.endswith(_MARKS):
        for mark in _MARKS:
            bare = word.removesuffix(mark)
            if bare not in ("", word):
                found.append(bare[:-1] + mark if bare[-1] == "_" else f"{bare}_{mark}")
    if word.startswith(_DELTAS):
        for first in _DELTAS:
            bare = word.removeprefix(first)
            if bare not in ("", word):
                found.append(first + bare[1:] if bare[0] == "_" else f"{first}_{bare}")
    return found


def _add_alias(
    word: str,
    other: str,
    domains: dict[str, Domain],
    words: dict[str, str],
    powers: dict[tuple[str, Fraction], str],
) -> None:
    """`m` for `mu` is another word; `sigma^2` for `s2` is read as s2, and makes sigma the root of s2."""
    from derivations.language.grammar import read_in

    tree = read_in(other, _WHOLE)
    base = tree.args[0] if tree.head == "pow" else tree
    target = base.args[0] if base.head in ("index", "call") else base
    exponent = tree.args[1].leaf if tree.head == "pow" else None
    if target.head not in ("name", "constant") or (tree.head == "pow" and not isinstance(exponent, Fraction)):
        raise DomainError(f"the alias {other!r} of {word} is neither a name nor a power of a name")
    alias = str(target.leaf)
    letters = tuple(str(one.leaf) for one in base.args[1:]) if base.head == "index" else ()
    domain = domains.get(word, REAL)
    if not isinstance(exponent, Fraction):
        if letters and not domain.dimensions:
            alias = f"{alias}_{''.join(letters)}"  # C_in, \hat{y}_1: a word with a subscript of its own
        if alias != word:
            words.setdefault(alias, word)
        return
    powers[alias, exponent] = word
    letters = letters or _LETTERS[: domain.dimensions]
    inner = f"{word}[{', '.join(letters)}]" if letters else word
    root = f"sqrt({inner})" if exponent == 2 else f"({inner})^(1/({exponent}))"
    domains[alias] = Domain("defined", domain.shape, definition=root, parameters=letters)


def _key(key: str) -> tuple[str, tuple[str, ...], bool]:
    """`phi(v)`: the word, its arguments, whether it is a function."""
    found = _KEY.match(key)
    if not found or len(found[1].split()) != 1:
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
    return replace(domain, kind=kind, shape=shape, parameters=parameters)


FREE = Scope({}, {}, {}, True)
_WHOLE = Scope({}, {}, {}, True, whole=True)
