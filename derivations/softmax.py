"""What does softmax do to scores, how steep is it, and when is it a sigmoid?

    z[i]      score of class i             yhat[i]   exp(z[i])/sum_j exp(z[j])
    t[i]      one-hot label                L         categorical cross-entropy

Bishop, Pattern Recognition and Machine Learning, section 4.3.4.
"""

from __future__ import annotations

from derivations.derivation import Derivation
from derivations.language.tree import Tree, name
from derivations.rules import calculus, indices, sums
from derivations.rules.algebra import cancel, expand, factor_out, one_minus_rest, split_fraction
from derivations.rules.equations import backwards, substitution
from derivations.rules.functions import exp_of_sum, extended, log_of_exp, log_of_product, sigmoid_of
from derivations.rules.monomials import Monomial, monomial, product
from derivations.rules.rule import rule
from derivations.rules.strategy import because, everywhere, first, somewhere, then
from derivations.rules.work import worked, written

OUTPUT = "exp(z[i])/sum(exp(z[j]), j, 1, n)"
SCORES = {"z": "real[n]", "n": "natural, >= 2", "i": "1..n", "k": "1..n"}
OUTPUTS = {**SCORES, "yhat[i]": f"= {OUTPUT}", "t": "simplex[n]", "L": "real"}
TWO = {"z1": "real", "z2": "real", "yhat1": "= exp(z1)/(exp(z1) + exp(z2))"}


TOTAL = written("sum(exp(z[j]), j, 1, n)", SCORES)


@rule("each fraction is an output")
def named_output(tree: Tree) -> Tree | None:
    """exp(z[i])/sum_j exp(z[j]) = yhat[i]"""
    form = monomial(tree)
    powers = dict(form.powers)
    for base, exponent in form.powers:
        scored = base.head == "exp" and base.args[0].head == "index" and base.args[0].args[0] == name("z")
        if scored and exponent > 0 and powers.get(TOTAL, 0) < 0:
            output = Tree("index", (name("yhat"), *base.args[0].args[1:]))
            pair = Monomial(
                form.coefficient / form.coefficient,
                ((base, exponent / exponent), (TOTAL, -exponent / exponent)),
            )
            return product(form.times(pair.to(-exponent / exponent)).times(monomial(output)))
    return None


def output() -> Derivation:
    """yhat[i] = exp(z[i])/sum_j exp(z[j])"""
    return worked("Softmax output i", SCORES, None, OUTPUT)


def outputs_sum_to_one() -> Derivation:
    """sum_i yhat[i] = 1"""
    return worked(
        "The softmax outputs sum to one",
        {"z": "real[n]", "n": "natural, >= 2"},
        None,
        f"sum({OUTPUT}, i, 1, n)",
        because(somewhere(sums.constants_out), "the denominator is the same for every output"),
        because(somewhere(indices.rename_index("i", "j")), "the name of the index does not matter"),
        cancel,
    )


def shift() -> Derivation:
    """Adding c to every score changes nothing"""
    return worked(
        "Softmax of shifted scores",
        {**SCORES, "c": "real"},
        None,
        "exp(z[i] + c)/sum(exp(z[j] + c), j, 1, n)",
        because(everywhere(exp_of_sum), "the exponential of a sum is a product"),
        because(everywhere(sums.constants_out), "`exp(c)` comes out of the sum"),
        cancel,
    )


def jacobian() -> Derivation:
    """dyhat[i]/dz[k] = yhat[i] ([i = k] - yhat[k])"""
    return worked(
        "The Jacobian of softmax",
        OUTPUTS,
        "dyhat[i]/dz[k]",
        f"diff({OUTPUT}, z[k])",
        calculus.quotient_rule,
        because(
            then(calculus.stepwise, everywhere(sums.sift)),
            "of the sum only the term `j = k` depends on `z[k]`",
        ),
        because(somewhere(split_fraction), "divide each term"),
        because(everywhere(named_output), "each fraction is an output"),
        factor_out,
    )


def cross_entropy() -> Derivation:
    """dL/dz[k] = yhat[k] - t[k]"""
    return worked(
        "Gradient of the cross-entropy through softmax",
        OUTPUTS,
        "dL/dz[k]",
        f"diff(-sum(t[i]*log({OUTPUT}), i, 1, n), z[k])",
        because(
            everywhere(first(log_of_product, log_of_exp)),
            "the logarithm undoes the fraction and the exponential",
        ),
        because(calculus.linear, "differentiate under the sum"),
        because(
            then(calculus.stepwise, everywhere(sums.sift), everywhere(cancel)),
            "of the inner sum only the term `j = k` depends on `z[k]`",
        ),
        because(everywhere(named_output), "the fraction is output k"),
        because(
            then(
                everywhere(sums.expand_body), everywhere(first(sums.split_sum, sums.sift, sums.constants_out))
            ),
            "sum term by term; of the first sum only the term i = k is left",
        ),
        substitution("the label is one-hot", written("sum(t[i], i, 1, n) = 1", OUTPUTS)),
        because(expand, "the sign turns both terms"),
        givens=("sum(t[i], i, 1, n) = 1",),
    )


def two_classes() -> Derivation:
    """yhat1 = sigmoid(z1 - z2)"""
    return worked(
        "Softmax with two outputs is a sigmoid",
        TWO,
        "yhat1",
        "exp(z1)/(exp(z1) + exp(z2))",
        extended,
        because(sigmoid_of, "with the argument `z1 - z2`"),
    )


def second_output() -> Derivation:
    """yhat2 = 1 - yhat1"""
    symbols = {"z1": "real", "z2": "real", "yhat1": "= exp(z1)/(exp(z1) + exp(z2))"}
    return worked(
        "Output 2 in terms of output 1",
        symbols,
        None,
        "exp(z2)/(exp(z1) + exp(z2))",
        one_minus_rest,
        backwards("the second fraction is output 1", written("yhat1 = exp(z1)/(exp(z1) + exp(z2))", symbols)),
    )


def sigmoid_head() -> Derivation:
    """d + 1 parameters"""
    return worked(
        "Parameters of one sigmoid output on d features",
        {"d": "natural"},
        None,
        "sum(1, i, 1, d) + 1",
        because(somewhere(sums.sum_of_constant), "a weight for each feature, and a bias"),
    )


def softmax_head() -> Derivation:
    """2 (d + 1) parameters"""
    return worked(
        "Parameters of two softmax outputs on d features",
        {"d": "natural"},
        None,
        "sum(sum(1, i, 1, d) + 1, k, 1, 2)",
        because(everywhere(sums.sum_of_constant), "for each output a weight for each feature, and a bias"),
    )
