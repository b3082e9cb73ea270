"""Which loss follows from which model, and what is its slope?

A loss is the negative log-likelihood of the desired value under the model's prediction.

    Gaussian      y real,  mean yhat           squared error
    Bernoulli     y 0 or 1, P(1) = yhat        binary cross-entropy
    categorical   y one-hot, P(i) = yhat[i]    categorical cross-entropy

Goodfellow, Bengio, Courville, Deep Learning, sections 5.5 and 6.2.
"""

from __future__ import annotations

from derivations.derivation import Derivation
from derivations.rules import calculus, sums
from derivations.rules.algebra import cancel, common_denominator, expand_sum, factor_out, sign_inside
from derivations.rules.equations import substitution
from derivations.rules.functions import definition, log_of_exp, log_of_power, log_of_product
from derivations.rules.strategy import because, everywhere, first, somewhere, then
from derivations.rules.work import put, worked, written

BINARY = {"y": "0..1", "yhat": "probability"}
UNIT = {
    "y": "0..1",
    "z": "real",
    "x": "real",
    "w": "real",
    "b": "real",
    "a": "= sigmoid(z)",
    "L": "= -y*log(sigmoid(z)) - (1 - y)*log(1 - sigmoid(z))",
}
SAMPLES = {"Y": "0..1[N]", "Yhat": "probability[N]", "N": "natural"}
ONE_HOT = {"y": "0..1[n]", "yhat": "probability[n]", "n": "natural, >= 2"}
ONE_HOTS = {"Y": "0..1[N, n]", "Yhat": "probability[N, n]", "n": "natural, >= 2", "N": "natural"}
TWO = {"y1": "0..1", "y2": "0..1", "yh1": "probability", "yh2": "probability"}
GAUSSIAN = {"y": "real", "yhat": "real", "s2": "positive"}
WEIGHTED = {"w": "positive[n]", "y": "real[n]", "yhat": "real[n]", "n": "natural"}

BCE = "-y*log({p}) - (1 - y)*log(1 - {p})"

one_fraction = (
    common_denominator,
    because(
        then(somewhere(sign_inside), somewhere(expand_sum)),
        "multiply out above; the products of the two cancel",
    ),
)
logarithm = because(
    everywhere(first(log_of_product, log_of_power, log_of_exp, sums.log_of_indexed_product)),
    "the logarithm undoes products and powers",
)


def squared_error() -> Derivation:
    """-log N(y | yhat, s2) = log(2 pi s2)/2 + (y - yhat)^2/(2 s2)"""
    return worked(
        "The squared error from a Gaussian model",
        GAUSSIAN,
        None,
        "-log(normal(y, yhat, s2))",
        because(somewhere(definition), "insert the Gaussian density"),
        logarithm,
        sign_inside,
    )


def bce() -> Derivation:
    """-y log(yhat) - (1 - y) log(1 - yhat)"""
    return worked(
        "The binary cross-entropy from a Bernoulli model",
        BINARY,
        None,
        "-log(yhat^y*(1 - yhat)^(1 - y))",
        logarithm,
        sign_inside,
    )


def bce_slope() -> Derivation:
    """(yhat - y)/(yhat (1 - yhat))"""
    return worked(
        "Slope of the binary cross-entropy",
        BINARY,
        None,
        f"diff({BCE.format(p='yhat')}, yhat)",
        because(
            calculus.differentiate, "derivative of each logarithm; the inner derivative of `1 - yhat` is `-1`"
        ),
        *one_fraction,
    )


def bce_average() -> Derivation:
    """-1/N sum (Y log(Yhat) + (1 - Y) log(1 - Yhat))"""
    return worked(
        "The binary cross-entropy averaged over N samples",
        SAMPLES,
        None,
        "-log(prod(Yhat[i]^Y[i]*(1 - Yhat[i])^(1 - Y[i]), i, 1, N))/N",
        logarithm,
    )


def bce_dl_da() -> Derivation:
    """dL/da = (a - y)/(a (1 - a))"""
    return worked(
        "Derivative of the cross-entropy in the output",
        {"y": "0..1", "a": "probability", "L": "real"},
        "dL/da",
        f"diff({BCE.format(p='a')}, a)",
        because(calculus.differentiate, "derivative of each logarithm"),
        *one_fraction,
    )


def bce_da_dz() -> Derivation:
    """da/dz = a (1 - a)"""
    return worked(
        "Derivative of the sigmoid in terms of its output",
        {"z": "real", "a": "= sigmoid(z)"},
        "da/dz",
        "diff(sigmoid(z), z)",
        because(calculus.differentiate, "derivative of the logistic function"),
        substitution("the output is called `a`", written("sigmoid(z) = a", {"z": "real", "a": "real"})),
    )


def bce_chain() -> Derivation:
    """dL/dw = dL/da da/dz dz/dw"""
    return worked("The chain rule through the unit", UNIT, "dL/dw", "dL/da*da/dz*dz/dw")


insert_factors = (
    substitution(
        "insert the local derivatives",
        written("dL/da = (a - y)/(a*(1 - a))", UNIT),
        written("da/dz = a*(1 - a)", UNIT),
    ),
    because(cancel, "`a*(1 - a)` cancels"),
)


def bce_sigmoid() -> Derivation:
    """dL/dz = a - y"""
    return worked(
        "Gradient of the cross-entropy through a sigmoid",
        UNIT,
        "dL/dz",
        "dL/da*da/dz",
        *insert_factors,
        givens=("dL/da = (a - y)/(a*(1 - a))", "da/dz = a*(1 - a)"),
    )


def bce_sigmoid_direct() -> Derivation:
    """dL/dz = a - y, from the loss itself"""
    return worked(
        "Gradient of the cross-entropy through a sigmoid, from the loss",
        UNIT,
        "dL/dz",
        f"diff({BCE.format(p='sigmoid(z)')}, z)",
        because(calculus.differentiate, "chain rule: each logarithm, then the sigmoid"),
        substitution("the output is called `a`", written("sigmoid(z) = a", {"z": "real", "a": "real"})),
        because(everywhere(cancel), "`a` and `1 - a` cancel"),
        because(expand_sum, "multiply out; the two terms `a*y` cancel"),
    )


def bce_weight() -> Derivation:
    """dL/dw = (a - y) x"""
    return worked(
        "Gradient of the cross-entropy in the weight",
        UNIT,
        "dL/dw",
        "dL/dz*diff(w*x + b, w)",
        because(calculus.differentiate, "the field is `w*x + b`"),
        substitution("insert `dL/dz`", written("dL/dz = a - y", UNIT)),
        givens=("dL/dz = a - y",),
    )


def bce_bias() -> Derivation:
    """dL/db = a - y"""
    return worked(
        "Gradient of the cross-entropy in the bias",
        UNIT,
        "dL/db",
        "dL/dz*diff(w*x + b, b)",
        because(calculus.differentiate, "the field is `w*x + b`"),
        substitution("insert `dL/dz`", written("dL/dz = a - y", UNIT)),
        givens=("dL/dz = a - y",),
    )


def bce_weight_batch() -> Derivation:
    """dL/dw = 1/N sum (as[i] - ys[i]) xs[i]"""
    symbols = {
        "xs": "real[N]",
        "ys": "0..1[N]",
        "as[i]": "= sigmoid(w*xs[i] + b)",
        "N": "natural",
        "w": "real",
        "b": "real",
    }
    loss = "-ys[i]*log(sigmoid(w*xs[i] + b)) - (1 - ys[i])*log(1 - sigmoid(w*xs[i] + b))"
    return worked(
        "Gradient of the averaged cross-entropy in the weight",
        symbols,
        None,
        f"diff(1/N*sum({loss}, i, 1, N), w)",
        because(calculus.differentiate, "differentiate under the sum"),
        put("the outputs are called `as[i]`", symbols, "sigmoid(w*xs[i] + b) = as[i]"),
        because(everywhere(cancel), "`as[i]` and `1 - as[i]` cancel"),
        because(somewhere(factor_out), "the input is a common factor"),
        because(somewhere(expand_sum), "multiply out; the two terms `as[i]*ys[i]` cancel"),
    )


def cce() -> Derivation:
    """-sum y[i] log(yhat[i])"""
    return worked(
        "The categorical cross-entropy from a categorical model",
        ONE_HOT,
        None,
        "-log(prod(yhat[i]^y[i], i, 1, n))",
        somewhere(sums.log_of_indexed_product),
        because(somewhere(log_of_power), "the exponent comes down"),
    )


def cce_two_classes() -> Derivation:
    """-y1 log(yh1) - y2 log(yh2)"""
    return worked(
        "The categorical cross-entropy of two classes",
        TWO,
        None,
        "-log(yh1^y1*yh2^y2)",
        logarithm,
        sign_inside,
    )


def cce_average() -> Derivation:
    """-1/N sum sum Y[j,i] log(Yhat[j,i])"""
    return worked(
        "The categorical cross-entropy averaged over N samples",
        ONE_HOTS,
        None,
        "-log(prod(prod(Yhat[j,i]^Y[j,i], i, 1, n), j, 1, N))/N",
        logarithm,
    )


def weighted_mse() -> Derivation:
    """sum w[i] (y[i] - yhat[i])^2/sum w[i]"""
    return worked(
        "The weighted mean squared error, normalised once",
        {**WEIGHTED, "c": "positive"},
        None,
        "sum(w[i]/sum(w[j], j, 1, n)*(y[i] - yhat[i])^2, i, 1, n)",
        because(somewhere(sums.constants_out), "the sum of the weights is a constant"),
        cancel,
    )


def weighted_mse_equal() -> Derivation:
    """sum (y[i] - yhat[i])^2/n"""
    return worked(
        "The weighted mean squared error with equal weights",
        {"y": "real[n]", "yhat": "real[n]", "n": "natural"},
        None,
        "sum(1*(y[i] - yhat[i])^2, i, 1, n)/sum(1, i, 1, n)",
        because(somewhere(sums.sum_of_constant), "`n` weights of one"),
    )


def square_slope() -> Derivation:
    """dL/dz = 2 (z - t)"""
    return worked(
        "Slope of the squared error",
        {"z": "real", "t": "real", "L": "real"},
        "dL/dz",
        "diff((z - t)^2, z)",
        because(calculus.differentiate, "power rule; the inner derivative is 1"),
    )


def half_square_slope() -> Derivation:
    """dL/dyhat = -(y - yhat)"""
    return worked(
        "Slope of half the squared error",
        {"y": "real", "yhat": "real", "L": "real"},
        "dL/dyhat",
        "diff(1/2*(y - yhat)^2, yhat)",
        because(calculus.differentiate, "power rule; the inner derivative of `y - yhat` is `-1`"),
        cancel,
    )
