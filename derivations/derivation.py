"""What is a worked derivation?

A chain of steps from a first expression to a result; each step is one use of a named rule.  A step from an
expression to an expression is an equality, from an expression to an equation a condition that is set, from an
equation to an equation an implication.  Nothing here knows how a derivation looks on paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from derivations.language.tree import Tree

EQUALS, CONDITION, IMPLIES, VALUE = "=", "condition", "implies", "value"


@dataclass(frozen=True, slots=True)
class Step:
    """One use of a rule: `before` and `after` are the whole line."""

    rule: str
    before: Tree
    after: Tree
    why: str
    minor: bool = False
    wrong: str | None = None  # the misconception this step commits, in a replay

    @property
    def kind(self) -> str:
        """`=` between expressions, `condition` where an equation is set, `implies` between equations,
        `value` where a solution is inserted in an expression."""
        if self.after.head != "relation":
            return VALUE if self.before.head == "relation" else EQUALS
        return IMPLIES if self.before.head == "relation" else CONDITION


@dataclass(frozen=True, slots=True)
class Derivation:
    """From the givens to the result, line by line.

    `subject` is what is worked out (the left-hand side of the first line), where it has a name.  `symbols`
    says in which domains the names live.  `replay` runs the same chain with some rules replaced by name.
    """

    name: str
    title: str
    givens: tuple[Tree, ...]
    subject: Tree | None
    start: Tree
    steps: tuple[Step, ...]
    result: Tree
    symbols: Mapping[str, str]
    replay: Callable[[Mapping[str, Any]], Derivation] | None = field(default=None, compare=False, repr=False)

    def folded(self) -> tuple[Step, ...]:
        """The steps a reader sees: minor ones are carried out on the way to the next line."""
        return tuple(_folded(self.steps))

    def lines(self) -> tuple[Tree, ...]:
        """The derivation as written by hand: `subject = start`, `= …`, and the equations that follow."""
        steps = self.folded()
        lines = [self.start if self.subject is None else Tree("relation", (self.subject, self.start), "=")]
        if self.subject is None and steps and steps[0].kind == EQUALS:
            lines = [Tree("relation", (self.start, steps[0].after), "=")]
            steps = steps[1:]
        for step in steps:
            if step.kind == EQUALS:
                lines.append(Tree("relation", (Tree("continued"), step.after), "="))
            else:
                lines.append(step.after)
        return tuple(lines)


def _folded(steps: tuple[Step, ...]) -> Iterator[Step]:
    shown: Step | None = None
    for step in steps:
        if shown is None:
            shown = step
        elif step.minor and step.kind == shown.kind:
            shown = Step(
                shown.rule, shown.before, step.after, shown.why, shown.minor, shown.wrong or step.wrong
            )
        elif shown.minor and step.kind == shown.kind:
            shown = Step(step.rule, shown.before, step.after, step.why, step.minor, shown.wrong or step.wrong)
        else:
            if shown.before != shown.after:
                yield shown
            shown = step
    if shown is not None and shown.before != shown.after:
        yield shown
