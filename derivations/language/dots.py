"""Which sum, product or vector is written with dots: `x_1 + x_2 + … + x_N`, `x_1x_2⋯x_N`, `(x_1, …, x_N)`?

The term behind the dots shows the pattern; all terms before them must follow it, or the dots are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from derivations.language import unsaid
from derivations.language.differences import folded, put, shifted
from derivations.language.tree import Tree, name, number

if TYPE_CHECKING:
    from derivations.language.parser import Atom, Parser
    from derivations.language.scope import Scope

MAY_HOLD = re.compile(r"dots|…|⋯|\.\.\.")
_SERIES = {"add": "sum", "mul": "prod", "max": "maxover", "min": "minover"}
_ENTRIES = frozenset(("list", "tuple"))
_LETTERS = "ijklmnrstuvwabcdefghpqxyz"
_FIRST = (0, 1, 2)

Series = tuple[Tree, int, Tree]  # the pattern in the index, its first and its last value


def atom(p: Parser) -> Tree:
    """The dots, until it is known what they stand for."""
    _, _, start, end = p.next()
    return Tree("text", (), "…", (start, end))


def written_out(p: Parser, tree: Tree) -> Tree:
    """The tree with what its dots stand for.  Raises Refusal where that is not clear."""
    used = tree.names() | p.bound
    letter = next(one for one in _LETTERS if one not in used and p.scope.lookup(one) is None)
    found = _without_dots(tree, name(letter), p.scope)
    left = next((node for node in found.walk() if _is_dots(node)), None)
    if left is not None:
        raise p.refuse("Dots are not a formula: write the sum or the list out.", "dots", None, left.span)
    return found


def _is_dots(tree: Tree) -> bool:
    return tree.head == "text" and tree.leaf == "…"


def _without_dots(tree: Tree, index: Tree, scope: Scope) -> Tree:
    if not tree.args:
        return tree
    args = tuple(_without_dots(arg, index, scope) for arg in tree.args)
    at = [place for place, one in enumerate(args) if _is_dots(one)]
    whole = tree if args == tree.args else tree.with_args(args)
    if len(at) != 1 or not 0 < at[0] < len(args) - 1:
        return whole
    before, last, after = args[: at[0]], args[at[0] + 1], args[at[0] + 2 :]
    for first in range(len(before)):  # what stands before it is no term of it: x_1 + x_3 + … + x_N
        for series in _patterns(before[first], last, index):
            apart = before[:first]
            other = any(series[0] == one[0] for term in apart for one in _patterns(term, last, index))
            if _follows(series, before[first:], index) and _is_known(series[2], scope) and not other:
                said = _said(tree, series, index, scope, alone=not (before[:first] or after))
                if said is not None:
                    several = (*before[:first], said, *after)
                    return several[0] if len(several) == 1 else tree.with_args(several)
    return whole


def _is_known(last: Tree, scope: Scope) -> bool:
    return scope.free or all(scope.lookup(word) is not None for word in last.names())


def _patterns(first: Tree, last: Tree, index: Tree) -> Iterator[Series]:
    """What the first and the last term may have in common."""
    found: list[tuple[int, Tree]] = []
    common = _common(first, last, index, found)
    if common is not None and found:
        yield common, *found[0]
    for word in sorted(last.names()):
        pattern = put(last, word, index)
        for start in _FIRST:
            if folded(put(pattern, str(index.leaf), number(start))) == folded(first):
                yield pattern, start, name(word)


def _common(first: Tree, last: Tree, index: Tree, found: list[tuple[int, Tree]]) -> Tree | None:
    """The pattern of two terms that differ by numbers alone, each as far from the other in both."""
    if first == last:
        return first
    leaf = first.leaf
    if first.head == "number" and isinstance(leaf, Fraction) and leaf.denominator == 1:
        at = int(leaf)
        if not found:
            found.append((at, last))
            return index
        step = at - found[0][0]
        return shifted(index, step) if shifted(found[0][1], step) == folded(last) else None
    if first.head != last.head or leaf != last.leaf or len(first.args) != len(last.args) or not first.args:
        return None
    args = [_common(one, other, index, found) for one, other in zip(first.args, last.args, strict=True)]
    return None if None in args else first.with_args(tuple(one for one in args if one is not None))


def _follows(series: Series, terms: tuple[Tree, ...], index: Tree) -> bool:
    """Are these the first terms of a series?"""
    pattern, start, _ = series
    return all(
        folded(put(pattern, str(index.leaf), number(start + step))) == folded(term)
        for step, term in enumerate(terms)
    )


def _said(tree: Tree, series: Series, index: Tree, scope: Scope, *, alone: bool) -> Tree | None:
    pattern, start, last = series
    head = _SERIES.get(tree.head)
    if head in ("sum", "prod"):
        return Tree(head, (pattern, index, number(start), last), None, tree.span)
    whole = unsaid.range_of(scope, index, pattern) == (number(start), last)
    if not (whole and alone):
        return None
    if head is not None:
        return Tree(head, (pattern, index), None, tree.span)
    entry = pattern.head == "index" and pattern.args[0].head == "name" and pattern.args[1:] == (index,)
    return pattern.args[0] if entry and tree.head in _ENTRIES else None


ATOMS: dict[str, Atom] = {"…": atom}
