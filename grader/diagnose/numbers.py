"""Which one slip gives exactly these digits?

The slips of a value's own formula, on the model's values and on the student's; then those of earlier values
that the student did not write down.  The fewer digits an answer has, the less can be told from it: a slip is
named only where its digits could hardly be met by chance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from derivations.language.tree import Tree
from derivations.language.tree import name as named
from exercises.formulas import number_of
from exercises.graph import Key, Node
from exercises.values import Value
from grader.answers import Asked
from grader.diagnose.exchange_rules import renamed
from grader.diagnose.neighbours import beside, functions, shares
from grader.diagnose.opened import averaged, counts, opened, summed
from grader.diagnose.ranking import family, rank
from grader.diagnose.slips import Names, Slip, slips
from grader.diagnose.telling import ENOUGH, exactly, near, sure, told_digits
from grader.numbers import Written
from grader.own import Own

_MOST_NAMES = 6  # up to so many values of a formula, one may be taken for another
_MOST_BEFORE = 8  # earlier values that are looked at
_MOST_AT_HAND = 2_000
_LARGEST = 10**30
_MOST_OTHERS = 60

Bound = Mapping[str, Value]
Test = Callable[[float, Value], bool]  # of a value, and its size as a double


@dataclass(frozen=True, slots=True)
class _Table:
    key: Key  # held, so that no other key takes its identity
    slips: tuple[Slip, ...]
    values: tuple[tuple[float, Value, str], ...]  # on the model's values


_at_hand: dict[tuple[int, str], _Table] = {}
_carried: dict[tuple[int, str, str], tuple[Key, tuple[tuple[float, Value, str], ...]]] = {}


@dataclass(frozen=True, slots=True)
class Hit:
    """A slip that gives the number, and the value in whose formula it was made."""

    name: str
    made_in: str


def number_slips(written: Written, node: Node, asked: Asked, own: Own) -> list[Hit]:
    """The slips that give this number."""
    if not node.formula or node.value is None or abs(written.value.fraction) > _LARGEST:
        return []
    table, is_it = _table(node, asked), near(written, asked.part.figures)
    hits = [(value, name) for size, value, name in table.values if is_it(size, value)]
    mine = _own_values(node, own)
    if mine is not None:
        hits += [
            (value, name) for name, value in _worked_out(table.slips, mine) if is_it(float(value), value)
        ]
    digits = told_digits(written)
    if digits < ENOUGH <= (written.places or 0):  # few, but all that the value has: 0.0009
        exact = [Hit(name, node.id) for value, name in hits if value.exact and value.same(written.value)]
        exact += [Hit(name, at) for at, name in _earlier(node, asked, own, exactly(written))]
        return [hit for hit in exact if rank(hit.name) < 3]
    found = [Hit(name, node.id) for _, name in hits]
    if digits < ENOUGH:
        likely = [hit for hit in found if rank(hit.name) < 2]
        alike = len({family(hit.name) for hit in likely}) == 1
        return likely if alike and all(sure(hit.name, digits) for hit in likely) else []
    if any(rank(hit.name) < 2 for hit in found):
        return found
    earlier = [Hit(name, at) for at, name in _earlier(node, asked, own, is_it)]
    return earlier or ([] if found and _another_value(node, asked.key, is_it) else found)


def candidates(written: Written, node: Node, asked: Asked, own: Own) -> list[str]:
    """The names of all slips that give this number, however few its digits are."""
    if not node.formula or node.value is None or abs(written.value.fraction) > _LARGEST:
        return []
    table, is_it = _table(node, asked), near(written, asked.part.figures)
    found = [name for size, value, name in table.values if is_it(size, value)]
    mine = _own_values(node, own)
    if mine is not None:
        found += [name for name, value in _worked_out(table.slips, mine) if is_it(float(value), value)]
    return list(dict.fromkeys((*found, *(name for _, name in _earlier(node, asked, own, is_it)))))


def _table(node: Node, asked: Asked) -> _Table:
    key = asked.key
    at = (id(key), node.id)
    found = _at_hand.get(at)
    if found is None or found.key is not key:
        if len(_at_hand) >= _MOST_AT_HAND:
            _at_hand.clear()
        tree = opened(node, asked)
        every = tuple(_slips(tree, node, asked))
        bound = _bound(node, key, lambda source: key.nodes[source].value)
        known = _worked_out(every, bound) if bound is not None else iter(())
        right = node.value
        values = tuple(
            (float(value), value, name)
            for name, value in known
            if value.fraction and (right is None or not value.same(right))
        )
        found = _at_hand[at] = _Table(key, every, values)
    return found


def _slips(tree: Tree, node: Node, asked: Asked) -> Iterator[Slip]:
    key = asked.key
    words = sorted(tree.names())
    few = words if len(words) <= _MOST_NAMES else ()
    listed = {count for given in key.given.values() for count in counts(given)}
    listed = {count for count in listed if averaged(tree, count, node, key)}
    names = Names(
        alike={word: tuple(other for other in few if other != word) for word in few},
        counts=frozenset(count for count in (*listed, *summed(tree, node, key)) if count > 1),
        shares=frozenset(shares(node, key, asked.exercise)),
        weights=any(word in f"{node.id} {asked.part.ask}" for word in ("weight", "parameter")),
        spread="varian" in node.id or any("varian" in word for word in node.sources()),
    )
    for slip in slips(tree, names):
        absolute = slip.name == "absolute-for-square"  # of a number nobody sees the sign that was left out
        yield Slip("square-forgotten", slip.tree) if absolute else slip
    if tree.head == "div" and any(tree.args[0] == one for one in _terms_behind(tree.args[1], node, key)):
        yield Slip("normalisation-forgotten", tree.args[0])
    inside = {word: f"{word}~" for word in functions(node, key)}
    for word, before in inside.items():
        yield Slip("value-before-the-function", renamed(tree, {word: before}))
    if len(inside) > 1:
        yield Slip("value-before-the-function", renamed(tree, inside))
    for word in node.names:
        for at, _ in enumerate(beside(node, word, key)):
            yield Slip("another-index", renamed(tree, {word: f"{word}~{at}"}))


def _terms_behind(tree: Tree, node: Node, key: Key) -> Iterator[Tree]:
    """The names of this formula that are terms of the sum behind one of them."""
    source = node.names.get(str(tree.leaf)) if tree.head == "name" else None
    if isinstance(source, str) and key.nodes[source].formula and key.nodes[source].tree().head == "add":
        behind = set(key.nodes[source].sources())
        yield from (named(word) for word, one in node.names.items() if one in behind)


def _bound(node: Node, key: Key, known: Callable[[str], Value | None]) -> Bound | None:
    """The values of the names of a formula, and of what stands before a function."""
    bound: dict[str, Value] = {}
    for word, source in node.names.items():
        value = source if isinstance(source, Value) else known(source)
        if value is not None:
            bound[word] = value
        elif isinstance(source, Value) or key.nodes[source].kind != "expression":
            return None
    for word in functions(node, key):
        source = node.names[word]
        assert isinstance(source, str)
        (before,) = key.nodes[source].names.values()
        value = before if isinstance(before, Value) else known(before)
        if value is not None:
            bound[f"{word}~"] = value
    for word in node.names:
        for at, other in enumerate(beside(node, word, key)):
            value = other if isinstance(other, Value) else known(other)
            if value is not None:
                bound[f"{word}~{at}"] = value
    return bound


def _worked_out(every: tuple[Slip, ...], bound: Bound) -> Iterator[tuple[str, Value]]:
    for slip in every:
        if all(word in bound or word.startswith("=") for word in slip.tree.names()):
            value = number_of(slip.tree, bound)
            if value is not None and abs(value.fraction) < _LARGEST:
                yield slip.name, value


def _own_values(node: Node, own: Own) -> Bound | None:
    """What the student has for the values this one follows from; None where that is nothing new."""
    known = _as_the_student(own)
    if all(_agree(known(source), own.key.nodes[source].value) for source in node.sources()):
        return None
    return _bound(node, own.key, known)


def _as_the_student(own: Own) -> Callable[[str], Value | None]:
    """What was written for a value; the model's where nothing was.

    What no part asks for is computed from what was written.
    """
    nodes = own.key.nodes
    found: dict[str, Value | None] = dict(own.values)

    def known(id: str) -> Value | None:
        if id not in found:
            node = nodes[id]
            found[id] = node.value
            if not node.asked and node.value is not None and node.formula:
                found[id] = own.recomputed(node, known) or node.value
        return found[id]

    return known


def _agree(mine: Value | None, model: Value | None) -> bool:
    return mine is None or (model is not None and mine.same(model))


def _earlier(node: Node, asked: Asked, own: Own, is_it: Test) -> Iterator[tuple[str, str]]:
    """Where a slip in an earlier value, not written down, was made that comes to this one, and its name."""
    for before in _before(node, asked.key, own)[:_MOST_BEFORE]:
        for size, value, name in _carried_slips(before, node, asked):
            if is_it(size, value):
                yield before.id, name


def _carried_slips(before: Node, node: Node, asked: Asked) -> Sequence[tuple[float, Value, str]]:
    """What a value comes to by each slip of an earlier one: worked out once."""
    key = asked.key
    held, found = _carried.get((id(key), before.id, node.id), (None, ()))
    if held is not key:
        known = [(value, name) for _, value, name in _table(before, asked).values]
        known += [
            (other.node.value, other.mistake)
            for other in key.others.get(before.id, ())
            if other.mistake and other.node.value is not None
        ]
        worked = [(_carried_on(before, value, node, key), name) for value, name in known if _telling(name)]
        found = tuple((float(value), value, name) for value, name in worked if value is not None)
        if len(_carried) >= _MOST_AT_HAND:
            _carried.clear()
        _carried[id(key), before.id, node.id] = key, found
    return found


def _telling(name: str) -> bool:
    """Is a slip worth being carried on?"""
    return rank(name) < 2


def _another_value(node: Node, key: Key, is_it: Test) -> bool:
    """Would another value of the exercise in the place of one give it too?  Then nothing vague is said."""
    bound = _bound(node, key, lambda source: key.nodes[source].value)
    others = {one.value.fraction: one.value for one in key.nodes.values() if one.value is not None}
    for source in (source for one in key.nodes.values() for source in one.names.values()):
        if isinstance(source, Value):
            others[source.fraction] = source
    for word in bound or ():
        for other in list(others.values())[:_MOST_OTHERS]:
            value = number_of(node.tree(), {**(bound or {}), word: other})
            if value is not None and abs(value.fraction) < _LARGEST and is_it(float(value), value):
                return True
    return False


def _before(node: Node, key: Key, own: Own) -> list[Node]:
    """The earlier values that a value goes back to through none that the student wrote; the nearest first."""
    found: dict[str, Node] = {}
    waiting = list(node.sources())
    while waiting:
        source = waiting.pop(0)
        if source in found or source in own.values:
            continue
        before = key.nodes[source]
        if before.value is not None and before.formula:
            found[source] = before
            waiting += before.sources()
    return list(found.values())


def _carried_on(before: Node, value: Value, node: Node, key: Key) -> Value | None:
    """The value of a node when an earlier one is another."""
    known: dict[str, Value | None] = {before.id: value}

    def of(id: str) -> Value | None:
        if id not in known:
            one = key.nodes[id]
            known[id] = one.value
            again = one.recomputed(of) if one.formula and before.id in key.behind(id) else one.value
            known[id] = again
        return known[id]

    found = node.recomputed(of)
    return found if found is not None and abs(found.fraction) < _LARGEST else None
