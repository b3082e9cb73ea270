"""How does the cross-entropy reach the dense unit of a small convolutional network?

    Z2 = W2 F + b2,  F a column vector, W2 a row;  A2 = sigmoid(Z2);  L the cross-entropy with label y

Goodfellow, Bengio, Courville, Deep Learning, section 6.5.
"""

from __future__ import annotations

from derivations.derivation import Derivation
from derivations.rules import calculus
from derivations.rules.algebra import cancel
from derivations.rules.strategy import Strategy, because
from derivations.rules.work import put, worked, written

DENSE = {
    "W2": "real[1, D]",
    "F": "real[D, 1]",
    "A2": "probability",
    "y": "0..1",
    "D": "natural",
    "L": "real",
    "Z2": "real",
}
LOCAL = ("dL/dA2 = (A2 - y)/(A2*(1 - A2))", "dA2/dZ2 = A2*(1 - A2)")


def _insert(*equations: str) -> Strategy:
    return put("insert the local derivatives", DENSE, *equations)


def gradient_z2() -> Derivation:
    """dL/dZ2 = A2 - y"""
    return worked(
        "The loss in the field of the dense unit",
        DENSE,
        None,
        "dL/dZ2",
        calculus.chain_through(written("dL/dZ2", DENSE), written("A2", DENSE)),
        _insert(*LOCAL),
        because(cancel, "`A2*(1 - A2)` cancels"),
        givens=LOCAL,
    )


def chain_w2() -> Derivation:
    """dL/dW2 = dL/dA2 dA2/dZ2 dZ2/dW2"""
    return worked(
        "The chain rule to the dense weights",
        DENSE,
        None,
        "dL/dW2",
        calculus.chain_through(written("dL/dW2", DENSE), written("A2", DENSE), written("Z2", DENSE)),
    )


def gradient_w2() -> Derivation:
    """dL/dW2 = (A2 - y) F^T"""
    return worked(
        "Gradient in the dense weights, a row",
        DENSE,
        "dL/dW2",
        "dL/dZ2*F^T",
        _insert("dL/dZ2 = A2 - y"),
        givens=("dL/dZ2 = A2 - y",),
    )


def gradient_f() -> Derivation:
    """dL/dF = W2^T (A2 - y)"""
    return worked(
        "Gradient in the flattened features, a column",
        DENSE,
        "dL/dF",
        "W2^T*dL/dZ2",
        _insert("dL/dZ2 = A2 - y"),
        givens=("dL/dZ2 = A2 - y",),
    )
