"""What does a network of named nodes compute, forwards, backwards and step by step?

The declaration (weights, layers, biases: see `wiring`):

    kind: units                        # may be left out
    inputs: {x1: 0.3, x2: 0.5}
    targets: {t: 0.5}                  # one for each output node, in order; left out: forward pass only
    loss: half-squared-sum             # a row of `losses`; {name: squared-sum, as: L} calls it L instead of E
    learning_rate: {eta: 1}
    steps: 2                           # left out: one forward and backward pass, and no weight is changed
    update: batch                      # or sample, or {mini-batch: 8}: how many samples a step takes
    optimiser: plain                   # or a row of `optimisers`
    backward: deltas                   # -dE/dv and weight changes; or gradients: dE/d of everything
    sample_weights: [1, 2, 5]          # for weighted-mean-squared

Names in the trace, for numbered nodes: field `H3`, output `y3`, local gradient `d3`, change `dw31`; for
named nodes the output has the node's name and its field is called as `fields` of the layer says (else
`v_h1`).  The error of a squared loss is `e` (`e5`, … where there are several outputs).  With `backward:
gradients` the derivatives are `dE/dO1`, `dE/dw11` and so on, to every output, field, weight, bias and input.

In step k a name ends in `@k`: `y3@1`; `w31@1` is the weight *after* step 1 and `w31` the one given.  After n
steps there is one more forward pass, `y5@n+1` (written `y5@3` after two steps).  A second sample of one
batch puts `[2]` before that: `y5[2]@1`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from derivations.network import losses, optimisers
from derivations.network.error import NetworkError, misfit
from derivations.network.fields import Fields
from derivations.network.losses import Loss
from derivations.network.numerals import Value
from derivations.network.optimisers import Optimiser
from derivations.network.passes import Pass
from derivations.network.terms import Term
from derivations.network.trace import Run
from derivations.network.wiring import Wiring, wiring

KEYS = (
    "kind", "inputs", "layers", "weights", "wiring", "biases", "targets", "loss", "learning_rate", "steps",
    "update", "optimiser", "backward", "sample_weights",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Units:
    """A network of named nodes and what is to be done with it."""

    inputs: Mapping[str, tuple[Value, ...]]  # one value a sample
    targets: Mapping[str, tuple[Value, ...]]
    wiring: Wiring
    loss: Loss
    loss_name: str
    rate: tuple[str, Value] | None
    steps: int | None
    samples_a_step: int
    optimiser: Optimiser
    deltas: bool
    sample_weights: tuple[Value, ...]

    @property
    def samples(self) -> int:
        """How many there are."""
        return len(next(iter(self.inputs.values())))

    def program(self, run: Run) -> None:
        """Everything the declaration asks for."""
        rate = run.given(*self.rate) if self.rate else None
        settings = self.optimiser.given(run)
        several = self.samples > 1
        inputs = _all_given(run, self.inputs, several)
        targets = _all_given(run, self.targets, several)
        shares = [run.given(f"a[{s}]", a) for s, a in enumerate(self.sample_weights, 1)]
        weights = {name: run.given(name, value) for name, value in self.wiring.numbers.items()}
        if self.steps is None:
            samples = list(range(self.samples))
            self._pass(run, "", samples, inputs, targets, shares, weights).everything(deltas=self.deltas)
            return
        for step in range(1, self.steps + 2):
            samples = self._chosen(step)
            work = self._pass(run, f"@{step}", samples, inputs, targets, shares, weights)
            work.forward()
            if step <= self.steps and rate is not None:
                work.backward(deltas=self.deltas)
                weights = work.updated(self.optimiser, settings, step, rate, deltas=self.deltas)

    def _pass(
        self,
        run: Run,
        suffix: str,
        samples: list[int],
        inputs: Sequence[dict[str, Term]],
        targets: Sequence[dict[str, Term]],
        shares: list[Term],
        weights: dict[str, Term],
    ) -> Pass:
        several = self.samples > 1 and self.samples_a_step > 1
        return Pass(
            run=run,
            layers=self.wiring.layers,
            loss=self.loss,
            loss_name=self.loss_name,
            suffix=suffix,
            marks=[f"[{s + 1}]" if several else "" for s in samples],
            inputs=[inputs[s] for s in samples],
            targets=[list(targets[s].values()) for s in samples],
            shares=[shares[s] for s in samples] if shares else [],
            weights=weights,
        )

    def _chosen(self, step: int) -> list[int]:
        first = (step - 1) * self.samples_a_step
        return [s % self.samples for s in range(first, first + self.samples_a_step)]


def _all_given(run: Run, values: Mapping[str, tuple[Value, ...]], several: bool) -> list[dict[str, Term]]:
    count = len(next(iter(values.values()), (0,)))
    return [
        {
            name: run.given(f"{name}[{s + 1}]" if several else name, column[s])
            for name, column in values.items()
        }
        for s in range(count)
    ]


def units(declaration: Mapping[str, object]) -> Callable[[Run], None]:
    """The program of a declared network of named nodes; what does not fit is a `NetworkError`."""
    fields = Fields(declaration).only(*KEYS)
    inputs = _columns(fields, "inputs")
    if not inputs:
        raise NetworkError("there are no inputs", fields.at("inputs"))
    wired = wiring(fields, list(inputs))
    targets = _columns(fields, "targets") if "targets" in fields else {}
    samples = len(next(iter(inputs.values())))
    for key, columns in (("inputs", inputs), ("targets", targets)):
        for name, column in columns.items():
            if len(column) != samples:
                raise misfit(
                    f"{name!r} has a value for each sample", (len(column),), (samples,), fields.at(key)
                )
    outputs = len(wired.layers[-1].nodes)
    if targets and len(targets) != outputs:
        raise misfit("a target for each output node", (len(targets),), (outputs,), fields.at("targets"))
    steps = fields.whole("steps", least=0, most=10_000) if "steps" in fields else None
    if steps and not targets:
        raise NetworkError("without targets there is nothing to train towards", fields.path)
    if steps and "learning_rate" not in fields:
        raise NetworkError("the field 'learning_rate' is missing", fields.path)
    loss, loss_name = _loss(fields)
    shares = fields.entries("sample_weights", [])
    if (loss.over_samples == "weighted mean") != bool(shares) or len(shares) not in (0, samples):
        text = "a weight for each sample (they belong to weighted-mean-squared)"
        raise misfit(text, (len(shares),), (samples,), fields.at("sample_weights"))
    optimiser = optimisers.declared(fields.raw("optimiser", "plain"), fields.at("optimiser"))
    backward = fields.word("backward", ("deltas", "gradients"), "deltas" if steps else "gradients")
    if backward == "deltas" and optimiser.name != "plain":
        text = f"{optimiser.name} works on gradients: declare `backward: gradients`"
        raise NetworkError(text, fields.at("backward"))
    network = Units(
        inputs=inputs,
        targets=targets,
        wiring=wired,
        loss=loss,
        loss_name=loss_name,
        rate=fields.named_number("learning_rate", "eta") if "learning_rate" in fields else None,
        steps=steps,
        samples_a_step=_samples_a_step(fields, samples),
        optimiser=optimiser,
        deltas=backward == "deltas",
        sample_weights=tuple(Fields({"a": a}, fields.at("sample_weights")).number("a") for a in shares),
    )
    return network.program


def _columns(fields: Fields, key: str) -> dict[str, tuple[Value, ...]]:
    """By name, a value for each sample: a list gives them, a number (or array of variants) is one sample."""
    inside = fields.fields(key)
    result = {}
    for name, entry in inside.mapping.items():
        value = inside.number(name)
        result[name] = tuple(value) if isinstance(entry, list | tuple) else (value,)
        if not result[name]:
            raise NetworkError(f"{name!r} has no values", inside.at(name))
    return result


def _loss(fields: Fields) -> tuple[Loss, str]:
    entry = fields.raw("loss", "half-squared-sum")
    if not isinstance(entry, Mapping):
        return losses.declared(entry, fields.at("loss")), "E"
    inside = Fields(entry, fields.at("loss")).only("name", "as")
    return losses.declared(inside.raw("name"), inside.at("name")), str(inside.raw("as", "E"))


def _samples_a_step(fields: Fields, samples: int) -> int:
    update = fields.raw("update", "batch")
    if update in ("batch", "sample"):
        return samples if update == "batch" else 1
    if not isinstance(update, Mapping):
        raise NetworkError(
            f"an update is batch, sample or {{mini-batch: 8}}, not {update!r}", fields.at("update")
        )
    inside = Fields(update, fields.at("update")).only("mini-batch")
    size = inside.whole("mini-batch", most=samples)
    if samples % size:
        raise misfit("mini-batches of equal size", (size,), (samples,), inside.at("mini-batch"))
    return size
