"""How does one linear neuron learn?

    prediction yhat[i] = w x[i] + b,   loss L = 1/2 sum_i (y[i] - yhat[i])^2,   one update after each sample i

Widrow and Hoff, Adaptive switching circuits, 1960; Haykin, Neural Networks and Learning Machines, section
3.5.
"""

from __future__ import annotations

from derivations.derivation import Derivation
from derivations.rules import calculus, sums
from derivations.rules.algebra import cancel
from derivations.rules.equations import rewriting
from derivations.rules.strategy import Strategy, because, everywhere, first, somewhere, then
from derivations.rules.work import put, worked, written

NEURON = {
    "x": "real[n]",
    "y": "real[n]",
    "yhat": "real[n]",
    "w": "real",
    "b": "real",
    "eta": "positive",
    "n": "natural",
    "i": "1..n",
    "L": "real",
}
SAMPLE_LOSS = "1/2*(y[i] - yhat[i])^2"
FACTORS = ("dL/dyhat[i] = -(y[i] - yhat[i])", "dyhat[i]/dw = x[i]", "dyhat[i]/db = 1")


def _insert() -> Strategy:
    return put("insert the two factors", NEURON, *FACTORS)


def _through(weight: str) -> Strategy:
    return somewhere(calculus.chain_through(written(f"dL/d{weight}", NEURON), written("yhat[i]", NEURON)))


def error() -> Derivation:
    """e = y[i] - yhat[i]"""
    return worked("The error of sample i", NEURON, None, "y[i] - yhat[i]")


def loss() -> Derivation:
    """L = 1/2 sum (y[i] - yhat[i])^2"""
    return worked("The loss over all samples", NEURON, "L", "1/2*sum((y[i] - yhat[i])^2, i, 1, n)")


def prediction() -> Derivation:
    """yhat[i] = w x[i] + b"""
    return worked("The prediction for sample i", NEURON, "yhat[i]", "w*x[i] + b")


def update() -> Derivation:
    """new w = w - eta dL/dw"""
    return worked("Gradient descent for the weight", NEURON, None, "w - eta*dL/dw")


def chain_w() -> Derivation:
    """dL/dw = dL/dyhat dyhat/dw"""
    return worked("The chain rule to the weight", NEURON, None, "dL/dw", _through("w"))


def chain_b() -> Derivation:
    """dL/db = dL/dyhat dyhat/db"""
    return worked("The chain rule to the bias", NEURON, None, "dL/db", _through("b"))


def slope() -> Derivation:
    """dL/dyhat[i] = -(y[i] - yhat[i])"""
    return worked(
        "The loss in the prediction",
        NEURON,
        "dL/dyhat[i]",
        f"diff({SAMPLE_LOSS}, yhat[i])",
        because(calculus.differentiate, "power rule; the inner derivative of `y[i] - yhat[i]` is `-1`"),
        cancel,
    )


def prediction_in_w() -> Derivation:
    """dyhat[i]/dw = x[i]"""
    return worked(
        "The prediction in the weight",
        NEURON,
        "dyhat[i]/dw",
        "diff(w*x[i] + b, w)",
        because(calculus.differentiate, "linear in the weight"),
    )


def prediction_in_b() -> Derivation:
    """dyhat[i]/db = 1"""
    return worked(
        "The prediction in the bias",
        NEURON,
        "dyhat[i]/db",
        "diff(w*x[i] + b, b)",
        because(calculus.differentiate, "the bias is added"),
    )


def gradient_w() -> Derivation:
    """dL/dw = -(y[i] - yhat[i]) x[i]"""
    return worked("Gradient in the weight", NEURON, None, "dL/dw", _through("w"), _insert(), givens=FACTORS)


def gradient_b() -> Derivation:
    """dL/db = -(y[i] - yhat[i])"""
    return worked("Gradient in the bias", NEURON, None, "dL/db", _through("b"), _insert(), givens=FACTORS)


def weight_update() -> Derivation:
    """new w = w + eta (y[i] - yhat[i]) x[i]"""
    return worked("The new weight", NEURON, None, "w - eta*dL/dw", _through("w"), _insert(), givens=FACTORS)


def bias_update() -> Derivation:
    """new b = b + eta (y[i] - yhat[i])"""
    return worked("The new bias", NEURON, None, "b - eta*dL/db", _through("b"), _insert(), givens=FACTORS)


def batch_gradient() -> Derivation:
    """dL/dw = -sum x[i] (y[i] - yhat[i])"""
    symbols = {**NEURON, "yhat[i]": "= w*x[i] + b"}
    del symbols["yhat"]
    prediction = written("y[i] - (w*x[i] + b) = y[i] - yhat[i]", symbols)
    return worked(
        "Gradient of the loss over all samples",
        symbols,
        "dL/dw",
        "diff(1/2*sum((y[i] - (w*x[i] + b))^2, i, 1, n), w)",
        because(calculus.linear, "differentiate under the sum"),
        because(somewhere(calculus.stepwise), "power rule; the inner derivative is `-x[i]`"),
        because(
            then(everywhere(first(sums.split_sum, sums.constants_out)), cancel),
            "2 cancels and the sign comes out",
        ),
        because(somewhere(rewriting("", prediction)), "name the predictions"),
    )
