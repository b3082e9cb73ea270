"""How does each kind of layer compute its arrays, forwards and backwards?

One row a kind: the formula of the output, and the formulas of the derivatives at the input and at the
parameters.  Every formula is made of the operations of `arrays` and of arithmetic entry by entry, over the
names noted before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from derivations.network import activation
from derivations.network.error import NetworkError
from derivations.network.layers import Layer, Window
from derivations.network.terms import Operand, Term, function, named, operation

Note = Callable[[str, Term], Term]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A weight array or a bias: its name, and its present value."""

    name: str
    now: Term


@dataclass(frozen=True, slots=True)
class At:
    """A layer at work: its input and parameters, how many images a batch has (0: none), where to note."""

    layer: Layer
    x: Term
    note: Note
    suffix: str = ""
    images: int = 0
    weights: Parameter | None = None
    bias: Parameter | None = None
    epsilon: Fraction = Fraction(0)
    row: activation.Activation | None = None

    @property
    def w(self) -> Term:
        """The weights, which the layer has."""
        if self.weights is None:
            raise NetworkError(f"the layer {self.layer.name!r} has no weights", self.layer.path)
        return self.weights.now

    def known(self, name: str) -> Term:
        """What was noted on the way forward."""
        return named(f"{name}{self.suffix}")

    def shifted(self, formula: Term) -> Term:
        """With the bias, where there is one."""
        return formula + self.bias.now if self.bias else formula


@dataclass(frozen=True, slots=True)
class Slopes:
    """What comes back: the derivative at the input, and those at the parameters by name."""

    x: Term
    parameters: Mapping[str, Term]


Forward = Callable[[At], Term]
Backward = Callable[[At, Term, Term], Slopes]  # of the output's name and the derivative at it


def _conv(at: At) -> Term:
    return at.shifted(operation("conv", _padded(at), _turned(at), *_stride(at.layer)))


def _conv_back(at: At, z: Term, d: Term) -> Slopes:
    x, w, stride, window = _padded(at), _turned(at), _stride(at.layer), at.layer.window
    dw = operation("conv_dw", d, x, w, *stride)
    dx = operation("conv_dx", d, w, x, *stride)
    dx = operation("cut", dx, *_around(window)) if any(_around(window)) else dx
    return Slopes(dx, _both(at, operation("flip", dw) if at.layer.flipped else dw, d))


def _dense(at: At) -> Term:
    return at.shifted(operation("dense", at.w, at.x))


def _dense_back(at: At, z: Term, d: Term) -> Slopes:
    return Slopes(operation("dense_dx", at.w, d), _both(at, operation("outer", d, at.x), d))


def _batch_norm(at: At) -> Term:
    name, m = at.layer.name, _count(at)
    mean = at.note(f"{name}_mean", operation("sum_over", at.x) / m)
    variance = at.note(f"{name}_variance", operation("sum_over", (at.x - mean) ** 2) / m)
    hat = at.note(f"{name}_hat", (at.x - mean) / function("sqrt", variance + at.epsilon))
    return at.shifted(at.w * hat)


def _batch_norm_back(at: At, z: Term, d: Term) -> Slopes:
    name, m = at.layer.name, _count(at)
    hat, variance = at.known(f"{name}_hat"), at.known(f"{name}_variance")
    g = at.note(f"{name}_hat_slope", at.w * d)
    mean, along = operation("sum_over", g) / m, operation("sum_over", g * hat) / m
    dx = (g - mean - hat * along) / function("sqrt", variance + at.epsilon)
    return Slopes(dx, _both(at, operation("sum_over", d * hat), d))


def _pooling(word: str) -> tuple[Forward, Backward]:
    def forward(at: At) -> Term:
        return operation(word, at.x, *_sizes(at.layer.window))

    def backward(at: At, z: Term, d: Term) -> Slopes:
        return Slopes(operation(f"{word}_back", d, at.x, *_sizes(at.layer.window)), {})

    return forward, backward


def _activation(at: At) -> Term:
    return at.row.of(at.x) if at.row else at.x


def _activation_back(at: At, z: Term, d: Term) -> Slopes:
    return Slopes(d * at.row.slope_at(at.x, z) if at.row else d, {})


#   kind                  output                                   derivatives
ROWS: dict[str, tuple[Forward, Backward]] = {
    "conv": (_conv, _conv_back),
    "dense": (_dense, _dense_back),
    "batch-norm": (_batch_norm, _batch_norm_back),
    "max-pool": _pooling("maxpool"),
    "avg-pool": _pooling("avgpool"),
    "global-average-pool": (
        lambda at: operation("globalavg", at.x),
        lambda at, z, d: Slopes(operation("globalavg_back", d, at.x), {}),
    ),
    "flatten": (
        lambda at: operation("flatten", at.x, *([at.images] if at.images else [])),
        lambda at, z, d: Slopes(operation("shaped", d, at.x), {}),
    ),
    "softmax": (
        lambda at: operation("softmax", at.x),
        lambda at, z, d: Slopes(operation("softmax_back", d, z), {}),
    ),
    "activation": (_activation, _activation_back),
}


def _both(at: At, weights: Term, d: Term) -> dict[str, Term]:
    """The derivatives at weights and bias, by name; a shared bias is summed over all it was added to."""
    result = {at.weights.name: weights} if at.weights else {}
    return result | ({at.bias.name: operation("sum_like", d, at.bias.now)} if at.bias else {})


def _padded(at: At) -> Term:
    around = _around(at.layer.window)
    return operation("pad", at.x, *around) if any(around) else at.x


def _turned(at: At) -> Term:
    return operation("flip", at.w) if at.layer.flipped else at.w


def _around(window: Window) -> list[int]:
    return [*window.padding[0], *window.padding[1]]


def _stride(layer: Layer) -> list[Operand]:
    """Row stride, column stride, groups, as far as they have to be said."""
    (down, across), groups = layer.window.stride, layer.groups
    if groups != 1:
        return [down, across, groups]
    return [down, across] if across != down else [down] if down != 1 else []


def _sizes(window: Window) -> list[Operand]:
    (rows, columns), (down, across) = window.size, window.stride
    if rows == columns and down == across and not any(_around(window)):
        return [rows, down]
    return [rows, columns, down, across, *_around(window)]


def _count(at: At) -> Fraction:
    """Over how many entries a channel is normalised."""
    return Fraction(max(at.images, 1) * prod(at.layer.before[:-1]))
