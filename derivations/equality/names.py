"""What is the value of a name: given, bound, defined, an entry of data?"""

from __future__ import annotations

from dataclasses import replace

from derivations.equality import scalars
from derivations.equality.arrays import Array, Eye, NoEntry, ShapeError
from derivations.equality.compiler import Builder, Closure, Compiler, Misused, NotEvaluable
from derivations.equality.draws import drawn_beyond, infinite
from derivations.equality.scalars import Undefined, whole
from derivations.equality.steady import steady
from derivations.equality.world import World
from derivations.language.scope import Domain
from derivations.language.tree import Tree


def _name(c: Compiler, tree: Tree) -> Closure:
    word: str = tree.leaf  # type: ignore[assignment]
    if c.bound and word in c.bound:
        return lambda w: w.values[word]
    known = c.scalars.get(word)
    if known is not None:
        return known
    scope = c.scope
    if word == "I" and word not in scope.domains and not scope.free:
        c.identity = True
        return lambda w: Eye()
    domain = scope.domain(word)
    if domain.kind == "defined" and not domain.parameters:
        return steady(c, tree, defined(c, word)) if c.bound else defined(c, word)
    if domain.dimensions:
        if domain.kind != "defined" and _endless(domain):
            raise NotEvaluable(tree, f"{word} has no last entry")
        c.data.add(word)
        c.wholes.add(word)
        if domain.kind == "defined":
            return _whole_defined(c, word, tree)
        if domain.dimensions > 2:
            raise Misused(tree, f"{word} needs its {domain.dimensions} indices")
        return lambda w: w.array(word)
    if domain.kind in ("function", "density") or (domain.kind == "defined" and domain.parameters):
        raise Misused(tree, f"{word} is a function and needs its argument")
    c.names.add(word)
    found = c.scalars[word] = lambda w: w.values[word]
    return found


def defined(c: Compiler, word: str) -> Closure:
    """A defined name: the value of its definition."""
    found = c._defined.get(word)
    if found is None:
        definition = c.scope.definition(word)
        assert definition is not None
        bound, c.bound = c.bound, []
        found = c._defined[word] = c.compile(definition)
        c.bound = bound
    return found


def _whole_defined(c: Compiler, word: str, tree: Tree) -> Closure:
    """All entries of a vector that is defined by its entries, over the declared range of its index."""
    parameters = c.scope.domain(word).parameters
    definition = c.scope.definition(word)
    if len(parameters) != 1 or definition is None:
        raise Misused(tree, f"{word} needs its index")
    from derivations.equality.loops import declared_range

    steps = declared_range(c, definition, parameters[0], tree)
    bound, c.bound = c.bound, [*c.bound, *parameters]
    body = c.compile(definition)
    c.bound = bound

    def value(w: World) -> Array:
        entries = []
        for step in steps(w):
            at = scalars.integer(step) if isinstance(step, int) else step
            entries.append(with_values(parameters, [lambda _, at=at: at], body)(w))  # type: ignore[misc]
        return Array(len(entries), 1, entries, True)

    return value


def _index(c: Compiler, tree: Tree) -> Closure:
    base, *index_trees = tree.args
    indices = c.compile_each(tree.args[1:])
    if base.head != "name":
        whole_closure = c.compile(base)
        digits = _two_digits(index_trees)

        def entry(w: World) -> scalars.Scalar:
            x = whole_closure(w)
            if digits is not None and isinstance(x, Array) and not x.vector:
                return element(x, digits)
            return element(x, [_at(one(w)) for one in indices])

        return entry
    word = str(base.leaf)
    domain = c.scope.domain(word)
    if domain.kind == "defined" and domain.parameters:
        return _indexed_definition(c, word, domain.parameters, indices, tree)
    c.data.add(word)
    _note_indices(c, index_trees, domain.shape)
    if _endless(domain) and len(indices) == domain.dimensions:
        return _lazily(c, word, domain, indices)
    if not c.scope.free and len(indices) < domain.dimensions:
        c.wholes.add(word)
        return lambda w: element(w.array(word), [_at(one(w)) for one in indices])
    free = c.scope.free
    if len(indices) == 1:
        (one,) = indices
        if index_trees[0].head == "name" and str(index_trees[0].leaf) in c.bound:
            return _at_bound(word, str(index_trees[0].leaf), free)

        def value(w: World) -> scalars.Scalar:
            key = (_at(one(w)),)
            found = w.data.get(word, {}).get(key)
            return found if found is not None else _beyond(w, word, key, free)

        return value

    def values(w: World) -> scalars.Scalar:
        key = tuple([_at(one(w)) for one in indices])
        found = w.data.get(word, {}).get(key)
        return found if found is not None else _beyond(w, word, key, free)

    return values


def _two_digits(index_trees: list[Tree]) -> list[int] | None:
    """(AB)_{12} of a matrix: the row and the column"""
    leaf = index_trees[0].leaf if len(index_trees) == 1 and index_trees[0].head == "number" else None
    text = str(leaf)
    return [int(text[0]), int(text[1])] if len(text) == 2 and text.isdigit() and "0" not in text else None


def _endless(domain: Domain) -> bool:
    """Do the indices of a name run on without end: real[0..]?"""
    return any(infinite(high) for _, high in domain.shape)


def _lazily(c: Compiler, word: str, domain: Domain, indices: list[Closure]) -> Closure:
    """An entry that is drawn when it is first asked for."""
    one = replace(domain, shape=())
    first = [c.compile(low) for low, _ in domain.shape]
    last = [None if infinite(high) else c.compile(high) for _, high in domain.shape]

    def value(w: World) -> scalars.Scalar:
        key = tuple(_at(index(w)) for index in indices)
        entries = w.data.setdefault(word, {})
        if key not in entries:
            for at, low, high in zip(key, first, last, strict=True):
                if at < low(w) or (high is not None and at > high(w)):
                    raise NoEntry(True, f"{word}[{at}] is outside the range of its index")
            entries[key] = drawn_beyond(c, one, w, word, key)
        return entries[key]

    return value


def _at_bound(word: str, index: str, free: bool) -> Closure:
    """x[i] inside the sum over i."""

    def value(w: World) -> scalars.Scalar:
        key = (_at(w.values[index]),)
        found = w.data.get(word, {}).get(key)
        return found if found is not None else _beyond(w, word, key, free)

    return value


def _note_indices(c: Compiler, index_trees: list[Tree], shape: tuple[tuple[Tree, Tree], ...]) -> None:
    """An undeclared name that stands as an index is an integer, in the range of what it selects."""
    for place, one in enumerate(index_trees):
        for word in one.names():
            if word in c.bound or word in c.scope.domains:
                continue
            if c.scope.free:
                c.sizes.add(word)
            elif place < len(shape):
                c.ranges.setdefault(word, shape[place])


def _at(value: scalars.Scalar) -> int:
    n = whole(value)
    if n is None:
        raise NoEntry(True, "an index that is not an integer")
    return n


def _beyond(w: World, word: str, key: tuple[int, ...], free: bool) -> scalars.Scalar:
    """An element outside what was drawn: without declarations it is drawn now; else it does not exist."""
    if not free:
        raise NoEntry(True, f"{word}[{','.join(map(str, key))}] is outside the range of its index")
    value = w.fresh(f"{word}{key}", 4)
    w.data.setdefault(word, {})[key] = value
    return value


def element(x: object, at: list[int]) -> scalars.Scalar:
    """An entry of an array, counted from 1; a row where one index is left out."""
    if not isinstance(x, Array):
        if all(one == 1 for one in at):  # x xᵀ of a single entry is a number
            raise Undefined(False, "an entry of a number, or of the only one of a matrix")
        raise ShapeError("index of", (), ())
    row = at[0]
    column = at[1] if len(at) > 1 else None
    if column is None and x.columns == 1:
        column = 1
    if not 1 <= row <= x.rows or (column is not None and not 1 <= column <= x.columns):
        raise NoEntry(True, "an index outside its range")
    if column is None:
        return x.row(row)
    return x.entries[(row - 1) * x.columns + column - 1]


def _indexed_definition(
    c: Compiler, word: str, parameters: tuple[str, ...], indices: list[Closure], tree: Tree
) -> Closure:
    definition = c.scope.definition(word)
    assert definition is not None
    bound, c.bound = c.bound, [*c.bound, *parameters]
    body = c.compile(definition)
    c.bound = bound
    return with_values(parameters, indices, body)


def with_values(words: tuple[str, ...], values: list[Closure], body: Closure) -> Closure:
    """The value of a body with some names set for the while."""

    def value(w: World) -> scalars.Scalar:
        found = [one(w) for one in values]
        kept = {word: w.values[word] for word in words if word in w.values}
        for word, one in zip(words, found, strict=False):
            w.values[word] = one
        try:
            return body(w)
        finally:
            for word in words:
                if word in kept:
                    w.values[word] = kept[word]
                else:
                    w.values.pop(word, None)

    return value


BUILDERS: dict[str, Builder] = {"name": _name, "index": _index}
