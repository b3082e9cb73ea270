"""Which value belongs to which slip?

All slips of a formula are worked out once for a variant and kept in this process: an answer is then looked
up by its value.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from derivations.language.scope import Scope
from derivations.language.tree import Tree
from derivations.language.tree import name as named
from grader.diagnose.slips import Names, Slip, slips

if TYPE_CHECKING:
    from grader.diagnose.fingerprints import Fingerprints

_MOST_ALIKE = 9  # names of one kind that may be taken for each other
MOST_LINES = 12  # of a derivation that are looked at beside its result


@dataclass(frozen=True, slots=True)
class Table:
    """Slips in the order of their values."""

    values: Sequence[float]
    slips: Sequence[Slip]

    def near(self, value: float, share: float = 1e-11) -> Iterator[Slip]:
        """The slips of this value."""
        reach = abs(value) * share
        yield from self.slips[
            bisect_left(self.values, value - reach) : bisect_right(self.values, value + reach)
        ]


def of_formulas(prints: Fingerprints, model: Tree, trees: Sequence[Tree], names: Names) -> Table:
    """The slips of some formulas of the same value, by their value at a point; right ones are left out."""
    from grader.diagnose.fingerprints import same

    right = prints.of(model)
    found: list[tuple[float, int, Slip]] = []
    seen: set[tuple[str, Tree]] = set()
    for slip in (slip for tree in trees for slip in slips(tree, names)):
        if (slip.name, slip.tree) in seen:
            continue
        seen.add((slip.name, slip.tree))
        value = prints.of(slip.tree)
        if value is None or value == 0:
            continue
        if right is None or not same(value, right) or not prints.agree(slip.tree, model):
            found.append((value, len(found), slip))
    found.sort(key=lambda one: one[:2])
    return Table([one[0] for one in found], [one[2] for one in found])


def names_of(scope: Scope, allowed: Sequence[str] | None, tree: Tree) -> Names:
    """Which of the declared names may be taken for which."""
    places = {
        str(place.leaf) for node in tree.walk() if node.head == "index" for place in node.args[1:]
        if place.head == "name"
    }  # fmt: skip
    words = [word for word in scope.domains if _says(allowed, word)]
    kinds: dict[tuple[object, ...], list[str]] = {}
    sizes, letters, shares = [], [], set()
    for word in words:
        domain = scope.domain(word)
        ranged = domain.kind == "range" and not domain.dimensions and bool(places)
        ranged = ranged and (word in places or (domain.high is not None and domain.high.head == "name"))
        if ranged:
            letters.append(word)
        elif domain.kind == "natural" and not domain.dimensions:
            sizes.append(word)
        if domain.kind == "probability" and not domain.dimensions:
            shares.add(word)
        if not ranged:
            kind = (domain.dimensions, domain.kind in ("function", "density"))
            kinds.setdefault(kind, []).append(word)
    bound = {
        str(node.args[1].leaf) for node in tree.walk()
        if node.head in ("sum", "prod", "sumwhere", "prodwhere") and len(node.args) > 1
    }  # fmt: skip
    every = tuple(dict.fromkeys((*letters, *sorted(bound), *sorted(places))))
    free = tree.names()
    alike = {word: _alike(word, kind, free) for kind in kinds.values() for word in kind}
    plain = [named(word) for word in kinds.get((0, False), ()) if word not in sizes]
    plain += [
        Tree("index", (named(word), named(letter)))
        for letter in sorted(places - bound) for word in kinds.get((1, False), ())
    ]  # fmt: skip
    return Names(
        alike=alike,
        numbered=_numbered(word for word in words if not scope.domain(word).dimensions),
        letters={word: tuple(one for one in every if one != word) for word in every},
        sizes=tuple(sizes),
        factors=tuple(plain[:12]),
        shares=frozenset(shares),
        groups=tuple(_groups(free, words)),
    )


def _alike(word: str, kind: Sequence[str], free: frozenset[str]) -> tuple[str, ...]:
    """Those it may be taken for: of many of its kind the ones spelled alike and those in the formula."""
    others = [one for one in kind if one != word]
    if len(kind) > _MOST_ALIKE:
        near = [one for one in others if _shape(one) == _shape(word)]
        others = list(dict.fromkeys((*near, *(one for one in others if one in free))))[:_MOST_ALIKE]
    return tuple(others)


def _shape(word: str) -> str:
    """How a name is spelled: W of A1 and B2, w of w11 and w12."""
    return "".join("0" if one.isdigit() else "A" if one.isupper() else "a" for one in word)


def _groups(free: frozenset[str], words: Sequence[str]) -> Iterator[Mapping[str, str]]:
    """Names taken for others together: h1, h2 for x1, x2; O_w, O_h for I_w, I_h."""
    known = set(words)
    for cut in (_before_digits, _before_subscript):
        parts: dict[str, set[str]] = {}
        for word in known:
            begin, end = cut(word)
            if end:
                parts.setdefault(begin, set()).add(end)
        for begin in sorted(parts):
            mine = {end for end in parts[begin] if begin + end in free}
            if len(mine) < 2:
                continue
            for other in sorted(parts):
                if other != begin and mine <= parts[other]:
                    yield {begin + end: other + end for end in mine}


def _before_digits(word: str) -> tuple[str, str]:
    stem = word.rstrip("0123456789")
    return stem, word[len(stem) :]


def _before_subscript(word: str) -> tuple[str, str]:
    stem, _, end = word.partition("_")
    return stem + "_", end


def _numbered(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Which differ in their number alone: h1 from h2, w21 from w22 and w11."""
    groups: dict[tuple[str, int], list[str]] = {}
    for word in words:
        stem = word.rstrip("0123456789")
        if stem != word:
            groups.setdefault((stem, len(word)), []).append(word)
    return {word: tuple(one for one in group if one != word) for group in groups.values() for word in group}


def _says(allowed: Sequence[str] | None, word: str) -> bool:
    return allowed is None or any(one.partition("[")[0].partition("(")[0] == word for one in allowed)


@lru_cache(maxsize=512)
def derived_lines(name: str) -> tuple[str, ...]:
    """The right sides on the way of a derivation that only rewrites: each has the value of the result."""
    from derivations.chapters import UnknownDerivationError, derived

    try:
        return derived(name).lines[:MOST_LINES]
    except UnknownDerivationError:
        return ()
