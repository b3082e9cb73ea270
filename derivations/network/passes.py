"""One pass through a network of named nodes: fields, outputs, loss, derivatives, new weights.

Every line of the pass is one `note`: its formula is made of the names of the lines before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from derivations.network.activation import softmax, softmax_descent
from derivations.network.error import NetworkError
from derivations.network.losses import Loss
from derivations.network.optimisers import Moment, Optimiser
from derivations.network.terms import Operand, Term, named, total
from derivations.network.trace import Run
from derivations.network.wiring import Layer, Node

Values = dict[str, Term]  # by node, weight or bias


@dataclass(slots=True)
class Pass:
    """The pass of one step: some samples, each with its mark (`[2]`), under one suffix (`@1`)."""

    run: Run
    layers: Sequence[Layer]
    loss: Loss
    loss_name: str
    suffix: str
    marks: Sequence[str]
    inputs: Sequence[Mapping[str, Term]]
    targets: Sequence[Sequence[Term]]
    shares: Sequence[Term]
    weights: Values
    outputs: list[Values] = field(default_factory=list)  # a sample each, by node; the inputs are in it
    fields: list[Values] = field(default_factory=list)
    errors: list[list[Term]] = field(default_factory=list)
    found: dict[str, list[Term]] = field(default_factory=dict)  # what each sample contributes to a weight

    def everything(self, *, deltas: bool) -> None:
        """Forwards and, where there are targets and every layer has a slope, backwards."""
        self.forward()
        trains = all(layer.activation.slope or layer.activation.name == "softmax" for layer in self.layers)
        if self.targets and self.targets[0] and trains:
            self.backward(deltas=deltas)

    def forward(self) -> None:
        """Fields and outputs layer by layer, then the errors and the loss."""
        for sample, inputs in enumerate(self.inputs):
            self.outputs.append(dict(inputs))
            self.fields.append({})
            for layer in self.layers:
                self._forward(layer, sample)
        if any(self.targets):
            self._loss()

    def backward(self, *, deltas: bool) -> None:
        """From the loss back to the inputs: local gradients -dE/dv, or derivatives dE/d of everything."""
        for sample in range(len(self.inputs)):
            self._backward(sample, deltas)
        for weight, parts in self.found.items() if not deltas else ():
            self._note(f"d{self.loss_name}/d{weight}", total(parts))

    def updated(
        self, optimiser: Optimiser, settings: Mapping[str, Term], step: int, rate: Term, *, deltas: bool
    ) -> Values:
        """The weights after this step; all are changed from the values they had before it."""
        names = [name for name in self.weights if name in self.found]
        new = dict(self.weights)
        if deltas:
            changes = {name: self._note(f"d{name}", rate * total(self.found[name])) for name in names}
            return new | {name: self._note(name, self.weights[name] + changes[name]) for name in names}
        for name in names:
            gradient = named(f"d{self.loss_name}/d{name}{self.suffix}")
            moment = Moment(
                self.run, name, self.weights[name], gradient, step, rate, settings, optimiser.factor
            )
            new[name] = self._note(name, optimiser.new(moment))
        return new

    def _note(self, name: str, formula: Term, sample: int | None = None) -> Term:
        mark = self.marks[sample] if sample is not None else ""
        return self.run.note(f"{name}{mark}{self.suffix}", formula)

    def _forward(self, layer: Layer, sample: int) -> None:
        values, fields = self.outputs[sample], self.fields[sample]
        before = dict(values)
        for node in layer.nodes:
            terms = [self.weights[weight] * before[source] for source, weight in node.weights.items()]
            formula = total([*terms, self.weights[node.bias]] if node.bias else terms)
            if node.field:
                fields[node.name] = self._note(node.field, formula, sample)
                if layer.activation.name != "softmax":
                    formula = layer.activation.of(fields[node.name])
                    values[node.name] = self._note(_output(node), formula, sample)
            else:
                values[node.name] = fields[node.name] = self._note(_output(node), formula, sample)
        if layer.activation.name == "softmax":
            formulas = softmax([fields[node.name] for node in layer.nodes])
            for node, formula in zip(layer.nodes, formulas, strict=True):
                values[node.name] = self._note(_output(node), formula, sample)

    def _loss(self) -> None:
        last, parts = self.layers[-1].nodes, []
        several = len(self.inputs) > 1
        for sample, targets in enumerate(self.targets):
            outputs = [self.outputs[sample][node.name] for node in last]
            if self.loss.error_factor is not None:
                errors = [
                    self._note("e" if len(last) == 1 else f"e{node.name}", t - y, sample)
                    for node, t, y in zip(last, targets, outputs, strict=True)
                ]
                self.errors.append(errors)
                formula = self.loss.whole(total(error**2 for error in errors), len(last))
            else:
                formula = self.loss.of(targets, outputs)
            parts.append(self._note(self.loss_name, formula, sample))
        if several:
            self._note(self.loss_name, self._over_samples(parts))

    def _share(self, slope: Term, sample: int) -> Term:
        """A derivative of one sample's loss as one of the whole loss."""
        if self.loss.over_samples == "weighted mean":
            return self.shares[sample] * slope / total(self.shares)
        n = len(self.inputs)
        return slope / n if self.loss.over_samples == "mean" and n > 1 else slope

    def _over_samples(self, parts: Sequence[Term]) -> Term:
        """The samples' contributions, added or averaged as the loss says."""
        if self.loss.over_samples == "weighted mean":
            weighted = total(share * part for share, part in zip(self.shares, parts, strict=True))
            return weighted / total(self.shares)
        whole = total(parts)
        return whole / len(parts) if self.loss.over_samples == "mean" and len(parts) > 1 else whole

    def _backward(self, sample: int, deltas: bool) -> None:
        arriving = self._at_outputs(sample, deltas)  # by node: -dE/dy where deltas are asked for, else dE/dy
        for at in range(len(self.layers) - 1, -1, -1):
            layer = self.layers[at]
            local = self._through(layer, sample, arriving, deltas, last=at == len(self.layers) - 1)
            self._to_weights(layer, sample, local, deltas)
            if at or not deltas:
                arriving = self._to_sources(layer, at, sample, local, deltas)

    def _at_outputs(self, sample: int, deltas: bool) -> dict[str, Operand]:
        last, K = self.layers[-1].nodes, len(self.layers[-1].nodes)
        result: dict[str, Operand] = {}
        for k, node in enumerate(last):
            t, y = self.targets[sample][k], self.outputs[sample][node.name]
            if self._paired():  # what arrives is taken at the field already
                result[node.name] = self._share(t - y if deltas else y - t, sample)
            elif not deltas:
                slope = self._share(self.loss.slope(t, y, K), sample)
                result[node.name] = self._derivative(_output(node), slope, sample)
            elif self.loss.error_factor is not None:
                result[node.name] = self._share(self.loss.error_factor(K) * self.errors[sample][k], sample)
            else:
                result[node.name] = self._share(-self.loss.slope(t, y, K), sample)
        return result

    def _paired(self) -> bool:
        """Do loss and last activation belong together, so that the derivative at the field is y - t?"""
        row = self.layers[-1].activation
        plain = all(value == 1 for _, value in row.parameters)
        fields = all(node.field for node in self.layers[-1].nodes)
        return self.loss.pairs_with == row.name and plain and fields

    def _through(
        self, layer: Layer, sample: int, arriving: Mapping[str, Operand], deltas: bool, *, last: bool
    ) -> Values:
        """Past the activation: the local gradient of every node of the layer."""
        values, fields = self.outputs[sample], self.fields[sample]
        local: dict[str, Operand]
        if last and self._paired():
            local = dict(arriving)
            if layer.activation.name == "softmax":
                local = self._softmax_paired(sample, deltas)
        elif layer.activation.name == "softmax":
            outputs = [values[node.name] for node in layer.nodes]
            terms = softmax_descent(outputs, [_term(arriving[node.name]) for node in layer.nodes])
            local = dict(zip((node.name for node in layer.nodes), terms, strict=True))
        else:
            local = {
                node.name: layer.activation.slope_at(fields[node.name], values[node.name])
                * arriving[node.name]
                for node in layer.nodes
            }
        if deltas:
            return {
                node.name: self._note(f"d{node.name}", _term(local[node.name]), sample)
                for node in layer.nodes
            }
        return {
            node.name: self._derivative(node.field, _term(local[node.name]), sample)
            if node.field
            else _term(arriving[node.name])
            for node in layer.nodes
        }

    def _softmax_paired(self, sample: int, deltas: bool) -> dict[str, Operand]:
        """y_k times the sum of all targets (1, where they are probabilities) less t_k."""
        whole = total(self.targets[sample])
        local: dict[str, Operand] = {}
        for t, node in zip(self.targets[sample], self.layers[-1].nodes, strict=True):
            y = self.outputs[sample][node.name]
            local[node.name] = self._share(t - y * whole if deltas else y * whole - t, sample)
        return local

    def _to_weights(self, layer: Layer, sample: int, local: Values, deltas: bool) -> None:
        for node in layer.nodes:
            for source, weight in node.weights.items():
                self.found.setdefault(weight, []).append(local[node.name] * self.outputs[sample][source])
        for bias in dict.fromkeys(node.bias for node in layer.nodes if node.bias):
            into = [local[node.name] for node in layer.nodes if node.bias == bias]
            self.found.setdefault(bias, []).append(total(into))

    def _to_sources(
        self, layer: Layer, at: int, sample: int, local: Values, deltas: bool
    ) -> dict[str, Operand]:
        sources = [node.name for node in self.layers[at - 1].nodes] if at else list(self.inputs[sample])
        result: dict[str, Operand] = {}
        for source in sources:
            into = [node for node in layer.nodes if source in node.weights]
            formula = total(self.weights[node.weights[source]] * local[node.name] for node in into)
            label = (
                source if not at else _output(next(n for n in self.layers[at - 1].nodes if n.name == source))
            )
            result[source] = formula if deltas else self._derivative(label, formula, sample)
        return result

    def _derivative(self, label: str, formula: Term, sample: int) -> Term:
        return self._note(f"d{self.loss_name}/d{label}", formula, sample)


def _output(node: Node) -> str:
    return f"y{node.name}" if node.name.isdigit() else node.name


def _term(operand: Operand) -> Term:
    if not isinstance(operand, Term):
        raise NetworkError("the derivative that arrives here is a number, not a formula")
    return operand
