"""How steep is an activation, and how is its slope written with its own output?

    log-sigmoid   phi(v) = 1/(1 + exp(-a v)),   a > 0
    tanh unit     phi(v) = a tanh(b v),         a, b > 0
    ReLU          phi(v) = max(0, v)

Haykin, Neural Networks and Learning Machines, section 4.4.
"""

from __future__ import annotations

from derivations.derivation import Derivation
from derivations.language.tree import ZERO, name
from derivations.rules import calculus
from derivations.rules.algebra import (
    cancel,
    common_denominator,
    difference_of_squares,
    numbers,
    one_minus_rest,
)
from derivations.rules.equations import backwards, grouped, solved_for, stationary
from derivations.rules.functions import at_zero, definition
from derivations.rules.strategy import because, everywhere, inside, quietly, somewhere, then
from derivations.rules.terms import replaced
from derivations.rules.work import inserted, worked, written

SIGMOID = "1/(1 + exp(-a*v))"
LOG_SIGMOID = {"a": "positive", "v": "real", "phi": f"= {SIGMOID}"}
TANH_UNIT = {"a": "positive", "b": "positive", "v": "real", "phi": "= a*tanh(b*v)"}

PHI_OF_SIGMOID = written(f"phi = {SIGMOID}", LOG_SIGMOID)
PHI_OF_TANH = written("tanh(b*v) = phi/a", TANH_UNIT)

slope_of_sigmoid = (
    calculus.reciprocal_rule,
    because(somewhere(calculus.stepwise), "inner derivative `-a*exp(-a*v)`; the two minus signs cancel"),
    because(cancel, "as one fraction"),
)
slope_of_tanh = (
    because(calculus.differentiate, "outer derivative `1 - tanh(b*v)^2` times inner derivative `b`"),
    because(cancel, "constants in front"),
)
in_terms_of_phi = (
    grouped(
        "write it as a product of two fractions",
        name("a"),
        written(SIGMOID, LOG_SIGMOID),
        written("exp(-a*v)/(1 + exp(-a*v))", LOG_SIGMOID),
    ),
    somewhere(one_minus_rest),
    backwards("both fractions are written with the output `phi`", PHI_OF_SIGMOID),
)


def log_sigmoid_definition() -> Derivation:
    """phi = 1/(1 + exp(-a v))"""
    return worked("The log-sigmoid", LOG_SIGMOID, "phi", "sigmoid(a*v)", definition)


def log_sigmoid_in_v() -> Derivation:
    """dphi/dv = a exp(-a v)/(1 + exp(-a v))^2"""
    return worked(
        "Derivative of the log-sigmoid in v", LOG_SIGMOID, "dphi/dv", f"diff({SIGMOID}, v)", *slope_of_sigmoid
    )


def log_sigmoid() -> Derivation:
    """dphi/dv = a phi (1 - phi)"""
    return worked(
        "Derivative of the log-sigmoid in terms of its output",
        LOG_SIGMOID,
        "dphi/dv",
        f"diff({SIGMOID}, v)",
        *slope_of_sigmoid,
        *in_terms_of_phi,
    )


def log_sigmoid_steepest() -> Derivation:
    """The largest slope is a/4, at phi = 1/2"""
    return worked(
        "Steepest slope of the log-sigmoid",
        {"a": "positive", "phi": "probability"},
        None,
        "diff(a*phi*(1 - phi), phi)",
        because(calculus.differentiate, "the slope `a*phi*(1 - phi)` as a function of `phi`"),
        stationary,
        solved_for(name("phi")),
        inserted(
            "a*phi*(1 - phi)",
            {"a": "positive", "phi": "probability"},
            "the slope there; it falls to zero at both ends, so this is the largest",
        ),
        because(then(everywhere(numbers), cancel), "carry out the numbers"),
    )


def tanh_definition() -> Derivation:
    """tanh x = (exp(x) - exp(-x))/(exp(x) + exp(-x))"""
    return worked("The hyperbolic tangent", {"x": "real"}, None, "tanh(x)", definition)


def tanh_unit_in_v() -> Derivation:
    """dphi/dv = a b (1 - tanh(b v)^2)"""
    return worked(
        "Derivative of the tanh unit in v", TANH_UNIT, "dphi/dv", "diff(a*tanh(b*v), v)", *slope_of_tanh
    )


def tanh_unit() -> Derivation:
    """dphi/dv = (b/a)(a - phi)(a + phi)"""
    return worked(
        "Derivative of the tanh unit in terms of its output",
        TANH_UNIT,
        "dphi/dv",
        "diff(a*tanh(b*v), v)",
        *slope_of_tanh,
        backwards("`tanh(b*v)` is `phi/a`", written("phi/a = tanh(b*v)", TANH_UNIT)),
        because(then(quietly(inside(cancel)), somewhere(common_denominator), cancel), "common denominator"),
        somewhere(difference_of_squares),
    )


def tanh_slope_at_zero() -> Derivation:
    """dphi/dv = a b at v = 0"""
    return worked(
        "Slope of the tanh unit at zero",
        TANH_UNIT,
        None,
        replaced(tanh_unit_in_v().result, {name("v"): ZERO}),
        because(everywhere(at_zero), "`tanh(0) = 0`"),
    )


def hardlim() -> Derivation:
    """1 for v >= 0, else 0"""
    return worked("The hard limit", {"v": "real"}, None, "hardlim(v)", definition)


def hardlims() -> Derivation:
    """1 for v >= 0, else -1"""
    return worked("The symmetric hard limit", {"v": "real"}, None, "hardlims(v)", definition)


def satlin() -> Derivation:
    """v, cut to [0, 1]"""
    return worked("The saturating linear activation", {"v": "real"}, None, "satlin(v)", definition)


def satlins() -> Derivation:
    """v, cut to [-1, 1]"""
    return worked("The symmetric saturating linear activation", {"v": "real"}, None, "satlins(v)", definition)


def linear_slope() -> Derivation:
    """dv/dv = 1"""
    return worked(
        "Derivative of the linear activation",
        {"v": "real"},
        None,
        "diff(v, v)",
        because(calculus.differentiate, "slope one everywhere"),
    )


def relu() -> Derivation:
    """d max(0, v)/dv = [v > 0]"""
    return worked(
        "Derivative of the rectifier",
        {"v": "real, not 0"},
        "dy/dv",
        "diff(relu(v), v)",
        because(calculus.differentiate, "slope one where v is positive, zero where it is negative"),
    )
