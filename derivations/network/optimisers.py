"""How does a weight move against its gradient, and how does a moving average follow its values?

One row an optimiser, for one weight w with gradient g at step t; each keeps its averages under its own names.

    plain     w <- w - eta*g
    momentum  v <- beta*v + (1 - beta)*g;  w <- w - eta*v        (`factor: false`: v <- beta*v + g)
    rmsprop   s <- beta*s + (1 - beta)*g^2;  w <- w - eta*g/(sqrt(s) + epsilon)
    adam      v with beta1, s with beta2, divided by 1 - beta^t;  w <- w - eta*vhat/(sqrt(shat) + epsilon)

(Polyak 1964; Tieleman and Hinton 2012; Kingma and Ba 2015.)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from derivations.network.error import NetworkError, Path, unknown
from derivations.network.fields import Fields
from derivations.network.numerals import Value
from derivations.network.terms import Term, function, named
from derivations.network.trace import Run


@dataclass(frozen=True, slots=True)
class Moment:
    """What one weight needs for one step: its name, present value and gradient, the step and the rate."""

    run: Run
    weight: str
    now: Term
    gradient: Term
    step: int
    rate: Term
    settings: Mapping[str, Term]
    factor: bool

    def average(self, letter: str, beta: str, new: Term) -> Term:
        """The moving average of `new` under the name `letter_weight@step`."""
        name = f"{letter}_{self.weight}" if self.weight else letter
        memory = self.settings[beta]
        share = (1 - memory) * new if self.factor else new
        if self.step == 1:
            start = self.settings.get(f"{letter}0")
            return self.run.note(f"{name}@1", memory * start + share if start is not None else share)
        return self.run.note(f"{name}@{self.step}", memory * named(f"{name}@{self.step - 1}") + share)

    def corrected(self, letter: str, beta: str, average: Term) -> Term:
        """The average freed from its start at 0."""
        name = f"{letter}hat_{self.weight}" if self.weight else f"{letter}hat"
        return self.run.note(f"{name}@{self.step}", average / (1 - self.settings[beta] ** self.step))


def _plain(m: Moment) -> Term:
    return m.now - m.rate * m.gradient


def _momentum(m: Moment) -> Term:
    return m.now - m.rate * m.average("v", "beta", m.gradient)


def _rmsprop(m: Moment) -> Term:
    s = m.average("s", "beta", m.gradient**2)
    return m.now - m.rate * m.gradient / (function("sqrt", s) + m.settings["epsilon"])


def _adam(m: Moment) -> Term:
    v = m.average("v", "beta1", m.gradient)
    s = m.average("s", "beta2", m.gradient**2)
    vhat, shat = m.corrected("v", "beta1", v), m.corrected("s", "beta2", s)
    return m.now - m.rate * vhat / (function("sqrt", shat) + m.settings["epsilon"])


_EPSILON = {"epsilon": Fraction(1, 10**8)}
ROWS: dict[str, tuple[Callable[[Moment], Term], dict[str, Fraction]]] = {
    "plain": (_plain, {}),
    "momentum": (_momentum, {"beta": Fraction(9, 10)}),
    "rmsprop": (_rmsprop, {"beta": Fraction(9, 10), **_EPSILON}),
    "adam": (_adam, {"beta1": Fraction(9, 10), "beta2": Fraction(999, 1000), **_EPSILON}),
}


@dataclass(frozen=True, slots=True)
class Optimiser:
    """A row with its settings."""

    name: str = "plain"
    settings: Mapping[str, Value] = field(default_factory=dict)
    factor: bool = True

    def given(self, run: Run) -> dict[str, Term]:
        """Notes the settings, once a run."""
        return {key: run.given(key, value) for key, value in self.settings.items()}

    def new(self, moment: Moment) -> Term:
        """The formula of the new weight."""
        return ROWS[self.name][0](moment)


def declared(entry: object, path: Path = ()) -> Optimiser:
    """`momentum`, or `{name: momentum, beta: 0.5}`."""
    fields = Fields(entry if isinstance(entry, Mapping) else {"name": entry}, path)
    name = fields.raw("name")
    if name not in ROWS:
        raise unknown("optimiser", name, ROWS, path)
    defaults = ROWS[str(name)][1]
    fields.only("name", "factor", *defaults)
    factor = fields.raw("factor", True)
    if not isinstance(factor, bool):
        raise NetworkError("the field 'factor' is true or false", fields.at("factor"))
    return Optimiser(str(name), {key: fields.number(key, value) for key, value in defaults.items()}, factor)


def moving_average(declaration: Mapping[str, object]) -> Callable[[Run], None]:
    """The bare average of given values, and its corrected form.

        kind: moving-average
        memory: {beta: 0.9}
        start: {v0: 0}
        values: {theta: [30, 35, 40, 10]}

    The trace holds `theta1`, …, then `v1`, …, and `v1_corrected`, ….
    """
    fields = Fields(declaration).only("kind", "memory", "start", "values")
    memory = fields.named_number("memory", "beta")
    start = fields.named_number("start", "v0", 0)
    word, values = _listed(fields)
    letter = start[0].rstrip("0") or "v"

    def program(run: Run) -> None:
        beta, average = run.given(*memory), run.given(*start)
        given = [run.given(f"{word}{t}", value) for t, value in enumerate(values, 1)]
        averages = []
        for t, theta in enumerate(given, 1):
            average = run.note(f"{letter}{t}", beta * average + (1 - beta) * theta)
            averages.append(average)
        for t, average in enumerate(averages, 1):
            run.note(f"{letter}{t}_corrected", average / (1 - beta**t))

    return program


def descent(declaration: Mapping[str, object]) -> Callable[[Run], None]:
    """One weight, moved by gradients that are given.

        kind: descent
        optimiser: momentum
        learning_rate: {eta: 0.1}
        start: {w: 1, v: 0}               # the average's start may be left out: 0
        gradients: [2, -1, 4]

    The trace holds `g1`, …, and for step t `v@t` (`s@t`, `vhat@t`, …) and `w@t`.
    """
    fields = Fields(declaration).only("kind", "optimiser", "learning_rate", "start", "gradients")
    optimiser = declared(fields.raw("optimiser", "plain"), fields.at("optimiser"))
    rate = fields.named_number("learning_rate", "eta")
    start = fields.named_numbers("start")
    gradients = [Fields({"g": g}, fields.at("gradients")).number("g") for g in fields.entries("gradients")]
    if not start:
        raise NetworkError("the weight's name and start are missing", fields.at("start"))
    weight = next(iter(start))

    def program(run: Run) -> None:
        eta, settings = run.given(*rate), optimiser.given(run)
        now = run.given(weight, start[weight])
        settings |= {f"{name}0": run.given(f"{name}@0", start[name]) for name in start if name != weight}
        given = [run.given(f"g{t}", g) for t, g in enumerate(gradients, 1)]
        for t, g in enumerate(given, 1):
            moment = Moment(run, "", now, g, t, eta, settings, optimiser.factor)
            now = run.note(f"{weight}@{t}", optimiser.new(moment))

    return program


def _listed(fields: Fields) -> tuple[str, list[Value]]:
    inside = fields.raw("values")
    if not isinstance(inside, Mapping):
        return "x", list(fields.number("values"))
    if len(inside) != 1:
        raise NetworkError("'values' must hold one list, with its name", fields.at("values"))
    word = str(next(iter(inside)))
    return word, list(fields.fields("values").number(word))
