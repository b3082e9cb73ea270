"""What does a layer make of a shape, and how many weights has it?

One row a kind: the fields it may be declared with, and the reader that places it behind a shape.  Shapes are
(height, width, channels), (height, width) of an image without channels, or (units,).  A kernel has the shape
(height, width, channels it sees, kernels), as the framework Keras has it; (height, width) for an image
without channels.

    kind                   fields (besides name, bias)                         weights
    conv                   kernel, filters, stride, padding, groups, flipped  area x channels/groups x filters
    depthwise              kernel, stride, padding                             area x channels
    pointwise              filters, stride                                     channels x filters
    dense                  units, inputs                                       inputs x units
    max-pool, avg-pool     size, stride, padding                               -
    global-average-pool, flatten, softmax, dropout, every activation           -
    batch-norm             epsilon                                             channels (and as many biases)

`padding` is a number for every side, [before, after], `valid` or `same`.  `depth` and `output_side` of a
conv say what it sees and makes where that is known otherwise; `flipped: true` is true convolution.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import prod

from derivations.network import activation
from derivations.network.error import NetworkError, Path, Shape, misfit, sized, unknown
from derivations.network.fields import Fields
from derivations.network.shapes import ends, output_side


@dataclass(frozen=True, slots=True)
class Window:
    """How a window slides over an image: size, stride and padding, each for rows and columns."""

    size: tuple[int, int] = (1, 1)
    stride: tuple[int, int] = (1, 1)
    padding: tuple[tuple[int, int], tuple[int, int]] = ((0, 0), (0, 0))

    def over(self, before: Shape, path: Path) -> tuple[int, int]:
        """Rows and columns of the output."""
        height, width = (
            output_side(before[i], self.size[i], self.padding[i], self.stride[i], path) for i in (0, 1)
        )
        return height, width


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer in its place: the shapes around it and those of its parameters."""

    name: str
    kind: str
    before: Shape
    after: Shape
    weights: Shape = ()
    bias: Shape = ()
    places: int = 1  # how often each weight is used
    window: Window = field(default_factory=Window)
    groups: int = 1
    flipped: bool = False
    path: Path = ()
    behind: str = ""  # the layer whose output it takes, where a whole network is laid out; else the input

    @property
    def units(self) -> int:
        """Output activations."""
        return prod(self.after)

    @property
    def weight_count(self) -> int:
        """Trainable weights, biases apart."""
        return prod(self.weights) if self.weights else 0

    @property
    def bias_count(self) -> int:
        """Biases."""
        return prod(self.bias) if self.bias else 0

    @property
    def connections(self) -> int:
        """Multiplications of one input: every weight once for each place it is used at."""
        return self.weight_count * self.places


COMMON = ("kind", "name", "bias", "weights")
Reader = Callable[[Fields, Shape, str], Layer]


def place(entry: object, before: Shape, path: Path, number: int) -> Layer:
    """The declared layer behind a shape; what does not fit is a `NetworkError`."""
    fields = Fields(entry, path)
    kind = str(fields.raw("kind"))
    if kind not in KINDS and kind not in SAME_SHAPE:
        raise unknown("kind of layer", kind, (*KINDS, *SAME_SHAPE), fields.at("kind"))
    name = str(fields.raw("name", f"{kind}{number}"))
    if kind in SAME_SHAPE:
        fields.only(*COMMON[:2], *SAME_SHAPE[kind])
        return Layer(name, kind, before, before, path=path)
    keys, reader = KINDS[kind]
    return reader(fields.only(*COMMON, *keys), before, name)


def _conv(fields: Fields, before: Shape, name: str) -> Layer:
    _image(before, fields.path)
    plain = len(before) == 2
    depth = fields.whole("depth") if "depth" in fields else 1 if plain else before[2]
    groups = fields.whole("groups", 1)
    filters = fields.whole("filters", 1)
    if depth % groups or filters % groups:
        text = f"{groups} groups of equal size cannot be made of {depth} channels and {filters} kernels"
        raise NetworkError(text, fields.at("groups"), shapes=((depth, filters), (groups,)))
    window = _window(fields, "kernel", before)
    height, width = _sides(fields, window, before)
    weights = window.size if plain else (*window.size, depth // groups, filters)
    after = (height, width) if plain else (height, width, filters)
    if plain and filters != 1:
        raise misfit("an image without channels takes one kernel", (filters,), (1,), fields.at("filters"))
    return Layer(
        name, "conv", before, after, weights, _bias(fields, (filters,)), height * width, window, groups,
        bool(fields.raw("flipped", False)), fields.path,
    )  # fmt: skip


def _depthwise(fields: Fields, before: Shape, name: str) -> Layer:
    _image(before, fields.path, channels=True)
    window = _window(fields, "kernel", before)
    height, width = _sides(fields, window, before)
    weights, channels = (*window.size, 1, before[2]), before[2]
    bias = _bias(fields, (channels,))
    after = (height, width, channels)
    return Layer(
        name, "conv", before, after, weights, bias, height * width, window, channels, path=fields.path
    )


def _pointwise(fields: Fields, before: Shape, name: str) -> Layer:
    inside = {**{key: fields.raw(key) for key in fields.mapping}, "kernel": 1}
    return _conv(Fields(inside, fields.path), before, name)


def _dense(fields: Fields, before: Shape, name: str) -> Layer:
    inputs = fields.whole("inputs") if "inputs" in fields else 0
    if not inputs and len(before) != 1:
        text = f"a dense layer takes a flat input, not one of {sized(before)}: put a flatten before it"
        raise NetworkError(text, fields.path, shapes=(before, (prod(before),)))
    if inputs and len(before) == 1 and before[0] != inputs:
        raise misfit("the inputs of a dense layer", (inputs,), before, fields.at("inputs"))
    units = fields.whole("units")
    weights = (units, inputs or before[0])
    return Layer(name, "dense", before, (units,), weights, _bias(fields, (units,)), path=fields.path)


def _pool(fields: Fields, before: Shape, name: str) -> Layer:
    _image(before, fields.path)
    window = _window(fields, "size", before, stride_is_size=True)
    after = (*window.over(before, fields.path), *before[2:])
    return Layer(name, str(fields.raw("kind")), before, after, window=window, path=fields.path)


def _global(fields: Fields, before: Shape, name: str) -> Layer:
    _image(before, fields.path, channels=True)
    return Layer(name, "global-average-pool", before, before[2:], path=fields.path)


def _flatten(fields: Fields, before: Shape, name: str) -> Layer:
    return Layer(name, "flatten", before, (prod(before),), path=fields.path)


def _batch_norm(fields: Fields, before: Shape, name: str) -> Layer:
    if len(before) == 2:
        text = "batch normalisation needs an axis of channels or units: declare the image as height, width, 1"
        raise NetworkError(text, fields.path, shapes=(before, (*before, 1)))
    return Layer(
        name, "batch-norm", before, before, before[-1:], before[-1:], prod(before[:-1]), path=fields.path
    )


_SLIDING = ("stride", "padding")
KINDS: dict[str, tuple[tuple[str, ...], Reader]] = {
    "conv": (("kernel", "filters", "groups", "flipped", "depth", "output_side", *_SLIDING), _conv),
    "depthwise": (("kernel", "output_side", *_SLIDING), _depthwise),
    "pointwise": (("filters", "stride"), _pointwise),
    "dense": (("units", "inputs"), _dense),
    "max-pool": (("size", *_SLIDING), _pool),
    "avg-pool": (("size", *_SLIDING), _pool),
    "global-average-pool": ((), _global),
    "flatten": ((), _flatten),
    "batch-norm": (("epsilon",), _batch_norm),
}
# kinds that keep the shape, with the fields they take
SAME_SHAPE: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys((*activation.BY_NAME, *activation.OTHER_NAMES), ("slope", "amplitude")),
    "softmax": (),
    "dropout": ("rate",),
    "normalise": (),
}


def _image(shape: Shape, path: Path, *, channels: bool = False) -> None:
    if len(shape) != 3 and (channels or len(shape) != 2):
        wanted = (*shape, 1) if len(shape) == 2 else (1, 1, *shape[-1:])
        text = f"an image of height, width and channels is expected here, not a shape of {sized(shape)}"
        raise NetworkError(text, path, shapes=(shape, wanted))


def _window(fields: Fields, key: str, before: Shape, *, stride_is_size: bool = False) -> Window:
    size = _pair(fields, key)
    stride = _pair(fields, "stride", size if stride_is_size else (1, 1))
    padding = fields.raw("padding", 0)
    if isinstance(padding, list | tuple):
        if len(padding) != 2 or not all(isinstance(p, int) for p in padding):
            raise NetworkError(f"a padding list is [before, after], not {padding!r}", fields.at("padding"))
        padding = (padding[0], padding[1])
    elif not isinstance(padding, int | str) or isinstance(padding, bool):
        raise NetworkError(
            f"a padding is a number, [before, after], valid or same, not {padding!r}", fields.at("padding")
        )
    rows, columns = (ends(before[i], size[i], padding, stride[i], fields.at("padding")) for i in (0, 1))
    return Window(size, stride, (rows, columns))


def _sides(fields: Fields, window: Window, before: Shape) -> tuple[int, int]:
    if "output_side" in fields:
        return fields.whole("output_side"), fields.whole("output_side")
    return window.over(before, fields.path)


def _pair(fields: Fields, key: str, default: tuple[int, int] | None = None) -> tuple[int, int]:
    value = fields.raw(key) if default is None else fields.raw(key, list(default))
    both = value if isinstance(value, list | tuple) else [value, value]
    if len(both) != 2 or not all(
        isinstance(n, int) and not isinstance(n, bool) and 1 <= n <= 100_000 for n in both
    ):
        text = f"{key!r} is a whole number from 1, or two of them, not {value!r}"
        raise NetworkError(text, fields.at(key))
    return both[0], both[1]


def _bias(fields: Fields, shape: Shape) -> Shape:
    return () if fields.raw("bias", True) in (False, "none", None) else shape
