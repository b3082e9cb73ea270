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

from collections.abc import Callable, Mapping
from fractions import Fraction

from derivations.language.tree import Tree, number
from derivations.network.error import NetworkError, Path, Shape, misfit
from derivations.network.fields import Fields
from derivations.network.layers import Layer, place
from derivations.network.terms import Term, total
from derivations.network.trace import Run

MOST_LAYERS = 10_000
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
        for layer in layers:
            _shape(run, layer)
            units = run.note(f"{layer.name}_units", _times(*layer.after))
            if not layer.weights and not layer.bias:
                continue
            row = {"units": units} if layer.kind in ("conv", "dense") else {}
            row["weights"] = run.note(f"{layer.name}_weights", _times(*layer.weights))
            row["biases"] = run.note(f"{layer.name}_biases", _times(*layer.bias) if layer.bias else _count(0))
            row["parameters"] = run.note(f"{layer.name}_parameters", row["weights"] + row["biases"])
            used = row["weights"] if layer.places == 1 else row["weights"] * Fraction(layer.places)
            row["connections"] = run.note(f"{layer.name}_connections", used)
            for column, term in row.items():
                sums[column].setdefault(layer.kind, []).append(term)
        for column, kinds in sums.items():
            run.note(column, total(term for terms in kinds.values() for term in terms))
        _share(run, "dense_weights_share", sums["weights"].get("dense", []), "weights")
        _share(run, "conv_connections_share", sums["connections"].get("conv", []), "connections")

    return program


def _placed(entries: list[object], shape: Shape, path: Path) -> list[Layer]:
    layers: list[Layer] = []
    if not entries:
        raise NetworkError("there are no layers", path)
    for at, entry in enumerate(entries):
        if isinstance(entry, Mapping) and entry.get("kind") == "residual":
            layers += _residual(Fields(entry, (*path, at)), shape, at + 1)
        else:
            layers.append(place(entry, shape, (*path, at), at + 1))
        shape = layers[-1].after
        if len(layers) > MOST_LAYERS:
            raise NetworkError(f"more than {MOST_LAYERS} layers", path)
    names = [layer.name for layer in layers]
    for layer in layers:
        if names.count(layer.name) > 1:
            raise NetworkError(f"two layers are called {layer.name!r}", layer.path)
    return layers


def _residual(fields: Fields, shape: Shape, number: int) -> list[Layer]:
    fields.only("kind", "name", "main", "shortcut")
    name = str(fields.raw("name", f"residual{number}"))
    main = _placed(fields.entries("main"), shape, fields.at("main"))
    beside = fields.entries("shortcut", [])
    shortcut = _placed(beside, shape, fields.at("shortcut")) if beside else []
    added = shortcut[-1].after if shortcut else shape
    if main[-1].after != added:
        raise misfit("what a residual block adds", main[-1].after, added, fields.path)
    inside = [_renamed(layer, f"{name}_{layer.name}") for layer in main]
    inside += [_renamed(layer, f"{name}_shortcut_{layer.name}") for layer in shortcut]
    return [*inside, Layer(name, "add", added, added, path=fields.path)]


def _renamed(layer: Layer, name: str) -> Layer:
    from dataclasses import replace

    return replace(layer, name=name)


def _shape(run: Run, layer: Layer) -> None:
    words = ("height", "width", "channels") if len(layer.after) > 1 else ("length",)
    for word, size in zip(words, layer.after, strict=False):
        run.note(f"{layer.name}_{word}", _count(size))


def _times(*sizes: int) -> Term:
    return Term(Tree("mul", tuple(number(size) for size in sizes))) if len(sizes) > 1 else _count(*sizes)


def _count(size: int) -> Term:
    return Term(number(size))


def _share(run: Run, name: str, part: list[Term], column: str) -> None:
    whole = Term(Tree("name", (), column))
    if run.value(whole):
        run.note(name, total(part) / whole)
