"""What does a unit put out for its field, and how steep is it there?

One row an activation: the output as a formula of the field v, and the slope as a formula of v and of the
output y already written down.  At a corner (relu at 0, satlin at 0 and 1) the slope is taken as 0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from derivations.network.error import NetworkError, Path, unknown
from derivations.network.fields import Fields
from derivations.network.terms import Operand, Term, function, holds, total

# of the field, and for a slope of the output, then the parameters a (slope or amplitude) and b
Formula = Callable[..., Term]
Slope = Callable[..., Operand]


@dataclass(frozen=True, slots=True)
class Activation:
    """A row of the table, with its parameters where it has some."""

    name: str
    output: Formula  # of v
    slope: Slope | None  # of v and y; None: there is none to train with
    parameters: tuple[tuple[str, Fraction], ...] = ()

    def of(self, field: Term) -> Term:
        """The output at a field."""
        return self.output(field, *self._numbers())

    def slope_at(self, field: Term, output: Term) -> Operand:
        """dy/dv, where the training asks for it."""
        if self.slope is None:
            raise NetworkError(f"{self.name} has slope 0 almost everywhere: no gradient passes through it")
        return self.slope(field, output, *self._numbers())

    def _numbers(self) -> tuple[Fraction, ...]:
        return tuple(value for _, value in self.parameters)


def _tanh_slope(v: Term, y: Term, a: Fraction, b: Fraction) -> Term:
    return b * (1 - y**2) if a == 1 else b / a * (a**2 - y**2)


_A = ("slope", Fraction(1))
_AB = (("amplitude", Fraction(1)), ("slope", Fraction(1)))

ROWS = (
    #          name           output of v, slope dy/dv in v and y, parameters
    Activation("linear", lambda v: v, lambda v, y: 1),
    Activation(
        "log-sigmoid", lambda v, a: function("sigmoid", a * v), lambda v, y, a: a * y * (1 - y), (_A,)
    ),
    Activation("tanh", lambda v, a, b: a * function("tanh", b * v), _tanh_slope, _AB),
    Activation("relu", lambda v: function("relu", v), lambda v, y: holds(v, ">", 0)),
    Activation("softplus", lambda v: function("softplus", v), lambda v, y: function("sigmoid", v)),
    Activation("exponential", lambda v: function("exp", v), lambda v, y: y),
    Activation("satlin", lambda v: function("satlin", v), lambda v, y: holds(v, ">", 0) * holds(v, "<", 1)),
    Activation(
        "satlins", lambda v: function("satlins", v), lambda v, y: holds(v, ">", -1) * holds(v, "<", 1)
    ),
    Activation("hardlim", lambda v: function("hardlim", v), None),
    Activation("hardlims", lambda v: function("hardlims", v), None),
)
BY_NAME = {row.name: row for row in ROWS}
SOFTMAX = Activation("softmax", lambda v: v, None)  # acts on a whole layer: see `softmax` below
OTHER_NAMES = {
    "sigmoid": "log-sigmoid", "logistic": "log-sigmoid", "identity": "linear", "none": "linear",
    "exp": "exponential", "rectifier": "relu", "ReLU": "relu",
}  # fmt: skip


def declared(entry: object, path: Path = ()) -> Activation:
    """`log-sigmoid`, or `{name: tanh, amplitude: 2, slope: 1/2}`.

    >>> declared({"name": "log-sigmoid", "slope": 2}).parameters
    (('slope', Fraction(2, 1)),)
    """
    fields = Fields(entry if isinstance(entry, Mapping) else {"name": entry}, path)
    word = fields.raw("name")
    name = OTHER_NAMES.get(str(word), str(word))
    known = {**BY_NAME, "softmax": SOFTMAX}
    if name not in known:
        raise unknown("activation", word, (*known, *OTHER_NAMES), path)
    row = known[name]
    fields.only("name", *(key for key, _ in row.parameters))
    numbers = tuple((key, fields.number(key, value)) for key, value in row.parameters)
    for key, value in numbers:
        if not isinstance(value, Fraction) or value <= 0:
            raise NetworkError(f"the {key} of {name} must be a positive number", fields.at(key))
    return Activation(row.name, row.output, row.slope, numbers)


def softmax(fields: list[Term]) -> list[Term]:
    """exp(v_k) / sum of all exp(v_j), for the whole layer."""
    below = total(function("exp", field) for field in fields)
    return [function("exp", field) / below for field in fields]


def softmax_descent(outputs: list[Term], arriving: list[Term]) -> list[Term]:
    """What a softmax hands on to its fields, of what arrives at its outputs: y_k (g_k - sum_j g_j y_j)."""
    mean = total(g * y for g, y in zip(arriving, outputs, strict=True))
    return [y * (g - mean) for g, y in zip(arriving, outputs, strict=True)]
