"""How far is the output from the target?

One row a loss, for one sample: its value in the targets t and outputs y, and the derivative with respect to
one output. Over several samples the values are added, or averaged (`mean`): the loss says which.

    half-squared-sum       1/2 sum (t - y)^2
    squared-sum            sum (t - y)^2
    mean-squared           1/K sum (t - y)^2 over the K outputs, averaged over the samples
    weighted-mean-squared  the same, averaged over the samples with weights: sum a E / sum a
    binary-cross-entropy   -sum (t log y + (1 - t) log(1 - y))
    cross-entropy          -sum t log y                             (categorical)
    poisson                sum (y - t log y + log t!)
    mean-binary-cross-entropy, mean-cross-entropy, mean-poisson     averaged over the samples
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from derivations.network.error import Path, unknown
from derivations.network.terms import Term, function, total

HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Loss:
    """A row: `part` is one output's share, `slope` its derivative in that output, K the number of outputs."""

    name: str
    part: Callable[[Term, Term, int], Term]
    slope: Callable[[Term, Term, int], Term]
    over_samples: str = "sum"  # or "mean", "weighted mean"
    error_factor: Callable[[int], Fraction] | None = (
        None  # -slope = factor*(t - y), where the loss is of squares
    )
    pairs_with: str = ""  # the activation with which  slope * dy/dv  is  y - t

    def of(self, targets: Sequence[Term], outputs: Sequence[Term]) -> Term:
        """The loss of one sample."""
        K = len(outputs)
        return self.whole(total(self.part(t, y, K) for t, y in zip(targets, outputs, strict=True)), K)

    def whole(self, parts: Term, K: int) -> Term:
        """The factor that stands before the sum of the parts."""
        return parts if self.error_factor is None else self.error_factor(K) * HALF * parts


def _square(t: Term, y: Term, K: int) -> Term:
    return (t - y) ** 2


def _squares(name: str, factor: Callable[[int], Fraction], over: str = "sum") -> Loss:
    """A multiple of the sum of squares: half of `factor` stands before it."""
    return Loss(name, _square, lambda t, y, K: factor(K) * (y - t), over, factor)


def _binary(t: Term, y: Term, K: int) -> Term:
    return -(t * function("log", y) + (1 - t) * function("log", 1 - y))


def _categorical(t: Term, y: Term, K: int) -> Term:
    return -(t * function("log", y))


def _poisson(t: Term, y: Term, K: int) -> Term:
    return y - t * function("log", y) + function("log", function("factorial", t))


def _entropies(prefix: str, over: str) -> tuple[Loss, ...]:
    return (
        Loss(
            f"{prefix}binary-cross-entropy",
            _binary,
            lambda t, y, K: (y - t) / (y * (1 - y)),
            over,
            None,
            "log-sigmoid",
        ),
        Loss(f"{prefix}cross-entropy", _categorical, lambda t, y, K: -(t / y), over, None, "softmax"),
        Loss(f"{prefix}poisson", _poisson, lambda t, y, K: 1 - t / y, over, None, "exponential"),
    )


ROWS = (
    _squares("half-squared-sum", lambda K: Fraction(1)),
    _squares("squared-sum", lambda K: Fraction(2)),
    _squares("mean-squared", lambda K: Fraction(2, K), "mean"),
    _squares("weighted-mean-squared", lambda K: Fraction(2, K), "weighted mean"),
    *_entropies("", "sum"),
    *_entropies("mean-", "mean"),
)
BY_NAME = {row.name: row for row in ROWS}
OTHER_NAMES = {
    "mse": "mean-squared", "bce": "binary-cross-entropy", "cce": "cross-entropy",
    "categorical-cross-entropy": "cross-entropy", "mean-categorical-cross-entropy": "mean-cross-entropy",
    "half-sum-of-squares": "half-squared-sum", "sum-of-squares": "squared-sum",
}  # fmt: skip


def declared(word: object, path: Path = ()) -> Loss:
    """The row of that name."""
    name = OTHER_NAMES.get(str(word), str(word))
    if name not in BY_NAME:
        raise unknown("loss", word, (*BY_NAME, *OTHER_NAMES), path)
    return BY_NAME[name]
