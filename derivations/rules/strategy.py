"""Where, and how often, is a rule used?

A strategy is a rule or one of the records below; each has `steps(whole)`, which yields every use of a rule
together with the whole expression after it, and `swapped(other)`, the same strategy with some rules replaced
by name.  Strategies know no algebra: all they know of an expression is that it may have `args`, and that
`with_args` puts other args in place.

    first(a, b)      a where it applies, else b
    then(a, b)       a, and b on what a leaves
    repeat(a)        a until it no longer applies
    somewhere(a)     a at the first place where it applies: the outside first, from the left
    inside(a)        the same, the innermost place first
    everywhere(a)    a wherever it applies, one place after the other
    at_once(a, n)    a; all its uses are one step, named n or like the first rule that is not minor
    quietly(a)       a; its uses are administrative
    because(a, s)    at_once(a); s is the sentence beside it
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from derivations.rules.rule import Done, Rule

ENOUGH = 2_000  # uses of rules in one repetition: no derivation of coursework comes near it


class Strategy(Protocol):
    """What every strategy can do."""

    def steps(self, whole: Any) -> Iterator[Done]: ...

    def swapped(self, other: Mapping[str, Rule]) -> Strategy: ...


class EndlessError(RuntimeError):
    """A repetition that does not come to rest: a fault in the rules given to it."""


@dataclass(frozen=True, slots=True)
class First:
    options: tuple[Strategy, ...]

    def steps(self, whole: Any) -> Iterator[Done]:
        for option in self.options:
            found = list(option.steps(whole))
            if found:
                yield from found
                return

    def swapped(self, other: Mapping[str, Rule]) -> Strategy:
        return First(tuple(option.swapped(other) for option in self.options))


@dataclass(frozen=True, slots=True)
class Then:
    parts: tuple[Strategy, ...]

    def steps(self, whole: Any) -> Iterator[Done]:
        for part in self.parts:
            for done in part.steps(whole):
                whole = done.after
                yield done

    def swapped(self, other: Mapping[str, Rule]) -> Strategy:
        return Then(tuple(part.swapped(other) for part in self.parts))


@dataclass(frozen=True, slots=True)
class Repeat:
    inner: Strategy

    def steps(self, whole: Any) -> Iterator[Done]:
        uses = 0
        while True:
            before = whole
            for done in self.inner.steps(whole):
                whole = done.after
                uses += 1
                if uses > ENOUGH:
                    raise EndlessError(f"more than {ENOUGH} uses of {done.rule!r}")
                yield done
            if whole == before:
                return

    def swapped(self, other: Mapping[str, Rule]) -> Strategy:
        return Repeat(self.inner.swapped(other))


@dataclass(frozen=True, slots=True)
class Somewhere:
    inner: Strategy
    innermost: bool = False

    def steps(self, whole: Any) -> Iterator[Done]:
        if not self.innermost:
            here = list(self.inner.steps(whole))
            if here:
                yield from here
                return
        args = getattr(whole, "args", ())
        for place, arg in enumerate(args):
            below = list(self.steps(arg))
            if below:
                for done in below:
                    yield replace(
                        done, after=whole.with_args((*args[:place], done.after, *args[place + 1 :]))
                    )
                return
        if self.innermost:
            yield from self.inner.steps(whole)

    def swapped(self, other: Mapping[str, Rule]) -> Strategy:
        return Somewhere(self.inner.swapped(other), self.innermost)


@dataclass(frozen=True, slots=True)
class Because:
    """The same moves, with another sentence beside them, or marked as administrative."""

    inner: Strategy
    why: str | None
    minor: bool | None

    def steps(self, whole: Any) -> Iterator[Done]:
        for done in self.inner.steps(whole):
            why = done.why if self.why is None else self.why
            minor = done.minor if self.minor is None else self.minor
            yield replace(done, why=why, minor=minor)

    def swapped(self, other: Mapping[str, Rule]) -> Strategy:
        return Because(self.inner.swapped(other), self.why, self.minor)


@dataclass(frozen=True, slots=True)
class AtOnce:
    inner: Strategy
    name: str | None = None

    def steps(self, whole: Any) -> Iterator[Done]:
        found = list(self.inner.steps(whole))
        if found:
            wrong = next((done.wrong for done in found if done.wrong), None)
            leading = next((done for done in found if not done.minor), found[0])
            name = leading.rule if self.name is None else self.name
            yield replace(leading, rule=name, after=found[-1].after, wrong=wrong)

    def swapped(self, other: Mapping[str, Rule]) -> Strategy:
        return AtOnce(self.inner.swapped(other), self.name)


def first(*options: Strategy) -> Strategy:
    return First(options)


def then(*parts: Strategy) -> Strategy:
    return Then(parts)


def repeat(inner: Strategy) -> Strategy:
    return Repeat(inner)


def somewhere(inner: Strategy) -> Strategy:
    return Somewhere(inner)


def inside(inner: Strategy) -> Strategy:
    return Somewhere(inner, innermost=True)


def everywhere(inner: Strategy) -> Strategy:
    return Repeat(Somewhere(inner))


def at_once(inner: Strategy, name: str | None = None) -> Strategy:
    return AtOnce(inner, name)


def quietly(inner: Strategy) -> Strategy:
    return Because(inner, None, True)


def because(inner: Strategy, why: str) -> Strategy:
    return Because(AtOnce(inner), why, False)
