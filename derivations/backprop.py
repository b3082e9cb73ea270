"""How does the error of a network reach each of its weights?

    node j of a layer     v[j] = sum_i w[j,i] y[i],  y[j] = phi(v[j]),  y[0] = 1 for the bias
    output node           e[j] = d[j] - y[j],  Z = 1/2 sum_j e[j]^2
    local gradient        delta[j] = -dZ/dv[j]

Haykin, Neural Networks and Learning Machines, section 4.4.
"""

from __future__ import annotations

from derivations.derivation import Derivation
from derivations.rules import calculus, sums
from derivations.rules.algebra import cancel
from derivations.rules.rule import Rule
from derivations.rules.strategy import Strategy, because, everywhere, somewhere, then
from derivations.rules.work import put, worked, written

OUTPUT = {
    "y": "real[0..m]",
    "w": "real[q, 0..m]",
    "v": "real[q]",
    "d": "real[q]",
    "e": "real[q]",
    "delta": "real[q]",
    "phi": "function",
    "eta": "positive",
    "m": "natural",
    "q": "natural",
    "i": "0..m",
    "j": "1..q",
    "Z": "real",
}
HIDDEN = {
    **OUTPUT,
    "w": "real[q, 0..m]",
    "k": "1..q",
    "j": "0..m",
    "v": "real[0..m+q]",
    "e": "real[q]",
    "delta": "real[0..m+q]",
}

CHAIN = "dZ/de[j]*de[j]/dy[j]*dy[j]/dv[j]*dv[j]/dw[j,i]"
FACTORS = ("dZ/de[j] = e[j]", "de[j]/dy[j] = -1", "dy[j]/dv[j] = phi'(v[j])", "dv[j]/dw[j,i] = y[i]")


def _insert(symbols: dict[str, str], *equations: str) -> Strategy:
    """Put each derivative's value in its place."""
    return put("insert the factors", symbols, *equations)


def _through(derivative: str, *via: str) -> Rule:
    """The chain rule for this derivative, along these names."""
    return calculus.chain_through(written(derivative, HIDDEN), *(written(name, HIDDEN) for name in via))


def field() -> Derivation:
    """v[j] = sum_i w[j,i] y[i]"""
    return worked("The induced field of node j", OUTPUT, "v[j]", "sum(w[j,l]*y[l], l, 0, m)")


def output() -> Derivation:
    """y[j] = phi(v[j])"""
    return worked("The output of node j", OUTPUT, None, "phi(v[j])")


def error() -> Derivation:
    """e[j] = d[j] - y[j]"""
    return worked("The error of node j", OUTPUT, "e[j]", "d[j] - y[j]")


def loss() -> Derivation:
    """Z = 1/2 sum e[j]^2"""
    return worked("The loss over the output nodes", OUTPUT, "Z", "1/2*sum(e[j]^2, j, 1, q)")


def update() -> Derivation:
    """change of w[j,i] = -eta dZ/dw[j,i]"""
    return worked("Gradient descent for one weight", OUTPUT, None, "-eta*dZ/dw[j,i]")


def chain() -> Derivation:
    """dZ/dw[j,i] = dZ/de[j] de[j]/dy[j] dy[j]/dv[j] dv[j]/dw[j,i]"""
    return worked("The chain rule to a weight of an output node", OUTPUT, "dZ/dw[j,i]", CHAIN)


def slope_of_loss() -> Derivation:
    """dZ/de[j] = e[j]"""
    return worked(
        "First factor: the loss in the error",
        OUTPUT,
        "dZ/de[j]",
        "diff(1/2*sum(e[l]^2, l, 1, q), e[j])",
        because(then(calculus.stepwise, everywhere(sums.sift)), "only the term `l = j` depends on `e[j]`"),
        cancel,
    )


def slope_of_error() -> Derivation:
    """de[j]/dy[j] = -1"""
    return worked(
        "Second factor: the error in the output",
        {**OUTPUT, "y": "real[q]"},
        "de[j]/dy[j]",
        "diff(d[j] - y[j], y[j])",
        because(calculus.differentiate, "the desired value is a constant"),
    )


def slope_of_output() -> Derivation:
    """dy[j]/dv[j] = phi'(v[j])"""
    return worked(
        "Third factor: the output in the field",
        OUTPUT,
        "dy[j]/dv[j]",
        "diff(phi(v[j]), v[j])",
        because(calculus.differentiate, "the slope of the activation"),
    )


def slope_of_field() -> Derivation:
    """dv[j]/dw[j,i] = y[i]"""
    return worked(
        "Fourth factor: the field in the weight",
        OUTPUT,
        "dv[j]/dw[j,i]",
        "diff(sum(w[j,l]*y[l], l, 0, m), w[j,i])",
        because(calculus.differentiate, "the weights are independent"),
        because(somewhere(sums.sift), "only the term `l = i` is left"),
    )


def weight_gradient() -> Derivation:
    """dZ/dw[j,i] = -e[j] phi'(v[j]) y[i]"""
    return worked(
        "Gradient in a weight of an output node",
        OUTPUT,
        "dZ/dw[j,i]",
        CHAIN,
        _insert(OUTPUT, *FACTORS),
        givens=FACTORS,
    )


def weight_change() -> Derivation:
    """change of w[j,i] = eta e[j] phi'(v[j]) y[i]"""
    return worked(
        "Change of a weight of an output node",
        OUTPUT,
        None,
        f"-eta*({CHAIN})",
        _insert(OUTPUT, *FACTORS),
        givens=FACTORS,
    )


def output_delta() -> Derivation:
    """delta[j] = e[j] phi'(v[j])"""
    return worked(
        "Local gradient of an output node",
        OUTPUT,
        "delta[j]",
        "-dZ/dv[j]",
        somewhere(_through("dZ/dv[j]", "e[j]", "y[j]")),
        _insert(OUTPUT, *FACTORS),
        givens=("dZ/dv[j] = dZ/de[j]*de[j]/dy[j]*dy[j]/dv[j]", "e[j] = d[j] - y[j]", *FACTORS),
    )


def output_delta_any_loss() -> Derivation:
    """delta[j] = -dZ/dy[j] phi'(v[j])"""
    return worked(
        "Local gradient of an output node for any loss",
        OUTPUT,
        "delta[j]",
        "e[j]*phi'(v[j])",
        put(
            "`e[j]` is `dZ/de[j]`, and `de[j]/dy[j]` is `-1`",
            OUTPUT,
            "e[j]*phi'(v[j]) = -dZ/de[j]*de[j]/dy[j]*phi'(v[j])",
        ),
        put(
            "the chain rule backwards; the error has left the formula",
            OUTPUT,
            "-dZ/de[j]*de[j]/dy[j]*phi'(v[j]) = -dZ/dy[j]*phi'(v[j])",
        ),
        givens=(*FACTORS[:2], "dZ/dy[j] = dZ/de[j]*de[j]/dy[j]"),
    )


def weight_change_local() -> Derivation:
    """change of w[j,i] = eta delta[j] y[i]"""
    return worked(
        "Change of a weight with the local gradient",
        OUTPUT,
        None,
        "eta*(e[j]*phi'(v[j]))*y[i]",
        put("name the local gradient", OUTPUT, "eta*e[j]*phi'(v[j])*y[i] = eta*delta[j]*y[i]"),
        givens=("delta[j] = e[j]*phi'(v[j])",),
    )


SLOPE = "sum(e[k]*de[k]/dv[k]*dv[k]/dy[j], k, 1, q)"
HIDDEN_FACTORS = ("de[k]/dv[k] = -phi'(v[k])", "dv[k]/dy[j] = w[k,j]")
through_the_next_layer: tuple[Strategy, ...] = (
    because(
        somewhere(_through("de[k]/dy[j]", "v[k]")),
        "chain rule: node `j` reaches the error `e[k]` through the field `v[k]`",
    ),
    because(_insert(HIDDEN, *HIDDEN_FACTORS), "slope of the activation, and the weight"),
    put("name the local gradients of the next layer", HIDDEN, "e[k]*phi'(v[k])*w[k,j] = delta[k]*w[k,j]"),
    because(everywhere(sums.split_sum), "the sign comes out of the sum"),
)
HIDDEN_GIVENS = ("de[k]/dy[j] = de[k]/dv[k]*dv[k]/dy[j]", *HIDDEN_FACTORS, "delta[k] = e[k]*phi'(v[k])")


def hidden_slope() -> Derivation:
    """dZ/dy[j] = -sum_k delta[k] w[k,j]"""
    return worked(
        "The loss in the output of a hidden node",
        HIDDEN,
        "dZ/dy[j]",
        "sum(e[k]*de[k]/dy[j], k, 1, q)",
        *through_the_next_layer,
        givens=HIDDEN_GIVENS,
    )


def hidden_delta() -> Derivation:
    """delta[j] = phi'(v[j]) sum_k delta[k] w[k,j]"""
    return worked(
        "Local gradient of a hidden node, at any depth",
        HIDDEN,
        "delta[j]",
        "-phi'(v[j])*dZ/dy[j]",
        put(
            "every node of the next layer depends on node `j`",
            HIDDEN,
            "dZ/dy[j] = sum(e[k]*de[k]/dy[j], k, 1, q)",
        ),
        *through_the_next_layer,
        givens=("dZ/dy[j] = sum(e[k]*de[k]/dy[j], k, 1, q)", *HIDDEN_GIVENS),
    )


def hidden_delta_any_loss() -> Derivation:
    """delta[j] = phi'(v[j]) sum_k delta[k] w[k,j], whatever the loss and however many layers follow"""
    local = ("dZ/dv[k] = -delta[k]", "dv[k]/dy[j] = w[k,j]")
    total = "dZ/dy[j] = sum(dZ/dv[k]*dv[k]/dy[j], k, 1, q)"
    return worked(
        "Local gradient of a hidden node for any loss",
        HIDDEN,
        "delta[j]",
        "-phi'(v[j])*dZ/dy[j]",
        put("node `j` reaches the loss through every node of the next layer", HIDDEN, total),
        _insert(HIDDEN, *local),
        because(everywhere(sums.split_sum), "the two signs cancel"),
        givens=(total, *local),
    )


def output_delta_by_chain_rule() -> Derivation:
    """-dZ/dv[j] = -dZ/dy[j] phi'(v[j]), whatever the loss"""
    return worked(
        "Local gradient of an output node for any loss, by the chain rule",
        OUTPUT,
        None,
        "-dZ/dv[j]",
        somewhere(_through("dZ/dv[j]", "y[j]")),
        put("the slope of the activation", OUTPUT, "dy[j]/dv[j] = phi'(v[j])"),
        givens=("dZ/dv[j] = dZ/dy[j]*dy[j]/dv[j]", "dy[j]/dv[j] = phi'(v[j])"),
    )
