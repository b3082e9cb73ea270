"""What does Gaussian naive Bayes with shared variances predict, and how is it fitted?

    y[m]      label of sample m, one of 1..K          alpha[k]   prior of class k
    x[m,i]    feature i of sample m                   mu[k,i]    mean of feature i in class k
    s2[i]     variance of feature i, the same for all classes     l   negative log-likelihood

Every class occurs in the data.  Bishop, Pattern Recognition and Machine Learning, section 4.2; Mitchell,
Machine Learning, chapter "Generative and discriminative classifiers".
"""

from __future__ import annotations

from derivations.derivation import Derivation
from derivations.language.tree import name
from derivations.rules import calculus, sums
from derivations.rules.algebra import cancel, collect, sign_inside
from derivations.rules.equations import multiplied, solved_for, stationary
from derivations.rules.functions import definition, log_of_exp, log_of_power, log_of_product
from derivations.rules.probability import bayes_rule, total_probability_over
from derivations.rules.strategy import Strategy, because, everywhere, first, somewhere, then
from derivations.rules.work import put, worked, written

MODEL = {
    "x": "real[D]",
    "mu": "real[K, D]",
    "s2": "positive[D]",
    "alpha": "simplex[K]",
    "D": "natural",
    "K": "natural, >= 2",
    "k": "1..K",
    "p": "real",
}
DATA = {
    "x": "real[N, D]",
    "y": "1..K[N]",
    "mu": "real[K, D]",
    "s2": "positive[D]",
    "alpha": "simplex[K]",
    "N": "natural",
    "D": "natural",
    "K": "natural, >= 2",
    "k": "1..K",
    "i": "1..D",
    "Nk": "= sum([y[m] = k], m, 1, N)",
    "l": "real",
}
JOINT = {"P": "positive[N]", "N": "natural", "l": "real"}

CLASS = "prod(normal(x[i], mu[{k},i], s2[i]), i, 1, D)"
CLASSIFIED = {**MODEL, "y": "1..K"}
OF_CLASS = ("P(y = k) = alpha[k]", f"P(x | y = k) = {CLASS.format(k='k')}")
OF_EACH_CLASS = ("P(y = j) = alpha[j]", f"P(x | y = j) = {CLASS.format(k='j')}")
SAMPLE = "alpha[y[m]]*prod(normal(x[m,j], mu[y[m],j], s2[j]), j, 1, D)"
NLL = (
    "-sum(log(alpha[y[m]]), m, 1, N) + N/2*sum(log(2*pi*s2[j]), j, 1, D)"
    " + sum(sum((x[m,j] - mu[y[m],j])^2/(2*s2[j]), j, 1, D), m, 1, N)"
)

every_class = somewhere(total_probability_over(name("y"), name("j"), name("K")))
insert_model = because(
    then(put("", CLASSIFIED, *OF_CLASS, *OF_EACH_CLASS), everywhere(cancel)),
    "priors are `alpha`; given the class, the features are independent and Gaussian",
)
insert_density = because(everywhere(definition), "insert the Gaussian densities")


def prior() -> Derivation:
    """P(y = k) = alpha[k]"""
    return worked("Prior of class k", MODEL, None, "alpha[k]")


def class_density() -> Derivation:
    """p(x | y = k) = prod 1/sqrt(2 pi s2[i]) exp(-(x[i] - mu[k,i])^2/(2 s2[i]))"""
    return worked("Density of the features in class k", MODEL, None, CLASS.format(k="k"), insert_density)


def evidence() -> Derivation:
    """p(x) = sum_k alpha[k] p(x | y = k)"""
    return worked(
        "Evidence by the law of total probability",
        CLASSIFIED,
        None,
        "P(x)",
        every_class,
        insert_model,
        insert_density,
        givens=OF_CLASS,
    )


def posterior() -> Derivation:
    """P(y = k | x) = alpha[k] exp(-sum_i (x[i] - mu[k,i])^2/(2 s2[i]))/sum_j alpha[j] exp(…)"""
    return worked(
        "Class posterior of Gaussian naive Bayes with shared variances",
        CLASSIFIED,
        "p",
        "P(y = k | x)",
        bayes_rule,
        every_class,
        insert_model,
        insert_density,
        because(
            everywhere(first(sums.split_product, sums.product_of_exponentials)),
            "a product factor by factor; the product of exponentials is the exponential of the sum",
        ),
        because(
            everywhere(sums.constants_out),
            "the variances are shared: the factor in front is the same in every term",
        ),
        because(cancel, "the common factor cancels"),
        givens=OF_CLASS,
    )


def iid_sum() -> Derivation:
    """l = -sum log P[m]"""
    return worked(
        "Negative log-likelihood of independent samples",
        JOINT,
        "l",
        "-log(prod(P[m], m, 1, N))",
        somewhere(sums.log_of_indexed_product),
    )


def label_probability() -> Derivation:
    """P(y[m]) = alpha[y[m]]"""
    return worked("Probability of the label of sample m", {**DATA, "m": "1..N"}, None, "alpha[y[m]]")


logarithm = because(
    everywhere(first(log_of_product, log_of_power, log_of_exp, sums.log_of_indexed_product)),
    "the logarithm undoes products, roots and exponentials",
)
apart = because(
    sums.apart,
    "sum term by term; constants come out",
)


def nll() -> Derivation:
    """l = -sum log alpha[y[m]] + N/2 sum log(2 pi s2[j]) + sum sum (x[m,j] - mu[y[m],j])^2/(2 s2[j])"""
    return worked(
        "Negative log-likelihood of Gaussian naive Bayes",
        DATA,
        "l",
        f"-log(prod({SAMPLE}, m, 1, N))",
        somewhere(sums.log_of_indexed_product),
        insert_density,
        logarithm,
        apart,
        sign_inside,
    )


by_class: tuple[Strategy, ...] = (
    because(calculus.linear, "differentiate under the sums; what does not contain the mean drops out"),
    because(
        then(calculus.stepwise, everywhere(cancel)),
        "the mean of class `y[m]`, feature `j` is the one asked for where `y[m] = k`, `j = i`",
    ),
    because(everywhere(sums.sift), "only the feature `j = i` is left"),
    because(
        everywhere(first(sums.use_condition, sums.constants_out, sums.split_sum)),
        "where the indicator is one, `y[m]` is `k`; the constant comes out",
    ),
)


def score_mean() -> Derivation:
    """dl/dmu[k,i] = -sum [y[m] = k] (x[m,i] - mu[k,i])/s2[i]"""
    return worked(
        "Derivative of the negative log-likelihood in a class mean",
        DATA,
        "dl/dmu[k,i]",
        f"diff({NLL}, mu[k,i])",
        *by_class,
    )


def mean() -> Derivation:
    """mu[k,i] = sum [y[m] = k] x[m,i]/sum [y[m] = k]"""
    return worked(
        "Maximum-likelihood estimate of a class mean",
        DATA,
        "dl/dmu[k,i]",
        f"diff({NLL}, mu[k,i])",
        *by_class,
        stationary,
        multiplied(written("s2[i]", DATA)),
        because(
            then(everywhere(sums.expand_body), everywhere(first(sums.split_sum, sums.constants_out))),
            "multiply out and sum term by term",
        ),
        solved_for(written("mu[k,i]", DATA)),
    )


def mean_with_count() -> Derivation:
    """mu[k,i] = sum [y[m] = k] x[m,i]/N_k"""
    return worked(
        "The estimate of a class mean, with the number of samples of the class",
        DATA,
        "mu[k,i]",
        "sum([y[m] = k]*x[m,i], m, 1, N)/sum([y[m] = k], m, 1, N)",
        somewhere(sums.class_count("y", name("Nk"))),
    )


def mean_curvature() -> Derivation:
    """d2l/dmu[k,i]2 = sum [y[m] = k]/s2[i] > 0: a minimum"""
    return worked(
        "Second-order check of a class mean",
        DATA,
        None,
        "diff(-sum([y[m] = k]*(x[m,i] - mu[k,i]), m, 1, N)/s2[i], mu[k,i])",
        because(calculus.differentiate, "each sample of the class has the slope -1"),
        because(then(everywhere(sums.split_sum), cancel), "the signs cancel"),
    )


in_the_variance: tuple[Strategy, ...] = (
    because(calculus.linear, "differentiate under the sums; the variance is one symbol"),
    because(
        then(calculus.stepwise, everywhere(cancel)),
        "derivative of the logarithm and of `1/s2[j]`, where `j = i`",
    ),
    because(everywhere(sums.sift), "only the feature `j = i` is left"),
    because(
        then(everywhere(first(sums.split_sum, sums.constants_out)), everywhere(cancel)), "constants come out"
    ),
)


def score_variance() -> Derivation:
    """dl/ds2[i] = N/(2 s2[i]) - sum (x[m,i] - mu[y[m],i])^2/(2 s2[i]^2)"""
    return worked(
        "Derivative of the negative log-likelihood in a variance",
        DATA,
        "dl/ds2[i]",
        f"diff({NLL}, s2[i])",
        *in_the_variance,
    )


def stationary_variance() -> Derivation:
    """N/(2 s2[i]) - sum (x[m,i] - mu[y[m],i])^2/(2 s2[i]^2) = 0"""
    return worked(
        "Condition for a stationary point in a variance",
        DATA,
        "dl/ds2[i]",
        f"diff({NLL}, s2[i])",
        *in_the_variance,
        stationary,
    )


def variance() -> Derivation:
    """s2[i] = sum (x[m,i] - mu[y[m],i])^2/N"""
    return worked(
        "Maximum-likelihood estimate of a shared variance",
        DATA,
        "dl/ds2[i]",
        f"diff({NLL}, s2[i])",
        *in_the_variance,
        stationary,
        multiplied(written("2*s2[i]^2", DATA)),
        solved_for(written("s2[i]", DATA)),
    )


def variance_curvature() -> Derivation:
    """d2l/ds2[i]^2 = -N/(2 s2[i]^2) + sum (x[m,i] - mu[y[m],i])^2/s2[i]^3; at the estimate N/(2 s2[i]^2)"""
    at_estimate = "sum((x[m,i] - mu[y[m],i])^2, m, 1, N) = N*s2[i]"
    return worked(
        "Second-order check of a shared variance, at its estimate",
        DATA,
        None,
        "diff(N/(2*s2[i]) - sum((x[m,i] - mu[y[m],i])^2, m, 1, N)/(2*s2[i]^2), s2[i])",
        because(calculus.linear, "differentiate once more, term by term"),
        because(then(calculus.stepwise, everywhere(cancel)), "derivatives of `1/s2[i]` and `1/s2[i]^2`"),
        put("at the estimate the sum of squares is `N*s2[i]`", DATA, at_estimate),
        because(everywhere(cancel), "`s2[i]` cancels"),
        because(collect, "positive, so a minimum"),
        givens=(at_estimate,),
    )


def variance_by_class() -> Derivation:
    """s2[i] = sum_k sum_m [y[m] = k] (x[m,i] - mu[k,i])^2/N"""
    return worked(
        "The shared variance, sorted by class",
        DATA,
        "s2[i]",
        "sum((x[m,i] - mu[y[m],i])^2, m, 1, N)/N",
        somewhere(sums.split_by_class(written("y[m]", DATA), name("c"), name("K"))),
        somewhere(sums.exchange),
    )
