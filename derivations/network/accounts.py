"""What does a whole network cost, layer by layer and in all?

    kind: cost-table
    input: [32, 32, 3]                     # height, width, channels; or [784]
    layers:                                # the kinds of `layers`; an activation costs nothing
      - {name: conv1, kind: conv, kernel: 3, filters: 64}
      - {name: pool1, kind: max-pool, size: 2}
      - {kind: flatten}
      - {name: fc, kind: dense, units: 10, bias: false}
      - {name: block, kind: residual, main: [...], shortcut: [...]}    # side by side, then added

The trace holds for each layer `conv1_height`, `conv1_width`, `conv1_channels`, `conv1_units`, and if it has
any, `conv1_weights`, `conv1_biases`, `conv1_parameters`, `conv1_connections`; then the totals `units` (of
convolutions and dense layers), `weights`, `biases`, `parameters`, `connections`, and the shares
`dense_weights_share`, `conv_connections_share`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from derivations.language.tree import Tree, number
from derivations.network.error import NetworkError, Path, Shape, misfit
from derivations.network.fields import Fields
from derivations.network.layers import Layer, place
from derivations.network.terms import Term, function, total
from derivations.network.trace import Run

MOST_LAYERS = 10_000
Sizes = tuple[Term, ...]  # of a shape: numbers, or the quantities that hold them
COLUMNS = ("weights", "biases", "parameters", "connections")


def account(declaration: Mapping[str, object]) -> tuple[Layer, ...]:
    """Every layer in its place, those of residual blocks included."""
    fields = Fields(declaration).only("kind", "input", "layers")
    shape = tuple(Fields({"n": n}, fields.at("input")).whole("n") for n in fields.entries("input"))
    if len(shape) not in (1, 2, 3):
        raise NetworkError("an input is [height, width, channels] or [units]", fields.at("input"))
    return tuple(_placed(fields.entries("layers"), shape, fields.at("layers")))


def cost_table(declaration: Mapping[str, object]) -> Callable[[Run], None]:
    """The program that notes the whole table."""
    layers = account(declaration)

    def program(run: Run) -> None:
        sums: dict[str, dict[str, list[Term]]] = {column: {} for column in ("units", *COLUMNS)}
        sizes: dict[str, Sizes] = {}
        for layer in layers:
            before = sizes.get(layer.behind) or tuple(_count(size) for size in layer.before)
            after = sizes[layer.name] = _shape(run, layer, sizes_after(layer, before))
            units = run.note(f"{layer.name}_units", _times(*after))
            if not layer.weights and not layer.bias:
                continue
            row = {"units": units} if layer.kind in ("conv", "dense") else {}
            weights, biases = parameters(layer, before, after)
            row["weights"] = run.note(f"{layer.name}_weights", _times(*weights))
            row["biases"] = run.note(f"{layer.name}_biases", _times(*biases) if biases else _count(0))
            row["parameters"] = run.note(f"{layer.name}_parameters", row["weights"] + row["biases"])
            used = row["weights"] if layer.places == 1 else _times(row["weights"], *after[:-1])
            row["connections"] = run.note(f"{layer.name}_connections", used)
            for column, term in row.items():
                sums[column].setdefault(layer.kind, []).append(term)
        for column, kinds in sums.items():
            run.note(column, total(term for terms in kinds.values() for term in terms))
        _share(run, "dense_weights_share", sums["weights"].get("dense", []), "weights")
        _share(run, "conv_connections_share", sums["connections"].get("conv", []), "connections")

    return program


def sizes_after(layer: Layer, before: Sizes) -> Sizes:
    """The sizes of its output in those of its input: what somebody goes on with who has these."""
    sides = tuple(
        _side(layer, before[axis], axis)
        for axis in (0, 1)
        if len(layer.after) > 1 and layer.window.over(layer.before, layer.path) == layer.after[:2]
    )
    if layer.kind == "flatten":
        return (_times(*before),)
    if layer.kind in ("max-pool", "avg-pool") and sides:
        return (*sides, *before[2:])
    if layer.kind == "conv" and sides:
        return (
            *sides,
            *((before[2] if _depthwise(layer) else _count(layer.after[2]),) if before[2:] else ()),
        )
    if layer.kind == "global-average-pool":
        return before[2:]
    return before if layer.before == layer.after else tuple(_count(size) for size in layer.after)


def _side(layer: Layer, side: Term, axis: int) -> Term:
    """floor((side - kernel + before + after)/stride) + 1"""
    window = layer.window
    room = side - Fraction(window.size[axis]) + Fraction(sum(window.padding[axis]))
    stride = window.stride[axis]
    return (room if stride == 1 else function("floor", room / Fraction(stride))) + 1


def parameters(layer: Layer, before: Sizes, after: Sizes) -> tuple[Sizes, Sizes]:
    """The shapes of its weights and of its biases, in the sizes of its input and output."""
    weights, biases = ([_count(size) for size in shape] for shape in (layer.weights, layer.bias))
    if layer.kind == "conv" and _depthwise(layer):
        weights[3:], biases = [before[2]], [before[2]] if biases else []
    elif layer.kind == "conv" and len(weights) == 4:
        weights[3], biases = after[2], [after[2]] if biases else []
        if layer.weights[2] * layer.groups == layer.before[2]:
            weights[2] = before[2] if layer.groups == 1 else before[2] / Fraction(layer.groups)
    elif layer.kind == "dense":
        weights[0], biases = after[0], [after[0]] if biases else []
        weights[1] = before[0] if layer.before == layer.weights[1:] else weights[1]
    elif layer.kind == "batch-norm":
        weights, biases = [before[-1]], [before[-1]] if biases else []
    return tuple(weights), tuple(biases)


def _depthwise(layer: Layer) -> bool:
    """Has every channel its own kernel?"""
    return layer.weights[2:] == (1, layer.groups) and layer.before[2:] == (layer.groups,)


def _placed(entries: list[object], shape: Shape, path: Path, behind: str = "") -> list[Layer]:
    layers: list[Layer] = []
    if not entries:
        raise NetworkError("there are no layers", path)
    for at, entry in enumerate(entries):
        if isinstance(entry, Mapping) and entry.get("kind") == "residual":
            layers += _residual(Fields(entry, (*path, at)), shape, at + 1, behind)
        else:
            layers.append(replace(place(entry, shape, (*path, at), at + 1), behind=behind))
        shape, behind = layers[-1].after, layers[-1].name
        if len(layers) > MOST_LAYERS:
            raise NetworkError(f"more than {MOST_LAYERS} layers", path)
    names = [layer.name for layer in layers]
    for layer in layers:
        if names.count(layer.name) > 1:
            raise NetworkError(f"two layers are called {layer.name!r}", layer.path)
    return layers


def _residual(fields: Fields, shape: Shape, number: int, behind: str) -> list[Layer]:
    fields.only("kind", "name", "main", "shortcut")
    name = str(fields.raw("name", f"residual{number}"))
    main = _placed(fields.entries("main"), shape, fields.at("main"))
    beside = fields.entries("shortcut", [])
    shortcut = _placed(beside, shape, fields.at("shortcut")) if beside else []
    added = shortcut[-1].after if shortcut else shape
    if main[-1].after != added:
        raise misfit("what a residual block adds", main[-1].after, added, fields.path)
    inside = [*_renamed(main, f"{name}_", behind), *_renamed(shortcut, f"{name}_shortcut_", behind)]
    last = f"{name}_{main[-1].name}"
    return [*inside, Layer(name, "add", added, added, path=fields.path, behind=last)]


def _renamed(layers: list[Layer], start: str, behind: str) -> Iterator[Layer]:
    """The layers of a branch, which takes what stands behind the block."""
    for at, layer in enumerate(layers):
        yield replace(layer, name=start + layer.name, behind=start + layer.behind if at else behind)


def _shape(run: Run, layer: Layer, after: Sizes) -> Sizes:
    words = ("height", "width", "channels") if len(after) > 1 else ("length",)
    return tuple(run.note(f"{layer.name}_{word}", size) for word, size in zip(words, after, strict=False))


def _times(*sizes: Term) -> Term:
    return Term(Tree("mul", tuple(size.tree for size in sizes))) if len(sizes) > 1 else sizes[0]


def _count(size: int) -> Term:
    return Term(number(size))


def _share(run: Run, name: str, part: list[Term], column: str) -> None:
    whole = Term(Tree("name", (), column))
    if run.value(whole):
        run.note(name, total(part) / whole)
