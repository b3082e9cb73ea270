"""Where does a perceptron with two inputs change its mind, and how does it learn?

    v = w1 x1 + w2 x2 + b,   yhat = hardlim(v),   gamma learning rate

Haykin, Neural Networks and Learning Machines, sections 1.2 and 1.3.
"""

from __future__ import annotations

from derivations.derivation import Derivation
from derivations.language.tree import name
from derivations.rules.equations import solved_for
from derivations.rules.work import worked

PLANE = {"w1": "real", "w2": "real, not 0", "b": "real", "x1": "real", "x2": "real"}
UPDATE = {"w": "real", "b": "real", "gamma": "positive", "y": "0..1", "yhat": "0..1", "x": "real"}
NEURON = {"w": "real[m]", "x": "real[m]", "m": "natural", "b": "real"}


def field() -> Derivation:
    """v = sum w[i] x[i] + b"""
    return worked("The induced field", NEURON, None, "sum(w[i]*x[i], i, 1, m) + b")


def boundary() -> Derivation:
    """w1 x1 + w2 x2 + b = 0"""
    return worked("The decision boundary", PLANE, None, "w1*x1 + w2*x2 + b = 0")


def boundary_solved() -> Derivation:
    """x2 = -(w1 x1 + b)/w2"""
    return worked(
        "The decision boundary as a line", PLANE, None, "w1*x1 + w2*x2 + b = 0", solved_for(name("x2"))
    )


def weight_update() -> Derivation:
    """new w = w + gamma (y - yhat) x"""
    return worked("The new weight after one sample", UPDATE, None, "w + gamma*(y - yhat)*x")


def bias_update() -> Derivation:
    """new b = b + gamma (y - yhat)"""
    return worked("The new bias after one sample", UPDATE, None, "b + gamma*(y - yhat)")
