"""What are the local gradients of sigmoid and tanh units, and the gradient of a small sigmoid network?

    delta_j = -dZ/dv_j of node j with output y_j, desired output d_j;   wk[k]   weight from node j to node k
    the 2-2-2 network
        h1 = sigmoid(B), B = w11 x1 + w13 x2 + b1,   O1 = sigmoid(A1), A1 = w21 h1 + w23 h2 + b2
        h2 = sigmoid(C), C = w12 x1 + w14 x2 + b1,   O2 = sigmoid(A2), A2 = w22 h1 + w24 h2 + b2
        E = 1/2 (t1 - O1)^2 + 1/2 (t2 - O2)^2

Haykin, Neural Networks and Learning Machines, section 4.4.
"""

from __future__ import annotations

from derivations.derivation import Derivation
from derivations.rules import calculus
from derivations.rules.equations import rewriting
from derivations.rules.strategy import Strategy, because, everywhere
from derivations.rules.work import worked, written

NODE = {
    "y_j": "probability",
    "d_j": "real",
    "s": "real",
    "y5": "probability",
    "yd": "real",
    "y3": "probability",
    "delta5": "real",
    "eta": "positive",
    "a": "positive",
    "b": "positive",
    "w": "real",
    "y_i": "real",
    "delta_j": "real",
}
NEXT_LAYER = {"y_j": "probability", "s": "real", "delta": "real[q]", "wk": "real[q]", "q": "natural"}
WEIGHTS = ("w11", "w12", "w13", "w14", "w21", "w22", "w23", "w24", "x1", "x2", "t1", "t2", "b1", "b2")
NETWORK = {
    **dict.fromkeys(WEIGHTS, "real"),
    "B": "= w11*x1 + w13*x2 + b1",
    "C": "= w12*x1 + w14*x2 + b1",
    "h1": "= sigmoid(B)",
    "h2": "= sigmoid(C)",
    "A1": "= w21*h1 + w23*h2 + b2",
    "A2": "= w22*h1 + w24*h2 + b2",
    "O1": "= sigmoid(A1)",
    "O2": "= sigmoid(A2)",
    "E": "= 1/2*(t1 - O1)^2 + 1/2*(t2 - O2)^2",
}
NAMES = {**dict.fromkeys(NETWORK, "real")}


def _put(why: str, *equations: str, symbols: dict[str, str] = NODE) -> Strategy:
    return because(everywhere(rewriting("", *(written(text, symbols) for text in equations))), why)


def sigmoid_output_delta() -> Derivation:
    """delta_j = y_j (1 - y_j) (d_j - y_j)"""
    return worked(
        "Local gradient of a sigmoid output node",
        NODE,
        "delta_j",
        "s*(d_j - y_j)",
        _put("slope of the log-sigmoid in terms of its output", "s = y_j*(1 - y_j)"),
        givens=("s = y_j*(1 - y_j)",),
    )


def sigmoid_hidden_delta() -> Derivation:
    """delta_j = y_j (1 - y_j) sum_k delta[k] wk[k]"""
    return worked(
        "Local gradient of a sigmoid hidden node",
        NEXT_LAYER,
        None,
        "s*sum(delta[k]*wk[k], k, 1, q)",
        _put("slope of the log-sigmoid in terms of its output", "s = y_j*(1 - y_j)"),
        givens=("s = y_j*(1 - y_j)",),
    )


def node_5() -> Derivation:
    """delta5 = y5 (1 - y5) (yd - y5)"""
    return worked(
        "Local gradient of output node 5",
        NODE,
        "delta5",
        "s*(yd - y5)",
        _put("slope of the log-sigmoid in terms of its output", "s = y5*(1 - y5)"),
        givens=("s = y5*(1 - y5)",),
    )


def change_of_w53() -> Derivation:
    """change of w53 = eta delta5 y3"""
    return worked("Change of the weight from node 3 to node 5", NODE, None, "eta*delta5*y3")


def new_weight() -> Derivation:
    """new w = w + eta delta_j y_i"""
    return worked("The new weight", NODE, None, "w + eta*delta_j*y_i")


def tanh_output_delta() -> Derivation:
    """delta_j = b/a (a - y_j) (a + y_j) (d_j - y_j)"""
    return worked(
        "Local gradient of a tanh output node",
        NODE,
        "delta_j",
        "s*(d_j - y_j)",
        _put("slope of a tanh(b v) in terms of its output", "s = b/a*(a - y_j)*(a + y_j)"),
        givens=("s = b/a*(a - y_j)*(a + y_j)",),
    )


def _formula(title: str, name: str) -> Derivation:
    """A unit of the network as one formula in weights, inputs and biases."""
    start = NETWORK[name].removeprefix("= ")
    inside = [part for part in ("h1", "h2", "A1", "A2", "B", "C") if part != name]
    equations = [f"{part} = {NETWORK[part].removeprefix('= ')}" for part in inside]
    return worked(title, NETWORK, name, start, _put("insert the layer below", *equations, symbols=NAMES))


def hidden_1() -> Derivation:
    """h1 = sigmoid(w11 x1 + w13 x2 + b1)"""
    return _formula("Hidden unit 1", "h1")


def hidden_2() -> Derivation:
    """h2 = sigmoid(w12 x1 + w14 x2 + b1)"""
    return _formula("Hidden unit 2", "h2")


def output_1() -> Derivation:
    """O1 = sigmoid(w21 h1 + w23 h2 + b2), all inserted"""
    return _formula("Output 1 as one formula", "O1")


def output_2() -> Derivation:
    """O2 = sigmoid(w22 h1 + w24 h2 + b2), all inserted"""
    return _formula("Output 2 as one formula", "O2")


def error() -> Derivation:
    """E = 1/2 (t1 - O1)^2 + 1/2 (t2 - O2)^2"""
    return worked("The error", NETWORK, "E", "1/2*(t1 - O1)^2 + 1/2*(t2 - O2)^2")


def sigmoid_slope() -> Derivation:
    """dsigmoid/dA1 = sigmoid(A1) (1 - sigmoid(A1))"""
    return worked(
        "Slope of the logistic function",
        {"A1": "real"},
        None,
        "diff(sigmoid(A1), A1)",
        because(calculus.differentiate, "derivative of the logistic function"),
    )


LOCAL = (
    "dE/dO1 = -(t1 - O1)",
    "dE/dO2 = -(t2 - O2)",
    "dO1/dA1 = sigmoid(A1)*(1 - sigmoid(A1))",
    "dO2/dA2 = sigmoid(A2)*(1 - sigmoid(A2))",
    "dA1/dh1 = w21",
    "dA2/dh1 = w22",
    "dh1/dB = sigmoid(B)*(1 - sigmoid(B))",
    "dB/dw11 = x1",
    "dA1/dw21 = h1",
)


def gradient_w11() -> Derivation:
    """dE/dw11 = -((t1 - O1) s(A1) w21 + (t2 - O2) s(A2) w22) s(B) x1, with s the slope of sigmoid"""
    return worked(
        "Gradient of the 2-2-2 network in a weight of the first layer",
        NETWORK,
        "dE/dw11",
        "(dE/dO1*dO1/dA1*dA1/dh1 + dE/dO2*dO2/dA2*dA2/dh1)*dh1/dB*dB/dw11",
        _put("insert the local derivatives", *LOCAL, symbols=NAMES),
        givens=LOCAL,
    )


def gradient_w21() -> Derivation:
    """dE/dw21 = -(t1 - O1) sigmoid(A1) (1 - sigmoid(A1)) h1"""
    return worked(
        "Gradient of the 2-2-2 network in a weight of the second layer",
        NETWORK,
        None,
        "dE/dw21",
        calculus.chain_through(written("dE/dw21", NAMES), written("O1", NAMES), written("A1", NAMES)),
        _put("insert the local derivatives", *LOCAL, symbols=NAMES),
        givens=LOCAL,
    )


def field_a1() -> Derivation:
    """A1 = w21 sigmoid(B) + w23 sigmoid(C) + b2"""
    return worked("Field of output 1", NETWORK, "A1", "w21*sigmoid(B) + w23*sigmoid(C) + b2")


def field_a2() -> Derivation:
    """A2 = w22 sigmoid(B) + w24 sigmoid(C) + b2"""
    return worked("Field of output 2", NETWORK, "A2", "w22*sigmoid(B) + w24*sigmoid(C) + b2")


def field_b() -> Derivation:
    """B = w11 x1 + w13 x2 + b1"""
    return worked("Field of hidden unit 1", NETWORK, "B", "w11*x1 + w13*x2 + b1")


def field_c() -> Derivation:
    """C = w12 x1 + w14 x2 + b1"""
    return worked("Field of hidden unit 2", NETWORK, "C", "w12*x1 + w14*x2 + b1")
