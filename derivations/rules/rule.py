"""What is one permitted move?

A rule takes an expression to an equal one, or says by `None` that it does not apply.  Its docstring is the
identity it uses.  A misconception is a rule too: one whose `wrong` names the mistake, put in the place of the
right one.

    >>> @rule("two is one more than one")
    ... def successor(n: int) -> int | None:
    ...     "1 = 2 - 1"
    ...     return 2 if n == 1 else None
    >>> successor.name, successor.identity, successor.act(1), successor.act(5)
    ('successor', '1 = 2 - 1', 2, None)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Done:
    """One use of a rule: which rule, what is there now, and what a textbook says about it."""

    rule: str
    after: Any
    why: str
    minor: bool = False
    wrong: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A named move.  `wrong` is the name of the misconception where the identity does not hold."""

    name: str
    act: Callable[[Any], Any] = field(compare=False)
    identity: str = ""
    why: str = ""
    minor: bool = False
    wrong: str | None = None

    def steps(self, whole: Any) -> Iterator[Done]:
        """At most one: the rule used on the whole expression."""
        after = self.act(whole)
        if after is not None and after != whole:
            yield Done(self.name, after, self.why, self.minor, self.wrong)

    def swapped(self, other: Mapping[str, Rule]) -> Rule:
        """This rule, or the one that stands in for it."""
        return other.get(self.name, self)

    def instead(self, mistake: str, act: Callable[[Any], Any]) -> Rule:
        """The wrong rule that somebody with this misconception uses in place of this one."""
        return replace(self, act=act, wrong=mistake)


def rule(why: str = "", *, minor: bool = False) -> Callable[[Callable[[Any], Any]], Rule]:
    """Make a rule of a function: its name is the rule's name, its docstring the identity."""

    def named(act: Callable[[Any], Any]) -> Rule:
        identity = " ".join((act.__doc__ or "").split())
        return Rule(act.__name__.replace("_", " "), act, identity, why, minor)

    return named
