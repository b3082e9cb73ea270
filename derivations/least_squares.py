"""Which weights fit a linear model, and what is the gradient of a logistic one?

    X   N x D matrix, one row a sample       w   weights        y   targets

Gradients are column vectors (denominator layout).  Bishop, Pattern Recognition and Machine Learning, sections
3.1 and 4.3.
"""

from __future__ import annotations

from derivations.derivation import Derivation
from derivations.language.tree import name
from derivations.rules import calculus, matrices, sums
from derivations.rules.algebra import cancel, expand_sum, factor_out
from derivations.rules.equations import stationary
from derivations.rules.functions import definition, log_of_exp, log_of_power, log_of_product
from derivations.rules.strategy import because, everywhere, first, somewhere, then
from derivations.rules.work import put, worked, written

LINEAR = {
    "X": "real[N, D]",
    "y": "real[N]",
    "w": "real[D]",
    "N": "natural",
    "D": "natural",
    "L": "real",
    "i": "1..D",
}
LOGISTIC = {**LINEAR, "y": "0..1[N]"}
FIELD = "sum(X[n,j]*w[j], j, 1, D)"

w = name("w")
normal_matrix = written("X^T*X", LINEAR)

expand_norm = (
    somewhere(matrices.norm_square),
    because(everywhere(matrices.transpose_inside), "transpose term by term, factors in reverse"),
    because(everywhere(matrices.distribute), "multiply out, factors in order"),
)
LOSS = "1/2*norm(X*w - y)^2"
take_gradient = (
    because(
        then(everywhere(matrices.gradient_in(w)), everywhere(matrices.half)),
        "gradients of the quadratic and of the two linear forms, which are equal",
    ),
)


def expanded_loss() -> Derivation:
    """1/2 |X w - y|^2 = 1/2 (w^T X^T X w - w^T X^T y - y^T X w + y^T y)"""
    return worked("The squared error in matrix form", LINEAR, "L", LOSS, *expand_norm)


def gradient() -> Derivation:
    """dL/dw = X^T (X w - y)"""
    return worked(
        "Gradient of the squared error",
        LINEAR,
        "dL/dw",
        f"diff({LOSS}, w)",
        *expand_norm,
        *take_gradient,
        because(somewhere(matrices.factor_left), "factor `X^T` out to the left"),
    )


def weights() -> Derivation:
    """w = (X^T X)^-1 X^T y"""
    return worked(
        "The least-squares weights by the normal equations",
        LINEAR,
        "dL/dw",
        f"diff({LOSS}, w)",
        *expand_norm,
        *take_gradient,
        stationary,
        matrices.term_to_the_right,
        matrices.from_left(matrices.inverse(normal_matrix)),
        because(
            somewhere(matrices.inverse_cancels), "the inverse cancels; the columns of `X` are independent"
        ),
    )


def gradient_entry() -> Derivation:
    """dL/dw[i] = -sum X[n,i] (y[n] - sum X[n,j] w[j])"""
    return worked(
        "Gradient of the squared error, entry by entry",
        LINEAR,
        "dL/dw[i]",
        "diff(1/2*sum((y[n] - sum(X[n,j]*w[j], j, 1, D))^2, n, 1, N), w[i])",
        because(calculus.linear, "differentiate under the sum"),
        because(
            then(somewhere(calculus.stepwise), everywhere(sums.sift)),
            "power rule; of the inner sum only `j = i` is left",
        ),
        because(
            then(everywhere(first(sums.split_sum, sums.constants_out)), cancel),
            "2 cancels and the sign comes out",
        ),
    )


def logistic_gradient_entry() -> Derivation:
    """dL/dw[i] = sum (a[n] - y[n]) X[n,i]"""
    symbols = {**LOGISTIC, "a[n]": f"= sigmoid({FIELD})"}
    loss = f"-y[n]*log(sigmoid({FIELD})) - (1 - y[n])*log(1 - sigmoid({FIELD}))"
    return worked(
        "Gradient of the cross-entropy of a logistic model, entry by entry",
        symbols,
        "dL/dw[i]",
        f"diff(sum({loss}, n, 1, N), w[i])",
        because(
            then(calculus.stepwise, everywhere(sums.sift)), "chain rule: logarithm, sigmoid, linear field"
        ),
        put("the outputs are called `a[n]`", symbols, f"sigmoid({FIELD}) = a[n]"),
        because(everywhere(cancel), "`a[n]` and `1 - a[n]` cancel"),
        because(somewhere(factor_out), "the input is a common factor"),
        because(somewhere(expand_sum), "multiply out; the two terms `a[n]*y[n]` cancel"),
    )


def logistic_gradient() -> Derivation:
    """dL/dw = X^T (sigmoid(X w) - y)"""
    symbols = {**LOGISTIC, "a": "= sigmoid(X*w)", "z": "= X*w"}
    return worked(
        "Gradient of the cross-entropy of a logistic model",
        symbols,
        "dL/dw",
        "diff(-dot(y, log(sigmoid(X*w))) - dot(1 - y, log(1 - sigmoid(X*w))), w)",
        because(calculus.linear, "differentiate term by term"),
        because(
            everywhere(matrices.gradient_through(name("X"), w)),
            "through `z = X*w`; the two logarithms have the slopes `1 - sigmoid(z)` and `-sigmoid(z)`",
        ),
        put("the outputs are called `a`", symbols, "sigmoid(X*w) = a"),
        because(somewhere(matrices.factor_left), "factor `X^T` out to the left"),
        because(somewhere(matrices.entry_by_entry), "multiply out entry by entry; the two products cancel"),
        put("insert the outputs", symbols, "a = sigmoid(X*w)"),
    )


def curvature_entry() -> Derivation:
    """d2L/dw[i]dw[k] = sum X[n,i] X[n,k]: the matrix X^T X, positive where the columns are independent"""
    return worked(
        "Second-order check of the least-squares weights, entry by entry",
        {**LINEAR, "k": "1..D"},
        None,
        "diff(-sum(X[n,i]*(y[n] - sum(X[n,j]*w[j], j, 1, D)), n, 1, N), w[k])",
        because(calculus.linear, "differentiate under the sums"),
        because(everywhere(sums.sift), "of the inner sum only `j = k` is left"),
        because(then(everywhere(sums.split_sum), everywhere(cancel)), "the signs cancel"),
    )


MODEL = {"y": "real[N]", "m": "real[N]", "s2": "positive", "N": "natural", "l": "real"}


def likelihood() -> Derivation:
    """l = -N/2 log(2 pi s2) - 1/(2 s2) sum (y[n] - m[n])^2: largest where the error is least"""
    return worked(
        "Log-likelihood of a linear model with Gaussian noise; m = X w are the predictions",
        MODEL,
        "l",
        "log(prod(normal(y[n], m[n], s2), n, 1, N))",
        because(somewhere(definition), "insert the Gaussian density"),
        somewhere(sums.log_of_indexed_product),
        because(
            everywhere(first(log_of_product, log_of_power, log_of_exp)),
            "the logarithm undoes products, roots and exponentials",
        ),
        because(sums.apart, "sum term by term; only the squared error depends on the weights"),
    )


def curvature() -> Derivation:
    """d2L/dw2 = X^T X: v^T X^T X v = |X v|^2 > 0 where the columns are independent, so a minimum"""
    symbols = {**LINEAR, "v": "real[D]"}
    return worked(
        "Second-order check of the least-squares weights: the Hessian X^T X along any direction v",
        symbols,
        None,
        "norm(X*v)^2",
        matrices.norm_square,
        because(everywhere(matrices.transpose_inside), "transpose the product; the Hessian is in the middle"),
    )
