"""How is a mini-batch normalised?

    mean = 1/m sum x,  squares = sum (x - mean)^2,  variance = squares/m  (or /(m - 1): `divisor: m-1`),
    deviation = sqrt(variance),  xhat = (x - mean)/sqrt(deviation^2 + epsilon),  y = gamma*xhat + beta

(Ioffe and Szegedy 2015, algorithm 1.)  The declaration:

    kind: batch-norm
    values: {x: [4, 5, 8]}             # one neuron; lists in lists are one set, read row by row (a
    epsilon: {eps: 1.0e-05}            # channel's maps of all images), named x1, x2, … in that order
    divisor: m                         # or m-1
    scale: {gamma: 1}                  # with either of scale and shift the outputs y1, … follow
    shift: {beta: 0}
    suffix: ""                         # put behind every name: "_2" for a second channel

The trace holds `x1`, …, `mean`, `squares`, `variance`, `deviation`, `xhat1`, …, and the outputs `y1`, ….
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from derivations.network.error import NetworkError
from derivations.network.fields import Fields
from derivations.network.terms import function, total
from derivations.network.trace import Run

KEYS = ("kind", "values", "epsilon", "divisor", "scale", "shift", "suffix")


def batch_norm(declaration: Mapping[str, object]) -> Callable[[Run], None]:
    """The program of a declared normalisation."""
    fields = Fields(declaration).only(*KEYS)
    inside = fields.raw("values")
    word = str(next(iter(inside), "")) if isinstance(inside, Mapping) else "x"
    array = (
        fields.fields("values").only(word).number(word)
        if isinstance(inside, Mapping)
        else fields.number("values")
    )
    values = list(getattr(array, "flat", ()))
    divisor = fields.word("divisor", ("m", "m-1"), "m")
    if len(values) < 2:
        raise NetworkError("a mini-batch has at least two values", fields.at("values"))
    below = len(values) if divisor == "m" else len(values) - 1
    epsilon = fields.named_number("epsilon", "eps", 0)
    affine = "scale" in fields or "shift" in fields
    scale, shift = fields.named_number("scale", "gamma", 1), fields.named_number("shift", "beta", 0)
    suffix = str(fields.raw("suffix", ""))

    def program(run: Run) -> None:
        eps = run.given(epsilon[0] + suffix, epsilon[1])
        xs = [run.given(f"{word}{n}{suffix}", value) for n, value in enumerate(values, 1)]
        mean = run.note(f"mean{suffix}", total(xs) / Fraction(len(xs)))
        squares = run.note(f"squares{suffix}", total((x - mean) ** 2 for x in xs))
        variance = run.note(f"variance{suffix}", squares / Fraction(below))
        deviation = run.note(f"deviation{suffix}", function("sqrt", variance))
        root = function("sqrt", deviation**2 + eps) if epsilon[1] != 0 else deviation
        hats = [run.note(f"{word}hat{n}{suffix}", (x - mean) / root) for n, x in enumerate(xs, 1)]
        if affine:
            gamma, beta = run.given(scale[0] + suffix, scale[1]), run.given(shift[0] + suffix, shift[1])
            for n, hat in enumerate(hats, 1):
                run.note(f"y{n}{suffix}", gamma * hat + beta)

    return program
