"""Which values did a computation pass through, in which order, and what does each depend on?

A computation is a *program*: a function that notes one quantity after another in a `Run`.  What a quantity
depends on is what its formula names, so nothing is wired by hand, and one formula both prints and computes.

    >>> def program(run):
    ...     w, x = run.given("w", 2), run.given("x", 3)
    ...     v = run.note("v", w * x)
    ...     run.note("y", v + 1)
    >>> trace = Trace.of(program)
    >>> trace["y"], trace.quantity("v").formula, trace.redo("y", {"v": 10}), trace.rerun({"w": 0})["y"]
    (Fraction(7, 1), 'w*x', Fraction(11, 1), Fraction(1, 1))
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from derivations.language.tree import Tree
from derivations.network.arithmetic import Arithmetic, Exact, is_rational
from derivations.network.error import NetworkError, unknown
from derivations.network.numerals import Value
from derivations.network.precise import UndefinedError
from derivations.network.terms import Term, named
from derivations.network.writing import shown, written


@dataclass(frozen=True, slots=True)
class Quantity:
    """One named value: `formula` is plain text over the names in `depends_on`, empty where it was given."""

    name: str
    formula: str
    depends_on: tuple[str, ...]
    value: Value


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the printed table."""

    name: str
    formula: str
    numbers: str  # the formula with the numbers put in
    value: str


class Run:
    """What a program writes its quantities into.  `overrides` replace what it would have worked out."""

    def __init__(self, arithmetic: Arithmetic, overrides: Mapping[str, Value]) -> None:
        self.arithmetic = arithmetic
        self.overrides = overrides
        self.values: dict[str, Value] = {}
        self.formulas: dict[str, Tree | None] = {}

    def given(self, name: str, value: object) -> Term:
        """A value that is not computed: an input, a starting weight, a rate."""
        return self._keep(name, None, lambda: self.arithmetic.taken(value))

    def note(self, name: str, formula: Term) -> Term:
        """Works a formula out, writes its value down under that name, and gives the name to go on with."""
        return self._keep(name, formula.tree, lambda: self._worked_out(name, formula.tree))

    def value(self, name: Term) -> Value:
        """The value written down under a name, for a program that has to decide what comes next."""
        return self.values[str(name.tree.leaf)]

    def _worked_out(self, name: str, formula: Tree) -> Value:
        try:
            return self.arithmetic.noted(self.arithmetic.value(formula, self.values))
        except UndefinedError as error:
            raise NetworkError(f"{name} = {written(formula)} has no value: {error}") from error

    def _keep(self, name: str, formula: Tree | None, value: Callable[[], Value]) -> Term:
        if name in self.values:
            raise NetworkError(f"two quantities of this network would be called {name!r}")
        self.values[name] = self.overrides[name] if name in self.overrides else value()
        self.formulas[name] = formula
        return named(name)


Program = Callable[[Run], None]


class Trace(Mapping[str, Value]):
    """Every named value of one run, in order of computation."""

    def __init__(self, program: Program, run: Run) -> None:
        self.program = program
        self.arithmetic = run.arithmetic
        self._values = run.values
        self._formulas = run.formulas

    @classmethod
    def of(
        cls,
        program: Program,
        arithmetic: Arithmetic | None = None,
        overrides: Mapping[str, object] | None = None,
    ) -> Trace:
        """Runs the program; `overrides` (by name) take the place of what it would work out."""
        work = arithmetic or Exact()
        run = Run(work, {name: work.taken(value) for name, value in (overrides or {}).items()})
        program(run)
        for name in run.overrides:
            if name not in run.values:
                raise unknown("quantity", name, run.values)
        return cls(program, run)

    def __getitem__(self, name: str) -> Value:
        return _told(self._values[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def quantity(self, name: str) -> Quantity:
        """One quantity by name."""
        formula = self.tree(name)
        text = "" if formula is None else written(formula)
        return Quantity(name, text, self.depends_on(name), self[name])

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """All of them, in order of computation."""
        return tuple(self.quantity(name) for name in self)

    def tree(self, name: str) -> Tree | None:
        """The formula of a quantity as a tree; None where it was given."""
        if name not in self._formulas:
            raise unknown("quantity", name, self._formulas)
        return self._formulas[name]

    def depends_on(self, name: str) -> tuple[str, ...]:
        """The names its formula is made of, in order of computation."""
        formula = self.tree(name)
        inside = formula.names() if formula is not None else frozenset[str]()
        return tuple(other for other in self._values if other in inside)

    def redo(self, name: str, overrides: Mapping[str, object]) -> Value:
        """This quantity again, in one step from the predecessors given (the trace's own where none is)."""
        formula = self.tree(name)
        given = self._taken(overrides)
        if formula is None:
            return _told(given.get(name, self._values[name]))
        return _told(self._value(formula, {**self._values, **given}))

    def follow(self, name: str, overrides: Mapping[str, object]) -> Value:
        """This quantity from the values given, everything between them and it worked out anew.

        Where every direct predecessor is given, or none of the values lies further up, this is `redo`.
        """
        values = self._taken({other: value for other, value in overrides.items() if other != name})
        changed = set(values)
        for other in self._upstream(name):
            formula = self._formulas[other]
            if other not in values and formula is not None and changed & formula.names():
                values[other] = self._value(formula, {**self._values, **values})
                changed.add(other)
        return _told(values.get(name, self._values[name]))

    def rerun(self, overrides: Mapping[str, object]) -> Trace:
        """The whole run again with some values replaced: what one would have written who carried them on."""
        return Trace.of(self.program, self.arithmetic, overrides)

    def with_arithmetic(self, arithmetic: Arithmetic) -> Trace:
        """The whole run again, worked out with other numbers."""
        return Trace.of(self.program, arithmetic)

    def is_exact(self, name: str) -> bool:
        """Is this value exactly rational, and not the first sixty figures of an irrational one?"""
        if type(self.arithmetic) is not Exact:
            return False
        for other in self._upstream(name):
            formula = self._formulas[other]
            if formula is not None and not is_rational(formula, self._values, self.arithmetic):
                return False
        return True

    def rows(self, figures: int = 10) -> tuple[Row, ...]:
        """The table: name, formula, the formula with the numbers put in, value."""
        return tuple(self._row(name, formula, figures) for name, formula in self._formulas.items())

    def _row(self, name: str, formula: Tree | None, figures: int) -> Row:
        value = shown(self._values[name], figures)
        if formula is None:
            return Row(name, "", "", value)
        return Row(name, written(formula), written(formula, self._values, figures), value)

    def _upstream(self, name: str) -> list[str]:
        """The quantity and everything it comes from, in order of computation."""
        if name not in self._formulas:
            raise unknown("quantity", name, self._formulas)
        wanted = {name}
        order = list(self._formulas)
        found = []
        for other in reversed(order[: order.index(name) + 1]):
            if other in wanted:
                found.append(other)
                formula = self._formulas[other]
                wanted |= formula.names() if formula is not None else frozenset()
        return found[::-1]

    def _value(self, formula: Tree, values: Mapping[str, Value]) -> Value:
        return self.arithmetic.noted(self.arithmetic.value(formula, values))

    def _taken(self, overrides: Mapping[str, object]) -> dict[str, Value]:
        for name in overrides:
            if name not in self._formulas:
                raise unknown("quantity", name, self._formulas)
        return {name: self.arithmetic.taken(value) for name, value in overrides.items()}


def _told(value: Value) -> Value:
    """A value as the outside knows it: a formula of letters is its tree."""
    if isinstance(value, Term):
        return value.tree
    if getattr(value, "dtype", None) == "O" and any(isinstance(entry, Term) for entry in value.flat):
        import numpy as np

        return np.frompyfunc(_told, 1, 1)(value)
    return value
