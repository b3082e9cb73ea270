"""Which weight leads from which node to which, in a network declared node by node?

    inputs: {x1: 0.3, x2: 0.5}         # a list holds one value a sample: {x1: [0, 0, 1, 1], x2: [0, 1, 0, 1]}
    layers:                            # a first layer named `input` may list the inputs
      - {name: hidden, nodes: [3, 4], activation: log-sigmoid, bias: none}
      - {name: output, nodes: [5], activation: log-sigmoid, bias: none}
    weights: {w31: 0.1, w32: 0.4, w41: 0.3, w42: 0.2, w53: 0.2, w54: 0.4}

Weights are declared in one of four ways:

    by name      `w31` leads to node 3 from input x1 (or node 1), `x1y1` from x1 to y1: whichever is declared
    by wiring    beside `weights`: `wiring: {h1: [w11 from x1, w13 from x2]}` or `{h1: {x1: w11, x2: w13}}`
    by node      `weights: {h1: {x1: 20, x2: 20, bias: -10}}`; they are then called `w_h1_x1`, …, `b_h1`
    by matrix    `weights: {hidden: [[0.1, 0.4], [0.3, 0.2]]}`, a row for each node of the layer of that name;
                 the entries are called `w31`, … where the nodes are numbered, else `w_h1_x1`

A layer's `bias` is `none`, `b1 (shared)`, a list with a name for each node, or `per unit` (`b3` of node 3);
the numbers stand in `biases: {b1: 1}`, by name or, for a layer with `per unit`, as a list under the layer's
name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from derivations.network import activation
from derivations.network.activation import Activation
from derivations.network.error import NetworkError, Path, misfit, unknown
from derivations.network.fields import Fields
from derivations.network.numerals import Value, exact


@dataclass(frozen=True, slots=True)
class Node:
    """A unit: where its weights come from, and its bias."""

    name: str
    weights: Mapping[str, str]  # from which node -> the weight's name
    bias: str | None
    field: str  # how its field is called: "" where it is the output itself


@dataclass(frozen=True, slots=True)
class Layer:
    """The units of one layer."""

    name: str
    nodes: tuple[Node, ...]
    activation: Activation


@dataclass(frozen=True, slots=True)
class Wiring:
    """All layers, and the value of every weight and bias by name, in the order they are declared."""

    layers: tuple[Layer, ...]
    numbers: Mapping[str, Value]


LAYER_KEYS = ("name", "nodes", "activation", "bias", "fields")


def wiring(fields: Fields, inputs: list[str]) -> Wiring:
    """Reads layers, weights, wiring and biases."""
    return _Reader(fields, inputs).read()


class _Reader:
    def __init__(self, fields: Fields, inputs: list[str]) -> None:
        self.fields = fields
        self.inputs = inputs
        self.weights = fields.fields("weights", {})
        self.biases = fields.fields("biases", {})
        self.wires = fields.fields("wiring", {})
        self.numbers: dict[str, Value] = {}
        self.used: set[str] = set()

    def read(self) -> Wiring:
        before, layers, seen = self.inputs, [], set(self.inputs)
        entries = self.fields.entries("layers")
        for at, entry in enumerate(entries):
            inside = Fields(entry, (*self.fields.at("layers"), at)).only(*LAYER_KEYS)
            nodes = [str(node) for node in inside.entries("nodes")]
            if (
                at == 0
                and "activation" not in inside
                and len(entries) > 1
                and inside.raw("name", "") == "input"
            ):
                if nodes != self.inputs:
                    text = (
                        f"the input layer lists {', '.join(nodes)}, the inputs are {', '.join(self.inputs)}"
                    )
                    raise NetworkError(text, inside.at("nodes"))
                continue
            for node in nodes:
                if node in seen:
                    raise NetworkError(f"two nodes are called {node!r}", inside.at("nodes"))
                seen.add(node)
            layers.append(self._layer(inside, nodes, before))
            before = nodes
        if not layers:
            raise NetworkError("there are no layers", self.fields.at("layers"))
        self._nothing_left()
        return Wiring(tuple(layers), self.numbers)

    def _layer(self, inside: Fields, nodes: list[str], before: list[str]) -> Layer:
        name = str(inside.raw("name", nodes[0] if nodes else ""))
        if not nodes:
            raise NetworkError("a layer without nodes", inside.at("nodes"))
        row = activation.declared(inside.raw("activation", "linear"), inside.at("activation"))
        labels = inside.entries("fields") if "fields" in inside else [_field(node, row) for node in nodes]
        if len(labels) != len(nodes):
            raise misfit(
                "a name for the field of each node", (len(labels),), (len(nodes),), inside.at("fields")
            )
        matrix = self._matrix(name, nodes, before)
        biases = self._biases(inside, name, nodes)
        made = [
            Node(node, matrix[node] if matrix else self._into(node, before), bias, str(label))
            for node, bias, label in zip(nodes, biases, labels, strict=True)
        ]
        return Layer(name, tuple(made), row)

    def _matrix(self, layer: str, nodes: list[str], before: list[str]) -> dict[str, dict[str, str]]:
        entry = self.weights.raw(layer, None)
        if layer in nodes or isinstance(entry, Mapping) or not isinstance(entry, list | tuple):
            return {}
        values = exact(entry, self.weights.at(layer))
        if values.shape != (len(nodes), len(before)):
            text = f"the weights of layer {layer!r}, a row for each node, a column for each node before it"
            raise misfit(text, tuple(values.shape), (len(nodes), len(before)), self.weights.at(layer))
        self.used.add(layer)
        result: dict[str, dict[str, str]] = {}
        for node, row in zip(nodes, values, strict=True):
            result[node] = {source: _weight(node, source) for source in before}
            self.numbers |= dict(zip(result[node].values(), row, strict=True))
        return result

    def _into(self, node: str, before: list[str]) -> dict[str, str]:
        if node in self.wires:
            return self._wired(node, before)
        if isinstance(self.weights.raw(node, None), Mapping):
            return self._by_node(node, before)
        return {source: self._by_name(node, source) for source in before}

    def _wired(self, node: str, before: list[str]) -> dict[str, str]:
        path, entry, pairs = self.wires.at(node), self.wires.raw(node), []
        if isinstance(entry, Mapping):
            pairs = [(str(source), str(weight)) for source, weight in entry.items()]
        else:
            for at, text in enumerate(self.wires.entries(node)):
                match = re.fullmatch(r"\s*(\S+)\s+from\s+(\S+)\s*", str(text))
                if not match:
                    raise NetworkError(f"'w11 from x1' is expected here, not {text!r}", (*path, at))
                pairs.append((match[2], match[1]))
        for source, weight in pairs:
            if source not in before:
                raise unknown("node", source, before, path)
            self._take(weight, path)
        return dict(pairs)

    def _by_node(self, node: str, before: list[str]) -> dict[str, str]:
        inside = self.weights.fields(node).only("bias", *before)
        self.used.add(node)
        for source in before:
            if source not in inside:
                raise NetworkError(f"the weight from {source} to {node} is missing", inside.path)
            self.numbers[_weight(node, source)] = inside.number(source)
        return {source: _weight(node, source) for source in before}

    def _by_name(self, node: str, source: str) -> str:
        candidates = _candidates(node, source)
        found = [word for word in candidates if word in self.weights]
        if len(found) != 1:
            free = [word for word in self.weights.mapping if word not in self.used]
            near = [word for word in free if sorted(word) == sorted(candidates[0])]  # w24 for w42
            near = near or get_close_matches(candidates[0], free, n=1)
            what = "is declared twice" if found else f"is missing ({' or '.join(candidates[:2])})"
            text = f"the weight from {source} to {node} {what}"
            raise NetworkError(text, self.weights.path, nearest=near[0] if near and not found else None)
        if found[0] in self.used:
            raise NetworkError(
                f"{found[0]} may lead to several nodes: say which by 'wiring'", self.weights.at(found[0])
            )
        self._take(found[0], self.weights.path)
        return found[0]

    def _take(self, weight: str, path: Path) -> None:
        if weight not in self.weights:
            raise unknown("weight", weight, self.weights.mapping, path)
        self.used.add(weight)
        self.numbers[weight] = self.weights.number(weight)

    def _biases(self, inside: Fields, layer: str, nodes: list[str]) -> list[str | None]:
        entry = inside.raw("bias", "per unit" if self._has_bias(nodes) else "none")
        path = inside.at("bias")
        if entry in (None, "none", False):
            return [None] * len(nodes)
        if isinstance(entry, list | tuple):
            if len(entry) != len(nodes):
                raise misfit("a bias for each node", (len(entry),), (len(nodes),), path)
            return [self._bias(str(word), path) for word in entry]
        if entry == "per unit":
            return self._per_unit(layer, nodes, path)
        shared = re.fullmatch(r"(\S+?)(\s*\(shared\))?", str(entry))
        if not shared:
            raise NetworkError(
                f"a bias is none, a name, 'b1 (shared)', 'per unit' or a list, not {entry!r}", path
            )
        return [self._bias(shared[1], path)] * len(nodes)

    def _has_bias(self, nodes: list[str]) -> bool:
        entries = [self.weights.raw(node, None) for node in nodes]
        return any("bias" in entry for entry in entries if isinstance(entry, Mapping))

    def _per_unit(self, layer: str, nodes: list[str], path: Path) -> list[str | None]:
        listed = self.biases.raw(layer, None)
        if isinstance(listed, list | tuple):
            values = exact(listed, self.biases.at(layer))
            if values.shape != (len(nodes),):
                raise misfit("a bias for each node", values.shape, (len(nodes),), self.biases.at(layer))
            self.numbers |= dict(zip((_bias(node) for node in nodes), values, strict=True))
            self.used.add(layer)
            return [_bias(node) for node in nodes]
        result: list[str | None] = []
        for node in nodes:
            if isinstance(self.weights.raw(node, None), Mapping):
                self.numbers[_bias(node)] = self.weights.fields(node).number("bias")
                result.append(_bias(node))
            else:
                result.append(self._bias(_bias(node), path))
        return result

    def _bias(self, word: str, path: Path) -> str:
        if word not in self.biases:
            raise unknown("bias", word, self.biases.mapping, path)
        self.used.add(word)
        self.numbers[word] = self.biases.number(word)
        return word

    def _nothing_left(self) -> None:
        for inside in (self.weights, self.biases):
            for word in inside.mapping:
                if word not in self.used:
                    raise NetworkError(
                        f"{word!r} leads nowhere: no node of this network uses it", inside.at(word)
                    )
        nodes = {node for layer in self.fields.entries("layers") for node in map(str, layer["nodes"])}
        for node in self.wires.mapping:
            if node not in nodes:
                raise unknown("node", node, nodes, self.wires.at(node))


def _candidates(node: str, source: str) -> list[str]:
    number = re.fullmatch(r"x(\d+)", source)
    sources = dict.fromkeys([number[1] if number else source, source])
    joined = [f"{stem}{node}{s}" for s in sources for stem in ("w", "w_")]
    return list(dict.fromkeys([*joined, f"{source}{node}", _weight(node, source)]))


def _weight(node: str, source: str) -> str:
    number = re.fullmatch(r"x?(\d+)", source)
    return f"w{node}{number[1]}" if node.isdigit() and number else f"w_{node}_{source}"


def _bias(node: str) -> str:
    return f"b{node}" if node.isdigit() else f"b_{node}"


def _field(node: str, row: Activation) -> str:
    if row.name == "linear" and not node.isdigit():
        return ""
    return f"H{node}" if node.isdigit() else f"v_{node}"
