"""From which earlier line, not true either, does a line follow?

The wrong claim is put in where its left side stands; or the line says the same as the claim does, as an
equation; or it gives a value that solves it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from derivations.conditions import agree
from derivations.facts import Facts
from derivations.language.scope import Scope
from derivations.language.tree import Tree, number


@dataclass(frozen=True, slots=True)
class Claim:
    """One equation that a line states."""

    left: Tree
    right: Tree
    line: int
    true: bool


def source(
    left: Tree, right: Tree, claims: Sequence[Claim], facts: Facts, conditions: Sequence[Tree], scope: Scope
) -> int | None:
    """The number of the last line that is not true and from which `left = right` follows."""
    here = Tree("relation", (facts.inserted(left), facts.inserted(right)), "=")
    for claim in reversed(claims):
        if claim.true:
            continue
        if _follows(left, right, here, claim, facts, scope):
            return claim.line
        if any(_through(one, left, right, claim, facts, scope) for one in claims):
            return claim.line
        if any(_solves(here, one, scope) for one in _put_in(claim, conditions, facts)):
            return claim.line
    wrong = [one for one in claims if not one.true]
    return next(
        (one.line for one in reversed(wrong) if _by_chain(left, right, wrong, one, facts, scope)), None
    )


def _by_chain(
    left: Tree, right: Tree, wrong: Sequence[Claim], claim: Claim, facts: Facts, scope: Scope
) -> bool:
    """By the chain rule: da/dz = a makes dL/dz larger by dL/da (a - da/dz), and so do others like it."""
    if not (_is_slope(left) and _is_slope(claim.left)):
        return False
    top, bottom, *_ = left.args
    alike = [
        one for one in wrong if _is_slope(one.left) and _parts(one, top, bottom) == _parts(claim, top, bottom)
    ]
    for several in (tuple(alike), (claim,)):
        more = [_more(one, top, bottom) for one in {one.left: one for one in several}.values()]
        if all(one is not None for one in more):
            total = Tree("add", (left, *(one for one in more if one is not None)))
            if agree(facts.inserted(total), facts.inserted(right), scope):
                return True
    return False


def _parts(claim: Claim, top: Tree, bottom: Tree) -> tuple[bool, bool]:
    return claim.left.args[0] == top, claim.left.args[1] == bottom


def _more(claim: Claim, top: Tree, bottom: Tree) -> Tree | None:
    """By how much a wrong slope changes d top/d bottom, which it is the first or the last factor of."""
    above, below = claim.left.args[:2]
    if above == top and below != bottom:
        rest = Tree("derivative", (below, bottom, number(1)))
    elif below == bottom and above != top:
        rest = Tree("derivative", (top, above, number(1)))
    else:
        return None
    return Tree("mul", (rest, Tree("add", (claim.right, Tree("neg", (claim.left,))))))


def _is_slope(tree: Tree) -> bool:
    return tree.head == "derivative" and tree.args[2] == number(1)


def _follows(left: Tree, right: Tree, here: Tree, claim: Claim, facts: Facts, scope: Scope) -> bool:
    if claim.left == left and agree(facts.inserted(claim.right), here.args[1], scope):
        return True
    swapped = facts.with_fact(claim.left, claim.right)
    inserted = swapped.inserted(left), swapped.inserted(right)
    if inserted != here.args and agree(*inserted, scope):
        return True
    claimed = [(facts.inserted(claim.left), facts.inserted(claim.right))]
    if claim.left.head in ("derivative", "diff"):  # a slope that is set to zero
        claimed.append((facts.inserted(claim.right), number(0)))
    return any(
        _solves(here, one, scope)
        or agree(stated := Tree("relation", one, "="), here, scope)
        or _cleared(stated, here, scope)
        for one in claimed
    )


def _cleared(claimed: Tree, here: Tree, scope: Scope) -> bool:
    """Are two equations the same once both are multiplied by what stands below their lines?"""
    below = [_denominators(one) for one in (claimed, here)]
    if set(below[0]) == set(below[1]):
        return False
    left, right = (
        Tree("mul", (Tree("add", (one.args[0], Tree("neg", (one.args[1],)))), number(1), *factors))
        for one, factors in zip((claimed, here), below, strict=True)
    )
    return agree(left, right, scope) or agree(left, Tree("neg", (right,)), scope)


def _through(between: Claim, left: Tree, right: Tree, claim: Claim, facts: Facts, scope: Scope) -> bool:
    """By a true line in which the claim is put: `L = -log(P(y))`, after a wrong formula for P(y)."""
    if not between.true or between.left != left:
        return False
    swapped = facts.with_fact(claim.left, claim.right)
    put = swapped.inserted(between.right)
    return put != facts.inserted(between.right) and agree(put, swapped.inserted(right), scope)


def _denominators(equation: Tree) -> tuple[Tree, ...]:
    found = (node.args[1] for node in equation.walk() if node.head == "div" and node.args[1].names())
    return tuple(dict.fromkeys(found))


def _put_in(claim: Claim, conditions: Sequence[Tree], facts: Facts) -> Iterator[tuple[Tree, Tree]]:
    """The conditions with what the claim says of a name: sum(alpha[j]) = 1 with alpha[k] = -Nk/lambda."""
    if claim.left.head not in ("name", "index"):
        return
    for known in conditions:
        while known.head == "implies":
            known = known.args[1]
        sides = facts.inserted(known.args[0]), facts.inserted(known.args[1])
        swapped = facts.with_fact(claim.left, claim.right)
        put = swapped.inserted(known.args[0]), swapped.inserted(known.args[1])
        if put != sides:
            yield put


def _solves(here: Tree, claimed: tuple[Tree, Tree], scope: Scope) -> bool:
    """Does `z = …` give a value at which the claim holds?"""
    for one, other in (here.args, here.args[::-1]):
        if one.head not in ("name", "index") or one in set(other.walk()):
            continue
        put = Facts(()).with_fact(one, other)
        sides = put.inserted(claimed[0]), put.inserted(claimed[1])
        if sides != claimed and _meet(*sides, scope):
            return True
    return False


def _meet(left: Tree, right: Tree, scope: Scope) -> bool:
    """Equal, or a vector that is zero."""
    zero = Tree("mul", (number(0), left))
    return agree(left, right, scope) or (right == number(0) and agree(left, zero, scope))
