"""What does a formula say, once numbers are put in?

`put` replaces names by trees, elements `x[2]` of a given list by theirs, and writes out sums and products
whose limits have become numbers; `number_of` works a closed formula out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from derivations.language import Scope, read
from derivations.language.tree import Tree, number
from derivations.network.arithmetic import Exact, is_rational
from derivations.network.ratios import OfFractions
from exercises.values import Value, value

Entry = Tree | Sequence["Entry"]  # what a name stands for: a tree, or lists of them
Names = tuple[tuple[str, str], ...]  # what they mean, as something that can be a key
MOST_TERMS = 10_000
_EXACT = OfFractions()


class FormulaError(ValueError):
    """A formula of an exercise that has no value."""


def read_formula(text: str, symbols: Mapping[str, str], indices: Mapping[str, str] | None = None) -> Tree:
    """A formula of an author's or of ours.  Raises ValueError (a Refusal, a DomainError)."""
    return _read(text, tuple(symbols.items()), tuple((indices or {}).items()))


@lru_cache(maxsize=4096)  # in every variant of an exercise the same formulas are read
def _read(text: str, symbols: Names, indices: Names) -> Tree:
    return read(text, _scope(symbols, indices))


@lru_cache(maxsize=512)
def _scope(symbols: Names, indices: Names) -> Scope:
    return Scope.of(dict(symbols), indices=dict(indices))


def put(tree: Tree, names: Mapping[str, Entry]) -> Tree:
    """The tree with the names replaced."""
    if tree.head == "name":
        found = names.get(str(tree.leaf))
        return found if isinstance(found, Tree) else tree
    if tree.head == "index":
        return _element(tree, names)
    if tree.head == "derivative":  # what dZ2/dW2 speaks of are names, whatever their values are called
        return tree.with_args(tuple(_subscripted(arg, names) for arg in tree.args))
    if tree.head in ("sum", "prod") and len(tree.args) == 4:
        return _written_out(tree, names)
    if not tree.args:
        return tree
    return tree.with_args(tuple(put(arg, names) for arg in tree.args))


def _subscripted(tree: Tree, names: Mapping[str, Entry]) -> Tree:
    """The name as it stands, its subscripts replaced."""
    if tree.head != "index":
        return tree
    return tree.with_args((tree.args[0], *(put(one, names) for one in tree.args[1:])))


def _element(tree: Tree, names: Mapping[str, Entry]) -> Tree:
    """`x[2]`, `X[1, 2]`: the element, where the base is a list and every subscript has become a number."""
    base, *subscripts = tree.args
    places = [put(one, names) for one in subscripts]
    found = names.get(str(base.leaf)) if base.head == "name" else None
    if found is None or _is_no_list(found):
        return tree.with_args((put(base, names), *places))
    for place in places:
        at = number_of(place)
        found = found.args if isinstance(found, Tree) and found.head == "list" else found
        if at is None or at.fraction.denominator != 1:
            return tree.with_args((base, *places))
        if isinstance(found, Tree) or not 1 <= at.fraction <= len(found):
            raise FormulaError(f"{base!r} has no element {place!r}")
        found = found[int(at.fraction) - 1]
    if not isinstance(found, Tree):
        raise FormulaError(f"{tree!r} is a list, not a number")
    return found


def _is_no_list(entry: Entry) -> bool:
    return isinstance(entry, Tree) and entry.head != "list"


def _written_out(tree: Tree, names: Mapping[str, Entry]) -> Tree:
    body, index, low, high = tree.args
    first, last = number_of(put(low, names)), number_of(put(high, names))
    word = str(index.leaf)
    if first is None or last is None:
        kept = {name: value for name, value in names.items() if name != word}
        return tree.with_args((put(body, kept), index, put(low, names), put(high, names)))
    start, stop = int(first.fraction), int(last.fraction)
    if stop - start >= MOST_TERMS:
        raise FormulaError(f"a sum of {stop - start + 1} terms")
    terms = tuple(put(body, {**names, word: number(at)}) for at in range(start, stop + 1))
    if not terms:
        return number(0 if tree.head == "sum" else 1)
    return terms[0] if len(terms) == 1 else Tree("add" if tree.head == "sum" else "mul", terms)


def is_infinite(tree: Tree) -> bool:
    """Is it `oo` or `-oo`: what a number may be where it grows without bound?"""
    end = tree.args[0] if tree.head == "neg" else tree
    return end.head == "constant" and end.leaf == "oo"


def number_of(
    tree: Tree, bindings: Mapping[str, Value] | None = None, work: Exact | None = None
) -> Value | None:
    """The value of a formula whose names are all bound; None where it has none."""
    if tree.head == "number" and work is None:  # most subscripts and limits of sums are
        return Value(Fraction(tree.leaf or 0))
    return worked_out(tree, tree.names(), bindings or {}, work)


def worked_out(
    tree: Tree, names: frozenset[str], bindings: Mapping[str, Value], work: Exact | None = None
) -> Value | None:
    """The same where the names are known: a formula is worked out many times for what a student wrote.

    `work`: another arithmetic than the exact one.
    """
    values: dict[str, Fraction] = {}
    exact = True
    try:
        for name in names:  # "=7/3" is a constant that has not been given a name
            one = value(name[1:]) if name[0] == "=" else bindings[name]
            values[name] = one.fraction
            exact = exact and one.exact
        found = (work or _EXACT).value(tree, values)
        if not isinstance(found, Fraction):
            return None
        return Value(found, exact and is_rational(tree, values, _EXACT))
    except (KeyError, ArithmeticError, ValueError):
        return None
