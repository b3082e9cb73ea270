"""What does a perceptron do, sample by sample, until a pass goes without an error?

After each sample  w <- w + eta*e*x,  b <- b + eta*e  with the error  e = y - yhat,  yhat = hardlim(w.x + b)
(Rosenblatt 1958; Hagan, Demuth, Beale, Neural Network Design, chapter 4).  In exact rationals the field that
is to be compared with 0 is what it is by hand: eta = 0.1 has one right answer.

The declaration:

    kind: perceptron
    start: {w1: 1, w2: 2, b: 1}            # a weight for each input, then the bias (left out: no bias)
    learning_rate: {gamma: 1}              # the name may be left out: eta
    samples: [[0, 0], [0, 1], [1, 0], [1, 1]]
    desired: [0, 0, 0, 1]
    activation: hardlim                    # or hardlims
    at_zero: 1                             # hardlim(0); 0 is the other convention (of hardlims: 1 or -1)
    passes: 100                            # the most that are tried
    least: 6                               # so many are noted, though one before went without an error

The trace holds, for pass p and sample s, `v@p.s`, `yhat@p.s`, `e@p.s`, `w1@p.s`, …, `b@p.s` (the values
after the sample); `errors@p`; and after an error-free pass `first_error_free_pass` and `w1@end`, …, `b@end`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from derivations.language.tree import ZERO
from derivations.network.arithmetic import Arithmetic
from derivations.network.error import NetworkError, misfit
from derivations.network.fields import Fields
from derivations.network.numerals import Value
from derivations.network.terms import Term, function, holds, total
from derivations.network.trace import Run, Trace

KEYS = ("kind", "start", "learning_rate", "samples", "desired", "activation", "at_zero", "passes", "least")
OTHER_AT_ZERO = {"hardlim": 0, "hardlims": -1}


@dataclass(frozen=True, slots=True)
class Perceptron:
    """A perceptron and the samples it is to learn."""

    start: Mapping[str, Value]
    inputs: int
    rate: tuple[str, Value]
    samples: tuple[tuple[Value, ...], ...]
    desired: tuple[Value, ...]
    activation: str
    one_at_zero: bool
    most_passes: int
    least_passes: int

    @classmethod
    def declared(cls, declaration: Mapping[str, object]) -> Perceptron:
        """Reads the declaration; what does not fit is a `NetworkError`."""
        fields = Fields(declaration).only(*KEYS)
        samples = tuple(
            tuple(Fields({"s": s}, fields.at("samples")).number("s")) for s in fields.entries("samples")
        )
        desired = tuple(Fields({"y": y}, fields.at("desired")).number("y") for y in fields.entries("desired"))
        start = fields.named_numbers("start")
        if not samples:
            raise NetworkError("there are no samples", fields.at("samples"))
        if len(desired) != len(samples):
            raise misfit(
                "a desired value for each sample", (len(desired),), (len(samples),), fields.at("desired")
            )
        for at, sample in enumerate(samples):
            if len(sample) not in (len(start), len(start) - 1):
                path = (*fields.at("samples"), at)
                raise misfit("weights for the inputs of a sample", (len(start),), (len(sample),), path)
        activation = fields.word("activation", tuple(OTHER_AT_ZERO), "hardlim")
        at_zero = fields.raw("at_zero", 1)
        if at_zero not in (1, OTHER_AT_ZERO[activation]):
            text = f"{activation}(0) is 1 or {OTHER_AT_ZERO[activation]}, not {at_zero!r}"
            raise NetworkError(text, fields.at("at_zero"))
        rate = fields.named_number("learning_rate", "eta", 1)
        passes = fields.whole("passes", 100, most=10_000)
        least = fields.whole("least", 1, most=passes)
        return cls(start, len(samples[0]), rate, samples, desired, activation, at_zero == 1, passes, least)

    def program(self, run: Run) -> None:
        """The whole training, noted quantity by quantity."""
        rate = run.given(*self.rate)
        weights = {name: run.given(name, value) for name, value in self.start.items()}
        samples = [
            [run.given(f"x{i}[{s}]", x) for i, x in enumerate(sample, 1)]
            for s, sample in enumerate(self.samples, 1)
        ]
        desired = [run.given(f"y[{s}]", y) for s, y in enumerate(self.desired, 1)]
        with_errors: Term | int = 1
        done = False
        for turn in range(1, self.most_passes + 1):
            errors = []
            for s, (sample, wanted) in enumerate(zip(samples, desired, strict=True), 1):
                errors.append(self._step(run, f"{turn}.{s}", rate, weights, sample, wanted))
            wrong = run.note(f"errors@{turn}", total(holds(error, "!=", 0) for error in errors))
            if run.value(wrong) == 0 and not done:
                run.note("first_error_free_pass", with_errors + Term(ZERO))
                for name, weight in weights.items():
                    run.note(f"{name}@end", weight)
                done = True
            if done and turn >= self.least_passes:
                return
            with_errors = with_errors + holds(wrong, "!=", 0)

    def _step(
        self, run: Run, at: str, rate: Term, weights: dict[str, Term], sample: list[Term], wanted: Term
    ) -> Term:
        names = list(weights)
        terms = [weights[name] * x for name, x in zip(names, sample, strict=False)]
        field = run.note(f"v@{at}", total([*terms, *(weights[name] for name in names[self.inputs :])]))
        output = run.note(f"yhat@{at}", self._limited(field))
        error = run.note(f"e@{at}", wanted - output)
        for name, x in zip(names, [*sample, None], strict=False):
            change = rate * error * x if x is not None else rate * error
            weights[name] = run.note(f"{name}@{at}", weights[name] + change)
        return error

    def _limited(self, field: Term) -> Term:
        if self.one_at_zero:
            return function(self.activation, field)
        above = holds(field, ">", 0)
        return above if self.activation == "hardlim" else 2 * above - 1


def perceptron(declaration: Mapping[str, object]) -> Callable[[Run], None]:
    """The program of a declared perceptron."""
    return Perceptron.declared(declaration).program


def train(declaration: Mapping[str, object], arithmetic: Arithmetic | None = None) -> Trace:
    """The trace of the training.

    >>> start = {"w1": 1, "w2": 2, "b": 1}
    >>> samples, desired = [[0, 0], [0, 1], [1, 0], [1, 1]], [0, 0, 0, 1]
    >>> trace = train({"start": start, "samples": samples, "desired": desired})
    >>> [str(trace[name]) for name in ("first_error_free_pass", "w1@end", "w2@end", "b@end")]
    ['3', '1', '1', '-2']
    """
    return Trace.of(perceptron(declaration), arithmetic)


def boundary(w1: Fraction, w2: Fraction, b: Fraction) -> tuple[Fraction, Fraction]:
    """Slope and intercept of  w1*x1 + w2*x2 + b = 0,  with x2 plotted against x1.

    >>> boundary(Fraction(1), Fraction(2), Fraction(-3))
    (Fraction(-1, 2), Fraction(3, 2))
    """
    if w2 == 0:
        raise NetworkError("the boundary is a vertical line: w2 is 0")
    return -w1 / w2, -b / w2
