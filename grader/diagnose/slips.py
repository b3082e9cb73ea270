"""What else could somebody have written who went wrong in one place?

A slip is a wrong rule used once: `slips` goes through a formula and yields it with one slot changed, each
with the name of the mistake.  Where terms or factors of one shape stand side by side (a sum that was written
out) the same slip is made in all of them, as one made it once, in the body.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import chain, islice

from derivations.language.tree import ONE, Tree, number
from derivations.language.tree import name as named
from derivations.rules.terms import minus, over, plus, times
from grader.diagnose.exchange_rules import exchanges
from grader.diagnose.function_rules import TWO, Found, functions, powers, sums
from grader.diagnose.layout_rules import layouts
from grader.diagnose.rules import RULES, Rule, factors, indices, quotients, terms

MOST = 3_000  # slips of one formula
_LOOPED = 16  # terms of one shape, from which on nobody works each out by itself


@dataclass(frozen=True, slots=True)
class Names:
    """What may be taken for what in a question."""

    alike: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # symbol -> those of its kind
    letters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # index letter -> the others
    numbered: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # h1 -> h2
    sizes: tuple[str, ...] = ()  # names of counts: N, K, D
    counts: frozenset[int] = frozenset()  # counts that stand as numbers
    factors: tuple[Tree, ...] = ()  # what may enter as a factor too many
    shares: frozenset[str] = frozenset()  # names of probabilities
    groups: tuple[Mapping[str, str], ...] = ()  # names taken for others together: h1, h2 -> x1, x2
    spread: bool = False  # is it a variance that is asked for?
    weights: bool = False  # is it a number of weights?


@dataclass(frozen=True, slots=True)
class Slip:
    """A formula that went wrong in one place, and what went wrong there."""

    name: str
    tree: Tree


def slips(tree: Tree, names: Names) -> Iterator[Slip]:
    """The formula with one slip, in every way that has a name; the nearest slips first."""
    flat, nested = _plain(tree, flat=True), _plain(tree, flat=False)
    seen: set[Found] = set()
    for found in chain(_all(flat, names), _all(nested, names) if nested != flat else ()):
        if found not in seen and found[1] not in (tree, flat, nested):
            seen.add(found)
            yield Slip(*found)
            if len(seen) > MOST:
                return


def _plain(tree: Tree, *, flat: bool) -> Tree:
    """Without factors one, which are no step; sums in sums and products in products flat, if so asked."""
    if not tree.args:
        return tree
    args = tuple(_plain(arg, flat=flat) for arg in tree.args)
    if flat and tree.head in ("add", "mul") and any(arg.head == tree.head for arg in args):
        args = tuple(one for arg in args for one in (arg.args if arg.head == tree.head else (arg,)))
    if tree.head == "mul" and ONE in args:
        return times(*args)
    return tree if args == tree.args else tree.with_args(args)


def _all(tree: Tree, names: Names) -> Iterator[Found]:
    if tree.head == "relation":
        yield from _inside(tree, names)
        return
    yield from _whole(tree, names)
    yield from _inside(tree, names)
    yield from exchanges(tree, names)
    for rule, choices, fewest in _REPEATED:
        for choice in choices:
            found = _repeated(tree, rule, choice, names, fewest)
            if found is not None:
                yield found


def _in_places(rule: Rule) -> Rule:
    """The rule inside the places of an index alone: x[i*s + m]."""

    def inside(tree: Tree, names: Names) -> Iterator[Found]:
        if tree.head == "index" and any(place.args for place in tree.args[1:]):
            for together in zip(*(_below(place, rule, names) for place in tree.args[1:]), strict=False):
                if len({name for name, _ in together}) == 1:
                    wrong = tree.with_args((tree.args[0], *(one for _, one in together)))
                    shifted = all(map(_shifted, tree.args[1:], wrong.args[1:]))
                    yield "another-index" if shifted else together[0][0], wrong

    return inside


def _below(tree: Tree, rule: Rule, names: Names) -> Iterator[Found]:
    yield from rule(tree, names)
    for at, arg in enumerate(tree.args):
        for name, wrong in _below(arg, rule, names):
            yield name, _with(tree, at, wrong)


_Choice = int | str  # which of a rule's slips: by number, or the first of a name
_REPEATED: tuple[tuple[Rule, Iterable[_Choice], int], ...] = (  # rule, choices, in so many places at least
    (powers, range(3), 2), (functions, range(3), 2), (indices, range(4), 2), (layouts, range(3), 2),
    (sums, (0, 1, 2, "counted-from-one", "counted-from-zero"), 2),
    (quotients, ("ratio-upside-down", "numerator-forgotten", "multiplied-for-divided"), 2),
    (_in_places(terms), range(20), 1), (_in_places(factors), range(20), 1),
)  # fmt: skip


def _chosen(found: Iterator[Found], choice: _Choice) -> Found | None:
    if isinstance(choice, int):
        return next(islice(found, choice, choice + 1), None)
    return next((one for one in found if one[0] == choice), None)


def _repeated(tree: Tree, rule: Rule, choice: _Choice, names: Names, fewest: int) -> Found | None:
    """The same slip wherever it can be made, where there are several such places."""
    made: list[str] = []

    def go(node: Tree) -> Tree:
        if node.args:
            node = node.with_args(tuple(go(arg) for arg in node.args))
        option = _chosen(rule(node, names), choice)
        if option is None or (made and option[0] != made[0]):
            return node
        made.append(option[0])
        return option[1]

    wrong = go(tree)
    return (made[0], wrong) if len(made) >= fewest else None


def _whole(tree: Tree, names: Names) -> Iterator[Found]:
    """What becomes of the formula as a whole."""
    yield ("lost-minus" if tree.head == "neg" else "turned-sign"), minus(tree)
    yield "twice", times(TWO, tree)
    yield "half", over(tree, TWO)
    yield "complement-taken", plus(ONE, minus(tree))
    if tree.head != "pow":
        yield "squared-too-often", Tree("pow", (tree, TWO))
    spread = names.spread or tree.has("var") or (tree.head == "div" and tree.args[0].has("pow"))
    if tree.head != "sqrt":
        yield ("deviation-for-variance" if spread else "root-too-many"), Tree("sqrt", (tree,))
    elif tree.has("var", "div"):
        yield "variance-for-deviation", tree.args[0]
    yield "upside-down", over(ONE, tree)
    if tree.head == "number":
        return  # times anything it is that thing
    for one in (*names.factors, *map(named, names.sizes)):
        yield _divided(tree, one, size=one not in names.factors), over(tree, one)
        yield "factor-too-many", times(one, tree)
    for count in sorted(names.counts):
        yield "mean-for-sum", over(tree, number(count))
        yield "sum-for-mean", times(number(count), tree)


def _divided(tree: Tree, one: Tree, *, size: bool) -> str:
    """What it is to divide by a thing: to lose a factor that stands there, to take a mean, or just wrong."""
    base = tree.args[0] if tree.head in ("neg", "pow", "div") else tree
    if one == base or (base.head == "mul" and one in base.args):
        return "factor-forgotten"
    return "mean-for-sum" if size and base.head == "sum" else "divisor-too-many"


def _inside(tree: Tree, names: Names) -> Iterator[Found]:
    """What goes wrong at this node, then below it."""
    for rule in (*RULES, layouts):
        yield from rule(tree, names)
    places: Iterable[int] = range(len(tree.args))
    if tree.head in ("add", "mul") and len(tree.args) > 1 and _one_shape(tree.args):
        for together in zip(*(_inside(arg, names) for arg in tree.args), strict=False):
            if len({name for name, _ in together}) == 1:
                yield together[0][0], tree.with_args(tuple(wrong for _, wrong in together))
        if len(tree.args) > _LOOPED:
            places = ()  # nobody goes wrong in one term of a sum that a loop works out
    if tree.head in ("sum", "prod", "sumwhere", "prodwhere", "diff", "argmax", "argmin", "int"):
        places = (0,)
    elif tree.head == "call":
        places = range(1, len(tree.args))
    elif tree.head == "index":
        places = [at for at, arg in enumerate(tree.args) if at and arg.args]
    elif tree.head in ("derivative", "prime", "indicator"):
        places = ()
    for at in places:
        for name, wrong in _inside(tree.args[at], names):
            shifted = tree.head == "index" and _shifted(tree.args[at], wrong)
            yield "another-index" if shifted else name, _with(tree, at, wrong)


def _shifted(place: Tree, wrong: Tree) -> bool:
    """Do two places of an index differ by a number: t for t - 1?"""
    terms_of = [tree.args if tree.head == "add" else (tree,) for tree in (place, wrong)]
    bare = [[one for one in terms if (one.args or (one,))[0].head != "number"] for terms in terms_of]
    return place != wrong and bare[0] == bare[1]


def _with(tree: Tree, at: int, new: Tree) -> Tree:
    return tree.with_args((*tree.args[:at], new, *tree.args[at + 1 :]))


def _one_shape(trees: tuple[Tree, ...]) -> bool:
    """Do they differ in leaves alone?"""
    first = _shape(trees[0])
    return len(first) > 1 and all(_shape(one) == first for one in trees[1:])


def _shape(tree: Tree) -> list[tuple[str, int]]:
    heads = []
    for node in tree.walk():
        plain = node.head == "name" or (node.head == "number" and node.leaf not in (1, 2, Fraction(1, 2)))
        heads.append(("leaf" if plain else f"{node.head}{node.leaf}", len(node.args)))
    return heads
