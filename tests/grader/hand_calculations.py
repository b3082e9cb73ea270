"""What does somebody write down who works an exercise out by hand and shortens every intermediate result?

Plain decimal arithmetic, apart from the code under test: each function follows one exercise of the bank with
the numbers of its notes, calls `h` on everything that a person reads off the calculator, and gives the
answers, part by part.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext

D = Decimal
Hand = Callable[[Decimal], Decimal]
Numbers = Decimal | list["Numbers"] | dict[str, "Numbers"]
Answers = dict[str, Numbers]


@dataclass(frozen=True)
class Shortened:
    """So many figures or decimals, rounded or cut; whole digits stay."""

    kind: str
    digits: int
    how: str

    def __call__(self, number: Decimal) -> Decimal:
        if number == number.to_integral_value():
            return number.to_integral_value()
        unit = -self.digits if self.kind == "decimals" else min(number.adjusted() + 1 - self.digits, 0)
        way = ROUND_HALF_UP if self.how == "round" else ROUND_DOWN
        return number.quantize(D(1).scaleb(unit), rounding=way)

    def __str__(self) -> str:
        return f"{self.digits} {self.kind} {self.how}"


HANDS = tuple(
    Shortened(kind, digits, how)
    for kind in ("figures", "decimals")
    for digits in (2, 3, 4, 5)
    for how in ("round", "cut")
)


def worked(exercise: str, hand: Shortened) -> Answers:
    """The answers of an exercise worked out that way."""
    with localcontext() as context:
        context.prec = 40
        return EXERCISES[exercise](hand)


def written(number: Numbers) -> object:
    """As it is typed: 1.00 keeps its zeros, a whole number has none."""
    if isinstance(number, Decimal):
        return f"{number:f}"
    if isinstance(number, list):
        return [written(one) for one in number]
    return {name: written(one) for name, one in number.items()}


def sigmoid(h: Hand, v: Decimal) -> Decimal:
    """In one go, by a key of the calculator."""
    return h(1 / (1 + (-v).exp()))


def sigmoid_by_exp(h: Hand, v: Decimal) -> Decimal:
    """With the exponential written down, by those who round."""
    return h(1 / h(1 + h((-v).exp()))) if getattr(h, "how", "") == "round" else sigmoid(h, v)


def bayes_screening(h: Hand) -> Answers:
    alpha, beta, prevalence = D("0.9"), D("0.03"), D("0.001")
    healthy = h(1 - prevalence)
    numerator = h(alpha * prevalence)
    evidence = h(numerator + h(beta * healthy))
    missed = h(h(1 - alpha) * prevalence)
    cleared = h(h(1 - beta) * healthy)
    return {
        "healthy": healthy,
        "numerator": numerator,
        "evidence": evidence,
        "posterior": h(numerator / evidence),
        "after-negative": h(missed / h(missed + cleared)),
    }


def softmax_four_scores(h: Hand) -> Answers:
    powers = [h(D(z).exp()) for z in ("0.7", "0.2", "0.1", "0.4")]
    total = h(sum(powers, D(0)))
    return {"probabilities": [h(one / total) for one in powers]}


def backprop(h: Hand) -> Answers:
    x, target = (D("0.3"), D("0.5")), D("0.5")
    first = {"w31": D("0.1"), "w32": D("0.4"), "w41": D("0.3"), "w42": D("0.2")}
    weights = {**first, "w53": D("0.2"), "w54": D("0.4")}
    answers: Answers = {}
    for turn in ("1", "2"):
        w = weights
        fields = {k: h(h(w[f"w{k}1"] * x[0]) + h(w[f"w{k}2"] * x[1])) for k in ("3", "4")}
        y = {k: sigmoid(h, v) for k, v in fields.items()}
        field = h(h(w["w53"] * y["3"]) + h(w["w54"] * y["4"]))
        out = sigmoid(h, field)
        error = h(target - out)
        answers[f"forward-{turn}"] = {
            "H3": fields["3"], "y3": y["3"], "H4": fields["4"], "y4": y["4"],
            "H5": field, "y5": out, "e": error,
        }  # fmt: skip
        d5 = h(error * h(out * h(1 - out)))
        d3, d4 = (h(h(h(y[k] * h(1 - y[k])) * d5) * w[f"w5{k}"]) for k in ("3", "4"))
        answers[f"deltas-{turn}"] = {"d5": d5, "d3": d3, "d4": d4}
        changes = {
            "w31": h(d3 * x[0]), "w32": h(d3 * x[1]), "w41": h(d4 * x[0]), "w42": h(d4 * x[1]),
            "w53": h(d5 * y["3"]), "w54": h(d5 * y["4"]),
        }  # fmt: skip
        weights = {name: h(w[name] + changes[name]) for name in w}
        answers[f"changes-{turn}"] = dict(changes)
        answers[f"weights-{turn}"] = dict(weights)
    return answers


def sigmoid_numbers(h: Hand) -> Answers:
    """All units are alike: every weight is a half, every input and bias one."""
    half, field = D("0.5"), D(2)
    s = sigmoid_by_exp(h, field)
    a = h(h(half * s) + h(half * s) + 1)
    o = sigmoid_by_exp(h, a)
    difference = h(half - o)
    squared = h(difference**2)
    delta_o = h(-difference * h(o * h(1 - o)))
    back = h(h(half * delta_o) + h(half * delta_o))
    delta_h = h(back * h(s * h(1 - s)))
    w1, w2 = delta_h, h(delta_o * s)
    gradients: dict[str, Numbers] = dict.fromkeys(("w11", "w12", "w13", "w14"), w1)
    gradients |= dict.fromkeys(("w21", "w22", "w23", "w24"), w2)
    return {
        "forward": {"B": field, "C": field, "sB": s, "sC": s, "A1": a, "A2": a, "O1": o, "O2": o},
        "error": h(half * h(squared + squared)),
        "gradients": {**gradients, "b1": h(delta_h + delta_h), "b2": h(delta_o + delta_o)},
        "half-w11": h(half * delta_h),
    }


def batchnorm_two_images(h: Hand) -> Answers:
    first, second = [1, 2, 3, 4, 9, 10, 11, 12], [5, 6, 7, 8, 13, 14, 15, 16]
    statistics: dict[str, Numbers] = {}
    shares: list[tuple[Decimal, Decimal]] = []
    for name, pixels in (("1", first), ("2", second)):
        mean = h(D(sum(pixels)) / 8)
        squares = h(sum((h(h(D(one) - mean) ** 2) for one in pixels), D(0)))
        variance = h(squares / 8)
        deviation = h(variance.sqrt())
        statistics |= {f"mu{name}": mean, f"var{name}": variance, f"sd{name}": deviation}
        shares.append((mean, deviation))
    normalised: dict[str, Numbers] = {}
    for at in range(1, 17):
        mean, deviation = shares[at in (*range(5, 9), *range(13, 17))]
        normalised[f"x{at}"] = h(h(at - mean) / deviation)
    return {"statistics": statistics, "normalised": normalised}


def batchnorm_three_values(h: Hand) -> Answers:
    xs = [D(4), D(5), D(8)]
    mean = h(sum(xs, D(0)) / 3)
    squares = h(sum((h(h(x - mean) ** 2) for x in xs), D(0)))
    variance = h(squares / 3)
    deviation = h(variance.sqrt())
    return {
        "mean": mean, "squares": squares, "variance": variance, "deviation": deviation,
        "normalised": [h(h(x - mean) / deviation) for x in xs],
    }  # fmt: skip


def batchnorm_eight_values(h: Hand) -> Answers:
    answers: Answers = {}
    for turn, xs in (("1", [1, 2, 3, 4, 5, 6, 7, 8]), ("2", [3, 6, 8, 7, 5, 1, 4, 8])):
        mean = h(D(sum(xs)) / 8)
        variance = h(h(sum((h(h(x - mean) ** 2) for x in map(D, xs)), D(0))) / 8)
        deviation = h(variance.sqrt())
        flat = [h(h(x - mean) / deviation) for x in map(D, xs)]
        block: list[Numbers] = [[flat[k : k + 2], flat[k + 2 : k + 4]] for k in (0, 4)]
        answers[f"normalised-{turn}"] = block
        if turn == "1":
            answers |= {"mean-1": mean, "variance-1": variance}
        else:
            answers["statistics-2"] = {"mean": mean, "variance": variance}
    return answers


def gnb_small_data(h: Hand) -> Answers:
    means = {1: (D(2), D(3)), 2: (D(7), D(6))}
    variances = (D("0.8"), D("3.2"))
    scores = {}
    for label, prior in ((1, D("0.4")), (2, D("0.6"))):
        terms = [h(h(D(4) - m) ** 2 / (2 * v)) for m, v in zip(means[label], variances, strict=True)]
        scores[label] = h(prior * h((-h(sum(terms, D(0)))).exp()))
    return {
        "priors": [D("0.4"), D("0.6")],
        "means": [list(means[1]), list(means[2])],
        "variances": list(variances),
        "scores": {"class1": scores[1], "class2": scores[2]},
        "posterior": h(scores[1] / h(scores[1] + scores[2])),
    }


def bce_loss(h: Hand) -> Answers:
    near = D("0.01")
    rows: list[Numbers] = [{}, {}, {}, {"bce": h(-h(near.ln())), "half_square": h(h(D("0.99") ** 2) / 2)}]
    return {"values": rows}


def bce_sigmoid_gradient(h: Hand) -> Answers:
    a = sigmoid_by_exp(h, D("0.5"))
    return {"numeric": {"a": a, "dw": h(a * 2), "db": a}}


def poisson_loss(h: Hand) -> Answers:
    return {"value": h(h(D("2.5") - h(4 * h(D("2.5").ln()))) + h(D(24).ln()))}


def ewma_temperatures(h: Hand) -> Answers:
    v, averages, corrected = D(0), {}, {}
    for t, theta in enumerate((30, 35, 40, 10), 1):
        v = h(h(D("0.9") * v) + h(D("0.1") * theta))
        averages[f"v{t}"] = v
        corrected[f"v{t}"] = h(v / h(1 - h(D("0.9") ** t)))
    return {"averages": dict(averages), "corrected": dict(corrected)}


def tiny_cnn(h: Hand) -> Answers:
    z, pooled = D("0.5"), [D(3), D(6), D(2), D(1)]
    a = sigmoid_by_exp(h, z)
    d = h(a - 1)
    into = [h(d * w) for w in map(D, ("0.5", "-0.25", "0.75", "-0.5"))]
    return {
        "output": {"Z2": z, "A2": a, "L": h(-h(a.ln()))},
        "dense-gradients": {"dZ2": d, "dW2": [h(d * p) for p in pooled], "db2": d},
        "dF": list(into),
    }


def alexnet_shares(h: Hand) -> Answers:
    dense = D(37748736 + 16777216 + 4096000)
    conv = D(105415200 + 223948800 + 149520384 + 112140288 + 74760192)
    return {"shares": {"dense_weights": h(dense / 60954656), "conv_connections": h(conv / 724406816)}}


def separable_12(h: Hand) -> Answers:
    ratio = h(D(53952) / 1228800)
    return {"ratio": ratio, "factor": h(1 / ratio) if ratio else D(0)}


def separable_30(h: Hand) -> Answers:
    return {"ratio": h(D(220500) / 1620000)}


def separable_parameters(h: Hand) -> Answers:
    return {"percentage": h(D(2336) / 18432)}


def cce_loss(h: Hand) -> Answers:
    return {"value": h(-h(D("0.2").ln()))}


EXERCISES: Mapping[str, Callable[[Hand], Answers]] = {
    "bayes-screening": bayes_screening,
    "softmax-four-scores": softmax_four_scores,
    "backprop-2-2-1": backprop,
    "sigmoid-2-2-2-numbers": sigmoid_numbers,
    "batchnorm-two-images": batchnorm_two_images,
    "batchnorm-three-values": batchnorm_three_values,
    "batchnorm-eight-values": batchnorm_eight_values,
    "gnb-small-data": gnb_small_data,
    "bce-loss": bce_loss,
    "bce-sigmoid-gradient": bce_sigmoid_gradient,
    "poisson-loss": poisson_loss,
    "ewma-temperatures": ewma_temperatures,
    "tiny-cnn-numbers": tiny_cnn,
    "alexnet-counts": alexnet_shares,
    "separable-cost-12x12": separable_12,
    "separable-cost-30x30": separable_30,
    "separable-parameters": separable_parameters,
    "cce-loss": cce_loss,
}
