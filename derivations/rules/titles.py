"""What does a textbook call each rule?

The words that a reader sees beside a line; in the data a rule keeps its own name.  One row for every rule
there is.
"""

from __future__ import annotations

from collections.abc import Mapping

CALCULUS = {
    "constant rule": "derivative of a constant",
    "identity rule": "derivative of the variable",
    "entry rule": "independent entries",
    "dependent rule": "chain rule",
    "sign rule": "constant factor rule",
    "sum rule": "sum rule",
    "indexed sum rule": "differentiate under the sum",
    "constant factor rule": "constant factor rule",
    "power rule": "power rule",
    "chain rule": "chain rule",
    "reciprocal rule": "reciprocal rule",
    "exponential rule": "derivative of an exponential",
    "product rule": "product rule",
    "quotient rule": "quotient rule",
    "chain of derivatives": "chain rule",
    "stationary": "stationary point",
    "greatest at boundary": "maximum at the boundary",
    "integral of power": "antiderivative of a power",
    "constant out of integral": "linearity of the integral",
    "integral of sum": "linearity of the integral",
}
ALGEBRA = {
    "cancel": "simplify",
    "one fraction": "one fraction",
    "numbers": "arithmetic",
    "same base": "powers of the same base",
    "collect": "collect like terms",
    "expand": "multiply out",
    "expand product": "multiply out",
    "expand sum": "multiply out",
    "distribute": "multiply out",
    "sign inside": "multiply out",
    "factor out": "factor out",
    "group": "regroup the factors",
    "split fraction": "split the fraction",
    "common denominator": "common denominator",
    "one minus rest": "split the fraction",
    "extended": "expand the fraction",
    "difference of squares": "difference of two squares",
    "difference of cubes": "difference of two cubes",
    "perfect square": "perfect square",
    "binomial square": "square of a sum",
    "substitute": "substitution",
    "rewrite": "substitution",
    "insert": "substitution",
    "named output": "substitution",
    "both sides": "on both sides",
    "solve": "solve",
    "definition": "definition",
    "at zero": "value at zero",
    "exp of sum": "the exponential of a sum is a product",
    "exponentials": "product of exponentials",
    "sigmoid of": "definition of the logistic function",
    "log of product": "logarithm of a product",
    "log of factors": "logarithm of a product",
    "log of power": "logarithm of a power",
    "log of exp": "logarithm of an exponential",
}
SUMS = {
    "split sum": "linearity of the sum",
    "constants out": "constant factor out of the sum",
    "constants in": "constant factor into the sum",
    "sum of constant": "sum of a constant",
    "expand body": "multiply out under the sum",
    "sift": "sifting property of the indicator",
    "sift bracket": "sifting property of the indicator",
    "use condition": "meaning of the indicator",
    "split by label": "sum over the classes",
    "count of class": "definition of the count",
    "exchange": "exchange the sums",
    "log of indexed product": "logarithm of a product",
    "product of exponentials": "product of exponentials",
    "split product": "product factor by factor",
    "product of constant": "product of a constant",
    "product of indicators": "product of indicators",
    "rename": "rename the index",
    "shift": "shift the index",
    "reverse": "reverse the sum",
    "write out": "write out",
    "take in": "extend the sum",
    "geometric sum": "geometric sum",
    "geometric series": "geometric series",
}
PROBABILITY = {
    "bayes rule": "Bayes' rule",
    "law of total probability": "law of total probability",
    "law of total probability over classes": "law of total probability",
    "complement": "complementary event",
    "normalisation": "normalisation of a density",
    "linearity": "linearity of the expectation",
    "expectation of mean": "linearity of the expectation",
    "variance definition": "definition of the variance",
    "steiner": "shift theorem",
}
MATRICES = {
    "norm square": "squared norm",
    "transpose inside": "transpose",
    "half": "arithmetic",
    "gradient": "gradients of quadratic and linear forms",
    "gradient of entrywise": "chain rule in matrix form",
    "entry by entry": "entrywise product",
    "factor left": "factor out",
    "term to the right": "on both sides",
    "multiply from left": "on both sides",
    "inverse cancels": "matrix inverse",
}
# a rule's name        what a textbook calls it
TITLES: Mapping[str, str] = {**CALCULUS, **ALGEBRA, **SUMS, **PROBABILITY, **MATRICES}


def title_of(rule: str) -> str:
    """What a reader sees; a rule that is not ours is called by its name."""
    return TITLES.get(rule, rule)
