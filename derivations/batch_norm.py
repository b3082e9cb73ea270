"""How does batch normalisation change a mini-batch, and how do gradients pass through it?

    x[i]   value i of the mini-batch, i = 1..m     mu, s2   its mean and variance (divisor m)
    xhat[i] = (x[i] - mu)/sqrt(s2 + eps)           y[i] = gamma xhat[i] + beta
    g[i]   dL/dy[i]

A convolution layer does the same for each channel c, over all images and positions.
Ioffe and Szegedy, Batch Normalization, 2015.
"""

from __future__ import annotations

from derivations.derivation import Derivation
from derivations.language.tree import name
from derivations.rules import calculus, sums
from derivations.rules.algebra import cancel, collect, factor_out, split_fraction
from derivations.rules.dependence import Through
from derivations.rules.equations import backwards, rewriting, substitution
from derivations.rules.strategy import Strategy, because, everywhere, first, somewhere, then
from derivations.rules.work import put, worked, written

MEAN = "sum(x[i], i, 1, m)/m"
VARIANCE = "sum((x[i] - mu)^2, i, 1, m)/m"
BATCH = {
    "x": "real[m]",
    "m": "natural, >= 2",
    "mu": f"= {MEAN}",
    "s2": f"= {VARIANCE}",
    "eps": "positive",
    "gamma": "real",
    "beta": "real",
    "i": "1..m",
    "k": "1..m",
}
XHAT = "(x[i] - mu)/sqrt(s2 + eps)"
NORMALISED = {**BATCH, "xhat[i]": f"= {XHAT}"}
BACK = {**NORMALISED, "g": "real[m]", "L": "real"}
CHANNEL = {
    "X": "real[N, H, W, C]",
    "N": "natural",
    "H": "natural",
    "W": "natural",
    "C": "natural",
    "c": "1..C",
    "n": "1..N",
    "h": "1..H",
    "w": "1..W",
    "muc": "real",
    "s2c": "positive",
    "eps": "positive",
}


def mean() -> Derivation:
    """mu = sum x[i]/m"""
    return worked("The batch mean", BATCH, "mu", MEAN)


def variance() -> Derivation:
    """s2 = sum (x[i] - mu)^2/m"""
    return worked("The batch variance", BATCH, "s2", VARIANCE)


def normalised() -> Derivation:
    """xhat[i] = (x[i] - mu)/sqrt(s2 + eps)"""
    return worked("The normalised value", BATCH, None, XHAT)


def output() -> Derivation:
    """y[i] = gamma xhat[i] + beta"""
    return worked(
        "The output of the layer",
        NORMALISED,
        None,
        "gamma*xhat[i] + beta",
    )


def centred() -> Derivation:
    """sum (x[i] - mu) = 0"""
    return worked(
        "Differences from the mean sum to zero",
        BATCH,
        None,
        "sum(x[i] - mu, i, 1, m)",
        because(then(sums.split_sum, everywhere(sums.sum_of_constant)), "sum term by term"),
        substitution("the mean", written(f"mu = {MEAN}", BATCH)),
        because(everywhere(cancel), "`m` cancels"),
        collect,
    )


def variance_after() -> Derivation:
    """sum xhat[i]^2/m = s2/(s2 + eps)"""
    return worked(
        "The variance of the normalised values",
        BATCH,
        None,
        f"sum(({XHAT})^2, i, 1, m)/m",
        because(everywhere(cancel), "square the fraction"),
        because(then(somewhere(sums.constants_out), cancel), "the denominator comes out of the sum"),
        backwards(
            "the sum is `m` times the batch variance", written("s2*m = sum((x[i] - mu)^2, i, 1, m)", BATCH)
        ),
        because(cancel, "`m` cancels"),
    )


def output_mean() -> Derivation:
    """sum y[i]/m = beta"""
    return worked(
        "The mean of the outputs",
        NORMALISED,
        None,
        "sum(gamma*xhat[i] + beta, i, 1, m)/m",
        because(sums.apart, "sum term by term"),
        substitution("the normalised values sum to zero", written("sum(xhat[i], i, 1, m) = 0", NORMALISED)),
        because(cancel, "`m` cancels"),
        givens=("sum(xhat[i], i, 1, m) = 0",),
    )


def channel_mean() -> Derivation:
    """muc = sum X[n,h,w,c]/(N H W)"""
    return worked(
        "The mean of channel c",
        CHANNEL,
        "muc",
        "sum(sum(sum(X[n,h,w,c], w, 1, W), h, 1, H), n, 1, N)/(N*H*W)",
    )


def channel_variance() -> Derivation:
    """s2c = sum (X[n,h,w,c] - muc)^2/(N H W)"""
    return worked(
        "The variance of channel c",
        CHANNEL,
        "s2c",
        "sum(sum(sum((X[n,h,w,c] - muc)^2, w, 1, W), h, 1, H), n, 1, N)/(N*H*W)",
    )


def channel_normalised() -> Derivation:
    """(X[n,h,w,c] - muc)/sqrt(s2c + eps)"""
    return worked("The normalised entry of channel c", CHANNEL, None, "(X[n,h,w,c] - muc)/sqrt(s2c + eps)")


def gradient_gamma() -> Derivation:
    """dL/dgamma = sum g[i] xhat[i]"""
    return worked(
        "Gradient in the scale",
        BACK,
        "dL/dgamma",
        "sum(g[i]*diff(gamma*xhat[i] + beta, gamma), i, 1, m)",
        because(calculus.differentiate, "the output is linear in `gamma`"),
    )


def gradient_beta() -> Derivation:
    """dL/dbeta = sum g[i]"""
    return worked(
        "Gradient in the shift",
        BACK,
        "dL/dbeta",
        "sum(g[i]*diff(gamma*xhat[i] + beta, beta), i, 1, m)",
        because(calculus.differentiate, "the output moves with `beta` one to one"),
    )


def mean_slope() -> Derivation:
    """dmu/dx[k] = 1/m"""
    return worked(
        "Slope of the batch mean",
        {"x": "real[m]", "m": "natural, >= 2", "k": "1..m", "mu": "real"},
        "dmu/dx[k]",
        f"diff({MEAN}, x[k])",
        because(calculus.differentiate, "entries vary independently"),
        because(somewhere(sums.sift), "only the term `i = k` is left"),
    )


def through_batch(inner: Strategy) -> Strategy:
    """Differentiate where the mean and the variance of the batch change with x[k] as well."""
    return Through(inner, written("x[k]", BACK), (name("mu"), name("s2")))


def variance_slope() -> Derivation:
    """ds2/dx[k] = 2 (x[k] - mu)/m"""
    return worked(
        "Slope of the batch variance",
        BACK,
        "ds2/dx[k]",
        f"diff({VARIANCE}, x[k])",
        because(through_batch(calculus.linear), "differentiate under the sum"),
        because(through_batch(calculus.stepwise), "power rule; the mean changes with `x[k]` too"),
        because(
            then(everywhere(sums.sift_bracket), everywhere(sums.constants_out)),
            "the indicator picks the term `i = k`",
        ),
        because(
            then(everywhere(sums.split_sum), everywhere(sums.sum_of_constant)),
            "sum the differences term by term",
        ),
        put("the mean is the sum divided by `m`", BACK, "m*mu = sum(x[i], i, 1, m)"),
        because(then(everywhere(collect), cancel), "differences from the mean sum to zero"),
    )


def gradient_input() -> Derivation:
    """dL/dx[k] = gamma/sqrt(s2 + eps) (g[k] - sum g[i]/m - xhat[k] sum g[i] xhat[i]/m)"""
    slopes = ("dmu/dx[k] = 1/m", "ds2/dx[k] = 2*(x[k] - mu)/m")
    values = ("x[i] - mu = sqrt(s2 + eps)*xhat[i]", "x[k] - mu = sqrt(s2 + eps)*xhat[k]")
    return worked(
        "Gradient in the input: through the value itself, the mean and the variance",
        BACK,
        "dL/dx[k]",
        f"sum(g[i]*diff(gamma*({XHAT}) + beta, x[k]), i, 1, m)",
        because(through_batch(calculus.linear), "the scale comes out, the shift is a constant"),
        because(through_batch(calculus.outer), "quotient rule"),
        because(through_batch(calculus.stepwise), "the mean and the variance change with `x[k]` too"),
        because(somewhere(split_fraction), "divide each term"),
        put("insert the slopes of mean and variance", BACK, *slopes),
        because(
            then(everywhere(rewriting("", *(written(text, BACK) for text in values))), everywhere(cancel)),
            "write differences from the mean with the normalised values",
        ),
        because(somewhere(factor_out), "`1/sqrt(s2 + eps)` is common"),
        because(everywhere(sums.constants_out), "constants come out of the sum"),
        because(somewhere(sums.sift_bracket), "the indicator picks the term `i = k`"),
        because(
            then(everywhere(sums.expand_body), everywhere(first(sums.split_sum, sums.constants_out))),
            "sum term by term",
        ),
        givens=slopes,
    )
