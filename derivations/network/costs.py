"""What does a layer cost: units, weights, multiplications, connections?

    weights of a convolution  = kernel area x input channels / groups x kernels
    multiplications           = weights x output places (biases apart)

`layer-cost` compares one convolution with its depthwise separable form (Howard et al. 2017, section 3.1):

    kind: layer-cost
    input: [30, 30, 20]                # height, width, channels; letters are allowed everywhere
    output: [15, 15, 40]               # or `output_channels: 40` with `stride` and `padding`
    kernel: [3, 3]
    groups: 1                          # left out: no grouped layer

The trace holds `S`, `P`, `H1`, `W1` and, for X in standard, depthwise, pointwise, separable (and grouped):
`X_weights`, `X_mults`; `standard_per_output`, `depthwise_per_position`, `pointwise_per_position`; `ratio`,
`factor`, `weights_ratio`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from derivations.network.error import NetworkError, misfit
from derivations.network.fields import Fields
from derivations.network.numerals import Value
from derivations.network.terms import Term, function, named, operation
from derivations.network.trace import Run

KEYS = ("kind", "input", "output", "output_channels", "kernel", "stride", "padding", "groups")


def layer_cost(declaration: Mapping[str, object]) -> Callable[[Run], None]:
    """The program of a comparison."""
    fields = Fields(declaration).only(*KEYS)
    height, width, channels = _sizes(fields, "input", 3)
    kernel = fields.number("kernel")
    rows, columns = _sizes(fields, "kernel", 2) if hasattr(kernel, "shape") else (kernel, kernel)
    output = _sizes(fields, "output", 3) if "output" in fields else None
    if output is None and "output_channels" not in fields:
        raise NetworkError("one of 'output' and 'output_channels' is missing", fields.path)
    made = output[2] if output else fields.number("output_channels")
    groups = fields.number("groups") if "groups" in fields else None
    _divides(groups, channels, made, fields)

    def program(run: Run) -> None:
        H, W, Ci = (run.given(name, x) for name, x in (("H", height), ("W", width), ("Ci", channels)))
        Kh, Kw, Co = (run.given(name, x) for name, x in (("Kh", rows), ("Kw", columns), ("Co", made)))
        if output is not None:
            H1, W1 = run.given("H1", output[0]), run.given("W1", output[1])
            if all(isinstance(x, Fraction) for x in (height, output[0], rows)):
                S = run.note("S", operation("smallest_stride", H, H1, Kh))
                run.note("P", operation("smallest_padding", H, H1, Kh, S))
        else:
            S, P = run.given("S", fields.raw("stride", 1)), run.given("P", fields.raw("padding", 0))
            H1 = run.note("H1", function("floor", (H - Kh + 2 * P) / S) + 1)
            W1 = run.note("W1", function("floor", (W - Kw + 2 * P) / S) + 1)
        _compared(run, Ci, Kh, Kw, Co, H1, W1)
        if groups is not None:
            G = run.given("G", groups)
            run.note("group_size", Ci / G)
            grouped = run.note("grouped_weights", Kh * Kw * (Ci / G) * Co)
            run.note("grouped_mults", grouped * H1 * W1)
            run.note("saving", named("standard_weights") / grouped)

    return program


def _compared(run: Run, Ci: Term, Kh: Term, Kw: Term, Co: Term, H1: Term, W1: Term) -> None:
    run.note("standard_per_output", Kh * Kw * Ci)
    run.note("depthwise_per_position", Kh * Kw * Ci)
    run.note("pointwise_per_position", Ci * Co)
    weights, mults = {}, {}
    for stage, formula in (
        ("standard", Kh * Kw * Ci * Co),
        ("depthwise", Kh * Kw * Ci),
        ("pointwise", Ci * Co),
    ):
        weights[stage] = run.note(f"{stage}_weights", formula)
        mults[stage] = run.note(f"{stage}_mults", weights[stage] * H1 * W1)
    both = run.note("separable_weights", weights["depthwise"] + weights["pointwise"])
    cost = run.note("separable_mults", mults["depthwise"] + mults["pointwise"])
    ratio = run.note("ratio", cost / mults["standard"])
    run.note("factor", 1 / ratio)
    run.note("weights_ratio", both / weights["standard"])


def _sizes(fields: Fields, key: str, count: int) -> list[Value]:
    value = fields.number(key)
    shape = tuple(getattr(value, "shape", ()))
    if shape != (count,):
        raise misfit(f"{key!r} is a list of {count} sizes", shape, (count,), fields.at(key))
    for at, size in enumerate(value):
        if isinstance(size, Fraction) and (size.denominator != 1 or size < 1):
            raise NetworkError(f"a size is a whole number from 1, not {size}", (*fields.at(key), at))
    return list(value)


def _divides(groups: Value, channels: Value, made: Value, fields: Fields) -> None:
    for size in (channels, made) if groups is not None else ():
        if isinstance(size, Fraction) and isinstance(groups, Fraction) and (groups <= 0 or size % groups):
            text = f"{groups} groups of equal size cannot be made of {size} channels"
            raise NetworkError(text, fields.at("groups"), shapes=((int(size),), (int(groups),)))
