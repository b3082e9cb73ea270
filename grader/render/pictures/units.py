"""A network node by node: its layers from left to right, the student's values on nodes and edges.

Weights and inputs that the question gives stand at their places too; where several steps are asked for at
once, their course is drawn instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from derivations.network.fields import Fields
from derivations.network.wiring import Node, Wiring, wiring
from grader.render.pictures.course import course
from grader.render.pictures.fit import fitted
from grader.render.pictures.picture import GIVEN, Dot, Line, Mark, Picture, Seen, Words, wide

ACROSS, DOWN, RADIUS, MARGIN, LINE = 165.0, 104.0, 19.0, 62.0, 15.0
MOST_NODES, MOST_EDGES = 8, 24
ALONG = 0.33  # where on a sloping edge its value stands


@dataclass(frozen=True, slots=True)
class Spot:
    """A node at its place."""

    name: str
    x: float
    y: float


def drawn(declaration: Mapping[str, object], seen: Sequence[Seen]) -> Picture | None:
    """The network with what was written."""
    inputs = declaration.get("inputs")
    if not isinstance(inputs, Mapping) or any(one.place for one in seen):
        return None
    net = wiring(Fields(declaration), [str(name) for name in inputs])
    if found := fitted(declaration, net, seen):
        return found
    if len({one.step for one in seen}) > 1:
        return course(seen, prefer=net.numbers)
    layers = [[str(name) for name in inputs], *([node.name for node in layer.nodes] for layer in net.layers)]
    edges = [(source, node, weight) for node in _nodes(net) for source, weight in node.weights.items()]
    if max(map(len, layers)) > MOST_NODES or len(edges) > MOST_EDGES:
        return None
    at_nodes, at_edges = _placed(net, [str(name) for name in inputs], seen)
    if not at_nodes and not at_edges:
        return None
    given = {name: value for name, value in inputs.items() if not isinstance(value, Sequence)}
    return _Drawing(layers, edges, at_nodes, at_edges, given, net).picture()


def _nodes(net: Wiring) -> Iterator[Node]:
    for layer in net.layers:
        yield from layer.nodes


def _placed(
    net: Wiring, inputs: Sequence[str], seen: Sequence[Seen]
) -> tuple[dict[str, list[Seen]], dict[str, list[Seen]]]:
    """Node -> what was written of it; weight -> the same."""
    owner = {name: name for name in inputs}
    for node in _nodes(net):
        output = f"y{node.name}" if node.name.isdigit() else node.name
        owner |= dict.fromkeys((node.field or output, output, f"d{node.name}", f"e{node.name}"), node.name)
        owner |= {node.bias: node.name, f"d{node.bias}": node.name} if node.bias else {}
    last = net.layers[-1].nodes
    owner |= {"e": last[0].name} if len(last) == 1 else {}
    weights = {weight for node in _nodes(net) for weight in node.weights.values()}
    at_nodes: dict[str, list[Seen]] = {}
    at_edges: dict[str, list[Seen]] = {}
    for one in seen:
        bare = one.base.partition("/d")[2] or one.base  # dE/dw31 and dE/dO1 stand where w31 and O1 do
        for name in dict.fromkeys((one.base, bare, bare.removeprefix("d"))):
            if name in weights:
                at_edges.setdefault(name, []).append(one)
                break
            if name in owner:
                at_nodes.setdefault(owner[name], []).append(one)
                break
    return at_nodes, at_edges


@dataclass(frozen=True, slots=True)
class _Drawing:
    layers: Sequence[Sequence[str]]
    edges: Sequence[tuple[str, Node, str]]
    at_nodes: Mapping[str, Sequence[Seen]]
    at_edges: Mapping[str, Sequence[Seen]]
    given: Mapping[str, object]
    net: Wiring

    def picture(self) -> Picture:
        most = max(map(len, self.layers))
        lines = max(map(len, self.at_nodes.values()), default=0)
        room = RADIUS + 8 + max(lines, 1) * LINE  # beyond the outermost nodes
        down = DOWN if most < 3 else max(DOWN, RADIUS * 2 + 18 + lines * LINE)
        middle = room + down * (most - 1) / 2
        labels = [text for layer in self.layers for text in self._labels(layer)]
        margin = max(MARGIN, *(4 + wide(text) / 2 for text in labels)) if labels else MARGIN
        spots = {
            name: Spot(name, margin + ACROSS * column, middle + down * (row - (len(names) - 1) / 2))
            for column, names in enumerate(self.layers)
            for row, name in enumerate(names)
        }
        marks = [*self._edges(spots, middle), *self._nodes(spots, middle)]
        width = 2 * margin + ACROSS * (len(self.layers) - 1)
        return Picture(width, 2 * middle, self._said(), self._caption(), marks)

    def _edges(self, spots: Mapping[str, Spot], middle: float) -> Iterator[Mark]:
        """Each edge with its value beside it, on the side where fewer others run."""
        for source, node, weight in self.edges:
            a, b = spots[source], spots[node.name]
            tones = [one.tone for one in self.at_edges.get(weight, ())]
            yield Line([(a.x, a.y), (b.x, b.y)], "bad" if "bad" in tones else GIVEN)
        for source, node, weight in self.edges:
            a, b = spots[source], spots[node.name]
            level = a.y == b.y
            along, aside, anchor = (0.5, 0.0, "middle") if level else (ALONG, 4.0, "start")
            x, y = a.x + along * (b.x - a.x) + aside, a.y + along * (b.y - a.y)
            up = a.y <= middle if level else a.y < b.y
            written = self.at_edges.get(weight, ())
            if not written and not self.at_edges:
                yield Words(x, y + _beside(0, 1, up), _spelled(self.net.numbers.get(weight)), GIVEN, anchor)
            for row, one in enumerate(written):
                yield Words(x, y + _beside(row, len(written), up), one.marked, one.tone, anchor)

    def _nodes(self, spots: Mapping[str, Spot], middle: float) -> Iterator[Mark]:
        """Each node with its values: above it in the upper half, where no edge runs, else below."""
        for name, spot in spots.items():
            written = self.at_nodes.get(name, ())
            worst = "bad" if any(one.tone == "bad" for one in written) else GIVEN
            yield Dot(spot.x, spot.y, RADIUS, worst)
            yield Words(spot.x, spot.y + 4.5, name, "name")
            up = spot.y < middle
            edge = spot.y + (-RADIUS if up else RADIUS)
            if not written and name in self.given:
                yield Words(spot.x, edge + _beside(0, 1, up), _spelled(self.given[name]))
            for row, one in enumerate(written):
                yield Words(spot.x, edge + _beside(row, len(written), up), _label(name, one), one.tone)

    def _labels(self, layer: Sequence[str]) -> Iterator[str]:
        for name in layer:
            yield from (_label(name, one) for one in self.at_nodes.get(name, ()))

    def _said(self) -> str:
        sizes = ", ".join(str(len(names)) for names in self.layers)
        values = [*self.at_nodes.values(), *self.at_edges.values()]
        told = "; ".join(f"{one.base} {one.short}, {one.outcome}" for group in values for one in group)
        return f"The network, with layers of {sizes} nodes. Your values: {told}."

    def _caption(self) -> str:
        where = [
            w for w, there in (("at the nodes", self.at_nodes), ("on the edges", self.at_edges)) if there
        ]
        return f"Your values {' and '.join(where)}; in grey, what the question gives."


def _label(node: str, one: Seen) -> str:
    return one.marked if one.base == node else f"{one.base} = {one.marked}"


def _beside(row: int, rows: int, up: bool) -> float:
    """How far from an edge or node the base line of a row of words lies."""
    return (row - rows + 1) * LINE - 6 if up else row * LINE + 15


def _spelled(value: object) -> str:
    """A given number as short as it is."""
    try:
        return f"{float(value):.6g}".replace("-", "−")  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return ""
