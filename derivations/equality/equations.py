"""Do two equations or inequalities say the same?

Equations: first a constant ratio of the two residuals (left side minus right side), then the roots of one
along a name, tried in the other, both ways.  Inequalities: the truth of both at points on and either side of
every boundary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, islice

from flint import ctx, fmpq

from derivations.equality.arrays import Array, ShapeError
from derivations.equality.compiler import Closure, Compiler, NotEvaluable
from derivations.equality.conditions import condition
from derivations.equality.differentiate import NotDifferentiable, differentiate
from derivations.equality.domains import worlds
from derivations.equality.edges import edges
from derivations.equality.enough import HIGH, PRECISION, high_bits
from derivations.equality.evaluate import compiler
from derivations.equality.holding import vanishes_not, vanishing
from derivations.equality.limits import approached, unseen
from derivations.equality.meeting import SAME, known_at, met, nonzero, shown_point
from derivations.equality.roots import MOST_POINTS, NOWHERE, Equation, Slopes, beside_roots, lost_at, roots_of
from derivations.equality.scalars import OverBudget, Undefined
from derivations.equality.sides import shape_verdict
from derivations.equality.surfaces import either_side
from derivations.equality.together import together
from derivations.equality.trial import ONE_WAY, SETTLED
from derivations.equality.untaken import untaken
from derivations.equality.verdict import DIFFERENT, EQUAL, UNKNOWN, UNREADABLE, Verdict
from derivations.equality.world import World
from derivations.language.scope import Scope
from derivations.language.tree import Tree, name

MOST_BESIDE = 40  # points on either side of where a branch changes
_GAPS = ("div", "pow", "log")  # of which a single point may have no value


def compare_relations(wanted: Tree, given: Tree, scope: Scope) -> Verdict:
    """The verdict on two relations of = ≠ < ≤ > ≥, chains included."""
    equations = str(wanted.leaf) == "=" and str(given.leaf) == "="
    if (str(wanted.leaf) == "=") != (str(given.leaf) == "="):
        return Verdict(
            UNREADABLE, {"how": "form"},
            "Expected an equation." if str(wanted.leaf) == "=" else "Expected an inequality.",
        )  # fmt: skip
    return judged(_equations if equations else _truths, wanted, given, scope)


def compare_truths(wanted: Tree, given: Tree, scope: Scope) -> Verdict:
    """The verdict on two statements made of inequalities by and, or, not."""
    return judged(_truths, wanted, given, scope)


def judged(
    compare: Callable[[Compiler, Tree, Tree], Verdict], wanted: Tree, given: Tree, scope: Scope
) -> Verdict:
    """What a comparison says of two trees; unknown where one of them has no values, different where shapes do
    not fit."""
    c = compiler(scope)
    kept = ctx.prec
    ctx.prec = PRECISION
    try:
        return compare(c, wanted, given)
    except NotEvaluable as problem:
        if wanted == given:
            return Verdict(EQUAL, {"how": "same"}, "Equal: it is the same.")
        return Verdict(UNKNOWN, {"how": "not evaluable"}, f"Could not be decided: {problem.what}.")
    except ShapeError as problem:
        return shape_verdict(problem)
    finally:
        ctx.prec = kept


def residual(tree: Tree) -> Tree:
    """left - right"""
    left, right = tree.args
    return Tree("add", (left, Tree("neg", (right,))))


def _equations(c: Compiler, wanted: Tree, given: Tree) -> Verdict:
    from derivations.equality.compare import key_of

    f, g = c.compile(residual(wanted)), c.compile(residual(given))
    found = list(islice(worlds(c, key_of(wanted, given)), MOST_POINTS))
    beside = list(islice(either_side(c, _with_values(f, g, found)), MOST_BESIDE))
    ratio = _constant_ratio(f, g, [*found[:10], *beside])
    if ratio is not None and ratio.verdict != EQUAL:
        return ratio
    gaps = wanted.has(*_GAPS) or given.has(*_GAPS)
    looked_at = [*(found[:2] if ratio is None or gaps else ()), *(beside if ratio is None else ())]
    said = ratio if ratio is not None else _by_roots(c, f, g, wanted, given, found)
    if said.verdict in (EQUAL, UNKNOWN) and (c.decisions or c.steps):
        filled = _filled(c, f, g, [*found, *beside])
        said = said if filled is None else filled
    if said.verdict in (EQUAL, UNKNOWN):  # x^2/x and x differ at zero only: there one has a root
        said = _lost(c, f, g, looked_at, said)
    if said.verdict == EQUAL and may_be_close(c, (f, g), found):
        with ctx.workprec(high_bits(c)):
            said = _lost(c, f, g, found[:1], said)
    if said.verdict == EQUAL and c.decisions and not c.exhausted:
        ways = untaken(c, [f, g], _with_values(f, g, [*found, *beside]))
        if ways is not None:
            return _lost(c, f, g, ways, Verdict(UNKNOWN, {"how": "branch"}, ONE_WAY))
    if said.verdict == UNKNOWN and wanted == given:
        return Verdict(EQUAL, {"how": "same"}, "Equal: it is the same.")
    settled = unseen(c, found, HIGH) if said.verdict == EQUAL and wanted != given else []
    return _before_limits(c, f, g, settled, found) if settled else said


def _before_limits(
    c: Compiler, f: Closure, g: Closure, settled: list[Closure], found: list[World]
) -> Verdict:
    """A root of one equation where a function that settles has not settled, or that nothing tells."""
    for w in (w for argument in settled for w in approached(c, argument, found)):
        a, b = known_at(f, w), known_at(g, w)
        if a is not None and b is not None:
            if a == 0 and nonzero(b):
                return said_lost(w, "the expected equation", "yours")
            if b == 0 and nonzero(a):
                return said_lost(w, "your equation", "the expected one")
    return Verdict(UNKNOWN, {"how": "limit"}, SETTLED)


def _by_roots(c: Compiler, f: Closure, g: Closure, wanted: Tree, given: Tree, found: list[World]) -> Verdict:
    there = roots_of(c, Equation(f, slopes_of(c, residual(wanted))), vanishing(g), found, (g,))
    if isinstance(there, World):
        return said_lost(there, "the expected equation", "yours")
    back = roots_of(c, Equation(g, slopes_of(c, residual(given))), vanishing(f), found, (f,))
    if isinstance(back, World):
        return said_lost(back, "your equation", "the expected one")
    if there == NOWHERE and back == NOWHERE:
        return Verdict(EQUAL, {"how": "roots"}, "Equal: neither equation holds anywhere.")
    if there == EQUAL and back == EQUAL:
        return Verdict(EQUAL, {"how": "roots"}, "Equal: each equation holds where the other does.")
    return Verdict(
        UNKNOWN, {"how": "roots"}, "Could not be decided: the roots of the equations were not all found."
    )


def _lost(c: Compiler, f: Closure, g: Closure, found: list[World], otherwise: Verdict) -> Verdict:
    """A difference seen at a root of one equation along a name of some points."""
    lost = lost_at(c, f, vanishing(g), found)
    if lost is not None:
        return said_lost(lost, "the expected equation", "yours")
    lost = lost_at(c, g, vanishing(f), found)
    return otherwise if lost is None else said_lost(lost, "your equation", "the expected one")


def _filled(c: Compiler, f: Closure, g: Closure, found: list[World]) -> Verdict | None:
    """A point at which one of two equations with branches holds and the other does not: floor(x) = 2 holds
    all over an interval, on which points lie, and others beside the roots of x = 2."""
    for w in (*found, *beside_roots(c, f, found[:1]), *beside_roots(c, g, found[:1])):
        a, b = known_at(f, w), known_at(g, w)
        if a is None or b is None:
            continue
        if type(a) is fmpq and a == 0 and nonzero(b):
            return said_lost(w, "the expected equation", "yours")
        if type(b) is fmpq and b == 0 and nonzero(a):
            return said_lost(w, "your equation", "the expected one")
    return None


def may_be_close(c: Compiler, several: Sequence[Closure], found: list[World]) -> bool:
    """May the roots of some functions differ by next to nothing: are numbers or values no short fractions?"""
    return bool(c.scales) or any(type(known_at(f, w)) is not fmpq for f in several for w in found[:1])


def _with_values(f: Closure, g: Closure, found: list[World]) -> list[World]:
    return [w for w in found if known_at(f, w) is not None and known_at(g, w) is not None]


def slopes_of(c: Compiler, tree: Tree) -> Slopes:
    """The first two derivatives of a tree along a name, where a rule gives them."""

    def slopes(word: str) -> tuple[Closure, Closure] | None:
        try:
            first = differentiate(tree, name(word), c.scope)
            return c.compile(first), c.compile(differentiate(first, name(word), c.scope))
        except (NotDifferentiable, NotEvaluable):
            return None

    return slopes


def said_lost(root: World, holds: str, fails: str) -> Verdict:
    return Verdict(
        DIFFERENT, {"how": "roots", "point": root.point()},
        f"Different: at {shown_point(root)} {holds} holds and {fails} does not.",
    )  # fmt: skip


def _constant_ratio(f: Closure, g: Closure, found: list[World]) -> Verdict | None:
    """EQUAL if f/g is one nonzero constant at all points; DIFFERENT if just one of them vanishes
    everywhere."""
    pairs = [
        (a, b)
        for w in found
        for a, b in [(known_at(f, w), known_at(g, w))]
        if a is not None and b is not None
    ]
    if len(pairs) < 2:
        return None
    if any(isinstance(one, Array) for pair in pairs for one in pair):
        return _array_ratio(pairs)
    zero_f = all(a == 0 for a, _ in pairs)
    zero_g = all(b == 0 for _, b in pairs)
    if zero_f and zero_g:
        return Verdict(EQUAL, {"how": "identity"}, "Equal: both hold everywhere.")
    if zero_f or zero_g:
        return Verdict(DIFFERENT, {"how": "identity"}, "Different: one of them holds everywhere.")
    pivot = next(((a, b) for a, b in pairs if vanishes_not(a) and vanishes_not(b)), None)
    if pivot is None:
        return None
    said = [met(a * pivot[1], pivot[0] * b) for a, b in pairs]
    if all(one == SAME or _zeros(a, b) for one, (a, b) in zip(said, pairs, strict=True)):
        return Verdict(
            EQUAL, {"how": "ratio", "points": len(pairs)}, "Equal: the two differ by a constant factor only."
        )
    return None


def _zeros(a: object, b: object) -> bool:
    return a == 0 and b == 0


def _array_ratio(pairs: list[tuple[object, object]]) -> Verdict | None:
    flat: list[tuple[object, object]] = []
    for a, b in pairs:
        if not isinstance(a, Array) or not isinstance(b, Array) or len(a.entries) != len(b.entries):
            return None
        flat += list(zip(a.entries, b.entries, strict=True))
    pivot = next(((a, b) for a, b in flat if vanishes_not(a) and vanishes_not(b)), None)
    if pivot is None:
        return None
    if all(met(a * pivot[1], pivot[0] * b) == SAME for a, b in flat):  # type: ignore[operator]
        return Verdict(EQUAL, {"how": "ratio"}, "Equal: the two differ by a constant factor only.")
    return None


# -- inequalities
# ----------------------------------------------------------------------------------------------------


def _truths(c: Compiler, wanted: Tree, given: Tree) -> Verdict:
    """Equal if both are true and false together, on and either side of every boundary."""
    from derivations.equality.compare import key_of

    left, right = condition(c, wanted), condition(c, given)
    c.branches, c.trees = True, (wanted, given)
    key = key_of(wanted, given)
    seen: list[bool] = []
    accepted: list[World] = []

    def look(w: World) -> Verdict | None:
        try:
            a, b = left(w), right(w)
        except (Undefined, OverBudget):
            return None
        if a != b:
            holds, fails = ("the expected one", "yours") if a else ("yours", "the expected one")
            return Verdict(
                DIFFERENT, {"how": "truth", "point": w.point(), "values": {"expected": a, "answer": b}},
                f"Different: at {shown_point(w)} {holds} holds and {fails} does not.",
            )  # fmt: skip
        seen.append(a)
        accepted.append(w)
        return None

    for w in worlds(c, key):
        found = look(w)
        if found is not None:
            return found
    for w in chain(either_side(c, accepted), together(c, accepted)):
        found = look(w)
        if found is not None:
            return found
    with ctx.workprec(high_bits(c)):
        for w in edges(c, accepted) if wanted != given else ():
            found = look(w)
            if found is not None:
                return found
    settled = unseen(c, accepted, HIGH) if wanted != given else []
    for w in (w for argument in settled for w in approached(c, argument, list(accepted))):
        found = look(w)
        if found is not None:
            return found
    if settled:
        return Verdict(UNKNOWN, {"how": "limit"}, SETTLED)
    if len(seen) >= 8 and (len(set(seen)) == 2 or wanted == given):
        return Verdict(
            EQUAL,
            {"how": "truth", "points": len(seen)},
            f"Equal: true and false together at {len(seen)} points.",
        )
    return Verdict(
        UNKNOWN, {"how": "truth", "points": len(seen)}, "Could not be decided: never both true and false."
    )
