"""Which cases of several branches were never met together: of [x > 100][y < -100], the one where both hold?

Each branch alone is looked at on both sides, the others where the point happens to lie.  Of branches in
different terms that is enough: where f + g is zero in three of the four cases of one branch in f and one in
g, it is zero in the fourth.  In one term a case that was never met is looked for from the points that there
are: one name after the other is moved across a surface, while what was reached before stays if it can.  Along
a single name every case lies between two neighbouring places, all of which are tried already.  What jumps is
tried on its surface too, in each case of the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import nlargest
from itertools import combinations, islice, product
from math import prod
from operator import eq

from flint import fmpq

from derivations.equality.compiler import Choice, Compiler, Side
from derivations.equality.draws import SHORT, all_allowed
from derivations.equality.roots import Budget
from derivations.equality.surfaces import affine_zero, movable, moved, places, side_of, value_on
from derivations.equality.world import World
from derivations.language.tree import Tree

MOST, FEWEST = 40, 12  # points that are looked at for all cases of a term, and for one of them
PLACES = 8  # of these that it takes to find the places on a surface along a name
ALL_AT_ONCE = 16  # up to so many cases of a term are looked for, else those of two and two branches
CHOICES = 8  # of which cases are looked for
BASES = 4  # points from which a case is looked for
MOST_BORDERS = 16  # points on surfaces
CLOSER = 3  # times that a place beside a surface is moved closer to it
PROBES = 3  # points at which two surfaces are told apart

_CONTINUOUS = frozenset(("abs", "max", "min", "relu", "satlin", "satlins"))  # which bend, and do not jump
Way = tuple[Side, ...]  # a way that branches go: on which sides of their surfaces
Case = tuple[Way | None, ...]  # one of each, None of those that do not matter


def together(c: Compiler, accepted: list[World]) -> Iterator[World]:
    """Points in the cases of several branches of one term that no accepted point lies in."""
    if len(c.choices) < 2 or not accepted or len(movable(c, accepted[0])) < 2:
        return
    done: set[frozenset[object]] = set()
    for choices in _in_one_term(c):
        several = _independent(c, choices[:CHOICES], accepted)
        if len(several) > 1 and (kind := frozenset(several)) not in done:
            done.add(kind)
            yield from _in_all_cases(c, list(several.values()), accepted)
            if any(one.at is None or one.at.head not in _CONTINUOUS for one in choices):
                yield from islice(_on_borders(c, list(several.values()), accepted), MOST_BORDERS)


def _in_one_term(c: Compiler) -> Iterator[list[Choice]]:
    """The choices that stand in one term; those of a definition stand in every term."""
    homes = {id(one.at) for one in c.choices}
    terms = [{id(node) for node in term.walk()} for tree in c.trees for term in _terms(tree, homes)]
    known: set[int] = set().union(*terms)
    for ids in terms or [homes]:
        found = [one for one in c.choices if id(one.at) in ids or id(one.at) not in known]
        if len(found) > 1:
            yield found


def _terms(tree: Tree, homes: set[int]) -> Iterator[Tree]:
    """The terms of a sum, of a multiple of one, and of each entry of a list, in which something branches."""
    branching = [arg for arg in tree.args if any(id(node) in homes for node in arg.walk())]
    scaled = tree.head in ("neg", "mul") or (tree.head == "div" and tree.args[1] not in branching)
    if tree.head in ("add", "list") or (scaled and len(branching) == 1):
        for arg in branching:
            yield from _terms(arg, homes)
    else:
        yield tree


def _independent(c: Compiler, choices: list[Choice], accepted: list[World]) -> dict[object, list[Way]]:
    """The ways of branches that go each their own: one of those that are a multiple of another; and all that
    hang on a single name as one, with the ways that were taken."""
    apart = {(_names(c, one), _ratios(one, accepted) or id(one)): one for one in choices}
    found: dict[object, list[Way]] = {}
    single: dict[str, dict[object, Choice]] = {}
    for kind, one in apart.items():
        if len(kind[0]) == 1:
            (name,) = kind[0]
            single.setdefault(name, {})[kind] = one
        elif kind[0]:
            found[kind] = [(side,) for side in one.sides]
    for kinds in single.values():
        found[frozenset(kinds)] = _taken(list(kinds.values()), accepted)
    return found


def _names(c: Compiler, choice: Choice) -> frozenset[str]:
    """The names on which a branch hangs; all, where something is defined by others."""
    tree = choice.tree or choice.at
    found = frozenset(c.names) if tree is None else tree.names()
    defined = any(c.scope.definition(word) is not None for word in found)
    return frozenset(c.names) if defined else found & c.names


def _taken(alike: list[Choice], accepted: list[World]) -> list[Way]:
    """The ways that were taken, of branches together."""
    if len(alike) == 1:
        return [(side,) for side in alike[0].sides]
    ways = (tuple(s for one in alike for s in one.sides if _lies_in(w, (s,))) for w in accepted)
    return list(dict.fromkeys(way for way in ways if len(way) == len(alike)))


def _ratios(choice: Choice, accepted: list[World]) -> tuple[fmpq, ...]:
    """What all multiples of a surface have in common: how its values at some points are to each other."""
    surface, _ = choice.sides[0]
    values = [value_on(surface, w) for w in accepted[SHORT : SHORT + PROBES]]
    exact = [x for x in values if type(x) is fmpq]
    pivot = next((x for x in exact if x != 0), None)
    if pivot is None or len(exact) < len(values) or len(choice.sides) != 2:
        return ()
    return tuple(x / pivot for x in exact)


def _in_all_cases(c: Compiler, several: list[list[Way]], accepted: list[World]) -> Iterator[World]:
    """A point in each case in which none lies, where one is found."""
    met: set[Case] = set()
    points = []
    every = prod(map(len, several))
    for w in accepted:
        case = tuple(next((way for way in ways if _lies_in(w, way)), None) for ways in several)
        if None not in case:
            points.append((w, case))
            met.add(case)
        if len(met) == every:
            return
    missing = list(_never_met(several, met))
    for case in missing:
        near = nlargest(BASES, points, key=lambda point: sum(map(eq, point[1], case)))
        sides = [side for way in case if way is not None for side in way]
        yield from _in_case(c, [w for w, _ in near], sides, Budget(max(FEWEST, MOST // len(missing))))


def _never_met(several: list[list[Way]], met: set[Case]) -> Iterator[Case]:
    """The cases in which no point lies: of all branches, if they are few; else of each two."""
    count = len(several)
    few = prod(map(len, several)) <= ALL_AT_ONCE
    for group in [tuple(range(count))] if few else combinations(range(count), 2):
        seen = {tuple(case[at] for at in group) for case in met}
        for ways in product(*(several[at] for at in group)):
            if ways not in seen:
                chosen = dict(zip(group, ways, strict=True))
                yield tuple(chosen.get(at) for at in range(count))


def _on_borders(c: Compiler, several: list[list[Way]], accepted: list[World]) -> Iterator[World]:
    """Points on each surface, for each of the ways that the other branches were taken."""
    seen: set[object] = set()
    every = prod(map(len, several))
    cases = sum(every // len(ways) for ways in several)
    for w in list(accepted):
        if len(seen) == cases:
            return
        case = [next((way for way in ways if _lies_in(w, way)), None) for ways in several]
        for at, way in enumerate(case):
            others = tuple(one for k, one in enumerate(case) if k != at)
            if way is None or None in others or (at, others) in seen:
                continue
            seen.add((at, others))
            rest = [side for one in others for side in one or ()]
            yield from _onto(c, w, way, rest)


def _onto(c: Compiler, w: World, way: Way, rest: list[Side]) -> Iterator[World]:
    """A point beside this one on each surface of a branch, on the same sides of the others."""
    for surface, _ in way:
        for name in movable(c, w):
            zero = affine_zero(surface, w, name)
            if type(zero) is fmpq:
                beside = moved(w, name, zero)
                if _lies_in(beside, rest) and all_allowed(c, beside):
                    yield beside
                    break


def _in_case(c: Compiler, near: list[World], case: list[Side], budget: Budget) -> Iterator[World]:
    """One point in a case, where one is found."""
    for base in near:
        w = base
        for one in (*case, *case):
            if not _lies_in(w, (one,)):
                w = _across(c, w, one, case, budget)
        if _lies_in(w, case):
            yield w
            return
        if budget.left <= 0:
            return


def _across(c: Compiler, base: World, one: Side, case: list[Side], budget: Budget) -> World:
    """A point beside a surface on the right side of it, and on that of the others that it was on before;
    else as close to the surface as may be."""
    reached = [other for other in case if _lies_in(base, (other,))]
    close = base
    for name in movable(c, base):
        if budget.left <= 0:
            break
        around = places(one[0], base, name)
        budget.left -= PLACES if around else 1
        for value in around[1:]:
            for _ in range(CLOSER):
                w = moved(base, name, value)
                budget.left -= 1
                if not _lies_in(w, (one,)):
                    break
                if all_allowed(c, w):
                    if _lies_in(w, reached):
                        return w
                    close = w
                value = around[0] + (value - around[0]) / 256
    return close


def _lies_in(w: World, case: Iterable[Side]) -> bool:
    return all(side_of(surface, w) == side for surface, side in case)
