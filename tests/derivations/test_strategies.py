"""Do strategies say how rules are used, and know nothing else?  Tried with rules on whole numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from derivations.rules.rule import Rule, rule
from derivations.rules.strategy import (
    EndlessError,
    Strategy,
    at_once,
    because,
    everywhere,
    first,
    inside,
    quietly,
    repeat,
    somewhere,
    then,
)


@rule("an even number has a half")
def half(n: int) -> int | None:
    """n = 2 (n/2)"""
    return n // 2 if isinstance(n, int) and n % 2 == 0 and n else None


@rule("an odd number is one more than an even one", minor=True)
def less(n: int) -> int | None:
    """n = (n - 1) + 1"""
    return n - 1 if isinstance(n, int) and n % 2 else None


@rule("always one more")
def more(n: int) -> int | None:
    """n + 1"""
    return n + 1


@dataclass(frozen=True)
class Pair:
    """Something with two places, which may be pairs again."""

    args: tuple[Any, ...]

    def with_args(self, args: tuple[Any, ...]) -> Pair:
        return Pair(args)


def pair(*args: Any) -> Pair:
    return Pair(args)


# strategy, start, what is there after each use of a rule
USES: list[tuple[Strategy, Any, list[Any]]] = [
    (half, 12, [6]),
    (half, 7, []),
    (first(half, less), 12, [6]),
    (first(half, less), 7, [6]),
    (first(), 7, []),
    (then(less, half), 7, [6, 3]),
    (then(less, half), 12, [6]),
    (repeat(half), 12, [6, 3]),
    (repeat(first(half, less)), 6, [3, 2, 1, 0]),
    (repeat(then(half, less)), 12, [6, 3, 2, 1, 0]),
    (somewhere(half), 12, [6]),
    (somewhere(half), pair(7, 4), [pair(7, 2)]),
    (somewhere(half), pair(7, pair(8, 4)), [pair(7, pair(4, 4))]),
    (somewhere(half), pair(7, 9), []),
    (inside(half), pair(pair(3, 2), 4), [pair(pair(3, 1), 4)]),
    (everywhere(half), pair(2, 4), [pair(1, 4), pair(1, 2), pair(1, 1)]),
    (at_once(everywhere(half)), pair(2, 4), [pair(1, 1)]),
    (somewhere(then(half, half)), pair(7, 4), [pair(7, 2), pair(7, 1)]),
]


@pytest.mark.parametrize(("strategy", "start", "after"), USES)
def test_a_strategy_uses_its_rules_where_and_as_often_as_it_says(
    strategy: Strategy, start: Any, after: list[Any]
) -> None:
    """Each use of a rule is yielded with the whole expression after it."""
    assert [done.after for done in strategy.steps(start)] == after


def test_the_rule_used_is_named() -> None:
    """A use carries the rule's name, its sentence and whether it is small."""
    uses = list(repeat(first(half, less)).steps(3))
    assert [(done.rule, done.minor) for done in uses] == [("less", True), ("half", False), ("less", True)]
    assert uses[1].why == "an even number has a half"


def test_steps_can_be_put_together_and_explained() -> None:
    """`because` makes one step of several, with a sentence of its own; a rule that is not small names it."""
    (done,) = because(repeat(first(half, less)), "down to zero").steps(3)
    assert (done.rule, done.why, done.minor, done.after) == ("half", "down to zero", False, 0)
    assert all(done.minor for done in quietly(repeat(half)).steps(8))


def test_a_repetition_without_end_is_a_fault_that_is_said() -> None:
    """Not a hang."""
    with pytest.raises(EndlessError, match="more"):
        list(repeat(more).steps(0))


def test_a_wrong_rule_replays_through_the_same_strategy() -> None:
    """The same strategy with one rule replaced by name; the step that commits the mistake is marked."""
    wrong = half.instead("halved-wrongly", lambda n: n // 2 + 1 if n % 2 == 0 and n > 2 else None)
    replayed = list(then(half, half).swapped({"half": wrong}).steps(12))
    assert [done.after for done in replayed] == [7]
    assert [done.wrong for done in replayed] == ["halved-wrongly"]
    for whole in (first(half), then(half), repeat(half), somewhere(half), at_once(half), because(half, "so")):
        assert [done.wrong for done in whole.swapped({"half": wrong}).steps(4)] == ["halved-wrongly"]
        assert [done.wrong for done in whole.swapped({"less": wrong}).steps(2)] == [None]


def test_a_rule_is_named_by_its_function_and_says_its_identity() -> None:
    """The docstring is the identity."""
    assert isinstance(half, Rule)
    assert (half.name, half.identity) == ("half", "n = 2 (n/2)")
