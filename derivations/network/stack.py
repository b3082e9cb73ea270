"""What does a network of arrays compute: convolutions, pooling, dense layers, one after the other?

Every line of a pass is one `note`, made of the names of the lines before it; how the network is declared
stands in `stacking`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from derivations.network.activation import Activation
from derivations.network.entrywise import EntrywiseRun
from derivations.network.kinds import ROWS, At, Note, Parameter
from derivations.network.layers import Layer
from derivations.network.losses import Loss
from derivations.network.numerals import Value
from derivations.network.optimisers import Moment, Optimiser
from derivations.network.terms import Term, named, operation
from derivations.network.trace import Run


@dataclass(frozen=True, slots=True)
class Placed:
    """A layer with the names of its parameters and what else its formulas need."""

    layer: Layer
    weights: str | None
    bias: str | None
    epsilon: Fraction
    row: Activation | None

    @property
    def kind(self) -> str:
        """The row of its formulas."""
        return "activation" if self.row else self.layer.kind


@dataclass(frozen=True, slots=True)
class Stack:
    """The network, and what is to be done with it."""

    input: tuple[str, Value]
    images: int
    layers: Sequence[Placed]
    parameters: Mapping[str, Value]
    target: tuple[str, Value] | None
    loss: Loss
    loss_name: str
    sums_to_one: bool
    rate: tuple[str, Value] | None
    steps: int | None
    optimiser: Optimiser
    entries: bool

    def program(self, run: Run) -> None:
        """Everything the declaration asks for."""
        run = EntrywiseRun(run) if self.entries else run
        rate = run.given(*self.rate) if self.rate else None
        settings = self.optimiser.given(run)
        x = run.given(*self.input)
        target = run.given(*self.target) if self.target else None
        now = {name: run.given(name, value) for name, value in self.parameters.items()}
        if self.steps is None:
            self._pass(run, "", x, target, now, back=True)
            return
        for step in range(1, self.steps + 2):
            suffix = f"@{step}"
            self._pass(run, suffix, x, target, now, back=step <= self.steps)
            if step <= self.steps and rate is not None:
                now = self._updated(run, suffix, step, now, rate, settings)

    def _pass(
        self, run: Run, suffix: str, x: Term, target: Term | None, now: Mapping[str, Term], *, back: bool
    ) -> None:
        def note(name: str, formula: Term) -> Term:
            return run.note(f"{name}{suffix}", formula)

        work, outputs = [], [x]
        for placed in self.layers:
            at = self._at(placed, outputs[-1], note, suffix, now)
            work.append(at)
            outputs.append(note(placed.layer.name, ROWS[placed.kind][0](at)))
        if target is None:
            return
        K = prod(self.layers[-1].layer.after)
        parts = self.loss.whole(operation("sum_all", self.loss.part(target, outputs[-1], K)), K)
        averaged = Fraction(self.images if self.images and self.loss.over_samples == "mean" else 1)
        note(self.loss_name, parts / averaged)
        if back and all(self._trains(placed) for placed in self.layers):
            self._back(work, outputs, target, K, averaged, note)

    def _back(
        self, work: list[At], outputs: list[Term], target: Term, K: int, averaged: Fraction, note: Note
    ) -> None:
        last = len(work) - 1
        if self._paired():
            d = note(f"d{self.loss_name}/d{self._name(last)}", (outputs[-1] - target) / averaged)
            last -= 1
        else:
            slope = self.loss.slope(target, outputs[-1], K) / averaged
            d = note(f"d{self.loss_name}/d{self._name(last + 1)}", slope)
        for n in range(last, -1, -1):
            slopes = ROWS[self.layers[n].kind][1](work[n], outputs[n + 1], d)
            for name, formula in slopes.parameters.items():
                note(f"d{self.loss_name}/d{name}", formula)
            d = note(f"d{self.loss_name}/d{self._name(n)}", slopes.x)

    def _updated(
        self,
        run: Run,
        suffix: str,
        step: int,
        now: Mapping[str, Term],
        rate: Term,
        settings: Mapping[str, Term],
    ) -> dict[str, Term]:
        new = {}
        for name in now:
            gradient = named(f"d{self.loss_name}/d{name}{suffix}")
            moment = Moment(run, name, now[name], gradient, step, rate, settings, self.optimiser.factor)
            new[name] = run.note(f"{name}{suffix}", self.optimiser.new(moment))
        return new

    def _name(self, n: int) -> str:
        """What goes into layer n."""
        return self.layers[n - 1].layer.name if n else self.input[0]

    def _at(self, placed: Placed, x: Term, note: Note, suffix: str, now: Mapping[str, Term]) -> At:
        weights = Parameter(placed.weights, now[placed.weights]) if placed.weights else None
        bias = Parameter(placed.bias, now[placed.bias]) if placed.bias else None
        return At(placed.layer, x, note, suffix, self.images, weights, bias, placed.epsilon, placed.row)

    def _trains(self, placed: Placed) -> bool:
        return placed.row is None or placed.row.slope is not None

    def _paired(self) -> bool:
        placed = self.layers[-1]
        if self.loss.pairs_with == "softmax":
            return placed.kind == "softmax" and self.sums_to_one
        row = placed.row
        return row is not None and row.name == self.loss.pairs_with and all(v == 1 for _, v in row.parameters)
